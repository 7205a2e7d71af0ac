// Layout, brackets and operators of the lexer; names and literals are in lexer_literals.cpp.
// Invariant: kinds and places grow together, and the stream always ends with End (after Error on
// failure).

#include "lang/syntax/lexer.hpp"

#include <fmt/format.h>

#include <cstring>
#include <utility>

#include "lang/syntax/lexer_impl.hpp"

namespace aio::syntax {
namespace {

constexpr std::uint32_t kTabWidth = 8;

char closing_of(char opening) { return opening == '(' ? ')' : opening == '[' ? ']' : '}'; }

}  // namespace

TokenStream tokenize(const Source& source) { return Lexer(source).run(); }

TokenStream Lexer::run() {
  out_.kinds.reserve(source_.text().size() / 4 + 16);
  out_.places.reserve(source_.text().size() / 4 + 16);
  try {
    scan();
  } catch (const Failure&) {
    emit(Token::Error, cursor_, cursor_, line_);
    if (!fstrings_.empty()) {
      out_.rank = LexErrorRank::Weak;  // CPython does not read on into an f-string
    } else if (!brackets_.empty()) {
      out_.never_closed = never_closed_error();
    }
    emit(Token::End, end_, end_, line_);
  }
  return std::move(out_);
}

void Lexer::scan() {
  if (!scan_line_start()) return;
  for (;;) {
    if (!fstrings_.empty() && fstrings_.back().in_literal) {
      scan_fstring_literal();
      continue;
    }
    while (cursor_ < end_ && (*cursor_ == ' ' || *cursor_ == '\t' || *cursor_ == '\f')) ++cursor_;
    if (cursor_ >= end_) return scan_end();
    const char c = *cursor_;
    if (chars::is(c, chars::kDigit) || (c == '.' && chars::is(at(cursor_ + 1), chars::kDigit))) {
      scan_number();
    } else if (chars::is(c, chars::kWord)) {
      scan_word();
    } else if (c == '\n') {
      const char* start = comment_ != nullptr ? std::exchange(comment_, nullptr) : cursor_;
      ++cursor_;
      if (!brackets_.empty()) {
        ++line_;
      } else {
        emit(Token::Newline, start, cursor_, line_);
        ++line_;
        if (!scan_line_start()) return;
      }
    } else if (c == '#') {
      comment_ = cursor_;
      const void* newline = std::memchr(cursor_, '\n', static_cast<std::size_t>(end_ - cursor_));
      cursor_ = newline != nullptr ? static_cast<const char*>(newline) : end_;
      if (!brackets_.empty()) comment_ = nullptr;
    } else if (c == '\\') {
      scan_continuation();
    } else if (c == '"' || c == '\'') {
      scan_string(cursor_, cursor_);
    } else {
      scan_operator();
    }
  }
}

/// Skips blank lines and emits Indent or Dedent for the next real line. False at the end of the
/// text.
bool Lexer::scan_line_start() {
  for (;;) {
    std::uint32_t column = 0, alt_column = 0, continued_column = 0;
    for (;; ++cursor_) {
      const char c = at(cursor_);
      if (c == ' ') {
        ++column;
        ++alt_column;
      } else if (c == '\t') {
        column = (column / kTabWidth + 1) * kTabWidth;
        ++alt_column;
      } else if (c == '\f') {
        column = alt_column = 0;
      } else if (c == '\\') {
        // The line that starts with a backslash gives the indentation of what follows.
        if (continued_column == 0) continued_column = column;
        if (!scan_continuation()) return false;
        --cursor_;  // undo the ++ of the loop
      } else {
        break;
      }
    }
    if (cursor_ < end_ && *cursor_ == '#') {
      const void* newline = std::memchr(cursor_, '\n', static_cast<std::size_t>(end_ - cursor_));
      cursor_ = newline != nullptr ? static_cast<const char*>(newline) : end_;
    }
    if (cursor_ >= end_) {
      scan_end();
      return false;
    }
    if (*cursor_ == '\n') {
      ++cursor_;
      ++line_;
      continue;
    }
    if (continued_column != 0) column = alt_column = continued_column;
    scan_indentation(column, alt_column);
    return true;
  }
}

void Lexer::scan_indentation(std::uint32_t column, std::uint32_t alt_column) {
  const auto line = static_cast<int>(line_);
  auto tab_error = [&] {
    fail_with({ErrorKind::TabError,
               "inconsistent use of tabs and spaces in indentation",
               line,
               1,
               line,
               0,
               {}},
              LexErrorRank::Weak);
  };
  if (column == indents_.back().column) {
    if (alt_column != indents_.back().alt_column) tab_error();
    return;
  }
  if (column > indents_.back().column) {
    if (indents_.size() >= kMaxIndentLevels) {
      fail_with(
          {ErrorKind::IndentationError, "too many levels of indentation", line, 1, line, 0, {}},
          LexErrorRank::Weak);
    }
    if (alt_column <= indents_.back().alt_column) tab_error();
    indents_.push_back({column, alt_column});
    emit(Token::Indent, cursor_, cursor_, line_);
    return;
  }
  std::size_t kept = indents_.size();
  while (column < indents_[kept - 1].column) --kept;
  if (column != indents_[kept - 1].column) {
    const std::string_view text = source_.line(line_);
    const int width = count_characters(text, text.size()) + (text.ends_with('\n') ? 0 : 1);
    fail_with({ErrorKind::IndentationError,
               "unindent does not match any outer indentation level",
               line,
               width,
               line,
               -1,
               {}},
              LexErrorRank::Weak);
  }
  if (alt_column != indents_[kept - 1].alt_column) tab_error();
  for (; indents_.size() > kept; indents_.pop_back()) emit(Token::Dedent, cursor_, cursor_, line_);
}

/// Reads a backslash and the newline after it.
bool Lexer::scan_continuation() {
  ++cursor_;
  const bool newline = cursor_ < end_ && *cursor_ == '\n';
  if (cursor_ + (newline ? 1 : 0) >= end_) {
    out_.ended_early = true;
    if (!brackets_.empty()) fail_with(never_closed_error(), LexErrorRank::Weak);
    const std::string_view text = source_.line(line_);
    const auto line = static_cast<int>(line_);
    const int width = count_characters(text, text.size()) + (newline ? 0 : 1);
    fail_with({ErrorKind::SyntaxError, "unexpected EOF while parsing", line, width, line, -1, {}},
              LexErrorRank::Weak);
  }
  if (!newline) {
    const auto line = static_cast<int>(line_);
    const char* start = line_begin(line_);
    const int column = count_characters({start, static_cast<std::size_t>(cursor_ - start)},
                                        source_.text().size()) +
                       1;
    fail_with({ErrorKind::SyntaxError,
               "unexpected character after line continuation character",
               line,
               column,
               line,
               0,
               {}},
              LexErrorRank::Weak);
  }
  ++cursor_;
  ++line_;
  return true;
}

SyntaxError Lexer::never_closed_error() const {
  const Bracket& bracket = brackets_.back();
  const std::string_view text = source_.line(bracket.line);
  const int column = count_characters(text, bracket.offset - source_.line_start(bracket.line)) + 1;
  const auto line = static_cast<int>(bracket.line);
  return {ErrorKind::SyntaxError,
          fmt::format("'{}' was never closed", bracket.opening),
          line,
          column,
          line,
          0,
          {}};
}

void Lexer::scan_end() {
  if (!brackets_.empty()) {
    out_.ended_early = true;
    fail_with(never_closed_error(), LexErrorRank::Weak);
  }
  if (!out_.kinds.empty() && !is_layout(out_.kinds.back())) {
    const char* start = comment_ != nullptr ? comment_ : cursor_;
    emit(Token::Newline, start, cursor_ + 1, line_);
  }
  const std::uint32_t line = last_line();
  while (indents_.size() > 1) {
    indents_.pop_back();
    emit(Token::Dedent, cursor_, cursor_, line);
  }
  emit(Token::End, cursor_, cursor_, line);
}

bool Lexer::at_field_level() const {
  return !fstrings_.empty() && fstrings_.back().field_start_depth >= 0 &&
         fstrings_.back().bracket_depth - 1 == fstrings_.back().field_start_depth;
}

void Lexer::emit_operator(Token kind, int length) {
  emit(kind, cursor_, cursor_ + length, line_);
  cursor_ += length;
}

void Lexer::open_bracket(Token kind) {
  if (brackets_.size() >= kMaxBracketDepth) fail("too many nested parentheses", cursor_ + 1);
  brackets_.push_back({*cursor_, offset(cursor_), line_});
  if (!fstrings_.empty()) ++fstrings_.back().bracket_depth;
  emit_operator(kind, 1);
}

void Lexer::close_bracket(Token kind) {
  const char c = *cursor_;
  FString* fstring = fstrings_.empty() ? nullptr : &fstrings_.back();
  if (fstring != nullptr && fstring->bracket_depth == 0 && c == '}') {
    fail("f-string: single '}' is not allowed", cursor_ + 1);
  }
  if (brackets_.empty()) fail(fmt::format("unmatched '{}'", c), cursor_ + 1);
  const Bracket opening = brackets_.back();
  brackets_.pop_back();
  if (closing_of(opening.opening) != c) {
    if (fstring != nullptr && opening.opening == '{' &&
        fstring->bracket_depth - 1 == fstring->field_start_depth) {
      fail(fmt::format("f-string: unmatched '{}'", c), cursor_ + 1);
    }
    std::string message = fmt::format(
        "closing parenthesis '{}' does not match opening parenthesis '{}'", c, opening.opening);
    if (opening.line != line_) message += fmt::format(" on line {}", opening.line);
    fail(std::move(message), cursor_ + 1);
  }
  if (fstring != nullptr) {
    if (--fstring->bracket_depth < 0) fail(fmt::format("f-string: unmatched '{}'", c), cursor_ + 1);
    if (c == '}' && fstring->bracket_depth == fstring->field_start_depth) {
      --fstring->field_start_depth;
      fstring->in_literal = true;
    }
  }
  emit_operator(kind, 1);
}

void Lexer::scan_operator() {
  using enum Token;
  const char c = *cursor_, next = at(cursor_ + 1), third = at(cursor_ + 2);
  // `x`, `x=`, and for the doubled operators `xx`, `xx=`.
  auto simple = [&](Token plain, Token with_equal) {
    next == '=' ? emit_operator(with_equal, 2) : emit_operator(plain, 1);
  };
  auto doubled = [&](Token plain, Token with_equal, Token twice, Token twice_equal) {
    if (next != c) return simple(plain, with_equal);
    third == '=' ? emit_operator(twice_equal, 3) : emit_operator(twice, 2);
  };
  switch (c) {
    case '(': return open_bracket(LeftParen);
    case '[': return open_bracket(LeftBracket);
    case '{': return open_bracket(LeftBrace);
    case ')': return close_bracket(RightParen);
    case ']': return close_bracket(RightBracket);
    case '}': return close_bracket(RightBrace);
    case ',': return emit_operator(Comma, 1);
    case ';': return emit_operator(Semicolon, 1);
    case '~': return emit_operator(Tilde, 1);
    case '.':
      return next == '.' && third == '.' ? emit_operator(Ellipsis, 3) : emit_operator(Dot, 1);
    case ':':
      if (at_field_level()) {  // the format spec starts; `:=` is not an operator here
        fstrings_.back().in_literal = true;
        return emit_operator(Colon, 1);
      }
      return simple(Colon, ColonEqual);
    case '=': return simple(Equal, EqualEqual);
    case '!': return simple(Exclamation, NotEqual);
    case '+': return simple(Plus, PlusEqual);
    case '%': return simple(Percent, PercentEqual);
    case '@': return simple(At, AtEqual);
    case '&': return simple(Ampersand, AmpersandEqual);
    case '|': return simple(Pipe, PipeEqual);
    case '^': return simple(Caret, CaretEqual);
    case '-': return next == '>' ? emit_operator(Arrow, 2) : simple(Minus, MinusEqual);
    case '*': return doubled(Star, StarEqual, DoubleStar, DoubleStarEqual);
    case '/': return doubled(Slash, SlashEqual, DoubleSlash, DoubleSlashEqual);
    case '<':
      if (next == '>') return emit_operator(Unknown, 2);  // Python 2's, known to the tokenizer only
      return doubled(Less, LessEqual, LeftShift, LeftShiftEqual);
    case '>': return doubled(Greater, GreaterEqual, RightShift, RightShiftEqual);
    case '$':
    case '?':
    case '`': return emit_operator(Unknown, 1);
    default:
      fail(fmt::format("invalid non-printable character U+{:04X}", static_cast<unsigned char>(c)),
           cursor_ + 1);
  }
}

void Lexer::fail(std::string message, const char* at) {
  fail_at_line(std::move(message), at, line_);
}

void Lexer::fail_at_line(std::string message, const char* at, std::uint32_t line) {
  const char* start = line_begin(line);
  const std::string_view before(start, static_cast<std::size_t>(at - start));
  const int column = count_characters(before, before.size());
  const auto number = static_cast<int>(line);
  fail_with({ErrorKind::SyntaxError, std::move(message), number, column, number, column, {}},
            LexErrorRank::Forced);
}

void Lexer::fail_with(SyntaxError error, LexErrorRank rank) {
  out_.error = std::move(error);
  out_.rank = rank;
  throw Failure{};
}

void Lexer::warn(std::string message) {
  const auto line = static_cast<int>(line_);
  out_.warnings.push_back({Warning::Kind::SyntaxWarning, std::move(message), line, 0, line, 0});
}

}  // namespace aio::syntax
