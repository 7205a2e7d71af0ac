// Character properties: utf8proc for categories and simple case mappings, tables for what it does
// not tell.
#include "runtime/object/unicode.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <iterator>

namespace aio::unicode {
namespace {

struct CodeRange {
  uint32_t first, last;
};
struct DigitRun {
  uint32_t first, last;
  int value;
};
struct SpecialCase {
  uint32_t from;
  uint32_t to[3];
};

#include "runtime/object/unicode_tables.inc"

template <size_t N>
bool in_ranges(const CodeRange (&table)[N], uint32_t c) {
  const CodeRange* r = std::upper_bound(table, table + N, c,
                                        [](uint32_t x, const CodeRange& y) { return x < y.first; });
  return r != table && c <= r[-1].last;
}

template <size_t N>
unsigned find_special(const SpecialCase (&table)[N], uint32_t c, uint32_t out[3]) {
  const SpecialCase* s = std::lower_bound(
      table, table + N, c, [](const SpecialCase& x, uint32_t y) { return x.from < y; });
  if (s == table + N || s->from != c) return 0;
  unsigned n = 0;
  while (n < 3 && s->to[n]) {
    out[n] = s->to[n];
    ++n;
  }
  return n;
}

utf8proc_category_t category_of(uint32_t c) {
  // What Unicode 15.1 added to the 15.0 of utf8proc.
  if (c - 0x2EBF0 <= 0x2EE5D - 0x2EBF0) return UTF8PROC_CATEGORY_LO;
  if (c - 0x2FFC <= 3 || c == 0x31EF) return UTF8PROC_CATEGORY_SO;
  return static_cast<utf8proc_category_t>(utf8proc_category(static_cast<utf8proc_int32_t>(c)));
}

}  // namespace

bool is_space(uint32_t c) {
  if (c < 128) return c == ' ' || (c >= 9 && c <= 13) || (c >= 28 && c <= 31);
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_line_break(uint32_t c) {
  return (c >= 10 && c <= 13) || (c >= 28 && c <= 30) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool is_alpha(uint32_t c) {
  if (c < 128) return (c | 0x20) - 'a' < 26;
  utf8proc_category_t k = category_of(c);
  return k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_LO;
}

int decimal_value(uint32_t c) {
  if (c < 128) return c - '0' < 10 ? static_cast<int>(c - '0') : -1;
  const uint32_t* z = std::upper_bound(std::begin(kDecimalZeros), std::end(kDecimalZeros), c);
  return c - z[-1] < 10 ? static_cast<int>(c - z[-1]) : -1;
}

int digit_value(uint32_t c) {
  int d = decimal_value(c);
  if (d >= 0 || c < 128) return d;
  const DigitRun* r = std::upper_bound(std::begin(kDigitRuns), std::end(kDigitRuns), c,
                                       [](uint32_t x, const DigitRun& y) { return x < y.first; });
  return r != kDigitRuns && c <= r[-1].last ? r[-1].value + static_cast<int>(c - r[-1].first) : -1;
}

bool is_decimal(uint32_t c) { return decimal_value(c) >= 0; }
bool is_digit(uint32_t c) { return digit_value(c) >= 0; }

bool is_numeric(uint32_t c) {
  if (c < 128) return c - '0' < 10;
  utf8proc_category_t k = category_of(c);
  return (k >= UTF8PROC_CATEGORY_ND && k <= UTF8PROC_CATEGORY_NO) || in_ranges(kNumericLetters, c);
}

bool is_upper(uint32_t c) {
  if (c < 128) return c - 'A' < 26;
  return category_of(c) == UTF8PROC_CATEGORY_LU || in_ranges(kOtherUppercase, c);
}

bool is_lower(uint32_t c) {
  if (c < 128) return c - 'a' < 26;
  return category_of(c) == UTF8PROC_CATEGORY_LL || in_ranges(kOtherLowercase, c);
}

bool is_title(uint32_t c) { return c >= 128 && category_of(c) == UTF8PROC_CATEGORY_LT; }
bool is_cased(uint32_t c) { return is_lower(c) || is_upper(c) || is_title(c); }

bool is_case_ignorable(uint32_t c) {
  switch (c) {  // Word_Break MidLetter, MidNumLet, Single_Quote
    case 0x27:
    case 0x2E:
    case 0x3A:
    case 0xB7:
    case 0x387:
    case 0x55F:
    case 0x5F4:
    case 0x2018:
    case 0x2019:
    case 0x2024:
    case 0x2027:
    case 0xFE13:
    case 0xFE52:
    case 0xFE55:
    case 0xFF07:
    case 0xFF0E:
    case 0xFF1A: return true;
    default: break;
  }
  utf8proc_category_t k = category_of(c);
  return k == UTF8PROC_CATEGORY_MN || k == UTF8PROC_CATEGORY_ME || k == UTF8PROC_CATEGORY_CF ||
         k == UTF8PROC_CATEGORY_LM || k == UTF8PROC_CATEGORY_SK;
}

bool is_printable(uint32_t c) {
  if (c < 127) return c >= 32;
  switch (category_of(c)) {
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_ZS: return false;
    default: return true;
  }
}

bool is_identifier_start(uint32_t c) {
  if (c < 128) return c == '_' || is_alpha(c);
  utf8proc_category_t k = category_of(c);
  if (c == 0x37A || (c >= 0xFE70 && c <= 0xFE7E && !(c & 1)) || c == 0xE33 || c == 0xEB3 ||
      c == 0x2E2F || (c >= 0xFC5E && c <= 0xFC63) || c == 0xFDFA || c == 0xFDFB || c == 0xFF9E ||
      c == 0xFF9F) {
    return false;  // not closed under NFKC: excluded from XID_Start
  }
  return (k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_LO) || k == UTF8PROC_CATEGORY_NL ||
         c == 0x1885 || c == 0x1886 || c == 0x2118 || c == 0x212E;
}

bool is_identifier_continue(uint32_t c) {
  if (c < 128) return c == '_' || is_alpha(c) || c - '0' < 10;
  if (is_identifier_start(c) || c == 0xE33 || c == 0xEB3 || c == 0xFF9E || c == 0xFF9F) return true;
  utf8proc_category_t k = category_of(c);
  return k == UTF8PROC_CATEGORY_MN || k == UTF8PROC_CATEGORY_MC || k == UTF8PROC_CATEGORY_ND ||
         k == UTF8PROC_CATEGORY_PC || c == 0xB7 || c == 0x387 || (c >= 0x1369 && c <= 0x1371) ||
         c == 0x19DA || c == 0x30FB || c == 0xFF65 || c == 0x200C || c == 0x200D;
}

unsigned to_upper(uint32_t c, uint32_t out[3]) {
  if (unsigned n = c < 128 ? 0 : find_special(kSpecialUpper, c, out)) return n;
  out[0] = static_cast<uint32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(c)));
  return 1;
}

unsigned to_lower(uint32_t c, uint32_t out[3]) {
  if (c == 0x130) {  // I with dot: the only full lower-case mapping
    out[0] = 'i';
    out[1] = 0x307;
    return 2;
  }
  out[0] = static_cast<uint32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c)));
  return 1;
}

unsigned to_title(uint32_t c, uint32_t out[3]) {
  if (unsigned n = c < 128 ? 0 : find_special(kSpecialTitle, c, out)) return n;
  out[0] = static_cast<uint32_t>(utf8proc_totitle(static_cast<utf8proc_int32_t>(c)));
  return 1;
}

unsigned fold_case(uint32_t c, uint32_t out[3]) {
  utf8proc_int32_t buffer[4];
  int boundary = 0;
  utf8proc_ssize_t n = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), buffer, 4,
                                               UTF8PROC_CASEFOLD, &boundary);
  if (n < 1 || n > 3) {
    out[0] = c;
    return 1;
  }
  for (utf8proc_ssize_t i = 0; i < n; ++i) out[i] = static_cast<uint32_t>(buffer[i]);
  return static_cast<unsigned>(n);
}

const char* category(uint32_t c) {
  static constexpr char kNames[][3] = {"Cn", "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd",
                                       "Nl", "No", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm",
                                       "Sc", "Sk", "So", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co"};
  return kNames[category_of(c)];
}

}  // namespace aio::unicode
