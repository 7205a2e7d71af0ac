// float: every method and special method, and its hexadecimal text.
#include <cmath>

#include "runtime/native/native.hpp"
#include "runtime/object/builtin_ops.hpp"
#include "runtime/object/bytes_internal.hpp"
#include "runtime/object/number_internal.hpp"
#include "runtime/object/text_internal.hpp"
#include "stdlib/types/number_support.hpp"

namespace aio {
namespace {

Value float_of_type(Vm& vm, Type* type, double d) {
  if (type == vm.type(BuiltinType::Float)) return Value::number(d);
  FloatObject* f = static_cast<FloatObject*>(new_instance(vm, type));
  f->value = d;
  return Value::object(f);
}

Value float_new(Vm& vm, Type* cls, Value x) {
  if (x.is_float()) return float_of_type(vm, cls, x.as_float());
  if (is_kind(x, Kind::Str) || is_bytes_like(x)) {
    AIO_TRY(double d, float_from_text(vm, x));
    return float_of_type(vm, cls, d);
  }
  Type* type = type_of(vm, x);
  if (!is_int(x) && lookup_special(vm, type, Special::Float).is_undef() &&
      lookup_special(vm, type, Special::Index).is_undef()) {
    return aio::raise(vm, ExceptionType::TypeError,
                      "float() argument must be a string or a real number, not '%T'", x.bits);
  }
  AIO_TRY(double d, to_double(vm, x));
  return float_of_type(vm, cls, d);
}

/// The other operand of float arithmetic; undef if it is no real number of ours, exc if it is too
/// large.
Value operand(Vm& vm, Value v) {
  if (is_float_like(v)) return Value::number(float_value(v));
  if (!is_int(v)) return Value::undef();
  AIO_TRY(double d, int_to_double(vm, v));
  return Value::number(d);
}

template <BinaryOp op, Operands order = Operands::InOrder>
Value binary(Vm& vm, Value self, Value other) {
  Value y = operand(vm, other);
  if (y.is_undef()) return Value::not_implemented();
  AIO_CHECK(y);
  double a = float_value(self), b = y.as_float();
  return order == Operands::Reflected ? float_binary(vm, op, b, a) : float_binary(vm, op, a, b);
}

template <Operands order>
Value float_divmod(Vm& vm, Value self, Value other) {
  Value y = operand(vm, other);
  if (y.is_undef()) return Value::not_implemented();
  AIO_CHECK(y);
  double a = float_value(self), b = y.as_float();
  if (order == Operands::Reflected) std::swap(a, b);
  if (b == 0) return aio::raise(vm, ExceptionType::ZeroDivisionError, "float divmod()");
  Value parts[2] = {Value::number(float_floor_div(a, b)), Value::number(float_mod(a, b))};
  return make_tuple(vm, parts, 2);
}

template <Operands order>
Value float_power(Vm& vm, Value self, Value other, Value modulus) {
  if (!modulus.is_none()) {
    return aio::raise(vm, ExceptionType::TypeError,
                      "pow() 3rd argument not allowed unless all arguments are integers");
  }
  return binary<BinaryOp::Pow, order>(vm, self, other);
}

template <CompareOp op>
Value float_order(Vm&, Value self, Value other) {
  double x = float_value(self);
  if (is_float_like(other)) {
    double y = float_value(other);
    switch (op) {
      case CompareOp::Lt: return Value::boolean(x < y);
      case CompareOp::Le: return Value::boolean(x <= y);
      case CompareOp::Gt: return Value::boolean(x > y);
      case CompareOp::Ge: return Value::boolean(x >= y);
      case CompareOp::Eq: return Value::boolean(x == y);
      default: return Value::boolean(x != y);
    }
  }
  if (!is_int(other)) return Value::not_implemented();
  if (std::isnan(x)) return Value::boolean(op == CompareOp::Ne);
  return Value::boolean(holds(op, -int_compare_double(other, x)));
}

Value float_repr_method(Vm& vm, Value self) {
  return make_ascii(vm, float_repr(float_value(self)));
}
int64_t float_hash(Vm&, Value self) { return double_hash(float_value(self)); }
double float_negative(Vm&, Value self) { return -float_value(self); }
double float_self(Vm&, Value self) { return float_value(self); }
double float_absolute(Vm&, Value self) { return std::fabs(float_value(self)); }
bool float_bool(Vm&, Value self) { return float_value(self) != 0; }
Value float_trunc(Vm& vm, Value self) { return int_from_double_checked(vm, float_value(self)); }
Value float_floor(Vm& vm, Value self) {
  return int_from_double_checked(vm, std::floor(float_value(self)));
}
Value float_ceil(Vm& vm, Value self) {
  return int_from_double_checked(vm, std::ceil(float_value(self)));
}

Value float_round(Vm& vm, Value self, Value digits) {
  double d = float_value(self);
  if (digits.is_none()) return int_from_double_checked(vm, round_half_even(d));
  AIO_TRY(Value n, index_of(vm, digits));
  int64_t places;
  if (!int_to_int64(n, &places)) places = int_sign(n) < 0 ? INT32_MIN : INT32_MAX;
  return round_double(vm, d, places);
}

Value float_ratio(Vm& vm, Value self) {
  Value parts[2];
  AIO_CHECK(double_ratio(vm, float_value(self), &parts[0], &parts[1]));
  return make_tuple(vm, parts, 2);
}

bool float_is_integer(Vm&, Value self) {
  double d = float_value(self);
  return std::isfinite(d) && d == std::floor(d);
}

Value float_getnewargs(Vm& vm, Value self) {
  Value d = Value::number(float_value(self));
  return make_tuple(vm, &d, 1);
}

Value float_format_method(Vm& vm, Value self, Str* spec) {
  if (spec->length == 0) return str_of(vm, self);
  return float_format(vm, float_value(self), spec);
}

Value float_getformat(Vm& vm, Type*, Str* kind) {
  if (!str_is(kind, "double") && !str_is(kind, "float")) {
    return aio::raise(vm, ExceptionType::ValueError,
                      "__getformat__() argument 1 must be 'double' or 'float'");
  }
  return make_str(vm, "IEEE, little-endian");
}

// --- hexadecimal ---------------------------------------------------------------------------------

Value float_hex(Vm& vm, Value self) {
  double d = float_value(self);
  if (!std::isfinite(d)) return make_ascii(vm, float_repr(d));
  if (d == 0) return make_ascii(vm, std::signbit(d) ? "-0x0.0p+0" : "0x0.0p+0");
  uint64_t bits = std::bit_cast<uint64_t>(d);
  int exponent = static_cast<int>(bits >> 52 & 0x7FF);
  char buffer[40];
  int n = snprintf(buffer, sizeof buffer, "%s0x%d.%013llxp%+d", d < 0 ? "-" : "", exponent != 0,
                   static_cast<unsigned long long>(bits & ((uint64_t{1} << 52) - 1)),
                   exponent ? exponent - 1023 : -1022);
  return make_ascii(vm, {buffer, static_cast<size_t>(n)});
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c |= 0x20;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/// The mantissa of a hexadecimal text: the first 60 bits or so, whether anything follows, and its
/// power of two.
struct HexMantissa {
  uint64_t bits = 0;
  bool sticky = false;
  int64_t exponent = 0;
  size_t digits = 0;

  void add(int digit, bool after_point) {
    ++digits;
    if (bits >> 59) {
      sticky |= digit != 0;
      if (!after_point) exponent += 4;
    } else {
      bits = bits << 4 | static_cast<unsigned>(digit);
      if (after_point) exponent -= 4;
    }
  }
};

bool parse_hex_float(std::string_view s, double* out) {
  constexpr int64_t kHugeExponent = 1'000'000'000'000;
  size_t i = 0;
  bool negative = false;
  if (i < s.size() && (s[i] == '+' || s[i] == '-')) negative = s[i++] == '-';
  std::string word;
  for (char c : s.substr(i)) word += static_cast<char>(c | 0x20);
  if (word == "inf" || word == "infinity" || word == "nan") {
    *out = std::copysign(word == "nan" ? std::nan("") : HUGE_VAL, negative ? -1.0 : 1.0);
    return true;
  }
  if (i + 1 < s.size() && s[i] == '0' && (s[i + 1] | 0x20) == 'x') i += 2;
  HexMantissa m;
  for (; i < s.size() && hex_digit(s[i]) >= 0; ++i) m.add(hex_digit(s[i]), false);
  if (i < s.size() && s[i] == '.') {
    for (++i; i < s.size() && hex_digit(s[i]) >= 0; ++i) m.add(hex_digit(s[i]), true);
  }
  if (m.digits == 0) return false;
  int64_t exponent = 0;
  if (i < s.size() && (s[i] | 0x20) == 'p') {
    ++i;
    bool minus = false;
    if (i < s.size() && (s[i] == '+' || s[i] == '-')) minus = s[i++] == '-';
    size_t start = i;
    for (; i < s.size() && s[i] >= '0' && s[i] <= '9'; ++i) {
      if (exponent < kHugeExponent) exponent = exponent * 10 + (s[i] - '0');
    }
    if (i == start) return false;
    if (minus) exponent = -exponent;
  }
  if (i != s.size()) return false;
  double d = 0;
  if (m.bits) {
    int shift = __builtin_clzll(m.bits);
    d = round_scaled(m.bits << shift, m.sticky, m.exponent + exponent - shift);
  }
  *out = negative ? -d : d;
  return true;
}

Value float_from_hex(Vm& vm, Type* cls, Str* text) {
  std::string s = to_utf8(text);
  auto space = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  std::string_view t = s;
  while (!t.empty() && space(t.front())) t.remove_prefix(1);
  while (!t.empty() && space(t.back())) t.remove_suffix(1);
  double d;
  if (!parse_hex_float(t, &d))
    return aio::raise(vm, ExceptionType::ValueError, "invalid hexadecimal floating-point string");
  bool infinite_text = t.find_first_of("iI") != t.npos;
  if (std::isinf(d) && !infinite_text) {
    return aio::raise(vm, ExceptionType::OverflowError,
                      "hexadecimal value too large to represent as a float");
  }
  if (cls == vm.type(BuiltinType::Float)) return Value::number(d);
  return vm.call(Value::object(cls), Value::number(d));
}

constexpr NativeDef kFloatMethods[] = {
    static_def<float_new>("__new__(cls, x=0.0, /)"),
    def<float_repr_method>("__repr__(self, /)"),
    def<float_hash>("__hash__(self, /)"),
    def<float_order<CompareOp::Lt>>("__lt__(self, value, /)"),
    def<float_order<CompareOp::Le>>("__le__(self, value, /)"),
    def<float_order<CompareOp::Eq>>("__eq__(self, value, /)"),
    def<float_order<CompareOp::Ne>>("__ne__(self, value, /)"),
    def<float_order<CompareOp::Gt>>("__gt__(self, value, /)"),
    def<float_order<CompareOp::Ge>>("__ge__(self, value, /)"),
    def<binary<BinaryOp::Add>>("__add__(self, value, /)"),
    def<binary<BinaryOp::Add, Operands::Reflected>>("__radd__(self, value, /)"),
    def<binary<BinaryOp::Sub>>("__sub__(self, value, /)"),
    def<binary<BinaryOp::Sub, Operands::Reflected>>("__rsub__(self, value, /)"),
    def<binary<BinaryOp::Mul>>("__mul__(self, value, /)"),
    def<binary<BinaryOp::Mul, Operands::Reflected>>("__rmul__(self, value, /)"),
    def<binary<BinaryOp::Mod>>("__mod__(self, value, /)"),
    def<binary<BinaryOp::Mod, Operands::Reflected>>("__rmod__(self, value, /)"),
    def<float_divmod<Operands::InOrder>>("__divmod__(self, value, /)"),
    def<float_divmod<Operands::Reflected>>("__rdivmod__(self, value, /)"),
    def<float_power<Operands::InOrder>>("__pow__(self, value, mod=None, /)"),
    def<float_power<Operands::Reflected>>("__rpow__(self, value, mod=None, /)"),
    def<float_negative>("__neg__(self, /)"),
    def<float_self>("__pos__(self, /)"),
    def<float_absolute>("__abs__(self, /)"),
    def<float_bool>("__bool__(self, /)"),
    def<float_trunc>("__int__(self, /)"),
    def<float_self>("__float__(self, /)"),
    def<binary<BinaryOp::FloorDiv>>("__floordiv__(self, value, /)"),
    def<binary<BinaryOp::FloorDiv, Operands::Reflected>>("__rfloordiv__(self, value, /)"),
    def<binary<BinaryOp::TrueDiv>>("__truediv__(self, value, /)"),
    def<binary<BinaryOp::TrueDiv, Operands::Reflected>>("__rtruediv__(self, value, /)"),
    def<float_self>("conjugate(self, /)"),
    def<float_trunc>("__trunc__(self, /)"),
    def<float_floor>("__floor__(self, /)"),
    def<float_ceil>("__ceil__(self, /)"),
    def<float_round>("__round__(self, ndigits=None, /)"),
    def<float_ratio>("as_integer_ratio(self, /)"),
    class_def<float_from_hex>("fromhex(type, string, /)"),
    def<float_hex>("hex(self, /)"),
    def<float_is_integer>("is_integer(self, /)"),
    def<float_getnewargs>("__getnewargs__(self, /)"),
    class_def<float_getformat>("__getformat__(type, typestr, /)"),
    def<float_format_method>("__format__(self, format_spec, /)"),
};

constexpr GetSetDef kFloatAttributes[] = {
    {.name = "real", .get = [](Vm&, Value self) { return Value::number(float_value(self)); }},
    {.name = "imag", .get = [](Vm&, Value) { return Value::number(0.0); }},
};

}  // namespace

extern const TypeDef kFloatType;
const TypeDef kFloatType = {
    .name = "float",
    .doc = "Convert a string or number to a floating-point number, if possible.",
    .methods = kFloatMethods,
    .getsets = kFloatAttributes,
};

}  // namespace aio
