// Module math: sums, products and distances.
//
// ExactSum keeps a sum as floats that do not overlap (Shewchuk's expansions): adding is exact,
// rounding happens once at the end.
#include <cmath>
#include <vector>

#include "runtime/object/iterator_ops.hpp"
#include "runtime/object/number_internal.hpp"
#include "runtime/object/sequence_ops.hpp"
#include "runtime/vm/vm.hpp"
#include "stdlib/math_internal.hpp"

namespace aio {
namespace {

class ExactSum {
 public:
  /// False when the exact sum leaves the range of floats.
  bool add(double x) {
    if (!std::isfinite(x)) {
      special_ += x;
      if (std::isinf(x)) infinities_ += x;
      has_special_ = true;
      return true;
    }
    size_t kept = 0;
    for (double y : partials_) {
      if (std::fabs(x) < std::fabs(y)) std::swap(x, y);
      double high = x + y, low = y - (high - x);
      if (low != 0) partials_[kept++] = low;
      x = high;
    }
    partials_.resize(kept);
    if (x != 0) {
      if (!std::isfinite(x)) return false;
      partials_.push_back(x);
    }
    return true;
  }
  bool has_special() const { return has_special_; }
  double special() const { return special_; }
  double infinities() const { return infinities_; }

  /// The sum, rounded half to even.
  double result() const {
    size_t n = partials_.size();
    if (n == 0) return 0.0;
    double high = partials_[--n], low = 0;
    while (n > 0) {
      double x = high, y = partials_[--n];
      high = x + y;
      low = y - (high - x);
      if (low != 0) break;
    }
    // Half-way cases: what lies below decides.
    if (n > 0 && ((low < 0 && partials_[n - 1] < 0) || (low > 0 && partials_[n - 1] > 0))) {
      double y = low * 2, x = high + y;
      if (y == x - high) high = x;
    }
    return high;
  }

 private:
  std::vector<double> partials_;
  double special_ = 0, infinities_ = 0;
  bool has_special_ = false;
};

bool is_plain_number(Value v) {
  return v.is_float() || v.is_small_int() || v.is_bool() || is_kind(v, Kind::Int);
}

}  // namespace

Value math_fsum(Vm& vm, Value seq) {
  ExactSum sum;
  AIO_CHECK(for_each(vm, seq, [&](Value item) -> Status {
    AIO_TRY(double x, to_double(vm, item));
    if (sum.add(x)) return Status::Ok;
    return aio::raise(vm, ExceptionType::OverflowError, "intermediate overflow in fsum");
  }));
  if (!sum.has_special()) return Value::number(sum.result());
  if (std::isnan(sum.infinities()))
    return aio::raise(vm, ExceptionType::ValueError, "-inf + inf in fsum");
  return Value::number(sum.special());
}

Value math_prod(Vm& vm, Value iterable, Value start) {
  Rooted result{vm, start};
  AIO_CHECK(for_each(vm, iterable, [&](Value item) -> Status {
    AIO_TRY(Value product, binary_op(vm, BinaryOp::Mul, result, item));
    result = product;
    return Status::Ok;
  }));
  return result;
}

namespace {

/// Sum of products of ints and floats, at least one float; false if a product is not exact as two
/// floats.
bool exact_dot(Vm& vm, ItemSpan p, ItemSpan q, double* out) {
  ExactSum sum;
  for (size_t i = 0; i < p.size; ++i) {
    double factors[2];
    Value items[2] = {p.items[i], q.items[i]};
    for (int k = 0; k < 2; ++k) {
      if (items[k].is_float()) {
        factors[k] = items[k].as_float();
      } else {
        Result<double> d = int_to_double(vm, items[k]);
        if (failed(d)) {
          (void)take_exception(vm);
          return false;
        }
        factors[k] = *d;
      }
    }
    double product = factors[0] * factors[1];
    if (!std::isfinite(product)) return false;
    if (!sum.add(product) || !sum.add(std::fma(factors[0], factors[1], -product))) return false;
  }
  *out = sum.result();
  return true;
}

}  // namespace

Value math_sumprod(Vm& vm, Value p_object, Value q_object) {
  AIO_TRY(Value p_value, list_from_iterable(vm, p_object));
  Rooted p{vm, p_value};
  AIO_TRY(Value q_value, list_from_iterable(vm, q_object));
  Rooted q{vm, q_value};
  ItemSpan a = items_of(p), b = items_of(q);
  if (a.size != b.size)
    return aio::raise(vm, ExceptionType::ValueError, "Inputs are not the same length");
  bool plain = true, floats = false;
  for (size_t i = 0; i < a.size; ++i) {
    plain = plain && is_plain_number(a.items[i]) && is_plain_number(b.items[i]);
    floats = floats || a.items[i].is_float() || b.items[i].is_float();
  }
  double dot;
  if (plain && floats && exact_dot(vm, a, b, &dot)) return Value::number(dot);
  Rooted total{vm, Value::small_int(0)};
  for (size_t i = 0; i < a.size; ++i) {
    AIO_TRY(Value product,
            binary_op(vm, BinaryOp::Mul, items_of(p).items[i], items_of(q).items[i]));
    AIO_TRY(Value sum, binary_op(vm, BinaryOp::Add, total, product));
    total = sum;
  }
  return total;
}

namespace {

/// sqrt of the sum of squares, scaled so that nothing overflows, with the rounding error of the
/// root corrected.
double vector_norm(const std::vector<double>& v) {
  double max = 0;
  bool nan = false;
  for (double x : v) {
    if (std::isinf(x)) return HUGE_VAL;
    nan = nan || std::isnan(x);
    max = std::max(max, std::fabs(x));
  }
  if (nan) return std::nan("");
  if (max == 0 || v.size() <= 1) return max;
  int exponent;
  std::frexp(max, &exponent);
  ExactSum sum;
  for (double x : v) {
    double s = std::ldexp(std::fabs(x), -exponent);
    double square = s * s;
    (void)sum.add(square);
    (void)sum.add(std::fma(s, s, -square));
  }
  double root = std::sqrt(sum.result());
  double square = root * root;
  (void)sum.add(-square);
  (void)sum.add(-std::fma(root, root, -square));
  root += sum.result() / (2 * root);
  return std::ldexp(root, exponent);
}

}  // namespace

Value math_hypot(Vm& vm, VarArgs coordinates) {
  std::vector<double> v;
  for (Value c : coordinates) {
    AIO_TRY(double x, to_double(vm, c));
    v.push_back(x);
  }
  return Value::number(vector_norm(v));
}

Value math_dist(Vm& vm, Value p_object, Value q_object) {
  AIO_TRY(Value p_value, tuple_from_iterable(vm, p_object));
  Rooted p{vm, p_value};
  AIO_TRY(Value q_value, tuple_from_iterable(vm, q_object));
  Rooted q{vm, q_value};
  ItemSpan a = items_of(p), b = items_of(q);
  if (a.size != b.size) {
    return aio::raise(vm, ExceptionType::ValueError,
                      "both points must have the same number of dimensions");
  }
  std::vector<double> v;
  for (size_t i = 0; i < a.size; ++i) {
    AIO_TRY(double x, to_double(vm, a.items[i]));
    AIO_TRY(double y, to_double(vm, b.items[i]));
    v.push_back(std::fabs(x - y));
  }
  return Value::number(vector_norm(v));
}

}  // namespace aio
