// Ints and floats: every boundary between machine words and big ints, rounding, text.
#include "runtime/object/number.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "runtime/object/builtin_ops.hpp"
#include "runtime/object/number_internal.hpp"

namespace aio {
namespace {

struct NumberWorld {
  Vm vm;
  Value i(const char* digits) { return int_from_digits(vm, digits, 10); }
  std::string text(Value v) { return int_to_string(v); }
};

TEST_CASE("ints leave and re-enter the small range without a trace") {
  NumberWorld w;
  Value one = Value::small_int(1), max = Value::small_int(kMaxSmallInt),
        min = Value::small_int(kMinSmallInt);
  Value above = int_add(w.vm, max, one);
  CHECK(is_kind(above, Kind::Int));
  CHECK(w.text(above) == "140737488355328");
  CHECK(int_sub(w.vm, above, one) == max);
  Value below = int_sub(w.vm, min, one);
  CHECK(w.text(below) == "-140737488355329");
  CHECK(int_add(w.vm, below, one) == min);
  CHECK(int_neg(w.vm, min).is_object());
}

TEST_CASE("arithmetic is exact around 63, 64 and 128 bits") {
  NumberWorld w;
  Value m = w.i("18446744073709551615");
  CHECK(w.text(int_mul(w.vm, m, m)) == "340282366920938463426481119284349108225");
  CHECK(w.text(int_add(w.vm, m, m)) == "36893488147419103230");
  CHECK(w.text(int_sub(w.vm, int_sub(w.vm, m, m), m)) == "-18446744073709551615");
  CHECK(w.text(int_mul(w.vm, w.i("-9223372036854775808"), Value::small_int(-1))) ==
        "9223372036854775808");
}

TEST_CASE("division and modulo floor, whatever the signs and sizes") {
  NumberWorld w;
  Value big = w.i("-10000000000000000000000000000000000000000"),
        divisor = w.i("100000000000000000001");
  CHECK(w.text(int_floor_div(w.vm, big, divisor)) == "-100000000000000000000");
  CHECK(w.text(int_mod(w.vm, big, divisor)) == "100000000000000000000");
  CHECK(int_floor_div(w.vm, Value::small_int(-7), Value::small_int(2)) == Value::small_int(-4));
  CHECK(int_mod(w.vm, Value::small_int(-7), Value::small_int(2)) == Value::small_int(1));
  CHECK(failed(int_mod(w.vm, big, Value::small_int(0))));
  CHECK(pending_is(w.vm, ExceptionType::ZeroDivisionError));
  (void)take_exception(w.vm);
}

TEST_CASE("bit operations see two's complement") {
  NumberWorld w;
  Value two64 = int_lshift(w.vm, Value::small_int(1), Value::small_int(64));
  CHECK(w.text(int_and(w.vm, Value::small_int(-1), two64)) == "18446744073709551616");
  CHECK(w.text(int_or(w.vm, int_neg(w.vm, two64), Value::small_int(1))) == "-18446744073709551615");
  CHECK(int_rshift(w.vm, int_sub(w.vm, int_neg(w.vm, two64), Value::small_int(1)),
                   Value::small_int(64)) == Value::small_int(-2));
  CHECK(w.text(int_invert(w.vm, two64)) == "-18446744073709551617");
}

TEST_CASE("true division rounds once") {
  NumberWorld w;
  CHECK(int_true_div(w.vm, int_pow(w.vm, Value::small_int(3), Value::small_int(700)),
                     int_pow(w.vm, Value::small_int(3), Value::small_int(699)))
            .as_float() == 3.0);
  Value tiny = int_true_div(w.vm, Value::small_int(1),
                            int_pow(w.vm, Value::small_int(10), Value::small_int(323)));
  CHECK(tiny.as_float() == 1e-323);
}

TEST_CASE("ints and floats compare exactly and hash alike") {
  NumberWorld w;
  Value odd = w.i("9007199254740993");
  CHECK(int_compare_double(odd, 9007199254740992.0) > 0);
  CHECK(int_compare_double(w.i("10000000000000000000000"), 1e22) == 0);
  CHECK(int_compare_double(w.i("100000000000000000000000"), 1e23) != 0);
  CHECK(int_hash(Value::small_int(-1)) == -2);
  CHECK(int_hash(w.i("2305843009213693951")) == 0);
  CHECK(int_hash(w.i("10000000000000000000000")) == double_hash(1e22));
  // The sum of two reduced limbs passes 64 bits here.
  CHECK(int_hash(w.i("210115986973265416146254950410398996320")) == 850487864977355851);
  CHECK(int_hash(w.i("-543750489094072420282794101148908329684897031413473734461300")) ==
        -1224300239181984964);
}

TEST_CASE("absurd sizes raise MemoryError before they are tried") {
  NumberWorld w;
  CHECK(failed(int_lshift(w.vm, Value::small_int(1), w.i("1000000000000000"))));
  CHECK(pending_is(w.vm, ExceptionType::MemoryError));
  (void)take_exception(w.vm);
}

TEST_CASE("floats print as Python prints them") {
  CHECK(float_repr(0.1) == "0.1");
  CHECK(float_repr(1e16) == "1e+16");
  CHECK(float_repr(123456789012345680.0) == "1.2345678901234568e+17");
  CHECK(float_repr(0.0001) == "0.0001");
  CHECK(float_repr(0.00001) == "1e-05");
  CHECK(float_repr(-0.0) == "-0.0");
  CHECK(float_repr(5e-324) == "5e-324");
  CHECK(complex_repr(0.0, 1.0) == "1j");
  CHECK(complex_repr(-0.0, -2.5) == "(-0-2.5j)");
}

TEST_CASE("float texts are checked before they are read") {
  double d;
  CHECK(parse_float("1_0.5e1_0", &d));
  CHECK(d == 10.5e10);
  CHECK(parse_float("1e400", &d));
  CHECK(std::isinf(d));
  CHECK(parse_float("-Infinity", &d));
  CHECK_FALSE(parse_float("1__0", &d));
  CHECK_FALSE(parse_float("1_", &d));
  CHECK_FALSE(parse_float(".", &d));
  CHECK_FALSE(parse_float("0x10", &d));
}

TEST_CASE("round is correct in decimal") {
  NumberWorld w;
  CHECK(round_double(w.vm, 2.675, 2).as_float() == 2.67);
  CHECK(round_double(w.vm, 25.0, -1).as_float() == 20.0);
  CHECK(round_double(w.vm, 25.5, -1).as_float() == 30.0);
  CHECK(round_half_even(0.5) == 0.0);
  CHECK(round_half_even(2.5) == 2.0);
}

}  // namespace
}  // namespace aio
