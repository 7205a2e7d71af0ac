// Subscription, length and the conversions to int and float that arguments undergo.
#include <cmath>

#include "runtime/native/native.hpp"
#include "runtime/object/builtin_ops.hpp"
#include "runtime/object/bytes_internal.hpp"
#include "runtime/object/object_model.hpp"
#include "runtime/vm/operators_internal.hpp"

namespace aio {
namespace {

/// cls[key]: __class_getitem__, for `type` itself type[int].
Value class_get_item(Vm& vm, Type* type, Value key) {
  if (type == vm.type(BuiltinType::Type)) {
    Value args[2] = {Value::object(type), key};
    return vm.call(Value::object(vm.type(BuiltinType::GenericAlias)), args, 2);
  }
  Value method = get_attr_or_undef(vm, Value::object(type),
                                   vm.special_names[static_cast<size_t>(Special::ClassGetItem)]);
  if (method.is_exc()) return method;
  if (method.is_undef() || method.is_none())
    return raise(vm, ExceptionType::TypeError, "type '%S' is not subscriptable", type->name);
  return vm.call(method, key);
}

}  // namespace

Value get_item(Vm& vm, Value container, Value key) {
  if (container.is_object() && is_exact(vm, container)) {
    switch (container.as_object()->kind) {
      case Kind::List: return list_get_item(vm, as<List>(container), key);
      case Kind::Dict: return dict_get_item(vm, as<Dict>(container), key);
      case Kind::Tuple: return tuple_get_item(vm, as<Tuple>(container), key);
      case Kind::Str: return str_get_item(vm, as<Str>(container), key);
      case Kind::Bytes:
      case Kind::ByteArray: return bytes_get_item(vm, container, key);
      case Kind::Range: return range_get_item(vm, as<Range>(container), key);
      case Kind::MemoryView: return memoryview_get_item(vm, as<MemoryView>(container), key);
      default: break;
    }
  }
  AIO_CHECK(vm.check_native_stack());
  Rooted keep_container(vm, container), keep_key(vm, key);
  Value method = lookup_special(vm, type_of(vm, container), Special::GetItem);
  if (!method.is_undef()) return call_method_value(vm, method, container, &key, 1);
  if (auto* type = dyn_as<Type>(container)) return class_get_item(vm, type, key);
  return raise(vm, ExceptionType::TypeError, "'%T' object is not subscriptable", container.bits);
}

Status set_item(Vm& vm, Value container, Value key, Value value) {
  if (container.is_object() && is_exact(vm, container)) {
    switch (container.as_object()->kind) {
      case Kind::List: return list_set_item(vm, as<List>(container), key, value);
      case Kind::Dict: return dict_set(vm, as<Dict>(container), key, value);
      case Kind::ByteArray: return bytearray_set_item(vm, as<ByteArray>(container), key, value);
      case Kind::MemoryView: return memoryview_set_item(vm, as<MemoryView>(container), key, value);
      default: break;
    }
  }
  AIO_CHECK(vm.check_native_stack());
  Value method = lookup_special(vm, type_of(vm, container), Special::SetItem);
  if (method.is_undef())
    return raise(vm, ExceptionType::TypeError, "'%T' object does not support item assignment",
                 container.bits);
  Rooted keep_container(vm, container);
  Value args[2] = {key, value};
  AIO_CHECK(call_method_value(vm, method, container, args, 2));
  return Status::Ok;
}

Status del_item(Vm& vm, Value container, Value key) {
  if (container.is_object() && is_exact(vm, container)) {
    switch (container.as_object()->kind) {
      case Kind::List: return list_del_item(vm, as<List>(container), key);
      case Kind::Dict: return dict_del_item(vm, as<Dict>(container), key);
      case Kind::ByteArray: return bytearray_del_item(vm, as<ByteArray>(container), key);
      default: break;
    }
  }
  AIO_CHECK(vm.check_native_stack());
  Value method = lookup_special(vm, type_of(vm, container), Special::DelItem);
  if (method.is_undef()) {
    // CPython asks what may be a sequence in another way, and says so in other words.
    Type* type = type_of(vm, container);
    bool sequence =
        type->flags & kTypeHeap || !lookup_special(vm, type, Special::Contains).is_undef();
    bool index = !lookup_special(vm, type_of(vm, key), Special::Index).is_undef();
    return raise(vm, ExceptionType::TypeError,
                 sequence && index ? "'%T' object doesn't support item deletion"
                                   : "'%T' object does not support item deletion",
                 container.bits);
  }
  Rooted keep_container(vm, container);
  AIO_CHECK(call_method_value(vm, method, container, &key, 1));
  return Status::Ok;
}

// --- length ---

namespace {

/// -1: no fast answer.
int64_t builtin_length(Vm& vm, Value v) {
  if (!v.is_object() || !is_exact(vm, v)) return -1;
  switch (v.as_object()->kind) {
    case Kind::Str: return as<Str>(v)->length;
    case Kind::List: return as<List>(v)->size;
    case Kind::Tuple: return static_cast<int64_t>(as<Tuple>(v)->size);
    case Kind::Dict: return static_cast<int64_t>(dict_size(as<Dict>(v)));
    case Kind::Set: return as<Set>(v)->used;
    case Kind::Bytes: return static_cast<int64_t>(as<Bytes>(v)->length);
    case Kind::ByteArray: return static_cast<int64_t>(as<ByteArray>(v)->length);
    case Kind::DictView: return static_cast<int64_t>(dict_size(as<DictView>(v)->dict));
    default: return -1;
  }
}

}  // namespace

Result<int64_t> length_of(Vm& vm, Value v) {
  if (int64_t n = builtin_length(vm, v); n >= 0) return n;
  AIO_CHECK(vm.check_native_stack());
  Rooted keep(vm, v);
  AIO_TRY(Value r, call_special(vm, v, Special::Len));
  if (r.is_undef())
    return raise(vm, ExceptionType::TypeError, "object of type '%T' has no len()", v.bits);
  AIO_TRY(Value index, index_of(vm, r));
  if (int_sign(index) < 0)
    return raise(vm, ExceptionType::ValueError, "__len__() should return >= 0");
  return index_int64(vm, index);
}

Result<int64_t> length_hint(Vm& vm, Value v, int64_t fallback) {
  Type* type = type_of(vm, v);
  Rooted keep(vm, v);
  if (builtin_length(vm, v) >= 0 || !lookup_special(vm, type, Special::Len).is_undef()) {
    Result<int64_t> n = length_of(vm, v);
    if (!failed(n)) return n;
    if (!pending_is(vm, ExceptionType::TypeError)) return raised;
    (void)take_exception(vm);
  }
  Value r = call_special(vm, v, Special::LengthHint);
  if (r.is_undef()) return fallback;
  if (r.is_exc()) {
    if (!pending_is(vm, ExceptionType::TypeError)) return raised;
    (void)take_exception(vm);
    return fallback;
  }
  if (r.is_not_implemented()) return fallback;
  if (!is_int(r))
    return raise(vm, ExceptionType::TypeError, "__length_hint__ must be an integer, not %T",
                 r.bits);
  AIO_TRY(int64_t hint, index_int64(vm, r));
  if (hint < 0) return raise(vm, ExceptionType::ValueError, "__length_hint__() should return >= 0");
  return hint;
}

// --- conversions ---

namespace {

constexpr int kMantissaBits = 53;

/// The int part of a finite float.
Value truncate(Vm& vm, double d) {
  d = std::trunc(d);
  if (std::fabs(d) < 9.0e18) return make_int(vm, static_cast<int64_t>(d));
  int exponent = 0;
  double fraction = std::frexp(d, &exponent);
  auto mantissa = static_cast<int64_t>(std::ldexp(fraction, kMantissaBits));
  return int_lshift(vm, make_int(vm, mantissa), Value::small_int(exponent - kMantissaBits));
}

Value plain_int(Vm& vm, Value v) {
  if (v.is_small_int()) return v;
  return int_add(vm, v, Value::small_int(0));
}

Value float_to_int(Vm& vm, double d) {
  if (std::isnan(d))
    return raise(vm, ExceptionType::ValueError, "cannot convert float NaN to integer");
  if (std::isinf(d))
    return raise(vm, ExceptionType::OverflowError, "cannot convert float infinity to integer");
  return truncate(vm, d);
}

/// An instance of a subclass of int is still accepted by 3.13, with a warning.
Value checked_int(Vm& vm, Value r, const char* method) {
  if (r.is_small_int() || (is_kind(r, Kind::Int) && is_exact(vm, r))) return r;
  if (!is_int(r))
    return raise(vm, ExceptionType::TypeError, "%s returned non-int (type %T)", method, r.bits);
  Rooted keep(vm, r);
  std::string text = std::string(method) + " returned non-int (type " +
                     to_utf8(type_of(vm, r)->name) +
                     ").  The ability to return an instance of a strict subclass of int is "
                     "deprecated, and may not be "
                     "supported in a future version of Python.";
  AIO_CHECK(vm.warn(ExceptionType::DeprecationWarning, text));
  return plain_int(vm, r);
}

}  // namespace

Value index_of(Vm& vm, Value v) {
  if (is_int(v))
    return v.is_small_int() || (v.is_object() && is_exact(vm, v)) ? v : plain_int(vm, v);
  AIO_CHECK(vm.check_native_stack());
  Rooted keep(vm, v);
  AIO_TRY(Value r, call_special(vm, v, Special::Index));
  if (r.is_undef())
    return raise(vm, ExceptionType::TypeError, "'%T' object cannot be interpreted as an integer",
                 v.bits);
  return checked_int(vm, r, "__index__");
}

Result<int64_t> index_int64(Vm& vm, Value v, bool clip) {
  AIO_TRY(Value i, index_of(vm, v));
  int64_t n;
  if (int_to_int64(i, &n)) return n;
  if (clip) return int_sign(i) < 0 ? INT64_MIN : INT64_MAX;
  return raise(vm, ExceptionType::OverflowError, "cannot fit '%T' into an index-sized integer",
               v.bits);
}

Result<double> to_double(Vm& vm, Value v) {
  if (is_float_like(v)) return float_value(v);
  if (is_int(v) && (!v.is_object() || is_exact(vm, v))) return int_to_double(vm, v);
  AIO_CHECK(vm.check_native_stack());
  Rooted keep(vm, v);
  AIO_TRY(Value r, call_special(vm, v, Special::Float));
  if (!r.is_undef()) {
    if (is_float_like(r)) return float_value(r);
    return raise(vm, ExceptionType::TypeError, "%T.__float__ returned non-float (type %T)", v.bits,
                 r.bits);
  }
  if (is_int(v)) return int_to_double(vm, v);
  if (lookup_special(vm, type_of(vm, v), Special::Index).is_undef())
    return raise(vm, ExceptionType::TypeError, "must be real number, not %T", v.bits);
  AIO_TRY(Value i, index_of(vm, v));
  return int_to_double(vm, i);
}

Value to_int(Vm& vm, Value v) {
  if (v.is_float()) return float_to_int(vm, v.as_float());
  if (is_int(v) && (!v.is_object() || is_exact(vm, v))) return plain_int(vm, v);
  AIO_CHECK(vm.check_native_stack());
  Rooted keep(vm, v);
  AIO_TRY(Value r, call_special(vm, v, Special::Int));
  if (!r.is_undef()) return checked_int(vm, r, "__int__");
  if (is_int(v)) return plain_int(vm, v);
  if (!lookup_special(vm, type_of(vm, v), Special::Index).is_undef()) {
    AIO_TRY(Value i, index_of(vm, v));
    return plain_int(vm, i);
  }
  AIO_TRY(r, call_special(vm, v, Special::Trunc));
  if (!r.is_undef()) {
    AIO_CHECK(vm.warn(ExceptionType::DeprecationWarning,
                      "The delegation of int() to __trunc__ is deprecated."));
    if (is_int(r)) return plain_int(vm, r);
    if (lookup_special(vm, type_of(vm, r), Special::Index).is_undef())
      return raise(vm, ExceptionType::TypeError, "__trunc__ returned non-Integral (type %T)",
                   r.bits);
    AIO_TRY(Value i, index_of(vm, r));
    return plain_int(vm, i);
  }
  if (is_kind(v, Kind::Str) || is_bytes_like(v)) return int_from_text(vm, v, 10);
  return raise(vm, ExceptionType::TypeError,
               "int() argument must be a string, a bytes-like object or a real number, not '%T'",
               v.bits);
}

}  // namespace aio
