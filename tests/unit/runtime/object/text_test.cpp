// Strings: widths, shared storage, interning, search; UTF-8 and the codecs; Unicode properties.
#include "runtime/object/text.hpp"

#include <doctest/doctest.h>

#include "runtime/object/builtin_ops.hpp"
#include "runtime/object/codecs.hpp"
#include "runtime/object/text_internal.hpp"
#include "runtime/object/unicode.hpp"
#include "runtime/vm/vm.hpp"

namespace aio {
namespace {

struct TextWorld {
  Vm vm;
  Str* s(std::string_view utf8) { return as<Str>(make_str(vm, utf8)); }
  std::string utf8(Value v) { return to_utf8(as<Str>(v)); }
};

TEST_CASE("a string is as narrow as its characters allow") {
  TextWorld w;
  CHECK(w.s("abc")->width() == 1);
  CHECK(w.s("abc")->is_ascii());
  CHECK(w.s("h\xC3\xA9")->width() == 1);
  CHECK_FALSE(w.s("h\xC3\xA9")->is_ascii());
  CHECK(w.s("\xE2\x82\xAC")->width() == 2);
  CHECK(w.s("a\xF0\x9F\x98\x80")->width() == 4);
  Str* wide = w.s("abc\xF0\x9F\x98\x80");
  CHECK(as<Str>(substring(w.vm, wide, 0, 3))->width() == 1);
  CHECK(as<Str>(substring(w.vm, wide, 0, 3))->is_ascii());
}

TEST_CASE("text survives the way to UTF-8 and back, surrogates included") {
  TextWorld w;
  for (std::string_view text :
       {"", "a", "\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80x", "\xED\xA0\x80"}) {
    CHECK(w.utf8(make_str(w.vm, text)) == text);
  }
}

TEST_CASE("appending to the same prefix twice keeps both results") {
  TextWorld w;
  Str* base = w.s(std::string(200, 'x'));
  Str* grown = as<Str>(concat(w.vm, base, w.s("y")));
  Str* first = as<Str>(concat(w.vm, grown, w.s("1")));
  Str* second = as<Str>(concat(w.vm, grown, w.s("2")));
  CHECK(first->at(201) == '1');
  CHECK(second->at(201) == '2');
  CHECK(grown->length == 201);
  CHECK_FALSE(str_equal(first, second));
}

TEST_CASE("long slices share storage and equal strings hash alike") {
  TextWorld w;
  Str* base = w.s(std::string(100, 'a') + std::string(100, 'b'));
  Str* slice = as<Str>(substring(w.vm, base, 50, 100));
  CHECK((slice->flags & Str::kShared));
  Str* copy = w.s(std::string(50, 'a') + std::string(50, 'b'));
  CHECK(str_equal(slice, copy));
  CHECK(str_hash(w.vm, slice) == str_hash(w.vm, copy));
}

TEST_CASE("interned strings are identical") {
  TextWorld w;
  Str* a = intern(w.vm, "some_name");
  CHECK(a == intern(w.vm, as<Str>(make_str(w.vm, "some_name"))));
  CHECK(a != intern(w.vm, "other_name"));
  Str* long_text = w.s("prefix_" + std::string(100, 'q'));
  Str* part = as<Str>(substring(w.vm, long_text, 7, 100));
  CHECK_FALSE((intern(w.vm, part)->flags & Str::kShared));
}

TEST_CASE("finding skips hits that do not start at a character") {
  TextWorld w;
  Str* hay = w.s("\xC4\x81\xC4\x80\xC4\x81");  // U+0101 U+0100 U+0101
  CHECK(find_text(hay, w.s("\xC4\x80"), 0, 3) == 1);
  CHECK(find_text(hay, w.s("\xC4\x81"), 1, 3) == 2);
  CHECK(rfind_text(hay, w.s("\xC4\x81"), 0, 3) == 2);
  CHECK(find_text(w.s("abc"), w.s(""), 3, 3) == 3);
  CHECK(find_text(w.s("abc"), w.s("\xC4\x80"), 0, 3) == -1);
  CHECK(rfind_text(w.s("abcabc"), w.s("bc"), 0, 5) == 1);
}

TEST_CASE("repr chooses quotes and escapes what cannot be printed") {
  TextWorld w;
  CHECK(w.utf8(str_repr(w.vm, w.s("it's"))) == "\"it's\"");
  CHECK(w.utf8(str_repr(w.vm, w.s("'\""))) == "'\\'\"'");
  CHECK(w.utf8(str_repr(w.vm, w.s("\n\\\x7F\xC2\xA0\xC3\xA9"))) == "'\\n\\\\\\x7f\\xa0\xC3\xA9'");
}

TEST_CASE("decoders report malformed input as CPython does") {
  TextWorld w;
  CHECK(w.utf8(decode_text(w.vm, "a\xE2\x82z", "utf-8", "replace")) == "a\xEF\xBF\xBDz");
  CHECK(failed(decode_text(w.vm, "\xFF")));
  CHECK(pending_is(w.vm, ExceptionType::UnicodeDecodeError));
  (void)take_exception(w.vm);
  Value escaped = decode_text(w.vm, "\xFF", "utf-8", "surrogateescape");
  CHECK(as<Str>(escaped)->at(0) == 0xDCFF);
  CHECK(as<Bytes>(encode_text(w.vm, as<Str>(escaped), "utf-8", "surrogateescape"))->view() ==
        "\xFF");
  CHECK(as<Bytes>(encode_text(w.vm, w.s("a\xF0\x9F\x98\x80"), "utf-16-le"))->length == 6);
  CHECK(find_encoding("ISO_8859-1") == Encoding::Latin1);
  CHECK(find_encoding("klingon") == Encoding::Unknown);
}

TEST_CASE("characters have the properties of Unicode 15.1") {
  CHECK(unicode::is_space(0x3000));
  CHECK(unicode::decimal_value(0x663) == 3);
  CHECK(unicode::digit_value(0xB2) == 2);
  CHECK(unicode::decimal_value(0xB2) == -1);
  CHECK(unicode::is_numeric(0xBD));
  CHECK(unicode::is_alpha(0x2EBF0));
  CHECK_FALSE(unicode::is_printable(0xAD));
  uint32_t out[3];
  CHECK(unicode::to_upper(0xDF, out) == 2);
  CHECK(unicode::fold_case(0xDF, out) == 2);
  CHECK(unicode::to_lower(0x130, out) == 2);
}

}  // namespace
}  // namespace aio
