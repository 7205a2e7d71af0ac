// Methods of set and frozenset.
#include "runtime/object/set_table.hpp"

#include "runtime/object/dict_table.hpp"
#include "runtime/object/iterator_ops.hpp"
#include "stdlib/types/container_support.hpp"

namespace aio {
namespace {

Set* allocate(Vm& vm, Type* cls, BuiltinType exact) {
  if (cls == vm.type(exact)) return new_set(vm, exact == BuiltinType::FrozenSet);
  Set* set = static_cast<Set*>(new_instance(vm, cls));
  init_set(vm, set);
  return set;
}

Value set_new(Vm& vm, Type* cls, VarArgs, Dict*) {
  AIO_CHECK(check_new(vm, cls, BuiltinType::Set));
  return Value::object(allocate(vm, cls, BuiltinType::Set));
}
Status set_init(Vm& vm, Set* self, Value iterable) {
  if (self->fill) set_clear(vm, self);
  return iterable.is_undef() ? Status::Ok : set_update(vm, self, iterable);
}
Value frozenset_new(Vm& vm, Type* cls, Value iterable) {
  AIO_CHECK(check_new(vm, cls, BuiltinType::FrozenSet));
  Type* exact = vm.type(BuiltinType::FrozenSet);
  if (cls == exact && !iterable.is_undef() && is_instance_exact(vm, iterable, exact))
    return iterable;
  Rooted set(vm, allocate(vm, cls, BuiltinType::FrozenSet));
  if (!iterable.is_undef()) AIO_CHECK(set_update(vm, set.as<Set>(), iterable));
  return set;
}

Value set_iter(Vm& vm, Set* self) { return Value::object(set_iterator(vm, self)); }
int64_t set_len(Vm&, Set* self) { return self->used; }

template <BinaryOp kOp>
Value op(Vm& vm, Value self, Value value) {
  if (!is_kind(value, Kind::Set)) return Value::not_implemented();
  return set_binary(vm, kOp, as<Set>(self), value);
}
template <BinaryOp kOp>
Value rop(Vm& vm, Value self, Value value) {
  if (!is_kind(value, Kind::Set)) return Value::not_implemented();
  return set_binary(vm, kOp, as<Set>(value), self);
}
template <BinaryOp kOp>
Value iop(Vm& vm, Set* self, Value value) {
  return set_inplace(vm, kOp, self, value);
}

Value set_reduce(Vm& vm, Value self) {
  AIO_TRY(Value items, list_from_iterable(vm, self));
  Rooted list(vm, items);
  Value args = make_tuple(vm, &items, 1);
  Rooted keep(vm, args);
  AIO_TRY(Value state, vm.call_method(self, vm.names.dunder_getstate));
  Value parts[3] = {Value::object(type_of(vm, self)), args, state};
  return make_tuple(vm, parts, 3);
}

Value copy(Vm& vm, Set* self) { return Value::object(set_copy(vm, self)); }
Value frozen_copy(Vm& vm, Set* self) {
  if (self->shape == shape_id(vm, BuiltinType::FrozenSet)) return Value::object(self);
  return Value::object(set_copy(vm, self));
}
int64_t size_of(Vm&, Set* self) {
  return 200 + (self->mask + 1 > 8 ? (int64_t{self->mask} + 1) * 16 : 0);
}

Status add(Vm& vm, Set* self, Value item) { return set_add(vm, self, item); }
void clear(Vm& vm, Set* self) { set_clear(vm, self); }
Value pop(Vm& vm, Set* self) {
  Value item = set_pop(vm, self);
  if (item.is_undef()) return raise(vm, ExceptionType::KeyError, "pop from an empty set");
  return item;
}

/// discard, with the frozenset of an unhashable set as CPython has it.
Result<bool> discard_item(Vm& vm, Set* self, Value item) {
  Result<bool> found = set_discard(vm, self, item);
  if (!failed(found) || !is_kind(item, Kind::Set) || !pending_is(vm, ExceptionType::TypeError))
    return found;
  static_cast<void>(take_exception(vm));
  Rooted frozen(vm, new_set(vm, true));
  AIO_CHECK(set_update(vm, frozen.as<Set>(), item));
  return set_discard(vm, self, frozen);
}
Status discard(Vm& vm, Set* self, Value item) {
  AIO_CHECK(discard_item(vm, self, item));
  return Status::Ok;
}
Status remove(Vm& vm, Set* self, Value item) {
  AIO_TRY(bool found, discard_item(vm, self, item));
  return found ? Status::Ok : Status(raise_value(vm, ExceptionType::KeyError, item));
}

Status update(Vm& vm, Set* self, VarArgs others) {
  for (Value other : others) AIO_CHECK(set_update(vm, self, other));
  return Status::Ok;
}
Value union_(Vm& vm, Set* self, VarArgs others) {
  Rooted result(vm, set_copy(vm, self));
  AIO_CHECK(update(vm, result.as<Set>(), others));
  return result;
}
Value intersection(Vm& vm, Set* self, VarArgs others) {
  if (others.empty()) return Value::object(set_copy(vm, self));
  Rooted result(vm, self);
  for (Value other : others) {
    AIO_TRY(Value common, set_intersection(vm, result.as<Set>(), other));
    result = common;
  }
  return result;
}
Status intersection_update(Vm& vm, Set* self, VarArgs others) {
  AIO_TRY(Value common, intersection(vm, self, others));
  set_swap(vm, self, as<Set>(common));
  return Status::Ok;
}
Status difference_update(Vm& vm, Set* self, VarArgs others) {
  for (Value other : others) AIO_CHECK(set_difference_update(vm, self, other));
  return Status::Ok;
}
Value difference(Vm& vm, Set* self, VarArgs others) {
  if (others.empty()) return Value::object(set_copy(vm, self));
  AIO_TRY(Value first, set_difference(vm, self, others[0]));
  Rooted result(vm, first);
  AIO_CHECK(difference_update(vm, result.as<Set>(), others.subspan(1)));
  return result;
}

#define AIO_SET_METHODS                                                                            \
  def<set_repr>("__repr__(self, /)"), def<set_iter>("__iter__(self, /)"),                          \
      def<set_len>("__len__(self, /)"),                                                            \
      def<compare_any_method<Set, set_compare, CompareOp::Lt>>("__lt__(self, value, /)"),          \
      def<compare_any_method<Set, set_compare, CompareOp::Le>>("__le__(self, value, /)"),          \
      def<compare_any_method<Set, set_compare, CompareOp::Gt>>("__gt__(self, value, /)"),          \
      def<compare_any_method<Set, set_compare, CompareOp::Ge>>("__ge__(self, value, /)"),          \
      def<compare_any_method<Set, set_compare, CompareOp::Eq>>("__eq__(self, value, /)"),          \
      def<compare_any_method<Set, set_compare, CompareOp::Ne>>("__ne__(self, value, /)"),          \
      def<op<BinaryOp::Sub>>("__sub__(self, value, /)"),                                           \
      def<rop<BinaryOp::Sub>>("__rsub__(self, value, /)"),                                         \
      def<op<BinaryOp::BitAnd>>("__and__(self, value, /)"),                                        \
      def<rop<BinaryOp::BitAnd>>("__rand__(self, value, /)"),                                      \
      def<op<BinaryOp::BitXor>>("__xor__(self, value, /)"),                                        \
      def<rop<BinaryOp::BitXor>>("__rxor__(self, value, /)"),                                      \
      def<op<BinaryOp::BitOr>>("__or__(self, value, /)"),                                          \
      def<rop<BinaryOp::BitOr>>("__ror__(self, value, /)"),                                        \
      def<set_contains_item>("__contains__(self, item, /)"),                                       \
      def<set_reduce>("__reduce__(self, /)"), def<size_of>("__sizeof__(self, /)"),                 \
      def<union_>("union(self, /, *others)"), def<intersection>("intersection(self, /, *others)"), \
      def<difference>("difference(self, /, *others)"),                                             \
      def<set_symmetric_difference>("symmetric_difference(self, other, /)"),                       \
      def<set_is_subset>("issubset(self, other, /)"),                                              \
      def<set_is_superset>("issuperset(self, other, /)"),                                          \
      def<set_is_disjoint>("isdisjoint(self, other, /)"),                                          \
      class_def<class_get_item>("__class_getitem__(cls, object, /)")

constexpr NativeDef kSetMethods[] = {
    AIO_SET_METHODS,
    static_def<set_new>("__new__(cls, *args, **kwargs)"),
    def<set_init>("__init__(self, iterable=<unset>, /)"),
    def<iop<BinaryOp::Sub>>("__isub__(self, value, /)"),
    def<iop<BinaryOp::BitAnd>>("__iand__(self, value, /)"),
    def<iop<BinaryOp::BitXor>>("__ixor__(self, value, /)"),
    def<iop<BinaryOp::BitOr>>("__ior__(self, value, /)"),
    def<copy>("copy(self, /)", "Return a shallow copy of a set."),
    def<add>("add(self, object, /)", "Add an element to a set."),
    def<clear>("clear(self, /)", "Remove all elements from this set."),
    def<pop>("pop(self, /)", "Remove and return an arbitrary set element."),
    def<discard>("discard(self, object, /)", "Remove an element from a set if it is a member."),
    def<remove>("remove(self, object, /)", "Remove an element from a set; it must be a member."),
    def<update>("update(self, /, *others)"),
    def<intersection_update>("intersection_update(self, /, *others)"),
    def<difference_update>("difference_update(self, /, *others)"),
    def<set_symmetric_difference_update>("symmetric_difference_update(self, other, /)"),
};
constexpr NativeDef kFrozenSetMethods[] = {
    AIO_SET_METHODS,
    static_def<frozenset_new>("__new__(cls, iterable=<unset>, /)"),
    def<set_hash>("__hash__(self, /)"),
    def<frozen_copy>("copy(self, /)", "Return a shallow copy of a set."),
};
#undef AIO_SET_METHODS

}  // namespace

extern const TypeDef kSetType, kFrozenSetType;
const TypeDef kSetType = {.name = "set",
                          .doc = "Build an unordered collection of unique elements.",
                          .methods = kSetMethods};
const TypeDef kFrozenSetType = {
    .name = "frozenset",
    .doc = "Build an immutable unordered collection of unique elements.",
    .methods = kFrozenSetMethods};

}  // namespace aio
