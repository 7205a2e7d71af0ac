// json.loads: a recursive descent over the code points of the text, one instance of the parser per
// width of string.
//
// Without hooks nothing here runs script code, so values under construction need no roots. With
// hooks, every unfinished container and pending key is in `keep`, a rooted list.
#include <charconv>
#include <cstring>

#include "runtime/object/builtin_ops.hpp"
#include "runtime/object/dict_table.hpp"
#include "stdlib/json.hpp"
#include "stdlib/module_types.hpp"

namespace aio {

Raised raise_json_error(Vm& vm, const char* message, Str* document, size_t position) {
  Rooted keep(vm, document);
  Value module = import_module(vm, "json.decoder");
  if (module.is_exc()) return raised;
  Value cls = get_attr(vm, module, intern(vm, "JSONDecodeError"));
  if (cls.is_exc()) return raised;
  Value args[3] = {make_str(vm, message), Value::object(document),
                   make_int(vm, static_cast<int64_t>(position))};
  Value error = vm.call(cls, args, 3);
  return error.is_exc() ? raised : raise_object(vm, error);
}

size_t json_skip_space(const Str* text, size_t i) {
  while (i < text->length) {
    uint32_t c = text->at(i);
    if (c != ' ' && c != '\t' && c != '\n' && c != '\r') break;
    ++i;
  }
  return i;
}

namespace {

constexpr int kMaxDepth = 20000;

template <class Char>
class Parser {
 public:
  Parser(Vm& vm, Str* text, const JsonDecodeOptions& options)
      : vm_(vm),
        text_(text),
        chars_(static_cast<const Char*>(text->data)),
        size_(text->length),
        options_(options),
        keep_(vm),
        hooks_(options.has_hooks()) {
    if (hooks_) keep_ = Value::object(new_list(vm, 16));
  }

  size_t position() const { return i_; }
  bool no_value() const { return no_value_; }  ///< raised because no value starts at `position`

  /// The value at `start`.
  Value parse(size_t start) {
    i_ = start;
    return value();
  }

  /// The string behind the opening quote at i - 1.
  Value string_at(size_t i) {
    i_ = i;
    return string(false);
  }

 private:
  bool at(size_t i, char c) const { return i < size_ && chars_[i] == static_cast<Char>(c); }
  void skip_space() {
    while (i_ < size_ &&
           (chars_[i_] == ' ' || chars_[i_] == '\n' || chars_[i_] == '\t' || chars_[i_] == '\r'))
      ++i_;
  }
  Raised error(const char* message, size_t position) {
    return raise_json_error(vm_, message, text_, position);
  }
  Value nothing_here() {
    no_value_ = true;
    return error("Expecting value", i_);
  }
  Status push(Value v) {
    return hooks_ ? list_append(vm_, keep_.template as<List>(), v) : Status::Ok;
  }
  void drop(uint32_t count) {
    if (!hooks_) return;
    List* list = keep_.template as<List>();
    for (; count; --count) vm_.heap.shade(list->items[--list->size]);
  }

  bool literal(const char* word) {
    size_t n = std::strlen(word);
    if (i_ + n > size_) return false;
    for (size_t k = 0; k < n; ++k)
      if (chars_[i_ + k] != static_cast<Char>(word[k])) return false;
    i_ += n;
    return true;
  }
  Value constant(const char* word, double value) {
    if (!options_.parse_constant.is_none())
      return vm_.call(options_.parse_constant, make_str(vm_, word));
    return Value::number(value);
  }

  Value value() {
    if (i_ >= size_) return nothing_here();
    switch (chars_[i_]) {
      case '"': ++i_; return string(false);
      case '{': return nested(true);
      case '[': return nested(false);
      case 'n': return literal("null") ? Value::none() : nothing_here();
      case 't': return literal("true") ? Value::boolean(true) : nothing_here();
      case 'f': return literal("false") ? Value::boolean(false) : nothing_here();
      case 'N': return literal("NaN") ? constant("NaN", __builtin_nan("")) : nothing_here();
      case 'I': return literal("Infinity") ? constant("Infinity", __builtin_inf()) : nothing_here();
      case '-':
        if (at(i_ + 1, 'I') && literal("-Infinity")) return constant("-Infinity", -__builtin_inf());
        return number();
      default: return number();
    }
  }

  Value nested(bool is_object) {
    if (++depth_ > kMaxDepth || failed(vm_.check_native_stack())) {
      if (!vm_.exception.is_undef()) static_cast<void>(take_exception(vm_));
      return raise(
          vm_, ExceptionType::RecursionError,
          "maximum recursion depth exceeded while decoding a JSON %s from a unicode string",
          is_object ? "object" : "array");
    }
    ++i_;
    Value v = is_object ? object() : array();
    --depth_;
    return v;
  }

  Value array() {
    List* list = new_list(vm_, 0);
    AIO_CHECK(push(Value::object(list)));
    skip_space();
    if (at(i_, ']')) {
      ++i_;
      drop(1);
      return Value::object(list);
    }
    for (;;) {
      AIO_TRY(Value item, value());
      AIO_CHECK(list_append(vm_, list, item));
      skip_space();
      if (at(i_, ']')) break;
      if (!at(i_, ',')) return error("Expecting ',' delimiter", i_);
      size_t comma = i_++;
      skip_space();
      if (at(i_, ']')) return error("Illegal trailing comma before end of array", comma);
    }
    ++i_;
    drop(1);
    return Value::object(list);
  }

  Value object() {
    bool pairs = !options_.object_pairs_hook.is_none();
    Value container = pairs ? Value::object(new_list(vm_, 0)) : Value::object(new_dict(vm_));
    AIO_CHECK(push(container));
    skip_space();
    if (at(i_, '}')) {
      ++i_;
      return finish_object(container);
    }
    for (;;) {
      if (!at(i_, '"')) return error("Expecting property name enclosed in double quotes", i_);
      ++i_;
      AIO_TRY(Value key, string(true));
      AIO_CHECK(push(key));
      skip_space();
      if (!at(i_, ':')) return error("Expecting ':' delimiter", i_);
      ++i_;
      skip_space();
      AIO_TRY(Value item, value());
      AIO_CHECK(add(container, key, item, pairs));
      drop(1);
      skip_space();
      if (at(i_, '}')) break;
      if (!at(i_, ',')) return error("Expecting ',' delimiter", i_);
      size_t comma = i_++;
      skip_space();
      if (at(i_, '}')) return error("Illegal trailing comma before end of object", comma);
    }
    ++i_;
    return finish_object(container);
  }

  Status add(Value container, Value key, Value item, bool pairs) {
    if (!pairs) {
      dict_set_str(vm_, as<Dict>(container), as<Str>(key), item);
      return Status::Ok;
    }
    Value pair[2] = {key, item};
    return list_append(vm_, as<List>(container), make_tuple(vm_, pair, 2));
  }

  Value finish_object(Value container) {
    Value hook =
        !options_.object_pairs_hook.is_none() ? options_.object_pairs_hook : options_.object_hook;
    Value result = hook.is_none() ? container : vm_.call(hook, container);
    drop(1);
    return result;
  }

  // --- numbers -----------------------------------------------------------------------------------

  bool digit(size_t i) const { return i < size_ && chars_[i] >= '0' && chars_[i] <= '9'; }

  Value number() {
    size_t start = i_, i = i_;
    bool negative = at(i, '-');
    if (negative) ++i;
    if (!digit(i)) return nothing_here();
    if (chars_[i] == '0') ++i;
    else
      while (digit(i)) ++i;
    bool is_float = false;
    if (at(i, '.') && digit(i + 1)) {
      is_float = true;
      for (++i; digit(i);) ++i;
    }
    if (at(i, 'e') || at(i, 'E')) {
      size_t k = i + 1;
      if (at(k, '-') || at(k, '+')) ++k;
      if (digit(k)) {
        is_float = true;
        for (i = k; digit(i);) ++i;
      }
    }
    i_ = i;
    if (is_float) return float_of(start, i);
    constexpr size_t kSmallDigits = 14;
    if (options_.parse_int.is_none() && i - start <= kSmallDigits) {
      int64_t n = 0;
      for (size_t k = start + negative; k < i; ++k) n = n * 10 + (chars_[k] - '0');
      return Value::small_int(negative ? -n : n);
    }
    AIO_TRY(Value text, substring(vm_, text_, start, i - start));
    if (!options_.parse_int.is_none()) return vm_.call(options_.parse_int, text);
    return int_from_text(vm_, text, 10);
  }

  Value float_of(size_t start, size_t end) {
    if (!options_.parse_float.is_none()) {
      AIO_TRY(Value text, substring(vm_, text_, start, end - start));
      return vm_.call(options_.parse_float, text);
    }
    std::string copy;
    const char *first, *last;
    if constexpr (sizeof(Char) == 1) {
      first = reinterpret_cast<const char*>(chars_ + start);
      last = first + (end - start);
    } else {
      copy.assign(chars_ + start, chars_ + end);
      first = copy.data();
      last = first + copy.size();
    }
    double d = 0;
    if (std::from_chars(first, last, d).ec == std::errc::result_out_of_range)
      d = std::strtod(std::string(first, last).c_str(), nullptr);
    return Value::number(d);
  }

  // --- strings -----------------------------------------------------------------------------------

  static bool plain(Char c) { return c != '"' && c != '\\' && c >= 0x20; }

  Value string(bool is_key) {
    size_t start = i_;
    while (i_ < size_ && plain(chars_[i_])) ++i_;
    if (at(i_, '"')) {
      size_t length = i_++ - start;
      return is_key ? key(start, length) : piece(start, length);
    }
    return string_with_escapes(start);
  }

  Value piece(size_t start, size_t length) {
    if constexpr (sizeof(Char) == 1) return make_latin1(vm_, chars_ + start, length);
    return substring(vm_, text_, start, length);
  }

  /// Keys repeat: a small cache saves their allocation and makes equal keys identical.
  Value key(size_t start, size_t length) {
    constexpr size_t kLongestCached = 32;
    if (sizeof(Char) != 1 || length > kLongestCached || !length) return piece(start, length);
    const auto* bytes = reinterpret_cast<const uint8_t*>(chars_ + start);
    size_t slot = (bytes[0] * 31u + bytes[length - 1] * 7u + bytes[length / 2] + length) % kCached;
    Str* cached = keys_[slot];
    if (cached && cached->length == length && cached->width() == 1 &&
        std::memcmp(cached->data, bytes, length) == 0)
      return Value::object(cached);
    Value made = make_latin1(vm_, bytes, length);
    // With hooks the collector may run: nothing unrooted is remembered then.
    if (!hooks_) keys_[slot] = as<Str>(made);
    return made;
  }

  Value string_with_escapes(size_t start) {
    StrBuilder out(vm_);
    size_t begin = start;
    i_ = start;
    for (;;) {
      size_t run = i_;
      while (i_ < size_ && plain(chars_[i_])) ++i_;
      if (i_ > run) out.append_slice(text_, run, i_ - run);
      if (i_ >= size_) return error("Unterminated string starting at", begin - 1);
      if (chars_[i_] == '"') {
        ++i_;
        return out.finish();
      }
      if (chars_[i_] != '\\') {
        if (options_.strict) return error("Invalid control character at", i_);
        out.append(static_cast<uint32_t>(chars_[i_++]));
        continue;
      }
      AIO_CHECK(escape(out, begin));
    }
  }

  Status escape(StrBuilder& out, size_t begin) {
    size_t backslash = i_++;
    if (i_ >= size_) return error("Unterminated string starting at", begin - 1);
    Char c = chars_[i_++];
    switch (c) {
      case '"':
      case '\\':
      case '/': out.append(static_cast<uint32_t>(c)); return Status::Ok;
      case 'b': out.append('\b'); return Status::Ok;
      case 'f': out.append('\f'); return Status::Ok;
      case 'n': out.append('\n'); return Status::Ok;
      case 'r': out.append('\r'); return Status::Ok;
      case 't': out.append('\t'); return Status::Ok;
      case 'u': break;
      default: return error("Invalid \\escape", backslash);
    }
    uint32_t code;
    if (!hex4(i_, &code)) return error("Invalid \\uXXXX escape", backslash + 1);
    i_ += 4;
    uint32_t low;
    if (code >= 0xD800 && code < 0xDC00 && at(i_, '\\') && at(i_ + 1, 'u') && hex4(i_ + 2, &low) &&
        low >= 0xDC00 && low < 0xE000) {
      code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
      i_ += 6;
    }
    out.append(code);
    return Status::Ok;
  }

  bool hex4(size_t i, uint32_t* out) const {
    if (i + 4 > size_) return false;
    uint32_t n = 0;
    for (size_t k = i; k < i + 4; ++k) {
      uint32_t c = chars_[k];
      uint32_t d = c >= '0' && c <= '9'   ? c - '0'
                   : c >= 'a' && c <= 'f' ? c - 'a' + 10
                   : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                          : 16;
      if (d == 16) return false;
      n = n * 16 + d;
    }
    *out = n;
    return true;
  }

  static constexpr size_t kCached = 128;
  Vm& vm_;
  Str* text_;
  const Char* chars_;
  size_t size_;
  const JsonDecodeOptions& options_;
  Rooted keep_;
  bool hooks_;
  bool no_value_ = false;
  size_t i_ = 0;
  int depth_ = 0;
  Str* keys_[kCached] = {};
};

template <class Char>
Value decode(Vm& vm, Str* text, size_t start, const JsonDecodeOptions& options, size_t* end,
             bool stop_iteration) {
  Parser<Char> parser(vm, text, options);
  Value v = parser.parse(start);
  if (v.is_exc() && parser.no_value() && stop_iteration) {
    static_cast<void>(take_exception(vm));
    return raise_value(vm, ExceptionType::StopIteration,
                       make_int(vm, static_cast<int64_t>(parser.position())));
  }
  *end = parser.position();
  return v;
}

template <class Char>
Value scan_string(Vm& vm, Str* text, size_t start, bool strict, size_t* end) {
  JsonDecodeOptions options{Value::none(), Value::none(), Value::none(),
                            Value::none(), Value::none(), strict};
  Parser<Char> parser(vm, text, options);
  Value v = parser.string_at(start);
  *end = parser.position();
  return v;
}

}  // namespace

Value json_decode(Vm& vm, Str* text, size_t start, const JsonDecodeOptions& options, size_t* end,
                  bool stop_iteration) {
  Rooted keep(vm, text);
  switch (text->width()) {
    case 1: return decode<uint8_t>(vm, text, start, options, end, stop_iteration);
    case 2: return decode<uint16_t>(vm, text, start, options, end, stop_iteration);
    default: return decode<uint32_t>(vm, text, start, options, end, stop_iteration);
  }
}

Value json_scan_string(Vm& vm, Str* text, size_t start, bool strict, size_t* end) {
  Rooted keep(vm, text);
  switch (text->width()) {
    case 1: return scan_string<uint8_t>(vm, text, start, strict, end);
    case 2: return scan_string<uint16_t>(vm, text, start, strict, end);
    default: return scan_string<uint32_t>(vm, text, start, strict, end);
  }
}

}  // namespace aio
