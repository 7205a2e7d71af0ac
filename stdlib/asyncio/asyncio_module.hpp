// What the files of stdlib/asyncio share: the natives behind module _asyncio.
#pragma once

#include "runtime/native/native.hpp"
#include "runtime/object/object_model.hpp"
#include "runtime/task/scheduler.hpp"
#include "runtime/vm/vm.hpp"

namespace aio::asyncio {

extern const TypeDef kHandleType, kTimerHandleType, kEventLoopType, kCallbackType, kFutureIterType,
    kEventType, kLockType, kSemaphoreType, kBoundedSemaphoreType, kQueueType, kGatherFutureType,
    kTaskGroupType;

/// asyncio.<module>.<function>, imported when first needed.
Value library_function(Vm& vm, const char* module, const char* function);
/// Calls it.
Value call_library(Vm& vm, const char* module, const char* function, Value argument);

/// loop argument of Future, Task …: itself, or get_event_loop().
Value loop_or_current(Vm& vm, Value loop);
/// asyncio.get_event_loop().
Value get_event_loop(Vm& vm);
/// ensure_future(): the future itself, or a new Task around the awaitable. loop None: running loop.
Value ensure_future(Vm& vm, Value awaitable, Value loop);
/// isfuture().
Result<bool> is_future(Vm& vm, Value v);
bool is_native_future(Value v);

/// A native coroutine object; the arguments and `on` are kept in its locals.
Value coroutine(Vm& vm, const NativeCoroutine& function, Value on, Value argument = Value::none());

/// sleep(delay, result) and gather(...): the functions of the module, also builtins.
Value sleep(Vm& vm, double delay, Value result);

/// Creates Context, ContextVar and Token if they do not exist yet (tasks need Context).
void make_context_types(Vm& vm);

/// gather, create_task, TaskGroup, sleep, timeout, run as builtins: asyncio's, imported when first
/// named (Vm::missing_builtin).
Value lazy_builtin(Vm& vm, Str* name);

/// New event loop object (exact native class).
Value new_event_loop(Vm& vm);

}  // namespace aio::asyncio
