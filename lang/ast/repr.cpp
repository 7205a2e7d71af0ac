// Python's repr() of literal values: quoting, escapes, float layout, big ints.
// Invariant: what comes out reads back as the same value.

#include "lang/ast/repr.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <vector>

#include "lang/unicode/identifier.hpp"

namespace aio::ast {
namespace {

char quote_for(std::string_view text) {
  const bool single = text.find('\'') != text.npos, twice = text.find('"') != text.npos;
  return single && !twice ? '"' : '\'';
}

/// Appends the escape that both str and bytes use for `c`; false when there is none.
bool append_short_escape(std::string& out, char32_t c, char quote) {
  switch (c) {
    case '\n': out += "\\n"; return true;
    case '\r': out += "\\r"; return true;
    case '\t': out += "\\t"; return true;
    case '\\': out += "\\\\"; return true;
    default:
      if (c != static_cast<char32_t>(quote)) return false;
      out += '\\';
      out += quote;
      return true;
  }
}

/// A float's shortest digits laid out as Python does: exponents outside of 1e-4 .. 1e16.
std::string float_digits(double value) {
  if (std::isnan(value)) return "nan";
  if (std::isinf(value)) return value < 0 ? "-inf" : "inf";
  std::array<char, 40> buffer;
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                 std::chars_format::scientific)
                       .ptr;
  std::string_view text(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
  const std::size_t e = text.find('e');
  int exponent = 0;
  const char* exponent_text = text.data() + e + (text[e + 1] == '+' ? 2 : 1);
  std::from_chars(exponent_text, end, exponent);
  std::string sign, digits;
  for (char c : text.substr(0, e)) {
    if (c == '-') sign = "-";
    if (c >= '0' && c <= '9') digits += c;
  }
  const int point = exponent + 1;  // digits before the decimal point
  if (point > 16 || point <= -4) {
    std::string mantissa = digits.substr(0, 1);
    if (digits.size() > 1) mantissa += "." + digits.substr(1);
    return fmt::format("{}{}e{}{:02}", sign, mantissa, exponent < 0 ? '-' : '+',
                       std::abs(exponent));
  }
  const auto size = static_cast<int>(digits.size());
  if (point <= 0) return sign + "0." + std::string(static_cast<std::size_t>(-point), '0') + digits;
  if (size <= point)
    return sign + digits + std::string(static_cast<std::size_t>(point - size), '0');
  return sign + digits.substr(0, static_cast<std::size_t>(point)) + "." +
         digits.substr(static_cast<std::size_t>(point));
}

/// Digits of another base in decimal. Quadratic: literals that need it are short.
std::string to_decimal(std::string_view digits, std::uint32_t base) {
  constexpr std::uint32_t kLimb = 1'000'000'000;
  std::vector<std::uint32_t> limbs{0};
  for (char c : digits) {
    std::uint64_t carry = c <= '9' ? static_cast<std::uint64_t>(c - '0')
                                   : static_cast<std::uint64_t>((c | 0x20) - 'a' + 10);
    for (std::uint32_t& limb : limbs) {
      const std::uint64_t value = std::uint64_t{limb} * base + carry;
      limb = static_cast<std::uint32_t>(value % kLimb);
      carry = value / kLimb;
    }
    if (carry != 0) limbs.push_back(static_cast<std::uint32_t>(carry));
  }
  std::string text = fmt::format("{}", limbs.back());
  for (std::size_t i = limbs.size() - 1; i-- > 0;) text += fmt::format("{:09}", limbs[i]);
  return text;
}

}  // namespace

std::string repr_text(std::string_view text) {
  const char quote = quote_for(text);
  std::string out(1, quote);
  for (std::size_t i = 0; i < text.size();) {
    const auto [c, length] = unicode::decode_at(text, i);
    if (append_short_escape(out, c, quote)) {
    } else if (c < 0x20 || c == 0x7F) {
      out += fmt::format("\\x{:02x}", static_cast<std::uint32_t>(c));
    } else if (c < 0x7F || unicode::is_printable(c)) {
      out += text.substr(i, length);
    } else if (c <= 0xFF) {
      out += fmt::format("\\x{:02x}", static_cast<std::uint32_t>(c));
    } else if (c <= 0xFFFF) {
      out += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(c));
    } else {
      out += fmt::format("\\U{:08x}", static_cast<std::uint32_t>(c));
    }
    i += length;
  }
  return out + quote;
}

std::string repr_bytes(std::string_view bytes) {
  const char quote = quote_for(bytes);
  std::string out = "b";
  out += quote;
  for (char byte : bytes) {
    const auto c = static_cast<unsigned char>(byte);
    if (append_short_escape(out, c, quote)) {
    } else if (c < 0x20 || c >= 0x7F) {
      out += fmt::format("\\x{:02x}", c);
    } else {
      out += byte;
    }
  }
  return out + quote;
}

std::string repr_float(double value) {
  std::string text = float_digits(value);
  if (text.find_first_of(".en") == text.npos) text += ".0";
  return text;
}

std::string repr(const ConstantValue& value) {
  switch (value.kind) {
    case ConstantKind::None: return "None";
    case ConstantKind::True: return "True";
    case ConstantKind::False: return "False";
    case ConstantKind::Ellipsis: return "Ellipsis";
    case ConstantKind::Int: return fmt::format("{}", value.integer);
    case ConstantKind::BigInt:
      return value.base == 10 ? std::string(value.text) : to_decimal(value.text, value.base);
    case ConstantKind::Float: return repr_float(value.real);
    case ConstantKind::Complex: return float_digits(value.real) + "j";
    case ConstantKind::Str: return repr_text(value.text);
    case ConstantKind::Bytes: return repr_bytes(value.text);
  }
  return {};
}

}  // namespace aio::ast
