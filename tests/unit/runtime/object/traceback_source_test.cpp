// Carets and suggestions: the parts of traceback formatting that need no interpreter.
#include <doctest/doctest.h>

#include "lang/bytecode/code_unit.hpp"
#include "runtime/object/traceback_format.hpp"

namespace {

using aio::format_source;

/// The entry of one line, whole line text and the range that failed.
std::string marked(const std::string& line, uint32_t start, uint32_t end) {
  aio::Position position{};
  position.line = position.end_line = 1;
  position.column = start;
  position.end_column = end;
  return format_source({line}, position);
}

TEST_CASE("a call is marked at its brackets") {
  CHECK(marked("x = [f(1), 2]", 5, 9) == "    x = [f(1), 2]\n         ~^^^\n");
}

TEST_CASE("a binary operation is marked at the operator that is applied last") {
  CHECK(marked("y + a * b", 4, 9) == "    y + a * b\n        ~~^~~\n");
  CHECK(marked("a + b * c", 0, 9) == "    a + b * c\n    ~~^~~~~~~\n");
  CHECK(marked("a ** b ** c", 0, 11) == "    a ** b ** c\n    ~~^^~~~~~~~\n");
}

TEST_CASE("a whole line is not marked") {
  CHECK(marked("  raise ValueError", 2, 18) == "    raise ValueError\n");
  CHECK(marked("x = f(1)", 4, 8) == "    x = f(1)\n");
  CHECK(marked("return (f(1))", 8, 12) == "    return (f(1))\n");
}

TEST_CASE("a call that is only part of the statement is marked") {
  CHECK(marked("return f(1) + 2", 7, 11) == "    return f(1) + 2\n           ~^^^\n");
  CHECK(marked("a.b = f(1)", 6, 10) == "    a.b = f(1)\n          ~^^^\n");
}

TEST_CASE("brackets in strings and comments do not count") {
  CHECK(marked("[f(')')]", 1, 7) == "    [f(')')]\n     ~^^^^^\n");
}

TEST_CASE("wide characters take two columns") {
  CHECK(marked("[\"日\", f()]", 8, 11) == "    [\"日\", f()]\n           ~^^\n");
}

TEST_CASE("edit distance counts moves double and case single") {
  CHECK(aio::edit_distance(U"abc", U"abc", 10) == 0);
  CHECK(aio::edit_distance(U"abc", U"abC", 10) == 1);
  CHECK(aio::edit_distance(U"abc", U"abd", 10) == 2);
  CHECK(aio::edit_distance(U"abcdefgh", U"x", 3) > 3);
}

TEST_CASE("the closest name wins") {
  CHECK(aio::closest_name({"keys", "values", "items"}, "key") == "keys");
  CHECK(aio::closest_name({"keys"}, "zzzzzz").empty());
}

}  // namespace
