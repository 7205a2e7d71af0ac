// Decoders: bytes to str. Each decoder reports a malformed stretch with CPython's range and reason
// to one error handler.
#include "runtime/object/codecs.hpp"
#include "runtime/object/codecs_internal.hpp"
#include "runtime/object/text_internal.hpp"
#include "runtime/vm/vm.hpp"

namespace aio {
namespace {

class Decoder {
 public:
  Decoder(Vm& vm, std::string_view data, const char* name, std::string_view errors)
      : vm_(vm), out_(vm), data_(data), name_(name), errors_(errors) {}

  Value utf8() {
    size_t i = 0, n = data_.size();
    while (i < n) {
      size_t run = i;
      while (run < n && byte(run) < 0x80) ++run;
      if (run > i) {
        out_.append_ascii(data_.substr(i, run - i));
        i = run;
        continue;
      }
      AIO_CHECK(utf8_sequence(&i));
    }
    return out_.finish();
  }

  Value one_byte(Encoding e) {
    for (size_t i = 0; i < data_.size();) {
      uint32_t c = byte(i);
      if (e == Encoding::Ascii && c >= 0x80) {
        AIO_CHECK(bad(&i, i + 1, "ordinal not in range(128)"));
        continue;
      }
      if (e == Encoding::Cp1252 && c - 0x80 < 32) {
        c = kCp1252[c - 0x80];
        if (c == 0) {
          AIO_CHECK(bad(&i, i + 1, "character maps to <undefined>"));
          continue;
        }
      }
      out_.append(c);
      ++i;
    }
    return out_.finish();
  }

  Value utf16(size_t start, bool big) {
    size_t n = data_.size();
    auto unit = [&](size_t i) {
      return big ? byte(i) << 8 | byte(i + 1) : byte(i + 1) << 8 | byte(i);
    };
    for (size_t i = start; i < n;) {
      if (n - i < 2) {
        AIO_CHECK(bad(&i, n, "truncated data"));
        continue;
      }
      uint32_t c = unit(i);
      if (c - 0xD800 >= 0x800) {
        out_.append(c);
        i += 2;
      } else if (c >= 0xDC00) {
        AIO_CHECK(bad(&i, i + 2, "illegal encoding", c));
      } else if (n - i < 4) {
        AIO_CHECK(bad(&i, n, "unexpected end of data", n - i == 2 ? c : 0));
      } else if (uint32_t low = unit(i + 2); low - 0xDC00 < 0x400) {
        out_.append(0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00));
        i += 4;
      } else {
        AIO_CHECK(bad(&i, i + 2, "illegal UTF-16 surrogate", c));
      }
    }
    return out_.finish();
  }

  Value utf32(size_t start, bool big) {
    size_t n = data_.size();
    for (size_t i = start; i < n;) {
      if (n - i < 4) {
        AIO_CHECK(bad(&i, n, "truncated data"));
        continue;
      }
      uint32_t c = 0;
      for (size_t k = 0; k < 4; ++k) c |= byte(i + k) << (8 * (big ? 3 - k : k));
      if (c > 0x10FFFF) {
        AIO_CHECK(bad(&i, i + 4, "code point not in range(0x110000)"));
      } else if (c - 0xD800 < 0x800) {
        AIO_CHECK(bad(&i, i + 4, "code point in surrogate code point range(0xd800, 0xe000)", c));
      } else {
        out_.append(c);
        i += 4;
      }
    }
    return out_.finish();
  }

  Value unicode_escape(bool raw) {
    for (size_t i = 0; i < data_.size();) {
      if (byte(i) != '\\' || i + 1 == data_.size()) {
        if (byte(i) == '\\' && !raw) {
          AIO_CHECK(bad(&i, i + 1, "\\ at end of string"));
          continue;
        }
        out_.append(byte(i++));
        continue;
      }
      AIO_CHECK(escape(&i, raw));
    }
    return out_.finish();
  }

 private:
  uint32_t byte(size_t i) const { return static_cast<uint8_t>(data_[i]); }

  /// The sequence at *i that starts with a byte >= 0x80.
  Status utf8_sequence(size_t* i) {
    size_t n = data_.size(), at = *i;
    uint32_t first = byte(at);
    if (first < 0xC2 || first > 0xF4) return bad(i, at + 1, "invalid start byte");
    unsigned length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    uint32_t c = first & (0x7F >> length);
    for (unsigned k = 1; k < length; ++k) {
      if (at + k >= n) return bad(i, n, "unexpected end of data", 0);
      uint32_t b = byte(at + k);
      uint32_t low = 0x80, high = 0xBF;
      if (k == 1) {
        if (first == 0xE0) low = 0xA0;
        if (first == 0xED) high = 0x9F;
        if (first == 0xF0) low = 0x90;
        if (first == 0xF4) high = 0x8F;
      }
      if (b < low || b > high) {
        // A surrogate, well formed as three bytes: surrogatepass wants it whole.
        if (first == 0xED && k == 1 && b >= 0xA0 && b <= 0xBF && at + 2 < n &&
            (byte(at + 2) & 0xC0) == 0x80 && errors_ == "surrogatepass") {
          out_.append(0xD000u | (b & 0x3F) << 6 | (byte(at + 2) & 0x3F));
          *i += 3;
          return Status::Ok;
        }
        return bad(i, at + k, "invalid continuation byte");
      }
      c = c << 6 | (b & 0x3F);
    }
    out_.append(c);
    *i += length;
    return Status::Ok;
  }

  /// One backslash sequence at *i.
  Status escape(size_t* i, bool raw) {
    size_t at = *i;
    char kind = data_[at + 1];
    unsigned digits = kind == 'x' && !raw ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
    if (digits) {
      uint32_t c = 0;
      for (unsigned k = 0; k < digits; ++k) {
        size_t p = at + 2 + k;
        uint32_t d = p < data_.size() ? byte(p) : 0;
        uint32_t v = d - '0' < 10 ? d - '0' : (d | 0x20) - 'a' < 6 ? (d | 0x20) - 'a' + 10 : 16;
        if (v == 16) {
          return bad(i, p,
                     digits == 2   ? "truncated \\xXX escape"
                     : digits == 4 ? "truncated \\uXXXX escape"
                                   : "truncated \\UXXXXXXXX escape");
        }
        c = c << 4 | v;
      }
      if (c > 0x10FFFF) return bad(i, at + 2 + digits, "illegal Unicode character");
      out_.append(c);
      *i += 2 + digits;
      return Status::Ok;
    }
    if (raw) {
      out_.append('\\');
      ++*i;
      return Status::Ok;
    }
    *i += 2;
    static constexpr std::string_view kFrom = "\\'\"abfnrtv", kTo = "\\'\"\a\b\f\n\r\t\v";
    if (size_t k = kFrom.find(kind); k != kFrom.npos) {
      out_.append(static_cast<uint8_t>(kTo[k]));
    } else if (kind >= '0' && kind <= '7') {
      uint32_t c = static_cast<uint32_t>(kind - '0');
      for (int k = 0; k < 2 && *i < data_.size() && byte(*i) - '0' < 8; ++k)
        c = c << 3 | (byte((*i)++) - '0');
      out_.append(c);
    } else if (kind != '\n') {
      out_.append('\\');
      out_.append(static_cast<uint8_t>(kind));
    }
    return Status::Ok;
  }

  /// Bytes [*i, end) are malformed: replaces them and moves on, or raises. surrogate: what
  /// surrogatepass makes of them.
  Status bad(size_t* i, size_t end, const char* reason, uint32_t surrogate = 0) {
    switch (find_error_handler(errors_)) {
      case ErrorHandler::Ignore: break;
      case ErrorHandler::Replace: out_.append(0xFFFD); break;
      case ErrorHandler::BackslashReplace:
        for (size_t k = *i; k < end; ++k) out_.append_ascii(backslash_escape(byte(k)));
        break;
      case ErrorHandler::SurrogateEscape: {
        size_t k = *i;
        while (k < end && byte(k) >= 0x80) out_.append(0xDC00 + byte(k++));
        if (k == *i) return raise_error(*i, end, reason);
        end = k;
        break;
      }
      case ErrorHandler::SurrogatePass:
        if (!surrogate) return raise_error(*i, end, reason);
        out_.append(surrogate);
        break;
      case ErrorHandler::Unknown: {
        (void)raise_error(*i, end, reason);
        Rooted text(vm_);
        AIO_TRY(Replacement replacement, call_error_handler(vm_, errors_, text));
        out_.append(text.as<Str>());
        end = replacement.position;
        break;
      }
      case ErrorHandler::XmlCharRefReplace:
      case ErrorHandler::NameReplace:
        return aio::raise(vm_, ExceptionType::TypeError,
                          "don't know how to handle UnicodeDecodeError in error callback");
      default: return raise_error(*i, end, reason);
    }
    *i = end;
    return Status::Ok;
  }

  Raised raise_error(size_t start, size_t end, const char* reason) {
    Value args[5] = {make_str(vm_, name_), make_bytes(vm_, data_.data(), data_.size()),
                     Value::small_int(static_cast<int64_t>(start)),
                     Value::small_int(static_cast<int64_t>(end)), make_str(vm_, reason)};
    return raise_args(vm_, ExceptionType::UnicodeDecodeError, args, 5);
  }

  Vm& vm_;
  StrBuilder out_;
  std::string_view data_;
  const char* name_;
  std::string_view errors_;
};

}  // namespace

Value decode_text(Vm& vm, std::string_view data, std::string_view encoding,
                  std::string_view errors) {
  Encoding e = find_encoding(encoding);
  const uint8_t* bytes = reinterpret_cast<const uint8_t*>(data.data());
  AIO_CHECK(check_text_size(vm, data.size(), 1));
  switch (e) {
    case Encoding::Unknown: {
      Value args[3] = {make_bytes(vm, data.data(), data.size()), make_str(vm, encoding),
                       make_str(vm, errors)};
      return call_codecs(vm, "_decode_text", args, 3);
    }
    case Encoding::Latin1:
      return data.empty() ? make_str(vm, {}) : make_latin1(vm, bytes, data.size());
    case Encoding::Utf8Sig:
      if (data.substr(0, 3) == "\xEF\xBB\xBF") data.remove_prefix(3);
      return Decoder(vm, data, "utf-8", errors).utf8();
    case Encoding::Utf8:
      if (all_ascii(bytes, data.size())) return make_str(vm, data);
      return Decoder(vm, data, "utf-8", errors).utf8();
    case Encoding::Ascii:
      if (all_ascii(bytes, data.size())) return make_str(vm, data);
      return Decoder(vm, data, "ascii", errors).one_byte(e);
    case Encoding::Cp1252: return Decoder(vm, data, "charmap", errors).one_byte(e);
    case Encoding::Utf16: {
      bool big = data.substr(0, 2) == "\xFE\xFF", little = data.substr(0, 2) == "\xFF\xFE";
      return Decoder(vm, data, "utf-16", errors).utf16(big || little ? 2 : 0, big);
    }
    case Encoding::Utf16Le: return Decoder(vm, data, "utf-16-le", errors).utf16(0, false);
    case Encoding::Utf16Be: return Decoder(vm, data, "utf-16-be", errors).utf16(0, true);
    case Encoding::Utf32: {
      bool big = data.substr(0, 4) == std::string_view("\0\0\xFE\xFF", 4);
      bool little = data.substr(0, 4) == std::string_view("\xFF\xFE\0\0", 4);
      return Decoder(vm, data, "utf-32", errors).utf32(big || little ? 4 : 0, big);
    }
    case Encoding::Utf32Le: return Decoder(vm, data, "utf-32-le", errors).utf32(0, false);
    case Encoding::Utf32Be: return Decoder(vm, data, "utf-32-be", errors).utf32(0, true);
    case Encoding::UnicodeEscape:
      return Decoder(vm, data, "unicodeescape", errors).unicode_escape(false);
    default: return Decoder(vm, data, "rawunicodeescape", errors).unicode_escape(true);
  }
}

}  // namespace aio
