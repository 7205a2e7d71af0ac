// What was meant? Chooses the message and the range for a failed parse.
// Invariant: runs at most once per parse. It may re-parse small pieces, but always quietly, so that it cannot recurse.

#include "lang/syntax/diagnose.hpp"

#include <fmt/format.h>

#include "lang/syntax/actions.hpp"

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
    case NodeKind::Starred: return false;
    case NodeKind::Tuple: return false;
    case NodeKind::UnaryOp: return as<UnaryOp>(expr)->op != UnaryOperator::Not;
    default: return true;
  }
}

/// The token stream around a failure, and trial parses in it.
class Scene {
 public:
  explicit Scene(Parser& p) : p_(p), furthest_(p.in.furthest), at_(p.in.index()) {}

  [[noreturn]] void report(ErrorPoint point);
  /// Raises for `left = right` inside an expression when CPython takes it for a comparison.
  void suspect_comparison(const Value& left, std::uint32_t equal);

 private:
  Token kind(std::uint32_t token) const { return p_.kind(token); }

  /// Parses Rule at a token, quietly. The end token, or 0 when it does not match.
  template <class Rule>
  std::uint32_t trial(std::uint32_t token) const {
    Input in(p_.tokens, token);
    in.depth = p_.in.depth;
    Parser quiet(p_.tokens, p_.tree, in, p_.options);
    quiet.quiet = true;
    try {
      return run<Rule>(in, quiet) ? in.index() : 0;
    } catch (const SyntaxError&) {
      return 0;
    }
  }

  std::uint32_t line_start(std::uint32_t token) const {
    while (token > 0 && !is_layout(kind(token - 1))) --token;
    return token;
  }
  /// Bracket depth after a token, counted within its logical line.
  int depth_after(std::uint32_t token) const {
    int depth = 0;
    for (std::uint32_t i = line_start(token); i <= token; ++i) depth += is_opening(kind(i)) - is_closing(kind(i));
    return depth;
  }
  /// The token that opens the innermost bracket around a token, or 0 - 1.
  std::uint32_t opening_before(std::uint32_t token) const {
    int depth = 0;
    for (std::uint32_t i = token; i-- > line_start(token);) {
      if (is_closing(kind(i))) ++depth;
      if (is_opening(kind(i)) && depth-- == 0) return i;
    }
    return static_cast<std::uint32_t>(-1);
  }
  /// The value that ends exactly where parsing stopped, when it is an expression.
  const Value* expression_before() const {
    const Value* top = p_.in.top();
    if (top == nullptr || top->node == nullptr || top->end != at_ || top->end == top->first) return nullptr;
    const auto number = static_cast<std::uint8_t>(top->node->kind);
    if (number >= kFirstScratchKind || number < static_cast<std::uint8_t>(NodeKind::BoolOp)) return nullptr;
    if (number > static_cast<std::uint8_t>(NodeKind::Slice)) return nullptr;
    return top;
  }

  void report_block(ErrorPoint point);
  void report_parameters(ErrorPoint point);
  void report_fstring(ErrorPoint point);
  void report_expression(ErrorPoint point);
  void report_imports(ErrorPoint point);
  void report_adjacent_expressions(const Value& left);
  void report_equal(ErrorPoint point, const Value& left);
  void report_except();
  [[noreturn]] void report_generic();

  Parser& p_;
  const std::uint32_t furthest_;
  const std::uint32_t at_;
};

void Scene::report(ErrorPoint point) {
  if (at_ == furthest_) {
    report_block(point);
    report_parameters(point);
    report_fstring(point);
    report_expression(point);
    report_imports(point);
    if (point == ErrorPoint::ExceptColon) report_except();
  }
  if (const Value* left = expression_before(); left != nullptr) {
    if (kind(at_) == Token::Equal && at_ == furthest_) report_equal(point, *left);
    if (kind(at_) == Token::ColonEqual && at_ == furthest_ && point != ErrorPoint::CallClose &&
        trial<grammar::expression_rule>(at_ + 1) != 0) {
      p_.fail(left->node->range, fmt::format("cannot use assignment expressions with {}",
                                             expression_name(static_cast<const Expr*>(left->node))));
    }
    if (at_ == furthest_ || kind(at_) == Token::KwNot) report_adjacent_expressions(*left);
  }
  report_generic();
}

void Scene::report_block(ErrorPoint point) {
  const std::uint32_t start = line_start(at_);
  switch (point) {
    case ErrorPoint::Indent: {
      std::uint32_t header = line_start(at_ - 1);
      const std::uint32_t keyword = kind(header) == Token::KwAsync ? header + 1 : header;
      const char* owner = block_owner(kind(keyword));
      if (kind(keyword) == Token::KwExcept && kind(keyword + 1) == Token::Star) owner = "'except*' statement";
      if (kind(keyword) == Token::KwDef || kind(keyword) == Token::KwFor || kind(keyword) == Token::KwWith) {
        header = keyword;
      }
      if (owner == nullptr) return;
      p_.fail_at(at_,
                 fmt::format("expected an indented block after {} on line {}", owner, p_.tokens.places[header].line),
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
      const bool forced = header == Token::KwElse || header == Token::KwTry || header == Token::KwFinally;
      if (forced || kind(at_) == Token::Newline) p_.fail_at(at_, "expected ':'");
      return;
    }
    default: return;
  }
}

void Scene::report_parameters(ErrorPoint point) {
  if (point == ErrorPoint::DefaultValue) {
    if (kind(at_) == Token::RightParen || kind(at_) == Token::Comma) {
      p_.fail_tokens(at_ - 1, at_, "expected default value expression");
    }
    return;
  }
  if (point == ErrorPoint::TypeParamsClose && kind(at_) == Token::Colon) {
    const Token star = kind(at_ - 2);
    if (star != Token::Star && star != Token::DoubleStar) return;
    const std::uint32_t end = trial<grammar::expression_rule>(at_ + 1);
    if (end == 0) return;
    const bool constraints = kind(at_ + 1) == Token::LeftParen && kind(end - 1) == Token::RightParen;
    p_.in.furthest = end - 1;
    p_.fail_from(p_.range(at_, at_ + 1),
                 fmt::format("cannot use {} with {}", constraints ? "constraints" : "bound",
                             star == Token::Star ? "TypeVarTuple" : "ParamSpec"));
  }
  if (point != ErrorPoint::DefClose && point != ErrorPoint::LambdaColon) return;
  const char* owner = point == ErrorPoint::DefClose ? "Function" : "Lambda expression";
  const Token before = kind(at_ - 1);
  if (kind(at_) == Token::LeftParen &&
      (before == Token::Comma || before == Token::LeftParen || before == Token::KwLambda)) {
    if (const std::uint32_t end = trial<grammar::bracket_rule>(at_)) {
      p_.fail_tokens(at_, end, fmt::format("{} parameters cannot be parenthesized", owner));
    }
  }
  if (kind(at_) == Token::Equal) {
    const std::uint32_t start = line_start(at_);
    std::uint32_t item = at_ - 1;
    int depth = 0;
    while (item > start) {
      const Token previous = kind(item - 1);
      depth += is_closing(previous) - is_opening(previous);
      if (depth < 0 || (depth == 0 && (previous == Token::Comma || previous == Token::KwLambda))) break;
      --item;
    }
    if (kind(item) == Token::Star) p_.fail_at(at_, "var-positional argument cannot have default value");
    if (kind(item) == Token::DoubleStar) p_.fail_at(at_, "var-keyword argument cannot have default value");
  }
  if (kind(at_) == Token::Star && before == Token::Slash) p_.fail_at(at_, "expected comma between / and *");
}

void Scene::report_fstring(ErrorPoint point) {
  const Token found = kind(at_);
  switch (point) {
    case ErrorPoint::FieldValue:
      if (found == Token::Exclamation || found == Token::Colon || found == Token::Equal || found == Token::RightBrace) {
        p_.fail_at(at_, fmt::format("f-string: valid expression required before '{}'", p_.text(at_)));
      }
      p_.fail_at(at_, "f-string: expecting a valid expression after '{'");
    case ErrorPoint::ConversionName:
      p_.fail_at(at_, found == Token::Colon || found == Token::RightBrace ? "f-string: missing conversion character"
                                                                           : "f-string: invalid conversion character");
    case ErrorPoint::FieldClose: {
      // Values of the field so far: expression, debug marker, conversion, format spec.
      const Value* values = p_.in.top() - 3;
      const bool debug = values[1].end > values[1].first, conversion = values[2].end > values[2].first,
                 spec = values[3].end > values[3].first;
      if (!debug && !conversion && !spec) {
        if (const Value left = values[0]; left.end == at_ && starts_expression(found)) {
          report_adjacent_expressions(left);
        }
      }
      p_.fail_at(at_, spec         ? "f-string: expecting '}', or format specs"
                      : conversion ? "f-string: expecting ':' or '}'"
                      : debug      ? "f-string: expecting '!', or ':', or '}'"
                                   : "f-string: expecting '=', or '!', or ':', or '}'");
    }
    default: return;
  }
}

void Scene::report_expression(ErrorPoint point) {
  const Token found = kind(at_);
  switch (point) {
    case ErrorPoint::Operand:
      if (found == Token::KwNot) {
        if (const std::uint32_t end = trial<grammar::inversion>(at_)) {
          p_.fail_tokens(at_, end, "'not' after an operator must be parenthesized");
        }
      }
      return;
    case ErrorPoint::CompIn: p_.fail_at(at_, "'in' expected after for-loop variables");
    case ErrorPoint::ElseKeyword:
      if (found != Token::Colon) {
        const Value* test = p_.in.top();
        p_.fail_tokens((test - 1)->first, test->end, "expected 'else' after 'if' expression");
      }
      return;
    case ErrorPoint::DictValue:
      if (found == Token::RightBrace || found == Token::Comma) {
        p_.fail_tokens(at_ - 1, at_, "expression expected after dictionary key and ':'");
      }
      if (found == Token::Star && trial<grammar::bitwise_or>(at_ + 1) != 0) {
        p_.in.furthest = trial<grammar::bitwise_or>(at_ + 1);
        p_.fail_from(p_.range(at_, at_ + 1), "cannot use a starred expression in a dictionary value");
      }
      return;
    case ErrorPoint::Expression:
      if (at_ >= 2 && kind(at_ - 1) == Token::Equal && is_name(kind(at_ - 2)) && depth_after(at_ - 1) > 0 &&
          (found == Token::RightParen || found == Token::Comma)) {
        p_.fail_tokens(at_ - 2, at_, "expected argument value expression");
      }
      return;
    case ErrorPoint::CloseBrace: {
      // A dict item without its colon, after one that had it.
      const Value* item = expression_before();
      if (item == nullptr || p_.in.height() < 2) return;
      if (dyn_as<DictItem>((item - 1)->node) != nullptr && found != Token::Equal) fail_missing_dict_colon(p_, *item);
      return;
    }
    default: return;
  }
}

void Scene::report_imports(ErrorPoint point) {
  if (point != ErrorPoint::ImportNames && point != ErrorPoint::ImportModules) return;
  if (kind(at_) != Token::Newline) return;
  p_.fail_from(p_.range(at_, at_ + 1), "Expected one or more names after 'import'");
}

/// `except A, B:` and a missing colon.
void Scene::report_except() {
  const std::uint32_t start = line_start(at_);
  if (kind(at_) == Token::Comma) {
    std::uint32_t end = at_;
    while (kind(end) == Token::Comma) {
      const std::uint32_t after = trial<grammar::expression_rule>(end + 1);
      if (after == 0) return;
      end = after;
    }
    if (kind(end) == Token::KwAs && is_name(kind(end + 1))) end += 2;
    if (kind(end) != Token::Colon) return;
    p_.in.furthest = end;
    const std::uint32_t first = kind(start + 1) == Token::Star ? start + 2 : start + 1;
    p_.fail_from(p_.range(first, first + 1), "multiple exception types must be parenthesized");
  }
  if (kind(at_) == Token::Newline) p_.fail_at(at_, "expected ':'");
}

/// Two expressions side by side: a forgotten comma, or a Python 2 print.
void Scene::report_adjacent_expressions(const Value& left) {
  if (!starts_expression(kind(at_))) return;
  const auto* expr = static_cast<const Expr*>(left.node);
  const auto* name = dyn_as<Name>(expr);
  const bool legacy = name != nullptr && (name->id->text == "print" || name->id->text == "exec");
  if (legacy) {
    if (kind(at_) == Token::LeftParen || expr->parenthesized) return;
    if (const std::uint32_t end = trial<grammar::star_expressions_rule>(at_)) {
      p_.fail_tokens(left.first, end, fmt::format("Missing parentheses in call to '{0}'. Did you mean {0}(...)?",
                                                  name->id->text));
    }
    return;
  }
  const Token first = kind(left.first);
  const bool unknown_prefix = is_name(first) && kind(left.first + 1) == Token::String;
  const bool soft_keyword = is_name(first) && first != Token::Name;
  if (unknown_prefix || soft_keyword) return;
  const std::uint32_t end = trial<grammar::expression_rule>(at_);
  if (end != 0 && depth_after(end - 1) > 0) {
    p_.fail_tokens(left.first, end, "invalid syntax. Perhaps you forgot a comma?");
  }
}

void Scene::suspect_comparison(const Value& left, std::uint32_t equal) {
  const std::uint32_t end = trial<grammar::arithmetic>(equal + 1);
  if (end == 0 || kind(end) == Token::Equal || kind(end) == Token::ColonEqual) return;
  const auto* expr = static_cast<const Expr*>(left.node);
  if (is_name(kind(left.first)) && left.end - left.first == 1) {
    p_.fail_tokens(left.first, end, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
  }
  if (!is_bitwise_or_level(expr)) return;
  // An expression that starts with a list, a tuple, a generator or a constant is left alone.
  if (is_constant_keyword(kind(left.first))) return;
  if (kind(left.first) == Token::LeftBracket || kind(left.first) == Token::LeftParen) {
    const std::uint32_t close = trial<grammar::bracket_rule>(left.first);
    const Expr* leaf = expr;
    for (bool down = true; down && !(leaf->parenthesized && leaf->kind != NodeKind::Tuple);) {
      switch (leaf->kind) {
        case NodeKind::BinOp: leaf = as<BinOp>(leaf)->left; break;
        case NodeKind::Call: leaf = as<Call>(leaf)->func; break;
        case NodeKind::Attribute: leaf = as<Attribute>(leaf)->value; break;
        case NodeKind::Subscript: leaf = as<Subscript>(leaf)->value; break;
        default: down = false; break;
      }
    }
    const Range open = p_.range(left.first, close == 0 ? left.first + 1 : close);
    const bool starts_here = leaf->range.line == open.line && leaf->range.col == open.col;
    if (starts_here && (leaf->kind == NodeKind::ListExpr || leaf->kind == NodeKind::Tuple ||
                        leaf->kind == NodeKind::GeneratorExp)) {
      return;
    }
  }
  p_.fail(expr->range,
          fmt::format("cannot assign to {} here. Maybe you meant '==' instead of '='?", expression_name(expr)));
}

/// `=` where an expression ended.
void Scene::report_equal(ErrorPoint point, const Value& left) {
  const auto* expr = static_cast<const Expr*>(left.node);
  if (point == ErrorPoint::CallClose) {
    const std::uint32_t before = left.first == 0 ? 0 : left.first - 1;
    if (expr->kind == NodeKind::Starred && !expr->parenthesized) {
      if (const std::uint32_t end = trial<grammar::expression_rule>(at_ + 1)) {
        p_.fail_tokens(left.first, end, "cannot assign to iterable argument unpacking");
      }
      return;
    }
    if (kind(before) != Token::LeftParen && kind(before) != Token::Comma) return;
    if (left.end - left.first == 1 && is_constant_keyword(kind(left.first))) {
      p_.fail_tokens(left.first, at_ + 1, fmt::format("cannot assign to {}", p_.text(left.first)));
    }
    Range where = expr->range;
    const Range equal = p_.range(at_, at_ + 1);
    where.end_line = equal.end_line;
    where.end_col = equal.end_col;
    p_.fail(where, "expression cannot contain assignment, perhaps you meant \"==\"?");
  }
  const Token header = kind(line_start(at_));
  const bool condition = point == ErrorPoint::Colon && (header == Token::KwIf || header == Token::KwElif ||
                                                        header == Token::KwWhile);
  if (condition || point == ErrorPoint::CloseParen || point == ErrorPoint::CloseBracket ||
      point == ErrorPoint::CloseBrace) {
    const Token before = left.first == 0 ? Token::End : kind(left.first - 1);
    const bool own_item = before == Token::Comma || is_opening(before) || condition;
    if (own_item) suspect_comparison(left, at_);
  }
}

void Scene::report_generic() {
  const Token found = kind(furthest_);
  if (found == Token::Indent) p_.fail_at(furthest_, "unexpected indent", ErrorKind::IndentationError);
  if (found == Token::Dedent) p_.fail_at(furthest_, "unexpected unindent", ErrorKind::IndentationError);
  const std::uint32_t start = line_start(furthest_);
  if (found == Token::Newline && kind(start) == Token::SoftMatch && furthest_ > start + 1) {
    // `match x` without its colon; only when what follows could be a subject.
    if (trial<grammar::match_subject>(start + 1) == furthest_) p_.fail_at(furthest_, "expected ':'");
  }
  p_.fail_tokens(furthest_, furthest_ + 1, "invalid syntax");
}

}  // namespace

void diagnose(ErrorPoint point, Parser& p) {
  if (p.quiet) throw SyntaxError{};
  if (p.kind(p.in.furthest) == Token::Error) throw *p.tokens.error;
  Scene(p).report(point);
}

void diagnose_assignment(Parser& p, const Match& m) {
  if (p.quiet) return;
  // CPython looks at the last item before the first `=` as if it stood alone.
  Value left = m[0];
  if (const auto* tuple = dyn_as<Tuple>(left.node); tuple != nullptr && !tuple->parenthesized) {
    if (p.kind(left.end - 1) == Token::Comma) return;
    left.node = tuple->elts.back();
    std::uint32_t first = left.end;
    for (int depth = 0; first > m.first; --first) {
      const Token kind = p.kind(first - 1);
      depth += is_closing(kind) - is_opening(kind);
      if (depth == 0 && kind == Token::Comma) break;
    }
    left.first = first;
  }
  if (left.node->kind == NodeKind::Starred) return;
  Scene(p).suspect_comparison(left, m[0].end);
}

void diagnose_import_from(Parser& p, const Match& m) {
  std::uint32_t end = m.end + 2;
  while (p.kind(end) == Token::Dot && is_name(p.kind(end + 1))) end += 2;
  p.in.furthest = std::max(p.in.furthest, end - 1);
  p.fail_from(p.range(m.first, m.first + 1), "Did you mean to use 'from ... import ...' instead?");
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
