// Steps of tasks in the loop's batch: a task's step ends in one of three ways, and the next ready
// task goes on in the same run of the VM. What is not the usual case is left to the chain machine
// (chain.cpp), which does the same for all cases.
#include "runtime/task/awaitable.hpp"
#include "runtime/task/batch.hpp"
#include "runtime/vm/chain_support.hpp"

namespace aio {
namespace {

AIO_SLOW(next_step_slow) { AIO_GO(next_in_batch(*vm, vm->stack->runs.back())); }
AIO_SLOW(enter_step_slow) { AIO_GO(enter_batch(*vm, vm->stack->runs.back())); }
AIO_SLOW(suspend_slow) { AIO_GO(suspend_task(*vm, vm->run_result)); }

/// One step of the native coroutine n; vm->run_result: what it gives.
[[gnu::noinline]] Poll continue_native(Vm* vm, NativeFrame* n) {
  NativeStep step = n->coroutine->step(*vm, n, Value::none(), Value::undef());
  vm->run_result = step.value;
  return step.poll;
}

AIO_SLOW(native_raised) {
  AIO_GO(raised_in_native(*vm, static_cast<NativeFrame*>(ChainFrame::of(R))));
}

/// The leaf R of the batch run's new owner is a native frame. Here: a coroutine that started within
/// an await (NativeDef::start), which a script frame waits for.
AIO_SLOW(enter_native_leaf) {
  auto* n = static_cast<NativeFrame*>(ChainFrame::of(R));
  Value* parent = chain_parent(n);
  if (!n->coroutine || !(n->flags & Generator::kPrivate) || !parent || is_native_frame(parent) ||
      n->state() != FrameState::Suspended)
    AIO_TAIL(enter_step_slow);
  vm->stack->runs.back().owner->root = kRootRunning;
  vm->heap.before_write(n);
  vm->heap.before_write(ChainFrame::of(parent));
  vm->regs = R;
  switch (continue_native(vm, n)) {
    case Poll::Ready:
      vm->heap.take_back(n, n->bytes());
      AIO_DELIVER_PRIVATE(parent, vm->run_result);
    case Poll::Raise: AIO_TAIL(native_raised);
    default: AIO_TAIL(yield_run_result);
  }
}

/// The step of the current batch run is settled. Marking or not: so that the usual one calls
/// nothing and needs no prologue.
template <bool kMarking>
[[gnu::noinline]] OpResult next_step_while(AIO_PARAMS) {
  ChainFrame* root = batch::take_next<kMarking>(*vm, *vm->scheduler);
  if (AIO_UNLIKELY(root == nullptr)) AIO_TAIL(next_step_slow);
  Run& run = vm->stack->runs.back();
  vm->depth_left = run.saved_depth - 1;
  run.task = vm->scheduler->current;
  run.owner = root;
  run.exc_top = root->regs();
  run.exc_base = nullptr;
  run.cut = false;
  run.direct_steps = 0;
  R = reinterpret_cast<Value*>(root->root);
  ChainFrame* leaf = ChainFrame::of(R);
  if (AIO_UNLIKELY(leaf->kind == Kind::NativeFrame)) AIO_TAIL(enter_native_leaf);
  root->root = kRootRunning;
  if (kMarking) vm->heap.before_write(leaf);
  if (leaf->state() == FrameState::Created) {
    leaf->set_state(FrameState::Suspended);
    pc = resume_pc(leaf->header.resume);
  } else {
    pc = place_sent(R, Value::none());
  }
  K = function_of(R)->constants;
  AIO_DISPATCH();
}

#define AIO_NEXT_STEP()                                                    \
  do {                                                                     \
    if (AIO_UNLIKELY(vm->heap.marking())) AIO_TAIL(next_step_while<true>); \
    AIO_TAIL(next_step_while<false>);                                      \
  } while (0)

}  // namespace

AIO_SLOW(await_future) {
  auto* f = static_cast<Future*>(R[pc->b].as_object());
  if (f->state() == FutureState::Finished && !(f->flags & Future::kException)) {
    R[pc->a] = f->result;
    AIO_NEXT(2);
  }
  Run& run = vm->stack->runs.back();
  if (run.task && !run.cut && !run.direct_steps &&
      batch::park_on(*vm->scheduler, static_cast<Task*>(run.task), f)) {
    header_of(R)->resume = pack_resume(pc, pc->a, 0);
    run.owner->root = reinterpret_cast<uintptr_t>(R);
    AIO_NEXT_STEP();
  }
  AIO_TAIL(send_to_foreign);
}

AIO_SLOW(yield_from_task) {
  Run& run = vm->stack->runs.back();
  if (AIO_UNLIKELY(run.cut || run.direct_steps)) AIO_TAIL(yield_slow);
  run.owner->root = reinterpret_cast<uintptr_t>(R);
  if (batch::suspend(*vm->scheduler, static_cast<Task*>(run.task), vm->run_result)) AIO_NEXT_STEP();
  if (!settle_suspension(*vm, static_cast<Task*>(run.task), vm->run_result)) AIO_TAIL(suspend_slow);
  AIO_NEXT_STEP();
}

AIO_SLOW(return_from_task) {
  ChainFrame* f = ChainFrame::of(R);
  auto* task = static_cast<Task*>(vm->stack->runs.back().task);
  if (AIO_UNLIKELY(!batch::end(*vm, *vm->scheduler, task, vm->run_result)))
    AIO_TAIL(return_heap_slow);
  f->set_state(FrameState::Finished);
  f->root = reinterpret_cast<uintptr_t>(R);
  AIO_NEXT_STEP();
}

}  // namespace aio
