#pragma once
// Which characters may stand in identifiers, and what printing may show.

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace aio::unicode {

/// The code point that starts at byte `at` of valid UTF-8, and its length in bytes. Surrogates in
/// the three-byte form are accepted.
std::pair<char32_t, std::size_t> decode_at(std::string_view utf8, std::size_t at);

/// Appends a code point as UTF-8; surrogates in the three-byte form (WTF-8).
void append(std::string& out, char32_t code_point);

/// Unicode's XID_Start or '_'.
bool is_identifier_start(char32_t code_point);
/// Unicode's XID_Continue.
bool is_identifier_continue(char32_t code_point);

/// How many bytes of `word` form an identifier: word.size() when all of it does.
std::size_t identifier_prefix(std::string_view word);

/// str.isprintable() for one character.
bool is_printable(char32_t code_point);

/// Normalisation form KC of valid UTF-8.
std::string nfkc(std::string_view utf8);

}  // namespace aio::unicode
