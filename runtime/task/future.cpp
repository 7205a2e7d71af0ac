// Future: state changes, results, and who is told when it is done. The order in which things get
// ready is asyncio's: a done future puts its entries into the ready ring in the order in which they
// were added.
#include "runtime/task/future.hpp"

#include <algorithm>

#include "runtime/object/exception.hpp"
#include "runtime/object/object_model.hpp"
#include "runtime/object/sequence.hpp"
#include "runtime/task/awaitable.hpp"
#include "runtime/task/gather.hpp"
#include "runtime/task/scheduler.hpp"
#include "runtime/vm/operators.hpp"

namespace aio {
namespace {

constexpr const char* kStopIterationText =
    "StopIteration interacts badly with generators and cannot be raised into a Future";

bool is_future_kind(Value v) { return is_kind(v, Kind::Future) || is_kind(v, Kind::Task); }

/// Stands for the watcher in the ready ring when it is not the only one to hear of a future.
ReadyCallback* watcher_callback(Vm& vm, DoneWatcher* watcher) {
  auto* c = static_cast<ReadyCallback*>(new_instance(vm, vm.scheduler->type(AsyncType::Callback)));
  c->aux = static_cast<uint16_t>(ReadyKind::Callback);
  c->owner = Value::object(watcher);
  c->run = [](Vm& in, ReadyCallback* self) {
    auto* w = static_cast<DoneWatcher*>(self->owner.as_object());
    return w->child_done(in, w, static_cast<Future*>(self->future.as_object()));
  };
  return c;
}

/// Something else is to run now that `f` is done: one entry of its callbacks.
Status make_ready(Vm& vm, Future* f, Value entry) {
  if (Task* waiter = dyn_as<Task>(entry)) {
    LoopState* loop = loop_state_of(vm, waiter->loop);
    if (loop) loop->wake(waiter);
    return Status::Ok;
  }
  if (Tuple* pair = dyn_as<Tuple>(entry))
    return call_soon(vm, f->loop, pair->items()[0], Value::object(f), pair->items()[1]);
  Object* ready = entry.as_object();
  if (is_watcher(ready)) ready = watcher_callback(vm, static_cast<DoneWatcher*>(ready));
  auto* callback = static_cast<ReadyCallback*>(ready);
  callback->future = Value::object(f);
  if (LoopState* loop = loop_state_of(vm, f->loop)) loop->push(callback);
  return Status::Ok;
}

/// f has just become done.
Status schedule_callbacks(Vm& vm, Future* f) {
  Value callbacks = f->callbacks;
  if (callbacks.is_undef()) return Status::Ok;
  if (is_watcher(callbacks.as_object())) {
    if (LoopState* loop = loop_state_of(vm, f->loop)) loop->ready.push(f, ReadyRing::kDoneTag);
    return Status::Ok;
  }
  f->callbacks = Value::undef();
  vm.heap.shade(callbacks);
  List* list = dyn_as<List>(callbacks);
  if (!list) return make_ready(vm, f, callbacks);
  Rooted keep(vm, list), keep_future(vm, f);
  for (uint32_t i = 0; i < list->size; ++i) AIO_CHECK(make_ready(vm, f, list->items[i]));
  return Status::Ok;
}

void replace(Vm& vm, Value& slot, Value value) {
  vm.heap.shade(slot);
  slot = value;
}

Raised invalid_state(Vm& vm, const char* text) {
  return raise(vm, ExceptionType::InvalidStateError, "%s", text);
}

}  // namespace

Future* new_future(Vm& vm, Value loop, Type* type) {
  if (!type) type = vm.type(BuiltinType::Future);
  auto* f = static_cast<Future*>(new_instance(vm, type));
  f->result = Value::undef();
  f->callbacks = Value::undef();
  f->loop = loop;
  return f;
}

Value make_cancelled_error(Vm& vm, Future* f) {
  if (f->flags & Future::kCancelledExc) {
    Value e = f->result;
    f->flags &= static_cast<uint8_t>(~Future::kCancelledExc);
    replace(vm, f->result, Value::undef());
    return e;
  }
  Value message = f->result;
  if (f->state() == FutureState::Finished)
    message = f->kind == Kind::Task ? static_cast<Task*>(f)->waiting_on : Value::undef();
  bool none = message.is_undef() || message.is_none();
  return make_exception(vm, exception_type(vm, ExceptionType::CancelledError), &message,
                        none ? 0 : 1);
}

Value future_result(Vm& vm, Future* f) {
  if (f->state() == FutureState::Cancelled) return raise_object(vm, make_cancelled_error(vm, f));
  if (!f->done()) return invalid_state(vm, "Result is not set.");
  if (!(f->flags & Future::kException)) return f->result;
  f->flags &= static_cast<uint8_t>(~Future::kLogTraceback);
  Tuple* pair = as<Tuple>(f->result);
  Value e = pair->items()[0];
  Exception* x = as<Exception>(e);
  vm.heap.before_write(x);
  x->traceback = pair->items()[1];
  replace(vm, pair->items()[1], Value::none());
  return raise_object(vm, e);
}

Value future_exception(Vm& vm, Future* f) {
  if (f->state() == FutureState::Cancelled) return raise_object(vm, make_cancelled_error(vm, f));
  if (!f->done()) return invalid_state(vm, "Exception is not set.");
  f->flags &= static_cast<uint8_t>(~Future::kLogTraceback);
  return f->flags & Future::kException ? as<Tuple>(f->result)->items()[0] : Value::none();
}

Status future_set_result(Vm& vm, Future* f, Value result) {
  if (f->done()) return invalid_state(vm, "invalid state");
  replace(vm, f->result, result);
  f->set_state(FutureState::Finished);
  return schedule_callbacks(vm, f);
}

bool future_finish_plainly(Vm& vm, Future* f, Value result) {
  Value entry = f->callbacks;
  bool callback = is_kind(entry, Kind::Native) && loop_state_of(vm, f->loop);  // a ReadyCallback
  if (!entry.is_undef() && !is_kind(entry, Kind::Task) && !callback) return false;
  replace(vm, f->result, result);
  f->set_state(FutureState::Finished);
  return !failed(schedule_callbacks(vm, f));
}

Status future_set_exception(Vm& vm, Future* f, Value exception) {
  if (f->done()) return invalid_state(vm, "invalid state");
  Rooted keep(vm, f);
  if (is_kind(exception, Kind::Type)) { AIO_TRY(exception, vm.call(exception)); }
  if (!is_kind(exception, Kind::Exception))
    return raise(vm, ExceptionType::TypeError, "invalid exception object");
  if (exception_is(vm, exception, ExceptionType::StopIteration)) {
    Value error = make_exception(vm, ExceptionType::RuntimeError, kStopIterationText);
    as<Exception>(error)->cause = as<Exception>(error)->context = exception;
    error.as_object()->flags |= Exception::kSuppressContext;
    exception = error;
  }
  Value pair[2] = {exception, as<Exception>(exception)->traceback};
  replace(vm, f->result, make_tuple(vm, pair, 2));
  f->flags |= Future::kException | Future::kLogTraceback;
  f->set_state(FutureState::Finished);
  vm.heap.register_finalizable(f);
  return schedule_callbacks(vm, f);
}

bool future_cancel(Vm& vm, Future* f, Value message) {
  f->flags &= static_cast<uint8_t>(~Future::kLogTraceback);
  if (f->done()) return false;
  f->set_state(FutureState::Cancelled);
  replace(vm, f->result, message);
  if (failed(schedule_callbacks(vm, f))) vm.report_unraisable(Value::object(f));
  return true;
}

bool cancel_any(Vm& vm, Future* f, Value message) {
  if (f->aux & kGatherAux) return cancel_gather(vm, f, message);
  Value method =
      type_of(vm, Value::object(f)) == vm.type(BuiltinType::Future) || f->kind == Kind::Task
          ? Value::undef()
          : type_lookup(vm, type_of(vm, Value::object(f)), vm.names.cancel);
  if (is_kind(method, Kind::Function)) {  // a subclass in the script overrides cancel()
    Value r = message.is_undef() || message.is_none()
                  ? vm.call_method(Value::object(f), vm.names.cancel)
                  : vm.call_method(Value::object(f), vm.names.cancel, &message, 1);
    if (r.is_exc()) {
      vm.report_unraisable(method);
      return false;
    }
    auto truth = truthy(vm, r);
    return !failed(truth) && *truth;
  }
  return f->kind == Kind::Task ? task_cancel(vm, static_cast<Task*>(f), message)
                               : future_cancel(vm, f, message);
}

// --- callbacks -----------------------------------------------------------------------------------

Status future_add_entry(Vm& vm, Future* f, Value entry) {
  if (f->done()) return make_ready(vm, f, entry);
  if (f->callbacks.is_undef()) {
    f->callbacks = entry;
    return Status::Ok;
  }
  if (List* list = dyn_as<List>(f->callbacks)) return list_append(vm, list, entry);
  Value both[2] = {f->callbacks, entry};
  replace(vm, f->callbacks, make_list(vm, both, 2));
  return Status::Ok;
}

Status future_add_callback(Vm& vm, Future* f, Value callback, Value context) {
  if (context.is_undef() || context.is_none()) context = snapshot_context(vm);
  if (f->done()) return call_soon(vm, f->loop, callback, Value::object(f), context);
  Value pair[2] = {callback, context};
  return future_add_entry(vm, f, make_tuple(vm, pair, 2));
}

Result<int64_t> future_remove_callback(Vm& vm, Future* f, Value callback) {
  if (f->callbacks.is_undef()) return int64_t{0};
  Rooted keep(vm, f), keep_callback(vm, callback);
  Rooted old(vm, is_kind(f->callbacks, Kind::List)
                     ? make_list(vm, as<List>(f->callbacks)->items, as<List>(f->callbacks)->size)
                     : make_list(vm, &f->callbacks, 1));
  Rooted kept(vm, make_list(vm, nullptr, 0));
  int64_t removed = 0;
  for (uint32_t i = 0; i < old.as<List>()->size; ++i) {
    Value entry = old.as<List>()->items[i];
    bool equal = false;
    if (Tuple* pair = dyn_as<Tuple>(entry)) {
      AIO_TRY(equal, equal_items(vm, pair->items()[0], callback));
    } else {
      equal = entry == callback;
    }
    if (equal) ++removed;
    else AIO_CHECK(list_append(vm, kept.as<List>(), entry));
  }
  if (removed) replace(vm, f->callbacks, kept.as<List>()->size ? kept.get() : Value::undef());
  return removed;
}

// --- awaiting ------------------------------------------------------------------------------------

Poll await_native(Vm& vm, Value awaitable, Value* out) {
  auto* f = static_cast<Future*>(awaitable.as_object());
  if (!f->done()) {
    if (f->flags & Future::kBlocking) {
      (void)raise(vm, ExceptionType::RuntimeError, "await wasn't used with future");
      return Poll::Raise;
    }
    f->flags |= Future::kBlocking;
    *out = awaitable;
    return Poll::Pending;
  }
  Value v = future_result(vm, f);
  if (v.is_exc()) return Poll::Raise;
  *out = v;
  return Poll::Ready;
}

// --- last words ----------------------------------------------------------------------------------

void finalize_future(Vm& vm, Future* f) {
  if (!wants_report(f) || !is_future_kind(Value::object(f))) return;
  bool task = f->kind == Kind::Task;
  Rooted keep(vm, f);
  Dict* context = new_dict(vm);
  Rooted keep_context(vm, context);
  if (f->flags & Future::kLogTraceback) {
    std::string message(type_of(vm, keep)->name->ascii());
    message += " exception was never retrieved";
    dict_set_str(vm, context, intern(vm, "message"), make_str(vm, message));
    dict_set_str(vm, context, intern(vm, "exception"), as<Tuple>(f->result)->items()[0]);
    dict_set_str(vm, context, intern(vm, "future"), keep);
    f->flags &= static_cast<uint8_t>(~Future::kLogTraceback);
  } else if (task) {
    dict_set_str(vm, context, intern(vm, "task"), keep);
    dict_set_str(vm, context, intern(vm, "message"),
                 make_str(vm, "Task was destroyed but it is pending!"));
    static_cast<Task*>(f)->task_flags |= Task::kNoDestroyMessage;
  }
  if (failed(call_exception_handler(vm, f->loop, keep_context))) vm.report_unraisable(keep);
}

}  // namespace aio
