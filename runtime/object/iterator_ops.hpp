// Construction of builtin iterators, for the types that hand them out.
#pragma once

#include "runtime/object/iterator.hpp"
#include "runtime/result.hpp"

namespace aio {

struct Dict;
struct Set;
struct Range;

/// An Iterator of this kind (its own type) over source, at `position`, other fields empty.
Iterator* make_iterator(Vm& vm, IteratorKind kind, Value source, int64_t position = 0);
/// As make_iterator, for a class that the caller was given (a subclass of enumerate, zip …): resets
/// all fields of `it`.
void init_iterator(Iterator* it, IteratorKind kind, Value source, int64_t position);
/// kind: one of the six dict kinds.
Iterator* dict_iterator(Vm& vm, IteratorKind kind, Dict* dict);
Iterator* set_iterator(Vm& vm, Set* set);
/// Iterator over range(start, stop, step) of small ints; step is not 0.
Value small_range_iterator(Vm& vm, int64_t start, int64_t stop, int64_t step);
/// iter(range) or iter(reversed range).
Value range_iterator(Vm& vm, Range* range, bool reversed);
/// reversed(v): __reversed__, or a sequence; TypeError "'X' object is not reversible".
Value get_reversed(Vm& vm, Value v);
/// Items left of an Iterator whose __length_hint__ CPython has; -1: no such method.
Result<int64_t> iterator_length_hint(Vm& vm, Iterator* it);
/// Raises StopIteration without value: what __next__ methods do when iter_next-like functions give
/// undef.
Value stop_iteration_if_undef(Vm& vm, Value v);
/// Calls visit(Value) -> Status for each item of any iterable, which stays rooted.
template <class Visit>
Status for_each(Vm& vm, Value iterable, Visit visit);

}  // namespace aio

#include "runtime/vm/vm.hpp"

namespace aio {

template <class Visit>
Status for_each(Vm& vm, Value iterable, Visit visit) {
  AIO_TRY(Value it, get_iter(vm, iterable));
  Rooted keep(vm, it);
  for (;;) {
    AIO_TRY(Value item, iter_next(vm, it));
    if (item.is_undef()) return Status::Ok;
    AIO_CHECK(visit(item));
  }
}

}  // namespace aio
