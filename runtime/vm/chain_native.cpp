// The chain machine: frames that are no script's. asend(), athrow(), aclose() of async generators,
// wrappers of coroutines, and coroutines written in C++.
#include "runtime/vm/chain_machine.hpp"

namespace aio::chain {

// --- native frames -------------------------------------------------------------------------------

void Machine::native_enter(NativeFrame* n, bool throwing, Value v) {
  vm_.regs = n->regs();
  if (n->native_kind == NativeFrameKind::Coroutine) return step_coroutine(n, throwing, v);
  bool first = false;
  Refusal r = native_prologue(n, throwing, v, &first);
  if (r.refused) return leave(n, r.kind, r.value);
  if (first && n->native_kind == NativeFrameKind::ASend && !throwing && v.is_none()) v = n->value();
  if (first && is_athrow(n) && !throwing) {
    Run& run = run_now();
    n->saved_top() = run.exc_top;
    n->saved_base() = run.exc_base;
    run.exc_top = run.exc_base = n->regs();
    Value e =
        n->value().is_undef() ? make_exception(vm_, ExceptionType::GeneratorExit, {}) : n->value();
    if (n->value().is_undef()) as<Exception>(e)->args = Value::object(vm_.empty_tuple);
    return native_into(n, true, e, false);
  }
  native_into(n, throwing, v, true);
}

void Machine::native_into(NativeFrame* n, bool throwing, Value v, bool close) {
  Generator* d = as<Generator>(n->target());
  Refusal r;
  if (chain_running(d))
    r = {true, Outcome::Raise,
         error(ExceptionType::ValueError, "%s already executing", kind_name(d))};
  else r = refuse(d, throwing, v);
  if (r.refused)
    return native_step(n, r.kind == Outcome::Return ? Signal::Return : Signal::Raise, r.value);
  Value* leaf = link(n->regs(), d);
  --vm_.depth_left;
  if (throwing) throw_at(d, ChainFrame::of(leaf), v, close);
  else enter(ChainFrame::of(leaf), v);
}

Refusal Machine::native_prologue(NativeFrame* n, bool throwing, Value v, bool* first) {
  if (n->native_kind == NativeFrameKind::Wrapper) return {};
  Generator* a = as<Generator>(n->target());
  bool asend = n->native_kind == NativeFrameKind::ASend;
  auto fail_with = [&](ExceptionType type, const char* text) {
    return Refusal{true, Outcome::Raise, error(type, "%s", text)};
  };
  if (n->phase == NativeFrame::kClosed) {
    return fail_with(ExceptionType::RuntimeError,
                     asend ? "cannot reuse already awaited __anext__()/asend()"
                           : "cannot reuse already awaited aclose()/athrow()");
  }
  if (!asend && !throwing && a->state() == FrameState::Finished) {
    n->phase = NativeFrame::kClosed;
    return {true, Outcome::Return, Value::none()};
  }
  *first = n->phase == NativeFrame::kInit;
  if (*first) {
    if (a->flags & Generator::kRunningAsync) {
      n->phase = NativeFrame::kClosed;
      return fail_with(ExceptionType::RuntimeError,
                       asend ? "anext(): asynchronous generator is already running"
                       : n->native_kind == NativeFrameKind::AClose
                           ? "aclose(): asynchronous generator is already running"
                           : "athrow(): asynchronous generator is already running");
    }
    if (!asend && !throwing) {
      if (a->flags & Generator::kClosed) {
        n->phase = NativeFrame::kClosed;
        return {true, Outcome::Raise, stop_async()};
      }
      if (!v.is_none())
        return fail_with(ExceptionType::RuntimeError,
                         "can't send non-None value to a just-started coroutine");
      if (n->native_kind == NativeFrameKind::AClose) a->flags |= Generator::kClosed;
    }
    n->phase = NativeFrame::kIter;
    n->set_state(FrameState::Suspended);
  }
  if (asend || *first) a->flags |= Generator::kRunningAsync;
  return {};
}

Value Machine::stop_async() {
  (void)raise_args(vm_, ExceptionType::StopAsyncIteration, nullptr, 0);
  return take_exception(vm_);
}

void Machine::native_step(NativeFrame* n, Signal signal, Value v) {
  vm_.regs = n->regs();
  Run& run = run_now();
  if (run.exc_base == n->regs()) {
    run.exc_top = n->saved_top();
    run.exc_base = n->saved_base();
  }
  Outcome kind = signal == Signal::Raise ? Outcome::Raise : Outcome::Return;
  if (n->native_kind == NativeFrameKind::ASend || is_athrow(n)) async_result(n, signal, &kind, &v);
  leave(n, kind, v);
}

void Machine::async_result(NativeFrame* n, Signal signal, Outcome* kind, Value* v) {
  Generator* a = as<Generator>(n->target());
  if (signal == Signal::Return) {
    *kind = Outcome::Raise;
    *v = stop_async();
  }
  bool aclose = n->native_kind == NativeFrameKind::AClose;
  a->flags &= static_cast<uint8_t>(~Generator::kRunningAsync);
  n->phase = NativeFrame::kClosed;
  n->set_state(FrameState::Finished);
  if (signal == Signal::AsyncYield) {
    if (!aclose) return;
    *kind = Outcome::Raise;
    *v = error(ExceptionType::RuntimeError, "async generator ignored GeneratorExit");
    return;
  }
  if (exception_is(vm_, *v, ExceptionType::StopAsyncIteration) ||
      exception_is(vm_, *v, ExceptionType::GeneratorExit)) {
    if (aclose) {
      *kind = Outcome::Return;
      *v = Value::none();
      return;
    }
    a->flags |= Generator::kClosed;
  }
}

void Machine::step_coroutine(NativeFrame* n, bool throwing, Value v) {
  if (n->state() == FrameState::Finished)
    return leave(n, Outcome::Raise,
                 error(ExceptionType::RuntimeError, "cannot reuse already awaited coroutine"));
  if (n->state() == FrameState::Created && !throwing && !v.is_none())
    return leave(
        n, Outcome::Raise,
        error(ExceptionType::TypeError, "can't send non-None value to a just-started coroutine"));
  n->set_state(FrameState::Suspended);
  NativeStep s =
      n->coroutine->step(vm_, n, throwing ? Value::none() : v, throwing ? v : Value::undef());
  vm_.regs = n->regs();
  switch (s.poll) {
    case Poll::Ready: n->set_state(FrameState::Finished); return leave(n, Outcome::Return, s.value);
    case Poll::Raise:
      n->set_state(FrameState::Finished);
      return leave(n, Outcome::Raise, take_exception(vm_));
    case Poll::Pending:
    case Poll::Yield:
    case Poll::Decline: return finish_yield(n->regs(), s.value);
  }
}

// --- re-entrancy (frames.md 2.5) -----------------------------------------------------------------

Refusal Machine::reenter(NativeFrame* n, bool throwing, Value v) {
  bool first = false;
  Refusal r;
  if (n->native_kind == NativeFrameKind::Coroutine) {
    return {true, Outcome::Raise, error(ExceptionType::ValueError, "coroutine already executing")};
  }
  r = native_prologue(n, throwing, v, &first);
  if (r.refused) return r;
  Generator* a = as<Generator>(n->target());
  Value e = error(ExceptionType::ValueError, "%s already executing", kind_name(a));
  Outcome kind = Outcome::Raise;
  if (n->native_kind != NativeFrameKind::Wrapper) {
    async_result(n, Signal::Raise, &kind, &e);
    for (Run& run : vm_.stack->runs) {
      if (run.owner == chain_root(n)) run.cut = true;
    }
  }
  return {true, kind, e};
}

Go Machine::reenter_from_host(NativeFrame* n, bool throwing, Value v) {
  Refusal r = reenter(n, throwing, v);
  return exit(r.kind, r.value);
}

void Machine::reenter_from_send(Value* regs, Insn* pc, NativeFrame* d, Value v) {
  deliver_reentry(regs, pc, d, false, v);
}

void Machine::deliver_reentry(Value* regs, Insn* send, NativeFrame* d, bool throwing, Value v) {
  Refusal r = reenter(d, throwing, v);
  if (r.kind == Outcome::Return) {
    regs[send->a] = r.value;
    return done({regs, send + 2});
  }
  raise_in(regs, send, r.value);
}

}  // namespace aio::chain
