// The iteration protocol and the builtin iterators.
//
// Invariant: an exhausted iterator over a container has source undef and stays exhausted, as in
// CPython. Exhaustion is the value undef; StopIteration exists only where script code can see it.
#include "runtime/object/iterator.hpp"

#include <algorithm>

#include "runtime/native/native.hpp"
#include "runtime/object/builtin_ops.hpp"
#include "runtime/object/class.hpp"
#include "runtime/object/iterator_ops.hpp"
#include "runtime/object/sequence_ops.hpp"
#include "runtime/object/set_table.hpp"
#include "runtime/vm/operators.hpp"
#include "runtime/vm/vm.hpp"

namespace aio {
namespace {

constexpr BuiltinType kTypeOf[] = {
    BuiltinType::RangeIterator,
    BuiltinType::BigRangeIterator,
    BuiltinType::ListIterator,
    BuiltinType::ListReverseIterator,
    BuiltinType::TupleIterator,
    BuiltinType::StrIterator,
    BuiltinType::BytesIterator,
    BuiltinType::ByteArrayIterator,
    BuiltinType::DictKeyIterator,
    BuiltinType::DictValueIterator,
    BuiltinType::DictItemIterator,
    BuiltinType::DictReverseKeyIterator,
    BuiltinType::DictReverseValueIterator,
    BuiltinType::DictReverseItemIterator,
    BuiltinType::SetIterator,
    BuiltinType::SequenceIterator,
    BuiltinType::Reversed,
    BuiltinType::CallableIterator,
    BuiltinType::Enumerate,
    BuiltinType::Zip,
    BuiltinType::Map,
    BuiltinType::Filter,
    BuiltinType::MemoryViewIterator,
};
static_assert(std::size(kTypeOf) == static_cast<size_t>(IteratorKind::kCount));

void drop_source(Vm& vm, Iterator* it) {
  vm.heap.shade(it->source);
  it->source = Value::undef();
}

Value exhaust(Vm& vm, Iterator* it) {
  drop_source(vm, it);
  return Value::undef();
}

Value pair(Vm& vm, Value first, Value second) {
  Tuple* tuple = new_tuple(vm, 2);
  tuple->items()[0] = first;
  tuple->items()[1] = second;
  return Value::object(tuple);
}

Value next_big_range(Vm& vm, Iterator* it) {
  if (it->source.is_undef() || int_sign(it->source) <= 0) return Value::undef();
  Value current = it->extra;
  AIO_TRY(Value following, int_add(vm, current, it->extra2));
  AIO_TRY(Value left, int_sub(vm, it->source, Value::small_int(1)));
  vm.heap.shade(it->extra);
  vm.heap.shade(it->source);
  it->extra = following;
  it->source = left;
  return current;
}

bool is_reversed_dict_kind(IteratorKind kind) {
  return kind >= IteratorKind::DictKeysReversed && kind <= IteratorKind::DictItemsReversed;
}

Value dict_item(Vm& vm, IteratorKind kind, Value key, Value value) {
  switch (kind) {
    case IteratorKind::DictKeys:
    case IteratorKind::DictKeysReversed: return key;
    case IteratorKind::DictValues:
    case IteratorKind::DictValuesReversed: return value;
    default: return pair(vm, key, value);
  }
}

Value next_dict(Vm& vm, Iterator* it) {
  if (it->source.is_undef()) return Value::undef();
  Dict* dict = as<Dict>(it->source);
  IteratorKind kind = static_cast<IteratorKind>(it->aux);
  if (it->stop != static_cast<int64_t>(dict->live)) {
    it->stop = -1;  // stays an error
    return raise(vm, ExceptionType::RuntimeError, "dictionary changed size during iteration");
  }
  Value key, value;
  if (is_reversed_dict_kind(kind)) {
    int64_t i = std::min<int64_t>(it->position, int64_t{dict->used} - 1);
    while (i >= 0 && dict->entries[i].key.is_undef()) --i;
    if (i < 0) return exhaust(vm, it);
    it->position = i - 1;
    uint32_t at = static_cast<uint32_t>(i);
    dict_next(dict, &at, &key, &value);
    return dict_item(vm, kind, key, value);
  }
  uint32_t at = static_cast<uint32_t>(it->position);
  if (!dict_next(dict, &at, &key, &value)) return exhaust(vm, it);
  int64_t left = it->extra.as_small_int();
  if (left == 0) {
    drop_source(vm, it);
    return raise(vm, ExceptionType::RuntimeError, "dictionary keys changed during iteration");
  }
  it->extra = Value::small_int(left - 1);
  it->position = at;
  return dict_item(vm, kind, key, value);
}

Value next_set(Vm& vm, Iterator* it) {
  if (it->source.is_undef()) return Value::undef();
  Set* set = as<Set>(it->source);
  if (it->stop != static_cast<int64_t>(set->used)) {
    it->stop = -1;
    return raise(vm, ExceptionType::RuntimeError, "Set changed size during iteration");
  }
  uint32_t at = static_cast<uint32_t>(it->position);
  Value key;
  if (!set_next(set, &at, &key)) return exhaust(vm, it);
  it->position = at;
  return key;
}

/// obj[i] for the old sequence protocol: undef after IndexError or StopIteration.
Value item_or_end(Vm& vm, Value sequence, int64_t i) {
  Value item = get_item(vm, sequence, make_int(vm, i));
  if (!item.is_exc()) return item;
  if (!pending_is(vm, ExceptionType::IndexError) && !pending_is(vm, ExceptionType::StopIteration))
    return raised;
  static_cast<void>(take_exception(vm));
  return Value::undef();
}

Value next_sequence(Vm& vm, Iterator* it) {
  if (it->source.is_undef()) return Value::undef();
  Rooted keep(vm, it);
  bool down = static_cast<IteratorKind>(it->aux) == IteratorKind::SequenceReversed;
  if (down && it->position < 0) return exhaust(vm, it);
  AIO_TRY(Value item, item_or_end(vm, it->source, it->position));
  if (item.is_undef()) return exhaust(vm, it);
  it->position += down ? -1 : 1;
  return item;
}

Value next_callable(Vm& vm, Iterator* it) {
  if (it->source.is_undef()) return Value::undef();
  Rooted keep(vm, it);
  Rooted value(vm, vm.call(it->source));
  if (value.get().is_exc()) {
    if (!pending_is(vm, ExceptionType::StopIteration)) return raised;
    static_cast<void>(take_exception(vm));
    return exhaust(vm, it);
  }
  if (it->source.is_undef()) return Value::undef();  // the call exhausted this very iterator
  AIO_TRY(bool end, equal_items(vm, it->extra, value));
  return end ? exhaust(vm, it) : value.get();
}

Value next_enumerate(Vm& vm, Iterator* it) {
  Rooted keep(vm, it);
  AIO_TRY(Value item, iter_next_or_stop(vm, it->source));
  if (item.is_undef()) return item;
  Value number;
  if (it->extra.is_undef()) {
    number = make_int(vm, it->position++);
    if (it->position > kMaxSmallInt) it->extra = make_int(vm, it->position);
  } else {
    number = it->extra;
    Rooted keep_item(vm, item);
    AIO_TRY(Value following, int_add(vm, number, Value::small_int(1)));
    vm.heap.shade(it->extra);
    it->extra = following;
  }
  return pair(vm, number, item);
}

Raised raise_zip_length(Vm& vm, size_t i, bool shorter) {
  const char* what = shorter ? "shorter" : "longer";
  if (i == 1)
    return raise(vm, ExceptionType::ValueError, "zip() argument 2 is %s than argument 1", what);
  return raise(vm, ExceptionType::ValueError, "zip() argument %d is %s than arguments 1-%d",
               static_cast<int>(i + 1), what, static_cast<int>(i));
}

Value next_zip(Vm& vm, Iterator* it) {
  if (it->source.is_undef()) return Value::undef();
  Rooted keep(vm, it);
  Tuple* iterators = as<Tuple>(it->source);
  size_t count = iterators->size;
  if (!count) return Value::undef();
  bool strict = it->extra2.is_true();
  if (count == 2 && !strict) {
    Rooted first(vm, iter_next_or_stop(vm, iterators->items()[0]));
    if (first.get().is_exc() || first.get().is_undef()) return first;
    AIO_TRY(Value second, iter_next_or_stop(vm, iterators->items()[1]));
    return second.is_undef() ? second : pair(vm, first, second);
  }
  Rooted items(vm, new_list(vm, count));
  for (size_t i = 0; i < count; ++i) {
    AIO_TRY(Value item, strict ? iter_next(vm, iterators->items()[i])
                               : iter_next_or_stop(vm, iterators->items()[i]));
    if (!item.is_undef()) {
      AIO_CHECK(list_append(vm, items.as<List>(), item));
      continue;
    }
    if (!strict) return item;
    if (i) return raise_zip_length(vm, i, true);
    for (size_t j = 1; j < count; ++j) {
      AIO_TRY(Value other, iter_next(vm, iterators->items()[j]));
      if (!other.is_undef()) return raise_zip_length(vm, j, false);
    }
    return item;
  }
  return make_tuple(vm, items.as<List>()->items, count);
}

Value next_map(Vm& vm, Iterator* it) {
  Rooted keep(vm, it);
  Tuple* iterators = as<Tuple>(it->extra);
  if (iterators->size == 1) {
    AIO_TRY(Value item, iter_next_or_stop(vm, iterators->items()[0]));
    return item.is_undef() ? item : vm.call(it->source, item);
  }
  Rooted items(vm, new_list(vm, iterators->size));
  for (size_t i = 0; i < iterators->size; ++i) {
    AIO_TRY(Value item, iter_next_or_stop(vm, iterators->items()[i]));
    if (item.is_undef()) return item;
    AIO_CHECK(list_append(vm, items.as<List>(), item));
  }
  return vm.call(it->source, items.as<List>()->items, iterators->size);
}

Value next_filter(Vm& vm, Iterator* it) {
  Rooted keep(vm, it);
  Rooted item(vm);
  bool by_truth = it->source.is_none() || it->source == Value::object(vm.type(BuiltinType::Bool));
  for (;;) {
    AIO_TRY(Value next, iter_next_or_stop(vm, it->extra));
    if (next.is_undef()) return next;
    item = next;
    Value answer = next;
    if (!by_truth) { AIO_TRY(answer, vm.call(it->source, next)); }
    AIO_TRY(bool passes, truthy(vm, answer));
    if (passes) return item;
  }
}

/// Position-counted containers: item at position, undef past the end.
Value item_at(Vm& vm, Iterator* it, int64_t i) {
  Object* o = it->source.as_object();
  auto at = static_cast<size_t>(i);
  switch (static_cast<IteratorKind>(it->aux)) {
    case IteratorKind::List:
    case IteratorKind::ListReversed: {
      List* list = static_cast<List*>(o);
      return at < list->size ? list->items[at] : Value::undef();
    }
    case IteratorKind::Tuple: {
      Tuple* tuple = static_cast<Tuple*>(o);
      return at < tuple->size ? tuple->items()[at] : Value::undef();
    }
    case IteratorKind::Str: {
      Str* s = static_cast<Str*>(o);
      return at < s->length ? make_char(vm, s->at(at)) : Value::undef();
    }
    case IteratorKind::Bytes: {
      Bytes* b = static_cast<Bytes*>(o);
      return at < b->length ? Value::small_int(b->data()[at]) : Value::undef();
    }
    case IteratorKind::ByteArray: {
      ByteArray* b = static_cast<ByteArray*>(o);
      return at < b->length ? Value::small_int(b->data[at]) : Value::undef();
    }
    default: {
      MemoryView* m = static_cast<MemoryView*>(o);
      AIO_TRY(int64_t length, memoryview_length(vm, m));
      return i < length ? memoryview_get_item(vm, m, Value::small_int(i)) : Value::undef();
    }
  }
}

Value next_indexed(Vm& vm, Iterator* it, int step) {
  if (it->source.is_undef()) return Value::undef();
  AIO_TRY(Value item, it->position < 0 ? Value::undef() : item_at(vm, it, it->position));
  if (item.is_undef()) return exhaust(vm, it);
  it->position += step;
  return item;
}

}  // namespace

Value builtin_next(Vm& vm, Iterator* it) {
  switch (static_cast<IteratorKind>(it->aux)) {
    case IteratorKind::Range: {
      if (it->step > 0 ? it->position >= it->stop : it->position <= it->stop) return Value::undef();
      int64_t i = it->position;
      it->position += it->step;
      return Value::small_int(i);
    }
    case IteratorKind::BigRange: return next_big_range(vm, it);
    case IteratorKind::ListReversed: return next_indexed(vm, it, -1);
    case IteratorKind::List:
    case IteratorKind::Tuple:
    case IteratorKind::Str:
    case IteratorKind::Bytes:
    case IteratorKind::ByteArray:
    case IteratorKind::MemoryView: return next_indexed(vm, it, 1);
    case IteratorKind::DictKeys:
    case IteratorKind::DictValues:
    case IteratorKind::DictItems:
    case IteratorKind::DictKeysReversed:
    case IteratorKind::DictValuesReversed:
    case IteratorKind::DictItemsReversed: return next_dict(vm, it);
    case IteratorKind::Set: return next_set(vm, it);
    case IteratorKind::Sequence:
    case IteratorKind::SequenceReversed: return next_sequence(vm, it);
    case IteratorKind::Callable: return next_callable(vm, it);
    // These call iter_next again: script code can nest them without end.
    case IteratorKind::Enumerate: AIO_CHECK(vm.check_native_stack()); return next_enumerate(vm, it);
    case IteratorKind::Zip: AIO_CHECK(vm.check_native_stack()); return next_zip(vm, it);
    case IteratorKind::Map: AIO_CHECK(vm.check_native_stack()); return next_map(vm, it);
    case IteratorKind::Filter: AIO_CHECK(vm.check_native_stack()); return next_filter(vm, it);
    case IteratorKind::kCount: break;
  }
  return Value::undef();
}

// --- construction --------------------------------------------------------------------------------

void init_iterator(Iterator* it, IteratorKind kind, Value source, int64_t position) {
  it->aux = static_cast<uint16_t>(kind);
  it->source = source;
  it->position = position;
  it->stop = it->step = 0;
  it->extra = it->extra2 = Value::undef();
}

Iterator* make_iterator(Vm& vm, IteratorKind kind, Value source, int64_t position) {
  Iterator* it = vm.heap.make<Iterator>(shape_id(vm, kTypeOf[static_cast<size_t>(kind)]));
  init_iterator(it, kind, source, position);
  return it;
}

Iterator* dict_iterator(Vm& vm, IteratorKind kind, Dict* dict) {
  int64_t first = is_reversed_dict_kind(kind) ? int64_t{dict->used} - 1 : 0;
  Iterator* it = make_iterator(vm, kind, Value::object(dict), first);
  it->stop = dict->live;
  it->step = dict->version;
  it->extra = Value::small_int(dict->live);
  return it;
}

Iterator* set_iterator(Vm& vm, Set* set) {
  Iterator* it = make_iterator(vm, IteratorKind::Set, Value::object(set));
  it->stop = set->used;
  it->step = set->version;
  return it;
}

Value small_range_iterator(Vm& vm, int64_t start, int64_t stop, int64_t step) {
  Iterator* it = make_iterator(vm, IteratorKind::Range, Value::undef());
  it->position = start;
  it->stop = stop;
  it->step = step;
  return Value::object(it);
}

Value range_iterator(Vm& vm, Range* range, bool reversed) {
  if (is_small_range(range)) {
    int64_t start = range->start.as_small_int(), step = range->step.as_small_int();
    int64_t stop = start + step * range->length.as_small_int();
    return reversed ? small_range_iterator(vm, stop - step, start - step, -step)
                    : small_range_iterator(vm, start, stop, step);
  }
  Value first = range->start, step = range->step;
  if (reversed) {
    AIO_TRY(Value last, int_sub(vm, range->length, Value::small_int(1)));
    AIO_TRY(first, range_item(vm, range, last));
    AIO_TRY(step, int_neg(vm, step));
  }
  Iterator* it = make_iterator(vm, IteratorKind::BigRange, range->length);
  it->extra = first;
  it->extra2 = step;
  return Value::object(it);
}

// --- the protocol --------------------------------------------------------------------------------

namespace {

/// The iterator of a builtin container, whose __iter__ is known to be the builtin one; undef: none
/// of them.
Value iter_by_kind(Vm& vm, Value v) {
  switch (v.as_object()->kind) {
    case Kind::List: return Value::object(make_iterator(vm, IteratorKind::List, v));
    case Kind::Tuple: return Value::object(make_iterator(vm, IteratorKind::Tuple, v));
    case Kind::Str: return Value::object(make_iterator(vm, IteratorKind::Str, v));
    case Kind::Bytes: return Value::object(make_iterator(vm, IteratorKind::Bytes, v));
    case Kind::ByteArray: return Value::object(make_iterator(vm, IteratorKind::ByteArray, v));
    case Kind::MemoryView: return Value::object(make_iterator(vm, IteratorKind::MemoryView, v));
    case Kind::Dict: return Value::object(dict_iterator(vm, IteratorKind::DictKeys, as<Dict>(v)));
    case Kind::DictView: {
      auto kind = static_cast<IteratorKind>(static_cast<unsigned>(IteratorKind::DictKeys) +
                                            v.as_object()->aux);
      return Value::object(dict_iterator(vm, kind, as<DictView>(v)->dict));
    }
    case Kind::Set: return Value::object(set_iterator(vm, as<Set>(v)));
    case Kind::Range: return range_iterator(vm, as<Range>(v), false);
    case Kind::Iterator: return v;
    case Kind::Generator:
      if (type_of(vm, v) == vm.type(BuiltinType::Generator)) return v;
      return Value::undef();
    case Kind::MappingProxy: return get_iter(vm, as<MappingProxy>(v)->mapping);
    default: return Value::undef();
  }
}

bool is_builtin_method(Value method) {
  if (!is_kind(method, Kind::NativeFunction)) return false;
  Type* owner = as<NativeFunction>(method)->owner;
  return owner && !(owner->flags & kTypeHeap);
}

Raised raise_not_iterable(Vm& vm, Value v) {
  return raise(vm, ExceptionType::TypeError, "'%T' object is not iterable", v.bits);
}

}  // namespace

Value get_iter(Vm& vm, Value v) {
  if (!v.is_object()) return raise_not_iterable(vm, v);
  Type* type = type_of(vm, v);
  Value method = lookup_special(vm, type, Special::Iter);
  if (method.is_undef()) {
    if (lookup_special(vm, type, Special::GetItem).is_undef()) return raise_not_iterable(vm, v);
    return Value::object(make_iterator(vm, IteratorKind::Sequence, v));
  }
  if (method.is_none()) return raise_not_iterable(vm, v);
  if (!(type->flags & kTypeHeap) || is_builtin_method(method)) {
    AIO_TRY(Value it, iter_by_kind(vm, v));
    if (!it.is_undef()) return it;
  }
  Rooted keep(vm, v);
  AIO_TRY(Value it, call_special(vm, v, Special::Iter));
  if (lookup_special(vm, type_of(vm, it), Special::Next).is_undef())
    return raise(vm, ExceptionType::TypeError, "iter() returned non-iterator of type '%T'",
                 it.bits);
  return it;
}

namespace {

/// The end of an iteration that an exception told: undef instead of StopIteration.
Value end_if_stopped(Vm& vm) {
  if (!pending_is(vm, ExceptionType::StopIteration)) return raised;
  static_cast<void>(take_exception(vm));
  return Value::undef();
}

/// Next item of an iterator. A generator resumed `how` ends with undef (For) or with StopIteration
/// (Send).
Value next_item(Vm& vm, Value v, How how) {
  if (!v.is_object())
    return raise(vm, ExceptionType::TypeError, "'%T' object is not an iterator", v.bits);
  Object* o = v.as_object();
  Type* type = vm.type_of_shape(o->shape);
  bool overridden = false;
  if (type->flags & kTypeHeap)
    overridden = !is_builtin_method(lookup_special(vm, type, Special::Next));
  if (vm.interrupt.load(std::memory_order_relaxed)) [[unlikely]] {
    // Loops in C++ reach no other safepoint; what they make must be collected all the same.
    Rooted keep(vm, v);
    AIO_CHECK(vm.handle_interrupt_in_native());
  }
  if (!overridden) {
    if (o->kind == Kind::Iterator) return builtin_next(vm, static_cast<Iterator*>(o));
    if (o->kind == Kind::Generator && type == vm.type(BuiltinType::Generator))
      return vm.resume(static_cast<ChainFrame*>(o), how, Value::none());
    if (o->kind == Kind::Native && type->layout && type->layout->next) {
      AIO_CHECK(vm.check_native_stack());
      Rooted keep(vm, v);
      return type->layout->next(vm, o);
    }
  }
  Rooted keep(vm, v);
  Value item = call_special(vm, v, Special::Next);
  if (item.is_undef())
    return raise(vm, ExceptionType::TypeError, "'%T' object is not an iterator", v.bits);
  return item;
}

}  // namespace

Value iter_next(Vm& vm, Value v) {
  Value item = next_item(vm, v, How::For);
  return item.is_exc() ? end_if_stopped(vm) : item;
}

Value iter_next_or_stop(Vm& vm, Value v) { return next_item(vm, v, How::Send); }

Value stop_iteration_if_undef(Vm& vm, Value v) {
  if (v.is_undef()) return raise_args(vm, ExceptionType::StopIteration, nullptr, 0);
  return v;
}

Value get_reversed(Vm& vm, Value v) {
  Type* type = type_of(vm, v);
  Value method = lookup_special(vm, type, Special::Reversed);
  if (method.is_none())
    return raise(vm, ExceptionType::TypeError, "'%T' object is not reversible", v.bits);
  if (!method.is_undef()) return call_special(vm, v, Special::Reversed);
  bool sequence = !lookup_special(vm, type, Special::GetItem).is_undef() &&
                  !is_kind(v, Kind::Dict) && !is_kind(v, Kind::MappingProxy);
  if (!sequence)
    return raise(vm, ExceptionType::TypeError, "'%T' object is not reversible", v.bits);
  Rooted keep(vm, v);
  AIO_TRY(int64_t length, length_of(vm, v));
  return Value::object(make_iterator(vm, IteratorKind::SequenceReversed, v, length - 1));
}

Result<int64_t> iterator_length_hint(Vm& vm, Iterator* it) {
  auto kind = static_cast<IteratorKind>(it->aux);
  if (kind == IteratorKind::Range) {
    int64_t distance = it->step > 0 ? it->stop - it->position : it->position - it->stop;
    int64_t stride = it->step > 0 ? it->step : -it->step;
    return distance <= 0 ? 0 : (distance - 1) / stride + 1;
  }
  if (it->source.is_undef()) return 0;
  switch (kind) {
    case IteratorKind::ListReversed: return it->position + 1;
    case IteratorKind::SequenceReversed: {
      Rooted keep(vm, it);
      AIO_TRY(int64_t length, length_of(vm, it->source));
      return length < it->position + 1 ? 0 : it->position + 1;
    }
    case IteratorKind::DictKeys:
    case IteratorKind::DictValues:
    case IteratorKind::DictItems:
    case IteratorKind::DictKeysReversed:
    case IteratorKind::DictValuesReversed:
    case IteratorKind::DictItemsReversed: {
      if (it->stop != static_cast<int64_t>(as<Dict>(it->source)->live)) return 0;
      if (is_reversed_dict_kind(kind)) return it->position + 1;
      return it->extra.as_small_int();
    }
    case IteratorKind::Set: {
      Set* set = as<Set>(it->source);
      if (it->stop != static_cast<int64_t>(set->used)) return 0;
      int64_t left = 0;
      uint32_t at = static_cast<uint32_t>(it->position);
      for (Value key; set_next(set, &at, &key);) ++left;
      return left;
    }
    default: {
      Rooted keep(vm, it);
      AIO_TRY(int64_t length, length_of(vm, it->source));
      return std::max<int64_t>(length - it->position, 0);
    }
  }
}

}  // namespace aio
