// str.format and str.format_map: replacement fields with attribute and item access, conversions,
// nested specifications.
#include <climits>

#include "runtime/object/text_internal.hpp"
#include "runtime/object/unicode.hpp"
#include "runtime/vm/operators.hpp"
#include "runtime/vm/vm.hpp"
#include "stdlib/types/str_methods.hpp"

namespace aio {
namespace {

/// A part of the format string.
struct Piece {
  size_t start = 0, end = 0;
  bool empty() const { return start >= end; }
};

struct Field {
  Piece name, spec;
  uint32_t conversion = 0;  ///< 0: none
  bool nested = false;      ///< the spec has fields of its own
};

class Formatter {
 public:
  /// mapping undef: str.format with args and kwargs; else format_map.
  Formatter(Vm& vm, Str* format, VarArgs args, Dict* kwargs, Value mapping)
      : vm_(vm),
        format_(vm, format),
        args_(args),
        names_(vm,
               mapping.is_undef() ? (kwargs ? Value::object(kwargs) : Value::undef()) : mapping),
        is_map_(!mapping.is_undef()) {}

  Value run() {
    StrBuilder out{vm_};
    constexpr int kNestingLimit = 2;
    AIO_CHECK(expand({0, format()->length}, kNestingLimit, out));
    return out.finish();
  }

 private:
  const Str* format() const { return format_.as<Str>(); }
  Raised value_error(const char* text) {
    return aio::raise(vm_, ExceptionType::ValueError, "%s", text);
  }

  Status expand(Piece piece, int depth, StrBuilder& out) {
    if (depth == 0) return value_error("Max string recursion exceeded");
    const Str* f = format();
    size_t at = piece.start;
    while (at < piece.end) {
      size_t start = at;
      while (at < piece.end && f->at(at) != '{' && f->at(at) != '}') ++at;
      out.append_slice(f, start, at - start);
      if (at == piece.end) break;
      uint32_t brace = f->at(at++);
      if (at < piece.end && f->at(at) == brace) {
        out.append(brace);
        ++at;
        continue;
      }
      if (brace == '}') return value_error("Single '}' encountered in format string");
      if (at == piece.end) return value_error("Single '{' encountered in format string");
      Field field;
      AIO_CHECK(parse_field(&at, piece.end, &field));
      AIO_CHECK(render(field, depth, out));
    }
    return Status::Ok;
  }

  /// Reads a field behind its '{'; *at ends behind its '}'.
  Status parse_field(size_t* at, size_t end, Field* field) {
    const Str* f = format();
    field->name.start = *at;
    uint32_t c = 0;
    while (*at < end) {
      c = f->at((*at)++);
      if (c == '{') return value_error("unexpected '{' in field name");
      if (c == '[') {
        while (*at < end && f->at(*at) != ']') ++*at;
        c = 0;
      } else if (c == '}' || c == ':' || c == '!') {
        break;
      } else {
        c = 0;
      }
    }
    if (c == 0) return value_error("expected '}' before end of string");
    field->name.end = *at - 1;
    if (c == '}') return Status::Ok;
    if (c == '!') {
      if (*at >= end) return value_error("end of string while looking for conversion specifier");
      field->conversion = f->at((*at)++);
      if (*at < end) {
        c = f->at((*at)++);
        if (c == '}') return Status::Ok;
        if (c != ':') return value_error("expected ':' after conversion specifier");
      }
    }
    field->spec.start = *at;
    for (int open = 1; *at < end;) {
      c = f->at((*at)++);
      if (c == '{') {
        field->nested = true;
        ++open;
      } else if (c == '}' && --open == 0) {
        field->spec.end = *at - 1;
        return Status::Ok;
      }
    }
    return value_error("unmatched '{' in format spec");
  }

  Status render(const Field& field, int depth, StrBuilder& out) {
    AIO_TRY(Value found, look_up(field.name));
    Rooted value{vm_, found};
    if (field.conversion) {
      AIO_TRY(Value converted, convert(value, field.conversion));
      value = converted;
    }
    Value spec;
    if (field.nested) {
      StrBuilder expanded{vm_};
      AIO_CHECK(expand(field.spec, depth - 1, expanded));
      AIO_TRY(spec, expanded.finish());
    } else if (field.spec.empty()) {
      if (is_kind(value, Kind::Str) && as<Str>(value)->shape == shape_id(vm_, BuiltinType::Str)) {
        out.append(as<Str>(value));
        return Status::Ok;
      }
      spec = make_str(vm_, {});
    } else {
      spec = substring(vm_, format_.as<Str>(), field.spec.start, field.spec.end - field.spec.start);
    }
    AIO_TRY(Value text, format_of(vm_, value, as<Str>(spec)));
    out.append(as<Str>(text));
    return Status::Ok;
  }

  Value convert(Value v, uint32_t conversion) {
    switch (conversion) {
      case 'r': return repr_of(vm_, v);
      case 's': return str_of(vm_, v);
      case 'a': return ascii_of(vm_, v);
      default: break;
    }
    if (conversion > 32 && conversion < 127) {
      return aio::raise(vm_, ExceptionType::ValueError, "Unknown conversion specifier %c",
                        static_cast<int>(conversion));
    }
    return aio::raise(vm_, ExceptionType::ValueError, "Unknown conversion specifier \\x%x",
                      conversion);
  }

  /// The piece as an index; -1 if it is no number.
  Result<int64_t> as_index(Piece p) {
    if (p.empty()) return -1;
    int64_t n = 0;
    for (size_t i = p.start; i < p.end; ++i) {
      int digit = unicode::decimal_value(format()->at(i));
      if (digit < 0) return -1;
      if (n > (INT64_MAX - digit) / 10)
        return value_error("Too many decimal digits in format string");
      n = n * 10 + digit;
    }
    return n;
  }

  Value text_of(Piece p) { return substring(vm_, format_.as<Str>(), p.start, p.end - p.start); }

  Value look_up(Piece name) {
    const Str* f = format();
    Piece first{name.start, name.start};
    while (first.end < name.end && f->at(first.end) != '.' && f->at(first.end) != '[') ++first.end;
    AIO_TRY(Value base, first_object(first));
    Rooted object{vm_, base};
    for (size_t at = first.end; at < name.end;) {
      uint32_t how = f->at(at++);
      Piece part{at, at};
      if (how == '.') {
        while (part.end < name.end && f->at(part.end) != '.' && f->at(part.end) != '[') ++part.end;
        at = part.end;
      } else if (how == '[') {
        while (part.end < name.end && f->at(part.end) != ']') ++part.end;
        if (part.end == name.end) return value_error("Missing ']' in format string");
        at = part.end + 1;
      } else {
        return value_error("Only '.' or '[' may follow ']' in format field specifier");
      }
      if (part.empty()) return value_error("Empty attribute in format string");
      Value next;
      if (how == '.') {
        AIO_TRY(next, get_attr(vm_, object, intern(vm_, as<Str>(text_of(part)))));
      } else {
        AIO_TRY(int64_t index, as_index(part));
        AIO_TRY(next, get_item(vm_, object, index >= 0 ? make_int(vm_, index) : text_of(part)));
      }
      object = next;
    }
    return object;
  }

  Value first_object(Piece first) {
    AIO_TRY(int64_t index, as_index(first));
    bool automatic = first.empty();
    if (automatic || index >= 0) {
      if (numbering_ == Numbering::Unknown) {
        numbering_ = automatic ? Numbering::Automatic : Numbering::Manual;
      } else if (automatic && numbering_ == Numbering::Manual) {
        return value_error(
            "cannot switch from manual field specification to automatic field numbering");
      } else if (!automatic && numbering_ == Numbering::Automatic) {
        return value_error(
            "cannot switch from automatic field numbering to manual field specification");
      }
      if (is_map_) return value_error("Format string contains positional fields");
      if (automatic) index = next_++;
      if (index >= static_cast<int64_t>(args_.size())) {
        return aio::raise(vm_, ExceptionType::IndexError,
                          "Replacement index %lld out of range for positional args tuple",
                          static_cast<long long>(index));
      }
      return args_[static_cast<size_t>(index)];
    }
    Value key = text_of(first);
    if (is_map_) return get_item(vm_, names_, key);
    if (!names_.get().is_undef()) {
      AIO_TRY(Value v, dict_get(vm_, names_.as<Dict>(), key));
      if (!v.is_undef()) return v;
    }
    return raise_value(vm_, ExceptionType::KeyError, key);
  }

  enum class Numbering { Unknown, Automatic, Manual };

  Vm& vm_;
  Rooted format_;
  VarArgs args_;
  Rooted names_;
  bool is_map_;
  Numbering numbering_ = Numbering::Unknown;
  int64_t next_ = 0;
};

}  // namespace

Value str_format(Vm& vm, Str* self, VarArgs args, Dict* kwargs) {
  return Formatter(vm, self, args, kwargs, Value::undef()).run();
}

Value str_format_map(Vm& vm, Str* self, Value mapping) {
  return Formatter(vm, self, {}, nullptr, mapping).run();
}

}  // namespace aio
