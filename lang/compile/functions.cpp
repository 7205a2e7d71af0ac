// Functions: parameters, defaults, annotations, decorators, closures, lambda.
// Order of evaluation: decorators, positional defaults, keyword defaults, annotations, function,
// then the decorators are applied from the last to the first.

#include "lang/compile/codegen.hpp"
#include "lang/compile/unparse.hpp"

namespace aio::compiler {

std::vector<std::string_view> CodeGen::parameter_names(const Scope& scope,
                                                       const ast::Arguments& args) {
  std::vector<std::string_view> names;
  const auto add = [&](const ast::Arg* arg) {
    forbid_debug_name(arg->arg->text, arg->range, "assign to");
    names.push_back(program_.scopes.mangle(scope, arg->arg->text));
  };
  for (const ast::Arg* arg : args.posonlyargs) add(arg);
  for (const ast::Arg* arg : args.args) add(arg);
  for (const ast::Arg* arg : args.kwonlyargs) add(arg);
  if (args.vararg) add(args.vararg);
  if (args.kwarg) add(args.kwarg);
  return names;
}

/// Counts and flags of the unit's own parameters.
void CodeGen::set_signature(const ast::Arguments& args) {
  unit_->positional_only_count = static_cast<uint16_t>(args.posonlyargs.size());
  unit_->positional_count = static_cast<uint16_t>(args.posonlyargs.size() + args.args.size());
  unit_->keyword_only_count = static_cast<uint16_t>(args.kwonlyargs.size());
  if (args.vararg) unit_->flags |= kCodeVarArgs;
  if (args.kwarg) unit_->flags |= kCodeVarKeywords;
  const ast::Arg* first = !args.posonlyargs.empty() ? args.posonlyargs[0]
                          : !args.args.empty()      ? args.args[0]
                                                    : nullptr;
  if (first != nullptr) first_parameter_ = first->arg->text;
}

/// The tuple of positional defaults in a new temporary; nothing if there are none.
std::optional<Reg> CodeGen::positional_defaults(const ast::Arguments& args,
                                                const ast::Range& range) {
  if (args.defaults.empty()) return std::nullopt;
  const Reg result = registers_.take();
  Constant::Tuple constants;
  for (const ast::Expr* item : args.defaults) {
    const Constant* constant = program_.folder.fold(*item);
    if (constant == nullptr) break;
    constants.items.push_back(*constant);
  }
  if (constants.items.size() == args.defaults.size()) {
    out_.at(range);
    out_.load_constant(result, {std::move(constants)});
  } else {
    sequence(args.defaults, range, Op::BuildTuple, result);
  }
  return result;
}

std::optional<Reg> CodeGen::keyword_defaults(const ast::Arguments& args, const ast::Range& range) {
  std::optional<Reg> result;
  for (uint32_t i = 0; i < args.kw_defaults.size(); ++i) {
    if (args.kw_defaults[i] == nullptr) continue;
    out_.at(range);
    if (!result) {
      result = registers_.take();
      out_.emit(Op::BuildDict, *result, *result, 0);
    }
    TempScope temps(registers_);
    const Reg key = registers_.take();
    out_.emit(Op::LoadConst, key, out_.name(mangled(args.kwonlyargs[i]->arg)));
    const Reg item = operand(*args.kw_defaults[i]);
    out_.at(range);
    out_.emit(Op::DictSet, *result, key, item);
  }
  return result;
}

/// One annotation's value, or its source text under `from __future__ import annotations`.
void CodeGen::annotation(const ast::Expr& node, Reg target) {
  if (context().future_annotations) {
    at(node);
    return out_.load_constant(target, {Constant::Str{unparse(node, context())}});
  }
  if (auto* star = ast::dyn_as<ast::Starred>(&node)) {
    // `*args: *Ts` stands for the one item of iter(Ts).
    TempScope temps(registers_);
    const Reg source = operand(*star->value);
    at(node);
    return out_.emit(Op::UnpackSequence, target, source, 1);
  }
  value(node, target);
}

std::optional<Reg> CodeGen::annotations(const ast::Arguments& args, const ast::Expr* returns,
                                        const ast::Range& range) {
  std::optional<Reg> result;
  const auto add = [&](std::string_view name, const ast::Expr* node) {
    if (node == nullptr) return;
    out_.at(range);
    if (!result) {
      result = registers_.take();
      out_.emit(Op::BuildDict, *result, *result, 0);
    }
    TempScope temps(registers_);
    const Reg key = registers_.take(), item = registers_.take();
    out_.emit(Op::LoadConst, key, out_.name(program_.scopes.mangle(*innermost_, name)));
    annotation(*node, item);
    out_.at(range);
    out_.emit(Op::DictSet, *result, key, item);
  };
  for (const ast::Arg* arg : args.posonlyargs) add(arg->arg->text, arg->annotation);
  for (const ast::Arg* arg : args.args) add(arg->arg->text, arg->annotation);
  if (args.vararg) add(args.vararg->arg->text, args.vararg->annotation);
  for (const ast::Arg* arg : args.kwonlyargs) add(arg->arg->text, arg->annotation);
  if (args.kwarg) add(args.kwarg->arg->text, args.kwarg->annotation);
  add("return", returns);
  return result;
}

/// The function of a finished unit. `flags` name the operands that stand in `target`… already; the
/// closure is added here.
void CodeGen::make_function(std::unique_ptr<CodeUnit> unit, const Scope& scope, uint32_t flags,
                            Reg target) {
  TempScope temps(registers_);
  uint32_t operands = 0;
  for (uint32_t rest = flags; rest != 0; rest &= rest - 1) ++operands;
  if (!scope.free_names.empty()) {
    const Reg closure = static_cast<Reg>(target + operands);
    while (registers_.top() <= closure) registers_.take();
    const auto base = static_cast<Reg>(registers_.top());
    for (std::string_view name : scope.free_names) {
      const Reg slot = registers_.take();
      Place place = place_of(name);
      if (scope_.kind == ScopeKind::Class) {
        if (name == "__class__" && class_cell_) place = {Place::Kind::Cell, *class_cell_, 0, name};
        if (place.kind == Place::Kind::Mapping || place.kind == Place::Kind::ClassFree) {
          place = {Place::Kind::Free, 0, free_index(name), name};
        }
      }
      if (place.kind == Place::Kind::Cell) {
        move(slot, place.reg);
      } else {
        out_.emit(Op::LoadFreeCell, slot, place.index);
      }
    }
    out_.emit(Op::BuildTuple, closure, base, scope.free_names.size());
    flags |= kHasClosure;
  }
  const bool is_reachable = out_.is_reachable();
  const auto child = static_cast<uint32_t>(unit_->children.size());
  if (!is_reachable) return;
  unit_->children.push_back(std::move(unit));
  out_.emit(Op::MakeFunction, target, out_.constant({Constant::Code{child}}), flags);
}

/// Evaluates the decorators into consecutive call windows, the outermost first. Each takes a window
/// of its own: the function ends up as the argument of the last.
void CodeGen::decorators(ast::List<ast::Expr*> nodes, Reg first) {
  constexpr uint32_t kWindow = 3;
  for (uint32_t i = 0; i < nodes.size(); ++i) {
    value(*nodes[i], static_cast<Reg>(first + i * kWindow));
    registers_.take(kWindow);
  }
}

void CodeGen::apply_decorators(ast::List<ast::Expr*> nodes, Reg first) {
  constexpr uint32_t kWindow = 3;
  for (uint32_t i = nodes.size(); i-- > 0;) {
    const auto callee = static_cast<Reg>(first + i * kWindow);
    registers_.release_to(callee + kWindow + 1u);
    at(*nodes[i]);
    out_.emit(Op::Call, callee, 1);
  }
}

template <class F>
void CodeGen::function(const F& node, bool is_async) {
  TempScope temps(registers_);
  const Reg first = registers_.take();
  decorators(node.decorator_list, first);
  const auto result = static_cast<Reg>(registers_.top() - 1);
  if (!node.type_params.empty()) {
    generic_function(node, is_async, result);
  } else {
    TempScope operands(registers_);
    registers_.release_to(result);
    const auto defaults = positional_defaults(*node.args, node.range);
    const auto kw_defaults = keyword_defaults(*node.args, node.range);
    function_object(node, std::string(node.name->text), is_async, result, defaults, kw_defaults);
  }
  registers_.release_to(result + 1u);
  apply_decorators(node.decorator_list, first);
  at(node);
  store_name(mangled(node.name), first);
}
template void CodeGen::function(const ast::FunctionDef& node, bool is_async);
template void CodeGen::function(const ast::AsyncFunctionDef& node, bool is_async);

/// The function itself in `target`. The defaults stand from `target` on, as MakeFunction wants
/// them.
template <class F>
void CodeGen::function_object(const F& node, const std::string& name, bool is_async, Reg target,
                              std::optional<Reg> defaults, std::optional<Reg> kw_defaults) {
  const auto table = annotations(*node.args, node.returns, node.range);
  Scope& scope = program_.scopes.of(node);
  const uint32_t first_line =
      node.decorator_list.empty() ? node.range.line : node.decorator_list[0]->range.line;
  CodeGen inner(program_, scope, this, name, parameter_names(scope, *node.args), first_line);
  inner.set_signature(*node.args);
  if (is_async && !scope.is_generator) inner.unit_->flags |= kCodeCoroutine;
  inner.out_.at(node.range);
  inner.body_with_docstring(node.body, false);
  if (!node.body.empty()) inner.at(*node.body.back());
  inner.out_.emit(Op::ReturnNone);
  at(node);
  make_function(inner.finish(), scope,
                (defaults ? uint32_t{kHasDefaults} : 0u) |
                    (kw_defaults ? uint32_t{kHasKwDefaults} : 0u) |
                    (table ? uint32_t{kHasAnnotations} : 0u),
                target);
}
template void CodeGen::function_object(const ast::FunctionDef&, const std::string&, bool, Reg,
                                       std::optional<Reg>, std::optional<Reg>);
template void CodeGen::function_object(const ast::AsyncFunctionDef&, const std::string&, bool, Reg,
                                       std::optional<Reg>, std::optional<Reg>);

void CodeGen::lambda(const ast::Lambda& node, Reg target) {
  TempScope temps(registers_);
  const bool is_newest = registers_.is_temporary(target) && target + 1u == registers_.top();
  const Reg result = is_newest ? target : registers_.take();
  registers_.release_to(result);
  const auto defaults = positional_defaults(*node.args, node.range);
  const auto kw_defaults = keyword_defaults(*node.args, node.range);
  Scope& scope = program_.scopes.of(node);
  CodeGen inner(program_, scope, this, "<lambda>", parameter_names(scope, *node.args),
                node.range.line);
  inner.set_signature(*node.args);
  {
    TempScope body(inner.registers_);
    const Reg value = inner.operand(*node.body);
    inner.at(*node.body);
    inner.out_.emit(Op::Return, value);
  }
  at(node);
  if (registers_.top() <= result) registers_.take();
  make_function(
      inner.finish(), scope,
      (defaults ? uint32_t{kHasDefaults} : 0u) | (kw_defaults ? uint32_t{kHasKwDefaults} : 0u),
      result);
  move(target, result);
}

}  // namespace aio::compiler
