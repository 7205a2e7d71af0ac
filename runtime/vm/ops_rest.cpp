// Iteration, exceptions, with, patterns, imports and intrinsics.
#include "runtime/object/iterator.hpp"
#include "runtime/vm/globals.hpp"
#include "runtime/vm/operators.hpp"
#include "runtime/vm/statements.hpp"
#include "runtime/vm/vm_internal.hpp"

namespace aio {

namespace {
constexpr uint16_t number_of(Op op) { return static_cast<uint16_t>(op); }

AIO_SLOW(for_iter_generic) {
  AIO_SAVE(1);
  Value v = iter_next(*vm, R[pc->b]);
  if (AIO_UNLIKELY(v.is_exc())) AIO_TAIL(unwind);
  if (v.is_undef()) AIO_NEXT(2 + data_word(pc + 1));
  R[pc->a] = v;
  AIO_NEXT(2);
}
}  // namespace

// --- iteration -----------------------------------------------------------------------------------

namespace {
AIO_SLOW(get_iter_slow) { AIO_RESULT(1, get_iter(*vm, R[pc->b])); }
}  // namespace

AIO_HANDLER(GetIter) {
  Value v = R[pc->b];
  if (is_kind(v, Kind::Generator) &&
      v.as_object()->shape == shape_id(*vm, BuiltinType::Generator)) {
    R[pc->a] = v;
    AIO_NEXT(1);
  }
  AIO_TAIL(get_iter_slow);
}

AIO_HANDLER(ForIter) {
  Value it = R[pc->b];
  if (AIO_LIKELY(it.is_object())) {
    Object* o = it.as_object();
    if (o->kind == Kind::Iterator) {
      IteratorKind kind = static_cast<IteratorKind>(o->aux);
      if (kind == IteratorKind::Range) {
        pc->op = number_of(Op::ForIterRange);
        AIO_DISPATCH();
      }
      if (kind == IteratorKind::List) {
        pc->op = number_of(Op::ForIterList);
        AIO_DISPATCH();
      }
    } else if (o->kind == Kind::Generator && o->shape == shape_id(*vm, BuiltinType::Generator)) {
      pc->op = number_of(Op::ForIterGenerator);
      AIO_DISPATCH();
    }
  }
  AIO_TAIL(for_iter_generic);
}

AIO_HANDLER(ForIterRange) {
  Value it = R[pc->b];
  if (AIO_LIKELY(is_kind(it, Kind::Iterator) &&
                 it.as_object()->aux == static_cast<uint16_t>(IteratorKind::Range))) {
    Iterator* range = static_cast<Iterator*>(it.as_object());
    int64_t i = range->position;
    if (AIO_LIKELY(range->step > 0 ? i < range->stop : i > range->stop)) {
      range->position = i + range->step;
      R[pc->a] = Value::small_int(i);
      AIO_NEXT(2);
    }
    AIO_NEXT(2 + data_word(pc + 1));
  }
  pc->op = number_of(Op::ForIter);
  AIO_DISPATCH();
}

namespace {
/// The list has no more items: its iterator lets go of it.
AIO_SLOW(for_iter_list_end) {
  Iterator* state = static_cast<Iterator*>(R[pc->b].as_object());
  vm->heap.shade(state->source);
  state->source = Value::undef();
  AIO_NEXT(2 + data_word(pc + 1));
}
}  // namespace

AIO_HANDLER(ForIterList) {
  Value it = R[pc->b];
  if (AIO_LIKELY(is_kind(it, Kind::Iterator) &&
                 it.as_object()->aux == static_cast<uint16_t>(IteratorKind::List))) {
    Iterator* state = static_cast<Iterator*>(it.as_object());
    if (AIO_LIKELY(!state->source.is_undef())) {
      List* list = static_cast<List*>(state->source.as_object());
      if (AIO_LIKELY(static_cast<uint64_t>(state->position) < list->size)) {
        R[pc->a] = list->items[state->position++];
        AIO_NEXT(2);
      }
      AIO_TAIL(for_iter_list_end);
    }
    AIO_NEXT(2 + data_word(pc + 1));
  }
  pc->op = number_of(Op::ForIter);
  AIO_DISPATCH();
}

// --- exceptions ----------------------------------------------------------------------------------

AIO_HANDLER(PushExc) {
  Value& handled = R[function_of(R)->exception_register];
  Value e = R[pc->b];
  R[pc->a] = handled;
  handled = e;
  AIO_NEXT(1);
}
AIO_HANDLER(PopExc) {
  R[function_of(R)->exception_register] = R[pc->a];
  AIO_NEXT(1);
}
AIO_HANDLER(Raise) {
  AIO_SAVE(1);
  raise_statement(*vm, R[pc->a], Value::undef());
  AIO_TAIL(unwind);
}
AIO_HANDLER(RaiseFrom) {
  AIO_SAVE(1);
  raise_statement(*vm, R[pc->a], R[pc->b]);
  AIO_TAIL(unwind);
}
AIO_HANDLER(RaiseCurrent) {
  AIO_SAVE(1);
  Value e = vm->handled_exception();
  if (e.is_none()) {
    (void)raise(*vm, ExceptionType::RuntimeError, "No active exception to reraise");
    AIO_TAIL(unwind);
  }
  vm->exception = e;
  AIO_TAIL(unwind_again);
}
AIO_HANDLER(Reraise) {
  AIO_SAVE(1);
  vm->exception = R[pc->a];
  AIO_TAIL(unwind_again);
}
AIO_HANDLER(MatchExc) { AIO_RESULT(1, match_exception(*vm, R[pc->b], R[pc->c])); }
AIO_HANDLER(MatchExcStar) {
  AIO_STATUS(1, match_exception_star(*vm, R[pc->b], R[pc->c], R + pc->a));
}
AIO_HANDLER(ExcInfo) {
  Value e = R[pc->b];
  R[pc->a] = Value::object(type_of(*vm, e));
  R[pc->a + 1] = e;
  R[pc->a + 2] = as<Exception>(e)->traceback;
  AIO_NEXT(1);
}
namespace {
AIO_SLOW(load_special_slow) {
  AIO_RESULT(1, load_special_method(*vm, R[pc->b], static_cast<SpecialUse>(pc->c)));
}

/// BoundMethod::shape for a method found on a class, which must be a function.
inline uint32_t bound_shape(Vm* vm, const Object* function) {
  BuiltinType type = BuiltinType::Method;
  if (function->kind == Kind::NativeFunction) {
    bool slot = function->shape == shape_id(*vm, BuiltinType::WrapperDescriptor);
    type = slot ? BuiltinType::MethodWrapper : BuiltinType::NativeFunction;
  }
  return shape_id(*vm, type);
}
}  // namespace

/// Here: the method is a function, and there is memory at hand for the bound method.
AIO_HANDLER(LoadSpecial) {
  Value v = R[pc->b];
  if (AIO_UNLIKELY(!v.is_object())) AIO_TAIL(load_special_slow);
  Type* type = vm->shapes[v.as_object()->shape]->type;
  Value method = type->special[static_cast<size_t>(special_of(static_cast<SpecialUse>(pc->c)))];
  if (AIO_UNLIKELY(!is_kind(method, Kind::Function) && !is_kind(method, Kind::NativeFunction)))
    AIO_TAIL(load_special_slow);
  auto* bound = static_cast<BoundMethod*>(vm->heap.take(Heap::size_class(sizeof(BoundMethod))));
  if (AIO_UNLIKELY(bound == nullptr)) AIO_TAIL(load_special_slow);
  *static_cast<Object*>(bound) =
      Object{bound_shape(vm, method.as_object()), Kind::BoundMethod, vm->heap.scanned_color(), 0};
  bound->function = method;
  bound->self = v;
  R[pc->a] = Value::object(bound);
  AIO_NEXT(1);
}

AIO_HANDLER(DropCheck) {
  Value v = R[pc->a];
  if (AIO_LIKELY(!v.is_object() ||
                 (v.as_object()->kind != Kind::Generator &&
                  v.as_object()->kind != Kind::NativeFrame && v.as_object()->kind != Kind::Task)))
    AIO_NEXT(1);
  AIO_STATUS(1, drop_check(*vm, v));
}

// --- patterns ------------------------------------------------------------------------------------

AIO_HANDLER(MatchMapping) { AIO_RESULT(1, match_mapping(*vm, R[pc->b])); }
AIO_HANDLER(MatchSequence) { AIO_RESULT(1, match_sequence(*vm, R[pc->b])); }
AIO_HANDLER(GetLen) { AIO_RESULT(1, pattern_length(*vm, R[pc->b])); }
AIO_HANDLER(MatchKeys) { AIO_RESULT(1, match_keys(*vm, R[pc->b], as<Tuple>(R[pc->c]))); }
AIO_HANDLER(MatchRest) { AIO_RESULT(1, match_rest(*vm, R[pc->b], as<Tuple>(R[pc->c]))); }
AIO_HANDLER(MatchClass) {
  uint32_t names = uint32_t{pc[1].b} | uint32_t{pc[1].c} << 16;
  AIO_RESULT(2, match_class(*vm, R[pc->b], R[pc->c], static_cast<uint32_t>(data_word(pc + 1)),
                            as<Tuple>(K[names])));
}

// --- modules -------------------------------------------------------------------------------------

AIO_HANDLER(ImportName) {
  AIO_RESULT(1, import_name(*vm, as<Str>(K[pc->c]), R[pc->b], R[pc->b + 1]));
}
AIO_HANDLER(ImportFrom) { AIO_RESULT(1, import_from(*vm, R[pc->b], as<Str>(K[pc->c]))); }
AIO_HANDLER(Intrinsic) {
  AIO_RESULT(1, run_intrinsic(*vm, static_cast<Intrinsic>(pc->c), R + pc->b));
}

}  // namespace aio
