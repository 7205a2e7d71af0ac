// What the VM asks of awaitables that it knows: futures and tasks awaited without an iterator
// object.
#pragma once

#include "runtime/vm/frame.hpp"
#include "runtime/vm/generators.hpp"
#include "runtime/vm/vm.hpp"

namespace aio {

struct Task;

/// One turn of `await awaitable` (Kind::Future or Kind::Task). Ready: *out is the result. Raise:
/// exception pending. Pending: *out is what to yield to the driver (the future itself, marked as
/// blocking).
Poll await_native(Vm& vm, Value awaitable, Value* out);

// --- batch runs: one task after the other in one run (Run::task) ---------------------------------
/// The current step of t ended so: notes what t waits for, or that it is over. Raised: an exception
/// that leaves the loop is pending (Scheduler::batch_status). May run script code.
Status settle_step(Vm& vm, Task* t, Outcome kind, Value value);
/// The same for the usual suspensions of t with the yielded value v, without looking at frames or
/// running script code. False: not one of them, nothing was done.
bool settle_suspension(Vm& vm, Task* t, Value v);
/// The same for the end of t with a result, when nobody waits for t but a task or one callback in
/// C++.
bool settle_return(Vm& vm, Task* t, Value v);
/// Takes the next entry of the ready ring if it is a task whose coroutine only needs to be
/// continued: it becomes the current task and *task; its root frame. Null: it is something else.
ChainFrame* take_next_task(Vm& vm, Object** task);

}  // namespace aio
