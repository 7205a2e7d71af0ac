// list.sort(): takes the items out of the list, computes keys, picks the cheapest comparison that
// fits all keys, sorts, and puts the items back.
//
// Invariant: while script code runs, every item and key is in a rooted list that the sort does not
// touch; it permutes a copy.
#include "runtime/object/sort.hpp"

#include <algorithm>
#include <vector>

#include "runtime/object/dict_table.hpp"
#include "runtime/object/merge_sort.hpp"
#include "runtime/object/number.hpp"
#include "runtime/object/text.hpp"
#include "runtime/vm/operators.hpp"
#include "runtime/vm/vm.hpp"

namespace aio {
namespace {

struct Keyed {
  Value key, item;
};
Value key_of(const Value& v) { return v; }
Value key_of(const Keyed& k) { return k.key; }

struct LessInts {
  static constexpr bool kCanFail = false;
  template <class T>
  bool operator()(const T& x, const T& y) const {
    return static_cast<int64_t>(key_of(x).bits << 16) < static_cast<int64_t>(key_of(y).bits << 16);
  }
};
struct LessFloats {
  static constexpr bool kCanFail = false;
  template <class T>
  bool operator()(const T& x, const T& y) const {
    return key_of(x).as_float() < key_of(y).as_float();
  }
};
struct LessStrs {
  static constexpr bool kCanFail = false;
  template <class T>
  bool operator()(const T& x, const T& y) const {
    return str_compare(as<Str>(key_of(x)), as<Str>(key_of(y))) < 0;
  }
};
struct LessObjects {
  static constexpr bool kCanFail = true;
  Vm& vm;
  bool failed = false;
  template <class T>
  bool operator()(const T& x, const T& y) {
    Result<bool> less = compare_bool(vm, CompareOp::Lt, key_of(x), key_of(y));
    failed = !less.ok();
    return !failed && *less;
  }
};

enum class KeyClass { Ints, Floats, Strs, Objects };

KeyClass classify(Vm& vm, const Value* keys, size_t size) {
  auto all = [&](auto is) { return std::all_of(keys, keys + size, is); };
  if (all([](Value v) { return v.is_small_int(); })) return KeyClass::Ints;
  if (all([](Value v) { return v.is_float(); })) return KeyClass::Floats;
  if (all([&](Value v) { return is_exact_str(vm, v); })) return KeyClass::Strs;
  return KeyClass::Objects;
}

template <class T>
bool sort_by_class(Vm& vm, std::vector<T>& items, KeyClass keys) {
  auto run = [&](auto less) {
    return MergeSort<T, decltype(less)>(items.data(), items.size(), less).sort();
  };
  switch (keys) {
    case KeyClass::Ints: return run(LessInts{});
    case KeyClass::Floats: return run(LessFloats{});
    case KeyClass::Strs: return run(LessStrs{});
    default: return run(LessObjects{vm});
  }
}

/// Sorts and writes the items to `out`, also after a failure (then in some order).
template <class T, class Make>
Status sort_items(Vm& vm, const Value* keys, size_t size, bool reverse, Value* out, Make make) {
  std::vector<T> items(size);
  for (size_t i = 0; i < size; ++i) items[i] = make(i);
  // Equal items keep their order under reverse too.
  if (reverse) std::reverse(items.begin(), items.end());
  bool ok = sort_by_class(vm, items, classify(vm, keys, size));
  if (reverse) std::reverse(items.begin(), items.end());
  for (size_t i = 0; i < size; ++i) {
    if constexpr (std::is_same_v<T, Keyed>) out[i] = items[i].item;
    else out[i] = items[i];
  }
  return ok ? Status::Ok : Status::Raised;
}

Status compute_keys(Vm& vm, List* items, Value function, List* keys) {
  for (uint32_t i = 0; i < items->size; ++i) {
    AIO_TRY(Value key, vm.call(function, items->items[i]));
    AIO_CHECK(list_append(vm, keys, key));
  }
  return Status::Ok;
}

void move_storage(List* from, List* to) {
  to->items = from->items;
  to->size = from->size;
  to->capacity = from->capacity;
  from->items = nullptr;
  from->size = from->capacity = 0;
}

}  // namespace

Status sort_list(Vm& vm, List* list, Value key, bool reverse) {
  if (key.is_none()) key = Value::undef();
  if (list->size < 2 && key.is_undef()) return Status::Ok;
  Rooted keep_list(vm, list), keep_key(vm, key), taken(vm, new_list(vm, 0)),
      sorted(vm, new_list(vm, list->size));
  List *items = taken.as<List>(), *result = sorted.as<List>();
  vm.heap.before_write(list);
  move_storage(list, items);
  size_t size = items->size;
  Status ok = Status::Ok;
  if (key.is_undef()) {
    ok = sort_items<Value>(vm, items->items, size, reverse, result->items,
                           [&](size_t i) { return items->items[i]; });
  } else {
    Rooted keep_keys(vm, new_list(vm, size));
    List* keys = keep_keys.as<List>();
    ok = compute_keys(vm, items, key, keys);
    if (failed(ok)) std::copy_n(items->items, size, result->items);
    else
      ok = sort_items<Keyed>(vm, keys->items, size, reverse, result->items, [&](size_t i) {
        return Keyed{keys->items[i], items->items[i]};
      });
  }
  result->size = static_cast<uint32_t>(size);
  bool modified = list->items != nullptr;
  vm.heap.before_write(list);
  vm.heap.before_write(result);
  move_storage(result, list);
  if (modified && !failed(ok))
    return raise(vm, ExceptionType::ValueError, "list modified during sort");
  return ok;
}

}  // namespace aio
