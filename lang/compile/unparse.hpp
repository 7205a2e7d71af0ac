#pragma once
// Expressions back to source text, as `from __future__ import annotations` stores them.

#include <string>

#include "lang/ast/tree.hpp"

namespace aio::compiler {

/// The text that CPython stores for an annotation: normalised spacing and quotes, minimal parentheses.
std::string unparse(const ast::Expr& node);

}  // namespace aio::compiler
