// Steps of class creation that decide the layout of instances: used by class_builder.cpp and
// bootstrap.cpp.
#pragma once

#include <cstring>

#include "runtime/object/object_model.hpp"

namespace aio {

/// The base whose payload the class extends. TypeErrors: not a type, not acceptable, duplicate,
/// lay-out conflict.
Result<Type*> best_base(Vm& vm, Tuple* bases);
/// __slots__ of the class body `ns`: members, attribute area, weak references. Sets payload and
/// offsets; may run script code.
Status lay_out(Vm& vm, Type* type, Dict* ns);
/// inline_slots from the attributes that methods set on self, inherited ones first.
void learn_inline_slots(Vm& vm, Type* type, Dict* ns);

}  // namespace aio
