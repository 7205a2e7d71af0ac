// Methods of range and slice.
#include "runtime/object/iterator_ops.hpp"
#include "runtime/object/sequence_ops.hpp"
#include "stdlib/types/container_support.hpp"

namespace aio {
namespace {

// --- range ---------------------------------------------------------------------------------------

Value range_new(Vm& vm, Type*, VarArgs args) {
  if (args.size() == 0)
    return raise(vm, ExceptionType::TypeError, "range expected at least 1 argument, got 0");
  if (args.size() > 3)
    return raise(vm, ExceptionType::TypeError, "range expected at most 3 arguments, got %zu",
                 args.size());
  Value start = Value::small_int(0), stop, step = Value::small_int(1);
  if (args.size() == 1) {
    AIO_TRY(stop, index_of(vm, args[0]));
    return make_range(vm, start, stop, step);
  }
  AIO_TRY(start, index_of(vm, args[0]));
  Rooted keep_start(vm, start);
  AIO_TRY(stop, index_of(vm, args[1]));
  Rooted keep_stop(vm, stop);
  if (args.size() == 3) { AIO_TRY(step, index_of(vm, args[2])); }
  return make_range(vm, start, stop, step);
}

Value range_iter(Vm& vm, Range* self) { return range_iterator(vm, self, false); }
Value range_reversed(Vm& vm, Range* self) { return range_iterator(vm, self, true); }
bool range_bool(Vm&, Range* self) { return int_sign(self->length) != 0; }
Result<int64_t> range_len(Vm& vm, Range* self) {
  int64_t length;
  if (int_to_int64(self->length, &length)) return length;
  return raise(vm, ExceptionType::OverflowError, "Python int too large to convert to C ssize_t");
}
Value range_reduce(Vm& vm, Range* self) {
  Value args[3] = {self->start, self->stop, self->step};
  Value parts[2] = {Value::object(vm.type(BuiltinType::Range)), make_tuple(vm, args, 3)};
  return make_tuple(vm, parts, 2);
}

bool is_exact_int(Vm& vm, Value v) {
  return v.is_small_int() || v.is_bool() ||
         (is_kind(v, Kind::Int) && is_instance_exact(vm, v, vm.type(BuiltinType::Int)));
}

Value range_count(Vm& vm, Range* self, Value value) {
  if (is_exact_int(vm, value)) {
    AIO_TRY(bool there, range_contains_int(vm, self, value));
    return Value::small_int(there);
  }
  int64_t found = 0;
  AIO_CHECK(for_each(vm, Value::object(self), [&](Value item) -> Status {
    AIO_TRY(bool equal, equal_items(vm, item, value));
    found += equal;
    return Status::Ok;
  }));
  return Value::small_int(found);
}

Value range_index(Vm& vm, Range* self, Value value) {
  if (is_exact_int(vm, value)) {
    AIO_TRY(bool there, range_contains_int(vm, self, value));
    if (there) {
      AIO_TRY(Value distance, int_sub(vm, value, self->start));
      return int_floor_div(vm, distance, self->step);
    }
    AIO_TRY(Value text, repr_of(vm, value));
    return raise(vm, ExceptionType::ValueError, "%S is not in range", as<Str>(text));
  }
  AIO_TRY(Value it, get_iter(vm, Value::object(self)));
  Rooted keep(vm, it);
  for (int64_t i = 0;; ++i) {
    AIO_TRY(Value item, iter_next(vm, it));
    if (item.is_undef())
      return raise(vm, ExceptionType::ValueError, "sequence.index(x): x not in sequence");
    AIO_TRY(bool equal, equal_items(vm, item, value));
    if (equal) return make_int(vm, i);
  }
}

template <CompareOp kOp>
Value no_order(Vm&, Value, Value) {
  return Value::not_implemented();
}

constexpr NativeDef kRangeMethods[] = {
    static_def<range_new>("__new__(cls, /, *args)"),
    def<range_repr>("__repr__(self, /)"),
    def<range_hash>("__hash__(self, /)"),
    def<no_order<CompareOp::Lt>>("__lt__(self, value, /)"),
    def<no_order<CompareOp::Le>>("__le__(self, value, /)"),
    def<no_order<CompareOp::Gt>>("__gt__(self, value, /)"),
    def<no_order<CompareOp::Ge>>("__ge__(self, value, /)"),
    def<compare_method<Range, range_compare, CompareOp::Eq>>("__eq__(self, value, /)"),
    def<compare_method<Range, range_compare, CompareOp::Ne>>("__ne__(self, value, /)"),
    def<range_iter>("__iter__(self, /)"),
    def<range_reversed>("__reversed__(self, /)"),
    def<range_bool>("__bool__(self, /)"),
    def<range_len>("__len__(self, /)"),
    def<range_get_item>("__getitem__(self, key, /)"),
    def<range_contains>("__contains__(self, key, /)"),
    def<range_reduce>("__reduce__(self, /)"),
    def<range_count>("count(self, value, /)"),
    def<range_index>("index(self, value, /)"),
};
constexpr GetSetDef kRangeAttributes[] = {
    {.name = "start", .get = [](Vm&, Value self) { return as<Range>(self)->start; }},
    {.name = "stop", .get = [](Vm&, Value self) { return as<Range>(self)->stop; }},
    {.name = "step", .get = [](Vm&, Value self) { return as<Range>(self)->step; }},
};

// --- slice ---------------------------------------------------------------------------------------

Value slice_new(Vm& vm, Type*, VarArgs args) {
  if (args.size() == 0)
    return raise(vm, ExceptionType::TypeError, "slice expected at least 1 argument, got 0");
  if (args.size() > 3)
    return raise(vm, ExceptionType::TypeError, "slice expected at most 3 arguments, got %zu",
                 args.size());
  if (args.size() == 1) return make_slice(vm, Value::none(), args[0], Value::none());
  return make_slice(vm, args[0], args[1], args.size() == 3 ? args[2] : Value::none());
}

Value slice_indices(Vm& vm, Slice* self, Value length) {
  AIO_TRY(Value n, index_of(vm, length));
  if (int_sign(n) < 0) return raise(vm, ExceptionType::ValueError, "length should not be negative");
  AIO_TRY(SliceInts ints, slice_ints(vm, self, n));
  Value parts[3] = {ints.start, ints.stop, ints.step};
  return make_tuple(vm, parts, 3);
}

Value slice_reduce(Vm& vm, Slice* self) {
  Value args[3] = {self->start, self->stop, self->step};
  Value parts[2] = {Value::object(vm.type(BuiltinType::Slice)), make_tuple(vm, args, 3)};
  return make_tuple(vm, parts, 2);
}

constexpr NativeDef kSliceMethods[] = {
    static_def<slice_new>("__new__(cls, /, *args)"),
    def<slice_repr>("__repr__(self, /)"),
    def<slice_hash>("__hash__(self, /)"),
    def<compare_method<Slice, slice_compare, CompareOp::Lt>>("__lt__(self, value, /)"),
    def<compare_method<Slice, slice_compare, CompareOp::Le>>("__le__(self, value, /)"),
    def<compare_method<Slice, slice_compare, CompareOp::Gt>>("__gt__(self, value, /)"),
    def<compare_method<Slice, slice_compare, CompareOp::Ge>>("__ge__(self, value, /)"),
    def<compare_method<Slice, slice_compare, CompareOp::Eq>>("__eq__(self, value, /)"),
    def<compare_method<Slice, slice_compare, CompareOp::Ne>>("__ne__(self, value, /)"),
    def<slice_indices>("indices(self, length, /)"),
    def<slice_reduce>("__reduce__(self, /)"),
};
constexpr GetSetDef kSliceAttributes[] = {
    {.name = "start", .get = [](Vm&, Value self) { return as<Slice>(self)->start; }},
    {.name = "stop", .get = [](Vm&, Value self) { return as<Slice>(self)->stop; }},
    {.name = "step", .get = [](Vm&, Value self) { return as<Slice>(self)->step; }},
};

}  // namespace

extern const TypeDef kRangeType, kSliceType;
const TypeDef kRangeType = {.name = "range", .methods = kRangeMethods, .getsets = kRangeAttributes};
const TypeDef kSliceType = {.name = "slice", .methods = kSliceMethods, .getsets = kSliceAttributes};

}  // namespace aio
