// Shared by text*.cpp, bytes and the methods of str: pieces below the public interface of text.hpp.
#pragma once

#include <string_view>

#include "runtime/object/text.hpp"

namespace aio {

/// Keyed hash of bytes.
uint64_t hash_bytes(const void* data, size_t n, uint64_t seed);
bool all_ascii(const uint8_t* p, size_t n);
/// Writes code points [start, start + length) of s at `width` (not narrower than s) to out.
void copy_text(const Str* s, size_t start, size_t length, unsigned width, void* out);
/// A code point bound that gives the width and ASCII flag of this part of s.
uint32_t max_char(const Str* s, size_t start, size_t length);
inline uint32_t max_char(const Str* s) {
  return s->is_ascii() ? 127 : s->aux == 1 ? 255 : s->aux == 2 ? 0xFFFF : 0x10FFFF;
}
/// MemoryError for strings that cannot be had.
Status check_text_size(Vm& vm, size_t length, unsigned width);
/// ASCII only.
Value make_ascii(Vm& vm, std::string_view text);
/// As make_str, but never one of the shared strings.
Value make_str_copy(Vm& vm, std::string_view utf8);
/// s itself if its class is str; else a str with its text.
Value exact_str(Vm& vm, Str* s);
/// A str, or instance of `type` (a subclass of str), with the text of s.
Value str_of_type(Vm& vm, Type* type, Str* s);

/// Position of needle in s[start, end), or -1. Empty needles are found at start (end for the last).
int64_t find_text(const Str* s, const Str* needle, size_t start, size_t end);
int64_t rfind_text(const Str* s, const Str* needle, size_t start, size_t end);
/// Same on bytes.
int64_t find_bytes(std::string_view s, std::string_view needle);
int64_t rfind_bytes(std::string_view s, std::string_view needle);

/// key as an index into something of `length` items: negative ones count from the end. Not an int
/// and without __index__: TypeError with `type_message` (one %T for the key); out of range:
/// IndexError with `range_message`. Runs script code.
Status item_index(Vm& vm, Value key, size_t length, const char* type_message,
                  const char* range_message, size_t* out);
/// `count` as the factor of a repetition: negative is 0. TypeError "can't multiply sequence by
/// non-int of type 'X'", OverflowError when it is beyond an index.
Result<size_t> text_repeat_count(Vm& vm, Value count);
/// Optional start and end arguments (None or absent: the whole), clipped as slices are. Runs script
/// code.
Status search_bounds(Vm& vm, Value start, Value end, size_t length, size_t* from, size_t* to);

/// Appends one code point as UTF-8; surrogates as three bytes.
void append_utf8(std::string& out, uint32_t code_point);
/// Calls f(code point) for well-formed UTF-8 (surrogates allowed).
template <class F>
void for_each_code_point(std::string_view utf8, F f) {
  const uint8_t* p = reinterpret_cast<const uint8_t*>(utf8.data());
  const uint8_t* end = p + utf8.size();
  while (p < end) {
    uint32_t c = *p++;
    unsigned more = c < 0x80 ? 0 : c < 0xE0 ? 1 : c < 0xF0 ? 2 : 3;
    if (more) c &= 0x3Fu >> more;
    for (; more && p < end; --more) c = c << 6 | (*p++ & 0x3F);
    f(c);
  }
}

}  // namespace aio
