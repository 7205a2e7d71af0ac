// Blocks and statements of the scope walk; expressions are in scope_expressions.cpp.
// Invariant: current_ is the scope in which the node being walked is evaluated.

#include "lang/compile/scope_builder.hpp"

#include <string>

namespace aio::compiler {

using ast::Range;

ScopeTable ScopeTable::build(const ast::Root& root, Context& context) {
  ScopeTable table;
  ScopeBuilder(table, context).build(root);
  resolve_names(table.module(), context);
  return table;
}

std::string_view ScopeTable::mangle(const Scope& scope, std::string_view name) {
  if (scope.private_class.empty() || !name.starts_with("__") || name.ends_with("__")) return name;
  if (name.find('.') != name.npos) return name;
  if (scope.mangled_names != nullptr && !scope.mangled_names->contains(name)) return name;
  const std::size_t start = scope.private_class.find_first_not_of('_');
  if (start == std::string_view::npos) return name;
  std::string mangled = "_";
  mangled += scope.private_class.substr(start);
  mangled += name;
  return *mangled_.insert(std::move(mangled)).first;
}

void ScopeBuilder::build(const ast::Root& root) {
  open(ScopeKind::Module, "<module>", root);
  if (auto* module = ast::dyn_as<ast::Module>(&root)) {
    statements(module->body);
  } else if (auto* interactive = ast::dyn_as<ast::Interactive>(&root)) {
    statements(interactive->body);
  } else {
    expression(ast::as<ast::Expression>(&root)->body);
  }
}

Scope& ScopeBuilder::open(ScopeKind kind, std::string_view name, const ast::Node& node,
                          ScopeRole role) {
  auto& scope = *table_.scopes_.emplace_back(std::make_unique<Scope>());
  scope.kind = kind;
  scope.name = name;
  scope.range = node.range;
  scope.parent = current_;
  scope.private_class = private_class_;
  scope.mangled_names = mangled_names_;
  if (current_ != nullptr) {
    current_->children.push_back(&scope);
    scope.iterable_depth = current_->iterable_depth;
  }
  table_.by_node_[{&node, role}] = &scope;
  current_ = &scope;
  return scope;
}

Symbol& ScopeBuilder::define(std::string_view name, unsigned flags, const Range& range) {
  return define_in(*current_, name, flags, range);
}

Symbol& ScopeBuilder::define_in(Scope& scope, std::string_view name, unsigned flags,
                                const Range& range) {
  const std::string_view mangled = table_.mangle(*current_, name);
  Symbol& symbol = scope.add(mangled);
  if ((flags & kDefParameter) && (symbol.flags & kDefParameter)) {
    context_.fail(range, "duplicate argument '" + std::string(name) + "' in function definition");
  }
  if ((flags & kDefTypeParameter) && (symbol.flags & kDefTypeParameter)) {
    context_.fail(range, "duplicate type parameter '" + std::string(name) + "'");
  }
  flags |= symbol.flags;
  if (scope.in_iteration_target) {
    if (flags & (kDefGlobal | kDefNonlocal)) {
      context_.fail(range, "comprehension inner loop cannot rebind assignment expression target '" +
                               std::string(name) + "'");
    }
    flags |= kDefIteration;
  }
  symbol.flags = static_cast<std::uint16_t>(flags);
  return symbol;
}

unsigned ScopeBuilder::flags_of(std::string_view name) {
  const Symbol* symbol = current_->find(table_.mangle(*current_, name));
  return symbol == nullptr ? 0 : symbol->flags;
}

/// An annotation scope directly in a class, or in such a scope, looks names up in the class first.
void ScopeBuilder::see_class_scope() {
  const Scope& outer = *current_->parent;
  if (outer.kind != ScopeKind::Class && !outer.can_see_class_scope) return;
  current_->can_see_class_scope = true;
  define("__classdict__", kUse, current_->range);
}

void ScopeBuilder::refuse_in_annotation_scope(const char* what, const Range& range) const {
  auto it = annotation_scope_names_.find(current_);
  if (it == annotation_scope_names_.end()) return;
  context_.fail(range, std::string(what) + " cannot be used within " + it->second);
}

void ScopeBuilder::statements(ast::List<ast::Stmt*> body) {
  for (const ast::Stmt* node : body) statement(*node);
}

template <class F>
void ScopeBuilder::function(const F& node, bool is_async) {
  define(node.name->text, kDefLocal, node.range);
  expressions(node.args->defaults);
  expressions(node.args->kw_defaults);
  expressions(node.decorator_list);
  const bool is_generic = !node.type_params.empty();
  if (is_generic) {
    bool has_kw_defaults = false;
    for (const ast::Expr* value : node.args->kw_defaults) has_kw_defaults |= value != nullptr;
    open_type_parameters(node, !node.args->defaults.empty(), has_kw_defaults, false);
    for (const ast::TypeParam* parameter : node.type_params) type_parameter(*parameter);
  }
  annotations(*node.args, node.returns);
  Scope& scope = open(ScopeKind::Function, node.name->text, node);
  scope.is_async_function = scope.is_coroutine = is_async;
  parameters(*node.args);
  statements(node.body);
  close();
  if (is_generic) close();
}

void ScopeBuilder::class_definition(const ast::ClassDef& node) {
  define(node.name->text, kDefLocal, node.range);
  expressions(node.decorator_list);
  const std::string_view outer_private = private_class_;
  const auto* outer_mangled = mangled_names_;
  const bool is_generic = !node.type_params.empty();
  if (is_generic) {
    auto& names = table_.mangled_name_sets_.emplace_back();
    for (const ast::TypeParam* parameter : node.type_params) {
      if (auto* p = ast::dyn_as<ast::TypeVar>(parameter)) names.insert(p->name->text);
      if (auto* p = ast::dyn_as<ast::ParamSpec>(parameter)) names.insert(p->name->text);
      if (auto* p = ast::dyn_as<ast::TypeVarTuple>(parameter)) names.insert(p->name->text);
    }
    private_class_ = node.name->text;
    mangled_names_ = &names;
    open_type_parameters(node, false, false, true);
    for (const ast::TypeParam* parameter : node.type_params) type_parameter(*parameter);
  }
  expressions(node.bases);
  for (const ast::Keyword* keyword : node.keywords) expression(keyword->value);
  private_class_ = node.name->text;
  mangled_names_ = nullptr;
  open(ScopeKind::Class, node.name->text, node);
  if (is_generic) {
    define("__type_params__", kDefLocal, node.range);
    define(".type_params", kUse, node.range);
  }
  statements(node.body);
  close();
  if (is_generic) close();
  private_class_ = outer_private;
  mangled_names_ = outer_mangled;
}

void ScopeBuilder::type_alias(const ast::TypeAlias& node) {
  expression(node.name);
  const std::string_view alias = ast::as<ast::Name>(node.name)->id->text;
  const bool is_generic = !node.type_params.empty();
  if (is_generic) {
    open(ScopeKind::TypeParameters, alias, node, ScopeRole::TypeParameters);
    annotation_scope_names_[current_] = "the definition of a generic";
    see_class_scope();
    for (const ast::TypeParam* parameter : node.type_params) type_parameter(*parameter);
  }
  open(ScopeKind::TypeAlias, alias, node);
  annotation_scope_names_[current_] = "a type alias";
  see_class_scope();
  expression(node.value);
  close();
  if (is_generic) close();
}

template <class D>
void ScopeBuilder::open_type_parameters(const D& node, bool has_defaults, bool has_kw_defaults,
                                        bool is_class) {
  open(ScopeKind::TypeParameters, node.name->text, node, ScopeRole::TypeParameters);
  annotation_scope_names_[current_] = "the definition of a generic";
  see_class_scope();
  if (is_class) {
    define(".type_params", kDefLocal | kUse, node.range);
    define(".generic_base", kDefLocal | kUse, node.range);
  }
  if (has_defaults) define(".defaults", kDefParameter, node.range);
  if (has_kw_defaults) define(".kwdefaults", kDefParameter, node.range);
}

void ScopeBuilder::type_parameter(const ast::TypeParam& node) {
  const auto define_name = [&](ast::Identifier id) {
    define(id->text, kDefTypeParameter | kDefLocal, node.range);
  };
  if (auto* variable = ast::dyn_as<ast::TypeVar>(&node)) {
    define_name(variable->name);
    lazy_expression(variable->bound, variable->name->text, node, ScopeRole::Bound);
    lazy_expression(variable->default_value, variable->name->text, node, ScopeRole::Default);
  } else if (auto* spec = ast::dyn_as<ast::ParamSpec>(&node)) {
    define_name(spec->name);
    lazy_expression(spec->default_value, spec->name->text, node, ScopeRole::Default);
  } else {
    auto* tuple = ast::as<ast::TypeVarTuple>(&node);
    define_name(tuple->name);
    lazy_expression(tuple->default_value, tuple->name->text, node, ScopeRole::Default);
  }
}

void ScopeBuilder::lazy_expression(const ast::Expr* value, std::string_view name,
                                   const ast::TypeParam& node, ScopeRole role) {
  if (value == nullptr) return;
  open(ScopeKind::TypeVariable, name, node, role);
  const char* what = "a TypeVar bound";
  if (role == ScopeRole::Default) {
    what = node.kind == ast::NodeKind::TypeVar     ? "a TypeVar default"
           : node.kind == ast::NodeKind::ParamSpec ? "a ParamSpec default"
                                                   : "a TypeVarTuple default";
  } else if (value->kind == ast::NodeKind::Tuple) {
    what = "a TypeVar constraint";
  }
  annotation_scope_names_[current_] = what;
  see_class_scope();
  expression(value);
  close();
}

void ScopeBuilder::parameters(const ast::Arguments& node) {
  for (const ast::Arg* arg : node.posonlyargs) define(arg->arg->text, kDefParameter, arg->range);
  for (const ast::Arg* arg : node.args) define(arg->arg->text, kDefParameter, arg->range);
  for (const ast::Arg* arg : node.kwonlyargs) define(arg->arg->text, kDefParameter, arg->range);
  if (node.vararg) define(node.vararg->arg->text, kDefParameter, node.vararg->range);
  if (node.kwarg) define(node.kwarg->arg->text, kDefParameter, node.kwarg->range);
}

void ScopeBuilder::annotations(const ast::Arguments& node, const ast::Expr* returns) {
  for (const ast::Arg* arg : node.posonlyargs) annotation(arg->annotation);
  for (const ast::Arg* arg : node.args) annotation(arg->annotation);
  if (node.vararg) annotation(node.vararg->annotation);
  if (node.kwarg) annotation(node.kwarg->annotation);
  for (const ast::Arg* arg : node.kwonlyargs) annotation(arg->annotation);
  annotation(returns);
}

/// Under `from __future__ import annotations` nothing in an annotation is evaluated, so its names
/// mean nothing; it still is a block of its own, for the errors.
void ScopeBuilder::annotation(const ast::Expr* node) {
  if (node == nullptr) return;
  if (!context_.future_annotations) return expression(node);
  Scope* outer = current_;
  Scope unused;
  unused.kind = ScopeKind::TypeVariable;
  unused.parent = outer;
  current_ = &unused;
  annotation_scope_names_[current_] = "an annotation";
  expression(node);
  annotation_scope_names_.erase(current_);
  current_ = outer;
}

void ScopeBuilder::annotated_assignment(const ast::AnnAssign& node) {
  current_->has_annotations = true;
  if (auto* target = ast::dyn_as<ast::Name>(node.target)) {
    const unsigned flags = flags_of(target->id->text);
    if ((flags & (kDefGlobal | kDefNonlocal)) && current_->kind != ScopeKind::Module &&
        node.simple) {
      context_.fail(node.range, "annotated name '" + std::string(target->id->text) + "' can't be " +
                                    (flags & kDefGlobal ? "global" : "nonlocal"));
    }
    if (node.simple) {
      define(target->id->text, kDefAnnotation | kDefLocal, target->range);
    } else if (node.value != nullptr) {
      define(target->id->text, kDefLocal, target->range);
    }
  } else {
    expression(node.target);
  }
  annotation(node.annotation);
  expression(node.value);
}

void ScopeBuilder::declare_global(const ast::Global& node) {
  for (ast::Identifier id : node.names) {
    const unsigned flags = flags_of(id->text);
    const std::string name = "name '" + std::string(id->text);
    if (flags & kDefParameter) context_.fail(node.range, name + "' is parameter and global");
    if (flags & kUse) context_.fail(node.range, name + "' is used prior to global declaration");
    if (flags & kDefAnnotation) {
      context_.fail(node.range, "annotated " + name + "' can't be global");
    }
    if (flags & (kDefLocal | kDefImport)) {
      context_.fail(node.range, name + "' is assigned to before global declaration");
    }
    define(id->text, kDefGlobal, node.range);
    // The module's own code then means the global too: it matters to exec() with separate locals.
    table_.module().add(table_.mangle(*current_, id->text)).flags |= kDefGlobal;
    current_->directives.push_back({table_.mangle(*current_, id->text), node.range});
  }
}

void ScopeBuilder::declare_nonlocal(const ast::Nonlocal& node) {
  for (ast::Identifier id : node.names) {
    const unsigned flags = flags_of(id->text);
    const std::string name = "name '" + std::string(id->text);
    if (flags & kDefParameter) context_.fail(node.range, name + "' is parameter and nonlocal");
    if (flags & kUse) context_.fail(node.range, name + "' is used prior to nonlocal declaration");
    if (flags & kDefAnnotation) {
      context_.fail(node.range, "annotated " + name + "' can't be nonlocal");
    }
    if (flags & (kDefLocal | kDefImport)) {
      context_.fail(node.range, name + "' is assigned to before nonlocal declaration");
    }
    define(id->text, kDefNonlocal, node.range);
    current_->directives.push_back({table_.mangle(*current_, id->text), node.range});
  }
}

/// A loop instead of recursion: an `elif` is an If in the orelse of the one before.
void ScopeBuilder::elif_chain(const ast::If& node) {
  const ast::If* at = &node;
  for (;;) {
    expression(at->test);
    statements(at->body);
    const ast::If* next = at->orelse.size() == 1 ? ast::dyn_as<ast::If>(at->orelse[0]) : nullptr;
    if (next == nullptr) break;
    at = next;
  }
  statements(at->orelse);
}

template <class T>
void ScopeBuilder::try_statement(const T& node) {
  current_->has_handlers = true;
  statements(node.body);
  statements(node.orelse);
  for (const ast::ExceptHandler* handler : node.handlers) {
    expression(handler->type);
    if (handler->name) {
      define(handler->name->text, kDefLocal, handler->range);
      current_->deleted_names.insert(table_.mangle(*current_, handler->name->text));
    }
    statements(handler->body);
  }
  statements(node.finalbody);
}

template <class W>
void ScopeBuilder::with_statement(const W& node) {
  current_->has_handlers = true;
  for (const ast::WithItem* item : node.items) {
    expression(item->context_expr);
    expression(item->optional_vars);
  }
  statements(node.body);
}

void ScopeBuilder::import_alias(const ast::Alias& node) {
  std::string_view name = node.asname ? node.asname->text : node.name->text;
  if (name == "*") {
    if (current_->kind != ScopeKind::Module) {
      context_.fail(node.range, "import * only allowed at module level");
    }
    return;
  }
  name = name.substr(0, name.find('.'));
  define(name, kDefImport | kDefLocal, node.range);
}

void ScopeBuilder::pattern(const ast::Pattern& node) {
  context_.check_stack();
  const auto capture = [&](ast::Identifier id) {
    if (id) define(id->text, kDefLocal, node.range);
  };
  if (auto* value = ast::dyn_as<ast::MatchValue>(&node)) {
    expression(value->value);
  } else if (auto* sequence = ast::dyn_as<ast::MatchSequence>(&node)) {
    for (const ast::Pattern* part : sequence->patterns) pattern(*part);
  } else if (auto* star = ast::dyn_as<ast::MatchStar>(&node)) {
    capture(star->name);
  } else if (auto* mapping = ast::dyn_as<ast::MatchMapping>(&node)) {
    expressions(mapping->keys);
    for (const ast::Pattern* part : mapping->patterns) pattern(*part);
    capture(mapping->rest);
  } else if (auto* of_class = ast::dyn_as<ast::MatchClass>(&node)) {
    expression(of_class->cls);
    for (const ast::Pattern* part : of_class->patterns) pattern(*part);
    for (const ast::Pattern* part : of_class->kwd_patterns) pattern(*part);
  } else if (auto* binding = ast::dyn_as<ast::MatchAs>(&node)) {
    if (binding->pattern) pattern(*binding->pattern);
    capture(binding->name);
  } else if (auto* either = ast::dyn_as<ast::MatchOr>(&node)) {
    for (const ast::Pattern* part : either->patterns) pattern(*part);
  }
}

void ScopeBuilder::statement(const ast::Stmt& node) {
  using K = ast::NodeKind;
  context_.check_stack();
  switch (node.kind) {
    case K::FunctionDef: return function(*ast::as<ast::FunctionDef>(&node), false);
    case K::AsyncFunctionDef: return function(*ast::as<ast::AsyncFunctionDef>(&node), true);
    case K::ClassDef: return class_definition(*ast::as<ast::ClassDef>(&node));
    case K::Return: return expression(ast::as<ast::Return>(&node)->value);
    case K::Delete: return expressions(ast::as<ast::Delete>(&node)->targets);
    case K::Assign: {
      auto* assign = ast::as<ast::Assign>(&node);
      expressions(assign->targets);
      return expression(assign->value);
    }
    case K::TypeAlias: return type_alias(*ast::as<ast::TypeAlias>(&node));
    case K::AugAssign: {
      auto* assign = ast::as<ast::AugAssign>(&node);
      expression(assign->target);
      return expression(assign->value);
    }
    case K::AnnAssign: return annotated_assignment(*ast::as<ast::AnnAssign>(&node));
    case K::For: {
      auto* loop = ast::as<ast::For>(&node);
      expression(loop->target);
      expression(loop->iter);
      statements(loop->body);
      return statements(loop->orelse);
    }
    case K::AsyncFor: {
      auto* loop = ast::as<ast::AsyncFor>(&node);
      if (current_->kind == ScopeKind::Module) current_->is_coroutine = true;
      expression(loop->target);
      expression(loop->iter);
      statements(loop->body);
      return statements(loop->orelse);
    }
    case K::While: {
      auto* loop = ast::as<ast::While>(&node);
      expression(loop->test);
      statements(loop->body);
      return statements(loop->orelse);
    }
    case K::If: return elif_chain(*ast::as<ast::If>(&node));
    case K::With: return with_statement(*ast::as<ast::With>(&node));
    case K::AsyncWith:
      if (current_->kind == ScopeKind::Module) current_->is_coroutine = true;
      return with_statement(*ast::as<ast::AsyncWith>(&node));
    case K::Match: {
      auto* match = ast::as<ast::Match>(&node);
      expression(match->subject);
      for (const ast::MatchCase* one : match->cases) {
        pattern(*one->pattern);
        expression(one->guard);
        statements(one->body);
      }
      return;
    }
    case K::Raise: {
      auto* raise = ast::as<ast::Raise>(&node);
      expression(raise->exc);
      return expression(raise->cause);
    }
    case K::Try: return try_statement(*ast::as<ast::Try>(&node));
    case K::TryStar: return try_statement(*ast::as<ast::TryStar>(&node));
    case K::Assert: {
      auto* check = ast::as<ast::Assert>(&node);
      expression(check->test);
      return expression(check->msg);
    }
    case K::Import:
      for (const ast::Alias* alias : ast::as<ast::Import>(&node)->names) import_alias(*alias);
      return;
    case K::ImportFrom:
      for (const ast::Alias* alias : ast::as<ast::ImportFrom>(&node)->names) import_alias(*alias);
      return;
    case K::Global: return declare_global(*ast::as<ast::Global>(&node));
    case K::Nonlocal: return declare_nonlocal(*ast::as<ast::Nonlocal>(&node));
    case K::ExprStmt: return expression(ast::as<ast::ExprStmt>(&node)->value);
    default: return;  // Pass, Break, Continue
  }
}

}  // namespace aio::compiler
