// Dict: insertion-ordered entries plus, beyond 8 of them, an open-addressing index of entry
// numbers.
//
// Invariants: an index word is 0xFFFFFFFF (free) or an entry number, with the top 8 bits of the
// key's folded hash above it while entry numbers fit 24 bits. Probing is linear and removal shifts
// followers back, so there are no tombstones and a probe always ends: used <= capacity <= 2/3 of
// the index. Hashes of pure keys are recomputed, those of others stored.
#include "runtime/object/hash_table.hpp"

#include <algorithm>
#include <cstring>

#include "runtime/object/class.hpp"
#include "runtime/object/dict_table.hpp"
#include "runtime/object/number.hpp"
#include "runtime/object/text.hpp"
#include "runtime/vm/operators.hpp"

namespace aio {

void dict_trim(Dict* d) {
  while (d->used && d->entries[d->used - 1].key.is_undef()) --d->used;
}

namespace {

constexpr uint32_t kFree = 0xFFFF'FFFF;
constexpr uint32_t kUnindexed = 8;               ///< capacity up to which lookups scan the entries
constexpr uint32_t kMaxTagged = (1u << 24) - 2;  ///< entry numbers below leave room for a tag
constexpr uint32_t kMaxEntries = 0xFFFF'FFF0u;

uint32_t* index_of(const Dict* d) { return static_cast<uint32_t*>(d->index); }
uint32_t tag_mask(const Dict* d) { return d->capacity <= kMaxTagged ? 0xFF00'0000u : 0; }
uint32_t entry_number(const Dict* d, uint32_t word) { return word & ~tag_mask(d); }
uint32_t index_word(const Dict* d, uint32_t entry, uint32_t h32) {
  return entry | (h32 & tag_mask(d));
}

uint32_t folded_hash(Vm& vm, const Dict* d, uint32_t i) {
  Value key = d->entries[i].key;
  if (d->flags & Dict::kGeneralKeys) return fold_hash(d->hashes[i]);
  if (is_kind(key, Kind::Str)) return str_hash(vm, as<Str>(key));
  return fold_hash(pure_hash(vm, key));
}

/// Calls visit(entry number) for each entry that may have this folded hash until it returns true.
template <class Visit>
int64_t probe(const Dict* d, uint32_t h32, Visit visit) {
  if (!d->index) {
    for (uint32_t i = 0; i < d->used; ++i)
      if (!d->entries[i].key.is_undef() && visit(i)) return i;
    return kNoEntry;
  }
  const uint32_t* index = index_of(d);
  uint32_t tags = tag_mask(d), tag = h32 & tags;
  for (uint32_t slot = h32 & d->index_mask;; slot = (slot + 1) & d->index_mask) {
    uint32_t word = index[slot];
    if (word == kFree) return kNoEntry;
    if ((word & tags) == tag && visit(word & ~tags)) return word & ~tags;
  }
}

void index_insert(Dict* d, uint32_t entry, uint32_t h32) {
  uint32_t* index = index_of(d);
  uint32_t slot = h32 & d->index_mask;
  while (index[slot] != kFree) slot = (slot + 1) & d->index_mask;
  index[slot] = index_word(d, entry, h32);
}

/// Frees the slot of `entry` and shifts back the followers that may not be cut off from their home
/// slot.
void index_erase(Vm& vm, Dict* d, uint32_t entry, uint32_t h32) {
  uint32_t* index = index_of(d);
  uint32_t mask = d->index_mask, hole = h32 & mask;
  while (entry_number(d, index[hole]) != entry || index[hole] == kFree) hole = (hole + 1) & mask;
  for (uint32_t slot = (hole + 1) & mask; index[slot] != kFree; slot = (slot + 1) & mask) {
    uint32_t home = folded_hash(vm, d, entry_number(d, index[slot])) & mask;
    if (((slot - home) & mask) < ((slot - hole) & mask)) continue;
    index[hole] = index[slot];
    hole = slot;
  }
  index[hole] = kFree;
}

void rebuild_index(Vm& vm, Dict* d) {
  size_t words = size_t{d->index_mask} + 1;
  std::memset(d->index, 0xFF, words * sizeof(uint32_t));
  for (uint32_t i = 0; i < d->used; ++i)
    if (!d->entries[i].key.is_undef()) index_insert(d, i, folded_hash(vm, d, i));
}

void* resize_storage(Vm& vm, void* data, size_t bytes) {
  Buffer* b = data ? vm.heap.resize_buffer(Buffer::of(data), bytes) : vm.heap.make_buffer(bytes);
  return b->data();
}

void close_holes(Vm& vm, Dict* d) {
  if (d->live == d->used) return;
  vm.heap.before_write(d);  // entries move within storage that a running scan may be half through
  uint32_t to = 0;
  for (uint32_t i = 0; i < d->used; ++i) {
    if (d->entries[i].key.is_undef()) continue;
    d->entries[to] = d->entries[i];
    if (d->hashes) d->hashes[to] = d->hashes[i];
    ++to;
  }
  d->used = to;
}

/// Gives the dict room for `capacity` entries (at least its live ones) without holes.
void set_capacity(Vm& vm, Dict* d, size_t wanted) {
  close_holes(vm, d);
  size_t index_size = 0, capacity;
  if (wanted <= kUnindexed) {
    capacity = wanted <= 4 ? 4 : kUnindexed;
  } else {
    index_size = 32;
    while (index_size * 2 / 3 < wanted) index_size *= 2;
    capacity = std::min<size_t>(index_size * 2 / 3, kMaxEntries);
  }
  d->entries =
      static_cast<DictEntry*>(resize_storage(vm, d->entries, capacity * sizeof(DictEntry)));
  if (d->flags & Dict::kGeneralKeys)
    d->hashes = static_cast<int64_t*>(resize_storage(vm, d->hashes, capacity * sizeof(int64_t)));
  bool same_index = d->index && size_t{d->index_mask} + 1 == index_size;
  if (d->index && !same_index) {
    vm.heap.free_buffer(Buffer::of(d->index));
    d->index = nullptr;
  }
  d->capacity = static_cast<uint32_t>(capacity);
  if (!index_size) return;
  if (!same_index) d->index = vm.heap.make_buffer(index_size * sizeof(uint32_t))->data();
  d->index_mask = static_cast<uint32_t>(index_size - 1);
  rebuild_index(vm, d);
}

void make_room(Vm& vm, Dict* d) {
  if (d->used < d->capacity) return;
  // A removal leaves its place alone: an iterator must meet a key that came in after it.
  dict_trim(d);
  if (d->used < d->capacity) return;
  // Half empty: closing the holes is room enough.
  size_t wanted = d->live <= d->capacity / 2 ? std::max<size_t>(d->live + 1, d->capacity)
                                             : std::max<size_t>(size_t{d->capacity} * 2, 4);
  if (d->live > kMaxEntries - 16) wanted = kMaxEntries;
  set_capacity(vm, d, wanted);
}

/// From recomputed hashes to stored ones: before the first key that is not pure comes in.
void make_general(Vm& vm, Dict* d) {
  if (d->flags & Dict::kGeneralKeys) return;
  if (d->capacity) {
    d->hashes = static_cast<int64_t*>(vm.heap.make_buffer(d->capacity * sizeof(int64_t))->data());
    for (uint32_t i = 0; i < d->used; ++i)
      d->hashes[i] = d->entries[i].key.is_undef() ? 0 : pure_hash(vm, d->entries[i].key);
  }
  d->flags |= Dict::kGeneralKeys;
}

bool same_text(Vm& vm, Str* key, Value candidate) {
  if (!is_kind(candidate, Kind::Str)) return false;
  Str* other = as<Str>(candidate);
  if (key->is_interned() && other->is_interned()) return false;  // identity was checked before
  return str_hash(vm, key) == str_hash(vm, other) && str_equal(key, other);
}

/// As same_text where both hashes are known to be computed: in a table with an index.
inline bool same_hashed_text(const Str* key, Value candidate) {
  if (!is_kind(candidate, Kind::Str)) return false;
  const Str* other = static_cast<const Str*>(candidate.as_object());
  if (key->hash_ != other->hash_ || key->length != other->length || key->aux != other->aux)
    return false;
  return !(key->flags & other->flags & Str::kInterned) &&
         equal_bytes(key->data, other->data, key->byte_length());
}

}  // namespace

void Dict::trace(Tracer& tracer) {
  tracer.visit_buffer(entries);
  tracer.visit_buffer(index);
  tracer.visit_buffer(hashes);
  for (uint32_t i = 0; i < used; ++i) {
    tracer.visit(entries[i].key);
    tracer.visit(entries[i].value);
  }
  tracer.visit(cells);
  tracer.visit(reinterpret_cast<Object*>(owner));
}

void init_dict(Dict* d) {
  d->used = d->live = d->capacity = d->version = 0;
  d->entries = nullptr;
  d->index = nullptr;
  d->hashes = nullptr;
  d->index_mask = 0;
  d->cells = nullptr;
  d->owner = nullptr;
}

Dict* new_dict(Vm& vm, size_t expected) {
  Dict* d = vm.heap.make<Dict>(shape_id(vm, BuiltinType::Dict));
  init_dict(d);
  if (expected) set_capacity(vm, d, expected);
  return d;
}

void dict_reserve(Vm& vm, Dict* d, size_t expected) {
  if (expected > d->capacity) set_capacity(vm, d, expected);
}

int64_t dict_entry_hash(Vm& vm, Dict* d, uint32_t i) {
  return d->flags & Dict::kGeneralKeys ? d->hashes[i] : pure_hash(vm, d->entries[i].key);
}

int64_t dict_find_str(Vm& vm, Dict* d, Str* key) {
  Value wanted = Value::object(key);
  if (!d->index) {
    for (uint32_t i = 0; i < d->used; ++i)
      if (d->entries[i].key == wanted) return i;
    for (uint32_t i = 0; i < d->used; ++i)
      if (same_text(vm, key, d->entries[i].key)) return i;
    return kNoEntry;
  }
  return probe(d, str_hash(vm, key), [&](uint32_t i) {
    Value candidate = d->entries[i].key;
    return candidate == wanted || same_hashed_text(key, candidate);
  });
}

namespace {

/// Neither side runs script code.
int64_t find_pure(Vm& vm, Dict* d, Value key, int64_t hash) {
  if (!d->index) {
    for (uint32_t i = 0; i < d->used; ++i)
      if (d->entries[i].key == key) return i;
  }
  return probe(d, fold_hash(hash), [&](uint32_t i) {
    Value candidate = d->entries[i].key;
    return candidate == key || pure_equal(vm, candidate, key) == PureEqual::Yes;
  });
}

}  // namespace

Status dict_find(Vm& vm, Dict* d, Value key, int64_t hash, int64_t* entry) {
  uint32_t h32 = fold_hash(hash);
  for (;;) {
    uint32_t version = d->version;
    Value asked = Value::undef();
    uint32_t asked_entry = 0;
    // Decides without script code as far as possible; stops at the first key that must be asked.
    uint32_t resume_after = 0;
    bool restart = false;
    for (bool first = true;; first = false) {
      bool skipping = !first;
      asked = Value::undef();
      *entry = probe(d, h32, [&](uint32_t i) {
        if (skipping) {
          skipping = i != resume_after;
          return false;
        }
        Value candidate = d->entries[i].key;
        if (candidate == key) return true;
        if (dict_entry_hash(vm, d, i) != hash) return false;
        switch (pure_equal(vm, candidate, key)) {
          case PureEqual::Yes: return true;
          case PureEqual::No: return false;
          case PureEqual::Unknown: break;
        }
        asked = candidate;
        asked_entry = i;
        return true;
      });
      if (asked.is_undef()) return Status::Ok;
      Rooted keep_dict(vm, d), keep_key(vm, key), keep_asked(vm, asked);
      AIO_TRY(bool equal, equal_items(vm, asked, key));
      if (d->version != version) {
        restart = true;
        break;
      }
      if (equal) {
        *entry = asked_entry;
        return Status::Ok;
      }
      resume_after = asked_entry;
    }
    if (!restart) return Status::Ok;
  }
}

void dict_insert_new(Vm& vm, Dict* d, Value key, int64_t hash, Value value) {
  if (!(d->flags & Dict::kGeneralKeys) && !is_pure_key(vm, key)) make_general(vm, d);
  make_room(vm, d);
  uint32_t i = d->used;
  d->entries[i] = {key, value};
  if (d->flags & Dict::kGeneralKeys) d->hashes[i] = hash;
  if (d->index) index_insert(d, i, fold_hash(hash));
  ++d->used;
  ++d->live;
  ++d->version;
}

void dict_copy_into(Vm& vm, Dict* to, Dict* from) {
  if (!from->live) return;
  if (from->live < from->used || from->flags & Dict::kCells) {
    dict_reserve(vm, to, from->live);
    for (uint32_t i = 0; i < from->used; ++i) {
      if (from->entries[i].key.is_undef()) continue;
      dict_insert_new(vm, to, from->entries[i].key, dict_entry_hash(vm, from, i),
                      entry_value(from, from->entries[i]));
    }
    return;
  }
  auto duplicate = [&](const void* data, size_t bytes) {
    void* copy = vm.heap.make_buffer(bytes)->data();
    std::memcpy(copy, data, bytes);
    return copy;
  };
  size_t capacity = from->capacity;
  to->entries = static_cast<DictEntry*>(duplicate(from->entries, capacity * sizeof(DictEntry)));
  if (from->flags & Dict::kGeneralKeys) {
    to->hashes = static_cast<int64_t*>(duplicate(from->hashes, capacity * sizeof(int64_t)));
    to->flags |= Dict::kGeneralKeys;
  }
  if (from->index)
    to->index = duplicate(from->index, (size_t{from->index_mask} + 1) * sizeof(uint32_t));
  to->index_mask = from->index_mask;
  to->used = from->used;
  to->live = from->live;
  to->capacity = from->capacity;
  ++to->version;
}

Dict* dict_copy(Vm& vm, Dict* dict) {
  Dict* copy = new_dict(vm);
  dict_copy_into(vm, copy, dict);
  return copy;
}

// --- removal -------------------------------------------------------------------------------------

namespace dict_detail {
void before_remove(Vm& vm, Dict* d, uint32_t i);  // dict_namespace.cpp
void after_remove(Vm& vm, Dict* d);
}  // namespace dict_detail

Value dict_remove_entry(Vm& vm, Dict* d, uint32_t i) {
  DictEntry& e = d->entries[i];
  Value old = entry_value(d, e);
  vm.heap.shade(e.key);
  vm.heap.shade(e.value);
  if (d->index) index_erase(vm, d, i, folded_hash(vm, d, i));
  if (d->flags & Dict::kCells) dict_detail::before_remove(vm, d, i);
  e.key = Value::undef();
  e.value = Value::undef();
  --d->live;
  ++d->version;
  if (d->flags & Dict::kCells) dict_detail::after_remove(vm, d);
  return old;
}

// --- the public operations -----------------------------------------------------------------------

namespace {

/// Finds any key; the hash is needed by the caller for an insertion. Raised: unhashable, or
/// __hash__/__eq__ raised.
Status find_any(Vm& vm, Dict* d, Value key, int64_t* hash, int64_t* entry) {
  bool general = d->flags & Dict::kGeneralKeys;
  if (is_pure_key(vm, key)) {
    *hash = pure_hash(vm, key);
    if (general) return dict_find(vm, d, key, *hash, entry);
    *entry =
        is_kind(key, Kind::Str) ? dict_find_str(vm, d, as<Str>(key)) : find_pure(vm, d, key, *hash);
    return Status::Ok;
  }
  Rooted keep_dict(vm, d), keep_key(vm, key);
  AIO_TRY(*hash, hash_value(vm, key));
  return dict_find(vm, d, key, *hash, entry);
}

}  // namespace

Value dict_get_hashed(Vm& vm, Dict* d, Value key, int64_t hash) {
  int64_t i;
  AIO_CHECK(dict_find(vm, d, key, hash, &i));
  return i == kNoEntry ? Value::undef() : entry_value(d, d->entries[i]);
}

Status dict_set_hashed(Vm& vm, Dict* d, Value key, int64_t hash, Value value) {
  Rooted keep_dict(vm, d), keep_key(vm, key), keep_value(vm, value);
  int64_t i;
  AIO_CHECK(dict_find(vm, d, key, hash, &i));
  if (i == kNoEntry && d->flags & Dict::kCells) return dict_set(vm, d, key, value);
  if (i == kNoEntry) dict_insert_new(vm, d, key, hash, value);
  else dict_store_entry(vm, d, static_cast<uint32_t>(i), value);
  return Status::Ok;
}

Value dict_get(Vm& vm, Dict* d, Value key) {
  if (is_exact_str(vm, key) && !(d->flags & Dict::kGeneralKeys))
    return dict_get_str(vm, d, as<Str>(key));
  int64_t hash, i;
  AIO_CHECK(find_any(vm, d, key, &hash, &i));
  return i == kNoEntry ? Value::undef() : entry_value(d, d->entries[i]);
}

namespace dict_detail {
void insert_namespace(Vm& vm, Dict* d, Value key, int64_t hash, Value value);  // dict_namespace.cpp
}

static void insert_any(Vm& vm, Dict* d, Value key, int64_t hash, Value value) {
  if (d->flags & Dict::kCells) [[unlikely]]
    dict_detail::insert_namespace(vm, d, key, hash, value);
  else dict_insert_new(vm, d, key, hash, value);
}

Status dict_set(Vm& vm, Dict* d, Value key, Value value) {
  if (is_exact_str(vm, key) && !(d->flags & Dict::kGeneralKeys)) {
    dict_set_str(vm, d, as<Str>(key), value);
    return Status::Ok;
  }
  Rooted keep_value(vm, value);
  int64_t hash, i;
  AIO_CHECK(find_any(vm, d, key, &hash, &i));
  if (i == kNoEntry) insert_any(vm, d, key, hash, value);
  else dict_store_entry(vm, d, static_cast<uint32_t>(i), value);
  return Status::Ok;
}

Value dict_pop(Vm& vm, Dict* d, Value key) {
  int64_t hash, i;
  AIO_CHECK(find_any(vm, d, key, &hash, &i));
  return i == kNoEntry ? Value::undef() : dict_remove_entry(vm, d, static_cast<uint32_t>(i));
}

Value dict_set_default(Vm& vm, Dict* d, Value key, Value value) {
  Rooted keep_value(vm, value);
  int64_t hash, i;
  AIO_CHECK(find_any(vm, d, key, &hash, &i));
  if (i != kNoEntry) return entry_value(d, d->entries[i]);
  insert_any(vm, d, key, hash, value);
  return value;
}

Value dict_get_str(Vm& vm, Dict* d, Str* key) {
  int64_t i = dict_find_str(vm, d, key);
  return i == kNoEntry ? Value::undef() : entry_value(d, d->entries[i]);
}

void dict_set_str(Vm& vm, Dict* d, Str* key, Value value) {
  int64_t i = dict_find_str(vm, d, key);
  if (i != kNoEntry) return dict_store_entry(vm, d, static_cast<uint32_t>(i), value);
  insert_any(vm, d, Value::object(key), unfold_str_hash(str_hash(vm, key)), value);
}

Value dict_pop_str(Vm& vm, Dict* d, Str* key) {
  int64_t i = dict_find_str(vm, d, key);
  return i == kNoEntry ? Value::undef() : dict_remove_entry(vm, d, static_cast<uint32_t>(i));
}

bool dict_next(Dict* d, uint32_t* position, Value* key, Value* value) {
  for (uint32_t i = *position; i < d->used; ++i) {
    const DictEntry& e = d->entries[i];
    if (e.key.is_undef()) continue;
    *key = e.key;
    *value = entry_value(d, e);
    *position = i + 1;
    return true;
  }
  return false;
}

}  // namespace aio
