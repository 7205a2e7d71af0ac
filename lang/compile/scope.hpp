#pragma once
// Scopes: which name means what in which code block. Built by ScopeBuilder from the tree, then
// resolved from the outside in; afterwards immutable.

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "lang/ast/tree.hpp"

namespace aio::compiler {

class Context;

/// The kind of block that a scope stands for. The last three are the "annotation scopes" of PEP
/// 695: functions that the language calls by itself, and which can see the names of an enclosing
/// class.
enum class ScopeKind : std::uint8_t {
  Module,
  Class,
  Function,
  TypeVariable,
  TypeAlias,
  TypeParameters
};

enum class ComprehensionKind : std::uint8_t { None, List, Set, Dict, Generator };

enum SymbolFlag : std::uint16_t {
  kDefGlobal = 1,
  kDefLocal = 2,
  kDefParameter = 4,
  kDefNonlocal = 8,
  kUse = 16,
  kDefImport = 32,
  kDefAnnotation = 64,
  kDefIteration = 128,  ///< target of a comprehension's `for`
  kDefTypeParameter = 256,
  kFreeInClass =
      512,  ///< a class has a name of its own and also passes the outer one to its methods
  kBound = kDefLocal | kDefParameter | kDefImport | kDefTypeParameter,
};

/// What a name resolves to. `Free`: a variable of an enclosing block. For a comprehension that is
/// inlined, `Free` may also name a plain register of the block it is inlined into.
enum class Binding : std::uint8_t { Unresolved, Local, Free, GlobalImplicit, GlobalExplicit };

struct Symbol {
  std::string_view name;
  std::uint16_t flags = 0;
  Binding binding = Binding::Unresolved;
  bool is_cell = false;  ///< Local: an inner code unit uses it
};

/// One block. Names are mangled already.
struct Scope {
  ScopeKind kind = ScopeKind::Module;
  ComprehensionKind comprehension = ComprehensionKind::None;
  std::string_view name;
  ast::Range range;
  Scope* parent = nullptr;
  std::vector<Scope*> children;

  std::vector<Symbol> symbols;  ///< in order of first appearance
  std::unordered_map<std::string_view, std::uint32_t> symbol_index;
  struct Directive {
    std::string_view name;
    ast::Range range;
  };
  std::vector<Directive> directives;  ///< where `global` and `nonlocal` names were declared
  std::unordered_set<std::string_view> walrus_names;  ///< names that `:=` binds here
  std::unordered_set<std::string_view>
      deleted_names;  ///< names that `del` or the end of `except … as` unbinds
  std::vector<std::string_view> free_names;  ///< of a code unit: its closure, sorted

  std::string_view private_class;  ///< class whose name mangles `__x`; empty if none
  /// Type parameters of a class: only these names are mangled. Null: every name.
  const std::unordered_set<std::string_view>* mangled_names = nullptr;

  bool is_nested = false;            ///< inside a function
  bool is_async_function = false;    ///< `async def`
  bool is_coroutine = false;         ///< contains await, async for, async with, async comprehension
  bool is_generator = false;         ///< contains yield
  bool needs_class_cell = false;     ///< class: a method uses `__class__` or super
  bool needs_class_dict = false;     ///< class: an annotation scope sees its names
  bool can_see_class_scope = false;  ///< annotation scope directly in a class
  bool is_inlined = false;           ///< comprehension without a code unit of its own (PEP 709)
  bool has_handlers = false;         ///< its code handles exceptions
  bool has_annotations = false;      ///< module or class with annotated names
  bool in_iteration_target = false;  ///< builder state: walking a comprehension target
  int iterable_depth = 0;            ///< builder state: walking a comprehension's iterable

  bool is_function_like() const { return kind != ScopeKind::Module && kind != ScopeKind::Class; }
  const Symbol* find(std::string_view symbol_name) const {
    auto it = symbol_index.find(symbol_name);
    return it == symbol_index.end() ? nullptr : &symbols[it->second];
  }
  Symbol* find(std::string_view symbol_name) {
    return const_cast<Symbol*>(static_cast<const Scope*>(this)->find(symbol_name));
  }
  Symbol& add(std::string_view symbol_name) {
    auto [it, is_new] = symbol_index.emplace(symbol_name, symbols.size());
    if (is_new) symbols.push_back({symbol_name, 0, Binding::Unresolved, false});
    return symbols[it->second];
  }
};

/// Which of a node's scopes is meant: a generic function has two, a type parameter up to two.
enum class ScopeRole : std::uint8_t { Body, TypeParameters, Bound, Default };

/// All scopes of a program, by node. Owns them and the mangled names.
class ScopeTable {
 public:
  /// Walks the whole tree and resolves every name. Throws SyntaxError.
  static ScopeTable build(const ast::Root& root, Context& context);

  Scope& module() { return *scopes_.front(); }
  /// The scope that `node` opened; it must have one.
  Scope& of(const ast::Node& node, ScopeRole role = ScopeRole::Body) const {
    return *by_node_.at({&node, role});
  }
  /// The spelling of `name` inside `scope`: `__x` in a class C is `_C__x`.
  std::string_view mangle(const Scope& scope, std::string_view name);

 private:
  friend class ScopeBuilder;
  struct Key {
    const ast::Node* node;
    ScopeRole role;
    bool operator==(const Key&) const = default;
  };
  struct KeyHash {
    std::size_t operator()(const Key& key) const {
      return std::hash<const void*>()(key.node) * 4 + static_cast<std::size_t>(key.role);
    }
  };

  std::vector<std::unique_ptr<Scope>> scopes_;
  std::unordered_map<Key, Scope*, KeyHash> by_node_;
  std::unordered_set<std::string> mangled_;
  std::deque<std::unordered_set<std::string_view>> mangled_name_sets_;
};

/// Decides for every symbol of `module` and the scopes in it where its value lives. Throws
/// SyntaxError.
void resolve_names(Scope& module, Context& context);

}  // namespace aio::compiler
