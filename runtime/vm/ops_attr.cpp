// Attribute instructions with inline caches (vm.md section 2): the generic form resolves the name
// once per shape, rewrites itself to the form that fits, and that form compares one shape id. A
// shape id implies the class and that no instance attribute shadows what was found; whoever breaks
// that calls invalidate_type, which resets these caches.
#include "runtime/vm/operators.hpp"
#include "runtime/vm/vm_internal.hpp"

namespace aio {
namespace {

constexpr uint16_t number_of(Op op) { return static_cast<uint16_t>(op); }

inline Value& slot_at(Object* o, uint32_t offset) {
  return *reinterpret_cast<Value*>(reinterpret_cast<char*>(o) + offset);
}

/// Fills the cache of a GetAttr for this resolution, if it is of a cacheable kind.
void cache_get(Vm& vm, Insn* pc, Object* o, const AttrInfo& info) {
  CacheWords* cache = cache_of(pc);
  switch (info.how) {
    case AttrInfo::How::Inline: pc->op = number_of(Op::GetAttrSlot); break;
    case AttrInfo::How::Cell: pc->op = number_of(Op::GetAttrCell); break;
    case AttrInfo::How::Method: pc->op = number_of(Op::GetAttrMethod); break;
    default: pc->op = number_of(Op::GetAttr); return;
  }
  fill_cache(vm, pc, o->shape);
  cache->offset = info.offset;
  cache->cell = info.cell;
}

/// What a property's script getter needs: a frame whose result lands in R[a]. Null: not this case.
Function* script_getter(const AttrInfo& info) {
  if (info.how != AttrInfo::How::Property) return nullptr;
  Property* p = dyn_as<Property>(info.cell->value);
  Function* f = p ? dyn_as<Function>(p->getter) : nullptr;
  return f && f->aux == Function::kSimple && f->parameter_count == 1 ? f : nullptr;
}

struct Attribute {
  Value value;       ///< exc: raised
  Function* getter;  ///< not null: call it instead
};

[[gnu::noinline]] Attribute load_attribute(Vm* vm, Insn* pc, Value obj, Str* name) {
  if (!obj.is_object()) return {get_attr(*vm, obj, name), nullptr};
  Object* o = obj.as_object();
  AttrInfo info = resolve_attr(*vm, o, name);
  cache_get(*vm, pc, o, info);
  switch (info.how) {
    case AttrInfo::How::Inline: return {slot_at(o, info.offset), nullptr};
    case AttrInfo::How::Cell:
      if (!info.cell->value.is_undef()) return {info.cell->value, nullptr};
      break;
    case AttrInfo::How::Method: return {make_bound_method(*vm, info.cell->value, obj), nullptr};
    default:
      if (Function* getter = script_getter(info)) return {Value::undef(), getter};
      break;
  }
  return {get_attr(*vm, obj, name), nullptr};
}

AIO_SLOW(get_attr_slow) {
  AIO_SAVE(3);
  Attribute found = load_attribute(vm, pc, R[pc->b], as<Str>(K[pc->c]));
  if (found.getter) {
    // The getter's frame goes above everything this frame uses.
    Function* f = found.getter;
    Value* callee_regs = free_top(*vm, R) + kHeaderSlots;
    if (AIO_LIKELY(callee_regs + f->register_count <=
                       vm->stack_limit.load(std::memory_order_relaxed) &&
                   vm->depth_left > 0)) {
      --vm->depth_left;
      callee_regs[0] = R[pc->b];
      header_of(callee_regs)->function = Value::object(f);
      header_of(callee_regs)->caller = reinterpret_cast<uintptr_t>(R);
      R = callee_regs;
      K = f->constants;
      pc = f->entry;
      AIO_DISPATCH();
    }
    found.value = get_attr(*vm, R[pc->b], as<Str>(K[pc->c]));
  }
  if (AIO_UNLIKELY(found.value.is_exc())) AIO_TAIL(unwind);
  R[pc->a] = found.value;
  AIO_NEXT(3);
}

inline bool shape_fits(Value obj, const CacheWords* cache) {
  return obj.is_object() && obj.as_object()->shape == cache->shape;
}

}  // namespace

AIO_HANDLER(GetAttr) { AIO_TAIL(get_attr_slow); }

AIO_HANDLER(GetAttrSlot) {
  Value obj = R[pc->b];
  const CacheWords* cache = cache_of(pc);
  if (AIO_LIKELY(shape_fits(obj, cache))) {
    R[pc->a] = slot_at(obj.as_object(), cache->offset);
    AIO_NEXT(3);
  }
  AIO_TAIL(get_attr_slow);
}
AIO_HANDLER(GetAttrCell) {
  Value obj = R[pc->b];
  const CacheWords* cache = cache_of(pc);
  if (AIO_LIKELY(shape_fits(obj, cache))) {
    Value v = cache->cell->value;
    if (AIO_LIKELY(!v.is_undef())) {
      R[pc->a] = v;
      AIO_NEXT(3);
    }
  }
  AIO_TAIL(get_attr_slow);
}
AIO_HANDLER(GetAttrMethod) {
  Value obj = R[pc->b];
  const CacheWords* cache = cache_of(pc);
  if (AIO_LIKELY(shape_fits(obj, cache) && !cache->cell->value.is_undef())) {
    R[pc->a] = make_bound_method(*vm, cache->cell->value, obj);
    AIO_NEXT(3);
  }
  AIO_TAIL(get_attr_slow);
}

// --- stores --------------------------------------------------------------------------------------

namespace {

[[gnu::noinline]] Status store_attribute(Vm* vm, Insn* pc, Value obj, Str* name, Value v) {
  if (!obj.is_object()) return set_attr(*vm, obj, name, v);
  Object* o = obj.as_object();
  StoreInfo info = resolve_store(*vm, o, name);
  CacheWords* cache = cache_of(pc);
  fill_cache(*vm, pc, o->shape);
  cache->offset = info.offset;
  if (info.how == StoreInfo::How::Inline) {
    pc->op = number_of(Op::SetAttrSlot);
  } else if (info.how == StoreInfo::How::AddInline) {
    pc->op = number_of(Op::SetAttrAdd);
    cache->cell = reinterpret_cast<GlobalCell*>(uintptr_t{info.next_shape});
  } else {
    pc->op = number_of(Op::SetAttr);
  }
  return set_attr(*vm, obj, name, v);
}

AIO_SLOW(set_attr_slow) {
  AIO_SAVE(3);
  if (AIO_UNLIKELY(failed(store_attribute(vm, pc, R[pc->a], as<Str>(K[pc->b]), R[pc->c]))))
    AIO_TAIL(unwind);
  AIO_NEXT(3);
}

}  // namespace

AIO_HANDLER(SetAttr) { AIO_TAIL(set_attr_slow); }

AIO_HANDLER(SetAttrSlot) {
  Value obj = R[pc->a];
  const CacheWords* cache = cache_of(pc);
  if (AIO_LIKELY(shape_fits(obj, cache))) {
    Value& slot = slot_at(obj.as_object(), cache->offset);
    if (AIO_LIKELY(!vm->heap.marking() || !slot.is_object())) {
      slot = R[pc->c];
      AIO_NEXT(3);
    }
  }
  AIO_TAIL(set_attr_slow);
}
AIO_HANDLER(SetAttrAdd) {
  Value obj = R[pc->a];
  const CacheWords* cache = cache_of(pc);
  if (AIO_LIKELY(shape_fits(obj, cache))) {
    Object* o = obj.as_object();
    slot_at(o, cache->offset) = R[pc->c];
    o->shape = static_cast<uint32_t>(reinterpret_cast<uintptr_t>(cache->cell));
    AIO_NEXT(3);
  }
  AIO_TAIL(set_attr_slow);
}

AIO_HANDLER(DelAttr) {
  AIO_SAVE(1);
  if (AIO_UNLIKELY(failed(set_attr(*vm, R[pc->a], as<Str>(K[pc->b]), Value::undef()))))
    AIO_TAIL(unwind);
  AIO_NEXT(1);
}

// --- method loads --------------------------------------------------------------------------------

namespace {

/// LoadMethod: callable to window[0], self (or unbound) to window[3]. False: exception pending.
[[gnu::noinline]] bool load_method(Vm* vm, Insn* pc, Value* window, Value obj, Str* name) {
  if (obj.is_object()) {
    Object* o = obj.as_object();
    CacheWords* cache = cache_of(pc);
    AttrInfo info = resolve_attr(*vm, o, name);
    if (info.how == AttrInfo::How::Method) {
      fill_cache(*vm, pc, o->shape);
      cache->cell = info.cell;
      pc->op = number_of(Op::LoadMethodCell);
      window[0] = info.cell->value;
      window[3] = obj;
      return true;
    }
    if (info.how == AttrInfo::How::Cell && !info.cell->value.is_undef()) {
      if (o->kind == Kind::Module && o->shape) {
        fill_cache(*vm, pc, o->shape);  // a module's own shape
        cache->cell = info.cell;
        pc->op = number_of(Op::LoadMethod);
      }
      window[0] = info.cell->value;
      window[3] = Value::undef();
      return true;
    }
  }
  Value found = get_attr(*vm, obj, name);
  if (found.is_exc()) return false;
  if (BoundMethod* m = dyn_as<BoundMethod>(found); m && m->self == obj) {
    window[0] = m->function;
    window[3] = obj;
  } else {
    window[0] = found;
    window[3] = Value::undef();
  }
  return true;
}

AIO_SLOW(load_method_slow) {
  AIO_SAVE(3);
  if (AIO_UNLIKELY(!load_method(vm, pc, R + pc->a, R[pc->b], as<Str>(K[pc->c])))) AIO_TAIL(unwind);
  AIO_NEXT(3);
}

}  // namespace

AIO_HANDLER(LoadMethod) {
  Value obj = R[pc->b];
  const CacheWords* cache = cache_of(pc);
  if (AIO_LIKELY(is_kind(obj, Kind::Module) && shape_fits(obj, cache) && cache->cell &&
                 !cache->cell->value.is_undef())) {
    Value* window = R + pc->a;
    window[0] = cache->cell->value;
    window[3] = Value::undef();
    AIO_NEXT(3);
  }
  AIO_TAIL(load_method_slow);
}
AIO_HANDLER(LoadMethodCell) {
  Value obj = R[pc->b];
  const CacheWords* cache = cache_of(pc);
  if (AIO_LIKELY(shape_fits(obj, cache) && !cache->cell->value.is_undef())) {
    Value* window = R + pc->a;
    window[0] = cache->cell->value;
    window[3] = obj;
    AIO_NEXT(3);
  }
  AIO_TAIL(load_method_slow);
}

// --- invalidation --------------------------------------------------------------------------------

void reset_inline_caches(Vm& vm) {
  for (Insn* pc : vm.filled_caches) {
    switch (static_cast<Op>(pc->op)) {
      case Op::GetAttrSlot:
      case Op::GetAttrCell:
      case Op::GetAttrMethod: pc->op = number_of(Op::GetAttr); break;
      case Op::SetAttrSlot:
      case Op::SetAttrAdd: pc->op = number_of(Op::SetAttr); break;
      case Op::LoadMethodCell: pc->op = number_of(Op::LoadMethod); break;
      case Op::InvokeMethodCell: pc->op = number_of(Op::InvokeMethod); break;
      default: break;
    }
    cache_of(pc)->shape = 0;
  }
  vm.filled_caches.clear();
}

}  // namespace aio
