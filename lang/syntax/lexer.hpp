#pragma once
// Source text to tokens.

#include "lang/syntax/token.hpp"

namespace aio::syntax {

/// Splits the whole text into tokens. Never throws SyntaxError: see TokenStream::error.
TokenStream tokenize(const Source& source);

}  // namespace aio::syntax
