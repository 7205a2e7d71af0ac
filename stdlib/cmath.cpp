// Module cmath: functions of complex numbers. C99 defines them with all special values; what it
// gives is turned into CPython's errors: a NaN out of numbers is a domain error, an infinity out of
// finite numbers a range error.
#include <cmath>
#include <complex>
#include <limits>

#include "runtime/object/builtin_ops.hpp"
#include "runtime/object/number_internal.hpp"
#include "runtime/vm/operators.hpp"
#include "stdlib/math_internal.hpp"

namespace aio {
namespace {

using C = std::complex<double>;
constexpr double kPi = 3.141592653589793238462643383279502884;
constexpr double kE = 2.718281828459045235360287471352662498;

bool has_nan(C z) { return std::isnan(z.real()) || std::isnan(z.imag()); }
bool has_infinity(C z) { return std::isinf(z.real()) || std::isinf(z.imag()); }
bool is_finite(C z) { return std::isfinite(z.real()) && std::isfinite(z.imag()); }

/// A complex, a number, or what __complex__, __float__ or __index__ gives.
Result<C> complex_argument(Vm& vm, Value v) {
  if (!is_kind(v, Kind::Complex) &&
      !lookup_special(vm, type_of(vm, v), Special::Complex).is_undef()) {
    AIO_TRY(Value made, call_special(vm, v, Special::Complex));
    if (!is_kind(made, Kind::Complex))
      return raise(vm, ExceptionType::TypeError, "__complex__ returned non-complex (type %T)",
                   made.bits);
    v = made;
  }
  if (const Complex* c = dyn_as<Complex>(v)) return C(c->real, c->imag);
  AIO_TRY(double real, to_double(vm, v));
  return C(real, 0.0);
}

Value complex_value(Vm& vm, C z) { return make_complex(vm, z.real(), z.imag()); }

Value checked(Vm& vm, C argument, C result) {
  if (has_nan(result) && !has_nan(argument)) return math_domain_error(vm);
  if (has_infinity(result) && is_finite(argument)) return math_range_error(vm);
  return complex_value(vm, result);
}

template <C (*function)(const C&)>
Value unary(Vm& vm, Value v) {
  AIO_TRY(C z, complex_argument(vm, v));
  return checked(vm, z, function(z));
}

C acos_of(const C& z) { return std::acos(z); }
C acosh_of(const C& z) { return std::acosh(z); }
C asin_of(const C& z) { return std::asin(z); }
C asinh_of(const C& z) { return std::asinh(z); }
C cos_of(const C& z) { return std::cos(z); }
C cosh_of(const C& z) { return std::cosh(z); }
C exp_of(const C& z) { return std::exp(z); }
C sin_of(const C& z) { return std::sin(z); }
C sinh_of(const C& z) { return std::sinh(z); }
C sqrt_of(const C& z) { return std::sqrt(z); }
C tan_of(const C& z) { return std::tan(z); }
C tanh_of(const C& z) { return std::tanh(z); }

/// Poles are domain errors.
template <C (*function)(const C&)>
Value with_poles(Vm& vm, Value v) {
  AIO_TRY(C z, complex_argument(vm, v));
  C result = function(z);
  if (is_finite(z) && !is_finite(result)) return math_domain_error(vm);
  return checked(vm, z, result);
}
C atan_of(const C& z) { return std::atan(z); }
C atanh_of(const C& z) { return std::atanh(z); }

/// ln(z), exact near 1 and without overflow at the ends of the range.
Result<C> natural_log(Vm& vm, C z) {
  if (z == C(0, 0)) return math_domain_error(vm);
  double x = std::fabs(z.real()), y = std::fabs(z.imag()), angle = std::arg(z);
  if (!is_finite(z)) return std::log(z);
  double size;
  if (x > std::numeric_limits<double>::max() / 4 || y > std::numeric_limits<double>::max() / 4) {
    size = std::log(std::hypot(x / 2, y / 2)) + std::log(2.0);
  } else if (x < std::numeric_limits<double>::min() && y < std::numeric_limits<double>::min()) {
    size = std::log(std::hypot(std::ldexp(x, 53), std::ldexp(y, 53))) - 53 * std::log(2.0);
  } else {
    double h = std::hypot(x, y);
    double large = std::max(x, y), small = std::min(x, y);
    size = h >= 0.71 && h <= 1.73 ? std::log1p((large - 1) * (large + 1) + small * small) / 2
                                  : std::log(h);
  }
  return C(size, angle);
}

Value log_(Vm& vm, Value v, Value base) {
  AIO_TRY(C z, complex_argument(vm, v));
  C b(0, 0);
  if (!base.is_undef()) { AIO_TRY(b, complex_argument(vm, base)); }
  AIO_TRY(C result, natural_log(vm, z));
  if (base.is_undef()) return complex_value(vm, result);
  AIO_TRY(C scale, natural_log(vm, b));
  Rooted numerator(vm, complex_value(vm, result));
  return complex_binary(vm, BinaryOp::TrueDiv, numerator, complex_value(vm, scale));
}
Value log10_(Vm& vm, Value v) {
  AIO_TRY(C z, complex_argument(vm, v));
  AIO_TRY(C result, natural_log(vm, z));
  const double scale = std::log(10.0);
  return complex_value(vm, C(result.real() / scale, result.imag() / scale));
}

Value phase(Vm& vm, Value v) {
  AIO_TRY(C z, complex_argument(vm, v));
  return Value::number(std::atan2(z.imag(), z.real()));
}
Value polar(Vm& vm, Value v) {
  AIO_TRY(C z, complex_argument(vm, v));
  double size = std::hypot(z.real(), z.imag());
  if (std::isinf(size) && is_finite(z)) return math_range_error(vm);
  Value pair[2] = {Value::number(size), Value::number(std::atan2(z.imag(), z.real()))};
  return make_tuple(vm, pair, 2);
}
Value rect(Vm& vm, double r, double phi) {
  if (std::isinf(phi) && !std::isnan(r) && r != 0) return math_domain_error(vm);
  if (r == 0 && !std::isfinite(phi)) return complex_value(vm, C(0, 0));
  if (phi == 0) return complex_value(vm, C(r, r * phi));
  if (std::isinf(r) && std::isfinite(phi))
    return complex_value(
        vm, C(std::copysign(r, std::cos(phi) * r), std::copysign(r, std::sin(phi) * r)));
  return complex_value(vm, C(r * std::cos(phi), r * std::sin(phi)));
}

Result<bool> is_finite_(Vm& vm, Value v) {
  AIO_TRY(C z, complex_argument(vm, v));
  return is_finite(z);
}
Result<bool> is_infinite(Vm& vm, Value v) {
  AIO_TRY(C z, complex_argument(vm, v));
  return has_infinity(z);
}
Result<bool> is_not_a_number(Vm& vm, Value v) {
  AIO_TRY(C z, complex_argument(vm, v));
  return has_nan(z);
}
Result<bool> is_close(Vm& vm, Value first, Value second, double rel_tol, double abs_tol) {
  AIO_TRY(C a, complex_argument(vm, first));
  AIO_TRY(C b, complex_argument(vm, second));
  if (rel_tol < 0 || abs_tol < 0)
    return raise(vm, ExceptionType::ValueError, "tolerances must be non-negative");
  if (a == b) return true;
  if (has_infinity(a) || has_infinity(b)) return false;
  double difference = std::abs(a - b);
  return difference <= rel_tol * std::abs(b) || difference <= rel_tol * std::abs(a) ||
         difference <= abs_tol;
}

constexpr NativeDef kFunctions[] = {
    def<unary<acos_of>>("acos(z, /)", "Return the arc cosine of z."),
    def<unary<acosh_of>>("acosh(z, /)", "Return the inverse hyperbolic cosine of z."),
    def<unary<asin_of>>("asin(z, /)", "Return the arc sine of z."),
    def<unary<asinh_of>>("asinh(z, /)", "Return the inverse hyperbolic sine of z."),
    def<with_poles<atan_of>>("atan(z, /)", "Return the arc tangent of z."),
    def<with_poles<atanh_of>>("atanh(z, /)", "Return the inverse hyperbolic tangent of z."),
    def<unary<cos_of>>("cos(z, /)", "Return the cosine of z."),
    def<unary<cosh_of>>("cosh(z, /)", "Return the hyperbolic cosine of z."),
    def<unary<exp_of>>("exp(z, /)", "Return the exponential value e**z."),
    def<is_close>("isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)",
                  "Whether two complex numbers are close in value."),
    def<is_finite_>("isfinite(z, /)", "True if both parts of z are finite."),
    def<is_infinite>("isinf(z, /)", "True if a part of z is infinite."),
    def<is_not_a_number>("isnan(z, /)", "True if a part of z is not a number."),
    def<log_>("log(z, base=<unset>, /)",
              "The logarithm of z to the given base; natural without one."),
    def<log10_>("log10(z, /)", "Return the base-10 logarithm of z."),
    def<phase>("phase(z, /)", "Return argument, also known as the phase angle, of a complex."),
    def<polar>("polar(z, /)", "From rectangular coordinates to (r, phi)."),
    def<rect>("rect(r, phi, /)", "From polar coordinates to rectangular ones."),
    def<unary<sin_of>>("sin(z, /)", "Return the sine of z."),
    def<unary<sinh_of>>("sinh(z, /)", "Return the hyperbolic sine of z."),
    def<unary<sqrt_of>>("sqrt(z, /)", "Return the square root of z."),
    def<unary<tan_of>>("tan(z, /)", "Return the tangent of z."),
    def<unary<tanh_of>>("tanh(z, /)", "Return the hyperbolic tangent of z."),
};

Status init(Vm& vm, Module* module) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity(),
                   kNan = std::numeric_limits<double>::quiet_NaN();
  module_set(vm, module, "pi", Value::number(kPi));
  module_set(vm, module, "tau", Value::number(2 * kPi));
  module_set(vm, module, "e", Value::number(kE));
  module_set(vm, module, "inf", Value::number(kInfinity));
  module_set(vm, module, "nan", Value::number(kNan));
  module_set(vm, module, "infj", make_complex(vm, 0.0, kInfinity));
  module_set(vm, module, "nanj", make_complex(vm, 0.0, kNan));
  return Status::Ok;
}

}  // namespace

extern const ModuleDef kCmathModule;
const ModuleDef kCmathModule = {
    .name = "cmath", .doc = "Functions of complex numbers.", .functions = kFunctions, .init = init};

}  // namespace aio
