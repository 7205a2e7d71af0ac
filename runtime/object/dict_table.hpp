// The table inside a Dict: probing, growth and removal by entry number. For dict operations of the
// runtime and stdlib that need more than hash_table.hpp offers (known hashes, positions); everybody
// else uses hash_table.hpp.
#pragma once

#include "runtime/object/hash_table.hpp"
#include "runtime/result.hpp"
#include "runtime/vm/vm.hpp"

namespace aio {

inline constexpr uint64_t kHashMultiplier = 0x9E37'79B9'7F4A'7C15ull;
inline constexpr int64_t kNoEntry = -1;

/// Whether a hash is near 0, as those of ints in daily use are.
inline bool is_near_zero(int64_t hash) {
  constexpr uint64_t kReach = uint64_t{1} << 47;
  return static_cast<uint64_t>(hash) + kReach < 2 * kReach;
}
/// The 32 bits of a 64-bit hash that pick a bucket (low bits) and tag it (top byte). Neighbouring
/// small hashes get neighbouring buckets: runs of ints fill the table without collisions, in cache
/// order.
inline uint32_t fold_hash(int64_t hash) {
  uint64_t h = static_cast<uint64_t>(hash), mixed = h * kHashMultiplier;
  if (!is_near_zero(hash)) return static_cast<uint32_t>(mixed >> 32);
  // Every output bit takes in higher ones only: still one to one, and multiples of powers of two
  // spread.
  uint64_t folded = h ^ h >> 7 ^ h >> 16 ^ h >> 27 ^ h >> 38;
  return (static_cast<uint32_t>(folded) & 0x00FF'FFFF) |
         (static_cast<uint32_t>(mixed >> 32) & 0xFF00'0000);
}
/// hash() of a str with this str_hash: fold_hash gives str_hash back, so tables probe strs by their
/// cached hash.
int64_t unfold_str_hash(uint32_t str_hash);

inline bool is_exact_str(Vm& vm, Value v) {
  return is_kind(v, Kind::Str) && v.as_object()->shape == vm.str_shape;
}

/// Whether hash and equality of v run no script code and need no type lookup: exact str, int,
/// float, bool, None.
bool is_pure_key(Vm& vm, Value v);
/// hash() of a pure key.
int64_t pure_hash(Vm& vm, Value v);

/// Equality of two values where it can be decided without script code.
enum class PureEqual : uint8_t { No, Yes, Unknown };
PureEqual pure_equal(Vm& vm, Value x, Value y);

inline Value entry_value(const Dict* dict, const DictEntry& entry) {
  return dict->flags & Dict::kCells ? as<GlobalCell>(entry.value)->value : entry.value;
}

/// Sets the fields of a fresh Dict (shape and kind are there already).
void init_dict(Dict* dict);
/// Entry of an exact str key, or kNoEntry. Runs no script code; keys that are neither str nor
/// instances of its subclasses do not match.
int64_t dict_find_str(Vm& vm, Dict* dict, Str* key);
/// Entry of a key with a known hash. Runs script code (__eq__) unless both sides are pure; dict and
/// key are rooted inside.
Status dict_find(Vm& vm, Dict* dict, Value key, int64_t hash, int64_t* entry);
/// Adds a key that is not there. Runs no script code.
void dict_insert_new(Vm& vm, Dict* dict, Value key, int64_t hash, Value value);
/// Replaces the value of an entry.
void dict_store_entry(Vm& vm, Dict* dict, uint32_t entry, Value value);
/// Removes an entry; its value.
Value dict_remove_entry(Vm& vm, Dict* dict, uint32_t entry);
/// Forgets deleted entries at the end: the last one is live, unless there is none.
void dict_trim(Dict* dict);
/// hash() of the key of a live entry, without script code.
int64_t dict_entry_hash(Vm& vm, Dict* dict, uint32_t entry);
/// As dict_get and dict_set with the hash at hand.
Value dict_get_hashed(Vm& vm, Dict* dict, Value key, int64_t hash);
Status dict_set_hashed(Vm& vm, Dict* dict, Value key, int64_t hash, Value value);
/// Room for `expected` keys in all.
void dict_reserve(Vm& vm, Dict* dict, size_t expected);
/// Copies all entries of `from` into the empty plain dict `to`.
void dict_copy_into(Vm& vm, Dict* to, Dict* from);

/// hash() of object by identity, as object.__hash__ gives it.
int64_t identity_hash(const Object* o);
/// hash() of a tuple of these hashes.
class TupleHash {
 public:
  void add(int64_t item_hash) {
    state_ += static_cast<uint64_t>(item_hash) * kPrime2;
    state_ = (state_ << 31) | (state_ >> 33);
    state_ *= kPrime1;
    ++count_;
  }
  int64_t finish() const {
    uint64_t h = state_ + (count_ ^ (kPrime5 ^ 3527539ull));
    return h == ~0ull ? 1546275796 : static_cast<int64_t>(h);
  }
  /// The variant that hash(slice) uses.
  int64_t finish_without_length() const {
    return state_ == ~0ull ? 1546275796 : static_cast<int64_t>(state_);
  }

 private:
  static constexpr uint64_t kPrime1 = 11400714785074694791ull;
  static constexpr uint64_t kPrime2 = 14029467366897019727ull;
  static constexpr uint64_t kPrime5 = 2870177450012600261ull;
  uint64_t state_ = kPrime5;
  uint64_t count_ = 0;
};

}  // namespace aio
