// gather(): one future for many. Its state hangs on the outer future's result slot while that is
// pending.
#pragma once

#include "runtime/task/scheduler.hpp"

namespace aio {

/// What gather's children report to.
struct GatherState : DoneWatcher {
  Value outer;     ///< Future; None until it exists
  Value children;  ///< List of futures
  uint32_t expected, finished;
  bool return_exceptions, cancel_requested;
};

inline constexpr uint16_t kGatherAux = 4;  ///< bit of Future::aux: the outer future of a gather

/// Children are futures already (List); distinct ones get a callback. `child_count`: how many
/// distinct.
Value start_gather(Vm& vm, List* children, const std::vector<Future*>& distinct, Value loop,
                   bool return_exceptions);
/// _GatheringFuture.cancel(): cancels the children.
bool cancel_gather(Vm& vm, Future* outer, Value message);

}  // namespace aio
