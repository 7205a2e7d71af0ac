// The builtin iterator types: enumerate, zip, map, filter, reversed and the iterators of
// containers.
#include "runtime/object/dict_ops.hpp"
#include "runtime/object/dict_table.hpp"
#include "runtime/object/iterator_ops.hpp"
#include "stdlib/types/container_support.hpp"

namespace aio {
namespace {

Iterator* allocate(Vm& vm, Type* cls, IteratorKind kind) {
  Iterator* it = static_cast<Iterator*>(new_instance(vm, cls));
  init_iterator(it, kind, Value::undef(), 0);
  return it;
}

IteratorKind kind_of(const Iterator* it) { return static_cast<IteratorKind>(it->aux); }

// --- common --------------------------------------------------------------------------------------

Value iter_self(Vm&, Value self) { return self; }
Value next(Vm& vm, Iterator* self) { return stop_iteration_if_undef(vm, builtin_next(vm, self)); }
Result<int64_t> length_hint_of(Vm& vm, Iterator* self) { return iterator_length_hint(vm, self); }

Value builtin_function(Vm& vm, const char* name) {
  return dict_get_str(vm, vm.builtins, intern(vm, name));
}

Value make_reduce(Vm& vm, Value callable, std::initializer_list<Value> args,
                  Value state = Value::undef()) {
  Value parts[3] = {callable, make_tuple(vm, args.begin(), args.size()), state};
  return make_tuple(vm, parts, state.is_undef() ? 2 : 3);
}

Value empty_container(Vm& vm, const Iterator* it) {
  switch (kind_of(it)) {
    case IteratorKind::Tuple:
    case IteratorKind::SequenceReversed: return Value::object(vm.empty_tuple);
    case IteratorKind::Str: return Value::object(vm.names.empty);
    case IteratorKind::Bytes: return make_bytes(vm, nullptr, 0);
    default: return Value::object(new_list(vm, 0));
  }
}

/// (iter, (container,), position).
Value reduce_indexed(Vm& vm, Iterator* self) {
  Value iter = builtin_function(vm, "iter");
  if (self->source.is_undef()) return make_reduce(vm, iter, {empty_container(vm, self)});
  return make_reduce(vm, iter, {self->source}, make_int(vm, self->position));
}

Value reduce_reversed(Vm& vm, Iterator* self) {
  if (self->source.is_undef())
    return make_reduce(vm, builtin_function(vm, "iter"), {empty_container(vm, self)});
  return make_reduce(vm, builtin_function(vm, "reversed"), {self->source},
                     make_int(vm, self->position));
}

Status set_position(Vm&, Iterator* self, int64_t position) {
  if (self->source.is_undef()) return Status::Ok;
  self->position = std::max<int64_t>(position, kind_of(self) == IteratorKind::SequenceReversed ||
                                                       kind_of(self) == IteratorKind::ListReversed
                                                   ? -1
                                                   : 0);
  return Status::Ok;
}

/// (iter, ([items left],)): dicts and sets cannot be entered in the middle. Leaves the iterator
/// where it is.
Value reduce_by_copy(Vm& vm, Iterator* self) {
  Iterator* copy = make_iterator(vm, kind_of(self), self->source, self->position);
  copy->stop = self->stop;
  copy->extra = self->extra;
  AIO_TRY(Value rest, list_from_iterable(vm, Value::object(copy)));
  return make_reduce(vm, builtin_function(vm, "iter"), {rest});
}

Value reduce_range(Vm& vm, Iterator* self) {
  Value parts[3] = {make_int(vm, self->position), make_int(vm, self->stop),
                    make_int(vm, self->step)};
  AIO_TRY(Value range, make_range(vm, parts[0], parts[1], parts[2]));
  return make_reduce(vm, builtin_function(vm, "iter"), {range}, Value::none());
}

Value reduce_big_range(Vm& vm, Iterator* self) {
  AIO_TRY(Value distance, int_mul(vm, self->source, self->extra2));
  AIO_TRY(Value stop, int_add(vm, self->extra, distance));
  AIO_TRY(Value range, make_range(vm, self->extra, stop, self->extra2));
  return make_reduce(vm, builtin_function(vm, "iter"), {range}, Value::none());
}

Status set_range_position(Vm&, Iterator* self, int64_t steps) {
  self->position += std::max<int64_t>(steps, 0) * self->step;
  return Status::Ok;
}

Value reduce_callable(Vm& vm, Iterator* self) {
  Value iter = builtin_function(vm, "iter");
  if (self->source.is_undef()) return make_reduce(vm, iter, {Value::object(vm.empty_tuple)});
  return make_reduce(vm, iter, {self->source, self->extra});
}

constexpr NativeDef kIndexedMethods[] = {
    def<iter_self>("__iter__(self, /)"),
    def<next>("__next__(self, /)"),
    def<length_hint_of>("__length_hint__(self, /)"),
    def<reduce_indexed>("__reduce__(self, /)"),
    def<set_position>("__setstate__(self, state, /)"),
};
constexpr NativeDef kListReversedMethods[] = {
    def<iter_self>("__iter__(self, /)"),
    def<next>("__next__(self, /)"),
    def<length_hint_of>("__length_hint__(self, /)"),
    def<reduce_reversed>("__reduce__(self, /)"),
    def<set_position>("__setstate__(self, state, /)"),
};
constexpr NativeDef kCopiedMethods[] = {
    def<iter_self>("__iter__(self, /)"),
    def<next>("__next__(self, /)"),
    def<length_hint_of>("__length_hint__(self, /)"),
    def<reduce_by_copy>("__reduce__(self, /)"),
};
constexpr NativeDef kRangeIteratorMethods[] = {
    def<iter_self>("__iter__(self, /)"),
    def<next>("__next__(self, /)"),
    def<length_hint_of>("__length_hint__(self, /)"),
    def<reduce_range>("__reduce__(self, /)"),
    def<set_range_position>("__setstate__(self, state, /)"),
};

Value big_range_hint(Vm&, Iterator* self) { return self->source; }
constexpr NativeDef kBigRangeIteratorMethods[] = {
    def<iter_self>("__iter__(self, /)"),
    def<next>("__next__(self, /)"),
    def<big_range_hint>("__length_hint__(self, /)"),
    def<reduce_big_range>("__reduce__(self, /)"),
};
constexpr NativeDef kCallableIteratorMethods[] = {
    def<iter_self>("__iter__(self, /)"),
    def<next>("__next__(self, /)"),
    def<reduce_callable>("__reduce__(self, /)"),
};
constexpr NativeDef kMemoryViewIteratorMethods[] = {def<iter_self>("__iter__(self, /)"),
                                                    def<next>("__next__(self, /)")};

// --- enumerate -----------------------------------------------------------------------------------

Value enumerate_new(Vm& vm, Type* cls, VarArgs args, Dict* keywords) {
  size_t given = args.size() + (keywords ? dict_size(keywords) : 0);
  if (given > 2)
    return raise(vm, ExceptionType::TypeError, "enumerate() takes at most 2 arguments (%zu given)",
                 given);
  Value iterable = args.empty() ? Value::undef() : args[0],
        start = args.size() > 1 ? args[1] : Value::undef();
  Value key, value;
  for (uint32_t at = 0; keywords && dict_next(keywords, &at, &key, &value);) {
    bool alone = dict_size(keywords) == 1 && args.empty();
    if (str_is(as<Str>(key), "iterable") && args.empty()) iterable = value;
    else if (str_is(as<Str>(key), "start") && args.size() < 2 && !alone) start = value;
    else
      return raise(vm, ExceptionType::TypeError,
                   "'%S' is an invalid keyword argument for enumerate()", as<Str>(key));
  }
  if (iterable.is_undef())
    return raise(vm, ExceptionType::TypeError, "enumerate() missing required argument 'iterable'");
  Rooted keep(vm, allocate(vm, cls, IteratorKind::Enumerate));
  Iterator* self = keep.as<Iterator>();
  if (!start.is_undef()) {
    AIO_TRY(Value first, index_of(vm, start));
    if (first.is_bool()) first = Value::small_int(first.is_true());
    if (first.is_small_int()) self->position = first.as_small_int();
    else self->extra = first;
  }
  AIO_TRY(self->source, get_iter(vm, iterable));
  return keep;
}
Value enumerate_reduce(Vm& vm, Iterator* self) {
  Value number = self->extra.is_undef() ? make_int(vm, self->position) : self->extra;
  return make_reduce(vm, Value::object(vm.type_of_shape(self->shape)), {self->source, number});
}
constexpr NativeDef kEnumerateMethods[] = {
    static_def<enumerate_new>("__new__(cls, /, *args, **kwargs)"),
    def<iter_self>("__iter__(self, /)"),
    def<next>("__next__(self, /)"),
    def<enumerate_reduce>("__reduce__(self, /)"),
    class_def<class_get_item>("__class_getitem__(cls, object, /)"),
};

// --- zip, map, filter ----------------------------------------------------------------------------

/// A Tuple of the iterators of all iterables.
Value iterators_of(Vm& vm, VarArgs iterables) {
  Rooted list(vm, new_list(vm, iterables.size()));
  for (Value iterable : iterables) {
    AIO_TRY(Value it, get_iter(vm, iterable));
    AIO_CHECK(list_append(vm, list.as<List>(), it));
  }
  return make_tuple(vm, list.as<List>()->items, list.as<List>()->size);
}

Value zip_new(Vm& vm, Type* cls, VarArgs iterables, Dict* keywords) {
  bool strict = false;
  if (keywords) {
    Value key, value;
    for (uint32_t position = 0; dict_next(keywords, &position, &key, &value);) {
      if (!str_is(as<Str>(key), "strict"))
        return raise(vm, ExceptionType::TypeError, "zip() got an unexpected keyword argument '%S'",
                     as<Str>(key));
      AIO_TRY(strict, truthy(vm, value));
    }
  }
  AIO_TRY(Value iterators, iterators_of(vm, iterables));
  Iterator* self = allocate(vm, cls, IteratorKind::Zip);
  self->source = iterators;
  self->extra2 = Value::boolean(strict);
  return Value::object(self);
}
Value zip_reduce(Vm& vm, Iterator* self) {
  Value parts[3] = {Value::object(vm.type_of_shape(self->shape)), self->source,
                    Value::boolean(true)};
  return make_tuple(vm, parts, self->extra2.is_true() ? 3 : 2);
}
Status zip_set_state(Vm& vm, Iterator* self, Value state) {
  AIO_TRY(bool strict, truthy(vm, state));
  self->extra2 = Value::boolean(strict);
  return Status::Ok;
}
constexpr NativeDef kZipMethods[] = {
    static_def<zip_new>("__new__(cls, *iterables, **kwargs)"),
    def<iter_self>("__iter__(self, /)"),
    def<next>("__next__(self, /)"),
    def<zip_reduce>("__reduce__(self, /)"),
    def<zip_set_state>("__setstate__(self, state, /)"),
};

Value map_new(Vm& vm, Type* cls, VarArgs args) {
  if (args.size() < 2)
    return raise(vm, ExceptionType::TypeError, "map() must have at least two arguments.");
  AIO_TRY(Value iterators, iterators_of(vm, args.subspan(1)));
  Iterator* self = allocate(vm, cls, IteratorKind::Map);
  self->source = args[0];
  self->extra = iterators;
  return Value::object(self);
}
Value map_reduce(Vm& vm, Iterator* self) {
  Tuple* iterators = as<Tuple>(self->extra);
  Tuple* args = new_tuple(vm, iterators->size + 1);
  args->items()[0] = self->source;
  std::copy_n(iterators->items(), iterators->size, args->items() + 1);
  Value parts[2] = {Value::object(vm.type_of_shape(self->shape)), Value::object(args)};
  return make_tuple(vm, parts, 2);
}
constexpr NativeDef kMapMethods[] = {
    static_def<map_new>("__new__(cls, /, *args)"),
    def<iter_self>("__iter__(self, /)"),
    def<next>("__next__(self, /)"),
    def<map_reduce>("__reduce__(self, /)"),
};

Value filter_new(Vm& vm, Type* cls, Value function, Value iterable) {
  AIO_TRY(Value it, get_iter(vm, iterable));
  Iterator* self = allocate(vm, cls, IteratorKind::Filter);
  self->source = function;
  self->extra = it;
  return Value::object(self);
}
Value filter_reduce(Vm& vm, Iterator* self) {
  return make_reduce(vm, Value::object(vm.type_of_shape(self->shape)), {self->source, self->extra});
}
constexpr NativeDef kFilterMethods[] = {
    static_def<filter_new>("__new__(cls, function, iterable, /)"),
    def<iter_self>("__iter__(self, /)"),
    def<next>("__next__(self, /)"),
    def<filter_reduce>("__reduce__(self, /)"),
};

// --- reversed ------------------------------------------------------------------------------------

Value reversed_new(Vm& vm, Type* cls, Value sequence) {
  AIO_TRY(Value made, get_reversed(vm, sequence));
  if (cls == vm.type(BuiltinType::Reversed) || type_of(vm, made) != vm.type(BuiltinType::Reversed))
    return made;
  Iterator* self = allocate(vm, cls, IteratorKind::SequenceReversed);
  self->source = as<Iterator>(made)->source;
  self->position = as<Iterator>(made)->position;
  return Value::object(self);
}
Value reversed_reduce(Vm& vm, Iterator* self) {
  Value cls = Value::object(vm.type_of_shape(self->shape));
  if (self->source.is_undef()) return make_reduce(vm, cls, {Value::object(vm.empty_tuple)});
  return make_reduce(vm, cls, {self->source}, make_int(vm, self->position));
}
constexpr NativeDef kReversedMethods[] = {
    static_def<reversed_new>("__new__(cls, sequence, /)"),
    def<iter_self>("__iter__(self, /)"),
    def<next>("__next__(self, /)"),
    def<length_hint_of>("__length_hint__(self, /)"),
    def<reversed_reduce>("__reduce__(self, /)"),
    def<set_position>("__setstate__(self, state, /)"),
};

}  // namespace

#define AIO_ITERATOR_TYPE(Enum, text, table) \
  extern const TypeDef k##Enum##Type;        \
  const TypeDef k##Enum##Type = {.name = text, .methods = table};
AIO_ITERATOR_TYPE(RangeIterator, "range_iterator", kRangeIteratorMethods)
AIO_ITERATOR_TYPE(BigRangeIterator, "longrange_iterator", kBigRangeIteratorMethods)
AIO_ITERATOR_TYPE(ListIterator, "list_iterator", kIndexedMethods)
AIO_ITERATOR_TYPE(ListReverseIterator, "list_reverseiterator", kListReversedMethods)
AIO_ITERATOR_TYPE(TupleIterator, "tuple_iterator", kIndexedMethods)
AIO_ITERATOR_TYPE(StrIterator, "str_iterator", kIndexedMethods)
AIO_ITERATOR_TYPE(BytesIterator, "bytes_iterator", kIndexedMethods)
AIO_ITERATOR_TYPE(ByteArrayIterator, "bytearray_iterator", kIndexedMethods)
AIO_ITERATOR_TYPE(DictKeyIterator, "dict_keyiterator", kCopiedMethods)
AIO_ITERATOR_TYPE(DictValueIterator, "dict_valueiterator", kCopiedMethods)
AIO_ITERATOR_TYPE(DictItemIterator, "dict_itemiterator", kCopiedMethods)
AIO_ITERATOR_TYPE(DictReverseKeyIterator, "dict_reversekeyiterator", kCopiedMethods)
AIO_ITERATOR_TYPE(DictReverseValueIterator, "dict_reversevalueiterator", kCopiedMethods)
AIO_ITERATOR_TYPE(DictReverseItemIterator, "dict_reverseitemiterator", kCopiedMethods)
AIO_ITERATOR_TYPE(SetIterator, "set_iterator", kCopiedMethods)
AIO_ITERATOR_TYPE(SequenceIterator, "iterator", kIndexedMethods)
AIO_ITERATOR_TYPE(CallableIterator, "callable_iterator", kCallableIteratorMethods)
AIO_ITERATOR_TYPE(MemoryViewIterator, "memory_iterator", kMemoryViewIteratorMethods)
AIO_ITERATOR_TYPE(Enumerate, "enumerate", kEnumerateMethods)
AIO_ITERATOR_TYPE(Zip, "zip", kZipMethods)
AIO_ITERATOR_TYPE(Map, "map", kMapMethods)
AIO_ITERATOR_TYPE(Filter, "filter", kFilterMethods)
AIO_ITERATOR_TYPE(Reversed, "reversed", kReversedMethods)
#undef AIO_ITERATOR_TYPE

}  // namespace aio
