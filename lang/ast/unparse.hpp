#pragma once
// Expressions back to source text.

#include <optional>
#include <string>

#include "lang/ast/tree.hpp"

namespace aio::ast {

/// The text that CPython stores for an annotation under `from __future__ import annotations`.
/// Nullopt when the expression is nested too deeply to be walked; Python's answer to that is
/// RecursionError.
std::optional<std::string> unparse(const Expr& expr);

}  // namespace aio::ast
