// Future and Task: data layout, and the operations that natives, the scheduler and the VM share. Semantics: asyncio of
// CPython 3.13, edge by edge. What scripts see is in stdlib/asyncio.
#pragma once

#include <cstdint>

#include "runtime/gc/heap.hpp"
#include "runtime/object/class.hpp"
#include "runtime/result.hpp"

namespace aio {

struct Task;
struct LoopObject;

enum class FutureState : uint8_t { Pending, Cancelled, Finished };

/// Why a suspended task does not run. With Task::waiting_on it says what would wake it (aio ps, deadlock reports).
enum class WaitReason : uint8_t {
  None,      ///< running, ready, or finished
  Start,     ///< ready, has never run
  Yield,     ///< ready again: sleep(0) or a bare yield
  Sleep,     ///< timer
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
  Foreign,   ///< a future-like object of another class
};

/// asyncio.Future. aux: FutureState.
///
/// `result`: pending: the cancel message (undef: none). Finished: the result, or, with kException, a Tuple (exception,
/// traceback at that time). Cancelled: the message, or, with kCancelledExc, a Tuple (the CancelledError caught, message).
/// `callbacks`: undef: none; a Task: wake it; a List of those and of Tuples (callable, context).
struct Future : Object {
  static constexpr Kind kKind = Kind::Future;
  static constexpr uint8_t kBlocking = kFlagKind1;      ///< _asyncio_future_blocking
  static constexpr uint8_t kLogTraceback = kFlagKind2;  ///< an exception nobody has asked for
  static constexpr uint8_t kException = kFlagKind3;
  static constexpr uint8_t kCancelledExc = kFlagKind4;
  Value result;
  Value callbacks;
  Value loop;  ///< LoopObject, or a foreign loop

  FutureState state() const { return static_cast<FutureState>(aux & 3); }
  void set_state(FutureState s) { aux = static_cast<uint16_t>((aux & ~3u) | static_cast<unsigned>(s)); }
  bool done() const { return aux & 3; }
  void trace(Tracer& tracer) {
    tracer.visit(result);
    tracer.visit(callbacks);
    tracer.visit(loop);
  }
};

inline constexpr uint32_t kNoTimer = ~0u;

/// asyncio.Task. A suspended one stands in at most one intrusive list (next/previous: the waiters of `waiting_on`) and has at
/// most one timer.
struct Task : Future {
  static constexpr Kind kKind = Kind::Task;
  enum Flag : uint8_t {
    kMustCancel = 1,         ///< CancelledError is thrown in at the next step
    kReady = 2,              ///< in the ready ring
    kDeliver = 4,            ///< the next step hands `waiting_on` to the leaf as the result of its await
    kNoDestroyMessage = 8,   ///< _log_destroy_pending = False
    kLinked = 16,            ///< next/previous are in use
    kThrow = 32,             ///< with kDeliver: it is raised there
    kEager = 64,
  };
  Value coro;          ///< the root coroutine; None once finished
  Value waiting_on;    ///< what it waits for (undef: nothing); with kDeliver what it gets
  Task* next;
  Task* previous;
  Value context;       ///< Context object
  Value name;          ///< a str; a small int n stands for "Task-n" until somebody asks
  uint32_t timer;      ///< position in the timer heap, kNoTimer: none
  uint32_t registry;   ///< position in the scheduler's list of unfinished tasks
  uint16_t cancel_requests;
  uint8_t task_flags;  ///< Flag
  WaitReason reason;
  uint32_t wait_sequence;
  Value overflow;      ///< attribute area (Type::attributes_offset)

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
static_assert(sizeof(Task) <= 112);

/// Whether the collector must report o's death: an exception nobody retrieved, a pending task.
inline bool wants_report(const Future* f) {
  if (f->flags & Future::kLogTraceback) return true;
  return f->kind == Kind::Task && !f->done() && !(static_cast<const Task*>(f)->task_flags & Task::kNoDestroyMessage);
}

}  // namespace aio
