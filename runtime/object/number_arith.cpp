// Int arithmetic: + - * // % / ** and shifts. Operands that fit one limb are computed in 128-bit
// machine arithmetic and never touch the big path; results always go through finish_int.
#include <cmath>

#include "runtime/object/number_internal.hpp"

namespace aio {
namespace {

/// v as a 65-bit signed number if it has at most one limb.
inline bool to_wide(Value v, __int128* out) {
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
  __int128 u = i->size ? static_cast<__int128>(i->limbs()[0]) : 0;
  *out = i->negative() ? -u : u;
  return true;
}

Value add_signed(Vm& vm, const IntView& a, const IntView& b, bool b_negative) {
  if (a.negative() == b_negative) {
    const IntView& longer = a.size() >= b.size() ? a : b;
    const IntView& shorter = a.size() >= b.size() ? b : a;
    Int* r = new_int(vm, longer.size() + 1);
    mp::add(r->limbs(), longer.limbs(), longer.size(), shorter.limbs(), shorter.size());
    return finish_int(vm, r, longer.size() + 1, b_negative);
  }
  int order = mp::compare(a.limbs(), a.size(), b.limbs(), b.size());
  if (order == 0) return Value::small_int(0);
  const IntView& larger = order > 0 ? a : b;
  const IntView& lesser = order > 0 ? b : a;
  Int* r = new_int(vm, larger.size());
  mp::subtract(r->limbs(), larger.limbs(), larger.size(), lesser.limbs(), lesser.size());
  return finish_int(vm, r, larger.size(), order > 0 ? a.negative() : b_negative);
}

bool fits_int64(__int128 n) { return n == static_cast<int64_t>(n); }

/// Floor division of machine ints; b is not 0 and the quotient fits.
inline int64_t floor_quotient(int64_t a, int64_t b, int64_t* remainder) {
  int64_t q = a / b, r = a % b;
  if (r != 0 && (r < 0) != (b < 0)) {
    --q;
    r += b;
  }
  *remainder = r;
  return q;
}

/// Quotient and remainder of big operands; either pointer may be null. b is not zero.
void divide_big(Vm& vm, Value x, Value y, Value* quotient, Value* remainder) {
  IntView a{x}, b{y};
  bool opposite = a.negative() != b.negative();
  if (mp::compare(a.limbs(), a.size(), b.limbs(), b.size()) < 0) {
    bool wraps = opposite && a.size() != 0;
    if (quotient) *quotient = Value::small_int(wraps ? -1 : 0);
    if (remainder) *remainder = wraps ? int_add(vm, x, y) : exact_int(vm, x);
    return;
  }
  size_t qn = a.size() - b.size() + 1;
  Int* q = new_int(vm, qn + 1);
  Int* r = new_int(vm, b.size());
  mp::divide(q->limbs(), r->limbs(), a.limbs(), a.size(), b.limbs(), b.size());
  q->limbs()[qn] = 0;
  if (opposite && mp::trim(r->limbs(), b.size()) != 0) {
    const uint64_t one = 1;
    mp::add(q->limbs(), q->limbs(), qn, &one, 1);
    mp::subtract(r->limbs(), b.limbs(), b.size(), r->limbs(), b.size());
  }
  if (quotient) *quotient = finish_int(vm, q, qn + 1, opposite);
  if (remainder) *remainder = finish_int(vm, r, b.size(), b.negative());
}

Raised raise_zero_division(Vm& vm, const char* text) {
  return aio::raise(vm, ExceptionType::ZeroDivisionError, "%s", text);
}

/// MemoryError for results that no machine can hold.
Status check_bits(Vm& vm, unsigned __int128 bits) {
  if (bits >> 62) return raise_memory_error(vm);
  uint64_t bytes = static_cast<uint64_t>(bits) / 8 + 64;
  if (bytes / 8 > 0xFFFF'FFF0ull) return raise_memory_error(vm);
  return vm.heap.check_size(bytes);
}

}  // namespace

Value int_add(Vm& vm, Value x, Value y) {
  if (both_small_ints(x, y)) return make_int(vm, x.as_small_int() + y.as_small_int());
  __int128 a, b;
  if (to_wide(x, &a) && to_wide(y, &b)) return make_int_wide(vm, a + b);
  IntView u{x}, v{y};
  return add_signed(vm, u, v, v.negative());
}

Value int_sub(Vm& vm, Value x, Value y) {
  if (both_small_ints(x, y)) return make_int(vm, x.as_small_int() - y.as_small_int());
  __int128 a, b;
  if (to_wide(x, &a) && to_wide(y, &b)) return make_int_wide(vm, a - b);
  IntView u{x}, v{y};
  return add_signed(vm, u, v, !v.negative());
}

Value int_mul(Vm& vm, Value x, Value y) {
  if (both_small_ints(x, y)) {
    return make_int_wide(vm, static_cast<__int128>(x.as_small_int()) * y.as_small_int());
  }
  IntView a{x}, b{y};
  if (a.size() <= 1 && b.size() <= 1) {
    unsigned __int128 p = static_cast<unsigned __int128>(a.low()) * b.low();
    uint64_t limbs[2] = {static_cast<uint64_t>(p), static_cast<uint64_t>(p >> 64)};
    return make_int_limbs(vm, limbs, 2, a.negative() != b.negative());
  }
  if (a.size() == 0 || b.size() == 0) return Value::small_int(0);
  AIO_CHECK(check_bits(vm, (static_cast<unsigned __int128>(a.size()) + b.size()) * 64));
  Int* r = new_int(vm, a.size() + b.size());
  mp::multiply(r->limbs(), a.limbs(), a.size(), b.limbs(), b.size());
  return finish_int(vm, r, a.size() + b.size(), a.negative() != b.negative());
}

Value int_floor_div(Vm& vm, Value x, Value y) {
  if (int_sign(y) == 0) return raise_zero_division(vm, "integer division or modulo by zero");
  __int128 a, b;
  if (to_wide(x, &a) && to_wide(y, &b)) {
    int64_t r;
    if (fits_int64(a) && fits_int64(b) && b != -1) {
      return make_int(vm, floor_quotient(static_cast<int64_t>(a), static_cast<int64_t>(b), &r));
    }
    __int128 q = a / b;
    if (q * b != a && (a < 0) != (b < 0)) --q;
    return make_int_wide(vm, q);
  }
  Value q;
  divide_big(vm, x, y, &q, nullptr);
  return q;
}

Value int_mod(Vm& vm, Value x, Value y) {
  if (int_sign(y) == 0) return raise_zero_division(vm, "integer modulo by zero");
  __int128 a, b;
  if (to_wide(x, &a) && to_wide(y, &b)) {
    int64_t r;
    if (fits_int64(a) && fits_int64(b) && b != -1) {
      (void)floor_quotient(static_cast<int64_t>(a), static_cast<int64_t>(b), &r);
      return make_int(vm, r);
    }
    __int128 rest = a % b;
    if (rest != 0 && (rest < 0) != (b < 0)) rest += b;
    return make_int_wide(vm, rest);
  }
  Value r;
  divide_big(vm, x, y, nullptr, &r);
  return r;
}

Status int_divmod(Vm& vm, Value x, Value y, Value* quotient, Value* remainder) {
  if (int_sign(y) == 0) return raise_zero_division(vm, "integer division or modulo by zero");
  if (both_small_ints(x, y)) {
    int64_t r;
    *quotient = make_int(vm, floor_quotient(x.as_small_int(), y.as_small_int(), &r));
    *remainder = Value::small_int(r);
    return Status::Ok;
  }
  divide_big(vm, x, y, quotient, remainder);
  return Status::Ok;
}

Value int_true_div(Vm& vm, Value x, Value y) {
  constexpr int64_t kExact = int64_t{1} << 53;
  if (int_sign(y) == 0) return raise_zero_division(vm, "division by zero");
  int64_t m, n;
  if (int_to_int64(x, &m) && int_to_int64(y, &n) && m >= -kExact && m <= kExact && n >= -kExact &&
      n <= kExact) {
    return Value::number(static_cast<double>(m) / static_cast<double>(n));
  }
  IntView a{x}, b{y};
  bool negative = a.negative() != b.negative();
  if (a.size() == 0) return Value::number(negative ? -0.0 : 0.0);
  // Scale a so that the integer quotient has 65 or 66 bits; the remainder tells whether anything is
  // left.
  int64_t shift =
      66 - (static_cast<int64_t>(a.bit_length()) - static_cast<int64_t>(b.bit_length()));
  size_t scaled_size = a.size() + 2 + (shift > 0 ? static_cast<size_t>(shift) / 64 : 0);
  mp::Scratch scaled{scaled_size};
  bool sticky = false;
  size_t n_limbs;
  if (shift >= 0) {
    mp::shift_left(scaled.get(), a.limbs(), a.size(), static_cast<size_t>(shift) / 64, shift % 64);
    n_limbs = a.size() + static_cast<size_t>(shift) / 64 + 1;
  } else {
    size_t words = static_cast<size_t>(-shift) / 64;
    sticky = mp::shift_right(scaled.get(), a.limbs(), a.size(), words,
                             static_cast<unsigned>(-shift) % 64);
    n_limbs = a.size() - words;
  }
  n_limbs = mp::trim(scaled.get(), n_limbs);
  size_t qn = n_limbs - b.size() + 1;
  mp::Scratch q{qn}, r{b.size()};
  mp::divide(q.get(), r.get(), scaled.get(), n_limbs, b.limbs(), b.size());
  sticky |= mp::trim(r.get(), b.size()) != 0;
  qn = mp::trim(q.get(), qn);
  size_t bits = mp::bit_length(q.get(), qn);
  unsigned drop = static_cast<unsigned>(bits - 64);  // 1 … 3
  uint64_t top = (q[0] >> drop) | (q[1] << (64 - drop));
  sticky |= (q[0] << (64 - drop)) != 0;
  double d = round_scaled(top, sticky, static_cast<int64_t>(drop) - shift);
  if (std::isinf(d)) {
    return aio::raise(vm, ExceptionType::OverflowError,
                      "integer division result too large for a float");
  }
  return Value::number(negative ? -d : d);
}

Value int_pow(Vm& vm, Value x, Value y) {
  if (int_sign(y) < 0) {
    AIO_TRY(double base, int_to_double(vm, x));
    AIO_TRY(double exponent, int_to_double(vm, y));
    return float_pow(vm, base, exponent);
  }
  IntView base{x}, exponent{y};
  if (exponent.size() == 0) return Value::small_int(1);
  bool odd = exponent.low() & 1;
  if (base.size() == 0) return Value::small_int(0);
  if (base.size() == 1 && base.low() == 1) return Value::small_int(base.negative() && odd ? -1 : 1);
  if (exponent.size() > 1) return raise_memory_error(vm);
  uint64_t e = exponent.low();
  size_t base_bits = base.bit_length();
  AIO_CHECK(check_bits(vm, static_cast<unsigned __int128>(base_bits) * e));
  bool negative = base.negative() && odd;
  if (base_bits * e <= 64) {
    uint64_t r = 1, b = base.low();
    for (;;) {
      if (e & 1) r *= b;
      e >>= 1;
      if (!e) break;
      b *= b;
    }
    return make_int_limbs(vm, &r, 1, negative);
  }
  if (base.size() == 1 && (base.low() & (base.low() - 1)) == 0) {
    const uint64_t one = 1;
    uint64_t bits = (base_bits - 1) * e;
    Int* r = new_int(vm, bits / 64 + 2);
    mp::shift_left(r->limbs(), &one, 1, bits / 64, bits % 64);
    return finish_int(vm, r, bits / 64 + 2, negative);
  }
  mp::Number b{base.limbs(), base.size()}, r;
  r.power(b, e);
  return make_int_limbs(vm, r.limbs(), r.size(), negative);
}

Value int_pow_mod(Vm& vm, Value x, Value y, Value modulus) {
  if (int_sign(modulus) == 0)
    return aio::raise(vm, ExceptionType::ValueError, "pow() 3rd argument cannot be 0");
  IntView m{modulus};
  if (m.size() == 1 && m.low() == 1) return Value::small_int(0);
  Value positive_modulus = make_int_limbs(vm, m.limbs(), m.size(), false);
  Value reduced = int_mod(vm, x, positive_modulus);
  if (failed(reduced)) return reduced;
  IntView base{reduced}, exponent{y};
  mp::Number b{base.limbs(), base.size()}, e{exponent.limbs(), exponent.size()},
      n{m.limbs(), m.size()}, r;
  if (exponent.negative()) {
    mp::Number inverse;
    if (!inverse.invert(b, n)) {
      return aio::raise(vm, ExceptionType::ValueError,
                        "base is not invertible for the given modulus");
    }
    r.power_mod(inverse, e, n);
  } else {
    r.power_mod(b, e, n);
  }
  Value result = make_int_limbs(vm, r.limbs(), r.size(), false);
  return m.negative() && int_sign(result) != 0 ? int_add(vm, result, modulus) : result;
}

Value int_lshift(Vm& vm, Value x, Value y) {
  if (int_sign(y) < 0) return aio::raise(vm, ExceptionType::ValueError, "negative shift count");
  IntView a{x}, count{y};
  if (a.size() == 0) return Value::small_int(0);
  if (count.size() > 1)
    return aio::raise(vm, ExceptionType::OverflowError, "too many digits in integer");
  uint64_t n = count.low();
  if (a.size() == 1 && n < 64) {
    unsigned __int128 wide = static_cast<unsigned __int128>(a.low()) << n;
    uint64_t limbs[2] = {static_cast<uint64_t>(wide), static_cast<uint64_t>(wide >> 64)};
    return make_int_limbs(vm, limbs, 2, a.negative());
  }
  AIO_CHECK(check_bits(vm, static_cast<unsigned __int128>(n) + a.bit_length()));
  Int* r = new_int(vm, a.size() + n / 64 + 1);
  mp::shift_left(r->limbs(), a.limbs(), a.size(), n / 64, n % 64);
  return finish_int(vm, r, a.size() + n / 64 + 1, a.negative());
}

Value int_rshift(Vm& vm, Value x, Value y) {
  if (int_sign(y) < 0) return aio::raise(vm, ExceptionType::ValueError, "negative shift count");
  IntView a{x}, count{y};
  bool negative = a.negative() && a.size();
  uint64_t n = count.low();
  if (count.size() > 1 || n >= a.size() * 64) return Value::small_int(negative ? -1 : 0);
  if (a.size() == 1) {
    __int128 wide = negative ? -static_cast<__int128>(a.low()) : static_cast<__int128>(a.low());
    return make_int_wide(vm, wide >> n);
  }
  size_t size = a.size() - n / 64;
  Int* r = new_int(vm, size + 1);
  bool lost = mp::shift_right(r->limbs(), a.limbs(), a.size(), n / 64, n % 64);
  r->limbs()[size] = 0;
  if (negative && lost) {
    const uint64_t one = 1;
    mp::add(r->limbs(), r->limbs(), size, &one, 1);
  }
  return finish_int(vm, r, size + 1, negative);
}

Value int_neg(Vm& vm, Value x) {
  if (x.is_small_int()) return make_int(vm, -x.as_small_int());
  IntView a{x};
  return make_int_limbs(vm, a.limbs(), a.size(), !a.negative());
}

}  // namespace aio
