// The classes _asyncio.Future and _asyncio.Task as scripts see them, and the iterator of
// Future.__await__.
#include "stdlib/asyncio/asyncio_module.hpp"

#include "runtime/object/exception.hpp"
#include "runtime/task/awaitable.hpp"
#include "runtime/vm/generators.hpp"
#include "stdlib/types/container_support.hpp"

namespace aio {

using namespace asyncio;

namespace {

Future* future(Value self) { return static_cast<Future*>(self.as_object()); }
Task* task(Value self) { return static_cast<Task*>(self.as_object()); }

// --- Future --------------------------------------------------------------------------------------

Value future_new(Vm& vm, Value cls, VarArgs, Dict*) {
  return Value::object(new_future(vm, Value::none(), as<Type>(cls)));
}

Status future_init(Vm& vm, Value self, Value loop) {
  AIO_TRY(Value own, loop_or_current(vm, loop));
  vm.heap.shade(future(self)->loop);
  future(self)->loop = own;
  return Status::Ok;
}

Value future_get_result(Vm& vm, Value self) { return future_result(vm, future(self)); }
Value future_get_exception(Vm& vm, Value self) { return future_exception(vm, future(self)); }
Status future_put_result(Vm& vm, Value self, Value result) {
  if (is_kind(self, Kind::Task))
    return raise(vm, ExceptionType::RuntimeError, "Task does not support set_result operation");
  return future_set_result(vm, future(self), result);
}
Status future_put_exception(Vm& vm, Value self, Value exception) {
  if (is_kind(self, Kind::Task))
    return raise(vm, ExceptionType::RuntimeError, "Task does not support set_exception operation");
  return future_set_exception(vm, future(self), exception);
}
bool future_do_cancel(Vm& vm, Value self, Value msg) {
  return future_cancel(vm, future(self), msg);
}
bool future_cancelled(Vm&, Value self) { return future(self)->state() == FutureState::Cancelled; }
bool future_done(Vm&, Value self) { return future(self)->done(); }
/// A subclass may have left out Future.__init__.
Status check_initialized(Vm& vm, Value self) {
  if (!future(self)->loop.is_none()) return Status::Ok;
  return raise(vm, ExceptionType::RuntimeError, "%s object is not initialized.",
               is_kind(self, Kind::Task) ? "Task" : "Future");
}
Value future_get_loop(Vm& vm, Value self) {
  AIO_CHECK(check_initialized(vm, self));
  return future(self)->loop;
}
Status future_add(Vm& vm, Value self, Value fn, Value context) {
  AIO_CHECK(check_initialized(vm, self));
  return future_add_callback(vm, future(self), fn, context);
}
Result<int64_t> future_remove(Vm& vm, Value self, Value fn) {
  AIO_CHECK(check_initialized(vm, self));
  return future_remove_callback(vm, future(self), fn);
}
Value future_cancelled_error(Vm& vm, Value self) { return make_cancelled_error(vm, future(self)); }
Value future_repr(Vm& vm, Value self) {
  return call_library(vm, "base_futures", "_future_repr", self);
}

Value future_iter(Vm& vm, Value self) {
  auto* it =
      static_cast<ReadyCallback*>(new_instance(vm, vm.scheduler->type(AsyncType::FutureIter)));
  it->owner = self;
  it->future = Value::none();
  return Value::object(it);
}

Value state_of(Vm& vm, Value self) {
  static constexpr const char* kNames[] = {"PENDING", "CANCELLED", "FINISHED"};
  return Value::object(intern(vm, kNames[static_cast<size_t>(future(self)->state())]));
}
Value blocking_of(Vm&, Value self) {
  return Value::boolean(future(self)->flags & Future::kBlocking);
}
Status set_blocking(Vm& vm, Value self, Value v) {
  AIO_TRY(bool on, truthy(vm, v));
  if (on) future(self)->flags |= Future::kBlocking;
  else future(self)->flags &= static_cast<uint8_t>(~Future::kBlocking);
  return Status::Ok;
}
Value log_traceback_of(Vm&, Value self) {
  return Value::boolean(future(self)->flags & Future::kLogTraceback);
}
Status set_log_traceback(Vm& vm, Value self, Value v) {
  AIO_TRY(bool on, truthy(vm, v));
  if (on) return raise(vm, ExceptionType::ValueError, "_log_traceback can only be set to False");
  future(self)->flags &= static_cast<uint8_t>(~Future::kLogTraceback);
  return Status::Ok;
}
Value loop_of(Vm&, Value self) { return future(self)->loop; }
Value result_of(Vm&, Value self) {
  Future* f = future(self);
  bool has = f->state() == FutureState::Finished && !(f->flags & Future::kException);
  return has ? f->result : Value::none();
}
Value exception_of(Vm&, Value self) {
  return future(self)->flags & Future::kException ? as<Tuple>(future(self)->result)->items()[0]
                                                  : Value::none();
}
Value message_of(Vm&, Value self) {
  Future* f = future(self);
  bool has = f->state() != FutureState::Finished && !(f->flags & Future::kCancelledExc) &&
             !f->result.is_undef();
  return has ? f->result : Value::none();
}
Status set_message(Vm& vm, Value self, Value message) {
  Future* f = future(self);
  if (f->state() == FutureState::Finished || f->flags & Future::kCancelledExc) return Status::Ok;
  vm.heap.shade(f->result);
  f->result = message;
  return Status::Ok;
}
Value none_of(Vm&, Value) { return Value::none(); }

/// As (callable, context) pairs, whatever they are inside.
Value callbacks_of(Vm& vm, Value self) {
  Value callbacks = future(self)->callbacks;
  if (callbacks.is_undef() || future(self)->done()) return Value::none();
  List* list = dyn_as<List>(callbacks);
  Rooted out(vm, make_list(vm, nullptr, 0));
  for (uint32_t i = 0; i < (list ? list->size : 1); ++i) {
    Value entry = list ? list->items[i] : callbacks;
    if (Task* waiter = dyn_as<Task>(entry)) {
      AIO_TRY(Value wakeup, get_attr(vm, entry, intern(vm, "task_wakeup")));
      Value pair[2] = {wakeup, Value::object(context_object(vm, waiter->context))};
      entry = make_tuple(vm, pair, 2);
    } else if (!is_kind(entry, Kind::Tuple)) {
      Value owner = is_watcher(entry.as_object())
                        ? entry
                        : static_cast<ReadyCallback*>(entry.as_object())->owner;
      Value pair[2] = {owner, Value::none()};
      entry = make_tuple(vm, pair, 2);
    } else {
      Value pair[2] = {as<Tuple>(entry)->items()[0],
                       Value::object(context_object(vm, as<Tuple>(entry)->items()[1]))};
      entry = make_tuple(vm, pair, 2);
    }
    AIO_CHECK(list_append(vm, out.as<List>(), entry));
  }
  return out;
}

constexpr NativeDef kFutureMethods[] = {
    static_def<future_new>("__new__(cls, /, *args, **kwargs)"),
    def<future_init>("__init__(self, *, loop=None)"),
    def<future_repr>("__repr__(self, /)"),
    def<future_iter>("__await__(self, /)"),
    def<future_iter>("__iter__(self, /)"),
    def<future_get_result>("result(self, /)", "Return the result this future represents."),
    def<future_get_exception>("exception(self, /)",
                              "Return the exception that was set on this future."),
    def<future_put_result>("set_result(self, result, /)",
                           "Mark the future done and set its result."),
    def<future_put_exception>("set_exception(self, exception, /)",
                              "Mark the future done and set an exception."),
    def<future_do_cancel>("cancel(self, msg=None)", "Cancel the future and schedule callbacks."),
    def<future_cancelled>("cancelled(self, /)", "Return True if the future was cancelled."),
    def<future_done>("done(self, /)", "Return True if the future is done."),
    def<future_get_loop>("get_loop(self, /)", "Return the event loop the Future is bound to."),
    def<future_add>("add_done_callback(self, fn, /, *, context=None)",
                    "Add a callback to be run when the future becomes done."),
    def<future_remove>("remove_done_callback(self, fn, /)",
                       "Remove all instances of a callback; returns how many there were."),
    def<future_cancelled_error>("_make_cancelled_error(self, /)"),
    class_def<class_get_item>("__class_getitem__(cls, item, /)"),
};

constexpr GetSetDef kFutureAttributes[] = {
    {"_state", state_of},
    {"_asyncio_future_blocking", blocking_of, set_blocking},
    {"_loop", loop_of},
    {"_callbacks", callbacks_of},
    {"_result", result_of},
    {"_exception", exception_of},
    {"_log_traceback", log_traceback_of, set_log_traceback},
    {"_source_traceback", none_of},
    {"_cancel_message", message_of, set_message},
};

// --- Task ----------------------------------------------------------------------------------------

Value task_new(Vm& vm, Value cls, VarArgs, Dict*) {
  return Value::object(allocate_task(vm, as<Type>(cls)));
}

Status task_init(Vm& vm, Value self, Value coro, Value loop, Value name, Value context,
                 bool eager) {
  AIO_TRY(Value own, loop_or_current(vm, loop));
  return init_task(vm, task(self), coro, {own, name, context, eager});
}

bool task_do_cancel(Vm& vm, Value self, Value msg) { return task_cancel(vm, task(self), msg); }
int64_t task_cancelling(Vm&, Value self) { return task(self)->cancel_requests; }
int64_t task_uncancel(Vm&, Value self) { return uncancel_task(task(self)); }
Value task_get_name(Vm& vm, Value self) { return task_name(vm, task(self)); }
Status task_set_name(Vm& vm, Value self, Value value) {
  AIO_TRY(Value name, str_of(vm, value));
  vm.heap.shade(task(self)->name);
  task(self)->name = name;
  return Status::Ok;
}
Value task_get_coro(Vm&, Value self) { return task(self)->coro; }
Value task_get_context(Vm& vm, Value self) {
  Task* t = task(self);
  if (t == vm.scheduler->current) return Value::object(current_context(vm));
  ContextObject* c = context_object(vm, t->context);
  vm.heap.shade(t->context);
  t->context = Value::object(c);
  return t->context;
}
Value task_repr(Vm& vm, Value self) { return call_library(vm, "base_tasks", "_task_repr", self); }
Value task_get_stack(Vm& vm, Value self, Value limit) {
  AIO_TRY(Value f, library_function(vm, "base_tasks", "_task_get_stack"));
  return vm.call(f, self, limit);
}
Value task_print_stack(Vm& vm, Value self, Value limit, Value file) {
  AIO_TRY(Value f, library_function(vm, "base_tasks", "_task_print_stack"));
  Value args[3] = {self, limit, file};
  return vm.call(f, args, 3);
}
/// The callback of a future of another class that this task waits for.
Status task_wakeup(Vm& vm, Value self, Value done) {
  Task* t = task(self);
  Value r = is_native_future(done) ? future_result(vm, future(done))
                                   : vm.call_method(done, vm.names.result);
  if (r.is_exc()) {
    vm.heap.shade(t->waiting_on);
    t->waiting_on = take_exception(vm);
    t->task_flags |= Task::kThrow;
  }
  return step_task(vm, t);
}
Status task_step(Vm& vm, Value self, Value exc) {
  Task* t = task(self);
  if (t->done()) {
    AIO_TRY(Value text, repr_of(vm, self));
    return raise(vm, ExceptionType::InvalidStateError, "__step(): already done: %S", as<Str>(text));
  }
  if (!exc.is_none()) {
    vm.heap.shade(t->waiting_on);
    t->waiting_on = exc;
    t->task_flags |= Task::kThrow;
  }
  return step_task(vm, t);
}

/// A future-like stand-in for repr(): what the task waits for when native code parked it.
Value waiter_of(Vm& vm, Value self) {
  Task* t = task(self);
  if (t->done() || t->waiting_on.is_undef() ||
      t->task_flags & (Task::kThrow | Task::kThrowCancelled))
    return Value::none();
  if (!(t->task_flags & Task::kNative)) return t->waiting_on;
  Future* f = new_future(vm, t->loop);
  if (t->task_flags & Task::kReady) f->set_state(FutureState::Finished);
  else f->callbacks = self;
  return Value::object(f);
}
Value must_cancel_of(Vm&, Value self) {
  return Value::boolean(task(self)->task_flags & Task::kMustCancel);
}
Value log_destroy_of(Vm&, Value self) {
  return Value::boolean(!(task(self)->task_flags & Task::kNoDestroyMessage));
}
Status set_log_destroy(Vm& vm, Value self, Value v) {
  AIO_TRY(bool on, truthy(vm, v));
  if (on) task(self)->task_flags &= static_cast<uint8_t>(~Task::kNoDestroyMessage);
  else task(self)->task_flags |= Task::kNoDestroyMessage;
  return Status::Ok;
}

constexpr NativeDef kTaskMethods[] = {
    static_def<task_new>("__new__(cls, /, *args, **kwargs)"),
    def<task_init>(
        "__init__(self, coro, *, loop=None, name=None, context=None, eager_start=False)"),
    def<task_repr>("__repr__(self, /)"),
    def<task_do_cancel>("cancel(self, msg=None)", "Request that this task cancel itself."),
    def<task_cancelling>("cancelling(self, /)",
                         "Return the count of the task's cancellation requests."),
    def<task_uncancel>("uncancel(self, /)", "Decrement the task's count of cancellation requests."),
    def<task_get_name>("get_name(self, /)"),
    def<task_set_name>("set_name(self, value, /)"),
    def<task_get_coro>("get_coro(self, /)"),
    def<task_get_context>("get_context(self, /)"),
    def<task_get_stack>("get_stack(self, *, limit=None)",
                        "Return the list of stack frames for this task's coroutine."),
    def<task_print_stack>("print_stack(self, *, limit=None, file=None)",
                          "Print the stack or traceback for this task's coroutine."),
    def<future_put_result>("set_result(self, result, /)"),
    def<future_put_exception>("set_exception(self, exception, /)"),
    def<task_wakeup>("task_wakeup(self, future, /)"),
    def<task_wakeup>("_wakeup(self, future, /)"),
    def<task_step>("_step(self, exc=None, /)"),
    class_def<class_get_item>("__class_getitem__(cls, item, /)"),
};

constexpr GetSetDef kTaskAttributes[] = {
    {"_coro", [](Vm& vm, Value self) { return task_get_coro(vm, self); }},
    {"_fut_waiter", waiter_of},
    {"_must_cancel", must_cancel_of},
    {"_log_destroy_pending", log_destroy_of, set_log_destroy},
};

// --- the iterator of Future.__await__ ------------------------------------------------------------

Value iterate(Vm& vm, Value self) {
  auto* it = static_cast<ReadyCallback*>(self.as_object());
  if (it->owner.is_none()) return raise_args(vm, ExceptionType::StopIteration, nullptr, 0);
  Value out;
  switch (await_native(vm, it->owner, &out)) {
    case Poll::Pending: return out;
    case Poll::Raise: return Value::exc();
    default: break;
  }
  vm.heap.shade(it->owner);
  it->owner = Value::none();
  return raise_value(vm, ExceptionType::StopIteration, out);
}
Value iter_send(Vm& vm, Value self, Value) { return iterate(vm, self); }
Value iter_throw(Vm& vm, Value self, Value type, Value value, Value traceback) {
  if (!value.is_undef() || !traceback.is_undef())
    AIO_CHECK(vm.warn(ExceptionType::DeprecationWarning,
                      "the (type, exc, tb) signature of throw() is deprecated, use the single-arg "
                      "signature instead."));
  if (!traceback.is_undef() && !traceback.is_none() && !is_kind(traceback, Kind::Traceback))
    return raise(vm, ExceptionType::TypeError, "throw() third argument must be a traceback");
  auto* it = static_cast<ReadyCallback*>(self.as_object());
  it->owner = Value::none();
  if (is_kind(type, Kind::Type)) {
    AIO_TRY(type, value.is_none() || value.is_undef() ? vm.call(type)
                  : is_kind(value, Kind::Exception)   ? value
                                                      : vm.call(type, value));
  }
  if (!is_kind(type, Kind::Exception))
    return raise(vm, ExceptionType::TypeError,
                 "exceptions must be classes deriving BaseException or instances of such a class");
  return raise_object(vm, type);
}
Status iter_close(Vm& vm, Value self) {
  vm.heap.shade(static_cast<ReadyCallback*>(self.as_object())->owner);
  static_cast<ReadyCallback*>(self.as_object())->owner = Value::none();
  return Status::Ok;
}
Value iter_self(Vm&, Value self) { return self; }

constexpr NativeDef kIterMethods[] = {
    def<iter_self>("__iter__(self, /)"),
    def<iterate>("__next__(self, /)"),
    def<iter_send>("send(self, value, /)"),
    def<iter_throw>("throw(self, type, value=<unset>, traceback=<unset>, /)"),
    def<iter_close>("close(self, /)"),
};
constexpr NativeLayout kIterLayout = {sizeof(ReadyCallback), [](Object* o, Tracer& tracer) {
                                        tracer.visit(static_cast<ReadyCallback*>(o)->owner);
                                        tracer.visit(static_cast<ReadyCallback*>(o)->future);
                                      }};

}  // namespace

extern const TypeDef kFutureType;
extern const TypeDef kTaskType;
const TypeDef kFutureType = {
    .name = "_asyncio.Future", .methods = kFutureMethods, .getsets = kFutureAttributes};
const TypeDef kTaskType = {
    .name = "_asyncio.Task", .methods = kTaskMethods, .getsets = kTaskAttributes};

namespace asyncio {
const TypeDef kFutureIterType = {.name = "_asyncio.FutureIter",
                                 .methods = kIterMethods,
                                 .layout = &kIterLayout,
                                 .flags = kTypeDisallowNew};
const TypeDef kCallbackType = {
    .name = "_asyncio.Callback", .layout = &kIterLayout, .flags = kTypeDisallowNew};
}  // namespace asyncio

}  // namespace aio
