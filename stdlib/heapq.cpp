// Modules _heapq and _bisect: heaps and sorted sequences in lists, with `<` as the only comparison.
//
// Comparisons run script code: the list may change under them. Every step looks at its size again,
// and every slot that is overwritten is shaded.
#include "runtime/object/builtin_ops.hpp"
#include "runtime/object/dict_table.hpp"
#include "runtime/object/sequence_ops.hpp"
#include "stdlib/module_types.hpp"

namespace aio {
namespace {

Result<bool> less(Vm& vm, Value x, Value y) {
  if (both_small_ints(x, y)) return x.as_small_int() < y.as_small_int();
  if (both_floats(x, y)) return x.as_float() < y.as_float();
  Rooted keep_x(vm, x), keep_y(vm, y);
  return compare_bool(vm, CompareOp::Lt, x, y);
}

/// Which end is on top.
enum class Order : bool { Min, Max };
Result<bool> before(Vm& vm, Order order, Value x, Value y) {
  return order == Order::Min ? less(vm, x, y) : less(vm, y, x);
}

void swap_items(Vm& vm, List* heap, size_t i, size_t j) {
  Value x = heap->items[i], y = heap->items[j];
  vm.heap.shade(x);
  vm.heap.shade(y);
  heap->items[i] = y;
  heap->items[j] = x;
}

Status check_size(Vm& vm, List* heap, size_t size) {
  if (heap->size == size) return Status::Ok;
  return raise(vm, ExceptionType::RuntimeError, "list changed size during iteration");
}

/// Moves the item at `position` towards the root, not past `start`.
Status sift_down(Vm& vm, List* heap, size_t start, size_t position, Order order) {
  size_t size = heap->size;
  if (position >= size) return raise(vm, ExceptionType::IndexError, "index out of range");
  while (position > start) {
    size_t parent = (position - 1) / 2;
    AIO_TRY(bool up, before(vm, order, heap->items[position], heap->items[parent]));
    AIO_CHECK(check_size(vm, heap, size));
    if (!up) break;
    swap_items(vm, heap, parent, position);
    position = parent;
  }
  return Status::Ok;
}

/// Moves the hole at `position` to a leaf along the smaller children, then its item back up.
Status sift_up(Vm& vm, List* heap, size_t position, Order order) {
  size_t size = heap->size, start = position, inner = size / 2;
  if (position >= size) return raise(vm, ExceptionType::IndexError, "index out of range");
  while (position < inner) {
    size_t child = 2 * position + 1;
    if (child + 1 < size) {
      Value left = heap->items[child], right = heap->items[child + 1];
      // Min asks left < right, Max right < left: the other child otherwise.
      AIO_TRY(bool keep_left, before(vm, order, left, right));
      AIO_CHECK(check_size(vm, heap, size));
      if (!keep_left) ++child;
    }
    swap_items(vm, heap, child, position);
    position = child;
  }
  return sift_down(vm, heap, start, position, order);
}

/// The list; null: TypeError as the function's only or first argument is not one.
List* heap_of(Vm& vm, Value heap, const char* function, bool only_argument) {
  if (List* list = dyn_as<List>(heap)) return list;
  static_cast<void>(raise(vm, ExceptionType::TypeError, "%s() argument %smust be list, not %T",
                          function, only_argument ? "" : "1 ", heap.bits));
  return nullptr;
}

Value pop_top(Vm& vm, List* heap, Order order) {
  if (!heap->size) return raise(vm, ExceptionType::IndexError, "index out of range");
  Value last = heap->items[heap->size - 1];
  vm.heap.shade(last);
  --heap->size;
  if (!heap->size) return last;
  Rooted top(vm, heap->items[0]);
  vm.heap.shade(top);
  heap->items[0] = last;
  AIO_CHECK(sift_up(vm, heap, 0, order));
  return top;
}

Value replace_top(Vm& vm, List* heap, Value item, Order order) {
  if (!heap->size) return raise(vm, ExceptionType::IndexError, "index out of range");
  Rooted top(vm, heap->items[0]);
  vm.heap.shade(top);
  heap->items[0] = item;
  AIO_CHECK(sift_up(vm, heap, 0, order));
  return top;
}

Status make_heap(Vm& vm, List* heap, Order order) {
  for (size_t i = heap->size / 2; i-- > 0;) AIO_CHECK(sift_up(vm, heap, i, order));
  return Status::Ok;
}

Status heappush(Vm& vm, Value heap, Value item) {
  List* list = heap_of(vm, heap, "heappush", false);
  if (!list) return raised;
  AIO_CHECK(list_append(vm, list, item));
  return sift_down(vm, list, 0, list->size - 1, Order::Min);
}
Value heappop(Vm& vm, Value heap) {
  List* list = heap_of(vm, heap, "heappop", true);
  return list ? pop_top(vm, list, Order::Min) : Value(raised);
}
Value heapreplace(Vm& vm, Value heap, Value item) {
  List* list = heap_of(vm, heap, "heapreplace", false);
  return list ? replace_top(vm, list, item, Order::Min) : Value(raised);
}
Value heappushpop(Vm& vm, Value heap, Value item) {
  List* list = heap_of(vm, heap, "heappushpop", false);
  if (!list) return raised;
  if (!list->size) return item;
  AIO_TRY(bool smaller, less(vm, list->items[0], item));
  if (!smaller) return item;
  return replace_top(vm, list, item, Order::Min);
}
Status heapify(Vm& vm, Value heap) {
  List* list = heap_of(vm, heap, "heapify", true);
  return list ? make_heap(vm, list, Order::Min) : Status::Raised;
}
Value heappop_max(Vm& vm, Value heap) {
  List* list = heap_of(vm, heap, "_heappop_max", true);
  return list ? pop_top(vm, list, Order::Max) : Value(raised);
}
Value heapreplace_max(Vm& vm, Value heap, Value item) {
  List* list = heap_of(vm, heap, "_heapreplace_max", false);
  return list ? replace_top(vm, list, item, Order::Max) : Value(raised);
}
Status heapify_max(Vm& vm, Value heap) {
  List* list = heap_of(vm, heap, "_heapify_max", true);
  return list ? make_heap(vm, list, Order::Max) : Status::Raised;
}

constexpr NativeDef kHeapFunctions[] = {
    def<heappush>("heappush(heap, item, /)",
                  "Push item onto heap, maintaining the heap invariant."),
    def<heappop>("heappop(heap, /)",
                 "Pop the smallest item off the heap, maintaining the heap invariant."),
    def<heapreplace>("heapreplace(heap, item, /)",
                     "Pop and return the current smallest value, and add the new item."),
    def<heappushpop>("heappushpop(heap, item, /)",
                     "Push item on the heap, then pop and return the smallest item from the heap."),
    def<heapify>("heapify(heap, /)", "Transform list into a heap, in-place, in O(len(heap)) time."),
    def<heappop_max>("_heappop_max(heap, /)"),
    def<heapreplace_max>("_heapreplace_max(heap, item, /)"),
    def<heapify_max>("_heapify_max(heap, /)"),
};

// --- _bisect -------------------------------------------------------------------------------------

enum class Side : bool { Left, Right };

Result<int64_t> find_place(Vm& vm, Side side, Value a, Value x, int64_t low, Value end, Value key) {
  if (low < 0) return raise(vm, ExceptionType::ValueError, "lo must be non-negative");
  int64_t high;
  if (end.is_none()) {
    AIO_TRY(high, length_of(vm, a));
  } else {
    AIO_TRY(high, index_int64(vm, end));
  }
  Rooted item(vm);
  while (low < high) {
    int64_t middle =
        static_cast<int64_t>((static_cast<uint64_t>(low) + static_cast<uint64_t>(high)) / 2);
    List* list = dyn_as<List>(a);
    bool direct = list && type_of(vm, a) == vm.type(BuiltinType::List) && middle < list->size;
    AIO_TRY(Value found, direct ? list->items[middle] : get_item(vm, a, make_int(vm, middle)));
    item = found;
    if (!key.is_none()) {
      AIO_TRY(Value computed, vm.call(key, found));
      item = computed;
    }
    bool go_left;
    if (side == Side::Right) {
      AIO_TRY(go_left, less(vm, x, item));
    } else {
      AIO_TRY(bool right, less(vm, item, x));
      go_left = !right;
    }
    if (go_left) high = middle;
    else low = middle + 1;
  }
  return low;
}

template <Side kSide>
Value bisect(Vm& vm, Value a, Value x, int64_t lo, Value hi, Value key) {
  AIO_TRY(int64_t place, find_place(vm, kSide, a, x, lo, hi, key));
  return make_int(vm, place);
}

template <Side kSide>
Status insort(Vm& vm, Value a, Value x, int64_t lo, Value hi, Value key) {
  Rooted wanted(vm, x);
  if (!key.is_none()) {
    AIO_TRY(Value computed, vm.call(key, x));
    wanted = computed;
  }
  AIO_TRY(int64_t place, find_place(vm, kSide, a, wanted, lo, hi, key));
  if (type_of(vm, a) == vm.type(BuiltinType::List)) return list_insert(vm, as<List>(a), place, x);
  Value args[2] = {make_int(vm, place), x};
  AIO_CHECK(vm.call_method(a, intern(vm, "insert"), args, 2));
  return Status::Ok;
}

constexpr NativeDef kBisectFunctions[] = {
    def<bisect<Side::Right>>(
        "bisect_right(a, x, lo=0, hi=None, *, key=None)",
        "Return the index where to insert item x in list a, assuming a is sorted."),
    def<bisect<Side::Right>>("bisect(a, x, lo=0, hi=None, *, key=None)"),
    def<bisect<Side::Left>>(
        "bisect_left(a, x, lo=0, hi=None, *, key=None)",
        "Return the index where to insert item x in list a, assuming a is sorted."),
    def<insort<Side::Right>>("insort_right(a, x, lo=0, hi=None, *, key=None)",
                             "Insert item x in list a, and keep it sorted assuming a is sorted."),
    def<insort<Side::Right>>("insort(a, x, lo=0, hi=None, *, key=None)"),
    def<insort<Side::Left>>("insort_left(a, x, lo=0, hi=None, *, key=None)",
                            "Insert item x in list a, and keep it sorted assuming a is sorted."),
};

}  // namespace

extern const ModuleDef kHeapqModule, kBisectModule;
const ModuleDef kHeapqModule = {.name = "_heapq", .functions = kHeapFunctions};
const ModuleDef kBisectModule = {.name = "_bisect", .functions = kBisectFunctions};

}  // namespace aio
