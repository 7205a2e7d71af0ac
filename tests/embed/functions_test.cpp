// Host functions: signatures, arguments, exceptions both ways.
#include <doctest/doctest.h>

#include <stdexcept>

#include "aio/aio.hpp"

using aio::Error;
using aio::Interpreter;
using aio::Value;

namespace {

std::string error_of(Interpreter& vm, const char* source) {
  try {
    vm.exec(source);
  } catch (const Error& e) { return e.what(); }
  return "";
}

int twice(int n) { return 2 * n; }

}  // namespace

TEST_CASE("defaults, keywords, positional-only and keyword-only parameters") {
  Interpreter vm;
  vm.def("twice(n: int) -> int", twice);
  vm.def(
      "join(a: str, /, b: str = 'B', *, sep: str = ', ', items: list[int] = [1, 2]) -> str",
      [](const std::string& a, std::string_view b, std::string sep, const std::vector<int>& items) {
        return a + sep + std::string(b) + sep + std::to_string(items.size());
      },
      "Joins.");
  CHECK(vm.eval<int>("twice(21)") == 42);
  CHECK(vm.eval<std::string>("join('a')") == "a, B, 2");
  CHECK(vm.eval<std::string>("join('a', 'b', sep='-', items=[])") == "a-b-0");
  CHECK(vm.eval<std::string>("join.__doc__") == "Joins.");
  CHECK(error_of(vm, "join(a='a')").starts_with("TypeError: "));
  CHECK(error_of(vm, "join('a', c=1)") ==
        "TypeError: join() got an unexpected keyword argument 'c'");
  CHECK(error_of(vm, "twice('x')") == "TypeError: argument 1 must be int, not str");
  CHECK(error_of(vm, "twice(2**40)").starts_with("OverflowError: argument 1: "));
}

TEST_CASE("*args and **kwargs, the interpreter, values") {
  Interpreter vm;
  vm.def("count(first, *args, **kwargs)",
         [](Interpreter& i, Value first, aio::Args args, aio::Kwargs kwargs) {
           CHECK(i.eval<int>("1") == 1);
           return std::vector<std::size_t>{first.size(), args.size(), kwargs.values.size()};
         });
  CHECK(vm.eval("count('abc', 1, 2, x=3)").repr() == "[3, 2, 1]");
}

TEST_CASE("signatures that are malformed or differ from the callable are refused") {
  Interpreter vm;
  CHECK_THROWS_AS(vm.def("f(a, b)", twice), Error);
  CHECK_THROWS_AS(vm.def("f(a", twice), Error);
  CHECK_THROWS_AS(vm.def("(a)", twice), Error);
  CHECK_THROWS_AS(vm.def("f(a=)", twice), Error);
}

TEST_CASE("C++ exceptions become Python exceptions") {
  Interpreter vm;
  vm.def("fail(kind: int)", [](int kind) {
    if (kind == 0) throw std::invalid_argument("bad value");
    if (kind == 1) throw std::out_of_range("too far");
    if (kind == 2) throw Error("KeyError", "no such user");
    if (kind == 3) throw 42;
    throw std::runtime_error("broken");
  });
  CHECK(error_of(vm, "fail(0)") == "ValueError: bad value");
  CHECK(error_of(vm, "fail(1)") == "IndexError: too far");
  CHECK(error_of(vm, "fail(2)") == "KeyError: 'no such user'");
  CHECK(error_of(vm, "fail(3)") == "RuntimeError: unknown C++ exception");
  CHECK(error_of(vm, "fail(4)") == "RuntimeError: broken");
  vm.exec("try:\n  fail(0)\nexcept ValueError as e:\n  caught = str(e)");
  CHECK(vm.get<std::string>("caught") == "bad value");
}

TEST_CASE("Python exceptions become Errors, and pass through C++ as the same object") {
  Interpreter vm;
  try {
    vm.exec("def f():\n    return {}['k']\nf()\n", "host.aio");
    FAIL("no exception");
  } catch (const Error& e) {
    CHECK(e.type_name() == "KeyError");
    CHECK(e.message() == "'k'");
    CHECK(e.is("LookupError"));
    CHECK(!e.is("ValueError"));
    CHECK(e.format().find("File \"host.aio\", line 2, in f\n    return {}['k']") !=
          std::string::npos);
  }
  vm.def("apply(f)", [](Value f) { return f.call(); });
  vm.exec(R"(
mine = ValueError("mine")
def thrower(): raise mine
try:
    apply(thrower)
except ValueError as e:
    same = e is mine
)");
  CHECK(vm.get<bool>("same"));
  try {
    vm.exec("import sys; sys.exit(3)");
  } catch (const Error& e) {
    CHECK(e.is("SystemExit"));
    CHECK(e.exit_code() == 3);
  }
  CHECK_THROWS_AS(vm.exec("x = ("), Error);
}
