// Types that native modules define: finding them again from natives, which do not carry their
// module along.
#pragma once

#include "runtime/native/native.hpp"
#include "runtime/vm/vm.hpp"

namespace aio {

/// sys.modules[name], imported first if need be.
Value import_module(Vm& vm, const char* name);
/// The type `name` of native module `module`, which is imported if need be. Null: exception
/// pending.
Type* module_type(Vm& vm, const char* module, const char* name);
/// Defines the type and sets it as an attribute of the module under its own name.
Type* add_type(Vm& vm, Module* module, const TypeDef& def, Type* base = nullptr);

/// Rows that every iterator type has: T is its NativeObject, kNext its layout's next.
template <Value (*kNext)(Vm&, Object*)>
Value next_method(Vm& vm, Value self) {
  Value item = kNext(vm, self.as_object());
  if (item.is_undef()) return raise_args(vm, ExceptionType::StopIteration, nullptr, 0);
  return item;
}
inline Value self_method(Vm&, Value self) { return self; }

}  // namespace aio
