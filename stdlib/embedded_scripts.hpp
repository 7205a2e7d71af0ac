// The .aio files of stdlib/lib, compiled into the library.
#pragma once

#include <string_view>

namespace aio {

struct EmbeddedScript {
  const char* path;       ///< relative to stdlib/lib: "asyncio/__init__.aio"; null ends the table
  std::string_view text;  ///< for tracebacks and `-m`
  std::string_view unit;  ///< the compiled module, for read_unit (lang/bytecode/serialize.hpp); its
                          ///< file is "<aio>/PATH"
};
/// Sorted by path.
extern const EmbeddedScript kEmbeddedScripts[];

}  // namespace aio
