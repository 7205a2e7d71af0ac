// Decoding of source bytes: BOM, cookies, bad UTF-8, line ends, line index.

#include "lang/source.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <variant>

namespace {

using aio::Source;
using aio::SyntaxError;

std::string decoded(std::string_view bytes) {
  auto result = Source::from_bytes("<test>", bytes);
  REQUIRE(std::holds_alternative<Source>(result));
  return std::string(std::get<Source>(result).text());
}

SyntaxError failure(std::string_view bytes, Source::Origin origin = Source::Origin::File) {
  auto result = Source::from_bytes("name.aio", bytes, origin);
  REQUIRE(std::holds_alternative<SyntaxError>(result));
  return std::get<SyntaxError>(result);
}

TEST_CASE("a BOM is dropped") { CHECK(decoded("\xEF\xBB\xBFx = 1\n") == "x = 1\n"); }

TEST_CASE("all line ends become newlines") { CHECK(decoded("a\r\nb\rc\n\r\n") == "a\nb\nc\n\n"); }

TEST_CASE("a coding cookie in the first two lines decides") {
  CHECK(decoded("# coding: latin-1\n'\xE9'") == "# coding: latin-1\n'é'");
  CHECK(decoded("\n# -*- coding: ISO_8859_15 -*-\n'\xA4'") ==
        "\n# -*- coding: ISO_8859_15 -*-\n'€'");
  CHECK(decoded("# vim: set fileencoding=cp1252 :\n'\x80'") ==
        "# vim: set fileencoding=cp1252 :\n'€'");
  CHECK(failure("x = 1\n# coding: latin-1\n'\xE9'")
            .message.starts_with("Non-UTF-8 code starting with '\\xe9'"));
}

TEST_CASE("undecodable text is a SyntaxError with CPython's words") {
  CHECK(failure("x\n'\xff'\n").message ==
        "Non-UTF-8 code starting with '\\xff' in file name.aio on line 2, but no encoding "
        "declared; see "
        "https://peps.python.org/pep-0263/ for details");
  CHECK(failure("# coding: ascii\n'\xe9'\n", Source::Origin::Memory).message ==
        "'ascii' codec can't decode byte 0xe9 in position 17: ordinal not in range(128)");
  CHECK(failure("# coding: nonsense\n", Source::Origin::Memory).message ==
        "unknown encoding: nonsense");
  CHECK(failure("\xEF\xBB\xBF# coding: latin-1\n").message ==
        "encoding problem: iso-8859-1 with BOM");
}

TEST_CASE("overlong forms and surrogates are not UTF-8") {
  for (std::string_view bytes :
       {"\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82", "\x80"}) {
    CHECK(failure(bytes).message.starts_with("Non-UTF-8 code"));
  }
}

TEST_CASE("lines are found by number and by offset") {
  const Source source("<test>", "ab\n\ncd");
  CHECK(source.line_count() == 3);
  CHECK(source.line(1) == "ab\n");
  CHECK(source.line(2) == "\n");
  CHECK(source.line(3) == "cd");
  CHECK(source.line(4).empty());
  CHECK(source.line_of(0) == 1);
  CHECK(source.line_of(2) == 1);
  CHECK(source.line_of(3) == 2);
  CHECK(source.line_of(4) == 3);
}

}  // namespace
