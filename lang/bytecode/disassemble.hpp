#pragma once
// Bytecode as text, for `aio dis` and the compiler's tests.

#include <string>

#include "lang/bytecode/code_unit.hpp"

namespace aio {

/// The constant as Python would write it; code units as `<code NAME>`.
std::string constant_text(const CodeUnit& unit, const Constant& constant);

/// The whole unit and, after it, its children: one line for each instruction with its source line
/// (where that changes), pc, name, operands with names of variables and values of constants, and
/// jump targets; then the exception rows. Needs only what verify() checks.
std::string disassemble(const CodeUnit& unit);

}  // namespace aio
