// str: taking apart, putting together, trimming and padding.
#include <cstring>

#include "runtime/object/format_spec.hpp"
#include "runtime/object/sequence_ops.hpp"
#include "runtime/object/text_internal.hpp"
#include "runtime/object/unicode.hpp"
#include "stdlib/types/str_methods.hpp"

namespace aio {
namespace {

Raised raise_empty_separator(Vm& vm) {
  return aio::raise(vm, ExceptionType::ValueError, "empty separator");
}

/// Collects the parts of a split.
class Parts {
 public:
  Parts(Vm& vm, Str* s) : vm_(vm), s_(s), list_(new_list(vm, 8)) {}
  Status add(size_t start, size_t end) {
    AIO_TRY(Value part, substring(vm_, s_, start, end - start));
    return list_append(vm_, list_, part);
  }
  Value finish(bool reverse = false) {
    if (reverse) std::reverse(list_->items, list_->items + list_->size);
    return Value::object(list_);
  }

 private:
  Vm& vm_;
  Str* s_;
  List* list_;
};

template <class Chars>
Value split_spaces(Vm& vm, Str* self, const Chars* p, size_t limit) {
  Parts parts{vm, self};
  size_t n = self->length, i = 0;
  for (;;) {
    while (i < n && unicode::is_space(p[i])) ++i;
    if (i == n) break;
    size_t start = i;
    if (limit-- == 0) {
      AIO_CHECK(parts.add(start, n));
      break;
    }
    while (i < n && !unicode::is_space(p[i])) ++i;
    AIO_CHECK(parts.add(start, i));
  }
  return parts.finish();
}

Value rsplit_spaces(Vm& vm, Str* self, size_t limit) {
  Parts parts{vm, self};
  size_t end = self->length;
  for (;;) {
    while (end > 0 && unicode::is_space(self->at(end - 1))) --end;
    if (end == 0) break;
    size_t start = end;
    if (limit-- == 0) {
      AIO_CHECK(parts.add(0, end));
      break;
    }
    while (start > 0 && !unicode::is_space(self->at(start - 1))) --start;
    AIO_CHECK(parts.add(start, end));
    end = start;
  }
  return parts.finish(true);
}

Status separator(Vm& vm, Value sep, Str** out) {
  *out = nullptr;
  if (sep.is_none()) return Status::Ok;
  *out = dyn_as<Str>(sep);
  if (!*out)
    return aio::raise(vm, ExceptionType::TypeError, "must be str or None, not %T", sep.bits);
  if ((*out)->length == 0) return raise_empty_separator(vm);
  return Status::Ok;
}

}  // namespace

Value str_split(Vm& vm, Str* self, Value sep, int64_t maxsplit) {
  Str* by;
  AIO_CHECK(separator(vm, sep, &by));
  size_t limit = maxsplit < 0 ? SIZE_MAX : static_cast<size_t>(maxsplit);
  if (!by) {
    return self->aux == 1   ? split_spaces(vm, self, self->latin1(), limit)
           : self->aux == 2 ? split_spaces(vm, self, self->ucs2(), limit)
                            : split_spaces(vm, self, self->ucs4(), limit);
  }
  Parts parts{vm, self};
  size_t at = 0;
  if (self->aux == 1 && by->aux == 1 && by->length == 1) {
    const uint8_t* text = self->latin1();
    while (limit-- > 0) {
      const void* hit = std::memchr(text + at, *by->latin1(), self->length - at);
      if (!hit) break;
      size_t end = static_cast<size_t>(static_cast<const uint8_t*>(hit) - text);
      AIO_CHECK(parts.add(at, end));
      at = end + 1;
    }
    AIO_CHECK(parts.add(at, self->length));
    return parts.finish();
  }
  while (limit-- > 0) {
    int64_t hit = find_text(self, by, at, self->length);
    if (hit < 0) break;
    AIO_CHECK(parts.add(at, static_cast<size_t>(hit)));
    at = static_cast<size_t>(hit) + by->length;
  }
  AIO_CHECK(parts.add(at, self->length));
  return parts.finish();
}

Value str_rsplit(Vm& vm, Str* self, Value sep, int64_t maxsplit) {
  Str* by;
  AIO_CHECK(separator(vm, sep, &by));
  size_t limit = maxsplit < 0 ? SIZE_MAX : static_cast<size_t>(maxsplit);
  if (!by) return rsplit_spaces(vm, self, limit);
  Parts parts{vm, self};
  size_t end = self->length;
  while (limit-- > 0) {
    int64_t hit = rfind_text(self, by, 0, end);
    if (hit < 0) break;
    AIO_CHECK(parts.add(static_cast<size_t>(hit) + by->length, end));
    end = static_cast<size_t>(hit);
  }
  AIO_CHECK(parts.add(0, end));
  return parts.finish(true);
}

Value str_splitlines(Vm& vm, Str* self, bool keepends) {
  Parts parts{vm, self};
  size_t n = self->length, start = 0;
  for (size_t i = 0; i < n;) {
    uint32_t c = self->at(i);
    if (!unicode::is_line_break(c)) {
      ++i;
      continue;
    }
    size_t next = i + (c == '\r' && i + 1 < n && self->at(i + 1) == '\n' ? 2 : 1);
    AIO_CHECK(parts.add(start, keepends ? next : i));
    start = i = next;
  }
  if (start < n) AIO_CHECK(parts.add(start, n));
  return parts.finish();
}

namespace {

Value three(Vm& vm, Value a, Value b, Value c) {
  Value parts[3] = {a, b, c};
  return make_tuple(vm, parts, 3);
}

Status partition_separator(Vm& vm, Value sep, Str** out) {
  *out = dyn_as<Str>(sep);
  if (!*out) return aio::raise(vm, ExceptionType::TypeError, "must be str, not %T", sep.bits);
  return (*out)->length == 0 ? raise_empty_separator(vm) : Status::Ok;
}

Value cut(Vm& vm, Str* self, Str* by, int64_t hit) {
  size_t at = static_cast<size_t>(hit), after = at + by->length;
  return three(vm, substring(vm, self, 0, at), exact_str(vm, by),
               substring(vm, self, after, self->length - after));
}

}  // namespace

Value str_partition(Vm& vm, Str* self, Value sep) {
  Str* by;
  AIO_CHECK(partition_separator(vm, sep, &by));
  int64_t hit = find_text(self, by, 0, self->length);
  if (hit >= 0) return cut(vm, self, by, hit);
  Value empty = make_str(vm, {});
  return three(vm, exact_str(vm, self), empty, empty);
}

Value str_rpartition(Vm& vm, Str* self, Value sep) {
  Str* by;
  AIO_CHECK(partition_separator(vm, sep, &by));
  int64_t hit = rfind_text(self, by, 0, self->length);
  if (hit >= 0) return cut(vm, self, by, hit);
  Value empty = make_str(vm, {});
  return three(vm, empty, empty, exact_str(vm, self));
}

Value str_join(Vm& vm, Str* self, Value iterable) {
  AIO_TRY(Value sequence, sequence_of(vm, iterable, "can only join an iterable"));
  const Tuple* tuple = dyn_as<Tuple>(sequence);
  const Value* items = tuple ? tuple->items() : as<List>(sequence)->items;
  size_t count = tuple ? tuple->size : as<List>(sequence)->size;
  if (count == 0) return make_str(vm, {});
  uint32_t max = count > 1 ? max_char(self) : 0;
  size_t length = 0;
  for (size_t i = 0; i < count; ++i) {
    const Str* item = dyn_as<Str>(items[i]);
    if (!item) {
      return aio::raise(vm, ExceptionType::TypeError,
                        "sequence item %zu: expected str instance, %T found", i, items[i].bits);
    }
    length += item->length;
    max = std::max(max, max_char(item));
  }
  if (count == 1) return exact_str(vm, as<Str>(items[0]));
  length += self->length * (count - 1);
  unsigned width = max < 0x100 ? 1 : max < 0x10000 ? 2 : 4;
  AIO_CHECK(check_text_size(vm, length, width));
  if (length == 0) return make_str(vm, {});
  Str* r = new_str(vm, length, max);
  char* out = static_cast<char*>(mutable_data(r));
  auto put = [&](const Str* s) {
    if (s->aux == width) std::memcpy(out, s->data, s->byte_length());
    else copy_text(s, 0, s->length, width, out);
    out += size_t{s->length} * width;
  };
  for (size_t i = 0; i < count; ++i) {
    if (i > 0 && self->length) put(self);
    put(as<Str>(items[i]));
  }
  return Value::object(r);
}

namespace {

enum Ends { kLeft = 1, kRight = 2 };

Value strip(Vm& vm, Str* self, Value chars, int ends, const char* name) {
  Str* set = nullptr;
  if (!chars.is_none()) {
    set = dyn_as<Str>(chars);
    if (!set) return aio::raise(vm, ExceptionType::TypeError, "%s arg must be None or str", name);
  }
  auto drop = [&](uint32_t c) {
    if (!set) return unicode::is_space(c);
    for (size_t i = 0; i < set->length; ++i)
      if (set->at(i) == c) return true;
    return false;
  };
  size_t start = 0, end = self->length;
  if (ends & kLeft)
    while (start < end && drop(self->at(start))) ++start;
  if (ends & kRight)
    while (end > start && drop(self->at(end - 1))) --end;
  return substring(vm, self, start, end - start);
}

Value pad(Vm& vm, Str* self, int64_t width, Value fill, char align) {
  uint32_t c = ' ';
  const Str* s = dyn_as<Str>(fill);
  if (!s) {
    return aio::raise(vm, ExceptionType::TypeError,
                      "The fill character must be a unicode character, not %T", fill.bits);
  }
  if (s->length != 1)
    return aio::raise(vm, ExceptionType::TypeError,
                      "The fill character must be exactly one character long");
  c = s->at(0);
  if (width <= static_cast<int64_t>(self->length)) return exact_str(vm, self);
  if (align == '^') {
    // An odd remainder goes to the left when the width is odd.
    size_t total = static_cast<size_t>(width) - self->length;
    size_t left = total / 2 + (total & static_cast<size_t>(width) & 1);
    AIO_TRY(Value padded, pad_text(vm, self, self->length + left, c, '>'));
    return pad_text(vm, as<Str>(padded), static_cast<size_t>(width), c, '<');
  }
  return pad_text(vm, self, static_cast<size_t>(width), c, align);
}

}  // namespace

Value str_strip(Vm& vm, Str* self, Value chars) {
  return strip(vm, self, chars, kLeft | kRight, "strip");
}
Value str_lstrip(Vm& vm, Str* self, Value chars) { return strip(vm, self, chars, kLeft, "lstrip"); }
Value str_rstrip(Vm& vm, Str* self, Value chars) {
  return strip(vm, self, chars, kRight, "rstrip");
}
Value str_center(Vm& vm, Str* self, int64_t width, Value fill) {
  return pad(vm, self, width, fill, '^');
}
Value str_ljust(Vm& vm, Str* self, int64_t width, Value fill) {
  return pad(vm, self, width, fill, '<');
}
Value str_rjust(Vm& vm, Str* self, int64_t width, Value fill) {
  return pad(vm, self, width, fill, '>');
}

Value str_zfill(Vm& vm, Str* self, int64_t width) {
  if (width <= static_cast<int64_t>(self->length)) return exact_str(vm, self);
  AIO_CHECK(check_text_size(vm, static_cast<size_t>(width), self->aux));
  StrBuilder out{vm};
  bool sign = self->length > 0 && (self->at(0) == '+' || self->at(0) == '-');
  if (sign) out.append(self->at(0));
  out.append_ascii(std::string(static_cast<size_t>(width) - self->length, '0'));
  out.append_slice(self, sign, self->length - sign);
  return out.finish();
}

Value str_expandtabs(Vm& vm, Str* self, int64_t tabsize) {
  StrBuilder out{vm};
  size_t column = 0, tab = tabsize > 0 ? static_cast<size_t>(tabsize) : 0;
  for (size_t i = 0; i < self->length; ++i) {
    uint32_t c = self->at(i);
    if (c == '\t') {
      if (tab == 0) continue;
      size_t n = tab - column % tab;
      if (out.length() + n > UINT32_MAX)
        return aio::raise(vm, ExceptionType::OverflowError, "new string is too long");
      AIO_CHECK(check_text_size(vm, out.length() + n, self->aux));
      out.append_ascii(std::string(n, ' '));
      column += n;
    } else {
      out.append(c);
      column = c == '\n' || c == '\r' ? 0 : column + 1;
    }
  }
  return out.finish();
}

}  // namespace aio
