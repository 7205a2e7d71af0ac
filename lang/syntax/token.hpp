#pragma once
// Token kinds (what the grammar matches) and token places (what builders and diagnostics look at).

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "lang/ast/tree.hpp"
#include "lang/diagnostic.hpp"
#include "lang/source.hpp"

namespace aio::syntax {

enum class Token : std::uint8_t {
#define AIO_LAYOUT(Kind) Kind,
#define AIO_SOFT(Kind, text) Kind,
#define AIO_VALUE(Kind) Kind,
#define AIO_OP(Kind, text) Kind,
#define AIO_KEYWORD(Kind, text) Kind,
#include "lang/syntax/tokens.def"
};

constexpr bool is_layout(Token kind) { return kind <= Token::Dedent; }
constexpr bool is_name(Token kind) { return kind >= Token::Name && kind <= Token::SoftUnderscore; }
constexpr bool is_keyword(Token kind) { return kind >= Token::KwFalse; }
constexpr bool is_augmented_assignment(Token kind) {
  return kind >= Token::PipeEqual && kind <= Token::DoubleStarEqual;
}
constexpr bool is_opening(Token kind) {
  return kind == Token::LeftParen || kind == Token::LeftBracket || kind == Token::LeftBrace;
}
constexpr bool is_closing(Token kind) {
  return kind == Token::RightParen || kind == Token::RightBracket || kind == Token::RightBrace;
}

/// Byte offsets into the source text and the 1-based lines they lie on.
struct TokenPlace {
  std::uint32_t begin;
  std::uint32_t end;
  std::uint32_t line;
  std::uint32_t end_line;
};

/// What kind of claim a deferred lexer error has against an error that the parser finds earlier.
enum class LexErrorRank : std::uint8_t {
  Forced,  ///< wins over a parser error anywhere before it
  Weak,    ///< counts only when the parser reaches it
};

/// The result of the lexer. `kinds` and `places` run in parallel and end with End. On a lexical
/// error they end with Error, End, and `error` says what it was.
struct TokenStream {
  explicit TokenStream(const Source& text) : source(&text) {}

  const Source* source;
  std::vector<Token> kinds;
  std::vector<TokenPlace> places;
  std::optional<SyntaxError> error;
  LexErrorRank rank = LexErrorRank::Weak;
  /// "'(' was never closed" for the innermost bracket that is open where the lexer gave up. It wins
  /// over a parser error on a later line than that bracket.
  std::optional<SyntaxError> never_closed;
  /// The text ended inside a bracket, a triple-quoted string or after a backslash.
  bool ended_early = false;
  std::vector<Warning> warnings;

  std::string_view text(std::uint32_t token) const {
    return source->text().substr(places[token].begin, places[token].end - places[token].begin);
  }
  /// The range from the first byte of token `first` to the last byte of token `end - 1`.
  ast::Range range(std::uint32_t first, std::uint32_t end) const {
    const TokenPlace& a = places[first];
    const TokenPlace& b = places[end - 1];
    return {a.line, a.begin - source->line_start(a.line), b.end_line,
            b.end - source->line_start(b.end_line)};
  }
};

/// The kind of a word: a keyword, a soft keyword, or Name.
Token word_kind(std::string_view word);

}  // namespace aio::syntax
