// bytes and bytearray: case, padding, trimming, translation, hexadecimal, decoding, and the shared
// special methods.
#include "runtime/object/builtin_ops.hpp"
#include "runtime/object/bytes_internal.hpp"
#include "runtime/object/codecs.hpp"
#include "runtime/object/iterator_ops.hpp"
#include "runtime/object/text_internal.hpp"
#include "stdlib/types/bytes_methods.hpp"
#include "stdlib/types/number_support.hpp"

namespace aio {
namespace {

std::string_view view_of(Value v) {
  std::string_view view;
  (void)bytes_view(v, &view);
  return view;
}

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_alpha(char c) { return is_lower(c) || is_upper(c); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_alnum(char c) { return is_alpha(c) || is_digit(c); }
bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
char to_lower(char c) { return is_upper(c) ? static_cast<char>(c + 32) : c; }
char to_upper(char c) { return is_lower(c) ? static_cast<char>(c - 32) : c; }

template <class F>
Value map(Vm& vm, Value self, F f) {
  std::string out(view_of(self));
  for (size_t i = 0; i < out.size(); ++i) out[i] = f(out[i], i);
  return make_bytes_like(vm, self, out);
}

Value lower(Vm& vm, Value self) {
  return map(vm, self, [](char c, size_t) { return to_lower(c); });
}
Value upper(Vm& vm, Value self) {
  return map(vm, self, [](char c, size_t) { return to_upper(c); });
}
Value capitalize(Vm& vm, Value self) {
  return map(vm, self, [](char c, size_t i) { return i == 0 ? to_upper(c) : to_lower(c); });
}
Value swapcase(Vm& vm, Value self) {
  return map(vm, self, [](char c, size_t) { return is_upper(c) ? to_lower(c) : to_upper(c); });
}
Value title(Vm& vm, Value self) {
  bool in_word = false;
  return map(vm, self, [&](char c, size_t) {
    char r = in_word ? to_lower(c) : to_upper(c);
    in_word = is_alpha(c);
    return r;
  });
}

template <bool (*f)(char)>
bool all_are(Vm&, Value self) {
  for (char c : view_of(self))
    if (!f(c)) return false;
  return !view_of(self).empty();
}
bool isascii(Vm&, Value self) {
  for (char c : view_of(self))
    if (c & 0x80) return false;
  return true;
}
template <bool (*wanted)(char), bool (*unwanted)(char)>
bool has_case(Vm&, Value self) {
  bool any = false;
  for (char c : view_of(self)) {
    if (unwanted(c)) return false;
    any = any || wanted(c);
  }
  return any;
}
bool istitle(Vm&, Value self) {
  bool any = false, in_word = false;
  for (char c : view_of(self)) {
    if (is_alpha(c)) {
      if (is_upper(c) == in_word) return false;
      any = in_word = true;
    } else {
      in_word = false;
    }
  }
  return any;
}

// --- padding and trimming ------------------------------------------------------------------------

template <char align>
Value pad(Vm& vm, Value self, int64_t width, Value fill) {
  static constexpr const char* kName = align == '^' ? "center" : align == '<' ? "ljust" : "rjust";
  std::string_view f = " ";
  if (!fill.is_undef() && (!(is_kind(fill, Kind::Bytes) || is_kind(fill, Kind::ByteArray)) ||
                           !bytes_view(fill, &f) || f.size() != 1)) {
    return aio::raise(vm, ExceptionType::TypeError,
                      "%s() argument 2 must be a byte string of length 1, not %T", kName,
                      fill.bits);
  }
  std::string_view data = view_of(self);
  if (width <= static_cast<int64_t>(data.size())) return make_bytes_like(vm, self, data);
  AIO_CHECK(vm.heap.check_size(static_cast<size_t>(width)));
  size_t total = static_cast<size_t>(width) - data.size();
  size_t left = align == '>'   ? total
                : align == '^' ? total / 2 + (total & static_cast<size_t>(width) & 1)
                               : 0;
  std::string out(left, f[0]);
  out.append(data).append(total - left, f[0]);
  return make_bytes_like(vm, self, out);
}

Value zfill(Vm& vm, Value self, int64_t width) {
  std::string_view data = view_of(self);
  if (width <= static_cast<int64_t>(data.size())) return make_bytes_like(vm, self, data);
  AIO_CHECK(vm.heap.check_size(static_cast<size_t>(width)));
  std::string out;
  if (!data.empty() && (data[0] == '+' || data[0] == '-')) {
    out += data[0];
    data.remove_prefix(1);
  }
  out.append(static_cast<size_t>(width) - data.size() - out.size(), '0').append(data);
  return make_bytes_like(vm, self, out);
}

enum Ends { kLeft = 1, kRight = 2 };
template <int ends>
Value strip(Vm& vm, Value self, Value chars) {
  std::string_view set = " \t\n\r\f\v";
  std::string storage;
  if (!chars.is_none()) AIO_CHECK(bytes_argument(vm, chars, &set, &storage));
  std::string_view data = view_of(self);
  if (ends & kLeft)
    while (!data.empty() && set.find(data.front()) != set.npos) data.remove_prefix(1);
  if (ends & kRight)
    while (!data.empty() && set.find(data.back()) != set.npos) data.remove_suffix(1);
  return make_bytes_like(vm, self, data);
}

Value expandtabs(Vm& vm, Value self, int64_t tabsize) {
  std::string out;
  size_t column = 0, tab = tabsize > 0 ? static_cast<size_t>(tabsize) : 0;
  for (char c : view_of(self)) {
    if (c == '\t') {
      if (tab == 0) continue;
      size_t n = tab - column % tab;
      AIO_CHECK(vm.heap.check_size(out.size() + n));
      out.append(n, ' ');
      column += n;
    } else {
      out += c;
      column = c == '\n' || c == '\r' ? 0 : column + 1;
    }
  }
  return make_bytes_like(vm, self, out);
}

// --- translation, hexadecimal, decoding ----------------------------------------------------------

Value translate(Vm& vm, Value self, Value table, Value gone) {
  std::string_view map, drop;
  std::string map_storage, drop_storage;
  if (!table.is_none()) {
    AIO_CHECK(bytes_argument(vm, table, &map, &map_storage));
    if (map.size() != 256) {
      return aio::raise(vm, ExceptionType::ValueError,
                        "translation table must be 256 characters long");
    }
  }
  if (!gone.is_undef()) AIO_CHECK(bytes_argument(vm, gone, &drop, &drop_storage));
  std::string out;
  for (char c : view_of(self)) {
    if (drop.find(c) != drop.npos) continue;
    out += map.empty() ? c : map[static_cast<uint8_t>(c)];
  }
  return make_bytes_like(vm, self, out);
}

Value maketrans(Vm& vm, Value from, Value to) {
  std::string_view a, b;
  std::string a_storage, b_storage;
  AIO_CHECK(bytes_argument(vm, from, &a, &a_storage));
  AIO_CHECK(bytes_argument(vm, to, &b, &b_storage));
  if (a.size() != b.size())
    return aio::raise(vm, ExceptionType::ValueError, "maketrans arguments must have same length");
  std::string table(256, '\0');
  for (size_t i = 0; i < 256; ++i) table[i] = static_cast<char>(i);
  for (size_t i = 0; i < a.size(); ++i) table[static_cast<uint8_t>(a[i])] = b[i];
  return make_bytes(vm, table.data(), table.size());
}

Value hex(Vm& vm, Value self, Value sep, int64_t bytes_per_sep) {
  return hex_text(vm, view_of(self), sep, bytes_per_sep);
}

Value from_hex(Vm& vm, Type* cls, Str* text) {
  std::string out;
  int high = -1;
  auto bad = [&](size_t at) {
    return aio::raise(vm, ExceptionType::ValueError,
                      "non-hexadecimal number found in fromhex() arg at position %zu", at);
  };
  for (size_t i = 0; i < text->length; ++i) {
    uint32_t c = text->at(i);
    int digit = c - '0' < 10                      ? static_cast<int>(c - '0')
                : (c | 0x20) - 'a' < 6 && c < 128 ? static_cast<int>((c | 0x20) - 'a' + 10)
                                                  : -1;
    if (digit < 0) {
      if (high < 0 && c < 128 && is_space(static_cast<char>(c))) continue;
      return bad(i);
    }
    if (high < 0) {
      high = digit;
    } else {
      out += static_cast<char>(high << 4 | digit);
      high = -1;
    }
  }
  if (high >= 0) return bad(text->length);
  if (cls == vm.type(BuiltinType::Bytes)) return make_bytes(vm, out.data(), out.size());
  if (cls == vm.type(BuiltinType::ByteArray)) return make_bytearray(vm, out.data(), out.size());
  return vm.call(Value::object(cls), make_bytes(vm, out.data(), out.size()));
}

Value decode(Vm& vm, Value self, Str* encoding, Str* errors) {
  return decode_text(vm, view_of(self), to_utf8(encoding), to_utf8(errors));
}

constexpr NativeDef kShapeRows[] = {
    def<capitalize>("capitalize(self, /)"),
    def<pad<'^'>>("center(self, width, fillchar=<unset>, /)"),
    def<decode>("decode(self, /, encoding='utf-8', errors='strict')"),
    def<expandtabs>("expandtabs(self, /, tabsize=8)"),
    class_def<from_hex>("fromhex(type, string, /)"),
    def<hex>("hex(self, sep=<unset>, bytes_per_sep=1)"),
    def<all_are<is_alnum>>("isalnum(self, /)"),
    def<all_are<is_alpha>>("isalpha(self, /)"),
    def<isascii>("isascii(self, /)"),
    def<all_are<is_digit>>("isdigit(self, /)"),
    def<has_case<is_lower, is_upper>>("islower(self, /)"),
    def<all_are<is_space>>("isspace(self, /)"),
    def<istitle>("istitle(self, /)"),
    def<has_case<is_upper, is_lower>>("isupper(self, /)"),
    def<pad<'<'>>("ljust(self, width, fillchar=<unset>, /)"),
    def<lower>("lower(self, /)"),
    def<strip<kLeft>>("lstrip(self, bytes=None, /)"),
    static_def<maketrans>("maketrans(frm, to, /)"),
    def<pad<'>'>>("rjust(self, width, fillchar=<unset>, /)"),
    def<strip<kRight>>("rstrip(self, bytes=None, /)"),
    def<strip<kLeft | kRight>>("strip(self, bytes=None, /)"),
    def<swapcase>("swapcase(self, /)"),
    def<title>("title(self, /)"),
    def<translate>("translate(self, table, /, delete=<unset>)"),
    def<upper>("upper(self, /)"),
    def<zfill>("zfill(self, width, /)"),
};

// --- special methods that both types share -------------------------------------------------------

int64_t length(Vm&, Value self) { return static_cast<int64_t>(view_of(self).size()); }

template <CompareOp op>
Value order(Vm& vm, Value self, Value other) {
  return bytes_compare(vm, op, self, other);
}

Value multiply(Vm& vm, Value self, Value count) {
  AIO_TRY(Value n, index_of(vm, count));
  return bytes_repeat(vm, self, n);
}

Value rmod(Vm& vm, Value self, Value format) {
  if (!is_kind(format, Kind::Bytes) && !is_kind(format, Kind::ByteArray))
    return Value::not_implemented();
  return bytes_percent_format(vm, format, self);
}

Value iter(Vm& vm, Value self) {
  bool array = is_kind(self, Kind::ByteArray);
  return Value::object(
      make_iterator(vm, array ? IteratorKind::ByteArray : IteratorKind::Bytes, self));
}

Value buffer(Vm& vm, Value self, Value) { return make_memoryview(vm, self); }

constexpr NativeDef kSpecialRows[] = {
    def<bytes_repr>("__repr__(self, /)"),
    def<bytes_repr>("__str__(self, /)"),
    def<order<CompareOp::Lt>>("__lt__(self, value, /)"),
    def<order<CompareOp::Le>>("__le__(self, value, /)"),
    def<order<CompareOp::Eq>>("__eq__(self, value, /)"),
    def<order<CompareOp::Ne>>("__ne__(self, value, /)"),
    def<order<CompareOp::Gt>>("__gt__(self, value, /)"),
    def<order<CompareOp::Ge>>("__ge__(self, value, /)"),
    def<iter>("__iter__(self, /)"),
    def<buffer>("__buffer__(self, flags, /)"),
    def<bytes_percent_format>("__mod__(self, value, /)"),
    def<rmod>("__rmod__(self, value, /)"),
    def<length>("__len__(self, /)"),
    def<bytes_get_item>("__getitem__(self, key, /)"),
    def<bytes_concat>("__add__(self, value, /)"),
    def<multiply>("__mul__(self, value, /)"),
    def<multiply>("__rmul__(self, value, /)"),
    def<bytes_contains>("__contains__(self, key, /)"),
};

}  // namespace

Value hex_text(Vm& vm, std::string_view data, Value sep, int64_t bytes_per_sep) {
  char separator = 0;
  if (!sep.is_undef()) {
    AIO_TRY(int64_t n, length_of(vm, sep));
    if (n != 1) return aio::raise(vm, ExceptionType::ValueError, "sep must be length 1.");
    std::string_view view;
    if (const Str* s = dyn_as<Str>(sep)) {
      if (!s->is_ascii()) return aio::raise(vm, ExceptionType::ValueError, "sep must be ASCII.");
      separator = static_cast<char>(s->at(0));
    } else if (bytes_view(sep, &view) && !is_kind(sep, Kind::MemoryView)) {
      separator = view[0];
    } else {
      return aio::raise(vm, ExceptionType::TypeError, "sep must be str or bytes.");
    }
    if (separator & 0x80) return aio::raise(vm, ExceptionType::ValueError, "sep must be ASCII.");
  }
  AIO_CHECK(vm.heap.check_size(data.size() * 3));
  std::string out;
  out.reserve(data.size() * 2);
  // Groups are counted from the right for positive sizes, from the left for negative ones.
  size_t group =
      bytes_per_sep < 0 ? static_cast<size_t>(-bytes_per_sep) : static_cast<size_t>(bytes_per_sep);
  for (size_t i = 0; i < data.size(); ++i) {
    size_t place = bytes_per_sep < 0 ? i : data.size() - i;
    if (separator && group && i > 0 && place % group == 0) out += separator;
    uint8_t u = static_cast<uint8_t>(data[i]);
    out += "0123456789abcdef"[u >> 4];
    out += "0123456789abcdef"[u & 15];
  }
  return make_str(vm, out);
}

constinit const std::span<const NativeDef> kBytesShapeMethods = kShapeRows;
constinit const std::span<const NativeDef> kBytesCommonSpecials = kSpecialRows;

}  // namespace aio
