// Module builtins: its functions come from the builtins_*.cpp tables, its classes from the builtin
// types and exceptions.
#include "stdlib/builtins.hpp"

#include "runtime/vm/vm.hpp"

namespace aio {
namespace {

constexpr BuiltinType kNamedTypes[] = {
    BuiltinType::Object,      BuiltinType::Type,     BuiltinType::Int,
    BuiltinType::Bool,        BuiltinType::Float,    BuiltinType::Complex,
    BuiltinType::Str,         BuiltinType::Bytes,    BuiltinType::ByteArray,
    BuiltinType::MemoryView,  BuiltinType::Tuple,    BuiltinType::List,
    BuiltinType::Dict,        BuiltinType::Set,      BuiltinType::FrozenSet,
    BuiltinType::Range,       BuiltinType::Slice,    BuiltinType::StaticMethod,
    BuiltinType::ClassMethod, BuiltinType::Property, BuiltinType::Super,
    BuiltinType::Enumerate,   BuiltinType::Zip,      BuiltinType::Map,
    BuiltinType::Filter,      BuiltinType::Reversed,
};

/// Classes of exceptions.def that are not builtins but asyncio's.
bool is_builtin_exception(ExceptionType type) {
  switch (type) {
    case ExceptionType::CancelledError:
    case ExceptionType::InvalidStateError:
    case ExceptionType::QueueEmpty:
    case ExceptionType::QueueFull:
    case ExceptionType::QueueShutDown: return false;
    default: return true;
  }
}

void add_types(Vm& vm, Module* module) {
  for (BuiltinType t : kNamedTypes)
    dict_set_str(vm, module->ns, vm.type(t)->name, Value::object(vm.type(t)));
  for (size_t i = 0; i < static_cast<size_t>(ExceptionType::kCount); ++i) {
    Type* type = vm.exception_types[i];
    if (type && is_builtin_exception(static_cast<ExceptionType>(i)))
      dict_set_str(vm, module->ns, type->name, Value::object(type));
  }
  Value os_error = Value::object(exception_type(vm, ExceptionType::OSError));
  module_set(vm, module, "EnvironmentError", os_error);
  module_set(vm, module, "IOError", os_error);
}

Status init(Vm& vm, Module* module) {
  Value name = Value::object(vm.names.builtins);
  for (auto table :
       {kNumberBuiltins, kObjectBuiltins, kIterationBuiltins, kCodeBuiltins, kTextBuiltins}) {
    for (const NativeDef& def : table)
      dict_set_str(vm, module->ns, intern(vm, def.signature.name()),
                   Value::object(make_native(vm, &def, nullptr, name)));
  }
  add_types(vm, module);
  module_set(vm, module, "None", Value::none());
  module_set(vm, module, "True", Value::boolean(true));
  module_set(vm, module, "False", Value::boolean(false));
  module_set(vm, module, "Ellipsis", Value::ellipsis());
  module_set(vm, module, "NotImplemented", Value::not_implemented());
  module_set(vm, module, "__debug__", Value::boolean(true));
  add_site_builtins(vm, module);
  return Status::Ok;
}

}  // namespace

extern const ModuleDef kBuiltinsModule;
const ModuleDef kBuiltinsModule = {
    .name = "builtins",
    .doc = "Built-in functions, types, exceptions, and other objects.",
    .functions = {},
    .init = init,
};

}  // namespace aio
