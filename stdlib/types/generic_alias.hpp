// list[int] and friends.
#pragma once

#include "runtime/value.hpp"

namespace aio {

class Vm;

/// types.GenericAlias(origin, args): what C[x] gives for builtin classes; args: the subscript as
/// written.
Value make_generic_alias(Vm& vm, Value origin, Value args);

}  // namespace aio
