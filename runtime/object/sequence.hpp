// Tuple, List, Range, Slice: layout and construction.
#pragma once

#include "runtime/gc/heap.hpp"

namespace aio {

struct Tuple : Object {
  static constexpr Kind kKind = Kind::Tuple;
  size_t size;
  /// Object::aux: words of attribute area that lie before the items (instances of subclasses).
  Value* items() { return reinterpret_cast<Value*>(this + 1) + aux; }
  const Value* items() const { return reinterpret_cast<const Value*>(this + 1) + aux; }
  /// items() of an exact tuple, whose aux is 0.
  Value* exact_items() { return reinterpret_cast<Value*>(this + 1); }
  void trace(Tracer& tracer) { tracer.visit_range(items(), size); }
};
/// The empty tuple is shared.
Value make_tuple(Vm& vm, const Value* items, size_t size);
/// Uninitialised; fill before the next safepoint. size 0 gives the shared one.
Tuple* new_tuple(Vm& vm, size_t size);

struct List : Object {
  static constexpr Kind kKind = Kind::List;
  uint32_t size, capacity;
  Value* items;  ///< in a Buffer; null when capacity is 0
  void trace(Tracer& tracer) {
    tracer.visit_buffer(items);
    tracer.visit_range(items, size);
  }
};
List* new_list(Vm& vm, size_t capacity);
Value make_list(Vm& vm, const Value* items, size_t size);
/// MemoryError beyond 2^32 items.
Status list_append_slow(Vm& vm, List* list, Value item);
inline Status list_append(Vm& vm, List* list, Value item) {
  if (list->size < list->capacity) [[likely]] {
    list->items[list->size++] = item;
    return Status::Ok;
  }
  return list_append_slow(vm, list, item);
}
/// Room for at least `capacity` items.
Status list_reserve(Vm& vm, List* list, size_t capacity);

/// start, stop, step are ints (any size); the common small case has `small` set (Object::aux = 1).
struct Range : Object {
  static constexpr Kind kKind = Kind::Range;
  Value start, stop, step, length;
  void trace(Tracer& tracer) {
    tracer.visit(start);
    tracer.visit(stop);
    tracer.visit(step);
    tracer.visit(length);
  }
};
/// Arguments are ints; ValueError if step is zero.
Value make_range(Vm& vm, Value start, Value stop, Value step);

struct Slice : Object {
  static constexpr Kind kKind = Kind::Slice;
  Value start, stop, step;
  void trace(Tracer& tracer) {
    tracer.visit(start);
    tracer.visit(stop);
    tracer.visit(step);
  }
};
Value make_slice(Vm& vm, Value start, Value stop, Value step);
/// A slice applied to a sequence of `length`: start, stop clipped, count of items.
struct SliceBounds {
  int64_t start, stop, step, count;
};
/// TypeError "slice indices must be integers or None or have an __index__ method", ValueError zero
/// step. Runs script code (__index__).
Result<SliceBounds> slice_bounds(Vm& vm, Slice* slice, size_t length);

}  // namespace aio
