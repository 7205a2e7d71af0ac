// Lists: storage, growth, slices; and what lists and tuples share.
//
// Invariant: items[0, size) are values, the rest of the storage is undefined. Functions that run
// script code read `size` and `items` again afterwards: the script may have changed the list.
#include "runtime/object/sequence.hpp"

#include <algorithm>
#include <cstring>

#include "runtime/object/builtin_ops.hpp"
#include "runtime/object/class.hpp"
#include "runtime/object/dict_table.hpp"
#include "runtime/object/iterator.hpp"
#include "runtime/object/sequence_ops.hpp"
#include "runtime/vm/operators.hpp"
#include "runtime/vm/vm.hpp"

namespace aio {
namespace {

/// Exactly `capacity` slots (0 frees the storage).
void set_storage(Vm& vm, List* list, size_t capacity) {
  if (capacity == list->capacity) return;
  if (!capacity) {
    vm.heap.free_buffer(Buffer::of(list->items));
    list->items = nullptr;
  } else {
    size_t bytes = capacity * sizeof(Value);
    Buffer* buffer = list->items ? vm.heap.resize_buffer(Buffer::of(list->items), bytes)
                                 : vm.heap.make_buffer(bytes);
    list->items = static_cast<Value*>(buffer->data());
  }
  list->capacity = static_cast<uint32_t>(capacity);
}

size_t grown_capacity(size_t size) {
  return std::min<size_t>((size + (size >> 3) + 6) & ~size_t{3}, kMaxSequence);
}

/// Gives storage back when a list has become much smaller.
void shrink_storage(Vm& vm, List* list) {
  if (list->size < list->capacity / 2 && list->capacity > 16)
    set_storage(vm, list, grown_capacity(list->size));
}

Raised raise_not_iterable(Vm& vm, const char* error) {
  return raise(vm, ExceptionType::TypeError, "%s", error);
}

}  // namespace

List* new_list(Vm& vm, size_t capacity) {
  List* list = vm.heap.make<List>(shape_id(vm, BuiltinType::List));
  list->size = list->capacity = 0;
  list->items = nullptr;
  if (capacity) set_storage(vm, list, std::min<size_t>(capacity, kMaxSequence));
  return list;
}

Value make_list(Vm& vm, const Value* items, size_t size) {
  if (size > kMaxSequence) return raise_memory_error(vm);
  List* list = new_list(vm, size);
  std::copy_n(items, size, list->items);
  list->size = static_cast<uint32_t>(size);
  return Value::object(list);
}

Status list_reserve(Vm& vm, List* list, size_t capacity) {
  if (capacity <= list->capacity) return Status::Ok;
  if (capacity > kMaxSequence) return raise_memory_error(vm);
  AIO_CHECK(vm.heap.check_size(capacity * sizeof(Value)));
  set_storage(vm, list, capacity);
  return Status::Ok;
}

Status list_append_slow(Vm& vm, List* list, Value item) {
  AIO_CHECK(list_reserve(vm, list, grown_capacity(size_t{list->size} + 1)));
  if (list->size >= list->capacity) return raise_memory_error(vm);
  list->items[list->size++] = item;
  return Status::Ok;
}

void list_clear(Vm& vm, List* list) {
  vm.heap.before_write(list);
  list->size = 0;
  set_storage(vm, list, 0);
}

Value list_slice(Vm& vm, List* list, size_t start, size_t stop) {
  return make_list(vm, list->items + start, stop - start);
}

Status list_splice(Vm& vm, List* list, size_t start, size_t stop, const Value* values,
                   size_t count) {
  start = std::min<size_t>(start, list->size);
  stop = std::clamp<size_t>(stop, start, list->size);
  size_t removed = stop - start, tail = list->size - stop;
  size_t new_size = list->size - removed + count;
  if (removed) vm.heap.before_write(list);
  if (new_size > list->capacity)
    AIO_CHECK(list_reserve(vm, list, std::max(new_size, grown_capacity(new_size))));
  if (removed != count)
    std::memmove(static_cast<void*>(list->items + start + count), list->items + stop,
                 tail * sizeof(Value));
  std::copy_n(values, count, list->items + start);
  list->size = static_cast<uint32_t>(new_size);
  shrink_storage(vm, list);
  return Status::Ok;
}

Status list_insert(Vm& vm, List* list, int64_t position, Value item) {
  int64_t size = list->size;
  if (position < 0) position = std::max<int64_t>(position + size, 0);
  position = std::min(position, size);
  AIO_CHECK(list_append(vm, list, item));  // makes room
  Value* items = list->items;
  std::memmove(static_cast<void*>(items + position + 1), items + position,
               (size - position) * sizeof(Value));
  items[position] = item;
  return Status::Ok;
}

ItemSpan items_of(Value v) {
  if (List* list = dyn_as<List>(v)) return {list->items, list->size};
  Tuple* tuple = as<Tuple>(v);
  return {tuple->items(), tuple->size};
}

Status list_extend(Vm& vm, List* list, Value iterable) {
  Type* type = type_of(vm, iterable);
  if (type == vm.type(BuiltinType::List) || type == vm.type(BuiltinType::Tuple)) {
    size_t count = items_of(iterable).size;
    size_t wanted = list->size + count;
    if (wanted > list->capacity)
      AIO_CHECK(
          list_reserve(vm, list, list->size ? std::max(wanted, grown_capacity(wanted)) : wanted));
    std::copy_n(items_of(iterable).items, count, list->items + list->size);
    list->size += static_cast<uint32_t>(count);
    return Status::Ok;
  }
  Rooted keep_list(vm, list), keep(vm, iterable);
  AIO_TRY(Value iterator, get_iter(vm, iterable));
  Rooted keep_iterator(vm, iterator);
  constexpr int64_t kGuess = 8, kMostReserved = 1 << 20;
  AIO_TRY(int64_t hint, length_hint(vm, iterable, kGuess));
  AIO_CHECK(
      list_reserve(vm, list, list->size + static_cast<size_t>(std::min(hint, kMostReserved))));
  for (;;) {
    AIO_TRY(Value item, iter_next(vm, iterator));
    if (item.is_undef()) return Status::Ok;
    AIO_CHECK(list_append(vm, list, item));
  }
}

Value list_from_iterable(Vm& vm, Value iterable) {
  Rooted list(vm, new_list(vm, 0));
  AIO_CHECK(list_extend(vm, list.as<List>(), iterable));
  return list;
}

Value sequence_of(Vm& vm, Value iterable, const char* error) {
  if (is_kind(iterable, Kind::List) || is_kind(iterable, Kind::Tuple)) return iterable;
  Rooted keep(vm, iterable);
  Value iterator = get_iter(vm, iterable);
  if (iterator.is_exc()) {
    if (pending_is(vm, ExceptionType::TypeError)) {
      static_cast<void>(take_exception(vm));
      return raise_not_iterable(vm, error);
    }
    return raised;
  }
  return list_from_iterable(vm, iterator);
}

// --- subscripts ----------------------------------------------------------------------------------

bool has_index(Vm& vm, Value v) {
  return is_int(v) ||
         (v.is_object() && !lookup_special(vm, type_of(vm, v), Special::Index).is_undef());
}

Result<int64_t> subscript(Vm& vm, Value key, const char* type_name) {
  if (key.is_small_int()) return key.as_small_int();
  if (!has_index(vm, key))
    return raise(vm, ExceptionType::TypeError, "%s indices must be integers or slices, not %T",
                 type_name, key.bits);
  Rooted keep(vm, key);
  AIO_TRY(Value index, index_of(vm, key));
  int64_t i;
  if (!int_to_int64(index, &i))
    return raise(vm, ExceptionType::IndexError, "cannot fit '%T' into an index-sized integer",
                 key.bits);
  return i;
}

Result<int64_t> repeat_count(Vm& vm, Value count) {
  AIO_TRY(int64_t n, index_int64(vm, count));
  return std::max<int64_t>(n, 0);
}

Result<int64_t> search_bound(Vm& vm, Value v, int64_t length) {
  if (!has_index(vm, v))
    return raise(vm, ExceptionType::TypeError,
                 "slice indices must be integers or have an __index__ method");
  AIO_TRY(int64_t i, index_int64(vm, v, true));
  return i < 0 ? std::max<int64_t>(i + length, 0) : i;
}

/// The slice clipped to the list's size after __index__ of its parts has run.
static Result<SliceBounds> list_bounds(Vm& vm, List* list, Slice* slice) {
  AIO_TRY(SliceBounds parts, slice_parts(vm, slice));
  return clip_slice(parts, list->size);
}

Value list_get_item(Vm& vm, List* list, Value key) {
  if (is_kind(key, Kind::Slice)) {
    Rooted keep(vm, list);
    AIO_TRY(SliceBounds b, list_bounds(vm, list, as<Slice>(key)));
    if (b.step == 1) return list_slice(vm, list, b.start, b.start + b.count);
    List* result = new_list(vm, b.count);
    for (int64_t i = 0, at = b.start; i < b.count; ++i, at += b.step)
      result->items[i] = list->items[at];
    result->size = static_cast<uint32_t>(b.count);
    return Value::object(result);
  }
  Rooted keep(vm, list);
  AIO_TRY(int64_t i, subscript(vm, key, "list"));
  if (i < 0) i += list->size;
  if (i < 0 || i >= list->size)
    return raise(vm, ExceptionType::IndexError, "list index out of range");
  return list->items[i];
}

static Status assign_extended(Vm& vm, List* list, const SliceBounds& b, ItemSpan values) {
  if (values.size != static_cast<size_t>(b.count))
    return raise(vm, ExceptionType::ValueError,
                 "attempt to assign sequence of size %zd to extended slice of size %zd",
                 static_cast<ssize_t>(values.size), static_cast<ssize_t>(b.count));
  vm.heap.before_write(list);
  for (int64_t i = 0, at = b.start; i < b.count; ++i, at += b.step)
    list->items[at] = values.items[i];
  return Status::Ok;
}

static Status list_set_slice(Vm& vm, List* list, Slice* slice, Value value) {
  Rooted keep_list(vm, list), keep_value(vm, value);
  AIO_TRY(SliceBounds b, list_bounds(vm, list, slice));
  AIO_TRY(Value items, sequence_of(vm, value, "must assign iterable to extended slice"));
  Rooted keep_items(vm, items);
  if (items == Value::object(list)) {
    AIO_TRY(Value copy, list_slice(vm, list, 0, list->size));
    keep_items = copy;
  }
  if (b.step != 1) {
    // The conversion may have shortened the list under the bounds.
    if (b.count &&
        static_cast<size_t>(std::max(b.start, b.start + (b.count - 1) * b.step)) >= list->size) {
      AIO_TRY(b, list_bounds(vm, list, slice));
    }
    return assign_extended(vm, list, b, items_of(keep_items));
  }
  ItemSpan values = items_of(keep_items);
  return list_splice(vm, list, b.start, b.start + b.count, values.items, values.size);
}

Status list_set_item(Vm& vm, List* list, Value key, Value value) {
  if (is_kind(key, Kind::Slice)) return list_set_slice(vm, list, as<Slice>(key), value);
  Rooted keep(vm, list), keep_value(vm, value);
  AIO_TRY(int64_t i, subscript(vm, key, "list"));
  if (i < 0) i += list->size;
  if (i < 0 || i >= list->size)
    return raise(vm, ExceptionType::IndexError, "list assignment index out of range");
  vm.heap.shade(list->items[i]);
  list->items[i] = value;
  return Status::Ok;
}

static void delete_extended(Vm& vm, List* list, SliceBounds b) {
  if (!b.count) return;
  if (b.step < 0) {
    b.start += (b.count - 1) * b.step;
    b.step = -b.step;
  }
  vm.heap.before_write(list);
  Value* items = list->items;
  int64_t to = b.start, next = b.start, left = b.count;
  for (int64_t i = b.start; i < list->size; ++i) {
    if (left && i == next) {
      next += b.step;
      --left;
    } else {
      items[to++] = items[i];
    }
  }
  list->size = static_cast<uint32_t>(to);
  shrink_storage(vm, list);
}

Status list_del_item(Vm& vm, List* list, Value key) {
  Rooted keep(vm, list);
  if (is_kind(key, Kind::Slice)) {
    AIO_TRY(SliceBounds b, list_bounds(vm, list, as<Slice>(key)));
    if (b.step == 1) return list_splice(vm, list, b.start, b.start + b.count, nullptr, 0);
    delete_extended(vm, list, b);
    return Status::Ok;
  }
  AIO_TRY(int64_t i, subscript(vm, key, "list"));
  if (i < 0) i += list->size;
  if (i < 0 || i >= list->size)
    return raise(vm, ExceptionType::IndexError, "list assignment index out of range");
  return list_splice(vm, list, i, i + 1, nullptr, 0);
}

// --- whole lists ---------------------------------------------------------------------------------

Result<int64_t> list_find(Vm& vm, List* list, Value wanted, int64_t start, int64_t stop) {
  Rooted keep_list(vm, list), keep_wanted(vm, wanted);
  for (int64_t i = start; i < stop && i < list->size; ++i) {
    Value item = list->items[i];
    if (item == wanted) return i;
    PureEqual pure = pure_equal(vm, item, wanted);
    if (pure == PureEqual::No) continue;
    if (pure == PureEqual::Yes) return i;
    Rooted keep_item(vm, item);
    AIO_TRY(bool equal, equal_items(vm, item, wanted));
    if (equal) return i;
  }
  return -1;
}

Result<bool> list_contains(Vm& vm, List* list, Value item) {
  AIO_TRY(int64_t i, list_find(vm, list, item, 0, INT64_MAX));
  return i >= 0;
}

Value list_concat(Vm& vm, List* x, Value y) {
  List* other = dyn_as<List>(y);
  if (!other)
    return raise(vm, ExceptionType::TypeError, "can only concatenate list (not \"%T\") to list",
                 y.bits);
  size_t size = size_t{x->size} + other->size;
  if (size > kMaxSequence) return raise_memory_error(vm);
  AIO_CHECK(vm.heap.check_size(size * sizeof(Value)));
  List* result = new_list(vm, size);
  std::copy_n(x->items, x->size, result->items);
  std::copy_n(other->items, other->size, result->items + x->size);
  result->size = static_cast<uint32_t>(size);
  return Value::object(result);
}

static Status check_repeated_size(Vm& vm, uint64_t size, int64_t count) {
  if (size && static_cast<uint64_t>(count) > kMaxSequence / size) return raise_memory_error(vm);
  return vm.heap.check_size(size * static_cast<uint64_t>(count) * sizeof(Value));
}

/// Fills items[unit, total) with copies of items[0, unit).
static void repeat_items(Value* items, size_t unit, size_t total) {
  for (size_t done = unit; done < total; done += std::min(done, total - done))
    std::memcpy(static_cast<void*>(items + done), items,
                std::min(done, total - done) * sizeof(Value));
}

Value list_repeat(Vm& vm, List* list, Value count) {
  Rooted keep(vm, list);
  AIO_TRY(int64_t n, repeat_count(vm, count));
  size_t unit = list->size;
  AIO_CHECK(check_repeated_size(vm, unit, n));
  size_t total = unit * static_cast<size_t>(n);
  List* result = new_list(vm, total);
  if (total) {
    std::copy_n(list->items, unit, result->items);
    repeat_items(result->items, unit, total);
  }
  result->size = static_cast<uint32_t>(total);
  return Value::object(result);
}

Value list_inplace_concat(Vm& vm, List* x, Value iterable) {
  Rooted keep(vm, x);
  AIO_CHECK(list_extend(vm, x, iterable));
  return keep;
}

Value list_inplace_repeat(Vm& vm, List* list, Value count) {
  Rooted keep(vm, list);
  AIO_TRY(int64_t n, repeat_count(vm, count));
  size_t unit = list->size;
  AIO_CHECK(check_repeated_size(vm, unit, n));
  if (n == 0) {
    list_clear(vm, list);
    return keep;
  }
  AIO_CHECK(list_reserve(vm, list, unit * static_cast<size_t>(n)));
  if (unit) repeat_items(list->items, unit, unit * static_cast<size_t>(n));
  list->size = static_cast<uint32_t>(unit * static_cast<size_t>(n));
  return keep;
}

Value list_compare(Vm& vm, CompareOp op, List* x, List* y) {
  AIO_CHECK(vm.check_native_stack());
  if (x->size != y->size && (op == CompareOp::Eq || op == CompareOp::Ne))
    return Value::boolean(op == CompareOp::Ne);
  Rooted keep_x(vm, x), keep_y(vm, y);
  for (uint32_t i = 0; i < x->size && i < y->size; ++i) {
    Value a = x->items[i], b = y->items[i];
    if (a == b) continue;
    PureEqual pure = pure_equal(vm, a, b);
    if (pure == PureEqual::Yes) continue;
    Rooted keep_a(vm, a), keep_b(vm, b);
    if (pure == PureEqual::Unknown) {
      AIO_TRY(bool equal, equal_items(vm, a, b));
      if (equal) continue;
    }
    if (op == CompareOp::Eq || op == CompareOp::Ne) return Value::boolean(op == CompareOp::Ne);
    return compare(vm, op, a, b);
  }
  int order = x->size < y->size ? -1 : x->size > y->size;
  return Value::boolean(holds(op, order));
}

Value list_repr(Vm& vm, List* list) {
  StrBuilder out(vm);
  if (!list->size) {
    out.append_ascii("[]");
    return out.finish();
  }
  AIO_CHECK(vm.check_native_stack());
  Rooted keep(vm, list);
  if (enter_repr(vm, list)) {
    out.append_ascii("[...]");
    return out.finish();
  }
  out.append_ascii("[");
  for (uint32_t i = 0; i < list->size; ++i) {
    if (i) out.append_ascii(", ");
    Rooted item(vm, list->items[i]);
    Value text = repr_of(vm, item);
    if (text.is_exc()) {
      leave_repr(vm, list);
      return raised;
    }
    out.append(as<Str>(text));
  }
  leave_repr(vm, list);
  out.append_ascii("]");
  return out.finish();
}

}  // namespace aio
