// The methods that bytes and bytearray share; receivers are either. Results have the receiver's
// basic type.
#pragma once

#include <span>

#include "runtime/native/native.hpp"

namespace aio {

/// The rows of the shared methods: find, split, upper … (bytes_methods.cpp).
extern const std::span<const NativeDef> kBytesSearchMethods;
extern const std::span<const NativeDef> kBytesShapeMethods;
extern const std::span<const NativeDef> kBytesCommonSpecials;

/// bytes.hex(sep, bytes_per_sep); sep undef: none.
Value hex_text(Vm& vm, std::string_view data, Value sep, int64_t bytes_per_sep);

/// What bytes(source, encoding, errors) and bytearray() are made of. type_name for "cannot convert
/// 'X' object to T"; range_what: "bytes" or "byte" in "… must be in range(0, 256)".
Status bytes_from_arguments(Vm& vm, Value source, Str* encoding, Str* errors, const char* type_name,
                            const char* range_what, std::string* out);

}  // namespace aio
