// What the method tables of the container types share.
#pragma once

#include "runtime/native/native.hpp"
#include "runtime/object/builtin_ops.hpp"
#include "runtime/object/class.hpp"
#include "runtime/vm/vm.hpp"
#include "stdlib/types/generic_alias.hpp"

namespace aio {

/// The check of X.__new__(cls): TypeError "list.__new__(int): int is not a subtype of list".
Status check_new(Vm& vm, Type* cls, BuiltinType base);
/// __class_getitem__ of a container class.
Value class_get_item(Vm& vm, Value cls, Value item);

/// __lt__ … of a type whose operator function takes two objects of the type.
template <class T, auto kCompare, CompareOp kOp>
Value compare_method(Vm& vm, T* self, Value value) {
  T* other = dyn_as<T>(value);
  return other ? kCompare(vm, kOp, self, other) : Value::not_implemented();
}
/// __lt__ … of a type whose operator function takes any second operand.
template <class T, auto kCompare, CompareOp kOp>
Value compare_any_method(Vm& vm, T* self, Value value) {
  return kCompare(vm, kOp, self, value);
}

}  // namespace aio
