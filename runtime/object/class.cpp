// Types: look-up through the MRO, tables of special methods, subclass lists, instance checks and
// invalidation.
//
// Invariant: Type::special[i] is what type_lookup would find, or exc ("not looked up"); whoever
// changes a class attribute calls invalidate_type, which restores that for the type and all its
// subclasses.
#include "runtime/object/class.hpp"

#include <algorithm>

#include "runtime/native/native.hpp"
#include "runtime/object/object_model.hpp"
#include "runtime/vm/vm_internal.hpp"

namespace aio {

constinit const std::array<Value, kSpecialCount> kNoSpecials = [] {
  std::array<Value, kSpecialCount> values{};
  values.fill(Value::exc());
  return values;
}();

void Type::trace(Tracer& tracer) {
  tracer.visit(name);
  tracer.visit(qualname);
  tracer.visit(bases);
  tracer.visit(mro);
  tracer.visit(base);
  tracer.visit(ns);
  tracer.visit(subclasses);
  tracer.visit(attributes);
  if (special != kNoSpecials.data()) tracer.visit_buffer(special);
}

void MemberDescriptor::trace(Tracer& tracer) {
  tracer.visit(owner);
  tracer.visit(name);
}

void GetSetDescriptor::trace(Tracer& tracer) {
  tracer.visit(owner);
  tracer.visit(name);
}

bool is_subtype(const Type* type, const Type* base) {
  if (type == base) return true;
  if (!type->mro) {
    for (; type; type = type->base)
      if (type == base) return true;
    return false;
  }
  const Value wanted = Value::object(base);
  for (size_t i = 0; i < type->mro->size; ++i)
    if (type->mro->items()[i] == wanted) return true;
  return false;
}

bool is_instance(Vm& vm, Value v, const Type* type) { return is_subtype(type_of(vm, v), type); }

const Str* type_name(Vm& vm, Value v) {
  const Type* type = type_of(vm, v);
  // Types of native modules are named with their module, as in CPython: 'collections.deque'.
  if (type->flags & kTypeDottedName) {
    if (Str* module = dyn_as<Str>(dict_get_str(vm, type->ns, vm.names.dunder_module)))
      return as<Str>(make_str(vm, to_utf8(module) + "." + to_utf8(type->name)));
  }
  if (type->flags & (kTypeHeap | kTypeException | kTypeShortName) ||
      !is_kind(type->attributes, Kind::Str))
    return type->name;
  return as<Str>(make_str(vm, to_utf8(as<Str>(type->attributes)) + "." + to_utf8(type->name)));
}

GlobalCell* type_lookup_cell(Vm& vm, Type* type, Str* name) {
  if (!name->is_interned()) name = intern(vm, name);
  Tuple* mro = type->mro;
  for (size_t i = 0; i < mro->size; ++i) {
    auto* t = as<Type>(mro->items()[i]);
    if (t->flags & kTypeUnfilled) type_namespace(vm, t);
    GlobalCell* cell = namespace_find(vm, t->ns, name);
    if (cell && !cell->value.is_undef()) return cell;
  }
  return nullptr;
}

Value type_lookup(Vm& vm, Type* type, Str* name) {
  GlobalCell* cell = type_lookup_cell(vm, type, name);
  return cell ? cell->value : Value::undef();
}

Value lookup_special_slow(Vm& vm, Type* type, Special which) {
  auto index = static_cast<size_t>(which);
  Value v = type_lookup(vm, type, vm.special_names[index]);
  if (type->special == kNoSpecials.data()) {
    auto* own = static_cast<Value*>(vm.heap.make_buffer(sizeof kNoSpecials)->data());
    std::copy(kNoSpecials.begin(), kNoSpecials.end(), own);
    type->special = own;
  }
  const_cast<Value*>(type->special)[index] = v;
  return v;
}

Value call_special(Vm& vm, Value v, Special which, const Value* args, size_t count) {
  Value method = lookup_special(vm, type_of(vm, v), which);
  if (method.is_undef()) return method;
  return call_method_value(vm, method, v, args, count);
}

Value call_method_value(Vm& vm, Value method, Value self, const Value* args, size_t count) {
  constexpr size_t kMostArguments = 4;
  Value all[kMostArguments + 1];
  all[0] = self;
  for (size_t i = 0; i < count && i < kMostArguments; ++i) all[i + 1] = args[i];
  if (is_kind(method, Kind::Function)) return vm.call(method, all, count + 1);
  if (auto* native = dyn_as<NativeFunction>(method);
      native && (native->flags & NativeFunction::kMethod)) {
    if (count > 1) return vm.call(method, all, count + 1);
    Rooted keep_self(vm, self), keep_argument(vm, count ? args[0] : Value::undef());
    return native->def->entry(vm, Args{all, static_cast<uint32_t>(count + 1), nullptr, native});
  }
  AIO_TRY(Value bound, bind_attribute(vm, method, self, type_of(vm, self)));
  return vm.call(bound, args, count);
}

static void forget_specials(Type* type) {
  if (type->special == kNoSpecials.data()) return;
  std::copy(kNoSpecials.begin(), kNoSpecials.end(), const_cast<Value*>(type->special));
}

void invalidate_type(Vm& vm, Type* type) {
  if (vm.attribute_cache) {
    for (auto& entry : vm.attribute_cache->entries) entry = {};
  }
  std::vector<Type*> pending{type};
  bool seen_by_code = false;
  std::vector<Type*> changed;
  while (!pending.empty()) {
    Type* t = pending.back();
    pending.pop_back();
    seen_by_code |= !(t->flags & kTypeTablesClean);
    changed.push_back(t);
    forget_specials(t);
    update_type_flags(vm, t);
    for (Type* sub : direct_subclasses(vm, t)) pending.push_back(sub);
  }
  if (!seen_by_code) return;
  reset_inline_caches(vm);
  for (Type* t : changed) t->flags |= kTypeTablesClean;
}

// --- subclasses ---

void add_to_bases(Vm& vm, Type* type) {
  for (size_t i = 0; i < type->bases->size; ++i) {
    auto* base = as<Type>(type->bases->items()[i]);
    auto* ref = vm.heap.make<WeakRef>(shape_id(vm, BuiltinType::WeakRef));
    ref->target = Value::object(type);
    ref->callback = Value::undef();
    ref->hash_ = -1;
    ref->next = nullptr;
    vm.heap.add_weak(ref);
    if (!base->subclasses) base->subclasses = new_list(vm, 4);
    (void)list_append(vm, base->subclasses, Value::object(ref));
  }
}

std::vector<Type*> direct_subclasses(Vm& vm, Type* type) {
  std::vector<Type*> found;
  if (!(type->flags & kTypeHeap)) {
    auto consider = [&](Type* t) {
      if (t && t != type && t->bases)
        for (size_t i = 0; i < t->bases->size; ++i)
          if (t->bases->items()[i] == Value::object(type)) found.push_back(t);
    };
    for (size_t i = 0; i < static_cast<size_t>(BuiltinType::kCount); ++i)
      consider(vm.type(static_cast<BuiltinType>(i)));
    for (Type* t : vm.exception_types) consider(t);
  }
  if (!type->subclasses) return found;
  for (size_t i = 0; i < type->subclasses->size; ++i) {
    Value target = vm.heap.read_weak(as<WeakRef>(type->subclasses->items[i]));
    if (target.is_object()) found.push_back(as<Type>(target));
  }
  return found;
}

// --- isinstance, issubclass ---

namespace {

constexpr const char* kBadInstanceInfo =
    "isinstance() arg 2 must be a type, a tuple of types, or a union";
constexpr const char* kBadSubclassInfo =
    "issubclass() arg 2 must be a class, a tuple of classes, or a union";

/// cls.__bases__ of something that is not a Type, a Tuple; undef if it has none.
Value abstract_bases(Vm& vm, Value cls) {
  AIO_TRY(Value bases, get_attr_or_undef(vm, cls, vm.names.dunder_bases));
  return is_kind(bases, Kind::Tuple) ? bases : Value::undef();
}

Result<bool> abstract_subclass(Vm& vm, Value derived, Value cls) {
  AIO_CHECK(vm.check_native_stack());
  if (derived == cls) return true;
  Rooted keep_cls(vm, cls);
  AIO_TRY(Value bases, abstract_bases(vm, derived));
  if (bases.is_undef()) return false;
  Rooted keep(vm, bases);
  for (size_t i = 0; i < as<Tuple>(bases)->size; ++i) {
    AIO_TRY(bool found, abstract_subclass(vm, as<Tuple>(bases)->items()[i], cls));
    if (found) return true;
  }
  return false;
}

/// isinstance without __instancecheck__: what type.__instancecheck__ does.
Result<bool> default_instance_check(Vm& vm, Value v, Value cls, const char* message) {
  if (auto* type = dyn_as<Type>(cls)) {
    if (is_instance(vm, v, type)) return true;
    if (!v.is_object()) return false;
    // An object may claim another class (proxies, mocks).
    if (vm.shapes[v.as_object()->shape]->type->flags & kTypePlainGetAttr &&
        !(type_of(vm, v)->flags & kTypeHeap))
      return false;
    Rooted keep(vm, cls);
    AIO_TRY(Value claimed, get_attr_or_undef(vm, v, vm.names.dunder_class));
    auto* other = dyn_as<Type>(claimed);
    return other && is_subtype(other, type);
  }
  Rooted keep_v(vm, v), keep_cls(vm, cls);
  AIO_TRY(Value bases, abstract_bases(vm, cls));
  if (bases.is_undef()) return raise(vm, ExceptionType::TypeError, "%s", message);
  AIO_TRY(Value claimed, get_attr_or_undef(vm, v, vm.names.dunder_class));
  if (claimed.is_undef()) return false;
  return abstract_subclass(vm, claimed, cls);
}

Result<bool> default_subclass_check(Vm& vm, Value derived, Value cls) {
  auto* type = dyn_as<Type>(cls);
  auto* sub = dyn_as<Type>(derived);
  if (type && sub) return is_subtype(sub, type);
  Rooted keep_cls(vm, cls), keep_derived(vm, derived);
  if (!sub) {
    AIO_TRY(Value bases, abstract_bases(vm, derived));
    if (bases.is_undef())
      return raise(vm, ExceptionType::TypeError, "issubclass() arg 1 must be a class");
  }
  if (!type) {
    AIO_TRY(Value bases, abstract_bases(vm, cls));
    if (bases.is_undef()) return raise(vm, ExceptionType::TypeError, "%s", kBadSubclassInfo);
  }
  return abstract_subclass(vm, derived, cls);
}

using Check = Result<bool> (*)(Vm&, Value, Value);

Result<bool> check_each(Vm& vm, Value v, Tuple* infos, Check check) {
  AIO_CHECK(vm.check_native_stack());
  Rooted keep_v(vm, v), keep(vm, infos);
  for (size_t i = 0; i < infos->size; ++i) {
    AIO_TRY(bool yes, check(vm, v, infos->items()[i]));
    if (yes) return true;
  }
  return false;
}

Result<bool> check_by_hook(Vm& vm, Value v, Value info, Value method) {
  Rooted keep_v(vm, v), keep(vm, info);
  AIO_TRY(Value answer, call_method_value(vm, method, info, &v, 1));
  return truthy(vm, answer);
}

bool is_type_method(Vm& vm, Value method) {
  auto* native = dyn_as<NativeFunction>(method);
  return native && native->owner == vm.type(BuiltinType::Type);
}

}  // namespace

Result<bool> instance_check(Vm& vm, Value v, Value cls) {
  return default_instance_check(vm, v, cls, kBadInstanceInfo);
}

Result<bool> subclass_check(Vm& vm, Value derived, Value cls) {
  return default_subclass_check(vm, derived, cls);
}

Result<bool> check_instance(Vm& vm, Value v, Value info) {
  if (info.is_object() && Value::object(type_of(vm, v)) == info) return true;
  if (auto* tuple = dyn_as<Tuple>(info)) return check_each(vm, v, tuple, &check_instance);
  Value method = lookup_special(vm, type_of(vm, info), Special::InstanceCheck);
  if (method.is_undef() || is_type_method(vm, method)) return instance_check(vm, v, info);
  return check_by_hook(vm, v, info, method);
}

Result<bool> check_subclass(Vm& vm, Value derived, Value info) {
  if (auto* tuple = dyn_as<Tuple>(info)) return check_each(vm, derived, tuple, &check_subclass);
  Value method = lookup_special(vm, type_of(vm, info), Special::SubclassCheck);
  if (method.is_undef() || is_type_method(vm, method)) return subclass_check(vm, derived, info);
  return check_by_hook(vm, derived, info, method);
}

}  // namespace aio
