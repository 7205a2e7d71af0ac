// Shared by number*.cpp and the modules about numbers: looking at the magnitude of any int, and
// making ints from limbs.
#pragma once

#include "runtime/object/bigint_backend.hpp"
#include "runtime/object/number.hpp"
#include "runtime/vm/vm.hpp"

namespace aio {

/// Magnitude and sign of an is_int() value; for small ints the one limb lies in the view itself.
class IntView {
 public:
  explicit IntView(Value v) {
    if (const Int* i = dyn_as<Int>(v)) {
      limbs_ = i->limbs();
      size_ = i->size;
      negative_ = i->negative();
      return;
    }
    int64_t n = v.is_bool() ? v.as_bool() : v.as_small_int();
    negative_ = n < 0;
    word_ = n < 0 ? 0 - static_cast<uint64_t>(n) : static_cast<uint64_t>(n);
    limbs_ = &word_;
    size_ = n != 0;
  }
  IntView(const IntView&) = delete;
  const uint64_t* limbs() const { return limbs_; }
  size_t size() const { return size_; }
  bool negative() const { return negative_; }
  uint64_t low() const { return size_ ? limbs_[0] : 0; }
  size_t bit_length() const { return mp::bit_length(limbs_, size_); }

 private:
  const uint64_t* limbs_;
  size_t size_;
  bool negative_;
  uint64_t word_ = 0;
};

/// An int under construction: `limbs` room, uninitialised. finish_int makes a Value of it.
Int* new_int(Vm& vm, size_t limbs);
/// Trims `size` limbs of i; gives the small int if it fits.
Value finish_int(Vm& vm, Int* i, size_t size, bool negative);
Value make_int_limbs(Vm& vm, const uint64_t* limbs, size_t size, bool negative);
Value make_int_wide(Vm& vm, __int128 i);
/// A new exact int, or instance of `type` (a subclass of int), of v's value.
Value int_of_type(Vm& vm, Type* type, Value v);
/// v as exact int: small or Int of class int.
Value exact_int(Vm& vm, Value v);

/// (x // y, x % y).
Status int_divmod(Vm& vm, Value x, Value y, Value* quotient, Value* remainder);
/// The int nearest to zero of a finite double.
Value int_from_double(Vm& vm, double d);
/// int(d): OverflowError/ValueError for infinities and NaN.
Value int_from_double_checked(Vm& vm, double d);
/// (mantissa + a bit of dust if sticky) * 2^exponent as the nearest double, ties to even;
/// mantissa's top bit is set. Infinity when it is too large.
double round_scaled(uint64_t mantissa, bool sticky, int64_t exponent);
/// Number of bits of |v|.
size_t int_bit_length(Value v);

/// Result of x op y for doubles as float_binary does: helpers shared with the float type.
double float_mod(double x, double y);
double float_floor_div(double x, double y);
Value float_pow(Vm& vm, double x, double y);
/// round(d, digits) with correct decimal rounding.
Value round_double(Vm& vm, double d, int64_t digits);
/// d rounded half to even.
double round_half_even(double d);
/// The exact ratio of a finite double, in lowest terms, denominator > 0.
Status double_ratio(Vm& vm, double d, Value* numerator, Value* denominator);

/// What a text must look like to be a float: digits with underscores between them, nan, inf.
/// Whitespace already stripped. False if it does not.
bool parse_float(std::string_view text, double* out);
/// "1.5+2j" and the like, parentheses allowed; false if malformed.
bool parse_complex(std::string_view text, double* real, double* imag);
/// The same for a Str, with spaces around it.
bool complex_from_text(Value text, double* real, double* imag);
/// repr() of a float; without the ".0" of whole numbers unless add_point.
std::string float_digits(double d, bool add_point);
/// Real and imaginary part of any number value; false if v is none.
bool complex_parts(Value v, double* real, double* imag);

}  // namespace aio
