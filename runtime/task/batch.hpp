// The hot path of the event loop, inline for the VM's handlers and for natives: making a task,
// parking it, ending it, and finding the next one that is ready. Each function does the usual case
// completely, or nothing at all (false, null): then the general one of task.cpp or future.cpp is
// asked.
#pragma once

#include "runtime/task/scheduler.hpp"
#include "runtime/vm/frame.hpp"

namespace aio::batch {

/// Flags with which a task's next step is more than the continuation of its coroutine.
inline constexpr uint8_t kSpecial =
    Task::kMustCancel | Task::kThrow | Task::kThrowCancelled | Task::kNode;
inline constexpr uintptr_t kRunning = 1;  ///< ChainFrame::root of a running root

inline constexpr size_t kTaskBytes = sizeof(Task) + sizeof(Value);  ///< with the attribute area

/// The root frame of a ready task whose next step only continues its coroutine; else null.
inline ChainFrame* plain_root(const Task* t) {
  if (t->task_flags & kSpecial || t->done() || !t->coro.is_object()) return nullptr;
  if (t->waiting_on.is_object() && !(t->task_flags & Task::kNative)) {
    const Object* on = t->waiting_on.as_object();
    if (on->kind != Kind::Future && on->kind != Kind::Task) return nullptr;
    auto* f = static_cast<const Future*>(on);
    if (f->state() == FutureState::Cancelled || f->flags & Future::kException) return nullptr;
  }
  Object* coro = t->coro.as_object();
  if (coro->kind != Kind::Generator && coro->kind != Kind::NativeFrame) return nullptr;
  auto* root = static_cast<ChainFrame*>(coro);
  bool ready =
      root->header.caller == 0 && root->root != kRunning && root->state() != FrameState::Finished;
  return ready ? root : nullptr;
}

/// The next entry of this iteration (or, if nothing else can be due, of the next one) if it is a
/// task that plain_root has a frame for. It leaves the ring and becomes the current task; its root.
/// kMarking: whether a collection may be marking.
template <bool kMarking>
[[gnu::always_inline]] inline ChainFrame* take_next(Vm& vm, Scheduler& s) {
  LoopState* loop = s.running;
  if (!loop || loop->ready.empty()) return nullptr;
  if (loop->batch == 0 && !s.continue_iterations(*loop)) return nullptr;
  uint64_t slot = loop->ready.peek(0);
  Object* o = ReadyRing::object_of(slot);
  if (o->kind != Kind::Task || slot & ReadyRing::kTagMask) return nullptr;
  auto* t = static_cast<Task*>(o);
  ChainFrame* root = plain_root(t);
  if (!root) return nullptr;
  loop->ready.pop();
  --loop->batch;
  if (kMarking) {
    vm.heap.shade(Value::object(t));
    vm.heap.shade(t->waiting_on);
  }
  t->task_flags &= static_cast<uint8_t>(~(Task::kReady | Task::kNative));
  t->reason = WaitReason::None;
  t->waiting_on = Value::undef();
  s.current = t;
  s.context = t->context;
  return root;
}

/// The current step of t ends because it waits for f: `await f` of a pending future of the running
/// loop for which nobody waits yet.
inline bool park_on(Scheduler& s, Task* t, Future* f) {
  if (f->done() || f->flags & Future::kBlocking || f->loop != t->loop || f == t ||
      !f->callbacks.is_undef() || t->task_flags & Task::kMustCancel || s.context != t->context ||
      !s.running || f->loop != s.running_loop)
    return false;
  s.batch_status = Status::Ok;
  t->reason = f->kind == Kind::Task ? WaitReason::Task : WaitReason::Future;
  t->waiting_on = Value::object(f);
  f->callbacks = Value::object(t);
  return true;
}

/// The current step of t ends with a bare yield (None), or because native code has parked t
/// (undef).
inline bool suspend(Scheduler& s, Task* t, Value v) {
  if (t->task_flags & Task::kMustCancel || s.context != t->context) return false;
  if (v.is_none()) {
    if (!s.running || t->loop != s.running_loop) return false;
    t->reason = WaitReason::Yield;
    s.running->wake(t);
  } else if (!v.is_undef()) {
    return false;
  }
  s.batch_status = Status::Ok;
  return true;
}

/// The current task ends with a result, and nobody waits for it but, perhaps, one task of its loop
/// or one watcher.
inline bool end(Vm& vm, Scheduler& s, Task* t, Value result) {
  if (t->task_flags & Task::kMustCancel || t->done() || !t->result.is_undef() ||
      s.context != t->context || t->registry == kNoTimer || !s.running || t->loop != s.running_loop)
    return false;
  if (t->callbacks.is_object()) {
    Object* entry = t->callbacks.as_object();
    if (is_watcher(entry)) {
      s.running->ready.push(t, ReadyRing::kDoneTag);
    } else if (entry->kind == Kind::Task && static_cast<Task*>(entry)->loop == t->loop) {
      vm.heap.shade(t->callbacks);
      s.running->wake(static_cast<Task*>(entry));
      t->callbacks = Value::undef();
    } else {
      return false;
    }
  }
  s.batch_status = Status::Ok;
  t->result = result;
  t->set_state(FutureState::Finished);
  t->reason = WaitReason::None;
  s.tasks.remove(t);
  return true;
}

/// create_task(coro) on the running loop, which must be open, without a task factory and of
/// asyncio's own class: `coro` is a coroutine of a script, and there is memory at hand.
[[gnu::always_inline]] inline Task* spawn(Vm& vm, Scheduler& s, Value coro) {
  if (!is_kind(coro, Kind::Generator) || coro.as_object()->shape != vm.coroutine_shape)
    return nullptr;
  Value context = s.context;  // a snapshot, or a Context object that has one
  if (is_kind(context, Kind::Native))
    context = static_cast<ContextObject*>(context.as_object())->vars;
  auto* t = static_cast<Task*>(vm.heap.take(Heap::size_class(kTaskBytes)));
  if (!t) return nullptr;
  *static_cast<Object*>(t) = Object{vm.task_shape, Kind::Task,
                                    static_cast<uint8_t>(vm.heap.scanned_color() | kFlagAttributes),
                                    static_cast<uint16_t>(FutureState::Pending)};
  *reinterpret_cast<Value*>(t + 1) = Value::undef();
  t->result = t->callbacks = t->waiting_on = Value::undef();
  t->loop = s.running_loop;
  t->coro = coro;
  t->next = t->previous = nullptr;
  t->context = context;
  t->name = Value::small_int(static_cast<int64_t>(++s.task_counter));
  t->timer = kNoTimer;
  t->cancel_requests = 0;
  t->task_flags = 0;
  t->reason = WaitReason::Start;
  t->wake = WakeState::Waiting;
  s.tasks.add(t);
  s.running->wake(t);
  // The registry keeps the task and its coroutine until that has ended.
  vm.heap.forget_newest_finalizable(coro.as_object());
  return t;
}

}  // namespace aio::batch
