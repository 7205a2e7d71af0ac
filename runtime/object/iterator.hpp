// Builtin iterators that the VM's ForIter knows, and the iteration protocol for native code.
#pragma once

#include "runtime/gc/heap.hpp"

namespace aio {

/// Which iterator an Iterator object is (Object::aux). Each has a type of its own.
enum class IteratorKind : uint16_t {
  Range,
  BigRange,
  List,
  ListReversed,
  Tuple,
  Str,
  Bytes,
  ByteArray,
  DictKeys,
  DictValues,
  DictItems,
  DictKeysReversed,
  DictValuesReversed,
  DictItemsReversed,
  Set,
  Sequence,
  SequenceReversed,
  Callable,
  Enumerate,
  Zip,
  Map,
  Filter,
  MemoryView,
  kCount
};

/// One layout for all: what `a`, `b`, `c` mean depends on the kind. Exhausted iterators drop
/// `source`.
struct Iterator : Object {
  static constexpr Kind kKind = Kind::Iterator;
  Value source;      ///< list, dict, function …; Range: unused; undef when exhausted
  int64_t position;  ///< next index; Range: current value
  int64_t stop;      ///< Range: stop; Dict: expected live count
  int64_t step;      ///< Range: step; Dict/Set: version
  Value extra;  ///< Zip/Map: Tuple of iterators; Callable: sentinel; Enumerate: big counter; Zip:
                ///< see aux2
  Value extra2;
  void trace(Tracer& tracer) {
    tracer.visit(source);
    tracer.visit(extra);
    tracer.visit(extra2);
  }
};

/// iter(v); TypeError "'X' object is not iterable". Runs script code.
Value get_iter(Vm& vm, Value v);
/// Next item; undef when exhausted (StopIteration is swallowed); exc when it raised. Runs script
/// code.
Value iter_next(Vm& vm, Value iterator);
/// As iter_next, for an iterator that asks another one: a StopIteration that the other one raised
/// stays raised (exc), so that its value reaches whoever asked.
Value iter_next_or_stop(Vm& vm, Value iterator);
/// Next of a builtin Iterator object; as iter_next_or_stop.
Value builtin_next(Vm& vm, Iterator* iterator);
/// Appends every item to a new list / calls f for every item. Runs script code. f returns Status.
Value list_from_iterable(Vm& vm, Value iterable);
/// A Tuple of the items (a tuple itself stays).
Value tuple_from_iterable(Vm& vm, Value iterable);

}  // namespace aio
