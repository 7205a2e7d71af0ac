#pragma once
// Python's repr() of literal values.

#include <string>
#include <string_view>

#include "lang/ast/tree.hpp"

namespace aio::ast {

/// repr() of a str given as UTF-8; lone surrogates in three-byte form come out as \udXXX.
std::string repr_text(std::string_view text);
/// repr() of a bytes object.
std::string repr_bytes(std::string_view bytes);
/// repr() of a float.
std::string repr_float(double value);
/// repr() of any literal value.
std::string repr(const ConstantValue& value);

}  // namespace aio::ast
