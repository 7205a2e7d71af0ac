// Shared by codecs*.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "runtime/object/exception.hpp"

namespace aio {

enum class ErrorHandler : uint8_t {
  Strict,
  Ignore,
  Replace,
  BackslashReplace,
  XmlCharRefReplace,
  NameReplace,
  SurrogateEscape,
  SurrogatePass,
  Unknown
};
ErrorHandler find_error_handler(std::string_view name);
Raised raise_unknown_handler(Vm& vm, std::string_view name);
/// \xNN, \uNNNN or \UNNNNNNNN.
std::string backslash_escape(uint32_t c);
/// Code points of bytes 0x80–0x9F in cp1252; 0: undefined.
extern const uint16_t kCp1252[32];

}  // namespace aio
