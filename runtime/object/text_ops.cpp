// What operators do with str: repr, subscripts, `in`, repetition; and the index arithmetic that all
// sequences of text share.
#include <cstring>

#include "runtime/object/builtin_ops.hpp"
#include "runtime/object/text_internal.hpp"
#include "runtime/object/unicode.hpp"
#include "runtime/vm/operators.hpp"
#include "runtime/vm/vm.hpp"

namespace aio {

Status item_index(Vm& vm, Value key, size_t length, const char* type_message,
                  const char* range_message, size_t* out) {
  if (!is_int(key)) {
    if (lookup_special(vm, type_of(vm, key), Special::Index).is_undef()) {
      return aio::raise(vm, ExceptionType::TypeError, type_message, key.bits);
    }
    AIO_TRY(key, index_of(vm, key));
  }
  int64_t i;
  if (!int_to_int64(key, &i)) {
    return aio::raise(vm, ExceptionType::IndexError, "cannot fit '%T' into an index-sized integer",
                      key.bits);
  }
  if (i < 0) i += static_cast<int64_t>(length);
  if (i < 0 || i >= static_cast<int64_t>(length))
    return aio::raise(vm, ExceptionType::IndexError, "%s", range_message);
  *out = static_cast<size_t>(i);
  return Status::Ok;
}

Result<size_t> text_repeat_count(Vm& vm, Value count) {
  AIO_TRY(count, index_of(vm, count));
  int64_t n;
  if (!int_to_int64(count, &n)) {
    return aio::raise(vm, ExceptionType::OverflowError,
                      "cannot fit '%T' into an index-sized integer", count.bits);
  }
  return n < 0 ? 0 : static_cast<size_t>(n);
}

namespace {

/// One bound of a search: __index__ as slices take it, clipped to [0, length].
Result<size_t> search_bound(Vm& vm, Value v, size_t length) {
  if (!is_int(v)) {
    if (lookup_special(vm, type_of(vm, v), Special::Index).is_undef()) {
      return aio::raise(vm, ExceptionType::TypeError,
                        "slice indices must be integers or None or have an __index__ method");
    }
    AIO_TRY(v, index_of(vm, v));
  }
  int64_t i;
  if (!int_to_int64(v, &i)) return int_sign(v) < 0 ? 0 : length + 1;
  if (i < 0) i += static_cast<int64_t>(length);
  // Beyond the end stays beyond: an empty needle is not found there.
  return i < 0 ? 0 : std::min(static_cast<size_t>(i), length + 1);
}

char* put_hex(char* out, uint32_t c, unsigned digits) {
  for (unsigned i = digits; i-- > 0;) *out++ = "0123456789abcdef"[c >> (4 * i) & 15];
  return out;
}

void append_escaped(StrBuilder& out, uint32_t c, uint32_t quote) {
  char buffer[12] = {'\\'};
  char* end = buffer + 2;
  if (c == '\n') buffer[1] = 'n';
  else if (c == '\r') buffer[1] = 'r';
  else if (c == '\t') buffer[1] = 't';
  else if (c == '\\' || c == quote) buffer[1] = static_cast<char>(c);
  else {
    buffer[1] = c < 0x100 ? 'x' : c < 0x10000 ? 'u' : 'U';
    end = put_hex(buffer + 2, c, c < 0x100 ? 2 : c < 0x10000 ? 4 : 8);
  }
  out.append_ascii({buffer, static_cast<size_t>(end - buffer)});
}

}  // namespace

Status search_bounds(Vm& vm, Value start, Value end, size_t length, size_t* from, size_t* to) {
  *from = 0;
  *to = length;
  if (!start.is_undef() && !start.is_none()) { AIO_TRY(*from, search_bound(vm, start, length)); }
  if (!end.is_undef() && !end.is_none()) {
    AIO_TRY(size_t clipped, search_bound(vm, end, length));
    *to = std::min(clipped, length);
  }
  return Status::Ok;
}

Value str_repr(Vm& vm, Str* s) {
  bool single = false, twice = false, plain = true;
  for (size_t i = 0; i < s->length; ++i) {
    uint32_t c = s->at(i);
    single |= c == '\'';
    twice |= c == '"';
    plain = plain && c != '\\' && (c < 128 ? c >= 32 && c != 127 : unicode::is_printable(c));
  }
  char quote = single && !twice ? '"' : '\'';
  plain = plain && (!single || quote == '"');
  if (plain && s->aux == 1) {
    AIO_CHECK(check_text_size(vm, size_t{s->length} + 2, 1));
    Str* r = new_str(vm, size_t{s->length} + 2, max_char(s));
    char* out = static_cast<char*>(mutable_data(r));
    out[0] = out[s->length + 1] = quote;
    std::memcpy(out + 1, s->data, s->length);
    return Value::object(r);
  }
  StrBuilder out{vm};
  out.append(static_cast<uint32_t>(quote));
  size_t start = 0;
  for (size_t i = 0; i < s->length; ++i) {
    uint32_t c = s->at(i);
    if (c != '\\' && c != static_cast<uint32_t>(quote) && unicode::is_printable(c)) continue;
    out.append_slice(s, start, i - start);
    append_escaped(out, c, static_cast<uint32_t>(quote));
    start = i + 1;
  }
  out.append_slice(s, start, s->length - start);
  out.append(static_cast<uint32_t>(quote));
  return out.finish();
}

Value str_get_item(Vm& vm, Str* s, Value key) {
  if (key.is_small_int()) {
    int64_t i = key.as_small_int();
    if (i < 0) i += s->length;
    if (i >= 0 && i < static_cast<int64_t>(s->length))
      return make_char(vm, s->at(static_cast<size_t>(i)));
  }
  if (Slice* slice = dyn_as<Slice>(key)) {
    AIO_TRY(SliceBounds b, slice_bounds(vm, slice, s->length));
    if (b.step == 1)
      return substring(vm, s, static_cast<size_t>(b.start), static_cast<size_t>(b.count));
    StrBuilder out{vm};
    for (int64_t n = 0, i = b.start; n < b.count; ++n, i += b.step)
      out.append(s->at(static_cast<size_t>(i)));
    return out.finish();
  }
  size_t i;
  AIO_CHECK(item_index(vm, key, s->length, "string indices must be integers, not '%T'",
                       "string index out of range", &i));
  return make_char(vm, s->at(i));
}

Result<bool> str_contains(Vm& vm, Str* s, Value item) {
  const Str* needle = dyn_as<Str>(item);
  if (!needle) {
    return aio::raise(vm, ExceptionType::TypeError,
                      "'in <string>' requires string as left operand, not %T", item.bits);
  }
  return find_text(s, needle, 0, s->length) >= 0;
}

Value str_repeat(Vm& vm, Str* s, Value count) {
  AIO_TRY(size_t n, text_repeat_count(vm, count));
  if (n == 1) return exact_str(vm, s);
  if (n == 0 || s->length == 0) return make_str(vm, {});
  if (n > 0xFFFF'FFFFu / s->length) return raise_memory_error(vm);
  AIO_CHECK(check_text_size(vm, n * s->length, s->aux));
  Str* r = new_str(vm, n * s->length, max_char(s));
  char* out = static_cast<char*>(mutable_data(r));
  size_t piece = s->byte_length(), total = piece * n;
  if (piece == 1) {
    std::memset(out, *s->latin1(), total);
    return Value::object(r);
  }
  std::memcpy(out, s->data, piece);
  for (size_t done = piece; done < total; done *= 2)
    std::memcpy(out + done, out, std::min(done, total - done));
  return Value::object(r);
}

}  // namespace aio
