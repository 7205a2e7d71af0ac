// What was meant? The part of the diagnosis that looks at expressions, calls, brackets and
// f-strings. Invariant: a report_*() function either raises or leaves everything as it was.

#include <fmt/format.h>

#include <algorithm>

#include "lang/syntax/scene.hpp"

namespace aio::syntax {

using namespace ast;

namespace {

bool starts_expression(Token kind) {
  switch (kind) {
    case Token::Number:
    case Token::String:
    case Token::FStringStart:
    case Token::LeftParen:
    case Token::LeftBracket:
    case Token::LeftBrace:
    case Token::Ellipsis:
    case Token::Minus:
    case Token::Plus:
    case Token::Tilde:
    case Token::KwNone:
    case Token::KwTrue:
    case Token::KwFalse:
    case Token::KwNot:
    case Token::KwLambda:
    case Token::KwAwait: return true;
    default: return is_name(kind);
  }
}

bool is_constant_keyword(Token kind) {
  return kind == Token::KwTrue || kind == Token::KwFalse || kind == Token::KwNone;
}

/// Is the expression one that the `bitwise_or` rule parses whole?
bool is_bitwise_or_level(const Expr* expr) {
  if (expr->parenthesized) return true;
  switch (expr->kind) {
    case NodeKind::Compare:
    case NodeKind::BoolOp:
    case NodeKind::IfExp:
    case NodeKind::Lambda:
    case NodeKind::NamedExpr:
    case NodeKind::Yield:
    case NodeKind::YieldFrom:
    case NodeKind::Starred:
    case NodeKind::Slice:
    case NodeKind::Tuple: return false;
    case NodeKind::UnaryOp: return as<UnaryOp>(expr)->op != UnaryOperator::Not;
    default: return true;
  }
}

/// The expression whose first token is the first token of `expr`.
const Expr* leftmost(const Expr* expr) {
  for (;;) {
    if (expr->parenthesized && expr->kind != NodeKind::Tuple &&
        expr->kind != NodeKind::GeneratorExp)
      return expr;
    switch (expr->kind) {
      case NodeKind::BinOp: expr = as<BinOp>(expr)->left; break;
      case NodeKind::Call: expr = as<Call>(expr)->func; break;
      case NodeKind::Attribute: expr = as<Attribute>(expr)->value; break;
      case NodeKind::Subscript: expr = as<Subscript>(expr)->value; break;
      default: return expr;
    }
  }
}

bool is_legacy_name(const Expr* expr) {
  const auto* name = dyn_as<Name>(expr);
  return name != nullptr && (name->id->text == "print" || name->id->text == "exec");
}

/// CPython's tokenizer of soft keywords compares only as many characters as the name has, so their
/// beginnings count.
bool looks_like_soft_keyword(std::string_view name) {
  for (std::string_view keyword : {"match", "case", "type", "_"}) {
    if (keyword.starts_with(name)) return true;
  }
  return false;
}

/// The last expression that CPython parses by its rule `expression` inside a value, where that is
/// another node. An unparenthesised conditional is opened only for Python 2 prints.
const Expr* inner_expression(const Node* node) {
  for (;;) {
    const Expr* next = nullptr;
    const bool closed = node->parenthesized;
    switch (closed ? NodeKind::Name : node->kind) {
      case NodeKind::Tuple:
        if (!as<Tuple>(node)->elts.empty()) next = as<Tuple>(node)->elts.back();
        break;
      case NodeKind::Starred: next = as<Starred>(node)->value; break;
      case NodeKind::Keyword: next = as<Keyword>(node)->value; break;
      case NodeKind::Lambda: next = as<Lambda>(node)->body; break;
      case NodeKind::NamedExpr: next = as<NamedExpr>(node)->value; break;
      case NodeKind::Yield: next = as<Yield>(node)->value; break;
      case NodeKind::YieldFrom: next = as<YieldFrom>(node)->value; break;
      case NodeKind::Slice: {
        const auto* slice = as<Slice>(node);
        next = slice->step != nullptr    ? slice->step
               : slice->upper != nullptr ? slice->upper
                                         : slice->lower;
        break;
      }
      default:
        if (const auto* item = dyn_as<DictItem>(node); item != nullptr && item->key != nullptr)
          next = item->value;
        break;
    }
    if (next == nullptr) break;
    node = next;
  }
  const bool is_expression = node->kind >= NodeKind::BoolOp && node->kind <= NodeKind::Slice;
  return is_expression ? static_cast<const Expr*>(node) : nullptr;
}

/// The annotation or default that stands last in a parameter list.
const Expr* last_expression_of(const Arguments* arguments) {
  const Expr* last = nullptr;
  auto consider = [&last](const Expr* expr) {
    if (expr == nullptr) return;
    const bool later = last == nullptr || expr->range.line > last->range.line ||
                       (expr->range.line == last->range.line && expr->range.col > last->range.col);
    if (later) last = expr;
  };
  for (const auto& args : {arguments->posonlyargs, arguments->args, arguments->kwonlyargs}) {
    for (const Arg* arg : args) consider(arg->annotation);
  }
  for (const Arg* arg : {arguments->vararg, arguments->kwarg}) {
    if (arg != nullptr) consider(arg->annotation);
  }
  for (const auto& defaults : {arguments->defaults, arguments->kw_defaults}) {
    for (const Expr* expr : defaults) consider(expr);
  }
  return last;
}

}  // namespace

void Scene::fail_between(const Node* first, const Node* last, std::string message) const {
  p_.fail({first->range.line, first->range.col, last->range.end_line, last->range.end_col},
          std::move(message));
}

void Scene::report_adjacent_value(const Node* value, std::uint32_t next) {
  if (!starts_expression(kind(next))) return;
  if (const auto* arguments = dyn_as<Arguments>(value)) {
    value = last_expression_of(arguments);
    const TokenPlace& last = p_.tokens.places[next - 1];
    if (value == nullptr || value->range.end_line != last.end_line ||
        value->range.end_col != p_.range(next - 1, next).end_col) {
      return;
    }
  }
  const Expr* expr = inner_expression(value);
  if (expr == nullptr || (expr->kind == NodeKind::GeneratorExp && !expr->parenthesized)) return;
  const Expr* tail = expr;
  while (tail->kind == NodeKind::IfExp && !tail->parenthesized)
    tail = inner_expression(as<IfExp>(tail)->orelse);
  if (tail != expr) {
    if (is_legacy_name(tail)) report_adjacent(tail, next);
    return;
  }
  report_adjacent(expr, next);
}

void Scene::report_adjacent(const Expr* left, std::uint32_t next) {
  constexpr int kMaxChain = 100;  // `t t t t ...` would go on for as long as the line
  if (++chain_ > kMaxChain) return;
  const std::uint32_t first = first_token_of(left, next);
  const bool is_plain_name = left->kind == NodeKind::Name && !left->parenthesized;
  const bool unknown_prefix = is_name(kind(first)) && kind(first + 1) == Token::String;
  const bool soft_keyword = is_name(kind(first)) && looks_like_soft_keyword(p_.text(first));
  const bool legacy = is_legacy_name(left) && !left->parenthesized;
  if (left->parenthesized || (!unknown_prefix && !soft_keyword)) {
    const Trial right = try_expression(next);
    if (right && !legacy && depth_after(right.end - 1) > 0) {
      fail_between(left, right.value.node, "invalid syntax. Perhaps you forgot a comma?");
    }
  }
  if (soft_keyword && !is_plain_name && !left->parenthesized &&
      starts_expression(kind(first + 1)) && kind(first + 1) != Token::LeftParen) {
    // `t + 'a' b`: CPython tries `+ 'a'` alone, as it does with `print 'a'`.
    const Trial rest = try_star_expressions(first + 1);
    if (rest && rest.end == next) report_adjacent_value(rest.value.node, next);
  }
  if (!is_plain_name || kind(next) == Token::LeftParen) return;
  const Trial rest = try_star_expressions(next);
  if (rest && depth_after(next) > 0 && starts_expression(kind(rest.end))) {
    const Expr* last = inner_expression(rest.value.node);
    if (last != nullptr) report_adjacent(last, rest.end);
  }
  if (!legacy) return;
  if (!rest) {
    const Trial body = try_disjunction(next);
    if (!body || kind(body.end) != Token::KwIf) return;
    const Trial test = try_disjunction(body.end + 1);
    if (test && kind(test.end) != Token::KwElse && kind(test.end) != Token::Colon) {
      fail_between(body.value.node, test.value.node, "expected 'else' after 'if' expression");
    }
    return;
  }
  fail_between(left, rest.value.node,
               fmt::format("Missing parentheses in call to '{0}'. Did you mean {0}(...)?",
                           as<Name>(left)->id->text));
}

void Scene::report_expression(ErrorPoint point) {
  const Token found = kind(at_);
  switch (point) {
    case ErrorPoint::Operand:
    case ErrorPoint::UnaryOperand:
      if (found == Token::KwNot) {
        const Trial operand =
            point == ErrorPoint::Operand ? try_inversion(at_) : try_factor(at_ + 1);
        if (operand)
          p_.fail_tokens(at_, operand.end, "'not' after an operator must be parenthesized");
      }
      return;
    case ErrorPoint::CompIn: p_.fail_at(at_, "'in' expected after for-loop variables");
    case ErrorPoint::ElseKeyword:
      if (found != Token::Colon) {
        const Value* test = p_.in.top();
        fail_between((test - 1)->node, test->node, "expected 'else' after 'if' expression");
      }
      return;
    case ErrorPoint::DictValue:
      if (found == Token::RightBrace || found == Token::Comma) {
        p_.fail_tokens(at_ - 1, at_, "expression expected after dictionary key and ':'");
      }
      if (found == Token::Star) {
        if (const Trial value = try_arithmetic(at_ + 1)) {
          p_.fail_from(p_.range(at_, at_ + 1), value.end,
                       "cannot use a starred expression in a dictionary value");
        }
      }
      return;
    case ErrorPoint::Expression:
      if (at_ >= 2 && kind(at_ - 1) == Token::Equal && is_name(kind(at_ - 2)) &&
          depth_after(at_ - 1) > 0 && (found == Token::RightParen || found == Token::Comma)) {
        p_.fail_tokens(at_ - 2, at_, "expected argument value expression");
      }
      if (found == Token::FStringMiddle || found == Token::RawFStringMiddle) {
        std::uint32_t lambda = at_;
        while (lambda > 0 && kind(lambda) != Token::KwLambda && kind(lambda) != Token::FStringStart)
          --lambda;
        if (kind(lambda) == Token::KwLambda) {
          p_.fail_tokens(lambda, at_,
                         "f-string: lambda expressions are not allowed without parentheses");
        }
      }
      return;
    case ErrorPoint::CloseParen:
      if (found == Token::DoubleStar && kind(at_ - 1) == Token::LeftParen) {
        if (const Trial value = try_expression(at_ + 1);
            value && kind(value.end) == Token::RightParen) {
          p_.fail_tokens(at_, at_ + 1, "cannot use double starred expression here");
        }
      }
      return;
    case ErrorPoint::CloseBrace: {
      // A dict item without its colon, after one that had it.
      const Value* item = expression_before();
      if (item == nullptr || p_.in.height() < 2 || found == Token::Equal) return;
      if (!(item - 1)->is_name && dyn_as<DictItem>((item - 1)->node) != nullptr)
        fail_missing_dict_colon(p_, *item);
      return;
    }
    case ErrorPoint::AsTarget:
      if (const Trial target = try_expression(at_))
        p_.fail(target.value.node->range, "invalid pattern target");
      return;
    default: return;
  }
}

void Scene::report_fstring(ErrorPoint point) {
  const Token found = kind(at_);
  switch (point) {
    case ErrorPoint::FieldValue:
      if (found == Token::Exclamation || found == Token::Colon || found == Token::Equal ||
          found == Token::RightBrace) {
        p_.fail_at(at_,
                   fmt::format("f-string: valid expression required before '{}'", p_.text(at_)));
      }
      p_.fail_at(at_, "f-string: expecting a valid expression after '{'");
    case ErrorPoint::ConversionName:
      p_.fail_at(at_, found == Token::Colon || found == Token::RightBrace
                          ? "f-string: missing conversion character"
                          : "f-string: invalid conversion character");
    case ErrorPoint::FieldClose: {
      // Values of the field so far: expression, debug marker, conversion, format spec.
      const Value* values = p_.in.top() - 3;
      const bool debug = values[1].end > values[1].first,
                 has_conversion = values[2].end > values[2].first,
                 spec = values[3].end > values[3].first;
      if (!debug && !has_conversion && !spec) report_adjacent_value(values[0].node, at_);
      p_.fail_at(at_, spec             ? "f-string: expecting '}', or format specs"
                      : has_conversion ? "f-string: expecting ':' or '}'"
                      : debug          ? "f-string: expecting '!', or ':', or '}'"
                                       : "f-string: expecting '=', or '!', or ':', or '}'");
    }
    default: return;
  }
}

/// A failure somewhere inside the expression of an f-string's field.
void Scene::report_field() {
  std::uint32_t open = opening_before(furthest_);
  while (open != kNoToken && !is_field(open)) open = opening_before(open);
  if (open == kNoToken) return;
  int depth = 0;
  for (std::uint32_t i = open + 1; i < furthest_; ++i) {
    depth += is_opening(kind(i)) - is_closing(kind(i));
    if (depth == 0 &&
        (kind(i) == Token::Exclamation || kind(i) == Token::Equal || kind(i) == Token::Colon))
      return;
  }
  std::uint32_t start = open + 1;
  if (kind(start) == Token::KwYield) ++start;
  const std::uint32_t end = prefix_end(start);
  if (end == start) p_.fail_at(open + 1, "f-string: expecting a valid expression after '{'");
  p_.fail_at(end, "f-string: expecting '=', or '!', or ':', or '}'");
}

/// The order of arguments, when the call fails later on.
void Scene::report_call(ErrorPoint point) {
  if (point != ErrorPoint::CallClose) return;
  const std::uint32_t open = opening_before(at_);
  const Value* top = p_.in.top();
  if (open == kNoToken || top == nullptr) return;
  // `f(a=b for c in d)`: a keyword with a comprehension.
  if (!top->is_name && top->end == at_ &&
      (kind(at_) == Token::KwFor || kind(at_) == Token::KwAsync)) {
    const auto* keyword = dyn_as<Keyword>(top->node);
    if (keyword != nullptr && keyword->arg != nullptr && try_clauses(at_)) {
      p_.fail_tokens(top->first, top->first + 2,
                     "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    }
  }
  bool keyword = false, unpacking = false;
  for (const Value* value = values_since(open); value <= top; ++value) {
    if (value->is_name || value->node == nullptr) continue;
    if (const auto* argument = dyn_as<Keyword>(value->node)) {
      (argument->arg != nullptr ? keyword : unpacking) = true;
      continue;
    }
    const auto* generator = dyn_as<GeneratorExp>(value->node);
    if (generator != nullptr && !generator->parenthesized && top - values_since(open) > 0) {
      p_.fail(generator->range, "Generator expression must be parenthesized");
    }
    if (value->node->kind == NodeKind::Starred) continue;
    if (unpacking || keyword) {
      p_.fail_at(std::max(furthest_, p_.deepest),
                 unpacking ? "positional argument follows keyword argument unpacking"
                           : "positional argument follows keyword argument");
    }
  }
}

/// `[a, b for a in c]`.
void Scene::report_comprehension_target(ErrorPoint point) {
  if (point != ErrorPoint::CloseBracket && point != ErrorPoint::CloseBrace) return;
  if (kind(at_) != Token::KwFor && kind(at_) != Token::KwAsync) return;
  const std::uint32_t open = opening_before(at_);
  if (open == kNoToken || (open > 0 && kind(open) == Token::LeftBracket && is_name(kind(open - 1))))
    return;
  const Value* first = values_since(open);
  const Value* last = p_.in.top();
  if (first == nullptr || first > last || first->is_name || first->node->kind == DictItem::kKind)
    return;
  if (!try_clauses(at_)) return;
  const char* message = "did you forget parentheses around the comprehension target?";
  if (kind(at_ - 1) != Token::Comma) fail_between(first->node, last->node, message);
  const Range comma = p_.range(at_ - 1, at_);
  if (first == last) {
    p_.fail({first->node->range.line, first->node->range.col, comma.end_line, comma.end_col},
            message);
  }
  fail_between(first->node, last->node, message);
}

/// `C(a=b, c, <something wrong>)`.
void Scene::report_pattern_arguments(ErrorPoint point) {
  if (point != ErrorPoint::CloseParen) return;
  const std::uint32_t open = opening_before(at_);
  if (open == kNoToken) return;
  const Value* top = p_.in.top();
  bool keyword = false;
  for (const Value* value = values_since(open); value != nullptr && value <= top; ++value) {
    if (value->is_name || value->node == nullptr) return;
    if (value->node->kind == KeywordPattern::kKind) {
      keyword = true;
    } else if (keyword) {
      p_.fail(value->node->range, "positional patterns follow keyword patterns");
    }
  }
}

void Scene::suspect_comparison(const Value& left, std::uint32_t equal) {
  Trial right = try_arithmetic(equal + 1);
  if (!right) right = try_factor(equal + 1);  // `a = b +`: CPython's parser stops before what fails
  if (!right || kind(right.end) == Token::Equal || kind(right.end) == Token::ColonEqual) return;
  const auto* expr = static_cast<const Expr*>(left.node);
  if (expr->kind == NodeKind::Name && !expr->parenthesized) {
    fail_between(expr, right.value.node,
                 "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
  }
  if (!is_bitwise_or_level(expr)) return;
  // An expression that starts with a list, a tuple, a generator or a constant is left alone.
  const Expr* start = leftmost(expr);
  if (start->kind == NodeKind::ListExpr && !start->parenthesized) return;
  if (start->kind == NodeKind::Tuple || start->kind == NodeKind::GeneratorExp) return;
  if (!start->parenthesized && is_constant_keyword(kind(first_token_of(start, equal)))) return;
  p_.fail(expr->range, fmt::format("cannot assign to {} here. Maybe you meant '==' instead of '='?",
                                   expression_name(expr)));
}

/// `=` where an expression ended.
void Scene::report_equal(ErrorPoint point) {
  const Value* left = value_before();
  if (kind(at_) != Token::Equal || left == nullptr) return;
  if (point == ErrorPoint::CallClose) {
    const auto* keyword = dyn_as<Keyword>(left->node);
    if (keyword != nullptr && keyword->arg != nullptr) return;
    if (keyword != nullptr || left->node->kind == NodeKind::Starred) {
      const Trial value = try_expression(at_ + 1);
      if (!value) return;
      Range where = left->node->range;
      where.end_line = value.value.node->range.end_line;
      where.end_col = value.value.node->range.end_col;
      p_.fail(where, keyword != nullptr ? "cannot assign to keyword argument unpacking"
                                        : "cannot assign to iterable argument unpacking");
    }
    if (expression_before() == nullptr) return;
    if (left->end - left->first == 1 && is_constant_keyword(kind(left->first))) {
      p_.fail_tokens(left->first, at_ + 1,
                     fmt::format("cannot assign to {}", p_.text(left->first)));
    }
    Range where = left->node->range;
    const Range equal = p_.range(at_, at_ + 1);
    where.end_line = equal.end_line;
    where.end_col = equal.end_col;
    p_.fail(where, "expression cannot contain assignment, perhaps you meant \"==\"?");
  }
  if (expression_before() == nullptr) return;
  const Token header = kind(line_start(at_));
  const bool condition =
      point == ErrorPoint::Colon &&
      (header == Token::KwIf || header == Token::KwElif || header == Token::KwWhile);
  const bool brackets = point == ErrorPoint::CloseParen || point == ErrorPoint::CloseBracket ||
                        point == ErrorPoint::CloseBrace;
  if (condition || brackets) suspect_comparison(*left, at_);
}

/// `:=` after something that is no name.
void Scene::report_walrus(ErrorPoint point) {
  const Value* left = value_before();
  if (kind(at_) != Token::ColonEqual || left == nullptr || point == ErrorPoint::CallClose) return;
  const Node* node = left->node;
  if (const auto* statement = dyn_as<ExprStmt>(node)) node = statement->value;
  if (node->kind < NodeKind::BoolOp || node->kind > NodeKind::Slice) return;
  const auto* tuple = dyn_as<Tuple>(node);
  if (tuple != nullptr && !tuple->parenthesized && !tuple->elts.empty()) node = tuple->elts.back();
  const auto* expr = static_cast<const Expr*>(node);
  if (expr->kind == NodeKind::Name && !expr->parenthesized) return;
  if (!try_expression(at_ + 1)) return;
  p_.fail(expr->range,
          fmt::format("cannot use assignment expressions with {}", expression_name(expr)));
}

/// `a b[]`-like: an empty subscript, which CPython takes for a list that lacks a comma before it.
void Scene::report_empty_subscript() {
  if (kind(furthest_) != Token::RightBracket || kind(furthest_ - 1) != Token::LeftBracket) return;
  const std::uint32_t open = furthest_ - 1;
  if (depth_after(furthest_) <= 0 || !is_trailer(open)) return;
  std::uint32_t item = item_start(open, opening_before(open));
  int depth = 0;
  for (std::uint32_t i = item; i < open; ++i) {  // behind `name:`, `name=`, `*`
    depth += is_opening(kind(i)) - is_closing(kind(i));
    const bool starred = i == item && (kind(i) == Token::Star || kind(i) == Token::DoubleStar);
    if (depth == 0 && (kind(i) == Token::Colon || kind(i) == Token::Equal || starred)) item = i + 1;
  }
  const bool unknown_prefix = is_name(kind(item)) && kind(item + 1) == Token::String;
  if (unknown_prefix || (is_name(kind(item)) && looks_like_soft_keyword(p_.text(item)))) return;
  p_.fail_tokens(item, furthest_ + 1, "invalid syntax. Perhaps you forgot a comma?");
}

/// The first token of the item, between commas, that holds `token` inside the bracket opened at
/// `open`.
std::uint32_t Scene::item_start(std::uint32_t token, std::uint32_t open) const {
  std::uint32_t item = token;
  int depth = 0;
  while (item > open + 1 && (depth != 0 || kind(item - 1) != Token::Comma)) {
    --item;
    depth += is_closing(kind(item)) - is_opening(kind(item));
  }
  return item;
}

/// Does the bracket open a call or a subscript?
bool Scene::is_trailer(std::uint32_t open) const {
  if (open == 0 || kind(open) == Token::LeftBrace) return false;
  const Token before = kind(open - 1);
  return is_name(before) || is_closing(before) || before == Token::String ||
         before == Token::FStringEnd || before == Token::Ellipsis;
}

/// `f(*<no expression>)`. In calls and subscripts CPython raises before it looks for anything else;
/// in other brackets only for the first item, after everything else.
void Scene::report_star_expression(StarContext context) {
  for (std::uint32_t inside = furthest_;;) {
    const std::uint32_t open = opening_before(inside);
    if (open == kNoToken) return;
    const std::uint32_t item = item_start(inside, open);
    std::uint32_t atom = item + 1;
    for (Token prefix = kind(atom);
         prefix == Token::KwNot || prefix == Token::Minus || prefix == Token::Plus ||
         prefix == Token::Tilde || prefix == Token::KwAwait;
         prefix = kind(++atom)) {}
    if (open >= 2 && kind(open - 2) == Token::KwDef) return;  // parameters
    const bool trailer = is_trailer(open);
    const bool counts = context == StarContext::Trailer ? trailer : !trailer && item == open + 1;
    if (counts && kind(item) == Token::Star && atom == inside)
      p_.fail_at(furthest_, "Invalid star expression");
    inside = open;
  }
}

}  // namespace aio::syntax
