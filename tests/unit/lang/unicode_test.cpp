// Unicode names, identifier characters, normalisation.

#include <doctest/doctest.h>

#include "lang/unicode/identifier.hpp"
#include "lang/unicode/names.hpp"

namespace {

using namespace aio::unicode;

TEST_CASE("names are found in any case, aliases too") {
  CHECK(lookup("LATIN SMALL LETTER A") == U'a');
  CHECK(lookup("greek small letter alpha") == U'α');
  CHECK(lookup("ZWJ") == U'\u200D');
  CHECK(lookup("BELL") == U'\U0001F514');
  CHECK_FALSE(lookup("NO SUCH NAME").has_value());
  CHECK_FALSE(lookup("").has_value());
}

TEST_CASE("made names follow their rules") {
  CHECK(lookup("CJK UNIFIED IDEOGRAPH-4E00") == U'\u4E00');
  CHECK_FALSE(lookup("CJK UNIFIED IDEOGRAPH-4e00").has_value());
  CHECK(lookup("HANGUL SYLLABLE GAGG") == U'\uAC02');
  CHECK(name_of(U'\uD55C') == "HANGUL SYLLABLE HAN");
  CHECK(name_of(U'\u4E01') == "CJK UNIFIED IDEOGRAPH-4E01");
}

TEST_CASE("names of code points come back") {
  CHECK(name_of(U'€') == "EURO SIGN");
  CHECK(name_of(U'\n').empty());
  CHECK(name_of(0x10FFFF).empty());
}

TEST_CASE("identifiers are XID, normalised by NFKC") {
  CHECK(identifier_prefix("é1") == 3);
  CHECK(identifier_prefix("a€b") == 1);
  CHECK(identifier_prefix("1a") == 0);
  CHECK(identifier_prefix("_x") == 2);
  CHECK(nfkc("ﬁ") == "fi");
}

TEST_CASE("printable is what str.isprintable says") {
  CHECK(is_printable(U' '));
  CHECK(is_printable(U'é'));
  CHECK_FALSE(is_printable(U'\u00A0'));
  CHECK_FALSE(is_printable(U'\u200B'));
  CHECK_FALSE(is_printable(0xD800));
}

}  // namespace
