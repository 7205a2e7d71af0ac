#pragma once
// Docstrings as the compiler stores them.

#include <string>
#include <string_view>

namespace aio::compiler {

/// The docstring without its common indentation: tabs expanded, leading spaces of the first line
/// and the smallest indentation of the others removed.
std::string clean_docstring(std::string_view text);

}  // namespace aio::compiler
