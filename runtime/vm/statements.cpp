// Out-of-line parts of raise, except, with and expression statements. Texts are CPython's.
#include "runtime/vm/statements.hpp"

#include "runtime/object/iterator.hpp"
#include "runtime/task/future.hpp"
#include "runtime/vm/generators.hpp"
#include "runtime/vm/operators.hpp"

namespace aio {
namespace {

bool is_exception_class(Value v) {
  return is_kind(v, Kind::Type) && (as<Type>(v)->flags & kTypeException);
}

/// An instance from what stands behind raise or from: the class is called. exc: raised (also the
/// TypeError for others).
Value to_exception(Vm& vm, Value v, const char* complaint) {
  if (is_kind(v, Kind::Exception)) return v;
  if (is_exception_class(v)) {
    Value e = vm.call(v);
    if (e.is_exc()) return e;
    if (is_kind(e, Kind::Exception)) return e;
    return raise(
        vm, ExceptionType::TypeError,
        "calling <class '%s'> should have returned an instance of BaseException, not <class '%T'>",
        to_utf8(as<Type>(v)->name).c_str(), e);
  }
  return raise(vm, ExceptionType::TypeError, "%s", complaint);
}

}  // namespace

void raise_statement(Vm& vm, Value exception, Value cause) {
  Value e = to_exception(vm, exception, "exceptions must derive from BaseException");
  if (e.is_exc()) return;
  Rooted keep(vm, e);
  if (!cause.is_undef()) {
    Value c = Value::none();
    if (!cause.is_none()) {
      c = to_exception(vm, cause, "exception causes must derive from BaseException");
      if (c.is_exc()) return;
    }
    Exception* x = as<Exception>(keep);
    vm.heap.shade(x->cause);
    x->cause = c;
    x->flags |= Exception::kSuppressContext;
  }
  (void)raise_object(vm, keep);
}

namespace {

/// Checks the operand of except: classes, or tuples of them.
bool valid_except_operand(Value cls) {
  if (is_exception_class(cls)) return true;
  Tuple* tuple = dyn_as<Tuple>(cls);
  if (!tuple) return false;
  for (size_t i = 0; i < tuple->size; ++i) {
    if (!is_exception_class(tuple->items()[i])) return false;
  }
  return true;
}

bool exception_matches(Vm& vm, Value exception, Value cls) {
  Type* type = type_of(vm, exception);
  if (is_kind(cls, Kind::Type)) return is_subtype(type, as<Type>(cls));
  Tuple* tuple = as<Tuple>(cls);
  for (size_t i = 0; i < tuple->size; ++i) {
    if (is_subtype(type, as<Type>(tuple->items()[i]))) return true;
  }
  return false;
}

}  // namespace

Value match_exception(Vm& vm, Value exception, Value cls) {
  if (!valid_except_operand(cls))
    return raise(vm, ExceptionType::TypeError,
                 "catching classes that do not inherit from BaseException is not allowed");
  return Value::boolean(exception_matches(vm, exception, cls));
}

Status match_exception_star(Vm& vm, Value exception, Value cls, Value* out) {
  if (exception.is_none()) {
    out[0] = out[1] = Value::none();
    return Status::Ok;
  }
  if (!valid_except_operand(cls))
    return raise(vm, ExceptionType::TypeError,
                 "catching classes that do not inherit from BaseException is not allowed");
  Type* group = exception_type(vm, ExceptionType::BaseExceptionGroup);
  const Value* classes = is_kind(cls, Kind::Tuple) ? as<Tuple>(cls)->items() : &cls;
  size_t count = is_kind(cls, Kind::Tuple) ? as<Tuple>(cls)->size : 1;
  for (size_t i = 0; i < count; ++i) {
    if (is_subtype(as<Type>(classes[i]), group))
      return raise(vm, ExceptionType::TypeError,
                   "catching ExceptionGroup with except* is not allowed. Use except instead.");
  }
  AIO_TRY(GroupMatch match, exception_group_match(vm, exception, cls));
  out[0] = match.matched;
  out[1] = match.rest;
  return Status::Ok;
}

// --- with ----------------------------------------------------------------------------------------

Value load_special_method(Vm& vm, Value v, SpecialUse use) {
  Special which = special_of(use);
  Type* type = type_of(vm, v);
  Value method = lookup_special(vm, type, which);
  if (!method.is_undef()) {
    if (is_kind(method, Kind::Function) || is_kind(method, Kind::NativeFunction))
      return make_bound_method(vm, method, v);
    // Other descriptors bind as attribute access through the class would.
    Value get = lookup_special(vm, type_of(vm, method), Special::Get);
    if (get.is_undef()) return method;
    Value args[2] = {v, Value::object(type)};
    return call_special(vm, method, Special::Get, args, 2);
  }
  bool async = use == SpecialUse::AsyncEnter || use == SpecialUse::AsyncExit;
  bool enter = use == SpecialUse::Enter || use == SpecialUse::AsyncEnter;
  const char* what = async ? "asynchronous context manager" : "context manager";
  return raise(vm, ExceptionType::TypeError, "'%T' object does not support the %s protocol%s", v,
               what,
               enter   ? ""
               : async ? " (missed __aexit__ method)"
                       : " (missed __exit__ method)");
}

Status drop_check(Vm& vm, Value v) {
  if (is_kind(v, Kind::Task)) {
    Task* t = as<Task>(v);
    if (!t->done()) t->aux |= Future::kDropped;
    return Status::Ok;
  }
  ChainFrame* f = as<ChainFrame>(v);
  if (f->flags & kFlagFinalized) return Status::Ok;
  if (Generator* g = dyn_as<Generator>(v);
      g && g->flags & Generator::kOfLoop && g->shape == shape_id(vm, BuiltinType::Generator)) {
    g->flags &= static_cast<uint8_t>(~Generator::kOfLoop);
    finalize_generator(vm, g);  // a loop over it was left early
    return Status::Ok;
  }
  if (reinterpret_cast<Value*>(f->root) != f->regs()) return Status::Ok;
  std::string name = unawaited_name(f);
  if (name.empty()) return Status::Ok;
  f->flags |= kFlagFinalized;
  return vm.warn(ExceptionType::RuntimeWarning, name + " was never awaited");
}

}  // namespace aio
