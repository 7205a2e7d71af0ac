// Scheduler: iterations of the event loop as asyncio's BaseEventLoop._run_once makes them: wait for
// I/O or the next deadline, move what is due to the ready ring, then run exactly the entries that
// are ready now; what they add waits for the next one.
#include "runtime/task/scheduler.hpp"

#include <algorithm>

#include "runtime/loop/poller.hpp"
#include "runtime/object/exception.hpp"
#include "runtime/object/object_model.hpp"
#include "runtime/object/sequence.hpp"
#include "runtime/object/text.hpp"
#include "runtime/vm/operators.hpp"

namespace aio {
namespace {

constexpr Nanoseconds kClockResolution = 1;  ///< timers due within it fire too, as in _run_once

/// What the loop blocks for until a timer is due: rounded up, as asyncio's selectors do, so that
/// timers close together cost one wake-up.
Nanoseconds whole_milliseconds(Nanoseconds wait) {
  constexpr Nanoseconds kMillisecond = 1'000'000;
  if (wait <= 0) return 0;
  return wait > kForever / 2 ? wait : (wait + kMillisecond - 1) / kMillisecond * kMillisecond;
}

}  // namespace

// --- ready ring, registry ------------------------------------------------------------------------

ReadyRing::ReadyRing()
    : slots_(static_cast<uint64_t*>(std::malloc(kFirst * sizeof(uint64_t)))), mask_(kFirst - 1) {
  if (!slots_) std::abort();
}

/// Grown with realloc, which remaps large blocks. Entries whose place needs the new bit of the mask
/// move up.
void ReadyRing::grow() {
  uint64_t old = mask_ + 1, capacity = old * 2;
  auto* grown = static_cast<uint64_t*>(std::realloc(slots_, capacity * sizeof(uint64_t)));
  if (!grown) std::abort();
  slots_ = grown;
  mask_ = capacity - 1;
  for (uint64_t i = head_; i < tail_; ++i)
    if (i & old) slots_[i & mask_] = slots_[i & (old - 1)];
}

/// Mostly holes. A running scan of the collector starts again.
void TaskRegistry::close_holes() {
  size_t to = 0;
  for (Task* live : tasks_) {
    if (!live) continue;
    live->registry = static_cast<uint32_t>(to);
    tasks_[to++] = live;
  }
  tasks_.shrink(to);
  scan_ = 0;
}

bool TaskRegistry::trace_some(Tracer& tracer, size_t count) {
  size_t end = std::min(tasks_.size(), scan_ + count);
  for (; scan_ < end; ++scan_) tracer.visit(tasks_[scan_]);
  return scan_ >= tasks_.size();
}

// --- loop state ----------------------------------------------------------------------------------

void LoopState::begin_cycle() {
  scan_ready_ = ready.head();
  scan_timers_ = 0;
  timers.watch_moves(
      [](void* heap, Object* owner) { static_cast<Heap*>(heap)->shade(Value::object(owner)); },
      &heap_);
}

/// Entries leave the ring and the heap while this goes on: those are shaded when they leave
/// (run_entry, move_due_timers), and timers also when they only change their place.
bool LoopState::trace_some(Tracer& tracer, size_t count) {
  scan_ready_ = std::max(scan_ready_, ready.head());
  uint64_t end = ready.head() + ready.size();
  for (; count > 0 && scan_ready_ < end; --count, ++scan_ready_)
    tracer.visit(ReadyRing::object_of(ready.entry(scan_ready_)));
  for (; count > 0 && scan_timers_ < timers.size(); --count, ++scan_timers_)
    tracer.visit(timers.at(scan_timers_).owner);
  if (count > 0) timers.watch_moves(nullptr, nullptr);
  return count > 0;
}

void LoopState::trace(Tracer& tracer) {
  tracer.visit(object);
  tracer.visit(exception_handler);
  tracer.visit(task_factory);
  tracer.visit(executor);
  tracer.visit(asyncgens);
  for (auto* handles : {&readers, &writers, &signals})
    for (auto& [key, handle] : *handles) tracer.visit(handle);
}

LoopState* loop_state_of(Vm& vm, Value loop) {
  LoopState* running = vm.scheduler->running;
  if (running && running->object && loop == Value::object(running->object)) return running;
  if (!is_kind(loop, Kind::Native)) return nullptr;
  Type* native = vm.scheduler->type(AsyncType::EventLoop);
  Type* type = type_of(vm, loop);
  if (!native || type->layout != native->layout) return nullptr;
  return static_cast<LoopObject*>(loop.as_object())->state;
}

// --- scheduler -----------------------------------------------------------------------------------

Scheduler::Scheduler(Vm& vm) : threads(vm), vm_(vm) {}
Scheduler::~Scheduler() = default;

void attach_scheduler(Vm& vm) {
  vm.scheduler = std::make_unique<Scheduler>(vm);
  vm.heap.add_chunked_roots(&vm.scheduler->tasks);
  vm.root_tracers.push_back([&vm](Tracer& tracer) { vm.scheduler->trace(tracer); });
}

void Scheduler::trace(Tracer& tracer) {
  tracer.visit(running_loop);
  tracer.visit(prompt_loop);
  tracer.visit(current);
  tracer.visit(context);
  tracer.visit(loop_of_thread);
  tracer.visit(main_task);
  threads.trace(tracer);
  for (Type* type : types) tracer.visit(type);
  // A loop with work to do is alive even when no script variable names it.
  for (LoopState* loop : loops)
    if (loop->running || !loop->ready.empty() || !loop->timers.empty() || !loop->readers.empty() ||
        !loop->writers.empty())
      loop->trace(tracer);
}

Poller& Scheduler::poller() {
  if (!poller_) poller_ = std::make_unique<Poller>();
  return *poller_;
}

void Scheduler::interrupt_wait() {
  if (poller_) poller_->wake();
}

bool Scheduler::cancel_main_task(Vm& vm) {
  if (!main_task || ++interrupts != 1 || main_task->done()) return false;
  return task_cancel(vm, main_task, Value::undef());
}

Status Scheduler::wait(LoopState& loop, bool may_wait) {
  Nanoseconds timeout = 0, now = 0;
  if (may_wait && loop.ready.empty() && !loop.stopping) {
    now = clock.now();
    timeout = loop.timers.empty() ? -1 : whole_milliseconds(loop.timers.first().deadline - now);
  }
  if (timeout == 0) {
    if (!threads.alone()) threads.yield();
    if (!poller_ || (!loop.ready.empty() && ++iterations_since_poll_ < kIterationsPerPoll))
      return Status::Ok;
    iterations_since_poll_ = 0;
    poller_->wait(0);
    return Status::Ok;
  }
  if (!threads.alone()) {  // they run meanwhile, and poll when they have nothing to do
    Nanoseconds deadline = timeout < 0 || timeout > kForever - now ? kForever : now + timeout;
    AIO_CHECK(threads.park(deadline));
    return Status::Ok;
  }
  // The wake-up that came with it may have ended an earlier wait.
  if (vm_.interrupt.load(std::memory_order_relaxed) & kInterruptTerminate) return Status::Ok;
  bool outside = poller_ && poller_->alive();
  if (timeout < 0 && !outside && on_stuck && on_stuck(vm_, loop)) return Status::Ok;
  if (clock.mode() == Clock::Mode::Virtual && timeout > 0) {
    // Virtual time stands still while real work is under way, and jumps when only timers are left.
    if (!outside || poller_->pool_running() == 0) {
      if (outside) poller_->wait(0);
      if (loop.ready.empty() && !loop.timers.empty())
        clock.advance_to(loop.timers.first().deadline);
      return Status::Ok;
    }
    timeout = -1;
  }
  if (poller_) poller_->wait(timeout);
  else sleep_without_poller(timeout, vm_.interrupt, kInterruptSignal | kInterruptTerminate);
  return Status::Ok;
}

Nanoseconds Scheduler::deadline_after(double seconds) const {
  double ns = seconds * 1e9;
  Nanoseconds now = clock.now();
  return ns > 9e18 - static_cast<double>(now) ? kForever : now + static_cast<Nanoseconds>(ns);
}

void Scheduler::move_due_timers(LoopState& loop) {
  if (loop.timers.empty()) return;
  Nanoseconds end = clock.now() + kClockResolution;
  while (!loop.timers.empty() && loop.timers.first().deadline < end) {
    Object* owner = loop.timers.pop();
    vm_.heap.shade(Value::object(owner));
    if (owner->kind == Kind::Task) loop.ready.push(owner, ReadyRing::kTimerTag);
    else loop.ready.push(owner);
  }
}

Status Scheduler::run_entry(Vm& vm, LoopState& loop, uint64_t slot) {
  Object* o = ReadyRing::object_of(slot);
  vm.heap.shade(Value::object(o));
  if (slot & ReadyRing::kDoneTag) {
    auto* f = static_cast<Future*>(o);
    Rooted keep(vm, f), watcher(vm, f->callbacks);
    vm.heap.shade(f->callbacks);
    f->callbacks = Value::undef();
    auto* w = static_cast<DoneWatcher*>(watcher.get().as_object());
    return w->child_done(vm, w, f);
  }
  if (o->kind == Kind::Task) {
    auto* t = static_cast<Task*>(o);
    if (!(slot & ReadyRing::kTimerTag)) return step_task(vm, t, true);
    if (!t->done() && t->task_flags & Task::kNative && t->reason == WaitReason::Sleep) loop.wake(t);
    return Status::Ok;
  }
  if (o->aux == static_cast<uint16_t>(ReadyKind::Callback)) {
    Rooted keep(vm, o);
    return static_cast<ReadyCallback*>(o)->run(vm, static_cast<ReadyCallback*>(o));
  }
  auto* handle = static_cast<Handle*>(o);
  if (handle->cancelled()) return Status::Ok;
  Rooted keep(vm, o), previous(vm, context);
  context = handle->context;
  Tuple* args = as<Tuple>(handle->args);
  Value r = vm.call(handle->callback, args->items(), args->size);
  if (context != handle->context) {  // a variable was set: the handle keeps its own context
    vm.heap.shade(handle->context);
    handle->context = context;
  }
  context = previous;
  if (!r.is_exc()) return Status::Ok;
  if (pending_is(vm, ExceptionType::KeyboardInterrupt) || pending_is(vm, ExceptionType::SystemExit))
    return Status::Raised;
  Rooted error(vm, take_exception(vm));
  Rooted info(vm, new_dict(vm));
  AIO_TRY(Value source, vm.call_method(keep, intern(vm, "_format_callback")));
  std::string message = "Exception in callback " + to_utf8(as<Str>(source));
  dict_set_str(vm, info.as<Dict>(), intern(vm, "message"), make_str(vm, message));
  dict_set_str(vm, info.as<Dict>(), intern(vm, "exception"), error);
  dict_set_str(vm, info.as<Dict>(), intern(vm, "handle"), keep);
  return call_exception_handler(vm, loop.object ? Value::object(loop.object) : Value::none(), info);
}

Status Scheduler::run_once(Vm& vm, LoopState& loop, bool may_wait) {
  AIO_CHECK(wait(loop, may_wait));
  if (vm.interrupt.load(std::memory_order_relaxed)) AIO_CHECK(vm.handle_interrupt());
  move_due_timers(loop);
  // A callback that runs the loop itself may leave fewer entries than this iteration began with.
  uint32_t outer = loop.batch;
  loop.batch = loop.ready.size();
  Status status = Status::Ok;
  while (!failed(status) && loop.batch > 0 && !loop.ready.empty()) {
    --loop.batch;
    status = run_entry(vm, loop, loop.ready.pop());
  }
  loop.batch = std::min(outer, loop.ready.size());
  return status;
}

Status Scheduler::run_until_stopped(Vm& vm, LoopState& loop) {
  Status status = Status::Ok;
  do {
    loop.free_running = true;
    status = run_once(vm, loop, true);
  } while (!failed(status) && !loop.stopping);
  loop.free_running = false;
  return status;
}

void Scheduler::let_go_of_tasks(Vm& vm, const Value* loop) {
  std::vector<Task*> ended;
  tasks.each([&](Task* t) {
    if (!loop || t->loop == *loop) ended.push_back(t);
  });
  for (Task* t : ended) {
    vm.heap.shade(Value::object(t));  // the registry is a root of a running cycle
    tasks.remove(t);
    vm.heap.register_finalizable(t);
    if (t->coro.is_object()) vm.heap.register_finalizable(t->coro.as_object());
  }
}

std::string Scheduler::describe_waits(Vm& vm) const {
  static constexpr const char* kReasons[] = {"running",   "not started", "ready",     "sleep",
                                             "future",    "task",        "gather",    "event",
                                             "lock",      "semaphore",   "condition", "queue get",
                                             "queue put", "queue join",  "foreign"};
  std::string text;
  tasks.each([&](Task* t) {
    text +=
        "  " + to_utf8(as<Str>(task_name(vm, t))) + ": " + kReasons[static_cast<size_t>(t->reason)];
    if (Task* other = dyn_as<Task>(t->waiting_on))
      text += " " + to_utf8(as<Str>(task_name(vm, other)));
    text += "\n";
  });
  return text;
}

// --- what natives share --------------------------------------------------------------------------

Value require_running_loop(Vm& vm) {
  if (!vm.scheduler->running_loop.is_none()) return vm.scheduler->running_loop;
  return raise(vm, ExceptionType::RuntimeError, "no running event loop");
}

Handle* new_handle(Vm& vm, Value loop, Value callback, const Value* args, size_t count,
                   Value context, bool timer) {
  Scheduler& s = *vm.scheduler;
  auto* h = static_cast<Handle*>(
      new_instance(vm, s.type(timer ? AsyncType::TimerHandle : AsyncType::Handle)));
  h->aux = static_cast<uint16_t>(timer ? ReadyKind::TimerHandle : ReadyKind::Handle);
  h->callback = callback;
  h->args = make_tuple(vm, args, count);
  h->context = context.is_none() || context.is_undef() ? snapshot_context(vm) : context;
  h->loop = loop;
  h->deadline = 0;
  h->when = 0;
  h->timer = kNoTimer;
  return h;
}

Status call_soon(Vm& vm, Value loop, Value callback, Value argument, Value context) {
  size_t count = argument.is_undef() ? 0 : 1;
  if (LoopState* state = loop_state_of(vm, loop)) {
    if (state->closed) return raise(vm, ExceptionType::RuntimeError, "Event loop is closed");
    state->push(new_handle(vm, loop, callback, &argument, count, context));
    return Status::Ok;
  }
  Rooted keep(vm, context);
  Value args[3] = {callback, argument, Value::undef()};
  args[1 + count] = Value::object(context_object(vm, context));
  Value name = Value::object(vm.names.context);
  AIO_TRY(Value method, get_attr(vm, loop, intern(vm, "call_soon")));
  AIO_CHECK(vm.call(method, args, 2 + count, as<Tuple>(make_tuple(vm, &name, 1))));
  return Status::Ok;
}

Status call_exception_handler(Vm& vm, Value loop, Value context) {
  AIO_TRY(Value method, get_attr(vm, loop, intern(vm, "call_exception_handler")));
  AIO_CHECK(vm.call(method, context));
  return Status::Ok;
}

}  // namespace aio
