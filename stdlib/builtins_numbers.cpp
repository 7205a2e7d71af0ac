// Builtins about numbers: abs, bin, oct, hex, chr, ord, divmod, pow, round, sum.
#include <cmath>

#include "runtime/object/builtin_ops.hpp"
#include "runtime/object/iterator_ops.hpp"
#include "stdlib/builtins.hpp"

namespace aio {
namespace {

Value abs_(Vm& vm, Value x) { return absolute(vm, x); }

Value in_base(Vm& vm, Value number, int base, const char* prefix) {
  AIO_TRY(Value i, index_of(vm, number));
  std::string digits = int_to_string(i, base);
  bool negative = digits.front() == '-';
  return make_str(vm, std::string(negative ? "-" : "") + prefix + digits.substr(negative));
}
Value bin(Vm& vm, Value number) { return in_base(vm, number, 2, "0b"); }
Value oct(Vm& vm, Value number) { return in_base(vm, number, 8, "0o"); }
Value hex(Vm& vm, Value number) { return in_base(vm, number, 16, "0x"); }

Value chr(Vm& vm, Value i) {
  constexpr int64_t kLastCodePoint = 0x10FFFF;
  AIO_TRY(Value index, index_of(vm, i));
  int64_t code;
  if (!int_to_int64(index, &code) || code < 0 || code > kLastCodePoint)
    return raise(vm, ExceptionType::ValueError, "chr() arg not in range(0x110000)");
  return make_char(vm, static_cast<uint32_t>(code));
}

Value ord(Vm& vm, Value c) {
  size_t length;
  uint32_t first = 0;
  if (Str* s = dyn_as<Str>(c)) {
    length = s->length;
    if (length) first = s->at(0);
  } else if (Bytes* b = dyn_as<Bytes>(c)) {
    length = b->length;
    if (length) first = b->data()[0];
  } else if (ByteArray* a = dyn_as<ByteArray>(c)) {
    length = a->length;
    if (length) first = a->data[0];
  } else {
    return raise(vm, ExceptionType::TypeError, "ord() expected string of length 1, but %T found",
                 c.bits);
  }
  if (length == 1) return Value::small_int(first);
  return raise(vm, ExceptionType::TypeError,
               "ord() expected a character, but string of length %zu found", length);
}

Value divmod_numbers(Vm& vm, Value x, Value y) {
  Value quotient, rest;
  if (is_int(x) && is_int(y)) {
    AIO_TRY(quotient, int_floor_div(vm, x, y));
    AIO_TRY(rest, int_mod(vm, x, y));
  } else {
    AIO_TRY(double a, to_double(vm, x));
    AIO_TRY(double b, to_double(vm, y));
    if (b == 0) return raise(vm, ExceptionType::ZeroDivisionError, "float divmod()");
    AIO_TRY(quotient, float_binary(vm, BinaryOp::FloorDiv, a, b));
    AIO_TRY(rest, float_binary(vm, BinaryOp::Mod, a, b));
  }
  Value pair[2] = {quotient, rest};
  return make_tuple(vm, pair, 2);
}

bool is_exact_number(Vm& vm, Value v) {
  return !v.is_object()
             ? is_int(v) || v.is_float()
             : is_kind(v, Kind::Int) && is_instance_exact(vm, v, vm.type(BuiltinType::Int));
}

Value divmod(Vm& vm, Value x, Value y) {
  if (is_exact_number(vm, x) && is_exact_number(vm, y)) return divmod_numbers(vm, x, y);
  Type *tx = type_of(vm, x), *ty = type_of(vm, y);
  Value forward = lookup_special(vm, tx, Special::DivMod),
        backward = lookup_special(vm, ty, Special::RDivMod);
  bool subclass_first = tx != ty && is_subtype(ty, tx) && !backward.is_undef() &&
                        !(backward == lookup_special(vm, tx, Special::RDivMod));
  for (int turn = 0; turn < 2; ++turn) {
    bool reflected = (turn == 0) == subclass_first;
    if (reflected ? backward.is_undef() || (tx == ty) : forward.is_undef()) continue;
    AIO_TRY(Value answer, reflected ? call_special(vm, y, Special::RDivMod, &x, 1)
                                    : call_special(vm, x, Special::DivMod, &y, 1));
    if (!answer.is_not_implemented()) return answer;
  }
  return raise(vm, ExceptionType::TypeError,
               "unsupported operand type(s) for divmod(): '%T' and '%T'", x.bits, y.bits);
}

Value pow(Vm& vm, Value base, Value exponent, Value modulus) {
  return power(vm, base, exponent, modulus);
}

Value round(Vm& vm, Value number, Value digits) {
  bool has_digits = !digits.is_none();
  AIO_TRY(Value rounded, call_special(vm, number, Special::Round, &digits, has_digits ? 1 : 0));
  if (rounded.is_undef())
    return raise(vm, ExceptionType::TypeError, "type %T doesn't define __round__ method",
                 number.bits);
  return rounded;
}

/// Sum of floats with Neumaier's compensation, as CPython >= 3.12 adds them.
struct CompensatedSum {
  double sum, compensation = 0;
  void add(double x) {
    double t = sum + x;
    if (std::fabs(sum) >= std::fabs(x)) compensation += (sum - t) + x;
    else compensation += (x - t) + sum;
    sum = t;
  }
  double result() const {
    return compensation != 0 && std::isfinite(compensation) ? sum + compensation : sum;
  }
};

/// Adds items while they are floats or ints that fit; gives the first other item (undef at the
/// end).
Value add_floats(Vm& vm, Value iterator, Value* total) {
  CompensatedSum sum{total->as_float()};
  Value item;
  for (;;) {
    item = iter_next(vm, iterator);
    int64_t i;
    if (item.is_float()) sum.add(item.as_float());
    else if (!item.is_undef() && !item.is_exc() && is_int(item) && int_to_int64(item, &i))
      sum.sum += static_cast<double>(i);
    else break;
  }
  *total = Value::number(sum.result());
  return item;
}

Value add_ints(Vm& vm, Value iterator, Rooted& total) {
  for (;;) {
    AIO_TRY(Value item, iter_next(vm, iterator));
    if (!is_exact_number(vm, item) || item.is_float()) return item;
    AIO_TRY(Value sum, int_add(vm, total, item));
    total = sum;
  }
}

Status check_summable(Vm& vm, Value start) {
  if (is_kind(start, Kind::Str))
    return raise(vm, ExceptionType::TypeError,
                 "sum() can't sum strings [use ''.join(seq) instead]");
  if (is_kind(start, Kind::Bytes))
    return raise(vm, ExceptionType::TypeError, "sum() can't sum bytes [use b''.join(seq) instead]");
  if (is_kind(start, Kind::ByteArray))
    return raise(vm, ExceptionType::TypeError,
                 "sum() can't sum bytearray [use b''.join(seq) instead]");
  return Status::Ok;
}

Value sum(Vm& vm, Value iterable, Value start) {
  AIO_TRY(Value it, get_iter(vm, iterable));
  Rooted iterator(vm, it), total(vm, start);
  AIO_CHECK(check_summable(vm, start));
  bool may_be_int = is_exact_number(vm, start) && !start.is_float() && !start.is_bool();
  bool may_be_float = may_be_int || start.is_float();
  for (;;) {
    Value item;
    if (may_be_int) {
      AIO_TRY(item, add_ints(vm, iterator, total));
      may_be_int = false;
    } else if (may_be_float && total.get().is_float()) {
      Value sum_so_far = total;
      item = add_floats(vm, iterator, &sum_so_far);
      total = sum_so_far;
      may_be_float = false;
      AIO_CHECK(item);
    } else {
      AIO_TRY(item, iter_next(vm, iterator));
    }
    if (item.is_undef()) return total;
    AIO_TRY(Value next, binary_op(vm, BinaryOp::Add, total, item));
    total = next;
  }
}

constexpr NativeDef kTable[] = {
    def<abs_>("abs(x, /)", "Return the absolute value of the argument."),
    def<bin>("bin(number, /)", "Return the binary representation of an integer."),
    def<oct>("oct(number, /)", "Return the octal representation of an integer."),
    def<hex>("hex(number, /)", "Return the hexadecimal representation of an integer."),
    def<chr>("chr(i, /)",
             "Return a Unicode string of one character with ordinal i; 0 <= i <= 0x10ffff."),
    def<ord>("ord(c, /)", "Return the Unicode code point for a one-character string."),
    def<divmod>("divmod(x, y, /)", "Return the tuple (x//y, x%y)."),
    def<pow>("pow(base, exp, mod=None)",
             "Equivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments."),
    def<round>("round(number, ndigits=None)",
               "Round a number to a given precision in decimal digits."),
    def<sum>("sum(iterable, /, start=0)",
             "Return the sum of a 'start' value (default: 0) plus an iterable of numbers."),
};

}  // namespace

const std::span<const NativeDef> kNumberBuiltins = kTable;

}  // namespace aio
