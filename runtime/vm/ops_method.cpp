// Method calls: CallMethod with a callable and a receiver in its window, and InvokeMethod, which
// looks the method up too. As in ops_call.cpp the hot path is a script function whose frame is made
// in place.
#include "runtime/vm/call_support.hpp"

namespace aio {

// --- methods -------------------------------------------------------------------------------------

namespace {

/// CallMethod's window as a plain one: with a method the arguments already stand right (self
/// first); otherwise they move down over the unbound self. The number of arguments.
inline uint32_t plain_window(Value* base, uint32_t count) {
  if (!base[3].is_undef()) return count + 1;
  for (uint32_t i = 0; i < count; ++i) base[3 + i] = base[4 + i];
  return count;
}

AIO_SLOW(call_method_slow) {
  AIO_SAVE(1);
  AIO_POLL();
  uint32_t count = plain_window(R + pc->a, pc->b);
  AIO_CONTINUE_CALL(1, vm, R, R + pc->a, count, nullptr, pc->a);
}
AIO_SLOW(call_method_slow_heap) {
  AIO_SAVE(1);
  AIO_POLL();
  uint32_t count = plain_window(R + pc->a, pc->b);
  Value* base = copy_window(vm, R + pc->a, count + 3);
  if (AIO_UNLIKELY(base == nullptr)) AIO_TAIL(unwind);
  AIO_CONTINUE_CALL(1, vm, R, base, count, nullptr, pc->a);
}
AIO_SLOW(call_method_native) {
  AIO_SAVE(1);
  Value* base = R + pc->a;
  bool bound = !base[3].is_undef();
  Value v = call_native_here(vm, static_cast<NativeFunction*>(base[0].as_object()),
                             bound ? base + 3 : base + 4, pc->b + (bound ? 1u : 0u));
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
      if (AIO_LIKELY(fits_at(vm, f, callee_regs, pc->b + 1u))) {
        header_of(R)->resume = pack_resume(pc + 1, pc->a);
        R = enter_in_place(vm, R, callee_regs);
        AIO_ENTER(f);
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
      AIO_ENTER(f);
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

// --- InvokeMethod: lookup and call in one --------------------------------------------------------

namespace {

/// CacheWords::offset of an invocation: the cell holds a module's variable, which does not bind.
constexpr uint32_t kCachedFunctionOfModule = 1;

/// Looks the method up on the receiver base[3] and leaves the window as LoadMethod would. False:
/// exception pending.
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
    if (info.how == AttrInfo::How::Cell && o->kind == Kind::Module &&
        pc->op != static_cast<uint16_t>(Op::InvokeMethod)) {
      fill_cache(*vm, pc, o->shape);
      cache->cell = info.cell;
      cache->offset = kCachedFunctionOfModule;
      base[0] = info.cell->value;
      base[3] = Value::undef();
      return true;
    }
    if (info.how == AttrInfo::How::Method) {
      fill_cache(*vm, pc, o->shape);
      cache->cell = info.cell;
      cache->offset = 0;
      if (pc->op == static_cast<uint16_t>(Op::InvokeMethod))
        pc->op = static_cast<uint16_t>(Op::InvokeMethodCell);
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

/// The lookup has a row of its own in the position table, at the second word
/// (Emitter::note_lookup_range). For StopIteration the unwinder looks at the opcode, so it gets the
/// instruction itself.
int lookup_row(Vm* vm) { return pending_is(*vm, ExceptionType::StopIteration) ? 0 : 1; }

AIO_SLOW(invoke_slow) {
  AIO_SAVE(3);
  AIO_POLL();
  if (AIO_UNLIKELY(!load_invoked_method(vm, pc, R + pc->a, as<Str>(K[pc->c])))) {
    pc += lookup_row(vm);
    AIO_TAIL(unwind);
  }
  uint32_t count = plain_window(R + pc->a, pc->b);
  AIO_CONTINUE_CALL(3, vm, R, R + pc->a, count, nullptr, pc->a);
}

AIO_SLOW(invoke_slow_heap) {
  AIO_SAVE(3);
  AIO_POLL();
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
  uint32_t unbound = cache->offset;  // 1: a function of a module, which does not get the module as
                                     // its first argument
  Value v = call_native_here(vm, static_cast<NativeFunction*>(cache->cell->value.as_object()),
                             base + 3 + unbound, pc->b + 1u - unbound);
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
      if (AIO_LIKELY(fits_at(vm, f, callee_regs, pc->b + 1u))) {
        base[0] = callee;
        header_of(R)->resume = pack_resume(pc + 3, pc->a, 3);
        R = enter_in_place(vm, R, callee_regs);
        AIO_ENTER(f);
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
        AIO_ENTER(f);
      }
    }
  }
  AIO_TAIL(invoke_slow_heap);
}

}  // namespace aio
