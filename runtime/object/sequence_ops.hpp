// Operations on lists, tuples, ranges and slices that their methods (stdlib/types) and the
// operators share.
#pragma once

#include "runtime/object/sequence.hpp"
#include "runtime/result.hpp"

namespace aio {

/// Most items a list or tuple can have.
inline constexpr uint64_t kMaxSequence = 0xFFFF'FFF0u;

/// Whether v can be an index: an int or an object with __index__.
bool has_index(Vm& vm, Value v);
/// A subscript of a sequence of type `type_name`: TypeError "`type_name` indices must be integers
/// or slices, not X", IndexError for ints beyond 64 bits. Runs script code (__index__).
Result<int64_t> subscript(Vm& vm, Value key, const char* type_name);
/// A count for repetition: TypeError "can't multiply sequence by non-int of type 'X'"; negative
/// counts give 0.
Result<int64_t> repeat_count(Vm& vm, Value count);
/// Start or stop argument of index(): clipped to int64, negative values count from the end, at
/// least 0.
Result<int64_t> search_bound(Vm& vm, Value v, int64_t length);

/// list[start:stop] as a new list; 0 <= start <= stop <= size.
Value list_slice(Vm& vm, List* list, size_t start, size_t stop);
/// Replaces list[start:stop] by `count` values (bounds are clipped); values must not lie in the
/// list's own storage.
Status list_splice(Vm& vm, List* list, size_t start, size_t stop, const Value* values,
                   size_t count);
/// Appends the items of any iterable. Runs script code.
Status list_extend(Vm& vm, List* list, Value iterable);
Status list_insert(Vm& vm, List* list, int64_t position, Value item);
/// Drops all items and the storage.
void list_clear(Vm& vm, List* list);
/// A List or Tuple with the items of `iterable` (itself if it is one), or TypeError with this text
/// if it is not iterable.
Value sequence_of(Vm& vm, Value iterable, const char* error);
/// Items of a List or Tuple.
struct ItemSpan {
  const Value* items;
  size_t size;
};
ItemSpan items_of(Value list_or_tuple);

/// Index of the first item equal to `wanted` in [start, stop), or -1. Looks at the size again after
/// every comparison.
Result<int64_t> list_find(Vm& vm, List* list, Value wanted, int64_t start, int64_t stop);

/// start, stop, step of a slice as int64 (clipped), not yet applied to a length. Runs script code
/// (__index__).
Result<SliceBounds> slice_parts(Vm& vm, Slice* slice);
/// Applies what slice_parts gave to a sequence of `length`: start and stop in bounds, count set.
SliceBounds clip_slice(SliceBounds parts, size_t length);
/// start, stop, step of a slice on a sequence of `length` (an int of any size), as ints of any
/// size.
struct SliceInts {
  Value start, stop, step;
};
Result<SliceInts> slice_ints(Vm& vm, Slice* slice, Value length);
/// The item number i (an int, not checked) of a range.
Value range_item(Vm& vm, Range* range, Value i);
inline bool is_small_range(const Range* range) { return range->aux == 1; }
/// Whether an int lies in the range.
Result<bool> range_contains_int(Vm& vm, Range* range, Value i);

}  // namespace aio
