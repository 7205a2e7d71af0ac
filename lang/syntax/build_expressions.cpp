// Builders of names, operators, attributes, subscripts, brackets and comprehensions.
// Invariant: a node's range is that of the tokens it was made of; parentheses around it do not
// belong to it, but `parenthesized` remembers them.

#include "lang/syntax/builders.hpp"

namespace aio::syntax {

using namespace ast;

namespace {

int precedence(Token op) {
  switch (op) {
    case Token::Pipe: return 1;
    case Token::Caret: return 2;
    case Token::Ampersand: return 3;
    case Token::LeftShift:
    case Token::RightShift: return 4;
    case Token::Plus:
    case Token::Minus: return 5;
    default: return 6;
  }
}

CompareOperator compare_operator(const Parser& p, const Value& marker) {
  const bool two_words = marker.end - marker.first > 1;
  switch (p.kind(marker.first)) {
    case Token::EqualEqual: return CompareOperator::Eq;
    case Token::NotEqual: return CompareOperator::NotEq;
    case Token::Less: return CompareOperator::Lt;
    case Token::Greater: return CompareOperator::Gt;
    case Token::LessEqual: return CompareOperator::LtE;
    case Token::GreaterEqual: return CompareOperator::GtE;
    case Token::KwIn: return CompareOperator::In;
    case Token::KwIs: return two_words ? CompareOperator::IsNot : CompareOperator::Is;
    default: return CompareOperator::NotIn;
  }
}

bool has_trailing_comma(const Parser& p, std::uint32_t end) {
  return p.kind(end - 1) == Token::Comma;
}

/// `{`, `[`, `(`: was the content an element followed by `for` clauses?
bool is_comprehension(const Match& m) { return m.count == 2 && m.is<ClauseList>(1); }

void check_comprehension_element(Parser& p, const Node* element) {
  if (element->kind == NodeKind::Starred) {
    p.fail(element->range, "iterable unpacking cannot be used in comprehension");
  }
}

template <class T>
T* make_comprehension(Parser& p, const Match& m) {
  check_comprehension_element(p, m.node(0));
  auto* node = p.tree.make<T>(p.range(m.first, m.end));
  node->elt = m.expr(0);
  node->generators = as<ClauseList>(m.node(1))->items;
  return node;
}

Tuple* make_tuple(Parser& p, Range range, List<Expr*> items) {
  auto* tuple = p.tree.make<Tuple>(range);
  tuple->elts = items;
  return tuple;
}

BoolOp* bool_op(Parser& p, const Match& m, BoolOperator op) {
  auto* node = p.tree.make<BoolOp>(p.range(m.first, m.end));
  node->op = op;
  node->values = list_of<Expr>(p, m, 0, m.count);
  return node;
}

}  // namespace

namespace build {

Identifier identifier(Parser& p, const Match& m) {
  const std::string_view text = p.text(m.first);
  for (char c : text) {
    if (static_cast<signed char>(c) < 0) return p.tree.intern(unicode_identifier(text));
  }
  return p.tree.intern(text);
}

Node* name_expr(Parser& p, const Match& m) {
  auto* node = p.tree.make<Name>(p.range(m.first, m.end));
  node->id = identifier(p, m);
  return node;
}

Node* number(Parser& p, const Match& m) {
  auto* node = p.tree.make<Constant>(p.range(m.first, m.end));
  node->value = number_value(p, m.first);
  return node;
}

Node* keyword_constant(Parser& p, const Match& m) {
  auto* node = p.tree.make<Constant>(p.range(m.first, m.end));
  switch (p.kind(m.first)) {
    case Token::KwTrue: node->value.kind = ConstantKind::True; break;
    case Token::KwFalse: node->value.kind = ConstantKind::False; break;
    case Token::KwNone: node->value.kind = ConstantKind::None; break;
    default: node->value.kind = ConstantKind::Ellipsis; break;
  }
  return node;
}

Node* named(Parser& p, const Match& m) {
  auto* node = p.tree.make<NamedExpr>(p.range(m.first, m.end));
  node->target = m.expr(0);
  as<Name>(node->target)->ctx = ExprContext::Store;
  node->value = m.expr(1);
  return node;
}

Node* starred(Parser& p, const Match& m) {
  auto* node = p.tree.make<Starred>(p.range(m.first, m.end));
  node->value = m.expr(0);
  return node;
}

Node* star_expressions(Parser& p, const Match& m) {
  if (m.count == 1 && !has_trailing_comma(p, m.end)) return m.node(0);
  return make_tuple(p, p.range(m.first, m.end), list_of<Expr>(p, m, 0, m.count));
}

Node* for_targets(Parser& p, const Match& m) {
  Node* target = star_expressions(p, m);
  // Without `in` the loop is broken anyway, and that is what CPython reports.
  if (p.kind(m.end) == Token::KwIn) make_target(p, static_cast<Expr*>(target));
  return target;
}

Node* comp_for(Parser& p, const Match& m) {
  auto* node = p.tree.make<Comprehension>(p.range(m.first, m.end));
  node->target = m.expr(0);
  node->iter = m.expr(1);
  node->ifs = list_of<Expr>(p, m, 2, m.count);
  node->is_async = p.kind(m.first) == Token::KwAsync;
  return node;
}

Node* comp_clauses(Parser& p, const Match& m) {
  auto* node = p.tree.make<ClauseList>(p.range(m.first, m.end));
  node->items = list_of<Comprehension>(p, m, 0, m.count);
  return node;
}

Node* attribute(Parser& p, const Match& m) {
  auto* node = p.tree.make<Attribute>(p.range(m.first, m.end));
  node->attr = m.name(0);
  return node;
}

Node* slice_item(Parser& p, const Match& m) {
  auto* node = p.tree.make<Slice>(p.range(m.first, m.end));
  node->lower = m.expr(0);
  node->upper = m.expr(1);
  node->step = m.expr(2);
  return node;
}

Node* subscript(Parser& p, const Match& m) {
  auto* node = p.tree.make<Subscript>(p.range(m.first, m.end));
  const std::uint32_t close = m.end - 1;
  if (m.count == 1 && !has_trailing_comma(p, close) && !m.is<Starred>(0)) {
    node->slice = m.expr(0);
  } else {
    node->slice = make_tuple(p, p.range(m.first + 1, close), list_of<Expr>(p, m, 0, m.count));
  }
  return node;
}

/// Links trailers to what stands left of them.
Node* primary(Parser& p, const Match& m) {
  Expr* left = m.expr(0);
  const Range start = p.range(m.first, m.first + 1);
  for (std::uint32_t i = 1; i < m.count; ++i) {
    Expr* trailer = m.expr(i);
    switch (trailer->kind) {
      case NodeKind::Attribute: as<Attribute>(trailer)->value = left; break;
      case NodeKind::Call: as<Call>(trailer)->func = left; break;
      default: as<Subscript>(trailer)->value = left; break;
    }
    trailer->range.line = start.line;
    trailer->range.col = start.col;
    left = trailer;
  }
  return left;
}

Node* await_expr(Parser& p, const Match& m) {
  auto* node = p.tree.make<Await>(p.range(m.first, m.end));
  node->value = m.expr(0);
  return node;
}

/// Values: unary operator markers, the operand, and the exponent if there is one.
Node* factor(Parser& p, const Match& m) {
  std::uint32_t operand = m.count;
  while (operand > 0 && m.node(operand - 1) != nullptr) --operand;
  Expr* expr = m.expr(operand);
  std::uint32_t end = m[operand].end;
  if (operand + 1 < m.count) {
    auto* power = p.tree.make<BinOp>(p.range(m[operand].first, m[operand + 1].end));
    power->left = expr;
    power->op = Operator::Pow;
    power->right = m.expr(operand + 1);
    expr = power;
    end = m[operand + 1].end;
  }
  for (std::uint32_t i = operand; i-- > 0;) {
    auto* node = p.tree.make<UnaryOp>(p.range(m[i].first, end));
    const Token op = p.kind(m[i].first);
    node->op = op == Token::Minus  ? UnaryOperator::USub
               : op == Token::Plus ? UnaryOperator::UAdd
                                   : UnaryOperator::Invert;
    node->operand = expr;
    expr = node;
  }
  return expr;
}

/// operand (operator operand)*: precedence by a shunting yard in place; values[0..top] is its
/// stack.
Node* arithmetic(Parser& p, const Match& m) {
  std::uint32_t top = 0;
  auto reduce_top = [&] {
    Value &left = m[top - 2], &right = m[top];
    auto* node = p.tree.make<BinOp>(p.range(left.first, right.end));
    node->left = static_cast<Expr*>(left.node);
    node->op = binary_operator(p.kind(m[top - 1].first));
    node->right = static_cast<Expr*>(right.node);
    left.node = node;
    left.end = right.end;
    top -= 2;
  };
  for (std::uint32_t i = 1; i + 1 < m.count; i += 2) {
    const int level = precedence(p.kind(m[i].first));
    while (top >= 2 && precedence(p.kind(m[top - 1].first)) >= level) reduce_top();
    m[++top] = m[i];
    m[++top] = m[i + 1];
  }
  while (top >= 2) reduce_top();
  return m.node(0);
}

Node* comparison(Parser& p, const Match& m) {
  auto* node = p.tree.make<Compare>(p.range(m.first, m.end));
  const std::uint32_t count = m.count / 2;
  auto* ops = p.tree.arena().make_array<CompareOperator>(count);
  Expr** comparators = p.tree.arena().make_array<Expr*>(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    ops[i] = compare_operator(p, m[2 * i + 1]);
    comparators[i] = m.expr(2 * i + 2);
  }
  node->left = m.expr(0);
  node->ops = {ops, count};
  node->comparators = {comparators, count};
  return node;
}

Node* inversion(Parser& p, const Match& m) {
  Expr* expr = m.expr(m.count - 1);
  for (std::uint32_t i = m.count - 1; i-- > 0;) {
    auto* node = p.tree.make<UnaryOp>(p.range(m[i].first, m.end));
    node->op = UnaryOperator::Not;
    node->operand = expr;
    expr = node;
  }
  return expr;
}

Node* conjunction(Parser& p, const Match& m) { return bool_op(p, m, BoolOperator::And); }
Node* disjunction(Parser& p, const Match& m) { return bool_op(p, m, BoolOperator::Or); }

Node* conditional(Parser& p, const Match& m) {
  auto* node = p.tree.make<IfExp>(p.range(m.first, m.end));
  node->test = m.expr(1);
  node->body = m.expr(0);
  node->orelse = m.expr(2);
  return node;
}

Node* lambda(Parser& p, const Match& m) {
  auto* node = p.tree.make<Lambda>(p.range(m.first, m.end));
  node->args = as<Arguments>(m.node(0));
  node->body = m.expr(1);
  return node;
}

Node* yield_expr(Parser& p, const Match& m) {
  const Range range = p.range(m.first, m.end);
  if (p.kind(m.first + 1) == Token::KwFrom) {
    auto* node = p.tree.make<YieldFrom>(range);
    node->value = m.expr(0);
    return node;
  }
  auto* node = p.tree.make<Yield>(range);
  node->value = m.expr(0);
  return node;
}

Node* paren(Parser& p, const Match& m) {
  Expr* result;
  if (is_comprehension(m)) {
    result = make_comprehension<GeneratorExp>(p, m);
  } else if (m.count == 1 && !has_trailing_comma(p, m.end - 1)) {
    if (m.is<Starred>(0)) p.fail(m.node(0)->range, "cannot use starred expression here");
    result = m.expr(0);
  } else {
    result = make_tuple(p, p.range(m.first, m.end), list_of<Expr>(p, m, 0, m.count));
  }
  result->parenthesized = true;
  return result;
}

Node* list(Parser& p, const Match& m) {
  if (is_comprehension(m)) return make_comprehension<ListComp>(p, m);
  auto* node = p.tree.make<ListExpr>(p.range(m.first, m.end));
  node->elts = list_of<Expr>(p, m, 0, m.count);
  return node;
}

Node* brace_item(Parser& p, const Match& m) {
  const bool unpacking = p.kind(m.first) == Token::DoubleStar;
  if (m.count == 1 && !unpacking) return m.node(0);
  auto* item = p.tree.make<DictItem>(p.range(m.first, m.end));
  item->key = unpacking ? nullptr : m.expr(0);
  item->value = m.expr(unpacking ? 0 : 1);
  if (item->key != nullptr &&
      (item->key->kind == NodeKind::Starred || item->key->kind == NodeKind::NamedExpr) &&
      !item->key->parenthesized) {  // no key can be that: the colon is one too many
    p.fail_tokens(m[0].end, m[0].end + 1, "invalid syntax");
  }
  return item;
}

Node* brace(Parser& p, const Match& m) {
  const Range range = p.range(m.first, m.end);
  if (is_comprehension(m)) {
    auto* item = dyn_as<DictItem>(m.node(0));
    if (item == nullptr) return make_comprehension<SetComp>(p, m);
    if (item->key == nullptr) {
      p.fail_tokens(m[0].first, m[0].first + 1,
                    "dict unpacking cannot be used in dict comprehension");
    }
    auto* node = p.tree.make<DictComp>(range);
    node->key = item->key;
    node->value = item->value;
    node->generators = as<ClauseList>(m.node(1))->items;
    return node;
  }
  if (m.count == 0 || m.is<DictItem>(0)) {
    Expr** keys = p.tree.arena().make_array<Expr*>(m.count);
    Expr** values = p.tree.arena().make_array<Expr*>(m.count);
    for (std::uint32_t i = 0; i < m.count; ++i) {
      auto* item = dyn_as<DictItem>(m.node(i));
      if (item == nullptr) fail_missing_dict_colon(p, m[i]);
      keys[i] = item->key;
      values[i] = item->value;
    }
    auto* node = p.tree.make<Dict>(range);
    node->keys = {keys, m.count};
    node->values = {values, m.count};
    return node;
  }
  for (std::uint32_t i = 0; i < m.count; ++i) {
    auto* item = dyn_as<DictItem>(m.node(i));
    if (item == nullptr) continue;
    if (item->key == nullptr) p.fail_tokens(m[i].first, m[i].first + 1, "invalid syntax");
    std::uint32_t colon = m[i].first;  // the first colon outside of brackets inside this item
    for (int depth = 0; depth != 0 || p.kind(colon) != Token::Colon; ++colon) {
      depth += is_opening(p.kind(colon)) - is_closing(p.kind(colon));
    }
    p.fail_tokens(colon, colon + 1, "invalid syntax");
  }
  auto* node = p.tree.make<Set>(range);
  node->elts = list_of<Expr>(p, m, 0, m.count);
  return node;
}

}  // namespace build

Operator binary_operator(Token op) {
  switch (op) {
    case Token::Pipe: return Operator::BitOr;
    case Token::Caret: return Operator::BitXor;
    case Token::Ampersand: return Operator::BitAnd;
    case Token::LeftShift: return Operator::LShift;
    case Token::RightShift: return Operator::RShift;
    case Token::Plus: return Operator::Add;
    case Token::Minus: return Operator::Sub;
    case Token::Star: return Operator::Mult;
    case Token::Slash: return Operator::Div;
    case Token::DoubleSlash: return Operator::FloorDiv;
    case Token::Percent: return Operator::Mod;
    case Token::At: return Operator::MatMult;
    default: return Operator::Pow;
  }
}

void fail_missing_dict_colon(Parser& p, const Value& item) {
  // CPython points at the key's last character, takes its column for one of the key's first line,
  // and gives no end.
  Range where = item.node->range;
  where.col = where.end_col - 1;
  p.fail_open(where, "':' expected after dictionary key");
}

}  // namespace aio::syntax
