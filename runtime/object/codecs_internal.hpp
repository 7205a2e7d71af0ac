// Shared by codecs*.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "runtime/object/exception.hpp"
#include "runtime/vm/vm.hpp"

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
/// Function of module codecs, which knows what scripts registered. Runs script code.
Value call_codecs(Vm& vm, const char* function, const Value* args, size_t count);
/// What an error handler of a script makes of the pending Unicode error, which is taken:
/// a Str (encoders: or Bytes), kept in `text`, and where to go on.
struct Replacement {
  Value text;
  size_t position;
};
Result<Replacement> call_error_handler(Vm& vm, std::string_view name, Rooted& text);
/// \xNN, \uNNNN or \UNNNNNNNN.
std::string backslash_escape(uint32_t c);
/// Code points of bytes 0x80–0x9F in cp1252; 0: undefined.
extern const uint16_t kCp1252[32];

}  // namespace aio
