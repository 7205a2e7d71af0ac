// Creation of classes: type(name, bases, namespace), the class statement (__build_class__), and
// creation of instances by calling a class.
//
// Invariant: a class is seen by script code (__set_name__, __init_subclass__, a metaclass'
// __init__) only when its MRO, layout and namespace are complete.
#include "runtime/native/native.hpp"
#include "runtime/object/class_layout.hpp"
#include "runtime/object/iterator.hpp"

namespace aio {
namespace {

Str* special_name(Vm& vm, Special which) { return vm.special_names[static_cast<size_t>(which)]; }

/// The most derived metaclass of `metaclass` and the bases'.
Result<Type*> winning_metaclass(Vm& vm, Type* metaclass, const Value* bases, size_t count) {
  for (size_t i = 0; i < count; ++i) {
    Type* other = type_of(vm, bases[i]);
    if (is_subtype(metaclass, other)) continue;
    if (is_subtype(other, metaclass)) {
      metaclass = other;
      continue;
    }
    return raise(vm, ExceptionType::TypeError,
                 "metaclass conflict: the metaclass of a derived class must be a (non-strict) "
                 "subclass of the "
                 "metaclasses of all its bases");
  }
  return metaclass;
}

void wrap_function(Vm& vm, Dict* ns, Str* name, BuiltinType wrapper) {
  Value f = dict_get_str(vm, ns, name);
  if (!is_kind(f, Kind::Function)) return;
  if (wrapper == BuiltinType::StaticMethod) {
    auto* w = vm.heap.make<StaticMethod>(shape_id(vm, wrapper));
    w->function = f;
    w->attributes = Value::undef();
    dict_set_str(vm, ns, name, Value::object(w));
  } else {
    auto* w = vm.heap.make<ClassMethod>(shape_id(vm, wrapper));
    w->function = f;
    w->attributes = Value::undef();
    dict_set_str(vm, ns, name, Value::object(w));
  }
}

GetSetDescriptor* area_descriptor(Vm& vm, Type* type, Str* name, const GetSetDef* def) {
  auto* d = vm.heap.make<GetSetDescriptor>(shape_id(vm, BuiltinType::GetSetDescriptor));
  d->owner = type;
  d->def = def;
  d->name = name;
  return d;
}

Value read_dict(Vm& vm, Value self) { return instance_dict(vm, self.as_object()); }

Status write_dict(Vm& vm, Value self, Value value) {
  // A base of a metaclass or of a module type brings this descriptor to objects whose namespace is
  // no plain area.
  if (is_kind(self, Kind::Type))
    return raise(vm, ExceptionType::AttributeError,
                 "attribute '__dict__' of 'type' objects is not writable");
  if (is_kind(self, Kind::Module))
    return raise(vm, ExceptionType::AttributeError, "readonly attribute");
  if (value.is_undef() && is_kind(self, Kind::Exception))
    return raise(vm, ExceptionType::TypeError, "cannot delete __dict__");
  if (value.is_undef()) value = Value::object(new_dict(vm));
  auto* dict = dyn_as<Dict>(value);
  if (!dict)
    return raise(vm, ExceptionType::TypeError, "__dict__ must be set to a dictionary, not a '%T'",
                 value.bits);
  set_instance_dict(vm, self.as_object(), dict);
  return Status::Ok;
}

Value read_weakref(Vm&, Value) { return Value::none(); }

constexpr GetSetDef kDictDef = {"__dict__", read_dict, write_dict,
                                "dictionary for instance variables"};
constexpr GetSetDef kWeakRefDef = {"__weakref__", read_weakref, nullptr,
                                   "list of weak references to the object"};

}  // namespace

void add_area_descriptors(Vm& vm, Type* type, Dict* ns) {
  bool dict_inherited = false, weakref_inherited = false;
  for (size_t i = 0; i < type->bases->size; ++i) {
    auto* base = as<Type>(type->bases->items()[i]);
    dict_inherited |= base->attributes_offset != 0 || base->instance_kind == Kind::Type ||
                      base->instance_kind == Kind::Module;
    weakref_inherited |= base->weak_list_allowed != 0;
  }
  if (type->attributes_offset && !dict_inherited &&
      dict_get_str(vm, ns, vm.names.dunder_dict).is_undef())
    dict_set_str(vm, ns, vm.names.dunder_dict,
                 Value::object(area_descriptor(vm, type, vm.names.dunder_dict, &kDictDef)));
  if (type->flags & kTypeHeap && type->weak_list_allowed && !weakref_inherited &&
      dict_get_str(vm, ns, vm.names.dunder_weakref).is_undef())
    dict_set_str(vm, ns, vm.names.dunder_weakref,
                 Value::object(area_descriptor(vm, type, vm.names.dunder_weakref, &kWeakRefDef)));
}

namespace {

/// What the class statement's namespace says about the class itself, and the names that get a
/// meaning there.
Status finish_namespace(Vm& vm, Type* type, Dict* ns) {
  Value qualname = dict_get_str(vm, ns, vm.names.dunder_qualname);
  if (!qualname.is_undef()) {
    if (!is_kind(qualname, Kind::Str))
      return raise(vm, ExceptionType::TypeError, "type __qualname__ must be a str, not %T",
                   qualname.bits);
    type->qualname = as<Str>(qualname);
    (void)dict_pop_str(vm, ns, vm.names.dunder_qualname);
  }
  if (dict_get_str(vm, ns, vm.names.dunder_module).is_undef()) {
    Dict* globals = vm.current_globals();
    Value module = globals ? dict_get_str(vm, globals, vm.names.dunder_name) : Value::undef();
    if (!module.is_undef()) dict_set_str(vm, ns, vm.names.dunder_module, module);
  }
  wrap_function(vm, ns, special_name(vm, Special::New), BuiltinType::StaticMethod);
  wrap_function(vm, ns, special_name(vm, Special::InitSubclass), BuiltinType::ClassMethod);
  wrap_function(vm, ns, special_name(vm, Special::ClassGetItem), BuiltinType::ClassMethod);
  Str* hash = special_name(vm, Special::Hash);
  if (!dict_get_str(vm, ns, special_name(vm, Special::Eq)).is_undef() &&
      dict_get_str(vm, ns, hash).is_undef())
    dict_set_str(vm, ns, hash, Value::none());
  return Status::Ok;
}

Status take_class_cell(Vm& vm, Type* type, Dict* ns) {
  Value cell = dict_pop_str(vm, ns, vm.names.dunder_classcell);
  if (cell.is_undef()) return Status::Ok;
  auto* c = dyn_as<Cell>(cell);
  if (!c) {
    std::string shown = to_utf8(type_of(vm, cell)->name);
    return raise(vm, ExceptionType::TypeError,
                 "__classcell__ must be a nonlocal cell, not <class '%s'>", shown.c_str());
  }
  vm.heap.shade(c->value);
  c->value = Value::object(type);
  return Status::Ok;
}

Status set_names(Vm& vm, Type* type) {
  Rooted copy(vm, dict_copy(vm, type->ns));
  uint32_t position = 0;
  Value key, value;
  while (dict_next(copy.as<Dict>(), &position, &key, &value)) {
    if (!value.is_object() || is_kind(value, Kind::Function)) continue;
    Value method = lookup_special(vm, type_of(vm, value), Special::SetName);
    if (method.is_undef()) continue;
    Value args[2] = {Value::object(type), key};
    if (!failed(call_method_value(vm, method, value, args, 2))) continue;
    Rooted error(vm, take_exception(vm));
    Value shown = repr_of(vm, key);
    if (shown.is_exc()) return raised;
    StrBuilder note(vm);
    note.append_ascii("Error calling __set_name__ on '");
    note.append(type_name(vm, value));
    note.append_ascii("' instance ");
    note.append(as<Str>(shown));
    note.append_ascii(" in '");
    note.append(type->name);
    note.append_ascii("'");
    AIO_CHECK(add_note(vm, error, note.finish()));
    return raise_object(vm, error, false);
  }
  return Status::Ok;
}

Tuple* keyword_names(Vm& vm, Dict* keywords, std::vector<Value>* values) {
  if (!keywords || dict_size(keywords) == 0) return nullptr;
  std::vector<Value> names;
  uint32_t position = 0;
  Value key, value;
  while (dict_next(keywords, &position, &key, &value)) {
    names.push_back(key);
    values->push_back(value);
  }
  return as<Tuple>(make_tuple(vm, names.data(), names.size()));
}

Status init_subclass(Vm& vm, Type* type, Dict* keywords) {
  AIO_TRY(Value super, make_super(vm, type, Value::object(type)));
  Rooted keep(vm, super);
  AIO_TRY(Value hook, get_attr(vm, super, special_name(vm, Special::InitSubclass)));
  if (auto* bound = dyn_as<BoundMethod>(hook); bound && (!keywords || dict_size(keywords) == 0)) {
    // object's own does nothing.
    auto* native = dyn_as<NativeFunction>(bound->function);
    if (native && native->owner == vm.type(BuiltinType::Object)) return Status::Ok;
  }
  std::vector<Value> values;
  Tuple* names = keyword_names(vm, keywords, &values);
  AIO_CHECK(vm.call(hook, values.data(), values.size(), names));
  return Status::Ok;
}

/// The MRO by the metaclass' mro() if it has one of its own.
Status compute_mro(Vm& vm, Type* type) {
  Type* meta = type_of(vm, Value::object(type));
  if (meta != vm.type(BuiltinType::Type)) {
    Value method = type_lookup(vm, meta, vm.names.mro);
    if (is_kind(method, Kind::Function)) {
      AIO_TRY(Value plain, linearize(vm, type, type->bases));
      type->mro = as<Tuple>(plain);
      AIO_TRY(Value items, vm.call(method, Value::object(type)));
      AIO_TRY(Value order, tuple_from_iterable(vm, items));
      for (size_t i = 0; i < as<Tuple>(order)->size; ++i)
        if (!is_kind(as<Tuple>(order)->items()[i], Kind::Type))
          return raise(vm, ExceptionType::TypeError, "mro() returned a non-class ('%T')",
                       as<Tuple>(order)->items()[i].bits);
      type->mro = as<Tuple>(order);
      type->flags |= kTypeCustomMro;
      return Status::Ok;
    }
  }
  AIO_TRY(Value order, linearize(vm, type, type->bases));
  type->mro = as<Tuple>(order);
  return Status::Ok;
}

Dict* namespace_from(Vm& vm, Dict* body) {
  Dict* ns = new_namespace(vm);
  uint32_t position = 0;
  Value key, value;
  while (dict_next(body, &position, &key, &value))
    if (auto* name = dyn_as<Str>(key)) dict_set_str(vm, ns, intern(vm, name), value);
  return ns;
}

}  // namespace

Value make_class(Vm& vm, Type* metaclass, Str* name, Tuple* bases, Dict* body, Dict* keywords) {
  Rooted keep_bases(vm, bases), keep_body(vm, body);
  if (bases->size == 0) {
    Value object = Value::object(vm.type(BuiltinType::Object));
    bases = as<Tuple>(make_tuple(vm, &object, 1));
    keep_bases = Value::object(bases);
  }
  AIO_TRY(Type * base, best_base(vm, bases));
  Type* type = allocate_type(vm, metaclass, base);
  Rooted keep(vm, type);
  type->name = name;
  type->qualname = name;
  type->bases = bases;
  type->flags |= kTypeHeap | kTypeBaseType;
  type->ns = namespace_from(vm, body);
  for (size_t i = 0; i < bases->size; ++i)
    type->flags |= as<Type>(bases->items()[i])->flags &
                   (kTypeSequence | kTypeMapping | kTypeException | kTypeSelfMatch);
  AIO_CHECK(finish_namespace(vm, type, type->ns));
  AIO_CHECK(lay_out(vm, type, type->ns));
  AIO_CHECK(take_class_cell(vm, type, type->ns));
  AIO_CHECK(compute_mro(vm, type));
  learn_inline_slots(vm, type, type->ns);
  add_area_descriptors(vm, type, type->ns);
  if (dict_get_str(vm, type->ns, vm.names.dunder_doc).is_undef())
    dict_set_str(vm, type->ns, vm.names.dunder_doc, Value::none());
  add_to_bases(vm, type);
  update_type_flags(vm, type);
  AIO_CHECK(set_names(vm, type));
  AIO_CHECK(init_subclass(vm, type, keywords));
  return Value::object(type);
}

// --- __build_class__ ---

namespace {

/// Bases with __mro_entries__ replaced; *changed says whether there were any.
Value resolve_bases(Vm& vm, const Value* bases, size_t count, bool* changed) {
  List* result = new_list(vm, count);
  Rooted keep(vm, result);
  Rooted original(vm, make_tuple(vm, bases, count));
  for (size_t i = 0; i < count; ++i) {
    Value base = original.as<Tuple>()->items()[i];
    Value entries = Value::undef();
    if (!is_kind(base, Kind::Type)) {
      Value method = get_attr_or_undef(vm, base, special_name(vm, Special::MroEntries));
      if (method.is_exc()) return raised;
      if (!method.is_undef()) {
        AIO_TRY(entries, vm.call(method, original));
        if (!is_kind(entries, Kind::Tuple))
          return raise(vm, ExceptionType::TypeError, "__mro_entries__ must return a tuple");
        *changed = true;
      }
    }
    if (entries.is_undef()) {
      AIO_CHECK(list_append(vm, result, base));
      continue;
    }
    for (size_t j = 0; j < as<Tuple>(entries)->size; ++j)
      AIO_CHECK(list_append(vm, result, as<Tuple>(entries)->items()[j]));
  }
  return make_tuple(vm, result->items, result->size);
}

Value call_with_keywords(Vm& vm, Value callable, std::initializer_list<Value> positional,
                         Dict* keywords) {
  std::vector<Value> args(positional);
  Tuple* names = keyword_names(vm, keywords, &args);
  return vm.call(callable, args.data(), args.size(), names);
}

Value prepare_namespace(Vm& vm, Value metaclass, Str* name, Value bases, Dict* keywords) {
  if (metaclass == Value::object(vm.type(BuiltinType::Type))) return Value::object(new_dict(vm));
  Value prepare = get_attr_or_undef(vm, metaclass, special_name(vm, Special::Prepare));
  if (prepare.is_exc()) return raised;
  if (prepare.is_undef()) return Value::object(new_dict(vm));
  Rooted keep(vm, prepare);
  AIO_TRY(Value ns, call_with_keywords(vm, prepare, {Value::object(name), bases}, keywords));
  if (is_kind(ns, Kind::Dict) || !lookup_special(vm, type_of(vm, ns), Special::GetItem).is_undef())
    return ns;
  if (auto* type = dyn_as<Type>(metaclass))
    return raise(vm, ExceptionType::TypeError, "%S.__prepare__() must return a mapping, not %T",
                 type->name, ns.bits);
  return raise(vm, ExceptionType::TypeError,
               "<metaclass>.__prepare__() must return a mapping, not %T", ns.bits);
}

Status check_class_cell(Vm& vm, Value cell, Value cls, Str* name) {
  auto* c = dyn_as<Cell>(cell);
  if (!c || !is_kind(cls, Kind::Type)) return Status::Ok;
  if (c->value == cls) return Status::Ok;
  Rooted keep(vm, cls);
  if (c->value.is_undef()) {
    AIO_TRY(Value shown, repr_of(vm, cls));
    return raise(
        vm, ExceptionType::RuntimeError,
        "__class__ not set defining %s as %S. Was __classcell__ propagated to type.__new__?",
        to_utf8(as<Str>(repr_of(vm, Value::object(name)))).c_str(), as<Str>(shown));
  }
  AIO_TRY(Value found, repr_of(vm, c->value));
  Rooted keep_found(vm, found);
  AIO_TRY(Value shown, repr_of(vm, cls));
  return raise(vm, ExceptionType::TypeError, "__class__ set to %S defining %s as %S",
               as<Str>(found), to_utf8(as<Str>(repr_of(vm, Value::object(name)))).c_str(),
               as<Str>(shown));
}

}  // namespace

Value build_class(Vm& vm, Value body, Str* name, const Value* bases, size_t count, Dict* keywords) {
  auto* function = dyn_as<Function>(body);
  if (!function)
    return raise(vm, ExceptionType::TypeError, "__build_class__: func must be a function");
  bool changed = false;
  Rooted original(vm, make_tuple(vm, bases, count));
  AIO_TRY(Value resolved, resolve_bases(vm, bases, count, &changed));
  Rooted keep_bases(vm, resolved);
  auto* tuple = as<Tuple>(resolved);

  Rooted kw(vm, keywords ? Value::object(dict_copy(vm, keywords)) : Value::object(new_dict(vm)));
  Value metaclass = dict_pop_str(vm, kw.as<Dict>(), vm.names.metaclass);
  if (metaclass.is_undef())
    metaclass =
        Value::object(tuple->size ? type_of(vm, tuple->items()[0]) : vm.type(BuiltinType::Type));
  if (auto* type = dyn_as<Type>(metaclass)) {
    AIO_TRY(Type * winner, winning_metaclass(vm, type, tuple->items(), tuple->size));
    metaclass = Value::object(winner);
  }
  Rooted keep_meta(vm, metaclass);
  AIO_TRY(Value ns, prepare_namespace(vm, metaclass, name, resolved, kw.as<Dict>()));
  Rooted keep_ns(vm, ns);
  AIO_TRY(Value cell, vm.call(body, ns));
  Rooted keep_cell(vm, cell);
  if (changed) AIO_CHECK(set_item(vm, ns, Value::object(vm.names.dunder_orig_bases), original));
  AIO_TRY(Value cls,
          call_with_keywords(vm, metaclass, {Value::object(name), resolved, ns}, kw.as<Dict>()));
  AIO_CHECK(check_class_cell(vm, cell, cls, name));
  return cls;
}

Result<Type*> most_derived_metaclass(Vm& vm, Type* metaclass, Tuple* bases) {
  return winning_metaclass(vm, metaclass, bases->items(), bases->size);
}

// --- instances ---

Value construct(Vm& vm, Type* type, const Value* args, size_t count, Tuple* kw_names) {
  if (type == vm.type(BuiltinType::Type) && count == 1 && !kw_names)
    return Value::object(type_of(vm, args[0]));
  if (type->flags & kTypeDisallowNew)
    return raise(vm, ExceptionType::TypeError, "cannot create '%S' instances", type->name);
  std::vector<Value> all(count + 1);
  all[0] = Value::object(type);
  for (size_t i = 0; i < count; ++i) all[i + 1] = args[i];
  List* kept = as<List>(make_list(vm, all.data(), all.size()));
  Rooted keep(vm, kept);
  Value maker = lookup_special(vm, type, Special::New);
  AIO_TRY(maker, bind_attribute(vm, maker, Value::undef(), type));
  AIO_TRY(Value made, vm.call(maker, all.data(), count + 1, kw_names));
  if (!is_instance(vm, made, type)) return made;
  Value init = lookup_special(vm, type_of(vm, made), Special::Init);
  if (init.is_undef()) return made;
  Rooted keep_made(vm, made);
  all[0] = made;
  Value answer;
  if (is_kind(init, Kind::Function) || is_kind(init, Kind::NativeFunction)) {
    answer = vm.call(init, all.data(), count + 1, kw_names);
  } else {
    AIO_TRY(init, bind_attribute(vm, init, made, type_of(vm, made)));
    answer = vm.call(init, all.data() + 1, count, kw_names);
  }
  if (answer.is_exc()) return answer;
  if (!answer.is_none())
    return raise(vm, ExceptionType::TypeError, "__init__() should return None, not '%T'",
                 answer.bits);
  return made;
}

Module* new_module(Vm& vm, Str* name) {
  auto* module = vm.heap.make<Module>(shape_id(vm, BuiltinType::Module));
  module->ns = new_namespace(vm);
  module->name = Value::object(name);
  dict_set_str(vm, module->ns, vm.names.dunder_name, Value::object(name));
  for (Str* key :
       {vm.names.dunder_doc, vm.names.dunder_package, vm.names.dunder_loader, vm.names.dunder_spec})
    dict_set_str(vm, module->ns, key, Value::none());
  return module;
}

}  // namespace aio
