// Builders of compound statements, blocks and the file.
// Invariant: a compound statement ends where its last token that is not layout ends.

#include "lang/syntax/builders.hpp"

namespace aio::syntax {

using namespace ast;

namespace {

List<Stmt*> statements(const Match& m, std::uint32_t i) {
  return m.node(i) == nullptr ? List<Stmt*>() : as<StatementList>(m.node(i))->items;
}

/// Changes the kind of a statement that `async` precedes. The async nodes have the fields of the
/// plain ones.
template <class Plain, class Async>
Node* make_async(Parser& p, Plain* plain, Range range) {
  auto* node = p.tree.make<Async>(range);
  if constexpr (requires { plain->items; }) {
    node->items = plain->items;
    node->body = plain->body;
  } else if constexpr (requires { plain->iter; }) {
    node->target = plain->target;
    node->iter = plain->iter;
    node->body = plain->body;
    node->orelse = plain->orelse;
  } else {
    node->name = plain->name;
    node->args = plain->args;
    node->body = plain->body;
    node->returns = plain->returns;
    node->type_params = plain->type_params;
  }
  return node;
}

template <class T>
T* make_try(Parser& p, const Match& m) {
  auto* node = p.tree.make<T>(p.statement_range(m.first, m.end));
  node->body = statements(m, 0);
  node->handlers = list_of<ExceptHandler>(p, m, 1, m.count - 2);
  node->orelse = statements(m, m.count - 2);
  node->finalbody = statements(m, m.count - 1);
  return node;
}

bool is_except_star(const Parser& p, const Value& clause) {
  return p.kind(clause.first + 1) == Token::Star;
}

}  // namespace

namespace build {

Node* block(Parser& p, const Match& m) {
  auto* node = p.tree.make<StatementList>({});
  node->items = list_of<Stmt>(p, m, 0, m.count);
  return node;
}

/// Values: test, body, then a test and a body per elif, then the else body or null.
Node* if_statement(Parser& p, const Match& m) {
  List<Stmt*> orelse = statements(m, m.count - 1);
  for (std::uint32_t i = m.count - 1; i >= 2;) {
    i -= 2;
    const std::uint32_t keyword = i == 0 ? m.first : m[i].first - 1;
    auto* node = p.tree.make<If>(p.statement_range(keyword, m.end));
    node->test = m.expr(i);
    node->body = statements(m, i + 1);
    node->orelse = orelse;
    if (i == 0) return node;
    orelse = p.tree.list<Stmt*>({node});
  }
  __builtin_unreachable();
}

Node* while_statement(Parser& p, const Match& m) {
  auto* node = p.tree.make<While>(p.statement_range(m.first, m.end));
  node->test = m.expr(0);
  node->body = statements(m, 1);
  node->orelse = statements(m, 2);
  return node;
}

Node* for_statement(Parser& p, const Match& m) {
  auto* node = p.tree.make<For>(p.statement_range(m.first, m.end));
  node->target = m.expr(0);
  node->iter = m.expr(1);
  node->body = statements(m, 2);
  node->orelse = statements(m, 3);
  return node;
}

Node* with_target(Parser& p, const Match& m) {
  make_target(p, m.expr(0));
  return m.node(0);
}

Node* with_item(Parser& p, const Match& m) {
  auto* node = p.tree.make<WithItem>(p.range(m.first, m.end));
  node->context_expr = m.expr(0);
  node->optional_vars = m.expr(1);
  return node;
}

/// `with (...):` can be items in parentheses, or one expression in parentheses. The items are read
/// again as that expression when one of them could not be an item.
Node* with_paren(Parser& p, const Match& m) {
  auto* result = p.tree.make<WithItemList>({});
  auto one_item = [&](Expr* expr) {
    auto* item = p.tree.make<WithItem>(p.range(m.first, m.end));
    item->context_expr = expr;
    result->items = p.tree.list<WithItem*>({item});
    return result;
  };
  const Range range = p.range(m.first, m.end);
  if (m.count == 0) return one_item(p.tree.make<Tuple>(range));
  if (m.count == 2 && m.is<ClauseList>(1)) {
    auto* generator = p.tree.make<GeneratorExp>(range);
    generator->elt = as<WithItem>(m.node(0))->context_expr;
    generator->generators = as<ClauseList>(m.node(1))->items;
    if (generator->elt->kind == NodeKind::Starred) {
      p.fail(generator->elt->range, "iterable unpacking cannot be used in comprehension");
    }
    return one_item(generator);
  }
  bool has_as = false;
  const Value* expression_only = nullptr;
  for (std::uint32_t i = 0; i < m.count; ++i) {
    const auto* item = as<WithItem>(m.node(i));
    const NodeKind kind = item->context_expr->kind;
    has_as |= item->optional_vars != nullptr;
    if (!item->context_expr->parenthesized && expression_only == nullptr &&
        (kind == NodeKind::Starred || kind == NodeKind::Yield || kind == NodeKind::YieldFrom ||
         kind == NodeKind::NamedExpr)) {
      expression_only = &m[i];
    }
  }
  const bool trailing_comma = p.kind(m.end - 2) == Token::Comma;
  if (expression_only == nullptr) {
    result->items = list_of<WithItem>(p, m, 0, m.count);
    return result;
  }
  if (has_as) {  // neither items nor an expression: `as` is wrong
    std::uint32_t token = m.first;
    while (p.kind(token) != Token::KwAs) ++token;
    p.fail_tokens(token, token + 1, "invalid syntax");
  }
  Expr* first = as<WithItem>(m.node(0))->context_expr;
  if (m.count == 1 && !trailing_comma) {
    if (first->kind == NodeKind::Starred)
      p.fail(first->range, "cannot use starred expression here");
    return one_item(first);
  }
  auto* tuple = p.tree.make<Tuple>(range);
  Expr** items = p.tree.arena().make_array<Expr*>(m.count);
  for (std::uint32_t i = 0; i < m.count; ++i) items[i] = as<WithItem>(m.node(i))->context_expr;
  tuple->elts = {items, m.count};
  return one_item(tuple);
}

Node* with_statement(Parser& p, const Match& m) {
  auto* node = p.tree.make<With>(p.statement_range(m.first, m.end));
  node->items = m.is<WithItemList>(0) ? as<WithItemList>(m.node(0))->items
                                      : list_of<WithItem>(p, m, 0, m.count - 1);
  node->body = statements(m, m.count - 1);
  return node;
}

Node* except_clause(Parser& p, const Match& m) {
  auto* node = p.tree.make<ExceptHandler>(p.statement_range(m.first, m.end));
  node->type = m.expr(0);
  node->name = m.name(1);
  node->body = statements(m, 2);
  return node;
}

/// Values: body, handlers, else body or null, finally body or null.
Node* try_statement(Parser& p, const Match& m) {
  const std::uint32_t handlers_end = m.count - 2;
  const bool star = handlers_end > 1 && is_except_star(p, m[1]);
  for (std::uint32_t i = 2; i < handlers_end; ++i) {
    if (is_except_star(p, m[i]) != star) {
      p.fail_tokens(m[i].first, m[i].first + (star ? 1 : 2),
                    "cannot have both 'except' and 'except*' on the same 'try'");
    }
  }
  if (handlers_end == 1 && m.node(m.count - 2) != nullptr) {  // `else` needs a handler
    p.fail_at(m[m.count - 2].first, "expected 'except' or 'finally' block");
  }
  if (star) return make_try<TryStar>(p, m);
  return make_try<Try>(p, m);
}

/// Values: name, type parameters or null, parameters, return annotation or null, body.
Node* function_def(Parser& p, const Match& m) {
  auto* node = p.tree.make<FunctionDef>(p.statement_range(m.first, m.end));
  node->name = m.name(0);
  if (m.node(1) != nullptr) node->type_params = as<TypeParamList>(m.node(1))->items;
  node->args = as<Arguments>(m.node(2));
  node->returns = m.expr(3);
  node->body = statements(m, 4);
  return node;
}

/// Values: name, type parameters or null, arguments or null, body.
Node* class_def(Parser& p, const Match& m) {
  auto* node = p.tree.make<ClassDef>(p.statement_range(m.first, m.end));
  node->name = m.name(0);
  if (m.node(1) != nullptr) node->type_params = as<TypeParamList>(m.node(1))->items;
  if (m.node(2) != nullptr) {
    const auto* arguments = as<ArgumentList>(m.node(2));
    node->bases = arguments->args;
    node->keywords = arguments->keywords;
  }
  node->body = statements(m, 3);
  return node;
}

Node* async_statement(Parser& p, const Match& m) {
  const Range range = p.statement_range(m.first, m.end);
  if (auto* def = dyn_as<FunctionDef>(m.node(0)))
    return make_async<FunctionDef, AsyncFunctionDef>(p, def, range);
  if (auto* with = dyn_as<With>(m.node(0))) return make_async<With, AsyncWith>(p, with, range);
  return make_async<For, AsyncFor>(p, as<For>(m.node(0)), range);
}

Node* decorated(Parser& p, const Match& m) {
  Node* definition = m.node(m.count - 1);
  const List<Expr*> decorators = list_of<Expr>(p, m, 0, m.count - 1);
  if (auto* function = dyn_as<FunctionDef>(definition)) {
    function->decorator_list = decorators;
  } else if (auto* coroutine = dyn_as<AsyncFunctionDef>(definition)) {
    coroutine->decorator_list = decorators;
  } else if (auto* cls = dyn_as<ClassDef>(definition)) {
    cls->decorator_list = decorators;
  } else {  // async for, async with
    const std::uint32_t async = m[m.count - 1].first;
    p.fail_tokens(async + 1, async + 2, "invalid syntax");
  }
  return definition;
}

Node* file(Parser& p, const Match& m) {
  auto* node = p.tree.make<Module>({});
  node->body = list_of<Stmt>(p, m, 0, m.count);
  return node;
}

}  // namespace build
}  // namespace aio::syntax
