// What the VM asks of awaitables that it knows: futures and tasks awaited without an iterator object.
#pragma once

#include "runtime/vm/frame.hpp"
#include "runtime/vm/generators.hpp"
#include "runtime/vm/vm.hpp"

namespace aio {

/// One turn of `await awaitable` (Kind::Future or Kind::Task). Ready: *out is the result. Raise: exception pending.
/// Pending: *out is what to yield to the driver (the future itself, marked as blocking).
Poll await_native(Vm& vm, Value awaitable, Value* out);

/// The step of *task (a Task in a batch run) ended so: settles it, then takes the next entry of the ready ring if that is a task
/// whose coroutine only needs to be continued. Its root frame, with *task set to it and made the current task; null: the run is
/// over (Scheduler::batch_status).
ChainFrame* settle_and_take_next(Vm& vm, Outcome kind, Value value, Object** task);

}  // namespace aio
