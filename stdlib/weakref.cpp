// Module _weakref: ref objects and proxies. The collector clears a ref's target before finalizers
// run and queues callbacks.
#include "runtime/native/native.hpp"
#include "runtime/object/object_model.hpp"
#include "stdlib/modules.hpp"

namespace aio {
namespace {

Status check_referable(Vm& vm, Value v) {
  if (v.is_object()) {
    switch (v.as_object()->kind) {
      case Kind::Instance:
      case Kind::Native:
      case Kind::Set:
      case Kind::Function:
      case Kind::NativeFunction:
      case Kind::BoundMethod:
      case Kind::Type:
      case Kind::Module:
      case Kind::Exception:
      case Kind::Generator:
      case Kind::Future:
      case Kind::Task:
      case Kind::Code:
      case Kind::MemoryView:
      case Kind::Property:
        if (v.as_object()->kind != Kind::Instance || type_of(vm, v)->weak_list_allowed)
          return Status::Ok;
        break;
      default:
        if (v.as_object()->flags & kFlagAttributes) return Status::Ok;  // instance of a subclass
        break;
    }
  }
  return raise(vm, ExceptionType::TypeError, "cannot create weak reference to '%T' object", v);
}

WeakRef* make_ref(Vm& vm, Type* cls, Value target, Value callback) {
  WeakRef* r = static_cast<WeakRef*>(new_instance(vm, cls));
  r->target = target;
  r->callback = callback;
  r->hash_ = -1;
  r->next = nullptr;
  vm.heap.add_weak(r);
  return r;
}

Value ref_new(Vm& vm, Type* cls, Value target, Value callback) {
  AIO_CHECK(check_referable(vm, target));
  Type* plain = vm.type(BuiltinType::WeakRef);
  if (cls == plain && callback.is_none()) {
    for (WeakRef* r = vm.heap.find_weak(target.as_object()); r;
         r = vm.heap.find_weak(target.as_object(), r)) {
      if (r->callback.is_none() && type_of(vm, Value::object(r)) == plain) return Value::object(r);
    }
  }
  return Value::object(make_ref(vm, cls, target, callback));
}
void ref_init(Vm&, Value, Value, Value) {}

Value target_of(Vm& vm, WeakRef* r) {
  Value v = vm.heap.read_weak(r);
  return v.is_undef() ? Value::none() : v;
}

Value ref_call(Vm& vm, Value self) { return target_of(vm, as<WeakRef>(self)); }

Result<int64_t> ref_hash(Vm& vm, Value self) {
  WeakRef* r = as<WeakRef>(self);
  if (r->hash_ != -1) return r->hash_;
  Value v = target_of(vm, r);
  if (v.is_none()) return raise(vm, ExceptionType::TypeError, "weak object has gone away");
  AIO_TRY(int64_t h, hash_value(vm, v));
  r->hash_ = h;
  return h;
}

Value ref_compare(Vm& vm, Value self, Value other, bool equal) {
  if (!is_kind(other, Kind::WeakRef)) return Value::not_implemented();
  Rooted x(vm, target_of(vm, as<WeakRef>(self))), y(vm, target_of(vm, as<WeakRef>(other)));
  if (x.get().is_none() || y.get().is_none()) return Value::boolean((self == other) == equal);
  return compare(vm, equal ? CompareOp::Eq : CompareOp::Ne, x, y);
}
Value ref_eq(Vm& vm, Value self, Value other) { return ref_compare(vm, self, other, true); }
Value ref_ne(Vm& vm, Value self, Value other) { return ref_compare(vm, self, other, false); }

Value ref_repr(Vm& vm, Value self) {
  Value v = target_of(vm, as<WeakRef>(self));
  char text[160];
  if (v.is_none()) {
    std::snprintf(text, sizeof text, "<weakref at %p; dead>", static_cast<void*>(self.as_object()));
    return make_str(vm, text);
  }
  std::string name = to_utf8(type_of(vm, v)->name);
  std::snprintf(text, sizeof text, "<weakref at %p; to '%.60s' at %p>",
                static_cast<void*>(self.as_object()), name.c_str(),
                v.is_object() ? static_cast<void*>(v.as_object()) : nullptr);
  return make_str(vm, text);
}
Value ref_callback(Vm& vm, Value self) {
  WeakRef* r = as<WeakRef>(self);
  return vm.heap.read_weak(r).is_undef() ? Value::none() : r->callback;
}

constexpr NativeDef kRefMethods[] = {
    static_def<ref_new>("__new__(cls, object, callback=None, /)"),
    def<ref_init>("__init__(self, object, callback=None, /)"),
    def<ref_call>("__call__(self, /)", "The object, or None once it is gone."),
    def<ref_hash>("__hash__(self, /)"),
    def<ref_eq>("__eq__(self, other, /)"),
    def<ref_ne>("__ne__(self, other, /)"),
    def<ref_repr>("__repr__(self, /)"),
};
constexpr GetSetDef kRefGetSets[] = {{"__callback__", ref_callback}};

int64_t getweakrefcount(Vm& vm, Value object) {
  int64_t n = 0;
  if (object.is_object()) {
    for (WeakRef* r = vm.heap.find_weak(object.as_object()); r;
         r = vm.heap.find_weak(object.as_object(), r))
      ++n;
  }
  return n;
}
Value getweakrefs(Vm& vm, Value object) {
  List* list = new_list(vm, 0);
  if (object.is_object()) {
    for (WeakRef* r = vm.heap.find_weak(object.as_object()); r;
         r = vm.heap.find_weak(object.as_object(), r))
      AIO_CHECK(list_append(vm, list, Value::object(r)));
  }
  return Value::object(list);
}

constexpr NativeDef kFunctions[] = {
    def<getweakrefcount>("getweakrefcount(object, /)",
                         "How many weak references to the object exist."),
    def<getweakrefs>("getweakrefs(object, /)", "The weak references to the object."),
};

/// proxy and its types are a small script: every operation fetches the object first.
Value module_getattr(Vm& vm, Value name) {
  Value module = import_native_or_script(vm, "_weakproxy");
  if (module.is_exc()) return module;
  if (!is_kind(name, Kind::Str))
    return raise(vm, ExceptionType::TypeError, "attribute name must be string");
  Value v = get_attr_or_undef(vm, module, intern(vm, as<Str>(name)));
  if (!v.is_undef()) return v;
  return raise(vm, ExceptionType::AttributeError, "module '_weakref' has no attribute '%S'",
               as<Str>(name));
}
constexpr NativeDef kGetAttr = def<module_getattr>("__getattr__(name, /)");

Status init(Vm& vm, Module* m) {
  Value type = Value::object(vm.type(BuiltinType::WeakRef));
  module_set(vm, m, "ref", type);
  module_set(vm, m, "ReferenceType", type);
  module_set(vm, m, "__getattr__", Value::object(make_native(vm, &kGetAttr, nullptr, m->name)));
  return Status::Ok;
}

}  // namespace

extern const TypeDef kWeakRefType;
const TypeDef kWeakRefType = {.name = "weakref.ReferenceType",
                              .doc = "A reference that does not keep its object alive.",
                              .methods = kRefMethods,
                              .getsets = kRefGetSets};

extern const ModuleDef kWeakrefModule;
const ModuleDef kWeakrefModule = {"_weakref", "Weak references.", kFunctions, init};

// --- _aio: hooks that the library's own scripts need ---------------------------------------------

namespace {

/// Marks a generator function as types.coroutine does: a copy of the function whose code is an
/// iterable coroutine.
Value iterable_coroutine(Vm& vm, Value v) {
  Function* f = dyn_as<Function>(v);
  if (!f) return raise(vm, ExceptionType::TypeError, "types.coroutine() expects a callable");
  const CodeUnit& unit = *f->code->unit;
  if (unit.flags & (kCodeCoroutine | kCodeIterableCoroutine) || !(unit.flags & kCodeGenerator))
    return v;
  // The unit is ours to flag: its other users see the same function, as in CPython, where the code
  // is replaced.
  const_cast<CodeUnit&>(unit).flags |= kCodeIterableCoroutine;
  return v;
}

/// Decorator: messages name the class with its module, as they do with the types that CPython
/// writes in C.
bool makes_coroutines(Vm&, Value function) {
  if (BoundMethod* method = dyn_as<BoundMethod>(function)) function = method->function;
  NativeFunction* native = dyn_as<NativeFunction>(function);
  return native && native->def->is_coroutine;
}

Value dotted_name(Vm&, Type* cls) {
  cls->flags |= kTypeDottedName;
  return Value::object(cls);
}

// Bits of __abc_tpflags__: what patterns the instances match.
constexpr int64_t kMatchesSequence = 1 << 5, kMatchesMapping = 1 << 6;

int64_t match_flags(Vm&, Type* cls) {
  return (cls->flags & kTypeSequence ? kMatchesSequence : 0) |
         (cls->flags & kTypeMapping ? kMatchesMapping : 0);
}
/// For the class and all its subclasses.
Status set_match_flags(Vm& vm, Type* cls, int64_t flags) {
  uint32_t wanted = 0;
  if (flags & kMatchesSequence) wanted = kTypeSequence;
  else if (flags & kMatchesMapping) wanted = kTypeMapping;
  std::vector<Type*> pending{cls};
  while (!pending.empty()) {
    Type* type = pending.back();
    pending.pop_back();
    if (!(type->flags & kTypeHeap))
      continue;  // str and bytes are Sequences that match no sequence pattern
    type->flags = (type->flags & ~uint32_t{kTypeSequence | kTypeMapping}) | wanted;
    AIO_TRY(Value subclasses, vm.call_method(Value::object(type), intern(vm, "__subclasses__")));
    List* list = as<List>(subclasses);  // the classes themselves keep each other alive
    for (uint32_t i = 0; i < list->size; ++i) pending.push_back(as<Type>(list->items[i]));
  }
  return Status::Ok;
}

constexpr NativeDef kAioFunctions[] = {
    def<match_flags>("match_flags(cls, /)",
                     "Which patterns instances match: bits of __abc_tpflags__."),
    def<set_match_flags>("set_match_flags(cls, flags, /)", "Sets that, for the subclasses too."),
    def<makes_coroutines>("makes_coroutines(function, /)",
                          "Whether it is native and each of its calls gives a coroutine."),
    def<dotted_name>("dotted_name(cls, /)", "Messages name the class with its module."),
    def<iterable_coroutine>("iterable_coroutine(function, /)",
                            "types.coroutine for a generator function."),
};

}  // namespace

extern const ModuleDef kAioModule;
const ModuleDef kAioModule = {"_aio", "Hooks for the library's own scripts.", kAioFunctions,
                              nullptr};

}  // namespace aio
