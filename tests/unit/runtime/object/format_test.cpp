// Format specifications and % formatting.
#include "runtime/object/format_spec.hpp"

#include <doctest/doctest.h>

#include "runtime/object/builtin_ops.hpp"
#include "runtime/object/sequence.hpp"

namespace aio {
namespace {

struct FormatWorld {
  Vm vm;
  std::string text(Value v) {
    if (!failed(v)) return to_utf8(as<Str>(v));
    Value e = take_exception(vm);
    return "!" + to_utf8(as<Str>(as<Tuple>(as<Exception>(e)->args)->items()[0]));
  }
  Str* s(std::string_view utf8) { return as<Str>(make_str(vm, utf8)); }
  std::string of_int(int64_t i, std::string_view spec) {
    return text(int_format(vm, make_int(vm, i), s(spec)));
  }
  std::string of_float(double d, std::string_view spec) {
    return text(float_format(vm, d, s(spec)));
  }
};

TEST_CASE("zero fill counts grouping characters but starts with a digit") {
  FormatWorld w;
  CHECK(w.of_int(123456789, "020,") == "0,000,000,123,456,789");
  CHECK(w.of_int(123456789, "_b") == "111_0101_1011_1100_1101_0001_0101");
  CHECK(w.of_int(-123456789, "=+20,") == "-        123,456,789");
  CHECK(w.of_int(255, "#010x") == "0x000000ff");
}

TEST_CASE("floats without a type keep their point") {
  FormatWorld w;
  CHECK(w.of_float(1e16, "") == "1e+16");
  CHECK(w.of_float(12.0, ".2") == "1.2e+01");
  CHECK(w.of_float(10.0, ".3") == "10.0");
  CHECK(w.of_float(1e20, "#") == "1.e+20");
  CHECK(w.of_float(-0.04, "z.1f") == "0.0");
  CHECK(w.of_float(0.5, ".0%") == "50%");
}

TEST_CASE("wrong specifications are named") {
  FormatWorld w;
  CHECK(w.of_int(5, "q") == "!Unknown format code 'q' for object of type 'int'");
  CHECK(w.of_int(5, ",_d") == "!Cannot specify both ',' and '_'.");
  CHECK(w.of_int(5, ".2d") == "!Precision not allowed in integer format specifier");
  CHECK(w.text(str_format_spec(w.vm, w.s("a"), w.s("=5"))) ==
        "!'=' alignment not allowed in string format specifier");
}

TEST_CASE("% formatting takes tuples, mappings and single values") {
  FormatWorld w;
  Value pair[2] = {Value::small_int(5), Value::number(2.5)};
  CHECK(w.text(str_percent_format(w.vm, w.s("%05d|%.2f"), make_tuple(w.vm, pair, 2))) ==
        "00005|2.50");
  CHECK(w.text(str_percent_format(w.vm, w.s("%x"), Value::small_int(-255))) == "-ff");
  CHECK(w.text(str_percent_format(w.vm, w.s("%d %d"), Value::small_int(1))) ==
        "!not enough arguments for format string");
  CHECK(w.text(str_percent_format(w.vm, w.s("abc"), Value::small_int(1))) ==
        "!not all arguments converted during string formatting");
}

}  // namespace
}  // namespace aio
