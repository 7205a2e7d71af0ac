// Values and conversions across the border.
#include <doctest/doctest.h>

#include "aio/aio.hpp"

using aio::Error;
using aio::Interpreter;
using aio::Value;

TEST_CASE("scalars go both ways") {
  Interpreter vm;
  CHECK(vm.eval<int>("2 + 3") == 5);
  CHECK(vm.eval<std::int64_t>("-2**63") == INT64_MIN);
  CHECK(vm.eval<std::uint64_t>("2**64 - 1") == UINT64_MAX);
  CHECK(vm.eval<double>("1 / 4") == 0.25);
  CHECK(vm.eval<double>("3") == 3.0);
  CHECK(vm.eval<bool>("not 0"));
  CHECK(vm.eval<std::string>("'h\\u00e9' * 2") == "h\u00e9h\u00e9");
  vm.set("big", UINT64_MAX);
  CHECK(vm.eval("big").str() == "18446744073709551615");
  vm.set("text", "a\u20ac");
  CHECK(vm.eval<int>("len(text)") == 2);
  vm.set("nothing", nullptr);
  CHECK(vm.get("nothing").is_none());
}

TEST_CASE("containers go both ways") {
  Interpreter vm;
  vm.set("numbers", std::vector<int>{1, 2, 3});
  CHECK(vm.eval<std::vector<int>>("[n * n for n in numbers]") == std::vector<int>{1, 4, 9});
  vm.set("ages", std::map<std::string, int>{{"a", 1}, {"b", 2}});
  CHECK(vm.eval("ages").repr() == "{'a': 1, 'b': 2}");
  CHECK(vm.eval<std::map<std::string, int>>("{k: v + 1 for k, v in ages.items()}").at("b") == 3);
  CHECK(vm.eval<std::optional<int>>("None") == std::nullopt);
  CHECK(vm.eval<std::optional<int>>("7") == 7);
  CHECK(vm.eval<std::pair<int, std::string>>("(1, 'x')").second == "x");
}

TEST_CASE("a wrong type is a TypeError, a number that does not fit an OverflowError") {
  Interpreter vm;
  auto type_of_error = [&](auto run) -> std::string {
    try {
      run();
    } catch (const Error& e) { return e.type_name(); }
    return "";
  };
  CHECK(type_of_error([&] { vm.eval<int>("'x'"); }) == "TypeError");
  CHECK(type_of_error([&] { vm.eval<int>("1.5"); }) == "TypeError");
  CHECK(type_of_error([&] { vm.eval<std::string>("1"); }) == "TypeError");
  CHECK(type_of_error([&] { vm.eval<std::vector<int>>("['a']"); }) == "TypeError");
  CHECK(type_of_error([&] { vm.eval<std::int8_t>("128"); }) == "OverflowError");
  CHECK(type_of_error([&] { vm.eval<unsigned>("-1"); }) == "OverflowError");
  CHECK(type_of_error([&] { vm.eval<std::uint64_t>("2**64"); }) == "OverflowError");
  CHECK(type_of_error([&] { vm.set("bad", "\xff"); }) == "UnicodeDecodeError");
}

TEST_CASE("objects: attributes, items, calls") {
  Interpreter vm;
  vm.exec(R"py(
class Point:
    def __init__(self, x, y=0): self.x, self.y = x, y
    def moved(self, dx, *, dy=0): return Point(self.x + dx, self.y + dy)
    def __repr__(self): return f"Point({self.x}, {self.y})"
)py");
  Value p = vm.call("Point", 1, aio::kw("y", 2));
  CHECK(p.type_name() == "Point");
  CHECK(p.attr("y").as<int>() == 2);
  p.set_attr("x", 10);
  CHECK(p.invoke("moved", 5, aio::kw("dy", 1)).repr() == "Point(15, 3)");
  Value list = vm.eval("[1, 2, 3]");
  list.set_item(0, "one");
  CHECK(list.item(0).str() == "one");
  CHECK(list.size() == 3);
  CHECK(list.items().size() == 3);
  CHECK(vm.eval("{1, 2} == {2, 1}").truth());
  CHECK(vm.eval("[1]").equals(vm.eval("[1]")));
  CHECK(!vm.eval("[1]").same(vm.eval("[1]")));
}

TEST_CASE("a Value keeps its object alive, and may outlive the interpreter") {
  Value kept;
  {
    Interpreter vm;
    kept = vm.eval("[['x'] * 3 for i in range(100)]");
    vm.exec("import gc\nfor i in range(3): gc.collect()");
    CHECK(kept.item(99).repr() == "['x', 'x', 'x']");
  }
  CHECK_THROWS_AS(kept.str(), Error);
}
