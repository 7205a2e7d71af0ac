// How native coroutines wait in a WaitList: directly as a parked task, or through a future when
// something else drives them.
#pragma once

#include "runtime/vm/generators.hpp"
#include "stdlib/asyncio/asyncio_module.hpp"

namespace aio::asyncio {

inline NativeStep step_raised() { return {Poll::Raise, Value::undef()}; }
inline NativeStep step_raised(Vm& vm, Value exception) {
  (void)raise_object(vm, exception, false);
  return step_raised();
}
inline NativeStep step_declined() { return {Poll::Decline, Value::undef()}; }
inline NativeStep step_ready(Value v) { return {Poll::Ready, v}; }

/// Puts whoever drives `frame` at the end of the list. Its locals[1] remembers the waiter until
/// end_wait.
NativeStep begin_wait(Vm& vm, NativeFrame* frame, WaitList& list, WaitReason reason);
/// From NativeDef::start, when there is something to wait for: the running task waits in `list`
/// within a coroutine of `function` that nobody else sees; `locals` as the coroutine function makes
/// them. Declines where a coroutine object is needed: no task of a native loop drives, or
/// `own_loop` is another one.
NativeStep start_wait(Vm& vm, const NativeCoroutine& function, const Value* locals, uint16_t count,
                      Value& own_loop, WaitList& list, WaitReason reason);
/// The frame goes on: takes its waiter out of the list. `thrown`: what the step was given; in:
/// undef when the wait was successful, else the exception to raise. *woken: the waiter's future had
/// got a result.
Value end_wait(Vm& vm, NativeFrame* frame, WaitList& list, Value thrown, bool* woken = nullptr);

/// mixins._LoopBoundMixin._get_loop: binds the object to the running loop, or RuntimeError.
Status bind_loop(Vm& vm, Value self, Value& own_loop);
/// "<module.Class object at 0x… [extra, waiters:n]>".
Value synchronizer_repr(Vm& vm, Value self, std::string extra, const WaitList& waiters);
/// Whether the class of self is not `exact` and `method` is redefined in a script.
bool overridden(Vm& vm, Value self, AsyncType exact, const char* method);

}  // namespace aio::asyncio
