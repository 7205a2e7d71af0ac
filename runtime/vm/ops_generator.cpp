// Instructions of generators and coroutines. The common cases (resume an unlinked suspended frame,
// yield to a for loop, return to an awaiter) are done here in O(1) without the chain machine;
// everything else is chain.cpp.
#include "runtime/object/iterator.hpp"
#include "runtime/task/awaitable.hpp"
#include "runtime/vm/chain_support.hpp"
#include "runtime/vm/operators.hpp"

namespace aio {
namespace {

/// A root that can be resumed at once: suspended, not running, not linked, a script frame at its
/// leaf, no marking.
inline bool resumable(Vm* vm, ChainFrame* g) {
  return g->header.caller == 0 && g->root != kRootRunning && g->state() == FrameState::Suspended &&
         !vm->heap.marking();
}

/// Suspends the chain whose leaf is R, and goes on behind the ForIter that resumed it.
#define AIO_YIELD_TO_LOOP(run, value)                                             \
  do {                                                                            \
    (run).owner->root = reinterpret_cast<uintptr_t>(R);                           \
    vm->top = (run).saved_top;                                                    \
    vm->depth_left = (run).saved_depth;                                           \
    R = (run).resumer;                                                            \
    vm->stack->runs.pop_back();                                                   \
    FrameHeader* h = header_of(R);                                                \
    R[resume_dest(h->resume)] = (value);                                          \
    pc = resume_pc(h->resume) + 1; /* the second word follows the resume point */ \
    K = static_cast<Function*>(h->function.as_object())->constants;               \
    AIO_DISPATCH();                                                               \
  } while (0)

AIO_SLOW(send_slow) { AIO_GO(send_to_frame(*vm, R, pc)); }

/// A delegate that is no frame: its next value is in *out. 1: finished with *out, 0: yielded, -1:
/// raised.
[[gnu::noinline]] int send_foreign(Vm* vm, Value d, Value v, Value* out) {
  if (is_kind(d, Kind::Future) || is_kind(d, Kind::Task)) {
    switch (await_native(*vm, d, out)) {
      case Poll::Ready: return 1;
      case Poll::Raise: return -1;
      default: return 0;
    }
  }
  Value r;
  if (v.is_none()) {
    Value next = lookup_special(*vm, type_of(*vm, d), Special::Next);
    if (is_kind(d, Kind::Iterator) && (next.is_undef() || is_kind(next, Kind::NativeFunction))) {
      r = builtin_next(*vm, as<Iterator>(d));
      if (r.is_undef()) {
        *out = Value::none();
        return 1;
      }
    } else {
      r = call_special(*vm, d, Special::Next);
      if (r.is_undef())
        (void)raise(*vm, ExceptionType::TypeError, "'%T' object is not an iterator", d),
            r = Value::exc();
    }
  } else {
    r = vm->call_method(d, vm->names.send, &v, 1);
  }
  if (!r.is_exc()) {
    *out = r;
    return 0;
  }
  if (!pending_is(*vm, ExceptionType::StopIteration)) return -1;
  *out = field_of(take_exception(*vm), 0);
  return 1;
}

}  // namespace

AIO_SLOW(send_to_foreign) {
  vm->regs = R;
  header_of(R)->resume = pack_resume(pc, pc->a, 0);  // stands on the Send
  Value* out = &vm->run_result;
  int done = send_foreign(vm, R[pc->b], R[pc->c], out);
  if (AIO_UNLIKELY(done < 0)) AIO_TAIL(unwind);
  if (done) {
    R[pc->a] = *out;
    AIO_NEXT(2);
  }
  R[pc->c] = *out;
  AIO_NEXT(1);
}

namespace {

/// First step of the native coroutine n, which R[b] of the running frame holds. *out: what it
/// gives.
[[gnu::noinline]] Poll start_native(Vm* vm, NativeFrame* n, Value* out) {
  n->root = kRootRunning;
  n->set_state(FrameState::Suspended);
  NativeStep step = n->coroutine->step(*vm, n, Value::none(), Value::undef());
  n->root = reinterpret_cast<uintptr_t>(n->regs());
  *out = step.value;
  if (step.poll == Poll::Ready || step.poll == Poll::Raise) n->set_state(FrameState::Finished);
  return step.poll;
}

/// Send to a NativeFrame. The common case is the first step of a native coroutine: often it is the
/// last one too, and then nothing is linked.
AIO_SLOW(send_to_native) {
  auto* n = static_cast<NativeFrame*>(R[pc->b].as_object());
  bool fresh = n->coroutine && n->state() == FrameState::Created && n->header.caller == 0 &&
               n->root != kRootRunning;
  if (!fresh || !R[pc->c].is_none() || vm->heap.marking() || vm->depth_left <= 0)
    AIO_TAIL(send_slow);
  uint32_t depth = chain_depth(ChainFrame::of(R)) + 1;
  if (depth > vm->recursion_limit) AIO_TAIL(send_slow);
  vm->regs = R;
  header_of(R)->resume = pack_resume(pc, pc->a, 0);
  switch (start_native(vm, n, &vm->run_result)) {
    case Poll::Ready:
      if (n->flags & Generator::kPrivate) {
        R[pc->b] = Value::undef();
        vm->heap.take_back(n, n->bytes());
      }
      R[pc->a] = vm->run_result;
      AIO_NEXT(2);
    case Poll::Raise: AIO_TAIL(unwind);
    case Poll::Pending:
    case Poll::Yield:
    case Poll::Decline: break;
  }
  n->header.caller = reinterpret_cast<uintptr_t>(R);
  n->root = depth_word(depth);
  R = n->regs();
  AIO_TAIL(yield_run_result);
}

AIO_SLOW(async_yield_slow) { AIO_GO(async_yield(*vm, R, vm->run_result)); }
}  // namespace
AIO_SLOW(return_heap_slow) { AIO_GO(return_from_chain(*vm, R, vm->run_result)); }
namespace {
AIO_SLOW(for_iter_slow) { AIO_GO(for_iter_generator(*vm, R, as<ChainFrame>(R[pc->b]))); }

[[gnu::noinline]] void push_for_run(Vm* vm, ChainFrame* g, Value* resumer) {
  Run r;
  r.owner = g;
  r.resumer = resumer;
  r.saved_top = vm->top;
  r.saved_depth = vm->depth_left;
  r.how = How::For;
  r.closing = false;
  r.cut = false;
  r.exc_top = g->regs();
  r.exc_base = nullptr;
  vm->stack->runs.push_back(r);
}

}  // namespace

AIO_SLOW(yield_run_result) {
  if (vm->stack->runs.back().task) AIO_TAIL(yield_from_task);
  AIO_TAIL(yield_slow);
}
AIO_SLOW(yield_slow) { AIO_GO(yield_value(*vm, R, vm->run_result)); }

// --- for x in generator --------------------------------------------------------------------------

AIO_HANDLER(ForIterGenerator) {
  Value it = R[pc->b];
  if (AIO_UNLIKELY(!is_kind(it, Kind::Generator))) {
    pc->op = static_cast<uint16_t>(Op::ForIter);
    AIO_DISPATCH();
  }
  AIO_SAVE(1);
  ChainFrame* g = as<ChainFrame>(it);
  if (AIO_LIKELY(resumable(vm, g) && vm->depth_left > 0)) {
    Value* top = is_heap_frame(R) ? vm->top : R + function_of(R)->register_count;
    if (AIO_LIKELY(top + 64 <= vm->stack_limit.load(std::memory_order_relaxed) &&
                   top >= vm->native_top)) {
      Value* leaf = reinterpret_cast<Value*>(g->root);
      if (AIO_LIKELY(!is_native_frame(leaf))) {
        push_for_run(vm, g, R);
        --vm->depth_left;
        vm->top = top;
        g->root = kRootRunning;
        pc = place_sent(leaf, Value::none());
        R = leaf;
        K = function_of(R)->constants;
        AIO_DISPATCH();
      }
    }
  }
  AIO_TAIL(for_iter_slow);
}

AIO_HANDLER(Yield) {
  header_of(R)->resume = pack_resume(pc + 1, pc->a);
  Value v = R[pc->b];
  Run& run = vm->stack->runs.back();
  if (AIO_LIKELY(run.how == How::For && !run.cut && !run.direct_steps)) {
    AIO_YIELD_TO_LOOP(run, v);
  }
  vm->run_result = v;
  AIO_TAIL(yield_run_result);
}

AIO_HANDLER(AsyncYield) {
  header_of(R)->resume = pack_resume(pc + 1, pc->a);
  Value v = R[pc->b];
  ChainFrame* a = ChainFrame::of(R);
  Value* parent = chain_parent(a);
  Run& run = vm->stack->runs.back();
  if (AIO_LIKELY(parent != nullptr && !is_native_frame(parent) && run.exc_top != R &&
                 !vm->heap.marking())) {
    // Entered by GetAnext: the value goes to the `async for`.
    a->header.caller = 0;
    a->root = reinterpret_cast<uintptr_t>(R);
    a->flags &= static_cast<uint8_t>(~Generator::kRunningAsync);
    ++vm->depth_left;
    --run.direct_steps;
    AIO_DELIVER(parent, v);
  }
  vm->run_result = v;
  AIO_TAIL(async_yield_slow);
}

AIO_HANDLER(ReturnAsyncGenerator) {
  vm->run_result = Value::none();
  vm->regs = R;
  AIO_TAIL(return_heap_slow);
}

AIO_SLOW(return_heap) {
  ChainFrame* f = ChainFrame::of(R);
  Value* parent = chain_parent(f);
  Run& run = vm->stack->runs.back();
  vm->regs = R;
  if (run.owner == f && run.task) AIO_TAIL(return_from_task);
  if (!parent || run.exc_top == R || vm->heap.marking() || is_native_frame(parent))
    AIO_TAIL(return_heap_slow);
  f->set_state(FrameState::Finished);
  f->header.caller = 0;
  f->root = reinterpret_cast<uintptr_t>(R);
  ++vm->depth_left;
  Value v = vm->run_result;
  AIO_DELIVER(parent, v);
}

/// A frame of AwaitCall or AwaitInvoke returns to its awaiter, which alone refers to it.
#define AIO_RETURN_HEAP(value)                                                     \
  do {                                                                             \
    Value v = (value);                                                             \
    ChainFrame* f = ChainFrame::of(R);                                             \
    Value* parent = reinterpret_cast<Value*>(f->header.caller);                    \
    if (AIO_UNLIKELY(!(f->flags & Generator::kPrivate) || parent == nullptr ||     \
                     vm->stack->runs.back().exc_top == R || vm->heap.marking())) { \
      vm->run_result = v;                                                          \
      AIO_TAIL(return_heap);                                                       \
    }                                                                              \
    vm->heap.give_back(f, function_of(R)->frame_class);                            \
    ++vm->depth_left;                                                              \
    AIO_DELIVER_PRIVATE(parent, v);                                                \
  } while (0)

AIO_HANDLER(ReturnHeap) { AIO_RETURN_HEAP(R[pc->a]); }
AIO_HANDLER(ReturnNoneHeap) { AIO_RETURN_HEAP(Value::none()); }
#undef AIO_RETURN_HEAP

// --- delegation ----------------------------------------------------------------------------------

AIO_HANDLER(Send) {
  Value d = R[pc->b];
  if (AIO_LIKELY(d.is_object())) {
    Object* o = d.as_object();
    if (AIO_LIKELY(o->kind == Kind::Generator)) {
      ChainFrame* g = static_cast<ChainFrame*>(o);
      if (AIO_LIKELY(g->header.caller == 0 && g->root != kRootRunning && R[pc->c].is_none() &&
                     vm->depth_left > 0 && !vm->heap.marking() &&
                     g->state() != FrameState::Finished)) {
        Value* leaf = reinterpret_cast<Value*>(g->root);
        uint32_t depth = chain_depth(ChainFrame::of(R)) + 1;
        if (AIO_LIKELY(!is_native_frame(leaf) && depth <= vm->recursion_limit)) {
          --vm->depth_left;
          header_of(R)->resume = pack_resume(pc, pc->a, 0);
          g->header.caller = reinterpret_cast<uintptr_t>(R);
          g->root = depth_word(depth);
          if (g->state() == FrameState::Created) {
            g->set_state(FrameState::Suspended);
            pc = resume_pc(g->header.resume);
          } else {
            pc = place_sent(leaf, Value::none());
          }
          R = leaf;
          K = function_of(R)->constants;
          AIO_DISPATCH();
        }
      }
      AIO_TAIL(send_slow);
    }
    if (o->kind == Kind::NativeFrame) AIO_TAIL(send_to_native);
    if (o->kind == Kind::Task || o->kind == Kind::Future) AIO_TAIL(await_future);
  } else if (d.is_undef()) {  // parked without a delegate (await_invoke_native)
    R[pc->a] = Value::none();
    AIO_NEXT(2);
  }
  AIO_TAIL(send_to_foreign);
}

AIO_HANDLER(YieldFrom) {
  // Parks on the Send just before.
  Insn* send = pc - 1;
  header_of(R)->resume = pack_resume(send, send->a, 0);
  Value v = R[pc->a];
  Run& run = vm->stack->runs.back();
  if (AIO_LIKELY(run.how == How::For && !run.cut && !run.direct_steps)) {
    AIO_YIELD_TO_LOOP(run, v);
  }
  vm->run_result = v;
  AIO_TAIL(yield_run_result);
}

AIO_HANDLER(GetYieldFrom) {
  AIO_SAVE(1);
  Value v = get_yield_from_iter(
      *vm, R[pc->b], function_of(R)->code->unit->flags & (kCodeCoroutine | kCodeIterableCoroutine));
  if (AIO_UNLIKELY(v.is_exc())) AIO_TAIL(unwind);
  R[pc->a] = v;
  AIO_NEXT(1);
}

namespace {
AIO_SLOW(get_awaitable_slow) {
  AIO_SAVE(1);
  Value v = get_awaitable(*vm, R[pc->b], pc->c);
  if (AIO_UNLIKELY(v.is_exc())) AIO_TAIL(unwind);
  R[pc->a] = v;
  AIO_NEXT(1);
}
}  // namespace

AIO_HANDLER(GetAwaitable) {
  Value v = R[pc->b];
  if (AIO_LIKELY(v.is_object())) {
    Object* o = v.as_object();
    if (o->kind == Kind::Generator && static_cast<ChainFrame*>(o)->state() == FrameState::Created &&
        o->shape == vm->coroutine_shape) {
      R[pc->a] = v;
      AIO_NEXT(1);
    }
    if (o->shape == vm->native_coroutine_shape || o->shape == vm->task_shape ||
        o->shape == vm->future_shape) {
      R[pc->a] = v;
      AIO_NEXT(1);
    }
  }
  AIO_TAIL(get_awaitable_slow);
}

// --- async for -----------------------------------------------------------------------------------

namespace {
[[gnu::noinline]] Value async_iterator(Vm* vm, Value v) {
  if (lookup_special(*vm, type_of(*vm, v), Special::AIter).is_undef())
    return raise(*vm, ExceptionType::TypeError,
                 "'async for' requires an object with __aiter__ method, got %T", v);
  Value it = call_special(*vm, v, Special::AIter);
  if (it.is_exc()) return it;
  if (lookup_special(*vm, type_of(*vm, it), Special::ANext).is_undef())
    return raise(
        *vm, ExceptionType::TypeError,
        "'async for' received an object from __aiter__ that does not implement __anext__: %T", it);
  return it;
}

[[gnu::noinline]] Value next_awaitable(Vm* vm, Value it) {
  if (is_kind(it, Kind::Generator))
    return async_generator_asend(*vm, as<Generator>(it), Value::none());
  Value step = call_special(*vm, it, Special::ANext);
  if (step.is_exc()) return step;
  if (step.is_undef())
    return raise(*vm, ExceptionType::TypeError,
                 "'async for' requires an iterator with __anext__ method, got %T", it);
  Rooted keep(*vm, step);
  Value awaitable = get_awaitable(*vm, step, 0);
  if (!awaitable.is_exc() || !pending_is(*vm, ExceptionType::TypeError)) return awaitable;
  Value cause = take_exception(*vm);
  (void)raise(*vm, ExceptionType::TypeError,
              "'async for' received an invalid object from __anext__: %T",
              step.is_object() ? keep.get() : step);
  Exception* e = as<Exception>(vm->exception);
  e->cause = e->context = cause;
  e->flags |= Exception::kSuppressContext;
  return Value::exc();
}
}  // namespace

AIO_HANDLER(GetAiter) {
  AIO_SAVE(1);
  Value v = async_iterator(vm, R[pc->b]);
  if (AIO_UNLIKELY(v.is_exc())) AIO_TAIL(unwind);
  R[pc->a] = v;
  AIO_NEXT(1);
}
namespace {
/// Whether `async for` can step the async generator without the awaitable of __anext__().
inline bool steps_directly(Vm* vm, Value* R, Generator* g) {
  constexpr uint8_t kFlags =
      Generator::kHooksCalled | Generator::kRunningAsync | Generator::kClosed;
  return g->shape == vm->async_generator_shape && (g->flags & kFlags) == Generator::kHooksCalled &&
         g->header.caller == 0 && g->root == reinterpret_cast<uintptr_t>(g->regs()) &&
         g->state() == FrameState::Suspended && vm->depth_left > 0 &&
         ChainFrame::of(R)->root < depth_word(vm->recursion_limit) && !vm->heap.marking();
}

AIO_SLOW(get_anext_slow) {
  AIO_SAVE(1);
  Value v = next_awaitable(vm, R[pc->b]);
  if (AIO_UNLIKELY(v.is_exc())) AIO_TAIL(unwind);
  R[pc->a] = v;
  AIO_NEXT(1);
}
}  // namespace

AIO_HANDLER(GetAnext) {
  Value it = R[pc->b];
  if (AIO_UNLIKELY(!is_kind(it, Kind::Generator))) AIO_TAIL(get_anext_slow);
  auto* g = static_cast<Generator*>(it.as_object());
  if (AIO_UNLIKELY(!steps_directly(vm, R, g))) AIO_TAIL(get_anext_slow);
  --vm->depth_left;
  ++vm->stack->runs.back().direct_steps;
  Insn* send = pc + 2;
  header_of(R)->resume = pack_resume(send, send->a, 0);
  R[send->b] = it;
  R[send->c] = Value::none();
  g->flags |= Generator::kRunningAsync;
  g->header.caller = reinterpret_cast<uintptr_t>(R);
  g->root = depth_below(ChainFrame::of(R));
  R = g->regs();
  pc = place_sent(R, Value::none());
  K = function_of(R)->constants;
  AIO_DISPATCH();
}
AIO_HANDLER(EndAsyncFor) {
  vm->regs = R;
  Value e = R[pc->a];
  if (exception_is(*vm, e, ExceptionType::StopAsyncIteration)) AIO_NEXT(1);
  AIO_SAVE(1);
  vm->exception = e;
  AIO_TAIL(unwind_again);
}

// --- unwinding -----------------------------------------------------------------------------------

AIO_SLOW(unwind) { AIO_GO(unwind_from(*vm, R, pc, take_exception(*vm), false)); }
AIO_SLOW(unwind_again) { AIO_GO(unwind_from(*vm, R, pc, take_exception(*vm), true)); }

}  // namespace aio
