// Module _thread: green threads (runtime/task/green_threads.hpp) and their locks. A thread that has
// to wait parks; what it waits for remembers it by its number.
#include <unistd.h>
#include <csignal>

#include <deque>
#include <vector>

#include "runtime/native/native.hpp"
#include "runtime/object/object_model.hpp"
#include "runtime/task/scheduler.hpp"
#include "stdlib/modules.hpp"

namespace aio {
namespace {

GreenThreads& threads_of(Vm& vm) { return vm.scheduler->threads; }

/// The end of a wait of so many seconds; negative: never.
Nanoseconds end_of_wait(Vm& vm, double seconds) {
  return seconds < 0 ? kForever : vm.scheduler->deadline_after(seconds);
}

// --- locks ---------------------------------------------------------------------------------------

struct LockObject : NativeObject {
  uint32_t count;
  bool recursive;
  uint64_t owner;  ///< thread that holds it
  std::deque<uint64_t>*
      waiters;  ///< threads that park for it, in the order they came; made when needed
};
constexpr NativeLayout kLockLayout = {sizeof(LockObject), nullptr, [](Vm&, Object* o) {
                                        delete static_cast<LockObject*>(o)->waiters;
                                      }};

LockObject* lock_of(Value v) { return static_cast<LockObject*>(v.as_object()); }

Value new_lock(Vm& vm, Type* cls, bool recursive) {
  LockObject* lock = static_cast<LockObject*>(new_instance(vm, cls));
  lock->count = 0;
  lock->recursive = recursive;
  lock->owner = 0;
  lock->waiters = nullptr;
  return Value::object(lock);
}
Value lock_new(Vm& vm, Type* cls) { return new_lock(vm, cls, false); }
Value rlock_new(Vm& vm, Type* cls) { return new_lock(vm, cls, true); }

/// Parks until the lock is free; false if the deadline came first.
Result<bool> wait_for_lock(Vm& vm, LockObject* lock, Nanoseconds deadline) {
  GreenThreads& threads = threads_of(vm);
  uint64_t self = threads.current_id();
  if (!lock->waiters) {
    lock->waiters = new std::deque<uint64_t>;
    vm.heap.register_finalizable(lock);
  }
  while (lock->count) {
    if (deadline != kForever && vm.scheduler->clock.now() >= deadline) return false;
    lock->waiters->push_back(self);
    auto woken = threads.park(deadline);
    std::erase(*lock->waiters, self);
    if (failed(woken)) return Raised{};
  }
  return true;
}

Value acquire(Vm& vm, Value self, bool blocking, double timeout) {
  LockObject* lock = lock_of(self);
  if (!blocking && timeout != -1)
    return raise(vm, ExceptionType::ValueError, "can't specify a timeout for a non-blocking call");
  if (timeout < 0 && timeout != -1)
    return raise(vm, ExceptionType::ValueError, "timeout value must be a non-negative number");
  uint64_t me = threads_of(vm).current_id();
  if (lock->count && !(lock->recursive && lock->owner == me)) {
    if (!blocking) return Value::boolean(false);
    if (timeout < 0 && threads_of(vm).alone())
      return raise(vm, ExceptionType::RuntimeError,
                   "deadlock: the lock is held and no other thread can release it");
    Rooted keep(vm, self);
    AIO_TRY(bool free, wait_for_lock(vm, lock, end_of_wait(vm, timeout)));
    if (!free) return Value::boolean(false);
  }
  ++lock->count;
  lock->owner = me;
  return Value::boolean(true);
}

Status release(Vm& vm, Value self) {
  LockObject* lock = lock_of(self);
  bool mine = lock->count && (!lock->recursive || lock->owner == threads_of(vm).current_id());
  if (!mine)
    return raise(vm, ExceptionType::RuntimeError,
                 lock->recursive ? "cannot release un-acquired lock" : "release unlocked lock");
  if (--lock->count == 0 && lock->waiters && !lock->waiters->empty()) {
    threads_of(vm).wake(lock->waiters->front());
    lock->waiters->pop_front();
  }
  return Status::Ok;
}
bool locked(Vm&, Value self) { return lock_of(self)->count != 0; }
Value enter(Vm& vm, Value self) { return acquire(vm, self, true, -1); }
Status leave(Vm& vm, Value self, VarArgs) { return release(vm, self); }
bool is_owned(Vm& vm, Value self) {
  return lock_of(self)->count != 0 && lock_of(self)->owner == threads_of(vm).current_id();
}
/// Condition.wait() of a recursive lock: gives it up as often as it is held; the number, for
/// _acquire_restore.
Value release_save(Vm& vm, Value self) {
  LockObject* lock = lock_of(self);
  int64_t count = lock->count;
  if (count > 1) lock->count = 1;
  AIO_CHECK(release(vm, self));
  return Value::small_int(count);
}
Status acquire_restore(Vm& vm, Value self, int64_t count) {
  AIO_CHECK(acquire(vm, self, true, -1));
  lock_of(self)->count = static_cast<uint32_t>(count);
  return Status::Ok;
}
Value lock_repr(Vm& vm, Value self) {
  LockObject* lock = lock_of(self);
  char text[160];
  const char* state = lock->count ? "locked" : "unlocked";
  if (lock->recursive) {
    std::snprintf(text, sizeof text, "<%s _thread.RLock object owner=%llu count=%u at %p>", state,
                  static_cast<unsigned long long>(lock->count ? lock->owner : 0), lock->count,
                  static_cast<void*>(lock));
  } else {
    std::snprintf(text, sizeof text, "<%s _thread.lock object at %p>", state,
                  static_cast<void*>(lock));
  }
  return make_str(vm, text);
}

constexpr NativeDef kLockMethods[] = {
    static_def<lock_new>("__new__(cls, /)"),
    def<lock_repr>("__repr__(self, /)"),
    def<acquire>("acquire(self, blocking=True, timeout=-1.0)", "Takes the lock."),
    def<release>("release(self, /)", "Gives it back."),
    def<locked>("locked(self, /)", "Whether it is held."),
    def<enter>("__enter__(self, /)"),
    def<leave>("__exit__(self, /, *args)"),
};
constexpr NativeDef kRLockMethods[] = {
    static_def<rlock_new>("__new__(cls, /)"),
    def<lock_repr>("__repr__(self, /)"),
    def<acquire>("acquire(self, blocking=True, timeout=-1.0)", "Takes the lock."),
    def<release>("release(self, /)", "Gives it back."),
    def<is_owned>("_is_owned(self, /)", "Whether this thread holds it."),
    def<release_save>("_release_save(self, /)"),
    def<acquire_restore>("_acquire_restore(self, count, /)"),
    def<enter>("__enter__(self, /)"),
    def<leave>("__exit__(self, /, *args)"),
};
constexpr TypeDef kLockType = {
    .name = "_thread.lock", .methods = kLockMethods, .layout = &kLockLayout};
constexpr TypeDef kRLockType = {
    .name = "_thread.RLock", .methods = kRLockMethods, .layout = &kLockLayout};

// --- threads -------------------------------------------------------------------------------------

/// What scripts see of a thread's number.
int64_t ident_of(uint64_t id) {
  return (static_cast<int64_t>(getpid()) << 20) + static_cast<int64_t>(id);
}
uint64_t id_of(int64_t ident) {
  return static_cast<uint64_t>(ident - (static_cast<int64_t>(getpid()) << 20));
}

int64_t get_ident(Vm& vm) { return ident_of(threads_of(vm).current_id()); }
int64_t get_native_id(Vm& vm) {
  return getpid() + static_cast<int64_t>(threads_of(vm).current_id()) - 1;
}
Value allocate_lock(Vm& vm) {
  Value module = dict_get_str(vm, vm.modules, intern(vm, "_thread"));
  AIO_TRY(Value cls, get_attr(vm, module, intern(vm, "LockType")));
  return vm.call(cls);
}

/// A new thread begins at once, and this one goes on when it parks or its slice is over.
Result<int64_t> start_joinable(Vm& vm, Value function) {
  AIO_TRY(uint64_t id, threads_of(vm).start(function, Value::none(), true));
  return ident_of(id);
}
/// As _start(), of a call with these arguments.
Result<int64_t> start_new_thread(Vm& vm, Value function, Value args, Value kwargs) {
  if (lookup_special(vm, type_of(vm, function), Special::Call).is_undef())
    return raise(vm, ExceptionType::TypeError, "first arg must be callable");
  Tuple* positional = dyn_as<Tuple>(args);
  if (!positional) return raise(vm, ExceptionType::TypeError, "2nd arg must be a tuple");
  Dict* keywords = dyn_as<Dict>(kwargs);
  if (!keywords && !kwargs.is_undef())
    return raise(vm, ExceptionType::TypeError, "optional 3rd arg must be a dictionary");
  std::vector<Value> names, call = {function, Value::undef()};
  call.insert(call.end(), positional->items(), positional->items() + positional->size);
  uint32_t at = 0;
  for (Value key, value; keywords && dict_next(keywords, &at, &key, &value);) {
    if (!is_kind(key, Kind::Str))
      return raise(vm, ExceptionType::TypeError, "keywords must be strings");
    names.push_back(key);
    call.push_back(value);
  }
  call[1] = make_tuple(vm, names.data(), names.size());
  Rooted packed(vm, make_tuple(vm, call.data(), call.size()));
  AIO_TRY(uint64_t id, threads_of(vm).start(packed, Value::none(), true));
  return ident_of(id);
}
Status park(Vm& vm, double timeout) {
  AIO_CHECK(threads_of(vm).park(end_of_wait(vm, timeout)));
  return Status::Ok;
}
void unpark(Vm& vm, int64_t ident) { threads_of(vm).wake(id_of(ident)); }
bool is_alive(Vm& vm, int64_t ident) { return threads_of(vm).alive(id_of(ident)); }
int64_t count(Vm& vm) { return static_cast<int64_t>(threads_of(vm).count()) - 1; }
bool alone(Vm& vm) { return threads_of(vm).alone(); }
Status exit_thread(Vm& vm) { return raise_args(vm, ExceptionType::SystemExit, nullptr, 0); }
int64_t stack_size(Vm&, int64_t) { return 0; }

/// As if the signal had come from outside, for signals that a function handles.
Status interrupt_main(Vm& vm, int64_t signal_number) {
  if (signal_number < 1 || signal_number >= NSIG)
    return raise(vm, ExceptionType::ValueError, "signal number out of range");
  AIO_TRY(Value module, vm.source->import_module(vm, intern(vm, "signal")));
  Value number = make_int(vm, signal_number);
  AIO_TRY(Value handler, vm.call_method(module, intern(vm, "getsignal"), &number, 1));
  if (!lookup_special(vm, type_of(vm, handler), Special::Call).is_undef())
    ::kill(getpid(), static_cast<int>(signal_number));
  return Status::Ok;
}

constexpr NativeDef kFunctions[] = {
    def<get_ident>("get_ident()", "A number for the current thread."),
    def<get_native_id>("get_native_id()", "The system's number for the current thread."),
    def<allocate_lock>("allocate_lock()", "A new lock."),
    def<start_joinable>("_start(function, /)"),
    def<start_new_thread>("start_new_thread(function, args, kwargs=<unset>, /)",
                          "Calls the function in a new thread; its number."),
    def<start_new_thread>("start_new(function, args, kwargs=<unset>, /)"),
    def<park>("_park(timeout=-1.0, /)"),
    def<unpark>("_unpark(ident, /)"),
    def<is_alive>("_is_alive(ident, /)"),
    def<alone>("_alone()"),
    def<count>("_count()", "How many threads run besides the first."),
    def<exit_thread>("exit()", "Ends the current thread: SystemExit."),
    def<exit_thread>("exit_thread()"),
    def<allocate_lock>("allocate()"),
    def<interrupt_main>("interrupt_main(signum=2, /)",
                        "Simulates the arrival of a signal, SIGINT if none is given."),
    def<stack_size>("stack_size(size=0, /)", "Always 0: the size is the system's."),
};

Status init(Vm& vm, Module* m) {
  Value lock = Value::object(define_type(vm, kLockType));
  module_set(vm, m, "LockType", lock);
  module_set(vm, m, "lock", lock);
  module_set(vm, m, "RLock", Value::object(define_type(vm, kRLockType)));
  module_set(vm, m, "error", Value::object(exception_type(vm, ExceptionType::RuntimeError)));
  module_set(vm, m, "TIMEOUT_MAX", Value::number(9223372036.0));
  return Status::Ok;
}

}  // namespace

extern const ModuleDef kThreadModule;
const ModuleDef kThreadModule = {
    "_thread", "Threads of script code that take turns, and their locks.", kFunctions, init};

}  // namespace aio
