// Comprehensions and generator expressions.
// List, set and dict comprehensions run inside the frame around them (PEP 709): their variables
// have registers of their own above the temporaries, so nothing has to be saved and restored.
// Generator expressions, and comprehensions in the annotation scopes of a class, are functions that
// get the outermost iterator.

#include <algorithm>
#include <unordered_set>

#include "lang/compile/codegen.hpp"

namespace aio::compiler {
namespace {

/// The names that a target binds; false if it also has parts that are evaluated (`x[i]`, `x.y`).
bool collect_names(const ast::Expr& target, std::unordered_set<std::string_view>& names) {
  ast::List<ast::Expr*> items;
  if (auto* name = ast::dyn_as<ast::Name>(&target)) {
    names.insert(name->id->text);
    return true;
  }
  if (auto* star = ast::dyn_as<ast::Starred>(&target)) return collect_names(*star->value, names);
  if (auto* tuple = ast::dyn_as<ast::Tuple>(&target)) {
    items = tuple->elts;
  } else if (auto* list = ast::dyn_as<ast::ListExpr>(&target)) {
    items = list->elts;
  } else {
    return false;
  }
  bool is_plain = true;
  for (const ast::Expr* item : items) is_plain = collect_names(*item, names) && is_plain;
  return is_plain;
}

}  // namespace

void CodeGen::comprehension(const Comprehension& comp, Reg target) {
  Scope& scope = program_.scopes.of(comp.node);
  const bool is_async = scope.is_coroutine && comp.kind != ComprehensionKind::Generator;
  if (is_async && !scope_.is_async_function &&
      innermost_->comprehension == ComprehensionKind::None &&
      !context().options().allow_top_level_await) {
    context().fail(comp.node.range,
                   "asynchronous comprehension outside of an asynchronous function");
  }
  if (scope.is_inlined) {
    inlined_comprehension(comp, scope, target);
  } else {
    comprehension_function(comp, scope, target);
  }
}

/// Puts iter(node), or aiter(node), into `target`. A list of constants is iterated as a tuple.
void CodeGen::iterable(const ast::Expr& node, Reg target, bool is_async) {
  if (is_async) {
    value(node, target);
    at(node);
    return out_.emit(Op::GetAiter, target, target);
  }
  TempScope temps(registers_);
  const bool is_display = node.kind == ast::NodeKind::ListExpr || node.kind == ast::NodeKind::Set;
  const Reg source = is_display ? compare_right(ast::CompareOperator::In, node) : operand(node);
  at(node);
  out_.emit(Op::GetIter, target, source);
}

/// Gives the comprehension's variables registers for as long as it runs.
void CodeGen::comprehension_variables(Scope& scope, const Comprehension& comp) {
  // Targets of the first `for` are bound before anything can read them; the others may be read too
  // early.
  std::unordered_set<std::string_view> bound_first;
  if (!collect_names(*comp.generators[0]->target, bound_first)) bound_first.clear();
  Variables& variables = comprehension_variables_[&scope];
  variables.clear();
  at(comp.node);
  for (const Symbol& symbol : scope.symbols) {
    if (symbol.binding != Binding::Local || symbol.name == ".0") continue;
    const Reg reg = registers_.take();
    variables[symbol.name] = {reg, symbol.is_cell};
    out_.assigned().erase(reg);
    if (symbol.is_cell || !bound_first.contains(symbol.name)) out_.emit(Op::LoadUndef, reg);
    if (symbol.is_cell) out_.emit(Op::MakeCell, reg);
  }
}

void CodeGen::inlined_comprehension(const Comprehension& comp, Scope& scope, Reg target) {
  TempScope temps(registers_);
  const Reg result = window(target);
  const Reg iterator = registers_.take();
  iterable(*comp.generators[0]->iter, iterator, comp.generators[0]->is_async != 0);
  at(comp.node);
  comprehension_variables(scope, comp);
  Scope* outer = innermost_;
  innermost_ = &scope;
  const Op build = comp.kind == ComprehensionKind::List  ? Op::BuildList
                   : comp.kind == ComprehensionKind::Set ? Op::BuildSet
                                                         : Op::BuildDict;
  at(comp.node);
  out_.emit(build, result, result, 0);
  comprehension_loop(comp, 0, result, iterator);
  innermost_ = outer;
  at(comp.node);
  move(target, result);
}

/// The `for` at `depth` and all that is inside of it. `iterator` is given for the outermost one.
void CodeGen::comprehension_loop(const Comprehension& comp, uint32_t depth, Reg result,
                                 std::optional<Reg> iterator) {
  check_stack();
  TempScope temps(registers_);
  const ast::Comprehension& clause = *comp.generators[depth];
  const bool is_async = clause.is_async != 0;
  if (!iterator) {
    iterator = registers_.take();
    iterable(*clause.iter, *iterator, is_async);
  }
  const Label head = out_.new_label(), end = out_.new_label();
  out_.bind_loop(head, unstable());
  std::optional<AsyncStep> step;
  if (is_async) {
    step = async_next(*iterator, *clause.target, comp.node.range);
  } else {
    TempScope item_scope(registers_);
    at(*clause.iter);
    if (auto variable = assignable_register(*clause.target)) {
      out_.for_iter(*variable, *iterator, end);
      out_.assigned().insert(*variable);
    } else {
      const Reg item = registers_.take();
      out_.for_iter(item, *iterator, end);
      store(*clause.target, item);
    }
  }
  for (const ast::Expr* condition : clause.ifs) branch(*condition, false, head);
  if (depth + 1 < comp.generators.size()) {
    comprehension_loop(comp, depth + 1, result, std::nullopt);
  } else {
    comprehension_element(comp, result);
  }
  at(comp.node);
  out_.jump(head);
  if (step) async_exhausted(*step, comp.node.range);
  out_.bind(end);
}

void CodeGen::comprehension_element(const Comprehension& comp, Reg result) {
  TempScope temps(registers_);
  const ast::Expr& element = comp.element;
  switch (comp.kind) {
    case ComprehensionKind::List: {
      const Reg item = operand(element);
      at(element);
      return out_.emit(Op::ListAppend, result, item);
    }
    case ComprehensionKind::Set: {
      const Reg item = operand(element);
      at(element);
      return out_.emit(Op::SetAdd, result, item);
    }
    case ComprehensionKind::Dict: {
      const Reg key = operand(element);
      const Reg item = operand(*comp.element_value);
      ast::Range range = element.range;
      range.end_line = comp.element_value->range.end_line;
      range.end_col = comp.element_value->range.end_col;
      out_.at(range);
      return out_.emit(Op::DictSet, result, key, item);
    }
    case ComprehensionKind::Generator: {
      const Reg item = push(element);
      at(element);
      return out_.emit(scope_.is_coroutine ? Op::AsyncYield : Op::Yield, item, item);
    }
    case ComprehensionKind::None: return;
  }
}

void CodeGen::comprehension_function(const Comprehension& comp, Scope& scope, Reg target) {
  CodeGen inner(program_, scope, this, comp.name, {".0"}, comp.node.range.line);
  inner.unit_->positional_count = 1;
  const bool is_generator = comp.kind == ComprehensionKind::Generator;
  const bool is_async = scope.is_coroutine;
  if (is_generator) {
    scope.is_generator = true;
  } else if (is_async) {
    inner.unit_->flags |= kCodeCoroutine;
  }
  {
    TempScope temps(inner.registers_);
    const Reg result = inner.registers_.take();
    inner.at(comp.node);
    if (!is_generator) {
      const Op build = comp.kind == ComprehensionKind::List  ? Op::BuildList
                       : comp.kind == ComprehensionKind::Set ? Op::BuildSet
                                                             : Op::BuildDict;
      inner.out_.emit(build, result, result, 0);
    }
    inner.comprehension_loop(comp, 0, result, Reg{0});
    inner.at(comp.node);
    if (is_generator) {
      inner.out_.emit(Op::ReturnNone);
    } else {
      inner.out_.emit(Op::Return, result);
    }
  }
  auto unit = inner.finish();

  TempScope temps(registers_);
  const Reg callee = window(target);
  at(comp.node);
  make_function(std::move(unit), scope, 0, callee);
  registers_.take(2);
  const Reg iterator = registers_.take();
  iterable(*comp.generators[0]->iter, iterator, comp.generators[0]->is_async != 0);
  at(comp.node);
  out_.emit(Op::Call, callee, 1);
  if (is_async && !is_generator) {
    registers_.release_to(callee + 1u);
    await_register(callee, 0, callee);
  }
  move(target, callee);
}

}  // namespace aio::compiler
