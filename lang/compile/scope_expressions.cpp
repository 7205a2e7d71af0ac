// Expressions of the scope walk.
// Invariant: the outermost iterable of a comprehension is walked in the scope around it, all the
// rest inside.

#include <string>

#include "lang/compile/scope_builder.hpp"

namespace aio::compiler {

void ScopeBuilder::expressions(ast::List<ast::Expr*> nodes) {
  for (const ast::Expr* node : nodes) expression(node);
}

void ScopeBuilder::name(const ast::Name& node) {
  const bool is_load = node.ctx == ast::ExprContext::Load;
  define(node.id->text, is_load ? kUse : kDefLocal, node.range);
  if (node.ctx == ast::ExprContext::Del) {
    current_->deleted_names.insert(table_.mangle(*current_, node.id->text));
  }
  if (is_load && current_->is_function_like() && node.id->text == "super") {
    define("__class__", kUse, node.range);
  }
}

void ScopeBuilder::named_expression(const ast::NamedExpr& node) {
  refuse_in_annotation_scope("named expression", node.range);
  if (current_->iterable_depth > 0) {
    context_.fail(node.range,
                  "assignment expression cannot be used in a comprehension iterable expression");
  }
  const auto& target = *ast::as<ast::Name>(node.target);
  current_->walrus_names.insert(table_.mangle(*current_, target.id->text));
  if (current_->comprehension != ComprehensionKind::None) {
    bind_walrus_outside_comprehension(target);
  }
  expression(node.value);
  expression(node.target);
}

/// PEP 572: `:=` in a comprehension binds in the block around all comprehensions.
void ScopeBuilder::bind_walrus_outside_comprehension(const ast::Name& target) {
  const std::string_view name = table_.mangle(*current_, target.id->text);
  for (Scope* at = current_; at != nullptr; at = at->parent) {
    const Symbol* symbol = at->find(name);
    const unsigned flags = symbol ? symbol->flags : 0;
    if (at->comprehension != ComprehensionKind::None) {
      at->walrus_names.insert(name);
      if ((flags & kDefIteration) && (flags & kDefLocal)) {
        context_.fail(target.range,
                      "assignment expression cannot rebind comprehension iteration variable '" +
                          std::string(target.id->text) + "'");
      }
      continue;
    }
    const auto declare = [&](unsigned here, unsigned there) {
      at->walrus_names.insert(name);
      define(target.id->text, here, target.range);
      current_->directives.push_back({name, target.range});
      define_in(*at, target.id->text, there, target.range);
    };
    switch (at->kind) {
      case ScopeKind::Function:
        return declare(flags & kDefGlobal ? kDefGlobal : kDefNonlocal, kDefLocal);
      case ScopeKind::Module: return declare(kDefGlobal, kDefGlobal);
      case ScopeKind::Class:
        context_.fail(
            target.range,
            "assignment expression within a comprehension cannot be used in a class body");
      case ScopeKind::TypeVariable:
        context_.fail(
            target.range,
            "assignment expression within a comprehension cannot be used in a TypeVar bound");
      case ScopeKind::TypeAlias:
        context_.fail(
            target.range,
            "assignment expression within a comprehension cannot be used in a type alias");
      case ScopeKind::TypeParameters:
        context_.fail(target.range,
                      "assignment expression within a comprehension cannot be used within the "
                      "definition of a generic");
    }
  }
}

void ScopeBuilder::lambda(const ast::Lambda& node) {
  expressions(node.args->defaults);
  expressions(node.args->kw_defaults);
  open(ScopeKind::Function, "lambda", node);
  parameters(*node.args);
  expression(node.body);
  close();
}

void ScopeBuilder::await(const ast::Await& node) {
  refuse_in_annotation_scope("await expression", node.range);
  expression(node.value);
  current_->is_coroutine = true;
}

void ScopeBuilder::yield(const ast::Expr& node, const ast::Expr* value) {
  refuse_in_annotation_scope("yield expression", node.range);
  expression(value);
  current_->is_generator = true;
  switch (current_->comprehension) {
    case ComprehensionKind::None: return;
    case ComprehensionKind::List: context_.fail(node.range, "'yield' inside list comprehension");
    case ComprehensionKind::Set: context_.fail(node.range, "'yield' inside set comprehension");
    case ComprehensionKind::Dict: context_.fail(node.range, "'yield' inside dict comprehension");
    case ComprehensionKind::Generator:
      context_.fail(node.range, "'yield' inside generator expression");
  }
}

void ScopeBuilder::comprehension_clause(const ast::Comprehension& clause) {
  current_->in_iteration_target = true;
  expression(clause.target);
  current_->in_iteration_target = false;
  ++current_->iterable_depth;
  expression(clause.iter);
  --current_->iterable_depth;
  expressions(clause.ifs);
  if (clause.is_async) current_->is_coroutine = true;
}

void ScopeBuilder::comprehension(const ast::Expr& node, ComprehensionKind kind, const char* name,
                                 ast::List<ast::Comprehension*> generators, const ast::Expr* first,
                                 const ast::Expr* second) {
  const ast::Comprehension& outermost = *generators[0];
  ++current_->iterable_depth;
  expression(outermost.iter);
  --current_->iterable_depth;
  Scope& scope = open(ScopeKind::Function, name, node);
  scope.comprehension = kind;
  if (outermost.is_async) scope.is_coroutine = true;
  define(".0", kDefParameter, node.range);
  scope.in_iteration_target = true;
  expression(outermost.target);
  scope.in_iteration_target = false;
  expressions(outermost.ifs);
  for (std::uint32_t i = 1; i < generators.size(); ++i) comprehension_clause(*generators[i]);
  expression(second);
  expression(first);
  const bool is_async = scope.is_coroutine && kind != ComprehensionKind::Generator;
  close();
  if (is_async) current_->is_coroutine = true;
}

void ScopeBuilder::expression(const ast::Expr* node) {
  using K = ast::NodeKind;
  if (node == nullptr) return;
  context_.check_stack();
  switch (node->kind) {
    case K::BoolOp: return expressions(ast::as<ast::BoolOp>(node)->values);
    case K::NamedExpr: return named_expression(*ast::as<ast::NamedExpr>(node));
    case K::BinOp: {
      // `a + b + c + …` leans to the left without bound: walk down first, then come back up.
      std::vector<const ast::Expr*> rights;
      const ast::Expr* left = node;
      while (auto* operation = ast::dyn_as<ast::BinOp>(left)) {
        rights.push_back(operation->right);
        left = operation->left;
      }
      expression(left);
      for (auto it = rights.rbegin(); it != rights.rend(); ++it) expression(*it);
      return;
    }
    case K::UnaryOp: return expression(ast::as<ast::UnaryOp>(node)->operand);
    case K::Lambda: return lambda(*ast::as<ast::Lambda>(node));
    case K::IfExp: {
      auto* choice = ast::as<ast::IfExp>(node);
      expression(choice->test);
      expression(choice->body);
      return expression(choice->orelse);
    }
    case K::Dict: {
      auto* dict = ast::as<ast::Dict>(node);
      expressions(dict->keys);
      return expressions(dict->values);
    }
    case K::Set: return expressions(ast::as<ast::Set>(node)->elts);
    case K::ListComp: {
      auto* comp = ast::as<ast::ListComp>(node);
      return comprehension(*node, ComprehensionKind::List, "<listcomp>", comp->generators,
                           comp->elt, nullptr);
    }
    case K::SetComp: {
      auto* comp = ast::as<ast::SetComp>(node);
      return comprehension(*node, ComprehensionKind::Set, "<setcomp>", comp->generators, comp->elt,
                           nullptr);
    }
    case K::DictComp: {
      auto* comp = ast::as<ast::DictComp>(node);
      return comprehension(*node, ComprehensionKind::Dict, "<dictcomp>", comp->generators,
                           comp->key, comp->value);
    }
    case K::GeneratorExp: {
      auto* comp = ast::as<ast::GeneratorExp>(node);
      return comprehension(*node, ComprehensionKind::Generator, "<genexpr>", comp->generators,
                           comp->elt, nullptr);
    }
    case K::Await: return await(*ast::as<ast::Await>(node));
    case K::Yield: return yield(*node, ast::as<ast::Yield>(node)->value);
    case K::YieldFrom: return yield(*node, ast::as<ast::YieldFrom>(node)->value);
    case K::Compare: {
      auto* compare = ast::as<ast::Compare>(node);
      expression(compare->left);
      return expressions(compare->comparators);
    }
    case K::Call: {
      auto* call = ast::as<ast::Call>(node);
      expression(call->func);
      expressions(call->args);
      for (const ast::Keyword* keyword : call->keywords) expression(keyword->value);
      return;
    }
    case K::FormattedValue: {
      auto* value = ast::as<ast::FormattedValue>(node);
      expression(value->value);
      return expression(value->format_spec);
    }
    case K::JoinedStr: return expressions(ast::as<ast::JoinedStr>(node)->values);
    case K::Attribute: return expression(ast::as<ast::Attribute>(node)->value);
    case K::Subscript: {
      auto* subscript = ast::as<ast::Subscript>(node);
      expression(subscript->value);
      return expression(subscript->slice);
    }
    case K::Starred: return expression(ast::as<ast::Starred>(node)->value);
    case K::Name: return name(*ast::as<ast::Name>(node));
    case K::ListExpr: return expressions(ast::as<ast::ListExpr>(node)->elts);
    case K::Tuple: return expressions(ast::as<ast::Tuple>(node)->elts);
    case K::Slice: {
      auto* slice = ast::as<ast::Slice>(node);
      expression(slice->lower);
      expression(slice->upper);
      return expression(slice->step);
    }
    default: return;  // Constant
  }
}

}  // namespace aio::compiler
