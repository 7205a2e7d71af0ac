#pragma once
// The code generator of one code unit. One class, its methods spread over the files of this folder
// by topic.
//
// Three rules hold everywhere:
//  * value(e, target) writes `target` as its last effect when target is a variable's register, so
//  that
//    `x = f(x)` is safe and an exception leaves x alone.
//  * Temporaries are a stack; whatever a method takes it frees (TempScope), except push(), whose
//  result is the
//    newest temporary.
//  * operand(e) may give a variable's own register; `:=` is the only thing that could rebind it
//  before use, and
//    names bound by `:=` are copied.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lang/ast/tree.hpp"
#include "lang/bytecode/code_unit.hpp"
#include "lang/compile/context.hpp"
#include "lang/compile/emitter.hpp"
#include "lang/compile/folding.hpp"
#include "lang/compile/registers.hpp"
#include "lang/compile/scope.hpp"

namespace aio::compiler {

/// What all code units of one program share.
struct Program {
  Context& context;
  ScopeTable scopes;
  Folder folder;
  std::string file_name;
};

class CodeGen {
 public:
  /// `parameters`: mangled names in register order.
  CodeGen(Program& program, Scope& scope, CodeGen* parent, std::string name,
          const std::vector<std::string_view>& parameters, uint32_t first_line);

  void module_body(const ast::Root& root);
  std::unique_ptr<CodeUnit> finish();

 private:
  struct Variable {
    Reg reg;
    bool is_cell;
  };
  using Variables = std::unordered_map<std::string_view, Variable>;

  /// Where a name's value is, seen from the code being generated.
  struct Place {
    enum class Kind : uint8_t {
      Local,
      Cell,
      Free,
      Global,
      Mapping,           ///< R[0], then globals
      ClassFree,         ///< class namespace R[0], then free variable
      AnnotationGlobal,  ///< __classdict__, then globals
      AnnotationFree,    ///< __classdict__, then free variable
    } kind;
    Reg reg = 0;
    uint32_t index = 0;  ///< of the free variable
    std::string_view name;
  };

  /// A statement that `return`, `break` or `continue` may have to leave.
  struct Block {
    enum class Kind : uint8_t {
      Loop,
      Try,
      Finally,
      FinallyHandler,
      Handler,
      GroupHandler,
      With,
      AsyncWith
    } kind;
    Label break_target{}, continue_target{};
    Region region{};
    Reg saved = 0;  ///< handlers: what PopExc restores
    Reg exit = 0;   ///< with: the bound exit method
    /// Loop over what a call gave: its iterator, which is let go of when the loop is left early.
    std::optional<Reg> iterator{};
    ast::List<ast::Stmt*> finally_body{};
    const ast::ExceptHandler* handler = nullptr;  ///< whose name is unbound at the end
    Region name_region{};
    ast::Range range{};
  };

  /// Leaves the innermost blocks down to a height, running what they want run, for as long as it
  /// lives.
  class Unwind;

  // --- names (codegen.cpp)
  void declare_variables(const std::vector<std::string_view>& parameters);
  void declare_variable(const Symbol& symbol, Reg reg);
  Place place_of(std::string_view name);
  Place place_in_unit(std::string_view name, const Symbol* symbol, bool from_comprehension);
  uint32_t free_index(std::string_view name) const;
  std::string_view mangled(ast::Identifier id);
  void load_name(std::string_view name, Reg target);
  void store_name(std::string_view name, Reg value);
  void delete_name(std::string_view name);
  void load_place(const Place& place, Reg target);
  void check_assigned(const Place& place);
  std::optional<Reg> variable_in_place(const ast::Expr& node);
  std::optional<Reg> assignable_register(const ast::Expr& target);
  void forbid_debug_name(std::string_view name, const ast::Range& range, const char* verb) const;
  std::string qualified_name(const Scope& scope, std::string_view name) const;
  const RegisterSet& unstable() const { return unstable_; }
  std::vector<Insn> prologue();

  // --- expressions (expressions.cpp)
  void value(const ast::Expr& node, Reg target);
  Reg push(const ast::Expr& node);
  Reg operand(const ast::Expr& node);
  void effect(const ast::Expr& node);
  void binary(const ast::BinOp& node, Reg target);
  void unary(const ast::UnaryOp& node, Reg target);
  void boolean(const ast::BoolOp& node, Reg target);
  void compare(const ast::Compare& node, Reg target);
  void emit_compare(ast::CompareOperator op, Reg target, Reg left, Reg right);
  Reg compare_right(ast::CompareOperator op, const ast::Expr& node);
  void conditional(const ast::IfExp& node, Reg target);
  void named(const ast::NamedExpr& node, Reg target);
  void attribute(const ast::Attribute& node, Reg target);
  void subscript(const ast::Subscript& node, Reg target);
  void slice(const ast::Slice& node, Reg target);
  void slice_bounds(const ast::Slice& node, Reg first);
  void yield(const ast::Yield& node, Reg target);
  void yield_from(const ast::YieldFrom& node, Reg target);
  void await(const ast::Await& node, Reg target);
  void await_register(Reg awaitable, uint32_t use, Reg result);
  void delegate(Reg delegate, Reg result);
  void move(Reg target, Reg source);
  ast::Range attribute_range(const ast::Attribute& node, const ast::Range& whole) const;
  std::optional<int16_t> small_int(const ast::Expr& node);

  // --- conditions (conditions.cpp)
  void branch(const ast::Expr& node, bool when, Label target);
  void branch_bool(const ast::BoolOp& node, bool when, Label target);
  void branch_compare(const ast::Compare& node, bool when, Label target);
  void branch_one(ast::CompareOperator op, Reg left, const ast::Expr& right_node,
                  std::optional<Reg> right, bool when, Label target);

  // --- displays (displays.cpp)
  void list(ast::List<ast::Expr*> items, const ast::Range& range, Reg target);
  void set(const ast::Set& node, Reg target);
  void tuple(const ast::Tuple& node, Reg target);
  void dict(const ast::Dict& node, Reg target);
  void sequence(ast::List<ast::Expr*> items, const ast::Range& range, Op build, Reg target);
  void long_sequence(ast::List<ast::Expr*> items, const ast::Range& range, Op build, Reg target);
  void joined_string(const ast::JoinedStr& node, Reg target);
  void formatted_value(const ast::FormattedValue& node, Reg target);

  // --- calls (calls.cpp)
  void call(const ast::Call& node, Reg target);
  Reg window(Reg target);
  void method_call(const ast::Call& node, const ast::Attribute& method, Reg target);
  void plain_arguments(const ast::Call& node);
  void star_call(const ast::Call& node, Reg callee);
  void star_arguments(ast::List<ast::Expr*> args, ast::List<ast::Keyword*> keywords, Reg callee,
                      const ast::Range& range, std::optional<Reg> extra = {});
  void keyword_dict(ast::List<ast::Keyword*> keywords, Reg target, Reg callee,
                    const ast::Range& range);
  Constant::NameTuple keyword_names(ast::List<ast::Keyword*> keywords);
  void check_keywords(ast::List<ast::Keyword*> keywords);
  bool is_pure_argument(const ast::Expr& node);

  // --- comprehensions (comprehensions.cpp)
  struct Comprehension {
    const ast::Expr& node;
    ComprehensionKind kind;
    const char* name;
    ast::List<ast::Comprehension*> generators;
    const ast::Expr& element;
    const ast::Expr* element_value = nullptr;
  };
  void comprehension(const Comprehension& comp, Reg target);
  void inlined_comprehension(const Comprehension& comp, Scope& scope, Reg target);
  void comprehension_function(const Comprehension& comp, Scope& scope, Reg target);
  void comprehension_variables(Scope& scope, const Comprehension& comp);
  void comprehension_loop(const Comprehension& comp, uint32_t depth, Reg result,
                          std::optional<Reg> iterator);
  void comprehension_element(const Comprehension& comp, Reg result);
  void iterable(const ast::Expr& node, Reg target, bool is_async);

  // --- statements (statements.cpp)
  void statements(ast::List<ast::Stmt*> body);
  void statement(const ast::Stmt& node);
  void expression_statement(const ast::ExprStmt& node);
  std::optional<Label> direct_exit(ast::List<ast::Stmt*> body) const;
  void if_statement(const ast::If& node);
  void while_statement(const ast::While& node);
  void for_statement(const ast::For& node);
  void async_for_statement(const ast::AsyncFor& node);
  /// What the handler of a step of `async for` needs.
  struct AsyncStep {
    Region region;
    Reg item;
  };
  /// Awaits __anext__() and binds the target.
  AsyncStep async_next(Reg iterator, const ast::Expr& target, const ast::Range& range);
  /// StopAsyncIteration of that step goes on here; other exceptions go on from here.
  void async_exhausted(const AsyncStep& step, const ast::Range& iterable_range);
  void return_statement(const ast::Return& node);
  void break_statement(const ast::Break& node);
  void continue_statement(const ast::Continue& node);
  void raise_statement(const ast::Raise& node);
  void assert_statement(const ast::Assert& node);
  void import(const ast::Import& node);
  void import_from(const ast::ImportFrom& node);
  void body_with_docstring(ast::List<ast::Stmt*> body, bool stores_name);
  bool require_async(const ast::Range& range, const char* message);

  // --- assignments (assignments.cpp)
  void assign(const ast::Assign& node);
  void assign_pairwise(const ast::Tuple& targets, const ast::Tuple& values);
  void store(const ast::Expr& target, Reg value);
  void unpack(ast::List<ast::Expr*> targets, Reg source, const ast::Range& range);
  void augmented(const ast::AugAssign& node);
  void augmented_operation(const ast::AugAssign& node, Reg target, Reg left);
  void annotated(const ast::AnnAssign& node);
  void delete_target(const ast::Expr& target);
  void note_self_attribute(const ast::Attribute& node);

  // --- exceptions (exceptions.cpp)
  void try_statement(const ast::Try& node);
  void try_except(const ast::Try& node);
  void except_handlers(const ast::Try& node, Reg exception, Label end);
  void except_body(const ast::ExceptHandler& handler, Reg exception, Reg saved, Label end);
  template <class T>
  void try_finally(const T& node);
  void try_star(const ast::TryStar& node);
  void try_except_star(const ast::TryStar& node);
  void except_star_clause(const ast::ExceptHandler& handler, Reg rest, Reg results, Region cleanup);
  void unbind_handler_name(const ast::ExceptHandler& handler);
  template <class W>
  void with_statement(const W& node);
  template <class W>
  void with_item(const W& node, uint32_t index);
  void call_exit(Reg exit, Reg window, std::optional<Reg> exception, bool is_async);
  void leave(const Block& block);
  bool is_protected() const;
  void push_block(Block block);

  // --- functions and classes (functions.cpp, classes.cpp)
  template <class F>
  void function(const F& node, bool is_async);
  template <class F>
  void function_object(const F& node, const std::string& name, bool is_async, Reg target,
                       std::optional<Reg> defaults, std::optional<Reg> kw_defaults);
  void lambda(const ast::Lambda& node, Reg target);
  std::optional<Reg> positional_defaults(const ast::Arguments& args, const ast::Range& range);
  std::optional<Reg> keyword_defaults(const ast::Arguments& args, const ast::Range& range);
  std::optional<Reg> annotations(const ast::Arguments& args, const ast::Expr* returns,
                                 const ast::Range& range);
  void annotation(const ast::Expr& node, Reg target);
  void make_function(std::unique_ptr<CodeUnit> unit, const Scope& scope, uint32_t flags,
                     Reg target);
  std::vector<std::string_view> parameter_names(const Scope& scope, const ast::Arguments& args);
  void set_signature(const ast::Arguments& args);
  void decorators(ast::List<ast::Expr*> nodes, Reg first);
  void apply_decorators(ast::List<ast::Expr*> nodes, Reg first);
  void class_definition(const ast::ClassDef& node);
  void class_object(const ast::ClassDef& node, Reg target);
  std::unique_ptr<CodeUnit> class_body(const ast::ClassDef& node);
  void add_static_attribute(std::string_view name);

  // --- type parameters (type_params.cpp)
  template <class F>
  void generic_function(const F& node, bool is_async, Reg target);
  void generic_class(const ast::ClassDef& node, Reg target);
  void type_alias(const ast::TypeAlias& node);
  void type_alias_object(const ast::TypeAlias& node, Reg target);
  void type_parameters(ast::List<ast::TypeParam*> nodes, Reg target);
  void type_parameter(const ast::TypeParam& node, Reg target);
  void lazy_function(const ast::Expr& value, Scope& scope, std::string_view name,
                     const ast::Range& range, Reg target);
  void intrinsic(Intrinsic which, Reg target, Reg first);

  // --- match (patterns.cpp)
  struct PatternState;
  void match_statement(const ast::Match& node);
  void pattern(const ast::Pattern& node, Reg subject, PatternState& state);
  void pattern_value(const ast::MatchValue& node, Reg subject, PatternState& state);
  void pattern_singleton(const ast::MatchSingleton& node, Reg subject, PatternState& state);
  void pattern_sequence(const ast::MatchSequence& node, Reg subject, PatternState& state);
  void pattern_mapping(const ast::MatchMapping& node, Reg subject, PatternState& state);
  void check_duplicate_key(const Constant& key, std::vector<Constant>& seen,
                           const ast::Range& range);
  void pattern_class(const ast::MatchClass& node, Reg subject, PatternState& state);
  void pattern_or(const ast::MatchOr& node, Reg subject, PatternState& state);
  void capture(ast::Identifier id, Reg value, const ast::Range& range, PatternState& state);

  // --- SyntaxWarnings (checks.cpp)
  void check_callee(const ast::Expr& node);
  void check_compare(const ast::Compare& node);
  void check_subscripted(const ast::Subscript& node);
  void check_index(const ast::Subscript& node);

  void at(const ast::Node& node) { out_.at(node.range); }
  void check_stack() const { program_.context.check_stack(); }
  bool is_function() const { return scope_.is_function_like(); }
  Context& context() const { return program_.context; }

  Program& program_;
  Scope& scope_;      ///< of this code unit
  Scope* innermost_;  ///< scope_, or the inlined comprehension that is being generated
  CodeGen* parent_;
  std::unique_ptr<CodeUnit> unit_;
  Registers registers_;
  Emitter out_;
  Variables variables_;
  std::unordered_map<const Scope*, Variables> comprehension_variables_;
  std::vector<Insn> cell_prologue_;
  RegisterSet needs_undef_;  ///< variables that are read where they may be unbound
  RegisterSet unstable_;     ///< variables that are unbound somewhere in the unit
  std::vector<Block> blocks_;
  int finally_depth_ = 0;                            ///< nesting of finally bodies being generated
  std::vector<std::string_view> static_attributes_;  ///< class: what its methods assign to `self.…`
  std::string_view first_parameter_;
  std::optional<Reg> class_cell_, class_dict_cell_;
  bool is_interactive_ = false;
};

}  // namespace aio::compiler
