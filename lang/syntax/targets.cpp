// Assignment targets: the grammar parses them as expressions, this file converts and checks them.
// Invariant: after make_target() every Name, Attribute, Subscript, Starred, List and Tuple of the
// target has its context.

#include "lang/syntax/builders.hpp"

namespace aio::syntax {

using namespace ast;

namespace {

const char* constant_name(const ConstantValue& value) {
  switch (value.kind) {
    case ConstantKind::None: return "None";
    case ConstantKind::True: return "True";
    case ConstantKind::False: return "False";
    case ConstantKind::Ellipsis: return "ellipsis";
    default: return "literal";
  }
}

void set_context(Expr* expr, ExprContext ctx) {
  switch (expr->kind) {
    case NodeKind::Name: as<Name>(expr)->ctx = ctx; break;
    case NodeKind::Attribute: as<Attribute>(expr)->ctx = ctx; break;
    case NodeKind::Subscript: as<Subscript>(expr)->ctx = ctx; break;
    case NodeKind::Starred:
      as<Starred>(expr)->ctx = ctx;
      set_context(as<Starred>(expr)->value, ctx);
      break;
    case NodeKind::Tuple:
      as<Tuple>(expr)->ctx = ctx;
      for (Expr* item : as<Tuple>(expr)->elts) set_context(item, ctx);
      break;
    case NodeKind::ListExpr:
      as<ListExpr>(expr)->ctx = ctx;
      for (Expr* item : as<ListExpr>(expr)->elts) set_context(item, ctx);
      break;
    default: break;
  }
}

}  // namespace

const char* expression_name(const Expr* expr) {
  switch (expr->kind) {
    case NodeKind::Attribute: return "attribute";
    case NodeKind::Subscript: return "subscript";
    case NodeKind::Starred: return "starred";
    case NodeKind::Name: return "name";
    case NodeKind::ListExpr: return "list";
    case NodeKind::Tuple: return "tuple";
    case NodeKind::Lambda: return "lambda";
    case NodeKind::Call: return "function call";
    case NodeKind::BoolOp:
    case NodeKind::BinOp:
    case NodeKind::UnaryOp: return "expression";
    case NodeKind::GeneratorExp: return "generator expression";
    case NodeKind::Yield:
    case NodeKind::YieldFrom: return "yield expression";
    case NodeKind::Await: return "await expression";
    case NodeKind::ListComp: return "list comprehension";
    case NodeKind::SetComp: return "set comprehension";
    case NodeKind::DictComp: return "dict comprehension";
    case NodeKind::Dict: return "dict literal";
    case NodeKind::Set: return "set display";
    case NodeKind::JoinedStr:
    case NodeKind::FormattedValue: return "f-string expression";
    case NodeKind::Constant: return constant_name(as<Constant>(expr)->value);
    case NodeKind::Compare: return "comparison";
    case NodeKind::IfExp: return "conditional expression";
    case NodeKind::NamedExpr: return "named expression";
    default: return "expression";
  }
}

const Expr* invalid_target(const Expr* expr, TargetUse use) {
  auto in_items = [use](List<Expr*> items) -> const Expr* {
    for (const Expr* item : items) {
      if (const Expr* bad = invalid_target(item, use)) return bad;
    }
    return nullptr;
  };
  switch (expr->kind) {
    case NodeKind::Name:
    case NodeKind::Attribute:
    case NodeKind::Subscript: return nullptr;
    case NodeKind::Starred:
      return use == TargetUse::Delete ? expr : invalid_target(as<Starred>(expr)->value, use);
    case NodeKind::Tuple: return in_items(as<Tuple>(expr)->elts);
    case NodeKind::ListExpr: return in_items(as<ListExpr>(expr)->elts);
    default: return expr;
  }
}

void make_target(Parser& p, Expr* expr, TargetUse use) {
  if (const Expr* bad = invalid_target(expr, use)) {
    p.fail(bad->range,
           std::string(use == TargetUse::Assign ? "cannot assign to " : "cannot delete ") +
               expression_name(bad));
  }
  set_context(expr, use == TargetUse::Assign ? ExprContext::Store : ExprContext::Del);
}

}  // namespace aio::syntax
