// The chain machine: throwing into a chain, and unwinding across its frames.
#include "runtime/vm/chain_machine.hpp"
#include "runtime/vm/frame_info.hpp"

namespace aio::chain {

// --- throwing ------------------------------------------------------------------------------------

void Machine::throw_at(ChainFrame* g, ChainFrame* leaf, Value e, bool close) {
  run_now().owner->root = kRootRunning;
  vm_.heap.before_write(leaf);
  if (exception_is(vm_, e, ExceptionType::GeneratorExit)) {
    while (g != leaf &&
           (is_native(g) || !close)) {  // throw() of a native delegate closes what is below
      close = close || is_native(g);
      g = frame(delegate_of(g));
    }
    Value d = delegate_of(g);
    if (close && !is_native(g) && !d.is_undef()) {
      vm_.heap.before_write(g);
      if (is_frame(d) && chain_parent(frame(d)) == g->regs()) {
        frame(d)->root = reinterpret_cast<uintptr_t>(leaf->regs());
        frame(d)->header.caller = 0;
      }
      return close_delegate(g, d, e);
    }
  }
  run_now().exc_top = leaf->regs();
  if (is_native(leaf)) return native_enter(native(leaf), true, e);
  Value d = delegate_of(leaf);
  if (!d.is_undef()) {
    if (is_kind(d, Kind::Generator) &&
        !(generator_flags(generator(frame(d))) & kCodeAsyncGenerator))
      return delegate_throw(leaf, generator(frame(d)), e, close);
    if (is_frame(d)) return native_throw(leaf, native(frame(d)), e);
    if (foreign_throw(leaf, d, e)) return;
  }
  throw_here(leaf, e);
}

void Machine::throw_here(ChainFrame* f, Value e) {
  run_now().exc_top = f->regs();
  Value* regs = f->regs();
  vm_.regs = regs;
  if (f->state() == FrameState::Created) {
    f->set_state(FrameState::Suspended);
    Insn* entry = resume_pc(f->header.resume);
    thrown_at_start_ = true;
    return raise_in(regs, entry, e);
  }
  Value handled = own_handled(regs);
  if (!handled.is_undef()) set_context(vm_, e, vm_.handled_exception());
  raise_in(regs, instruction_of(f->header.resume), e);
}

void Machine::delegate_throw(ChainFrame* p, Generator* d, Value e, bool close) {
  Refusal r;
  // The error is raised outside p's exception state.
  Run saved = run_now();
  vm_.stack->runs.pop_back();
  vm_.regs = saved.resumer;
  if (chain_running(d))
    r = {true, Outcome::Raise,
         error(ExceptionType::ValueError, "%s already executing", kind_name(d))};
  else r = refuse(d, true, e);
  vm_.stack->runs.push_back(saved);
  vm_.regs = p->regs();
  if (!r.refused) {
    Value* leaf = link(p->regs(), d);
    return throw_at(d, ChainFrame::of(leaf), e, close);
  }
  throw_here(p, r.kind == Outcome::Raise ? r.value : e);
}

void Machine::native_throw(ChainFrame* p, NativeFrame* d, Value e) {
  if (chain_running(d)) {
    run_now().exc_top = p->regs();
    Insn* send = parked_send(p);
    vm_.regs = p->regs();
    return deliver_reentry(p->regs(), send, d, true, e);
  }
  Value* leaf = link(p->regs(), d);
  throw_at(d, ChainFrame::of(leaf), e, true);
}

bool Machine::foreign_throw(ChainFrame* leaf, Value d, Value e) {
  vm_.regs = leaf->regs();
  Rooted keep(vm_, e);
  Value method = is_kind(d, Kind::Future) || is_kind(d, Kind::Task)
                     ? Value::undef()
                     : get_attr_or_undef(vm_, d, vm_.names.throw_);
  Insn* send = parked_send(leaf);
  if (method.is_undef()) return false;
  // As in CPython, throw() is called for whoever threw: what the leaf itself handles is hidden from
  // it.
  run_now().closing = true;
  Value v = method.is_exc() ? method : vm_.call(method, e);
  run_now().closing = false;
  if (!v.is_exc()) {
    leaf->regs()[send->c] = v;
    done({leaf->regs(), send + 1});  // as if the Send had yielded it
    return true;
  }
  throw_here(leaf,
             take_exception(vm_));  // a StopIteration here ends the delegation (CLEANUP_THROW)
  return true;
}

void Machine::close_delegate(ChainFrame* g, Value d, Value e) {
  Rooted keep(vm_, e);
  Value* leaf = g->regs();
  vm_.regs = leaf;
  run_now().exc_top = leaf;
  run_now().closing = true;
  Value r;
  if (is_frame(d)) {
    if (failed(vm_.check_native_stack())) r = Value::exc();
    else r = generator_close(vm_, frame(d));
  } else {
    Value method = get_attr_or_undef(vm_, d, vm_.names.close);
    r = method.is_exc() ? method
        : method.is_undef() || is_kind(d, Kind::Future) || is_kind(d, Kind::Task)
            ? Value::none()
            : vm_.call(method);
  }
  run_now().closing = false;
  throw_here(g, r.is_exc() ? take_exception(vm_) : keep.get());
}

// --- unwinding -----------------------------------------------------------------------------------

const Handler* Machine::find_handler(const CodeUnit& unit, uint32_t at) {
  for (const Handler& h : unit.handlers) {
    if (h.start <= at && at < h.end) return &h;
  }
  return nullptr;
}

void Machine::unwind_step() {
  Value* regs = regs_;
  Function* f = function_of(regs);
  Code* code = f->code;
  uint32_t at = static_cast<uint32_t>(pc_ - code->instructions);
  vm_.regs = regs;
  bool stop = !thrown_at_start_ && exception_is(vm_, value_, ExceptionType::StopIteration);
  uint16_t op = pc_->op;
  if (stop && op == kSend) {  // CLEANUP_THROW: the delegate's end
    regs[pc_->a] = field_of(value_, 0);
    return done({regs, pc_ + 2});
  }
  if (stop && is_for_iter(op)) return done(for_exhausted(regs, pc_));
  if (!again_) add_traceback(vm_, value_, code, f->globals, at);
  again_ = false;
  if (!thrown_at_start_ && !vm_.terminated) {
    if (const Handler* h = find_handler(*code->unit, at)) {
      regs[h->reg] = value_;
      return done({regs, code->instructions + h->handler});
    }
  }
  keep_locals(vm_, value_, regs);
  if (f->aux & Function::kGeneratorLike) return leave_generator(ChainFrame::of(regs));
  leave_plain(regs);
}

void Machine::leave_generator(ChainFrame* g) {
  if (!thrown_at_start_) convert_stop(g);
  thrown_at_start_ = false;
  g->set_state(FrameState::Finished);
  Function* f = static_cast<Function*>(g->header.function.as_object());
  if (f->exception_register != CodeUnit::kNoRegister)
    g->regs()[f->exception_register] = Value::none();
  leave(g, Outcome::Raise, value_);
}

void Machine::convert_stop(ChainFrame* g) {
  bool async_gen = generator_flags(generator(g)) & kCodeAsyncGenerator;
  const char* bad = exception_is(vm_, value_, ExceptionType::StopIteration) ? "StopIteration"
                    : async_gen && exception_is(vm_, value_, ExceptionType::StopAsyncIteration)
                        ? "StopAsyncIteration"
                        : nullptr;
  if (!bad) return;
  Value e = error(ExceptionType::RuntimeError, "%s raised %s", kind_name(g), bad);
  Exception* x = as<Exception>(e);
  x->cause = value_;
  x->context = value_;
  x->flags |= Exception::kSuppressContext;
  value_ = e;  // its traceback begins with the caller
}

void Machine::leave_plain(Value* regs) {
  FrameHeader* h = header_of(regs);
  uintptr_t tag = h->caller & kCallerTagMask;
  Value* caller = caller_of(h);
  ++vm_.depth_left;
  vm_.regs = caller;
  if (tag == kCallerEntry) {
    exit(Outcome::Raise, value_);
    return;
  }
  raise_in(caller, instruction_of(header_of(caller)->resume), value_);
}

}  // namespace aio::chain
