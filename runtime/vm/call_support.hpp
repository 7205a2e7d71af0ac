// What the call instructions share (ops_call.cpp, ops_method.cpp, ops_await.cpp).
#pragma once

#include <cstring>

#include "runtime/native/native.hpp"
#include "runtime/vm/chain.hpp"
#include "runtime/vm/vm_internal.hpp"

namespace aio {

/// Enters the frame whose header is complete.
OpResult enter_frame(AIO_PARAMS);

/// Goes on with the first instruction of f, whose frame R is.
#define AIO_ENTER(f)    \
  do {                  \
    K = (f)->constants; \
    pc = (f)->entry;    \
    AIO_DISPATCH();     \
  } while (0)

/// Handles what interrupts are pending.
#define AIO_POLL()                                                          \
  do {                                                                      \
    if (AIO_UNLIKELY(vm->interrupt.load(std::memory_order_relaxed) != 0) && \
        !poll_interrupt(vm, R, pc))                                         \
      AIO_TAIL(unwind);                                                     \
  } while (0)

/// How a call instruction goes on after prepare_call.
struct Continuation {
  Value* regs;   ///< frame to run; null: raised
  bool entered;  ///< it is a new frame
};
/// Runs prepare_call for the window `base` of the frame R.
Continuation do_call(Vm* vm, Value* R, Value* base, uint32_t count, Tuple* kw_names, uint16_t dest);

/// do_call(…), then the callee, the next instruction (`words` further), or the unwinder.
#define AIO_CONTINUE_CALL(words, ...)                         \
  do {                                                        \
    Continuation next = do_call(__VA_ARGS__);                 \
    if (AIO_UNLIKELY(next.regs == nullptr)) AIO_TAIL(unwind); \
    if (next.entered) {                                       \
      R = next.regs;                                          \
      AIO_TAIL(enter_frame);                                  \
    }                                                         \
    AIO_NEXT(words);                                          \
  } while (0)

/// A window of a heap frame copied to the thread stack; the copy's address, or null with the
/// exception pending.
Value* copy_window(Vm* vm, const Value* window, uint32_t slots);

/// Native callee with positional arguments only, arguments in place.
Value call_native_here(Vm* vm, NativeFunction* f, const Value* values, uint32_t count);

/// Function::aux of a coroutine function whose parameters are all positional, and whose frames have
/// a size class.
inline constexpr uint16_t kPlainCoroutine =
    Function::kGeneratorLike | Function::kPlainParameters | Function::kPooledCoroutine;

/// Header of the coroutine g of f, but for its place in a chain: `root` and `header.caller`.
inline void write_coroutine(Vm* vm, Generator* g, Function* f, uint8_t flags, FrameState state) {
  flags = static_cast<uint8_t>(flags | vm->heap.scanned_color());
  *static_cast<Object*>(g) =
      Object{vm->coroutine_shape, Kind::Generator, flags, static_cast<uint16_t>(state)};
  g->header.function = Value::object(f);
  g->header.resume = pack_resume(f->entry, 0, 0);
}
/// Registers of a new frame of f on the heap: `count` arguments, the rest undef. Writes in pairs,
/// and perhaps into the header's last word: which must be written later.
inline void fill_registers(Value* regs, const Function* f, const Value* args, uint32_t count) {
  struct Pair {
    Value first, second;
  };
  const Pair undefs{Value::undef(), Value::undef()};
  for (Value* at = regs + f->register_count; at > regs + count;) {
    at -= 2;
    std::memcpy(static_cast<void*>(at), &undefs, sizeof undefs);
  }
  for (uint32_t i = 0; i < count; ++i) regs[i] = args[i];
}

/// Whether a call of f with `count` arguments can be entered with the registers at `regs`, which
/// lie on the thread stack.
inline bool fits_at(Vm* vm, Function* f, const Value* regs, uint32_t count) {
  return f->aux == Function::kSimple && f->parameter_count == count &&
         regs + f->register_count <= vm->stack_limit.load(std::memory_order_relaxed) &&
         vm->depth_left > 0;
}
/// The same for a call from a heap frame: at the top of the thread stack.
inline bool fits_above(Vm* vm, Function* f, uint32_t count) {
  return fits_at(vm, f, vm->top + kHeaderSlots, count);
}

/// Makes the frame of f over the window of R's call, where f and the arguments stand already; its
/// registers.
inline Value* enter_in_place(Vm* vm, Value* R, Value* regs) {
  --vm->depth_left;
  header_of(regs)->caller = reinterpret_cast<uintptr_t>(R);
  return regs;
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
