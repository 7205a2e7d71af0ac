#pragma once
// The first half of scope analysis: one walk over the tree that records, for each block, which
// names it binds, uses and declares.

#include <string_view>

#include "lang/ast/tree.hpp"
#include "lang/compile/context.hpp"
#include "lang/compile/scope.hpp"

namespace aio::compiler {

/// Walks a tree in the order in which CPython's symtable does, so that of several errors the same
/// one is reported first.
class ScopeBuilder {
 public:
  ScopeBuilder(ScopeTable& table, Context& context) : table_(table), context_(context) {}

  void build(const ast::Root& root);

 private:
  // --- blocks (scope_builder.cpp)
  Scope& open(ScopeKind kind, std::string_view name, const ast::Node& node,
              ScopeRole role = ScopeRole::Body);
  void close() { current_ = current_->parent; }
  Symbol& define(std::string_view name, unsigned flags, const ast::Range& range);
  Symbol& define_in(Scope& scope, std::string_view name, unsigned flags, const ast::Range& range);
  unsigned flags_of(std::string_view name);
  void see_class_scope();
  void refuse_in_annotation_scope(const char* what, const ast::Range& range) const;

  // --- statements (scope_builder.cpp)
  void statements(ast::List<ast::Stmt*> body);
  void statement(const ast::Stmt& node);
  template <class F>
  void function(const F& node, bool is_async);
  void class_definition(const ast::ClassDef& node);
  void type_alias(const ast::TypeAlias& node);
  void annotated_assignment(const ast::AnnAssign& node);
  void declare_global(const ast::Global& node);
  void declare_nonlocal(const ast::Nonlocal& node);
  void elif_chain(const ast::If& node);
  template <class T>
  void try_statement(const T& node);
  template <class W>
  void with_statement(const W& node);
  void import_alias(const ast::Alias& node);
  void pattern(const ast::Pattern& node);
  void parameters(const ast::Arguments& node);
  void annotations(const ast::Arguments& node, const ast::Expr* returns);
  void annotation(const ast::Expr* node);
  template <class D>
  void open_type_parameters(const D& node, bool has_defaults, bool has_kw_defaults, bool is_class);
  void type_parameter(const ast::TypeParam& node);
  void lazy_expression(const ast::Expr* value, std::string_view name, const ast::TypeParam& node,
                       ScopeRole role);

  // --- expressions (scope_expressions.cpp)
  void expressions(ast::List<ast::Expr*> nodes);
  void expression(const ast::Expr* node);
  void name(const ast::Name& node);
  void named_expression(const ast::NamedExpr& node);
  void bind_walrus_outside_comprehension(const ast::Name& target);
  void lambda(const ast::Lambda& node);
  void await(const ast::Await& node);
  void yield(const ast::Expr& node, const ast::Expr* value);
  void comprehension(const ast::Expr& node, ComprehensionKind kind, const char* name,
                     ast::List<ast::Comprehension*> generators, const ast::Expr* first,
                     const ast::Expr* second);
  void comprehension_clause(const ast::Comprehension& clause);

  ScopeTable& table_;
  Context& context_;
  Scope* current_ = nullptr;
  std::string_view private_class_;
  const std::unordered_set<std::string_view>* mangled_names_ = nullptr;
  /// What an annotation scope is called in errors.
  std::unordered_map<const Scope*, const char*> annotation_scope_names_;
};

}  // namespace aio::compiler
