// Look-up of the types that native modules define.
#include "stdlib/module_types.hpp"

#include "stdlib/modules.hpp"

namespace aio {

Value import_module(Vm& vm, const char* name) {
  Str* interned = intern(vm, name);
  Value module = dict_get_str(vm, vm.modules, interned);
  return module.is_undef() ? vm.source->import_module(vm, interned) : module;
}

Type* module_type(Vm& vm, const char* module, const char* name) {
  Str* module_name = intern(vm, module);
  Value m = dict_get_str(vm, vm.modules, module_name);
  if (m.is_undef()) m = import_native_module(vm, module_name);
  if (!is_kind(m, Kind::Module)) return nullptr;
  Value type = dict_get_str(vm, as<Module>(m)->ns, intern(vm, name));
  if (is_kind(type, Kind::Type)) return as<Type>(type);
  static_cast<void>(raise(vm, ExceptionType::RuntimeError, "%s.%s is gone", module, name));
  return nullptr;
}

Type* add_type(Vm& vm, Module* module, const TypeDef& def, Type* base) {
  Type* type = define_type(vm, def, base);
  dict_set_str(vm, module->ns, type->name, Value::object(type));
  return type;
}

}  // namespace aio
