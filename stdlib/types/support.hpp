// Small helpers that the method tables of this folder share.
#pragma once

#include <string>

#include "runtime/native/native.hpp"
#include "runtime/object/object_model.hpp"
#include "runtime/vm/vm.hpp"

namespace aio {

/// "0x7f12…": an object's address as repr() shows it.
std::string address_text(Value v);
/// "module.qualname" of a class, the module left out for builtins.
std::string full_name(Vm& vm, const Type* type);
/// cls.__module__ as text: of the namespace, of a native type's name, or "builtins".
Value type_module(Vm& vm, const Type* type);
/// A value that may be absent: undef becomes None.
inline Value or_none(Value v) { return v.is_undef() ? Value::none() : v; }
/// Setter of attributes that CPython keeps as read-only members: AttributeError "readonly
/// attribute".
inline Status readonly_member(Vm& vm, Value, Value) {
  return raise(vm, ExceptionType::AttributeError, "readonly attribute");
}
/// callable(*args, **kwargs); kwargs may be null.
Value call_with(Vm& vm, Value callable, VarArgs args, Dict* kwargs);

}  // namespace aio
