// __format__ of int, float and complex.
#include <charconv>
#include <climits>
#include <cmath>

#include "runtime/object/builtin_ops.hpp"
#include "runtime/object/format_spec.hpp"
#include "runtime/object/number_internal.hpp"
#include "runtime/object/text_internal.hpp"
#include "runtime/vm/operators.hpp"

namespace aio {
namespace {

void to_upper_ascii(std::string& s) {
  for (char& c : s)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
}

/// printf's %g layout of `precision` significant digits. add_point: as repr, whole numbers keep
/// ".0".
std::string general(double d, int precision, bool alternate, bool add_point) {
  if (precision == 0) precision = 1;
  std::string buffer(static_cast<size_t>(precision) + 16, '\0');
  char* end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), d,
                            std::chars_format::scientific, precision - 1)
                  .ptr;
  std::string_view text(buffer.data(), static_cast<size_t>(end - buffer.data()));
  size_t e = text.find('e');
  int exponent = 0;
  std::from_chars(text.data() + e + (text[e + 1] == '+' ? 2 : 1), text.data() + text.size(),
                  exponent);
  std::string digits(1, text[0]);
  if (e > 2) digits += text.substr(2, e - 2);
  if (!alternate) {
    while (digits.size() > 1 && digits.back() == '0') digits.pop_back();
  }
  if (exponent < -4 || exponent >= precision - (add_point ? 1 : 0)) {
    std::string out(1, digits[0]);
    if (digits.size() > 1 || alternate) out.append(".").append(digits, 1);
    return out.append(text.substr(e));
  }
  if (exponent < 0)
    return std::string("0.").append(static_cast<size_t>(-exponent - 1), '0') += digits;
  size_t whole = static_cast<size_t>(exponent) + 1;
  if (digits.size() <= whole) {
    digits.append(whole - digits.size(), '0');
    return add_point ? digits += ".0" : alternate ? digits += "." : digits;
  }
  return digits.insert(whole, ".");
}

std::string sign_of(bool negative, char sign) {
  if (negative) return "-";
  return sign == '+' || sign == ' ' ? std::string(1, sign) : std::string();
}

/// Splits "123.5e+10" at the end of its leading digits.
void split_digits(std::string text, NumberText* out) {
  size_t n = 0;
  while (n < text.size() && text[n] >= '0' && text[n] <= '9') ++n;
  out->rest = text.substr(n);
  text.resize(n);
  out->digits = std::move(text);
}

bool is_zero_text(const std::string& s) {
  for (char c : s) {
    if (c == 'e' || c == 'E') break;
    if (c != '0' && c != '.') return false;
  }
  return true;
}

Value format_int_char(Vm& vm, Value i, const FormatSpec& spec) {
  const char* refused = spec.sign ? "Sign" : spec.alternate ? "Alternate form (#)" : nullptr;
  if (refused) {
    return aio::raise(vm, ExceptionType::ValueError,
                      "%s not allowed with integer format specifier 'c'", refused);
  }
  int64_t code;
  if (!int_to_int64(i, &code)) {
    return aio::raise(vm, ExceptionType::OverflowError,
                      "Python int too large to convert to C long");
  }
  if (code < 0 || code > 0x10FFFF)
    return aio::raise(vm, ExceptionType::OverflowError, "%%c arg not in range(0x110000)");
  char align = spec.align == '=' ? '>' : spec.align;
  return pad_text(vm, as<Str>(make_char(vm, static_cast<uint32_t>(code))),
                  spec.width > 0 ? static_cast<size_t>(spec.width) : 0, spec.fill, align);
}

Value format_float_spec(Vm& vm, double d, const FormatSpec& spec, const char* type_name);

Value format_int_spec(Vm& vm, Value i, const FormatSpec& spec, const char* type_name) {
  int base = 10;
  const char* prefix = "";
  switch (spec.type) {
    case 'd':
    case 'n':
    case 'c': break;
    case 'b':
      base = 2;
      prefix = "0b";
      break;
    case 'o':
      base = 8;
      prefix = "0o";
      break;
    case 'x':
      base = 16;
      prefix = "0x";
      break;
    case 'X':
      base = 16;
      prefix = "0X";
      break;
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
    case '%': {
      AIO_TRY(double d, int_to_double(vm, i));
      return format_float_spec(vm, d, spec, type_name);
    }
    default: return raise_unknown_format_code(vm, spec.type, type_name);
  }
  if (spec.precision >= 0) {
    return aio::raise(vm, ExceptionType::ValueError,
                      "Precision not allowed in integer format specifier");
  }
  if (spec.no_negative_zero) {
    return aio::raise(vm, ExceptionType::ValueError,
                      "Negative zero coercion (z) not allowed in integer format specifier");
  }
  if (spec.type == 'c') return format_int_char(vm, i, spec);
  NumberText number;
  if (base == 10) {
    AIO_TRY(Value text, int_repr(vm, exact_int(vm, i)));
    number.digits = std::string(as<Str>(text)->ascii());
  } else {
    number.digits = int_to_string(i, base);
  }
  bool negative = number.digits[0] == '-';
  if (negative) number.digits.erase(0, 1);
  if (spec.type == 'X') to_upper_ascii(number.digits);
  number.sign = sign_of(negative, spec.sign);
  if (spec.alternate) number.prefix = prefix;
  return pad_number(vm, spec, number);
}

Status check_precision(Vm& vm, int64_t precision) {
  if (precision > INT_MAX) return aio::raise(vm, ExceptionType::ValueError, "precision too big");
  return precision > 4096 ? vm.heap.check_size(static_cast<size_t>(precision)) : Status::Ok;
}

Value format_float_spec(Vm& vm, double d, const FormatSpec& spec, const char* type_name) {
  AIO_CHECK(check_precision(vm, spec.precision));
  constexpr int kDefaultPrecision = 6;
  char type = static_cast<char>(spec.type);
  bool percent = false, add_point = false;
  int precision = static_cast<int>(spec.precision);
  switch (spec.type) {
    case 0:
      add_point = true;
      type = precision < 0 ? 'r' : 'g';
      break;
    case 'n': type = 'g'; break;
    case '%':
      type = 'f';
      percent = true;
      d *= 100;
      break;
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G': break;
    default: return raise_unknown_format_code(vm, spec.type, type_name);
  }
  if (precision < 0) precision = kDefaultPrecision;
  bool negative = std::signbit(d) && !std::isnan(d);
  NumberText number;
  std::string text = format_magnitude(std::fabs(d), type, precision, spec.alternate, add_point);
  if (negative && spec.no_negative_zero && is_zero_text(text)) negative = false;
  split_digits(std::move(text), &number);
  if (percent) number.rest += '%';
  number.sign = sign_of(negative, spec.sign);
  return pad_number(vm, spec, number);
}

}  // namespace

std::string format_magnitude(double d, char type, int precision, bool alternate, bool add_point) {
  bool upper = type == 'E' || type == 'F' || type == 'G';
  std::string out;
  if (!std::isfinite(d)) {
    out = std::isnan(d) ? "nan" : "inf";
  } else if (type == 'r') {
    out = float_digits(d, add_point);
    if (alternate && out.find('.') == std::string::npos)
      out.insert(std::min(out.find('e'), out.size()), ".");
  } else if (type == 'g' || type == 'G') {
    out = general(d, precision, alternate, add_point);
  } else {
    bool fixed = type == 'f' || type == 'F';
    out.resize(static_cast<size_t>(precision) + (fixed ? 330 : 32));
    char* end =
        std::to_chars(out.data(), out.data() + out.size(), d,
                      fixed ? std::chars_format::fixed : std::chars_format::scientific, precision)
            .ptr;
    out.resize(static_cast<size_t>(end - out.data()));
    if (alternate && precision == 0) out.insert(fixed ? out.size() : 1, ".");
  }
  if (upper) to_upper_ascii(out);
  return out;
}

Value int_format(Vm& vm, Value i, Str* text) {
  if (text->length == 0) { return i.is_small_int() ? int_repr(vm, i) : str_of(vm, i); }
  Type* type = type_of(vm, i);
  std::string type_name = i.is_small_int() ? "int" : to_utf8(type->name);
  FormatSpec spec;
  AIO_CHECK(parse_format_spec(vm, text, type_name.c_str(), 'd', '>', &spec));
  return format_int_spec(vm, i, spec, type_name.c_str());
}

Value float_format(Vm& vm, double d, Str* text) {
  if (text->length == 0) return make_ascii(vm, float_repr(d));
  FormatSpec spec;
  AIO_CHECK(parse_format_spec(vm, text, "float", 0, '>', &spec));
  return format_float_spec(vm, d, spec, "float");
}

Value complex_format(Vm& vm, double real, double imag, Str* text) {
  if (text->length == 0) return make_ascii(vm, complex_repr(real, imag));
  FormatSpec spec;
  AIO_CHECK(parse_format_spec(vm, text, "complex", 0, '>', &spec));
  if (spec.fill == '0') {
    return aio::raise(vm, ExceptionType::ValueError,
                      "Zero padding is not allowed in complex format specifier");
  }
  if (spec.align == '=') {
    return aio::raise(vm, ExceptionType::ValueError,
                      "'=' alignment flag is not allowed in complex format specifier");
  }
  AIO_CHECK(check_precision(vm, spec.precision));
  bool skip_real = false, parentheses = false;
  char type = static_cast<char>(spec.type);
  switch (spec.type) {
    case 0:
      type = spec.precision < 0 ? 'r' : 'g';
      skip_real = real == 0 && !std::signbit(real);
      parentheses = !skip_real;
      break;
    case 'n': type = 'g'; break;
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G': break;
    default: return raise_unknown_format_code(vm, spec.type, "complex");
  }
  int precision = spec.precision < 0 ? 6 : static_cast<int>(spec.precision);
  FormatSpec part = spec;
  part.width = -1;
  std::string out = parentheses ? "(" : "";
  auto append_part = [&](double d, char sign) -> Status {
    NumberText number;
    std::string digits = format_magnitude(std::fabs(d), type, precision, spec.alternate, false);
    bool negative =
        std::signbit(d) && !std::isnan(d) && !(spec.no_negative_zero && is_zero_text(digits));
    split_digits(digits, &number);
    number.sign = sign_of(negative, sign);
    AIO_TRY(Value padded, pad_number(vm, part, number));
    out += as<Str>(padded)->ascii();
    return Status::Ok;
  };
  if (!skip_real) AIO_CHECK(append_part(real, spec.sign));
  AIO_CHECK(append_part(imag, skip_real ? spec.sign : '+'));
  out += parentheses ? "j)" : "j";
  return pad_text(vm, as<Str>(make_ascii(vm, out)),
                  spec.width > 0 ? static_cast<size_t>(spec.width) : 0, spec.fill, spec.align);
}

}  // namespace aio
