// What the call instructions share (ops_call.cpp, ops_method.cpp, ops_await.cpp).
#pragma once

#include "runtime/native/native.hpp"
#include "runtime/vm/chain.hpp"
#include "runtime/vm/vm_internal.hpp"

namespace aio {

/// Enters the frame whose header is complete.
OpResult enter_frame(AIO_PARAMS);

/// How a call instruction goes on after prepare_call.
struct Continuation {
  Value* regs;  ///< frame to run; null: raised
  bool entered;  ///< it is a new frame
};
/// Runs prepare_call for the window `base` of the frame R.
Continuation do_call(Vm* vm, Value* R, Value* base, uint32_t count, Tuple* kw_names, uint16_t dest);

/// do_call(…), then the callee, the next instruction (`words` further), or the unwinder.
#define AIO_CONTINUE_CALL(words, ...)                   \
  do {                                                  \
    Continuation next = do_call(__VA_ARGS__);           \
    if (AIO_UNLIKELY(next.regs == nullptr)) AIO_TAIL(unwind); \
    if (next.entered) {                                 \
      R = next.regs;                                    \
      AIO_TAIL(enter_frame);                            \
    }                                                   \
    AIO_NEXT(words);                                    \
  } while (0)

/// A window of a heap frame copied to the thread stack; the copy's address, or null with the exception pending.
Value* copy_window(Vm* vm, const Value* window, uint32_t slots);

/// Native callee with positional arguments only, arguments in place.
Value call_native_here(Vm* vm, NativeFunction* f, const Value* values, uint32_t count);

/// Whether a call of f with `count` arguments from a heap frame can be entered at the top of the thread stack.
inline bool fits_above(Vm* vm, Function* f, uint32_t count) {
  return f->aux == Function::kSimple && f->parameter_count == count && vm->depth_left > 0 &&
         vm->top + kHeaderSlots + f->register_count <= vm->stack_limit.load(std::memory_order_relaxed);
}

/// Makes that frame, called by the heap frame R; its registers.
inline Value* enter_above(Vm* vm, Value* R, Function* f, const Value* args, uint32_t count) {
  --vm->depth_left;
  Value* callee_regs = vm->top + kHeaderSlots;
  for (uint32_t i = 0; i < count; ++i) callee_regs[i] = args[i];
  header_of(callee_regs)->function = Value::object(f);
  header_of(callee_regs)->caller = reinterpret_cast<uintptr_t>(R);
  return callee_regs;
}

}  // namespace aio
