// Task: a coroutine that the loop drives. step_task is asyncio's Task.__step, one turn from one
// suspension to the next. Invariant: an unfinished task is running, or in the ready ring (kReady),
// or parked by native code (kNative), or waits for a future that has it among its callbacks.
#include "runtime/task/scheduler.hpp"

#include <string>

#include "runtime/object/exception.hpp"
#include "runtime/object/object_model.hpp"
#include "runtime/object/sequence.hpp"
#include "runtime/object/text.hpp"
#include "runtime/task/awaitable.hpp"
#include "runtime/task/batch.hpp"
#include "runtime/vm/chain.hpp"
#include "runtime/vm/operators.hpp"

namespace aio {
namespace {

void put(Vm& vm, Value& slot, Value value) {
  vm.heap.shade(slot);
  slot = value;
}

bool is_chain(Value v) { return is_kind(v, Kind::Generator) || is_kind(v, Kind::NativeFrame); }

ChainOutcome outcome_of_call(Vm& vm, Value r) {
  if (!r.is_exc()) return {Outcome::Yield, r};
  Value e = take_exception(vm);
  if (exception_is(vm, e, ExceptionType::StopIteration)) return {Outcome::Return, field_of(e, 0)};
  return {Outcome::Raise, e};
}

ChainOutcome resume(Vm& vm, Task* t, Value thrown) {
  if (is_chain(t->coro)) {
    auto* root = static_cast<ChainFrame*>(t->coro.as_object());
    return thrown.is_undef() ? resume_chain(vm, root, How::Task, Value::none())
                             : throw_into_chain(vm, root, How::Task, thrown);
  }
  Value none = Value::none();
  return outcome_of_call(vm, thrown.is_undef()
                                 ? vm.call_method(t->coro, vm.names.send, &none, 1)
                                 : vm.call_method(t->coro, vm.names.throw_, &thrown, 1));
}

/// The task is over: nothing needs to find it any more.
void retire(Vm& vm, Task* t) {
  if (t->registry != kNoTimer) vm.scheduler->tasks.remove(t);
  t->reason = WaitReason::None;
}

void push_ready(Vm& vm, Task* t, WaitReason reason) {
  t->reason = reason;
  if (LoopState* loop = loop_state_of(vm, t->loop)) loop->wake(t);
}

/// The next step throws a new RuntimeError with this text.
Status throw_later(Vm& vm, Task* t, const std::string& text) {
  put(vm, t->waiting_on, make_exception(vm, ExceptionType::RuntimeError, text));
  t->task_flags |= Task::kThrow;
  push_ready(vm, t, WaitReason::Yield);
  return Status::Ok;
}

Result<std::string> text_of(Vm& vm, Value v) {
  AIO_TRY(Value text, repr_of(vm, v));
  return to_utf8(as<Str>(text));
}

/// Ends the wait of a parked task with CancelledError(message).
void cancel_parked(Vm& vm, Task* t, Value message) {
  LoopState* loop = loop_state_of(vm, t->loop);
  if (loop && t->timer != kNoTimer) {
    vm.heap.shade(Value::object(t));
    loop->timers.remove(t);
  }
  put(vm, t->waiting_on, message);
  t->task_flags |= Task::kThrowCancelled;
  t->wake = WakeState::Cancelled;
  if (loop) loop->wake(t);
}

/// The task suspended waiting for f, which is one of our futures and belongs to this loop.
inline Status wait_for_future(Vm& vm, Task* t, Future* f) {
  f->flags &= static_cast<uint8_t>(~Future::kBlocking);
  t->reason = f->kind == Kind::Task ? WaitReason::Task : WaitReason::Future;
  t->waiting_on = Value::object(f);
  AIO_CHECK(future_add_entry(vm, f, Value::object(t)));
  if (t->task_flags & Task::kMustCancel && cancel_any(vm, f, t->result))
    t->task_flags &= static_cast<uint8_t>(~Task::kMustCancel);
  return Status::Ok;
}

/// Waits for a future-like object of another class: through its own add_done_callback.
Status wait_for_foreign(Vm& vm, Task* t, Value v) {
  Rooted keep(vm, v), keep_task(vm, t);
  AIO_CHECK(set_attr(vm, v, vm.names._asyncio_future_blocking, Value::boolean(false)));
  AIO_TRY(Value wakeup, get_attr(vm, Value::object(t), intern(vm, "_wakeup")));
  AIO_TRY(Value add, get_attr(vm, v, vm.names.add_done_callback));
  Value args[2] = {wakeup, Value::object(context_object(vm, t->context))};
  Value name = Value::object(vm.names.context);
  AIO_CHECK(vm.call(add, args, 2, as<Tuple>(make_tuple(vm, &name, 1))));
  t->reason = WaitReason::Foreign;
  t->waiting_on = v;
  if (t->task_flags & Task::kMustCancel) {
    AIO_TRY(Value cancelled, vm.call_method(v, vm.names.cancel));
    AIO_TRY(bool yes, truthy(vm, cancelled));
    if (yes) t->task_flags &= static_cast<uint8_t>(~Task::kMustCancel);
  }
  return Status::Ok;
}

/// What the coroutine yielded says what the task waits for (the second half of Task.__step).
Status after_yield(Vm& vm, Task* t, Value v) {
  if (v.is_undef()) {  // parked by native code
    if (t->task_flags & Task::kMustCancel && !(t->task_flags & Task::kReady)) {
      t->task_flags &= static_cast<uint8_t>(~Task::kMustCancel);
      cancel_parked(vm, t, t->result);
    }
    return Status::Ok;
  }
  if (v.is_none()) {
    push_ready(vm, t, WaitReason::Yield);
    return Status::Ok;
  }
  Rooted keep(vm, v);
  bool ours = is_kind(v, Kind::Future) || is_kind(v, Kind::Task);
  Value blocking = ours ? Value::boolean(v.as_object()->flags & Future::kBlocking)
                        : get_attr_or_undef(vm, v, vm.names._asyncio_future_blocking);
  if (blocking.is_exc()) return Status::Raised;
  if (blocking.is_undef() || blocking.is_none()) {
    AIO_TRY(std::string what, text_of(vm, v));
    if (is_kind(v, Kind::Generator)) {
      AIO_TRY(std::string self, text_of(vm, Value::object(t)));
      return throw_later(
          vm, t,
          "yield was used instead of yield from for generator in task " + self + " with " + what);
    }
    return throw_later(vm, t, "Task got bad yield: " + what);
  }
  Value loop =
      ours ? static_cast<Future*>(v.as_object())->loop : vm.call_method(v, intern(vm, "get_loop"));
  if (loop.is_exc()) return Status::Raised;
  AIO_TRY(bool is_blocking, truthy(vm, blocking));
  if (loop == t->loop && is_blocking && v != Value::object(t))
    return ours ? wait_for_future(vm, t, static_cast<Future*>(v.as_object()))
                : wait_for_foreign(vm, t, v);
  AIO_TRY(std::string self, text_of(vm, Value::object(t)));
  if (loop == t->loop && is_blocking)
    return throw_later(vm, t, "Task cannot await on itself: " + self);
  AIO_TRY(std::string what, text_of(vm, v));
  if (loop != t->loop)
    return throw_later(vm, t,
                       "Task " + self + " got Future " + what + " attached to a different loop");
  return throw_later(vm, t,
                     "yield was used instead of yield from in task " + self + " with " + what);
}

/// The coroutine ended or raised.
Status finish(Vm& vm, Task* t, const ChainOutcome& outcome) {
  Rooted keep(vm, t), value(vm, outcome.value);
  bool must_cancel = t->task_flags & Task::kMustCancel;
  retire(vm, t);
  if (outcome.kind == Outcome::Return) {
    t->task_flags &= static_cast<uint8_t>(~Task::kMustCancel);
    if (must_cancel) {
      future_cancel(vm, t, t->result);
      return Status::Ok;
    }
    put(vm, t->waiting_on, t->result);
    return future_set_result(vm, t, value);
  }
  if (exception_is(vm, value, ExceptionType::CancelledError)) {
    future_cancel(vm, t, value);
    t->flags |= Future::kCancelledExc;
    return Status::Ok;
  }
  put(vm, t->waiting_on, t->result);
  AIO_CHECK(future_set_exception(vm, t, value));
  if (exception_is(vm, value, ExceptionType::KeyboardInterrupt) ||
      exception_is(vm, value, ExceptionType::SystemExit))
    return raise_object(vm, value, false);
  if (t->aux & Future::kDropped && t->callbacks.is_undef()) finalize_future(vm, t);
  return Status::Ok;
}

/// What the wake-up throws into the coroutine: undef for nothing. Takes it from the task.
Value take_thrown(Vm& vm, Task* t) {
  Value thrown = Value::undef();
  Value on = t->waiting_on;
  if (t->task_flags & Task::kThrow) {
    thrown = on;
  } else if (t->task_flags & Task::kThrowCancelled) {
    bool none = on.is_undef() || on.is_none();
    thrown =
        make_exception(vm, exception_type(vm, ExceptionType::CancelledError), &on, none ? 0 : 1);
  } else if (is_kind(on, Kind::Future) || is_kind(on, Kind::Task)) {
    auto* f = static_cast<Future*>(on.as_object());
    if (f->done() && (f->state() == FutureState::Cancelled || f->flags & Future::kException) &&
        !(t->task_flags & Task::kNative)) {
      (void)future_result(vm, f);
      thrown = take_exception(vm);
    }
  }
  t->task_flags &= static_cast<uint8_t>(~(Task::kThrow | Task::kThrowCancelled | Task::kNative));
  if (t->task_flags & Task::kMustCancel) {
    t->task_flags &= static_cast<uint8_t>(~Task::kMustCancel);
    if (thrown.is_undef() || !exception_is(vm, thrown, ExceptionType::CancelledError))
      thrown = make_cancelled_error(vm, t);
  }
  put(vm, t->waiting_on, Value::undef());
  return thrown;
}

}  // namespace

bool is_coroutine(Vm& vm, Value v) {
  if (is_kind(v, Kind::NativeFrame)) {  // asend() and its kind are coroutines by duck type; the
                                        // wrapper of __await__ is none
    NativeFrameKind kind = static_cast<NativeFrame*>(v.as_object())->native_kind;
    return kind != NativeFrameKind::Wrapper && kind != NativeFrameKind::Closing;
  }
  if (is_kind(v, Kind::Generator))
    return generator_flags(static_cast<Generator*>(v.as_object())) & kCodeCoroutine;
  if (!v.is_object()) return false;
  // collections.abc.Coroutine by duck type.
  Type* type = type_of(vm, v);
  for (Str* name : {vm.names.send, vm.names.throw_, vm.names.close})
    if (type_lookup(vm, type, name).is_undef()) return false;
  return !lookup_special(vm, type, Special::Await).is_undef();
}

Task* allocate_task(Vm& vm, Type* type) {
  auto* t = static_cast<Task*>(new_instance(vm, type ? type : vm.type(BuiltinType::Task)));
  t->result = t->callbacks = t->waiting_on = Value::undef();
  t->loop = t->coro = t->context = t->name = Value::none();
  t->next = t->previous = nullptr;
  t->timer = t->registry = kNoTimer;
  t->cancel_requests = 0;
  t->task_flags = Task::kNoDestroyMessage;
  t->reason = WaitReason::None;
  t->wake = WakeState::Waiting;
  return t;
}

Status init_task(Vm& vm, Task* t, Value coro, const TaskOptions& options) {
  Scheduler& s = *vm.scheduler;
  Rooted keep(vm, t), keep_coro(vm, coro);
  t->loop = options.loop;
  if (!is_coroutine(vm, coro)) {
    AIO_TRY(Value text, repr_of(vm, coro));
    return raise(vm, ExceptionType::TypeError, "a coroutine was expected, got %S", as<Str>(text));
  }
  t->coro = coro;
  Value name = options.name;
  if (name.is_none() || name.is_undef()) {
    name = Value::small_int(static_cast<int64_t>(++s.task_counter));
  } else if (!is_instance_exact(vm, name, vm.type(BuiltinType::Str))) {
    AIO_TRY(name, str_of(vm, name));
  }
  t->name = name;
  t->context = options.context.is_none() || options.context.is_undef() ? snapshot_context(vm)
                                                                       : options.context;
  t->task_flags = 0;
  t->reason = WaitReason::Start;
  LoopState* state = loop_state_of(vm, t->loop);
  if (options.eager && state && state->running) {
    AIO_CHECK(step_task(vm, t));
    if (t->done()) put(vm, t->coro, Value::none());
    else if (t->registry == kNoTimer) s.tasks.add(t);
    return Status::Ok;
  }
  if (state) {
    if (state->closed) return raise(vm, ExceptionType::RuntimeError, "Event loop is closed");
    s.tasks.add(t);
    state->wake(t);
    return Status::Ok;
  }
  s.tasks.add(t);
  AIO_TRY(Value step, get_attr(vm, Value::object(t), intern(vm, "_step")));
  return call_soon(vm, t->loop, step, Value::undef(), t->context);
}

Task* new_task(Vm& vm, Value coro, TaskOptions options) {
  if (options.loop.is_undef() || options.loop.is_none()) {
    options.loop = require_running_loop(vm);
    if (options.loop.is_exc()) return nullptr;
  }
  Task* t = allocate_task(vm, nullptr);
  return failed(init_task(vm, t, coro, options)) ? nullptr : t;
}

bool task_cancel(Vm& vm, Task* t, Value message) {
  t->flags &= static_cast<uint8_t>(~Future::kLogTraceback);
  if (t->done()) return false;
  if (t->cancel_requests < UINT16_MAX) ++t->cancel_requests;
  if (!(t->task_flags & Task::kReady) && !t->waiting_on.is_undef()) {
    if (t->task_flags & Task::kNative) {
      cancel_parked(vm, t, message);
      return true;
    }
    Value on = t->waiting_on;
    if (is_kind(on, Kind::Future) || is_kind(on, Kind::Task)) {
      if (cancel_any(vm, static_cast<Future*>(on.as_object()), message)) return true;
    } else {
      Value r = message.is_undef() || message.is_none()
                    ? vm.call_method(on, vm.names.cancel)
                    : vm.call_method(on, vm.names.cancel, &message, 1);
      if (r.is_exc()) vm.report_unraisable(on);
      else if (auto yes = truthy(vm, r); !failed(yes) && *yes) return true;
    }
  }
  t->task_flags |= Task::kMustCancel;
  put(vm, t->result, message);
  return true;
}

uint32_t uncancel_task(Task* t) {
  if (t->cancel_requests > 0 && --t->cancel_requests == 0)
    t->task_flags &= static_cast<uint8_t>(~Task::kMustCancel);
  return t->cancel_requests;
}

namespace {

/// The step of t ended: keeps its context, says what it waits for, or that it is over.
Status settle(Vm& vm, Task* t, const ChainOutcome& outcome) {
  Scheduler& s = *vm.scheduler;
  if (s.context != t->context) put(vm, t->context, s.context);
  if (outcome.kind != Outcome::Yield) return finish(vm, t, outcome);
  if (!failed(after_yield(vm, t, outcome.value))) return Status::Ok;
  // repr() or a foreign future raised: the coroutine gets it.
  put(vm, t->waiting_on, take_exception(vm));
  t->task_flags |= Task::kThrow;
  push_ready(vm, t, WaitReason::Yield);
  return Status::Ok;
}

}  // namespace

Status settle_step(Vm& vm, Task* t, Outcome kind, Value value) {
  return vm.scheduler->batch_status = settle(vm, t, {kind, value});
}

bool settle_suspension(Vm& vm, Task* t, Value v) {
  Scheduler& s = *vm.scheduler;
  s.batch_status = Status::Ok;
  if (t->task_flags & Task::kMustCancel) return false;
  if (v.is_none()) {
    push_ready(vm, t, WaitReason::Yield);
  } else if (!v.is_undef()) {  // not parked by native code
    if (!is_kind(v, Kind::Future) && !is_kind(v, Kind::Task)) return false;
    auto* f = static_cast<Future*>(v.as_object());
    if (!(f->flags & Future::kBlocking) || f->loop != t->loop || f == t || f->done()) return false;
    if (failed(wait_for_future(vm, t, f))) return false;
  }
  if (s.context != t->context) put(vm, t->context, s.context);
  return true;
}

bool settle_return(Vm& vm, Task* t, Value v) {
  Scheduler& s = *vm.scheduler;
  s.batch_status = Status::Ok;
  if (t->task_flags & Task::kMustCancel || t->done() || !t->result.is_undef() ||
      !future_finish_plainly(vm, t, v))
    return false;
  if (s.context != t->context) put(vm, t->context, s.context);
  retire(vm, t);
  return true;
}

ChainFrame* take_next_task(Vm& vm, Object** task) {
  ChainFrame* root = batch::take_next<true>(vm, *vm.scheduler);
  if (root) *task = vm.scheduler->current;
  return root;
}

Status step_task(Vm& vm, Task* t, bool in_batch) {
  Scheduler& s = *vm.scheduler;
  t->task_flags &= static_cast<uint8_t>(~Task::kReady);
  if (t->done()) [[unlikely]]
    return Status::Ok;
  Value thrown = Value::undef();
  if (!t->waiting_on.is_undef() || t->task_flags) thrown = take_thrown(vm, t);
  Rooted previous_context(vm, s.context), keep(vm, t);
  Task* previous = s.current;
  s.current = t;
  s.context = t->context;
  t->reason = WaitReason::None;
  ChainOutcome outcome =
      in_batch && is_chain(t->coro)
          ? run_batch(vm, static_cast<ChainFrame*>(t->coro.as_object()), thrown, t)
          : resume(vm, t, thrown);
  Status status = outcome.kind == Outcome::Settled ? s.batch_status : settle(vm, t, outcome);
  s.context = previous_context;
  s.current = previous;
  return status;
}

Value task_name(Vm& vm, Task* t) {
  if (t->name.is_small_int())
    t->name = make_str(vm, "Task-" + std::to_string(t->name.as_small_int()));
  return t->name;
}

}  // namespace aio
