// The chain machine: resuming, linking, suspending and leaving frames, and the steps of the loop's
// batch.
#include "runtime/vm/chain_machine.hpp"

#include "runtime/task/awaitable.hpp"
#include "runtime/task/future.hpp"

namespace aio::chain {

// --- entries -------------------------------------------------------------------------------------

Go Machine::unwind(Value* regs, Insn* pc, Value exception, bool again) {
  regs_ = regs;
  pc_ = pc;
  value_ = exception;
  again_ = again;
  next_ = Step::Unwind;
  return run();
}

Go Machine::send(Value* regs, Insn* pc) {
  ChainFrame* d = frame(regs[pc->b]);
  Value v = regs[pc->c];
  header_of(regs)->resume = pack_resume(pc, pc->a, 0);
  vm_.regs = regs;
  if (chain_running(d)) {
    if (is_native(d)) {
      reenter_from_send(regs, pc, native(d), v);
      return run();
    }
    return fail(regs, pc, ExceptionType::ValueError, "%s already executing", kind_name(d));
  }
  if (!is_native(d)) {
    Refusal r = refuse(generator(d), false, v);
    if (r.refused) {
      if (r.kind == Outcome::Return) {
        regs[pc->a] = r.value;
        return {regs, pc + 2};
      }
      return unwind(regs, pc, r.value, false);
    }
  }
  bool too_long = chain_depth(ChainFrame::of(regs)) >= vm_.recursion_limit;
  if (too_long || !enter_depth(vm_)) {
    if (!too_long) ++vm_.depth_left;
    return fail(regs, pc, ExceptionType::RecursionError, "maximum recursion depth exceeded");
  }
  enter(link(regs, d), v);
  return run();
}

Go Machine::yield(Value* regs, Value v) {
  finish_yield(regs, v);
  return run();
}

Go Machine::async_yield(Value* regs, Value v) {
  ChainFrame* a = ChainFrame::of(regs);
  Value* parent = chain_parent(a);
  if (!parent) {  // driven without an asend: cannot happen from a script
    finish_yield(regs, v);
    return run();
  }
  if (is_direct_step(a)) parent = insert_awaitable(a);
  a->header.caller = 0;
  a->root = reinterpret_cast<uintptr_t>(regs);
  ++vm_.depth_left;  // it was counted when its asend() entered it
  lower_top(regs, parent);
  native_step(native(ChainFrame::of(parent)), Signal::AsyncYield, v);
  return run();
}

Go Machine::suspend_task(Value v) {
  finish_run(Outcome::Yield, v);
  return run();
}

Go Machine::resume_task(Run& batch) {
  go_on(batch);
  return run();
}

Go Machine::return_from(Value* regs, Value v) {
  ChainFrame* f = ChainFrame::of(regs);
  f->set_state(FrameState::Finished);
  leave(f, Outcome::Return, v);
  return run();
}

Go Machine::leave_native(NativeFrame* n, Outcome kind, Value v) {
  n->set_state(FrameState::Finished);
  leave(n, kind, v);
  return run();
}

Go Machine::for_iter(Value* regs, ChainFrame* g) {
  Insn* pc = instruction_of(header_of(regs)->resume);
  vm_.regs = regs;
  if (chain_running(g))
    return fail(regs, pc, ExceptionType::ValueError, "%s already executing", kind_name(g));
  Refusal r = refuse(generator(g), false, Value::none());
  if (r.refused) {
    if (r.kind == Outcome::Return) return for_exhausted(regs, pc);
    return unwind(regs, pc, r.value, false);
  }
  split(g);
  if (failed(push_run(g, How::For))) return unwind(regs, pc, take_exception(vm_), false);
  enter(ChainFrame::of(leaf_of(g)), Value::none());
  return run();
}

Go Machine::drive(ChainFrame* g, How how, bool throwing, Value v, Object* batch_task,
                  bool* immediate) {
  *immediate = true;
  if (!is_native(g) && how == How::Close && g->state() != FrameState::Suspended) {
    if (g->state() == FrameState::Created) g->set_state(FrameState::Finished);
    return exit(Outcome::Return, Value::none());
  }
  if (chain_running(g)) {
    if (!is_native(g))
      return exit(Outcome::Raise,
                  error(ExceptionType::ValueError, "%s already executing", kind_name(g)));
    return reenter_from_host(native(g), throwing, v);
  }
  if (!is_native(g)) {
    Refusal r = refuse(generator(g), throwing, v);
    if (r.refused) return exit(r.kind, r.value);
  }
  split(g);
  if (failed(push_run(g, how))) return exit(Outcome::Raise, take_exception(vm_));
  run_now().task = batch_task;
  *immediate = false;
  Value* leaf = leaf_of(g);
  g->root = kRootRunning;
  if (throwing) throw_at(g, ChainFrame::of(leaf), v, true);
  else enter(ChainFrame::of(leaf), v);
  return run();
}

// --- structure -----------------------------------------------------------------------------------

Status Machine::push_run(ChainFrame* g, How how) {
  if (!enter_depth(vm_)) {
    ++vm_.depth_left;
    return raise_recursion(vm_);
  }
  Value* resumer = vm_.regs;
  Value* saved = vm_.top;
  vm_.top = free_top(vm_, resumer);
  if (failed(ensure_stack(vm_, vm_.top + 64))) {
    vm_.top = saved;
    ++vm_.depth_left;
    return Status::Raised;
  }
  Run r{};
  r.owner = g;
  r.resumer = resumer;
  r.saved_top = saved;
  r.saved_depth = vm_.depth_left + 1;
  r.how = how;
  r.exc_top = g->regs();
  vm_.stack->runs.push_back(r);
  return Status::Ok;
}

// --- entering ------------------------------------------------------------------------------------

Refusal Machine::refuse(Generator* g, bool throwing, Value v) {
  if (g->state() == FrameState::Finished) {
    if (generator_flags(g) & kCodeCoroutine) {
      return {true, Outcome::Raise,
              error(ExceptionType::RuntimeError, "cannot reuse already awaited coroutine")};
    }
    if (throwing) return {true, Outcome::Raise, v};
    return {true, Outcome::Return, Value::none()};
  }
  if (g->state() == FrameState::Created && !throwing && !v.is_none()) {
    return {true, Outcome::Raise,
            error(ExceptionType::TypeError, "can't send non-None value to a just-started %s",
                  kind_name(g))};
  }
  return {};
}

// --- leaving -------------------------------------------------------------------------------------

bool Machine::lower_top(Value* f, Value* parent) {
  if (vm_.stack->runs.empty()) return false;
  Run& r = run_now();
  if (r.exc_top != f) return false;
  if (parent && parent == r.exc_base) {
    NativeFrame* n = native(ChainFrame::of(parent));
    r.exc_top = n->saved_top();
    r.exc_base = n->saved_base();
    return false;
  }
  r.exc_top = parent;
  return true;
}

Value* Machine::insert_awaitable(ChainFrame* a) {
  Value* parent = chain_parent(a);
  NativeFrame* n = make_started_asend(vm_, generator(a));
  vm_.heap.before_write(ChainFrame::of(parent));
  n->header.caller = reinterpret_cast<uintptr_t>(parent);
  n->root = a->root;
  a->header.caller = reinterpret_cast<uintptr_t>(n->regs());
  a->root = depth_word(chain_depth(n) + 1);
  parent[parked_send(ChainFrame::of(parent))->b] = Value::object(n);
  --run_now().direct_steps;
  --vm_.depth_left;
  return n->regs();
}

void Machine::insert_awaitables(Value* leaf) {
  for (ChainFrame* f = ChainFrame::of(leaf); run_now().direct_steps > 0;) {
    if (is_direct_step(f)) insert_awaitable(f);
    Value* parent = chain_parent(f);
    if (!parent) break;
    f = ChainFrame::of(parent);
  }
  run_now().direct_steps = 0;
}

void Machine::finish_yield(Value* regs, Value v) {
  if (run_now().direct_steps) insert_awaitables(regs);
  Run& r = run_now();
  r.owner->root = reinterpret_cast<uintptr_t>(regs);
  if (r.cut) cut_closed(regs);
  finish_run(Outcome::Yield, v);
}

void Machine::cut_closed(Value* leaf) {
  ChainFrame* f = ChainFrame::of(leaf);
  while (f) {
    Value* parent = chain_parent(f);
    if (parent) {
      ChainFrame* p = ChainFrame::of(parent);
      if (is_native(p) && native(p)->phase == NativeFrame::kClosed) split(f);
    }
    f = parent ? ChainFrame::of(parent) : nullptr;
  }
}

void Machine::finish_run(Outcome kind, Value v) {
  Run r = run_now();
  vm_.stack->runs.pop_back();
  vm_.top = r.saved_top;
  vm_.depth_left = r.saved_depth;
  vm_.regs = r.resumer;
  if (r.how != How::For) {
    if (r.task) return next_task(r, kind, v);
    exit(kind, v);
    return;
  }
  Insn* pc = instruction_of(header_of(r.resumer)->resume);
  switch (kind) {
    case Outcome::Yield:
      r.resumer[pc->a] = v;
      done({r.resumer, pc + 2});
      return;
    case Outcome::Return: done(for_exhausted(r.resumer, pc)); return;
    case Outcome::Raise: raise_in(r.resumer, pc, v); return;
    case Outcome::Settled: return;  // never of a for loop
  }
}

namespace {

/// The step of the batch run is settled: the next ready task, if there is one, takes the run over
/// as it is. run.owner: its root.
void hand_over(Vm& vm, Run& run) {
  vm.depth_left = run.saved_depth;
  run.owner = take_next_task(vm, &run.task);
  if (!run.owner) return;
  --vm.depth_left;
  run.exc_top = run.owner->regs();
  run.exc_base = nullptr;
  run.cut = false;
  run.direct_steps = 0;
}

}  // namespace

void Machine::continue_batch(Run& run) {
  hand_over(vm_, run);
  go_on(run);
}

void Machine::go_on(Run& run) {
  if (run.owner) return enter(leaf_of(run.owner), Value::none());
  vm_.top = run.saved_top;
  vm_.regs = run.resumer;
  vm_.stack->runs.pop_back();
  exit(Outcome::Settled, Value::undef());
}

void Machine::next_task(Run run, Outcome kind, Value v) {
  bool leaves_loop = failed(settle_step(vm_, static_cast<Task*>(run.task), kind, v));
  if (!leaves_loop) hand_over(vm_, run);
  if (leaves_loop || !run.owner) {
    exit(Outcome::Settled, Value::undef());
    return;
  }
  vm_.top = free_top(vm_, run.resumer);
  vm_.stack->runs.push_back(run);
  enter(leaf_of(run.owner), Value::none());
}

Go Machine::for_exhausted(Value* regs, Insn* pc) { return {regs, pc + 2 + data_word(pc + 1)}; }

void Machine::leave(ChainFrame* f, Outcome kind, Value v) {
  Run& r = run_now();
  if (r.owner == f) {
    f->root = reinterpret_cast<uintptr_t>(f->regs());
    if (r.task && kind == Outcome::Return && settle_return(vm_, static_cast<Task*>(r.task), v))
      return continue_batch(r);
    return finish_run(kind, v);
  }
  if (is_direct_step(f)) insert_awaitable(f);
  Value* parent = chain_parent(f);
  bool thrown = lower_top(f->regs(), parent);
  f->header.caller = 0;
  f->root = reinterpret_cast<uintptr_t>(f->regs());
  ++vm_.depth_left;
  ChainFrame* p = ChainFrame::of(parent);
  vm_.heap.before_write(p);
  if (is_native(f) && f->flags & Generator::kPrivate && !is_native(p)) {
    parent[resume_pc(p->header.resume)->b] = Value::undef();
    vm_.heap.take_back(f, native(f)->bytes());
  }
  if (is_native(p))
    return native_step(native(p), kind == Outcome::Return ? Signal::Return : Signal::Raise, v);
  Insn* send = resume_pc(p->header.resume);
  vm_.regs = parent;
  if (kind == Outcome::Return) {
    parent[send->a] = v;
    done({parent, send + 2});
    return;
  }
  if (thrown && !own_handled(parent).is_undef()) set_context(vm_, v, vm_.handled_exception());
  raise_in(parent, send, v);
}

}  // namespace aio::chain

namespace aio {

using chain::Machine;

Go unwind_from(Vm& vm, Value* regs, Insn* pc, Value exception, bool again) {
  return Machine(vm).unwind(regs, pc, exception, again);
}
Go send_to_frame(Vm& vm, Value* regs, Insn* pc) { return Machine(vm).send(regs, pc); }
Go yield_value(Vm& vm, Value* regs, Value v) { return Machine(vm).yield(regs, v); }
Go suspend_task(Vm& vm, Value v) { return Machine(vm).suspend_task(v); }
Go next_in_batch(Vm& vm, Run& run) {
  chain::hand_over(vm, run);
  return Machine(vm).resume_task(run);
}
Go raised_in_native(Vm& vm, NativeFrame* n) {
  return Machine(vm).leave_native(n, Outcome::Raise, take_exception(vm));
}
Go enter_batch(Vm& vm, Run& run) { return Machine(vm).resume_task(run); }
Go async_yield(Vm& vm, Value* regs, Value v) { return Machine(vm).async_yield(regs, v); }
Go return_from_chain(Vm& vm, Value* regs, Value v) { return Machine(vm).return_from(regs, v); }
Go for_iter_generator(Vm& vm, Value* regs, ChainFrame* g) { return Machine(vm).for_iter(regs, g); }

namespace {

/// Runs a chain from C++ until its run ends.
ChainOutcome drive(Vm& vm, ChainFrame* g, How how, bool throwing, Value v, Object* batch_task) {
  if (failed(vm.check_native_stack())) return {Outcome::Raise, take_exception(vm)};
  Value* caller = vm.regs;
  Rooted keep(vm, g), keep_value(vm, v);
  bool immediate;
  Go go = Machine(vm).drive(g, how, throwing, v, batch_task, &immediate);
  if (go.pc) run_raw(vm, go.regs, go.pc);
  vm.regs = caller;
  return {static_cast<Outcome>(vm.run_outcome), vm.run_result};
}

}  // namespace

ChainOutcome resume_chain(Vm& vm, ChainFrame* g, How how, Value sent) {
  return drive(vm, g, how, false, sent, nullptr);
}
ChainOutcome throw_into_chain(Vm& vm, ChainFrame* g, How how, Value exception) {
  return drive(vm, g, how, true, exception, nullptr);
}
ChainOutcome run_batch(Vm& vm, ChainFrame* g, Value thrown, Object* task) {
  bool throwing = !thrown.is_undef();
  return drive(vm, g, How::Task, throwing, throwing ? thrown : Value::none(), task);
}

}  // namespace aio
