// TaskGroup: tasks that end together. It waits for all its tasks at the end of the `async with`
// block; when one fails, the others are cancelled and the failures are raised together as an
// exception group. The group watches each task, so the bookkeeping runs exactly where asyncio runs
// _on_task_done: one turn of the ready ring after the task was done.
#include "runtime/object/exception.hpp"
#include "runtime/object/sequence_ops.hpp"
#include "stdlib/asyncio/spawn.hpp"
#include "stdlib/asyncio/waiting.hpp"

namespace aio::asyncio {
namespace {

struct TaskGroup : DoneWatcher {
  Value loop;
  Value parent;      ///< the task that entered; None before
  Value tasks;       ///< List of tasks in order of creation; some may have ended
  Value errors;      ///< List; None once raised
  Value base_error;  ///< KeyboardInterrupt or SystemExit of a task, or of the block; None
  Value completed;   ///< Future that __aexit__ waits for; None
  uint32_t unfinished;
  bool entered, exiting, aborting, parent_cancel_requested;
};
TaskGroup* group(Value v) { return static_cast<TaskGroup*>(v.as_object()); }

void put(Vm& vm, Value& slot, Value v) {
  vm.heap.shade(slot);
  slot = v;
}

Status child_done(Vm& vm, DoneWatcher* watcher, Future* task);

Value group_new(Vm& vm, Value cls, VarArgs, Dict*) {
  auto* g = static_cast<TaskGroup*>(new_instance(vm, as<Type>(cls)));
  g->aux = static_cast<uint16_t>(ReadyKind::Watcher);
  g->child_done = child_done;
  g->loop = g->parent = g->tasks = g->errors = g->base_error = g->completed = Value::none();
  g->unfinished = 0;
  g->entered = g->exiting = g->aborting = g->parent_cancel_requested = false;
  Rooted keep(vm, g);
  g->tasks = make_list(vm, nullptr, 0);
  g->errors = make_list(vm, nullptr, 0);
  return keep;
}
void group_init(Vm&, Value) {}

Value group_repr(Vm& vm, Value self) {
  TaskGroup* g = group(self);
  std::string info;
  if (g->unfinished) info += " tasks=" + std::to_string(g->unfinished);
  List* errors = dyn_as<List>(g->errors);
  if (errors && errors->size) info += " errors=" + std::to_string(errors->size);
  if (g->aborting) info += " cancelling";
  else if (g->entered) info += " entered";
  return make_str(vm, "<TaskGroup" + info + ">");
}

/// RuntimeError "TaskGroup <…> text".
Raised refuse(Vm& vm, Value self, const char* text) {
  AIO_TRY(Value shown, repr_of(vm, self));
  return raise(vm, ExceptionType::RuntimeError, "TaskGroup %S %s", as<Str>(shown), text);
}

bool is_base_error(Vm& vm, Value e) {
  return exception_is(vm, e, ExceptionType::SystemExit) ||
         exception_is(vm, e, ExceptionType::KeyboardInterrupt);
}

// --- tasks ---------------------------------------------------------------------------------------

void abort_tasks(Vm& vm, TaskGroup* g) {
  g->aborting = true;
  Rooted keep(vm, g);
  // A script's cancel() may add tasks, or end some.
  Rooted tasks(vm, make_list(vm, as<List>(g->tasks)->items, as<List>(g->tasks)->size));
  for (uint32_t i = 0; i < tasks.as<List>()->size; ++i) {
    auto* f = static_cast<Future*>(tasks.as<List>()->items[i].as_object());
    if (!f->done()) (void)cancel_any(vm, f, Value::undef());
  }
}

/// The parent ended without waiting for the group: nobody is left to raise this to.
Status report_orphan(Vm& vm, TaskGroup* g, Value task, Value exception) {
  Rooted keep(vm, g), keep_task(vm, task), error(vm, exception), info(vm, new_dict(vm));
  AIO_TRY(Value task_text, repr_of(vm, task));
  std::string message =
      "Task " + to_utf8(as<Str>(task_text)) + " has errored out but its parent task ";
  AIO_TRY(Value parent_text, repr_of(vm, g->parent));
  message += to_utf8(as<Str>(parent_text)) + " is already completed";
  dict_set_str(vm, info.as<Dict>(), intern(vm, "message"), make_str(vm, message));
  dict_set_str(vm, info.as<Dict>(), intern(vm, "exception"), error);
  dict_set_str(vm, info.as<Dict>(), intern(vm, "task"), keep_task);
  return call_exception_handler(vm, g->loop, info);
}

/// _on_task_done.
Status task_done(Vm& vm, TaskGroup* g, Future* task) {
  Rooted keep(vm, g);
  if (auto* waited = dyn_as<Future>(g->completed); waited && g->unfinished == 0 && !waited->done())
    AIO_CHECK(future_set_result(vm, waited, Value::boolean(true)));
  if (task->state() == FutureState::Cancelled || !(task->flags & Future::kException))
    return Status::Ok;
  Value e = future_exception(vm, task);
  AIO_CHECK(list_append(vm, as<List>(g->errors), e));
  if (is_base_error(vm, e) && g->base_error.is_none()) g->base_error = e;
  auto* parent = static_cast<Task*>(g->parent.as_object());
  if (parent->done()) return report_orphan(vm, g, Value::object(task), e);
  if (g->aborting || g->parent_cancel_requested) return Status::Ok;
  // The parent is inside the block or waits in __aexit__: both are ended by a cancellation.
  abort_tasks(vm, g);
  g->parent_cancel_requested = true;
  (void)cancel_any(vm, parent, Value::undef());
  return Status::Ok;
}

/// Drops the tasks that have ended, when they are many.
void forget_ended(Vm& vm, TaskGroup* g) {
  List* tasks = as<List>(g->tasks);
  if (g->unfinished == 0) return list_clear(vm, tasks);
  constexpr uint32_t kFew = 64;
  if (tasks->size < 2 * g->unfinished + kFew) return;
  Rooted keep(vm, g);
  List* kept = new_list(vm, g->unfinished);
  for (uint32_t i = 0; i < tasks->size; ++i) {
    auto* f = static_cast<Future*>(tasks->items[i].as_object());
    if (!f->done() || !f->callbacks.is_undef()) (void)list_append(vm, kept, tasks->items[i]);
  }
  put(vm, g->tasks, Value::object(kept));
}

Status child_done(Vm& vm, DoneWatcher* watcher, Future* task) {
  auto* g = static_cast<TaskGroup*>(watcher);
  --g->unfinished;
  forget_ended(vm, g);
  return task_done(vm, g, task);
}

/// loop.create_task(coro, name=name[, context=context]).
Value start_task(Vm& vm, TaskGroup* g, Value coro, Value name, Value context) {
  LoopState* state = loop_state_of(vm, g->loop);
  if (state && !state->closed && state->task_factory.is_none() &&
      type_of(vm, g->loop) == vm.scheduler->type(AsyncType::EventLoop)) {
    Task* t = new_task(vm, coro, {g->loop, name, context});
    return t ? Value::object(t) : Value::exc();
  }
  Value args[3] = {coro, name, context};
  Value keys[2] = {Value::object(vm.names.name), Value::object(vm.names.context)};
  size_t named = context.is_none() ? 1 : 2;
  AIO_TRY(Value method, get_attr(vm, g->loop, intern(vm, "create_task")));
  return vm.call(method, args, 1 + named, as<Tuple>(make_tuple(vm, keys, named)));
}

Value group_create_task(Vm& vm, Value self, Value coro, Value name, Value context) {
  TaskGroup* g = group(self);
  const char* refused = !g->entered                        ? "has not been entered"
                        : g->exiting && g->unfinished == 0 ? "is finished"
                        : g->aborting                      ? "is shutting down"
                                                           : nullptr;
  if (refused) {
    AIO_CHECK(vm.call_method(coro, vm.names.close));
    return refuse(vm, self, refused);
  }
  Rooted task(vm, start_task(vm, g, coro, name, context));
  if (task.get().is_exc()) return Value::exc();
  if (!is_native_future(task)) {
    return raise(vm, ExceptionType::TypeError,
                 "a task factory for a TaskGroup must return a Task, got %T", task.get());
  }
  auto* f = static_cast<Future*>(task.get().as_object());
  if (f->done()) {
    AIO_CHECK(task_done(vm, g, f));
    return task;
  }
  AIO_CHECK(list_append(vm, as<List>(g->tasks), task));
  ++g->unfinished;
  AIO_CHECK(future_add_entry(vm, f, self));
  return task;
}

/// create_task(coro).
Value quick_create_task(Vm& vm, const Value* args, uint32_t count) {
  if (count != 2 || type_of(vm, args[0]) != vm.scheduler->type(AsyncType::TaskGroup))
    return Value::undef();
  TaskGroup* g = group(args[0]);
  bool open = g->entered && !g->aborting && !(g->exiting && g->unfinished == 0);
  if (!open || g->loop != vm.scheduler->running_loop) return Value::undef();
  Task* t = spawn_on_plain_loop(vm, args[1]);
  if (!t) return Value::undef();
  AIO_CHECK(list_append(vm, as<List>(g->tasks), Value::object(t)));
  ++g->unfinished;
  t->callbacks = args[0];
  return Value::object(t);
}

// --- __aenter__ ----------------------------------------------------------------------------------

Status enter(Vm& vm, Value self) {
  TaskGroup* g = group(self);
  if (g->entered) return refuse(vm, self, "has already been entered");
  if (g->loop.is_none()) { AIO_TRY(g->loop, require_running_loop(vm)); }
  Task* parent = vm.scheduler->current;
  if (!parent || parent->loop != g->loop)
    return refuse(vm, self, "cannot determine the parent task");
  g->parent = Value::object(parent);
  g->entered = true;
  return Status::Ok;
}
NativeStep enter_step(Vm& vm, NativeFrame* frame, Value, Value thrown) {
  if (!thrown.is_undef()) return step_raised(vm, thrown);
  return failed(enter(vm, frame->locals[0])) ? step_raised() : step_ready(frame->locals[0]);
}
constexpr NativeCoroutine kEnter = {"TaskGroup.__aenter__", enter_step};
Value group_enter(Vm& vm, Value self) { return coroutine(vm, kEnter, self); }
NativeStep start_enter(Vm& vm, const Args& args) {
  if (args.count != 1 || args.kw_names ||
      type_of(vm, args.values[0]) != vm.scheduler->type(AsyncType::TaskGroup))
    return step_declined();
  return failed(enter(vm, args.values[0])) ? step_raised() : step_ready(args.values[0]);
}

// --- __aexit__ -----------------------------------------------------------------------------------

/// Locals of the coroutine: the group, the exception that ended the block (None), the
/// CancelledError to raise (None).
enum ExitLocal : uint8_t { kGroup, kBlockError, kCancelled };

/// All tasks have ended.
NativeStep finish_exit(Vm& vm, NativeFrame* frame) {
  TaskGroup* g = group(frame->locals[kGroup]);
  Rooted keep(vm, frame);
  if (!g->base_error.is_none()) return step_raised(vm, g->base_error);
  auto* parent = static_cast<Task*>(g->parent.as_object());
  if (g->parent_cancel_requested) {
    // The group itself cancelled the parent: if nobody else did, that is not to be seen outside.
    if (uncancel_task(parent) == 0) frame->locals[kCancelled] = Value::none();
  }
  List* errors = as<List>(g->errors);
  if (!frame->locals[kCancelled].is_none() && errors->size == 0)
    return step_raised(vm, frame->locals[kCancelled]);
  Value block_error = frame->locals[kBlockError];
  if (!block_error.is_none() && !exception_is(vm, block_error, ExceptionType::CancelledError)) {
    if (failed(list_append(vm, errors, block_error))) return step_raised();
  }
  if (errors->size == 0) return step_ready(Value::none());
  // If others cancel the parent too, that must not be lost behind the group.
  if (parent->cancel_requests > 0) {
    (void)uncancel_task(parent);
    (void)cancel_any(vm, parent, Value::undef());
  }
  Value args[2] = {make_str(vm, "unhandled errors in a TaskGroup"), Value::object(errors)};
  Rooted made(
      vm, vm.call(Value::object(exception_type(vm, ExceptionType::BaseExceptionGroup)), args, 2));
  put(vm, g->errors, Value::none());
  if (made.get().is_exc()) return step_raised();
  Exception* e = made.as<Exception>();
  e->cause = Value::none();
  e->flags |= Exception::kSuppressContext;
  (void)raise_object(vm, made);
  return step_raised();
}

/// Waits while there are unfinished tasks.
NativeStep wait_for_tasks(Vm& vm, NativeFrame* frame) {
  TaskGroup* g = group(frame->locals[kGroup]);
  if (g->unfinished == 0) return finish_exit(vm, frame);
  Rooted keep(vm, frame);
  if (g->completed.is_none()) {
    Value future = loop_state_of(vm, g->loop)
                       ? Value::object(new_future(vm, g->loop))
                       : vm.call_method(g->loop, intern(vm, "create_future"));
    if (future.is_exc()) return step_raised();
    g->completed = future;
  }
  frame->phase = 1;
  if (is_native_future(g->completed)) g->completed.as_object()->flags |= Future::kBlocking;
  return {Poll::Yield, g->completed};
}

void begin_exit(Vm& vm, NativeFrame* frame) {
  TaskGroup* g = group(frame->locals[kGroup]);
  Value e = frame->locals[kBlockError];
  g->exiting = true;
  if (e.is_none()) return;
  if (is_base_error(vm, e) && g->base_error.is_none()) g->base_error = e;
  if (exception_is(vm, e, ExceptionType::CancelledError)) frame->locals[kCancelled] = e;
  // The block failed, or was cancelled from outside: the tasks are not wanted any more.
  if (!g->aborting) abort_tasks(vm, g);
}

NativeStep exit_step(Vm& vm, NativeFrame* frame, Value, Value thrown) {
  TaskGroup* g = group(frame->locals[kGroup]);
  if (frame->phase == 0) {
    if (!thrown.is_undef()) return step_raised(vm, thrown);
    Rooted keep(vm, frame);
    begin_exit(vm, frame);
    return wait_for_tasks(vm, frame);
  }
  if (!thrown.is_undef()) {
    if (!exception_is(vm, thrown, ExceptionType::CancelledError)) return step_raised(vm, thrown);
    if (!g->aborting) {  // the parent task is being cancelled from outside
      frame->locals[kCancelled] = thrown;
      Rooted keep(vm, frame);
      abort_tasks(vm, g);
    }
  }
  put(vm, g->completed, Value::none());
  return wait_for_tasks(vm, frame);
}
constexpr NativeCoroutine kExit = {"TaskGroup.__aexit__", exit_step};
Value group_exit(Vm& vm, Value self, Value type, Value exception, Value) {
  Value locals[3] = {self, type.is_none() ? Value::none() : exception, Value::none()};
  return Value::object(make_native_coroutine(vm, kExit, locals, 3));
}
/// The block ended well and nothing is left to wait for or to raise.
NativeStep start_exit(Vm& vm, const Args& args) {
  if (args.count != 4 || args.kw_names ||
      type_of(vm, args.values[0]) != vm.scheduler->type(AsyncType::TaskGroup))
    return step_declined();
  TaskGroup* g = group(args.values[0]);
  if (!args.values[1].is_none() || g->unfinished || g->parent_cancel_requested ||
      !g->base_error.is_none() || !is_kind(g->errors, Kind::List) || as<List>(g->errors)->size)
    return step_declined();
  g->exiting = true;
  return step_ready(Value::none());
}

// --- attributes ----------------------------------------------------------------------------------

Value tasks_of(Vm& vm, Value self) {
  Rooted set(vm, new_set(vm));
  List* tasks = as<List>(group(self)->tasks);
  for (uint32_t i = 0; i < tasks->size; ++i) {
    auto* f = static_cast<Future*>(tasks->items[i].as_object());
    if (!f->done() || !f->callbacks.is_undef())
      AIO_CHECK(set_add(vm, set.as<Set>(), tasks->items[i]));
  }
  return set;
}

constexpr NativeDef kMethods[] = {
    static_def<group_new>("__new__(cls, /, *args, **kwargs)"),
    def<group_init>("__init__(self, /)"),
    def<group_repr>("__repr__(self, /)"),
    async_def<group_enter>("__aenter__(self, /)", nullptr, start_enter),
    async_def<group_exit>("__aexit__(self, et, exc, tb)", nullptr, start_exit),
    with_quick(def<group_create_task>("create_task(self, coro, *, name=None, context=None)",
                                      "Create a new task in this group and return it."),
               quick_create_task),
};
constexpr GetSetDef kAttributes[] = {
    {"_tasks", tasks_of},
    {"_errors", [](Vm&, Value self) { return group(self)->errors; }},
    {"_loop", [](Vm&, Value self) { return group(self)->loop; }},
    {"_parent_task", [](Vm&, Value self) { return group(self)->parent; }},
    {"_base_error", [](Vm&, Value self) { return group(self)->base_error; }},
    {"_on_completed_fut", [](Vm&, Value self) { return group(self)->completed; }},
    {"_entered", [](Vm&, Value self) { return Value::boolean(group(self)->entered); }},
    {"_exiting", [](Vm&, Value self) { return Value::boolean(group(self)->exiting); }},
    {"_aborting", [](Vm&, Value self) { return Value::boolean(group(self)->aborting); }},
    {"_parent_cancel_requested",
     [](Vm&, Value self) { return Value::boolean(group(self)->parent_cancel_requested); }},
};
constexpr NativeLayout kLayout = {
    sizeof(TaskGroup), [](Object* o, Tracer& tracer) {
      auto* g = static_cast<TaskGroup*>(o);
      for (Value v : {g->loop, g->parent, g->tasks, g->errors, g->base_error, g->completed})
        tracer.visit(v);
    }};

}  // namespace

const TypeDef kTaskGroupType = {.name = "asyncio.taskgroups.TaskGroup",
                                .doc = "Asynchronous context manager for managing groups of tasks.",
                                .methods = kMethods,
                                .getsets = kAttributes,
                                .layout = &kLayout,
                                .flags = kTypeBaseType | kTypeShortName,
                                .has_dict = true};

}  // namespace aio::asyncio
