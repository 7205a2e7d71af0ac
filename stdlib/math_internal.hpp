// The parts of module math, by file: math.cpp (functions of floats), math_int.cpp (functions of
// ints), math_sum.cpp (sums, products, distances).
#pragma once

#include <span>

#include "runtime/native/native.hpp"

namespace aio {

Raised math_domain_error(Vm& vm);
Raised math_range_error(Vm& vm);

// math_gamma.cpp
Value math_gamma(Vm& vm, double x);
Value math_lgamma(Vm& vm, double x);

// math_int.cpp
Value math_gcd(Vm& vm, VarArgs args);
Value math_lcm(Vm& vm, VarArgs args);
Value math_factorial(Vm& vm, Value n);
Value math_comb(Vm& vm, Value n, Value k);
Value math_perm(Vm& vm, Value n, Value k);
Value math_isqrt(Vm& vm, Value n);

// math_sum.cpp
Value math_fsum(Vm& vm, Value seq);
Value math_prod(Vm& vm, Value iterable, Value start);
Value math_sumprod(Vm& vm, Value p, Value q);
Value math_dist(Vm& vm, Value p, Value q);
Value math_hypot(Vm& vm, VarArgs coordinates);

}  // namespace aio
