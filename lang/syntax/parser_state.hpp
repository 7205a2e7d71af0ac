#pragma once
// What the rules, builders and diagnoses of one parse share.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lang/ast/tree.hpp"
#include "lang/syntax/parser.hpp"
#include "lang/syntax/pegtl_input.hpp"
#include "lang/syntax/token.hpp"

namespace aio::syntax {

/// CPython gives up between 2000 and 6000 levels, depending on the construct.
inline constexpr std::uint32_t kMaxGateDepth = 3000;

class Parser {
 public:
  Parser(const TokenStream& tokens, ast::Tree& tree, Input& in, const ParseOptions& options)
      : tokens(tokens), tree(tree), in(in), options(options) {}

  const TokenStream& tokens;
  ast::Tree& tree;
  Input& in;
  const ParseOptions& options;  ///< stack_limit is set to a real address.
  std::vector<Warning>* warnings = nullptr;
  /// A trial parse made by diagnose(): it fails without being diagnosed, else nested errors cost
  /// exponential time.
  bool quiet = false;
  /// The furthest token that trial parses have read.
  std::uint32_t deepest = 0;

  Token kind(std::uint32_t token) const { return tokens.kinds[token]; }
  std::string_view text(std::uint32_t token) const { return tokens.text(token); }
  ast::Range range(std::uint32_t first, std::uint32_t end) const {
    return tokens.range(first, end);
  }
  /// The range of a compound statement: without the layout tokens at its end.
  ast::Range statement_range(std::uint32_t first, std::uint32_t end) const {
    while (is_layout(tokens.kinds[end - 1])) --end;
    return tokens.range(first, end);
  }

  /// Raises at a known place. Empty text positions follow CPython: see finish_error() in
  /// errors.cpp.
  [[noreturn]] void fail(ast::Range where, std::string message,
                         ErrorKind kind = ErrorKind::SyntaxError) const;
  /// Raises at the start of a range; end_col is 0, CPython's "no end".
  [[noreturn]] void fail_open(ast::Range where, std::string message) const;
  /// Raises at tokens [first, end).
  [[noreturn]] void fail_tokens(std::uint32_t first, std::uint32_t end, std::string message) const {
    fail(range(first, end), std::move(message));
  }
  /// Raises at one token that is the last that the parser has read.
  [[noreturn]] void fail_at(std::uint32_t token, std::string message,
                            ErrorKind kind = ErrorKind::SyntaxError) const;
  /// Raises at one token by its own range; a token without extent has columns 0.
  [[noreturn]] void fail_known(std::uint32_t token, std::string message) const;
  /// Raises from the start of `first` to the last character of the token that was read last.
  [[noreturn]] void fail_from(ast::Range first, std::uint32_t last_token,
                              std::string message) const;
  void warn(std::uint32_t token, std::string message) const;
};

inline std::uintptr_t stack_address() {
  return reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0));
}

namespace grammar {

[[noreturn]] void fail_too_deep(Input& in, Parser& parser);

inline DepthGuard::DepthGuard(Input& in, Parser& parser) : in_(in) {
  if (++in.depth > kMaxGateDepth || stack_address() < parser.options.stack_limit) {
    --in.depth;
    fail_too_deep(in, parser);
  }
}

}  // namespace grammar
}  // namespace aio::syntax
