// gather() after its arguments have become futures. Its state watches each distinct child, so the
// bookkeeping runs exactly where asyncio runs _done_callback: one turn of the ready ring after the
// child was done.
#include "runtime/task/gather.hpp"

#include "runtime/object/exception.hpp"
#include "runtime/object/object_model.hpp"
#include "runtime/object/sequence.hpp"

namespace aio {
namespace {

Value exception_of(const Future* f) { return as<Tuple>(f->result)->items()[0]; }

/// CancelledError for the result list; keeps the child's own for whoever awaits it.
Value cancelled_result(Vm& vm, const Future* f) {
  bool has = !(f->flags & Future::kCancelledExc) && !f->result.is_undef() && !f->result.is_none();
  Value message = has ? f->result : Value::object(vm.names.empty);
  return make_exception(vm, exception_type(vm, ExceptionType::CancelledError), &message, 1);
}

Status finish(Vm& vm, GatherState* g) {
  List* children = as<List>(g->children);
  Rooted keep(vm, g), results(vm, new_list(vm, children->size));
  for (uint32_t i = 0; i < children->size; ++i) {
    auto* f = static_cast<Future*>(children->items[i].as_object());
    Value v = f->result;
    if (f->state() == FutureState::Cancelled) {
      v = cancelled_result(vm, f);
    } else if (f->flags & Future::kException) {
      f->flags &= static_cast<uint8_t>(~Future::kLogTraceback);
      v = exception_of(f);
    }
    AIO_CHECK(list_append(vm, results.as<List>(), v));
  }
  auto* outer = static_cast<Future*>(g->outer.as_object());
  if (g->cancel_requested) {  // asyncio takes the error of the last child in the list, not of the
                              // one that ended last
    auto* last = static_cast<Future*>(children->items[children->size - 1].as_object());
    return future_set_exception(vm, outer, make_cancelled_error(vm, last));
  }
  return future_set_result(vm, outer, results);
}

Status child_done(Vm& vm, DoneWatcher* watcher, Future* f) {
  auto* g = static_cast<GatherState*>(watcher);
  ++g->finished;
  auto* outer = static_cast<Future*>(g->outer.as_object());
  bool failed_child = f->flags & Future::kException;
  if (outer->done()) {
    f->flags &= static_cast<uint8_t>(~Future::kLogTraceback);
    return Status::Ok;
  }
  if (!g->return_exceptions) {
    if (f->state() == FutureState::Cancelled)
      return future_set_exception(vm, outer, make_cancelled_error(vm, f));
    f->flags &= static_cast<uint8_t>(~Future::kLogTraceback);
    if (failed_child) return future_set_exception(vm, outer, exception_of(f));
  }
  return g->finished == g->expected ? finish(vm, g) : Status::Ok;
}

}  // namespace

Value start_gather(Vm& vm, List* children, const std::vector<Future*>& distinct, Value loop,
                   bool return_exceptions) {
  Scheduler& s = *vm.scheduler;
  Rooted keep(vm, children);
  auto* g = static_cast<GatherState*>(new_instance(vm, s.type(AsyncType::GatherState)));
  Rooted keep_state(vm, g);
  g->aux = static_cast<uint16_t>(ReadyKind::Watcher);
  g->child_done = child_done;
  g->children = Value::object(children);
  g->expected = static_cast<uint32_t>(distinct.size());
  g->finished = 0;
  g->return_exceptions = return_exceptions;
  g->cancel_requested = false;
  Future* outer = new_future(vm, loop, s.type(AsyncType::GatherFuture));
  g->outer = Value::object(outer);
  outer->aux |= kGatherAux;
  outer->result = Value::object(g);
  std::vector<Future*> done;
  for (Future* f : distinct) {
    if (f->done()) {
      done.push_back(f);
      continue;
    }
    AIO_CHECK(future_add_entry(vm, f, Value::object(g)));
  }
  for (Future* f : done) AIO_CHECK(child_done(vm, g, f));
  return Value::object(outer);
}

bool cancel_gather(Vm& vm, Future* outer, Value message) {
  if (outer->done()) return false;
  auto* g = static_cast<GatherState*>(outer->result.as_object());
  Rooted keep(vm, outer), keep_state(vm, g);  // a child's cancel() may end the gathering
  List* children = as<List>(g->children);
  bool any = false;
  for (uint32_t i = 0; i < children->size; ++i)
    if (cancel_any(vm, static_cast<Future*>(children->items[i].as_object()), message)) any = true;
  if (any) g->cancel_requested = true;
  return any;
}

}  // namespace aio
