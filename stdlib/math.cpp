// Module math: functions of floats, and the table. Errors as C99 reports them are turned into
// CPython's: a NaN out of numbers is a domain error, an infinity out of finite numbers a range
// error where the function can overflow.
#include <cmath>

#include "runtime/object/number_internal.hpp"
#include "runtime/vm/vm.hpp"
#include "stdlib/math_internal.hpp"

namespace aio {

Raised math_domain_error(Vm& vm) {
  return aio::raise(vm, ExceptionType::ValueError, "math domain error");
}
Raised math_range_error(Vm& vm) {
  return aio::raise(vm, ExceptionType::OverflowError, "math range error");
}

namespace {

constexpr double kPi = 3.141592653589793238462643383279502884;
constexpr double kE = 2.718281828459045235360287471352662498;

enum class Overflow { Domain, Range };

template <double (*f)(double), Overflow overflow = Overflow::Domain>
Value unary(Vm& vm, double x) {
  double r = f(x);
  if (std::isnan(r) && !std::isnan(x)) return math_domain_error(vm);
  if (std::isinf(r) && std::isfinite(x)) {
    if (overflow == Overflow::Range) return math_range_error(vm);
    return math_domain_error(vm);
  }
  return Value::number(r);
}

Value square_root(Vm& vm, double x) {
  if (x < 0) return math_domain_error(vm);
  return Value::number(std::sqrt(x));
}

// --- logarithms: ints of any size ----------------------------------------------------------------

Value log_of(Vm& vm, Value v, double (*f)(double)) {
  if (!is_int(v)) {
    AIO_TRY(double x, to_double(vm, v));
    if (!(x > 0) && !std::isnan(x)) return math_domain_error(vm);
    return Value::number(f(x));
  }
  if (int_sign(v) <= 0) return math_domain_error(vm);
  IntView n{v};
  size_t bits = n.bit_length();
  if (bits <= 1023) {
    AIO_TRY(double x, int_to_double(vm, v));
    return Value::number(f(x));
  }
  // The number is mantissa * 2 ** bits with the mantissa in [0.5, 1).
  Value top = int_rshift(vm, v, Value::small_int(static_cast<int64_t>(bits - 128)));
  AIO_TRY(double scaled, int_to_double(vm, top));
  return Value::number(f(std::ldexp(scaled, -128)) + f(2.0) * static_cast<double>(bits));
}

Value log_base(Vm& vm, Value x, Value base) {
  AIO_TRY(Value numerator, log_of(vm, x, std::log));
  if (base.is_undef()) return numerator;
  AIO_TRY(Value denominator, log_of(vm, base, std::log));
  if (denominator.as_float() == 0)
    return aio::raise(vm, ExceptionType::ZeroDivisionError, "float division by zero");
  return Value::number(numerator.as_float() / denominator.as_float());
}
Value log2_of(Vm& vm, Value x) { return log_of(vm, x, std::log2); }
Value log10_of(Vm& vm, Value x) { return log_of(vm, x, std::log10); }

Value log1p_of(Vm& vm, double x) {
  if (x <= -1) return math_domain_error(vm);
  return Value::number(std::log1p(x));
}

// --- two arguments -------------------------------------------------------------------------------

Value power_of(Vm& vm, double x, double y) {
  double r = std::pow(x, y);
  if (std::isfinite(x) && std::isfinite(y)) {
    if (std::isnan(r)) return math_domain_error(vm);
    if (std::isinf(r)) {
      if (x == 0) return math_domain_error(vm);
      return math_range_error(vm);
    }
  }
  return Value::number(r);
}

template <double (*f)(double, double)>
Value remainder_of(Vm& vm, double x, double y) {
  if (!std::isnan(x) && !std::isnan(y) && (std::isinf(x) || y == 0)) return math_domain_error(vm);
  return Value::number(f(x, y));
}

double arc_tangent(Vm&, double y, double x) { return std::atan2(y, x); }
double copy_sign(Vm&, double x, double y) { return std::copysign(x, y); }

Value fused(Vm& vm, double x, double y, double z) {
  double r = std::fma(x, y, z);
  if (std::isfinite(r)) return Value::number(r);
  if (std::isnan(r) && !std::isnan(x) && !std::isnan(y) && !std::isnan(z)) {
    return aio::raise(vm, ExceptionType::ValueError, "invalid operation in fma");
  }
  if (std::isinf(r) && std::isfinite(x) && std::isfinite(y) && std::isfinite(z)) {
    return aio::raise(vm, ExceptionType::OverflowError, "overflow in fma");
  }
  return Value::number(r);
}

// --- the parts of a float ------------------------------------------------------------------------

Value pair(Vm& vm, Value a, Value b) {
  Value parts[2] = {a, b};
  return make_tuple(vm, parts, 2);
}

Value split_exponent(Vm& vm, double x) {
  int exponent = 0;
  double mantissa = std::isfinite(x) ? std::frexp(x, &exponent) : x;
  return pair(vm, Value::number(mantissa), Value::small_int(exponent));
}

Value split_fraction(Vm& vm, double x) {
  double whole;
  double fraction = std::modf(x, &whole);
  return pair(vm, Value::number(fraction), Value::number(whole));
}

Value load_exponent(Vm& vm, double x, Value exponent) {
  if (!is_int(exponent)) {
    return aio::raise(vm, ExceptionType::TypeError, "Expected an int as second argument to ldexp.");
  }
  constexpr int64_t kBeyond = 100000;
  int64_t e;
  if (!int_to_int64(exponent, &e)) e = int_sign(exponent) * kBeyond;
  e = std::clamp(e, -kBeyond, kBeyond);
  double r = std::ldexp(x, static_cast<int>(e));
  if (std::isinf(r) && std::isfinite(x)) return math_range_error(vm);
  return Value::number(r);
}

/// Doubles in order as signed integers: neighbours differ by one.
int64_t ordinal(double d) {
  int64_t i = std::bit_cast<int64_t>(d);
  return i < 0 ? INT64_MIN - i : i;
}
double from_ordinal(int64_t i) { return std::bit_cast<double>(i < 0 ? INT64_MIN - i : i); }

Value next_after(Vm& vm, double x, double y, Value steps) {
  if (steps.is_none()) return Value::number(std::nextafter(x, y));
  AIO_TRY(Value n, index_of(vm, steps));
  if (int_sign(n) < 0)
    return aio::raise(vm, ExceptionType::ValueError, "steps must be a non-negative integer");
  if (std::isnan(x)) return Value::number(x);
  if (std::isnan(y) || x == y || int_sign(n) == 0)
    return Value::number(int_sign(n) == 0 && !std::isnan(y) ? x : y);
  int64_t from = ordinal(x), to = ordinal(y), count;
  uint64_t distance = from < to ? static_cast<uint64_t>(to) - static_cast<uint64_t>(from)
                                : static_cast<uint64_t>(from) - static_cast<uint64_t>(to);
  if (!int_to_int64(n, &count) || static_cast<uint64_t>(count) >= distance) return Value::number(y);
  return Value::number(from_ordinal(from < to ? from + count : from - count));
}

double unit_in_last_place(Vm&, double x) {
  if (std::isnan(x)) return x;
  x = std::fabs(x);
  if (std::isinf(x)) return x;
  double up = std::nextafter(x, HUGE_VAL);
  return std::isinf(up) ? x - std::nextafter(x, -HUGE_VAL) : up - x;
}

// --- whole numbers -------------------------------------------------------------------------------

template <Special special, double (*f)(double)>
Value whole(Vm& vm, Value v) {
  if (v.is_float()) return int_from_double_checked(vm, f(v.as_float()));
  if (v.is_small_int()) return v;
  if (!lookup_special(vm, type_of(vm, v), special).is_undef()) return call_special(vm, v, special);
  AIO_TRY(double d, to_double(vm, v));
  return int_from_double_checked(vm, f(d));
}

Value truncate(Vm& vm, Value v) {
  if (v.is_float()) return int_from_double_checked(vm, v.as_float());
  if (lookup_special(vm, type_of(vm, v), Special::Trunc).is_undef()) {
    return aio::raise(vm, ExceptionType::TypeError, "type %T doesn't define __trunc__ method",
                      v.bits);
  }
  return call_special(vm, v, Special::Trunc);
}

Value is_close(Vm& vm, double a, double b, double rel_tol, double abs_tol) {
  if (rel_tol < 0 || abs_tol < 0)
    return aio::raise(vm, ExceptionType::ValueError, "tolerances must be non-negative");
  if (a == b) return Value::boolean(true);
  if (std::isinf(a) || std::isinf(b)) return Value::boolean(false);
  double difference = std::fabs(b - a);
  return Value::boolean(difference <= std::fabs(rel_tol * b) ||
                        difference <= std::fabs(rel_tol * a) || difference <= abs_tol);
}

bool is_finite(Vm&, double x) { return std::isfinite(x); }
bool is_infinite(Vm&, double x) { return std::isinf(x); }
bool is_not_a_number(Vm&, double x) { return std::isnan(x); }
double to_degrees(Vm&, double x) { return x * (180.0 / kPi); }
double to_radians(Vm&, double x) { return x * (kPi / 180.0); }

constexpr NativeDef kFunctions[] = {
    def<unary<std::acos>>("acos(x, /)", "Return the arc cosine (measured in radians) of x."),
    def<unary<std::acosh>>("acosh(x, /)", "Return the inverse hyperbolic cosine of x."),
    def<unary<std::asin>>("asin(x, /)", "Return the arc sine (measured in radians) of x."),
    def<unary<std::asinh>>("asinh(x, /)", "Return the inverse hyperbolic sine of x."),
    def<unary<std::atan>>("atan(x, /)", "Return the arc tangent (measured in radians) of x."),
    def<arc_tangent>("atan2(y, x, /)",
                     "Return the arc tangent of y/x; the signs of both are considered."),
    def<unary<std::atanh>>("atanh(x, /)", "Return the inverse hyperbolic tangent of x."),
    def<unary<std::cbrt>>("cbrt(x, /)", "Return the cube root of x."),
    def<whole<Special::Ceil, std::ceil>>("ceil(x, /)", "The smallest int >= x."),
    def<math_comb>("comb(n, k, /)",
                   "Ways to choose k of n items without repetition and without order."),
    def<copy_sign>("copysign(x, y, /)", "A float with the magnitude of x and the sign of y."),
    def<unary<std::cos>>("cos(x, /)", "Return the cosine of x (measured in radians)."),
    def<unary<std::cosh, Overflow::Range>>("cosh(x, /)", "Return the hyperbolic cosine of x."),
    def<to_degrees>("degrees(x, /)", "Convert angle x from radians to degrees."),
    def<math_dist>("dist(p, q, /)", "The Euclidean distance between two points."),
    def<unary<std::erf>>("erf(x, /)", "Error function at x."),
    def<unary<std::erfc>>("erfc(x, /)", "Complementary error function at x."),
    def<unary<std::exp, Overflow::Range>>("exp(x, /)", "Return e raised to the power of x."),
    def<unary<std::exp2, Overflow::Range>>("exp2(x, /)", "Return 2 raised to the power of x."),
    def<unary<std::expm1, Overflow::Range>>(
        "expm1(x, /)", "Return exp(x)-1 without loss of precision for small x."),
    def<unary<std::fabs>>("fabs(x, /)", "Return the absolute value of the float x."),
    def<math_factorial>("factorial(n, /)", "Find n!."),
    def<whole<Special::Floor, std::floor>>("floor(x, /)", "The largest int <= x."),
    def<fused>("fma(x, y, z, /)", "x * y + z with one rounding."),
    def<remainder_of<std::fmod>>("fmod(x, y, /)", "C's fmod(): the result has the sign of x."),
    def<split_exponent>("frexp(x, /)", "(m, e) with x = m * 2 ** e and 0.5 <= abs(m) < 1."),
    def<math_fsum>("fsum(seq, /)", "The sum of the floats in seq, rounded once."),
    def<math_gamma>("gamma(x, /)", "Gamma function at x."),
    def<math_gcd>("gcd(*integers)", "Greatest common divisor."),
    def<math_hypot>("hypot(*coordinates)", "The Euclidean distance from the origin."),
    def<is_close>("isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)",
                  "Whether two floats are close in value."),
    def<is_finite>("isfinite(x, /)", "True if x is neither infinite nor NaN."),
    def<is_infinite>("isinf(x, /)", "True if x is an infinity of either sign."),
    def<is_not_a_number>("isnan(x, /)", "True if x is NaN."),
    def<math_isqrt>("isqrt(n, /)", "The largest int whose square is not above n."),
    def<math_lcm>("lcm(*integers)", "Least common multiple."),
    def<load_exponent>("ldexp(x, i, /)", "x * 2 ** i."),
    def<math_lgamma>("lgamma(x, /)",
                     "Natural logarithm of the absolute value of the gamma function at x."),
    def<log_base>("log(x, base=<unset>, /)",
                  "The logarithm of x to the given base; natural without one."),
    def<log10_of>("log10(x, /)", "The base 10 logarithm of x."),
    def<log1p_of>("log1p(x, /)", "The natural logarithm of 1 + x."),
    def<log2_of>("log2(x, /)", "The base 2 logarithm of x."),
    def<split_fraction>("modf(x, /)",
                        "The fractional and whole parts of x, as floats of its sign."),
    def<next_after>("nextafter(x, y, /, *, steps=None)",
                    "The float `steps` steps after x towards y."),
    def<math_perm>("perm(n, k=None, /)",
                   "Ways to choose k of n items without repetition and with order."),
    def<power_of>("pow(x, y, /)", "x ** y as floats."),
    def<math_prod>("prod(iterable, /, *, start=1)", "The product of start and all items."),
    def<to_radians>("radians(x, /)", "Convert angle x from degrees to radians."),
    def<remainder_of<std::remainder>>("remainder(x, y, /)",
                                      "Difference of x and the closest multiple of y."),
    def<unary<std::sin>>("sin(x, /)", "Return the sine of x (measured in radians)."),
    def<unary<std::sinh, Overflow::Range>>("sinh(x, /)", "Return the hyperbolic sine of x."),
    def<square_root>("sqrt(x, /)", "Return the square root of x."),
    def<math_sumprod>("sumprod(p, q, /)", "The sum of the products of the items of two iterables."),
    def<unary<std::tan>>("tan(x, /)", "Return the tangent of x (measured in radians)."),
    def<unary<std::tanh>>("tanh(x, /)", "Return the hyperbolic tangent of x."),
    def<truncate>("trunc(x, /)", "x without its fraction, by x.__trunc__()."),
    def<unit_in_last_place>("ulp(x, /)", "The value of the least significant bit of x."),
};

Status init(Vm& vm, Module* module) {
  module_set(vm, module, "pi", Value::number(kPi));
  module_set(vm, module, "e", Value::number(kE));
  module_set(vm, module, "tau", Value::number(2 * kPi));
  module_set(vm, module, "inf", Value::number(HUGE_VAL));
  module_set(vm, module, "nan", Value::number(std::nan("")));
  return Status::Ok;
}

}  // namespace

extern const ModuleDef kMathModule;
const ModuleDef kMathModule = {
    .name = "math",
    .doc = "This module provides access to the mathematical functions\ndefined by the C standard.",
    .functions = kFunctions,
    .init = init,
};

}  // namespace aio
