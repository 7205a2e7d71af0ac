// Module math: gamma and lgamma by Lanczos' approximation (g = 6.0246…, 13 terms), so that results
// do not depend on the C library.
#include <cmath>

#include "runtime/vm/vm.hpp"
#include "stdlib/math_internal.hpp"

namespace aio {
namespace {

constexpr double kPi = 3.141592653589793238462643383279502884;
constexpr double kLogPi = 1.144729885849400174143427351353058711647;
constexpr double kG = 6.024680040776729583740234375;
constexpr double kGMinusHalf = 5.524680040776729583740234375;
constexpr double kTiny = 1e-20;  ///< below, gamma(x) is 1 / x

/// Lanczos' sum as a quotient of polynomials, lowest power first.
constexpr double kNumerator[13] = {23531376880.410759688572007674451636754734846804940,
                                   42919803642.649098768957899047001988850926355848959,
                                   35711959237.355668049440185451547166705960488635843,
                                   17921034426.037209699919755754458931112671403265390,
                                   6039542586.3520280050642916443072979210699388420708,
                                   1439720407.3117216736632230727949123939715485786372,
                                   248874557.86205415651146038641322942321632125127801,
                                   31426415.585400194380614231628318205362874684987640,
                                   2876370.6289353724412254090516208496135991145378768,
                                   186056.26539522349504029498971604569928220784236328,
                                   8071.6720023658162106380029022722506138218516325024,
                                   210.82427775157934587250973392071336271166969580291,
                                   2.5066282746310002701649081771338373386264310793408};
constexpr double kDenominator[13] = {0.0,        39916800.0, 120543840.0, 150917976.0, 105258076.0,
                                     45995730.0, 13339535.0, 2637558.0,   357423.0,    32670.0,
                                     1925.0,     66.0,       1.0};

double lanczos_sum(double x) {
  double n = 0, d = 0;
  constexpr double kSmall = 5;  // beyond, powers of 1 / x keep the terms in range
  for (int i = 0; i < 13; ++i) {
    n = x < kSmall ? n * x + kNumerator[12 - i] : n / x + kNumerator[i];
    d = x < kSmall ? d * x + kDenominator[12 - i] : d / x + kDenominator[i];
  }
  return n / d;
}

/// sin(pi * x) without the error of pi * x, for finite x >= 0.
double sin_pi(double x) {
  double y = std::fmod(x, 2.0);
  switch (static_cast<int>(std::round(2.0 * y))) {
    case 0: return std::sin(kPi * y);
    case 1: return std::cos(kPi * (y - 0.5));
    case 2: return std::sin(kPi * (1.0 - y));
    case 3: return -std::cos(kPi * (y - 1.5));
    default: return std::sin(kPi * (y - 2.0));
  }
}

bool is_pole(double x) { return x <= 0 && x == std::floor(x); }

}  // namespace

Value math_gamma(Vm& vm, double x) {
  if (std::isnan(x) || x == HUGE_VAL) return Value::number(x);
  if (is_pole(x)) return math_domain_error(vm);
  constexpr double kExactFactorials = 23;  // (n - 1)! is a double exactly up to here
  if (x == std::floor(x) && x <= kExactFactorials) {
    double product = 1;
    for (double k = 2; k < x; ++k) product *= k;
    return Value::number(product);
  }
  double a = std::fabs(x);
  if (a < kTiny) {
    double r = 1.0 / x;
    if (std::isinf(r)) return math_range_error(vm);
    return Value::number(r);
  }
  constexpr double kOutOfRange = 200, kPowerSplit = 140;
  if (a > kOutOfRange) {
    if (x < 0) return Value::number(0.0 / sin_pi(a) * -1.0);
    return math_range_error(vm);
  }
  // y = a + g - 1/2 is rounded; z is what the rounding changes in the result, relatively.
  double y = a + kGMinusHalf;
  double lost = a > kGMinusHalf ? (y - a) - kGMinusHalf : (y - kGMinusHalf) - a;
  double z = lost * kG / y, r;
  if (x < 0) {
    r = -kPi / sin_pi(a) / a * std::exp(y) / lanczos_sum(a);
    r -= z * r;
    if (a < kPowerSplit) {
      r /= std::pow(y, a - 0.5);
    } else {
      double root = std::pow(y, a / 2.0 - 0.25);
      r = r / root / root;
    }
  } else {
    r = lanczos_sum(a) / std::exp(y);
    r += z * r;
    if (a < kPowerSplit) {
      r *= std::pow(y, a - 0.5);
    } else {
      double root = std::pow(y, a / 2.0 - 0.25);
      r = r * root * root;
    }
  }
  if (std::isinf(r)) return math_range_error(vm);
  return Value::number(r);
}

Value math_lgamma(Vm& vm, double x) {
  if (std::isnan(x)) return Value::number(x);
  if (std::isinf(x)) return Value::number(HUGE_VAL);
  if (is_pole(x)) return math_domain_error(vm);
  if (x == 1 || x == 2) return Value::number(0.0);
  double a = std::fabs(x);
  if (a < kTiny) return Value::number(-std::log(a));
  double r = std::log(lanczos_sum(a)) - kG;
  r += (a - 0.5) * (std::log(a + kG - 0.5) - 1);
  if (x < 0) r = kLogPi - std::log(std::fabs(sin_pi(a))) - std::log(a) - r;
  if (std::isinf(r)) return math_range_error(vm);
  return Value::number(r);
}

}  // namespace aio
