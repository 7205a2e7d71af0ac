// Builders of simple statements.
// Invariant: `a = b`, `a += b`, `a: b` and `a` share one rule, so the left side arrives here as an
// expression.

#include "lang/syntax/builders.hpp"
#include "lang/syntax/diagnose.hpp"

namespace aio::syntax {

using namespace ast;

namespace {

bool is_single_target(const Expr* expr) {
  return expr->kind == NodeKind::Name || expr->kind == NodeKind::Attribute ||
         expr->kind == NodeKind::Subscript;
}

Node* assignment(Parser& p, const Match& m) {
  for (std::uint32_t i = 0; i + 1 < m.count; ++i) {
    const Expr* target = m.expr(i);
    const bool is_yield = target->kind == NodeKind::Yield || target->kind == NodeKind::YieldFrom;
    if (is_yield || invalid_target(target, TargetUse::Assign) != nullptr) diagnose_assignment(p, m);
    make_target(p, m.expr(i));
  }
  auto* node = p.tree.make<Assign>(p.range(m.first, m.end));
  node->targets = list_of<Expr>(p, m, 0, m.count - 1);
  node->value = m.expr(m.count - 1);
  return node;
}

Node* annotation(Parser& p, const Match& m) {
  Expr* target = m.expr(0);
  if (target->kind == NodeKind::ListExpr)
    p.fail(target->range, "only single target (not list) can be annotated");
  if (const auto* tuple = dyn_as<Tuple>(target)) {
    const bool bare = !tuple->parenthesized && !tuple->elts.empty();
    p.fail(bare ? tuple->elts[0]->range : tuple->range,
           "only single target (not tuple) can be annotated");
  }
  if (!is_single_target(target)) p.fail(target->range, "illegal target for annotation");
  make_target(p, target);
  auto* node = p.tree.make<AnnAssign>(p.range(m.first, m.end));
  node->target = target;
  node->annotation = m.expr(1);
  node->value = m.count > 2 ? m.expr(2) : nullptr;
  node->simple = target->kind == NodeKind::Name && !target->parenthesized;
  return node;
}

Node* augmented_assignment(Parser& p, const Match& m, Token op) {
  Expr* target = m.expr(0);
  if (!is_single_target(target)) {
    p.fail(target->range, std::string("'") + expression_name(target) +
                              "' is an illegal expression for augmented assignment");
  }
  make_target(p, target);
  auto* node = p.tree.make<AugAssign>(p.range(m.first, m.end));
  const auto distance = static_cast<int>(Token::Pipe) - static_cast<int>(Token::PipeEqual);
  node->target = target;
  node->op = op == Token::DoubleStarEqual
                 ? Operator::Pow
                 : binary_operator(static_cast<Token>(static_cast<int>(op) + distance));
  node->value = m.expr(1);
  return node;
}

template <class T>
Node* name_list(Parser& p, const Match& m) {
  auto* node = p.tree.make<T>(p.range(m.first, m.end));
  auto* names = p.tree.arena().make_array<Identifier>(m.count);
  for (std::uint32_t i = 0; i < m.count; ++i) names[i] = m.name(i);
  node->names = {names, m.count};
  return node;
}

}  // namespace

namespace build {

Node* expression_statement(Parser& p, const Match& m) {
  if (m.count == 1) {
    auto* node = p.tree.make<ExprStmt>(p.range(m.first, m.end));
    node->value = m.expr(0);
    return node;
  }
  const Token op = p.kind(m[0].end);
  if (op == Token::Equal) return assignment(p, m);
  if (op == Token::Colon) return annotation(p, m);
  return augmented_assignment(p, m, op);
}

Node* return_statement(Parser& p, const Match& m) {
  auto* node = p.tree.make<Return>(p.range(m.first, m.end));
  node->value = m.expr(0);
  return node;
}

Node* raise_statement(Parser& p, const Match& m) {
  auto* node = p.tree.make<Raise>(p.range(m.first, m.end));
  node->exc = m.expr(0);
  node->cause = m.expr(1);
  return node;
}

Node* pass_statement(Parser& p, const Match& m) {
  return p.tree.make<Pass>(p.range(m.first, m.end));
}
Node* break_statement(Parser& p, const Match& m) {
  return p.tree.make<Break>(p.range(m.first, m.end));
}
Node* continue_statement(Parser& p, const Match& m) {
  return p.tree.make<Continue>(p.range(m.first, m.end));
}

Node* delete_statement(Parser& p, const Match& m) {
  for (std::uint32_t i = 0; i < m.count; ++i) make_target(p, m.expr(i), TargetUse::Delete);
  auto* node = p.tree.make<Delete>(p.range(m.first, m.end));
  node->targets = list_of<Expr>(p, m, 0, m.count);
  return node;
}

Node* assert_statement(Parser& p, const Match& m) {
  auto* node = p.tree.make<Assert>(p.range(m.first, m.end));
  node->test = m.expr(0);
  node->msg = m.expr(1);
  return node;
}

Node* global_statement(Parser& p, const Match& m) { return name_list<Global>(p, m); }
Node* nonlocal_statement(Parser& p, const Match& m) { return name_list<Nonlocal>(p, m); }

/// `a . b` is the module a.b, blanks or not.
Identifier dotted_name(Parser& p, const Match& m) {
  std::string name;
  for (std::uint32_t i = m.first; i < m.end; ++i) {
    name += is_name(p.kind(i)) ? identifier(p, {i, i + 1, nullptr, 0})->text : p.text(i);
  }
  return p.tree.intern(name);
}

Node* alias(Parser& p, const Match& m) {
  auto* node = p.tree.make<Alias>(p.range(m.first, m.end));
  node->name = m.name(0);
  node->asname = m.name(1);
  return node;
}

Node* import_star(Parser& p, const Match& m) {
  auto* node = p.tree.make<Alias>(p.range(m.first, m.end));
  node->name = p.tree.intern("*");
  return node;
}

Node* import_statement(Parser& p, const Match& m) {
  if (p.kind(m.end) == Token::KwFrom && is_name(p.kind(m.end + 1))) diagnose_import_from(p, m);
  auto* node = p.tree.make<Import>(p.range(m.first, m.end));
  node->names = list_of<Alias>(p, m, 0, m.count);
  return node;
}

/// Values: module name or null, then the aliases.
Node* import_from(Parser& p, const Match& m) {
  int level = 0;
  std::uint32_t token = m.first + 1;
  for (;; ++token) {
    if (p.kind(token) == Token::Dot) {
      level += 1;
    } else if (p.kind(token) == Token::Ellipsis) {
      level += 3;
    } else {
      break;
    }
  }
  if (level == 0 && m.name(0) == nullptr) p.fail_tokens(token, token + 1, "invalid syntax");
  if (p.kind(m.end - 1) == Token::Comma) {
    p.fail_at(m.end, p.kind(m.end) == Token::Newline
                         ? "trailing comma not allowed without surrounding parentheses"
                         : "invalid syntax");
  }
  auto* node = p.tree.make<ImportFrom>(p.range(m.first, m.end));
  node->module = m.name(0);
  node->names = list_of<Alias>(p, m, 1, m.count);
  node->level = level;
  return node;
}

/// Values: the name, type parameters or null, the value.
Node* type_statement(Parser& p, const Match& m) {
  auto* node = p.tree.make<TypeAlias>(p.range(m.first, m.end));
  node->name = m.expr(0);
  as<Name>(node->name)->ctx = ExprContext::Store;
  if (m.node(1) != nullptr) node->type_params = as<TypeParamList>(m.node(1))->items;
  node->value = m.expr(2);
  return node;
}

Node* eval_input(Parser& p, const Match& m) {
  auto* node = p.tree.make<Expression>(p.range(m.first, m.first + 1));
  node->body = m.expr(0);
  return node;
}

}  // namespace build
}  // namespace aio::syntax
