// % formatting of str and bytes. Both run through one formatter that writes code points; for bytes
// they are the bytes, and the conversions that differ (s, b, c, a, r) ask which of the two it is.
#include <climits>
#include <cmath>

#include "runtime/object/builtin_ops.hpp"
#include "runtime/object/bytes_internal.hpp"
#include "runtime/object/format_spec.hpp"
#include "runtime/object/number_internal.hpp"
#include "runtime/object/text_internal.hpp"
#include "runtime/vm/operators.hpp"

namespace aio {
namespace {

struct Conversion {
  bool left = false, plus = false, space = false, alternate = false, zero = false;
  int64_t width = 0;
  int64_t precision = -1;
  uint32_t type = 0;
  size_t type_at = 0;
};

class PercentFormatter {
 public:
  PercentFormatter(Vm& vm, const Str* format, Value arguments, bool bytes)
      : vm_(vm), out_(vm), format_(vm, format), arguments_(vm, arguments), bytes_(bytes) {
    if (const Tuple* t = dyn_as<Tuple>(arguments)) {
      positional_ = true;
      count_ = t->size;
    } else {
      bool text =
          is_kind(arguments, Kind::Str) ||
          (bytes && (is_kind(arguments, Kind::Bytes) || is_kind(arguments, Kind::ByteArray)));
      mapping_ = !text && !lookup_special(vm, type_of(vm, arguments), Special::GetItem).is_undef();
    }
  }

  Value run() {
    while (at_ < format()->length) {
      size_t start = at_;
      while (at_ < format()->length && format()->at(at_) != '%') ++at_;
      out_.append_slice(format(), start, at_ - start);
      if (at_ == format()->length) break;
      ++at_;
      if (at_ < format()->length && format()->at(at_) == '%') {
        out_.append('%');
        ++at_;
        continue;
      }
      AIO_CHECK(convert_one());
    }
    bool left_over = positional_ ? next_ < count_ : !mapping_ && !single_used_;
    if (left_over) {
      return aio::raise(vm_, ExceptionType::TypeError,
                        "not all arguments converted during %s formatting",
                        bytes_ ? "bytes" : "string");
    }
    return out_.finish();
  }

 private:
  const Str* format() const { return format_.as<Str>(); }
  Raised value_error(const char* text) {
    return aio::raise(vm_, ExceptionType::ValueError, "%s", text);
  }

  Result<uint32_t> read() {
    if (at_ >= format()->length) return value_error("incomplete format");
    return format()->at(at_++);
  }

  /// The next argument, in order or the one that %(key) chose.
  Value next_argument() {
    if (keyed_) {  // once: a `*` takes it as well
      keyed_ = false;
      return keyed_value_;
    }
    if (positional_ && next_ < count_) return arguments_.as<Tuple>()->items()[next_++];
    if (!positional_ && !single_used_ && !key_used_) {
      single_used_ = true;
      return arguments_;
    }
    return aio::raise(vm_, ExceptionType::TypeError, "not enough arguments for format string");
  }

  Status read_key() {
    if (!mapping_) return aio::raise(vm_, ExceptionType::TypeError, "format requires a mapping");
    size_t start = at_;
    int depth = 1;
    while (depth > 0 && at_ < format()->length) {
      uint32_t c = format()->at(at_++);
      if (c == '(') ++depth;
      if (c == ')') --depth;
    }
    if (depth > 0) return value_error("incomplete format key");
    Value key = substring(vm_, format_.as<Str>(), start, at_ - 1 - start);
    if (bytes_) key = make_bytes(vm_, as<Str>(key)->data, as<Str>(key)->length);
    AIO_TRY(Value item, get_item(vm_, arguments_, key));
    keyed_value_ = item;
    keyed_ = key_used_ = single_used_ = true;
    return Status::Ok;
  }

  /// A width or precision: digits from here on; `c` is the first character and becomes the one
  /// behind.
  Status read_digits(uint32_t* c, int64_t limit, const char* too_big, int64_t* out) {
    int64_t n = 0;
    while (*c - '0' < 10) {
      if (n > (limit - static_cast<int64_t>(*c - '0')) / 10) return value_error(too_big);
      n = n * 10 + (*c - '0');
      AIO_TRY(*c, read());
    }
    *out = n;
    return Status::Ok;
  }

  Status read_star(int64_t limit, const char* c_type, int64_t* out) {
    AIO_TRY(Value v, next_argument());
    if (!is_int(v)) return aio::raise(vm_, ExceptionType::TypeError, "* wants int");
    if (!int_to_int64(v, out) || *out > limit || *out < -limit - 1) {
      return aio::raise(vm_, ExceptionType::OverflowError,
                        "Python int too large to convert to C %s", c_type);
    }
    return Status::Ok;
  }

  Status read_flags_and_sizes(Conversion* k) {
    AIO_TRY(uint32_t c, read());
    if (c == '(') {
      AIO_CHECK(read_key());
      AIO_TRY(c, read());
    }
    for (;;) {
      if (c == '-') k->left = true;
      else if (c == '+') k->plus = true;
      else if (c == ' ') k->space = true;
      else if (c == '#') k->alternate = true;
      else if (c == '0') k->zero = true;
      else break;
      AIO_TRY(c, read());
    }
    if (c == '*') {
      AIO_CHECK(read_star(INT64_MAX, "ssize_t", &k->width));
      if (k->width < 0) {
        k->left = true;
        k->width = -k->width;
      }
      AIO_TRY(c, read());
    } else {
      AIO_CHECK(read_digits(&c, INT64_MAX, "width too big", &k->width));
    }
    if (c == '.') {
      AIO_TRY(c, read());
      if (c == '*') {
        AIO_CHECK(read_star(INT_MAX, "int", &k->precision));
        if (k->precision < 0) k->precision = 0;
        AIO_TRY(c, read());
      } else {
        AIO_CHECK(
            read_digits(&c, INT_MAX, bytes_ ? "prec too big" : "precision too big", &k->precision));
      }
    }
    if (c == 'h' || c == 'l' || c == 'L') { AIO_TRY(c, read()); }
    k->type = c;
    k->type_at = at_ - 1;
    return Status::Ok;
  }

  Status convert_one() {
    keyed_ = false;
    Conversion k;
    AIO_CHECK(read_flags_and_sizes(&k));
    AIO_TRY(Value v, next_argument());
    switch (k.type) {
      case 'd':
      case 'i':
      case 'u':
      case 'o':
      case 'x':
      case 'X': return convert_int(k, v);
      case 'e':
      case 'E':
      case 'f':
      case 'F':
      case 'g':
      case 'G': return convert_float(k, v);
      case 'c': return convert_char(k, v);
      case 's':
      case 'r':
      case 'a': return convert_text(k, v);
      case 'b':
        if (bytes_) return convert_text(k, v);
        break;
      default: break;
    }
    bool plain = k.type >= 31 && k.type <= 126;
    return aio::raise(vm_, ExceptionType::ValueError,
                      "unsupported format character '%c' (0x%x) at index %zu",
                      plain ? static_cast<int>(k.type) : '?', k.type, k.type_at);
  }

  Status append_padded(const Conversion& k, const Str* text) {
    size_t width = static_cast<size_t>(k.width);
    size_t padding = width > text->length ? width - text->length : 0;
    AIO_CHECK(check_text_size(vm_, padding, 1));
    if (!k.left) fill(' ', padding);
    out_.append(text);
    if (k.left) fill(' ', padding);
    return Status::Ok;
  }

  void fill(char c, size_t n) { out_.append_ascii(std::string(n, c)); }

  Status append_number(const Conversion& k, bool negative, const std::string& prefix,
                       const std::string& body) {
    std::string sign = negative ? "-" : k.plus ? "+" : k.space ? " " : "";
    size_t length = sign.size() + prefix.size() + body.size(), width = static_cast<size_t>(k.width);
    size_t padding = width > length ? width - length : 0;
    AIO_CHECK(check_text_size(vm_, padding, 1));
    bool zeros = k.zero && !k.left;
    if (!k.left && !zeros) fill(' ', padding);
    out_.append_ascii(sign + prefix);
    if (zeros) fill('0', padding);
    out_.append_ascii(body);
    if (k.left) fill(' ', padding);
    return Status::Ok;
  }

  /// The argument of an integer conversion as an int.
  Value integer_of(const Conversion& k, Value v) {
    if (is_int(v)) return v;
    bool index_only = k.type == 'o' || k.type == 'x' || k.type == 'X';
    if (is_float_like(v) && !index_only) return int_from_double_checked(vm_, float_value(v));
    Type* type = type_of(vm_, v);
    bool number = !lookup_special(vm_, type, Special::Index).is_undef() ||
                  (!index_only && !lookup_special(vm_, type, Special::Int).is_undef());
    if (number) {
      Rooted kept{vm_, v};
      Value i = index_only ? index_of(vm_, v) : to_int(vm_, v);
      if (!failed(i) || !pending_is(vm_, ExceptionType::TypeError)) return i;
      (void)take_exception(vm_);
    }
    return aio::raise(vm_, ExceptionType::TypeError, "%%%c format: %s is required, not %T",
                      static_cast<int>(k.type), index_only ? "an integer" : "a real number",
                      v.bits);
  }

  Status convert_int(const Conversion& k, Value v) {
    AIO_TRY(Value i, integer_of(k, v));
    std::string digits;
    std::string prefix;
    switch (k.type) {
      case 'o':
        digits = int_to_string(i, 8);
        prefix = "0o";
        break;
      case 'x':
      case 'X':
        digits = int_to_string(i, 16);
        prefix = k.type == 'X' ? "0X" : "0x";
        if (k.type == 'X')
          for (char& c : digits)
            if (c >= 'a') c = static_cast<char>(c - 32);
        break;
      default: {
        AIO_TRY(Value text, int_repr(vm_, exact_int(vm_, i)));
        digits = std::string(as<Str>(text)->ascii());
      }
    }
    bool negative = digits[0] == '-';
    if (negative) digits.erase(0, 1);
    if (k.precision > static_cast<int64_t>(digits.size())) {
      AIO_CHECK(check_text_size(vm_, static_cast<size_t>(k.precision), 1));
      digits.insert(0, static_cast<size_t>(k.precision) - digits.size(), '0');
    }
    return append_number(k, negative, k.alternate ? prefix : std::string(), digits);
  }

  Status convert_float(const Conversion& k, Value v) {
    if (bytes_ && !is_float_like(v) && !is_int(v) &&
        lookup_special(vm_, type_of(vm_, v), Special::Float).is_undef() &&
        lookup_special(vm_, type_of(vm_, v), Special::Index).is_undef()) {
      return aio::raise(vm_, ExceptionType::TypeError, "float argument required, not %T", v.bits);
    }
    AIO_TRY(double d, to_double(vm_, v));
    constexpr int kDefaultPrecision = 6;
    int precision = k.precision < 0 ? kDefaultPrecision : static_cast<int>(k.precision);
    AIO_CHECK(check_text_size(vm_, static_cast<size_t>(precision), 1));
    std::string body =
        format_magnitude(std::fabs(d), static_cast<char>(k.type), precision, k.alternate, false);
    return append_number(k, std::signbit(d) && !std::isnan(d), "", body);
  }

  Status convert_char(const Conversion& k, Value v) {
    if (bytes_) {
      AIO_TRY(Value byte, byte_of(v));
      return append_padded(k, as<Str>(byte));
    }
    if (const Str* s = dyn_as<Str>(v)) {
      if (s->length == 1) return append_padded(k, s);
    } else if (is_int(v) || !lookup_special(vm_, type_of(vm_, v), Special::Index).is_undef()) {
      AIO_TRY(Value i, index_of(vm_, v));
      int64_t code;
      if (!int_to_int64(i, &code) || code < 0 || code > 0x10FFFF) {
        return aio::raise(vm_, ExceptionType::OverflowError, "%%c arg not in range(0x110000)");
      }
      return append_padded(k, as<Str>(make_char(vm_, static_cast<uint32_t>(code))));
    }
    return aio::raise(vm_, ExceptionType::TypeError, "%%c requires int or char");
  }

  /// %c of bytes: one byte as a one-character text.
  Value byte_of(Value v) {
    std::string_view view;
    if (bytes_view(v, &view)) {
      if (view.size() == 1) return make_char(vm_, static_cast<uint8_t>(view[0]));
    } else if (is_int(v) || !lookup_special(vm_, type_of(vm_, v), Special::Index).is_undef()) {
      AIO_TRY(Value i, index_of(vm_, v));
      int64_t code;
      if (!int_to_int64(i, &code) || code < 0 || code > 255) {
        return aio::raise(vm_, ExceptionType::OverflowError, "%%c arg not in range(256)");
      }
      return make_char(vm_, static_cast<uint32_t>(code));
    }
    return aio::raise(vm_, ExceptionType::TypeError,
                      "%%c requires an integer in range(256) or a single byte");
  }

  Status convert_text(const Conversion& k, Value v) {
    Value text;
    if (k.type == 'r') text = bytes_ ? ascii_of(vm_, v) : repr_of(vm_, v);
    else if (k.type == 'a') text = ascii_of(vm_, v);
    else text = bytes_ ? bytes_text(v) : str_of(vm_, v);
    AIO_CHECK(text);
    Str* s = as<Str>(text);
    if (k.precision >= 0 && static_cast<size_t>(k.precision) < s->length) {
      s = as<Str>(substring(vm_, s, 0, static_cast<size_t>(k.precision)));
    }
    return append_padded(k, s);
  }

  /// %s and %b of bytes: a buffer, or what __bytes__ gives, as text.
  Value bytes_text(Value v) {
    std::string_view view;
    if (!bytes_view(v, &view)) {
      if (lookup_special(vm_, type_of(vm_, v), Special::Bytes).is_undef()) {
        return aio::raise(
            vm_, ExceptionType::TypeError,
            "%%b requires a bytes-like object, or an object that implements __bytes__, not '%T'",
            v.bits);
      }
      AIO_TRY(Value made, call_special(vm_, v, Special::Bytes));
      if (!bytes_view(made, &view)) {
        return aio::raise(vm_, ExceptionType::TypeError, "__bytes__ returned non-bytes (type %T)",
                          made.bits);
      }
    }
    return make_latin1(vm_, reinterpret_cast<const uint8_t*>(view.data()), view.size());
  }

  Vm& vm_;
  StrBuilder out_;
  Rooted format_;
  Rooted arguments_;
  Rooted keyed_value_{vm_};
  bool bytes_;
  size_t at_ = 0;
  bool positional_ = false, mapping_ = false, keyed_ = false, key_used_ = false,
       single_used_ = false;
  size_t count_ = 0, next_ = 0;
};

}  // namespace

Value str_percent_format(Vm& vm, Str* s, Value arguments) {
  return PercentFormatter(vm, s, arguments, false).run();
}

Value bytes_percent_format(Vm& vm, Value b, Value arguments) {
  std::string_view view;
  (void)bytes_view(b, &view);
  Value format = make_latin1(vm, reinterpret_cast<const uint8_t*>(view.data()), view.size());
  bool array = is_kind(b, Kind::ByteArray);
  AIO_TRY(Value text, PercentFormatter(vm, as<Str>(format), arguments, true).run());
  const Str* s = as<Str>(text);
  return array ? make_bytearray(vm, s->data, s->length) : make_bytes(vm, s->data, s->length);
}

}  // namespace aio
