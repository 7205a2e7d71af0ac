// What the VM asks of awaitables that it knows: futures and tasks awaited without an iterator object.
#pragma once

#include "runtime/vm/frame.hpp"
#include "runtime/vm/vm.hpp"

namespace aio {

/// One turn of `await awaitable` (Kind::Future or Kind::Task). Ready: *out is the result. Raise: exception pending.
/// Pending: *out is what to yield to the driver (the future itself, marked as blocking).
Poll await_native(Vm& vm, Value awaitable, Value* out);

}  // namespace aio
