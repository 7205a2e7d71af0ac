// Methods of tuple.
#include <algorithm>

#include "runtime/object/iterator_ops.hpp"
#include "runtime/object/sequence_ops.hpp"
#include "stdlib/types/container_support.hpp"

namespace aio {
namespace {

Value tuple_new(Vm& vm, Type* cls, Value iterable) {
  AIO_CHECK(check_new(vm, cls, BuiltinType::Tuple));
  AIO_TRY(Value items,
          iterable.is_undef() ? Value::object(vm.empty_tuple) : tuple_from_iterable(vm, iterable));
  if (cls == vm.type(BuiltinType::Tuple)) return items;
  Tuple* from = as<Tuple>(items);
  Tuple* tuple = static_cast<Tuple*>(new_instance(vm, cls, from->size * sizeof(Value)));
  tuple->size = from->size;
  std::copy_n(from->items(), from->size, tuple->items());
  return Value::object(tuple);
}

Value tuple_iter(Vm& vm, Value self) {
  return Value::object(make_iterator(vm, IteratorKind::Tuple, self));
}
int64_t tuple_len(Vm&, Tuple* self) { return static_cast<int64_t>(self->size); }

Value get_new_args(Vm& vm, Tuple* self) {
  Value plain = make_tuple(vm, self->items(), self->size);
  return make_tuple(vm, &plain, 1);
}

Value index(Vm& vm, Tuple* self, Value value, Value start, Value stop) {
  int64_t size = static_cast<int64_t>(self->size);
  AIO_TRY(int64_t first, search_bound(vm, start, size));
  AIO_TRY(int64_t end, search_bound(vm, stop, size));
  for (int64_t i = first; i < std::min(end, size); ++i) {
    AIO_TRY(bool equal, equal_items(vm, self->items()[i], value));
    if (equal) return Value::small_int(i);
  }
  return raise(vm, ExceptionType::ValueError, "tuple.index(x): x not in tuple");
}

Value count(Vm& vm, Tuple* self, Value value) {
  int64_t found = 0;
  for (size_t i = 0; i < self->size; ++i) {
    AIO_TRY(bool equal, equal_items(vm, self->items()[i], value));
    found += equal;
  }
  return Value::small_int(found);
}

constexpr NativeDef kMethods[] = {
    static_def<tuple_new>("__new__(cls, iterable=<unset>, /)"),
    def<tuple_repr>("__repr__(self, /)"),
    def<tuple_hash>("__hash__(self, /)"),
    def<compare_method<Tuple, tuple_compare, CompareOp::Lt>>("__lt__(self, value, /)"),
    def<compare_method<Tuple, tuple_compare, CompareOp::Le>>("__le__(self, value, /)"),
    def<compare_method<Tuple, tuple_compare, CompareOp::Gt>>("__gt__(self, value, /)"),
    def<compare_method<Tuple, tuple_compare, CompareOp::Ge>>("__ge__(self, value, /)"),
    def<compare_method<Tuple, tuple_compare, CompareOp::Eq>>("__eq__(self, value, /)"),
    def<compare_method<Tuple, tuple_compare, CompareOp::Ne>>("__ne__(self, value, /)"),
    def<tuple_iter>("__iter__(self, /)"),
    def<tuple_len>("__len__(self, /)"),
    def<tuple_get_item>("__getitem__(self, key, /)"),
    def<tuple_contains>("__contains__(self, key, /)"),
    def<tuple_concat>("__add__(self, value, /)"),
    def<tuple_repeat>("__mul__(self, value, /)"),
    def<tuple_repeat>("__rmul__(self, value, /)"),
    def<get_new_args>("__getnewargs__(self, /)"),
    def<index>("index(self, value, start=0, stop=9223372036854775807, /)",
               "Return first index of value."),
    def<count>("count(self, value, /)", "Return number of occurrences of value."),
    class_def<class_get_item>("__class_getitem__(cls, object, /)"),
};

}  // namespace

extern const TypeDef kTupleType;
const TypeDef kTupleType = {
    .name = "tuple", .doc = "Built-in immutable sequence.", .methods = kMethods};

}  // namespace aio
