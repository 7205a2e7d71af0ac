// Scheduler: the asyncio side of one Vm. Each event loop object has a LoopState: its ready ring and
// timers. Everything that makes something run goes through LoopState::push; every suspended task
// says why it waits (Task::reason, waiting_on).
#pragma once

#include <cstdint>
#include <cstdlib>
#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "runtime/loop/clock.hpp"
#include "runtime/loop/flat_vector.hpp"
#include "runtime/loop/timer_heap.hpp"
#include "runtime/task/future.hpp"
#include "runtime/task/green_threads.hpp"
#include "runtime/vm/vm.hpp"

namespace aio {

class Poller;
struct LoopState;

/// Native objects that can stand in the ready ring besides tasks. Object::aux tells them apart
/// (their base is NativeObject).
enum class ReadyKind : uint16_t { Handle = 1, TimerHandle = 2, Callback = 3, Watcher = 4 };

/// asyncio.Handle / TimerHandle.
struct Handle : NativeObject {
  static constexpr uint8_t kCancelled = kFlagKind1;
  Value callback;  ///< None once cancelled
  Value args;      ///< Tuple
  Value context;   ///< as Task::context
  Value loop;
  // TimerHandle:
  Nanoseconds deadline;
  double when;
  uint32_t timer;
  uint32_t reserved;
  bool cancelled() const { return flags & kCancelled; }
};

/// A done callback in C++: gets ready when its future is done, and is then run.
struct ReadyCallback : NativeObject {
  Value owner;   ///< what it works for
  Value future;  ///< the future that was done
  Status (*run)(Vm&, ReadyCallback*);
  int64_t index;
};

/// What hears of the end of several futures (gather, TaskGroup). As the only entry in
/// Future::callbacks it costs nothing: the done future itself goes into the ready ring, with
/// kDoneTag, and keeps the watcher there until its turn comes.
struct DoneWatcher : NativeObject {
  /// `f` is done. Raised: leaves the loop.
  Status (*child_done)(Vm&, DoneWatcher*, Future* f);
};
inline bool is_watcher(const Object* entry) {
  return entry->kind == Kind::Native && entry->aux == static_cast<uint16_t>(ReadyKind::Watcher);
}

/// Power of two, absolute counters, grows by doubling. A slot is an object's address plus a tag.
class ReadyRing {
 public:
  /// A task's sleep is over: its wake-up goes to the end of the ring.
  static constexpr uint64_t kTimerTag = 1;
  /// A done future: its watcher is to hear of it.
  static constexpr uint64_t kDoneTag = 2;
  static constexpr uint64_t kTagMask = 15;
  ReadyRing();
  ReadyRing(const ReadyRing&) = delete;
  ~ReadyRing() { std::free(slots_); }
  bool empty() const { return head_ == tail_; }
  uint32_t size() const { return static_cast<uint32_t>(tail_ - head_); }
  /// Entries have numbers that never change: head() is the number of the first.
  uint64_t head() const { return head_; }
  uint64_t entry(uint64_t number) const { return slots_[number & mask_]; }
  void push(const Object* o, uint64_t tag = 0) {
    if (size() > mask_) [[unlikely]]
      grow();
    slots_[tail_++ & mask_] = reinterpret_cast<uint64_t>(o) | tag;
  }
  uint64_t pop() { return slots_[head_++ & mask_]; }
  uint64_t peek(uint32_t ahead) const { return slots_[(head_ + ahead) & mask_]; }
  static Object* object_of(uint64_t slot) { return reinterpret_cast<Object*>(slot & ~kTagMask); }
  void clear() { head_ = tail_; }

 private:
  static constexpr uint32_t kFirst = 64;
  void grow();
  uint64_t* slots_;
  uint64_t mask_;
  uint64_t head_ = 0, tail_ = 0;
};

inline uint32_t& timer_token(Object* o) {
  return o->kind == Kind::Task ? static_cast<Task*>(o)->timer : static_cast<Handle*>(o)->timer;
}

/// The event loop object that scripts see (Kind::Native).
struct LoopObject : NativeObject {
  LoopState* state;
};

/// What one event loop knows.
struct LoopState : ChunkedRoots {
  ReadyRing ready;
  TimerHeap<Object, timer_token> timers;
  LoopObject* object = nullptr;
  bool running = false, stopping = false, closed = false, debug = false;
  bool asyncgens_shut_down = false, executor_shut_down = false;
  Value exception_handler = Value::none();
  Value task_factory = Value::none();
  Value executor = Value::none();
  Value asyncgens = Value::undef();                ///< WeakSet of asyncgens, made when needed
  std::map<int, Value> readers, writers, signals;  ///< Handles
  uint32_t batch = 0;                              ///< ready entries left in this iteration
  bool free_running =
      false;  ///< run_until_stopped: one iteration may follow another without returning to it

  void push(const Object* o) { ready.push(o); }
  /// Wake-up of a task, whatever it waited for.
  void wake(Task* t) {
    if (t->task_flags & Task::kReady) return;
    t->task_flags |= Task::kReady;
    ready.push(t);
  }
  void begin_cycle() override;
  bool trace_some(Tracer& tracer, size_t count) override;
  void trace(Tracer& tracer);
  explicit LoopState(Heap& heap) : heap_(heap) {}

 private:
  Heap& heap_;
  uint64_t scan_ready_ = 0;  ///< number of the next ready entry to visit
  size_t scan_timers_ = 0;
};

/// All unfinished tasks, in order of creation: what keeps them alive (architecture.md section 6).
class TaskRegistry : public ChunkedRoots {
 public:
  void add(Task* t) {
    t->registry = static_cast<uint32_t>(tasks_.size());
    tasks_.push_back(t);
    ++live_;
  }
  void remove(Task* t) {
    tasks_[t->registry] = nullptr;
    t->registry = kNoTimer;
    --live_;
    while (!tasks_.empty() && !tasks_.back()) tasks_.pop_back();
    if (tasks_.size() > 2 * live_ + kFewHoles) close_holes();
  }
  template <class F>
  void each(F f) const {
    for (Task* t : tasks_)
      if (t) f(t);
  }
  size_t size() const { return live_; }
  void begin_cycle() override { scan_ = 0; }
  bool trace_some(Tracer& tracer, size_t count) override;

 private:
  static constexpr size_t kFewHoles = 64;
  void close_holes();
  FlatVector<Task*> tasks_;  ///< null: finished
  size_t live_ = 0, scan_ = 0;
};

/// Types of module _asyncio, made when it is first imported (stdlib/asyncio).
enum class AsyncType : uint8_t {
  Handle,
  TimerHandle,
  EventLoop,
  Callback,
  FutureIter,
  Event,
  Lock,
  Semaphore,
  BoundedSemaphore,
  Queue,
  PriorityQueue,
  LifoQueue,
  Context,
  ContextVar,
  Token,
  GatherFuture,
  GatherState,
  TaskGroup,
  kCount
};

class Scheduler {
 public:
  explicit Scheduler(Vm& vm);
  ~Scheduler();

  LoopState* running = nullptr;        ///< of get_running_loop()
  Value running_loop = Value::none();  ///< its object; a foreign loop set by _set_running_loop
  Task* current = nullptr;
  Value context = Value::none();  ///< of what runs now: Context, Dict (snapshot to copy when
                                  ///< written), None (empty)
  Clock clock;
  TaskRegistry tasks;
  uint64_t task_counter = 0;
  Type* types[static_cast<size_t>(AsyncType::kCount)] = {};
  Value loop_of_thread = Value::none();  ///< set_event_loop()
  bool loop_was_set = false;             ///< set_event_loop() was called, if only with None
  Task* main_task = nullptr;             ///< of asyncio.run: what Ctrl-C cancels first
  uint32_t interrupts = 0;               ///< how often it did
  /// An interactive session's loop. While a statement without await runs, scripts find it running,
  /// so that create_task() works, though nothing iterates it; such a statement may run other loops.
  Value prompt_loop = Value::none();
  bool at_prompt() const {
    return !prompt_loop.is_none() && running_loop.bits == prompt_loop.bits && running &&
           !running->running;
  }
  bool host_interrupts = false;  ///< interruptions come from threads, not from signals
  /// Nothing is ready, and nothing can ever become ready. True: it changed that; false: wait on (as
  /// CPython, forever).
  std::function<bool(Vm&, LoopState&)> on_stuck;
  /// Poll the outside world for the host instead of blocking.
  std::vector<LoopState*> loops;

  Type* type(AsyncType t) const { return types[static_cast<size_t>(t)]; }
  /// Made at the first call.
  Poller& poller();
  bool has_poller() const { return poller_ != nullptr; }
  double time() const { return static_cast<double>(clock.now()) * 1e-9; }
  /// The clock's time so many seconds (not NaN) from now; kForever if that is beyond what it can
  /// show.
  Nanoseconds deadline_after(double seconds) const;

  /// loop.run_forever() without its checks: iterations until stopping. Raised: KeyboardInterrupt,
  /// SystemExit ….
  Status run_until_stopped(Vm& vm, LoopState& loop);
  /// How the batch run that just ended is to be taken: Raised: an exception that leaves the loop is
  /// pending.
  Status batch_status = Status::Ok;
  /// The next iteration of `loop`, if nothing but ready entries can be due and the iterations are
  /// not counted by anybody.
  bool continue_iterations(LoopState& loop) {
    if (!loop.free_running || loop.stopping || !threads.alone() || !loop.timers.empty() ||
        vm_.interrupt.load(std::memory_order_relaxed))
      return false;
    if (poller_ && ++iterations_since_poll_ >= kIterationsPerPoll) return false;
    loop.batch = loop.ready.size();
    return loop.batch > 0;
  }
  /// One iteration: waits (at most until the next deadline, or not at all), moves due timers, runs
  /// what was ready.
  Status run_once(Vm& vm, LoopState& loop, bool may_wait);
  Status run_entry(Vm& vm, LoopState& loop, uint64_t slot);
  /// Ends a wait from a signal handler or another thread of the system.
  void interrupt_wait();
  /// Ctrl-C, at a safepoint: true if it was turned into a cancellation of the main task; false:
  /// raise KeyboardInterrupt.
  bool cancel_main_task(Vm& vm);
  /// The tasks of a loop that was closed (null: of all loops, at the end of the program) can never
  /// go on: the collector finds them, and says so.
  void let_go_of_tasks(Vm& vm, const Value* loop);
  /// Threads of script code.
  GreenThreads threads;
  /// Who waits for what: one line a task.
  std::string describe_waits(Vm& vm) const;
  void trace(Tracer& tracer);

 private:
  Status wait(LoopState& loop, bool may_wait);
  void move_due_timers(LoopState& loop);
  /// Busy loops look at descriptors every so many iterations.
  static constexpr uint32_t kIterationsPerPoll = 16;
  Vm& vm_;
  std::unique_ptr<Poller> poller_;
  uint32_t iterations_since_poll_ = 0;
};

/// Called once by the Vm's constructor.
void attach_scheduler(Vm& vm);

/// The native state of a loop object (or of an instance of a subclass), null for anything else.
LoopState* loop_state_of(Vm& vm, Value loop);
/// Calls the loop's exception handler with this context (a Dict). Never raises but for
/// KeyboardInterrupt, SystemExit.
Status call_exception_handler(Vm& vm, Value loop, Value context);
/// RuntimeError "no running event loop".
Value require_running_loop(Vm& vm);
/// A Handle ready to be pushed. `context`: as Task::context.
Handle* new_handle(Vm& vm, Value loop, Value callback, const Value* args, size_t count,
                   Value context, bool timer = false);
/// call_soon of any loop, native or not: callback(argument) in the context.
Status call_soon(Vm& vm, Value loop, Value callback, Value argument, Value context);

// --- contextvars ---------------------------------------------------------------------------------
/// contextvars.Context: `vars` is an immutable snapshot (Dict, or None when empty), replaced as a
/// whole.
struct ContextObject : NativeObject {
  static constexpr uint8_t kEntered = kFlagKind1;
  Value vars;
};
/// copy_context() without an object: shares the snapshot.
Value snapshot_context(Vm& vm);
/// The running context as an object (made and stored when it was only a snapshot).
ContextObject* current_context(Vm& vm);
/// An object for a Task::context value.
ContextObject* context_object(Vm& vm, Value context);

}  // namespace aio
