// complex: construction, comparison, every special method.
#include <cmath>

#include "runtime/native/native.hpp"
#include "runtime/object/builtin_ops.hpp"
#include "runtime/object/number_internal.hpp"
#include "runtime/object/text_internal.hpp"
#include "stdlib/types/number_support.hpp"

namespace aio {
namespace {

Value complex_of_type(Vm& vm, Type* type, double real, double imag) {
  if (type == vm.type(BuiltinType::Complex)) return make_complex(vm, real, imag);
  Complex* c = static_cast<Complex*>(new_instance(vm, type));
  c->real = real;
  c->imag = imag;
  return Value::object(c);
}

/// v.__complex__() if v has one (complex objects themselves as they are), else undef.
Value try_complex(Vm& vm, Value v) {
  if (is_kind(v, Kind::Complex)) {
    const Complex* c = as<Complex>(v);
    if (c->shape == shape_id(vm, BuiltinType::Complex)) return v;
  }
  if (lookup_special(vm, type_of(vm, v), Special::Complex).is_undef()) return Value::undef();
  AIO_TRY(Value made, call_special(vm, v, Special::Complex));
  if (is_kind(made, Kind::Complex)) return made;
  return aio::raise(vm, ExceptionType::TypeError, "__complex__ returned non-complex (type %T)",
                    made.bits);
}

bool is_real_number(Vm& vm, Value v) {
  if (is_int(v) || is_float_like(v)) return true;
  Type* type = type_of(vm, v);
  return !lookup_special(vm, type, Special::Float).is_undef() ||
         !lookup_special(vm, type, Special::Index).is_undef();
}

Value complex_new(Vm& vm, Type* cls, Value first, Value second) {
  if (first.is_undef()) first = Value::small_int(0);
  if (is_kind(first, Kind::Str)) {
    if (!second.is_undef()) {
      return aio::raise(vm, ExceptionType::TypeError,
                        "complex() can't take second arg if first is a string");
    }
    double real, imag;
    if (!complex_from_text(first, &real, &imag)) {
      return aio::raise(vm, ExceptionType::ValueError, "complex() arg is a malformed string");
    }
    return complex_of_type(vm, cls, real, imag);
  }
  if (is_kind(second, Kind::Str))
    return aio::raise(vm, ExceptionType::TypeError, "complex() second arg can't be a string");
  double re = 0, im = 0, re2 = 0, im2 = 0;
  AIO_TRY(Value made, try_complex(vm, first));
  if (!made.is_undef()) first = made;
  if (!is_kind(first, Kind::Complex) && !is_real_number(vm, first)) {
    return aio::raise(vm, ExceptionType::TypeError,
                      "complex() first argument must be a string or a number, not '%T'",
                      first.bits);
  }
  if (!second.is_undef() && !is_kind(second, Kind::Complex) && !is_real_number(vm, second)) {
    return aio::raise(vm, ExceptionType::TypeError,
                      "complex() second argument must be a number, not '%T'", second.bits);
  }
  if (const Complex* c = dyn_as<Complex>(first)) {
    re = c->real;
    im = c->imag;
  } else {
    Rooted kept{vm, second};
    AIO_TRY(re, to_double(vm, first));
  }
  if (second.is_undef()) return complex_of_type(vm, cls, re, im);
  bool second_complex = is_kind(second, Kind::Complex);
  if (second_complex) {
    re2 = as<Complex>(second)->real;
    im2 = as<Complex>(second)->imag;
  } else {
    AIO_TRY(re2, to_double(vm, second));
  }
  // first + second * 1j, part by part so that signs of zeros survive.
  if (second_complex) re -= im2;
  bool first_complex = is_kind(first, Kind::Complex);
  return complex_of_type(vm, cls, re, first_complex ? im + re2 : re2);
}

template <BinaryOp op, Operands order = Operands::InOrder>
Value binary(Vm& vm, Value self, Value other) {
  return order == Operands::Reflected ? complex_binary(vm, op, other, self)
                                      : complex_binary(vm, op, self, other);
}

template <Operands order>
Value complex_power(Vm& vm, Value self, Value other, Value modulus) {
  if (!modulus.is_none()) return aio::raise(vm, ExceptionType::ValueError, "complex modulo");
  return binary<BinaryOp::Pow, order>(vm, self, other);
}

template <CompareOp op>
Value complex_equal(Vm&, Complex* self, Value other) {
  bool equal;
  double real, imag;
  if (complex_parts(other, &real, &imag)) {
    equal = self->real == real && self->imag == imag;
  } else if (is_int(other)) {
    equal =
        self->imag == 0 && !std::isnan(self->real) && int_compare_double(other, self->real) == 0;
  } else {
    return Value::not_implemented();
  }
  return Value::boolean(equal == (op == CompareOp::Eq));
}

Value complex_no_order(Vm&, Value, Value) { return Value::not_implemented(); }

int64_t complex_hash(Vm&, Complex* self) {
  constexpr uint64_t kImagFactor = 1000003;
  uint64_t h = static_cast<uint64_t>(double_hash(self->real)) +
               kImagFactor * static_cast<uint64_t>(double_hash(self->imag));
  return h == ~uint64_t{0} ? -2 : static_cast<int64_t>(h);
}

Value complex_repr_method(Vm& vm, Complex* self) {
  return make_ascii(vm, complex_repr(self->real, self->imag));
}
Value complex_negative(Vm& vm, Complex* self) { return make_complex(vm, -self->real, -self->imag); }
Value complex_positive(Vm& vm, Complex* self) { return make_complex(vm, self->real, self->imag); }
Value complex_conjugate(Vm& vm, Complex* self) { return make_complex(vm, self->real, -self->imag); }
bool complex_bool(Vm&, Complex* self) { return self->real != 0 || self->imag != 0; }

Value complex_absolute(Vm& vm, Complex* self) {
  double d = std::hypot(self->real, self->imag);
  if (std::isinf(d) && std::isfinite(self->real) && std::isfinite(self->imag)) {
    return aio::raise(vm, ExceptionType::OverflowError, "absolute value too large");
  }
  return Value::number(d);
}

Value complex_getnewargs(Vm& vm, Complex* self) {
  Value parts[2] = {Value::number(self->real), Value::number(self->imag)};
  return make_tuple(vm, parts, 2);
}

Value complex_format_method(Vm& vm, Complex* self, Str* spec) {
  if (spec->length == 0) return str_of(vm, Value::object(self));
  return complex_format(vm, self->real, self->imag, spec);
}

constexpr NativeDef kComplexMethods[] = {
    static_def<complex_new>("__new__(cls, real=<unset>, imag=<unset>)"),
    def<complex_repr_method>("__repr__(self, /)"),
    def<complex_hash>("__hash__(self, /)"),
    def<complex_no_order>("__lt__(self, value, /)"),
    def<complex_no_order>("__le__(self, value, /)"),
    def<complex_equal<CompareOp::Eq>>("__eq__(self, value, /)"),
    def<complex_equal<CompareOp::Ne>>("__ne__(self, value, /)"),
    def<complex_no_order>("__gt__(self, value, /)"),
    def<complex_no_order>("__ge__(self, value, /)"),
    def<binary<BinaryOp::Add>>("__add__(self, value, /)"),
    def<binary<BinaryOp::Add, Operands::Reflected>>("__radd__(self, value, /)"),
    def<binary<BinaryOp::Sub>>("__sub__(self, value, /)"),
    def<binary<BinaryOp::Sub, Operands::Reflected>>("__rsub__(self, value, /)"),
    def<binary<BinaryOp::Mul>>("__mul__(self, value, /)"),
    def<binary<BinaryOp::Mul, Operands::Reflected>>("__rmul__(self, value, /)"),
    def<complex_power<Operands::InOrder>>("__pow__(self, value, mod=None, /)"),
    def<complex_power<Operands::Reflected>>("__rpow__(self, value, mod=None, /)"),
    def<complex_negative>("__neg__(self, /)"),
    def<complex_positive>("__pos__(self, /)"),
    def<complex_absolute>("__abs__(self, /)"),
    def<complex_bool>("__bool__(self, /)"),
    def<binary<BinaryOp::TrueDiv>>("__truediv__(self, value, /)"),
    def<binary<BinaryOp::TrueDiv, Operands::Reflected>>("__rtruediv__(self, value, /)"),
    def<complex_conjugate>("conjugate(self, /)"),
    def<complex_positive>("__complex__(self, /)"),
    def<complex_getnewargs>("__getnewargs__(self, /)"),
    def<complex_format_method>("__format__(self, format_spec, /)"),
};

constexpr GetSetDef kComplexAttributes[] = {
    {.name = "real", .get = [](Vm&, Value self) { return Value::number(as<Complex>(self)->real); }},
    {.name = "imag", .get = [](Vm&, Value self) { return Value::number(as<Complex>(self)->imag); }},
};

}  // namespace

extern const TypeDef kComplexType;
const TypeDef kComplexType = {
    .name = "complex",
    .doc = "Create a complex number from a string or numbers.",
    .methods = kComplexMethods,
    .getsets = kComplexAttributes,
};

}  // namespace aio
