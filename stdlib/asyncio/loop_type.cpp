// The event loop object and its handles: what asyncio's BaseEventLoop does often, natively; the
// rest (networking, executors, exception handlers) is in lib/asyncio/base_events.aio and loaded
// when first called.
#include <cmath>
#include <csignal>
#include <limits>

#include "runtime/loop/poller.hpp"
#include "runtime/object/exception.hpp"
#include "runtime/vm/generators.hpp"
#include "runtime/vm/signals.hpp"
#include "stdlib/asyncio/asyncio_module.hpp"
#include "stdlib/types/support.hpp"

namespace aio::asyncio {
namespace {

LoopState& state(Value self) { return *static_cast<LoopObject*>(self.as_object())->state; }
Handle* handle(Value self) { return static_cast<Handle*>(self.as_object()); }

Status check_open(Vm& vm, Value self) {
  if (!state(self).closed) return Status::Ok;
  return raise(vm, ExceptionType::RuntimeError, "Event loop is closed");
}

Nanoseconds to_deadline(double seconds) {
  double ns = seconds * 1e9;
  if (!(ns < 9.2e18)) return std::numeric_limits<Nanoseconds>::max();
  return ns < -9.2e18 ? std::numeric_limits<Nanoseconds>::min() : static_cast<Nanoseconds>(ns);
}

// --- handles -------------------------------------------------------------------------------------

void handle_cancel(Vm& vm, Value self) {
  Handle* h = handle(self);
  if (h->cancelled()) return;
  vm.heap.before_write(h);
  h->flags |= Handle::kCancelled;
  h->callback = Value::none();
  h->args = Value::none();
  LoopState* loop = loop_state_of(vm, h->loop);
  if (loop && h->timer != kNoTimer) {
    vm.heap.shade(self);
    loop->timers.remove(h);
  }
}
bool handle_cancelled(Vm&, Value self) { return handle(self)->cancelled(); }
Value handle_context(Vm& vm, Value self) {
  Handle* h = handle(self);
  Value context = Value::object(context_object(vm, h->context));
  vm.heap.shade(h->context);
  h->context = context;
  return h->context;
}
Value handle_repr(Vm& vm, Value self) {
  return call_library(vm, "base_events", "_handle_repr", self);
}
Value handle_source(Vm& vm, Value self) {
  return call_library(vm, "base_events", "_handle_source", self);
}
Value handle_run(Vm& vm, Value self) {
  Handle* h = handle(self);
  LoopState* loop = loop_state_of(vm, h->loop);
  if (!loop) return raise(vm, ExceptionType::RuntimeError, "handle of a foreign event loop");
  AIO_CHECK(vm.scheduler->run_entry(vm, *loop, reinterpret_cast<uint64_t>(h)));
  return Value::none();
}
Value handle_when(Vm&, Value self) { return Value::number(handle(self)->when); }
Value handle_new(Vm& vm, Value cls, Value callback, Value args, Value loop, Value context) {
  (void)cls;
  Tuple* t = dyn_as<Tuple>(args);
  return Value::object(
      new_handle(vm, loop, callback, t ? t->items() : nullptr, t ? t->size : 0, context));
}
Value timer_new(Vm& vm, Value cls, double when, Value callback, Value args, Value loop,
                Value context) {
  (void)cls;
  Tuple* t = dyn_as<Tuple>(args);
  Handle* h =
      new_handle(vm, loop, callback, t ? t->items() : nullptr, t ? t->size : 0, context, true);
  h->when = when;
  h->deadline = to_deadline(when);
  return Value::object(h);
}
bool is_timer(Value v) {
  return is_kind(v, Kind::Native) &&
         v.as_object()->aux == static_cast<uint16_t>(ReadyKind::TimerHandle);
}
template <CompareOp op>
Value timer_compare(Vm&, Value self, Value other) {
  if (!is_timer(other)) return Value::not_implemented();
  double x = handle(self)->when, y = handle(other)->when;
  bool same = x == y && handle(self)->callback == handle(other)->callback &&
              handle(self)->cancelled() == handle(other)->cancelled();
  switch (op) {
    case CompareOp::Lt: return Value::boolean(x < y);
    case CompareOp::Le: return Value::boolean(x < y || same);
    case CompareOp::Gt: return Value::boolean(x > y);
    case CompareOp::Ge: return Value::boolean(x > y || same);
    default: return Value::boolean(same);
  }
}
Result<int64_t> timer_hash(Vm& vm, Value self) {
  return hash_value(vm, Value::number(handle(self)->when));
}

Value callback_of(Vm&, Value self) { return handle(self)->callback; }
Value args_of(Vm&, Value self) { return handle(self)->args; }
Value handle_loop_of(Vm&, Value self) { return handle(self)->loop; }
Value cancelled_of(Vm&, Value self) { return Value::boolean(handle(self)->cancelled()); }
Value scheduled_of(Vm&, Value self) { return Value::boolean(handle(self)->timer != kNoTimer); }
Value no_traceback(Vm&, Value) { return Value::none(); }

constexpr NativeDef kHandleMethods[] = {
    static_def<handle_new>("__new__(cls, callback, args, loop, context=None)"),
    def<handle_repr>("__repr__(self, /)"),
    def<handle_cancel>("cancel(self, /)"),
    def<handle_cancelled>("cancelled(self, /)"),
    def<handle_context>("get_context(self, /)"),
    def<handle_source>("_format_callback(self, /)"),
    def<handle_run>("_run(self, /)"),
};
constexpr NativeDef kTimerMethods[] = {
    static_def<timer_new>("__new__(cls, when, callback, args, loop, context=None)"),
    def<handle_repr>("__repr__(self, /)"),
    def<handle_cancel>("cancel(self, /)"),
    def<handle_cancelled>("cancelled(self, /)"),
    def<handle_context>("get_context(self, /)"),
    def<handle_source>("_format_callback(self, /)"),
    def<handle_run>("_run(self, /)"),
    def<handle_when>("when(self, /)", "Return a scheduled callback time."),
    def<timer_compare<CompareOp::Lt>>("__lt__(self, other, /)"),
    def<timer_compare<CompareOp::Le>>("__le__(self, other, /)"),
    def<timer_compare<CompareOp::Gt>>("__gt__(self, other, /)"),
    def<timer_compare<CompareOp::Ge>>("__ge__(self, other, /)"),
    def<timer_compare<CompareOp::Eq>>("__eq__(self, other, /)"),
    def<timer_hash>("__hash__(self, /)"),
};
constexpr GetSetDef kHandleAttributes[] = {
    {"_callback", callback_of},          {"_args", args_of},
    {"_loop", handle_loop_of},           {"_cancelled", cancelled_of},
    {"_source_traceback", no_traceback},
};
constexpr GetSetDef kTimerAttributes[] = {
    {"_callback", callback_of},          {"_args", args_of},
    {"_loop", handle_loop_of},           {"_cancelled", cancelled_of},
    {"_source_traceback", no_traceback}, {"_when", handle_when},
    {"_scheduled", scheduled_of},
};
constexpr NativeLayout kHandleLayout = {sizeof(Handle), [](Object* o, Tracer& tracer) {
                                          auto* h = static_cast<Handle*>(o);
                                          tracer.visit(h->callback);
                                          tracer.visit(h->args);
                                          tracer.visit(h->context);
                                          tracer.visit(h->loop);
                                        }};

// --- loop: callbacks -----------------------------------------------------------------------------

Value loop_call_soon(Vm& vm, Value self, Value callback, Value context, VarArgs args) {
  AIO_CHECK(check_open(vm, self));
  Handle* h = new_handle(vm, self, callback, args.data(), args.size(), context);
  state(self).push(h);
  return Value::object(h);
}

Value loop_call_threadsafe(Vm& vm, Value self, Value callback, Value context, VarArgs args) {
  AIO_TRY(Value h, loop_call_soon(vm, self, callback, context, args));
  vm.scheduler->interrupt_wait();
  if (LoopState* loop = loop_state_of(vm, self)) vm.scheduler->threads.wake_runner(loop);
  return h;
}

Value add_timer(Vm& vm, Value self, double when, Value callback, Value context, VarArgs args) {
  AIO_CHECK(check_open(vm, self));
  Handle* h = new_handle(vm, self, callback, args.data(), args.size(), context, true);
  h->when = when;
  h->deadline = to_deadline(when);
  state(self).timers.add(h, h->deadline);
  return Value::object(h);
}

Value loop_call_later(Vm& vm, Value self, Value delay, Value callback, Value context,
                      VarArgs args) {
  if (delay.is_none()) return raise(vm, ExceptionType::TypeError, "delay must not be None");
  AIO_TRY(double seconds, to_double(vm, delay));
  return add_timer(vm, self, vm.scheduler->time() + seconds, callback, context, args);
}
Value loop_call_at(Vm& vm, Value self, Value when, Value callback, Value context, VarArgs args) {
  if (when.is_none()) return raise(vm, ExceptionType::TypeError, "when cannot be None");
  AIO_TRY(double seconds, to_double(vm, when));
  return add_timer(vm, self, seconds, callback, context, args);
}
double loop_time(Vm& vm, Value) { return vm.scheduler->time(); }

// --- loop: futures and tasks ---------------------------------------------------------------------

Value loop_create_future(Vm& vm, Value self) { return Value::object(new_future(vm, self)); }

Value loop_create_task(Vm& vm, Value self, Value coro, Value name, Value context, Value eager) {
  AIO_CHECK(check_open(vm, self));
  LoopState& loop = state(self);
  if (loop.task_factory.is_none()) {
    bool start = false;
    if (!eager.is_undef()) AIO_CHECK(native_detail::argument_bool(vm, eager, &start));
    Task* t = new_task(vm, coro, {self, name, context, start});
    return t ? Value::object(t) : Value::exc();
  }
  Value args[3] = {self, coro, context};
  Value task;
  if (context.is_none()) {
    AIO_TRY(task, vm.call(loop.task_factory, args, 2));
  } else {
    Value key = Value::object(vm.names.context);
    AIO_TRY(task, vm.call(loop.task_factory, args, 3, as<Tuple>(make_tuple(vm, &key, 1))));
  }
  Rooted keep(vm, task);
  AIO_CHECK(vm.call_method(task, intern(vm, "set_name"), &name, 1));
  return keep;
}

Status set_task_factory(Vm& vm, Value self, Value factory) {
  bool callable =
      factory.is_none() || !lookup_special(vm, type_of(vm, factory), Special::Call).is_undef();
  if (!callable)
    return raise(vm, ExceptionType::TypeError, "task factory must be a callable or None");
  vm.heap.shade(state(self).task_factory);
  state(self).task_factory = factory;
  return Status::Ok;
}
Value get_task_factory(Vm&, Value self) { return state(self).task_factory; }

// --- loop: running -------------------------------------------------------------------------------

Status check_not_running(Vm& vm, Value self) {
  if (state(self).running)
    return raise(vm, ExceptionType::RuntimeError, "This event loop is already running");
  if (!vm.scheduler->running_loop.is_none() && !vm.scheduler->at_prompt())
    return raise(vm, ExceptionType::RuntimeError,
                 "Cannot run the event loop while another loop is running");
  return Status::Ok;
}

Status loop_run_forever(Vm& vm, Value self) {
  AIO_CHECK(check_open(vm, self));
  AIO_CHECK(check_not_running(vm, self));
  Scheduler& s = *vm.scheduler;
  LoopState& loop = state(self);
  Rooted keep(vm, self), context(vm, s.context), firstiter(vm, vm.asyncgen_firstiter),
      finalizer(vm, vm.asyncgen_finalizer);
  AIO_TRY(vm.asyncgen_firstiter, get_attr(vm, self, intern(vm, "_asyncgen_firstiter_hook")));
  AIO_TRY(vm.asyncgen_finalizer, get_attr(vm, self, intern(vm, "_asyncgen_finalizer_hook")));
  LoopState* previous = s.running;
  Value previous_object = s.running_loop;  // None, or the prompt's
  s.running = &loop;
  s.running_loop = self;
  loop.running = true;
  Status status = s.run_until_stopped(vm, loop);
  loop.running = loop.stopping = false;
  s.running = previous;
  s.running_loop = previous_object;
  vm.asyncgen_firstiter = firstiter;
  vm.asyncgen_finalizer = finalizer;
  s.context = context;
  return status;
}

constexpr int64_t kTooLate = 1;  ///< ReadyCallback::index: its run_until_complete is over

/// The done callback of run_until_complete.
Status stop_when_done(Vm& vm, ReadyCallback* callback) {
  auto* f = static_cast<Future*>(callback->future.as_object());
  if (f->flags & Future::kException) {
    Value e = as<Tuple>(f->result)->items()[0];
    f->flags &= static_cast<uint8_t>(~Future::kLogTraceback);
    if (exception_is(vm, e, ExceptionType::SystemExit) ||
        exception_is(vm, e, ExceptionType::KeyboardInterrupt))
      return Status::Ok;
  }
  LoopState* loop = loop_state_of(vm, f->loop);
  if (loop && callback->index != kTooLate) loop->stopping = true;
  return Status::Ok;
}

ReadyCallback* new_callback(Vm& vm, Status (*run)(Vm&, ReadyCallback*), Value owner) {
  auto* c = static_cast<ReadyCallback*>(new_instance(vm, vm.scheduler->type(AsyncType::Callback)));
  c->aux = static_cast<uint16_t>(ReadyKind::Callback);
  c->owner = owner;
  c->future = Value::none();
  c->run = run;
  c->index = 0;
  return c;
}

Value loop_run_until_complete(Vm& vm, Value self, Value awaitable) {
  AIO_CHECK(check_open(vm, self));
  AIO_CHECK(check_not_running(vm, self));
  AIO_TRY(bool given, is_future(vm, awaitable));
  AIO_TRY(Value future_value, ensure_future(vm, awaitable, self));
  Rooted future(vm, future_value);
  if (!is_native_future(future)) {
    AIO_TRY(Value run, library_function(vm, "base_events", "_run_until_complete_foreign"));
    return vm.call(run, self, future);
  }
  auto* f = static_cast<Future*>(future.get().as_object());
  if (!given && f->kind == Kind::Task) static_cast<Task*>(f)->task_flags |= Task::kNoDestroyMessage;
  Rooted callback(vm, new_callback(vm, stop_when_done, self));
  AIO_CHECK(future_add_entry(vm, f, callback));
  Status status = loop_run_forever(vm, self);
  // An exception may leave the loop when the callback is ready but has not run: then it must not
  // stop the next run.
  callback.as<ReadyCallback>()->index = kTooLate;
  if (failed(status)) {
    if (!given && f->done()) f->flags &= static_cast<uint8_t>(~Future::kLogTraceback);
    Rooted pending(vm, vm.exception);
    vm.exception = Value::undef();
    (void)future_remove_callback(vm, f, callback);
    vm.exception = pending;
    return raised;
  }
  AIO_CHECK(future_remove_callback(vm, f, callback));
  if (!f->done())
    return raise(vm, ExceptionType::RuntimeError, "Event loop stopped before Future completed.");
  return future_result(vm, f);
}

void loop_stop(Vm&, Value self) { state(self).stopping = true; }
bool loop_is_running(Vm&, Value self) { return state(self).running; }
bool loop_is_closed(Vm&, Value self) { return state(self).closed; }
bool loop_get_debug(Vm&, Value self) { return state(self).debug; }
void loop_set_debug(Vm&, Value self, bool enabled) { state(self).debug = enabled; }

/// Ends the loop's watch of a signal: Ctrl-C is the interpreter's again.
void release_signal(Vm& vm, int number) {
  vm.scheduler->poller().unwatch_signal(number);
  if (number == SIGINT && vm.signals->set_action)
    (void)vm.signals->set_action(SIGINT, SignalAction::Deliver);
}

Status loop_close(Vm& vm, Value self) {
  LoopState& loop = state(self);
  if (loop.running)
    return raise(vm, ExceptionType::RuntimeError, "Cannot close a running event loop");
  if (loop.closed) return Status::Ok;
  loop.closed = true;
  for (uint32_t i = 0; i < loop.ready.size(); ++i)
    vm.heap.shade(Value::object(ReadyRing::object_of(loop.ready.peek(i))));
  for (size_t i = 0; i < loop.timers.size(); ++i)
    vm.heap.shade(Value::object(loop.timers.at(i).owner));
  loop.ready.clear();
  loop.timers.clear();
  vm.scheduler->let_go_of_tasks(vm, &self);
  loop.executor_shut_down = true;
  Scheduler& s = *vm.scheduler;
  if (s.has_poller()) {
    for (auto& [fd, h] : loop.readers) s.poller().unwatch_read(fd);
    for (auto& [fd, h] : loop.writers) s.poller().unwatch_write(fd);
    for (auto& [number, h] : loop.signals) release_signal(vm, number);
  }
  loop.readers.clear();
  loop.writers.clear();
  loop.signals.clear();
  Value executor = loop.executor;
  loop.executor = Value::none();
  if (executor.is_none()) return Status::Ok;
  Value wait = Value::boolean(false);
  Value key = Value::object(intern(vm, "wait"));
  AIO_TRY(Value shutdown, get_attr(vm, executor, intern(vm, "shutdown")));
  AIO_CHECK(vm.call(shutdown, &wait, 1, as<Tuple>(make_tuple(vm, &key, 1))));
  return Status::Ok;
}

Value loop_repr(Vm& vm, Value self) {
  LoopState& loop = state(self);
  std::string text = "<" + to_utf8(type_of(vm, self)->name);
  text += std::string(" running=") + (loop.running ? "True" : "False");
  text += std::string(" closed=") + (loop.closed ? "True" : "False");
  text += std::string(" debug=") + (loop.debug ? "True>" : "False>");
  return make_str(vm, text);
}

// --- loop: descriptors and signals ---------------------------------------------------------------

Result<int> descriptor_of(Vm& vm, Value fd) {
  if (!is_int(fd)) { AIO_TRY(fd, vm.call_method(fd, intern(vm, "fileno"))); }
  AIO_TRY(int64_t number, index_int64(vm, fd));
  if (number < 0)
    return raise(vm, ExceptionType::ValueError, "Invalid file descriptor: %lld",
                 static_cast<long long>(number));
  return static_cast<int>(number);
}

/// Handles of watched descriptors: pushed each time they are ready, as asyncio's _process_events
/// does.
template <bool write>
Value loop_watch(Vm& vm, Value self, Value fd, Value callback, VarArgs args) {
  AIO_CHECK(check_open(vm, self));
  AIO_TRY(int number, descriptor_of(vm, fd));
  LoopState* loop = &state(self);
  Handle* h = new_handle(vm, self, callback, args.data(), args.size(), Value::none());
  auto& table = write ? loop->writers : loop->readers;
  if (auto old = table.find(number); old != table.end()) {
    vm.heap.shade(old->second);
    handle_cancel(vm, old->second);
  }
  table[number] = Value::object(h);
  auto ready = [loop, number] {
    auto& now = write ? loop->writers : loop->readers;
    if (auto found = now.find(number); found != now.end()) loop->push(found->second.as_object());
  };
  Poller& poller = vm.scheduler->poller();
  int error = write ? poller.watch_write(number, ready) : poller.watch_read(number, ready);
  if (!error) return Value::none();
  table.erase(number);
  return raise_os_error(vm, error, Value::undef());
}

template <bool write>
Result<bool> loop_unwatch(Vm& vm, Value self, Value fd) {
  if (state(self).closed) return false;
  AIO_TRY(int number, descriptor_of(vm, fd));
  auto& table = write ? state(self).writers : state(self).readers;
  auto found = table.find(number);
  if (found == table.end()) return false;
  handle_cancel(vm, found->second);
  vm.heap.shade(found->second);
  table.erase(found);
  write ? vm.scheduler->poller().unwatch_write(number)
        : vm.scheduler->poller().unwatch_read(number);
  return true;
}

Value loop_add_signal(Vm& vm, Value self, int64_t sig, Value callback, VarArgs args) {
  AIO_CHECK(check_open(vm, self));
  if (sig < 1 || sig > 64)
    return raise(vm, ExceptionType::ValueError, "invalid signal number %lld",
                 static_cast<long long>(sig));
  LoopState* loop = &state(self);
  int number = static_cast<int>(sig);
  loop->signals[number] =
      Value::object(new_handle(vm, self, callback, args.data(), args.size(), Value::none()));
  int error = vm.scheduler->poller().watch_signal(number, [loop, number] {
    if (auto found = loop->signals.find(number); found != loop->signals.end())
      loop->push(found->second.as_object());
  });
  if (!error) return Value::none();
  loop->signals.erase(number);
  return raise(vm, ExceptionType::RuntimeError, "sig %lld cannot be caught",
               static_cast<long long>(sig));
}
bool loop_remove_signal(Vm& vm, Value self, int64_t sig) {
  LoopState& loop = state(self);
  auto found = loop.signals.find(static_cast<int>(sig));
  if (found == loop.signals.end()) return false;
  vm.heap.shade(found->second);
  loop.signals.erase(found);
  release_signal(vm, static_cast<int>(sig));
  return true;
}

// --- loop: methods written in the language -------------------------------------------------------

/// A name usable as a template argument.
struct MethodName {
  char text[40];
  consteval MethodName(const char* s) : text{} {
    for (unsigned i = 0; s[i]; ++i) text[i] = s[i];
  }
};

template <MethodName name>
Value forward(Vm& vm, Value self, VarArgs args, Dict* keywords) {
  Rooted keep_keywords(vm, keywords ? Value::object(keywords) : Value::none());
  AIO_TRY(Value function, library_function(vm, "base_events", name.text));
  std::vector<Value> all{self};
  all.insert(all.end(), args.begin(), args.end());
  return call_with(vm, function, all, keywords);
}

/// shutdown_asyncgens() and shutdown_default_executor() of a loop that has neither: one step, as in
/// the library, without importing it. Every asyncio.run ends with both.
template <bool LoopState::*flag>
NativeStep nothing_to_shut_down(Vm& vm, NativeFrame* frame, Value, Value thrown) {
  if (!thrown.is_undef()) {
    (void)raise_object(vm, thrown, false);
    return {Poll::Raise, Value::undef()};
  }
  state(frame->locals[0]).*flag = true;
  return {Poll::Ready, Value::none()};
}
constexpr NativeCoroutine kShutdownAsyncgens = {
    "BaseEventLoop.shutdown_asyncgens", nothing_to_shut_down<&LoopState::asyncgens_shut_down>};
constexpr NativeCoroutine kShutdownExecutor = {
    "BaseEventLoop.shutdown_default_executor",
    nothing_to_shut_down<&LoopState::executor_shut_down>};
Value loop_shutdown_asyncgens(Vm& vm, Value self) {
  Value asyncgens = state(self).asyncgens;
  if (asyncgens.is_undef() || asyncgens.is_none()) return coroutine(vm, kShutdownAsyncgens, self);
  return call_library(vm, "base_events", "shutdown_asyncgens", self);
}
Value loop_shutdown_executor(Vm& vm, Value self, Value timeout) {
  if (state(self).executor.is_none()) return coroutine(vm, kShutdownExecutor, self);
  Rooted keep(vm, self), keep_timeout(vm, timeout);
  AIO_TRY(Value f, library_function(vm, "base_events", "shutdown_default_executor"));
  return vm.call(f, self, timeout);
}

Value get_exception_handler(Vm&, Value self) { return state(self).exception_handler; }
Status set_exception_handler(Vm& vm, Value self, Value handler) {
  bool callable =
      handler.is_none() || !lookup_special(vm, type_of(vm, handler), Special::Call).is_undef();
  if (!callable) {
    AIO_TRY(Value text, repr_of(vm, handler));
    return raise(vm, ExceptionType::TypeError, "A callable object or None is expected, got %S",
                 as<Str>(text));
  }
  vm.heap.shade(state(self).exception_handler);
  state(self).exception_handler = handler;
  return Status::Ok;
}
Value executor_of(Vm&, Value self) { return state(self).executor; }
Status set_executor(Vm& vm, Value self, Value executor) {
  vm.heap.shade(state(self).executor);
  state(self).executor = executor;
  return Status::Ok;
}
Value asyncgens_of(Vm&, Value self) {
  return state(self).asyncgens.is_undef() ? Value::none() : state(self).asyncgens;
}
Status set_asyncgens(Vm& vm, Value self, Value v) {
  vm.heap.shade(state(self).asyncgens);
  state(self).asyncgens = v;
  return Status::Ok;
}
template <bool LoopState::*member>
Value flag_of(Vm&, Value self) {
  return Value::boolean(state(self).*member);
}
template <bool LoopState::*member>
Status set_flag(Vm& vm, Value self, Value v) {
  AIO_TRY(bool on, truthy(vm, v));
  state(self).*member = on;
  return Status::Ok;
}

Value loop_new(Vm& vm, Value cls, VarArgs, Dict*) {
  auto* o = static_cast<LoopObject*>(new_instance(vm, as<Type>(cls)));
  o->state = new LoopState(vm.heap);
  o->state->object = o;
  vm.scheduler->loops.push_back(o->state);
  vm.heap.add_chunked_roots(o->state);
  vm.heap.register_finalizable(o);
  return Value::object(o);
}
Status loop_init(Vm&, Value, VarArgs, Dict*) { return Status::Ok; }

void loop_finalize(Vm& vm, Object* o) {
  auto* loop = static_cast<LoopObject*>(o);
  vm.heap.remove_chunked_roots(loop->state);
  if (vm.scheduler) std::erase(vm.scheduler->loops, loop->state);
  delete loop->state;
  loop->state = nullptr;
}

#define AIO_FORWARD(name) def<forward<#name>>(#name "(self, /, *args, **kwargs)")
constexpr NativeDef kLoopMethods[] = {
    static_def<loop_new>("__new__(cls, /, *args, **kwargs)"),
    def<loop_init>("__init__(self, /, *args, **kwargs)"),
    def<loop_repr>("__repr__(self, /)"),
    def<loop_call_soon>("call_soon(self, callback, /, *args, context=None)"),
    def<loop_call_threadsafe>("call_soon_threadsafe(self, callback, /, *args, context=None)"),
    def<loop_call_later>("call_later(self, delay, callback, /, *args, context=None)"),
    def<loop_call_at>("call_at(self, when, callback, /, *args, context=None)"),
    def<loop_time>("time(self, /)"),
    def<loop_create_future>("create_future(self, /)"),
    def<loop_create_task>(
        "create_task(self, coro, *, name=None, context=None, eager_start=<unset>)"),
    def<set_task_factory>("set_task_factory(self, factory)"),
    def<get_task_factory>("get_task_factory(self, /)"),
    def<loop_run_forever>("run_forever(self, /)"),
    def<loop_run_until_complete>("run_until_complete(self, future)"),
    def<loop_stop>("stop(self, /)"),
    def<loop_close>("close(self, /)"),
    def<loop_is_running>("is_running(self, /)"),
    def<loop_is_closed>("is_closed(self, /)"),
    def<loop_get_debug>("get_debug(self, /)"),
    def<loop_set_debug>("set_debug(self, enabled)"),
    def<loop_watch<false>>("add_reader(self, fd, callback, /, *args)"),
    def<loop_watch<true>>("add_writer(self, fd, callback, /, *args)"),
    def<loop_unwatch<false>>("remove_reader(self, fd)"),
    def<loop_unwatch<true>>("remove_writer(self, fd)"),
    def<loop_watch<false>>("_add_reader(self, fd, callback, /, *args)"),
    def<loop_watch<true>>("_add_writer(self, fd, callback, /, *args)"),
    def<loop_unwatch<false>>("_remove_reader(self, fd)"),
    def<loop_unwatch<true>>("_remove_writer(self, fd)"),
    def<loop_add_signal>("add_signal_handler(self, sig, callback, /, *args)"),
    def<loop_remove_signal>("remove_signal_handler(self, sig)"),
    def<get_exception_handler>("get_exception_handler(self, /)"),
    def<set_exception_handler>("set_exception_handler(self, handler)"),
    AIO_FORWARD(call_exception_handler),
    AIO_FORWARD(default_exception_handler),
    AIO_FORWARD(_asyncgen_firstiter_hook),
    AIO_FORWARD(_asyncgen_finalizer_hook),
    def<loop_shutdown_asyncgens>("shutdown_asyncgens(self, /)"),
    def<loop_shutdown_executor>("shutdown_default_executor(self, timeout=None)"),
    AIO_FORWARD(run_in_executor),
    AIO_FORWARD(set_default_executor),
    AIO_FORWARD(getaddrinfo),
    AIO_FORWARD(getnameinfo),
    AIO_FORWARD(create_connection),
    AIO_FORWARD(create_server),
    AIO_FORWARD(create_unix_connection),
    AIO_FORWARD(create_unix_server),
    AIO_FORWARD(create_datagram_endpoint),
    AIO_FORWARD(connect_accepted_socket),
    AIO_FORWARD(connect_read_pipe),
    AIO_FORWARD(connect_write_pipe),
    AIO_FORWARD(subprocess_exec),
    AIO_FORWARD(subprocess_shell),
    AIO_FORWARD(start_tls),
    AIO_FORWARD(sendfile),
    AIO_FORWARD(sock_recv),
    AIO_FORWARD(sock_recv_into),
    AIO_FORWARD(sock_recvfrom),
    AIO_FORWARD(sock_recvfrom_into),
    AIO_FORWARD(sock_sendall),
    AIO_FORWARD(sock_sendto),
    AIO_FORWARD(sock_connect),
    AIO_FORWARD(sock_accept),
    AIO_FORWARD(sock_sendfile),
};
#undef AIO_FORWARD
constexpr GetSetDef kLoopAttributes[] = {
    {"_default_executor", executor_of, set_executor},
    {"_asyncgens", asyncgens_of, set_asyncgens},
    {"_asyncgens_shutdown_called", flag_of<&LoopState::asyncgens_shut_down>,
     set_flag<&LoopState::asyncgens_shut_down>},
    {"_executor_shutdown_called", flag_of<&LoopState::executor_shut_down>,
     set_flag<&LoopState::executor_shut_down>},
    {"_stopping", flag_of<&LoopState::stopping>, set_flag<&LoopState::stopping>},
    {"_closed", flag_of<&LoopState::closed>},
    {"_exception_handler", get_exception_handler, set_exception_handler},
    {"_task_factory", get_task_factory, set_task_factory},
    {"_debug", flag_of<&LoopState::debug>, set_flag<&LoopState::debug>},
};
constexpr NativeLayout kLoopLayout = {
    sizeof(LoopObject),
    [](Object* o, Tracer& tracer) {
      if (LoopState* loop = static_cast<LoopObject*>(o)->state) loop->trace(tracer);
    },
    loop_finalize,
};

}  // namespace

const TypeDef kHandleType = {.name = "asyncio.events.Handle",
                             .methods = kHandleMethods,
                             .getsets = kHandleAttributes,
                             .layout = &kHandleLayout,
                             .flags = kTypeShortName};
const TypeDef kTimerHandleType = {.name = "asyncio.events.TimerHandle",
                                  .methods = kTimerMethods,
                                  .getsets = kTimerAttributes,
                                  .layout = &kHandleLayout,
                                  .flags = kTypeShortName};
const TypeDef kEventLoopType = {.name = "asyncio.unix_events._UnixSelectorEventLoop",
                                .methods = kLoopMethods,
                                .getsets = kLoopAttributes,
                                .layout = &kLoopLayout,
                                .flags = kTypeBaseType | kTypeShortName,
                                .has_dict = true};

Value new_event_loop(Vm& vm) {
  return loop_new(vm, Value::object(vm.scheduler->type(AsyncType::EventLoop)), {}, nullptr);
}

}  // namespace aio::asyncio
