// What the two halves of module _json share.
#pragma once

#include "runtime/native/native.hpp"
#include "runtime/vm/vm.hpp"

namespace aio {

struct JsonDecodeOptions {
  Value object_hook, object_pairs_hook, parse_float, parse_int,
      parse_constant;  ///< None: the default
  bool strict = true;  ///< control characters in strings are errors
  bool has_hooks() const {
    return !(object_hook.is_none() && object_pairs_hook.is_none() && parse_float.is_none() &&
             parse_int.is_none() && parse_constant.is_none());
  }
};
/// The value that starts at code point `start`, and *end behind it. json.JSONDecodeError;
/// StopIteration(index) where no value starts when `stop_iteration` (the protocol of
/// JSONDecoder.scan_once).
Value json_decode(Vm& vm, Str* text, size_t start, const JsonDecodeOptions& options, size_t* end,
                  bool stop_iteration);
/// Index of the first code point that is not JSON white space.
size_t json_skip_space(const Str* text, size_t i);
Raised raise_json_error(Vm& vm, const char* message, Str* document, size_t position);
/// The string that starts behind the quote at `start - 1`: (str, end).
Value json_scan_string(Vm& vm, Str* text, size_t start, bool strict, size_t* end);

struct JsonEncodeOptions {
  bool skip_keys = false, ensure_ascii = true, check_circular = true, allow_nan = true,
       sort_keys = false;
  Value indent;                         ///< None, an int or a Str
  Value item_separator, key_separator;  ///< Str, or None for the default
  Value fallback;                       ///< JSONEncoder.default, or None
};
/// The JSON text of v.
Value json_encode(Vm& vm, Value v, const JsonEncodeOptions& options);
/// A quoted string.
Value json_quote(Vm& vm, Str* s, bool ensure_ascii);

}  // namespace aio
