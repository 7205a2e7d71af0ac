// Parsing of format specifications, and padding.
#include "runtime/object/format_spec.hpp"

#include <cstring>

#include <cstring>

#include "runtime/object/text_internal.hpp"
#include "runtime/object/unicode.hpp"

namespace aio {
namespace {

bool is_align(uint32_t c) { return c == '<' || c == '>' || c == '=' || c == '^'; }

/// Reads decimal digits at *at; *out is untouched if there are none.
Status read_number(Vm& vm, const Str* s, size_t* at, int64_t* out) {
  int64_t n = 0;
  bool any = false;
  for (; *at < s->length; ++*at) {
    int digit = unicode::decimal_value(s->at(*at));
    if (digit < 0) break;
    if (n > (INT64_MAX - digit) / 10) {
      return aio::raise(vm, ExceptionType::ValueError, "Too many decimal digits in format string");
    }
    n = n * 10 + digit;
    any = true;
  }
  if (any) *out = n;
  return Status::Ok;
}

Raised raise_both_separators(Vm& vm) {
  return aio::raise(vm, ExceptionType::ValueError, "Cannot specify both ',' and '_'.");
}

Status check_grouping(Vm& vm, const FormatSpec& spec) {
  switch (spec.type) {
    case 'd':
    case 'e':
    case 'f':
    case 'g':
    case 'E':
    case 'G':
    case '%':
    case 'F':
    case 0: return Status::Ok;
    case 'b':
    case 'o':
    case 'x':
    case 'X':
      if (spec.grouping == '_') return Status::Ok;
      break;
    default: break;
  }
  if (spec.type > 32 && spec.type < 128) {
    return aio::raise(vm, ExceptionType::ValueError, "Cannot specify '%c' with '%c'.",
                      spec.grouping, static_cast<int>(spec.type));
  }
  return aio::raise(vm, ExceptionType::ValueError, "Cannot specify '%c' with '\\x%x'.",
                    spec.grouping, spec.type);
}

}  // namespace

Status parse_format_spec(Vm& vm, const Str* s, const char* type_name, uint32_t default_type,
                         char default_align, FormatSpec* spec) {
  spec->align = default_align;
  spec->type = default_type;
  size_t i = 0, n = s->length;
  auto peek = [&] { return i < n ? s->at(i) : 0; };
  bool fill_given = false;
  if (n >= 2 && is_align(s->at(1))) {
    spec->fill = s->at(0);
    spec->align = static_cast<char>(s->at(1));
    fill_given = spec->align_given = true;
    i = 2;
  } else if (n >= 1 && is_align(s->at(0))) {
    spec->align = static_cast<char>(s->at(0));
    spec->align_given = true;
    i = 1;
  }
  if (peek() == '+' || peek() == '-' || peek() == ' ') {
    if (i < n) spec->sign = static_cast<char>(s->at(i++));
  }
  if (peek() == 'z') {
    spec->no_negative_zero = true;
    ++i;
  }
  if (peek() == '#') {
    spec->alternate = true;
    ++i;
  }
  if (!fill_given && peek() == '0') {
    spec->fill = '0';
    if (!spec->align_given && default_align == '>') spec->align = '=';
    ++i;
  }
  AIO_CHECK(read_number(vm, s, &i, &spec->width));
  if (peek() == ',') {
    spec->grouping = ',';
    ++i;
  }
  if (peek() == '_') {
    if (spec->grouping) return raise_both_separators(vm);
    spec->grouping = '_';
    ++i;
  }
  if (peek() == ',' && spec->grouping == '_') return raise_both_separators(vm);
  if (peek() == '.') {
    ++i;
    AIO_CHECK(read_number(vm, s, &i, &spec->precision));
    if (spec->precision < 0)
      return aio::raise(vm, ExceptionType::ValueError, "Format specifier missing precision");
  }
  if (n - i > 1) {
    return aio::raise(vm, ExceptionType::ValueError,
                      "Invalid format specifier '%S' for object of type '%s'", s, type_name);
  }
  if (n - i == 1) spec->type = s->at(i);
  if (spec->grouping) AIO_CHECK(check_grouping(vm, *spec));
  return Status::Ok;
}

Raised raise_unknown_format_code(Vm& vm, uint32_t type, const char* type_name) {
  if (type > 32 && type < 128) {
    return aio::raise(vm, ExceptionType::ValueError,
                      "Unknown format code '%c' for object of type '%s'", static_cast<int>(type),
                      type_name);
  }
  return aio::raise(vm, ExceptionType::ValueError,
                    "Unknown format code '\\x%x' for object of type '%s'", type, type_name);
}

namespace {

/// Digits with separators between groups, and zeros in front until there are min_width characters.
std::string group_digits(const std::string& digits, char separator, size_t group,
                         int64_t min_width) {
  std::string reversed;
  int64_t rest = static_cast<int64_t>(digits.size());
  size_t next = digits.size();
  for (;;) {
    int64_t n = std::min(static_cast<int64_t>(group), std::max({rest, min_width, int64_t{1}}));
    for (int64_t k = 0; k < n; ++k) reversed += next > 0 ? digits[--next] : '0';
    rest -= n;
    min_width -= n;
    if (rest <= 0 && min_width <= 0) break;
    min_width -= 1;
    reversed += separator;
  }
  return {reversed.rbegin(), reversed.rend()};
}

}  // namespace

Value pad_number(Vm& vm, const FormatSpec& spec, const NumberText& number) {
  size_t fixed = number.sign.size() + number.prefix.size() + number.rest.size();
  bool zero_fill = spec.fill == '0' && spec.align == '=';
  size_t width = spec.width > 0 ? static_cast<size_t>(spec.width) : 0;
  AIO_CHECK(check_text_size(vm, width, 1));
  std::string digits = number.digits;
  if (spec.grouping && !digits.empty()) {
    bool fours = spec.type == 'b' || spec.type == 'o' || spec.type == 'x' || spec.type == 'X';
    int64_t min_width = zero_fill ? static_cast<int64_t>(width) - static_cast<int64_t>(fixed) : 0;
    digits = group_digits(digits, spec.grouping, fours ? 4 : 3, min_width);
  }
  size_t length = fixed + digits.size();
  size_t padding = width > length ? width - length : 0;
  if (padding == 0) return make_ascii(vm, number.sign + number.prefix + digits + number.rest);
  size_t left = spec.align == '>' ? padding : spec.align == '^' ? padding / 2 : 0;
  size_t middle = spec.align == '=' ? padding : 0;
  if (spec.fill < 128) {
    char fill = static_cast<char>(spec.fill);
    std::string text(left, fill);
    text += number.sign;
    text += number.prefix;
    text.append(middle, fill)
        .append(digits)
        .append(number.rest)
        .append(padding - left - middle, fill);
    return make_ascii(vm, text);
  }
  StrBuilder out{vm};
  auto fill = [&](size_t n) {
    for (size_t i = 0; i < n; ++i) out.append(spec.fill);
  };
  fill(left);
  out.append_ascii(number.sign + number.prefix);
  fill(middle);
  out.append_ascii(digits + number.rest);
  fill(padding - left - middle);
  return out.finish();
}

Value pad_text(Vm& vm, Str* s, size_t width, uint32_t fill, char align) {
  if (width <= s->length) return exact_str(vm, s);
  AIO_CHECK(check_text_size(vm, width,
                            std::max<unsigned>(s->aux, fill < 256     ? 1
                                                       : fill < 65536 ? 2
                                                                      : 4)));
  size_t padding = width - s->length;
  size_t left = align == '>' ? padding : align == '^' ? padding / 2 : 0;
  if (s->aux == 1 && fill < 256) {
    Str* r = new_str(vm, width, std::max(max_char(s), fill));
    char* out = static_cast<char*>(mutable_data(r));
    std::memset(out, static_cast<int>(fill), left);
    std::memcpy(out + left, s->data, s->length);
    std::memset(out + left + s->length, static_cast<int>(fill), padding - left);
    return Value::object(r);
  }
  StrBuilder out{vm};
  for (size_t i = 0; i < left; ++i) out.append(fill);
  out.append(s);
  for (size_t i = left; i < padding; ++i) out.append(fill);
  return out.finish();
}

Value str_format_spec(Vm& vm, Str* s, Str* text) {
  if (text->length == 0) return exact_str(vm, s);
  std::string type_name = to_utf8(type_of(vm, Value::object(s))->name);
  FormatSpec spec;
  AIO_CHECK(parse_format_spec(vm, text, type_name.c_str(), 's', '<', &spec));
  auto refuse = [&](const char* what) {
    return aio::raise(vm, ExceptionType::ValueError, "%s not allowed in string format specifier",
                      what);
  };
  if (spec.type != 's') return raise_unknown_format_code(vm, spec.type, type_name.c_str());
  if (spec.sign) return refuse(spec.sign == ' ' ? "Space" : "Sign");
  if (spec.no_negative_zero) return refuse("Negative zero coercion (z)");
  if (spec.alternate) return refuse("Alternate form (#)");
  if (spec.align == '=') return refuse("'=' alignment");
  if (spec.precision >= 0 && static_cast<size_t>(spec.precision) < s->length) {
    s = as<Str>(substring(vm, s, 0, static_cast<size_t>(spec.precision)));
  }
  return pad_text(vm, s, spec.width > 0 ? static_cast<size_t>(spec.width) : 0, spec.fill,
                  spec.align);
}

}  // namespace aio
