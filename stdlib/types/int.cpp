// int and bool: every method and special method. The arithmetic is runtime/object/number*.cpp's.
#include <climits>
#include <cmath>

#include "runtime/native/native.hpp"
#include "runtime/object/builtin_ops.hpp"
#include "runtime/object/bytes_internal.hpp"
#include "runtime/object/number_internal.hpp"
#include "runtime/object/text_internal.hpp"
#include "stdlib/types/number_support.hpp"

namespace aio {
namespace {

Value value_error(Vm& vm, const char* text) {
  return aio::raise(vm, ExceptionType::ValueError, "%s", text);
}

Value int_new(Vm& vm, Type* cls, Value x, Value base) {
  Value n;
  if (base.is_undef()) {
    if (x.is_undef()) {
      n = Value::small_int(0);
    } else if (x.is_small_int()) {
      n = x;
    } else {
      AIO_TRY(n, is_kind(x, Kind::Str) ? int_from_text(vm, x, 10) : to_int(vm, x));
    }
  } else {
    if (x.is_undef())
      return aio::raise(vm, ExceptionType::TypeError, "int() missing string argument");
    AIO_TRY(Value b, index_of(vm, base));
    int64_t radix;
    if (!int_to_int64(b, &radix) || (radix != 0 && (radix < 2 || radix > 36))) {
      return value_error(vm, "int() base must be >= 2 and <= 36, or 0");
    }
    if (!is_kind(x, Kind::Str) && !is_kind(x, Kind::Bytes) && !is_kind(x, Kind::ByteArray)) {
      return aio::raise(vm, ExceptionType::TypeError,
                        "int() can't convert non-string with explicit base");
    }
    AIO_TRY(n, int_from_text(vm, x, static_cast<int>(radix)));
  }
  return int_of_type(vm, cls, n);
}

template <Value (*F)(Vm&, Value, Value), Operands order = Operands::InOrder>
Value binary(Vm& vm, Value self, Value other) {
  if (!is_int(other)) return Value::not_implemented();
  return order == Operands::Reflected ? F(vm, other, self) : F(vm, self, other);
}

Value int_divmod_pair(Vm& vm, Value x, Value y) {
  Value parts[2];
  AIO_CHECK(int_divmod(vm, x, y, &parts[0], &parts[1]));
  return make_tuple(vm, parts, 2);
}

Value int_power(Vm& vm, Value self, Value exponent, Value modulus) {
  if (!is_int(exponent)) return Value::not_implemented();
  if (modulus.is_none()) return int_pow(vm, self, exponent);
  return is_int(modulus) ? int_pow_mod(vm, self, exponent, modulus) : Value::not_implemented();
}

Value int_rpower(Vm& vm, Value self, Value base, Value modulus) {
  return is_int(base) ? int_power(vm, base, self, modulus) : Value::not_implemented();
}

template <CompareOp op>
Value int_order(Vm&, Value self, Value other) {
  if (!is_int(other)) return Value::not_implemented();
  return Value::boolean(holds(op, int_compare(self, other)));
}

Value int_self(Vm& vm, Value self) { return exact_int(vm, self); }
int64_t int_hash_method(Vm&, Value self) { return int_hash(self); }
bool int_bool(Vm&, Value self) { return int_sign(self) != 0; }
Result<double> int_float(Vm& vm, Value self) { return int_to_double(vm, self); }
Value int_absolute(Vm& vm, Value self) {
  return int_sign(self) < 0 ? int_neg(vm, self) : exact_int(vm, self);
}
int64_t bit_length(Vm&, Value self) { return static_cast<int64_t>(int_bit_length(self)); }

int64_t bit_count(Vm&, Value self) {
  IntView n{self};
  return static_cast<int64_t>(mp::bit_count(n.limbs(), n.size()));
}

Value int_repr_method(Vm& vm, Value self) { return int_repr(vm, exact_int(vm, self)); }

Value int_ratio(Vm& vm, Value self) {
  Value parts[2] = {exact_int(vm, self), Value::small_int(1)};
  return make_tuple(vm, parts, 2);
}

Value int_getnewargs(Vm& vm, Value self) {
  Value n = exact_int(vm, self);
  return make_tuple(vm, &n, 1);
}

/// self rounded to a multiple of 10 ** -digits, ties to even.
Value int_round(Vm& vm, Value self, Value digits) {
  if (digits.is_undef()) return exact_int(vm, self);
  AIO_TRY(Value n, index_of(vm, digits));
  if (int_sign(n) >= 0) return exact_int(vm, self);
  constexpr double kBitsPerDigit = 3.3219280948873626;
  int64_t places;
  if (!int_to_int64(n, &places) || -static_cast<double>(places) * kBitsPerDigit >
                                       static_cast<double>(int_bit_length(self)) + 8) {
    return Value::small_int(0);
  }
  AIO_TRY(Value unit, int_pow(vm, Value::small_int(10), make_int(vm, -places)));
  Value q, r;
  AIO_CHECK(int_divmod(vm, self, unit, &q, &r));
  int order = int_compare(int_lshift(vm, r, Value::small_int(1)), unit);
  bool odd = int_sign(int_and(vm, q, Value::small_int(1))) != 0;
  if (order > 0 || (order == 0 && odd)) r = int_sub(vm, r, unit);
  return int_sub(vm, self, r);
}

int64_t int_sizeof(Vm&, Value self) {
  return static_cast<int64_t>(sizeof(Int) + 8 * IntView{self}.size());
}

Value int_format_method(Vm& vm, Value self, Str* spec) { return int_format(vm, self, spec); }

// --- bytes ---------------------------------------------------------------------------------------

Status byte_order(Vm& vm, const Str* text, bool* big) {
  *big = str_is(text, "big");
  if (*big || str_is(text, "little")) return Status::Ok;
  return aio::raise(vm, ExceptionType::ValueError, "byteorder must be either 'little' or 'big'");
}

Value int_to_bytes(Vm& vm, Value self, int64_t length, Str* order, bool is_signed) {
  bool big;
  AIO_CHECK(byte_order(vm, order, &big));
  if (length < 0) return value_error(vm, "length argument must be non-negative");
  IntView n{self};
  bool negative = n.negative() && n.size();
  if (negative && !is_signed) {
    return aio::raise(vm, ExceptionType::OverflowError, "can't convert negative int to unsigned");
  }
  size_t size = static_cast<size_t>(length);
  AIO_CHECK(vm.heap.check_size(size));
  // A signed number needs one bit more than its magnitude, except -2**k.
  size_t bits = n.bit_length();
  bool power_of_two = mp::bit_count(n.limbs(), n.size()) == 1;
  if (is_signed && bits && !(negative && power_of_two)) ++bits;
  if ((bits + 7) / 8 > size)
    return aio::raise(vm, ExceptionType::OverflowError, "int too big to convert");
  Bytes* out = new_bytes(vm, size);
  uint8_t* p = out->data();
  unsigned carry = negative;
  for (size_t i = 0; i < size; ++i) {
    uint8_t byte = i / 8 < n.size() ? static_cast<uint8_t>(n.limbs()[i / 8] >> (8 * (i % 8))) : 0;
    if (negative) {
      unsigned sum = static_cast<uint8_t>(~byte) + carry;
      byte = static_cast<uint8_t>(sum);
      carry = sum >> 8;
    }
    p[big ? size - 1 - i : i] = byte;
  }
  return Value::object(out);
}

Value int_from_bytes(Vm& vm, Type* cls, Value source, Str* order, bool is_signed) {
  bool big;
  AIO_CHECK(byte_order(vm, order, &big));
  std::string_view data;
  std::string storage;
  AIO_TRY(Value kept_bytes, bytes_from_object(vm, source));
  Rooted kept{vm, kept_bytes};
  AIO_CHECK(bytes_argument(vm, kept_bytes, &data, &storage));
  AIO_CHECK(vm.heap.check_size(data.size()));
  size_t size = data.size() / 8 + 1;
  Int* n = new_int(vm, size);
  std::memset(n->limbs(), 0, size * 8);
  bool negative = is_signed && !data.empty() && (data[big ? 0 : data.size() - 1] & 0x80);
  unsigned carry = negative;
  for (size_t i = 0; i < data.size(); ++i) {
    uint8_t byte = static_cast<uint8_t>(data[big ? data.size() - 1 - i : i]);
    if (negative) {
      unsigned sum = static_cast<uint8_t>(~byte) + carry;
      byte = static_cast<uint8_t>(sum);
      carry = sum >> 8;
    }
    n->limbs()[i / 8] |= static_cast<uint64_t>(byte) << (8 * (i % 8));
  }
  if (carry && negative) n->limbs()[data.size() / 8] |= uint64_t{1} << (8 * (data.size() % 8));
  Value result = finish_int(vm, n, size, negative);
  if (cls == vm.type(BuiltinType::Int)) return result;
  return vm.call(Value::object(cls), result);
}

bool int_is_integer(Vm&, Value) { return true; }
Value int_one(Vm&, Value) { return Value::small_int(1); }
Value int_zero(Vm&, Value) { return Value::small_int(0); }

constexpr NativeDef kIntMethods[] = {
    static_def<int_new>("__new__(cls, x=<unset>, /, base=<unset>)"),
    def<int_repr_method>("__repr__(self, /)"),
    def<int_hash_method>("__hash__(self, /)"),
    def<int_order<CompareOp::Lt>>("__lt__(self, value, /)"),
    def<int_order<CompareOp::Le>>("__le__(self, value, /)"),
    def<int_order<CompareOp::Eq>>("__eq__(self, value, /)"),
    def<int_order<CompareOp::Ne>>("__ne__(self, value, /)"),
    def<int_order<CompareOp::Gt>>("__gt__(self, value, /)"),
    def<int_order<CompareOp::Ge>>("__ge__(self, value, /)"),
    def<binary<int_add>>("__add__(self, value, /)"),
    def<binary<int_add, Operands::Reflected>>("__radd__(self, value, /)"),
    def<binary<int_sub>>("__sub__(self, value, /)"),
    def<binary<int_sub, Operands::Reflected>>("__rsub__(self, value, /)"),
    def<binary<int_mul>>("__mul__(self, value, /)"),
    def<binary<int_mul, Operands::Reflected>>("__rmul__(self, value, /)"),
    def<binary<int_mod>>("__mod__(self, value, /)"),
    def<binary<int_mod, Operands::Reflected>>("__rmod__(self, value, /)"),
    def<binary<int_divmod_pair>>("__divmod__(self, value, /)"),
    def<binary<int_divmod_pair, Operands::Reflected>>("__rdivmod__(self, value, /)"),
    def<int_power>("__pow__(self, value, mod=None, /)"),
    def<int_rpower>("__rpow__(self, value, mod=None, /)"),
    def<int_neg>("__neg__(self, /)"),
    def<int_self>("__pos__(self, /)"),
    def<int_absolute>("__abs__(self, /)"),
    def<int_bool>("__bool__(self, /)"),
    def<int_invert>("__invert__(self, /)"),
    def<binary<int_lshift>>("__lshift__(self, value, /)"),
    def<binary<int_lshift, Operands::Reflected>>("__rlshift__(self, value, /)"),
    def<binary<int_rshift>>("__rshift__(self, value, /)"),
    def<binary<int_rshift, Operands::Reflected>>("__rrshift__(self, value, /)"),
    def<binary<int_and>>("__and__(self, value, /)"),
    def<binary<int_and, Operands::Reflected>>("__rand__(self, value, /)"),
    def<binary<int_xor>>("__xor__(self, value, /)"),
    def<binary<int_xor, Operands::Reflected>>("__rxor__(self, value, /)"),
    def<binary<int_or>>("__or__(self, value, /)"),
    def<binary<int_or, Operands::Reflected>>("__ror__(self, value, /)"),
    def<int_self>("__int__(self, /)"),
    def<int_float>("__float__(self, /)"),
    def<binary<int_floor_div>>("__floordiv__(self, value, /)"),
    def<binary<int_floor_div, Operands::Reflected>>("__rfloordiv__(self, value, /)"),
    def<binary<int_true_div>>("__truediv__(self, value, /)"),
    def<binary<int_true_div, Operands::Reflected>>("__rtruediv__(self, value, /)"),
    def<int_self>("__index__(self, /)"),
    def<int_self>("conjugate(self, /)"),
    def<bit_length>("bit_length(self, /)"),
    def<bit_count>("bit_count(self, /)"),
    def<int_to_bytes>("to_bytes(self, /, length=1, byteorder='big', *, signed=False)"),
    class_def<int_from_bytes>("from_bytes(type, /, bytes, byteorder='big', *, signed=False)"),
    def<int_ratio>("as_integer_ratio(self, /)"),
    def<int_self>("__trunc__(self, /)"),
    def<int_self>("__floor__(self, /)"),
    def<int_self>("__ceil__(self, /)"),
    def<int_round>("__round__(self, ndigits=<unset>, /)"),
    def<int_getnewargs>("__getnewargs__(self, /)"),
    def<int_format_method>("__format__(self, format_spec, /)"),
    def<int_sizeof>("__sizeof__(self, /)"),
    def<int_is_integer>("is_integer(self, /)"),
};

constexpr GetSetDef kIntAttributes[] = {
    {.name = "real", .get = int_self},
    {.name = "imag", .get = int_zero},
    {.name = "numerator", .get = int_self},
    {.name = "denominator", .get = int_one},
};

// --- bool ----------------------------------------------------------------------------------------

Value bool_new(Vm& vm, Type*, VarArgs args, Dict* kwargs) {
  if (kwargs && kwargs->live)
    return aio::raise(vm, ExceptionType::TypeError, "bool() takes no keyword arguments");
  if (args.size() > 1) {
    return aio::raise(vm, ExceptionType::TypeError, "bool expected at most 1 argument, got %zu",
                      args.size());
  }
  if (args.empty()) return Value::boolean(false);
  AIO_TRY(bool b, truthy(vm, args[0]));
  return Value::boolean(b);
}

Value bool_repr(Vm& vm, Value self) { return make_str(vm, self.is_true() ? "True" : "False"); }

enum class BoolOp { And, Or, Xor };
template <BoolOp op>
Value bool_binary(Vm& vm, Value self, Value other) {
  if (self.is_bool() && other.is_bool()) {
    bool a = self.as_bool(), b = other.as_bool();
    return Value::boolean(op == BoolOp::And ? a && b : op == BoolOp::Or ? a || b : a != b);
  }
  if (!is_int(other)) return Value::not_implemented();
  return op == BoolOp::And  ? int_and(vm, self, other)
         : op == BoolOp::Or ? int_or(vm, self, other)
                            : int_xor(vm, self, other);
}

constexpr NativeDef kBoolMethods[] = {
    static_def<bool_new>("__new__(cls, *args, **kwargs)"),
    def<bool_repr>("__repr__(self, /)"),
    def<bool_binary<BoolOp::And>>("__and__(self, value, /)"),
    def<bool_binary<BoolOp::And>>("__rand__(self, value, /)"),
    def<bool_binary<BoolOp::Xor>>("__xor__(self, value, /)"),
    def<bool_binary<BoolOp::Xor>>("__rxor__(self, value, /)"),
    def<bool_binary<BoolOp::Or>>("__or__(self, value, /)"),
    def<bool_binary<BoolOp::Or>>("__ror__(self, value, /)"),
    def<invert>("__invert__(self, /)"),
};

}  // namespace

extern const TypeDef kIntType, kBoolType;
const TypeDef kIntType = {
    .name = "int",
    .doc = "int([x]) -> integer\nint(x, base=10) -> integer",
    .methods = kIntMethods,
    .getsets = kIntAttributes,
};
const TypeDef kBoolType = {
    .name = "bool",
    .doc = "bool(object=False, /)\n--\n\nTrue when the argument is true, False otherwise.",
    .methods = kBoolMethods,
};

}  // namespace aio
