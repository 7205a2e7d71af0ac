// PEP 695: type parameters of functions and classes, type aliases.
// The parameters live in a function of their own that is called at once; bounds, defaults and alias
// values are functions that the runtime calls when somebody asks.

#include "lang/compile/codegen.hpp"

namespace aio::compiler {

void CodeGen::intrinsic(Intrinsic which, Reg target, Reg first) {
  out_.emit(Op::Intrinsic, target, first, static_cast<uint16_t>(which));
}

/// A function without parameters (in CPython: with one that has a default) that returns `value`.
void CodeGen::lazy_function(const ast::Expr& value, Scope& scope, std::string_view name,
                            const ast::Range& range, Reg target) {
  CodeGen inner(program_, scope, this, std::string(name), {}, range.line);
  {
    TempScope temps(inner.registers_);
    const Reg result = inner.registers_.take();
    if (auto* star = ast::dyn_as<ast::Starred>(&value)) {
      // `*Ts = *tuple[int, str]`
      const Reg source = inner.operand(*star->value);
      inner.at(value);
      inner.out_.emit(Op::UnpackSequence, result, source, 1);
    } else {
      inner.value(value, result);
    }
    inner.at(value);
    inner.out_.emit(Op::Return, result);
  }
  out_.at(range);
  make_function(inner.finish(), scope, 0, target);
}

void CodeGen::type_parameter(const ast::TypeParam& node, Reg target) {
  TempScope temps(registers_);
  const Reg name_reg = registers_.take(), function_reg = registers_.take();
  const auto load = [&](ast::Identifier id) {
    at(node);
    out_.load_constant(name_reg, {Constant::Str{std::string(id->text)}});
  };
  ast::Identifier id = nullptr;
  const ast::Expr* default_value = nullptr;
  if (auto* variable = ast::dyn_as<ast::TypeVar>(&node)) {
    id = variable->name;
    default_value = variable->default_value;
    load(id);
    if (variable->bound) {
      Scope& scope = program_.scopes.of(node, ScopeRole::Bound);
      lazy_function(*variable->bound, scope, id->text, variable->bound->range, function_reg);
      const bool is_tuple = variable->bound->kind == ast::NodeKind::Tuple;
      intrinsic(is_tuple ? Intrinsic::TypeVarConstraints : Intrinsic::TypeVarBound, target,
                name_reg);
    } else {
      intrinsic(Intrinsic::TypeVar, target, name_reg);
    }
  } else if (auto* spec = ast::dyn_as<ast::ParamSpec>(&node)) {
    id = spec->name;
    default_value = spec->default_value;
    load(id);
    intrinsic(Intrinsic::ParamSpec, target, name_reg);
  } else {
    auto* tuple = ast::as<ast::TypeVarTuple>(&node);
    id = tuple->name;
    default_value = tuple->default_value;
    load(id);
    intrinsic(Intrinsic::TypeVarTuple, target, name_reg);
  }
  if (default_value) {
    Scope& scope = program_.scopes.of(node, ScopeRole::Default);
    move(name_reg, target);
    lazy_function(*default_value, scope, id->text, default_value->range, function_reg);
    intrinsic(Intrinsic::TypeParamDefault, target, name_reg);
  }
  at(node);
  store_name(mangled(id), target);
}

/// Makes all parameters, binds their names, and puts the tuple of them into `target`.
void CodeGen::type_parameters(ast::List<ast::TypeParam*> nodes, Reg target) {
  TempScope temps(registers_);
  const auto base = static_cast<Reg>(registers_.top());
  bool seen_default = false;
  for (const ast::TypeParam* node : nodes) {
    const ast::Expr* default_value = nullptr;
    ast::Identifier id = nullptr;
    if (auto* variable = ast::dyn_as<ast::TypeVar>(node)) {
      default_value = variable->default_value;
      id = variable->name;
    } else if (auto* spec = ast::dyn_as<ast::ParamSpec>(node)) {
      default_value = spec->default_value;
      id = spec->name;
    } else {
      default_value = ast::as<ast::TypeVarTuple>(node)->default_value;
      id = ast::as<ast::TypeVarTuple>(node)->name;
    }
    if (default_value) {
      seen_default = true;
    } else if (seen_default) {
      context().fail(node->range, "non-default type parameter '" + std::string(id->text) +
                                      "' follows default type parameter");
    }
    type_parameter(*node, registers_.take());
  }
  out_.emit(Op::BuildTuple, target, base, nodes.size());
}

template <class F>
void CodeGen::generic_function(const F& node, bool is_async, Reg target) {
  TempScope temps(registers_);
  registers_.release_to(target + 1u);
  Scope& scope = program_.scopes.of(node, ScopeRole::TypeParameters);
  // The defaults are evaluated here, in the block around, and handed over as arguments.
  std::vector<std::string_view> parameters;
  registers_.take(2);
  const auto defaults = positional_defaults(*node.args, node.range);
  if (defaults) parameters.push_back(".defaults");
  const auto kw_defaults = keyword_defaults(*node.args, node.range);
  if (kw_defaults) parameters.push_back(".kwdefaults");

  const std::string name = "<generic parameters of " + std::string(node.name->text) + ">";
  CodeGen inner(program_, scope, this, name, parameters, node.range.line);
  inner.unit_->positional_count = static_cast<uint16_t>(parameters.size());
  {
    inner.at(node);
    TempScope body(inner.registers_);
    const Reg function_reg = inner.registers_.take(), tuple_reg = inner.registers_.take();
    inner.type_parameters(node.type_params, tuple_reg);
    const Reg result = inner.registers_.take();
    inner.registers_.release_to(result);
    std::optional<Reg> inner_defaults, inner_kw_defaults;
    if (defaults) {
      inner_defaults = inner.registers_.take();
      inner.load_name(".defaults", *inner_defaults);
    }
    if (kw_defaults) {
      inner_kw_defaults = inner.registers_.take();
      inner.load_name(".kwdefaults", *inner_kw_defaults);
    }
    inner.function_object(node, std::string(node.name->text), is_async, result, inner_defaults,
                          inner_kw_defaults);
    inner.at(node);
    inner.move(function_reg, result);
    inner.intrinsic(Intrinsic::SetTypeParams, function_reg, function_reg);
    inner.out_.emit(Op::Return, function_reg);
  }
  at(node);
  make_function(inner.finish(), scope, 0, target);
  out_.emit(Op::Call, target, static_cast<uint32_t>(parameters.size()));
}
template void CodeGen::generic_function(const ast::FunctionDef&, bool, Reg);
template void CodeGen::generic_function(const ast::AsyncFunctionDef&, bool, Reg);

void CodeGen::generic_class(const ast::ClassDef& node, Reg target) {
  TempScope temps(registers_);
  Scope& scope = program_.scopes.of(node, ScopeRole::TypeParameters);
  const std::string name = "<generic parameters of " + std::string(node.name->text) + ">";
  CodeGen inner(program_, scope, this, name, {}, node.range.line);
  {
    inner.at(node);
    TempScope body(inner.registers_);
    const Reg result = inner.registers_.take();
    inner.type_parameters(node.type_params, result);
    inner.at(node);
    inner.store_name(".type_params", result);
    inner.intrinsic(Intrinsic::SubscriptGeneric, result, result);
    inner.store_name(".generic_base", result);
    inner.class_object(node, result);
    inner.at(node);
    inner.out_.emit(Op::Return, result);
  }
  at(node);
  make_function(inner.finish(), scope, 0, target);
  out_.emit(Op::Call, target, 0);
}

/// The alias object in `target`; its value is computed when somebody asks.
void CodeGen::type_alias_object(const ast::TypeAlias& node, Reg target) {
  TempScope temps(registers_);
  const auto& name = *ast::as<ast::Name>(node.name);
  const Reg first = registers_.take(3);
  at(node);
  out_.load_constant(first, {Constant::Str{std::string(name.id->text)}});
  if (node.type_params.empty()) {
    out_.emit(Op::LoadNone, first + 1u);
  } else {
    type_parameters(node.type_params, static_cast<Reg>(first + 1));
  }
  lazy_function(*node.value, program_.scopes.of(node), name.id->text, node.range,
                static_cast<Reg>(first + 2));
  intrinsic(Intrinsic::TypeAlias, target, first);
}

void CodeGen::type_alias(const ast::TypeAlias& node) {
  TempScope temps(registers_);
  const auto& name = *ast::as<ast::Name>(node.name);
  const Reg result = registers_.take();
  if (node.type_params.empty()) {
    type_alias_object(node, result);
  } else {
    Scope& scope = program_.scopes.of(node, ScopeRole::TypeParameters);
    const std::string title = "<generic parameters of " + std::string(name.id->text) + ">";
    CodeGen inner(program_, scope, this, title, {}, node.range.line);
    {
      TempScope body(inner.registers_);
      const Reg alias = inner.registers_.take();
      inner.type_alias_object(node, alias);
      inner.at(node);
      inner.out_.emit(Op::Return, alias);
    }
    at(node);
    make_function(inner.finish(), scope, 0, result);
    out_.emit(Op::Call, result, 0);
  }
  at(name);
  store_name(mangled(name.id), result);
}

}  // namespace aio::compiler
