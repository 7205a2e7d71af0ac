#pragma once
// The entry of the front end: source text in, syntax tree or SyntaxError out.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "lang/ast/tree.hpp"
#include "lang/diagnostic.hpp"
#include "lang/source.hpp"

namespace aio::syntax {

/// What the text has to be; Python's 'exec', 'eval' and 'single'.
enum class Mode : std::uint8_t { File, Expression, Interactive };

struct ParseOptions {
  /// The parser stops with MemoryError before its stack grows below this address. 0: the parser
  /// allows itself kDefaultStackBytes from where it is called.
  std::uintptr_t stack_limit = 0;
  /// sys.get_int_max_str_digits(): longest decimal int literal, 0 for no limit.
  std::size_t max_int_digits = 4300;

  static constexpr std::size_t kDefaultStackBytes = std::size_t{1} << 20;
};

/// Exactly one of `tree` and `error` is set.
struct ParseResult {
  std::optional<ast::Tree> tree;
  std::optional<SyntaxError> error;
  /// In the order in which the parser meets them.
  std::vector<Warning> warnings;
  /// Mode::Interactive only: the text is the beginning of a statement, and more lines can complete
  /// it. Lines are expected joined by '\n' without one after the last, as `codeop` has it: a
  /// compound statement is complete once the last line is empty.
  bool incomplete = false;
};

/// Parses the whole text. `source` must outlive the tree. Re-entrant; uses no global state.
ParseResult parse(const Source& source, Mode mode = Mode::File, const ParseOptions& options = {});

}  // namespace aio::syntax
