// Module math: exact functions of ints.
#include <numeric>

#include "runtime/object/number_internal.hpp"
#include "runtime/vm/vm.hpp"
#include "stdlib/math_internal.hpp"

namespace aio {
namespace {

Value absolute_int(Vm& vm, Value v) { return int_sign(v) < 0 ? int_neg(vm, v) : exact_int(vm, v); }

Value gcd_of(Vm& vm, Value x, Value y) {
  int64_t a, b;
  if (int_to_int64(x, &a) && int_to_int64(y, &b) && a != INT64_MIN && b != INT64_MIN)
    return make_int(vm, std::gcd(a, b));
  IntView u{x}, v{y};
  mp::Number m{u.limbs(), u.size()}, n{v.limbs(), v.size()}, r;
  r.gcd(m, n);
  return make_int_limbs(vm, r.limbs(), r.size(), false);
}

Value lcm_of(Vm& vm, Value x, Value y) {
  if (int_sign(x) == 0 || int_sign(y) == 0) return Value::small_int(0);
  AIO_TRY(Value part, int_floor_div(vm, x, gcd_of(vm, x, y)));
  AIO_TRY(Value product, int_mul(vm, part, y));
  return absolute_int(vm, product);
}

template <Value (*f)(Vm&, Value, Value)>
Value fold(Vm& vm, VarArgs args, int64_t neutral) {
  Rooted result{vm, Value::small_int(neutral)};
  for (size_t i = 0; i < args.size(); ++i) {
    AIO_TRY(Value n, index_of(vm, args[i]));
    AIO_TRY(Value next, i == 0 ? absolute_int(vm, n) : f(vm, result, n));
    result = next;
  }
  return result;
}

Raised raise_negative(Vm& vm, char name) {
  return aio::raise(vm, ExceptionType::ValueError, "%c must be a non-negative integer", name);
}

/// n * (n - 1) * … of k factors, by halves so that the factors stay of like size.
Value falling_product(Vm& vm, Value n, uint64_t k) {
  if (k == 0) return Value::small_int(1);
  if (k <= 8) {
    Value product = n;
    for (uint64_t i = 1; i < k; ++i) {
      Value factor = int_sub(vm, n, make_int_unsigned(vm, i));
      AIO_TRY(product, int_mul(vm, product, factor));
    }
    return product;
  }
  uint64_t half = k / 2;
  AIO_TRY(Value left, falling_product(vm, n, half));
  AIO_TRY(Value right, falling_product(vm, int_sub(vm, n, make_int_unsigned(vm, half)), k - half));
  return int_mul(vm, left, right);
}

Status check_product_size(Vm& vm, Value n, uint64_t k) {
  unsigned __int128 bits = static_cast<unsigned __int128>(int_bit_length(n)) * k;
  if (bits >> 50) return raise_memory_error(vm);
  return vm.heap.check_size(static_cast<size_t>(bits / 8));
}

}  // namespace

Value math_gcd(Vm& vm, VarArgs args) { return fold<gcd_of>(vm, args, 0); }
Value math_lcm(Vm& vm, VarArgs args) { return fold<lcm_of>(vm, args, 1); }

Value math_factorial(Vm& vm, Value v) {
  AIO_TRY(Value n, index_of(vm, v));
  if (int_sign(n) < 0) {
    return aio::raise(vm, ExceptionType::ValueError, "factorial() not defined for negative values");
  }
  int64_t k;
  if (!int_to_int64(n, &k)) {
    return aio::raise(vm, ExceptionType::OverflowError,
                      "factorial() argument should not exceed %lld",
                      static_cast<long long>(INT64_MAX));
  }
  AIO_CHECK(check_product_size(vm, n, static_cast<uint64_t>(k)));
  mp::Number r;
  r.factorial(static_cast<uint64_t>(k));
  return make_int_limbs(vm, r.limbs(), r.size(), false);
}

Value math_comb(Vm& vm, Value n_object, Value k_object) {
  AIO_TRY(Value n_value, index_of(vm, n_object));
  Rooted n{vm, n_value};
  AIO_TRY(Value k, index_of(vm, k_object));
  if (int_sign(n) < 0) return raise_negative(vm, 'n');
  if (int_sign(k) < 0) return raise_negative(vm, 'k');
  Value rest = int_sub(vm, n, k);
  if (int_sign(rest) < 0) return Value::small_int(0);
  if (int_compare(rest, k) < 0) k = rest;
  int64_t count;
  if (!int_to_int64(k, &count)) {
    return aio::raise(vm, ExceptionType::OverflowError, "min(n - k, k) must not exceed %lld",
                      static_cast<long long>(INT64_MAX));
  }
  AIO_CHECK(check_product_size(vm, n, static_cast<uint64_t>(count)));
  IntView view{n.get()};
  mp::Number big{view.limbs(), view.size()}, r;
  r.binomial(big, static_cast<uint64_t>(count));
  return make_int_limbs(vm, r.limbs(), r.size(), false);
}

Value math_perm(Vm& vm, Value n_object, Value k_object) {
  if (k_object.is_none()) return math_factorial(vm, n_object);
  AIO_TRY(Value n_value, index_of(vm, n_object));
  Rooted n{vm, n_value};
  AIO_TRY(Value k, index_of(vm, k_object));
  if (int_sign(n) < 0) return raise_negative(vm, 'n');
  if (int_sign(k) < 0) return raise_negative(vm, 'k');
  if (int_compare(n, k) < 0) return Value::small_int(0);
  int64_t count;
  if (!int_to_int64(k, &count)) {
    return aio::raise(vm, ExceptionType::OverflowError, "k must not exceed %lld",
                      static_cast<long long>(INT64_MAX));
  }
  AIO_CHECK(check_product_size(vm, n, static_cast<uint64_t>(count)));
  return falling_product(vm, n, static_cast<uint64_t>(count));
}

Value math_isqrt(Vm& vm, Value v) {
  AIO_TRY(Value n, index_of(vm, v));
  if (int_sign(n) < 0)
    return aio::raise(vm, ExceptionType::ValueError, "isqrt() argument must be nonnegative");
  IntView view{n};
  if (view.size() == 0) return Value::small_int(0);
  size_t size = (view.size() + 1) / 2;
  mp::Scratch root{size};
  mp::square_root(root.get(), view.limbs(), view.size());
  return make_int_limbs(vm, root.get(), size, false);
}

}  // namespace aio
