// try, except, except*, finally, with.
// A handler region's row names the register that gets the exception; it is the first temporary
// above what the protected code had in use. While a handler runs, a second region around it
// restores the handled exception if the handler itself raises; it is left out where nothing in this
// code unit would run then. Finally bodies are generated once for each way out.

#include "lang/compile/codegen.hpp"

namespace aio::compiler {
namespace {

/// Finally bodies inside finally bodies multiply; beyond this depth the program is refused.
constexpr int kMaxFinallyDepth = 8;

}  // namespace

/// Whether an exception raised here would be handled in this code unit.
bool CodeGen::is_protected() const {
  for (const Block& block : blocks_) {
    if (block.region.exists() || block.name_region.exists()) return true;
  }
  return false;
}

/// Writes what leaving `block` without an exception has to do. The block is already off the stack.
void CodeGen::leave(const Block& block) {
  TempScope temps(registers_);
  switch (block.kind) {
    case Block::Kind::Finally:
      if (++finally_depth_ > kMaxFinallyDepth) {
        context().fail(block.range, "too many statically nested blocks");
      }
      statements(block.finally_body);
      --finally_depth_;
      return;
    case Block::Kind::Loop:
      if (block.iterator) out_.emit(Op::DropCheck, *block.iterator);
      return;
    case Block::Kind::FinallyHandler: return out_.emit(Op::PopExc, block.saved);
    case Block::Kind::Handler:
      out_.emit(Op::PopExc, block.saved);
      if (block.handler != nullptr) unbind_handler_name(*block.handler);
      return;
    case Block::Kind::With:
    case Block::Kind::AsyncWith: {
      out_.at(block.range);
      const Reg slot = registers_.take();
      return call_exit(block.exit, slot, std::nullopt, block.kind == Block::Kind::AsyncWith);
    }
    default: return;
  }
}

void CodeGen::try_statement(const ast::Try& node) {
  if (node.finalbody.empty()) return try_except(node);
  try_finally(node);
}

void CodeGen::try_star(const ast::TryStar& node) {
  if (node.finalbody.empty()) return try_except_star(node);
  try_finally(node);
}

template <class T>
void CodeGen::try_finally(const T& node) {
  const Label end = out_.new_label();
  const Reg exception = registers_.take();
  Block block{Block::Kind::Finally};
  block.region = out_.open_region(exception);
  block.finally_body = node.finalbody;
  block.range = node.range;
  push_block(block);
  if (node.handlers.empty()) {
    statements(node.body);
  } else {
    TempScope temps(registers_);
    if constexpr (std::is_same_v<T, ast::Try>) {
      try_except(node);
    } else {
      try_except_star(node);
    }
  }
  blocks_.pop_back();
  out_.pause(block.region);
  leave(block);
  out_.jump(end);

  out_.place_handler(block.region, unstable());
  const Reg saved = registers_.take();
  out_.emit(Op::PushExc, saved, exception);
  Block handler{Block::Kind::FinallyHandler};
  handler.saved = saved;
  handler.range = node.range;
  const Reg second = registers_.take();
  if (is_protected()) handler.region = out_.open_region(second);
  push_block(handler);
  leave(block);
  blocks_.pop_back();
  if (handler.region.exists()) out_.pause(handler.region);
  out_.emit(Op::PopExc, saved);
  out_.emit(Op::Reraise, exception);
  if (handler.region.exists()) {
    out_.place_handler(handler.region, unstable());
    out_.emit(Op::PopExc, saved);
    out_.emit(Op::Reraise, second);
  }
  out_.bind(end);
}

void CodeGen::try_except(const ast::Try& node) {
  const Label end = out_.new_label();
  const Reg exception = registers_.take();
  Block block{Block::Kind::Try};
  block.region = out_.open_region(exception);
  block.range = node.range;
  push_block(block);
  statements(node.body);
  blocks_.pop_back();
  out_.pause(block.region);
  statements(node.orelse);
  out_.jump(end);
  out_.place_handler(block.region, unstable());
  except_handlers(node, exception, end);
  out_.bind(end);
}

void CodeGen::except_handlers(const ast::Try& node, Reg exception, Label end) {
  const Reg saved = registers_.take();
  out_.at(node.handlers[0]->range);
  out_.emit(Op::PushExc, saved, exception);
  const Reg second = registers_.take();
  Region cleanup;
  if (is_protected()) cleanup = out_.open_region(second);
  // While the handlers run, the cleanup region is a block of its own for `return` and `break` to
  // leave.
  for (uint32_t i = 0; i < node.handlers.size(); ++i) {
    const ast::ExceptHandler& handler = *node.handlers[i];
    if (handler.type == nullptr && i + 1 < node.handlers.size()) {
      context().fail(handler.range, "default 'except:' must be last");
    }
    TempScope temps(registers_);
    const Label next = out_.new_label();
    if (handler.type) {
      const Reg matches = registers_.take();
      const Reg type = operand(*handler.type);
      at(handler);
      out_.emit(Op::MatchExc, matches, exception, type);
      out_.jump_if(Op::JumpIfNot, matches, next);
    }
    Block body{Block::Kind::Handler};
    body.saved = saved;
    body.region = cleanup;
    body.range = handler.range;
    body.handler = handler.name ? &handler : nullptr;
    push_block(body);
    except_body(handler, exception, saved, end);
    out_.bind(next);
  }
  if (cleanup.exists()) out_.pause(cleanup);
  out_.at(node.handlers.back()->range);
  if (is_protected()) out_.emit(Op::PopExc, saved);
  out_.emit(Op::Reraise, exception);
  if (cleanup.exists()) {
    out_.place_handler(cleanup, unstable());
    out_.emit(Op::PopExc, saved);
    out_.emit(Op::Reraise, second);
  }
}

/// The body of one `except`, whose block is on the stack; ends with a jump to `end`.
void CodeGen::except_body(const ast::ExceptHandler& handler, Reg exception, Reg saved, Label end) {
  const Block block = blocks_.back();
  Region name_region;
  const Reg third = registers_.take();
  if (handler.name) {
    const std::string_view name = mangled(handler.name);
    at(handler);
    store_name(name, exception);
    // A plain local that nobody can look at any more need not be unbound.
    const bool is_visible = block.region.exists() || place_of(name).kind != Place::Kind::Local;
    if (is_visible) name_region = out_.open_region(third);
    blocks_.back().name_region = name_region;
  }
  statements(handler.body);
  if (name_region.exists()) out_.pause(name_region);
  blocks_.pop_back();
  at(handler);
  out_.emit(Op::PopExc, saved);
  if (handler.name) unbind_handler_name(handler);
  out_.jump(end);
  if (name_region.exists()) {
    out_.place_handler(name_region, unstable());
    unbind_handler_name(handler);
    out_.emit(Op::Reraise, third);
  }
}

/// The end of `except … as name`: the name is unbound, whether or not the body did so already.
void CodeGen::unbind_handler_name(const ast::ExceptHandler& handler) {
  TempScope temps(registers_);
  const std::string_view name = mangled(handler.name);
  const Place place = place_of(name);
  if (place.kind == Place::Kind::Local) {
    out_.emit(Op::LoadUndef, place.reg);
    return out_.assigned().erase(place.reg);
  }
  const Reg none = registers_.take();
  out_.emit(Op::LoadNone, none);
  store_name(name, none);
  delete_name(name);
}

void CodeGen::try_except_star(const ast::TryStar& node) {
  const Label end = out_.new_label(), done = out_.new_label();
  const Reg exception = registers_.take();
  Block block{Block::Kind::Try};
  block.region = out_.open_region(exception);
  block.range = node.range;
  push_block(block);
  statements(node.body);
  blocks_.pop_back();
  out_.pause(block.region);
  statements(node.orelse);
  out_.jump(end);

  out_.place_handler(block.region, unstable());
  out_.at(node.handlers[0]->range);
  const Reg saved = registers_.take(), second = registers_.take();
  const Reg original = registers_.take(), results = registers_.take(), rest = registers_.take();
  out_.emit(Op::PushExc, saved, exception);
  Region cleanup;
  if (is_protected()) cleanup = out_.open_region(second);
  move(original, exception);
  out_.emit(Op::BuildList, results, results, 0);
  move(rest, exception);
  for (const ast::ExceptHandler* handler : node.handlers) {
    except_star_clause(*handler, rest, results, cleanup);
  }
  const Label no_rest = out_.new_label();
  out_.at(node.handlers.back()->range);
  out_.jump_if(Op::JumpIfNone, rest, no_rest);
  out_.emit(Op::ListAppend, results, rest);
  out_.bind(no_rest);
  intrinsic(Intrinsic::PrepReraiseStar, original, original);
  if (cleanup.exists()) out_.pause(cleanup);
  out_.emit(Op::PopExc, saved);
  out_.jump_if(Op::JumpIfNone, original, done);
  out_.emit(Op::Reraise, original);
  if (cleanup.exists()) {
    out_.place_handler(cleanup, unstable());
    out_.emit(Op::PopExc, saved);
    out_.emit(Op::Reraise, second);
  }
  out_.bind(done);
  out_.bind(end);
}

/// One `except*`: takes its part out of `rest`. What its body raises is collected, not raised.
void CodeGen::except_star_clause(const ast::ExceptHandler& handler, Reg rest, Reg results,
                                 Region cleanup) {
  TempScope temps(registers_);
  const Label next = out_.new_label();
  const Reg match = registers_.take(2);
  const Reg type = operand(*handler.type);
  at(handler);
  out_.emit(Op::MatchExcStar, match, rest, type);
  move(rest, static_cast<Reg>(match + 1));
  out_.jump_if(Op::JumpIfNone, match, next);
  out_.emit(Op::PopExc, match);  // the matching group is what the body handles
  if (handler.name) { store_name(mangled(handler.name), match); }
  const Reg raised = registers_.take();
  Block body{Block::Kind::GroupHandler};
  body.region = out_.open_region(raised);
  body.name_region = cleanup;
  body.range = handler.range;
  push_block(body);
  statements(handler.body);
  blocks_.pop_back();
  out_.pause(body.region);
  at(handler);
  if (handler.name) unbind_handler_name(handler);
  out_.jump(next);
  out_.place_handler(body.region, unstable());
  at(handler);
  if (handler.name) unbind_handler_name(handler);
  out_.emit(Op::ListAppend, results, raised);
  out_.bind(next);
}

template <class W>
void CodeGen::with_statement(const W& node) {
  with_item(node, 0);
}
template void CodeGen::with_statement(const ast::With& node);
template void CodeGen::with_statement(const ast::AsyncWith& node);

/// Calls the exit method with the exception or three Nones; the result is in `window`, the newest
/// temporary.
void CodeGen::call_exit(Reg exit, Reg window, std::optional<Reg> exception, bool is_async) {
  move(window, exit);
  registers_.take(2);
  const Reg args = registers_.take(3);
  if (exception) {
    out_.emit(Op::ExcInfo, args, *exception);
  } else {
    for (uint32_t i = 0; i < 3; ++i) out_.emit(Op::LoadNone, args + i);
  }
  out_.emit(Op::Call, window, 3);
  registers_.release_to(window + 1u);
  if (is_async) await_register(window, 2, window);
}

template <class W>
void CodeGen::with_item(const W& node, uint32_t index) {
  constexpr bool kIsAsync = std::is_same_v<W, ast::AsyncWith>;
  TempScope temps(registers_);
  const ast::WithItem& item = *node.items[index];
  const ast::Range& range = item.context_expr->range;
  const Reg exit = push(*item.context_expr);
  const Reg entered = registers_.take();
  out_.at(range);
  using Use = SpecialUse;
  out_.emit(Op::LoadSpecial, entered, exit,
            static_cast<uint16_t>(kIsAsync ? Use::AsyncEnter : Use::Enter));
  out_.emit(Op::LoadSpecial, exit, exit,
            static_cast<uint16_t>(kIsAsync ? Use::AsyncExit : Use::Exit));
  out_.emit(Op::Call, entered, 0);
  if (kIsAsync) await_register(entered, 1, entered);

  Block block{kIsAsync ? Block::Kind::AsyncWith : Block::Kind::With};
  block.exit = exit;
  block.range = range;
  block.region = out_.open_region(entered);
  push_block(block);
  if (item.optional_vars) store(*item.optional_vars, entered);
  if (index + 1 < node.items.size()) {
    with_item(node, index + 1);
  } else {
    statements(node.body);
  }
  blocks_.pop_back();
  out_.pause(block.region);
  out_.at(range);
  {
    TempScope normal(registers_);
    registers_.release_to(exit + 1u);
    call_exit(exit, exit, std::nullopt, kIsAsync);
    registers_.release_to(entered + 1u);
  }
  const Label end = out_.new_label();
  out_.jump(end);

  out_.place_handler(block.region, unstable());
  out_.at(range);
  const Reg saved = registers_.take(), second = registers_.take();
  out_.emit(Op::PushExc, saved, entered);
  Region cleanup;
  if (is_protected()) cleanup = out_.open_region(second);
  const Reg slot = registers_.take();
  call_exit(exit, slot, entered, kIsAsync);
  const Label swallowed = out_.new_label();
  out_.jump_if(Op::JumpIf, slot, swallowed);
  if (cleanup.exists()) out_.pause(cleanup);
  out_.emit(Op::PopExc, saved);
  out_.emit(Op::Reraise, entered);
  out_.bind(swallowed);
  out_.emit(Op::PopExc, saved);
  out_.jump(end);
  if (cleanup.exists()) {
    out_.place_handler(cleanup, unstable());
    out_.emit(Op::PopExc, saved);
    out_.emit(Op::Reraise, second);
  }
  out_.bind(end);
}

}  // namespace aio::compiler
