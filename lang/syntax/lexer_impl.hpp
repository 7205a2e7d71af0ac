#pragma once
// The lexer's state. Private to lexer*.cpp.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lang/syntax/token.hpp"

namespace aio::syntax {

/// Limits that CPython's tokenizer has; programs see them as errors.
inline constexpr std::size_t kMaxBracketDepth = 200;
inline constexpr std::size_t kMaxIndentLevels = 100;
inline constexpr std::size_t kMaxFStringDepth = 149;
inline constexpr int kMaxFieldDepth = 3;

/// A mode machine: layout (indentation, brackets) around plain tokens, with a stack of f-strings
/// that each are in their literal part or in a replacement field. `cursor_` is always at the next
/// unread byte.
class Lexer {
 public:
  explicit Lexer(const Source& source)
      : source_(source),
        out_(source),
        begin_(source.text().data()),
        cursor_(begin_),
        end_(begin_ + source.text().size()) {}

  TokenStream run();

 private:
  struct Failure {};  ///< Thrown to leave the scan; the error is in out_.
  struct IndentLevel {
    std::uint32_t column;      ///< with tabs to multiples of 8
    std::uint32_t alt_column;  ///< with tabs as one column
  };
  struct Bracket {
    char opening;
    std::uint32_t offset;
    std::uint32_t line;
  };
  struct FString {
    char quote;
    std::uint8_t quote_size;
    bool raw;
    bool in_literal;        ///< false while inside a replacement field's expression
    int bracket_depth;      ///< brackets open inside this f-string, field braces included
    int field_start_depth;  ///< bracket_depth before the innermost field's '{', -1 outside of
                            ///< fields
    std::uint32_t start;    ///< offset of the prefix
    std::uint32_t start_line;
  };

  // lexer.cpp
  void scan();
  bool scan_line_start();
  void scan_indentation(std::uint32_t column, std::uint32_t alt_column);
  bool scan_continuation();
  void scan_newline(const char* start);
  void scan_end();
  SyntaxError never_closed_error() const;
  void scan_operator();
  void open_bracket(Token kind);
  void close_bracket(Token kind);
  void emit_operator(Token kind, int length);
  bool at_field_level() const;

  // lexer_literals.cpp
  void scan_word();
  void check_identifier(const char* start);
  void scan_string(const char* start, const char* quote);
  void scan_fstring_literal();
  void scan_number();
  void scan_prefixed_number(const char* start);
  bool scan_decimal_tail();
  void end_number(const char* start, const char* kind);
  [[noreturn]] void unterminated_string(const char* start, std::uint32_t line, bool triple);
  [[noreturn]] void unterminated_fstring(const FString& fstring);

  /// A SyntaxError whose column is that of the last character before `at`, as CPython's tokenizer
  /// reports.
  [[noreturn]] void fail(std::string message, const char* at);
  [[noreturn]] void fail_at_line(std::string message, const char* at, std::uint32_t line);
  [[noreturn]] void fail_with(SyntaxError error, LexErrorRank rank);
  void warn(std::string message);

  void emit(Token kind, const char* start, const char* end, std::uint32_t line) {
    out_.kinds.push_back(kind);
    out_.places.push_back({offset(start), offset(end), line, line_});
  }
  std::uint32_t offset(const char* p) const { return static_cast<std::uint32_t>(p - begin_); }
  const char* line_begin(std::uint32_t line) const { return begin_ + source_.line_start(line); }
  char at(const char* p) const { return p < end_ ? *p : '\0'; }
  /// The line of the last byte, where CPython thinks that the end of the text is.
  std::uint32_t last_line() const {
    return cursor_ > begin_ && cursor_[-1] == '\n' && line_ > 1 ? line_ - 1 : line_;
  }

  const Source& source_;
  TokenStream out_;
  const char* begin_;
  const char* cursor_;
  const char* end_;
  const char* comment_ = nullptr;  ///< start of a comment that the next Newline token includes
  std::uint32_t line_ = 1;
  std::vector<IndentLevel> indents_{{0, 0}};
  std::vector<Bracket> brackets_;
  std::vector<FString> fstrings_;
};

namespace chars {
enum Class : std::uint8_t { kWord = 1, kDigit = 2, kHex = 4, kQuoteStop = 8 };
struct Table {
  std::uint8_t of[256] = {};
  constexpr Table() {
    for (int c = 0; c < 256; ++c) {
      const int lower = c | 0x20;
      if ((lower >= 'a' && lower <= 'z') || c == '_' || c >= 0x80) of[c] |= kWord;
      if (c >= '0' && c <= '9') of[c] |= kWord | kDigit | kHex;
      if (lower >= 'a' && lower <= 'f') of[c] |= kHex;
      if (c == '\\' || c == '\n' || c == '"' || c == '\'') of[c] |= kQuoteStop;
    }
  }
};
inline constexpr Table kTable;
inline bool is(char c, Class what) { return (kTable.of[static_cast<std::uint8_t>(c)] & what) != 0; }
}  // namespace chars

}  // namespace aio::syntax
