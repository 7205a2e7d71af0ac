// str: finding, counting, replacing, translating.
#include <cstring>

#include "runtime/object/text_internal.hpp"
#include "runtime/vm/vm.hpp"
#include "stdlib/types/str_methods.hpp"

namespace aio {
namespace {

struct Range2 {
  size_t start, end;
};

Result<Range2> bounds(Vm& vm, const Str* self, Value start, Value end) {
  Range2 r;
  AIO_CHECK(search_bounds(vm, start, end, self->length, &r.start, &r.end));
  return r;
}

size_t count_text(const Str* s, const Str* sub, size_t start, size_t end, size_t limit) {
  if (sub->length == 0) return start > end ? 0 : std::min(end - start + 1, limit);
  size_t n = 0;
  if (s->aux == 1 && sub->length == 1 && sub->aux == 1) {
    const uint8_t* p = s->latin1() + start;
    const uint8_t* limit_p = s->latin1() + std::max(start, end);
    while (n < limit && p < limit_p &&
           (p = static_cast<const uint8_t*>(
                memchr(p, *sub->latin1(), static_cast<size_t>(limit_p - p))))) {
      ++n;
      ++p;
    }
    return n;
  }
  while (n < limit) {
    int64_t at = find_text(s, sub, start, end);
    if (at < 0) break;
    ++n;
    start = static_cast<size_t>(at) + sub->length;
  }
  return n;
}

bool equal_at(const Str* s, size_t at, const Str* part) {
  if (part->length == 0) return true;
  if (part->aux > s->aux) return false;
  if (part->aux == s->aux) {
    return std::memcmp(static_cast<const char*>(s->data) + at * s->aux, part->data,
                       part->byte_length()) == 0;
  }
  for (size_t i = 0; i < part->length; ++i)
    if (s->at(at + i) != part->at(i)) return false;
  return true;
}

enum class Side { Start, End };

template <Side side>
Result<bool> tail_match(Vm& vm, Str* self, Value affix, Value start, Value end) {
  AIO_TRY(Range2 r, bounds(vm, self, start, end));
  auto matches = [&](const Str* part) {
    if (r.start > r.end || part->length > r.end - r.start) return false;
    return equal_at(self, side == Side::Start ? r.start : r.end - part->length, part);
  };
  const char* name = side == Side::Start ? "startswith" : "endswith";
  if (const Str* part = dyn_as<Str>(affix)) return matches(part);
  const Tuple* options = dyn_as<Tuple>(affix);
  if (!options) {
    return aio::raise(vm, ExceptionType::TypeError,
                      "%s first arg must be str or a tuple of str, not %T", name, affix.bits);
  }
  for (size_t i = 0; i < options->size; ++i) {
    const Str* part = dyn_as<Str>(options->items()[i]);
    if (!part) {
      return aio::raise(vm, ExceptionType::TypeError, "tuple for %s must only contain str, not %T",
                        name, options->items()[i].bits);
    }
    if (matches(part)) return true;
  }
  return false;
}

/// One character for one character, both at the width of s.
Value replace_char(Vm& vm, Str* s, uint8_t from, uint8_t to, size_t limit) {
  Str* r = new_str(vm, s->length, std::max<uint32_t>(s->is_ascii() ? 127 : 255, to));
  uint8_t* out = static_cast<uint8_t*>(mutable_data(r));
  std::memcpy(out, s->data, s->length);
  uint8_t* end = out + s->length;
  while (limit-- > 0 && out < end &&
         (out = static_cast<uint8_t*>(memchr(out, from, static_cast<size_t>(end - out)))))
    *out++ = to;
  return Value::object(r);
}

}  // namespace

Result<int64_t> str_count(Vm& vm, Str* self, Str* sub, Value start, Value end) {
  AIO_TRY(Range2 r, bounds(vm, self, start, end));
  return static_cast<int64_t>(count_text(self, sub, r.start, r.end, SIZE_MAX));
}

Result<int64_t> str_find(Vm& vm, Str* self, Str* sub, Value start, Value end) {
  AIO_TRY(Range2 r, bounds(vm, self, start, end));
  return find_text(self, sub, r.start, r.end);
}

Result<int64_t> str_rfind(Vm& vm, Str* self, Str* sub, Value start, Value end) {
  AIO_TRY(Range2 r, bounds(vm, self, start, end));
  return rfind_text(self, sub, r.start, r.end);
}

namespace {

Result<int64_t> found(Vm& vm, Result<int64_t> at) {
  if (!failed(at) && *at < 0)
    return aio::raise(vm, ExceptionType::ValueError, "substring not found");
  return at;
}

}  // namespace

Result<int64_t> str_index(Vm& vm, Str* self, Str* sub, Value start, Value end) {
  return found(vm, str_find(vm, self, sub, start, end));
}

Result<int64_t> str_rindex(Vm& vm, Str* self, Str* sub, Value start, Value end) {
  return found(vm, str_rfind(vm, self, sub, start, end));
}

Result<bool> str_startswith(Vm& vm, Str* self, Value prefix, Value start, Value end) {
  return tail_match<Side::Start>(vm, self, prefix, start, end);
}

Result<bool> str_endswith(Vm& vm, Str* self, Value suffix, Value start, Value end) {
  return tail_match<Side::End>(vm, self, suffix, start, end);
}

Value str_removeprefix(Vm& vm, Str* self, Str* prefix) {
  if (prefix->length > self->length || !equal_at(self, 0, prefix)) return exact_str(vm, self);
  return substring(vm, self, prefix->length, self->length - prefix->length);
}

Value str_removesuffix(Vm& vm, Str* self, Str* suffix) {
  size_t rest = self->length - std::min(suffix->length, self->length);
  if (suffix->length == 0 || suffix->length > self->length || !equal_at(self, rest, suffix))
    return exact_str(vm, self);
  return substring(vm, self, 0, rest);
}

Value str_replace(Vm& vm, Str* self, Str* from, Str* to, int64_t count) {
  size_t limit = count < 0 ? SIZE_MAX : static_cast<size_t>(count);
  if (limit == 0 || from->length > self->length || from->aux > self->aux ||
      (from->length == 0 && to->length == 0)) {
    return exact_str(vm, self);
  }
  if (self->aux == 1 && to->aux == 1 && from->length == 1 && to->length == 1 &&
      (self->is_ascii() || !to->is_ascii() || from->is_ascii())) {
    if (find_text(self, from, 0, self->length) < 0) return exact_str(vm, self);
    return replace_char(vm, self, *from->latin1(), *to->latin1(), limit);
  }
  size_t n = count_text(self, from, 0, self->length, limit);
  if (n == 0) return exact_str(vm, self);
  // Sizes first, so that the result is built in place; a wide text may become narrow, then the
  // builder decides.
  unsigned __int128 length = static_cast<unsigned __int128>(self->length) - n * from->length +
                             static_cast<unsigned __int128>(n) * to->length;
  if (length > UINT32_MAX) return raise_memory_error(vm);
  AIO_CHECK(check_text_size(vm, static_cast<size_t>(length), std::max(self->aux, to->aux)));
  bool ascii = self->is_ascii() && to->is_ascii();
  if (!ascii) {
    StrBuilder out{vm};
    size_t at = 0;
    for (size_t k = 0; k < n; ++k) {
      size_t hit = from->length ? static_cast<size_t>(find_text(self, from, at, self->length)) : at;
      if (from->length == 0 && k > 0) {
        out.append_slice(self, at, 1);
        hit = ++at;
      }
      out.append_slice(self, at, hit - at);
      out.append(to);
      at = hit + from->length;
    }
    out.append_slice(self, at, self->length - at);
    return out.finish();
  }
  Str* r = new_str(vm, static_cast<size_t>(length), 127);
  char* out = static_cast<char*>(mutable_data(r));
  const char* in = static_cast<const char*>(self->data);
  auto put = [&](const void* data, size_t size) {
    std::memcpy(out, data, size);
    out += size;
  };
  size_t at = 0;
  for (size_t k = 0; k < n; ++k) {
    size_t hit = at;
    if (from->length) hit = static_cast<size_t>(find_text(self, from, at, self->length));
    else if (k > 0) ++hit;
    put(in + at, hit - at);
    put(to->data, to->length);
    at = hit + from->length;
  }
  put(in + at, self->length - at);
  return Value::object(r);
}

namespace {

/// Appends what the table says about c; the character itself when it says nothing.
Status translate_one(Vm& vm, Value table, uint32_t c, StrBuilder& out) {
  Value key = Value::small_int(c);
  Value mapped;
  if (is_instance_exact(vm, table, vm.type(BuiltinType::Dict))) {
    AIO_TRY(mapped, dict_get(vm, as<Dict>(table), key));
  } else {
    mapped = get_item(vm, table, key);
    if (failed(mapped)) {
      if (!pending_is(vm, ExceptionType::LookupError)) return raised;
      (void)take_exception(vm);
      mapped = Value::undef();
    }
  }
  if (mapped.is_undef()) {
    out.append(c);
  } else if (const Str* s = dyn_as<Str>(mapped)) {
    out.append(s);
  } else if (is_int(mapped)) {
    int64_t code;
    if (!int_to_int64(mapped, &code) || code < 0 || code > 0x10FFFF) {
      return aio::raise(vm, ExceptionType::ValueError,
                        "character mapping must be in range(0x110000)");
    }
    out.append(static_cast<uint32_t>(code));
  } else if (!mapped.is_none()) {
    return aio::raise(vm, ExceptionType::TypeError,
                      "character mapping must return integer, None or str");
  }
  return Status::Ok;
}

}  // namespace

Value str_translate(Vm& vm, Str* self, Value table) {
  StrBuilder out{vm};
  for (size_t i = 0; i < self->length; ++i) AIO_CHECK(translate_one(vm, table, self->at(i), out));
  return out.finish();
}

Value str_maketrans(Vm& vm, Value x, Value y, Value z) {
  Rooted result{vm, new_dict(vm)};
  Dict* dict = result.as<Dict>();
  if (y.is_undef()) {
    Dict* source = dyn_as<Dict>(x);
    if (!source) {
      return aio::raise(vm, ExceptionType::TypeError,
                        "if you give only one argument to maketrans it must be a dict");
    }
    uint32_t position = 0;
    Value key, value;
    while (dict_next(source, &position, &key, &value)) {
      if (const Str* s = dyn_as<Str>(key)) {
        if (s->length != 1) {
          return aio::raise(vm, ExceptionType::ValueError,
                            "string keys in translate table must be of length 1");
        }
        key = Value::small_int(s->at(0));
      } else if (!is_int(key)) {
        return aio::raise(vm, ExceptionType::TypeError,
                          "keys in translate table must be strings or integers");
      }
      AIO_CHECK(dict_set(vm, dict, key, value));
    }
    return result;
  }
  const Str *from = dyn_as<Str>(x), *to = dyn_as<Str>(y);
  if (!from) {
    return aio::raise(vm, ExceptionType::TypeError,
                      "first maketrans argument must be a string if there is a second argument");
  }
  if (!to)
    return aio::raise(vm, ExceptionType::TypeError, "maketrans() argument 2 must be str, not %A",
                      y.bits);
  if (!z.is_undef() && !is_kind(z, Kind::Str)) {
    return aio::raise(vm, ExceptionType::TypeError, "maketrans() argument 3 must be str, not %A",
                      z.bits);
  }
  if (from->length != to->length) {
    return aio::raise(vm, ExceptionType::ValueError,
                      "the first two maketrans arguments must have equal length");
  }
  for (size_t i = 0; i < from->length; ++i) {
    AIO_CHECK(dict_set(vm, dict, Value::small_int(from->at(i)), Value::small_int(to->at(i))));
  }
  if (const Str* gone = z.is_undef() ? nullptr : as<Str>(z)) {
    for (size_t i = 0; i < gone->length; ++i)
      AIO_CHECK(dict_set(vm, dict, Value::small_int(gone->at(i)), Value::none()));
  }
  return result;
}

}  // namespace aio
