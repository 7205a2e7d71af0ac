// Tuples: immutable once script code can see them; items lie in the object.
#include <algorithm>
#include <cstring>

#include "runtime/object/builtin_ops.hpp"
#include "runtime/object/class.hpp"
#include "runtime/object/dict_table.hpp"
#include "runtime/object/iterator.hpp"
#include "runtime/object/sequence_ops.hpp"
#include "runtime/vm/operators.hpp"
#include "runtime/vm/vm.hpp"

namespace aio {

Tuple* new_tuple(Vm& vm, size_t size) {
  if (!size && vm.empty_tuple) return vm.empty_tuple;
  Tuple* tuple =
      vm.heap.make<Tuple>(shape_id(vm, BuiltinType::Tuple), sizeof(Tuple) + size * sizeof(Value));
  tuple->size = size;
  return tuple;
}

Value make_tuple(Vm& vm, const Value* items, size_t size) {
  Tuple* tuple = new_tuple(vm, size);
  std::copy_n(items, size, tuple->items());
  return Value::object(tuple);
}

Value tuple_from_iterable(Vm& vm, Value iterable) {
  if (is_kind(iterable, Kind::Tuple) && type_of(vm, iterable) == vm.type(BuiltinType::Tuple))
    return iterable;
  if (type_of(vm, iterable) == vm.type(BuiltinType::List))
    return make_tuple(vm, as<List>(iterable)->items, as<List>(iterable)->size);
  AIO_TRY(Value list, list_from_iterable(vm, iterable));
  return make_tuple(vm, as<List>(list)->items, as<List>(list)->size);
}

Value tuple_get_item(Vm& vm, Tuple* tuple, Value key) {
  Rooted keep(vm, tuple);
  if (is_kind(key, Kind::Slice)) {
    AIO_TRY(SliceBounds b, slice_bounds(vm, as<Slice>(key), tuple->size));
    bool whole = b.step == 1 && static_cast<size_t>(b.count) == tuple->size;
    if (whole && type_of(vm, keep) == vm.type(BuiltinType::Tuple)) return keep;
    Tuple* result = new_tuple(vm, b.count);
    for (int64_t i = 0, at = b.start; i < b.count; ++i, at += b.step)
      result->items()[i] = tuple->items()[at];
    return Value::object(result);
  }
  AIO_TRY(int64_t i, subscript(vm, key, "tuple"));
  int64_t size = static_cast<int64_t>(tuple->size);
  if (i < 0) i += size;
  if (i < 0 || i >= size) return raise(vm, ExceptionType::IndexError, "tuple index out of range");
  return tuple->items()[i];
}

Result<bool> tuple_contains(Vm& vm, Tuple* tuple, Value wanted) {
  Rooted keep(vm, tuple), keep_wanted(vm, wanted);
  for (size_t i = 0; i < tuple->size; ++i) {
    Value item = tuple->items()[i];
    if (item == wanted) return true;
    AIO_TRY(bool equal, equal_items(vm, item, wanted));
    if (equal) return true;
  }
  return false;
}

Value tuple_concat(Vm& vm, Tuple* x, Value y) {
  Tuple* other = dyn_as<Tuple>(y);
  if (!other)
    return raise(vm, ExceptionType::TypeError, "can only concatenate tuple (not \"%T\") to tuple",
                 y.bits);
  Type* exact = vm.type(BuiltinType::Tuple);
  if (!x->size && type_of(vm, y) == exact) return y;
  if (!other->size && type_of(vm, Value::object(x)) == exact) return Value::object(x);
  if (x->size + other->size > kMaxSequence) return raise_memory_error(vm);
  AIO_CHECK(vm.heap.check_size((x->size + other->size) * sizeof(Value)));
  Tuple* result = new_tuple(vm, x->size + other->size);
  std::copy_n(x->items(), x->size, result->items());
  std::copy_n(other->items(), other->size, result->items() + x->size);
  return Value::object(result);
}

Value tuple_repeat(Vm& vm, Tuple* tuple, Value count) {
  Rooted keep(vm, tuple);
  AIO_TRY(int64_t n, repeat_count(vm, count));
  size_t unit = tuple->size;
  if ((unit == 0 || n == 1) && type_of(vm, keep) == vm.type(BuiltinType::Tuple)) return keep;
  if (unit && static_cast<uint64_t>(n) > kMaxSequence / unit) return raise_memory_error(vm);
  AIO_CHECK(vm.heap.check_size(unit * static_cast<size_t>(n) * sizeof(Value)));
  Tuple* result = new_tuple(vm, unit * static_cast<size_t>(n));
  for (int64_t i = 0; i < n && unit; ++i)
    std::copy_n(tuple->items(), unit, result->items() + unit * static_cast<size_t>(i));
  return Value::object(result);
}

Value tuple_compare(Vm& vm, CompareOp op, Tuple* x, Tuple* y) {
  AIO_CHECK(vm.check_native_stack());
  Rooted keep_x(vm, x), keep_y(vm, y);
  for (size_t i = 0; i < x->size && i < y->size; ++i) {
    Value a = x->items()[i], b = y->items()[i];
    if (a == b) continue;
    PureEqual pure = pure_equal(vm, a, b);
    if (pure == PureEqual::Yes) continue;
    if (pure == PureEqual::Unknown) {
      AIO_TRY(bool equal, equal_items(vm, a, b));
      if (equal) continue;
    }
    if (op == CompareOp::Eq || op == CompareOp::Ne) return Value::boolean(op == CompareOp::Ne);
    return compare(vm, op, a, b);
  }
  int order = x->size < y->size ? -1 : x->size > y->size;
  return Value::boolean(holds(op, order));
}

Value tuple_repr(Vm& vm, Tuple* tuple) {
  StrBuilder out(vm);
  if (!tuple->size) {
    out.append_ascii("()");
    return out.finish();
  }
  AIO_CHECK(vm.check_native_stack());
  Rooted keep(vm, tuple);
  if (enter_repr(vm, tuple)) {
    out.append_ascii("(...)");
    return out.finish();
  }
  out.append_ascii("(");
  for (size_t i = 0; i < tuple->size; ++i) {
    if (i) out.append_ascii(", ");
    Value text = repr_of(vm, tuple->items()[i]);
    if (text.is_exc()) {
      leave_repr(vm, tuple);
      return raised;
    }
    out.append(as<Str>(text));
  }
  leave_repr(vm, tuple);
  out.append_ascii(tuple->size == 1 ? ",)" : ")");
  return out.finish();
}

}  // namespace aio
