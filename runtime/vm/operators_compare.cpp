// Comparison, truth and membership. Exact builtins are compared by kind; the rest by rich
// comparison methods, the right operand's first if its class derives from the left one's.
#include "runtime/native/native.hpp"
#include "runtime/object/builtin_ops.hpp"
#include "runtime/object/object_model.hpp"
#include "runtime/vm/operators_internal.hpp"

namespace aio {
namespace {

bool holds_double(CompareOp op, double x, double y) {
  switch (op) {
    case CompareOp::Lt: return x < y;
    case CompareOp::Le: return x <= y;
    case CompareOp::Gt: return x > y;
    case CompareOp::Ge: return x >= y;
    case CompareOp::Eq: return x == y;
    default: return x != y;
  }
}

CompareOp mirrored(CompareOp op) {
  switch (op) {
    case CompareOp::Lt: return CompareOp::Gt;
    case CompareOp::Le: return CompareOp::Ge;
    case CompareOp::Gt: return CompareOp::Lt;
    case CompareOp::Ge: return CompareOp::Le;
    default: return op;
  }
}

Special method_of(CompareOp op) {
  return static_cast<Special>(static_cast<unsigned>(Special::Lt) + static_cast<unsigned>(op));
}

bool is_exact_int(Vm& vm, Value v) {
  return v.is_small_int() || v.is_bool() || (is_kind(v, Kind::Int) && is_exact(vm, v));
}

/// Both exact ints or floats.
bool compare_numbers(Vm& vm, CompareOp op, Value x, Value y, Value* out) {
  if (x.is_float() && y.is_float()) {
    *out = Value::boolean(holds_double(op, x.as_float(), y.as_float()));
    return true;
  }
  if (x.is_float()) {
    if (!is_exact_int(vm, y)) return false;
    double d = x.as_float();
    *out = Value::boolean(d != d ? op == CompareOp::Ne
                                 : holds(mirrored(op), int_compare_double(y, d)));
    return true;
  }
  if (!is_exact_int(vm, x)) return false;
  if (y.is_float()) {
    double d = y.as_float();
    *out = Value::boolean(d != d ? op == CompareOp::Ne : holds(op, int_compare_double(x, d)));
    return true;
  }
  if (!is_exact_int(vm, y)) return false;
  *out = Value::boolean(holds(op, int_compare(x, y)));
  return true;
}

bool compare_strings(CompareOp op, Str* x, Str* y) {
  if (op == CompareOp::Eq) return x == y || str_equal(x, y);
  if (op == CompareOp::Ne) return x != y && !str_equal(x, y);
  return holds(op, str_compare(x, y));
}

/// Two exact builtin objects; not_implemented: rich comparison methods decide.
Value compare_containers(Vm& vm, CompareOp op, Value x, Value y) {
  if (!x.is_object() || !y.is_object()) return Value::not_implemented();
  Kind kind = x.as_object()->kind;
  if (kind != y.as_object()->kind || !is_exact(vm, x) || !is_exact(vm, y))
    return Value::not_implemented();
  switch (kind) {
    case Kind::Str: return Value::boolean(compare_strings(op, as<Str>(x), as<Str>(y)));
    case Kind::Tuple: return tuple_compare(vm, op, as<Tuple>(x), as<Tuple>(y));
    case Kind::List: return list_compare(vm, op, as<List>(x), as<List>(y));
    case Kind::Dict: return dict_compare(vm, op, as<Dict>(x), as<Dict>(y));
    case Kind::Set: return set_compare(vm, op, as<Set>(x), y);
    case Kind::Bytes: return bytes_compare(vm, op, x, y);
    case Kind::Range: return range_compare(vm, op, as<Range>(x), as<Range>(y));
    default: return Value::not_implemented();
  }
}

/// object's own methods give the answers that compare() gives at its end anyway.
Value try_compare(Vm& vm, Value method, CompareOp op, Value x, Value y) {
  if (method.is_undef()) return Value::not_implemented();
  if (is_object_method(vm, method)) {
    if (op != CompareOp::Ne) return Value::not_implemented();
    // __ne__ that is not defined inverts __eq__.
    Value eq = lookup_special(vm, type_of(vm, x), Special::Eq);
    if (is_object_method(vm, eq)) return Value::not_implemented();
    AIO_TRY(Value r, call_method_value(vm, eq, x, &y, 1));
    if (r.is_not_implemented()) return r;
    AIO_TRY(bool equal, truthy(vm, r));
    return Value::boolean(!equal);
  }
  return call_method_value(vm, method, x, &y, 1);
}

Value compare_by_methods(Vm& vm, CompareOp op, Value x, Value y) {
  Type* tx = type_of(vm, x);
  Type* ty = type_of(vm, y);
  CompareOp back = mirrored(op);
  bool tried = false;
  if (tx != ty && is_subtype(ty, tx)) {
    Value r = try_compare(vm, lookup_special(vm, ty, method_of(back)), back, y, x);
    if (!r.is_not_implemented()) return r;
    tried = true;
  }
  Value r = try_compare(vm, lookup_special(vm, tx, method_of(op)), op, x, y);
  if (!r.is_not_implemented() || tried) return r;
  return try_compare(vm, lookup_special(vm, ty, method_of(back)), back, y, x);
}

const char* const kSymbols[] = {"<", "<=", ">", ">=", "==", "!="};

}  // namespace

bool is_object_method(Vm& vm, Value method) {
  auto* native = dyn_as<NativeFunction>(method);
  return native && native->owner == vm.type(BuiltinType::Object);
}

Value compare(Vm& vm, CompareOp op, Value x, Value y) {
  if (both_small_ints(x, y)) {
    int64_t a = x.as_small_int(), b = y.as_small_int();
    return Value::boolean(holds(op, a < b ? -1 : a > b));
  }
  Value result;
  if (compare_numbers(vm, op, x, y, &result)) return result;
  if (is_kind(x, Kind::Str) && is_kind(y, Kind::Str) && is_exact(vm, x) && is_exact(vm, y))
    return Value::boolean(compare_strings(op, as<Str>(x), as<Str>(y)));
  Rooted keep_x(vm, x), keep_y(vm, y);
  AIO_CHECK(vm.check_native_stack());
  result = compare_containers(vm, op, x, y);
  if (result.is_not_implemented()) result = compare_by_methods(vm, op, x, y);
  if (!result.is_not_implemented()) return result;
  if (op == CompareOp::Eq) return Value::boolean(x == y);
  if (op == CompareOp::Ne) return Value::boolean(!(x == y));
  return raise(vm, ExceptionType::TypeError,
               "'%s' not supported between instances of '%T' and '%T'",
               kSymbols[static_cast<size_t>(op)], x.bits, y.bits);
}

Result<bool> compare_bool(Vm& vm, CompareOp op, Value x, Value y) {
  AIO_TRY(Value r, compare(vm, op, x, y));
  return truthy(vm, r);
}

Result<bool> equal_items(Vm& vm, Value x, Value y) {
  // A NaN is the same object only if its bits are the same: `is` on floats compares bits.
  if (x == y) return true;
  return compare_bool(vm, CompareOp::Eq, x, y);
}

Result<bool> truthy_slow(Vm& vm, Value v) {
  if (v.is_float()) return v.as_float() != 0.0;
  if (!v.is_object()) {
    if (v.is_not_implemented())
      AIO_CHECK(vm.warn(ExceptionType::DeprecationWarning,
                        "NotImplemented should not be used in a boolean context"));
    return true;
  }
  if (is_exact(vm, v)) {
    switch (v.as_object()->kind) {
      case Kind::Int: return as<Int>(v)->size != 0;
      case Kind::Str: return as<Str>(v)->length != 0;
      case Kind::List: return as<List>(v)->size != 0;
      case Kind::Tuple: return as<Tuple>(v)->size != 0;
      case Kind::Dict: return dict_size(as<Dict>(v)) != 0;
      case Kind::Set: return as<Set>(v)->used != 0;
      case Kind::Bytes: return as<Bytes>(v)->length != 0;
      case Kind::ByteArray: return as<ByteArray>(v)->length != 0;
      default: break;
    }
  }
  Type* type = type_of(vm, v);
  Value method = lookup_special(vm, type, Special::Bool);
  if (!method.is_undef()) {
    AIO_CHECK(vm.check_native_stack());
    AIO_TRY(Value r, call_method_value(vm, method, v, nullptr, 0));
    if (r.is_bool()) return r.is_true();
    return raise(vm, ExceptionType::TypeError, "__bool__ should return bool, returned %T", r.bits);
  }
  if (lookup_special(vm, type, Special::Len).is_undef()) return true;
  AIO_TRY(int64_t length, length_of(vm, v));
  return length != 0;
}

namespace {

Result<bool> contains_by_iteration(Vm& vm, Value container, Value item) {
  Type* type = type_of(vm, container);
  if (lookup_special(vm, type, Special::Iter).is_undef() &&
      lookup_special(vm, type, Special::GetItem).is_undef())
    return raise(vm, ExceptionType::TypeError, "argument of type '%T' is not iterable",
                 container.bits);
  Value iterator = get_iter(vm, container);
  if (iterator.is_exc()) {
    if (!pending_is(vm, ExceptionType::TypeError)) return raised;
    (void)take_exception(vm);
    return raise(vm, ExceptionType::TypeError, "argument of type '%T' is not iterable",
                 container.bits);
  }
  Rooted keep(vm, iterator);
  for (;;) {
    AIO_TRY(Value next, iter_next(vm, iterator));
    if (next.is_undef()) return false;
    AIO_TRY(bool equal, equal_items(vm, next, item));
    if (equal) return true;
  }
}

}  // namespace

Result<bool> contains(Vm& vm, Value container, Value item) {
  if (container.is_object() && is_exact(vm, container)) {
    switch (container.as_object()->kind) {
      case Kind::Str: return str_contains(vm, as<Str>(container), item);
      case Kind::List: return list_contains(vm, as<List>(container), item);
      case Kind::Tuple: return tuple_contains(vm, as<Tuple>(container), item);
      case Kind::Dict: return dict_contains(vm, as<Dict>(container), item);
      case Kind::Set: return set_contains_item(vm, as<Set>(container), item);
      case Kind::Range: return range_contains(vm, as<Range>(container), item);
      case Kind::Bytes:
      case Kind::ByteArray: return bytes_contains(vm, container, item);
      case Kind::DictView: return dict_view_contains(vm, as<DictView>(container), item);
      default: break;
    }
  }
  AIO_CHECK(vm.check_native_stack());
  Rooted keep_container(vm, container), keep_item(vm, item);
  Value method = lookup_special(vm, type_of(vm, container), Special::Contains);
  if (method.is_none())
    return raise(vm, ExceptionType::TypeError, "'%T' object is not a container", container.bits);
  if (method.is_undef()) return contains_by_iteration(vm, container, item);
  AIO_TRY(Value r, call_method_value(vm, method, container, &item, 1));
  return truthy(vm, r);
}

}  // namespace aio
