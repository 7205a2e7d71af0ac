// Encoding names, and encoders: str to bytes.
//
// An encoder goes over the text; where a run of characters cannot be encoded it hands the run to
// the error handler, which writes a replacement or raises UnicodeEncodeError over the whole run, as
// CPython's encoders do.
#include "runtime/object/codecs.hpp"

#include <algorithm>

#include "runtime/object/codecs_internal.hpp"
#include "runtime/object/text_internal.hpp"
#include "runtime/vm/vm.hpp"

namespace aio {

const uint16_t kCp1252[32] = {0x20AC, 0,      0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021,
                              0x2C6,  0x2030, 0x160,  0x2039, 0x152,  0,      0x17D,  0,
                              0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                              0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0,      0x17E,  0x178};

Encoding find_encoding(std::string_view name) {
  std::string key;
  for (char c : name) {
    if (c == '-' || c == '_' || c == ' ') continue;
    key += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  struct Alias {
    std::string_view name;
    Encoding encoding;
  };
  static constexpr Alias kAliases[] = {{"utf8", Encoding::Utf8},
                                       {"u8", Encoding::Utf8},
                                       {"utf", Encoding::Utf8},
                                       {"cp65001", Encoding::Utf8},
                                       {"utf8sig", Encoding::Utf8Sig},
                                       {"ascii", Encoding::Ascii},
                                       {"usascii", Encoding::Ascii},
                                       {"646", Encoding::Ascii},
                                       {"latin1", Encoding::Latin1},
                                       {"latin", Encoding::Latin1},
                                       {"iso88591", Encoding::Latin1},
                                       {"l1", Encoding::Latin1},
                                       {"8859", Encoding::Latin1},
                                       {"cp819", Encoding::Latin1},
                                       {"utf16", Encoding::Utf16},
                                       {"u16", Encoding::Utf16},
                                       {"utf16le", Encoding::Utf16Le},
                                       {"utf16be", Encoding::Utf16Be},
                                       {"utf32", Encoding::Utf32},
                                       {"u32", Encoding::Utf32},
                                       {"utf32le", Encoding::Utf32Le},
                                       {"utf32be", Encoding::Utf32Be},
                                       {"cp1252", Encoding::Cp1252},
                                       {"windows1252", Encoding::Cp1252},
                                       {"1252", Encoding::Cp1252},
                                       {"unicodeescape", Encoding::UnicodeEscape},
                                       {"rawunicodeescape", Encoding::RawUnicodeEscape}};
  for (const Alias& a : kAliases)
    if (a.name == key) return a.encoding;
  return Encoding::Unknown;
}

const char* encoding_name(Encoding encoding) {
  static constexpr const char* kNames[] = {"utf-8",
                                           "utf-8-sig",
                                           "ascii",
                                           "iso8859-1",
                                           "utf-16",
                                           "utf-16-le",
                                           "utf-16-be",
                                           "utf-32",
                                           "utf-32-le",
                                           "utf-32-be",
                                           "cp1252",
                                           "unicode_escape",
                                           "raw_unicode_escape",
                                           "?"};
  return kNames[static_cast<size_t>(encoding)];
}

ErrorHandler find_error_handler(std::string_view name) {
  struct Row {
    std::string_view name;
    ErrorHandler handler;
  };
  static constexpr Row kRows[] = {{"strict", ErrorHandler::Strict},
                                  {"ignore", ErrorHandler::Ignore},
                                  {"replace", ErrorHandler::Replace},
                                  {"backslashreplace", ErrorHandler::BackslashReplace},
                                  {"xmlcharrefreplace", ErrorHandler::XmlCharRefReplace},
                                  {"namereplace", ErrorHandler::NameReplace},
                                  {"surrogateescape", ErrorHandler::SurrogateEscape},
                                  {"surrogatepass", ErrorHandler::SurrogatePass}};
  for (const Row& r : kRows)
    if (r.name == name) return r.handler;
  return ErrorHandler::Unknown;
}

Value call_codecs(Vm& vm, const char* function, const Value* args, size_t count) {
  Rooted keep(vm, make_tuple(vm, args, count));
  AIO_TRY(Value module, vm.source->import_module(vm, intern(vm, "codecs")));
  return vm.call_method(module, intern(vm, function), keep.as<Tuple>()->items(), count);
}

Result<Replacement> call_error_handler(Vm& vm, std::string_view name, Rooted& replacement) {
  Value args[2] = {make_str(vm, name), take_exception(vm)};
  AIO_TRY(Value answer, call_codecs(vm, "_call_handler", args, 2));
  Tuple* pair = as<Tuple>(answer);
  replacement = pair->items()[0];
  return Replacement{replacement, static_cast<size_t>(pair->items()[1].as_small_int())};
}

std::string backslash_escape(uint32_t c) {
  char buffer[12];
  const char* format = c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x";
  return {buffer, static_cast<size_t>(snprintf(buffer, sizeof buffer, format, c))};
}

namespace {

bool is_surrogate(uint32_t c) { return c - 0xD800 < 0x800; }

/// What makes an encoding: the names in its errors, which characters it has, how it writes one.
struct Encoder {
  const char* name;
  const char* reason;
  bool (*encodable)(uint32_t c);
  void (*write)(std::string& out, uint32_t c);
  bool unicode;  ///< surrogatepass means something
};

uint8_t cp1252_byte(uint32_t c) {  // 0: none (but for c == 0)
  if (c < 0x80 || (c >= 0xA0 && c < 0x100)) return static_cast<uint8_t>(c);
  for (unsigned i = 0; i < 32; ++i)
    if (kCp1252[i] == c && c) return static_cast<uint8_t>(0x80 + i);
  return 0;
}

void write_byte(std::string& out, uint32_t c) { out += static_cast<char>(c); }

template <bool big>
void write_utf16(std::string& out, uint32_t c) {
  auto unit = [&](uint32_t u) {
    out += static_cast<char>(big ? u >> 8 : u);
    out += static_cast<char>(big ? u : u >> 8);
  };
  if (c < 0x10000) return unit(c);
  unit(0xD800 + ((c - 0x10000) >> 10));
  unit(0xDC00 + ((c - 0x10000) & 0x3FF));
}

template <bool big>
void write_utf32(std::string& out, uint32_t c) {
  for (unsigned i = 0; i < 4; ++i) out += static_cast<char>(c >> (8 * (big ? 3 - i : i)));
}

bool not_surrogate(uint32_t c) { return !is_surrogate(c); }

Encoder encoder_of(Encoding e) {
  static constexpr const char* kSurrogates = "surrogates not allowed";
  switch (e) {
    case Encoding::Ascii:
      return {"ascii", "ordinal not in range(128)", [](uint32_t c) { return c < 128; }, write_byte,
              false};
    case Encoding::Latin1:
      return {"latin-1", "ordinal not in range(256)", [](uint32_t c) { return c < 256; },
              write_byte, false};
    case Encoding::Cp1252:
      return {"charmap", "character maps to <undefined>",
              [](uint32_t c) { return c == 0 || cp1252_byte(c) != 0; },
              [](std::string& out, uint32_t c) { out += static_cast<char>(cp1252_byte(c)); },
              false};
    case Encoding::Utf16: return {"utf-16", kSurrogates, not_surrogate, write_utf16<false>, true};
    case Encoding::Utf16Le:
      return {"utf-16-le", kSurrogates, not_surrogate, write_utf16<false>, true};
    case Encoding::Utf16Be:
      return {"utf-16-be", kSurrogates, not_surrogate, write_utf16<true>, true};
    case Encoding::Utf32: return {"utf-32", kSurrogates, not_surrogate, write_utf32<false>, true};
    case Encoding::Utf32Le:
      return {"utf-32-le", kSurrogates, not_surrogate, write_utf32<false>, true};
    case Encoding::Utf32Be:
      return {"utf-32-be", kSurrogates, not_surrogate, write_utf32<true>, true};
    default: return {"utf-8", kSurrogates, not_surrogate, append_utf8, true};
  }
}

Raised raise_encode_error(Vm& vm, const Encoder& encoder, Str* s, size_t start, size_t end) {
  Value args[5] = {make_str(vm, encoder.name), Value::object(s),
                   Value::small_int(static_cast<int64_t>(start)),
                   Value::small_int(static_cast<int64_t>(end)), make_str(vm, encoder.reason)};
  return raise_args(vm, ExceptionType::UnicodeEncodeError, args, 5);
}

/// \N{NAME}, of a character that has a name.
std::string name_escape(Vm& vm, uint32_t c) {
  std::string name = vm.source ? vm.source->character_name(c) : "";
  return name.empty() ? backslash_escape(c) : "\\N{" + name + "}";
}

/// Writes the replacement of the characters [start, end), or raises.
Status handle_run(Vm& vm, const Encoder& encoder, ErrorHandler handler, Str* s, size_t start,
                  size_t end, std::string& out) {
  auto write_ascii = [&](std::string_view text) {
    for (char c : text) encoder.write(out, static_cast<uint8_t>(c));
  };
  for (size_t i = start; i < end; ++i) {
    uint32_t c = s->at(i);
    switch (handler) {
      case ErrorHandler::Ignore: break;
      case ErrorHandler::Replace: write_ascii("?"); break;
      case ErrorHandler::NameReplace: write_ascii(name_escape(vm, c)); break;
      case ErrorHandler::BackslashReplace: write_ascii(backslash_escape(c)); break;
      case ErrorHandler::XmlCharRefReplace: write_ascii("&#" + std::to_string(c) + ";"); break;
      case ErrorHandler::SurrogateEscape:
        if (c < 0xDC80 || c > 0xDCFF) return raise_encode_error(vm, encoder, s, i, end);
        out += static_cast<char>(c - 0xDC00);
        break;
      case ErrorHandler::SurrogatePass:
        if (!encoder.unicode || !is_surrogate(c)) return raise_encode_error(vm, encoder, s, i, end);
        encoder.write(out, c);
        break;
      default: return raise_encode_error(vm, encoder, s, start, end);
    }
  }
  return Status::Ok;
}

/// Lets a handler that scripts know by `name` replace the characters [start, end); where to go on.
Result<size_t> handle_by_script(Vm& vm, const Encoder& encoder, std::string_view name, Str* s,
                                size_t start, size_t end, std::string& out) {
  (void)raise_encode_error(vm, encoder, s, start, end);
  Rooted keep(vm, s), text(vm);
  AIO_TRY(Replacement replacement, call_error_handler(vm, name, text));
  if (is_kind(text, Kind::Bytes)) {
    out += text.as<Bytes>()->view();
    return replacement.position;
  }
  Str* written = text.as<Str>();
  for (size_t i = 0; i < written->length; ++i) {
    if (!encoder.encodable(written->at(i))) return raise_encode_error(vm, encoder, s, start, end);
    encoder.write(out, written->at(i));
  }
  return replacement.position;
}

Value encode_unicode_escape(Vm& vm, Str* s, bool raw) {
  std::string out;
  for (size_t i = 0; i < s->length; ++i) {
    uint32_t c = s->at(i);
    if (raw ? c < 256 : c >= 32 && c < 127 && c != '\\') out += static_cast<char>(c);
    else if (!raw && c == '\\') out += "\\\\";
    else if (!raw && c == '\n') out += "\\n";
    else if (!raw && c == '\r') out += "\\r";
    else if (!raw && c == '\t') out += "\\t";
    else out += backslash_escape(c);
  }
  return make_bytes(vm, out.data(), out.size());
}

}  // namespace

Value encode_text(Vm& vm, Str* s, std::string_view encoding, std::string_view errors) {
  Encoding e = find_encoding(encoding);
  if (e == Encoding::Unknown) {
    Value args[3] = {Value::object(s), make_str(vm, encoding), make_str(vm, errors)};
    return call_codecs(vm, "_encode_text", args, 3);
  }
  bool bytewise = e == Encoding::Utf8 || e == Encoding::Ascii || e == Encoding::Latin1;
  if (bytewise && (s->is_ascii() || (e == Encoding::Latin1 && s->aux == 1)))
    return make_bytes(vm, s->data, s->length);
  if (e == Encoding::UnicodeEscape || e == Encoding::RawUnicodeEscape) {
    return encode_unicode_escape(vm, s, e == Encoding::RawUnicodeEscape);
  }
  Encoder encoder = encoder_of(e);
  std::string out;
  out.reserve(s->byte_length());
  if (e == Encoding::Utf8Sig) out = "\xEF\xBB\xBF";
  if (e == Encoding::Utf16) out = "\xFF\xFE";
  if (e == Encoding::Utf32) out = std::string("\xFF\xFE\0\0", 4);
  for (size_t i = 0; i < s->length;) {
    uint32_t c = s->at(i);
    if (encoder.encodable(c)) {
      encoder.write(out, c);
      ++i;
      continue;
    }
    ErrorHandler handler = find_error_handler(errors);
    size_t end = i + 1;
    while (end < s->length && !encoder.encodable(s->at(end))) ++end;
    if (handler == ErrorHandler::Unknown) {
      AIO_TRY(i, handle_by_script(vm, encoder, errors, s, i, end, out));
      continue;
    }
    AIO_CHECK(handle_run(vm, encoder, handler, s, i, end, out));
    i = end;
  }
  return make_bytes(vm, out.data(), out.size());
}

}  // namespace aio
