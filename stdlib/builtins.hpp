// The functions of module builtins, by topic; stdlib/builtins.cpp has the table of names.
#pragma once

#include <span>

#include "runtime/native/native.hpp"

namespace aio {

extern const std::span<const NativeDef> kNumberBuiltins;     ///< builtins_numbers.cpp
extern const std::span<const NativeDef> kObjectBuiltins;     ///< builtins_objects.cpp
extern const std::span<const NativeDef> kIterationBuiltins;  ///< builtins_iteration.cpp
extern const std::span<const NativeDef> kCodeBuiltins;       ///< builtins_code.cpp
extern const std::span<const NativeDef> kTextBuiltins;       ///< builtins_text.cpp

/// exit, quit, copyright, credits, license: stdlib/builtins_site.cpp.
void add_site_builtins(Vm& vm, Module* builtins);

}  // namespace aio
