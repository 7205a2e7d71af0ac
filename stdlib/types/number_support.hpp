// Shared by the tables of the number types.
#pragma once

#include "runtime/object/class.hpp"
#include "runtime/result.hpp"

namespace aio {

/// Which operand `self` of a special method is: __add__ or __radd__.
enum class Operands : bool { InOrder, Reflected };

/// bytes(source) as int.from_bytes and others take it: bytes-like as it is, __bytes__, or an
/// iterable of ints; TypeError "cannot convert 'X' object to bytes". (stdlib/types/bytes.cpp)
Value bytes_from_object(Vm& vm, Value source);

}  // namespace aio
