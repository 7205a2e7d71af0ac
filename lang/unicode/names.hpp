#pragma once
// Unicode character names.

#include <optional>
#include <string>
#include <string_view>

namespace aio::unicode {

/// The code point with this name or alias, in any case, as `\N{name}` and unicodedata.lookup() find
/// it. Named sequences are not known.
std::optional<char32_t> lookup(std::string_view name);

/// The name of a code point, as unicodedata.name() gives it; empty when it has none.
std::string name_of(char32_t code_point);

}  // namespace aio::unicode
