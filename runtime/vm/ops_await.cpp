// Calls that are awaited at once: the callee's frame is entered as the delegate of the frame that
// awaits, and a coroutine function in C++ is started without an object where it can be. The loader
// puts these in the place of CallHeap and InvokeMethodHeap before GetAwaitable, LoadNone, Send and
// YieldFrom, which they skip.
#include "runtime/vm/call_support.hpp"
#include "runtime/vm/chain_support.hpp"

namespace aio {
namespace {

/// Whether a call of f that is awaited at once can be entered as the delegate of the heap frame R.
inline bool enters_as_delegate(Vm* vm, Value* R, Function* f, uint32_t count) {
  return f->aux == kPlainCoroutine && f->parameter_count == count && vm->depth_left > 0 &&
         ChainFrame::of(R)->root < depth_word(vm->recursion_limit) &&
         vm->interrupt.load(std::memory_order_relaxed) == 0;
}

/// Makes the callee's frame as the delegate of R, which parks on `send`; its registers. What
/// GetAwaitable, LoadNone and Send would do is done with that. Null: there is no memory at hand,
/// nothing was done.
inline Value* enter_delegate(Vm* vm, Value* R, Insn* send, Function* f, const Value* args,
                             uint32_t count) {
  auto* g = static_cast<Generator*>(vm->heap.take(f->frame_class));
  if (AIO_UNLIKELY(g == nullptr)) return nullptr;
  --vm->depth_left;
  Value* regs = g->regs();
  fill_registers(regs, f, args, count);
  write_coroutine(vm, g, f, Generator::kPrivate, FrameState::Suspended);
  g->root = depth_below(ChainFrame::of(R));
  g->header.caller = reinterpret_cast<uintptr_t>(R);
  header_of(R)->resume = pack_resume(send, send->a, 0);
  R[send->b] = Value::object(g);
  R[send->c] = Value::none();
  return regs;
}

[[gnu::noinline]] Poll start_here(Vm* vm, NativeFunction* f, const Value* values, uint32_t count) {
  NativeStep step = f->def->start(*vm, Args{values, count, nullptr, f});
  vm->run_result = step.value;
  return step.poll;
}

/// A coroutine function in C++ was started and its task parked: R parks on the Send at pc, without
/// a delegate, or with the native frame that vm->run_result is.
AIO_SLOW(park_after_start) {
  header_of(R)->resume = pack_resume(pc, pc->a, 0);
  R[pc->b] = Value::undef();  // a Send without delegate ends when it is resumed
  R[pc->c] = Value::none();
  if (is_kind(vm->run_result, Kind::NativeFrame)) {
    auto* n = static_cast<NativeFrame*>(vm->run_result.as_object());
    R[pc->b] = vm->run_result;
    n->set_state(FrameState::Suspended);
    n->flags |= Generator::kPrivate;
    n->header.caller = reinterpret_cast<uintptr_t>(R);
    n->root = depth_below(ChainFrame::of(R));
    R = n->regs();
    vm->run_result = Value::undef();
  }
  AIO_TAIL(yield_run_result);
}

/// Starts the coroutine function `callee`, whose result the Send `send_words` further waits for.
/// Goes on behind this only if it declines.
#define AIO_START(send_words, callee, values, count)                         \
  do {                                                                       \
    switch (start_here(vm, callee, values, count)) {                         \
      case Poll::Ready:                                                      \
        R[pc[send_words].a] = vm->run_result;                                \
        AIO_NEXT((send_words) + 2); /* past Send and YieldFrom */            \
      case Poll::Raise:                                                      \
        pc += (send_words); /* it would have been raised in the coroutine */ \
        AIO_TAIL(unwind);                                                    \
      case Poll::Pending:                                                    \
      case Poll::Yield: pc += (send_words); AIO_TAIL(park_after_start);      \
      case Poll::Decline: break;                                             \
    }                                                                        \
  } while (0)

/// AwaitCall of a bound method (`async with`): the receiver goes into the slot before the
/// arguments.
AIO_SLOW(await_bound) {
  Value* window = R + pc->a;
  auto* method = static_cast<BoundMethod*>(window[0].as_object());
  uint32_t count = pc->b + 1u;
  Value* args = window + kHeaderSlots - 1;
  if (is_kind(method->function, Kind::Function)) {
    Function* f = static_cast<Function*>(method->function.as_object());
    if (!enters_as_delegate(vm, R, f, count)) AIO_TAIL(op_CallHeap);
    args[0] = method->self;
    Value* entered = enter_delegate(vm, R, pc + 3, f, args, count);
    if (AIO_UNLIKELY(entered == nullptr)) AIO_TAIL(op_CallHeap);
    R = entered;
    AIO_ENTER(f);
  }
  if (!is_kind(method->function, Kind::NativeFunction)) AIO_TAIL(op_CallHeap);
  auto* callee = static_cast<NativeFunction*>(method->function.as_object());
  if (!callee->def->start) AIO_TAIL(op_CallHeap);
  AIO_SAVE(1);
  args[0] = method->self;
  AIO_START(3, callee, args, count);
  AIO_TAIL(op_CallHeap);
}

/// AwaitInvoke of a native function: a native coroutine that it makes is nobody else's, and goes
/// straight to the Send; often it need not even be made.
AIO_SLOW(await_invoke_native) {
  AIO_SAVE(3);
  Value* base = R + pc->a;
  const CacheWords* cache = cache_of(pc);
  uint32_t unbound = cache->offset;
  auto* callee = static_cast<NativeFunction*>(cache->cell->value.as_object());
  const Value* values = base + kHeaderSlots + unbound;
  uint32_t count = pc->b + 1u - unbound;
  if (callee->def->start) AIO_START(5, callee, values, count);
  Value v = call_native_here(vm, callee, values, count);
  if (AIO_UNLIKELY(v.is_exc())) AIO_TAIL(unwind);
  base[0] = v;
  if (callee->def->is_coroutine && is_kind(v, Kind::NativeFrame)) {
    v.as_object()->flags |= Generator::kPrivate;
    pc += 5;
    R[pc->c] = Value::none();
    AIO_DISPATCH();
  }
  AIO_NEXT(3);
}

/// K is made anew, so that the hot path need not keep it.
AIO_SLOW(await_call_slow) {
  K = function_of(R)->constants;
  if (is_kind(R[pc->a], Kind::BoundMethod)) AIO_TAIL(await_bound);
  AIO_TAIL(op_CallHeap);
}

}  // namespace

AIO_HANDLER(AwaitCall) {
  Value* window = R + pc->a;
  if (AIO_UNLIKELY(!is_kind(window[0], Kind::Function))) AIO_TAIL(await_call_slow);
  Function* f = static_cast<Function*>(window[0].as_object());
  if (AIO_UNLIKELY(!enters_as_delegate(vm, R, f, pc->b))) AIO_TAIL(await_call_slow);
  Value* entered = enter_delegate(vm, R, pc + 3, f, window + kHeaderSlots, pc->b);
  if (AIO_UNLIKELY(entered == nullptr)) AIO_TAIL(await_call_slow);
  R = entered;
  AIO_ENTER(f);
}

AIO_HANDLER(AwaitInvoke) {
  Value* base = R + pc->a;
  Value receiver = base[3];
  CacheWords* cache = cache_of(pc);
  if (AIO_LIKELY(receiver.is_object() && receiver.as_object()->shape == cache->shape)) {
    Value callee = cache->cell->value;
    if (is_kind(callee, Kind::NativeFunction)) AIO_TAIL(await_invoke_native);
    if (is_kind(callee, Kind::Function)) {
      Function* f = static_cast<Function*>(callee.as_object());
      uint32_t unbound = cache->offset, count = pc->b + 1u - unbound;
      if (AIO_LIKELY(enters_as_delegate(vm, R, f, count))) {
        Value* entered = enter_delegate(vm, R, pc + 5, f, base + kHeaderSlots + unbound, count);
        if (AIO_UNLIKELY(entered == nullptr)) AIO_TAIL(op_InvokeMethodHeap);
        R = entered;
        AIO_ENTER(f);
      }
    }
  }
  AIO_TAIL(op_InvokeMethodHeap);
}

}  // namespace aio
