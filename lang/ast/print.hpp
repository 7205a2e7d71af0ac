#pragma once
// A syntax tree as text.

#include <string>

#include "lang/ast/tree.hpp"

namespace aio::ast {

/// What Python's `ast.dump(node, indent=1, include_attributes=True)` returns.
std::string dump(const Node& node);

}  // namespace aio::ast
