// Methods of list.
#include <algorithm>

#include "runtime/object/dict_table.hpp"
#include "runtime/object/iterator_ops.hpp"
#include "runtime/object/sequence_ops.hpp"
#include "runtime/object/sort.hpp"
#include "stdlib/types/container_support.hpp"

namespace aio {
namespace {

Value list_new(Vm& vm, Type* cls, VarArgs, Dict*) {
  AIO_CHECK(check_new(vm, cls, BuiltinType::List));
  List* list = cls == vm.type(BuiltinType::List) ? new_list(vm, 0)
                                                 : static_cast<List*>(new_instance(vm, cls));
  list->size = list->capacity = 0;
  list->items = nullptr;
  return Value::object(list);
}

Status list_init(Vm& vm, List* self, Value iterable) {
  if (self->size) list_clear(vm, self);
  return iterable.is_undef() ? Status::Ok : list_extend(vm, self, iterable);
}

Value list_iter(Vm& vm, Value self) {
  return Value::object(make_iterator(vm, IteratorKind::List, self));
}
Value list_reversed(Vm& vm, List* self) {
  return Value::object(
      make_iterator(vm, IteratorKind::ListReversed, Value::object(self), int64_t{self->size} - 1));
}
int64_t list_len(Vm&, List* self) { return self->size; }

Status append(Vm& vm, List* self, Value object) { return list_append(vm, self, object); }
Status insert(Vm& vm, List* self, int64_t index, Value object) {
  return list_insert(vm, self, index, object);
}
Status extend(Vm& vm, List* self, Value iterable) { return list_extend(vm, self, iterable); }
void clear(Vm& vm, List* self) { list_clear(vm, self); }
Value copy(Vm& vm, List* self) { return list_slice(vm, self, 0, self->size); }

Value pop(Vm& vm, List* self, int64_t index) {
  int64_t size = self->size;
  if (!size) return raise(vm, ExceptionType::IndexError, "pop from empty list");
  if (index < 0) index += size;
  if (index < 0 || index >= size)
    return raise(vm, ExceptionType::IndexError, "pop index out of range");
  Value item = self->items[index];
  if (index == size - 1 && self->size > self->capacity / 2) {
    vm.heap.shade(item);
    --self->size;
    return item;
  }
  AIO_CHECK(list_splice(vm, self, static_cast<size_t>(index), static_cast<size_t>(index) + 1,
                        nullptr, 0));
  return item;
}

Status remove(Vm& vm, List* self, Value value) {
  AIO_TRY(int64_t i, list_find(vm, self, value, 0, INT64_MAX));
  if (i < 0) return raise(vm, ExceptionType::ValueError, "list.remove(x): x not in list");
  return list_splice(vm, self, static_cast<size_t>(i), static_cast<size_t>(i) + 1, nullptr, 0);
}

Value index(Vm& vm, List* self, Value value, Value start, Value stop) {
  AIO_TRY(int64_t first, search_bound(vm, start, self->size));
  AIO_TRY(int64_t end, search_bound(vm, stop, self->size));
  AIO_TRY(int64_t i, list_find(vm, self, value, first, end));
  if (i >= 0) return Value::small_int(i);
  AIO_TRY(Value text, repr_of(vm, value));
  return raise(vm, ExceptionType::ValueError, "%S is not in list", as<Str>(text));
}

Value count(Vm& vm, List* self, Value value) {
  int64_t found = 0;
  for (int64_t at = 0;; ++at, ++found) {
    AIO_TRY(at, list_find(vm, self, value, at, INT64_MAX));
    if (at < 0) return Value::small_int(found);
  }
}

void reverse(Vm& vm, List* self) {
  vm.heap.before_write(self);
  std::reverse(self->items, self->items + self->size);
}

Status sort(Vm& vm, List* self, Value key, bool reverse) {
  return sort_list(vm, self, key, reverse);
}

int64_t size_of(Vm&, List* self) { return 40 + 8 * int64_t{self->capacity}; }

constexpr NativeDef kMethods[] = {
    static_def<list_new>("__new__(cls, *args, **kwargs)"),
    def<list_init>("__init__(self, iterable=<unset>, /)"),
    def<list_repr>("__repr__(self, /)"),
    def<compare_method<List, list_compare, CompareOp::Lt>>("__lt__(self, value, /)"),
    def<compare_method<List, list_compare, CompareOp::Le>>("__le__(self, value, /)"),
    def<compare_method<List, list_compare, CompareOp::Gt>>("__gt__(self, value, /)"),
    def<compare_method<List, list_compare, CompareOp::Ge>>("__ge__(self, value, /)"),
    def<compare_method<List, list_compare, CompareOp::Eq>>("__eq__(self, value, /)"),
    def<compare_method<List, list_compare, CompareOp::Ne>>("__ne__(self, value, /)"),
    def<list_iter>("__iter__(self, /)"),
    def<list_reversed>("__reversed__(self, /)"),
    def<list_len>("__len__(self, /)"),
    def<list_get_item>("__getitem__(self, index, /)"),
    def<list_set_item>("__setitem__(self, key, value, /)"),
    def<list_del_item>("__delitem__(self, key, /)"),
    def<list_contains>("__contains__(self, key, /)"),
    def<list_concat>("__add__(self, value, /)"),
    def<list_repeat>("__mul__(self, value, /)"),
    def<list_repeat>("__rmul__(self, value, /)"),
    def<list_inplace_concat>("__iadd__(self, value, /)"),
    def<list_inplace_repeat>("__imul__(self, value, /)"),
    def<size_of>("__sizeof__(self, /)"),
    def<append>("append(self, object, /)", "Append object to the end of the list."),
    def<insert>("insert(self, index, object, /)", "Insert object before index."),
    def<extend>("extend(self, iterable, /)",
                "Extend list by appending elements from the iterable."),
    def<clear>("clear(self, /)", "Remove all items from list."),
    def<copy>("copy(self, /)", "Return a shallow copy of the list."),
    def<pop>("pop(self, index=-1, /)", "Remove and return item at index (default last)."),
    def<remove>("remove(self, value, /)", "Remove first occurrence of value."),
    def<index>("index(self, value, start=0, stop=9223372036854775807, /)",
               "Return first index of value."),
    def<count>("count(self, value, /)", "Return number of occurrences of value."),
    def<reverse>("reverse(self, /)", "Reverse *IN PLACE*."),
    def<sort>("sort(self, /, *, key=None, reverse=False)",
              "Sort the list in ascending order and return None."),
    class_def<class_get_item>("__class_getitem__(cls, object, /)"),
};

}  // namespace

extern const TypeDef kListType;
const TypeDef kListType = {
    .name = "list", .doc = "Built-in mutable sequence.", .methods = kMethods};

}  // namespace aio
