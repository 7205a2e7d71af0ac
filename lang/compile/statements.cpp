// Statements: control flow, imports, return, raise, assert. Assignments, exceptions, definitions
// and match have files of their own.

#include "lang/compile/codegen.hpp"
#include "lang/compile/docstring.hpp"
#include "lang/compile/unwind.hpp"

namespace aio::compiler {
namespace {

constexpr std::size_t kMaxBlocks = 21;  // CPython's limit on statically nested blocks

}  // namespace

void CodeGen::push_block(Block block) {
  // An except clause counts as two.
  std::size_t depth = block.kind == Block::Kind::Handler ? 1 : 0;
  for (const Block& outer : blocks_) depth += outer.kind == Block::Kind::Handler ? 2 : 1;
  if (depth >= kMaxBlocks) { context().fail(block.range, "too many statically nested blocks"); }
  blocks_.push_back(std::move(block));
}

void CodeGen::module_body(const ast::Root& root) {
  if (auto* expression = ast::dyn_as<ast::Expression>(&root)) {
    const Reg result = push(*expression->body);
    at(*expression->body);
    out_.emit(Op::Return, result);
    return;
  }
  is_interactive_ = root.kind == ast::NodeKind::Interactive;
  const auto body =
      is_interactive_ ? ast::as<ast::Interactive>(&root)->body : ast::as<ast::Module>(&root)->body;
  out_.at(ast::Range{1, 0, 1, 0});
  if (scope_.has_annotations) {
    TempScope temps(registers_);
    const Reg names = registers_.take();
    if (context().options().names_in_mapping) {
      move(names, 0);
    } else {
      out_.emit(Op::LoadNone, names);
    }
    intrinsic(Intrinsic::SetupAnnotations, names, names);
  }
  if (is_interactive_) {
    statements(body);
  } else {
    body_with_docstring(body, true);
  }
  out_.emit(Op::ReturnNone);
}

/// A leading string literal is the docstring. `stores_name`: as __doc__ of a module or class.
void CodeGen::body_with_docstring(ast::List<ast::Stmt*> body, bool stores_name) {
  uint32_t first = 0;
  auto* expression = body.empty() ? nullptr : ast::dyn_as<ast::ExprStmt>(body[0]);
  auto* literal = expression ? ast::dyn_as<ast::Constant>(expression->value) : nullptr;
  if (literal != nullptr && literal->value.kind == ast::ConstantKind::Str) {
    first = 1;
    if (context().options().optimize < 2) {
      unit_->docstring = clean_docstring(literal->value.text);
      unit_->has_docstring = true;
      if (stores_name) {
        TempScope temps(registers_);
        const Reg text = registers_.take();
        at(*literal);
        out_.load_constant(text, {Constant::Str{unit_->docstring}});
        store_name("__doc__", text);
      }
    }
  }
  for (uint32_t i = first; i < body.size(); ++i) statement(*body[i]);
}

void CodeGen::statements(ast::List<ast::Stmt*> body) {
  for (const ast::Stmt* node : body) statement(*node);
}

void CodeGen::statement(const ast::Stmt& node) {
  using K = ast::NodeKind;
  check_stack();
  TempScope temps(registers_);
  switch (node.kind) {
    case K::FunctionDef: return function(*ast::as<ast::FunctionDef>(&node), false);
    case K::AsyncFunctionDef: return function(*ast::as<ast::AsyncFunctionDef>(&node), true);
    case K::ClassDef: return class_definition(*ast::as<ast::ClassDef>(&node));
    case K::Return: return return_statement(*ast::as<ast::Return>(&node));
    case K::Delete:
      for (const ast::Expr* target : ast::as<ast::Delete>(&node)->targets) delete_target(*target);
      return;
    case K::Assign: return assign(*ast::as<ast::Assign>(&node));
    case K::TypeAlias: return type_alias(*ast::as<ast::TypeAlias>(&node));
    case K::AugAssign: return augmented(*ast::as<ast::AugAssign>(&node));
    case K::AnnAssign: return annotated(*ast::as<ast::AnnAssign>(&node));
    case K::For: return for_statement(*ast::as<ast::For>(&node));
    case K::AsyncFor: return async_for_statement(*ast::as<ast::AsyncFor>(&node));
    case K::While: return while_statement(*ast::as<ast::While>(&node));
    case K::If: return if_statement(*ast::as<ast::If>(&node));
    case K::With: return with_statement(*ast::as<ast::With>(&node));
    case K::AsyncWith:
      require_async(node.range, "'async with' outside async function");
      return with_statement(*ast::as<ast::AsyncWith>(&node));
    case K::Match: return match_statement(*ast::as<ast::Match>(&node));
    case K::Raise: return raise_statement(*ast::as<ast::Raise>(&node));
    case K::Try: return try_statement(*ast::as<ast::Try>(&node));
    case K::TryStar: return try_star(*ast::as<ast::TryStar>(&node));
    case K::Assert: return assert_statement(*ast::as<ast::Assert>(&node));
    case K::Import: return import(*ast::as<ast::Import>(&node));
    case K::ImportFrom: return import_from(*ast::as<ast::ImportFrom>(&node));
    case K::ExprStmt: return expression_statement(*ast::as<ast::ExprStmt>(&node));
    case K::Break: return break_statement(*ast::as<ast::Break>(&node));
    case K::Continue: return continue_statement(*ast::as<ast::Continue>(&node));
    default: return;  // Global, Nonlocal, Pass
  }
}

void CodeGen::expression_statement(const ast::ExprStmt& node) {
  if (is_interactive_) {
    const Reg shown = push(*node.value);
    at(node);
    return intrinsic(Intrinsic::DisplayHook, shown, shown);
  }
  if (program_.folder.fold(*node.value) != nullptr) return;
  const Reg dropped = operand(*node.value);
  if (node.value->kind == ast::NodeKind::Call) {
    at(*node.value);
    out_.emit(Op::DropCheck, dropped);
  }
}

/// Where a body that is only `break` or `continue` goes, if nothing has to be left on the way: the
/// condition can jump there itself.
std::optional<Label> CodeGen::direct_exit(ast::List<ast::Stmt*> body) const {
  if (body.size() != 1 || blocks_.empty()) return std::nullopt;
  const Block& block = blocks_.back();
  if (block.kind != Block::Kind::Loop) return std::nullopt;
  if (body[0]->kind == ast::NodeKind::Break && !block.iterator) return block.break_target;
  if (body[0]->kind == ast::NodeKind::Continue) return block.continue_target;
  return std::nullopt;
}

/// A chain of `elif` is a loop here, not a recursion.
void CodeGen::if_statement(const ast::If& node) {
  const Label end = out_.new_label();
  const ast::If* at_node = &node;
  for (;;) {
    if (const auto target = direct_exit(at_node->body)) {
      branch(*at_node->test, true, *target);
    } else {
      const Label otherwise = out_.new_label();
      branch(*at_node->test, false, otherwise);
      statements(at_node->body);
      if (!at_node->orelse.empty()) {
        at(*at_node);
        out_.jump(end);
      }
      out_.bind(otherwise);
    }
    auto* next = at_node->orelse.size() == 1 ? ast::dyn_as<ast::If>(at_node->orelse[0]) : nullptr;
    if (next == nullptr) break;
    at_node = next;
  }
  statements(at_node->orelse);
  out_.bind(end);
}

/// The condition stands at the bottom: one jump for each round.
void CodeGen::while_statement(const ast::While& node) {
  const Label body = out_.new_label(), test = out_.new_label(), end = out_.new_label();
  const Constant* constant = program_.folder.fold(*node.test);
  const bool is_endless = constant != nullptr && is_true(*constant);
  const bool never_runs = constant != nullptr && !is_endless;
  const Flow before = out_.flow();
  Block block{Block::Kind::Loop};
  block.break_target = end;
  block.continue_target = is_endless ? body : test;
  block.range = node.range;
  push_block(block);
  at(*node.test);
  if (constant == nullptr) out_.jump(test);
  if (never_runs) {
    out_.set_unreachable();
  } else {
    out_.set_flow(before);
  }
  out_.bind_loop(body, unstable());
  statements(node.body);
  blocks_.pop_back();
  at(*node.test);
  if (is_endless) {
    out_.jump(body);
  } else {
    out_.bind(test);
    if (never_runs) {
      out_.set_flow(before);
    } else {
      branch(*node.test, true, body);
    }
  }
  statements(node.orelse);
  out_.bind(end);
}

void CodeGen::for_statement(const ast::For& node) {
  const Reg iterator = registers_.take();
  iterable(*node.iter, iterator, false);
  const Label head = out_.new_label(), exhausted = out_.new_label(), end = out_.new_label();
  Block block{Block::Kind::Loop};
  block.break_target = end;
  block.continue_target = head;
  block.range = node.range;
  if (node.iter->kind == ast::NodeKind::Call) block.iterator = iterator;
  push_block(block);
  out_.bind_loop(head, unstable());
  at(*node.iter);
  {
    TempScope temps(registers_);
    if (auto variable = assignable_register(*node.target)) {
      out_.for_iter(*variable, iterator, exhausted);
      out_.assigned().insert(*variable);
    } else {
      const Reg item = registers_.take();
      out_.for_iter(item, iterator, exhausted);
      store(*node.target, item);
    }
  }
  statements(node.body);
  at(*node.iter);
  out_.jump(head);
  blocks_.pop_back();
  out_.bind(exhausted);
  statements(node.orelse);
  out_.bind(end);
}

CodeGen::AsyncStep CodeGen::async_next(Reg iterator, const ast::Expr& target,
                                       const ast::Range& range) {
  TempScope temps(registers_);
  const Reg item = registers_.take();
  out_.at(range);
  const Region region = out_.open_region(item);
  out_.emit(Op::GetAnext, item, iterator);
  const auto variable = assignable_register(target);
  delegate(item, variable ? *variable : item);
  out_.pause(region);
  if (variable) {
    out_.assigned().insert(*variable);
  } else {
    store(target, item);
  }
  return {region, item};
}

void CodeGen::async_exhausted(const AsyncStep& step, const ast::Range& iterable_range) {
  out_.place_handler(step.region, unstable());
  out_.at(iterable_range);
  out_.emit(Op::EndAsyncFor, step.item);
}

void CodeGen::async_for_statement(const ast::AsyncFor& node) {
  require_async(node.range, "'async for' outside async function");
  const Reg iterator = registers_.take();
  iterable(*node.iter, iterator, true);
  const Label head = out_.new_label(), end = out_.new_label();
  Block block{Block::Kind::Loop};
  block.break_target = end;
  block.continue_target = head;
  block.range = node.range;
  if (node.iter->kind == ast::NodeKind::Call) block.iterator = iterator;
  push_block(block);
  out_.bind_loop(head, unstable());
  const AsyncStep step = async_next(iterator, *node.target, node.range);
  statements(node.body);
  at(*node.iter);
  out_.jump(head);
  blocks_.pop_back();
  async_exhausted(step, node.iter->range);
  statements(node.orelse);
  out_.bind(end);
}

bool CodeGen::require_async(const ast::Range& range, const char* message) {
  const bool at_top = scope_.kind == ScopeKind::Module && context().options().allow_top_level_await;
  if (!scope_.is_async_function && !at_top) context().fail(range, message);
  return true;
}

void CodeGen::return_statement(const ast::Return& node) {
  if (!is_function()) context().fail(node.range, "'return' outside function");
  if (node.value && scope_.is_coroutine && scope_.is_generator) {
    context().fail(node.range, "'return' with value in async generator");
  }
  std::optional<Constant> constant;
  if (!node.value) constant = Constant{Constant::None{}};
  if (const Constant* folded = node.value ? program_.folder.fold(*node.value) : nullptr) {
    constant = *folded;
  }
  Reg result = 0;
  if (!constant) result = blocks_.empty() ? operand(*node.value) : push(*node.value);
  const bool is_constant_here = constant && node.value && node.value->range.line == node.range.line;
  at(is_constant_here ? static_cast<const ast::Node&>(*node.value) : node);
  Unwind unwind(*this, 0, Unwind::Way::Return);
  at(node);
  if (!constant) return out_.emit(Op::Return, result);
  if (std::holds_alternative<Constant::None>(constant->value)) return out_.emit(Op::ReturnNone);
  result = registers_.take();
  out_.load_constant(result, std::move(*constant));
  out_.emit(Op::Return, result);
}

void CodeGen::break_statement(const ast::Break& node) {
  const auto loop = Unwind::find_loop(*this, node.range);
  if (!loop) context().fail(node.range, "'break' outside loop");
  at(node);
  Unwind unwind(*this, *loop + 1, Unwind::Way::Jump);
  at(node);
  leave(blocks_[*loop]);
  out_.jump(blocks_[*loop].break_target);
}

void CodeGen::continue_statement(const ast::Continue& node) {
  const auto loop = Unwind::find_loop(*this, node.range);
  if (!loop) context().fail(node.range, "'continue' not properly in loop");
  at(node);
  Unwind unwind(*this, *loop + 1, Unwind::Way::Jump);
  at(node);
  out_.jump(blocks_[*loop].continue_target);
}

void CodeGen::raise_statement(const ast::Raise& node) {
  if (!node.exc) {
    at(node);
    return out_.emit(Op::RaiseCurrent);
  }
  const Reg exception = operand(*node.exc);
  if (!node.cause) {
    at(node);
    return out_.emit(Op::Raise, exception);
  }
  const Reg cause = operand(*node.cause);
  at(node);
  out_.emit(Op::RaiseFrom, exception, cause);
}

void CodeGen::assert_statement(const ast::Assert& node) {
  auto* tuple = ast::dyn_as<ast::Tuple>(node.test);
  if (tuple != nullptr && !tuple->elts.empty()) {
    context().warn(node.range, "assertion is always true, perhaps remove parentheses?");
  }
  if (context().options().optimize > 0) return;
  const Label end = out_.new_label();
  branch(*node.test, true, end);
  const Reg error = registers_.take();
  at(node);
  out_.emit(Op::LoadConst, error, out_.builtin("AssertionError"));
  if (node.msg) {
    registers_.take(2);
    push(*node.msg);
    at(node);
    out_.emit(Op::Call, error, 1);
  }
  at(*node.test);
  out_.emit(Op::Raise, error);
  out_.bind(end);
}

void CodeGen::import(const ast::Import& node) {
  for (const ast::Alias* alias : node.names) {
    TempScope temps(registers_);
    const Reg module = registers_.take(2);
    at(node);
    out_.emit_wide(Op::LoadInt, module, 0);
    out_.emit(Op::LoadNone, module + 1u);
    const std::string_view full = alias->name->text;
    out_.emit(Op::ImportName, module, module, out_.name(full));
    const std::size_t dot = full.find('.');
    if (!alias->asname) {
      const std::string_view top = full.substr(0, dot);
      store_name(program_.scopes.mangle(*innermost_, top), module);
      continue;
    }
    // `import a.b.c as d` walks from a to c.
    for (std::size_t at_dot = dot; at_dot != full.npos;) {
      const std::size_t next = full.find('.', at_dot + 1);
      const std::size_t size = next == full.npos ? full.npos : next - at_dot - 1;
      out_.emit(Op::ImportFrom, module, module, out_.name(full.substr(at_dot + 1, size)));
      at_dot = next;
    }
    store_name(mangled(alias->asname), module);
  }
}

void CodeGen::import_from(const ast::ImportFrom& node) {
  if (node.module && node.module->text == "__future__" && node.level == 0 &&
      node.range.line > context().last_future_line) {
    context().fail(node.range, "from __future__ imports must occur at the beginning of the file");
  }
  const Reg module = registers_.take(2);
  Constant::NameTuple names;
  for (const ast::Alias* alias : node.names) names.names.emplace_back(alias->name->text);
  at(node);
  out_.emit_wide(Op::LoadInt, module, node.level);
  out_.emit(Op::LoadConst, module + 1u, out_.constant({std::move(names)}));
  out_.emit(Op::ImportName, module, module,
            out_.name(node.module ? node.module->text : std::string_view()));
  for (const ast::Alias* alias : node.names) {
    if (alias->name->text == "*") {
      if (context().options().names_in_mapping) {
        move(static_cast<Reg>(module + 1), 0);
      } else {
        out_.emit(Op::LoadNone, module + 1u);
      }
      return intrinsic(Intrinsic::ImportStar, module, module);
    }
    TempScope temps(registers_);
    const Reg item = registers_.take();
    const ast::Identifier bound = alias->asname ? alias->asname : alias->name;
    out_.emit(Op::ImportFrom, item, module, out_.name(alias->name->text));
    store_name(mangled(bound), item);
  }
}

}  // namespace aio::compiler
