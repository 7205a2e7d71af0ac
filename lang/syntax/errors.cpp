// Raising: from token places to SyntaxError's columns.
// Invariant: columns are counted in characters here and nowhere else.

#include <algorithm>
#include <utility>

#include "lang/syntax/parser_state.hpp"

namespace aio::syntax {

using ast::Range;

namespace {

/// CPython counts both columns in the first line, so an end on a later line is cut at that line's
/// length.
int column_in_line(std::string_view line, std::uint32_t byte_column) {
  while (line.ends_with('\n')) line.remove_suffix(1);
  if (byte_column > line.size()) {
    return count_characters(line, line.size()) + static_cast<int>(byte_column - line.size());
  }
  return count_characters(line, byte_column);
}

SyntaxError make_error(const TokenStream& tokens, ErrorKind kind, std::string message,
                       Range where) {
  const std::string_view line = tokens.source->line(where.line);
  SyntaxError error;
  error.kind = kind;
  error.message = std::move(message);
  error.line = static_cast<int>(where.line);
  const auto length = static_cast<std::uint32_t>(line.size() - (line.ends_with('\n') ? 1 : 0));
  const bool later_line = where.end_line != where.line;
  error.col = column_in_line(line, later_line ? std::min(where.col, length) : where.col) + 1;
  error.end_line = static_cast<int>(where.end_line);
  error.end_col =
      column_in_line(line, later_line ? std::min(where.end_col, length) : where.end_col) + 1;
  return error;
}

}  // namespace

void Parser::fail(Range where, std::string message, ErrorKind kind) const {
  throw make_error(tokens, kind, std::move(message), where);
}

void Parser::fail_open(Range where, std::string message) const {
  SyntaxError error = make_error(tokens, ErrorKind::SyntaxError, std::move(message), where);
  error.end_col = 0;
  throw error;
}

void Parser::fail_at(std::uint32_t token, std::string message, ErrorKind error_kind) const {
  if (kind(token) == Token::Error) throw *tokens.error;
  if (!is_layout(kind(token)) || kind(token) == Token::Newline) {
    fail(range(token, token + 1), std::move(message), error_kind);
  }
  // Indent, Dedent and End have no extent: CPython reports where the tokenizer stands.
  const TokenPlace& place = tokens.places[token];
  const Source& source = *tokens.source;
  const bool open_end = place.begin == source.text().size() && !source.text().ends_with('\n');
  SyntaxError error =
      make_error(tokens, error_kind, std::move(message),
                 {place.line, place.begin - source.line_start(place.line), place.line, 0});
  error.col -= open_end ? 0 : 1;
  error.end_col = -1;
  throw error;
}

void Parser::fail_known(std::uint32_t token, std::string message) const {
  if (!is_layout(kind(token)) || kind(token) == Token::Newline) fail_at(token, std::move(message));
  SyntaxError error =
      make_error(tokens, ErrorKind::SyntaxError, std::move(message), range(token, token + 1));
  error.col = error.end_col = 0;
  throw error;
}

void Parser::fail_from(Range first, std::uint32_t last_token, std::string message) const {
  const TokenPlace& last = tokens.places[last_token];
  const Source& source = *tokens.source;
  // CPython gives the byte after the token as a 1-based column, so the end is one short.
  const std::uint32_t end_col = last.end - source.line_start(last.end_line);
  fail({first.line, first.col, last.end_line, end_col == 0 ? 0 : end_col - 1}, std::move(message));
}

void Parser::warn(std::uint32_t token, std::string message) const {
  if (warnings == nullptr || quiet) return;
  const TokenPlace& place = tokens.places[token];
  // CPython knows only the last line of an f-string's piece.
  const auto line = static_cast<int>(kind(token) == Token::String ? place.line : place.end_line);
  Warning warning{Warning::Kind::SyntaxWarning, std::move(message), line, 0, line, 0};
  if (kind(token) == Token::String) {
    const SyntaxError at = make_error(tokens, ErrorKind::SyntaxError, {}, range(token, token + 1));
    warning.col = at.col;
    warning.end_line = at.end_line;
    warning.end_col = at.end_col;
  }
  warnings->push_back(std::move(warning));
}

}  // namespace aio::syntax
