// Builtins about objects and their attributes: getattr & co, isinstance, hash, id, repr, format,
// vars, dir, globals, locals.
#include "runtime/object/dict_ops.hpp"
#include "runtime/object/iterator_ops.hpp"
#include "runtime/object/sort.hpp"
#include "runtime/vm/frame_info.hpp"
#include "stdlib/builtins.hpp"

namespace aio {
namespace {

/// The interned attribute name, or null with TypeError pending.
Str* attribute_name(Vm& vm, Value name) {
  if (Str* s = dyn_as<Str>(name)) return intern(vm, s);
  static_cast<void>(
      raise(vm, ExceptionType::TypeError, "attribute name must be string, not '%T'", name.bits));
  return nullptr;
}

Value getattr(Vm& vm, Value object, Value name, Value fallback) {
  Str* s = attribute_name(vm, name);
  if (!s) return raised;
  if (fallback.is_undef()) return get_attr(vm, object, s);
  AIO_TRY(Value value, get_attr_or_undef(vm, object, s));
  return value.is_undef() ? fallback : value;
}
Result<bool> hasattr(Vm& vm, Value object, Value name) {
  Str* s = attribute_name(vm, name);
  if (!s) return raised;
  AIO_TRY(Value value, get_attr_or_undef(vm, object, s));
  return !value.is_undef();
}
Status setattr(Vm& vm, Value object, Value name, Value value) {
  Str* s = attribute_name(vm, name);
  return s ? set_attr(vm, object, s, value) : Status::Raised;
}
Status delattr(Vm& vm, Value object, Value name) {
  Str* s = attribute_name(vm, name);
  return s ? set_attr(vm, object, s, Value::undef()) : Status::Raised;
}

bool callable(Vm& vm, Value object) {
  return !lookup_special(vm, type_of(vm, object), Special::Call).is_undef();
}
Result<bool> isinstance(Vm& vm, Value object, Value class_info) {
  return check_instance(vm, object, class_info);
}
Result<bool> issubclass(Vm& vm, Value cls, Value class_info) {
  return check_subclass(vm, cls, class_info);
}
Value hash(Vm& vm, Value object) {
  AIO_TRY(int64_t h, hash_value(vm, object));
  return make_int(vm, h);
}
/// Heap objects: their address. Other values have no address: equal ones are identical, so their
/// bits serve.
Value id(Vm& vm, Value object) {
  if (object.is_object())
    return make_int(vm, static_cast<int64_t>(reinterpret_cast<uint64_t>(object.as_object())));
  return make_int_unsigned(vm, object.bits);
}
Value repr(Vm& vm, Value object) { return repr_of(vm, object); }
Value ascii(Vm& vm, Value object) { return ascii_of(vm, object); }
Value format(Vm& vm, Value value, Value spec) {
  Str* s = dyn_as<Str>(spec);
  if (!s)
    return raise(vm, ExceptionType::TypeError, "format() argument 2 must be str, not %A",
                 spec.bits);
  return format_of(vm, value, s);
}

Value globals(Vm& vm) { return Value::object(vm.current_globals()); }
Value locals(Vm& vm) { return current_locals(vm); }

Value vars(Vm& vm, Value object) {
  if (object.is_undef()) return current_locals(vm);
  AIO_TRY(Value dict, get_attr_or_undef(vm, object, vm.names.dunder_dict));
  if (dict.is_undef())
    return raise(vm, ExceptionType::TypeError, "vars() argument must have __dict__ attribute");
  return dict;
}

Value dir(Vm& vm, Value object) {
  Value names;
  if (object.is_undef()) {
    AIO_TRY(Value namespace_, current_locals(vm));
    AIO_TRY(names, get_iter(vm, namespace_));
  } else {
    AIO_TRY(names, call_special(vm, object, Special::Dir));
    if (names.is_undef())
      return raise(vm, ExceptionType::TypeError, "object does not provide __dir__");
  }
  AIO_TRY(Value list, list_from_iterable(vm, names));
  Rooted keep(vm, list);
  AIO_CHECK(sort_list(vm, as<List>(list), Value::none(), false));
  return keep;
}

constexpr NativeDef kTable[] = {
    def<getattr>("getattr(object, name, default=<unset>, /)",
                 "Get a named attribute from an object."),
    def<hasattr>("hasattr(obj, name, /)",
                 "Return whether the object has an attribute with the given name."),
    def<setattr>("setattr(obj, name, value, /)",
                 "Sets the named attribute on the given object to the specified value."),
    def<delattr>("delattr(obj, name, /)", "Deletes the named attribute from the given object."),
    def<callable>("callable(obj, /)",
                  "Return whether the object is callable (i.e., some kind of function)."),
    def<isinstance>("isinstance(obj, class_or_tuple, /)",
                    "Return whether an object is an instance of a class or of a subclass thereof."),
    def<issubclass>("issubclass(cls, class_or_tuple, /)",
                    "Return whether 'cls' is derived from another class or is the same class."),
    def<hash>("hash(obj, /)", "Return the hash value for the given object."),
    def<id>("id(obj, /)", "Return the identity of an object."),
    def<repr>("repr(obj, /)", "Return the canonical string representation of the object."),
    def<ascii>("ascii(obj, /)", "Return an ASCII-only representation of an object."),
    def<format>("format(value, format_spec='', /)",
                "Return type(value).__format__(value, format_spec)."),
    def<globals>("globals()",
                 "Return the dictionary containing the current scope's global variables."),
    def<locals>("locals()", "Return a dictionary containing the current scope's local variables."),
    def<vars>("vars(object=<unset>, /)",
              "Without arguments, equivalent to locals(). With an argument, equivalent to "
              "object.__dict__."),
    def<dir>("dir(object=<unset>, /)",
             "Return an alphabetized list of names comprising (some of) the attributes of the "
             "given object."),
};

}  // namespace

const std::span<const NativeDef> kObjectBuiltins = kTable;

}  // namespace aio
