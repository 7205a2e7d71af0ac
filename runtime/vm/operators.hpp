// Operators, protocols and conversions on arbitrary values: what instructions and natives call. All
// may run script code unless said otherwise; all return exc/raised with the exception pending.
#pragma once

#include <cstdint>

#include "lang/bytecode/instruction.hpp"
#include "runtime/object/class.hpp"
#include "runtime/result.hpp"

namespace aio {

struct Str;

Value binary_op(Vm& vm, BinaryOp op, Value x, Value y);
Value inplace_op(Vm& vm, BinaryOp op, Value x, Value y);
Value power(Vm& vm, Value base, Value exponent, Value modulus);
Value negate(Vm& vm, Value x);
Value positive(Vm& vm, Value x);
Value invert(Vm& vm, Value x);
Value absolute(Vm& vm, Value x);

/// x op y: any object (usually a bool).
Value compare(Vm& vm, CompareOp op, Value x, Value y);
/// Truth of x op y; identity implies equality is NOT assumed here.
Result<bool> compare_bool(Vm& vm, CompareOp op, Value x, Value y);
/// x is y or x == y, as containers compare their items.
Result<bool> equal_items(Vm& vm, Value x, Value y);
Result<bool> truthy_slow(Vm& vm, Value v);
/// bool(v).
inline Result<bool> truthy(Vm& vm, Value v) {
  if (v.is_bool()) return v.is_true();
  if (v.is_none()) return false;
  if (v.is_small_int()) return v.as_small_int() != 0;
  return truthy_slow(vm, v);
}
Result<bool> contains(Vm& vm, Value container, Value item);

Value get_item(Vm& vm, Value container, Value key);
Status set_item(Vm& vm, Value container, Value key, Value value);
Status del_item(Vm& vm, Value container, Value key);
/// len(v); TypeError "object of type 'X' has no len()".
Result<int64_t> length_of(Vm& vm, Value v);
/// operator.length_hint(v, fallback).
Result<int64_t> length_hint(Vm& vm, Value v, int64_t fallback);

/// repr(v), str(v), ascii(v): a Str. Recursion into containers is guarded.
Value repr_of(Vm& vm, Value v);
Value str_of(Vm& vm, Value v);
Value ascii_of(Vm& vm, Value v);
/// format(v, spec); spec a Str (empty: str(v) for most).
Value format_of(Vm& vm, Value v, Str* spec);

/// v.__index__() as an int; TypeError "'X' object cannot be interpreted as an integer".
Value index_of(Vm& vm, Value v);
/// As int64; OverflowError "cannot fit 'X' into an index-sized integer" (IndexError where `clip` is
/// false is the caller's).
Result<int64_t> index_int64(Vm& vm, Value v, bool clip = false);
/// float(v) for arguments: int, float, __float__, __index__; TypeError "must be real number, not
/// X".
Result<double> to_double(Vm& vm, Value v);
/// int(v) without a base (float truncated, __int__, __index__, __trunc__, text).
Value to_int(Vm& vm, Value v);

}  // namespace aio
