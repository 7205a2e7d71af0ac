// Module _collections: deque and its iterators, and Counter's counting loop.
//
// A deque is a ring in a Buffer: capacity is a power of two, item i lies at slot (head + i) &
// (capacity - 1). `version` grows with every change of the length or order: iterators and loops
// that run script code compare it.
#include <algorithm>
#include <bit>
#include <cstring>

#include "runtime/object/builtin_ops.hpp"
#include "runtime/object/iterator_ops.hpp"
#include "runtime/object/sequence_ops.hpp"
#include "stdlib/module_types.hpp"
#include "stdlib/types/container_support.hpp"

namespace aio {
namespace {

struct Deque : Object {
  Value* ring;
  uint32_t head, size, capacity;
  uint32_t version;
  int64_t max_length;  ///< -1: none
  Value& at(size_t i) { return ring[(head + i) & (capacity - 1)]; }
};

extern const NativeLayout kDequeLayout;
bool is_deque(Vm& vm, Value v) {
  return is_kind(v, Kind::Native) && type_of(vm, v)->layout == &kDequeLayout;
}
Deque* deque_of(Value v) { return static_cast<Deque*>(v.as_object()); }

Status grow(Vm& vm, Deque* d) {
  if (d->size < d->capacity) return Status::Ok;
  constexpr uint32_t kFirst = 8;
  if (d->size >= 1u << 31) return raise_memory_error(vm);
  uint32_t capacity = d->capacity ? d->capacity * 2 : kFirst;
  auto* ring = static_cast<Value*>(vm.heap.make_buffer(size_t{capacity} * sizeof(Value))->data());
  for (uint32_t i = 0; i < d->size; ++i) ring[i] = d->at(i);
  if (d->ring) vm.heap.free_buffer(Buffer::of(d->ring));
  d->ring = ring;
  d->head = 0;
  d->capacity = capacity;
  return Status::Ok;
}

Value take_last(Vm& vm, Deque* d) {
  Value item = d->at(d->size - 1);
  vm.heap.shade(item);
  --d->size;
  ++d->version;
  return item;
}
Value take_first(Vm& vm, Deque* d) {
  Value item = d->at(0);
  vm.heap.shade(item);
  d->head = (d->head + 1) & (d->capacity - 1);
  --d->size;
  ++d->version;
  return item;
}

Status push_last(Vm& vm, Deque* d, Value item) {
  if (d->max_length == 0) return Status::Ok;
  if (static_cast<int64_t>(d->size) == d->max_length) static_cast<void>(take_first(vm, d));
  AIO_CHECK(grow(vm, d));
  d->at(d->size++) = item;
  ++d->version;
  return Status::Ok;
}
Status push_first(Vm& vm, Deque* d, Value item) {
  if (d->max_length == 0) return Status::Ok;
  if (static_cast<int64_t>(d->size) == d->max_length) static_cast<void>(take_last(vm, d));
  AIO_CHECK(grow(vm, d));
  d->head = (d->head - 1) & (d->capacity - 1);
  d->ring[d->head] = item;
  ++d->size;
  ++d->version;
  return Status::Ok;
}

Status extend_last(Vm& vm, Deque* d, Value iterable) {
  Rooted source(vm, iterable);
  if (iterable == Value::object(d)) {
    AIO_TRY(Value copy, list_from_iterable(vm, iterable));
    source = copy;
  }
  return for_each(vm, source.get(), [&](Value item) { return push_last(vm, d, item); });
}

void clear_items(Vm& vm, Deque* d) {
  vm.heap.before_write(d);
  if (d->ring) vm.heap.free_buffer(Buffer::of(d->ring));
  d->ring = nullptr;
  d->head = d->size = d->capacity = 0;
  ++d->version;
}

// --- construction --------------------------------------------------------------------------------

Deque* allocate(Vm& vm, Type* cls, int64_t max_length) {
  Deque* d = static_cast<Deque*>(new_instance(vm, cls));
  d->ring = nullptr;
  d->head = d->size = d->capacity = d->version = 0;
  d->max_length = max_length;
  return d;
}
Value deque_new(Vm& vm, Type* cls, VarArgs, Dict*) { return Value::object(allocate(vm, cls, -1)); }

Status deque_init(Vm& vm, Value self, Value iterable, Value max_length) {
  Deque* d = deque_of(self);
  int64_t limit = -1;
  if (!max_length.is_none()) {
    if (!is_int(max_length)) return raise(vm, ExceptionType::TypeError, "an integer is required");
    AIO_TRY(limit, index_int64(vm, max_length));
    if (limit < 0) return raise(vm, ExceptionType::ValueError, "maxlen must be non-negative");
  }
  d->max_length = limit;
  if (d->size) clear_items(vm, d);
  return iterable.is_undef() ? Status::Ok : extend_last(vm, d, iterable);
}

/// A deque of the same class and maxlen with these items.
Value copy(Vm& vm, Value self) {
  Deque* d = deque_of(self);
  Type* type = type_of(vm, self);
  if (!(type->flags & kTypeHeap)) {
    Deque* made = allocate(vm, type, d->max_length);
    for (uint32_t i = 0; i < d->size; ++i) AIO_CHECK(push_last(vm, made, d->at(i)));
    return Value::object(made);
  }
  Value args[2] = {self, make_int(vm, d->max_length)};
  return vm.call(Value::object(type), args, d->max_length < 0 ? 1 : 2);
}

// --- methods -------------------------------------------------------------------------------------

Status append(Vm& vm, Value self, Value item) { return push_last(vm, deque_of(self), item); }
Status appendleft(Vm& vm, Value self, Value item) { return push_first(vm, deque_of(self), item); }
Status extend(Vm& vm, Value self, Value iterable) {
  return extend_last(vm, deque_of(self), iterable);
}
Status extendleft(Vm& vm, Value self, Value iterable) {
  Rooted source(vm, iterable);
  if (iterable == self) {
    AIO_TRY(Value items, list_from_iterable(vm, iterable));
    source = items;
  }
  return for_each(vm, source.get(),
                  [&](Value item) { return push_first(vm, deque_of(self), item); });
}
Value pop(Vm& vm, Value self) {
  if (!deque_of(self)->size) return raise(vm, ExceptionType::IndexError, "pop from an empty deque");
  return take_last(vm, deque_of(self));
}
Value popleft(Vm& vm, Value self) {
  if (!deque_of(self)->size) return raise(vm, ExceptionType::IndexError, "pop from an empty deque");
  return take_first(vm, deque_of(self));
}
void clear(Vm& vm, Value self) { clear_items(vm, deque_of(self)); }

void rotate_by(Vm& vm, Deque* d, int64_t steps) {
  if (d->size < 2) return;
  int64_t size = d->size;
  steps %= size;
  if (steps < 0) steps += size;
  vm.heap.before_write(d);
  if (steps <= size / 2) {
    for (; steps > 0; --steps) {
      Value last = d->at(d->size - 1);
      d->head = (d->head - 1) & (d->capacity - 1);
      d->ring[d->head] = last;
    }
  } else {
    for (steps = size - steps; steps > 0; --steps) {
      Value first = d->at(0);
      d->at(d->size) = first;
      d->head = (d->head + 1) & (d->capacity - 1);
    }
  }
  ++d->version;
}
void rotate(Vm& vm, Value self, int64_t n) { rotate_by(vm, deque_of(self), n); }

void reverse(Vm& vm, Value self) {
  Deque* d = deque_of(self);
  vm.heap.before_write(d);
  for (uint32_t i = 0, j = d->size; i + 1 < j; ++i) std::swap(d->at(i), d->at(--j));
  ++d->version;
}

/// First index in [start, stop) equal to value, or -1. RuntimeError if the deque changes meanwhile.
Result<int64_t> find(Vm& vm, Deque* d, Value value, int64_t start, int64_t stop,
                     const char* error = "deque mutated during iteration",
                     ExceptionType type = ExceptionType::RuntimeError) {
  Rooted keep(vm, d);
  uint32_t version = d->version;
  for (int64_t i = start; i < stop && i < d->size; ++i) {
    Rooted item(vm, d->at(static_cast<size_t>(i)));
    AIO_TRY(bool equal, equal_items(vm, item, value));
    if (equal) return i;
    if (d->version != version) return raise(vm, type, "%s", error);
  }
  return -1;
}

Value count(Vm& vm, Value self, Value value) {
  int64_t found = 0;
  for (int64_t i = 0;; ++i, ++found) {
    AIO_TRY(i, find(vm, deque_of(self), value, i, INT64_MAX));
    if (i < 0) return make_int(vm, found);
  }
}
Result<bool> contains_item(Vm& vm, Value self, Value value) {
  AIO_TRY(int64_t i, find(vm, deque_of(self), value, 0, INT64_MAX));
  return i >= 0;
}
Raised raise_missing(Vm& vm, Value value) {
  Value text = repr_of(vm, value);
  if (text.is_exc()) return raised;
  return raise(vm, ExceptionType::ValueError, "%S is not in deque", as<Str>(text));
}
Value index(Vm& vm, Value self, Value value, Value start, Value stop) {
  Deque* d = deque_of(self);
  AIO_TRY(int64_t first, search_bound(vm, start, d->size));
  AIO_TRY(int64_t end, search_bound(vm, stop, d->size));
  AIO_TRY(int64_t i, find(vm, d, value, first, end));
  return i < 0 ? Value(raise_missing(vm, value)) : make_int(vm, i);
}

void remove_at(Vm& vm, Deque* d, int64_t i) {
  rotate_by(vm, d, -i);
  static_cast<void>(take_first(vm, d));
  rotate_by(vm, d, i);
}
Status remove(Vm& vm, Value self, Value value) {
  constexpr const char* kMutated = "deque mutated during iteration";
  uint32_t version = deque_of(self)->version;
  AIO_TRY(int64_t i,
          find(vm, deque_of(self), value, 0, INT64_MAX, kMutated, ExceptionType::IndexError));
  if (i < 0) return raise_missing(vm, value);
  if (deque_of(self)->version != version) return raise(vm, ExceptionType::IndexError, kMutated);
  remove_at(vm, deque_of(self), i);
  return Status::Ok;
}
Status insert(Vm& vm, Value self, int64_t position, Value item) {
  Deque* d = deque_of(self);
  int64_t size = d->size;
  if (size == d->max_length)
    return raise(vm, ExceptionType::IndexError, "deque already at its maximum size");
  if (position >= size) return push_last(vm, d, item);
  if (position <= -size || position == 0) return push_first(vm, d, item);
  rotate_by(vm, d, -position);
  AIO_CHECK(position < 0 ? push_last(vm, d, item) : push_first(vm, d, item));
  rotate_by(vm, d, position);
  return Status::Ok;
}

Result<int64_t> item_index(Vm& vm, Deque* d, Value key) {
  if (!has_index(vm, key))
    return raise(vm, ExceptionType::TypeError, "sequence index must be integer, not '%T'",
                 key.bits);
  AIO_TRY(int64_t i, subscript(vm, key, "deque"));
  if (i < 0) i += d->size;
  if (i < 0 || i >= d->size)
    return raise(vm, ExceptionType::IndexError, "deque index out of range");
  return i;
}
Value get_at(Vm& vm, Value self, Value key) {
  AIO_TRY(int64_t i, item_index(vm, deque_of(self), key));
  return deque_of(self)->at(static_cast<size_t>(i));
}
Status set_at(Vm& vm, Value self, Value key, Value value) {
  AIO_TRY(int64_t i, item_index(vm, deque_of(self), key));
  Value& slot = deque_of(self)->at(static_cast<size_t>(i));
  vm.heap.shade(slot);
  slot = value;
  return Status::Ok;
}
Status delete_at(Vm& vm, Value self, Value key) {
  AIO_TRY(int64_t i, item_index(vm, deque_of(self), key));
  remove_at(vm, deque_of(self), i);
  return Status::Ok;
}
int64_t len(Vm&, Value self) { return deque_of(self)->size; }

Value concat(Vm& vm, Value self, Value other) {
  if (!is_deque(vm, other))
    return raise(vm, ExceptionType::TypeError, "can only concatenate deque (not \"%T\") to deque",
                 other.bits);
  AIO_TRY(Value made, copy(vm, self));
  Rooted keep(vm, made);
  AIO_CHECK(extend(vm, made, other));
  return keep;
}
Value inplace_concat(Vm& vm, Value self, Value other) {
  AIO_CHECK(extend(vm, self, other));
  return self;
}
Value inplace_repeat(Vm& vm, Value self, Value times) {
  Deque* d = deque_of(self);
  AIO_TRY(int64_t n, repeat_count(vm, times));
  if (n == 0) clear_items(vm, d);
  uint32_t size = d->size;
  if (size && static_cast<uint64_t>(n) > (1u << 31) / size && d->max_length < 0)
    return raise_memory_error(vm);
  if (d->max_length >= 0 && size) n = std::min<int64_t>(n, d->max_length / size + 2);
  std::vector<Value> items(size);
  for (uint32_t i = 0; i < size; ++i) items[i] = d->at(i);
  for (int64_t k = 1; k < n; ++k)
    for (Value item : items) AIO_CHECK(push_last(vm, d, item));
  return self;
}
Value repeat(Vm& vm, Value self, Value times) {
  AIO_TRY(Value made, copy(vm, self));
  Rooted keep(vm, made);
  return inplace_repeat(vm, made, times);
}

Value as_list(Vm& vm, Deque* d) {
  List* list = new_list(vm, d->size);
  for (uint32_t i = 0; i < d->size; ++i) list->items[i] = d->at(i);
  list->size = d->size;
  return Value::object(list);
}

template <CompareOp kOp>
Value compare_deques(Vm& vm, Value self, Value other) {
  if (!is_deque(vm, other)) return Value::not_implemented();
  Rooted x(vm, as_list(vm, deque_of(self))), y(vm, as_list(vm, deque_of(other)));
  return list_compare(vm, kOp, x.as<List>(), y.as<List>());
}

Value repr(Vm& vm, Value self) {
  Deque* d = deque_of(self);
  AIO_CHECK(vm.check_native_stack());
  if (enter_repr(vm, d)) return make_str(vm, "[...]");
  Value list = as_list(vm, d);
  Value items = repr_of(vm, list);
  leave_repr(vm, d);
  AIO_CHECK(items);
  StrBuilder out(vm);
  out.append(type_of(vm, self)->name);
  out.append_ascii("(");
  out.append(as<Str>(items));
  if (d->max_length >= 0) out.append_ascii(", maxlen=" + std::to_string(d->max_length));
  out.append_ascii(")");
  return out.finish();
}

Value reduce(Vm& vm, Value self) {
  Deque* d = deque_of(self);
  AIO_TRY(Value state, vm.call_method(self, vm.names.dunder_getstate));
  Rooted keep(vm, state);
  AIO_TRY(Value it, get_iter(vm, self));
  Value limited[2] = {Value::object(vm.empty_tuple), make_int(vm, d->max_length)};
  Value args = d->max_length < 0 ? Value::object(vm.empty_tuple) : make_tuple(vm, limited, 2);
  Value parts[4] = {Value::object(type_of(vm, self)), args, keep, it};
  return make_tuple(vm, parts, 4);
}
Value get_maxlen(Vm& vm, Value self) {
  int64_t n = deque_of(self)->max_length;
  return n < 0 ? Value::none() : make_int(vm, n);
}
int64_t size_of(Vm&, Value self) { return 232 + 8 * int64_t{deque_of(self)->capacity}; }

// --- iterators -----------------------------------------------------------------------------------

struct DequeIterator : Object {
  Value deque;
  uint32_t version, left;
  bool down;
};

Value next_item(Vm& vm, Object* o) {
  auto* it = static_cast<DequeIterator*>(o);
  Deque* d = deque_of(it->deque);
  if (it->version != d->version) {
    it->left = 0;
    return raise(vm, ExceptionType::RuntimeError, "deque mutated during iteration");
  }
  if (!it->left) return Value::undef();
  uint32_t i = it->down ? it->left - 1 : d->size - it->left;
  --it->left;
  return d->at(i);
}
constexpr NativeLayout kIteratorLayout = {
    sizeof(DequeIterator),
    [](Object* o, Tracer& t) { t.visit(static_cast<DequeIterator*>(o)->deque); }, nullptr,
    next_item};

Value make_deque_iterator(Vm& vm, Value self, bool down) {
  Type* type =
      module_type(vm, "_collections", down ? "_deque_reverse_iterator" : "_deque_iterator");
  if (!type) return raised;
  auto* it = static_cast<DequeIterator*>(new_instance(vm, type));
  it->deque = self;
  it->version = deque_of(self)->version;
  it->left = deque_of(self)->size;
  it->down = down;
  return Value::object(it);
}
Value iter(Vm& vm, Value self) { return make_deque_iterator(vm, self, false); }
Value reversed(Vm& vm, Value self) { return make_deque_iterator(vm, self, true); }
int64_t left(Vm&, Value self) { return static_cast<DequeIterator*>(self.as_object())->left; }
Value iterator_reduce(Vm& vm, Value self) {
  auto* it = static_cast<DequeIterator*>(self.as_object());
  Value args[2] = {it->deque, make_int(vm, int64_t{deque_of(it->deque)->size} - it->left)};
  Value parts[2] = {Value::object(type_of(vm, self)), make_tuple(vm, args, 2)};
  return make_tuple(vm, parts, 2);
}
template <bool kDown>
Value iterator_new(Vm& vm, Type*, Value deque, int64_t skip) {
  if (!is_deque(vm, deque))
    return raise(vm, ExceptionType::TypeError, "argument 1 must be collections.deque, not %T",
                 deque.bits);
  AIO_TRY(Value it, make_deque_iterator(vm, deque, kDown));
  auto* i = static_cast<DequeIterator*>(it.as_object());
  i->left -= static_cast<uint32_t>(std::clamp<int64_t>(skip, 0, i->left));
  return it;
}

constexpr NativeDef kForwardMethods[] = {
    static_def<iterator_new<false>>("__new__(cls, deque, index=0, /)"),
    def<self_method>("__iter__(self, /)"), def<next_method<next_item>>("__next__(self, /)"),
    def<left>("__length_hint__(self, /)"), def<iterator_reduce>("__reduce__(self, /)")};
constexpr NativeDef kBackwardMethods[] = {
    static_def<iterator_new<true>>("__new__(cls, deque, index=0, /)"),
    def<self_method>("__iter__(self, /)"), def<next_method<next_item>>("__next__(self, /)"),
    def<left>("__length_hint__(self, /)"), def<iterator_reduce>("__reduce__(self, /)")};

constexpr NativeDef kDequeMethods[] = {
    static_def<deque_new>("__new__(cls, *args, **kwargs)"),
    def<deque_init>("__init__(self, iterable=<unset>, maxlen=None)"),
    def<repr>("__repr__(self, /)"),
    def<compare_deques<CompareOp::Lt>>("__lt__(self, value, /)"),
    def<compare_deques<CompareOp::Le>>("__le__(self, value, /)"),
    def<compare_deques<CompareOp::Gt>>("__gt__(self, value, /)"),
    def<compare_deques<CompareOp::Ge>>("__ge__(self, value, /)"),
    def<compare_deques<CompareOp::Eq>>("__eq__(self, value, /)"),
    def<compare_deques<CompareOp::Ne>>("__ne__(self, value, /)"),
    def<iter>("__iter__(self, /)"),
    def<reversed>("__reversed__(self, /)"),
    def<len>("__len__(self, /)"),
    def<get_at>("__getitem__(self, key, /)"),
    def<set_at>("__setitem__(self, key, value, /)"),
    def<delete_at>("__delitem__(self, key, /)"),
    def<contains_item>("__contains__(self, key, /)"),
    def<concat>("__add__(self, value, /)"),
    def<repeat>("__mul__(self, value, /)"),
    def<repeat>("__rmul__(self, value, /)"),
    def<inplace_concat>("__iadd__(self, value, /)"),
    def<inplace_repeat>("__imul__(self, value, /)"),
    def<copy>("__copy__(self, /)"),
    def<reduce>("__reduce__(self, /)"),
    def<size_of>("__sizeof__(self, /)"),
    def<append>("append(self, item, /)", "Add an element to the right side of the deque."),
    def<appendleft>("appendleft(self, item, /)", "Add an element to the left side of the deque."),
    def<clear>("clear(self, /)", "Remove all elements from the deque."),
    def<copy>("copy(self, /)", "Return a shallow copy of a deque."),
    def<count>("count(self, value, /)", "Return number of occurrences of value."),
    def<extend>("extend(self, iterable, /)",
                "Extend the right side of the deque with elements from the iterable."),
    def<extendleft>("extendleft(self, iterable, /)",
                    "Extend the left side of the deque with elements from the iterable."),
    def<index>("index(self, value, start=0, stop=9223372036854775807, /)",
               "Return first index of value."),
    def<insert>("insert(self, index, value, /)", "Insert value before index."),
    def<pop>("pop(self, /)", "Remove and return the rightmost element."),
    def<popleft>("popleft(self, /)", "Remove and return the leftmost element."),
    def<remove>("remove(self, value, /)", "Remove first occurrence of value."),
    def<reverse>("reverse(self, /)", "Reverse *IN PLACE*."),
    def<rotate>("rotate(self, n=1, /)", "Rotate the deque n steps to the right."),
    class_def<class_get_item>("__class_getitem__(cls, object, /)"),
};
constexpr GetSetDef kDequeAttributes[] = {{.name = "maxlen", .get = get_maxlen}};

void trace_deque(Object* o, Tracer& t) {
  auto* d = static_cast<Deque*>(o);
  t.visit_buffer(d->ring);
  for (uint32_t i = 0; i < d->size; ++i) t.visit(d->at(i));
}
const NativeLayout kDequeLayout = {sizeof(Deque), trace_deque};

constexpr TypeDef kDequeType = {
    .name = "collections.deque",
    .doc = "A list-like sequence optimized for data accesses near its endpoints.",
    .methods = kDequeMethods,
    .getsets = kDequeAttributes,
    .layout = &kDequeLayout,
    .flags = kTypeBaseType | kTypeSequence};
constexpr TypeDef kDequeIteratorType = {
    .name = "collections._deque_iterator", .methods = kForwardMethods, .layout = &kIteratorLayout};
constexpr TypeDef kDequeReverseIteratorType = {.name = "collections._deque_reverse_iterator",
                                               .methods = kBackwardMethods,
                                               .layout = &kIteratorLayout};

// --- Counter -------------------------------------------------------------------------------------

/// mapping[item] += 1 for every item; mapping is a dict without overrides, or anything with get and
/// __setitem__.
Status count_elements(Vm& vm, Value mapping, Value iterable) {
  Dict* dict = dyn_as<Dict>(mapping);
  if (dict) {
    Type* type = type_of(vm, mapping);
    Value get = type_lookup(vm, type, vm.names.get),
          base = type_lookup(vm, vm.type(BuiltinType::Dict), vm.names.get);
    bool plain =
        get == base && lookup_special(vm, type, Special::SetItem) ==
                           lookup_special(vm, vm.type(BuiltinType::Dict), Special::SetItem);
    if (!plain) dict = nullptr;
  }
  Rooted getter(vm);
  if (!dict) {
    AIO_TRY(Value get, get_attr(vm, mapping, vm.names.get));
    getter = get;
  }
  return for_each(vm, iterable, [&](Value key) -> Status {
    Rooted keep(vm, key);
    Value old;
    if (dict) {
      AIO_TRY(old, dict_get(vm, dict, key));
      if (old.is_undef()) old = Value::small_int(0);
    } else {
      AIO_TRY(old, vm.call(getter, key, Value::small_int(0)));
    }
    AIO_TRY(Value now, binary_op(vm, BinaryOp::Add, old, Value::small_int(1)));
    return dict ? dict_set(vm, dict, key, now) : set_item(vm, mapping, key, now);
  });
}

constexpr NativeDef kFunctions[] = {def<count_elements>("_count_elements(mapping, iterable, /)")};

Status init(Vm& vm, Module* module) {
  add_type(vm, module, kDequeType);
  add_type(vm, module, kDequeIteratorType);
  add_type(vm, module, kDequeReverseIteratorType);
  return Status::Ok;
}

}  // namespace

extern const ModuleDef kCollectionsModule;
const ModuleDef kCollectionsModule = {
    .name = "_collections", .functions = kFunctions, .init = init};

}  // namespace aio
