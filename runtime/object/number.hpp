// Int beyond 48 bits, Float and Complex objects, and construction of numbers. Arithmetic is in
// runtime/vm/operators.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "runtime/gc/heap.hpp"

namespace aio {

/// An int outside the small range, or an instance of a subclass of int (then of any size).
/// Magnitude in 64-bit limbs, least significant first, no leading zero limb (zero has size 0).
struct Int : Object {
  static constexpr Kind kKind = Kind::Int;
  static constexpr uint8_t kNegative = kFlagKind1;
  uint32_t size;  ///< limbs
  /// Object::aux: words of attribute area that lie before the limbs (instances of subclasses).
  uint64_t* limbs() {
    return reinterpret_cast<uint64_t*>(reinterpret_cast<char*>(this) + 16) + aux;
  }
  const uint64_t* limbs() const { return const_cast<Int*>(this)->limbs(); }
  bool negative() const { return flags & kNegative; }
  void trace(Tracer&) {}
};

/// Instance of a subclass of float: the number is `value`.
struct FloatObject : Object {
  static constexpr Kind kKind = Kind::Float;
  double value;
  void trace(Tracer&) {}
};

struct Complex : Object {
  static constexpr Kind kKind = Kind::Complex;
  double real, imag;
  void trace(Tracer&) {}
};

Value make_big_int(Vm& vm, int64_t i);
Value make_int_unsigned(Vm& vm, uint64_t u);
/// Any int64 as an int.
inline Value make_int(Vm& vm, int64_t i) {
  return Value::fits_small(i) ? Value::small_int(i) : make_big_int(vm, i);
}
Value make_complex(Vm& vm, double real, double imag);

/// int, bool or an instance of a subclass of int.
inline bool is_int(Value v) { return v.is_small_int() || v.is_bool() || is_kind(v, Kind::Int); }
inline bool is_float_like(Value v) { return v.is_float() || is_kind(v, Kind::Float); }
/// The number of a float or an instance of a subclass.
inline double float_value(Value v) {
  return v.is_float() ? v.as_float() : static_cast<FloatObject*>(v.as_object())->value;
}
/// Whether is_int(v) fits int64; then *out is it.
bool int_to_int64(Value v, int64_t* out);
/// Nearest double; OverflowError "int too large to convert to float".
Result<double> int_to_double(Vm& vm, Value v);
/// Sign of is_int(v): -1, 0, 1.
int int_sign(Value v);

/// Exact int arithmetic on is_int() operands (bools count as 0 and 1); never NotImplemented.
/// Division and modulo floor; ZeroDivisionError; MemoryError/OverflowError for absurd sizes.
Value int_add(Vm& vm, Value x, Value y);
Value int_sub(Vm& vm, Value x, Value y);
Value int_mul(Vm& vm, Value x, Value y);
Value int_floor_div(Vm& vm, Value x, Value y);
Value int_mod(Vm& vm, Value x, Value y);
Value int_true_div(Vm& vm, Value x, Value y);
/// x ** y (float for negative y); with modulus: pow(x, y, modulus).
Value int_pow(Vm& vm, Value x, Value y);
Value int_pow_mod(Vm& vm, Value x, Value y, Value modulus);
Value int_lshift(Vm& vm, Value x, Value y);
Value int_rshift(Vm& vm, Value x, Value y);
Value int_and(Vm& vm, Value x, Value y);
Value int_or(Vm& vm, Value x, Value y);
Value int_xor(Vm& vm, Value x, Value y);
Value int_neg(Vm& vm, Value x);
Value int_invert(Vm& vm, Value x);
/// <0, 0, >0.
int int_compare(Value x, Value y);
/// Exact comparison of an int with a double (not NaN).
int int_compare_double(Value x, double y);
/// CPython's hash of an int and of a float (equal numbers hash alike).
int64_t int_hash(Value x);
int64_t double_hash(double d);
/// Digits of base 2..36, '-' first when negative. Quadratic conversions over CPython's 4300-digit
/// limit are refused by int's str() and int(), not here.
std::string int_to_string(Value x, int base = 10);
/// Parses `digits` (ASCII, optional sign, no underscores) of base; must be valid.
Value int_from_digits(Vm& vm, std::string_view digits, int base);
/// repr() of a float as CPython prints it.
std::string float_repr(double d);

}  // namespace aio
