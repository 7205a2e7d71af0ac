// Float arithmetic with Python's floor semantics and error texts, and exact decimal rounding.
#include <cerrno>
#include <charconv>
#include <cmath>

#include "runtime/object/builtin_ops.hpp"
#include "runtime/object/number_internal.hpp"

namespace aio {
namespace {

Raised raise_zero_division(Vm& vm, const char* text) {
  return aio::raise(vm, ExceptionType::ZeroDivisionError, "%s", text);
}

}  // namespace

double float_mod(double x, double y) {
  double r = std::fmod(x, y);
  if (r == 0) return std::copysign(0.0, y);
  return (y < 0) != (r < 0) ? r + y : r;
}

double float_floor_div(double x, double y) {
  double r = std::fmod(x, y);
  double q = (x - r) / y;
  if (r != 0 && (y < 0) != (r < 0)) q -= 1.0;
  if (q == 0) return std::copysign(0.0, x / y);
  double whole = std::floor(q);
  return q - whole > 0.5 ? whole + 1.0 : whole;
}

Value float_pow(Vm& vm, double x, double y) {
  if (x == 0 && y < 0 && std::isfinite(y))
    return raise_zero_division(vm, "0.0 cannot be raised to a negative power");
  if (x < 0 && std::isfinite(x) && std::isfinite(y) && y != std::floor(y)) {
    return complex_binary(vm, BinaryOp::Pow, make_complex(vm, x, 0), Value::number(y));
  }
  double r = std::pow(x, y);
  if (std::isinf(r) && std::isfinite(x) && std::isfinite(y)) {
    Value args[2] = {Value::small_int(ERANGE), make_str(vm, "Numerical result out of range")};
    return raise_args(vm, ExceptionType::OverflowError, args, 2);
  }
  return Value::number(r);
}

Value float_binary(Vm& vm, BinaryOp op, double x, double y) {
  switch (op) {
    case BinaryOp::Add: return Value::number(x + y);
    case BinaryOp::Sub: return Value::number(x - y);
    case BinaryOp::Mul: return Value::number(x * y);
    case BinaryOp::TrueDiv:
      if (y == 0) return raise_zero_division(vm, "float division by zero");
      return Value::number(x / y);
    case BinaryOp::FloorDiv:
      if (y == 0) return raise_zero_division(vm, "float floor division by zero");
      return Value::number(float_floor_div(x, y));
    case BinaryOp::Mod:
      if (y == 0) return raise_zero_division(vm, "float modulo by zero");
      return Value::number(float_mod(x, y));
    case BinaryOp::Pow: return float_pow(vm, x, y);
    default: return Value::not_implemented();
  }
}

double round_half_even(double d) {
  double r = std::round(d);
  if (std::fabs(d - r) == 0.5) r = 2.0 * std::round(d / 2.0);
  return r;
}

namespace {

/// Rounds a run of decimal digits (of a whole number) so that its last `drop` digits become zero;
/// ties to even. `more`: something not zero follows the digits.
void round_decimal(std::string& digits, size_t drop, bool more) {
  if (drop > digits.size()) {
    digits = "0";
    return;
  }
  size_t keep = digits.size() - drop;
  char next = digits[keep];
  bool rest = more || digits.find_first_not_of('0', keep + 1) != std::string::npos;
  bool odd = keep > 0 && ((digits[keep - 1] - '0') & 1);
  bool up = next > '5' || (next == '5' && (rest || odd));
  for (size_t i = keep; i < digits.size(); ++i) digits[i] = '0';
  if (!up) return;
  size_t i = keep;
  while (i > 0 && digits[i - 1] == '9') digits[--i] = '0';
  if (i > 0) ++digits[i - 1];
  else digits.insert(digits.begin(), '1');
}

}  // namespace

Value round_double(Vm& vm, double d, int64_t digits) {
  constexpr int64_t kMaxUseful = 323, kMinUseful = -308;  // beyond: nothing changes, or all goes
  if (!std::isfinite(d) || d == 0 || digits > kMaxUseful) return Value::number(d);
  if (digits < kMinUseful) return Value::number(0.0 * d);
  char buffer[1100];
  double result = 0;
  std::from_chars_result parsed{};
  if (digits >= 0) {
    char* end = std::to_chars(buffer, buffer + sizeof buffer, d, std::chars_format::fixed,
                              static_cast<int>(digits))
                    .ptr;
    parsed = std::from_chars(buffer, end, result);
    if (result == 0) result = std::copysign(0.0, d);
  } else {
    double whole = std::trunc(std::fabs(d));
    char* end =
        std::to_chars(buffer, buffer + sizeof buffer, whole, std::chars_format::fixed, 0).ptr;
    std::string text(buffer, end);
    round_decimal(text, static_cast<size_t>(-digits), whole != std::fabs(d));
    parsed = std::from_chars(text.data(), text.data() + text.size(), result);
    if (parsed.ec == std::errc()) result = std::copysign(result, d);
  }
  if (parsed.ec == std::errc::result_out_of_range || std::isinf(result)) {
    return aio::raise(vm, ExceptionType::OverflowError, "rounded value too large to represent");
  }
  return Value::number(result);
}

Status double_ratio(Vm& vm, double d, Value* numerator, Value* denominator) {
  if (std::isinf(d)) {
    return aio::raise(vm, ExceptionType::OverflowError, "cannot convert Infinity to integer ratio");
  }
  if (std::isnan(d))
    return aio::raise(vm, ExceptionType::ValueError, "cannot convert NaN to integer ratio");
  int exponent;
  double fraction = std::frexp(d, &exponent);
  while (fraction != std::floor(fraction)) {
    fraction *= 2;
    --exponent;
  }
  *numerator = int_from_double(vm, fraction);
  *denominator = Value::small_int(1);
  Value& shifted = exponent >= 0 ? *numerator : *denominator;
  shifted = int_lshift(vm, shifted, Value::small_int(exponent < 0 ? -exponent : exponent));
  return Status::Ok;
}

}  // namespace aio
