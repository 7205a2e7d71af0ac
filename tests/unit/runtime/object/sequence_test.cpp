// Lists, slices, ranges and the builtin iterators.
#include "runtime/object/sequence.hpp"

#include <doctest/doctest.h>

#include <vector>

#include "runtime/object/builtin_ops.hpp"
#include "runtime/object/iterator_ops.hpp"
#include "runtime/object/sequence_ops.hpp"
#include "runtime/vm/vm.hpp"
#include "stdlib/modules.hpp"

namespace aio {
namespace {

Value integer(int64_t i) { return Value::small_int(i); }
List* numbers(Vm& vm, int64_t count) {
  List* list = new_list(vm, 0);
  for (int64_t i = 0; i < count; ++i) static_cast<void>(list_append(vm, list, integer(i)));
  return list;
}
std::vector<int64_t> items(Vm& vm, Value iterable) {
  std::vector<int64_t> out;
  CHECK(!failed(for_each(vm, iterable, [&](Value v) {
    out.push_back(v.as_small_int());
    return Status::Ok;
  })));
  return out;
}
Value slice(Vm& vm, Value start, Value stop, Value step) {
  return make_slice(vm, start, stop, step);
}

TEST_CASE("splicing replaces any part by any number of items") {
  Vm vm;
  CHECK(!failed(install_builtins(vm)));
  Rooted keep(vm, numbers(vm, 6));
  Value fresh[3] = {integer(10), integer(11), integer(12)};
  CHECK(!failed(list_splice(vm, keep.as<List>(), 1, 3, fresh, 3)));
  CHECK(items(vm, keep) == std::vector<int64_t>{0, 10, 11, 12, 3, 4, 5});
  CHECK(!failed(list_splice(vm, keep.as<List>(), 0, 4, nullptr, 0)));
  CHECK(items(vm, keep) == std::vector<int64_t>{3, 4, 5});
}

TEST_CASE("slices clip as CPython's do") {
  Vm vm;
  CHECK(!failed(install_builtins(vm)));
  Rooted list(vm, numbers(vm, 10));
  auto get = [&](Value start, Value stop, Value step) {
    return items(vm, list_get_item(vm, list.as<List>(), slice(vm, start, stop, step)));
  };
  Value none = Value::none();
  CHECK(get(integer(-3), none, none) == std::vector<int64_t>{7, 8, 9});
  CHECK(get(none, none, integer(-4)) == std::vector<int64_t>{9, 5, 1});
  CHECK(get(integer(20), integer(-100), integer(-5)) == std::vector<int64_t>{9, 4});
  CHECK(get(integer(5), integer(2), none).empty());
}

TEST_CASE("extended slices are deleted from either end") {
  Vm vm;
  CHECK(!failed(install_builtins(vm)));
  Rooted list(vm, numbers(vm, 10));
  CHECK(!failed(
      list_del_item(vm, list.as<List>(), slice(vm, Value::none(), Value::none(), integer(-3)))));
  CHECK(items(vm, list) == std::vector<int64_t>{1, 2, 4, 5, 7, 8});
}

TEST_CASE("a range is a sequence without items") {
  Vm vm;
  CHECK(!failed(install_builtins(vm)));
  Rooted range(vm, make_range(vm, integer(10), integer(0), integer(-3)));
  CHECK(items(vm, range) == std::vector<int64_t>{10, 7, 4, 1});
  CHECK(range_get_item(vm, range.as<Range>(), integer(-1)) == integer(1));
  CHECK(*range_contains(vm, range.as<Range>(), integer(4)));
  CHECK(!*range_contains(vm, range.as<Range>(), integer(5)));
  CHECK(items(vm, range_iterator(vm, range.as<Range>(), true)) ==
        std::vector<int64_t>{1, 4, 7, 10});
}

TEST_CASE("a range beyond small ints counts on") {
  Vm vm;
  CHECK(!failed(install_builtins(vm)));
  Value start = make_int(vm, kMaxSmallInt - 1), stop = make_int(vm, kMaxSmallInt + 3);
  Rooted range(vm, make_range(vm, start, stop, integer(1)));
  size_t count = 0;
  CHECK(!failed(for_each(vm, range.get(), [&](Value v) {
    int64_t i;
    CHECK(int_to_int64(v, &i));
    CHECK(i == kMaxSmallInt - 1 + static_cast<int64_t>(count++));
    return Status::Ok;
  })));
  CHECK(count == 4);
}

TEST_CASE("an exhausted list iterator stays exhausted when the list grows") {
  Vm vm;
  CHECK(!failed(install_builtins(vm)));
  Rooted list(vm, numbers(vm, 1));
  Rooted it(vm, make_iterator(vm, IteratorKind::List, list));
  CHECK(builtin_next(vm, it.as<Iterator>()) == integer(0));
  CHECK(builtin_next(vm, it.as<Iterator>()).is_undef());
  CHECK(!failed(list_append(vm, list.as<List>(), integer(1))));
  CHECK(builtin_next(vm, it.as<Iterator>()).is_undef());
}

}  // namespace
}  // namespace aio
