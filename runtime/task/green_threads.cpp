// Green threads on fibers. Invariant: current_ is the thread whose stacks are in use; every other
// one is in ready_ or parked.
#include "runtime/task/green_threads.hpp"

#include <chrono>

#include "runtime/loop/poller.hpp"
#include "runtime/object/exception.hpp"
#include "runtime/task/scheduler.hpp"
#include "runtime/vm/operators.hpp"

namespace aio {
namespace {

constexpr size_t kNativeStackBytes = size_t{8} << 20;  ///< address space only
constexpr std::chrono::milliseconds kSlice{5};         ///< sys.getswitchinterval()

}  // namespace

GreenThreads::GreenThreads(Vm& vm) : vm_(vm) {
  auto main = std::make_unique<GreenThread>();
  main->id = kMainId;
  main->fiber = std::make_unique<Fiber>();
  main->stack = vm.stack;
  current_ = main.get();
  threads_.push_back(std::move(main));
}

GreenThreads::~GreenThreads() {
  if (!slicer_.joinable()) return;
  {
    std::lock_guard lock(mutex_);
    quit_ = true;
  }
  changed_.notify_one();
  slicer_.join();
}

GreenThread* GreenThreads::find(uint64_t id) const {
  for (const auto& t : threads_)
    if (t->id == id) return t.get();
  return nullptr;
}

// --- starting and ending -------------------------------------------------------------------------

Result<uint64_t> GreenThreads::start(Value function, Value context, bool at_once) {
  auto fresh = std::make_unique<GreenThread>();
  GreenThread* t = fresh.get();
  t->fiber = std::make_unique<Fiber>(kNativeStackBytes, body, this);
  t->stack = t->fiber->ok() ? vm_.new_stack(t->fiber->lowest()) : nullptr;
  if (!t->stack) return raise(vm_, ExceptionType::RuntimeError, "can't start new thread");
  t->id = ++last_id_;
  t->function = function;
  t->context = context;
  threads_.push_back(std::move(fresh));
  set_slices(true);
  uint64_t id = t->id;
  if (at_once) {
    make_ready(current_, true);
    switch_to(t, false);
  } else {
    make_ready(t);
  }
  return id;
}

void GreenThreads::body(void* self) {
  auto& threads = *static_cast<GreenThreads*>(self);
  threads.arrive();
  Vm& vm = threads.vm_;
  Value function = threads.current_->function;
  bool raised;
  if (Tuple* call = dyn_as<Tuple>(function)) {
    function = call->items()[0];
    Tuple* names = as<Tuple>(call->items()[1]);
    raised = vm.call(function, call->items() + 2, call->size - 2, names).is_exc();
  } else {
    raised = vm.call(function).is_exc();
  }
  if (raised) threads.report_end(function);
  threads.end_current();
}

/// An exception left the current thread's function.
void GreenThreads::report_end(Value function) {
  if (pending_is(vm_, ExceptionType::SystemExit)) {
    (void)take_exception(vm_);
    return;
  }
  Rooted error(vm_, take_exception(vm_));
  Value text = repr_of(vm_, function);
  if (text.is_exc()) (void)take_exception(vm_);
  std::string message = "Exception ignored in thread started by ";
  message += text.is_exc() ? "<object repr() failed>" : to_utf8(as<Str>(text));
  vm_.exception = error;
  vm_.report_unraisable(Value::undef(), message);
}

/// Does not return.
void GreenThreads::end_current() {
  for (auto& t : threads_) {
    if (t.get() != current_) continue;
    ended_ = std::move(t);
    threads_.erase(threads_.begin() + (&t - threads_.data()));
    break;
  }
  if (alone()) set_slices(false);
  wake(kMainId);  // it may wait for the end of all
  reschedule();
}

// --- taking turns --------------------------------------------------------------------------------

void GreenThreads::make_ready(GreenThread* t, bool first) {
  if (t->ready) return;
  t->ready = true;
  if (first) ready_.push_front(t);
  else ready_.push_back(t);
}

void GreenThreads::wake(uint64_t id) {
  GreenThread* t = find(id);
  if (!t || !t->parked) return;
  t->parked = false;
  t->woken = true;
  timers_.remove(t);
  make_ready(t);
}

void GreenThreads::wake_runner(const LoopState* loop) {
  for (auto& t : threads_)
    if (t->running == loop && t->parked) wake(t->id);
}

void GreenThreads::signal_main() {
  vm_.request(kInterruptSignal);
  GreenThread* main = threads_.front().get();
  wake(kMainId);
  if (!main->ready || current_ == main) return;
  std::erase(ready_, main);
  ready_.push_front(main);
  yield();
}

void GreenThreads::yield() {
  if (alone()) return;
  make_ready(current_);
  reschedule();
}

Result<bool> GreenThreads::park(Nanoseconds deadline) {
  GreenThread* self = current_;
  self->parked = true;
  self->woken = false;
  if (deadline != kForever) timers_.add(self, deadline);
  reschedule();
  uint32_t flags = vm_.interrupt.load(std::memory_order_relaxed);
  if (flags & kInterruptTerminate || (in_main() && flags)) AIO_CHECK(vm_.handle_interrupt());
  return self->woken;
}

void GreenThreads::reschedule() {
  Clock& clock = vm_.scheduler->clock;
  for (;;) {
    Nanoseconds now = timers_.empty() ? 0 : clock.now();
    while (!timers_.empty() && timers_.first().deadline <= now) {
      GreenThread* due = timers_.pop();
      due->parked = false;
      make_ready(due);
    }
    if (!ready_.empty()) break;
    wait_outside();
  }
  GreenThread* next = ready_.front();
  ready_.pop_front();
  next->ready = false;
  if (next != current_ || ended_) switch_to(next, ended_ != nullptr);
}

void GreenThreads::switch_to(GreenThread* next, bool for_good) {
  Scheduler& s = *vm_.scheduler;
  GreenThread* from = current_;
  from->running = s.running;
  from->running_loop = s.running_loop;
  from->task = s.current;
  from->context = s.context;
  s.running = next->running;
  s.running_loop = next->running_loop;
  s.current = next->task;
  s.context = next->context;
  next->ready = false;
  current_ = next;
  vm_.enter_stack(next->stack);
  from->fiber->switch_to(*next->fiber, for_good);
  arrive();
}

/// The first thing that a thread does when it is its turn.
void GreenThreads::arrive() {
  if (!ended_) return;
  vm_.free_stack(ended_->stack);
  ended_.reset();
}

/// No thread can run: waits for the next deadline, the outside world, or a signal.
void GreenThreads::wait_outside() {
  Scheduler& s = *vm_.scheduler;
  if (vm_.interrupt.load(std::memory_order_relaxed) & kInterruptTerminate) {
    for (auto& t : threads_) wake(t->id);  // each of them unwinds
    return;
  }
  Nanoseconds timeout =
      timers_.empty() ? -1 : std::max<Nanoseconds>(0, timers_.first().deadline - s.clock.now());
  bool outside = s.has_poller() && s.poller().alive();
  if (s.clock.mode() == Clock::Mode::Virtual && timeout > 0 &&
      (!outside || s.poller().pool_running() == 0)) {
    if (outside) s.poller().wait(0);
    s.clock.advance_to(timers_.first().deadline);
  } else if (s.has_poller()) {
    s.poller().wait(timeout);
  } else {
    sleep_without_poller(timeout, vm_.interrupt, kInterruptSignal | kInterruptTerminate);
  }
  // Whoever runs an event loop looks itself whether that changed anything.
  for (auto& t : threads_)
    if (t->running && t->parked) wake(t->id);
  if (vm_.interrupt.load(std::memory_order_relaxed) & (kInterruptSignal | kInterruptTerminate))
    wake(kMainId);
}

Status GreenThreads::join_all() {
  while (!alone()) AIO_CHECK(park(kForever));
  return Status::Ok;
}

void GreenThreads::trace(Tracer& tracer) {
  for (auto& t : threads_) {
    tracer.visit(t->function);
    tracer.visit(t->running_loop);
    tracer.visit(t->task);
    tracer.visit(t->context);
  }
}

// --- slices --------------------------------------------------------------------------------------

void GreenThreads::set_slices(bool on) {
  if (on && !slicer_.joinable()) slicer_ = std::thread([this] { slice_loop(); });
  {
    std::lock_guard lock(mutex_);
    slices_ = on;
  }
  changed_.notify_one();
}

void GreenThreads::slice_loop() {
  std::unique_lock lock(mutex_);
  while (!quit_) {
    if (!slices_) {
      changed_.wait(lock);
    } else if (changed_.wait_for(lock, kSlice) == std::cv_status::timeout && slices_) {
      vm_.request(kInterruptSlice);
    }
  }
}

}  // namespace aio
