// Tuples with named fields, as the system modules return them: os.stat_result, os.uname_result …
#pragma once

#include "runtime/native/native.hpp"
#include "runtime/vm/vm.hpp"

namespace aio {

/// Item `i` of a tuple; AttributeError if it is shorter.
Value struct_field(Vm& vm, Value self, unsigned i);
template <unsigned I>
Value struct_field_of(Vm& vm, Value self) {
  return struct_field(vm, self, I);
}

/// Makes the class `name` (a subclass of tuple with the fields as attributes and CPython's repr),
/// sets it in the module and gives it. `fields` is static: row i is {name, struct_field_of<i>}.
/// Null: exception pending.
Type* define_struct_sequence(Vm& vm, Module* module, const char* shown_module, const char* name,
                             std::span<const GetSetDef> fields);
/// An instance with these items. Other attributes may be set on it afterwards.
Value make_struct_sequence(Vm& vm, Type* type, const Value* items, size_t count);

}  // namespace aio
