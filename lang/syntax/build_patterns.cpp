// Builders of match statements and patterns.
// Invariant: `_` never becomes a name in a pattern; it is a wildcard, or an error where a name has
// to be.

#include <vector>

#include "lang/syntax/builders.hpp"

namespace aio::syntax {

using namespace ast;

namespace {

bool is_wildcard(Identifier name) { return name->text == "_"; }

MatchSequence* sequence(Parser& p, const Match& m) {
  auto* node = p.tree.make<MatchSequence>(p.range(m.first, m.end));
  node->patterns = list_of<Pattern>(p, m, 0, m.count);
  return node;
}

bool is_complex(const Expr* number) {
  const auto* constant = dyn_as<Constant>(number);
  return constant != nullptr && constant->value.kind == ConstantKind::Complex;
}

Expr* without_sign(Expr* number) {
  auto* sign = dyn_as<UnaryOp>(number);
  return sign != nullptr ? sign->operand : number;
}

}  // namespace

namespace build {

Node* match_subject(Parser& p, const Match& m) {
  if (m.count == 1 && p.kind(m.end - 1) != Token::Comma) {
    if (m.is<Starred>(0)) p.fail_at(m.end, "invalid syntax");
    return m.node(0);
  }
  auto* node = p.tree.make<Tuple>(p.range(m.first, m.end));
  node->elts = list_of<Expr>(p, m, 0, m.count);
  return node;
}

Node* case_block(Parser& p, const Match& m) {
  auto* node = p.tree.make<MatchCase>(p.statement_range(m.first, m.end));
  node->pattern = m.pattern(0);
  node->guard = m.expr(1);
  node->body = as<StatementList>(m.node(2))->items;
  return node;
}

Node* match_statement(Parser& p, const Match& m) {
  auto* node = p.tree.make<ast::Match>(p.statement_range(m.first, m.end));
  node->subject = m.expr(0);
  node->cases = list_of<MatchCase>(p, m, 1, m.count);
  return node;
}

Node* signed_number(Parser& p, const Match& m) {
  if (p.kind(m.first) != Token::Minus) return m.node(0);
  auto* node = p.tree.make<UnaryOp>(p.range(m.first, m.end));
  node->op = UnaryOperator::USub;
  node->operand = m.expr(0);
  return node;
}

Node* number_pattern(Parser& p, const Match& m) {
  if (is_complex(without_sign(m.expr(0)))) {
    p.fail(without_sign(m.expr(0))->range, "real number required in complex literal");
  }
  if (!is_complex(m.expr(1)))
    p.fail(m.node(1)->range, "imaginary number required in complex literal");
  auto* node = p.tree.make<BinOp>(p.range(m.first, m.end));
  node->left = m.expr(0);
  node->op = binary_operator(p.kind(m[0].end));
  node->right = m.expr(1);
  return node;
}

Node* value_pattern(Parser& p, const Match& m) {
  auto* node = p.tree.make<MatchValue>(p.range(m.first, m.end));
  node->value = m.expr(0);
  return node;
}

Node* constant_pattern(Parser& p, const Match& m) {
  auto* node = p.tree.make<MatchSingleton>(p.range(m.first, m.end));
  node->value = as<Constant>(keyword_constant(p, m))->value;
  return node;
}

Node* star_pattern(Parser& p, const Match& m) {
  auto* node = p.tree.make<MatchStar>(p.range(m.first, m.end));
  if (!is_wildcard(m.name(0))) node->name = m.name(0);
  return node;
}

Node* group_pattern(Parser& p, const Match& m) {
  if (m.count == 1 && p.kind(m.end - 2) != Token::Comma && !m.is<MatchStar>(0)) return m.node(0);
  return sequence(p, m);
}

Node* list_pattern(Parser& p, const Match& m) { return sequence(p, m); }

Node* mapping_item(Parser& p, const Match& m) {
  auto* node = p.tree.make<MappingItem>(p.range(m.first, m.end));
  if (m.count == 2) {
    node->key = m.expr(0);
    if (node->key->kind == NodeKind::Name) {  // a bare name is no key
      p.fail_tokens(m[0].end, m[0].end + 1, "invalid syntax");
    }
    node->pattern = m.pattern(1);
  } else {
    node->rest = m.name(0);
    if (is_wildcard(node->rest)) p.fail_tokens(m[0].first, m[0].end, "invalid syntax");
  }
  return node;
}

Node* mapping_pattern(Parser& p, const Match& m) {
  auto* node = p.tree.make<MatchMapping>(p.range(m.first, m.end));
  std::uint32_t pairs = m.count;
  if (pairs > 0 && as<MappingItem>(m.node(pairs - 1))->key == nullptr) {
    node->rest = as<MappingItem>(m.node(--pairs))->rest;
  }
  Expr** keys = p.tree.arena().make_array<Expr*>(pairs);
  Pattern** patterns = p.tree.arena().make_array<Pattern*>(pairs);
  for (std::uint32_t i = 0; i < pairs; ++i) {
    const auto* item = as<MappingItem>(m.node(i));
    if (item->key == nullptr) p.fail_tokens(m[i + 1].first, m[i + 1].first + 1, "invalid syntax");
    keys[i] = item->key;
    patterns[i] = item->pattern;
  }
  node->keys = {keys, pairs};
  node->patterns = {patterns, pairs};
  return node;
}

Node* keyword_pattern(Parser& p, const Match& m) {
  auto* node = p.tree.make<KeywordPattern>(p.range(m.first, m.end));
  node->name = m.name(0);
  node->pattern = m.pattern(1);
  return node;
}

Node* class_pattern_args(Parser& p, const Match& m) {
  auto* node = p.tree.make<PatternArguments>(p.range(m.first, m.end));
  std::vector<Pattern*> patterns, keyword_patterns;
  std::vector<Identifier> names;
  for (std::uint32_t i = 0; i < m.count; ++i) {
    if (auto* keyword = dyn_as<KeywordPattern>(m.node(i))) {
      names.push_back(keyword->name);
      keyword_patterns.push_back(keyword->pattern);
      continue;
    }
    if (!names.empty()) {
      std::uint32_t last = i;  // CPython marks the whole run of positional patterns
      while (last + 1 < m.count && !m.is<KeywordPattern>(last + 1)) ++last;
      p.fail_tokens(m[i].first, m[last].end, "positional patterns follow keyword patterns");
    }
    patterns.push_back(m.pattern(i));
  }
  node->patterns = p.tree.list(patterns.data(), patterns.size());
  node->names = p.tree.list(names.data(), names.size());
  node->keyword_patterns = p.tree.list(keyword_patterns.data(), keyword_patterns.size());
  return node;
}

/// `name`: capture or wildcard. `a.b`: a value. Either with arguments: a class.
Node* name_pattern(Parser& p, const Match& m) {
  const Range range = p.range(m.first, m.end);
  if (m.count == 2) {
    const auto* arguments = as<PatternArguments>(m.node(1));
    auto* node = p.tree.make<MatchClass>(range);
    node->cls = m.expr(0);
    node->patterns = arguments->patterns;
    node->kwd_attrs = arguments->names;
    node->kwd_patterns = arguments->keyword_patterns;
    return node;
  }
  if (m.is<Attribute>(0)) {
    auto* node = p.tree.make<MatchValue>(range);
    node->value = m.expr(0);
    return node;
  }
  auto* node = p.tree.make<MatchAs>(range);
  const Identifier name = as<Name>(m.node(0))->id;
  if (!is_wildcard(name)) node->name = name;
  return node;
}

Node* or_pattern(Parser& p, const Match& m) {
  auto* node = p.tree.make<MatchOr>(p.range(m.first, m.end));
  node->patterns = list_of<Pattern>(p, m, 0, m.count);
  return node;
}

Identifier as_target(Parser& p, const Match& m) {
  const Identifier name = identifier(p, m);
  if (is_wildcard(name)) p.fail_tokens(m.first, m.end, "cannot use '_' as a target");
  return name;
}

Node* pattern(Parser& p, const Match& m) {
  auto* node = p.tree.make<MatchAs>(p.range(m.first, m.end));
  node->pattern = m.pattern(0);
  node->name = m.name(1);
  return node;
}

Node* patterns(Parser& p, const Match& m) {
  if (m.count == 1 && p.kind(m.end - 1) != Token::Comma) {
    if (m.is<MatchStar>(0)) p.fail_at(m.end, "invalid syntax");
    return m.node(0);
  }
  return sequence(p, m);
}

}  // namespace build
}  // namespace aio::syntax
