// Call and return instructions. The hot path is a plain script function with the right number of
// arguments: its frame is made in place over the call window (vm.md section 2). Everything else
// goes through prepare_call (calls.cpp).
#include "runtime/object/iterator_ops.hpp"
#include "runtime/vm/call_support.hpp"
#include "runtime/vm/globals.hpp"

namespace aio {

AIO_SLOW(enter_frame) {
  // R: registers of the new frame.
  Function* f = function_of(R);
  AIO_ENTER(f);
}

[[gnu::noinline]] Continuation do_call(Vm* vm, Value* R, Value* base, uint32_t count,
                                       Tuple* kw_names, uint16_t dest) {
  Value* entered = nullptr;
  switch (prepare_call(*vm, CallSite{R, base, count, kw_names, dest, true}, &entered)) {
    case CallOutcome::Enter: return {entered, true};
    case CallOutcome::Done: return {R, false};
    case CallOutcome::Raised: break;
  }
  return {nullptr, false};
}

[[gnu::noinline]] Value* copy_window(Vm* vm, const Value* window, uint32_t slots) {
  Value* base = vm->top;
  if (AIO_UNLIKELY(base + slots + 2 > vm->stack->soft_limit) &&
      failed(ensure_stack(*vm, base + slots + 2)))
    return nullptr;
  for (uint32_t i = 0; i < slots; ++i) base[i] = window[i];
  return base;
}

[[gnu::noinline]] Value call_native_here(Vm* vm, NativeFunction* f, const Value* values,
                                         uint32_t count) {
  if (f->def->quick) {
    Value v = f->def->quick(*vm, values, count);
    if (!v.is_undef()) return v;
  }
  return f->def->entry(*vm, Args{values, count, nullptr, f});
}

namespace {

struct QuickCall {
  Value value;
  uint32_t words;  ///< done with it
};

/// Call of a builtin class that needs neither window nor __new__ nor __init__: conversions, and
/// `for i in range(…)`, where nobody else sees the range object, so that only its iterator is made
/// for the GetIter behind the call. Undef: not that case.
[[gnu::noinline]] QuickCall quick_call(Vm* vm, const Insn* pc, const Value* window) {
  constexpr QuickCall kNone{Value::undef(), 0};
  if (!is_kind(window[0], Kind::Type)) return kNone;
  Type* cls = static_cast<Type*>(window[0].as_object());
  const Value* args = window + kHeaderSlots;
  uint32_t count = pc->b;
  if (cls != vm->type(BuiltinType::Range))
    return count == 1 ? QuickCall{convert_plain(*vm, cls, args[0]), 1} : kNone;
  const Insn* next = pc + 1;
  if (next->op != static_cast<uint16_t>(Op::GetIter) || next->b != pc->a || count == 0 || count > 3)
    return kNone;
  for (uint32_t i = 0; i < count; ++i) {
    if (!args[i].is_small_int()) return kNone;
  }
  int64_t start = count > 1 ? args[0].as_small_int() : 0, stop = args[count > 1].as_small_int();
  int64_t step = count > 2 ? args[2].as_small_int() : 1;
  return step == 0 ? kNone : QuickCall{small_range_iterator(*vm, start, stop, step), 2};
}

#define AIO_QUICK_CALL()                                        \
  do {                                                          \
    QuickCall quick = quick_call(vm, pc, R + pc->a);            \
    if (!quick.value.is_undef()) {                              \
      if (AIO_UNLIKELY(quick.value.is_exc())) AIO_TAIL(unwind); \
      R[pc[quick.words - 1].a] = quick.value;                   \
      AIO_NEXT(quick.words);                                    \
    }                                                           \
  } while (0)

AIO_SLOW(call_slow_heap) {
  AIO_SAVE(1);
  AIO_QUICK_CALL();
  uint32_t count = pc->b;
  Value* base = copy_window(vm, R + pc->a, count + 3);
  if (AIO_UNLIKELY(base == nullptr)) AIO_TAIL(unwind);
  AIO_CONTINUE_CALL(1, vm, R, base, count, nullptr, pc->a);
}

/// Call of a generator or coroutine function with fitting arguments: R[a] = its frame.
AIO_SLOW(call_generator) {
  Value* window = R + pc->a;
  Generator* g =
      make_generator(*vm, static_cast<Function*>(window[0].as_object()), window + kHeaderSlots);
  note_loop(*vm, g, pc + 1);
  window[0] = Value::object(g);
  AIO_NEXT(1);
}

/// The same for a plain coroutine function, without a call.
AIO_SLOW(call_coroutine) {
  Value* window = R + pc->a;
  auto* f = static_cast<Function*>(window[0].as_object());
  auto* g = static_cast<Generator*>(vm->heap.take(f->frame_class));
  if (AIO_UNLIKELY(g == nullptr)) AIO_TAIL(call_generator);
  // It may have to warn that it was never awaited.
  if (AIO_UNLIKELY(!vm->heap.quick_register_finalizable(g))) {
    vm->heap.give_back(g, f->frame_class);
    AIO_TAIL(call_generator);
  }
  fill_registers(g->regs(), f, window + kHeaderSlots, pc->b);
  write_coroutine(vm, g, f, 0, FrameState::Created);
  g->root = reinterpret_cast<uintptr_t>(g->regs());
  g->header.caller = 0;
  window[0] = Value::object(g);
  AIO_NEXT(1);
}

AIO_SLOW(call_native) {
  AIO_SAVE(1);
  Value* base = R + pc->a;
  Value v =
      call_native_here(vm, static_cast<NativeFunction*>(base[0].as_object()), base + 3, pc->b);
  if (AIO_UNLIKELY(v.is_exc())) AIO_TAIL(unwind);
  base[0] = v;
  AIO_NEXT(1);
}

}  // namespace

AIO_SLOW(call_slow) {
  AIO_SAVE(1);
  AIO_POLL();
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
      if (AIO_LIKELY(fits_at(vm, f, callee_regs, pc->b))) {
        header_of(R)->resume = pack_resume(pc + 1, pc->a);
        R = enter_in_place(vm, R, callee_regs);
        AIO_ENTER(f);
      }
      if (f->aux & Function::kPlainParameters && f->parameter_count == pc->b)
        AIO_TAIL(call_generator);
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
      if (f->aux == kPlainCoroutine && f->parameter_count == pc->b) AIO_TAIL(call_coroutine);
      if (AIO_LIKELY(fits_above(vm, f, pc->b))) {
        header_of(R)->resume = pack_resume(pc + 1, pc->a);
        R = enter_above(vm, R, f, window + kHeaderSlots, pc->b);
        AIO_ENTER(f);
      }
      if (f->aux & Function::kPlainParameters && f->parameter_count == pc->b)
        AIO_TAIL(call_generator);
      AIO_POLL();
      AIO_TAIL(call_slow_heap);
    }
    if (o->kind == Kind::NativeFunction) AIO_TAIL(call_native);
  }
  AIO_TAIL(call_slow_heap);
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

/// Lays f(*args, **kwargs) out as a window at `base` (base[0] set): values, then the keyword
/// values; the names of those in *names. False with the exception pending.
bool spread_arguments(Vm* vm, Value* base, Value args, Value kwargs, uint32_t* count,
                      Tuple** names) {
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
  if (heap) { base = vm->top; }
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

// --- return --------------------------------------------------------------------------------------

namespace {

AIO_SLOW(init_returned_something) {
  // R is the frame of the class call again; vm->run_result what __init__ returned.
  vm->regs = R;
  (void)raise(*vm, ExceptionType::TypeError, "__init__() should return None, not '%T'",
              vm->run_result);
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

AIO_HANDLER(MakeFunction) {
  AIO_SAVE(1);
  Value f = make_closure(*vm, R + pc->a, as<Code>(K[pc->b]), pc->c, function_of(R));
  if (AIO_UNLIKELY(f.is_exc())) AIO_TAIL(unwind);
  R[pc->a] = f;
  AIO_NEXT(1);
}

}  // namespace aio
