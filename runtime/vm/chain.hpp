// The chain machine: resume, yield, throw and unwinding across frames as one flat loop (frames.md
// section 2). Nothing here recurses in the depth of a chain; scripts' own methods on foreign
// delegates are called through Vm::call.
#pragma once

#include "runtime/vm/generators.hpp"
#include "runtime/vm/vm_internal.hpp"

namespace aio {

/// Where to go on after the machine did its work. pc null: leave the run loop; vm.run_outcome and
/// vm.run_result say what happened.
struct Go {
  Value* regs;
  Insn* pc;
};

/// Exception (an object, not pending) leaves the instruction at pc of frame regs: finds who handles
/// it. `again`: no new traceback entry for this frame.
Go unwind_from(Vm& vm, Value* regs, Insn* pc, Value exception, bool again);
/// Send at pc of regs: R[b] a heap or native frame.
Go send_to_frame(Vm& vm, Value* regs, Insn* pc);
/// Yield v from the frame regs (resume point stored).
Go yield_value(Vm& vm, Value* regs, Value v);
/// The step of the current batch run, whose chain is suspended already, yields v.
Go suspend_task(Vm& vm, Value v);
/// The step of the batch run is settled: the next ready task takes the run over, or it ends.
Go next_in_batch(Vm& vm, Run& run);
/// A step of the native coroutine n, a leaf, raised (pending).
Go raised_in_native(Vm& vm, NativeFrame* n);
/// The batch run has a new owner: enters it.
Go enter_batch(Vm& vm, Run& run);
/// Yield of an async generator.
Go async_yield(Vm& vm, Value* regs, Value v);
/// Return of a generator-like frame.
Go return_from_chain(Vm& vm, Value* regs, Value v);
/// ForIter over generator g by the frame regs, which stands at the ForIter (resume stored).
Go for_iter_generator(Vm& vm, Value* regs, ChainFrame* g);

inline constexpr uintptr_t kRootRunning = 1;  ///< ChainFrame::root of a running root

/// How many awaiters stand above f: kept in the otherwise dead `root` word of linked frames, so
/// that endless delegation ends in RecursionError although a resume enters the leaf directly.
inline uint32_t chain_depth(const ChainFrame* f) {
  return f->header.caller ? static_cast<uint32_t>(f->root >> 3) : 0;
}
inline uintptr_t depth_word(uint32_t depth) { return uintptr_t{depth} << 3 | 2; }

inline Value* chain_parent(ChainFrame* f) { return caller_of(&f->header); }
/// Walks to the root of f's chain.
inline ChainFrame* chain_root(ChainFrame* f) {
  while (Value* parent = chain_parent(f)) f = ChainFrame::of(parent);
  return f;
}
inline bool chain_running(ChainFrame* f) { return chain_root(f)->root == kRootRunning; }

}  // namespace aio
