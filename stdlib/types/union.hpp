// types.UnionType: X | Y.
#pragma once

#include "runtime/object/class.hpp"
#include "runtime/result.hpp"

namespace aio {

/// x | y for classes, None, generic aliases and unions: flattened, duplicates dropped; the class
/// itself if one remains. not_implemented for anything else. Runs script code (== of members).
Value union_of(Vm& vm, Value x, Value y);
/// Members of a union, or null if v is none.
Tuple* union_members(Vm& vm, Value v);

}  // namespace aio
