// Value: what one register, list item or attribute holds. 64 bits, NaN-boxed (design: vm.md section
// 1):
//
//   0x0000… … 0xFFF8…   a double, as it is (NaNs made by us are 0x7FF8… or the x86 default 0xFFF8…)
//   0xFFFD | n          special: unbound, None, False, True, …
//   0xFFFE | pointer    a heap object (48-bit address)
//   0xFFFF | int48      an int in [-2^47, 2^47); wider ints are heap objects of kind Int
//
// Invariant: an int that fits 48 bits and is exactly of type int is never a heap object.
#pragma once

#include <bit>
#include <cstdint>

namespace aio {

struct Object;

inline constexpr uint64_t kTagSpecial = 0xFFFDull << 48;
inline constexpr uint64_t kTagObject = 0xFFFEull << 48;
inline constexpr uint64_t kTagInt = 0xFFFFull << 48;

inline constexpr int64_t kMaxSmallInt = (int64_t{1} << 47) - 1;
inline constexpr int64_t kMinSmallInt = -(int64_t{1} << 47);

struct [[nodiscard]] Value {
  uint64_t bits;

  static constexpr Value special(unsigned n) { return {kTagSpecial | n}; }
  /// Not a Python value: an unbound variable, an absent argument, an exhausted iterator.
  static constexpr Value undef() { return special(0); }
  static constexpr Value none() { return special(1); }
  static constexpr Value boolean(bool b) { return special(2 + (b ? 1u : 0u)); }
  /// Not a Python value: returned by a function that raised; Vm::exception says what.
  static constexpr Value exc() { return special(4); }
  static constexpr Value not_implemented() { return special(5); }
  static constexpr Value ellipsis() { return special(6); }

  /// `i` must fit: fits_small(i). For any int64 use aio::make_int.
  static constexpr Value small_int(int64_t i) {
    return {kTagInt | (static_cast<uint64_t>(i) & 0xFFFF'FFFF'FFFFull)};
  }
  static constexpr bool fits_small(int64_t i) { return i >= kMinSmallInt && i <= kMaxSmallInt; }
  static Value number(double d) {
    if (d != d) return {0x7FF8ull << 48};
    return {std::bit_cast<uint64_t>(d)};
  }
  static Value object(const Object* o) { return {kTagObject | reinterpret_cast<uint64_t>(o)}; }

  constexpr bool is_undef() const { return bits == undef().bits; }
  constexpr bool is_exc() const { return bits == exc().bits; }
  constexpr bool is_none() const { return bits == none().bits; }
  constexpr bool is_bool() const { return (bits | 1) == boolean(true).bits; }
  constexpr bool is_true() const { return bits == boolean(true).bits; }
  constexpr bool is_false() const { return bits == boolean(false).bits; }
  constexpr bool is_not_implemented() const { return bits == not_implemented().bits; }
  constexpr bool is_small_int() const { return bits >= kTagInt; }
  constexpr bool is_float() const { return bits < kTagSpecial; }
  constexpr bool is_object() const { return (bits >> 48) == 0xFFFE; }

  constexpr int64_t as_small_int() const { return static_cast<int64_t>(bits << 16) >> 16; }
  double as_float() const { return std::bit_cast<double>(bits); }
  constexpr bool as_bool() const { return bits & 1; }
  Object* as_object() const { return reinterpret_cast<Object*>(bits ^ kTagObject); }

  /// Identity: Python's `is` (floats compare by their bits).
  friend constexpr bool operator==(Value x, Value y) { return x.bits == y.bits; }
};
static_assert(sizeof(Value) == 8);

constexpr bool both_small_ints(Value x, Value y) { return (x.bits & y.bits) >= kTagInt; }
inline bool both_floats(Value x, Value y) { return x.is_float() && y.is_float(); }

}  // namespace aio
