// Event, Lock, Semaphore: asyncio/locks.py with intrusive waiter lists in place of a future per
// waiter. Wake-ups happen in the order and at the moment in which the original sets a waiter's
// future.
#include "stdlib/asyncio/waiting.hpp"

#include <cstdio>

#include "runtime/object/exception.hpp"

namespace aio::asyncio {

NativeStep begin_wait(Vm& vm, NativeFrame* frame, WaitList& list, WaitReason reason) {
  Scheduler& s = *vm.scheduler;
  frame->phase = 1;
  if (s.current && driven_by_task(vm) && loop_state_of(vm, s.current->loop)) {
    Task* t = park_current(vm, reason, frame->locals[0]);
    frame->locals[1] = Value::object(t);
    list.push(t);
    return {Poll::Pending, Value::undef()};
  }
  Rooted keep(vm, frame);
  Task* node = new_wait_node(vm, reason);
  frame->locals[1] = Value::object(node);
  list.push(node);
  return {Poll::Yield, node->waiting_on};
}

NativeStep start_wait(Vm& vm, const NativeCoroutine& function, const Value* locals, uint16_t count,
                      Value& own_loop, WaitList& list, WaitReason reason) {
  Scheduler& s = *vm.scheduler;
  bool own = s.current && s.running && s.current->loop == s.running_loop && driven_by_task(vm) &&
             (own_loop.is_none() || own_loop == s.running_loop);
  if (!own) return step_declined();
  own_loop = s.running_loop;
  NativeFrame* frame = make_native_coroutine(vm, function, locals, count);
  frame->phase = 1;
  Task* t = park_current(vm, reason, frame->locals[0]);
  frame->locals[1] = Value::object(t);
  list.push(t);
  return {Poll::Pending, Value::object(frame)};
}

Value end_wait(Vm& vm, NativeFrame* frame, WaitList& list, Value thrown, bool* woken) {
  Task* t = as<Task>(frame->locals[1]);
  if (woken) *woken = wake_state(t) == WakeState::Woken;
  list.remove(vm, t);
  if (!thrown.is_undef() || !(t->task_flags & Task::kNode)) return thrown;
  auto* f = static_cast<Future*>(t->waiting_on.as_object());
  if (!f->done()) {
    (void)raise(vm, ExceptionType::RuntimeError, "await wasn't used with future");
    return take_exception(vm);
  }
  return future_result(vm, f).is_exc() ? take_exception(vm) : Value::undef();
}

Status bind_loop(Vm& vm, Value self, Value& own_loop) {
  AIO_TRY(Value loop, require_running_loop(vm));
  if (own_loop.is_none()) own_loop = loop;
  if (own_loop == loop) return Status::Ok;
  AIO_TRY(Value text, repr_of(vm, self));
  return raise(vm, ExceptionType::RuntimeError, "%S is bound to a different event loop",
               as<Str>(text));
}

Value synchronizer_repr(Vm& vm, Value self, std::string extra, const WaitList& waiters) {
  size_t count = 0;
  for (const Task* t = waiters.first; t; t = t->next) ++count;
  if (count) extra += ", waiters:" + std::to_string(count);
  Type* type = type_of(vm, self);
  AIO_TRY(Value module, get_attr(vm, Value::object(type), vm.names.dunder_module));
  char address[32];
  std::snprintf(address, sizeof address, "%p", static_cast<void*>(self.as_object()));
  Str* name = dyn_as<Str>(module);
  return make_str(vm, "<" + (name ? to_utf8(name) + "." : std::string()) + to_utf8(type->qualname) +
                          " object at " + address + " [" + extra + "]>");
}

bool overridden(Vm& vm, Value self, AsyncType exact, const char* method) {
  Type* type = type_of(vm, self);
  return type != vm.scheduler->type(exact) &&
         is_kind(type_lookup(vm, type, intern(vm, method)), Kind::Function);
}

namespace {

bool all_cancelled(const WaitList& waiters) {
  for (const Task* t = waiters.first; t; t = t->next)
    if (!waiter_cancelled(t)) return false;
  return true;
}

// --- Event ---------------------------------------------------------------------------------------

struct Event : NativeObject {
  WaitList waiters;
  Value loop;
  bool value;
};
Event* event(Value self) { return static_cast<Event*>(self.as_object()); }

Value event_new(Vm& vm, Value cls, VarArgs, Dict*) {
  auto* e = static_cast<Event*>(new_instance(vm, as<Type>(cls)));
  e->waiters = {};
  e->loop = Value::none();
  e->value = false;
  return Value::object(e);
}
void event_init(Vm&, Value) {}
bool event_is_set(Vm&, Value self) { return event(self)->value; }
void event_set(Vm& vm, Value self) {
  Event* e = event(self);
  if (e->value) return;
  e->value = true;
  for (Task* t = e->waiters.first; t; t = t->next)
    if (!waiter_done(t)) wake_waiter(vm, t);
}
void event_clear(Vm&, Value self) { event(self)->value = false; }

NativeStep event_wait_step(Vm& vm, NativeFrame* frame, Value, Value thrown) {
  Event* e = event(frame->locals[0]);
  if (frame->phase == 1) {
    Value error = end_wait(vm, frame, e->waiters, thrown);
    return error.is_undef() ? step_ready(Value::boolean(true)) : step_raised(vm, error);
  }
  if (!thrown.is_undef()) return step_raised(vm, thrown);
  if (e->value) return step_ready(Value::boolean(true));
  if (failed(bind_loop(vm, frame->locals[0], e->loop))) return step_raised();
  return begin_wait(vm, frame, e->waiters, WaitReason::Event);
}
constexpr NativeCoroutine kEventWait = {"Event.wait", event_wait_step};
NativeStep start_event_wait(Vm& vm, const Args& args) {
  if (args.count != 1 || args.kw_names ||
      type_of(vm, args.values[0]) != vm.scheduler->type(AsyncType::Event))
    return step_declined();
  Event* e = event(args.values[0]);
  if (e->value) return step_ready(Value::boolean(true));
  Value locals[2] = {args.values[0], Value::none()};
  return start_wait(vm, kEventWait, locals, 2, e->loop, e->waiters, WaitReason::Event);
}
Value event_wait(Vm& vm, Value self) { return coroutine(vm, kEventWait, self); }
Value event_repr(Vm& vm, Value self) {
  return synchronizer_repr(vm, self, event(self)->value ? "set" : "unset", event(self)->waiters);
}

constexpr NativeDef kEventMethods[] = {
    static_def<event_new>("__new__(cls, /, *args, **kwargs)"),
    def<event_init>("__init__(self, /)"),
    def<event_repr>("__repr__(self, /)"),
    def<event_is_set>("is_set(self, /)", "Return True if and only if the internal flag is true."),
    def<event_set>(
        "set(self, /)",
        "Set the internal flag to true. All tasks waiting for it to become true are awakened."),
    def<event_clear>("clear(self, /)", "Reset the internal flag to false."),
    async_def<event_wait>("wait(self, /)", "Block until the internal flag is true.",
                          start_event_wait),
};
constexpr GetSetDef kEventAttributes[] = {
    {"_value", [](Vm&, Value self) { return Value::boolean(event(self)->value); }}};
constexpr NativeLayout kEventLayout = {sizeof(Event), [](Object* o, Tracer& tracer) {
                                         static_cast<Event*>(o)->waiters.trace(tracer);
                                         tracer.visit(static_cast<Event*>(o)->loop);
                                       }};

// --- Lock ----------------------------------------------------------------------------------------

struct Lock : NativeObject {
  WaitList waiters;
  Value loop;
  bool locked;
};
Lock* lock(Value self) { return static_cast<Lock*>(self.as_object()); }

Value lock_new(Vm& vm, Value cls, VarArgs, Dict*) {
  auto* l = static_cast<Lock*>(new_instance(vm, as<Type>(cls)));
  l->waiters = {};
  l->loop = Value::none();
  l->locked = false;
  return Value::object(l);
}
void lock_init(Vm&, Value) {}
bool lock_locked(Vm&, Value self) { return lock(self)->locked; }

void wake_first(Vm& vm, Lock* l) {
  Task* first = l->waiters.first;
  if (first && !waiter_done(first)) wake_waiter(vm, first);
}

/// locals: lock, waiter, result of the await.
NativeStep lock_acquire_step(Vm& vm, NativeFrame* frame, Value, Value thrown) {
  Lock* l = lock(frame->locals[0]);
  if (frame->phase == 1) {
    Value error = end_wait(vm, frame, l->waiters, thrown);
    if (!error.is_undef()) {
      // Whoever is next must not miss a release that was meant for this one.
      if (!l->locked && exception_is(vm, error, ExceptionType::CancelledError)) wake_first(vm, l);
      return step_raised(vm, error);
    }
    l->locked = true;
    return step_ready(frame->locals[2]);
  }
  if (!thrown.is_undef()) return step_raised(vm, thrown);
  if (!l->locked && all_cancelled(l->waiters)) {
    l->locked = true;
    return step_ready(frame->locals[2]);
  }
  if (failed(bind_loop(vm, frame->locals[0], l->loop))) return step_raised();
  return begin_wait(vm, frame, l->waiters, WaitReason::Lock);
}

Value acquire_coroutine(Vm& vm, const NativeCoroutine& function, Value self, Value result) {
  Value locals[3] = {self, Value::none(), result};
  return Value::object(make_native_coroutine(vm, function, locals, 3));
}
Status lock_release(Vm& vm, Value self);

/// An exact Lock, called without arguments besides `count` - 1 exception values.
Lock* plain_lock(Vm& vm, const Args& args, uint32_t count) {
  if (args.count != count || args.kw_names) return nullptr;
  return type_of(vm, args.values[0]) == vm.scheduler->type(AsyncType::Lock) ? lock(args.values[0])
                                                                            : nullptr;
}
constexpr NativeCoroutine kLockAcquire = {"Lock.acquire", lock_acquire_step};
constexpr NativeCoroutine kLockEnter = {"_ContextManagerMixin.__aenter__", lock_acquire_step};
template <bool entering>
NativeStep start_acquire(Vm& vm, const Args& args) {
  Lock* l = plain_lock(vm, args, 1);
  if (!l) return step_declined();
  Value result = entering ? Value::none() : Value::boolean(true);
  if (!l->locked && all_cancelled(l->waiters)) {
    l->locked = true;
    return step_ready(result);
  }
  Value locals[3] = {args.values[0], Value::none(), result};
  return start_wait(vm, entering ? kLockEnter : kLockAcquire, locals, 3, l->loop, l->waiters,
                    WaitReason::Lock);
}
NativeStep start_lock_exit(Vm& vm, const Args& args) {
  if (!plain_lock(vm, args, 4)) return step_declined();
  return failed(lock_release(vm, args.values[0])) ? step_raised() : step_ready(Value::none());
}

Value lock_acquire(Vm& vm, Value self) {
  return acquire_coroutine(vm, kLockAcquire, self, Value::boolean(true));
}
Value lock_enter(Vm& vm, Value self) {
  if (overridden(vm, self, AsyncType::Lock, "acquire"))
    return call_library(vm, "locks", "_aenter", self);
  return acquire_coroutine(vm, kLockEnter, self, Value::none());
}

Status lock_release(Vm& vm, Value self) {
  Lock* l = lock(self);
  if (!l->locked) return raise(vm, ExceptionType::RuntimeError, "Lock is not acquired.");
  l->locked = false;
  wake_first(vm, l);
  return Status::Ok;
}

/// `await self.release()` of __aexit__ happens when the coroutine runs, not when it is made.
template <Status release(Vm&, Value)>
NativeStep exit_step(Vm& vm, NativeFrame* frame, Value, Value thrown) {
  if (!thrown.is_undef()) return step_raised(vm, thrown);
  return failed(release(vm, frame->locals[0])) ? step_raised() : step_ready(Value::none());
}
template <Status release(Vm&, Value)>
constexpr NativeCoroutine kExit = {"_ContextManagerMixin.__aexit__", exit_step<release>};
Value lock_exit(Vm& vm, Value self, Value, Value, Value) {
  if (overridden(vm, self, AsyncType::Lock, "release"))
    return call_library(vm, "locks", "_aexit", self);
  return coroutine(vm, kExit<lock_release>, self);
}
Value lock_repr(Vm& vm, Value self) {
  return synchronizer_repr(vm, self, lock(self)->locked ? "locked" : "unlocked",
                           lock(self)->waiters);
}

constexpr NativeDef kLockMethods[] = {
    static_def<lock_new>("__new__(cls, /, *args, **kwargs)"),
    def<lock_init>("__init__(self, /)"),
    def<lock_repr>("__repr__(self, /)"),
    def<lock_locked>("locked(self, /)", "Return True if lock is acquired."),
    async_def<lock_acquire>("acquire(self, /)", "Acquire a lock.", start_acquire<false>),
    def<lock_release>("release(self, /)", "Release a lock."),
    async_def<lock_enter>("__aenter__(self, /)", nullptr, start_acquire<true>),
    async_def<lock_exit>("__aexit__(self, exc_type, exc, tb, /)", nullptr, start_lock_exit),
};
constexpr GetSetDef kLockAttributes[] = {
    {"_locked", [](Vm&, Value self) { return Value::boolean(lock(self)->locked); }}};
constexpr NativeLayout kLockLayout = {sizeof(Lock), [](Object* o, Tracer& tracer) {
                                        static_cast<Lock*>(o)->waiters.trace(tracer);
                                        tracer.visit(static_cast<Lock*>(o)->loop);
                                      }};

// --- Semaphore -----------------------------------------------------------------------------------

struct Semaphore : NativeObject {
  WaitList waiters;
  Value loop;
  int64_t value;
};
Semaphore* semaphore(Value self) { return static_cast<Semaphore*>(self.as_object()); }

Value semaphore_new(Vm& vm, Value cls, VarArgs, Dict*) {
  auto* s = static_cast<Semaphore*>(new_instance(vm, as<Type>(cls)));
  s->waiters = {};
  s->loop = Value::none();
  s->value = 1;
  return Value::object(s);
}
Status semaphore_init(Vm& vm, Value self, Value value) {
  AIO_TRY(bool negative, compare_bool(vm, CompareOp::Lt, value, Value::small_int(0)));
  if (negative) return raise(vm, ExceptionType::ValueError, "Semaphore initial value must be >= 0");
  AIO_TRY(semaphore(self)->value, index_int64(vm, value, true));
  return Status::Ok;
}
bool is_locked(Semaphore* s) { return s->value == 0 || !all_cancelled(s->waiters); }
bool semaphore_locked(Vm&, Value self) { return is_locked(semaphore(self)); }

bool wake_next(Vm& vm, Semaphore* s) {
  for (Task* t = s->waiters.first; t; t = t->next) {
    if (waiter_done(t)) continue;
    --s->value;
    wake_waiter(vm, t);
    return true;
  }
  return false;
}

NativeStep semaphore_acquire_step(Vm& vm, NativeFrame* frame, Value, Value thrown) {
  Semaphore* s = semaphore(frame->locals[0]);
  if (frame->phase == 1) {
    bool woken = false;
    Value error = end_wait(vm, frame, s->waiters, thrown, &woken);
    // Cancelled after it had been given its unit: gives it back.
    if (!error.is_undef() && woken && exception_is(vm, error, ExceptionType::CancelledError))
      ++s->value;
    while (s->value > 0 && wake_next(vm, s)) {}
    return error.is_undef() ? step_ready(frame->locals[2]) : step_raised(vm, error);
  }
  if (!thrown.is_undef()) return step_raised(vm, thrown);
  if (!is_locked(s)) {
    --s->value;
    return step_ready(frame->locals[2]);
  }
  if (failed(bind_loop(vm, frame->locals[0], s->loop))) return step_raised();
  return begin_wait(vm, frame, s->waiters, WaitReason::Semaphore);
}
constexpr NativeCoroutine kSemaphoreAcquire = {"Semaphore.acquire", semaphore_acquire_step};
constexpr NativeCoroutine kSemaphoreEnter = {"_ContextManagerMixin.__aenter__",
                                             semaphore_acquire_step};
template <bool entering>
NativeStep start_semaphore_acquire(Vm& vm, const Args& args) {
  if (args.count != 1 || args.kw_names ||
      type_of(vm, args.values[0]) != vm.scheduler->type(AsyncType::Semaphore))
    return step_declined();
  Semaphore* s = semaphore(args.values[0]);
  Value result = entering ? Value::none() : Value::boolean(true);
  if (!is_locked(s)) {
    --s->value;
    return step_ready(result);
  }
  Value locals[3] = {args.values[0], Value::none(), result};
  return start_wait(vm, entering ? kSemaphoreEnter : kSemaphoreAcquire, locals, 3, s->loop,
                    s->waiters, WaitReason::Semaphore);
}
Value semaphore_acquire(Vm& vm, Value self) {
  return acquire_coroutine(vm, kSemaphoreAcquire, self, Value::boolean(true));
}
Value semaphore_enter(Vm& vm, Value self) {
  if (overridden(vm, self, AsyncType::Semaphore, "acquire"))
    return call_library(vm, "locks", "_aenter", self);
  return acquire_coroutine(vm, kSemaphoreEnter, self, Value::none());
}
Status semaphore_release(Vm& vm, Value self) {
  ++semaphore(self)->value;
  (void)wake_next(vm, semaphore(self));
  return Status::Ok;
}
Value semaphore_exit(Vm& vm, Value self, Value, Value, Value) {
  if (overridden(vm, self, AsyncType::Semaphore, "release"))
    return call_library(vm, "locks", "_aexit", self);
  return coroutine(vm, kExit<semaphore_release>, self);
}
Value semaphore_repr(Vm& vm, Value self) {
  Semaphore* s = semaphore(self);
  return synchronizer_repr(vm, self,
                           is_locked(s) ? "locked" : "unlocked, value:" + std::to_string(s->value),
                           s->waiters);
}
Value semaphore_value(Vm& vm, Value self) { return make_int(vm, semaphore(self)->value); }
Status set_semaphore_value(Vm& vm, Value self, Value v) {
  AIO_TRY(semaphore(self)->value, index_int64(vm, v, true));
  return Status::Ok;
}
bool semaphore_wake_next(Vm& vm, Value self) { return wake_next(vm, semaphore(self)); }

constexpr NativeDef kSemaphoreMethods[] = {
    static_def<semaphore_new>("__new__(cls, /, *args, **kwargs)"),
    def<semaphore_init>("__init__(self, value=1)"),
    def<semaphore_repr>("__repr__(self, /)"),
    def<semaphore_locked>("locked(self, /)",
                          "Returns True if semaphore cannot be acquired immediately."),
    async_def<semaphore_acquire>("acquire(self, /)", "Acquire a semaphore.",
                                 start_semaphore_acquire<false>),
    def<semaphore_release>("release(self, /)",
                           "Release a semaphore, incrementing the internal counter by one."),
    def<semaphore_wake_next>("_wake_up_next(self, /)"),
    async_def<semaphore_enter>("__aenter__(self, /)", nullptr, start_semaphore_acquire<true>),
    async_def<semaphore_exit>("__aexit__(self, exc_type, exc, tb, /)"),
};
constexpr GetSetDef kSemaphoreAttributes[] = {{"_value", semaphore_value, set_semaphore_value}};
constexpr NativeLayout kSemaphoreLayout = {sizeof(Semaphore), [](Object* o, Tracer& tracer) {
                                             static_cast<Semaphore*>(o)->waiters.trace(tracer);
                                             tracer.visit(static_cast<Semaphore*>(o)->loop);
                                           }};

}  // namespace

const TypeDef kEventType = {.name = "asyncio.locks.Event",
                            .methods = kEventMethods,
                            .getsets = kEventAttributes,
                            .layout = &kEventLayout,
                            .flags = kTypeBaseType | kTypeShortName,
                            .has_dict = true};
const TypeDef kLockType = {.name = "asyncio.locks.Lock",
                           .methods = kLockMethods,
                           .getsets = kLockAttributes,
                           .layout = &kLockLayout,
                           .flags = kTypeBaseType | kTypeShortName,
                           .has_dict = true};
const TypeDef kSemaphoreType = {.name = "asyncio.locks.Semaphore",
                                .methods = kSemaphoreMethods,
                                .getsets = kSemaphoreAttributes,
                                .layout = &kSemaphoreLayout,
                                .flags = kTypeBaseType | kTypeShortName,
                                .has_dict = true};

}  // namespace aio::asyncio
