// Range and Slice objects.
//
// Invariants: a Range's start, stop, step and length are exact ints; aux is 1 when all four are
// small ints, and then every item is a small int too. Slice parts are any values and are read
// through __index__ only when the slice is applied.
#include <algorithm>

#include "runtime/object/builtin_ops.hpp"
#include "runtime/object/class.hpp"
#include "runtime/object/dict_table.hpp"
#include "runtime/object/sequence_ops.hpp"
#include "runtime/vm/operators.hpp"
#include "runtime/vm/vm.hpp"

namespace aio {
namespace {

constexpr Value kZero = Value::small_int(0);
constexpr Value kOne = Value::small_int(1);

Value exact_int(Value v) { return v.is_bool() ? Value::small_int(v.is_true()) : v; }

/// Number of items.
Value range_length(Vm& vm, Value start, Value stop, Value step) {
  if (start.is_small_int() && stop.is_small_int() && step.is_small_int()) {
    int64_t a = start.as_small_int(), b = stop.as_small_int(), s = step.as_small_int();
    if (s > 0 ? a >= b : a <= b) return kZero;
    uint64_t distance = s > 0 ? static_cast<uint64_t>(b - a) : static_cast<uint64_t>(a - b);
    uint64_t stride = s > 0 ? static_cast<uint64_t>(s) : static_cast<uint64_t>(-s);
    return make_int(vm, static_cast<int64_t>((distance - 1) / stride + 1));
  }
  bool up = int_sign(step) > 0;
  if (up ? int_compare(start, stop) >= 0 : int_compare(start, stop) <= 0) return kZero;
  AIO_TRY(Value distance, up ? int_sub(vm, stop, start) : int_sub(vm, start, stop));
  AIO_TRY(Value stride, up ? step : int_neg(vm, step));
  AIO_TRY(Value last, int_sub(vm, distance, kOne));
  AIO_TRY(Value steps, int_floor_div(vm, last, stride));
  return int_add(vm, steps, kOne);
}

Range* range_of(Vm& vm, Value start, Value stop, Value step, Value length) {
  Range* range = vm.heap.make<Range>(shape_id(vm, BuiltinType::Range));
  range->start = start;
  range->stop = stop;
  range->step = step;
  range->length = length;
  range->aux =
      start.is_small_int() && stop.is_small_int() && step.is_small_int() && length.is_small_int();
  return range;
}

Value slice_index(Vm& vm, Value v) {
  if (!has_index(vm, v))
    return raise(vm, ExceptionType::TypeError,
                 "slice indices must be integers or None or have an __index__ method");
  return index_of(vm, v);
}

/// start or stop of slice_ints.
Value clip_bound(Vm& vm, Value v, Value length, Value lower, Value upper) {
  AIO_TRY(Value i, slice_index(vm, v));
  i = exact_int(i);
  if (int_sign(i) < 0) {
    AIO_TRY(i, int_add(vm, i, length));
    return int_compare(i, lower) < 0 ? lower : i;
  }
  return int_compare(i, upper) > 0 ? upper : i;
}

}  // namespace

Value make_range(Vm& vm, Value start, Value stop, Value step) {
  start = exact_int(start);
  stop = exact_int(stop);
  step = exact_int(step);
  if (int_sign(step) == 0)
    return raise(vm, ExceptionType::ValueError, "range() arg 3 must not be zero");
  AIO_TRY(Value length, range_length(vm, start, stop, step));
  return Value::object(range_of(vm, start, stop, step, length));
}

Value range_item(Vm& vm, Range* range, Value i) {
  if (is_small_range(range) && i.is_small_int())
    return make_int(vm,
                    range->start.as_small_int() + i.as_small_int() * range->step.as_small_int());
  AIO_TRY(Value offset, int_mul(vm, i, range->step));
  return int_add(vm, range->start, offset);
}

static Value range_slice(Vm& vm, Range* range, Slice* slice) {
  AIO_TRY(SliceInts ints, slice_ints(vm, slice, range->length));
  AIO_TRY(Value step, int_mul(vm, range->step, ints.step));
  AIO_TRY(Value start, range_item(vm, range, ints.start));
  AIO_TRY(Value stop, range_item(vm, range, ints.stop));
  return make_range(vm, start, stop, step);
}

Value range_get_item(Vm& vm, Range* range, Value key) {
  Rooted keep(vm, range);
  if (is_kind(key, Kind::Slice)) return range_slice(vm, range, as<Slice>(key));
  if (!has_index(vm, key))
    return raise(vm, ExceptionType::TypeError, "range indices must be integers or slices, not %T",
                 key.bits);
  AIO_TRY(Value i, index_of(vm, key));
  i = exact_int(i);
  if (int_sign(i) < 0) { AIO_TRY(i, int_add(vm, i, range->length)); }
  if (int_sign(i) < 0 || int_compare(i, range->length) >= 0)
    return raise(vm, ExceptionType::IndexError, "range object index out of range");
  return range_item(vm, range, i);
}

Result<bool> range_contains_int(Vm& vm, Range* range, Value i) {
  bool up = int_sign(range->step) > 0;
  bool inside = up ? int_compare(range->start, i) <= 0 && int_compare(i, range->stop) < 0
                   : int_compare(range->start, i) >= 0 && int_compare(i, range->stop) > 0;
  if (!inside) return false;
  AIO_TRY(Value distance, int_sub(vm, i, range->start));
  AIO_TRY(Value rest, int_mod(vm, distance, range->step));
  return int_sign(rest) == 0;
}

Result<bool> range_contains(Vm& vm, Range* range, Value item) {
  if (item.is_small_int() || item.is_bool() ||
      (is_kind(item, Kind::Int) && type_of(vm, item) == vm.type(BuiltinType::Int)))
    return range_contains_int(vm, range, item);
  Rooted keep(vm, range), keep_item(vm, item);
  AIO_TRY(Value iterator, get_iter(vm, keep));
  Rooted keep_iterator(vm, iterator);
  for (;;) {
    AIO_TRY(Value candidate, iter_next(vm, iterator));
    if (candidate.is_undef()) return false;
    AIO_TRY(bool equal, equal_items(vm, candidate, item));
    if (equal) return true;
  }
}

Value range_compare(Vm&, CompareOp op, Range* x, Range* y) {
  if (op != CompareOp::Eq && op != CompareOp::Ne) return Value::not_implemented();
  auto same = [](Value a, Value b) { return int_compare(a, b) == 0; };
  bool equal = same(x->length, y->length);
  if (equal && int_sign(x->length) != 0) {
    equal = same(x->start, y->start) && (same(x->length, kOne) || same(x->step, y->step));
  }
  return Value::boolean(equal == (op == CompareOp::Eq));
}

Value range_repr(Vm& vm, Range* range) {
  Rooted keep(vm, range);
  StrBuilder out(vm);
  out.append_ascii("range(");
  out.append_ascii(int_to_string(range->start));
  out.append_ascii(", ");
  out.append_ascii(int_to_string(range->stop));
  if (int_compare(range->step, kOne) != 0) {
    out.append_ascii(", ");
    out.append_ascii(int_to_string(range->step));
  }
  out.append_ascii(")");
  return out.finish();
}

// --- slice ---------------------------------------------------------------------------------------

Value make_slice(Vm& vm, Value start, Value stop, Value step) {
  Slice* slice = vm.heap.make<Slice>(shape_id(vm, BuiltinType::Slice));
  slice->start = start;
  slice->stop = stop;
  slice->step = step;
  return Value::object(slice);
}

static Result<int64_t> slice_int64(Vm& vm, Value v) {
  if (v.is_small_int()) return v.as_small_int();
  if (!has_index(vm, v))
    return raise(vm, ExceptionType::TypeError,
                 "slice indices must be integers or None or have an __index__ method");
  return index_int64(vm, v, true);
}

Result<SliceBounds> slice_parts(Vm& vm, Slice* slice) {
  constexpr int64_t kMost = INT64_MAX, kLeast = INT64_MIN;
  Rooted keep(vm, slice);
  SliceBounds b{0, 0, 1, 0};
  if (!slice->step.is_none()) {
    AIO_TRY(b.step, slice_int64(vm, slice->step));
    if (b.step == 0) return raise(vm, ExceptionType::ValueError, "slice step cannot be zero");
    b.step = std::max(b.step, -kMost);
  }
  b.start = b.step < 0 ? kMost : 0;
  if (!slice->start.is_none()) { AIO_TRY(b.start, slice_int64(vm, slice->start)); }
  b.stop = b.step < 0 ? kLeast : kMost;
  if (!slice->stop.is_none()) { AIO_TRY(b.stop, slice_int64(vm, slice->stop)); }
  return b;
}

SliceBounds clip_slice(SliceBounds b, size_t size) {
  int64_t length = static_cast<int64_t>(size);
  auto clip = [&](int64_t i) {
    if (i < 0) {
      i += length;
      return i < 0 ? (b.step < 0 ? int64_t{-1} : int64_t{0}) : i;
    }
    return i >= length ? (b.step < 0 ? length - 1 : length) : i;
  };
  b.start = clip(b.start);
  b.stop = clip(b.stop);
  if (b.step < 0) b.count = b.stop < b.start ? (b.start - b.stop - 1) / -b.step + 1 : 0;
  else b.count = b.start < b.stop ? (b.stop - b.start - 1) / b.step + 1 : 0;
  return b;
}

Result<SliceBounds> slice_bounds(Vm& vm, Slice* slice, size_t length) {
  AIO_TRY(SliceBounds parts, slice_parts(vm, slice));
  return clip_slice(parts, length);
}

Result<SliceInts> slice_ints(Vm& vm, Slice* slice, Value length) {
  Rooted keep(vm, slice), keep_length(vm, length);
  Rooted step(vm, kOne), start(vm);
  if (!slice->step.is_none()) {
    AIO_TRY(Value i, slice_index(vm, slice->step));
    step = exact_int(i);
    if (int_sign(step) == 0)
      return raise(vm, ExceptionType::ValueError, "slice step cannot be zero");
  }
  bool down = int_sign(step) < 0;
  Value lower = down ? Value::small_int(-1) : kZero;
  Rooted upper(vm, length);
  if (down) {
    AIO_TRY(Value last, int_sub(vm, length, kOne));
    upper = last;
  }
  if (slice->start.is_none()) {
    start = down ? upper.get() : lower;
  } else {
    AIO_TRY(Value i, clip_bound(vm, slice->start, length, lower, upper));
    start = i;
  }
  Value stop = down ? lower : upper.get();
  if (!slice->stop.is_none()) { AIO_TRY(stop, clip_bound(vm, slice->stop, length, lower, upper)); }
  return SliceInts{start, stop, step};
}

Value slice_repr(Vm& vm, Slice* slice) {
  AIO_CHECK(vm.check_native_stack());
  Rooted keep(vm, slice);
  StrBuilder out(vm);
  out.append_ascii("slice(");
  const char* separator = "";
  for (Value part : {slice->start, slice->stop, slice->step}) {
    out.append_ascii(separator);
    separator = ", ";
    AIO_TRY(Value text, repr_of(vm, part));
    out.append(as<Str>(text));
  }
  out.append_ascii(")");
  return out.finish();
}

static Value slice_tuple(Vm& vm, Slice* slice) {
  Value parts[3] = {slice->start, slice->stop, slice->step};
  return make_tuple(vm, parts, 3);
}

Value slice_compare(Vm& vm, CompareOp op, Slice* x, Slice* y) {
  if (x == y && (op == CompareOp::Eq || op == CompareOp::Le || op == CompareOp::Ge))
    return Value::boolean(true);
  Rooted a(vm, slice_tuple(vm, x)), b(vm, slice_tuple(vm, y));
  return tuple_compare(vm, op, a.as<Tuple>(), b.as<Tuple>());
}

Result<int64_t> slice_hash(Vm& vm, Slice* slice) {
  Rooted keep(vm, slice);
  TupleHash hash;
  for (Value part : {slice->start, slice->stop, slice->step}) {
    AIO_TRY(int64_t h, hash_value(vm, part));
    hash.add(h);
  }
  return hash.finish_without_length();
}

}  // namespace aio
