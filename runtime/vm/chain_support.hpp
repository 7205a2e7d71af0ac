// What instructions that change chains of frames share (ops_generator.cpp, ops_task.cpp).
#pragma once

#include "runtime/vm/chain.hpp"

namespace aio {

/// Goes on where the chain machine says.
#define AIO_GO(...)                                  \
  do {                                               \
    Go go = __VA_ARGS__;                             \
    if (AIO_UNLIKELY(go.pc == nullptr)) AIO_LEAVE(); \
    pc = go.pc;                                      \
    R = go.regs;                                     \
    K = function_of(R)->constants;                   \
    AIO_DISPATCH();                                  \
  } while (0)

/// Registers and pc of a chain's leaf that is about to run with the sent value in place.
inline Insn* place_sent(Value* leaf, Value v) {
  uint64_t resume = header_of(leaf)->resume;
  Insn* pc = resume_pc(resume);
  leaf[AIO_UNLIKELY(resume_back(resume) == 0) ? pc->c : resume_dest(resume)] = v;
  return pc;
}

/// Goes on in the awaiter, which stands at its Send, with what that gives.
#define AIO_DELIVER(awaiter, value)                                 \
  do {                                                              \
    R = (awaiter);                                                  \
    FrameHeader* h = header_of(R);                                  \
    pc = resume_pc(h->resume);                                      \
    R[pc->a] = (value);                                             \
    K = static_cast<Function*>(h->function.as_object())->constants; \
    AIO_NEXT(2);                                                    \
  } while (0)

/// The same, after the memory of the private delegate was given back.
#define AIO_DELIVER_PRIVATE(awaiter, value)                         \
  do {                                                              \
    R = (awaiter);                                                  \
    FrameHeader* h = header_of(R);                                  \
    pc = resume_pc(h->resume);                                      \
    R[pc->b] = Value::undef();                                      \
    R[pc->a] = (value);                                             \
    K = static_cast<Function*>(h->function.as_object())->constants; \
    AIO_NEXT(2);                                                    \
  } while (0)

/// ChainFrame::root of a delegate of the running frame f: one awaiter more. (A running root's own
/// word counts as none.)
inline uintptr_t depth_below(const ChainFrame* f) {
  static_assert(kRootRunning >> 3 == 0);
  return (f->root | 3) + 7;
}

/// Return of a generator-like frame R, with vm->run_result.
OpResult return_heap_slow(AIO_PARAMS);
/// Yields vm->run_result from R in a run that is no step of the loop's batch.
OpResult yield_slow(AIO_PARAMS);
/// Send to what is no frame.
OpResult send_to_foreign(AIO_PARAMS);
/// Send to a Future or Task.
OpResult await_future(AIO_PARAMS);
/// Yields vm->run_result from R in a step of the loop's batch.
OpResult yield_from_task(AIO_PARAMS);
/// The root R of a step of the loop's batch returns vm->run_result.
OpResult return_from_task(AIO_PARAMS);

}  // namespace aio
