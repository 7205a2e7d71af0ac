// Native functions, slot wrappers, bound methods and cells as scripts see them.
#include "stdlib/types/support.hpp"

namespace aio {
namespace {

/// builtin_function_or_method objects are natives (module functions, __new__) or natives bound to
/// an object.
NativeFunction* native_of(Value self) {
  if (auto* method = dyn_as<BoundMethod>(self)) return as<NativeFunction>(method->function);
  return as<NativeFunction>(self);
}

Value own_name(Vm& vm, Value self) {
  return Value::object(intern(vm, native_of(self)->def->signature.name()));
}

Value get_name(Vm& vm, Value self) { return own_name(vm, self); }

Value get_qualname(Vm& vm, Value self) {
  NativeFunction* f = native_of(self);
  std::string name(f->def->signature.name());
  if (!f->owner) return make_str(vm, name);
  Value receiver = is_kind(self, Kind::BoundMethod) ? as<BoundMethod>(self)->self : Value::undef();
  const Type* owner =
      is_kind(receiver, Kind::Type) && f->def->is_class ? as<Type>(receiver) : f->owner;
  return make_str(vm, to_utf8(owner->qualname) + "." + name);
}

Value get_doc(Vm& vm, Value self) {
  const char* doc = native_of(self)->def->doc;
  return doc ? make_str(vm, doc) : Value::none();
}

/// "($module, obj, /)" from the signature text.
Value get_text_signature(Vm& vm, Value self) {
  NativeFunction* f = native_of(self);
  std::string text(f->def->signature.text);
  size_t open = text.find('(');
  if (open == std::string::npos || text.find("<unset>") != std::string::npos) return Value::none();
  std::string parameters = text.substr(open + 1);
  if (f->def->signature.has_self)
    return make_str(vm, "($self" + parameters.substr(std::string_view("self").size()));
  if (f->owner) return make_str(vm, "($type" + parameters.substr(parameters.find_first_of(",)")));
  return make_str(vm, parameters == ")" ? "($module, /)" : "($module, " + parameters);
}

Value get_module(Vm& vm, Value self) {
  NativeFunction* f = native_of(self);
  if (f->owner) return Value::none();
  if (auto* module = dyn_as<Module>(f->module))
    return or_none(dict_get_str(vm, module->ns, vm.names.dunder_name));
  return or_none(f->module);
}

Value get_self(Vm& vm, Value self) {
  if (auto* method = dyn_as<BoundMethod>(self)) return method->self;
  NativeFunction* f = native_of(self);
  if (f->owner) return Value::object(f->owner);
  if (is_kind(f->module, Kind::Module)) return f->module;
  if (is_kind(f->module, Kind::Str) && vm.modules)
    return or_none(dict_get_str(vm, vm.modules, as<Str>(f->module)));
  return Value::none();
}

Value get_objclass(Vm&, Value self) {
  Type* owner = native_of(self)->owner;
  return owner ? Value::object(owner) : Value::none();
}

std::string receiver_text(Vm& vm, Value receiver) {
  return to_utf8(type_of(vm, receiver)->name) + " object at " + address_text(receiver);
}

Value function_repr(Vm& vm, Value self) {
  std::string name(native_of(self)->def->signature.name());
  Value receiver = is_kind(self, Kind::BoundMethod) ? as<BoundMethod>(self)->self : Value::undef();
  if (receiver.is_undef() && native_of(self)->owner)
    receiver = Value::object(native_of(self)->owner);
  if (receiver.is_undef()) return make_str(vm, "<built-in function " + name + ">");
  return make_str(vm, "<built-in method " + name + " of " + receiver_text(vm, receiver) + ">");
}

Value wrapper_method_repr(Vm& vm, Value self) {
  return make_str(vm, "<method-wrapper '" + std::string(native_of(self)->def->signature.name()) +
                          "' of " + receiver_text(vm, as<BoundMethod>(self)->self) + ">");
}

Value method_descriptor_repr(Vm& vm, Value self) {
  NativeFunction* f = native_of(self);
  return make_str(vm, "<method '" + std::string(f->def->signature.name()) + "' of '" +
                          to_utf8(f->owner->name) + "' objects>");
}

Value slot_repr(Vm& vm, Value self) {
  NativeFunction* f = native_of(self);
  return make_str(vm, "<slot wrapper '" + std::string(f->def->signature.name()) + "' of '" +
                          to_utf8(f->owner->name) + "' objects>");
}

Value descriptor_get(Vm& vm, Value self, Value instance, Value) {
  if (instance.is_none()) return self;
  NativeFunction* f = native_of(self);
  if (!is_instance(vm, instance, f->owner))
    return raise(vm, ExceptionType::TypeError,
                 "descriptor '%s' for '%S' objects doesn't apply to a '%T' object",
                 std::string(f->def->signature.name()).c_str(), f->owner->name, instance.bits);
  return make_bound_method(vm, self, instance);
}

Value any_call(Vm& vm, Value self, VarArgs args, Dict* kwargs) {
  return call_with(vm, self, args, kwargs);
}

/// Bound methods are equal when function and receiver are the same.
Value bound_eq(Vm& vm, Value self, Value other) {
  auto* x = dyn_as<BoundMethod>(self);
  auto* y = dyn_as<BoundMethod>(other);
  if (!x || !y)
    return x || !is_kind(other, Kind::NativeFunction) ? Value::not_implemented()
                                                      : Value::boolean(self == other);
  if (!(x->self == y->self)) return Value::boolean(false);
  AIO_TRY(bool same, compare_bool(vm, CompareOp::Eq, x->function, y->function));
  return Value::boolean(same);
}

Value bound_hash(Vm& vm, Value self) {
  uint64_t h = self.bits >> 4;
  if (auto* method = dyn_as<BoundMethod>(self)) {
    AIO_TRY(int64_t function, hash_value(vm, method->function));
    h = method->self.bits >> 4 ^ static_cast<uint64_t>(function);
  }
  return make_int(vm, static_cast<int64_t>(h << 4 >> 4));
}

// --- method ---

BoundMethod* self_method(Value self) { return as<BoundMethod>(self); }

Value method_new(Vm& vm, Type*, Value function, Value instance) {
  if (lookup_special(vm, type_of(vm, function), Special::Call).is_undef() &&
      !is_kind(function, Kind::Function))
    return raise(vm, ExceptionType::TypeError, "first argument must be callable");
  if (instance.is_none()) return raise(vm, ExceptionType::TypeError, "instance must not be None");
  auto* method = vm.heap.make<BoundMethod>(shape_id(vm, BuiltinType::Method));
  method->function = function;
  method->self = instance;
  return Value::object(method);
}

Value method_repr(Vm& vm, Value self) {
  AIO_TRY(Value name, get_attr_or_undef(vm, self_method(self)->function, vm.names.dunder_qualname));
  if (!is_kind(name, Kind::Str)) {
    AIO_TRY(name, get_attr_or_undef(vm, self_method(self)->function, vm.names.dunder_name));
  }
  Rooted keep(vm, name);
  AIO_TRY(Value shown, repr_of(vm, self_method(self)->self));
  StrBuilder out(vm);
  out.append_ascii("<bound method ");
  if (is_kind(name, Kind::Str)) out.append(as<Str>(name));
  else out.append_ascii("?");
  out.append_ascii(" of ");
  out.append(as<Str>(shown));
  out.append_ascii(">");
  return out.finish();
}

Value method_get(Vm&, Value self, Value, Value) { return self; }
Value method_func(Vm&, Value self) { return self_method(self)->function; }
Value method_self(Vm&, Value self) { return self_method(self)->self; }
Value method_doc(Vm& vm, Value self) {
  return get_attr(vm, self_method(self)->function, vm.names.dunder_doc);
}

Value bound_reduce(Vm& vm, Value self) {
  AIO_TRY(Value name, get_attr(vm, self, vm.names.dunder_name));
  Value args[2] = {get_self(vm, self), name};
  Value pair[2] = {or_none(dict_get_str(vm, vm.builtins, intern(vm, "getattr"))),
                   make_tuple(vm, args, 2)};
  return make_tuple(vm, pair, 2);
}

// --- cell ---

Value cell_new(Vm& vm, Type*, Value contents) {
  auto* cell = vm.heap.make<Cell>(shape_id(vm, BuiltinType::Cell));
  cell->value = contents;
  return Value::object(cell);
}

Value cell_repr(Vm& vm, Value self) {
  Value held = as<Cell>(self)->value;
  if (held.is_undef()) return make_str(vm, "<cell at " + address_text(self) + ": empty>");
  return make_str(vm, "<cell at " + address_text(self) + ": " + receiver_text(vm, held) + ">");
}

template <CompareOp Op>
Value cell_compare(Vm& vm, Value self, Value other) {
  auto* y = dyn_as<Cell>(other);
  if (!y) return Value::not_implemented();
  Value a = as<Cell>(self)->value, b = y->value;
  if (!a.is_undef() && !b.is_undef()) return compare(vm, Op, a, b);
  Value full = Value::small_int(!a.is_undef()), other_full = Value::small_int(!b.is_undef());
  return compare(vm, Op, full, other_full);
}

Value cell_contents(Vm& vm, Value self) {
  Value v = as<Cell>(self)->value;
  return v.is_undef() ? Value(raise(vm, ExceptionType::ValueError, "Cell is empty")) : v;
}
Status set_cell_contents(Vm& vm, Value self, Value value) {
  vm.heap.shade(as<Cell>(self)->value);
  as<Cell>(self)->value = value;
  return Status::Ok;
}

#define AIO_GET                                                 \
  def<descriptor_get>("__get__(self, instance, owner=None, /)", \
                      "Return an attribute of instance, which is of type owner.")
#define AIO_CALL def<any_call>("__call__(self, /, *args, **kwargs)", "Call self as a function.")

constexpr NativeDef kFunctionMethods[] = {
    def<function_repr>("__repr__(self, /)"), AIO_CALL, def<bound_eq>("__eq__(self, value, /)"),
    def<bound_hash>("__hash__(self, /)"), def<bound_reduce>("__reduce__(self, /)")};
constexpr GetSetDef kFunctionGetSets[] = {
    {"__name__", get_name}, {"__qualname__", get_qualname},
    {"__doc__", get_doc},   {"__module__", get_module},
    {"__self__", get_self}, {"__text_signature__", get_text_signature}};
constexpr NativeDef kWrapperMethods[] = {def<wrapper_method_repr>("__repr__(self, /)"), AIO_CALL,
                                         def<bound_eq>("__eq__(self, value, /)"),
                                         def<bound_hash>("__hash__(self, /)"),
                                         def<bound_reduce>("__reduce__(self, /)")};
constexpr GetSetDef kWrapperGetSets[] = {
    {"__name__", get_name}, {"__qualname__", get_qualname},
    {"__doc__", get_doc},   {"__objclass__", get_objclass},
    {"__self__", get_self}, {"__text_signature__", get_text_signature}};
constexpr NativeDef kDescriptorMethods[] = {def<method_descriptor_repr>("__repr__(self, /)"),
                                            AIO_GET, AIO_CALL};
constexpr NativeDef kSlotMethods[] = {def<slot_repr>("__repr__(self, /)"), AIO_GET, AIO_CALL};
constexpr GetSetDef kDescriptorGetSets[] = {{"__name__", get_name},
                                            {"__qualname__", get_qualname},
                                            {"__doc__", get_doc},
                                            {"__objclass__", get_objclass},
                                            {"__text_signature__", get_text_signature}};
constexpr NativeDef kMethodMethods[] = {
    static_def<method_new>("__new__(cls, function, instance, /)"),
    def<method_repr>("__repr__(self, /)"),
    def<bound_eq>("__eq__(self, value, /)"),
    def<bound_hash>("__hash__(self, /)"),
    def<method_get>("__get__(self, instance, owner=None, /)"),
    AIO_CALL,
    def<bound_reduce>("__reduce__(self, /)"),
};
constexpr GetSetDef kMethodGetSets[] = {{"__func__", method_func, readonly_member},
                                        {"__self__", method_self, readonly_member},
                                        {"__doc__", method_doc}};
constexpr NativeDef kCellMethods[] = {
    static_def<cell_new>("__new__(cls, contents=<unset>, /)"),
    def<cell_repr>("__repr__(self, /)"),
    def<cell_compare<CompareOp::Eq>>("__eq__(self, value, /)"),
    def<cell_compare<CompareOp::Ne>>("__ne__(self, value, /)"),
    def<cell_compare<CompareOp::Lt>>("__lt__(self, value, /)"),
    def<cell_compare<CompareOp::Le>>("__le__(self, value, /)"),
    def<cell_compare<CompareOp::Gt>>("__gt__(self, value, /)"),
    def<cell_compare<CompareOp::Ge>>("__ge__(self, value, /)"),
};
constexpr GetSetDef kCellGetSets[] = {{"cell_contents", cell_contents, set_cell_contents}};

}  // namespace

extern const TypeDef kNativeFunctionType, kMethodDescriptorType, kWrapperDescriptorType,
    kMethodWrapperType, kMethodType, kCellType;
const TypeDef kNativeFunctionType = {
    .name = "builtin_function_or_method", .methods = kFunctionMethods, .getsets = kFunctionGetSets};
const TypeDef kMethodDescriptorType = {
    .name = "method_descriptor", .methods = kDescriptorMethods, .getsets = kDescriptorGetSets};
const TypeDef kWrapperDescriptorType = {
    .name = "wrapper_descriptor", .methods = kSlotMethods, .getsets = kDescriptorGetSets};
const TypeDef kMethodWrapperType = {
    .name = "method-wrapper", .methods = kWrapperMethods, .getsets = kWrapperGetSets};
const TypeDef kMethodType = {.name = "method",
                             .doc = "Create a bound instance method object.",
                             .methods = kMethodMethods,
                             .getsets = kMethodGetSets};
const TypeDef kCellType = {
    .name = "cell",
    .doc =
        "Create a new cell object.\n\n  contents\n    the contents of the cell. If not specified, "
        "the cell will be empty,\n    and \n further attempts to access its cell_contents "
        "attribute will\n    raise a ValueError.",
    .methods = kCellMethods,
    .getsets = kCellGetSets};

}  // namespace aio
