// What scripts and natives do with generators and coroutines: methods, awaitables, finalization.
#include "runtime/vm/generators.hpp"

#include "runtime/object/iterator.hpp"
#include "runtime/vm/chain.hpp"
#include "runtime/vm/operators.hpp"

namespace aio {

uint32_t generator_flags(Generator* g) {
  return static_cast<Function*>(g->header.function.as_object())->code->unit->flags;
}

Generator* make_generator(Vm& vm, Function* f, const Value* args, bool awaited) {
  const CodeUnit& unit = *f->code->unit;
  uint32_t flags = unit.flags, registers = f->register_count;
  uint32_t shape = flags & kCodeAsyncGenerator ? vm.async_generator_shape
                   : flags & kCodeCoroutine    ? vm.coroutine_shape
                                               : shape_id(vm, BuiltinType::Generator);
  Generator* g = vm.heap.make<Generator>(shape, sizeof(ChainFrame) + sizeof(Value) * registers);
  g->aux = static_cast<uint16_t>(FrameState::Created);
  Value* regs = g->regs();
  g->root = reinterpret_cast<uintptr_t>(regs);
  g->header = FrameHeader{Value::object(f), 0, pack_resume(f->entry, 0, 0)};
  uint32_t parameters = f->parameter_count, i = 0;
  if (!(f->aux & Function::kPlainParameters)) {
    parameters += unit.keyword_only_count + (flags & kCodeVarArgs ? 1u : 0u) +
                  (flags & kCodeVarKeywords ? 1u : 0u) + (flags & kCodeNames ? 1u : 0u);
  }
  for (; i < parameters; ++i) regs[i] = args[i];
  for (; i < registers; ++i) regs[i] = Value::undef();
  // Dead coroutines may have to warn, dead suspended generators to run finally blocks.
  // (One that is awaited at once is reached through its awaiter, which is closed first.)
  if (!awaited && (flags & (kCodeCoroutine | kCodeAsyncGenerator) || !unit.handlers.empty()))
    vm.heap.register_finalizable(g);
  return g;
}

namespace {

void init_native_frame(NativeFrame* n, NativeFrameKind kind, FrameState state, uint16_t count,
                       const NativeCoroutine* coroutine) {
  n->aux = static_cast<uint16_t>(state);
  n->root = reinterpret_cast<uintptr_t>(n->regs());
  n->header = FrameHeader{Value::none(), 0, 0};
  n->native_kind = kind;
  n->phase = 0;
  n->count = count;
  n->reserved = 0;
  n->coroutine = coroutine;
}

}  // namespace

NativeFrame* make_native_coroutine(Vm& vm, const NativeCoroutine& coroutine, const Value* locals,
                                   uint16_t count) {
  NativeFrame* n = vm.heap.make<NativeFrame>(vm.native_coroutine_shape,
                                             sizeof(NativeFrame) + sizeof(Value) * count);
  init_native_frame(n, NativeFrameKind::Coroutine, FrameState::Created, count, &coroutine);
  for (unsigned i = 0; i < count; ++i) n->locals[i] = locals[i];
  return n;
}

namespace {

NativeFrame* make_native_frame(Vm& vm, NativeFrameKind kind, BuiltinType type, Value target,
                               Value value) {
  size_t bytes = sizeof(NativeFrame) + sizeof(Value) * NativeFrame::kAwaitableSlots;
  NativeFrame* n = vm.heap.make<NativeFrame>(shape_id(vm, type), bytes);
  init_native_frame(n, kind, FrameState::Suspended, NativeFrame::kAwaitableValues, nullptr);
  n->target() = target;
  n->value() = value;
  n->saved_top() = n->saved_base() = nullptr;
  return n;
}

}  // namespace

bool driven_by_task(Vm& vm) {
  return !vm.stack->runs.empty() && vm.stack->runs.back().how == How::Task;
}

// --- driving -------------------------------------------------------------------------------------

Value Vm::resume(ChainFrame* g, How how, Value sent) {
  ChainOutcome o = resume_chain(*this, g, how == How::For ? How::Host : how, sent);
  if (o.kind == Outcome::Yield) return o.value;
  if (o.kind == Outcome::Raise) {
    if (how == How::For && exception_is(*this, o.value, ExceptionType::StopIteration))
      return Value::undef();
    exception = o.value;
    return Value::exc();
  }
  if (how == How::For) return Value::undef();
  if (o.value.is_none()) return raise_args(*this, ExceptionType::StopIteration, nullptr, 0);
  return raise_value(*this, ExceptionType::StopIteration, o.value);
}

Value Vm::resume_throw(ChainFrame* g, Value e, How how) {
  ChainOutcome o = throw_into_chain(*this, g, how, e);
  if (o.kind == Outcome::Yield) return o.value;
  if (o.kind == Outcome::Raise) {
    exception = o.value;
    return Value::exc();
  }
  if (o.value.is_none()) return raise_args(*this, ExceptionType::StopIteration, nullptr, 0);
  return raise_value(*this, ExceptionType::StopIteration, o.value);
}

Value Vm::close_generator(ChainFrame* g) { return generator_close(*this, g); }

Value generator_send(Vm& vm, ChainFrame* g, Value value) { return vm.resume(g, How::Send, value); }
Value generator_next(Vm& vm, ChainFrame* g) { return vm.resume(g, How::For, Value::none()); }
Value generator_throw(Vm& vm, ChainFrame* g, Value exception) {
  return vm.resume_throw(g, exception, How::Send);
}

Value generator_throw_args(Vm& vm, ChainFrame* g, Value type, Value value, Value traceback) {
  if (!traceback.is_undef() && !traceback.is_none() && !is_kind(traceback, Kind::Traceback))
    return raise(vm, ExceptionType::TypeError, "throw() third argument must be a traceback object");
  Rooted e(vm, type);
  if (is_kind(type, Kind::Type) && as<Type>(type)->flags & kTypeException) {
    Value made;
    if (value.is_undef() || value.is_none()) made = vm.call(type);
    else if (is_kind(value, Kind::Exception) && is_subtype(type_of(vm, value), as<Type>(type)))
      made = value;
    else if (Tuple* args = dyn_as<Tuple>(value)) made = vm.call(type, args->items(), args->size);
    else made = vm.call(type, value);
    // What goes wrong here is thrown into the generator instead.
    if (!made.is_exc() && !is_kind(made, Kind::Exception)) {
      Rooted keep(vm, made);
      AIO_TRY(Value text, repr_of(vm, type));
      made = raise(vm, ExceptionType::TypeError,
                   "calling %S should have returned an instance of BaseException, not %T",
                   as<Str>(text), keep.get());
    }
    e = made.is_exc() ? take_exception(vm) : made;
  } else if (is_kind(type, Kind::Exception)) {
    if (!value.is_undef() && !value.is_none())
      return raise(vm, ExceptionType::TypeError,
                   "instance exception may not have a separate value");
  } else {
    return raise(vm, ExceptionType::TypeError,
                 "exceptions must be classes or instances deriving from BaseException, not %T",
                 type);
  }
  if (is_kind(traceback, Kind::Traceback)) {
    vm.heap.shade(as<Exception>(e)->traceback);
    as<Exception>(e)->traceback = traceback;
  }
  return generator_throw(vm, g, e);
}

Value generator_close(Vm& vm, ChainFrame* g) {
  bool native = g->kind == Kind::NativeFrame;
  if (native && static_cast<NativeFrame*>(g)->native_kind == NativeFrameKind::Wrapper) {
    // As its coroutine's close(): nothing to do unless that is suspended.
    Generator* coroutine = as<Generator>(static_cast<NativeFrame*>(g)->target());
    if (coroutine->state() != FrameState::Suspended && !chain_running(coroutine))
      return generator_close(vm, coroutine);
  }
  if (!native && g->state() == FrameState::Finished) return Value::none();
  if (native && static_cast<NativeFrame*>(g)->native_kind == NativeFrameKind::Coroutine &&
      g->state() != FrameState::Suspended) {
    g->set_state(FrameState::Finished);
    return Value::none();
  }
  if (native && static_cast<NativeFrame*>(g)->native_kind != NativeFrameKind::Wrapper &&
      static_cast<NativeFrame*>(g)->native_kind != NativeFrameKind::Coroutine &&
      static_cast<NativeFrame*>(g)->phase == 2)
    return Value::none();
  How how = native && static_cast<NativeFrame*>(g)->native_kind != NativeFrameKind::Wrapper &&
                    static_cast<NativeFrame*>(g)->native_kind != NativeFrameKind::Coroutine
                ? How::AClose
                : How::Close;
  (void)raise_args(vm, ExceptionType::GeneratorExit, nullptr, 0);
  Value exit = take_exception(vm);
  if (how == How::AClose) as<Exception>(exit)->context = Value::none();
  ChainOutcome o = throw_into_chain(vm, g, how, exit);
  switch (o.kind) {
    case Outcome::Return: return how == How::AClose ? Value::none() : o.value;
    case Outcome::Yield: {
      const char* name =
          how == How::AClose || native                                        ? "coroutine"
          : generator_flags(static_cast<Generator*>(g)) & kCodeAsyncGenerator ? "async generator"
          : generator_flags(static_cast<Generator*>(g)) & kCodeCoroutine      ? "coroutine"
                                                                              : "generator";
      return raise(vm, ExceptionType::RuntimeError, "%s ignored GeneratorExit", name);
    }
    case Outcome::Raise:
      if (exception_is(vm, o.value, ExceptionType::GeneratorExit)) return Value::none();
      if (exception_is(vm, o.value, ExceptionType::StopIteration))
        return how == How::AClose ? Value::none() : field_of(o.value, 0);
      if (how == How::AClose && exception_is(vm, o.value, ExceptionType::StopAsyncIteration))
        return Value::none();
      vm.exception = o.value;
      return Value::exc();
    case Outcome::Settled: break;  // of batch runs only
  }
  return Value::none();
}

// --- async generators and wrappers ---------------------------------------------------------------

Value coroutine_wrapper(Vm& vm, Generator* coroutine) {
  NativeFrame* n = make_native_frame(vm, NativeFrameKind::Wrapper, BuiltinType::CoroutineWrapper,
                                     Value::object(coroutine), Value::undef());
  return Value::object(n);
}

namespace {

/// The first use of an async generator tells the hooks (sys.set_asyncgen_hooks).
Status call_first_iteration_hook(Vm& vm, Generator* agen) {
  if (agen->flags & Generator::kHooksCalled) return Status::Ok;
  agen->flags |= Generator::kHooksCalled;
  if (vm.asyncgen_firstiter.is_undef() || vm.asyncgen_firstiter.is_none()) return Status::Ok;
  Rooted keep(vm, agen);
  return failed(vm.call(vm.asyncgen_firstiter, Value::object(agen))) ? Status::Raised : Status::Ok;
}

}  // namespace

namespace {

/// An awaitable that a script asked for: it may forget to await it.
Value make_async_step(Vm& vm, NativeFrameKind kind, BuiltinType type, Generator* agen,
                      Value value) {
  NativeFrame* n = make_native_frame(vm, kind, type, Value::object(agen), value);
  vm.heap.register_finalizable(n);
  return Value::object(n);
}

}  // namespace

Value async_generator_asend(Vm& vm, Generator* agen, Value value) {
  AIO_CHECK(call_first_iteration_hook(vm, agen));
  return make_async_step(vm, NativeFrameKind::ASend, BuiltinType::AsyncGenASend, agen, value);
}
NativeFrame* make_started_asend(Vm& vm, Generator* agen) {
  NativeFrame* n = make_native_frame(vm, NativeFrameKind::ASend, BuiltinType::AsyncGenASend,
                                     Value::object(agen), Value::none());
  n->phase = NativeFrame::kIter;
  return n;
}
Value async_generator_athrow(Vm& vm, Generator* agen, Value exception) {
  AIO_CHECK(call_first_iteration_hook(vm, agen));
  return make_async_step(vm, NativeFrameKind::AThrow, BuiltinType::AsyncGenAThrow, agen, exception);
}
Value async_generator_aclose(Vm& vm, Generator* agen) {
  AIO_CHECK(call_first_iteration_hook(vm, agen));
  return make_async_step(vm, NativeFrameKind::AClose, BuiltinType::AsyncGenAThrow, agen,
                         Value::undef());
}

void note_loop(Vm& vm, Generator* g, const Insn* next) {
  if (next->op == static_cast<uint16_t>(Op::GetIter) &&
      g->shape == shape_id(vm, BuiltinType::Generator))
    g->flags |= Generator::kOfLoop;
}

// --- introspection -------------------------------------------------------------------------------

bool generator_running(ChainFrame* g) { return chain_running(g); }

bool generator_suspended(ChainFrame* g) {
  return g->state() == FrameState::Suspended && !chain_running(g);
}

Value generator_delegate(Vm&, ChainFrame* g) {
  if (g->kind == Kind::NativeFrame || !generator_suspended(g) || resume_back(g->header.resume) != 0)
    return Value::none();
  Value delegate = g->regs()[resume_pc(g->header.resume)->b];
  if (delegate.is_undef()) return Value::none();  // a native wait without an object of its own
  if (is_kind(delegate, Kind::Generator) || is_kind(delegate, Kind::NativeFrame))
    static_cast<ChainFrame*>(delegate.as_object())->expose();
  return delegate;
}

// --- awaitables ----------------------------------------------------------------------------------

Value get_awaitable(Vm& vm, Value v, unsigned context) {
  if (Generator* g = dyn_as<Generator>(v)) {
    uint32_t flags = generator_flags(g);
    if (flags & kCodeCoroutine) {
      if (g->state() == FrameState::Suspended && !chain_running(g) &&
          resume_back(g->header.resume) == 0)
        return raise(vm, ExceptionType::RuntimeError, "coroutine is being awaited already");
      return v;
    }
    if (flags & kCodeIterableCoroutine) return v;
  }
  if (NativeFrame* n = dyn_as<NativeFrame>(v); n && n->native_kind != NativeFrameKind::Wrapper)
    return v;
  Type* type = type_of(vm, v);
  Value await = lookup_special(vm, type, Special::Await);
  if ((is_kind(v, Kind::Future) || is_kind(v, Kind::Task)) && is_kind(await, Kind::NativeFunction))
    return v;
  if (await.is_undef()) {
    if (context == 1)
      return raise(
          vm, ExceptionType::TypeError,
          "'async with' received an object from __aenter__ that does not implement __await__: %T",
          v);
    if (context == 2)
      return raise(
          vm, ExceptionType::TypeError,
          "'async with' received an object from __aexit__ that does not implement __await__: %T",
          v);
    return raise(vm, ExceptionType::TypeError, "object %T can't be used in 'await' expression", v);
  }
  Value it = call_special(vm, v, Special::Await);
  if (it.is_exc()) return it;
  if (Generator* g = dyn_as<Generator>(it);
      g && generator_flags(g) & (kCodeCoroutine | kCodeIterableCoroutine))
    return raise(vm, ExceptionType::TypeError, "__await__() returned a coroutine");
  if (lookup_special(vm, type_of(vm, it), Special::Next).is_undef())
    return raise(vm, ExceptionType::TypeError, "__await__() returned non-iterator of type '%T'",
                 it);
  return it;
}

Value get_yield_from_iter(Vm& vm, Value v, bool in_coroutine) {
  if (Generator* g = dyn_as<Generator>(v)) {
    uint32_t flags = generator_flags(g);
    if (flags & kCodeCoroutine) {
      if (!in_coroutine)
        return raise(vm, ExceptionType::TypeError,
                     "cannot 'yield from' a coroutine object in a non-coroutine generator");
      return v;  // unlike await, `yield from` takes one that is suspended at an await of its own
    }
    if (!(flags & kCodeAsyncGenerator)) return v;
  }
  // A native coroutine is its own __await__ iterator.
  if (is_kind(v, Kind::NativeFrame) &&
      static_cast<NativeFrame*>(v.as_object())->native_kind == NativeFrameKind::Coroutine)
    return v;
  return get_iter(vm, v);
}

// --- finalization --------------------------------------------------------------------------------

bool needs_close(Generator* g) {
  if (g->state() != FrameState::Suspended) return false;
  Function* f = static_cast<Function*>(g->header.function.as_object());
  uint32_t at = static_cast<uint32_t>(instruction_of(g->header.resume) - f->code->instructions);
  if (resume_back(g->header.resume) == 0) return true;
  for (const Handler& h : f->code->unit->handlers) {
    if (h.start <= at && at < h.end) return true;
  }
  return false;
}

void finalize_generator(Vm& vm, Generator* g) {
  uint32_t flags = generator_flags(g);
  if (g->state() == FrameState::Created) {
    if (flags & kCodeCoroutine && !(g->flags & kFlagFinalized)) {
      g->flags |= kFlagFinalized;
      Function* f = static_cast<Function*>(g->header.function.as_object());
      (void)vm.warn(ExceptionType::RuntimeWarning,
                    "coroutine '" + to_utf8(f->code->qualname) + "' was never awaited");
    }
    return;
  }
  if (g->header.caller != 0 || chain_running(g) || !needs_close(g)) return;
  if (flags & kCodeAsyncGenerator && !vm.asyncgen_finalizer.is_undef() &&
      !vm.asyncgen_finalizer.is_none()) {
    if (!(g->flags & Generator::kClosed) &&
        vm.call(vm.asyncgen_finalizer, Value::object(g)).is_exc())
      vm.report_unraisable(Value::object(g));
    return;
  }
  if (generator_close(vm, g).is_exc()) vm.report_unraisable(Value::object(g));
}

void finalize_native_coroutine(Vm& vm, NativeFrame* n) {
  std::string name = n->flags & kFlagFinalized ? "" : unawaited_name(n);
  if (name.empty()) return;
  n->flags |= kFlagFinalized;
  (void)vm.warn(ExceptionType::RuntimeWarning, name + " was never awaited");
}

std::string unawaited_name(ChainFrame* f) {
  if (Generator* g = dyn_as<Generator>(Value::object(f))) {
    if (g->state() != FrameState::Created || !(generator_flags(g) & kCodeCoroutine)) return "";
    return "coroutine '" + to_utf8(function_of(g->regs())->code->qualname) + "'";
  }
  NativeFrame* n = static_cast<NativeFrame*>(f);
  if (n->native_kind == NativeFrameKind::Coroutine)
    return n->state() == FrameState::Created ? "coroutine '" + std::string(n->coroutine->name) + "'"
                                             : "";
  const char* method = n->native_kind == NativeFrameKind::ASend    ? "asend"
                       : n->native_kind == NativeFrameKind::AThrow ? "athrow"
                       : n->native_kind == NativeFrameKind::AClose ? "aclose"
                                                                   : nullptr;
  Generator* owner = dyn_as<Generator>(n->target());
  if (!method || n->phase != NativeFrame::kInit || !owner) return "";
  Function* function = static_cast<Function*>(owner->header.function.as_object());
  return "coroutine method '" + std::string(method) + "' of '" + to_utf8(function->code->qualname) +
         "'";
}

}  // namespace aio
