#pragma once
// The token stream around a failed parse, and the questions that a diagnosis asks about it. Private
// to diagnose*.cpp.

#include <cstdint>
#include <string>

#include "lang/syntax/diagnose.hpp"

namespace aio::syntax {

class Scene {
 public:
  explicit Scene(Parser& p) : p_(p), furthest_(p.in.furthest), at_(p.in.index()) {}

  /// Raises the SyntaxError for a failure at `point`.
  [[noreturn]] void report(ErrorPoint point);
  /// Raises for `left = right` inside an expression when CPython takes it for a comparison; else
  /// returns.
  void suspect_comparison(const Value& left, std::uint32_t equal);
  /// Raises for an assignment with an impossible target, whose first value and `=` are given; else
  /// returns.
  void check_assignment(const Value& first_target, std::uint32_t equal);

 private:
  /// A rule tried at some token. `end` is 0 when it does not match; `furthest` is the last token
  /// that it read.
  struct Trial {
    std::uint32_t end = 0;
    std::uint32_t furthest = 0;
    Value value{{nullptr}, 0, 0, 0};
    explicit operator bool() const { return end != 0; }
  };
  template <class Rule>
  Trial trial(std::uint32_t token) const;
  Trial try_expression(std::uint32_t token) const;
  Trial try_star_expressions(std::uint32_t token) const;
  Trial try_statement_start(std::uint32_t token) const;
  Trial try_disjunction(std::uint32_t token) const;
  Trial try_inversion(std::uint32_t token) const;
  Trial try_factor(std::uint32_t token) const;
  Trial try_arithmetic(std::uint32_t token) const;
  Trial try_bracket(std::uint32_t token) const;
  Trial try_clauses(std::uint32_t token) const;
  Trial try_subject(std::uint32_t token) const;

  Token kind(std::uint32_t token) const { return p_.kind(token); }
  /// The first token of the logical line that holds `token`.
  std::uint32_t line_start(std::uint32_t token) const;
  /// Bracket depth behind a token, counted within its logical line.
  int depth_after(std::uint32_t token) const;
  static constexpr std::uint32_t kNoToken = 0xFFFFFFFF;
  /// The token that opens the innermost bracket around `token`; kNoToken outside of brackets.
  std::uint32_t opening_before(std::uint32_t token) const;
  /// Where a PEG parser stops that starts at `start` and fails at furthest_: behind the longest
  /// complete expression. `start` itself when there is none.
  std::uint32_t prefix_end(std::uint32_t start) const;
  /// Can the token be the last of an operand?
  bool ends_operand(std::uint32_t token) const;
  /// Does the '{' open a replacement field of an f-string?
  bool is_field(std::uint32_t open) const;
  /// The token that starts where `node` starts, at or before `before`.
  std::uint32_t first_token_of(const ast::Node* node, std::uint32_t before) const;
  /// The value on top of the stack when it ends where parsing stopped; null when there is none.
  const Value* value_before() const;
  /// The same, if it is an expression.
  const Value* expression_before() const;
  /// The first of the values on the stack that belong to the bracket opened at `opening`.
  const Value* values_since(std::uint32_t opening) const;

  // diagnose.cpp
  void report_block(ErrorPoint point);
  void report_parameters(ErrorPoint point);
  void report_imports(ErrorPoint point);
  void report_except();
  void report_statement();
  std::uint32_t after_header(std::uint32_t start) const;
  void report_return_annotation();
  [[noreturn]] void report_generic();

  // diagnose_expression.cpp
  void report_expression(ErrorPoint point);
  void report_fstring(ErrorPoint point);
  void report_field();
  void report_call(ErrorPoint point);
  void report_comprehension_target(ErrorPoint point);
  void report_pattern_arguments(ErrorPoint point);
  void report_equal(ErrorPoint point);
  void report_walrus(ErrorPoint point);
  enum class StarContext : std::uint8_t { Trailer, Display };
  void report_star_expression(StarContext context);
  bool is_trailer(std::uint32_t open) const;
  std::uint32_t item_start(std::uint32_t token, std::uint32_t open) const;
  void report_empty_subscript();
  std::uint32_t generic_place() const;
  /// Two expressions side by side: a forgotten comma, or a Python 2 print.
  void report_adjacent(const ast::Expr* left, std::uint32_t next);
  void report_adjacent_value(const ast::Node* value, std::uint32_t next);
  [[noreturn]] void fail_between(const ast::Node* first, const ast::Node* last,
                                 std::string message) const;

  Parser& p_;
  const std::uint32_t furthest_;
  const std::uint32_t at_;
  int chain_ = 0;  ///< calls of report_adjacent()
};

}  // namespace aio::syntax
