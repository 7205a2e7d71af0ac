// Module _thread: what the library's scripts need of it while an interpreter runs one thread of script code: identity, and locks
// that never have to wait for another thread.
#include <unistd.h>

#include "runtime/native/native.hpp"
#include "runtime/object/object_model.hpp"
#include "stdlib/modules.hpp"

namespace aio {
namespace {

struct LockObject : NativeObject {
  uint32_t count;
  bool recursive;
};
constexpr NativeLayout kLockLayout = {sizeof(LockObject), nullptr, nullptr};

LockObject* lock_of(Value v) { return static_cast<LockObject*>(v.as_object()); }

Value new_lock(Vm& vm, Type* cls, bool recursive) {
  LockObject* lock = static_cast<LockObject*>(new_instance(vm, cls));
  lock->count = 0;
  lock->recursive = recursive;
  return Value::object(lock);
}
Value lock_new(Vm& vm, Type* cls) { return new_lock(vm, cls, false); }
Value rlock_new(Vm& vm, Type* cls) { return new_lock(vm, cls, true); }

Value acquire(Vm& vm, Value self, bool blocking, double timeout) {
  LockObject* lock = lock_of(self);
  if (lock->count && !lock->recursive) {
    if (!blocking || timeout >= 0) return Value::boolean(false);
    return raise(vm, ExceptionType::RuntimeError, "deadlock: the lock is held and no other thread can release it");
  }
  ++lock->count;
  return Value::boolean(true);
}
Status release(Vm& vm, Value self) {
  LockObject* lock = lock_of(self);
  if (!lock->count) return raise(vm, ExceptionType::RuntimeError, lock->recursive ? "cannot release un-acquired lock" : "release unlocked lock");
  --lock->count;
  return Status::Ok;
}
bool locked(Vm&, Value self) { return lock_of(self)->count != 0; }
Value enter(Vm& vm, Value self) { return acquire(vm, self, true, -1); }
Status leave(Vm& vm, Value self, VarArgs) { return release(vm, self); }
bool is_owned(Vm&, Value self) { return lock_of(self)->count != 0; }

constexpr NativeDef kLockMethods[] = {
    static_def<lock_new>("__new__(cls, /)"),
    def<acquire>("acquire(self, blocking=True, timeout=-1.0)", "Takes the lock."),
    def<release>("release(self, /)", "Gives it back."),
    def<locked>("locked(self, /)", "Whether it is held."),
    def<enter>("__enter__(self, /)"),
    def<leave>("__exit__(self, /, *args)"),
};
constexpr NativeDef kRLockMethods[] = {
    static_def<rlock_new>("__new__(cls, /)"),
    def<acquire>("acquire(self, blocking=True, timeout=-1.0)", "Takes the lock."),
    def<release>("release(self, /)", "Gives it back."),
    def<is_owned>("_is_owned(self, /)", "Whether this thread holds it."),
    def<enter>("__enter__(self, /)"),
    def<leave>("__exit__(self, /, *args)"),
};
constexpr TypeDef kLockType = {.name = "_thread.lock", .methods = kLockMethods, .layout = &kLockLayout};
constexpr TypeDef kRLockType = {.name = "_thread.RLock", .methods = kRLockMethods, .layout = &kLockLayout};

int64_t get_ident(Vm&) { return static_cast<int64_t>(getpid()); }
Value allocate_lock(Vm& vm) {
  Value module = dict_get_str(vm, vm.modules, intern(vm, "_thread"));
  AIO_TRY(Value cls, get_attr(vm, module, intern(vm, "LockType")));
  return vm.call(cls);
}

constexpr NativeDef kFunctions[] = {
    def<get_ident>("get_ident()", "A number for the current thread."),
    def<get_ident>("get_native_id()", "The system's number for the current thread."),
    def<allocate_lock>("allocate_lock()", "A new lock."),
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
const ModuleDef kThreadModule = {"_thread", "Locks and thread identity.", kFunctions, init};

}  // namespace aio
