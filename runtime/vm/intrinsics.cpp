// The Intrinsic instruction: rare operations that need no opcode of their own. Type parameters are
// objects of module typing's classes, reached when they are first used.
#include "runtime/native/native.hpp"
#include "runtime/vm/operators.hpp"
#include "runtime/vm/statements.hpp"

namespace aio {
namespace {

/// typing.name: the module is imported on first use.
Value typing_attribute(Vm& vm, const char* name) {
  AIO_TRY(Value module, import_module_level(vm, intern(vm, "typing"), nullptr, Value::none(), 0));
  Rooted keep(vm, module);
  return get_attr(vm, module, intern(vm, name));
}

Value make_type_parameter(Vm& vm, const char* maker, const Value* operands, size_t count) {
  AIO_TRY(Value make, typing_attribute(vm, maker));
  return vm.call(make, operands, count);
}

Value display_hook(Vm& vm, Value v) {
  Value hook =
      vm.sys ? get_attr_or_undef(vm, Value::object(vm.sys), vm.names.displayhook) : Value::undef();
  if (hook.is_exc()) return hook;
  if (hook.is_undef()) return raise(vm, ExceptionType::RuntimeError, "lost sys.displayhook");
  return vm.call(hook, v);
}

Value set_type_params(Vm& vm, Value target, Value params) {
  Rooted keep(vm, target);
  AIO_CHECK(set_attr(vm, target, vm.names.dunder_type_params, params));
  return keep;
}

Value setup_annotations(Vm& vm, Value ns) {
  if (ns.is_none()) ns = Value::object(vm.current_globals());
  Value have = is_kind(ns, Kind::Dict) ? dict_get_str(vm, as<Dict>(ns), vm.names.dunder_annotations)
                                       : Value::undef();
  if (!is_kind(ns, Kind::Dict)) {
    have = get_item(vm, ns, Value::object(vm.names.dunder_annotations));
    if (have.is_exc()) {
      if (!pending_is(vm, ExceptionType::KeyError)) return have;
      (void)take_exception(vm);
      have = Value::undef();
    }
  }
  if (have.is_undef())
    AIO_CHECK(
        set_item(vm, ns, Value::object(vm.names.dunder_annotations), Value::object(new_dict(vm))));
  return Value::none();
}

}  // namespace

Value run_intrinsic(Vm& vm, Intrinsic which, Value* operands) {
  switch (which) {
    case Intrinsic::ImportStar:
      AIO_CHECK(import_star(vm, operands[0], operands[1]));
      return Value::none();
    case Intrinsic::DisplayHook: return display_hook(vm, operands[0]);
    case Intrinsic::PrepReraiseStar: return prep_reraise_star(vm, operands[0], operands[1]);
    case Intrinsic::TypeVar: return make_type_parameter(vm, "_make_typevar", operands, 1);
    case Intrinsic::TypeVarBound:
      return make_type_parameter(vm, "_make_typevar_bound", operands, 2);
    case Intrinsic::TypeVarConstraints:
      return make_type_parameter(vm, "_make_typevar_constraints", operands, 2);
    case Intrinsic::ParamSpec: return make_type_parameter(vm, "_make_paramspec", operands, 1);
    case Intrinsic::TypeVarTuple: return make_type_parameter(vm, "_make_typevartuple", operands, 1);
    case Intrinsic::TypeParamDefault:
      return make_type_parameter(vm, "_set_typeparam_default", operands, 2);
    case Intrinsic::SetTypeParams: return set_type_params(vm, operands[0], operands[1]);
    case Intrinsic::SubscriptGeneric:
      return make_type_parameter(vm, "_subscript_generic", operands, 1);
    case Intrinsic::TypeAlias: return make_type_parameter(vm, "_make_type_alias", operands, 3);
    case Intrinsic::SetupAnnotations: return setup_annotations(vm, operands[0]);
    default: return raise(vm, ExceptionType::SystemError, "unknown intrinsic");
  }
}

}  // namespace aio
