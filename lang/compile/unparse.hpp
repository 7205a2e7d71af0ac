#pragma once
// Expressions back to source text, as `from __future__ import annotations` stores them.

#include <string>

#include "lang/ast/tree.hpp"
#include "lang/compile/context.hpp"

namespace aio::compiler {

/// The text that CPython stores for an annotation: normalised spacing and quotes, minimal
/// parentheses. Throws RecursionError when it is nested too deeply.
std::string unparse(const ast::Expr& node, const Context& context);

}  // namespace aio::compiler
