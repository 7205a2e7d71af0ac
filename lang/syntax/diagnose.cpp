// What was meant? Chooses the message and the range for a failed parse: statements, blocks,
// imports, parameters. Invariant: the checks run in the order in which CPython's own would find the
// error; the last one always raises.

#include "lang/syntax/diagnose.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "lang/syntax/scene.hpp"

namespace aio::syntax {

using namespace ast;

namespace {

const char* block_owner(Token keyword) {
  switch (keyword) {
    case Token::KwIf: return "'if' statement";
    case Token::KwElif: return "'elif' statement";
    case Token::KwElse: return "'else' statement";
    case Token::KwFor: return "'for' statement";
    case Token::KwWhile: return "'while' statement";
    case Token::KwWith: return "'with' statement";
    case Token::KwTry: return "'try' statement";
    case Token::KwExcept: return "'except' statement";
    case Token::KwFinally: return "'finally' statement";
    case Token::KwDef: return "function definition";
    case Token::KwClass: return "class definition";
    case Token::SoftMatch: return "'match' statement";
    case Token::SoftCase: return "'case' statement";
    default: return nullptr;
  }
}

bool can_start_expression_statement(Token kind) {
  switch (kind) {
    case Token::KwNot:
    case Token::KwAwait:
    case Token::KwYield:
    case Token::KwLambda:
    case Token::KwNone:
    case Token::KwTrue:
    case Token::KwFalse: return true;
    default: return !is_keyword(kind);
  }
}

/// The expression that a finished simple statement ends with.
const Node* last_expression(const Node* node) {
  switch (node->kind) {
    case NodeKind::ExprStmt: return as<ExprStmt>(node)->value;
    case NodeKind::Assign: return as<Assign>(node)->value;
    case NodeKind::AugAssign: return as<AugAssign>(node)->value;
    case NodeKind::AnnAssign: {
      const auto* annotated = as<AnnAssign>(node);
      return annotated->value != nullptr ? annotated->value : annotated->annotation;
    }
    case NodeKind::Return: return as<Return>(node)->value;
    case NodeKind::Raise: {
      const auto* raise = as<Raise>(node);
      return raise->cause != nullptr ? raise->cause : raise->exc;
    }
    case NodeKind::Assert: {
      const auto* assert_node = as<Assert>(node);
      return assert_node->msg != nullptr ? assert_node->msg : assert_node->test;
    }
    case NodeKind::Delete: return as<Delete>(node)->targets.back();
    case NodeKind::WithItem:
      return as<WithItem>(node)->optional_vars == nullptr ? as<WithItem>(node)->context_expr
                                                          : nullptr;
    default: return node;
  }
}

}  // namespace

void Scene::report(ErrorPoint point) {
  report_star_expression(StarContext::Trailer);
  if (at_ == furthest_) {
    report_block(point);
    report_parameters(point);
    report_fstring(point);
    report_expression(point);
    report_imports(point);
    if (point == ErrorPoint::ExceptColon) report_except();
  }
  if (const Value* left = value_before();
      left != nullptr && (at_ == furthest_ || kind(at_) == Token::KwNot)) {
    if (const Node* expr = last_expression(left->node)) report_adjacent_value(expr, at_);
  }
  if (at_ == furthest_) {
    report_equal(point);
    report_walrus(point);
  }
  if (at_ == furthest_ || kind(at_) == Token::KwNot) report_call(point);
  if (at_ == furthest_) {
    report_comprehension_target(point);
    report_pattern_arguments(point);
  }
  report_empty_subscript();
  report_star_expression(StarContext::Display);
  report_return_annotation();
  report_statement();
  report_generic();
}

void Scene::report_block(ErrorPoint point) {
  const std::uint32_t start = line_start(at_);
  switch (point) {
    case ErrorPoint::Indent: {
      std::uint32_t header = line_start(at_ - 1);
      const std::uint32_t keyword = kind(header) == Token::KwAsync ? header + 1 : header;
      const char* owner = block_owner(kind(keyword));
      if (kind(keyword) == Token::KwExcept && kind(keyword + 1) == Token::Star)
        owner = "'except*' statement";
      if (owner == nullptr) return;
      p_.fail_at(at_,
                 fmt::format("expected an indented block after {} on line {}", owner,
                             p_.tokens.places[keyword].line),
                 ErrorKind::IndentationError);
    }
    case ErrorPoint::ExceptOrFinally: p_.fail_at(at_, "expected 'except' or 'finally' block");
    case ErrorPoint::ExceptStarTypes:
      if (kind(at_) == Token::Newline || kind(at_) == Token::Colon) {
        p_.fail_at(at_, "expected one or more exception types");
      }
      return;
    case ErrorPoint::DefOpen: p_.fail_at(at_, "expected '('");
    case ErrorPoint::DefColon: p_.fail_at(at_, "expected ':'");
    case ErrorPoint::Colon: {
      const Token header = kind(kind(start) == Token::KwAsync ? start + 1 : start);
      const bool forced =
          header == Token::KwElse || header == Token::KwTry || header == Token::KwFinally;
      if (forced || kind(at_) == Token::Newline) p_.fail_at(at_, "expected ':'");
      return;
    }
    case ErrorPoint::ForIn: {
      const Value* target = expression_before();
      if (target == nullptr) return;
      const Expr* bad = invalid_target(static_cast<const Expr*>(target->node), TargetUse::Assign);
      if (bad != nullptr)
        p_.fail(bad->range, fmt::format("cannot assign to {}", expression_name(bad)));
      return;
    }
    default: return;
  }
}

void Scene::report_parameters(ErrorPoint point) {
  switch (point) {
    case ErrorPoint::DefaultValue: {
      if (kind(at_) != Token::RightParen && kind(at_) != Token::Comma) return;
      const std::uint32_t open = opening_before(at_);
      if (open != kNoToken && kind(open + 1) == Token::Slash && kind(open + 2) == Token::Comma) {
        p_.fail_tokens(open + 1, open + 2, "at least one argument must precede /");
      }
      p_.fail_tokens(at_ - 1, at_, "expected default value expression");
    }
    case ErrorPoint::TypeParamItems:
      if (kind(at_) == Token::RightBracket) {
        const bool alias = kind(line_start(at_)) == Token::SoftType;
        p_.fail_from(p_.range(at_, at_ + 1), alias ? at_ + 1 : at_,
                     "Type parameter list cannot be empty");
      }
      return;
    case ErrorPoint::TypeParamsClose: {
      const Token star = at_ >= 2 ? kind(at_ - 2) : Token::End;
      if (kind(at_) != Token::Colon || (star != Token::Star && star != Token::DoubleStar)) return;
      const Trial bound = try_expression(at_ + 1);
      if (!bound) return;
      p_.fail_from(p_.range(at_, at_ + 1), bound.end,
                   fmt::format("cannot use {} with {}",
                               dyn_as<Tuple>(bound.value.node) != nullptr ? "constraints" : "bound",
                               star == Token::Star ? "TypeVarTuple" : "ParamSpec"));
    }
    case ErrorPoint::DefClose:
    case ErrorPoint::LambdaColon: break;
    default: return;
  }
  const char* owner = point == ErrorPoint::DefClose ? "Function" : "Lambda expression";
  const Token before = kind(at_ - 1);
  if (kind(at_) == Token::LeftParen &&
      (before == Token::Comma || before == Token::LeftParen || before == Token::KwLambda)) {
    std::uint32_t end = at_ + 1;  // only names inside count
    while (is_name(kind(end)) && kind(end + 1) == Token::Comma) end += 2;
    if (is_name(kind(end))) ++end;
    if (kind(end) == Token::RightParen && end > at_ + 1) {
      p_.fail_tokens(at_, end + 1, fmt::format("{} parameters cannot be parenthesized", owner));
    }
  }
  if (kind(at_) == Token::Equal) {
    std::uint32_t item = at_;  // the first token of the parameter
    int depth = 0;
    while (item > 0 &&
           (depth != 0 || (kind(item - 1) != Token::Comma && kind(item - 1) != Token::LeftParen &&
                           kind(item - 1) != Token::KwLambda))) {
      --item;
      depth += is_closing(kind(item)) - is_opening(kind(item));
    }
    const Token star = kind(item);
    if (star == Token::Star) p_.fail_at(at_, "var-positional argument cannot have default value");
    if (star == Token::DoubleStar)
      p_.fail_at(at_, "var-keyword argument cannot have default value");
  }
  if (kind(at_) == Token::Star && before == Token::Slash)
    p_.fail_at(at_, "expected comma between / and *");
}

void Scene::report_imports(ErrorPoint point) {
  if (point != ErrorPoint::ImportNames && point != ErrorPoint::ImportModules) return;
  if (kind(at_) != Token::Newline) return;
  p_.fail_from(p_.range(at_, at_ + 1), at_, "Expected one or more names after 'import'");
}

/// `except A, B:` and a missing colon.
void Scene::report_except() {
  const std::uint32_t start = line_start(at_);
  if (kind(at_) == Token::Comma) {
    std::uint32_t end = at_;
    while (kind(end) == Token::Comma) {
      const Trial next = try_expression(end + 1);
      if (!next) return;
      end = next.end;
    }
    if (kind(end) == Token::KwAs && is_name(kind(end + 1))) end += 2;
    if (kind(end) != Token::Colon) return;
    const std::uint32_t first = kind(start + 1) == Token::Star ? start + 2 : start + 1;
    p_.fail_from(p_.range(first, first + 1), end, "multiple exception types must be parenthesized");
  }
  if (kind(at_) == Token::Newline) p_.fail_at(at_, "expected ':'");
}

/// `def f[broken`, `def f() -> broken:`: the optional part fails, and CPython insists on what
/// follows it right there.
void Scene::report_return_annotation() {
  std::uint32_t start = line_start(furthest_);
  if (kind(start) == Token::KwAsync) ++start;
  if (kind(start) != Token::KwDef) return;
  std::vector<std::uint32_t> open;
  std::uint32_t arrow = 0;
  for (std::uint32_t i = start; i < furthest_; ++i) {
    if (is_opening(kind(i))) open.push_back(i);
    if (is_closing(kind(i)) && !open.empty()) open.pop_back();
    if (!open.empty()) continue;
    if (kind(i) == Token::Colon) return;
    if (kind(i) == Token::Arrow && arrow == 0) arrow = i;
  }
  if (!open.empty() && open.front() == start + 2 && kind(start + 2) == Token::LeftBracket) {
    p_.fail_at(start + 2, "expected '('");
  }
  if (arrow == 0 || try_expression(arrow + 1)) return;
  // The longest expression that ends before the failure is the annotation; the colon is missing
  // behind it.
  const std::uint32_t end = prefix_end(arrow + 1);
  p_.fail_at(end == arrow + 1 ? arrow : end, "expected ':'");
}

/// The token after the colon that ends a header, for `if a: b`; furthest_ when there is none before
/// it.
std::uint32_t Scene::after_header(std::uint32_t start) const {
  int depth = 0;
  for (std::uint32_t i = start; i < furthest_; ++i) {
    depth += is_opening(kind(i)) - is_closing(kind(i));
    if (depth == 0 && kind(i) == Token::Colon) return i + 1;
  }
  return furthest_;
}

/// Errors that CPython sees in the statement as a whole once nothing inside it explains the
/// failure.
void Scene::report_statement() {
  std::uint32_t start = line_start(furthest_);
  if (block_owner(kind(start)) != nullptr && is_keyword(kind(start))) start = after_header(start);
  if (start >= furthest_ || !can_start_expression_statement(kind(start))) return;
  if (kind(start) == Token::SoftMatch && furthest_ > start) {
    const Trial subject = try_subject(start + 1);
    if (subject && kind(subject.end) == Token::Newline) p_.fail_at(subject.end, "expected ':'");
    if (subject.furthest > furthest_) p_.fail_known(subject.furthest, "invalid syntax");
  }
  if (kind(start) == Token::SoftCase && furthest_ > start) return;
  int depth = 0;
  for (std::uint32_t i = start; i < furthest_; ++i) {  // the last statement of `a; b; c`
    depth += is_opening(kind(i)) - is_closing(kind(i));
    if (depth == 0 && kind(i) == Token::Semicolon) start = i + 1;
  }
  const Trial left = try_statement_start(start);
  if (!left || left.end > furthest_) return;
  if (kind(left.end) == Token::Equal && left.end < furthest_)
    check_assignment(left.value, left.end);
  const auto* expr = static_cast<const Expr*>(left.value.node);
  if (kind(left.end) == Token::Colon && left.end < furthest_ && expr->kind != NodeKind::Name &&
      expr->kind != NodeKind::Attribute && expr->kind != NodeKind::Subscript) {
    if (expr->kind == NodeKind::Yield || expr->kind == NodeKind::YieldFrom) return;
    p_.fail_tokens(left.end, left.end + 1, "invalid syntax");  // no annotation can follow it
  }
  // `a, b c = d`: CPython takes `c = d` for one more item of the tuple.
  const auto* tuple = dyn_as<Tuple>(expr);
  if (tuple != nullptr && !tuple->parenthesized && left.end == furthest_ &&
      kind(left.end - 1) != Token::Comma) {
    const Trial next = try_star_expressions(furthest_);
    if (next && kind(next.end) == Token::Equal) {
      Node* item = next.value.node;
      if (auto* items = dyn_as<Tuple>(item); items != nullptr && !items->parenthesized)
        item = items->elts.back();
      suspect_comparison({{item}, furthest_, next.end, 0}, next.end);
    }
  }
}

/// Where "invalid syntax" is reported. A comprehension behind a comma is tried by CPython only
/// while it looks for a better message, so the plain one stays at its `for`.
std::uint32_t Scene::generic_place() const {
  const std::uint32_t open = opening_before(furthest_);
  if (open == kNoToken) return furthest_;
  std::uint32_t first_for = furthest_;
  bool comma = false;
  int depth = 0;
  for (std::uint32_t i = open + 1; i < furthest_; ++i) {
    depth += is_opening(kind(i)) - is_closing(kind(i));
    if (depth != 0) continue;
    if ((kind(i) == Token::KwFor || kind(i) == Token::KwAsync) && first_for == furthest_) {
      if (!comma) return furthest_;
      first_for = i;
    }
    comma |= kind(i) == Token::Comma && first_for == furthest_;
    if (kind(i) == Token::KwLambda) return furthest_;
  }
  return first_for;
}

void Scene::report_generic() {
  const Token found = kind(furthest_);
  if (found == Token::Indent)
    p_.fail_at(furthest_, "unexpected indent", ErrorKind::IndentationError);
  if (found == Token::Dedent)
    p_.fail_at(furthest_, "unexpected unindent", ErrorKind::IndentationError);
  report_field();
  p_.fail_known(generic_place(), "invalid syntax");
}

/// Goes through the targets of `a = b = ...` as far as they parse.
void Scene::check_assignment(const Value& first_target, std::uint32_t equal) {
  Value target = first_target;
  bool first = true;
  for (;;) {
    const auto* expr = static_cast<const Expr*>(target.node);
    const bool bare_yield = (expr->kind == NodeKind::Yield || expr->kind == NodeKind::YieldFrom) &&
                            !expr->parenthesized;
    const Expr* bad = bare_yield ? nullptr : invalid_target(expr, TargetUse::Assign);
    if (bare_yield || bad != nullptr) {
      const auto* tuple = dyn_as<Tuple>(first_target.node);
      Value suspect = first_target;
      if (tuple != nullptr && !tuple->parenthesized) {  // the last item before the first `=` counts
        suspect.node = tuple->elts.back();
        suspect.first = first_token_of(suspect.node, first_target.end - 1);
        if (static_cast<const Expr*>(suspect.node)->parenthesized) --suspect.first;
      }
      const bool after_comma = tuple != nullptr && kind(first_target.end - 1) == Token::Comma;
      if (suspect.node->kind != NodeKind::Starred && !after_comma)
        suspect_comparison(suspect, equal);
      if (bare_yield) p_.fail(expr->range, "assignment to yield expression not possible");
      p_.fail(bad->range, fmt::format("cannot assign to {}", expression_name(bad)));
    }
    const std::uint32_t value = first ? equal + 1 : target.end + 1;
    const Trial next = try_statement_start(value);
    if (!next || kind(next.end) != Token::Equal) return;
    target = next.value;
    target.end = next.end;
    first = false;
  }
}

void diagnose(ErrorPoint point, Parser& p) {
  if (p.quiet) throw SyntaxError{};
  if (p.kind(p.in.furthest) == Token::Error) throw *p.tokens.error;
  Scene(p).report(point);
}

void diagnose_assignment(Parser& p, const Match& m) {
  if (p.quiet) throw SyntaxError{};
  Value first = m[0];
  Scene(p).check_assignment(first, first.end);
}

void diagnose_import_from(Parser& p, const Match& m) {
  std::uint32_t end = m.end + 2;
  while (p.kind(end) == Token::Dot && is_name(p.kind(end + 1))) end += 2;
  p.fail_from(p.range(m.first, m.first + 1), end,
              "Did you mean to use 'from ... import ...' instead?");
}

namespace grammar {

void fail_too_deep(Input&, Parser&) {
  SyntaxError error;
  error.kind = ErrorKind::MemoryError;
  error.message = "Parser stack overflowed - Python source too complex to parse";
  throw error;
}

}  // namespace grammar
}  // namespace aio::syntax
