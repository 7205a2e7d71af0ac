#pragma once
// Checks that a CodeUnit is well formed, so that the VM need not.

#include <optional>
#include <string>

#include "lang/bytecode/code_unit.hpp"

namespace aio {

/// What is wrong with the unit or one of its children; nothing if all is well. Checked: opcodes and
/// lengths, register and constant bounds, kinds of constants, jump targets, the end of the code,
/// positions and exception rows.
std::optional<std::string> verify(const CodeUnit& unit);

}  // namespace aio
