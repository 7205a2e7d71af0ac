// Call and return instructions. The hot path is a plain script function with the right number of arguments: its frame is made in
// place over the call window (vm.md section 2). Everything else goes through prepare_call (calls.cpp).
#include "runtime/native/native.hpp"
#include "runtime/object/iterator_ops.hpp"
#include "runtime/vm/chain.hpp"
#include "runtime/vm/globals.hpp"
#include "runtime/vm/vm_internal.hpp"

namespace aio {
namespace {

/// Enters the frame whose header is complete.
AIO_SLOW(enter_frame) {
  // R: registers of the new frame.
  Function* f = function_of(R);
  pc = f->entry;
  K = f->constants;
  AIO_DISPATCH();
}

/// Runs prepare_call for the window `base` and continues: in the callee, behind the instruction, or in the unwinder.
/// Outlined state: the window is described by vm->regs' header (resume point) and these arguments.
CallOutcome call_window(Vm* vm, Value* R, Value* base, uint32_t count, Tuple* kw_names, uint16_t dest, Value** entered) {
  return prepare_call(*vm, CallSite{R, base, count, kw_names, dest, true}, entered);
}

/// prepare_call, then go on: shared by all call instructions. `next_words` is the instruction's length.
struct Continuation {
  Value* regs;  ///< frame to run; null: raised
  bool entered;
};
[[gnu::noinline]] Continuation do_call(Vm* vm, Value* R, Value* base, uint32_t count, Tuple* kw_names, uint16_t dest) {
  Value* entered = nullptr;
  switch (call_window(vm, R, base, count, kw_names, dest, &entered)) {
    case CallOutcome::Enter: return {entered, true};
    case CallOutcome::Done: return {R, false};
    case CallOutcome::Raised: break;
  }
  return {nullptr, false};
}

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
[[gnu::noinline]] Value* copy_window(Vm* vm, const Value* window, uint32_t slots) {
  Value* base = vm->top;
  if (AIO_UNLIKELY(base + slots + 2 > vm->stack->soft_limit) && failed(ensure_stack(*vm, base + slots + 2))) return nullptr;
  for (uint32_t i = 0; i < slots; ++i) base[i] = window[i];
  return base;
}

struct QuickCall {
  Value value;
  uint32_t words;  ///< done with it
};

/// Call of a builtin class that needs neither window nor __new__ nor __init__: conversions, and `for i in range(…)`, where
/// nobody else sees the range object, so that only its iterator is made for the GetIter behind the call. Undef: not that case.
[[gnu::noinline]] QuickCall quick_call(Vm* vm, const Insn* pc, const Value* window) {
  constexpr QuickCall kNone{Value::undef(), 0};
  if (!is_kind(window[0], Kind::Type)) return kNone;
  Type* cls = static_cast<Type*>(window[0].as_object());
  const Value* args = window + kHeaderSlots;
  uint32_t count = pc->b;
  if (cls != vm->type(BuiltinType::Range)) return count == 1 ? QuickCall{convert_plain(*vm, cls, args[0]), 1} : kNone;
  const Insn* next = pc + 1;
  if (next->op != static_cast<uint16_t>(Op::GetIter) || next->b != pc->a || count == 0 || count > 3) return kNone;
  for (uint32_t i = 0; i < count; ++i) {
    if (!args[i].is_small_int()) return kNone;
  }
  int64_t start = count > 1 ? args[0].as_small_int() : 0, stop = args[count > 1].as_small_int();
  int64_t step = count > 2 ? args[2].as_small_int() : 1;
  return step == 0 ? kNone : QuickCall{small_range_iterator(*vm, start, stop, step), 2};
}

#define AIO_QUICK_CALL()                                           \
  do {                                                             \
    QuickCall quick = quick_call(vm, pc, R + pc->a);               \
    if (!quick.value.is_undef()) {                                 \
      if (AIO_UNLIKELY(quick.value.is_exc())) AIO_TAIL(unwind);    \
      R[pc[quick.words - 1].a] = quick.value;                      \
      AIO_NEXT(quick.words);                                       \
    }                                                              \
  } while (0)

AIO_SLOW(call_slow_heap) {
  AIO_SAVE(1);
  AIO_QUICK_CALL();
  uint32_t count = pc->b;
  Value* base = copy_window(vm, R + pc->a, count + 3);
  if (AIO_UNLIKELY(base == nullptr)) AIO_TAIL(unwind);
  AIO_CONTINUE_CALL(1, vm, R, base, count, nullptr, pc->a);
}

/// Native callee with positional arguments only, arguments in place.
[[gnu::noinline]] Value call_native_here(Vm* vm, NativeFunction* f, const Value* values, uint32_t count) {
  return f->def->entry(*vm, Args{values, count, nullptr, f});
}

/// Call of a generator or coroutine function with fitting arguments: R[a] = its frame.
AIO_SLOW(call_generator) {
  Value* window = R + pc->a;
  window[0] = Value::object(make_generator(*vm, static_cast<Function*>(window[0].as_object()), window + kHeaderSlots));
  AIO_NEXT(1);
}

AIO_SLOW(call_native) {
  AIO_SAVE(1);
  Value* base = R + pc->a;
  Value v = call_native_here(vm, static_cast<NativeFunction*>(base[0].as_object()), base + 3, pc->b);
  if (AIO_UNLIKELY(v.is_exc())) AIO_TAIL(unwind);
  base[0] = v;
  AIO_NEXT(1);
}

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

/// Whether a call of f that is awaited at once can be entered as the delegate of the heap frame R.
inline bool enters_as_delegate(Vm* vm, Value* R, Function* f, uint32_t count) {
  constexpr uint16_t kPlainCoroutine = Function::kGeneratorLike | Function::kPlainParameters | Function::kCoroutineFunction;
  return f->aux == kPlainCoroutine && f->parameter_count == count && f->frame_class != Function::kNoFrameClass &&
         vm->depth_left > 0 && chain_depth(ChainFrame::of(R)) < vm->recursion_limit && vm->interrupt.load(std::memory_order_relaxed) == 0;
}
/// Makes the callee's frame as the delegate of R, which parks on `send`; its registers. What GetAwaitable, LoadNone and Send
/// would do is done with that. Null: there is no memory at hand, nothing was done.
inline Value* enter_delegate(Vm* vm, Value* R, Insn* send, Function* f, const Value* args, uint32_t count) {
  auto* g = static_cast<Generator*>(vm->heap.take(f->frame_class));
  if (AIO_UNLIKELY(g == nullptr)) return nullptr;
  --vm->depth_left;
  uint8_t flags = static_cast<uint8_t>(vm->heap.scanned_color() | Generator::kPrivate);
  *static_cast<Object*>(g) = Object{vm->coroutine_shape, Kind::Generator, flags, static_cast<uint16_t>(FrameState::Suspended)};
  g->root = depth_word(chain_depth(ChainFrame::of(R)) + 1);
  g->header.function = Value::object(f);
  g->header.caller = reinterpret_cast<uintptr_t>(R);
  g->header.resume = pack_resume(f->entry, 0, 0);
  Value* regs = g->regs();
  uint32_t registers = f->register_count, i = 0;
  for (; i < count; ++i) regs[i] = args[i];
  for (; i < registers; ++i) regs[i] = Value::undef();
  header_of(R)->resume = pack_resume(send, send->a, 0);
  R[send->b] = Value::object(g);
  R[send->c] = Value::none();
  return regs;
}

}  // namespace

AIO_SLOW(call_slow) {
  AIO_SAVE(1);
  if (AIO_UNLIKELY(vm->interrupt.load(std::memory_order_relaxed) != 0) && !poll_interrupt(vm, R, pc)) AIO_TAIL(unwind);
  AIO_QUICK_CALL();
  AIO_CONTINUE_CALL(1, vm, R, R + pc->a, pc->b, nullptr, pc->a);
}
#undef AIO_QUICK_CALL

AIO_HANDLER(Call) {
  Value* base = R + pc->a;
  Value callee = base[0];
  if (AIO_LIKELY(callee.is_object())) {
    Object* o = callee.as_object();
    if (AIO_LIKELY(o->kind == Kind::Function)) {
      Function* f = static_cast<Function*>(o);
      Value* callee_regs = base + kHeaderSlots;
      if (AIO_LIKELY(f->aux == Function::kSimple && f->parameter_count == pc->b &&
                     callee_regs + f->register_count <= vm->stack_limit.load(std::memory_order_relaxed) &&
                     vm->depth_left > 0)) {
        --vm->depth_left;
        header_of(R)->resume = pack_resume(pc + 1, pc->a);
        header_of(callee_regs)->caller = reinterpret_cast<uintptr_t>(R);
        R = callee_regs;
        K = f->constants;
        pc = f->entry;
        AIO_DISPATCH();
      }
      if (f->aux & Function::kPlainParameters && f->parameter_count == pc->b) AIO_TAIL(call_generator);
      AIO_TAIL(call_slow);
    }
    if (o->kind == Kind::NativeFunction) AIO_TAIL(call_native);
  }
  AIO_TAIL(call_slow);
}

AIO_HANDLER(CallHeap) {
  Value* window = R + pc->a;
  Value callee = window[0];
  if (AIO_LIKELY(callee.is_object())) {
    Object* o = callee.as_object();
    if (AIO_LIKELY(o->kind == Kind::Function)) {
      Function* f = static_cast<Function*>(o);
      if (AIO_LIKELY(fits_above(vm, f, pc->b))) {
        header_of(R)->resume = pack_resume(pc + 1, pc->a);
        R = enter_above(vm, R, f, window + kHeaderSlots, pc->b);
        K = f->constants;
        pc = f->entry;
        AIO_DISPATCH();
      }
      if (f->aux & Function::kPlainParameters && f->parameter_count == pc->b) AIO_TAIL(call_generator);
      if (AIO_UNLIKELY(vm->interrupt.load(std::memory_order_relaxed) != 0) && !poll_interrupt(vm, R, pc)) AIO_TAIL(unwind);
      AIO_TAIL(call_slow_heap);
    }
    if (o->kind == Kind::NativeFunction) AIO_TAIL(call_native);
  }
  AIO_TAIL(call_slow_heap);
}

namespace {

[[gnu::noinline]] Poll start_here(Vm* vm, NativeFunction* f, const Value* values, uint32_t count) {
  NativeStep step = f->def->start(*vm, Args{values, count, nullptr, f});
  vm->run_result = step.value;
  return step.poll;
}

/// A native coroutine function was started without an object and suspended: R parks on the Send at pc.
AIO_SLOW(park_without_delegate) {
  header_of(R)->resume = pack_resume(pc, pc->a, 0);
  R[pc->b] = Value::undef();  // a Send without delegate ends when it is resumed
  R[pc->c] = Value::none();
  AIO_TAIL(yield_run_result);
}

/// AwaitCall of a bound method (`async with`): the receiver goes into the slot before the arguments.
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
    K = f->constants;
    pc = f->entry;
    AIO_DISPATCH();
  }
  if (!is_kind(method->function, Kind::NativeFunction)) AIO_TAIL(op_CallHeap);
  auto* callee = static_cast<NativeFunction*>(method->function.as_object());
  if (!callee->def->start) AIO_TAIL(op_CallHeap);
  AIO_SAVE(1);
  args[0] = method->self;
  switch (start_here(vm, callee, args, count)) {
    case Poll::Ready:
      window[0] = vm->run_result;
      AIO_NEXT(5);  // past GetAwaitable, LoadNone, Send, YieldFrom
    case Poll::Raise:
      pc += 3;  // it would have been raised in the coroutine
      AIO_TAIL(unwind);
    case Poll::Pending:
    case Poll::Yield:
      pc += 3;
      AIO_TAIL(park_without_delegate);
    case Poll::Decline: break;
  }
  AIO_TAIL(op_CallHeap);
}

}  // namespace

AIO_HANDLER(AwaitCall) {
  Value* window = R + pc->a;
  if (is_kind(window[0], Kind::BoundMethod)) AIO_TAIL(await_bound);
  if (AIO_LIKELY(is_kind(window[0], Kind::Function))) {
    Function* f = static_cast<Function*>(window[0].as_object());
    if (AIO_LIKELY(enters_as_delegate(vm, R, f, pc->b))) {
      Value* entered = enter_delegate(vm, R, pc + 3, f, window + kHeaderSlots, pc->b);
      if (AIO_UNLIKELY(entered == nullptr)) AIO_TAIL(op_CallHeap);
      R = entered;
      K = f->constants;
      pc = f->entry;
      AIO_DISPATCH();
    }
  }
  AIO_TAIL(op_CallHeap);
}

AIO_HANDLER(CallKw) {
  AIO_SAVE(1);
  AIO_CONTINUE_CALL(1, vm, R, R + pc->a, pc->b, as<Tuple>(K[pc->c]), pc->a);
}
AIO_HANDLER(CallKwHeap) {
  AIO_SAVE(1);
  Value* base = copy_window(vm, R + pc->a, pc->b + 3u);
  if (AIO_UNLIKELY(base == nullptr)) AIO_TAIL(unwind);
  AIO_CONTINUE_CALL(1, vm, R, base, pc->b, as<Tuple>(K[pc->c]), pc->a);
}

namespace {

/// Lays f(*args, **kwargs) out as a window at `base` (base[0] set): values, then the keyword values; the names of those in
/// *names. False with the exception pending.
bool spread_arguments(Vm* vm, Value* base, Value args, Value kwargs, uint32_t* count, Tuple** names) {
  Tuple* positional = as<Tuple>(args);
  Dict* keywords = kwargs.is_undef() ? nullptr : dyn_as<Dict>(kwargs);
  size_t extra = keywords ? dict_size(keywords) : 0;
  size_t total = positional->size + extra;
  if (failed(ensure_stack(*vm, base + kHeaderSlots + total + 8))) return false;
  for (size_t i = 0; i < positional->size; ++i) base[kHeaderSlots + i] = positional->items()[i];
  *names = nullptr;
  if (extra) {
    Tuple* t = new_tuple(*vm, extra);
    Value key, value;
    size_t i = 0;
    for (uint32_t at = 0; dict_next(keywords, &at, &key, &value); ++i) {
      if (!is_kind(key, Kind::Str)) {
        (void)raise(*vm, ExceptionType::TypeError, "keywords must be strings");
        return false;
      }
      t->items()[i] = Value::object(intern(*vm, as<Str>(key)));
      base[kHeaderSlots + positional->size + i] = value;
    }
    *names = t;
  }
  *count = static_cast<uint32_t>(total);
  return true;
}

/// CallEx: the window to call, in *base; count and names as for prepare_call.
[[gnu::noinline]] Continuation call_spread(Vm* vm, Value* R, Insn* pc, bool heap) {
  Value* window = R + pc->a;
  Value args = window[3];
  Value kwargs = pc->b ? window[4] : Value::undef();
  Value* base = window;
  if (heap) {
    base = vm->top;
  }
  Rooted keep_args(*vm, args), keep_kwargs(*vm, kwargs);
  uint32_t count;
  Tuple* names;
  if (!is_kind(args, Kind::Tuple)) {  // f(*x): any iterable
    args = star_arguments(*vm, window[0], args);
    if (args.is_exc()) return {nullptr, false};
    keep_args = args;
  }
  if (failed(ensure_stack(*vm, base + 4))) return {nullptr, false};
  base[0] = window[0];
  if (!spread_arguments(vm, base, args, kwargs, &count, &names)) return {nullptr, false};
  Rooted keep_names(*vm, names ? Value::object(names) : Value::undef());
  return do_call(vm, R, base, count, names, pc->a);
}

}  // namespace

AIO_HANDLER(CallEx) {
  AIO_SAVE(1);
  Continuation next = call_spread(vm, R, pc, false);
  if (AIO_UNLIKELY(next.regs == nullptr)) AIO_TAIL(unwind);
  if (next.entered) {
    R = next.regs;
    AIO_TAIL(enter_frame);
  }
  AIO_NEXT(1);
}
AIO_HANDLER(CallExHeap) {
  AIO_SAVE(1);
  Continuation next = call_spread(vm, R, pc, true);
  if (AIO_UNLIKELY(next.regs == nullptr)) AIO_TAIL(unwind);
  if (next.entered) {
    R = next.regs;
    AIO_TAIL(enter_frame);
  }
  AIO_NEXT(1);
}

// --- methods ---------------------------------------------------------------------------------------

namespace {

/// CallMethod's window as a plain one: with a method the arguments already stand right (self first); otherwise they
/// move down over the unbound self. The number of arguments.
inline uint32_t plain_window(Value* base, uint32_t count) {
  if (!base[3].is_undef()) return count + 1;
  for (uint32_t i = 0; i < count; ++i) base[3 + i] = base[4 + i];
  return count;
}

AIO_SLOW(call_method_slow) {
  AIO_SAVE(1);
  if (AIO_UNLIKELY(vm->interrupt.load(std::memory_order_relaxed) != 0) && !poll_interrupt(vm, R, pc)) AIO_TAIL(unwind);
  uint32_t count = plain_window(R + pc->a, pc->b);
  AIO_CONTINUE_CALL(1, vm, R, R + pc->a, count, nullptr, pc->a);
}
AIO_SLOW(call_method_slow_heap) {
  AIO_SAVE(1);
  if (AIO_UNLIKELY(vm->interrupt.load(std::memory_order_relaxed) != 0) && !poll_interrupt(vm, R, pc)) AIO_TAIL(unwind);
  uint32_t count = plain_window(R + pc->a, pc->b);
  Value* base = copy_window(vm, R + pc->a, count + 3);
  if (AIO_UNLIKELY(base == nullptr)) AIO_TAIL(unwind);
  AIO_CONTINUE_CALL(1, vm, R, base, count, nullptr, pc->a);
}
AIO_SLOW(call_method_native) {
  AIO_SAVE(1);
  Value* base = R + pc->a;
  bool bound = !base[3].is_undef();
  Value v = call_native_here(vm, static_cast<NativeFunction*>(base[0].as_object()), bound ? base + 3 : base + 4,
                             pc->b + (bound ? 1u : 0u));
  if (AIO_UNLIKELY(v.is_exc())) AIO_TAIL(unwind);
  base[0] = v;
  AIO_NEXT(1);
}

}  // namespace

AIO_HANDLER(CallMethod) {
  Value* base = R + pc->a;
  if (AIO_LIKELY(base[0].is_object())) {
    Object* o = base[0].as_object();
    if (o->kind == Kind::Function && !base[3].is_undef()) {
      Function* f = static_cast<Function*>(o);
      Value* callee_regs = base + kHeaderSlots;
      if (AIO_LIKELY(f->aux == Function::kSimple && f->parameter_count == pc->b + 1 &&
                     callee_regs + f->register_count <= vm->stack_limit.load(std::memory_order_relaxed) &&
                     vm->depth_left > 0)) {
        --vm->depth_left;
        header_of(R)->resume = pack_resume(pc + 1, pc->a);
        header_of(callee_regs)->caller = reinterpret_cast<uintptr_t>(R);
        R = callee_regs;
        K = f->constants;
        pc = f->entry;
        AIO_DISPATCH();
      }
    } else if (o->kind == Kind::NativeFunction) {
      AIO_TAIL(call_method_native);
    }
  }
  AIO_TAIL(call_method_slow);
}
AIO_HANDLER(CallMethodHeap) {
  Value* base = R + pc->a;
  if (is_kind(base[0], Kind::NativeFunction)) AIO_TAIL(call_method_native);
  if (is_kind(base[0], Kind::Function) && !base[3].is_undef()) {
    Function* f = static_cast<Function*>(base[0].as_object());
    if (AIO_LIKELY(fits_above(vm, f, pc->b + 1u))) {
      header_of(R)->resume = pack_resume(pc + 1, pc->a);
      R = enter_above(vm, R, f, base + kHeaderSlots, pc->b + 1u);
      K = f->constants;
      pc = f->entry;
      AIO_DISPATCH();
    }
  }
  AIO_TAIL(call_method_slow_heap);
}
AIO_HANDLER(CallMethodKw) {
  AIO_SAVE(1);
  uint32_t count = plain_window(R + pc->a, pc->b);
  AIO_CONTINUE_CALL(1, vm, R, R + pc->a, count, as<Tuple>(K[pc->c]), pc->a);
}
AIO_HANDLER(CallMethodKwHeap) {
  AIO_SAVE(1);
  uint32_t count = plain_window(R + pc->a, pc->b);
  Value* base = copy_window(vm, R + pc->a, count + 3);
  if (AIO_UNLIKELY(base == nullptr)) AIO_TAIL(unwind);
  AIO_CONTINUE_CALL(1, vm, R, base, count, as<Tuple>(K[pc->c]), pc->a);
}

// --- InvokeMethod: lookup and call in one ------------------------------------------------------------

namespace {

/// CacheWords::offset of an invocation: the cell holds a module's variable, which does not bind.
constexpr uint32_t kCachedFunctionOfModule = 1;

/// Looks the method up on the receiver base[3] and leaves the window as LoadMethod would. False: exception pending.
bool load_invoked_method(Vm* vm, Insn* pc, Value* base, Str* name) {
  Value receiver = base[3];
  if (receiver.is_object()) {
    Object* o = receiver.as_object();
    CacheWords* cache = cache_of(pc);
    if (cache->shape && cache->cell && cache->shape == o->shape && !cache->cell->value.is_undef()) {
      base[0] = cache->cell->value;
      if (cache->offset == kCachedFunctionOfModule) base[3] = Value::undef();
      return true;
    }
    AttrInfo info = resolve_attr(*vm, o, name);
    if (info.how == AttrInfo::How::Cell && o->kind == Kind::Module && pc->op != static_cast<uint16_t>(Op::InvokeMethod)) {
      cache->shape = o->shape;
      cache->cell = info.cell;
      cache->offset = kCachedFunctionOfModule;
      base[0] = info.cell->value;
      base[3] = Value::undef();
      return true;
    }
    if (info.how == AttrInfo::How::Method) {
      cache->shape = o->shape;
      cache->cell = info.cell;
      cache->offset = 0;
      if (pc->op == static_cast<uint16_t>(Op::InvokeMethod)) pc->op = static_cast<uint16_t>(Op::InvokeMethodCell);
      base[0] = info.cell->value;
      return true;
    }
  }
  Value found = get_attr(*vm, receiver, name);
  if (found.is_exc()) return false;
  if (BoundMethod* m = dyn_as<BoundMethod>(found); m && m->self == receiver) {
    base[0] = m->function;
  } else {
    base[0] = found;
    base[3] = Value::undef();
  }
  return true;
}

/// The lookup has a row of its own in the position table, at the second word (Emitter::note_lookup_range). For StopIteration the
/// unwinder looks at the opcode, so it gets the instruction itself.
int lookup_row(Vm* vm) { return pending_is(*vm, ExceptionType::StopIteration) ? 0 : 1; }

AIO_SLOW(invoke_slow) {
  AIO_SAVE(3);
  if (AIO_UNLIKELY(vm->interrupt.load(std::memory_order_relaxed) != 0) && !poll_interrupt(vm, R, pc)) AIO_TAIL(unwind);
  if (AIO_UNLIKELY(!load_invoked_method(vm, pc, R + pc->a, as<Str>(K[pc->c])))) {
    pc += lookup_row(vm);
    AIO_TAIL(unwind);
  }
  uint32_t count = plain_window(R + pc->a, pc->b);
  AIO_CONTINUE_CALL(3, vm, R, R + pc->a, count, nullptr, pc->a);
}

AIO_SLOW(invoke_slow_heap) {
  AIO_SAVE(3);
  if (AIO_UNLIKELY(vm->interrupt.load(std::memory_order_relaxed) != 0) && !poll_interrupt(vm, R, pc)) AIO_TAIL(unwind);
  if (AIO_UNLIKELY(!load_invoked_method(vm, pc, R + pc->a, as<Str>(K[pc->c])))) {
    pc += lookup_row(vm);
    AIO_TAIL(unwind);
  }
  uint32_t count = plain_window(R + pc->a, pc->b);
  Value* base = copy_window(vm, R + pc->a, count + 3);
  if (AIO_UNLIKELY(base == nullptr)) AIO_TAIL(unwind);
  AIO_CONTINUE_CALL(3, vm, R, base, count, nullptr, pc->a);
}

AIO_SLOW(invoke_native) {
  AIO_SAVE(3);
  Value* base = R + pc->a;
  const CacheWords* cache = cache_of(pc);
  uint32_t unbound = cache->offset;  // 1: a function of a module, which does not get the module as its first argument
  Value v = call_native_here(vm, static_cast<NativeFunction*>(cache->cell->value.as_object()), base + 3 + unbound,
                             pc->b + 1u - unbound);
  if (AIO_UNLIKELY(v.is_exc())) AIO_TAIL(unwind);
  base[0] = v;
  AIO_NEXT(3);
}

}  // namespace

AIO_HANDLER(InvokeMethod) { AIO_TAIL(invoke_slow); }

AIO_HANDLER(InvokeMethodCell) {
  Value* base = R + pc->a;
  Value receiver = base[3];
  CacheWords* cache = cache_of(pc);
  if (AIO_LIKELY(receiver.is_object() && receiver.as_object()->shape == cache->shape)) {
    Value callee = cache->cell->value;
    Object* o = callee.as_object();
    if (AIO_LIKELY(o->kind == Kind::Function)) {
      Function* f = static_cast<Function*>(o);
      Value* callee_regs = base + kHeaderSlots;
      if (AIO_LIKELY(f->aux == Function::kSimple && f->parameter_count == pc->b + 1 &&
                     callee_regs + f->register_count <= vm->stack_limit.load(std::memory_order_relaxed) &&
                     vm->depth_left > 0)) {
        --vm->depth_left;
        base[0] = callee;
        header_of(R)->resume = pack_resume(pc + 3, pc->a, 3);
        header_of(callee_regs)->caller = reinterpret_cast<uintptr_t>(R);
        R = callee_regs;
        K = f->constants;
        pc = f->entry;
        AIO_DISPATCH();
      }
    } else if (o->kind == Kind::NativeFunction) {
      AIO_TAIL(invoke_native);
    }
  }
  AIO_TAIL(invoke_slow);
}

AIO_HANDLER(InvokeMethodHeap) {
  Value* base = R + pc->a;
  Value receiver = base[3];
  CacheWords* cache = cache_of(pc);
  if (AIO_LIKELY(receiver.is_object() && receiver.as_object()->shape == cache->shape)) {
    Value callee = cache->cell->value;
    if (is_kind(callee, Kind::NativeFunction)) AIO_TAIL(invoke_native);
    if (is_kind(callee, Kind::Function)) {
      Function* f = static_cast<Function*>(callee.as_object());
      uint32_t unbound = cache->offset, count = pc->b + 1u - unbound;
      if (AIO_LIKELY(fits_above(vm, f, count))) {
        header_of(R)->resume = pack_resume(pc + 3, pc->a, 3);
        R = enter_above(vm, R, f, base + kHeaderSlots + unbound, count);
        K = f->constants;
        pc = f->entry;
        AIO_DISPATCH();
      }
    }
  }
  AIO_TAIL(invoke_slow_heap);
}

namespace {

/// AwaitInvoke of a native function: a native coroutine that it makes is nobody else's, and goes straight to the Send; often it
/// need not even be made.
AIO_SLOW(await_invoke_native) {
  AIO_SAVE(3);
  Value* base = R + pc->a;
  const CacheWords* cache = cache_of(pc);
  uint32_t unbound = cache->offset;
  auto* callee = static_cast<NativeFunction*>(cache->cell->value.as_object());
  if (callee->def->start) {
    switch (start_here(vm, callee, base + kHeaderSlots + unbound, pc->b + 1u - unbound)) {
      case Poll::Ready:
        base[0] = vm->run_result;
        AIO_NEXT(7);  // past GetAwaitable, LoadNone, Send, YieldFrom
      case Poll::Raise:
        pc += 5;  // it would have been raised in the coroutine
        AIO_TAIL(unwind);
      case Poll::Pending:
      case Poll::Yield:
        pc += 5;
        AIO_TAIL(park_without_delegate);
      case Poll::Decline: break;
    }
  }
  Value v = call_native_here(vm, callee, base + kHeaderSlots + unbound, pc->b + 1u - unbound);
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

}  // namespace

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
        K = f->constants;
        pc = f->entry;
        AIO_DISPATCH();
      }
    }
  }
  AIO_TAIL(op_InvokeMethodHeap);
}

// --- return ------------------------------------------------------------------------------------------

namespace {

AIO_SLOW(init_returned_something) {
  // R is the frame of the class call again; vm->run_result what __init__ returned.
  vm->regs = R;
  (void)raise(*vm, ExceptionType::TypeError, "__init__() should return None, not '%T'", vm->run_result);
  pc = instruction_of(header_of(R)->resume);
  AIO_TAIL(unwind);
}

AIO_SLOW(return_tagged) {
  FrameHeader* h = header_of(R);
  Value* caller = caller_of(h);
  ++vm->depth_left;
  vm->regs = caller;
  if ((h->caller & kCallerTagMask) == kCallerEntry) {
    vm->run_outcome = 1;  // Outcome::Return
    AIO_LEAVE();
  }
  // __init__: the instance is in the destination register already.
  R = caller;
  K = function_of(R)->constants;
  if (AIO_UNLIKELY(!vm->run_result.is_none())) AIO_TAIL(init_returned_something);
  pc = resume_pc(header_of(R)->resume);
  AIO_DISPATCH();
}

}  // namespace

AIO_SLOW(return_value) {
  uintptr_t caller = header_of(R)->caller;
  if (caller & kCallerTagMask) AIO_TAIL(return_tagged);
  ++vm->depth_left;
  R = reinterpret_cast<Value*>(caller);
  uint64_t resume = header_of(R)->resume;
  R[resume_dest(resume)] = vm->run_result;
  pc = resume_pc(resume);
  K = function_of(R)->constants;
  AIO_DISPATCH();
}

AIO_HANDLER(Return) {
  Value v = R[pc->a];
  uintptr_t caller = header_of(R)->caller;
  if (AIO_LIKELY(!(caller & kCallerTagMask))) {
    ++vm->depth_left;
    R = reinterpret_cast<Value*>(caller);
    FrameHeader* h = header_of(R);
    uint64_t resume = h->resume;
    R[resume_dest(resume)] = v;
    pc = resume_pc(resume);
    K = static_cast<Function*>(h->function.as_object())->constants;
    AIO_DISPATCH();
  }
  vm->run_result = v;
  AIO_TAIL(return_tagged);
}

AIO_HANDLER(ReturnNone) {
  vm->run_result = Value::none();
  AIO_TAIL(return_value);
}

AIO_HANDLER(ReturnHeap) { AIO_TAIL(return_heap); }
AIO_HANDLER(ReturnNoneHeap) { AIO_TAIL(return_heap); }

AIO_HANDLER(MakeFunction) {
  AIO_SAVE(1);
  Value f = make_closure(*vm, R + pc->a, as<Code>(K[pc->b]), pc->c, function_of(R));
  if (AIO_UNLIKELY(f.is_exc())) AIO_TAIL(unwind);
  R[pc->a] = f;
  AIO_NEXT(1);
}

}  // namespace aio
