// The dispatch table, and safepoints: where the collector, signals, finalizers and time slices get
// their turn.
#include "runtime/vm/dispatch.hpp"

namespace aio {

const OpHandler kHandlers[kOpCount] = {
#define AIO_OP(name, format, words, effect, meaning) &op_##name,
#include "lang/bytecode/opcodes.def"
#undef AIO_OP
};

bool poll_interrupt(Vm* vm, Value* R, Insn* pc) {
  vm->regs = R;
  header_of(R)->resume = pack_resume(pc + 1, pc->a, 1);
  if (failed(vm->handle_interrupt())) return false;
  header_of(R)->resume = pack_resume(pc + kOpInfo[pc->op].words, pc->a, kOpInfo[pc->op].words);
  return true;
}

OpResult safepoint(AIO_PARAMS) {
  if (!poll_interrupt(vm, R, pc)) AIO_TAIL(unwind);
  OpFormat format = kOpInfo[pc->op].format;
  pc += 1 + (format == OpFormat::J || format == OpFormat::AJ ? pc->sbc() : pc->sc());
  AIO_DISPATCH();
}

}  // namespace aio
