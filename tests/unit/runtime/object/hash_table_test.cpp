// Dict and Set against simple models, and the hashes that CPython fixes.
#include "runtime/object/hash_table.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "runtime/object/builtin_ops.hpp"
#include "runtime/object/dict_table.hpp"
#include "runtime/object/set_table.hpp"
#include "runtime/vm/vm.hpp"
#include "stdlib/modules.hpp"

namespace aio {
namespace {

Value integer(int64_t i) { return Value::small_int(i); }
Value text(Vm& vm, const std::string& s) { return make_str(vm, s); }

std::vector<int64_t> keys_of(Dict* dict) {
  std::vector<int64_t> keys;
  Value key, value;
  for (uint32_t at = 0; dict_next(dict, &at, &key, &value);) keys.push_back(key.as_small_int());
  return keys;
}
std::vector<int64_t> items_of_set(Set* set) {
  std::vector<int64_t> keys;
  Value key;
  for (uint32_t at = 0; set_next(set, &at, &key);) keys.push_back(key.as_small_int());
  return keys;
}

TEST_CASE("a dict keeps insertion order over deletions and growth") {
  Vm vm;
  CHECK(!failed(install_builtins(vm)));
  Dict* dict = new_dict(vm);
  std::vector<int64_t> expected;
  for (int64_t i = 0; i < 5000; ++i) {
    CHECK(!failed(dict_set(vm, dict, integer(i * 7919 % 10007), integer(i))));
    expected.push_back(i * 7919 % 10007);
    if (i % 3 == 2) {
      int64_t gone = expected[expected.size() / 2];
      CHECK(!dict_pop(vm, dict, integer(gone)).is_undef());
      expected.erase(expected.begin() + static_cast<ptrdiff_t>(expected.size() / 2));
    }
  }
  CHECK(keys_of(dict) == expected);
  CHECK(dict_size(dict) == expected.size());
}

TEST_CASE("a dict agrees with a map under random inserts, lookups and removals") {
  Vm vm;
  CHECK(!failed(install_builtins(vm)));
  Dict* dict = new_dict(vm);
  std::unordered_map<int64_t, int64_t> model;
  uint64_t seed = 42;
  for (int step = 0; step < 60000; ++step) {
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    int64_t key = static_cast<int64_t>(seed >> 40) % 700;
    switch (seed >> 33 & 3) {
      case 0:
      case 1:
        CHECK(!failed(dict_set(vm, dict, integer(key), integer(step))));
        model[key] = step;
        break;
      case 2: {
        Value old = dict_pop(vm, dict, integer(key));
        CHECK(old.is_undef() == !model.count(key));
        model.erase(key);
        break;
      }
      default: {
        Value found = dict_get(vm, dict, integer(key));
        auto it = model.find(key);
        if (it == model.end()) CHECK(found.is_undef());
        else CHECK(found == integer(it->second));
      }
    }
  }
  CHECK(dict_size(dict) == model.size());
}

TEST_CASE("equal numbers are one key") {
  Vm vm;
  CHECK(!failed(install_builtins(vm)));
  Dict* dict = new_dict(vm);
  CHECK(!failed(dict_set(vm, dict, integer(1), integer(10))));
  CHECK(dict_get(vm, dict, Value::number(1.0)) == integer(10));
  CHECK(dict_get(vm, dict, Value::boolean(true)) == integer(10));
  CHECK(dict_get(vm, dict, Value::number(1.5)).is_undef());
}

TEST_CASE("a str is found by its text, interned or not") {
  Vm vm;
  CHECK(!failed(install_builtins(vm)));
  Dict* dict = new_dict(vm);
  for (int i = 0; i < 100; ++i)
    dict_set_str(vm, dict, intern(vm, "name" + std::to_string(i)), integer(i));
  CHECK(dict_get(vm, dict, text(vm, "name42")) == integer(42));
  CHECK(dict_get_str(vm, dict, intern(vm, "name99")) == integer(99));
  CHECK(dict_get(vm, dict, text(vm, "name100")).is_undef());
}

TEST_CASE("tuples are keys by their items, also beside strs") {
  Vm vm;
  CHECK(!failed(install_builtins(vm)));
  Dict* dict = new_dict(vm);
  for (int64_t i = 0; i < 50; ++i) {
    Value pair[2] = {integer(i), text(vm, "x")};
    CHECK(!failed(dict_set(vm, dict, make_tuple(vm, pair, 2), integer(i))));
    dict_set_str(vm, dict, intern(vm, "k" + std::to_string(i)), integer(-i));
  }
  Value wanted[2] = {Value::number(7.0), text(vm, "x")};
  CHECK(dict_get(vm, dict, make_tuple(vm, wanted, 2)) == integer(7));
  CHECK(dict_get_str(vm, dict, intern(vm, "k7")) == integer(-7));
}

TEST_CASE("a namespace keeps the cell of a deleted name") {
  Vm vm;
  CHECK(!failed(install_builtins(vm)));
  Dict* ns = new_namespace(vm);
  Str* name = intern(vm, "x");
  GlobalCell* cell = namespace_cell(vm, ns, name);
  CHECK(cell->value.is_undef());
  CHECK(dict_size(ns) == 0);
  dict_set_str(vm, ns, name, integer(1));
  CHECK(cell->value == integer(1));
  CHECK(dict_pop_str(vm, ns, name) == integer(1));
  CHECK(cell->value.is_undef());
  namespace_store(vm, ns, cell, integer(2));
  CHECK(dict_get_str(vm, ns, name) == integer(2));
  CHECK(namespace_cell(vm, ns, name) == cell);
}

TEST_CASE("a plain dict becomes a namespace when a cell is asked for") {
  Vm vm;
  CHECK(!failed(install_builtins(vm)));
  Dict* dict = new_dict(vm);
  Str* name = intern(vm, "y");
  dict_set_str(vm, dict, name, integer(3));
  CHECK(namespace_cell(vm, dict, name)->value == integer(3));
  CHECK(dict_get_str(vm, dict, name) == integer(3));
  CHECK(dict_get_str(vm, dict_copy(vm, dict), name) == integer(3));
}

TEST_CASE("sets of ints iterate in CPython's order") {
  Vm vm;
  CHECK(!failed(install_builtins(vm)));
  Set* set = new_set(vm);
  for (int64_t i : {50, 3, 20, 8, 1, 100, 33, 64, 7, 16, 9, 1000})
    CHECK(!failed(set_add(vm, set, integer(i))));
  // list({50, 3, 20, 8, 1, 100, 33, 64, 7, 16, 9, 1000}) of CPython 3.13, built by add() one by
  // one.
  CHECK(items_of_set(set) == std::vector<int64_t>{64, 1, 33, 3, 100, 7, 8, 9, 1000, 16, 50, 20});
}

TEST_CASE("set algebra agrees with its definition") {
  Vm vm;
  CHECK(!failed(install_builtins(vm)));
  Rooted a(vm, new_set(vm)), b(vm, new_set(vm));
  for (int64_t i = 0; i < 300; i += 2) CHECK(!failed(set_add(vm, a.as<Set>(), integer(i))));
  for (int64_t i = 0; i < 300; i += 3) CHECK(!failed(set_add(vm, b.as<Set>(), integer(i))));
  auto size = [](Value v) { return as<Set>(v)->used; };
  CHECK(size(set_intersection(vm, a.as<Set>(), b)) == 50);
  CHECK(size(set_union(vm, a.as<Set>(), b)) == 200);
  CHECK(size(set_difference(vm, a.as<Set>(), b)) == 100);
  CHECK(size(set_symmetric_difference(vm, a.as<Set>(), b)) == 150);
}

TEST_CASE("hashes are CPython's") {
  Vm vm;
  CHECK(!failed(install_builtins(vm)));
  auto hash = [&](Value v) { return *hash_value(vm, v); };
  CHECK(hash(integer(-1)) == -2);
  CHECK(hash(Value::none()) == 0xFCA86420);
  Value items[3] = {integer(1), integer(2), integer(3)};
  CHECK(hash(make_tuple(vm, items, 3)) == 529344067295497451);
  CHECK(hash(make_tuple(vm, nullptr, 0)) == 5740354900026072187);
  CHECK(hash(make_slice(vm, integer(1), integer(2), integer(3))) == -2340833382717974474);
  CHECK(hash(make_range(vm, integer(0), integer(5), integer(1))) == 5795932985296280846);
  CHECK(hash(Value::object(new_set(vm, true))) == 133146708735736);
  Rooted frozen(vm, new_set(vm, true));
  for (Value item : items) CHECK(!failed(set_add(vm, frozen.as<Set>(), item)));
  CHECK(hash(frozen) == -272375401224217160);
}

TEST_CASE("the folded hash of a str is its cached hash") {
  Vm vm;
  CHECK(!failed(install_builtins(vm)));
  for (const char* s : {"", "a", "some longer text"}) {
    Str* str = as<Str>(text(vm, s));
    CHECK(fold_hash(unfold_str_hash(str_hash(vm, str))) == str_hash(vm, str));
  }
}

}  // namespace
}  // namespace aio
