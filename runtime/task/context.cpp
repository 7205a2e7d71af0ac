// Context variables: where the current context lives and how it is copied for free.
//
// A context's variables are an immutable Dict (or None when there are none): setting one makes a
// new Dict. So copying a context is sharing that Dict, and tasks that set no variable need no
// Context object at all: their `context` is the snapshot itself.
#include "runtime/object/object_model.hpp"
#include "runtime/task/scheduler.hpp"

namespace aio {
namespace {

bool is_context(Vm& vm, Value v) {
  return is_kind(v, Kind::Native) && type_of(vm, v) == vm.scheduler->type(AsyncType::Context);
}

}  // namespace

Value snapshot_context(Vm& vm) {
  Value now = vm.scheduler->context;
  return is_context(vm, now) ? static_cast<ContextObject*>(now.as_object())->vars : now;
}

ContextObject* context_object(Vm& vm, Value context) {
  if (is_context(vm, context)) return static_cast<ContextObject*>(context.as_object());
  auto* c = static_cast<ContextObject*>(new_instance(vm, vm.scheduler->type(AsyncType::Context)));
  c->vars = is_kind(context, Kind::Dict) ? context : Value::none();
  return c;
}

ContextObject* current_context(Vm& vm) {
  ContextObject* c = context_object(vm, vm.scheduler->context);
  vm.scheduler->context = Value::object(c);
  return c;
}

}  // namespace aio
