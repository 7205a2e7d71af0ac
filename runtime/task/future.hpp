// Future and Task: data layout, and the operations that natives, the scheduler and the VM share.
// Semantics: asyncio of CPython 3.13, edge by edge. What scripts see is in stdlib/asyncio.
#pragma once

#include <cstdint>

#include "runtime/gc/heap.hpp"
#include "runtime/object/class.hpp"
#include "runtime/result.hpp"

namespace aio {

struct Task;
struct LoopObject;

enum class FutureState : uint8_t { Pending, Cancelled, Finished };

/// Why a suspended task does not run. With Task::waiting_on it says what would wake it (aio ps,
/// deadlock reports).
enum class WaitReason : uint8_t {
  None,   ///< running, ready, or finished
  Start,  ///< ready, has never run
  Yield,  ///< ready again: sleep(0) or a bare yield
  Sleep,  ///< timer
  Future,
  Task,
  Gather,
  Event,
  Lock,
  Semaphore,
  Condition,
  QueueGet,
  QueuePut,
  QueueJoin,
  Foreign,  ///< a future-like object of another class
};

/// asyncio.Future. aux: FutureState.
///
/// `result`: pending: the cancel message (undef: none). Finished: the result, or, with kException,
/// a Tuple (exception, traceback at that time). Cancelled: the message, or, with kCancelledExc, the
/// CancelledError that a task ended with. `callbacks`: undef: none; a List of entries, or one
/// entry. An entry is a Task to wake, a ReadyObject to put into the ready ring (scheduler.hpp), or
/// a Tuple (callable, context).
struct Future : Object {
  static constexpr Kind kKind = Kind::Future;
  static constexpr uint8_t kBlocking = kFlagKind1;      ///< _asyncio_future_blocking
  static constexpr uint8_t kLogTraceback = kFlagKind2;  ///< an exception nobody has asked for
  static constexpr uint8_t kException = kFlagKind3;
  static constexpr uint8_t kCancelledExc = kFlagKind4;
  /// In aux: a statement dropped the task that a call gave it, so that only the loop holds it. What
  /// it raises is lost, and reported at once.
  static constexpr uint16_t kDropped = 8;
  Value result;
  Value callbacks;
  Value loop;  ///< LoopObject, or a foreign loop

  FutureState state() const { return static_cast<FutureState>(aux & 3); }
  void set_state(FutureState s) {
    aux = static_cast<uint16_t>((aux & ~3u) | static_cast<unsigned>(s));
  }
  bool done() const { return aux & 3; }
  void trace(Tracer& tracer) {
    tracer.visit(result);
    tracer.visit(callbacks);
    tracer.visit(loop);
  }
};

inline constexpr uint32_t kNoTimer = ~0u;

/// What became of the future that asyncio would have made for a wait in native code.
enum class WakeState : uint32_t { Waiting, Woken, Cancelled };

/// asyncio.Task. A suspended one stands in at most one intrusive list (next/previous: the waiters
/// of `waiting_on`) and has at most one timer.
struct Task : Future {
  static constexpr Kind kKind = Kind::Task;
  enum Flag : uint8_t {
    kMustCancel = 1,  ///< CancelledError is thrown in at the next step
    kReady = 2,       ///< in the ready ring
    kNative = 4,  ///< parked by native code: next/previous may be in use, waiting_on is no future
    kThrow = 8,   ///< the next step throws `waiting_on`
    kThrowCancelled = 16,    ///< the next step throws CancelledError(waiting_on)
    kNoDestroyMessage = 32,  ///< _log_destroy_pending = False
    kNode = 64,  ///< no task: stands in a wait list for the future `waiting_on`, whose waiter is no
                 ///< task
    kLinked = 128,  ///< next/previous are in use
  };
  Value coro;        ///< the root coroutine; None once finished
  Value waiting_on;  ///< what it waits for; undef: nothing. Finished: the cancel message that it
                     ///< ended in spite of; undef: none
  Task* next;
  Task* previous;
  Value context;      ///< Context object
  Value name;         ///< a str; a small int n stands for "Task-n" until somebody asks
  uint32_t timer;     ///< position in the timer heap, kNoTimer: none
  uint32_t registry;  ///< position in the scheduler's list of unfinished tasks
  uint16_t cancel_requests;
  uint8_t task_flags;  ///< Flag
  WaitReason reason;
  WakeState wake;  ///< of the wait in native code

  void trace(Tracer& tracer) {
    Future::trace(tracer);
    tracer.visit(coro);
    tracer.visit(waiting_on);
    tracer.visit(next);
    tracer.visit(previous);
    tracer.visit(context);
    tracer.visit(name);
  }
};
static_assert(sizeof(Task) + sizeof(Value) <= 112);  // with the attribute area's word

/// Whether the collector must report o's death: an exception nobody retrieved, a pending task.
inline bool wants_report(const Future* f) {
  if (f->flags & Future::kLogTraceback) return true;
  if (f->kind != Kind::Task || f->done()) return false;
  return !(static_cast<const Task*>(f)->task_flags & (Task::kNoDestroyMessage | Task::kNode));
}

// --- what scripts do with futures; all return exc/raised with the exception pending --------------
/// A pending future of this loop, of class `type` (null: Future). Not for Task.
Future* new_future(Vm& vm, Value loop, Type* type = nullptr);
/// result(): InvalidStateError, CancelledError, or the exception that was set.
Value future_result(Vm& vm, Future* f);
/// exception(): InvalidStateError, CancelledError.
Value future_exception(Vm& vm, Future* f);
Status future_set_result(Vm& vm, Future* f, Value result);
/// The same for a pending f, if that cannot run script code. False: nothing was done.
bool future_finish_plainly(Vm& vm, Future* f, Value result);
/// An exception object or class.
Status future_set_exception(Vm& vm, Future* f, Value exception);
/// False if it is done already. (A Task: task_cancel.)
bool future_cancel(Vm& vm, Future* f, Value message);
/// cancel() of whatever it is, by class.
bool cancel_any(Vm& vm, Future* f, Value message);
/// The CancelledError to raise for a cancelled future.
Value make_cancelled_error(Vm& vm, Future* f);

/// When f is (or becomes) done, `entry` gets ready.
Status future_add_entry(Vm& vm, Future* f, Value entry);
Status future_add_callback(Vm& vm, Future* f, Value callback, Value context);
/// Number removed. Runs script code (==).
Result<int64_t> future_remove_callback(Vm& vm, Future* f, Value callback);

/// A dead future's last words: "exception was never retrieved", "Task was destroyed but it is
/// pending!".
void finalize_future(Vm& vm, Future* f);

// --- tasks ---------------------------------------------------------------------------------------
struct TaskOptions {
  Value loop = Value::undef();  ///< undef: the running loop
  Value name = Value::none();
  Value context = Value::none();
  bool eager = false;
};
/// A task of this class (null: Task) that does nothing yet: __new__.
Task* allocate_task(Vm& vm, Type* type);
/// __init__: TypeError "a coroutine was expected, got …". options.loop is the loop itself.
Status init_task(Vm& vm, Task* t, Value coro, const TaskOptions& options);
/// Both; null when it raised.
Task* new_task(Vm& vm, Value coro, TaskOptions options = {});
bool task_cancel(Vm& vm, Task* t, Value message);
/// Task.uncancel(): how many requests to cancel are left.
uint32_t uncancel_task(Task* t);
/// One step of a ready task. Raised: KeyboardInterrupt or SystemExit leaves the loop. in_batch: the
/// caller works off the ready ring of the running loop; the tasks that follow may be stepped too.
Status step_task(Vm& vm, Task* t, bool in_batch = false);
/// get_name(): a str.
Value task_name(Vm& vm, Task* t);
bool is_coroutine(Vm& vm, Value v);

// --- parking by native code ----------------------------------------------------------------------
/// Intrusive FIFO of parked tasks.
struct WaitList {
  Task* first = nullptr;
  Task* last = nullptr;
  bool empty() const { return first == nullptr; }
  void push(Task* t);
  void remove(Vm& vm, Task* t);
  void trace(Tracer& tracer) {
    tracer.visit(first);
    tracer.visit(last);
  }
};
/// Parks the running task (only when driven_by_task) because of `on`. The native step then returns
/// park_result().
Task* park_current(Vm& vm, WaitReason reason, Value on);
/// Stands in a wait list for a waiter that is no task; `waiting_on` is the future to yield.
Task* new_wait_node(Vm& vm, WaitReason reason);
/// Whether the waiter's future is, or would be, done; cancelled.
WakeState wake_state(const Task* waiter);
inline bool waiter_done(const Task* t) { return wake_state(t) != WakeState::Waiting; }
inline bool waiter_cancelled(const Task* t) { return wake_state(t) == WakeState::Cancelled; }
/// future.set_result of a waiter that is not done.
void wake_waiter(Vm& vm, Task* t);

}  // namespace aio
