// The functions of module _asyncio: sleep, gather, create_task, ensure_future, who runs now; and
// the module itself.
#include <cmath>

#include "runtime/object/exception.hpp"
#include "runtime/task/gather.hpp"
#include "runtime/vm/generators.hpp"
#include "stdlib/asyncio/asyncio_module.hpp"
#include "stdlib/asyncio/spawn.hpp"

namespace aio {

using namespace asyncio;

namespace asyncio {

Value library_function(Vm& vm, const char* module, const char* function) {
  std::string path = std::string("asyncio.") + module;
  AIO_TRY(Value m, vm.source->import_module(vm, intern(vm, path)));
  return get_attr(vm, m, intern(vm, function));
}

Value call_library(Vm& vm, const char* module, const char* function, Value argument) {
  Rooted keep(vm, argument);
  AIO_TRY(Value f, library_function(vm, module, function));
  return vm.call(f, argument);
}

bool is_native_future(Value v) { return is_kind(v, Kind::Future) || is_kind(v, Kind::Task); }

Result<bool> is_future(Vm& vm, Value v) {
  if (is_native_future(v)) return true;
  if (!v.is_object() || is_kind(v, Kind::Generator) || is_kind(v, Kind::NativeFrame)) return false;
  // hasattr(obj.__class__, '_asyncio_future_blocking') and obj._asyncio_future_blocking is not None
  if (type_lookup(vm, type_of(vm, v), vm.names._asyncio_future_blocking).is_undef()) {
    AIO_TRY(Value claimed, get_attr_or_undef(vm, v, vm.names.dunder_class));
    Type* type = dyn_as<Type>(claimed);
    if (!type || type == type_of(vm, v) ||
        type_lookup(vm, type, vm.names._asyncio_future_blocking).is_undef())
      return false;
  }
  AIO_TRY(Value blocking, get_attr_or_undef(vm, v, vm.names._asyncio_future_blocking));
  return !blocking.is_undef() && !blocking.is_none();
}

Value get_event_loop(Vm& vm) {
  Scheduler& s = *vm.scheduler;
  if (!s.running_loop.is_none()) return s.running_loop;
  AIO_TRY(Value f, library_function(vm, "events", "_policy_get_event_loop"));
  return vm.call(f);
}

Value loop_or_current(Vm& vm, Value loop) {
  return loop.is_none() || loop.is_undef() ? get_event_loop(vm) : loop;
}

namespace {

Value create_task_on(Vm& vm, Value loop, Value coro) {
  if (loop == vm.scheduler->running_loop) {
    if (Task* t = spawn_on_plain_loop(vm, coro)) return Value::object(t);
  }
  LoopState* state = loop_state_of(vm, loop);
  bool plain = state && state->task_factory.is_none() &&
               type_of(vm, loop) == vm.scheduler->type(AsyncType::EventLoop);
  if (!plain) return vm.call_method(loop, intern(vm, "create_task"), &coro, 1);
  if (state->closed) return raise(vm, ExceptionType::RuntimeError, "Event loop is closed");
  Task* t = new_task(vm, coro, {.loop = loop});
  return t ? Value::object(t) : Value::exc();
}

}  // namespace

Value ensure_future(Vm& vm, Value awaitable, Value loop) {
  AIO_TRY(bool future, is_future(vm, awaitable));
  if (future) {
    if (loop.is_none()) return awaitable;
    AIO_TRY(Value own, is_native_future(awaitable)
                           ? static_cast<Future*>(awaitable.as_object())->loop
                           : vm.call_method(awaitable, intern(vm, "get_loop")));
    if (own == loop) return awaitable;
    return raise(
        vm, ExceptionType::ValueError,
        "The future belongs to a different loop than the one specified as the loop argument");
  }
  Rooted keep(vm, awaitable);
  bool coroutine_given = is_coroutine(vm, awaitable);
  if (!coroutine_given) {
    bool awaits = is_kind(awaitable, Kind::Generator)
                      ? generator_flags(static_cast<Generator*>(awaitable.as_object())) &
                            kCodeIterableCoroutine
                      : !lookup_special(vm, type_of(vm, awaitable), Special::Await).is_undef();
    if (!awaits)
      return raise(vm, ExceptionType::TypeError,
                   "An asyncio.Future, a coroutine or an awaitable is required");
    AIO_TRY(keep, call_library(vm, "base_tasks", "_wrap_awaitable", awaitable));
  }
  if (loop.is_none()) { AIO_TRY(loop, get_event_loop(vm)); }
  Value task = create_task_on(vm, loop, keep);
  if (task.is_exc() && coroutine_given && pending_is(vm, ExceptionType::RuntimeError)) {
    Rooted error(vm, take_exception(vm));
    if (vm.call_method(keep, vm.names.close).is_exc()) (void)take_exception(vm);
    return raise_object(vm, error, false);
  }
  return task;
}

Value coroutine(Vm& vm, const NativeCoroutine& function, Value on, Value argument) {
  Value locals[2] = {on, argument};
  return Value::object(make_native_coroutine(vm, function, locals, 2));
}

// --- sleep ---------------------------------------------------------------------------------------

namespace {

enum SleepPhase : uint8_t { kSleepNew, kSleepYielded, kSleepParked, kSleepForeign };

NativeStep failure(Vm& vm, Value thrown) {
  (void)raise_object(vm, thrown, false);
  return {Poll::Raise, Value::undef()};
}
NativeStep failure() { return {Poll::Raise, Value::undef()}; }

/// Not awaited by a task: a future and a timer handle, as anybody else would.
NativeStep sleep_on_future(Vm& vm, NativeFrame* frame, Value delay) {
  Rooted keep(vm, frame);
  Value loop = require_running_loop(vm);
  if (loop.is_exc()) return failure();
  Rooted future(vm, vm.call_method(loop, intern(vm, "create_future")));
  if (future.get().is_exc()) return failure();
  Rooted set(vm, library_function(vm, "futures", "_set_result_unless_cancelled"));
  if (set.get().is_exc()) return failure();
  Value args[4] = {delay, set, future, frame->locals[1]};
  Value handle = vm.call_method(loop, intern(vm, "call_later"), args, 4);
  if (handle.is_exc()) return failure();
  frame->locals[0] = handle;
  frame->locals[1] = future;
  frame->phase = kSleepForeign;
  if (is_native_future(future)) future.get().as_object()->flags |= Future::kBlocking;
  return {Poll::Yield, future};
}

NativeStep sleep_start(Vm& vm, NativeFrame* frame) {
  Value delay = frame->locals[0];
  double seconds = 0;
  if (delay.is_small_int() || delay.is_float() || is_int(delay) || is_float_like(delay)) {
    auto number = to_double(vm, delay);
    if (failed(number)) return failure();
    seconds = *number;
  } else {
    Value positive = compare(vm, CompareOp::Le, delay, Value::small_int(0));
    if (positive.is_exc()) return failure();
    auto yes = truthy(vm, positive);
    if (failed(yes)) return failure();
    auto number = to_double(vm, delay);
    if (!*yes && failed(number)) return failure();
    seconds = *yes ? 0 : *number;
  }
  if (seconds <= 0) {
    frame->phase = kSleepYielded;
    return {Poll::Yield, Value::none()};
  }
  if (std::isnan(seconds)) {
    (void)raise(vm, ExceptionType::ValueError, "Invalid delay: NaN (not a number)");
    return failure();
  }
  Scheduler& s = *vm.scheduler;
  LoopState* loop = s.current ? loop_state_of(vm, s.current->loop) : nullptr;
  if (!loop || !driven_by_task(vm)) return sleep_on_future(vm, frame, delay);
  Task* t = park_current(vm, WaitReason::Sleep, Value::none());
  loop->timers.add(t, s.deadline_after(seconds));
  frame->phase = kSleepParked;
  return {Poll::Pending, Value::undef()};
}

NativeStep sleep_step(Vm& vm, NativeFrame* frame, Value, Value thrown) {
  if (frame->phase == kSleepForeign) {
    Value result = thrown.is_undef() ? vm.call_method(frame->locals[1], vm.names.result)
                                     : raise_object(vm, thrown, false);
    Rooted keep(vm, result), error(vm, result.is_exc() ? take_exception(vm) : Value::none());
    Value cancelled = vm.call_method(frame->locals[0], vm.names.cancel);
    if (cancelled.is_exc()) return failure();
    if (result.is_exc()) return failure(vm, error);
    return {Poll::Ready, keep};
  }
  if (!thrown.is_undef()) return failure(vm, thrown);
  if (frame->phase == kSleepNew) return sleep_start(vm, frame);
  return {Poll::Ready, frame->locals[1]};
}

constexpr NativeCoroutine kSleep = {"sleep", sleep_step};

/// `await sleep(delay)` in a task, the delay a plain number: nothing is left to do afterwards.
NativeStep start_sleep(Vm& vm, const Args& args) {
  constexpr NativeStep kDecline = {Poll::Decline, Value::undef()};
  if (args.count != 1 || args.kw_names) return kDecline;
  Value delay = args.values[0];
  if (!delay.is_small_int() && !delay.is_float()) return kDecline;
  double seconds = delay.is_float() ? delay.as_float() : static_cast<double>(delay.as_small_int());
  if (seconds <= 0) return {Poll::Yield, Value::none()};
  Scheduler& s = *vm.scheduler;
  LoopState* loop = s.current ? loop_state_of(vm, s.current->loop) : nullptr;
  if (std::isnan(seconds) || !loop || !driven_by_task(vm)) return kDecline;
  loop->timers.add(park_current(vm, WaitReason::Sleep, Value::none()), s.deadline_after(seconds));
  return {Poll::Pending, Value::undef()};
}

Value make_sleep(Vm& vm, Value delay, Value result) { return coroutine(vm, kSleep, delay, result); }

// --- gather --------------------------------------------------------------------------------------

/// Finds repeated arguments. Coroutines and futures are marked while they are looked at; for
/// anything else, and once something is repeated, there is a table by address.
class SeenArguments {
 public:
  explicit SeenArguments(VarArgs args) : args_(args) {
    for (marked_ = 0; marked_ < args.size() && mark(args[marked_]); ++marked_) {}
    plain_ = marked_ == args.size();
    clear();
    if (plain_) return;
    while (mask_ < args.size() * 2) mask_ *= 2;
    slots_.resize(mask_--);
  }
  /// Index of an equal earlier argument, or `index` after remembering it. To be asked in the order
  /// of the arguments.
  uint32_t find_or_add(uint32_t index) {
    if (plain_) return index;
    uint64_t bits = args_[index].bits;
    size_t i = (bits * 0x9E3779B97F4A7C15ull >> 20) & mask_;
    for (; slots_[i].bits; i = (i + 1) & mask_)
      if (slots_[i].bits == bits) return slots_[i].index;
    slots_[i] = {bits, index};
    return index;
  }

 private:
  static constexpr uint16_t kMark =
      0x100;  ///< in Object::aux, where neither frames nor futures have anything
  struct Slot {
    uint64_t bits;
    uint32_t index;
  };

  /// False if v cannot be marked or is marked already.
  static bool mark(Value v) {
    if (!is_native_future(v) && !is_kind(v, Kind::Generator) && !is_kind(v, Kind::NativeFrame))
      return false;
    if (v.as_object()->aux & kMark) return false;
    v.as_object()->aux |= kMark;
    return true;
  }
  void clear() {
    for (size_t i = 0; i < marked_; ++i) args_[i].as_object()->aux &= static_cast<uint16_t>(~kMark);
  }

  VarArgs args_;
  size_t marked_;
  bool plain_;
  std::vector<Slot> slots_;
  size_t mask_ = 1;
};

namespace {

/// The future of one argument of gather(). The usual one is a coroutine of a script.
Value gathered(Vm& vm, Value argument, Value loop) {
  if (loop.is_none() || loop == vm.scheduler->running_loop) {
    if (Task* t = spawn_on_plain_loop(vm, argument)) return Value::object(t);
  }
  AIO_TRY(Value f, ensure_future(vm, argument, loop));
  return is_native_future(f) ? f : call_library(vm, "futures", "wrap_future", f);
}

/// The coroutines were made in the order of the arguments, most likely just before: their tasks
/// keep them now, and the collector need not watch them (batch::spawn, which met only the last).
void forget_coroutines(Vm& vm, VarArgs args) {
  for (size_t i = args.size(); i-- > 0;)
    if (is_kind(args[i], Kind::Generator)) vm.heap.forget_newest_finalizable(args[i].as_object());
}

}  // namespace

Value gather(Vm& vm, bool return_exceptions, VarArgs args) {
  if (args.empty()) {
    AIO_TRY(Value loop, get_event_loop(vm));
    AIO_TRY(Value outer, vm.call_method(loop, intern(vm, "create_future")));
    Rooted keep(vm, outer);
    Value empty = make_list(vm, nullptr, 0);
    AIO_CHECK(vm.call_method(outer, intern(vm, "set_result"), &empty, 1));
    return keep;
  }
  Rooted children(vm, new_list(vm, args.size()));
  SeenArguments seen(args);
  std::vector<Future*> distinct;
  distinct.reserve(args.size());
  Value loop = Value::none();
  for (uint32_t i = 0; i < args.size(); ++i) {
    uint32_t first = seen.find_or_add(i);
    if (first != i) {
      AIO_CHECK(list_append(vm, children.as<List>(), children.as<List>()->items[first]));
      continue;
    }
    AIO_TRY(Value f, gathered(vm, args[i], loop));
    auto* future = static_cast<Future*>(f.as_object());
    if (loop.is_none()) loop = future->loop;
    if (f != args[i] && f.as_object()->kind == Kind::Task)
      static_cast<Task*>(future)->task_flags |= Task::kNoDestroyMessage;
    AIO_CHECK(list_append(vm, children.as<List>(), f));
    distinct.push_back(future);
  }
  forget_coroutines(vm, args);
  return start_gather(vm, children.as<List>(), distinct, loop, return_exceptions);
}

bool gather_cancel(Vm& vm, Value self, Value msg) {
  return cancel_gather(vm, static_cast<Future*>(self.as_object()), msg);
}
constexpr NativeDef kGatherMethods[] = {def<gather_cancel>("cancel(self, msg=None)")};
constexpr NativeLayout kGatherStateLayout = {sizeof(GatherState), [](Object* o, Tracer& tracer) {
                                               tracer.visit(static_cast<GatherState*>(o)->outer);
                                               tracer.visit(static_cast<GatherState*>(o)->children);
                                             }};
constexpr TypeDef kGatherStateType = {
    .name = "_asyncio.GatherState", .layout = &kGatherStateLayout, .flags = kTypeDisallowNew};

// --- tasks and loops -----------------------------------------------------------------------------

Value create_task(Vm& vm, Value coro, Value name, Value context, Value eager) {
  AIO_TRY(Value loop, require_running_loop(vm));
  LoopState* state = loop_state_of(vm, loop);
  if (state && state->task_factory.is_none() && eager.is_undef() &&
      type_of(vm, loop) == vm.scheduler->type(AsyncType::EventLoop)) {
    Task* t = new_task(vm, coro, {loop, name, context});
    return t ? Value::object(t) : Value::exc();
  }
  Value args[4] = {coro, name, context, eager};
  size_t named = eager.is_undef() ? 2 : 3;
  Value keys[3] = {Value::object(vm.names.name), Value::object(vm.names.context),
                   Value::object(intern(vm, "eager_start"))};
  if (context.is_none() && eager.is_undef()) named = 1;
  AIO_TRY(Value method, get_attr(vm, loop, intern(vm, "create_task")));
  return vm.call(method, args, 1 + named, as<Tuple>(make_tuple(vm, keys, named)));
}

Value get_running_loop(Vm& vm) { return require_running_loop(vm); }
Value running_loop_or_none(Vm& vm) { return vm.scheduler->running_loop; }
bool other_loop_may_run(Vm& vm) {
  return vm.scheduler->running_loop.is_none() || vm.scheduler->at_prompt();
}
void set_running_loop(Vm& vm, Value loop) {
  vm.scheduler->running_loop = loop;
  vm.scheduler->running = loop_state_of(vm, loop);
}

Value current_task(Vm& vm, Value loop) {
  if (loop.is_none()) AIO_CHECK(require_running_loop(vm));
  Task* t = vm.scheduler->current;
  bool mine = t && (loop.is_none() || t->loop == loop);
  if (mine) t->aux &= static_cast<uint16_t>(~Future::kDropped);  // somebody may keep it
  return mine ? Value::object(t) : Value::none();
}

Value all_tasks(Vm& vm, Value loop) {
  if (loop.is_none()) { AIO_TRY(loop, require_running_loop(vm)); }
  Rooted set(vm, new_set(vm));
  std::vector<Task*> tasks;
  vm.scheduler->tasks.each([&](Task* t) {
    if (t->loop == loop && !t->done()) tasks.push_back(t);
  });
  for (Task* t : tasks) t->aux &= static_cast<uint16_t>(~Future::kDropped);
  for (Task* t : tasks) AIO_CHECK(set_add(vm, set.as<Set>(), Value::object(t)));
  return set;
}

/// all_tasks in order of creation, for asyncio.run's cancelling.
Value task_list(Vm& vm, Value loop) {
  Rooted list(vm, new_list(vm, 16));
  std::vector<Task*> tasks;
  vm.scheduler->tasks.each([&](Task* t) {
    if (t->loop == loop && !t->done()) tasks.push_back(t);
  });
  for (Task* t : tasks) AIO_CHECK(list_append(vm, list.as<List>(), Value::object(t)));
  return list;
}

Value enter_task(Vm& vm, Value, Value task) {
  Scheduler& s = *vm.scheduler;
  if (s.current) {
    AIO_TRY(Value now, repr_of(vm, Value::object(s.current)));
    Rooted keep(vm, now);
    AIO_TRY(Value other, repr_of(vm, task));
    return raise(vm, ExceptionType::RuntimeError,
                 "Cannot enter into task %S while another task %S is being executed.",
                 as<Str>(other), keep.as<Str>());
  }
  s.current = dyn_as<Task>(task);
  return Value::none();
}
Value leave_task(Vm& vm, Value, Value) {
  vm.scheduler->current = nullptr;
  return Value::none();
}
Value swap_task(Vm& vm, Value, Value task) {
  Task* old = vm.scheduler->current;
  vm.scheduler->current = dyn_as<Task>(task);
  return old ? Value::object(old) : Value::none();
}
Value ignore_task(Vm&, Value) { return Value::none(); }

Result<bool> isfuture(Vm& vm, Value obj) { return is_future(vm, obj); }
bool iscoroutine(Vm& vm, Value obj) { return is_coroutine(vm, obj); }
Value ensure(Vm& vm, Value f, Value loop) { return ensure_future(vm, f, loop); }
Value event_loop(Vm& vm) { return get_event_loop(vm); }
Value make_loop(Vm& vm) { return new_event_loop(vm); }
Value describe(Vm& vm) { return make_str(vm, vm.scheduler->describe_waits(vm)); }
/// Which awaitable a task stands at, and why: (reason, object or None).
Value wait_reason(Vm& vm, Value task) {
  static constexpr const char* kNames[] = {"running",   "start",      "ready",     "sleep",
                                           "future",    "task",       "gather",    "event",
                                           "lock",      "semaphore",  "condition", "queue.get",
                                           "queue.put", "queue.join", "foreign"};
  Task* t = dyn_as<Task>(task);
  if (!t) return raise(vm, ExceptionType::TypeError, "a Task is required");
  Value pair[2] = {Value::object(intern(vm, kNames[static_cast<size_t>(t->reason)])),
                   t->done() || t->waiting_on.is_undef() ? Value::none() : t->waiting_on};
  return make_tuple(vm, pair, 2);
}
/// asyncio.run's task while it runs (None afterwards): how many Ctrl-C cancelled the one before.
int64_t set_main_task(Vm& vm, Value task) {
  Scheduler& s = *vm.scheduler;
  vm.heap.shade(s.main_task ? Value::object(s.main_task) : Value::none());
  s.main_task = dyn_as<Task>(task);
  int64_t interrupts = s.interrupts;
  s.interrupts = 0;
  return interrupts;
}
Value loop_of_thread(Vm& vm) { return vm.scheduler->loop_of_thread; }
void set_loop_of_thread(Vm& vm, Value loop) {
  vm.heap.shade(vm.scheduler->loop_of_thread);
  vm.scheduler->loop_of_thread = loop;
  vm.scheduler->loop_was_set = true;
}
bool loop_was_set(Vm& vm) { return vm.scheduler->loop_was_set; }
/// "virtual": time stands still while anything runs, and jumps to the next deadline when nothing
/// does.
Status set_clock(Vm& vm, Str* mode) {
  Clock& clock = vm.scheduler->clock;
  if (str_is(mode, "virtual")) clock.set_mode(Clock::Mode::Virtual);
  else if (str_is(mode, "real")) clock.set_mode(Clock::Mode::Real);
  else return raise(vm, ExceptionType::ValueError, "clock is 'real' or 'virtual'");
  return Status::Ok;
}

constexpr NativeDef kCreateTask =
    def<create_task>("create_task(coro, *, name=None, context=None, eager_start=<unset>)",
                     "Schedule the execution of a coroutine object in a spawn task.");
/// create_task(coro).
Value quick_create_task(Vm& vm, const Value* args, uint32_t count) {
  Task* t = count == 1 ? spawn_on_plain_loop(vm, args[0]) : nullptr;
  return t ? Value::object(t) : Value::undef();
}

constexpr NativeDef kFunctions[] = {
    async_def<make_sleep>("sleep(delay, result=None)",
                          "Coroutine that completes after a given time (in seconds).", start_sleep)
        .as_script(),
    def<gather>("gather(*coros_or_futures, return_exceptions=False)",
                "Return a future aggregating results from the given coroutines/futures.")
        .as_script(),
    with_quick(kCreateTask, quick_create_task).as_script(),
    def<ensure>("ensure_future(coro_or_future, *, loop=None)",
                "Wrap a coroutine or an awaitable in a future.")
        .as_script(),
    def<get_running_loop>("get_running_loop()",
                          "Return the running event loop. Raise a RuntimeError if there is none."),
    def<running_loop_or_none>("_get_running_loop()"),
    def<other_loop_may_run>("_other_loop_may_run()"),
    def<set_running_loop>("_set_running_loop(loop, /)"),
    def<event_loop>("get_event_loop()", "Return an asyncio event loop."),
    def<make_loop>("_new_event_loop()"),
    def<loop_of_thread>("_loop_of_thread()"),
    def<loop_was_set>("_loop_was_set()"),
    def<set_loop_of_thread>("_set_loop_of_thread(loop, /)"),
    def<current_task>("current_task(loop=None)", "Return a currently executed task."),
    def<all_tasks>("all_tasks(loop=None)", "Return a set of all tasks for the loop.").as_script(),
    def<task_list>("_task_list(loop, /)"),
    def<enter_task>("_enter_task(loop, task)"),
    def<leave_task>("_leave_task(loop, task)"),
    def<swap_task>("_swap_current_task(loop, task)"),
    def<ignore_task>("_register_task(task)"),
    def<ignore_task>("_unregister_task(task)"),
    def<ignore_task>("_register_eager_task(task)"),
    def<ignore_task>("_unregister_eager_task(task)"),
    def<isfuture>("isfuture(obj, /)", "Return True if obj is a Future.").as_script(),
    def<iscoroutine>("iscoroutine(obj, /)", "Return True if obj is a coroutine object.")
        .as_script(),
    def<describe>("_describe_waits()"),
    def<wait_reason>("_wait_reason(task, /)"),
    def<set_main_task>("_set_main_task(task, /)"),
    def<set_clock>("_set_clock(mode, /)"),
};

Status init(Vm& vm, Module* module) {
  Scheduler& s = *vm.scheduler;
  make_context_types(vm);
  struct Row {
    AsyncType type;
    const TypeDef* def;
    const char* name;
  };
  static constexpr Row kRows[] = {
      {AsyncType::Handle, &kHandleType, "Handle"},
      {AsyncType::TimerHandle, &kTimerHandleType, "TimerHandle"},
      {AsyncType::EventLoop, &kEventLoopType, "EventLoop"},
      {AsyncType::Callback, &kCallbackType, nullptr},
      {AsyncType::FutureIter, &kFutureIterType, nullptr},
      {AsyncType::Event, &kEventType, "Event"},
      {AsyncType::Lock, &kLockType, "Lock"},
      {AsyncType::Semaphore, &kSemaphoreType, "Semaphore"},
      {AsyncType::Queue, &kQueueType, "Queue"},
      {AsyncType::TaskGroup, &kTaskGroupType, "TaskGroup"},
      {AsyncType::GatherState, &kGatherStateType, nullptr},
  };
  for (const Row& row : kRows) {
    Type*& type = s.types[static_cast<size_t>(row.type)];
    if (!type) type = define_type(vm, *row.def);
    if (row.name) module_set(vm, module, row.name, Value::object(type));
  }
  Type*& gather_type = s.types[static_cast<size_t>(AsyncType::GatherFuture)];
  if (!gather_type) gather_type = define_type(vm, kGatherFutureType, vm.type(BuiltinType::Future));
  module_set(vm, module, "_GatheringFuture", Value::object(gather_type));
  module_set(vm, module, "Future", Value::object(vm.type(BuiltinType::Future)));
  module_set(vm, module, "Task", Value::object(vm.type(BuiltinType::Task)));
  for (ExceptionType e :
       {ExceptionType::CancelledError, ExceptionType::InvalidStateError, ExceptionType::QueueEmpty,
        ExceptionType::QueueFull, ExceptionType::QueueShutDown}) {
    Type* type = exception_type(vm, e);
    module_set(vm, module, to_utf8(type->name).c_str(), Value::object(type));
  }
  return Status::Ok;
}

}  // namespace

Value lazy_builtin(Vm& vm, Str* name) {
  bool ours = false;
  for (const char* known : {"gather", "create_task", "TaskGroup", "sleep", "timeout", "run"})
    ours = ours || str_is(name, known);
  if (!ours || !vm.source) return Value::undef();
  AIO_TRY(Value module, vm.source->import_module(vm, intern(vm, "asyncio")));
  AIO_TRY(Value v, get_attr(vm, module, name));
  dict_set_str(vm, vm.builtins, name, v);
  return v;
}

const TypeDef kGatherFutureType = {.name = "asyncio.tasks._GatheringFuture",
                                   .methods = kGatherMethods};

}  // namespace asyncio

extern const ModuleDef kAsyncioModule;
const ModuleDef kAsyncioModule = {.name = "_asyncio",
                                  .doc = "Accelerator module for asyncio",
                                  .functions = kFunctions,
                                  .init = init};

}  // namespace aio
