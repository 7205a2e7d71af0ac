// Text files: encoding, decoding and line ends over a Stream.
//
// UTF-8, ASCII and Latin-1 are read line by line from the bytes, where line ends are single bytes.
// Other encodings are decoded whole at the first read and go on as UTF-8 (Stream::in_is_recoded).
#include <algorithm>
#include <cstring>

#include "runtime/object/builtin_ops.hpp"
#include "stdlib/io_file.hpp"

namespace aio {
namespace {

bool translates(const FileObject* f) { return f->newline == Newline::Translate; }
bool any_line_end(const FileObject* f) {
  return f->newline == Newline::Translate || f->newline == Newline::Universal;
}

bool is_ascii(std::string_view bytes) {
  return std::all_of(bytes.begin(), bytes.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Whether bytes are UTF-8 without surrogates, overlong forms and values past U+10FFFF.
bool is_utf8(std::string_view s) {
  for (size_t i = 0; i < s.size();) {
    auto byte = [&](size_t k) { return static_cast<unsigned char>(s[k]); };
    unsigned char c = byte(i);
    size_t length = c < 0x80                ? 1
                    : c >= 0xC2 && c < 0xE0 ? 2
                    : c >= 0xE0 && c < 0xF0 ? 3
                    : c >= 0xF0 && c < 0xF5 ? 4
                                            : 0;
    if (!length || i + length > s.size()) return false;
    for (size_t k = 1; k < length; ++k)
      if ((byte(i + k) & 0xC0) != 0x80) return false;
    if (c == 0xE0 && byte(i + 1) < 0xA0) return false;
    if (c == 0xED && byte(i + 1) > 0x9F) return false;
    if (c == 0xF0 && byte(i + 1) < 0x90) return false;
    if (c == 0xF4 && byte(i + 1) > 0x8F) return false;
    i += length;
  }
  return true;
}

Value call_codec(Vm& vm, FileObject* f, Value data, const char* method) {
  Value args[2] = {f->encoding, f->errors};
  return vm.call_method(data, intern(vm, method), args, 2);
}

Value decode(Vm& vm, FileObject* f, std::string_view bytes) {
  bool utf8 = f->codec == TextEncoding::Utf8 || (f->stream && f->stream->in_is_recoded);
  if (f->codec == TextEncoding::Latin1 && !(f->stream && f->stream->in_is_recoded))
    return make_latin1(vm, reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size());
  if (is_ascii(bytes))
    return make_latin1(vm, reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size());
  if (utf8 && (f->codec != TextEncoding::Utf8 || is_utf8(bytes))) return make_str(vm, bytes);
  return call_codec(vm, f, make_bytes(vm, bytes.data(), bytes.size()), "decode");
}

void note_newlines(FileObject* f, std::string_view bytes) {
  for (size_t i = 0; i < bytes.size(); ++i) {
    if (bytes[i] == '\n') f->newlines_seen |= 1;
    if (bytes[i] != '\r') continue;
    bool pair = i + 1 < bytes.size() && bytes[i + 1] == '\n';
    f->newlines_seen |= pair ? 4 : 2;
    i += pair;
  }
}

std::string with_translated_ends(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  for (size_t i = 0; i < bytes.size(); ++i) {
    if (bytes[i] != '\r') {
      out += bytes[i];
      continue;
    }
    out += '\n';
    if (i + 1 < bytes.size() && bytes[i + 1] == '\n') ++i;
  }
  return out;
}

/// Reads more; false at the end.
Result<bool> fill(Vm& vm, FileObject* f) {
  if (f->stream) {
    if (f->codec == TextEncoding::Other && !f->stream->in_is_recoded) {
      Stream* s = f->stream;
      for (bool more = true; more;) { AIO_TRY(more, stream_fill(vm, s)); }
      AIO_TRY(Value text,
              call_codec(vm, f, make_bytes(vm, s->unread().data(), s->available()), "decode"));
      s->in = to_utf8(as<Str>(text));
      s->in_position = 0;
      s->in_is_recoded = true;
      return !s->in.empty();
    }
    if (f->stream->in_is_recoded) return false;
    return stream_fill(vm, f->stream);
  }
  return false;
}

/// A text file over an object with read(): takes all of it into a stream without descriptor.
Status take_foreign(Vm& vm, FileObject* f) {
  if (f->stream || f->detached) return Status::Ok;
  Rooted keep(vm, f);
  AIO_TRY(Value data, vm.call_method(f->buffer, intern(vm, "read")));
  Bytes* bytes = dyn_as<Bytes>(data);
  if (!bytes)
    return raise(vm, ExceptionType::TypeError,
                 "underlying read() should have returned a bytes-like object, not '%T'", data.bits);
  AIO_TRY(Value text, call_codec(vm, f, data, "decode"));
  f->stream = new_stream(vm, -1);
  f->stream->in = to_utf8(as<Str>(text));
  f->stream->in_is_recoded = true;
  return Status::Ok;
}

struct LineEnd {
  size_t end;  ///< offset past the line end
  bool found;
};

/// Looks for a line end from offset `from` of the unread bytes.
LineEnd find_line_end(const FileObject* f, std::string_view bytes, size_t from, bool at_eof) {
  if (!any_line_end(f)) {
    std::string_view end = f->newline == Newline::Lf   ? "\n"
                           : f->newline == Newline::Cr ? "\r"
                                                       : "\r\n";
    size_t at = bytes.find(end, from ? from - 1 : 0);
    return at == std::string_view::npos ? LineEnd{bytes.size(), false}
                                        : LineEnd{at + end.size(), true};
  }
  const void* lf = std::memchr(bytes.data() + from, '\n', bytes.size() - from);
  size_t at = lf ? static_cast<size_t>(static_cast<const char*>(lf) - bytes.data()) : bytes.size();
  const void* cr = std::memchr(bytes.data() + from, '\r', at - from);
  if (!cr) return lf ? LineEnd{at + 1, true} : LineEnd{bytes.size(), false};
  size_t cr_at = static_cast<size_t>(static_cast<const char*>(cr) - bytes.data());
  if (cr_at + 1 < bytes.size()) return {cr_at + (bytes[cr_at + 1] == '\n' ? 2u : 1u), true};
  return {bytes.size(), at_eof};  // "\r" at the edge: "\n" may follow
}

Value to_text(Vm& vm, FileObject* f, std::string_view bytes) {
  if (any_line_end(f)) note_newlines(f, bytes);
  if (translates(f) && bytes.find('\r') != std::string_view::npos)
    return decode(vm, f, with_translated_ends(bytes));
  return decode(vm, f, bytes);
}

/// Offset after `count` characters of bytes; *missing: how many are not there (then the offset is
/// bytes.size()).
size_t skip_characters(const FileObject* f, std::string_view bytes, int64_t count,
                       int64_t* missing) {
  bool multibyte = f->codec == TextEncoding::Utf8 || (f->stream && f->stream->in_is_recoded);
  size_t i = 0;
  while (i < bytes.size() && count > 0) {
    size_t start = i++;
    while (multibyte && i < bytes.size() && (static_cast<unsigned char>(bytes[i]) & 0xC0) == 0x80)
      ++i;
    if (translates(f) && bytes[start] == '\r' && i < bytes.size() && bytes[i] == '\n') ++i;
    --count;
  }
  *missing = count;
  return i;
}

}  // namespace

Value decode_text(Vm& vm, FileObject* f, std::string_view bytes) { return to_text(vm, f, bytes); }

Value text_read_line(Vm& vm, FileObject* f, int64_t limit) {
  AIO_CHECK(take_foreign(vm, f));
  Stream* s = f->stream;
  size_t searched = 0;
  LineEnd line{0, false};
  for (bool at_eof = false;;) {
    std::string_view bytes = s->unread();
    line = find_line_end(f, bytes, searched, at_eof);
    if (line.found || at_eof) break;
    searched = bytes.size();
    if (searched && bytes.back() == '\r') --searched;
    AIO_TRY(bool more, fill(vm, f));
    at_eof = !more;
  }
  std::string_view bytes = s->unread().substr(0, line.end);
  if (limit >= 0) {
    int64_t missing;
    bytes = bytes.substr(0, skip_characters(f, bytes, limit, &missing));
  }
  AIO_TRY(Value text, to_text(vm, f, bytes));
  s->in_position += bytes.size();
  return text;
}

Value text_read(Vm& vm, FileObject* f, int64_t count) {
  AIO_CHECK(take_foreign(vm, f));
  Stream* s = f->stream;
  size_t end = 0;
  for (;;) {
    int64_t missing = 1;
    end = s->available();
    if (count >= 0) end = skip_characters(f, s->unread(), count, &missing);
    // The last character may go on in what is not read yet.
    bool complete = count >= 0 && missing == 0 && end < s->available();
    if (complete || count == 0) break;
    AIO_TRY(bool more, fill(vm, f));
    if (!more) break;
  }
  AIO_TRY(Value text, to_text(vm, f, s->unread().substr(0, end)));
  s->in_position += end;
  return text;
}

// --- writing -------------------------------------------------------------------------------------

namespace {

bool has_surrogates(const Str* s) {
  if (s->width() == 1) return false;
  for (size_t i = 0; i < s->length; ++i)
    if (s->at(i) >= 0xD800 && s->at(i) <= 0xDFFF) return true;
  return false;
}

Status put(Vm& vm, FileObject* f, std::string_view bytes) {
  if (f->stream && f->stream->fd >= 0) return stream_write_text(vm, f->stream, bytes);
  AIO_CHECK(vm.call_method(f->buffer, vm.names.write,
                           std::array{make_bytes(vm, bytes.data(), bytes.size())}.data(), 1));
  return Status::Ok;
}

Status put_translated(Vm& vm, FileObject* f, std::string_view bytes) {
  if (f->newline != Newline::Cr && f->newline != Newline::CrLf) return put(vm, f, bytes);
  std::string out;
  for (char c : bytes) {
    if (c == '\n') out += f->newline == Newline::Cr ? "\r" : "\r\n";
    else out += c;
  }
  return put(vm, f, out);
}

Status encode_and_put(Vm& vm, FileObject* f, Str* text) {
  if (text->is_ascii() && f->codec != TextEncoding::Other)
    return put_translated(vm, f, text->ascii());
  if (f->codec == TextEncoding::Latin1 && text->width() == 1)
    return put_translated(vm, f, {reinterpret_cast<const char*>(text->latin1()), text->length});
  if (f->codec == TextEncoding::Utf8 && !has_surrogates(text))
    return put_translated(vm, f, to_utf8(text));
  AIO_TRY(Value bytes, call_codec(vm, f, Value::object(text), "encode"));
  return put_translated(vm, f, as<Bytes>(bytes)->view());
}

bool has_newline(const Str* text) {
  if (text->width() == 1) return std::memchr(text->latin1(), '\n', text->length) != nullptr;
  for (size_t i = 0; i < text->length; ++i)
    if (text->at(i) == '\n') return true;
  return false;
}

}  // namespace

Status text_write(Vm& vm, FileObject* f, Str* text) {
  AIO_CHECK(encode_and_put(vm, f, text));
  f->telling_disabled = false;
  if (f->line_buffering && f->stream && has_newline(text)) return stream_flush(vm, f->stream);
  return Status::Ok;
}

// --- configuration -------------------------------------------------------------------------------

namespace {

std::string normalized(const Str* encoding) {
  std::string name = to_utf8(encoding);
  for (char& c : name)
    c = c == '_' || c == ' ' ? '-' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return name;
}

Status pick_codec(Vm& vm, FileObject* f) {
  std::string name = normalized(as<Str>(f->encoding));
  auto is_one_of = [&](std::initializer_list<const char*> names) {
    return std::any_of(names.begin(), names.end(), [&](const char* n) { return name == n; });
  };
  if (is_one_of({"utf-8", "utf8", "u8", "utf", "cp65001", "locale"})) f->codec = TextEncoding::Utf8;
  else if (is_one_of({"ascii", "us-ascii", "646"})) f->codec = TextEncoding::Ascii;
  else if (is_one_of(
               {"latin-1", "latin1", "iso-8859-1", "iso8859-1", "8859", "cp819", "l1", "latin"}))
    f->codec = TextEncoding::Latin1;
  else {
    f->codec = TextEncoding::Other;
    Value args[1] = {f->encoding};  // raises LookupError for one that nobody knows
    AIO_CHECK(vm.call_method(Value::object(vm.names.empty), intern(vm, "encode"), args, 1));
  }
  return Status::Ok;
}

Status pick_newline(Vm& vm, FileObject* f, Value newline) {
  if (newline.is_none() || newline.is_undef()) {
    f->newline = Newline::Translate;
    return Status::Ok;
  }
  Str* s = dyn_as<Str>(newline);
  if (!s)
    return raise(vm, ExceptionType::TypeError, "newline must be str or None, not %T", newline.bits);
  if (s->length == 0) f->newline = Newline::Universal;
  else if (str_is(s, "\n")) f->newline = Newline::Lf;
  else if (str_is(s, "\r")) f->newline = Newline::Cr;
  else if (str_is(s, "\r\n")) f->newline = Newline::CrLf;
  else {
    AIO_TRY(Value text, repr_of(vm, newline));
    return raise(vm, ExceptionType::ValueError, "illegal newline value: %S", as<Str>(text));
  }
  return Status::Ok;
}

}  // namespace

Status configure_text(Vm& vm, FileObject* f, Value encoding, Value errors, Value newline) {
  AIO_CHECK(pick_newline(vm, f, newline));
  bool no_encoding = encoding.is_none() || encoding.is_undef();
  if (!no_encoding && !is_kind(encoding, Kind::Str))
    return raise(vm, ExceptionType::TypeError,
                 "TextIOWrapper() argument 'encoding' must be str or None, not %T", encoding.bits);
  if (!no_encoding && str_is(as<Str>(encoding), "locale")) no_encoding = true;
  vm.heap.before_write(f);
  f->encoding = no_encoding ? make_str(vm, "UTF-8") : encoding;
  bool no_errors = errors.is_none() || errors.is_undef();
  if (!no_errors && !is_kind(errors, Kind::Str))
    return raise(vm, ExceptionType::TypeError,
                 "TextIOWrapper() argument 'errors' must be str or None, not %T", errors.bits);
  f->errors = no_errors ? make_str(vm, "strict") : errors;
  return pick_codec(vm, f);
}

}  // namespace aio
