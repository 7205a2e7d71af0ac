// The dispatch table, and safepoints: where the collector, signals, finalizers and time slices get their turn.
#include "runtime/vm/dispatch.hpp"

namespace aio {

const OpHandler kHandlers[kOpCount] = {
#define AIO_OP(name, format, words, effect, meaning) &op_##name,
#include "lang/bytecode/opcodes.def"
#undef AIO_OP
};

OpResult safepoint(AIO_PARAMS) {
  // The frame stands *before* the instruction: it is executed (again) afterwards.
  vm->regs = R;
  header_of(R)->resume = pack_resume(pc + 1, pc->a, 1);
  if (failed(vm->handle_interrupt())) AIO_TAIL(unwind);
  AIO_DISPATCH();
}

}  // namespace aio
