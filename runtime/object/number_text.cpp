// Ints and floats to text and back: digits, CPython's layout of repr(float), literals with
// underscores, digit limits.
#include <charconv>
#include <cmath>

#include "runtime/object/builtin_ops.hpp"
#include "runtime/object/bytes_internal.hpp"
#include "runtime/object/number_internal.hpp"
#include "runtime/object/text_internal.hpp"
#include "runtime/object/unicode.hpp"

namespace aio {
namespace {

constexpr char kDigits[] = "0123456789abcdefghijklmnopqrstuvwxyz";

bool is_power_of_two(int base) { return (base & (base - 1)) == 0; }

unsigned digit_value(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'z') return static_cast<unsigned>(c - 'a' + 10);
  if (c >= 'A' && c <= 'Z') return static_cast<unsigned>(c - 'A' + 10);
  return 99;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view strip_spaces(std::string_view s) {
  auto space = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  while (!s.empty() && space(s.front())) s.remove_prefix(1);
  while (!s.empty() && space(s.back())) s.remove_suffix(1);
  return s;
}

/// Text of a Str, Bytes or ByteArray as ASCII: decimal digits and spaces of all scripts are mapped,
/// other foreign characters become '?', which no number contains.
std::string number_text(Value text) {
  if (const Str* s = dyn_as<Str>(text)) {
    if (s->is_ascii()) return std::string(s->ascii());
    std::string out;
    out.reserve(s->length);
    for (size_t i = 0; i < s->length; ++i) {
      uint32_t c = s->at(i);
      int digit = c < 128 ? -1 : unicode::decimal_value(c);
      if (c < 128) out += static_cast<char>(c);
      else if (digit >= 0) out += static_cast<char>('0' + digit);
      else out += unicode::is_space(c) ? ' ' : '?';
    }
    return out;
  }
  std::string_view view;
  return bytes_view(text, &view) ? std::string(view) : std::string();
}

/// repr() of a text or of the bytes of a buffer.
Value text_repr(Vm& vm, Value text) {
  if (is_kind(text, Kind::Str)) return str_repr(vm, as<Str>(text));
  if (!is_kind(text, Kind::MemoryView)) return bytes_repr(vm, text);
  std::string data = number_text(text);
  return bytes_repr(vm, make_bytes(vm, data.data(), data.size()));
}

/// repr(text) cut to 200 characters, for messages; exc if it cannot be had.
Value short_repr(Vm& vm, Value text) {
  constexpr size_t kMaxShown = 200;
  AIO_TRY(Value r, text_repr(vm, text));
  return substring(vm, as<Str>(r), 0, std::min<size_t>(as<Str>(r)->length, kMaxShown));
}

Raised raise_bad_int(Vm& vm, Value text, int base) {
  if (is_kind(text, Kind::ByteArray)) {  // shown as bytes
    std::string data = number_text(text);
    text = make_bytes(vm, data.data(), data.size());
  }
  AIO_TRY(Value shown, short_repr(vm, text));
  return aio::raise(vm, ExceptionType::ValueError, "invalid literal for int() with base %d: %S",
                    base, as<Str>(shown));
}

/// Splits an int literal: sign, base of a prefix, digits without underscores. False if it is
/// malformed.
bool scan_int(std::string_view s, int* base, bool* negative, std::string* digits) {
  *negative = false;
  if (!s.empty() && (s[0] == '+' || s[0] == '-')) {
    *negative = s[0] == '-';
    s.remove_prefix(1);
  }
  bool prefixed = false, any_base = *base == 0;
  if (s.size() >= 2 && s[0] == '0') {
    char mark = static_cast<char>(s[1] | 0x20);
    int prefix_base = mark == 'x' ? 16 : mark == 'o' ? 8 : mark == 'b' ? 2 : 0;
    if (prefix_base && (any_base || *base == prefix_base)) {
      *base = prefix_base;
      s.remove_prefix(2);
      prefixed = true;
    }
  }
  if (*base == 0) *base = 10;
  if (prefixed && !s.empty() && s[0] == '_') s.remove_prefix(1);
  if (s.empty()) return false;
  digits->reserve(s.size());
  bool after_digit = false;
  for (char c : s) {
    if (c == '_') {
      if (!after_digit) return false;
      after_digit = false;
      continue;
    }
    if (digit_value(c) >= static_cast<unsigned>(*base)) return false;
    digits->push_back(c);
    after_digit = true;
  }
  if (!after_digit) return false;
  // With base 0, "012" is as wrong as in source text; "000" is zero.
  if (any_base && !prefixed && (*digits)[0] == '0' &&
      digits->find_first_not_of('0') != std::string::npos)
    return false;
  return true;
}

}  // namespace

std::string int_to_string(Value x, int base) {
  if (x.is_small_int() || x.is_bool()) {
    char buffer[64];
    int64_t n = x.is_bool() ? x.as_bool() : x.as_small_int();
    return std::string(buffer, std::to_chars(buffer, buffer + sizeof buffer, n, base).ptr);
  }
  IntView a{x};
  if (a.size() == 0) return "0";
  mp::Scratch copy{a.size() + 1};
  std::memcpy(copy.get(), a.limbs(), a.size() * 8);
  std::string out(mp::digit_bound(a.limbs(), a.size(), base) + 2, '\0');
  unsigned char* digits = reinterpret_cast<unsigned char*>(out.data()) + 1;
  size_t count = mp::to_digits(digits, base, copy.get(), a.size());
  size_t zeros = 0;
  while (zeros + 1 < count && digits[zeros] == 0) ++zeros;
  for (size_t i = zeros; i < count; ++i) digits[i] = static_cast<unsigned char>(kDigits[digits[i]]);
  size_t start = 1 + zeros;
  if (a.negative()) out[--start] = '-';
  return out.substr(start, count - zeros + a.negative());
}

Value int_from_digits(Vm& vm, std::string_view digits, int base) {
  bool negative = false;
  if (!digits.empty() && (digits[0] == '-' || digits[0] == '+')) {
    negative = digits[0] == '-';
    digits.remove_prefix(1);
  }
  while (digits.size() > 1 && digits[0] == '0') digits.remove_prefix(1);
  constexpr size_t kWordDigits = 12;  // of any base up to 36 in 63 bits
  if (digits.size() <= kWordDigits || (base == 10 && digits.size() <= 18)) {
    int64_t n = 0;
    for (char c : digits) n = n * base + digit_value(c);
    return make_int(vm, negative ? -n : n);
  }
  std::string values(digits.size(), '\0');
  for (size_t i = 0; i < digits.size(); ++i) values[i] = static_cast<char>(digit_value(digits[i]));
  // log2(36) < 5.17 bits a digit.
  size_t bits_per_digit = base <= 2    ? 1
                          : base <= 4  ? 2
                          : base <= 8  ? 3
                          : base <= 16 ? 4
                          : base <= 32 ? 5
                                       : 6;
  size_t limbs = digits.size() * bits_per_digit / 64 + 2;
  Int* r = new_int(vm, limbs);
  size_t size = mp::from_digits(r->limbs(), reinterpret_cast<const unsigned char*>(values.data()),
                                values.size(), base);
  return finish_int(vm, r, size, negative);
}

Value int_repr(Vm& vm, Value x) {
  if (x.is_small_int()) {
    char buffer[24];
    char* end = std::to_chars(buffer, buffer + sizeof buffer, x.as_small_int()).ptr;
    return make_ascii(vm, {buffer, static_cast<size_t>(end - buffer)});
  }
  constexpr double kDigitsPerBit = 0.30102999566398120;
  uint32_t limit = vm.int_max_str_digits;
  bool sure = limit && static_cast<double>(int_bit_length(x)) * kDigitsPerBit > limit + 10.0;
  std::string text;
  if (!sure) text = int_to_string(x);
  if (sure || (limit && text.size() - (text[0] == '-') > limit)) {
    return aio::raise(vm, ExceptionType::ValueError,
                      "Exceeds the limit (%u digits) for integer string conversion; use "
                      "sys.set_int_max_str_digits() to "
                      "increase the limit",
                      limit);
  }
  return make_latin1(vm, reinterpret_cast<const uint8_t*>(text.data()), text.size());
}

Value int_from_text(Vm& vm, Value text, int base) {
  if (base != 0 && (base < 2 || base > 36)) {
    return aio::raise(vm, ExceptionType::ValueError, "int() base must be >= 2 and <= 36, or 0");
  }
  const Str* s = dyn_as<Str>(text);
  if (s && s->is_ascii() && base == 10 &&
      s->length - 1u < 18u) {  // a plain short decimal: most calls
    std::string_view t = s->ascii();
    size_t i = t[0] == '-';
    int64_t n = 0;
    bool plain = i < t.size();
    for (; i < t.size() && (plain = is_digit(t[i])); ++i) n = n * 10 + (t[i] - '0');
    if (plain) return make_int(vm, t[0] == '-' ? -n : n);
  }
  std::string ascii = number_text(text), digits;
  bool negative;
  int found_base = base;
  if (!scan_int(strip_spaces(ascii), &found_base, &negative, &digits))
    return raise_bad_int(vm, text, base);
  if (vm.int_max_str_digits && !is_power_of_two(found_base) &&
      digits.size() > vm.int_max_str_digits) {
    return aio::raise(
        vm, ExceptionType::ValueError,
        "Exceeds the limit (%u digits) for integer string conversion: value has %zu digits; use "
        "sys.set_int_max_str_digits() to increase the limit",
        vm.int_max_str_digits, digits.size());
  }
  Value magnitude = int_from_digits(vm, digits, found_base);
  return negative ? int_neg(vm, magnitude) : magnitude;
}

std::string float_digits(double d, bool add_point) {
  if (std::isnan(d)) return "nan";
  if (std::isinf(d)) return d > 0 ? "inf" : "-inf";
  constexpr int kMinFixed = -4, kMaxFixed = 16;  // decimal exponents that are written without e
  char buffer[32];
  char* end = std::to_chars(buffer, buffer + sizeof buffer, d, std::chars_format::scientific).ptr;
  char* e = end;
  while (*--e != 'e') {}
  int exponent = 0;
  std::from_chars(e[1] == '+' ? e + 2 : e + 1, end, exponent);
  std::string out, digits;
  if (buffer[0] == '-') out = "-";
  for (const char* p = buffer; p < e; ++p)
    if (is_digit(*p)) digits += *p;
  if (exponent < kMinFixed || exponent >= kMaxFixed) {
    out += digits[0];
    if (digits.size() > 1) out.append(".").append(digits, 1);
    out += exponent < 0 ? "e-" : "e+";
    int magnitude = exponent < 0 ? -exponent : exponent;
    if (magnitude < 10) out += '0';
    return out += std::to_string(magnitude);
  }
  if (exponent < 0)
    return out.append("0.").append(static_cast<size_t>(-exponent - 1), '0') += digits;
  size_t whole = static_cast<size_t>(exponent) + 1;
  if (digits.size() <= whole) {
    out.append(digits).append(whole - digits.size(), '0');
    return add_point ? out += ".0" : out;
  }
  return out.append(digits, 0, whole).append(".").append(digits, whole);
}

std::string float_repr(double d) { return float_digits(d, true); }

bool parse_float(std::string_view text, double* out) {
  std::string clean;
  bool negative = false;
  size_t i = 0;
  if (i < text.size() && (text[i] == '+' || text[i] == '-')) negative = text[i++] == '-';
  std::string_view body = text.substr(i);
  auto same = [&](std::string_view word) {
    if (body.size() != word.size()) return false;
    for (size_t k = 0; k < word.size(); ++k)
      if ((body[k] | 0x20) != word[k]) return false;
    return true;
  };
  if (same("inf") || same("infinity")) {
    *out = negative ? -HUGE_VAL : HUGE_VAL;
    return true;
  }
  if (same("nan")) {
    *out = std::nan("");
    return true;
  }
  size_t mantissa_digits = 0;
  int64_t exponent = 0;
  bool exponent_negative = false;
  auto digit_run = [&](size_t* count) {  // digits with single underscores between them
    for (; i < text.size(); ++i) {
      if (is_digit(text[i])) {
        clean += text[i];
        ++*count;
      } else if (text[i] == '_' && *count > 0 && is_digit(text[i - 1]) && i + 1 < text.size() &&
                 is_digit(text[i + 1])) {
        continue;
      } else {
        break;
      }
    }
  };
  digit_run(&mantissa_digits);
  size_t whole_digits = mantissa_digits;
  if (i < text.size() && text[i] == '.') {
    clean += '.';
    ++i;
    size_t fraction = 0;
    digit_run(&fraction);
    mantissa_digits += fraction;
  }
  if (mantissa_digits == 0) return false;
  if (i < text.size() && (text[i] | 0x20) == 'e') {
    clean += 'e';
    ++i;
    if (i < text.size() && (text[i] == '+' || text[i] == '-')) {
      exponent_negative = text[i++] == '-';
      if (exponent_negative) clean += '-';
    }
    size_t start = clean.size(), count = 0;
    digit_run(&count);
    if (count == 0) return false;
    for (size_t k = start; k < clean.size() && exponent < 1'000'000'000; ++k)
      exponent = exponent * 10 + (clean[k] - '0');
    if (exponent_negative) exponent = -exponent;
  }
  if (i != text.size()) return false;
  double d = 0;
  auto result = std::from_chars(clean.data(), clean.data() + clean.size(), d);
  if (result.ec == std::errc::result_out_of_range) {
    // Out of range does not say on which side: look at the place of the first digit that is not
    // zero.
    size_t first = clean.find_first_of("123456789"),
           point = std::min(clean.find('.'), whole_digits);
    int64_t place = first == std::string::npos ? 0
                    : first < point            ? static_cast<int64_t>(point - first)
                                               : -static_cast<int64_t>(first - point);
    d = place + exponent > 0 ? HUGE_VAL : 0.0;
  }
  *out = negative ? -d : d;
  return true;
}

Result<double> float_from_text(Vm& vm, Value text) {
  double d;
  if (parse_float(strip_spaces(number_text(text)), &d)) return d;
  AIO_TRY(Value shown, text_repr(vm, text));
  return aio::raise(vm, ExceptionType::ValueError, "could not convert string to float: %S",
                    as<Str>(shown));
}

bool complex_from_text(Value text, double* real, double* imag) {
  return parse_complex(strip_spaces(number_text(text)), real, imag);
}

}  // namespace aio
