// Names, numbers, strings and f-strings of the lexer.
// Invariant: a String token covers prefix and quotes; escapes are left for the builders. An
// f-string becomes FStringStart, then FStringMiddle pieces and bracketed fields, then FStringEnd.

#include <fmt/format.h>

#include <cstring>
#include <utility>

#include "lang/syntax/lexer_impl.hpp"
#include "lang/unicode/identifier.hpp"

namespace aio::syntax {
namespace {

bool is_digit(char c) { return chars::is(c, chars::kDigit); }
char lower(char c) { return static_cast<char>(c | 0x20); }

/// Is `prefix` one of r, b, u, f, rb, br, rf, fr in any case?
bool is_string_prefix(std::string_view prefix) {
  const char a = lower(prefix[0]);
  if (prefix.size() == 1) return a == 'r' || a == 'b' || a == 'u' || a == 'f';
  if (prefix.size() != 2) return false;
  const char b = lower(prefix[1]);
  return (a == 'r' && (b == 'b' || b == 'f')) || (b == 'r' && (a == 'b' || a == 'f'));
}

}  // namespace

Token word_kind(std::string_view word) {
  using enum Token;
  struct Row {
    std::string_view text;
    Token kind;
  };
  static constexpr Row kWords[] = {
#define AIO_LAYOUT(Kind)
#define AIO_SOFT(Kind, text) {text, Kind},
#define AIO_VALUE(Kind)
#define AIO_OP(Kind, text)
#define AIO_KEYWORD(Kind, text) {text, Kind},
#include "lang/syntax/tokens.def"
  };
  // Words by their first letter: at most six have the same one.
  struct Index {
    std::uint8_t rows[128][7] = {};
    constexpr Index() {
      std::uint8_t row = 0;
      for (const Row& word : kWords) {
        std::uint8_t* slot = rows[static_cast<std::uint8_t>(word.text[0])];
        while (*slot != 0) ++slot;
        *slot = ++row;
      }
    }
  };
  static constexpr Index kIndex;
  constexpr std::size_t kLongestWord = 8;
  if (word.size() > kLongestWord || static_cast<std::uint8_t>(word[0]) >= 128) return Name;
  for (const std::uint8_t* slot = kIndex.rows[static_cast<std::uint8_t>(word[0])]; *slot != 0;
       ++slot) {
    if (kWords[*slot - 1].text == word) return kWords[*slot - 1].kind;
  }
  return Name;
}

void Lexer::scan_word() {
  const char* start = cursor_;
  bool ascii = true;
  while (cursor_ < end_ && chars::is(*cursor_, chars::kWord)) {
    ascii &= static_cast<unsigned char>(*cursor_) < 0x80;
    ++cursor_;
  }
  const std::string_view word(start, static_cast<std::size_t>(cursor_ - start));
  if (cursor_ < end_ && (*cursor_ == '"' || *cursor_ == '\'') && is_string_prefix(word)) {
    return scan_string(start, cursor_);
  }
  if (!ascii) check_identifier(start);
  emit(word_kind(word), start, cursor_, line_);
}

void Lexer::check_identifier(const char* start) {
  const std::string_view word(start, static_cast<std::size_t>(cursor_ - start));
  const std::size_t valid = unicode::identifier_prefix(word);
  if (valid == word.size()) return;
  const auto [code_point, length] = unicode::decode_at(word, valid);
  const char* after = start + valid + length;
  if (unicode::is_printable(code_point)) {
    fail(fmt::format("invalid character '{}' (U+{:04X})", word.substr(valid, length),
                     static_cast<std::uint32_t>(code_point)),
         after);
  }
  fail(fmt::format("invalid non-printable character U+{:04X}",
                   static_cast<std::uint32_t>(code_point)),
       after);
}

// --- strings ---

void Lexer::scan_string(const char* start, const char* quote) {
  const char q = *quote;
  const bool triple = at(quote + 1) == q && at(quote + 2) == q;
  bool formatted = false, raw = false;
  for (const char* p = start; p < quote; ++p) {
    formatted |= lower(*p) == 'f';
    raw |= lower(*p) == 'r';
  }
  cursor_ = quote + (triple ? 3 : 1);
  if (formatted) {
    if (fstrings_.size() >= kMaxFStringDepth) fail("too many nested f-strings", quote + 1);
    emit(Token::FStringStart, start, cursor_, line_);
    fstrings_.push_back(
        {q, static_cast<std::uint8_t>(triple ? 3 : 1), raw, true, 0, -1, offset(start), line_});
    return;
  }
  const std::uint32_t first_line = line_;
  for (;;) {
    while (cursor_ < end_ && !chars::is(*cursor_, chars::kQuoteStop)) ++cursor_;
    if (cursor_ >= end_) unterminated_string(start, first_line, triple);
    const char c = *cursor_;
    if (c == '\\') {
      if (++cursor_ >= end_) unterminated_string(start, first_line, triple);
      if (*cursor_ == '\n') ++line_;
    } else if (c == '\n') {
      if (!triple) unterminated_string(start, first_line, triple);
      ++line_;
    } else if (c == q && (!triple || (at(cursor_ + 1) == q && at(cursor_ + 2) == q))) {
      break;
    }
    ++cursor_;
  }
  cursor_ += triple ? 3 : 1;
  emit(Token::String, start, cursor_, first_line);
}

void Lexer::unterminated_string(const char* start, std::uint32_t line, bool triple) {
  if (!fstrings_
           .empty()) {  // the quote that starts this string was meant to end the f-string around it
    const FString& outer = fstrings_.back();
    const char* quote = start;
    while (*quote != '"' && *quote != '\'') ++quote;
    if (outer.quote == *quote && outer.quote_size == (triple ? 3 : 1)) {
      fail_at_line("f-string: expecting '}'", start + 1, line);
    }
  }
  out_.ended_early = triple;
  fail_at_line(fmt::format("unterminated {}string literal (detected at line {})",
                           triple ? "triple-quoted " : "", cursor_ >= end_ ? last_line() : line_),
               start + 1, line);
}

void Lexer::unterminated_fstring(const FString& fstring) {
  const bool triple = fstring.quote_size == 3;
  out_.ended_early = triple;
  fail_at_line(fmt::format("unterminated {}f-string literal (detected at line {})",
                           triple ? "triple-quoted " : "", cursor_ >= end_ ? last_line() : line_),
               begin_ + fstring.start + 1, fstring.start_line);
}

/// Reads one literal piece of the innermost f-string, up to a field, the end of a field or the end
/// of the string.
void Lexer::scan_fstring_literal() {
  FString& fstring = fstrings_.back();
  const bool in_spec = fstring.field_start_depth >= 0;
  const char* start = cursor_;
  const std::uint32_t first_line = line_;
  auto emit_piece = [&] {
    if (cursor_ == start) return;
    emit(fstring.raw ? Token::RawFStringMiddle : Token::FStringMiddle, start, cursor_, first_line);
  };
  for (;;) {
    if (cursor_ >= end_) unterminated_fstring(fstring);
    const char c = *cursor_;
    if (c == '\n' && in_spec) {  // a newline ends a format spec; the field's '}' may follow
      emit_piece();
      fstring.in_literal = false;
      return;
    }
    if (c == '\n') {
      if (fstring.quote_size == 1) unterminated_fstring(fstring);
      ++line_;
      ++cursor_;
    } else if (c == fstring.quote &&
               (fstring.quote_size == 1 || (at(cursor_ + 1) == c && at(cursor_ + 2) == c))) {
      emit_piece();
      emit(Token::FStringEnd, cursor_, cursor_ + fstring.quote_size, line_);
      cursor_ += fstring.quote_size;
      fstrings_.pop_back();
      return;
    } else if (c == '{') {
      if (at(cursor_ + 1) == '{' && !in_spec) {
        cursor_ += 2;  // the token covers both braces, its text is one
        return emit_piece();
      }
      emit_piece();
      if (++fstring.field_start_depth >= kMaxFieldDepth) {
        fail("f-string: expressions nested too deeply", cursor_);
      }
      fstring.in_literal = false;
      return;  // the '{' itself is an ordinary bracket
    } else if (c == '}') {
      if (at(cursor_ + 1) == '}' && !in_spec) {
        cursor_ += 2;
        return emit_piece();
      }
      emit_piece();
      fstring.in_literal = false;
      return;  // closes the field, or is an error that close_bracket reports
    } else if (c == '\\') {
      const char next = at(cursor_ + 1);
      if (next == '{' || next == '}') {
        if (!fstring.raw) warn(fmt::format("invalid escape sequence '\\{}'", next));
        ++cursor_;
      } else if (next == 'N' && at(cursor_ + 2) == '{' && !fstring.raw) {
        cursor_ += 3;
        while (cursor_ < end_ && *cursor_ != '}' && *cursor_ != '\n' && *cursor_ != fstring.quote)
          ++cursor_;
        if (at(cursor_) == '}') ++cursor_;
      } else {
        cursor_ += cursor_ + 1 < end_ ? 2 : 1;
        if (next == '\n') ++line_;
      }
    } else {
      ++cursor_;
    }
  }
}

// --- numbers ---

/// Reads digits with single underscores between them. False, with the cursor after it, when an
/// underscore is last.
bool Lexer::scan_decimal_tail() {
  for (;;) {
    while (is_digit(at(cursor_))) ++cursor_;
    if (at(cursor_) != '_') return true;
    ++cursor_;
    if (!is_digit(at(cursor_))) return false;
  }
}

void Lexer::scan_number() {
  const char* start = cursor_;
  const char second = lower(at(cursor_ + 1));
  if (*cursor_ == '0' && (second == 'x' || second == 'o' || second == 'b'))
    return scan_prefixed_number(start);

  auto tail = [&] {
    if (!scan_decimal_tail()) fail("invalid decimal literal", cursor_);
  };
  bool is_int = true;
  const char* first_nonzero = nullptr;
  if (*cursor_ != '.') {
    tail();
    if (*start == '0') {
      first_nonzero = start;
      while (first_nonzero < cursor_ && (*first_nonzero == '0' || *first_nonzero == '_'))
        ++first_nonzero;
    }
  }
  if (at(cursor_) == '.') {
    is_int = false;
    ++cursor_;
    if (is_digit(at(cursor_))) tail();
  }
  if (lower(at(cursor_)) == 'e') {
    const char sign = at(cursor_ + 1);
    if (is_digit(sign)) {
      is_int = false;
      ++cursor_;
      tail();
    } else if (sign == '+' || sign == '-') {
      is_int = false;
      cursor_ += 2;
      if (!is_digit(at(cursor_))) fail("invalid decimal literal", cursor_);
      tail();
    }
  }
  if (lower(at(cursor_)) == 'j') {
    ++cursor_;
    return end_number(start, "imaginary");
  }
  if (is_int && first_nonzero != nullptr && first_nonzero < cursor_) {
    const auto line = static_cast<int>(line_);
    const char* line_start = line_begin(line_);
    const std::string_view text = source_.line(line_);
    fail_with({ErrorKind::SyntaxError,
               "leading zeros in decimal integer literals are not permitted; use an 0o prefix for "
               "octal integers",
               line,
               count_characters(text, static_cast<std::size_t>(start - line_start)) + 1,
               line,
               count_characters(text, static_cast<std::size_t>(first_nonzero - line_start)) + 1,
               {}},
              LexErrorRank::Forced);
  }
  end_number(start, "decimal");
}

void Lexer::scan_prefixed_number(const char* start) {
  const char letter = lower(cursor_[1]);
  const char* kind = letter == 'x' ? "hexadecimal" : letter == 'o' ? "octal" : "binary";
  auto is_own_digit = [&](char c) {
    return letter == 'x' ? chars::is(c, chars::kHex) : c >= '0' && c <= (letter == 'o' ? '7' : '1');
  };
  auto fail_at_digit = [&] {
    fail(fmt::format("invalid digit '{}' in {} literal", *cursor_, kind), cursor_ + 1);
  };
  cursor_ += 2;
  do {
    if (at(cursor_) == '_') ++cursor_;
    if (!is_own_digit(at(cursor_))) {
      if (is_digit(at(cursor_))) fail_at_digit();
      fail(fmt::format("invalid {} literal", kind), cursor_);
    }
    while (is_own_digit(at(cursor_))) ++cursor_;
  } while (at(cursor_) == '_');
  if (is_digit(at(cursor_))) fail_at_digit();
  end_number(start, kind);
}

/// A word may not follow a number at once, but some keywords may, with a warning: `1if x else 2`.
void Lexer::end_number(const char* start, const char* kind) {
  if (chars::is(at(cursor_), chars::kWord)) {
    const std::string_view rest(cursor_, static_cast<std::size_t>(end_ - cursor_));
    bool keyword = false;
    for (std::string_view word : {"and", "else", "for", "if", "in", "is", "or", "not"}) {
      keyword |= rest.starts_with(word);
    }
    if (keyword) {
      warn(fmt::format("invalid {} literal", kind));
    } else if (static_cast<unsigned char>(*cursor_) < 0x80) {
      fail(fmt::format("invalid {} literal", kind), cursor_);
    }
  }
  emit(Token::Number, start, cursor_, line_);
}

}  // namespace aio::syntax
