#pragma once
// Builders: one function per grammar rule that makes a node out of what the rule's parts have left
// on the value stack. A builder has no effect besides arena allocation, warnings and throwing
// SyntaxError, so a rule that is later abandoned costs nothing but memory.

#include <string_view>
#include <vector>

#include "lang/syntax/parser_state.hpp"
#include "lang/syntax/scratch.hpp"

namespace aio::syntax {

/// What a rule has matched: tokens [first, end) and the values of its parts.
struct Match {
  std::uint32_t first;
  std::uint32_t end;
  Value* values;
  std::uint32_t count;

  Value& operator[](std::uint32_t i) const { return values[i]; }
  ast::Node* node(std::uint32_t i) const { return values[i].node; }
  ast::Expr* expr(std::uint32_t i) const { return static_cast<ast::Expr*>(values[i].node); }
  ast::Pattern* pattern(std::uint32_t i) const {
    return static_cast<ast::Pattern*>(values[i].node);
  }
  ast::Identifier name(std::uint32_t i) const { return values[i].name; }
  template <class T>
  bool is(std::uint32_t i) const {
    return !values[i].is_name && ast::dyn_as<T>(values[i].node) != nullptr;
  }
};

/// Values [from, to) of a match as a typed list in the arena.
template <class T>
ast::List<T*> list_of(Parser& p, const Match& m, std::uint32_t from, std::uint32_t to) {
  T** room = p.tree.arena().make_array<T*>(to - from);
  for (std::uint32_t i = from; i < to; ++i) room[i - from] = static_cast<T*>(m.node(i));
  return {room, to - from};
}

/// CPython's name for a kind of expression in "cannot assign to ...".
const char* expression_name(const ast::Expr* expr);

/// The innermost expression that makes `expr` impossible as an assignment target; null when it is
/// fine.
enum class TargetUse : std::uint8_t { Assign, Delete };
const ast::Expr* invalid_target(const ast::Expr* expr, TargetUse use);

/// Turns an expression into a target, or raises "cannot assign to ..." / "cannot delete ...".
void make_target(Parser& p, ast::Expr* expr, TargetUse use = TargetUse::Assign);

/// The operator of a binary operator token.
ast::Operator binary_operator(Token op);

/// An identifier that is not ASCII, normalised as Python does.
std::string unicode_identifier(std::string_view text);

/// Raises "':' expected after dictionary key" for an item without value.
[[noreturn]] void fail_missing_dict_colon(Parser& p, const Value& item);

/// The body of a string literal, without quotes. `token` is where the body stands, for errors and
/// warnings. `error_token` is the token that CPython would name in an error.
struct LiteralBody {
  std::string_view text;
  std::uint32_t token;
  std::uint32_t error_token;
};
/// The value of a body with escapes.
std::string decode_text(Parser& p, const LiteralBody& body);
std::string decode_bytes(Parser& p, const LiteralBody& body);

/// The value of a number token.
ast::ConstantValue number_value(Parser& p, std::uint32_t token);

// clang-format off
#define AIO_BUILDERS(X) \
  X(name_expr) X(number) X(keyword_constant) X(string_piece) X(strings) X(named) X(starred) \
  X(for_targets) X(comp_for) X(comp_clauses) X(double_star_arg) X(keyword_arg) X(positional_arg) \
  X(call) X(attribute) X(slice_item) X(subscript) X(primary) X(await_expr) X(factor) X(arithmetic) \
  X(comparison) X(inversion) X(conjunction) X(disjunction) X(conditional) X(lambda) \
  X(star_expressions) X(yield_expr) X(paren) X(list) X(brace_item) X(brace) X(fstring_middle) \
  X(format_spec) X(field) X(fstring) X(parameter_name) X(parameter) X(parameter_list) X(type_var) \
  X(type_var_tuple) X(param_spec) X(type_params) X(expression_statement) X(return_statement) \
  X(raise_statement) X(pass_statement) X(break_statement) X(continue_statement) \
  X(delete_statement) X(assert_statement) X(global_statement) X(nonlocal_statement) X(alias) \
  X(import_star) X(import_statement) X(import_from) X(type_statement) X(block) X(if_statement) \
  X(while_statement) X(for_statement) X(with_target) X(with_item) X(with_paren) X(with_statement) \
  X(except_clause) X(try_statement) X(function_def) X(class_args) X(class_def) X(async_statement) \
  X(decorated) X(match_subject) X(case_block) X(match_statement) X(signed_number) \
  X(number_pattern) X(value_pattern) X(constant_pattern) X(star_pattern) X(group_pattern) \
  X(list_pattern) X(mapping_item) X(mapping_pattern) X(keyword_pattern) X(class_pattern_args) \
  X(name_pattern) X(or_pattern) X(pattern) X(patterns) X(file) X(eval_input)
// clang-format on

namespace build {
#define AIO_BUILDER_DECLARATION(rule) ast::Node* rule(Parser& p, const Match& m);
AIO_BUILDERS(AIO_BUILDER_DECLARATION)
#undef AIO_BUILDER_DECLARATION
ast::Identifier identifier(Parser& p, const Match& m);
ast::Identifier dotted_name(Parser& p, const Match& m);
ast::Identifier conversion_name(Parser& p, const Match& m);
ast::Identifier as_target(Parser& p, const Match& m);
}  // namespace build
#undef AIO_BUILDERS

}  // namespace aio::syntax
