// What the files operators*.cpp share.
#pragma once

#include "lang/bytecode/instruction.hpp"
#include "runtime/object/function.hpp"
#include "runtime/vm/vm.hpp"

namespace aio {

/// Whether v is an instance of a builtin type itself, not of a class of the script.
inline bool is_exact(Vm& vm, Value v) { return !(type_of(vm, v)->flags & kTypeHeap); }

/// Exact str, list, tuple, bytes, bytearray times an int; not_implemented for other receivers.
Value repeat_sequence(Vm& vm, Value sequence, Value count);
/// & | ^ - of two exact sets; not_implemented for other operators.
Value set_binary_or_none(Vm& vm, BinaryOp op, Value x, Value y);

/// Whether a special method is the one that object defines.
bool is_object_method(Vm& vm, Value method);

}  // namespace aio
