// Looking around a failed parse: trial parses of small rules and walks over the token array.
// Invariant: a trial parse is quiet, and reading into a lexer error raises that error, as it does
// in CPython.

#include "lang/syntax/scene.hpp"

#include <algorithm>
#include <vector>

#include "lang/syntax/actions.hpp"

namespace aio::syntax {

using namespace ast;

template <class Rule>
Scene::Trial Scene::trial(std::uint32_t token) const {
  Input in(p_.tokens, token);
  in.depth = p_.in.depth;
  Parser quiet(p_.tokens, p_.tree, in, p_.options);
  quiet.quiet = true;
  Trial result;
  try {
    if (run<Rule>(in, quiet)) {
      result.end = in.index();
      if (in.height() > 0) result.value = *in.top();
    }
  } catch (const SyntaxError&) {}
  result.furthest = in.furthest;
  p_.deepest = std::max(p_.deepest, in.furthest);
  if (kind(in.furthest) == Token::Error && !p_.quiet) throw *p_.tokens.error;
  return result;
}

Scene::Trial Scene::try_expression(std::uint32_t token) const {
  return trial<grammar::expression_rule>(token);
}
Scene::Trial Scene::try_star_expressions(std::uint32_t token) const {
  return trial<grammar::star_expressions_rule>(token);
}
Scene::Trial Scene::try_statement_start(std::uint32_t token) const {
  return trial<grammar::yield_or_star>(token);
}
Scene::Trial Scene::try_disjunction(std::uint32_t token) const {
  return trial<grammar::disjunction_rule>(token);
}
Scene::Trial Scene::try_inversion(std::uint32_t token) const {
  return trial<grammar::inversion>(token);
}
Scene::Trial Scene::try_factor(std::uint32_t token) const { return trial<grammar::factor>(token); }
Scene::Trial Scene::try_arithmetic(std::uint32_t token) const {
  return trial<grammar::arithmetic>(token);
}
Scene::Trial Scene::try_bracket(std::uint32_t token) const {
  return trial<grammar::bracket_rule>(token);
}
Scene::Trial Scene::try_clauses(std::uint32_t token) const {
  return trial<grammar::comp_clauses>(token);
}
Scene::Trial Scene::try_subject(std::uint32_t token) const {
  return trial<grammar::match_subject>(token);
}

std::uint32_t Scene::line_start(std::uint32_t token) const {
  while (token > 0 && !is_layout(kind(token - 1))) --token;
  return token;
}

int Scene::depth_after(std::uint32_t token) const {
  int depth = 0;
  for (std::uint32_t i = line_start(token); i <= token; ++i)
    depth += is_opening(kind(i)) - is_closing(kind(i));
  return depth;
}

std::uint32_t Scene::opening_before(std::uint32_t token) const {
  int depth = 0;
  for (std::uint32_t i = token; i > 0 && !is_layout(kind(i - 1));) {
    --i;
    if (is_closing(kind(i))) ++depth;
    if (is_opening(kind(i)) && depth-- == 0) return i;
  }
  return kNoToken;
}

std::uint32_t Scene::prefix_end(std::uint32_t start) const {
  std::uint32_t stop =
      furthest_;  // the token that should have started, or gone on with, an operand
  std::vector<std::uint32_t> open;
  for (std::uint32_t i = start; i < furthest_; ++i) {
    if (is_opening(kind(i))) open.push_back(i);
    if (is_closing(kind(i)) && !open.empty()) open.pop_back();
  }
  if (!open.empty()) stop = open.front();
  if (stop == start) return start;
  if (!open.empty() && is_trailer(stop)) return stop;
  while (stop > start && (kind(stop - 1) == Token::KwNot || kind(stop - 1) == Token::KwAwait ||
                          ((kind(stop - 1) == Token::Minus || kind(stop - 1) == Token::Plus ||
                            kind(stop - 1) == Token::Tilde) &&
                           stop - 1 > start && !ends_operand(stop - 2)))) {
    --stop;
  }
  if (stop == start || kind(stop - 1) == Token::KwLambda) return start;
  if (kind(stop - 1) == Token::Comma) return stop;
  --stop;  // the operator
  if (kind(stop) == Token::KwIn && stop > start && kind(stop - 1) == Token::KwNot) --stop;
  while (kind(stop) == Token::KwElse && stop > start) {
    do --stop;
    while (stop > start && kind(stop) != Token::KwIf);
  }
  return stop;
}

bool Scene::ends_operand(std::uint32_t token) const {
  switch (kind(token)) {
    case Token::Number:
    case Token::String:
    case Token::FStringEnd:
    case Token::Ellipsis:
    case Token::KwNone:
    case Token::KwTrue:
    case Token::KwFalse: return true;
    default: return is_name(kind(token)) || is_closing(kind(token));
  }
}

bool Scene::is_field(std::uint32_t open) const {
  if (open == 0 || kind(open) != Token::LeftBrace) return false;
  switch (kind(open - 1)) {
    case Token::FStringStart:
    case Token::FStringMiddle:
    case Token::RawFStringMiddle:
    case Token::RightBrace: return true;  // no dict or set stands right behind a brace
    case Token::Colon: {
      const std::uint32_t outer = opening_before(open);
      return outer != kNoToken && is_field(outer);
    }
    default: return false;
  }
}

std::uint32_t Scene::first_token_of(const Node* node, std::uint32_t before) const {
  const std::uint32_t offset = p_.tokens.source->line_start(node->range.line) + node->range.col;
  while (before > 0 && p_.tokens.places[before].begin > offset) --before;
  return before;
}

const Value* Scene::value_before() const {
  const Value* top = p_.in.top();
  if (top == nullptr || top->end != at_ || top->end == top->first || top->node == nullptr)
    return nullptr;
  return top->is_name ? nullptr : top;
}

const Value* Scene::expression_before() const {
  const Value* top = value_before();
  if (top == nullptr) return nullptr;
  const NodeKind node_kind = top->node->kind;
  return node_kind >= NodeKind::BoolOp && node_kind <= NodeKind::Slice ? top : nullptr;
}

const Value* Scene::values_since(std::uint32_t opening) const {
  const Value* value = p_.in.top();
  if (value == nullptr) return nullptr;
  const Value* bottom = p_.in.values_from(0);
  const Value* first = value + 1;
  while (first > bottom && (first - 1)->first > opening) --first;
  return first;
}

}  // namespace aio::syntax
