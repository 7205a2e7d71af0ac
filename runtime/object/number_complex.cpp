// Complex arithmetic in CPython's way of computing (mixed operands are widened to complex first),
// repr and parsing.
#include <cmath>

#include "runtime/object/builtin_ops.hpp"
#include "runtime/object/number_internal.hpp"

namespace aio {
namespace {

struct C {
  double re, im;
};

C multiply(C a, C b) { return {a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re}; }

/// Smith's method. False if b is zero.
bool divide(C a, C b, C* out) {
  double abs_re = std::fabs(b.re), abs_im = std::fabs(b.im);
  if (abs_re >= abs_im) {
    if (abs_re == 0) return false;
    double ratio = b.im / b.re, denominator = b.re + b.im * ratio;
    *out = {(a.re + a.im * ratio) / denominator, (a.im - a.re * ratio) / denominator};
  } else if (abs_im >= abs_re) {
    double ratio = b.re / b.im, denominator = b.re * ratio + b.im;
    *out = {(a.re * ratio + a.im) / denominator, (a.im * ratio - a.re) / denominator};
  } else {
    *out = {std::nan(""), std::nan("")};
  }
  return true;
}

C power_unsigned(C x, unsigned n) {
  C r{1, 0}, p = x;
  for (unsigned mask = 1; mask > 0 && n >= mask; mask <<= 1) {
    if (n & mask) r = multiply(r, p);
    p = multiply(p, p);
  }
  return r;
}

/// False: zero to a negative or complex power.
bool power_general(C a, C b, C* out) {
  if (b.re == 0 && b.im == 0) {
    *out = {1, 0};
  } else if (a.re == 0 && a.im == 0) {
    if (b.im != 0 || b.re < 0) return false;
    *out = {0, 0};
  } else {
    double modulus = std::hypot(a.re, a.im), length = std::pow(modulus, b.re);
    double angle = std::atan2(a.im, a.re), phase = angle * b.re;
    if (b.im != 0) {
      length /= std::exp(angle * b.im);
      phase += b.im * std::log(modulus);
    }
    *out = {length * std::cos(phase), length * std::sin(phase)};
  }
  return true;
}

bool power(C a, C b, C* out) {
  constexpr double kMaxWholeExponent = 100;  // up to here repeated multiplication, as CPython
  if (b.im == 0 && b.re == std::floor(b.re) && std::fabs(b.re) <= kMaxWholeExponent) {
    if (b.re > 0) {
      *out = power_unsigned(a, static_cast<unsigned>(b.re));
      return true;
    }
    return divide(C{1, 0}, power_unsigned(a, static_cast<unsigned>(-b.re)), out);
  }
  return power_general(a, b, out);
}

}  // namespace

bool complex_parts(Value v, double* real, double* imag) {
  *imag = 0;
  if (const Complex* c = dyn_as<Complex>(v)) {
    *real = c->real;
    *imag = c->imag;
  } else if (is_float_like(v)) {
    *real = float_value(v);
  } else {
    return false;
  }
  return true;
}

Value complex_binary(Vm& vm, BinaryOp op, Value x, Value y) {
  if (op != BinaryOp::Add && op != BinaryOp::Sub && op != BinaryOp::Mul &&
      op != BinaryOp::TrueDiv && op != BinaryOp::Pow) {
    return Value::not_implemented();
  }
  C operands[2];
  const Value values[2] = {x, y};
  for (int i = 0; i < 2; ++i) {
    if (complex_parts(values[i], &operands[i].re, &operands[i].im)) continue;
    if (!is_int(values[i])) return Value::not_implemented();
    AIO_TRY(operands[i].re, int_to_double(vm, values[i]));
    operands[i].im = 0;
  }
  C a = operands[0], b = operands[1], r{};
  switch (op) {
    case BinaryOp::Add: r = {a.re + b.re, a.im + b.im}; break;
    case BinaryOp::Sub: r = {a.re - b.re, a.im - b.im}; break;
    case BinaryOp::Mul: r = multiply(a, b); break;
    case BinaryOp::TrueDiv:
      if (!divide(a, b, &r))
        return aio::raise(vm, ExceptionType::ZeroDivisionError, "complex division by zero");
      break;
    default:
      if (!power(a, b, &r)) {
        return aio::raise(vm, ExceptionType::ZeroDivisionError,
                          "0.0 to a negative or complex power");
      }
      if ((std::isinf(r.re) || std::isinf(r.im)) && std::isfinite(a.re) && std::isfinite(a.im)) {
        return aio::raise(vm, ExceptionType::OverflowError, "complex exponentiation");
      }
  }
  return make_complex(vm, r.re, r.im);
}

std::string complex_repr(double real, double imag) {
  if (real == 0 && !std::signbit(real)) return float_digits(imag, false) + "j";
  std::string out = "(" + float_digits(real, false);
  if (std::isnan(imag) || !std::signbit(imag)) out += '+';
  return out + float_digits(imag, false) + "j)";
}

namespace {

/// Length of the longest prefix of s that is a float (sign included); 0 if none.
size_t float_prefix(std::string_view s) {
  size_t i = 0;
  if (i < s.size() && (s[i] == '+' || s[i] == '-')) ++i;
  auto starts = [&](std::string_view word) {
    if (s.size() - i < word.size()) return false;
    for (size_t k = 0; k < word.size(); ++k)
      if ((s[i + k] | 0x20) != word[k]) return false;
    return true;
  };
  for (std::string_view word : {"infinity", "inf", "nan"})
    if (starts(word)) return i + word.size();
  auto digits = [&] {
    size_t start = i;
    while (i < s.size() && ((s[i] >= '0' && s[i] <= '9') || s[i] == '_')) ++i;
    return i - start;
  };
  size_t count = digits();
  if (i < s.size() && s[i] == '.') {
    ++i;
    count += digits();
  }
  if (count == 0) return 0;
  size_t mantissa_end = i;
  if (i < s.size() && (s[i] | 0x20) == 'e') {
    ++i;
    if (i < s.size() && (s[i] == '+' || s[i] == '-')) ++i;
    if (digits() == 0) return mantissa_end;
  }
  return i;
}

/// One imaginary part: a float, or just a sign (or nothing: 1), before the 'j'.
bool parse_imaginary(std::string_view s, double* out) {
  if (s.empty() || s == "+") {
    *out = 1;
    return true;
  }
  if (s == "-") {
    *out = -1;
    return true;
  }
  return parse_float(s, out);
}

}  // namespace

bool parse_complex(std::string_view s, double* real, double* imag) {
  auto trim = [](std::string_view t) {
    while (!t.empty() && (t.front() == ' ' || (t.front() >= '\t' && t.front() <= '\r')))
      t.remove_prefix(1);
    while (!t.empty() && (t.back() == ' ' || (t.back() >= '\t' && t.back() <= '\r')))
      t.remove_suffix(1);
    return t;
  };
  if (s.size() >= 2 && s.front() == '(' && s.back() == ')') s = trim(s.substr(1, s.size() - 2));
  *real = *imag = 0;
  if (s.empty()) return false;
  bool has_j = (s.back() | 0x20) == 'j';
  if (!has_j) return float_prefix(s) == s.size() && parse_float(s, real);
  std::string_view body = s.substr(0, s.size() - 1);
  size_t first = float_prefix(body);
  if (first == body.size()) return parse_imaginary(body, imag);
  if (first == 0) return (body == "+" || body == "-") && parse_imaginary(body, imag);
  std::string_view rest = body.substr(first);
  if (rest[0] != '+' && rest[0] != '-') return false;
  if (rest.size() > 1 && float_prefix(rest) != rest.size()) return false;
  return parse_float(body.substr(0, first), real) && parse_imaginary(rest, imag);
}

}  // namespace aio
