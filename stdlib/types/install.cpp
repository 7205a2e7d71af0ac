// install_types, export_types: see install.hpp. The tables are in the other files of this folder.
#include "stdlib/types/install.hpp"

#include <string_view>

#include "runtime/native/native.hpp"
#include "runtime/vm/vm.hpp"
#include "stdlib/types/exceptions.hpp"

namespace aio {

#define AIO_BUILTIN_TYPE(Name) extern const TypeDef k##Name##Type;
#include "stdlib/types/types_table.def"
#undef AIO_BUILTIN_TYPE

void install_types(Vm& vm) {
#define AIO_BUILTIN_TYPE(Name) fill_type(vm, vm.type(BuiltinType::Name), k##Name##Type);
#include "stdlib/types/types_table.def"
#undef AIO_BUILTIN_TYPE
  install_exceptions(vm);
  export_types(vm);
}

void export_types(Vm& vm) {
  constexpr BuiltinType kPublic[] = {
      BuiltinType::Object,      BuiltinType::Type,      BuiltinType::Int,
      BuiltinType::Bool,        BuiltinType::Float,     BuiltinType::Complex,
      BuiltinType::Str,         BuiltinType::Bytes,     BuiltinType::ByteArray,
      BuiltinType::MemoryView,  BuiltinType::Tuple,     BuiltinType::List,
      BuiltinType::Dict,        BuiltinType::Set,       BuiltinType::FrozenSet,
      BuiltinType::Range,       BuiltinType::Slice,     BuiltinType::StaticMethod,
      BuiltinType::ClassMethod, BuiltinType::Property,  BuiltinType::Super,
      BuiltinType::Reversed,    BuiltinType::Enumerate, BuiltinType::Zip,
      BuiltinType::Map,         BuiltinType::Filter};
  for (BuiltinType t : kPublic)
    dict_set_str(vm, vm.builtins, vm.type(t)->name, Value::object(vm.type(t)));
  for (size_t i = 0; i < static_cast<size_t>(ExceptionType::kCount); ++i) {
    Type* type = vm.exception_types[i];
    // asyncio's exceptions are not builtins.
    if (!type->attributes.is_undef()) continue;
    dict_set_str(vm, vm.builtins, type->name, Value::object(type));
  }
  Value os_error = Value::object(exception_type(vm, ExceptionType::OSError));
  dict_set_str(vm, vm.builtins, intern(vm, "EnvironmentError"), os_error);
  dict_set_str(vm, vm.builtins, intern(vm, "IOError"), os_error);
}

}  // namespace aio
