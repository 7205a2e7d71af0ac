// Text encodings: str.encode, bytes.decode and whoever else turns text into bytes.
#pragma once

#include <string_view>

#include "runtime/object/text.hpp"

namespace aio {

/// The encodings that exist. Names are matched without regard to case, '-', '_' and spaces.
enum class Encoding : uint8_t {
  Utf8,
  Utf8Sig,
  Ascii,
  Latin1,
  Utf16,
  Utf16Le,
  Utf16Be,
  Utf32,
  Utf32Le,
  Utf32Be,
  Cp1252,
  UnicodeEscape,
  RawUnicodeEscape,
  Unknown
};
Encoding find_encoding(std::string_view name);
/// Its name as codecs.lookup(name).name shows it.
const char* encoding_name(Encoding encoding);

/// Bytes object; UnicodeEncodeError, LookupError "unknown encoding: x" / "unknown error handler
/// name 'x'".
Value encode_text(Vm& vm, Str* s, std::string_view encoding = "utf-8",
                  std::string_view errors = "strict");
/// Str; UnicodeDecodeError and the same LookupErrors. `data` must not move meanwhile.
Value decode_text(Vm& vm, std::string_view data, std::string_view encoding = "utf-8",
                  std::string_view errors = "strict");

}  // namespace aio
