// Green threads: script functions with stacks of their own that take turns (architecture.md section
// 8): asyncio.to_thread, executors, module _thread. Exactly one runs at a time. It is taken off at
// a safepoint when its time slice is over, and when it parks: in time.sleep(), for a lock, in an
// event loop that has nothing to do.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <limits>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "runtime/loop/fiber.hpp"
#include "runtime/loop/timer_heap.hpp"
#include "runtime/result.hpp"
#include "runtime/vm/vm.hpp"

namespace aio {

struct LoopState;
struct Task;

inline constexpr Nanoseconds kForever = std::numeric_limits<Nanoseconds>::max();

/// One thread of script code; the first is the one that the host calls from.
struct GreenThread {
  uint64_t id = 0;
  std::unique_ptr<Fiber> fiber;
  ExecutionStack* stack = nullptr;
  Value function = Value::undef();
  uint32_t timer = ~0u;
  bool ready = false;  ///< in the queue of those that can run
  bool parked = false;
  bool woken = false;  ///< by wake(), not by its deadline
  // The scheduler's, while the thread does not run:
  LoopState* running = nullptr;
  Value running_loop = Value::none();
  Task* task = nullptr;
  Value context = Value::none();
};

class GreenThreads {
 public:
  explicit GreenThreads(Vm& vm);
  ~GreenThreads();
  GreenThreads(const GreenThreads&) = delete;

  /// No thread but the first is alive.
  bool alone() const { return threads_.size() == 1; }
  bool in_main() const { return current_->id == kMainId; }
  uint64_t current_id() const { return current_->id; }
  size_t count() const { return threads_.size(); }
  bool alive(uint64_t id) const { return find(id) != nullptr; }

  /// A thread that runs function() in `context` (as Task::context); a Tuple (f, names of keywords,
  /// values…) stands for a call of f with these. at_once: it begins now, and the
  /// caller goes on when it parks or its slice is over; else it is the last of those that wait for
  /// their turn. Its id; RuntimeError without memory.
  Result<uint64_t> start(Value function, Value context, bool at_once);
  /// Lets the others run that can; returns at the caller's next turn.
  void yield();
  /// Until wake() or the deadline (of the scheduler's clock; kForever: none): true if woken.
  /// Raised: an interrupt, in the first thread. Others run meanwhile, and the outside world is
  /// polled.
  Result<bool> park(Nanoseconds deadline);
  /// Nothing if it is not parked.
  void wake(uint64_t id);
  /// Wakes the thread that runs this loop and waits for something to do.
  void wake_runner(const LoopState* loop);
  /// A signal is for the first thread: wakes it.
  void signal_main();
  /// Waits until the caller, the first thread, is alone. Raised: interrupt.
  Status join_all();
  void trace(Tracer& tracer);

 private:
  static constexpr uint64_t kMainId = 1;
  static uint32_t& token(GreenThread* t) { return t->timer; }
  static void body(void* self);

  GreenThread* find(uint64_t id) const;
  void make_ready(GreenThread* t, bool first = false);
  /// Runs the next thread that can; returns when the current one is that again. Waits while there
  /// is none.
  void reschedule();
  void switch_to(GreenThread* next, bool for_good);
  void arrive();
  void wait_outside();
  void end_current();
  void report_end(Value function);
  void set_slices(bool on);
  void slice_loop();

  Vm& vm_;
  std::vector<std::unique_ptr<GreenThread>> threads_;  ///< alive; the first is main
  std::deque<GreenThread*> ready_;
  TimerHeap<GreenThread, token> timers_;
  GreenThread* current_;
  std::unique_ptr<GreenThread> ended_;  ///< just left for good: its stacks can go
  uint64_t last_id_ = kMainId;

  // The system thread that asks for a safepoint when a slice is over.
  std::thread slicer_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool slices_ = false, quit_ = false;
};

}  // namespace aio
