// Set-up of a code unit, and everything about names: where a name lives, reading, binding,
// unbinding. Invariant: a variable's register holds a value wherever out_.assigned() contains it;
// everywhere else reads are preceded by CheckLocal and the prologue marks the register as unbound.

#include "lang/compile/codegen.hpp"

#include <algorithm>

namespace aio::compiler {
namespace {

/// Functions through which a script can look at a frame's variables; where one is named, all
/// variables are marked as unbound at entry.
bool is_introspection(std::string_view name) {
  return name == "locals" || name == "vars" || name == "dir" || name == "eval" || name == "exec" ||
         name == "breakpoint" || name == "sys" || name == "inspect" || name == "_getframe" ||
         name == "currentframe";
}

}  // namespace

CodeGen::CodeGen(Program& program, Scope& scope, CodeGen* parent, std::string name,
                 const std::vector<std::string_view>& parameters, uint32_t first_line)
    : program_(program),
      scope_(scope),
      innermost_(&scope),
      parent_(parent),
      unit_(std::make_unique<CodeUnit>()),
      registers_(program.context),
      out_(*unit_, registers_, program.context) {
  unit_->qualname = parent ? parent->qualified_name(scope, name) : name;
  unit_->name = std::move(name);
  unit_->filename = program.file_name;
  unit_->first_line = first_line;
  if (scope.is_nested && scope.kind != ScopeKind::Module) unit_->flags |= kCodeNested;
  if (scope.is_function_like()) unit_->flags |= kCodeOptimized | kCodeNewLocals;
  if (context().future_annotations) unit_->flags |= kCodeFutureAnnotations;
  for (std::string_view free : scope.free_names) unit_->free_names.emplace_back(free);
  declare_variables(parameters);
}

void CodeGen::declare_variable(const Symbol& symbol, Reg reg) {
  variables_[symbol.name] = {reg, symbol.is_cell};
  if (!symbol.name.starts_with('.')) {
    unit_->locals.push_back({std::string(symbol.name), reg, symbol.is_cell});
  }
  if (symbol.is_cell) unit_->cell_names.emplace_back(symbol.name);
  if (scope_.deleted_names.contains(symbol.name)) unstable_.insert(reg);
}

void CodeGen::declare_variables(const std::vector<std::string_view>& parameters) {
  const auto new_cell = [this](bool is_unbound) {
    const Reg reg = registers_.take();
    if (is_unbound) cell_prologue_.push_back({static_cast<uint16_t>(Op::LoadUndef), reg, 0, 0});
    return reg;
  };
  const auto make_cell = [this](Reg reg) {
    cell_prologue_.push_back({static_cast<uint16_t>(Op::MakeCell), reg, 0, 0});
  };
  if (scope_.kind == ScopeKind::Class) {
    registers_.take();
    unit_->flags |= kCodeClassBody;
    if (scope_.needs_class_cell) {
      class_cell_ = new_cell(true);
      make_cell(*class_cell_);
      unit_->cell_names.emplace_back("__class__");
    }
    if (scope_.needs_class_dict) {
      class_dict_cell_ = new_cell(false);
      cell_prologue_.push_back({static_cast<uint16_t>(Op::Move), *class_dict_cell_, 0, 0});
      make_cell(*class_dict_cell_);
      unit_->cell_names.emplace_back("__classdict__");
    }
  } else if (scope_.kind == ScopeKind::Module) {
    if (context().options().names_in_mapping) {
      registers_.take();
      unit_->flags |= kCodeNames;
    }
  } else {
    for (std::string_view name : parameters) {
      const Symbol& symbol = *scope_.find(name);
      const Reg reg = registers_.take();
      declare_variable(symbol, reg);
      unit_->parameter_names.emplace_back(name);
      out_.assigned().insert(reg);
      if (symbol.is_cell) make_cell(reg);
    }
    const std::size_t parameter_cells = unit_->cell_names.size();
    for (const Symbol& symbol : scope_.symbols) {
      if (symbol.binding != Binding::Local || variables_.contains(symbol.name)) continue;
      const Reg reg = symbol.is_cell ? new_cell(true) : registers_.take();
      declare_variable(symbol, reg);
      if (symbol.is_cell) make_cell(reg);
    }
    std::sort(unit_->cell_names.begin() + static_cast<std::ptrdiff_t>(parameter_cells),
              unit_->cell_names.end());
    for (const Symbol& symbol : scope_.symbols) {
      if (symbol.binding != Binding::Local && is_introspection(symbol.name)) {
        for (const auto& [name, variable] : variables_) {
          if (!out_.assigned().contains(variable.reg)) needs_undef_.insert(variable.reg);
        }
        break;
      }
    }
  }
  if (scope_.has_handlers) unit_->exception_register = registers_.take();
  registers_.end_variables();
  unit_->first_temporary = static_cast<uint16_t>(registers_.first_temporary());
}

std::vector<Insn> CodeGen::prologue() {
  std::vector<Insn> code;
  const auto parameters = static_cast<Reg>(unit_->parameter_names.size());
  for (const auto& [name, variable] : variables_) {
    if (variable.reg >= parameters && !variable.is_cell && needs_undef_.contains(variable.reg)) {
      code.push_back({static_cast<uint16_t>(Op::LoadUndef), variable.reg, 0, 0});
    }
  }
  std::sort(code.begin(), code.end(), [](const Insn& x, const Insn& y) { return x.a < y.a; });
  if (unit_->exception_register != CodeUnit::kNoRegister) {
    code.push_back({static_cast<uint16_t>(Op::LoadNone), unit_->exception_register, 0, 0});
  }
  code.insert(code.end(), cell_prologue_.begin(), cell_prologue_.end());
  return code;
}

std::unique_ptr<CodeUnit> CodeGen::finish() {
  const ast::Range entry{unit_->first_line, 0, unit_->first_line, 0};
  if (scope_.is_generator && scope_.is_coroutine) {
    unit_->flags |= kCodeAsyncGenerator;
  } else if (scope_.is_generator) {
    unit_->flags |= kCodeGenerator;
  }
  out_.finish(prologue(), entry);
  unit_->register_count = static_cast<uint16_t>(registers_.highest());
  return std::move(unit_);
}

std::string CodeGen::qualified_name(const Scope& scope, std::string_view name) const {
  // Called on the parent unit of `scope`. Type parameter scopes do not show.
  if (scope_.kind == ScopeKind::Module) return std::string(name);
  if (scope_.kind == ScopeKind::TypeParameters && scope.kind != ScopeKind::TypeVariable) {
    return parent_->qualified_name(scope, name);
  }
  if (scope.kind == ScopeKind::Function || scope.kind == ScopeKind::Class) {
    const Symbol* symbol = scope_.find(program_.scopes.mangle(scope_, name));
    if (symbol != nullptr && symbol->binding == Binding::GlobalExplicit) return std::string(name);
  }
  std::string prefix = unit_->qualname;
  if (scope_.is_function_like() && scope_.comprehension == ComprehensionKind::None)
    prefix += ".<locals>";
  return prefix + "." + std::string(name);
}

std::string_view CodeGen::mangled(ast::Identifier id) {
  return program_.scopes.mangle(*innermost_, id->text);
}

uint32_t CodeGen::free_index(std::string_view name) const {
  const auto& names = scope_.free_names;
  return static_cast<uint32_t>(std::lower_bound(names.begin(), names.end(), name) - names.begin());
}

CodeGen::Place CodeGen::place_of(std::string_view name) {
  for (Scope* at = innermost_; at != &scope_; at = at->parent) {
    const Symbol* symbol = at->find(name);
    if (symbol == nullptr) continue;
    switch (symbol->binding) {
      case Binding::Local: {
        const Variable& variable = comprehension_variables_.at(at).at(name);
        return {variable.is_cell ? Place::Kind::Cell : Place::Kind::Local, variable.reg, 0, name};
      }
      case Binding::Free: continue;
      case Binding::GlobalImplicit:
        if (scope_.kind == ScopeKind::Module && context().options().names_in_mapping) {
          return {Place::Kind::Mapping, 0, 0, name};
        }
        return {Place::Kind::Global, 0, 0, name};
      default: return {Place::Kind::Global, 0, 0, name};
    }
  }
  return place_in_unit(name, scope_.find(name), innermost_ != &scope_);
}

CodeGen::Place CodeGen::place_in_unit(std::string_view name, const Symbol* symbol,
                                      bool from_comprehension) {
  using Kind = Place::Kind;
  const Binding binding = symbol ? symbol->binding : Binding::GlobalImplicit;
  const bool in_mapping = scope_.kind == ScopeKind::Class || (scope_.kind == ScopeKind::Module &&
                                                              context().options().names_in_mapping);
  if (scope_.kind == ScopeKind::Class) {
    if (class_dict_cell_ && name == "__classdict__")
      return {Kind::Cell, *class_dict_cell_, 0, name};
    if (from_comprehension && class_cell_ && name == "__class__") {
      return {Kind::Cell, *class_cell_, 0, name};
    }
    const bool is_free = binding == Binding::Free ||
                         (from_comprehension && symbol && (symbol->flags & kFreeInClass));
    if (is_free) {
      return {from_comprehension ? Kind::Free : Kind::ClassFree, 0, free_index(name), name};
    }
    return {binding == Binding::GlobalExplicit ? Kind::Global : Kind::Mapping, 0, 0, name};
  }
  if (scope_.kind == ScopeKind::Module) {
    return {in_mapping && binding != Binding::GlobalExplicit ? Kind::Mapping : Kind::Global, 0, 0,
            name};
  }
  const bool sees_class = scope_.can_see_class_scope && name != "__classdict__";
  switch (binding) {
    case Binding::Local: {
      const Variable& variable = variables_.at(name);
      return {variable.is_cell ? Kind::Cell : Kind::Local, variable.reg, 0, name};
    }
    case Binding::Free:
      return {sees_class ? Kind::AnnotationFree : Kind::Free, 0, free_index(name), name};
    case Binding::GlobalExplicit: return {Kind::Global, 0, 0, name};
    default: return {sees_class ? Kind::AnnotationGlobal : Kind::Global, 0, 0, name};
  }
}

void CodeGen::check_assigned(const Place& place) {
  if (out_.assigned().contains(place.reg)) return;
  out_.emit(Op::CheckLocal, place.reg, out_.name(place.name));
  needs_undef_.insert(place.reg);
  out_.assigned().insert(place.reg);
}

void CodeGen::load_place(const Place& place, Reg target) {
  using Kind = Place::Kind;
  switch (place.kind) {
    case Kind::Local: check_assigned(place); return move(target, place.reg);
    case Kind::Cell: return out_.emit(Op::LoadCell, target, place.reg, out_.name(place.name));
    case Kind::Free: return out_.emit(Op::LoadFree, target, place.index);
    case Kind::Global: return out_.emit(Op::LoadGlobal, target, out_.global_name(place.name));
    case Kind::Mapping:
      return out_.emit_word(Op::LoadName, target, 0, out_.name(place.name),
                            make_word(out_.global_name(place.name)));
    case Kind::ClassFree:
      return out_.emit_word(Op::LoadNameOrFree, target, 0, out_.name(place.name),
                            make_word(place.index));
    case Kind::AnnotationGlobal:
    case Kind::AnnotationFree: {
      TempScope temps(registers_);
      const Reg names = registers_.take();
      out_.emit(Op::LoadFree, names, free_index("__classdict__"));
      if (place.kind == Kind::AnnotationFree) {
        return out_.emit_word(Op::LoadNameOrFree, target, names, out_.name(place.name),
                              make_word(place.index));
      }
      return out_.emit_word(Op::LoadName, target, names, out_.name(place.name),
                            make_word(out_.global_name(place.name)));
    }
  }
}

void CodeGen::load_name(std::string_view name, Reg target) { load_place(place_of(name), target); }

void CodeGen::store_name(std::string_view name, Reg value) {
  using Kind = Place::Kind;
  forbid_debug_name(name, out_.range(), "assign to");
  const Place place = place_of(name);
  switch (place.kind) {
    case Kind::Local: move(place.reg, value); return out_.assigned().insert(place.reg);
    case Kind::Cell: return out_.emit(Op::StoreCell, place.reg, value);
    case Kind::Free:
    case Kind::ClassFree:
    case Kind::AnnotationFree: return out_.emit(Op::StoreFree, value, place.index);
    case Kind::Mapping: return out_.emit(Op::StoreName, 0, out_.name(name), value);
    case Kind::Global:
    case Kind::AnnotationGlobal: return out_.emit(Op::StoreGlobal, out_.global_name(name), value);
  }
}

void CodeGen::delete_name(std::string_view name) {
  using Kind = Place::Kind;
  forbid_debug_name(name, out_.range(), "delete");
  const Place place = place_of(name);
  switch (place.kind) {
    case Kind::Local:
      check_assigned(place);
      out_.emit(Op::LoadUndef, place.reg);
      return out_.assigned().erase(place.reg);
    case Kind::Cell: return out_.emit(Op::DeleteCell, place.reg, out_.name(name));
    case Kind::Free:
    case Kind::ClassFree:
    case Kind::AnnotationFree: return out_.emit(Op::DeleteFree, 0, place.index);
    case Kind::Mapping: return out_.emit(Op::DeleteName, 0, out_.name(name));
    case Kind::Global:
    case Kind::AnnotationGlobal: return out_.emit(Op::DeleteGlobal, out_.global_name(name));
  }
}

/// The register of a variable that can be read where it stands.
std::optional<Reg> CodeGen::variable_in_place(const ast::Expr& node) {
  auto* name = ast::dyn_as<ast::Name>(&node);
  if (name == nullptr) return std::nullopt;
  const std::string_view text = mangled(name->id);
  const Place place = place_of(text);
  if (place.kind != Place::Kind::Local || scope_.walrus_names.contains(text)) return std::nullopt;
  at(node);
  check_assigned(place);
  return place.reg;
}

/// The register that an assignment to `target` may write directly.
std::optional<Reg> CodeGen::assignable_register(const ast::Expr& target) {
  auto* name = ast::dyn_as<ast::Name>(&target);
  if (name == nullptr) return std::nullopt;
  const Place place = place_of(mangled(name->id));
  forbid_debug_name(name->id->text, target.range, "assign to");
  if (place.kind != Place::Kind::Local) return std::nullopt;
  return place.reg;
}

void CodeGen::forbid_debug_name(std::string_view name, const ast::Range& range,
                                const char* verb) const {
  if (name == "__debug__") { context().fail(range, std::string("cannot ") + verb + " __debug__"); }
}

void CodeGen::move(Reg target, Reg source) {
  if (target != source) out_.emit(Op::Move, target, source);
}

}  // namespace aio::compiler
