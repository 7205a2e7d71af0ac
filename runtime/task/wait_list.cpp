// Parking: a task that waits inside native code stands in at most one intrusive list. Its waiter
// counts as "done" once it is in the ready ring; it leaves the list when it runs again (as
// asyncio's primitives remove their futures in `finally`).
#include "runtime/task/scheduler.hpp"
#include "runtime/vm/generators.hpp"

namespace aio {

void WaitList::push(Task* t) {
  t->next = nullptr;
  t->previous = last;
  t->task_flags |= Task::kLinked;
  (last ? last->next : first) = t;
  last = t;
}

void WaitList::remove(Vm& vm, Task* t) {
  if (!(t->task_flags & Task::kLinked)) return;
  vm.heap.before_write(t);
  if (t->previous) vm.heap.before_write(t->previous);
  if (t->next) vm.heap.before_write(t->next);
  (t->previous ? t->previous->next : first) = t->next;
  (t->next ? t->next->previous : last) = t->previous;
  t->next = t->previous = nullptr;
  t->task_flags &= static_cast<uint8_t>(~Task::kLinked);
}

Task* park_current(Vm& vm, WaitReason reason, Value on) {
  Task* t = vm.scheduler->current;
  t->reason = reason;
  t->wake = WakeState::Waiting;
  vm.heap.shade(t->waiting_on);
  t->waiting_on = on;
  t->task_flags |= Task::kNative;
  return t;
}

Task* new_wait_node(Vm& vm, WaitReason reason) {
  Rooted future(vm, new_future(vm, vm.scheduler->running_loop));
  Type* type = vm.type(BuiltinType::Task);
  auto* t = static_cast<Task*>(new_instance(vm, type));
  t->result = t->callbacks = t->coro = t->context = t->name = Value::undef();
  t->loop = vm.scheduler->running_loop;
  t->waiting_on = future;
  t->next = t->previous = nullptr;
  t->timer = t->registry = kNoTimer;
  t->cancel_requests = 0;
  t->task_flags = Task::kNode;
  t->reason = reason;
  t->wake = WakeState::Waiting;
  static_cast<Future*>(future.get().as_object())->flags |= Future::kBlocking;
  return t;
}

void wake_waiter(Vm& vm, Task* t) {
  if (t->task_flags & Task::kNode) {
    (void)future_set_result(vm, static_cast<Future*>(t->waiting_on.as_object()),
                            Value::boolean(true));
    return;
  }
  t->wake = WakeState::Woken;
  if (LoopState* loop = loop_state_of(vm, t->loop)) loop->wake(t);
}

WakeState wake_state(const Task* waiter) {
  if (!(waiter->task_flags & Task::kNode)) return waiter->wake;
  switch (static_cast<const Future*>(waiter->waiting_on.as_object())->state()) {
    case FutureState::Pending: return WakeState::Waiting;
    case FutureState::Cancelled: return WakeState::Cancelled;
    default: return WakeState::Woken;
  }
}

}  // namespace aio
