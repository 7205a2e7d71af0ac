// Identifier properties from the generated XID tables, everything else from utf8proc.
// Invariant: range tables are sorted and do not overlap, so binary search decides.

#include "lang/unicode/identifier.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <iterator>

namespace aio::unicode {
namespace {

struct CodeRange {
  std::uint32_t first;
  std::uint32_t last;
};

constexpr CodeRange kXidStart[] = {
#define AIO_XID_START(first, last) {first, last},
#define AIO_XID_CONTINUE(first, last)
#include "unicode_xid.inc"
#undef AIO_XID_START
#undef AIO_XID_CONTINUE
};

constexpr CodeRange kXidContinue[] = {
#define AIO_XID_START(first, last)
#define AIO_XID_CONTINUE(first, last) {first, last},
#include "unicode_xid.inc"
#undef AIO_XID_START
#undef AIO_XID_CONTINUE
};

/// Characters of Unicode 15.1, CPython 3.13's version, that utf8proc's 15.0 does not know:
/// description characters and CJK extension I. All of them are printable.
bool is_new_in_15_1(char32_t c) {
  return (c >= 0x2FFC && c <= 0x2FFF) || c == 0x31EF || (c >= 0x2EBF0 && c <= 0x2EE5D);
}

template <std::size_t N>
bool contains(const CodeRange (&ranges)[N], char32_t c) {
  auto after =
      std::upper_bound(std::begin(ranges), std::end(ranges), c,
                       [](char32_t value, const CodeRange& range) { return value < range.first; });
  return after != std::begin(ranges) && c <= std::prev(after)->last;
}

}  // namespace

std::pair<char32_t, std::size_t> decode_at(std::string_view utf8, std::size_t at) {
  auto byte = [&](std::size_t k) {
    return static_cast<char32_t>(at + k < utf8.size() ? static_cast<unsigned char>(utf8[at + k])
                                                      : 0);
  };
  const char32_t lead = byte(0);
  auto tail = [&](std::size_t k) { return byte(k) & 0x3F; };
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xE0) return {(lead & 0x1F) << 6 | tail(1), 2};
  if (lead < 0xF0) return {(lead & 0x0F) << 12 | tail(1) << 6 | tail(2), 3};
  return {(lead & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), 4};
}

void append(std::string& out, char32_t c) {
  auto tail = [&](int shift) { out += static_cast<char>(0x80 | (c >> shift & 0x3F)); };
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | c >> 6);
    tail(0);
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | c >> 12);
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xF0 | c >> 18);
    tail(12);
    tail(6);
    tail(0);
  }
}

bool is_identifier_start(char32_t c) { return c == '_' || contains(kXidStart, c); }

bool is_identifier_continue(char32_t c) { return contains(kXidContinue, c); }

std::size_t identifier_prefix(std::string_view word) {
  std::size_t i = 0;
  while (i < word.size()) {
    const auto [c, length] = decode_at(word, i);
    if (i == 0 ? !is_identifier_start(c) : !is_identifier_continue(c)) break;
    i += length;
  }
  return i;
}

bool is_printable(char32_t c) {
  if (is_new_in_15_1(c)) return true;
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP: return false;
    case UTF8PROC_CATEGORY_ZS: return c == ' ';
    default: return true;
  }
}

std::string nfkc(std::string_view utf8) {
  utf8proc_uint8_t* mapped = nullptr;
  const auto size = utf8proc_map(
      reinterpret_cast<const utf8proc_uint8_t*>(utf8.data()),
      static_cast<utf8proc_ssize_t>(utf8.size()), &mapped,
      static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT));
  if (size < 0) return std::string(utf8);
  std::string result(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(size));
  std::free(mapped);
  return result;
}

}  // namespace aio::unicode
