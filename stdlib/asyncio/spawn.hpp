// create_task in its usual case, for the natives behind asyncio.create_task and
// TaskGroup.create_task.
#pragma once

#include "runtime/object/object_model.hpp"
#include "runtime/task/batch.hpp"

namespace aio::asyncio {

/// create_task(coro) where nothing but the task is to be made: the running loop is asyncio's own,
/// without a task factory, `coro` a coroutine of a script. Else null, and nothing was done.
inline Task* spawn_on_plain_loop(Vm& vm, Value coro) {
  Scheduler& s = *vm.scheduler;
  bool plain = s.running && s.running->task_factory.is_none() && !s.running->closed &&
               type_of(vm, s.running_loop) == s.type(AsyncType::EventLoop);
  return plain ? batch::spawn(vm, s, coro) : nullptr;
}

}  // namespace aio::asyncio
