// Class statements: the body is a function over the namespace in R[0]; the builtin __build_class__
// runs it.

#include <algorithm>

#include "lang/compile/codegen.hpp"

namespace aio::compiler {

void CodeGen::add_static_attribute(std::string_view name) {
  if (std::find(static_attributes_.begin(), static_attributes_.end(), name) ==
      static_attributes_.end()) {
    static_attributes_.push_back(name);
  }
}

void CodeGen::class_definition(const ast::ClassDef& node) {
  TempScope temps(registers_);
  const Reg first = registers_.take();
  decorators(node.decorator_list, first);
  const auto result = static_cast<Reg>(registers_.top() - 1);
  if (!node.type_params.empty()) {
    generic_class(node, result);
  } else {
    class_object(node, result);
  }
  registers_.release_to(result + 1u);
  apply_decorators(node.decorator_list, first);
  at(node);
  store_name(mangled(node.name), first);
}

/// Calls __build_class__ in the window that starts at `target`, the newest temporary.
void CodeGen::class_object(const ast::ClassDef& node, Reg target) {
  TempScope temps(registers_);
  check_keywords(node.keywords);
  auto unit = class_body(node);
  const bool is_generic = scope_.kind == ScopeKind::TypeParameters && !node.type_params.empty();
  bool has_star = node.bases.size() + node.keywords.size() > 200;
  for (const ast::Expr* base : node.bases) has_star |= base->kind == ast::NodeKind::Starred;
  for (const ast::Keyword* keyword : node.keywords) has_star |= keyword->arg == nullptr;

  Scope& scope = program_.scopes.of(node);
  at(node);
  out_.emit(Op::LoadConst, target, out_.builtin("__build_class__"));
  if (has_star) {
    // (function, name, *bases, generic base) as one list.
    registers_.take(2);
    const Reg list_reg = registers_.take();
    {
      TempScope head(registers_);
      const Reg function_reg = registers_.take();
      make_function(std::move(unit), scope, 0, function_reg);
      const Reg name_reg = registers_.take();
      out_.load_constant(name_reg, {Constant::Str{std::string(node.name->text)}});
      out_.emit(Op::BuildList, list_reg, function_reg, 2);
    }
    for (const ast::Expr* base : node.bases) {
      TempScope item(registers_);
      auto* star = ast::dyn_as<ast::Starred>(base);
      const Reg reg = operand(star ? *star->value : *base);
      at(node);
      out_.emit(star ? Op::ListExtend : Op::ListAppend, list_reg, reg);
    }
    if (is_generic) {
      TempScope item(registers_);
      const Reg reg = registers_.take();
      load_name(".generic_base", reg);
      out_.emit(Op::ListAppend, list_reg, reg);
    }
    out_.emit(Op::ListToTuple, list_reg, list_reg);
    if (!node.keywords.empty()) {
      keyword_dict(node.keywords, registers_.take(), target, node.range);
    }
    at(node);
    return out_.emit(Op::CallEx, target, node.keywords.empty() ? 0 : 1);
  }
  registers_.take(2);
  const Reg function_reg = registers_.take();
  make_function(std::move(unit), scope, 0, function_reg);
  out_.load_constant(registers_.take(), {Constant::Str{std::string(node.name->text)}});
  uint32_t count = 2;
  for (const ast::Expr* base : node.bases) {
    push(*base);
    ++count;
  }
  if (is_generic) {
    at(node);
    load_name(".generic_base", registers_.take());
    ++count;
  }
  for (const ast::Keyword* keyword : node.keywords) {
    push(*keyword->value);
    ++count;
  }
  at(node);
  if (node.keywords.empty()) return out_.emit(Op::Call, target, count);
  out_.emit(Op::CallKw, target, count, out_.constant({keyword_names(node.keywords)}));
}

std::unique_ptr<CodeUnit> CodeGen::class_body(const ast::ClassDef& node) {
  Scope& scope = program_.scopes.of(node);
  const uint32_t first_line =
      node.decorator_list.empty() ? node.range.line : node.decorator_list[0]->range.line;
  CodeGen inner(program_, scope, this, std::string(node.name->text), {}, first_line);
  Emitter& out = inner.out_;
  Registers& registers = inner.registers_;
  TempScope temps(registers);
  const Reg slot = registers.take();
  out.at({first_line, 0, first_line, 0});
  const auto store = [&](const char* name) { out.emit(Op::StoreName, 0, out.name(name), slot); };
  inner.load_place({Place::Kind::Mapping, 0, 0, "__name__"}, slot);
  store("__module__");
  out.load_constant(slot, {Constant::Str{inner.unit_->qualname}});
  store("__qualname__");
  out.load_constant(slot, {Constant::Int{std::to_string(first_line)}});
  store("__firstlineno__");
  if (!node.type_params.empty()) {
    inner.load_place({Place::Kind::Free, 0, inner.free_index(".type_params"), ".type_params"},
                     slot);
    store("__type_params__");
  }
  if (scope.has_annotations) {
    inner.move(slot, 0);
    inner.intrinsic(Intrinsic::SetupAnnotations, slot, slot);
  }
  inner.body_with_docstring(node.body, true);
  Constant::NameTuple names;
  for (std::string_view name : inner.static_attributes_) names.names.emplace_back(name);
  out.emit(Op::LoadConst, slot, out.constant({std::move(names)}));
  store("__static_attributes__");
  if (inner.class_cell_) {
    inner.move(slot, *inner.class_cell_);
    store("__classcell__");
    out.emit(Op::Return, slot);
  } else {
    out.emit(Op::ReturnNone);
  }
  return inner.finish();
}

}  // namespace aio::compiler
