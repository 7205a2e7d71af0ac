// Queue: asyncio/queues.py with its items in a ring and its waiters in intrusive lists. Subclasses
// that redefine _init, _put or _get (PriorityQueue, LifoQueue, a script's own) keep their items in
// self._queue as in the original.
#include "stdlib/asyncio/waiting.hpp"

#include <cstdio>

#include "runtime/object/exception.hpp"
#include "runtime/object/iterator.hpp"
#include "stdlib/types/container_support.hpp"

namespace aio::asyncio {
namespace {

struct Queue : NativeObject {
  WaitList getters, putters, joiners;
  Value loop;
  Value maxsize;
  Value own_queue;  ///< self._queue of a subclass; undef: the ring is used
  Value ring;       ///< List used as a ring: `count` items from `head` on
  uint32_t head, count;
  int64_t limit;  ///< maxsize as a number, <= 0: none
  int64_t unfinished;
  bool shut_down;
  bool scripted;  ///< _put, _get … are a subclass's
};
Queue* queue(Value self) { return static_cast<Queue*>(self.as_object()); }

constexpr uint32_t kFirstRing = 8;

// --- items ---------------------------------------------------------------------------------------

Status ring_push(Vm& vm, Queue* q, Value item) {
  List* ring = dyn_as<List>(q->ring);
  uint32_t size = ring ? ring->size : 0;
  if (q->count == size) {
    Rooted keep(vm, item), keep_queue(vm, q);
    AIO_CHECK(vm.heap.check_size((size_t{size} * 2 + kFirstRing) * sizeof(Value)));
    List* bigger = new_list(vm, size ? size * 2 : kFirstRing);
    bigger->size = size ? size * 2 : kFirstRing;
    for (uint32_t i = 0; i < bigger->size; ++i)
      bigger->items[i] = i < q->count ? ring->items[(q->head + i) & (size - 1)] : Value::undef();
    vm.heap.shade(q->ring);
    q->ring = Value::object(bigger);
    q->head = 0;
    ring = bigger;
  }
  ring->items[(q->head + q->count++) & (ring->size - 1)] = item;
  return Status::Ok;
}

Value ring_pop(Vm& vm, Queue* q) {
  Value& slot = as<List>(q->ring)->items[q->head];
  Value item = slot;
  vm.heap.shade(item);
  slot = Value::undef();
  q->head = (q->head + 1) & (as<List>(q->ring)->size - 1);
  --q->count;
  return item;
}

Result<int64_t> size_of(Vm& vm, Queue* q) {
  if (q->own_queue.is_undef()) return int64_t{q->count};
  return length_of(vm, q->own_queue);
}
Result<bool> is_empty(Vm& vm, Queue* q) {
  if (q->own_queue.is_undef()) return q->count == 0;
  AIO_TRY(bool some, truthy(vm, q->own_queue));
  return !some;
}
Result<bool> is_full(Vm& vm, Queue* q) {
  if (q->limit <= 0) return false;
  AIO_TRY(int64_t size, size_of(vm, q));
  return size >= q->limit;
}
Status put_item(Vm& vm, Queue* q, Value item) {
  if (!q->scripted) return ring_push(vm, q, item);
  AIO_CHECK(vm.call_method(Value::object(q), intern(vm, "_put"), &item, 1));
  return Status::Ok;
}
Value take_item(Vm& vm, Queue* q) {
  return q->scripted ? vm.call_method(Value::object(q), intern(vm, "_get")) : ring_pop(vm, q);
}

// --- waiters -------------------------------------------------------------------------------------

void wake_next(Vm& vm, WaitList& waiters) {
  while (Task* t = waiters.first) {
    waiters.remove(vm, t);
    if (waiter_done(t)) continue;
    wake_waiter(vm, t);
    return;
  }
}
void wake_all(Vm& vm, WaitList& waiters) {
  while (Task* t = waiters.first) {
    waiters.remove(vm, t);
    if (!waiter_done(t)) wake_waiter(vm, t);
  }
}
/// self._finished.set(): the waiters leave the list when they run.
void finished(Vm& vm, Queue* q) {
  for (Task* t = q->joiners.first; t; t = t->next)
    if (!waiter_done(t)) wake_waiter(vm, t);
}

// --- methods -------------------------------------------------------------------------------------

Value queue_new(Vm& vm, Value cls, VarArgs, Dict*) {
  auto* q = static_cast<Queue*>(new_instance(vm, as<Type>(cls)));
  q->getters = q->putters = q->joiners = {};
  q->loop = Value::none();
  q->maxsize = Value::small_int(0);
  q->own_queue = q->ring = Value::undef();
  q->head = q->count = 0;
  q->limit = q->unfinished = 0;
  q->shut_down = q->scripted = false;
  return Value::object(q);
}

Status queue_init(Vm& vm, Value self, Value maxsize) {
  Queue* q = queue(self);
  q->maxsize = maxsize;
  if (is_int(maxsize)) {
    AIO_TRY(q->limit, index_int64(vm, maxsize, true));
  } else {
    AIO_TRY(double limit, to_double(vm, maxsize));
    q->limit = limit <= 0 ? 0
                          : static_cast<int64_t>(limit) +
                                (limit > static_cast<double>(static_cast<int64_t>(limit)));
  }
  for (const char* name : {"_put", "_get"})
    q->scripted = q->scripted || overridden(vm, self, AsyncType::Queue, name);
  if (!overridden(vm, self, AsyncType::Queue, "_init")) return Status::Ok;
  AIO_CHECK(vm.call_method(self, intern(vm, "_init"), &maxsize, 1));
  return Status::Ok;
}

Status queue_put_nowait(Vm& vm, Value self, Value item) {
  Queue* q = queue(self);
  if (q->shut_down) return raise_args(vm, ExceptionType::QueueShutDown, nullptr, 0);
  AIO_TRY(bool full, is_full(vm, q));
  if (full) return raise_args(vm, ExceptionType::QueueFull, nullptr, 0);
  AIO_CHECK(put_item(vm, q, item));
  ++q->unfinished;
  wake_next(vm, q->getters);
  return Status::Ok;
}

Value queue_get_nowait(Vm& vm, Value self) {
  Queue* q = queue(self);
  AIO_TRY(bool empty, is_empty(vm, q));
  if (empty)
    return raise_args(vm, q->shut_down ? ExceptionType::QueueShutDown : ExceptionType::QueueEmpty,
                      nullptr, 0);
  AIO_TRY(Value item, take_item(vm, q));
  Rooted keep(vm, item);
  wake_next(vm, q->putters);
  return keep;
}

/// After a wait: false with *failure filled when the getter (putter) was cancelled.
bool resumed(Vm& vm, NativeFrame* frame, WaitList& list, Value thrown, bool passes_on,
             NativeStep* failure) {
  bool woken = false;
  Value error = end_wait(vm, frame, list, thrown, &woken);
  if (error.is_undef()) return true;
  Rooted keep(vm, error);
  // The wake-up was for this one, and it does not use it.
  if (woken && passes_on) wake_next(vm, list);
  *failure = step_raised(vm, keep);
  return false;
}

/// locals: queue, waiter, item.
NativeStep put_step(Vm& vm, NativeFrame* frame, Value, Value thrown) {
  Queue* q = queue(frame->locals[0]);
  auto full = is_full(vm, q);
  if (failed(full)) return step_raised();
  NativeStep failure;
  if (frame->phase == 1) {
    if (!resumed(vm, frame, q->putters, thrown, !*full, &failure)) return failure;
  } else if (!thrown.is_undef()) {
    return step_raised(vm, thrown);
  }
  if (*full) {
    if (q->shut_down) {
      (void)raise_args(vm, ExceptionType::QueueShutDown, nullptr, 0);
      return step_raised();
    }
    if (failed(bind_loop(vm, frame->locals[0], q->loop))) return step_raised();
    return begin_wait(vm, frame, q->putters, WaitReason::QueuePut);
  }
  return failed(queue_put_nowait(vm, frame->locals[0], frame->locals[2]))
             ? step_raised()
             : step_ready(Value::none());
}

NativeStep get_step(Vm& vm, NativeFrame* frame, Value, Value thrown) {
  Queue* q = queue(frame->locals[0]);
  auto empty = is_empty(vm, q);
  if (failed(empty)) return step_raised();
  NativeStep failure;
  if (frame->phase == 1) {
    if (!resumed(vm, frame, q->getters, thrown, !*empty, &failure)) return failure;
  } else if (!thrown.is_undef()) {
    return step_raised(vm, thrown);
  }
  if (*empty) {
    if (q->shut_down) {
      (void)raise_args(vm, ExceptionType::QueueShutDown, nullptr, 0);
      return step_raised();
    }
    if (failed(bind_loop(vm, frame->locals[0], q->loop))) return step_raised();
    return begin_wait(vm, frame, q->getters, WaitReason::QueueGet);
  }
  Value item = queue_get_nowait(vm, frame->locals[0]);
  return item.is_exc() ? step_raised() : step_ready(item);
}

NativeStep join_step(Vm& vm, NativeFrame* frame, Value, Value thrown) {
  Queue* q = queue(frame->locals[0]);
  if (frame->phase == 1) {
    Value error = end_wait(vm, frame, q->joiners, thrown);
    return error.is_undef() ? step_ready(Value::none()) : step_raised(vm, error);
  }
  if (!thrown.is_undef()) return step_raised(vm, thrown);
  if (q->unfinished <= 0) return step_ready(Value::none());
  if (failed(bind_loop(vm, frame->locals[0], q->loop))) return step_raised();
  return begin_wait(vm, frame, q->joiners, WaitReason::QueueJoin);
}

constexpr NativeCoroutine kPut = {"Queue.put", put_step};
constexpr NativeCoroutine kGet = {"Queue.get", get_step};
constexpr NativeCoroutine kJoin = {"Queue.join", join_step};
/// An exact Queue, whose methods run no script code.
Queue* plain_queue(Vm& vm, const Args& args, uint32_t count) {
  if (args.count != count || args.kw_names || !args.values[0].is_object()) return nullptr;
  return type_of(vm, args.values[0]) == vm.scheduler->type(AsyncType::Queue) ? queue(args.values[0])
                                                                             : nullptr;
}
NativeStep start_put(Vm& vm, const Args& args) {
  Queue* q = plain_queue(vm, args, 2);
  if (!q || q->shut_down) return step_declined();
  if (q->limit > 0 && q->count >= q->limit) {
    Value locals[3] = {args.values[0], Value::none(), args.values[1]};
    return start_wait(vm, kPut, locals, 3, q->loop, q->putters, WaitReason::QueuePut);
  }
  return failed(queue_put_nowait(vm, args.values[0], args.values[1])) ? step_raised()
                                                                      : step_ready(Value::none());
}
NativeStep start_get(Vm& vm, const Args& args) {
  Queue* q = plain_queue(vm, args, 1);
  if (!q || (q->count == 0 && q->shut_down)) return step_declined();
  if (q->count == 0) {
    Value locals[2] = {args.values[0], Value::none()};
    return start_wait(vm, kGet, locals, 2, q->loop, q->getters, WaitReason::QueueGet);
  }
  Value item = queue_get_nowait(vm, args.values[0]);
  return item.is_exc() ? step_raised() : step_ready(item);
}

Value queue_put(Vm& vm, Value self, Value item) {
  Value locals[3] = {self, Value::none(), item};
  return Value::object(make_native_coroutine(vm, kPut, locals, 3));
}
Value queue_get(Vm& vm, Value self) { return coroutine(vm, kGet, self); }
Value queue_join(Vm& vm, Value self) { return coroutine(vm, kJoin, self); }

Status queue_task_done(Vm& vm, Value self) {
  Queue* q = queue(self);
  if (q->unfinished <= 0)
    return raise(vm, ExceptionType::ValueError, "task_done() called too many times");
  if (--q->unfinished == 0) finished(vm, q);
  return Status::Ok;
}

Status queue_shutdown(Vm& vm, Value self, bool immediate) {
  Queue* q = queue(self);
  q->shut_down = true;
  if (immediate) {
    for (;;) {
      AIO_TRY(bool empty, is_empty(vm, q));
      if (empty) break;
      AIO_CHECK(take_item(vm, q));
      if (q->unfinished > 0) --q->unfinished;
    }
    if (q->unfinished == 0) finished(vm, q);
  }
  wake_all(vm, q->getters);
  wake_all(vm, q->putters);
  return Status::Ok;
}

Result<int64_t> queue_qsize(Vm& vm, Value self) { return size_of(vm, queue(self)); }
Result<bool> queue_empty(Vm& vm, Value self) { return is_empty(vm, queue(self)); }
Result<bool> queue_full(Vm& vm, Value self) { return is_full(vm, queue(self)); }
void base_init(Vm&, Value, Value) {}
Status base_put(Vm& vm, Value self, Value item) { return ring_push(vm, queue(self), item); }
Value base_get(Vm& vm, Value self) {
  if (queue(self)->count == 0)
    return raise(vm, ExceptionType::IndexError, "pop from an empty deque");
  return ring_pop(vm, queue(self));
}

Value items_of(Vm& vm, Value self) {
  Queue* q = queue(self);
  if (!q->own_queue.is_undef()) return q->own_queue;
  List* list = new_list(vm, q->count);
  List* ring = dyn_as<List>(q->ring);
  for (uint32_t i = 0; i < q->count; ++i)
    list->items[list->size++] = ring->items[(q->head + i) & (ring->size - 1)];
  return Value::object(list);
}
Status set_items(Vm& vm, Value self, Value items) {
  vm.heap.shade(queue(self)->own_queue);
  queue(self)->own_queue = items;
  return Status::Ok;
}

size_t count(const WaitList& waiters) {
  size_t n = 0;
  for (const Task* t = waiters.first; t; t = t->next) ++n;
  return n;
}

Value queue_format(Vm& vm, Value self) {
  Queue* q = queue(self);
  AIO_TRY(Value limit, repr_of(vm, q->maxsize));
  std::string text = "maxsize=" + to_utf8(as<Str>(limit));
  AIO_TRY(bool empty, is_empty(vm, q));
  if (!empty) {
    AIO_TRY(Value items, items_of(vm, self));
    AIO_TRY(Value list, list_from_iterable(vm, items));
    AIO_TRY(Value shown, repr_of(vm, list));
    text += " _queue=" + to_utf8(as<Str>(shown));
  }
  if (!q->getters.empty()) text += " _getters[" + std::to_string(count(q->getters)) + "]";
  if (!q->putters.empty()) text += " _putters[" + std::to_string(count(q->putters)) + "]";
  if (q->unfinished) text += " tasks=" + std::to_string(q->unfinished);
  if (q->shut_down) text += " shutdown";
  return make_str(vm, text);
}
Value queue_repr(Vm& vm, Value self) {
  AIO_TRY(Value format, queue_format(vm, self));
  char address[32];
  std::snprintf(address, sizeof address, "%p", static_cast<void*>(self.as_object()));
  return make_str(vm, "<" + to_utf8(type_of(vm, self)->name) + " at " + address + " " +
                          to_utf8(as<Str>(format)) + ">");
}
Value queue_str(Vm& vm, Value self) {
  AIO_TRY(Value format, queue_format(vm, self));
  return make_str(vm,
                  "<" + to_utf8(type_of(vm, self)->name) + " " + to_utf8(as<Str>(format)) + ">");
}

constexpr NativeDef kQueueMethods[] = {
    static_def<queue_new>("__new__(cls, /, *args, **kwargs)"),
    def<queue_init>("__init__(self, maxsize=0)"),
    def<queue_repr>("__repr__(self, /)"),
    def<queue_str>("__str__(self, /)"),
    def<queue_format>("_format(self, /)"),
    def<queue_qsize>("qsize(self, /)", "Number of items in the queue."),
    def<queue_empty>("empty(self, /)", "Return True if the queue is empty, False otherwise."),
    def<queue_full>("full(self, /)", "Return True if there are maxsize items in the queue."),
    async_def<queue_put>("put(self, item)", "Put an item into the queue.", start_put),
    def<queue_put_nowait>("put_nowait(self, item)", "Put an item into the queue without blocking."),
    async_def<queue_get>("get(self, /)", "Remove and return an item from the queue.", start_get),
    def<queue_get_nowait>("get_nowait(self, /)", "Remove and return an item from the queue."),
    def<queue_task_done>("task_done(self, /)",
                         "Indicate that a formerly enqueued task is complete."),
    async_def<queue_join>("join(self, /)",
                          "Block until all items in the queue have been gotten and processed."),
    def<queue_shutdown>("shutdown(self, immediate=False)",
                        "Shut-down the queue, making queue gets and puts raise QueueShutDown."),
    def<base_init>("_init(self, maxsize)"),
    def<base_put>("_put(self, item)"),
    def<base_get>("_get(self, /)"),
    class_def<class_get_item>("__class_getitem__(cls, item, /)"),
};
constexpr GetSetDef kQueueAttributes[] = {
    {"maxsize", [](Vm&, Value self) { return queue(self)->maxsize; }, nullptr,
     "Number of items allowed in the queue."},
    {"_maxsize", [](Vm&, Value self) { return queue(self)->maxsize; }},
    {"_queue", items_of, set_items},
    {"_unfinished_tasks", [](Vm& vm, Value self) { return make_int(vm, queue(self)->unfinished); }},
    {"_is_shutdown", [](Vm&, Value self) { return Value::boolean(queue(self)->shut_down); }},
};
constexpr NativeLayout kQueueLayout = {
    sizeof(Queue), [](Object* o, Tracer& tracer) {
      auto* q = static_cast<Queue*>(o);
      q->getters.trace(tracer);
      q->putters.trace(tracer);
      q->joiners.trace(tracer);
      for (Value v : {q->loop, q->maxsize, q->own_queue, q->ring}) tracer.visit(v);
    }};

}  // namespace

const TypeDef kQueueType = {.name = "asyncio.queues.Queue",
                            .methods = kQueueMethods,
                            .getsets = kQueueAttributes,
                            .layout = &kQueueLayout,
                            .flags = kTypeBaseType | kTypeShortName,
                            .has_dict = true};

}  // namespace aio::asyncio
