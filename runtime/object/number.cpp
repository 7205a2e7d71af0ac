// Ints: construction, conversion to and from machine numbers, comparison, hashes.
//
// Invariant kept by finish_int and everybody who makes ints: an exact int in the small range is a
// small-int Value, and no Int has a leading zero limb.
#include "runtime/object/number.hpp"

#include <cmath>
#include <limits>

#include "runtime/object/number_internal.hpp"

namespace aio {
namespace {

constexpr uint64_t kHashModulus = (uint64_t{1} << 61) - 1;
constexpr int64_t kHashInfinity = 314159;

uint64_t mod_mersenne61(uint64_t x) {
  x = (x & kHashModulus) + (x >> 61);
  return x >= kHashModulus ? x - kHashModulus : x;
}

int64_t finish_hash(uint64_t magnitude, bool negative) {
  int64_t h = static_cast<int64_t>(magnitude);
  if (negative) h = -h;
  return h == -1 ? -2 : h;
}

}  // namespace

Int* new_int(Vm& vm, size_t limbs) {
  Int* i = vm.heap.make<Int>(shape_id(vm, BuiltinType::Int), 16 + limbs * 8);
  i->size = static_cast<uint32_t>(limbs);
  return i;
}

Value finish_int(Vm&, Int* i, size_t size, bool negative) {
  const uint64_t* limbs = i->limbs();
  size = mp::trim(limbs, size);
  if (size == 0) return Value::small_int(0);
  if (size == 1) {
    uint64_t u = limbs[0];
    if (u <= static_cast<uint64_t>(kMaxSmallInt) + negative) {
      int64_t n = static_cast<int64_t>(u);
      return Value::small_int(negative ? -n : n);
    }
  }
  i->size = static_cast<uint32_t>(size);
  if (negative) i->flags |= Int::kNegative;
  return Value::object(i);
}

Value make_int_limbs(Vm& vm, const uint64_t* limbs, size_t size, bool negative) {
  size = mp::trim(limbs, size);
  if (size == 0) return Value::small_int(0);
  if (size == 1 && limbs[0] <= static_cast<uint64_t>(kMaxSmallInt)) {
    int64_t n = static_cast<int64_t>(limbs[0]);
    return Value::small_int(negative ? -n : n);
  }
  Int* i = new_int(vm, size);
  std::memcpy(i->limbs(), limbs, size * 8);
  return finish_int(vm, i, size, negative);
}

Value make_int_wide(Vm& vm, __int128 n) {
  if (n >= kMinSmallInt && n <= kMaxSmallInt) return Value::small_int(static_cast<int64_t>(n));
  bool negative = n < 0;
  unsigned __int128 u =
      negative ? 0 - static_cast<unsigned __int128>(n) : static_cast<unsigned __int128>(n);
  uint64_t limbs[2] = {static_cast<uint64_t>(u), static_cast<uint64_t>(u >> 64)};
  size_t size = limbs[1] ? 2 : 1;
  Int* i = new_int(vm, size);
  std::memcpy(i->limbs(), limbs, size * 8);
  if (negative) i->flags |= Int::kNegative;
  return Value::object(i);
}

Value make_big_int(Vm& vm, int64_t n) { return make_int_wide(vm, n); }
Value make_int_unsigned(Vm& vm, uint64_t u) { return make_int_wide(vm, static_cast<__int128>(u)); }

Value make_complex(Vm& vm, double real, double imag) {
  Complex* c = vm.heap.make<Complex>(shape_id(vm, BuiltinType::Complex));
  c->real = real;
  c->imag = imag;
  return Value::object(c);
}

Value int_of_type(Vm& vm, Type* type, Value v) {
  if (type == vm.type(BuiltinType::Int)) return exact_int(vm, v);
  IntView n{v};
  Int* i = static_cast<Int*>(new_instance(vm, type, n.size() * 8));
  i->size = static_cast<uint32_t>(n.size());
  std::memcpy(i->limbs(), n.limbs(), n.size() * 8);
  if (n.negative()) i->flags |= Int::kNegative;
  return Value::object(i);
}

Value exact_int(Vm& vm, Value v) {
  if (v.is_small_int()) return v;
  if (v.is_bool()) return Value::small_int(v.as_bool());
  if (v.as_object()->shape == shape_id(vm, BuiltinType::Int)) return v;
  IntView n{v};
  return make_int_limbs(vm, n.limbs(), n.size(), n.negative());
}

bool int_to_int64(Value v, int64_t* out) {
  if (v.is_small_int()) {
    *out = v.as_small_int();
    return true;
  }
  if (v.is_bool()) {
    *out = v.as_bool();
    return true;
  }
  const Int* i = as<Int>(v);
  if (i->size > 1) return false;
  uint64_t u = i->size ? i->limbs()[0] : 0;
  if (u > static_cast<uint64_t>(std::numeric_limits<int64_t>::max()) + i->negative()) return false;
  *out = static_cast<int64_t>(i->negative() ? 0 - u : u);
  return true;
}

int int_sign(Value v) {
  if (const Int* i = dyn_as<Int>(v)) return i->size == 0 ? 0 : i->negative() ? -1 : 1;
  int64_t n = v.is_bool() ? v.as_bool() : v.as_small_int();
  return (n > 0) - (n < 0);
}

size_t int_bit_length(Value v) { return IntView{v}.bit_length(); }

double round_scaled(uint64_t mantissa, bool sticky, int64_t exponent) {
  constexpr int64_t kMaxExponent = 1023, kMinExponent = -1022;
  int64_t top = exponent + 63;
  if (top > kMaxExponent) return std::numeric_limits<double>::infinity();
  int64_t precision = top >= kMinExponent ? 53 : 53 - (kMinExponent - top);
  if (precision < 0) return 0.0;
  unsigned drop = static_cast<unsigned>(64 - precision);  // 11 … 64
  uint64_t kept = drop == 64 ? 0 : mantissa >> drop;
  uint64_t half = uint64_t{1} << (drop - 1);
  uint64_t rest = drop == 64 ? mantissa : mantissa & ((uint64_t{1} << drop) - 1);
  if (rest > half || (rest == half && (sticky || (kept & 1)))) ++kept;
  return std::ldexp(static_cast<double>(kept), static_cast<int>(exponent + drop));
}

namespace {

/// Magnitude as double, rounded to nearest even; infinity if too large.
double magnitude_to_double(const uint64_t* limbs, size_t size) {
  size_t bits = mp::bit_length(limbs, size);
  if (bits == 0) return 0;
  if (bits <= 53) return static_cast<double>(limbs[0]);
  if (bits > 1024) return std::numeric_limits<double>::infinity();
  if (bits <= 64)
    return round_scaled(limbs[0] << (64 - bits), false, -static_cast<int64_t>(64 - bits));
  size_t drop = bits - 64, word = drop / 64;
  unsigned shift = drop % 64;
  uint64_t top = limbs[word] >> shift;
  if (shift) top |= limbs[word + 1] << (64 - shift);
  bool sticky = mp::trim(limbs, word) != 0 || (shift && (limbs[word] << (64 - shift)) != 0);
  return round_scaled(top, sticky, static_cast<int64_t>(drop));
}

}  // namespace

Result<double> int_to_double(Vm& vm, Value v) {
  if (v.is_small_int()) return static_cast<double>(v.as_small_int());
  IntView n{v};
  double d = magnitude_to_double(n.limbs(), n.size());
  if (std::isinf(d))
    return aio::raise(vm, ExceptionType::OverflowError, "int too large to convert to float");
  return n.negative() ? -d : d;
}

Value int_from_double(Vm& vm, double d) {
  d = std::trunc(d);
  if (d >= -9.2e18 && d <= 9.2e18) return make_int(vm, static_cast<int64_t>(d));
  int exponent;
  double fraction = std::frexp(std::fabs(d), &exponent);
  uint64_t mantissa = static_cast<uint64_t>(std::ldexp(fraction, 53));
  size_t shift = static_cast<size_t>(exponent - 53);
  Int* i = new_int(vm, shift / 64 + 2);
  mp::shift_left(i->limbs(), &mantissa, 1, shift / 64, shift % 64);
  return finish_int(vm, i, shift / 64 + 2, d < 0);
}

Value int_from_double_checked(Vm& vm, double d) {
  if (std::isinf(d))
    return aio::raise(vm, ExceptionType::OverflowError, "cannot convert float infinity to integer");
  if (std::isnan(d))
    return aio::raise(vm, ExceptionType::ValueError, "cannot convert float NaN to integer");
  return int_from_double(vm, d);
}

int int_compare(Value x, Value y) {
  if (both_small_ints(x, y)) {
    int64_t a = x.as_small_int(), b = y.as_small_int();
    return (a > b) - (a < b);
  }
  IntView a{x}, b{y};
  bool a_negative = a.negative() && a.size(), b_negative = b.negative() && b.size();
  if (a_negative != b_negative) return a_negative ? -1 : 1;
  int order = mp::compare(a.limbs(), a.size(), b.limbs(), b.size());
  return a_negative ? -order : order;
}

int int_compare_double(Value x, double y) {
  if (x.is_small_int()) {
    double d = static_cast<double>(x.as_small_int());
    return (d > y) - (d < y);
  }
  if (std::isinf(y)) return y > 0 ? -1 : 1;
  IntView n{x};
  int x_sign = int_sign(x), y_sign = (y > 0) - (y < 0);
  if (x_sign != y_sign) return x_sign < y_sign ? -1 : 1;
  if (x_sign == 0) return 0;
  int exponent;
  double fraction = std::frexp(std::fabs(y), &exponent);
  int64_t bits = static_cast<int64_t>(n.bit_length());
  if (bits != exponent) return (bits < exponent ? -1 : 1) * x_sign;
  // Same magnitude: compare the top 64 bits, then whether anything is left on either side.
  uint64_t y_top = static_cast<uint64_t>(std::ldexp(fraction, 53)) << 11;
  uint64_t x_top;
  bool x_rest = false;
  if (bits <= 64) {
    x_top = n.low() << (64 - bits);
  } else {
    size_t drop = static_cast<size_t>(bits) - 64, word = drop / 64;
    unsigned shift = drop % 64;
    x_top = n.limbs()[word] >> shift;
    if (shift) x_top |= n.limbs()[word + 1] << (64 - shift);
    x_rest = mp::trim(n.limbs(), word) != 0 || (shift && (n.limbs()[word] << (64 - shift)) != 0);
  }
  if (x_top != y_top) return (x_top < y_top ? -1 : 1) * x_sign;
  return x_rest ? x_sign : 0;
}

int64_t int_hash(Value x) {
  if (x.is_small_int()) {
    int64_t n = x.as_small_int();
    return n == -1 ? -2 : n;
  }
  IntView n{x};
  uint64_t h = 0;
  for (size_t i = n.size(); i-- > 0;) {
    // h * 2^64 + limb, modulo 2^61 - 1, where 2^64 is 8.
    // Both terms are reduced first: their sum fits 62 bits.
    h = mod_mersenne61(mod_mersenne61(h << 3) + mod_mersenne61(n.limbs()[i]));
  }
  return finish_hash(h, n.negative());
}

int64_t double_hash(double d) {
  if (d >= -1e18 && d <= 1e18) {
    int64_t n = static_cast<int64_t>(d);
    if (static_cast<double>(n) == d)
      return finish_hash(static_cast<uint64_t>(n < 0 ? -n : n), n < 0);
  }
  if (std::isinf(d)) return d > 0 ? kHashInfinity : -kHashInfinity;
  if (std::isnan(d)) return 0;
  int exponent;
  uint64_t mantissa = static_cast<uint64_t>(std::ldexp(std::frexp(std::fabs(d), &exponent), 53));
  // mantissa * 2^(exponent - 53) modulo 2^61 - 1: powers of two rotate.
  int rotate = (exponent - 53) % 61;
  if (rotate < 0) rotate += 61;
  uint64_t h = mod_mersenne61(mantissa);
  if (rotate) h = ((h << rotate) & kHashModulus) | (h >> (61 - rotate));
  return finish_hash(h == kHashModulus ? 0 : h, d < 0);
}

}  // namespace aio
