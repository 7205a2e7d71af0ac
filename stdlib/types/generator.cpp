// Generators, coroutines, async generators and the awaitables they make, as scripts see them. The
// work is done by runtime/vm/generators.
#include "runtime/vm/generators.hpp"

#include "runtime/vm/frame_info.hpp"
#include "stdlib/types/generic_alias.hpp"
#include "stdlib/types/support.hpp"

namespace aio {
namespace {

ChainFrame* chain(Value self) { return static_cast<ChainFrame*>(self.as_object()); }
Generator* generator(Value self) { return as<Generator>(self); }
bool is_native_frame_object(Value self) { return is_kind(self, Kind::NativeFrame); }

Value chain_send(Vm& vm, Value self, Value value) { return generator_send(vm, chain(self), value); }
Value chain_next(Vm& vm, Value self) { return generator_send(vm, chain(self), Value::none()); }
Value chain_close(Vm& vm, Value self) { return generator_close(vm, chain(self)); }
Value chain_self(Vm&, Value self) { return self; }

Value chain_throw(Vm& vm, Value self, Value type, Value value, Value traceback) {
  if (!value.is_undef() || !traceback.is_undef())
    AIO_CHECK(vm.warn(ExceptionType::DeprecationWarning,
                      "the (type, exc, tb) signature of throw() is deprecated, use the single-arg "
                      "signature instead."));
  return generator_throw_args(vm, chain(self), type, value, traceback);
}

Value coroutine_await(Vm& vm, Value self) {
  if (is_native_frame_object(self)) return self;
  return coroutine_wrapper(vm, generator(self));
}

/// Nothing to do: the collector finalizes generators itself.
void chain_del(Vm&, Value) {}
int64_t chain_sizeof(Vm&, Value self) {
  if (is_native_frame_object(self)) return static_cast<int64_t>(as<NativeFrame>(self)->bytes());
  return static_cast<int64_t>(sizeof(ChainFrame) +
                              8u * function_of(chain(self)->regs())->register_count);
}

Function* function_of_generator(Value self) {
  return is_native_frame_object(self) ? nullptr : dyn_as<Function>(chain(self)->header.function);
}

Value native_name(Vm& vm, Value self) {
  const NativeCoroutine* coroutine = as<NativeFrame>(self)->coroutine;
  return make_str(vm, coroutine ? coroutine->name : "coroutine");
}

Value get_name(Vm& vm, Value self) {
  Function* f = function_of_generator(self);
  return f ? get_attr(vm, Value::object(f), vm.names.dunder_name) : native_name(vm, self);
}
Value get_qualname(Vm& vm, Value self) {
  Function* f = function_of_generator(self);
  return f ? get_attr(vm, Value::object(f), vm.names.dunder_qualname) : native_name(vm, self);
}

/// Names are read from the function: a generator with a name of its own gets a function of its own.
Status set_own_name(Vm& vm, Value self, Value value, Value FunctionExtra::*member,
                    const char* attribute) {
  if (!is_kind(value, Kind::Str))
    return raise(vm, ExceptionType::TypeError, "%s must be set to a string object", attribute);
  Function* shared = function_of_generator(self);
  if (!shared)
    return raise(vm, ExceptionType::AttributeError, "attribute '%s' is not writable", attribute);
  Rooted keep(vm, value);
  Rooted own(vm, vm.make_function(shared->code, shared->globals));
  auto* f = own.as<Function>();
  f->closure = shared->closure;
  f->defaults = shared->defaults;
  FunctionExtra* extra = function_extra(vm, f);
  if (shared->extra) *extra = *shared->extra;
  extra->*member = value;
  vm.heap.shade(chain(self)->header.function);
  chain(self)->header.function = own;
  return Status::Ok;
}
Status set_name(Vm& vm, Value self, Value value) {
  return set_own_name(vm, self, value, &FunctionExtra::name, "__name__");
}
Status set_qualname(Vm& vm, Value self, Value value) {
  return set_own_name(vm, self, value, &FunctionExtra::qualname, "__qualname__");
}

Value chain_repr(Vm& vm, Value self) {
  AIO_TRY(Value name, get_qualname(vm, self));
  StrBuilder out(vm);
  out.append_ascii("<");
  out.append(type_name(vm, self));
  out.append_ascii(" object ");
  if (auto* s = dyn_as<Str>(name)) out.append(s);
  out.append_ascii(" at " + address_text(self) + ">");
  return out.finish();
}

Value get_running(Vm&, Value self) { return Value::boolean(generator_running(chain(self))); }
Value get_async_running(Vm&, Value self) {
  return Value::boolean(generator_running(chain(self)) ||
                        generator(self)->flags & Generator::kRunningAsync);
}
Value get_suspended(Vm&, Value self) { return Value::boolean(generator_suspended(chain(self))); }
Value get_delegate(Vm& vm, Value self) { return generator_delegate(vm, chain(self)); }
Value get_code(Vm&, Value self) {
  Function* f = function_of_generator(self);
  return f ? Value::object(f->code) : Value::none();
}
Value get_frame_object(Vm& vm, Value self) {
  if (is_native_frame_object(self) || chain(self)->state() == FrameState::Finished)
    return Value::none();
  return frame_proxy(vm, chain(self)->regs());
}
Value get_origin(Vm&, Value) { return Value::none(); }

Value class_getitem(Vm& vm, Value cls, Value key) { return make_generic_alias(vm, cls, key); }

// --- async generators ---

Value agen_anext(Vm& vm, Value self) {
  return async_generator_asend(vm, generator(self), Value::none());
}
Value agen_asend(Vm& vm, Value self, Value value) {
  return async_generator_asend(vm, generator(self), value);
}
Value agen_aclose(Vm& vm, Value self) { return async_generator_aclose(vm, generator(self)); }

/// An exception object from athrow()'s arguments, as throw() checks them.
Value thrown_exception(Vm& vm, Value type, Value value) {
  if (is_kind(type, Kind::Exception)) {
    if (!or_none(value).is_none())
      return raise(vm, ExceptionType::TypeError,
                   "instance exception may not have a separate value");
    return type;
  }
  auto* cls = dyn_as<Type>(type);
  if (!cls || !(cls->flags & kTypeException))
    return raise(vm, ExceptionType::TypeError,
                 "exceptions must be classes or instances deriving from BaseException, not %T",
                 type.bits);
  if (is_instance(vm, value, cls)) return value;
  Value made;
  if (or_none(value).is_none()) made = vm.call(type);
  else if (auto* args = dyn_as<Tuple>(value)) made = vm.call(type, args->items(), args->size);
  else made = vm.call(type, value);
  if (made.is_exc() || is_kind(made, Kind::Exception)) return made;
  Rooted keep(vm, made);
  AIO_TRY(Value text, repr_of(vm, type));
  return raise(vm, ExceptionType::TypeError,
               "calling %S should have returned an instance of BaseException, not %T",
               as<Str>(text), keep.get());
}

Value agen_athrow(Vm& vm, Value self, Value type, Value value, Value traceback) {
  if (!or_none(traceback).is_none() && !is_kind(traceback, Kind::Traceback))
    return raise(vm, ExceptionType::TypeError, "throw() third argument must be a traceback object");
  if (!value.is_undef() || !traceback.is_undef())
    AIO_CHECK(vm.warn(ExceptionType::DeprecationWarning,
                      "the (type, exc, tb) signature of athrow() is deprecated, use the single-arg "
                      "signature instead."));
  AIO_TRY(Value exception, thrown_exception(vm, type, value));
  if (is_kind(traceback, Kind::Traceback)) {
    vm.heap.shade(as<Exception>(exception)->traceback);
    as<Exception>(exception)->traceback = traceback;
  }
  return async_generator_athrow(vm, generator(self), exception);
}

#define AIO_SEND                                                                                 \
  def<chain_send>("send(self, arg, /)",                                                          \
                  "send(arg) -> send 'arg' into generator,\nreturn next yielded value or raise " \
                  "StopIteration.")
#define AIO_THROW                                                                             \
  def<chain_throw>("throw(self, type, value=<unset>, traceback=<unset>, /)",                  \
                   "throw(value)\nthrow(type[,value[,tb]])\n\nRaise exception in generator, " \
                   "return next yielded value or raise\nStopIteration.")
#define AIO_CLOSE \
  def<chain_close>("close(self, /)", "close() -> raise GeneratorExit inside generator.")
#define AIO_ITER def<chain_self>("__iter__(self, /)", "Implement iter(self).")
#define AIO_NEXT_ROW def<chain_next>("__next__(self, /)", "Implement next(self).")
#define AIO_AWAIT_SELF \
  def<chain_self>("__await__(self, /)", "Return an iterator to be used in await expression.")
#define AIO_COMMON                                                          \
  def<chain_repr>("__repr__(self, /)"), def<chain_del>("__del__(self, /)"), \
      def<chain_sizeof>("__sizeof__(self, /)"),                             \
      class_def<class_getitem>("__class_getitem__(cls, key, /)", "See PEP 585")

constexpr NativeDef kGeneratorMethods[] = {AIO_SEND, AIO_THROW,    AIO_CLOSE,
                                           AIO_ITER, AIO_NEXT_ROW, AIO_COMMON};
constexpr GetSetDef kGeneratorGetSets[] = {
    {"__name__", get_name, set_name}, {"__qualname__", get_qualname, set_qualname},
    {"gi_running", get_running},      {"gi_suspended", get_suspended},
    {"gi_yieldfrom", get_delegate},   {"gi_code", get_code},
    {"gi_frame", get_frame_object}};
constexpr NativeDef kCoroutineMethods[] = {
    AIO_SEND, AIO_THROW, AIO_CLOSE,
    def<coroutine_await>("__await__(self, /)",
                         "Return an iterator to be used in await expression."),
    AIO_COMMON};
constexpr GetSetDef kCoroutineGetSets[] = {
    {"__name__", get_name, set_name}, {"__qualname__", get_qualname, set_qualname},
    {"cr_running", get_running},      {"cr_suspended", get_suspended},
    {"cr_await", get_delegate},       {"cr_code", get_code},
    {"cr_frame", get_frame_object},   {"cr_origin", get_origin}};
constexpr NativeDef kAsyncGeneratorMethods[] = {
    def<chain_self>("__aiter__(self, /)",
                    "Return an awaitable, that resolves in asynchronous iterator."),
    def<agen_anext>("__anext__(self, /)", "Return a value or raise StopAsyncIteration."),
    def<agen_asend>("asend(self, value, /)", "asend(v) -> send 'v' in generator."),
    def<agen_athrow>("athrow(self, type, value=<unset>, traceback=<unset>, /)",
                     "athrow(value)\nathrow(type[,value[,tb]])\n\nraise exception in generator."),
    def<agen_aclose>("aclose(self, /)", "aclose() -> raise GeneratorExit inside generator."),
    AIO_COMMON};
constexpr GetSetDef kAsyncGeneratorGetSets[] = {
    {"__name__", get_name, set_name},  {"__qualname__", get_qualname, set_qualname},
    {"ag_running", get_async_running}, {"ag_suspended", get_suspended},
    {"ag_await", get_delegate},        {"ag_code", get_code},
    {"ag_frame", get_frame_object}};
constexpr NativeDef kWrapperMethods[] = {AIO_SEND, AIO_THROW, AIO_CLOSE, AIO_ITER, AIO_NEXT_ROW};
constexpr NativeDef kAwaitableMethods[] = {AIO_SEND,
                                           AIO_THROW,
                                           AIO_CLOSE,
                                           AIO_ITER,
                                           AIO_NEXT_ROW,
                                           AIO_AWAIT_SELF,
                                           def<chain_del>("__del__(self, /)")};

}  // namespace

extern const TypeDef kGeneratorType, kCoroutineType, kAsyncGeneratorType, kCoroutineWrapperType,
    kAsyncGenASendType, kAsyncGenAThrowType, kNativeCoroutineType;
const TypeDef kGeneratorType = {
    .name = "generator", .methods = kGeneratorMethods, .getsets = kGeneratorGetSets};
const TypeDef kCoroutineType = {
    .name = "coroutine", .methods = kCoroutineMethods, .getsets = kCoroutineGetSets};
const TypeDef kAsyncGeneratorType = {.name = "async_generator",
                                     .methods = kAsyncGeneratorMethods,
                                     .getsets = kAsyncGeneratorGetSets};
const TypeDef kCoroutineWrapperType = {
    .name = "coroutine_wrapper",
    .doc = "A wrapper object implementing __await__ for coroutines.",
    .methods = kWrapperMethods};
const TypeDef kAsyncGenASendType = {.name = "async_generator_asend", .methods = kAwaitableMethods};
const TypeDef kAsyncGenAThrowType = {.name = "async_generator_athrow",
                                     .methods = kAwaitableMethods};
const TypeDef kNativeCoroutineType = {
    .name = "coroutine", .methods = kCoroutineMethods, .getsets = kCoroutineGetSets};

}  // namespace aio
