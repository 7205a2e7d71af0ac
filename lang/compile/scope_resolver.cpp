// Resolves names: walks the scopes from the outside in and asks, for each name that a scope does
// not bind itself, the function-like scopes around it. Invariant: a scope is resolved after its
// parent and before its children; a Free symbol exists in every scope between its use and its
// owner, so that closures can be passed down one step at a time.

#include <algorithm>

#include "lang/compile/context.hpp"
#include "lang/compile/scope.hpp"

namespace aio::compiler {
namespace {

class Resolver {
 public:
  explicit Resolver(Context& context) : context_(context) {}

  void resolve(Scope& scope) {
    context_.check_stack();
    scope.is_nested =
        scope.parent != nullptr && (scope.parent->is_nested || scope.parent->is_function_like());
    // Inner scopes may add pass-through symbols here only later, when this loop is over.
    for (std::size_t i = 0; i < scope.symbols.size(); ++i) resolve_symbol(scope, scope.symbols[i]);
    for (Scope* child : scope.children) {
      decide_inlining(scope, *child);
      resolve(*child);
    }
    collect_free_names(scope);
  }

 private:
  static void decide_inlining(const Scope& scope, Scope& child) {
    child.is_inlined = child.comprehension != ComprehensionKind::None &&
                       child.comprehension != ComprehensionKind::Generator &&
                       !scope.can_see_class_scope;
  }

  void resolve_symbol(Scope& scope, Symbol& symbol) {
    if (symbol.binding != Binding::Unresolved) return;
    if (symbol.flags & kDefGlobal) {
      if (symbol.flags & kDefNonlocal) {
        fail_at_directive(scope, symbol.name, "' is nonlocal and global");
      }
      symbol.binding = Binding::GlobalExplicit;
    } else if (symbol.flags & kDefNonlocal) {
      resolve_nonlocal(scope, symbol);
    } else if (symbol.flags & kBound) {
      symbol.binding = Binding::Local;
    } else {
      resolve_use(scope, symbol);
    }
  }

  [[noreturn]] void fail_at_directive(const Scope& scope, std::string_view name,
                                      const char* rest) const {
    for (const auto& directive : scope.directives) {
      if (directive.name == name) {
        context_.fail(directive.range, "name '" + std::string(name) + rest);
      }
    }
    context_.fail(scope.range, "name '" + std::string(name) + rest);
  }

  ast::Range directive_range(const Scope& scope, std::string_view name) const {
    for (const auto& directive : scope.directives) {
      if (directive.name == name) return directive.range;
    }
    return scope.range;
  }

  void resolve_nonlocal(Scope& scope, Symbol& symbol) {
    const std::string name(symbol.name);
    if (scope.kind == ScopeKind::Module) {
      context_.fail(directive_range(scope, name),
                    "nonlocal declaration not allowed at module level");
    }
    Scope* owner = find_owner(scope, symbol.name);
    if (owner == nullptr) {
      context_.fail(directive_range(scope, name), "no binding for nonlocal '" + name + "' found");
    }
    const Symbol* owned = owner->find(symbol.name);  // null for a class's __class__
    if (owned != nullptr && (owned->flags & kDefTypeParameter)) {
      context_.fail(directive_range(scope, name),
                    "nonlocal binding not allowed for type parameter '" + name + "'");
    }
    bind_free(scope, *owner, symbol.name);
  }

  void resolve_use(Scope& scope, Symbol& symbol) {
    if (const Scope* visible = visible_class(scope)) {
      // The class's own value wins over an outer function's, so only the class and the globals are
      // asked.
      if (const Symbol* in_class = visible->find(symbol.name)) {
        if (in_class->flags & kDefGlobal) {
          symbol.binding = Binding::GlobalExplicit;
          return;
        }
        if ((in_class->flags & kBound) && !(in_class->flags & kDefNonlocal)) {
          symbol.binding = Binding::GlobalImplicit;
          return;
        }
      }
    }
    if (Scope* owner = find_owner(scope, symbol.name)) {
      bind_free(scope, *owner, symbol.name);
    } else {
      symbol.binding = Binding::GlobalImplicit;
    }
  }

  static const Scope* visible_class(const Scope& scope) {
    const Scope* at = &scope;
    while (at != nullptr && at->can_see_class_scope) at = at->parent;
    return at != &scope && at != nullptr && at->kind == ScopeKind::Class ? at : nullptr;
  }

  /// The innermost scope around `scope` whose variable `name` inner functions see; null for
  /// globals.
  static Scope* find_owner(Scope& scope, std::string_view name) {
    for (Scope* at = scope.parent; at != nullptr; at = at->parent) {
      if (at->kind == ScopeKind::Module) return nullptr;
      if (at->kind == ScopeKind::Class) {
        if (name == "__class__") {
          at->needs_class_cell = true;
          return at;
        }
        if (name == "__classdict__") {
          at->needs_class_dict = true;
          return at;
        }
        continue;
      }
      const Symbol* symbol = at->find(name);
      if (symbol == nullptr) continue;
      if (symbol->binding == Binding::Local) return at;
      if (symbol->binding == Binding::GlobalExplicit && (symbol->flags & kDefGlobal))
        return nullptr;
    }
    return nullptr;
  }

  /// Makes `name` free from `scope` out to `owner`, and a cell there unless only comprehensions
  /// that are inlined into the owner use it.
  static void bind_free(Scope& scope, Scope& owner, std::string_view name) {
    bool crosses_unit = false;
    for (Scope* at = &scope; at != &owner; at = at->parent) {
      if (!at->is_inlined) crosses_unit = true;
      Symbol& symbol = at->add(name);
      const bool has_own =
          at->kind == ScopeKind::Class && at != &scope && (symbol.flags & (kBound | kDefGlobal));
      if (has_own) {
        symbol.flags |= kFreeInClass;
      } else {
        symbol.binding = Binding::Free;
      }
    }
    if (!crosses_unit) return;
    if (owner.kind == ScopeKind::Class) return;  // __class__ and __classdict__ have their own cells
    owner.find(name)->is_cell = true;
  }

  /// The closure of a code unit: free symbols whose owner lies outside of it.
  void collect_free_names(Scope& scope) const {
    if (scope.is_inlined) return;
    for (const Symbol& symbol : scope.symbols) {
      if (symbol.binding == Binding::Free || (symbol.flags & kFreeInClass)) {
        scope.free_names.push_back(symbol.name);
      }
    }
    std::sort(scope.free_names.begin(), scope.free_names.end());
  }

  Context& context_;
};

}  // namespace

void resolve_names(Scope& module, Context& context) { Resolver(context).resolve(module); }

}  // namespace aio::compiler
