// Str, Bytes, ByteArray, MemoryView: data layout and construction. The methods that scripts see are
// in stdlib/types.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/gc/heap.hpp"

namespace aio {

/// An immutable string of code points (lone surrogates allowed), in the narrowest of three widths.
///
/// Invariants: width is minimal (a width-2 string has a code point > 0xFF …); `ascii` is exact.
/// `data` points into the object itself, or into a Buffer shared with other strings (slices,
/// tail-append), which `buffer` keeps alive.
struct Str : Object {
  static constexpr Kind kKind = Kind::Str;
  static constexpr uint8_t kAscii = kFlagKind1;     ///< all code points < 128
  static constexpr uint8_t kInterned = kFlagKind2;  ///< equal interned strings are identical
  static constexpr uint8_t kShared = kFlagKind3;    ///< data lies in `buffer()`
  // Object::aux is the width: 1, 2 or 4 bytes a code point.

  uint32_t length;  ///< code points
  uint32_t hash_;   ///< 0: not computed yet
  const void* data;

  unsigned width() const { return aux; }
  bool is_ascii() const { return flags & kAscii; }
  bool is_interned() const { return flags & kInterned; }
  const uint8_t* latin1() const { return static_cast<const uint8_t*>(data); }
  const uint16_t* ucs2() const { return static_cast<const uint16_t*>(data); }
  const uint32_t* ucs4() const { return static_cast<const uint32_t*>(data); }
  /// Code point i; i < length.
  uint32_t at(size_t i) const { return aux == 1 ? latin1()[i] : aux == 2 ? ucs2()[i] : ucs4()[i]; }
  /// The text when is_ascii(); borrowed from the object.
  std::string_view ascii() const { return {static_cast<const char*>(data), length}; }
  /// Only when kShared: the buffer that `data` points into.
  Buffer*& buffer() { return *reinterpret_cast<Buffer**>(this + 1); }
  size_t byte_length() const { return size_t{length} * aux; }
  void trace(Tracer& tracer) {
    if (flags & kShared) tracer.visit(buffer());
  }
};

/// The strings of which only one copy exists: open addressing by str_hash. The Vm has one; its
/// strings are roots.
class InternTable {
 public:
  template <class Visit>
  void for_each(Visit visit) const {
    for (Str* s : slots_)
      if (s) visit(s);
  }
  bool empty() const { return count_ == 0; }
  /// The place of an equal string, or the free place for it.
  Str** find(uint32_t hash, const void* data, size_t length, unsigned width);
  Str* add(Str** place, Str* s);

 private:
  void grow();
  std::vector<Str*> slots_;
  size_t count_ = 0;
};

/// UTF-8 (WTF-8: surrogates as three bytes are kept) to Str. `utf8` must be well formed in that
/// sense.
Value make_str(Vm& vm, std::string_view utf8);
/// Code points 0–255, one a byte.
Value make_latin1(Vm& vm, const uint8_t* chars, size_t length);
/// Any code points; narrows.
Value make_ucs4(Vm& vm, const uint32_t* chars, size_t length);
/// A one-character string; those below 256 are shared.
Value make_char(Vm& vm, uint32_t code_point);
/// An uninitialised string of `length` code points of `width`, to be filled at once by the caller
/// through `mutable_data`. `max_char` decides the width and the ASCII flag; the content must need
/// exactly that width.
Str* new_str(Vm& vm, size_t length, uint32_t max_char);
inline void* mutable_data(Str* s) { return const_cast<void*>(s->data); }
/// The interned twin of s (attribute names, keywords).
Str* intern(Vm& vm, Str* s);
Str* intern(Vm& vm, std::string_view utf8);
/// UTF-8 of s; lone surrogates come out as three bytes.
std::string to_utf8(const Str* s);
/// s[start:start+length] as a string (shares storage when worthwhile).
Value substring(Vm& vm, Str* s, size_t start, size_t length);
/// a + b; appends in place behind a's buffer when a ends at its used mark (vm.md section 7).
Value concat(Vm& vm, Str* a, Str* b);
/// Whether n bytes are the same; texts as short as most keys are compared without a call.
inline bool equal_bytes(const void* a, const void* b, size_t n) {
  auto word = []<class T>(T, const void* p, size_t at) {
    T w;
    std::memcpy(&w, static_cast<const char*>(p) + at, sizeof w);
    return w;
  };
  auto ends = [&]<class T>(T t) {
    return word(t, a, 0) == word(t, b, 0) && word(t, a, n - sizeof t) == word(t, b, n - sizeof t);
  };
  if (n > 16) return std::memcmp(a, b, n) == 0;
  if (n >= 8) return ends(uint64_t{});
  if (n >= 4) return ends(uint32_t{});
  if (n >= 2) return ends(uint16_t{});
  return n == 0 || *static_cast<const char*>(a) == *static_cast<const char*>(b);
}
bool str_equal(const Str* a, const Str* b);
/// <0, 0, >0 by code points.
int str_compare(const Str* a, const Str* b);
/// Never 0; cached. Same for equal strings whatever their storage.
uint32_t str_hash(Vm& vm, Str* s);
/// Whether s is exactly the ASCII text.
inline bool str_is(const Str* s, std::string_view ascii) {
  return s->is_ascii() && s->ascii() == ascii;
}

/// Collects text of any width; call finish() once.
class StrBuilder {
 public:
  explicit StrBuilder(Vm& vm) : vm_(vm) {}
  void append(uint32_t code_point);
  void append(const Str* s);
  void append_slice(const Str* s, size_t start, size_t length);
  void append_ascii(std::string_view ascii);
  void append_utf8(std::string_view utf8);
  size_t length() const { return length_; }
  /// The string; MemoryError (Value::exc()) if it is too long.
  Value finish();

 private:
  void widen(unsigned width);
  Vm& vm_;
  std::string bytes_;  ///< length_ code points of width_
  size_t length_ = 0;
  unsigned width_ = 1;
  bool ascii_ = true;
};

/// Immutable bytes, inline.
struct Bytes : Object {
  static constexpr Kind kKind = Kind::Bytes;
  uint64_t hash_;  ///< 0: not computed
  size_t length;
  /// Object::aux: words of attribute area that lie before the data (instances of subclasses).
  uint8_t* data() { return reinterpret_cast<uint8_t*>(this + 1) + 8u * aux; }
  const uint8_t* data() const { return reinterpret_cast<const uint8_t*>(this + 1) + 8u * aux; }
  std::string_view view() const { return {reinterpret_cast<const char*>(data()), length}; }
  void trace(Tracer&) {}
};
Value make_bytes(Vm& vm, const void* data, size_t length);
/// Uninitialised; fill at once.
Bytes* new_bytes(Vm& vm, size_t length);

struct ByteArray : Object {
  static constexpr Kind kKind = Kind::ByteArray;
  size_t length, capacity;
  uint8_t* data;   ///< in a Buffer; null when capacity is 0
  size_t exports;  ///< live memoryviews: resizing raises BufferError
  void trace(Tracer& tracer) { tracer.visit_buffer(data); }
};
Value make_bytearray(Vm& vm, const void* data, size_t length);
/// The collector's word that a MemoryView is dead: its bytearray may change its size again.
void memoryview_collected(Vm& vm, Object* view);

/// A view of the bytes of a Bytes, ByteArray or other exporter; one dimension, format 'B' or what
/// cast() gave.
struct MemoryView : Object {
  static constexpr Kind kKind = Kind::MemoryView;
  Value owner;            ///< exporter; undef after release()
  size_t offset, length;  ///< in bytes
  int64_t stride;         ///< in bytes
  uint8_t item_size;
  char format;
  bool readonly;
  uint32_t users;
  void trace(Tracer& tracer) { tracer.visit(owner); }
};

}  // namespace aio
