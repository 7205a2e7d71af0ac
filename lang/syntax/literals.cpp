// Values of number and string literals.
// Invariant: str values come out as UTF-8 in which a lone surrogate has its three-byte form; bytes
// values are raw.

#include <fmt/format.h>

#include <charconv>
#include <cstdlib>
#include <optional>

#include "lang/syntax/builders.hpp"
#include "lang/unicode/identifier.hpp"
#include "lang/unicode/names.hpp"

namespace aio::syntax {

using namespace ast;

namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char letter = static_cast<char>(c | 0x20);
  return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

bool is_octal(char c) { return c >= '0' && c <= '7'; }

/// The character of a one-letter escape, or nullopt.
std::optional<char> simple_escape(char c) {
  switch (c) {
    case '\\':
    case '\'':
    case '"': return c;
    case 'a': return '\a';
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    case 'v': return '\v';
    default: return std::nullopt;
  }
}

/// Walks over a literal's body, escape by escape.
class EscapeDecoder {
 public:
  EscapeDecoder(Parser& p, const LiteralBody& body) : p_(p), body_(body), text_(body.text) {}

  std::string decode_text();
  std::string decode_bytes();

 private:
  /// Appends a code point that was written as an octal escape.
  std::uint32_t octal(char first);
  void hex_escape(std::size_t start, int digits, const char* truncated);
  void named_escape(std::size_t start);
  void unknown_escape(char c);
  [[noreturn]] void fail_unicode(std::size_t start, std::size_t end, std::string_view reason);

  Parser& p_;
  const LiteralBody& body_;
  std::string_view text_;
  std::size_t at_ = 0;
  std::string out_;
  bool warned_ = false;
};

std::string EscapeDecoder::decode_text() {
  out_.reserve(text_.size());
  while (at_ < text_.size()) {
    const std::size_t start = at_;
    const char c = text_[at_++];
    if (c != '\\' ||
        at_ == text_.size()) {  // a last backslash: an f-string piece that ends before a brace
      out_ += c;
      continue;
    }
    const char kind = text_[at_++];
    if (kind == '\n') continue;
    if (auto simple = simple_escape(kind)) {
      out_ += *simple;
    } else if (is_octal(kind)) {
      unicode::append(out_, octal(kind));
    } else if (kind == 'x') {
      hex_escape(start, 2, "truncated \\xXX escape");
    } else if (kind == 'u') {
      hex_escape(start, 4, "truncated \\uXXXX escape");
    } else if (kind == 'U') {
      hex_escape(start, 8, "truncated \\UXXXXXXXX escape");
    } else if (kind == 'N') {
      named_escape(start);
    } else {
      unknown_escape(kind);
    }
  }
  return std::move(out_);
}

std::string EscapeDecoder::decode_bytes() {
  out_.reserve(text_.size());
  while (at_ < text_.size()) {
    const std::size_t start = at_;
    const char c = text_[at_++];
    if (c != '\\' || at_ == text_.size()) {
      out_ += c;
      continue;
    }
    const char kind = text_[at_++];
    if (kind == '\n') continue;
    if (auto simple = simple_escape(kind)) {
      out_ += *simple;
    } else if (is_octal(kind)) {
      out_ += static_cast<char>(octal(kind));
    } else if (kind == 'x') {
      if (at_ + 2 > text_.size() || hex_digit(text_[at_]) < 0 || hex_digit(text_[at_ + 1]) < 0) {
        p_.fail_at(body_.error_token,
                   fmt::format("(value error) invalid \\x escape at position {}", start));
      }
      out_ += static_cast<char>(hex_digit(text_[at_]) * 16 + hex_digit(text_[at_ + 1]));
      at_ += 2;
    } else {
      unknown_escape(kind);
    }
  }
  return std::move(out_);
}

std::uint32_t EscapeDecoder::octal(char first) {
  auto value = static_cast<std::uint32_t>(first - '0');
  const std::size_t start = at_ - 1;
  for (int i = 0; i < 2 && at_ < text_.size() && is_octal(text_[at_]); ++i) {
    value = value * 8 + static_cast<std::uint32_t>(text_[at_++] - '0');
  }
  if (value > 0377 && !warned_) {
    warned_ = true;
    p_.warn(body_.token,
            fmt::format("invalid octal escape sequence '\\{}'", text_.substr(start, 3)));
  }
  return value;
}

void EscapeDecoder::hex_escape(std::size_t start, int digits, const char* truncated) {
  std::uint32_t value = 0;
  for (int i = 0; i < digits; ++i, ++at_) {
    const int digit = at_ < text_.size() ? hex_digit(text_[at_]) : -1;
    if (digit < 0) fail_unicode(start, at_, truncated);
    value = value * 16 + static_cast<std::uint32_t>(digit);
  }
  if (value > 0x10FFFF) fail_unicode(start, at_, "illegal Unicode character");
  unicode::append(out_, value);
}

void EscapeDecoder::named_escape(std::size_t start) {
  const std::size_t close =
      at_ < text_.size() && text_[at_] == '{' ? text_.find('}', at_) : text_.npos;
  if (close == text_.npos || close == at_ + 1) {
    std::size_t end = at_;
    if (close != text_.npos) end = close + 1;
    else if (at_ < text_.size() && text_[at_] == '{') end = text_.size();
    fail_unicode(start, end, "malformed \\N character escape");
  }
  const auto code_point = unicode::lookup(text_.substr(at_ + 1, close - at_ - 1));
  if (!code_point) fail_unicode(start, close + 1, "unknown Unicode character name");
  unicode::append(out_, *code_point);
  at_ = close + 1;
}

void EscapeDecoder::unknown_escape(char c) {
  out_ += '\\';
  --at_;  // the character itself is ordinary text, and may be the first of several bytes
  const bool brace_in_fstring = p_.kind(body_.token) != Token::String && (c == '{' || c == '}');
  if (warned_ || brace_in_fstring || static_cast<signed char>(c) < 0) return;
  warned_ = true;
  p_.warn(body_.token, fmt::format("invalid escape sequence '\\{}'", c));
}

void EscapeDecoder::fail_unicode(std::size_t start, std::size_t end, std::string_view reason) {
  // Positions count bytes of CPython's intermediate form, in which a non-ASCII character is
  // \UXXXXXXXX.
  auto position = [&](std::size_t bytes) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < bytes;) {
      const std::size_t length = unicode::decode_at(text_, i).second;
      count += length == 1 ? 1 : 10;
      i += length;
    }
    return count;
  };
  const std::size_t first = position(start);
  p_.fail_at(
      body_.error_token,
      fmt::format("(unicode error) 'unicodeescape' codec can't decode bytes in position {}-{}: {}",
                  first, first + (end - start) - 1, reason));
}

/// The digits of a literal without prefix and underscores.
std::string digits_of(std::string_view text) {
  std::string digits;
  for (char c : text) {
    if (c != '_') digits += c;
  }
  return digits;
}

double parse_double(const std::string& digits) {
  double value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  (void)end;
  // from_chars leaves the value alone when it is out of range; strtod gives the infinity or zero
  // that Python gives.
  return error == std::errc::result_out_of_range ? std::strtod(digits.c_str(), nullptr) : value;
}

}  // namespace

std::string unicode_identifier(std::string_view text) { return unicode::nfkc(text); }

std::string decode_text(Parser& p, const LiteralBody& body) {
  return EscapeDecoder(p, body).decode_text();
}
std::string decode_bytes(Parser& p, const LiteralBody& body) {
  return EscapeDecoder(p, body).decode_bytes();
}

ConstantValue number_value(Parser& p, std::uint32_t token) {
  const std::string_view text = p.text(token);
  ConstantValue value;
  value.base = 10;
  if (text.size() > 1 && text[0] == '0') {
    const char letter = static_cast<char>(text[1] | 0x20);
    if (letter == 'x') value.base = 16;
    if (letter == 'o') value.base = 8;
    if (letter == 'b') value.base = 2;
  }
  std::string digits = digits_of(value.base == 10 ? text : text.substr(2));
  if (value.base == 10 && (digits.back() | 0x20) == 'j') {
    digits.pop_back();
    value.kind = ConstantKind::Complex;
    value.real = parse_double(digits);
    return value;
  }
  if (value.base == 10 && digits.find_first_of(".eE") != digits.npos) {
    value.kind = ConstantKind::Float;
    value.real = parse_double(digits);
    return value;
  }
  value.kind = ConstantKind::Int;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value.integer, value.base);
  (void)end;
  if (error == std::errc()) return value;
  value.kind = ConstantKind::BigInt;
  value.integer = 0;
  const std::size_t zeros = std::min(digits.find_first_not_of('0'), digits.size() - 1);
  digits.erase(0, zeros);
  constexpr std::size_t kUncheckedDigits = 640;  // shorter ones are converted whatever the limit is
  const std::size_t limit = p.options.max_int_digits;
  if (value.base == 10 && limit != 0 && digits.size() > limit && digits.size() > kUncheckedDigits) {
    p.fail_at(
        token,
        fmt::format(
            "Exceeds the limit ({} digits) for integer string conversion: value has {} digits; "
            "use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for "
            "huge integer literals to avoid decimal conversion limits.",
            limit, digits.size()));
  }
  value.text = p.tree.arena().copy(digits);
  return value;
}

}  // namespace aio::syntax
