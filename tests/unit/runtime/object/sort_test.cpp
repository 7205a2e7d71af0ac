// The merge sort: order, stability, adaptivity; sorting of lists.
#include "runtime/object/sort.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "runtime/object/merge_sort.hpp"
#include "runtime/vm/vm.hpp"
#include "stdlib/modules.hpp"

namespace aio {
namespace {

struct Pair {
  int key, position;
};
struct CountingLess {
  static constexpr bool kCanFail = true;
  size_t calls = 0;
  size_t fail_at = SIZE_MAX;
  bool failed = false;
  bool operator()(const Pair& x, const Pair& y) {
    failed = ++calls >= fail_at;
    return x.key < y.key;
  }
};

std::vector<Pair> random_pairs(size_t n, int keys, uint64_t seed) {
  std::vector<Pair> pairs;
  for (size_t i = 0; i < n; ++i) {
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    pairs.push_back(
        {static_cast<int>((seed >> 33) % static_cast<unsigned>(keys)), static_cast<int>(i)});
  }
  return pairs;
}

TEST_CASE("sorts stably at every size") {
  for (size_t n : {0, 1, 2, 3, 10, 63, 64, 65, 100, 1000, 5000}) {
    std::vector<Pair> pairs = random_pairs(n, 50, n + 1);
    CountingLess less;
    CHECK(MergeSort(pairs.data(), n, less).sort());
    for (size_t i = 1; i < n; ++i) {
      bool ordered = pairs[i - 1].key < pairs[i].key || (pairs[i - 1].key == pairs[i].key &&
                                                         pairs[i - 1].position < pairs[i].position);
      CHECK(ordered);
    }
  }
}

TEST_CASE("asks little of what is sorted or reversed already") {
  constexpr size_t kSize = 10000;
  std::vector<Pair> up, down;
  for (size_t i = 0; i < kSize; ++i) {
    up.push_back({static_cast<int>(i), 0});
    down.push_back({static_cast<int>(kSize - i), 0});
  }
  CountingLess less_up, less_down;
  CHECK(MergeSort(up.data(), kSize, less_up).sort());
  CHECK(MergeSort(down.data(), kSize, less_down).sort());
  CHECK(less_up.calls == kSize - 1);
  CHECK(less_down.calls == kSize - 1);
  CHECK(down.front().key == 1);
}

TEST_CASE("a failing comparison leaves a permutation") {
  for (size_t fail_at : {1, 10, 100, 700, 2000}) {
    std::vector<Pair> pairs = random_pairs(500, 1000, 7);
    CountingLess less;
    less.fail_at = fail_at;
    bool ok = MergeSort(pairs.data(), pairs.size(), less).sort();
    CHECK(ok == (less.calls < fail_at));
    std::vector<bool> seen(pairs.size());
    for (const Pair& p : pairs) seen[static_cast<size_t>(p.position)] = true;
    CHECK(std::all_of(seen.begin(), seen.end(), [](bool b) { return b; }));
  }
}

TEST_CASE("lists of ints, floats and strs sort in place, also reversed") {
  Vm vm;
  CHECK(!failed(install_builtins(vm)));
  Rooted keep(vm, new_list(vm, 0));
  List* list = keep.as<List>();
  for (int64_t i : {5, -3, 8, 0, 5, 2}) CHECK(!failed(list_append(vm, list, Value::small_int(i))));
  CHECK(!failed(sort_list(vm, list, Value::none(), false)));
  CHECK(list->items[0] == Value::small_int(-3));
  CHECK(list->items[5] == Value::small_int(8));
  CHECK(!failed(sort_list(vm, list, Value::none(), true)));
  CHECK(list->items[0] == Value::small_int(8));
  Rooted words(vm, new_list(vm, 0));
  for (const char* word : {"pear", "apple", "fig"})
    CHECK(!failed(list_append(vm, words.as<List>(), make_str(vm, word))));
  CHECK(!failed(sort_list(vm, words.as<List>(), Value::none(), false)));
  CHECK(str_is(as<Str>(words.as<List>()->items[0]), "apple"));
  CHECK(str_is(as<Str>(words.as<List>()->items[2]), "pear"));
}

}  // namespace
}  // namespace aio
