// The format mini-language ("<10.2f") of numbers and str, and the shared pieces of % formatting.
#pragma once

#include <string>

#include "runtime/object/text.hpp"
#include "runtime/vm/vm.hpp"

namespace aio {

/// A parsed format specification.
struct FormatSpec {
  uint32_t fill = ' ';
  char align = '>';  ///< < > ^ =
  bool align_given = false;
  char sign = 0;  ///< '+', ' ', '-' or 0 when not given
  bool no_negative_zero = false;
  bool alternate = false;
  int64_t width = -1;
  char grouping = 0;  ///< ',' or '_'
  int64_t precision = -1;
  uint32_t type = 0;  ///< 0: not given
};

/// Parses `text`; ValueError as CPython's. `type_name` for messages; default_type where none is
/// given.
Status parse_format_spec(Vm& vm, const Str* text, const char* type_name, uint32_t default_type,
                         char default_align, FormatSpec* spec);
/// ValueError "Unknown format code 'x' for object of type 'T'".
Raised raise_unknown_format_code(Vm& vm, uint32_t type, const char* type_name);

/// A number as text, before padding: sign, prefix ("0x"), digits, and the rest from the decimal
/// point on.
struct NumberText {
  std::string sign, prefix, digits, rest;
};
/// Adds grouping, zero fill and padding as the spec says.
Value pad_number(Vm& vm, const FormatSpec& spec, const NumberText& number);

/// A finite or infinite double in format e, f, g (or upper case), or 'r' (repr), without a sign
/// ("-" included only by repr callers). `add_point`: whole numbers in g and r keep ".0".
std::string format_magnitude(double magnitude, char type, int precision, bool alternate,
                             bool add_point);

/// s with `width` code points, filled with `fill`; align one of < > ^.
Value pad_text(Vm& vm, Str* s, size_t width, uint32_t fill, char align);

}  // namespace aio
