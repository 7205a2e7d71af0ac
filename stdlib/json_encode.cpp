// json.dumps: writes UTF-8 (with ensure_ascii: ASCII) into one buffer, which becomes the result.
//
// default() and items() of dict subclasses run script code: containers on the way down are rooted,
// and are read by position anew.
#include <algorithm>
#include <cmath>

#include "runtime/object/builtin_ops.hpp"
#include "runtime/object/class.hpp"
#include "runtime/object/dict_ops.hpp"
#include "runtime/object/sequence_ops.hpp"
#include "runtime/object/sort.hpp"
#include "stdlib/json.hpp"

namespace aio {
namespace {

constexpr int kMaxDepth = 20000;
constexpr char kHexDigits[] = "0123456789abcdef";

void append_unicode_escape(std::string& out, uint32_t unit) {
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += kHexDigits[unit >> shift & 15];
}

/// The short escape of c, or 0.
char short_escape(uint32_t c) {
  switch (c) {
    case '"': return '"';
    case '\\': return '\\';
    case '\n': return 'n';
    case '\r': return 'r';
    case '\t': return 't';
    case '\f': return 'f';
    case '\b': return 'b';
    default: return 0;
  }
}

void append_escaped(std::string& out, uint32_t c) {
  if (char e = short_escape(c)) {
    out += '\\';
    out += e;
  } else if (c < 0x10000) {
    append_unicode_escape(out, c);
  } else {
    append_unicode_escape(out, 0xD800 + ((c - 0x10000) >> 10));
    append_unicode_escape(out, 0xDC00 + ((c - 0x10000) & 0x3FF));
  }
}

void append_utf8(std::string& out, uint32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | c >> 6);
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | c >> 12);
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | c >> 18);
    out += static_cast<char>(0x80 | (c >> 12 & 0x3F));
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

bool needs_escape(uint8_t c) { return c < 0x20 || c == '"' || c == '\\'; }

void append_quoted(std::string& out, const Str* s, bool ensure_ascii) {
  out += '"';
  if (s->is_ascii()) {
    const char* chars = reinterpret_cast<const char*>(s->latin1());
    size_t start = 0;
    for (size_t i = 0; i < s->length; ++i) {
      if (!needs_escape(static_cast<uint8_t>(chars[i]))) continue;
      out.append(chars + start, i - start);
      append_escaped(out, static_cast<uint8_t>(chars[i]));
      start = i + 1;
    }
    out.append(chars + start, s->length - start);
  } else {
    for (size_t i = 0; i < s->length; ++i) {
      uint32_t c = s->at(i);
      if (c < 0x80 ? needs_escape(static_cast<uint8_t>(c)) : ensure_ascii) append_escaped(out, c);
      else append_utf8(out, c);
    }
  }
  out += '"';
}

class Encoder {
 public:
  Encoder(Vm& vm, const JsonEncodeOptions& options) : vm_(vm), o_(options) {}

  Status prepare() {
    pretty_ = !o_.indent.is_none();
    if (Str* s = dyn_as<Str>(o_.indent)) {
      indent_ = to_utf8(s);
    } else if (pretty_) {
      AIO_TRY(int64_t n, index_int64(vm_, o_.indent));
      indent_.assign(static_cast<size_t>(std::max<int64_t>(n, 0)), ' ');
    }
    item_separator_ =
        o_.item_separator.is_none() ? (pretty_ ? "," : ", ") : to_utf8(as<Str>(o_.item_separator));
    key_separator_ = o_.key_separator.is_none() ? ": " : to_utf8(as<Str>(o_.key_separator));
    return Status::Ok;
  }

  Status write(Value v) {
    if (!v.is_object()) return write_immediate(v);
    switch (v.as_object()->kind) {
      case Kind::Str: append_quoted(out_, as<Str>(v), o_.ensure_ascii); return Status::Ok;
      case Kind::Int: return write_big_int(v);
      case Kind::Float: return write_float(float_value(v));
      case Kind::List:
      case Kind::Tuple: return write_sequence(v);
      case Kind::Dict: return write_dict(v);
      default: return write_other(v);
    }
  }

  Value result() { return o_.ensure_ascii ? make_ascii_result() : make_str(vm_, out_); }

 private:
  Value make_ascii_result() {
    // Separators and indentation may hold anything.
    bool ascii = std::all_of(out_.begin(), out_.end(),
                             [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    return ascii ? make_latin1(vm_, reinterpret_cast<const uint8_t*>(out_.data()), out_.size())
                 : make_str(vm_, out_);
  }

  Status write_immediate(Value v) {
    if (v.is_small_int()) {
      char digits[24];
      out_.append(digits,
                  static_cast<size_t>(std::snprintf(digits, sizeof digits, "%lld",
                                                    static_cast<long long>(v.as_small_int()))));
      return Status::Ok;
    }
    if (v.is_float()) return write_float(v.as_float());
    if (v.is_none()) out_ += "null";
    else if (v.is_bool()) out_ += v.is_true() ? "true" : "false";
    else return write_other(v);
    return Status::Ok;
  }

  Status write_big_int(Value v) {
    AIO_TRY(Value text, int_repr(vm_, v));
    out_ += as<Str>(text)->ascii();
    return Status::Ok;
  }

  Status write_float(double d) {
    if (std::isfinite(d)) {
      out_ += float_repr(d);
      return Status::Ok;
    }
    if (!o_.allow_nan)
      return raise(vm_, ExceptionType::ValueError,
                   "Out of range float values are not JSON compliant: %s", float_repr(d).c_str());
    out_ += d != d ? "NaN" : d > 0 ? "Infinity" : "-Infinity";
    return Status::Ok;
  }

  // --- nesting -----------------------------------------------------------------------------------

  Status enter(Value v) {
    if (path_.size() > kMaxDepth || failed(vm_.check_native_stack())) {
      if (!vm_.exception.is_undef()) static_cast<void>(take_exception(vm_));
      return raise(vm_, ExceptionType::RecursionError,
                   "maximum recursion depth exceeded while encoding a JSON object");
    }
    if (o_.check_circular && std::find(path_.begin(), path_.end(), v.as_object()) != path_.end())
      return raise(vm_, ExceptionType::ValueError, "Circular reference detected");
    path_.push_back(v.as_object());
    return Status::Ok;
  }
  void leave() { path_.pop_back(); }

  void new_line(size_t depth) {
    if (!pretty_) return;
    out_ += '\n';
    for (size_t i = 0; i < depth; ++i) out_ += indent_;
  }

  Status write_sequence(Value v) {
    Rooted keep(vm_, v);
    if (!items_of(v).size) {
      out_ += "[]";
      return Status::Ok;
    }
    AIO_CHECK(enter(v));
    size_t depth = ++level_;
    out_ += '[';
    for (size_t i = 0; i < items_of(v).size; ++i) {
      if (i) out_ += item_separator_;
      new_line(depth);
      AIO_CHECK(write(items_of(v).items[i]));
    }
    --level_;
    new_line(level_);
    out_ += ']';
    leave();
    return Status::Ok;
  }

  /// A list of (key, value) tuples, sorted if asked for; or undef if the dict can be walked as it
  /// is.
  Value items_to_write(Value v) {
    bool exact = type_of(vm_, v) == vm_.type(BuiltinType::Dict);
    if (exact && !o_.sort_keys) return Value::undef();
    Value items;
    if (exact) {
      AIO_TRY(items, dict_list(vm_, as<Dict>(v), DictViewKind::Items));
    } else {
      AIO_TRY(Value view, vm_.call_method(v, vm_.names.items));
      AIO_TRY(items, list_from_iterable(vm_, view));
    }
    if (!o_.sort_keys) return items;
    Rooted keep(vm_, items);
    List* list = as<List>(items);
    auto key_of = [](Value pair) { return as<Tuple>(pair)->items()[0]; };
    bool all_str = std::all_of(list->items, list->items + list->size, [&](Value p) {
      return is_kind(p, Kind::Tuple) && as<Tuple>(p)->size == 2 && is_kind(key_of(p), Kind::Str);
    });
    if (all_str) {
      vm_.heap.before_write(list);
      std::stable_sort(list->items, list->items + list->size, [&](Value x, Value y) {
        return str_compare(as<Str>(key_of(x)), as<Str>(key_of(y))) < 0;
      });
    } else {
      AIO_CHECK(sort_list(vm_, list, Value::none(), false));
    }
    return keep;
  }

  Status write_dict(Value v) {
    Rooted keep(vm_, v);
    if (!dict_size(as<Dict>(v)) && type_of(vm_, v) == vm_.type(BuiltinType::Dict)) {
      out_ += "{}";
      return Status::Ok;
    }
    AIO_CHECK(enter(v));
    AIO_TRY(Value list, items_to_write(v));
    Rooted keep_list(vm_, list);
    ++level_;
    out_ += '{';
    bool first = true;
    if (list.is_undef()) {
      Value key, value;
      for (uint32_t at = 0; dict_next(as<Dict>(v), &at, &key, &value);)
        AIO_CHECK(write_item(key, value, &first));
    } else {
      for (uint32_t i = 0; i < as<List>(list)->size; ++i) {
        Tuple* pair = dyn_as<Tuple>(as<List>(list)->items[i]);
        if (!pair || pair->size != 2)
          return raise(vm_, ExceptionType::ValueError, "items must return 2-tuples");
        AIO_CHECK(write_item(pair->items()[0], pair->items()[1], &first));
      }
    }
    --level_;
    if (!first) new_line(level_);
    out_ += '}';
    leave();
    return Status::Ok;
  }

  Status write_item(Value key, Value value, bool* first) {
    Rooted keep(vm_, value);
    size_t before = out_.size();
    if (!*first) out_ += item_separator_;
    new_line(level_);
    AIO_TRY(bool written, write_key(key));
    if (!written) {
      out_.resize(before);
      return Status::Ok;
    }
    *first = false;
    out_ += key_separator_;
    return write(value);
  }

  Result<bool> write_key(Value key) {
    if (Str* s = dyn_as<Str>(key)) {
      append_quoted(out_, s, o_.ensure_ascii);
      return true;
    }
    if (!is_int(key) && !is_float_like(key) && !key.is_none()) {
      if (o_.skip_keys) return false;
      return raise(vm_, ExceptionType::TypeError,
                   "keys must be str, int, float, bool or None, not %T", key.bits);
    }
    out_ += '"';
    AIO_CHECK(write(key));
    out_ += '"';
    return true;
  }

  Status write_other(Value v) {
    if (o_.fallback.is_none())
      return raise(vm_, ExceptionType::TypeError, "Object of type %T is not JSON serializable",
                   v.bits);
    Rooted keep(vm_, v);
    bool marks = v.is_object();
    if (marks) AIO_CHECK(enter(v));
    AIO_TRY(Value replacement, vm_.call(o_.fallback, v));
    Rooted keep_replacement(vm_, replacement);
    AIO_CHECK(write(replacement));
    if (marks) leave();
    return Status::Ok;
  }

  Vm& vm_;
  const JsonEncodeOptions& o_;
  std::string out_, indent_, item_separator_, key_separator_;
  std::vector<Object*> path_;
  size_t level_ = 0;
  bool pretty_ = false;
};

}  // namespace

Value json_encode(Vm& vm, Value v, const JsonEncodeOptions& options) {
  Encoder encoder(vm, options);
  AIO_CHECK(encoder.prepare());
  AIO_CHECK(encoder.write(v));
  return encoder.result();
}

Value json_quote(Vm& vm, Str* s, bool ensure_ascii) {
  std::string out;
  append_quoted(out, s, ensure_ascii);
  return make_str(vm, out);
}

}  // namespace aio
