// How instructions run: one function per opcode that tail-calls the next (vm.md section 3). With
// AIO_LOOP_DISPATCH each returns to a loop instead; the handler sources are the same.
//
// Hazards for whoever writes a handler:
//  * Fast paths allocate with Heap::take, which calls nothing.
//  * No local whose address escapes and no destructor may be live at AIO_NEXT/AIO_TAIL: g++ would
//    silently drop the tail call. Outline such code into a function that returns a Value.
//  * Registers R may be used across calls into the VM (frames do not move while they run), K too.
//  * Before anything that can raise, run script code or look at frames: AIO_SAVE(length), which
//    stores the resume point.
#pragma once

#include "lang/bytecode/instruction.hpp"
#include "runtime/vm/vm.hpp"

#define AIO_LIKELY(x) __builtin_expect(!!(x), 1)
#define AIO_UNLIKELY(x) __builtin_expect(!!(x), 0)

namespace aio {

#define AIO_PARAMS                                                                 \
  [[maybe_unused]] Insn *pc, [[maybe_unused]] Value *R, [[maybe_unused]] Value *K, \
      [[maybe_unused]] Vm *vm, [[maybe_unused]] const void *const *T
#define AIO_ARGS pc, R, K, vm, T

#ifdef AIO_LOOP_DISPATCH
struct OpResult {
  Insn* pc;  ///< null: leave the run loop
  Value* R;
  Value* K;
};
#define AIO_DISPATCH() \
  return OpResult { pc, R, K }
#define AIO_LEAVE() \
  return OpResult { nullptr, nullptr, nullptr }
#else
using OpResult = void;
#define AIO_DISPATCH() \
  return reinterpret_cast<OpHandler>(const_cast<void*>(T[pc->op]))(pc, R, K, vm, T)
#define AIO_LEAVE() return
#endif
using OpHandler = OpResult (*)(Insn*, Value*, Value*, Vm*, const void* const*);

#define AIO_TAIL(function) return function(pc, R, K, vm, T)
#define AIO_NEXT(words) \
  do {                  \
    pc += (words);      \
    AIO_DISPATCH();     \
  } while (0)
/// The frame stands at this instruction; natives may look at it, exceptions unwind from it.
#define AIO_SAVE(words) \
  (vm->regs = R, header_of(R)->resume = pack_resume(pc + (words), pc->a, words))
/// The instruction whose value (or Status) is computed out of line: stores it, or unwinds.
#define AIO_RESULT(words, ...)                      \
  do {                                              \
    AIO_SAVE(words);                                \
    Value v = __VA_ARGS__;                          \
    if (AIO_UNLIKELY(v.is_exc())) AIO_TAIL(unwind); \
    R[pc->a] = v;                                   \
    AIO_NEXT(words);                                \
  } while (0)
#define AIO_STATUS(words, ...)                               \
  do {                                                       \
    AIO_SAVE(words);                                         \
    if (AIO_UNLIKELY(failed(__VA_ARGS__))) AIO_TAIL(unwind); \
    AIO_NEXT(words);                                         \
  } while (0)
/// What a handler leaves for: a function of its own, or its saved registers would cost the hot path
/// a prologue.
#define AIO_SLOW(name) [[gnu::noinline]] OpResult name(AIO_PARAMS)
#define AIO_HANDLER(name) OpResult op_##name(AIO_PARAMS)

#define AIO_OP(name, format, words, effect, meaning) OpResult op_##name(AIO_PARAMS);
#include "lang/bytecode/opcodes.def"
#undef AIO_OP

/// An exception is pending and pc is in the instruction that raised it: finds the handler, here or
/// in a caller.
OpResult unwind(AIO_PARAMS);
/// As unwind, without adding a traceback entry for this frame (raise again).
OpResult unwind_again(AIO_PARAMS);
/// An interrupt is pending at a branch that is taken: handles it, then jumps. (It does not execute
/// the branch again: the stress mode of the collector leaves an interrupt pending all the time.)
OpResult safepoint(AIO_PARAMS);
/// An interrupt is pending at a call: handles it. False: an exception is pending.
bool poll_interrupt(Vm* vm, Value* R, Insn* pc);
/// What a plain Return does once the value is in vm->run_result and R is the returning frame.
OpResult return_value(AIO_PARAMS);
/// Yields vm->run_result from the frame R, whose resume point is stored.
OpResult yield_run_result(AIO_PARAMS);
/// Call whose callee is not a simple script function with fitting arguments: R[a], b arguments.
OpResult call_slow(AIO_PARAMS);

/// The int32 in an instruction's second word (jump offset, count).
inline int32_t data_word(const Insn* word) {
  return static_cast<int32_t>(uint32_t{word->op} | uint32_t{word->a} << 16);
}

/// Inline cache words of an instruction.
struct CacheWords {
  uint32_t shape;
  uint32_t offset;
  GlobalCell* cell;
};
inline CacheWords* cache_of(Insn* pc) { return reinterpret_cast<CacheWords*>(pc + 1); }
/// The cache of this instruction holds for that shape now. Vm::filled_caches knows all whose shape
/// is not 0: to reset them, nobody walks through all code.
inline void fill_cache(Vm& vm, Insn* pc, uint32_t shape) {
  uint32_t& known = cache_of(pc)->shape;
  if (known == 0 && shape != 0) vm.filled_caches.push_back(pc);
  known = shape;
}
/// A float result of arithmetic: its NaN, if any, is the machine's own and needs no canonical form.
inline Value raw_float(double d) { return Value{std::bit_cast<uint64_t>(d)}; }

extern const OpHandler kHandlers[kOpCount];

}  // namespace aio
