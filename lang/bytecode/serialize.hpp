// CodeUnits as bytes: how the compiled library scripts get into the executable.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "lang/bytecode/code_unit.hpp"

namespace aio {

/// Appends `unit` and its children to `out`. The format is private to one build of aio: read_unit
/// of the same build is the only reader, so it carries no version and no check.
void write_unit(const CodeUnit& unit, std::string& out);

/// The unit that write_unit wrote. `bytes` must be its complete, unchanged output.
std::unique_ptr<CodeUnit> read_unit(std::string_view bytes);

}  // namespace aio
