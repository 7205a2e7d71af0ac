// Set: open addressing with CPython 3.13's probe sequence, growth and removal, so that sets of
// equal history and equal hashes iterate in CPython's order.
//
// Invariants: mask + 1 is a power of two >= 8 and at least one slot is free; fill counts live and
// deleted slots, used the live. `version` changes with every change of the keys: functions that ran
// script code look at it and start again.
#include "runtime/object/set_table.hpp"

#include <cstring>
#include <utility>

#include "runtime/object/builtin_ops.hpp"
#include "runtime/object/class.hpp"
#include "runtime/object/dict_table.hpp"
#include "runtime/vm/operators.hpp"
#include "runtime/vm/vm.hpp"

namespace aio {
namespace {

constexpr uint32_t kMinSize = 8;
constexpr unsigned kLinearProbes = 9;
constexpr unsigned kPerturbShift = 5;
constexpr uint32_t kSlowGrowth = 50000;  ///< beyond, tables double instead of quadruple

SetEntry* new_entries(Vm& vm, size_t count) {
  auto* entries = static_cast<SetEntry*>(vm.heap.make_buffer(count * sizeof(SetEntry))->data());
  for (size_t i = 0; i < count; ++i) entries[i] = {Value::undef(), 0};
  return entries;
}

/// Walks the slots of a hash in probe order until visit(slot) returns true.
template <class Visit>
void walk(uint32_t mask, int64_t hash, Visit visit) {
  uint64_t perturb = static_cast<uint64_t>(hash);
  uint64_t i = perturb & mask;
  for (;;) {
    unsigned probes = i + kLinearProbes <= mask ? kLinearProbes : 0;
    for (uint64_t slot = i; slot <= i + probes; ++slot)
      if (visit(static_cast<uint32_t>(slot))) return;
    perturb >>= kPerturbShift;
    i = (i * 5 + 1 + perturb) & mask;
  }
}

/// Into a table without deleted slots, which does not have the key.
void insert_clean(SetEntry* entries, uint32_t mask, Value key, int64_t hash) {
  walk(mask, hash, [&](uint32_t slot) {
    if (!entries[slot].key.is_undef()) return false;
    entries[slot] = {key, hash};
    return true;
  });
}

void resize(Vm& vm, Set* set, uint64_t min_used) {
  uint64_t size = kMinSize;
  while (size <= min_used) size <<= 1;
  SetEntry* entries = new_entries(vm, size);
  uint32_t mask = static_cast<uint32_t>(size - 1);
  for (uint32_t i = 0; i <= set->mask; ++i)
    if (is_live(set->entries[i]))
      insert_clean(entries, mask, set->entries[i].key, set->entries[i].hash);
  vm.heap.free_buffer(Buffer::of(set->entries));
  set->entries = entries;
  set->mask = mask;
  set->fill = set->used;
  ++set->version;
}

uint64_t grown(const Set* set) {
  return set->used > kSlowGrowth ? uint64_t{set->used} * 2 : uint64_t{set->used} * 4;
}

constexpr uint32_t kNoSlot = 0xFFFF'FFFF;

struct Found {
  uint32_t slot = kNoSlot;       ///< of the key
  uint32_t free_slot = kNoSlot;  ///< where it would go
};

/// Raised if __eq__ raised. Starts again when the set changes under a comparison.
Result<Found> find(Vm& vm, Set* set, Value key, int64_t hash) {
  for (;;) {
    Found found;
    uint32_t version = set->version;
    bool failed_ = false, changed = false;
    walk(set->mask, hash, [&](uint32_t slot) {
      const SetEntry& e = set->entries[slot];
      if (e.key.is_undef()) {
        found.free_slot = slot;
        return true;
      }
      if (e.hash != hash || e.key.is_exc()) return false;
      Value candidate = e.key;
      PureEqual pure = candidate == key ? PureEqual::Yes : pure_equal(vm, candidate, key);
      if (pure == PureEqual::Unknown) {
        Rooted keep_set(vm, set), keep_key(vm, key), keep_candidate(vm, candidate);
        Result<bool> equal = equal_items(vm, candidate, key);
        failed_ = failed(equal);
        changed = set->version != version;
        if (failed_ || changed) return true;
        pure = *equal ? PureEqual::Yes : PureEqual::No;
      }
      if (pure == PureEqual::No) return false;
      found.slot = slot;
      return true;
    });
    if (failed_) return raised;
    if (!changed) return found;
  }
}

void add_at(Vm& vm, Set* set, uint32_t slot, Value key, int64_t hash) {
  set->entries[slot] = {key, hash};
  ++set->fill;
  ++set->used;
  ++set->version;
  if (uint64_t{set->fill} * 5 >= uint64_t{set->mask} * 3) resize(vm, set, grown(set));
}

void remove_at(Vm& vm, Set* set, uint32_t slot) {
  vm.heap.shade(set->entries[slot].key);
  set->entries[slot] = {Value::exc(), -1};
  --set->used;
  ++set->version;
}

}  // namespace

void Set::trace(Tracer& tracer) {
  tracer.visit_buffer(entries);
  for (uint32_t i = 0; i <= mask; ++i) tracer.visit(entries[i].key);
}

void init_set(Vm& vm, Set* set) {
  set->fill = set->used = set->version = set->finger = 0;
  set->mask = kMinSize - 1;
  set->entries = new_entries(vm, kMinSize);
  set->hash_ = -1;
}

Set* new_set(Vm& vm, bool frozen) {
  Set* set = vm.heap.make<Set>(shape_id(vm, frozen ? BuiltinType::FrozenSet : BuiltinType::Set));
  init_set(vm, set);
  return set;
}

Status set_add_hashed(Vm& vm, Set* set, Value key, int64_t hash) {
  AIO_TRY(Found found, find(vm, set, key, hash));
  if (found.slot == kNoSlot) add_at(vm, set, found.free_slot, key, hash);
  return Status::Ok;
}

Result<bool> set_contains_hashed(Vm& vm, Set* set, Value key, int64_t hash) {
  AIO_TRY(Found found, find(vm, set, key, hash));
  return found.slot != kNoSlot;
}

Result<bool> set_discard_hashed(Vm& vm, Set* set, Value key, int64_t hash) {
  AIO_TRY(Found found, find(vm, set, key, hash));
  if (found.slot == kNoSlot) return false;
  remove_at(vm, set, found.slot);
  return true;
}

Status set_add(Vm& vm, Set* set, Value key) {
  Rooted keep_set(vm, set), keep_key(vm, key);
  AIO_TRY(int64_t hash, hash_value(vm, key));
  return set_add_hashed(vm, set, key, hash);
}

Result<bool> set_contains(Vm& vm, Set* set, Value key) {
  Rooted keep_set(vm, set), keep_key(vm, key);
  AIO_TRY(int64_t hash, hash_value(vm, key));
  return set_contains_hashed(vm, set, key, hash);
}

Result<bool> set_discard(Vm& vm, Set* set, Value key) {
  Rooted keep_set(vm, set), keep_key(vm, key);
  AIO_TRY(int64_t hash, hash_value(vm, key));
  return set_discard_hashed(vm, set, key, hash);
}

Value set_pop(Vm& vm, Set* set) {
  if (!set->used) return Value::undef();
  uint32_t i = set->finger & set->mask;
  while (!is_live(set->entries[i])) i = (i + 1) & set->mask;
  Value key = set->entries[i].key;
  remove_at(vm, set, i);
  set->finger = i + 1;
  return key;
}

bool set_next(Set* set, uint32_t* position, Value* key) {
  for (uint32_t i = *position; i <= set->mask; ++i) {
    if (!is_live(set->entries[i])) continue;
    *key = set->entries[i].key;
    *position = i + 1;
    return true;
  }
  return false;
}

void set_clear(Vm& vm, Set* set) {
  vm.heap.before_write(set);
  vm.heap.free_buffer(Buffer::of(set->entries));
  uint32_t version = set->version;
  init_set(vm, set);
  set->version = version + 1;
}

void set_swap(Vm& vm, Set* x, Set* y) {
  vm.heap.before_write(x);
  vm.heap.before_write(y);
  std::swap(x->fill, y->fill);
  std::swap(x->used, y->used);
  std::swap(x->mask, y->mask);
  std::swap(x->entries, y->entries);
  ++x->version;
  ++y->version;
}

namespace {

bool is_frozen(Vm& vm, const Set* set) {
  return is_subtype(vm.type_of_shape(set->shape), vm.type(BuiltinType::FrozenSet));
}

Set* new_like(Vm& vm, Set* x) { return new_set(vm, is_frozen(vm, x)); }

bool is_exact_dict(Vm& vm, Value v) {
  return is_kind(v, Kind::Dict) && v.as_object()->shape == shape_id(vm, BuiltinType::Dict);
}

/// Calls visit(key, hash) -> Status for every item of a set, dict (exact) or any iterable.
template <class Visit>
Status for_each_key(Vm& vm, Value items, Visit visit) {
  Rooted keep(vm, items);
  if (Set* other = dyn_as<Set>(items)) {
    for (uint32_t i = 0; i <= other->mask; ++i) {
      if (!is_live(other->entries[i])) continue;
      Rooted key(vm, other->entries[i].key);
      AIO_CHECK(visit(key.get(), other->entries[i].hash));
    }
    return Status::Ok;
  }
  if (is_exact_dict(vm, items)) {
    Dict* dict = as<Dict>(items);
    for (uint32_t i = 0; i < dict->used; ++i) {
      if (dict->entries[i].key.is_undef()) continue;
      Rooted key(vm, dict->entries[i].key);
      AIO_CHECK(visit(key.get(), dict_entry_hash(vm, dict, i)));
    }
    return Status::Ok;
  }
  AIO_TRY(Value iterator, get_iter(vm, items));
  Rooted keep_iterator(vm, iterator);
  for (;;) {
    AIO_TRY(Value key, iter_next(vm, iterator));
    if (key.is_undef()) return Status::Ok;
    Rooted keep_key(vm, key);
    AIO_TRY(int64_t hash, hash_value(vm, key));
    AIO_CHECK(visit(key, hash));
  }
}

/// set |= other where other is a set: CPython's set_merge.
Status merge(Vm& vm, Set* set, Set* other) {
  if (set == other || !other->used) return Status::Ok;
  if ((uint64_t{set->fill} + other->used) * 5 >= uint64_t{set->mask} * 3)
    resize(vm, set, (uint64_t{set->used} + other->used) * 2);
  if (set->fill == 0) {
    bool same_layout = set->mask == other->mask && other->fill == other->used;
    if (same_layout) {
      std::memcpy(static_cast<void*>(set->entries), other->entries,
                  (size_t{other->mask} + 1) * sizeof(SetEntry));
    } else {
      for (uint32_t i = 0; i <= other->mask; ++i)
        if (is_live(other->entries[i]))
          insert_clean(set->entries, set->mask, other->entries[i].key, other->entries[i].hash);
    }
    set->fill = set->used = other->used;
    ++set->version;
    return Status::Ok;
  }
  return for_each_key(vm, Value::object(other),
                      [&](Value key, int64_t hash) { return set_add_hashed(vm, set, key, hash); });
}

void drop_deleted(Vm& vm, Set* set) {
  if (set->fill - set->used > set->mask / 4) resize(vm, set, grown(set));
}

}  // namespace

Set* set_copy(Vm& vm, Set* x) {
  Set* copy = new_like(vm, x);
  static_cast<void>(merge(vm, copy, x));  // into an empty set: no comparison, cannot fail
  return copy;
}

Status set_update(Vm& vm, Set* set, Value iterable) {
  Rooted keep_set(vm, set), keep(vm, iterable);
  if (Set* other = dyn_as<Set>(iterable)) return merge(vm, set, other);
  if (is_exact_dict(vm, iterable)) {
    uint64_t size = dict_size(as<Dict>(iterable));
    if ((set->fill + size) * 5 >= uint64_t{set->mask} * 3) resize(vm, set, (set->used + size) * 2);
  }
  return for_each_key(vm, iterable,
                      [&](Value key, int64_t hash) { return set_add_hashed(vm, set, key, hash); });
}

Value set_union(Vm& vm, Set* x, Value other) {
  Rooted keep(vm, other), result(vm, set_copy(vm, x));
  AIO_CHECK(set_update(vm, result.as<Set>(), other));
  return result;
}

Value set_intersection(Vm& vm, Set* x, Value other) {
  if (other == Value::object(x)) return Value::object(set_copy(vm, x));
  Rooted keep_x(vm, x), keep_other(vm, other), result(vm, new_like(vm, x));
  Set* filter = x;
  if (Set* y = dyn_as<Set>(other); y && y->used > x->used) {
    filter = y;
    other = Value::object(x);
  }
  AIO_CHECK(for_each_key(vm, other, [&](Value key, int64_t hash) -> Status {
    AIO_TRY(bool there, set_contains_hashed(vm, filter, key, hash));
    return there ? set_add_hashed(vm, result.as<Set>(), key, hash) : Status::Ok;
  }));
  return result;
}

Status set_difference_update(Vm& vm, Set* set, Value other) {
  if (other == Value::object(set)) {
    set_clear(vm, set);
    return Status::Ok;
  }
  Rooted keep_set(vm, set), keep(vm, other);
  Rooted smaller(vm);
  if (Set* y = dyn_as<Set>(other); y && (y->used >> 3) > set->used) {
    AIO_TRY(other, set_intersection(vm, set, other));
    smaller = other;
  }
  AIO_CHECK(for_each_key(vm, other, [&](Value key, int64_t hash) -> Status {
    AIO_CHECK(set_discard_hashed(vm, set, key, hash));
    return Status::Ok;
  }));
  drop_deleted(vm, set);
  return Status::Ok;
}

Value set_difference(Vm& vm, Set* x, Value other) {
  Rooted keep_x(vm, x), keep_other(vm, other);
  Set* y = dyn_as<Set>(other);
  bool dict = is_exact_dict(vm, other);
  size_t other_size = y ? y->used : dict ? dict_size(as<Dict>(other)) : 0;
  if ((!y && !dict) || (x->used >> 2) > other_size) {
    Rooted copy(vm, set_copy(vm, x));
    AIO_CHECK(set_difference_update(vm, copy.as<Set>(), other));
    return copy;
  }
  Rooted result(vm, new_like(vm, x));
  AIO_CHECK(for_each_key(vm, Value::object(x), [&](Value key, int64_t hash) -> Status {
    bool there;
    if (y) {
      AIO_TRY(there, set_contains_hashed(vm, y, key, hash));
    } else {
      int64_t entry;
      AIO_CHECK(dict_find(vm, as<Dict>(other), key, hash, &entry));
      there = entry != kNoEntry;
    }
    return there ? Status::Ok : set_add_hashed(vm, result.as<Set>(), key, hash);
  }));
  return result;
}

Status set_symmetric_difference_update(Vm& vm, Set* set, Value other) {
  if (other == Value::object(set)) {
    set_clear(vm, set);
    return Status::Ok;
  }
  Rooted keep_set(vm, set), items(vm, other);
  if (!is_kind(other, Kind::Set) && !is_exact_dict(vm, other)) {
    items = Value::object(new_like(vm, set));
    AIO_CHECK(set_update(vm, items.as<Set>(), other));
  }
  return for_each_key(vm, items.get(), [&](Value key, int64_t hash) -> Status {
    AIO_TRY(bool removed, set_discard_hashed(vm, set, key, hash));
    return removed ? Status::Ok : set_add_hashed(vm, set, key, hash);
  });
}

Value set_symmetric_difference(Vm& vm, Set* x, Value other) {
  Rooted keep_x(vm, x), result(vm, new_like(vm, x));
  AIO_CHECK(set_update(vm, result.as<Set>(), other));
  AIO_CHECK(set_symmetric_difference_update(vm, result.as<Set>(), Value::object(x)));
  return result;
}

Result<bool> set_is_subset(Vm& vm, Set* x, Value other) {
  Rooted keep_x(vm, x), keep_other(vm, other);
  Set* y = dyn_as<Set>(other);
  if (!y) {
    AIO_TRY(Value common, set_intersection(vm, x, other));
    return as<Set>(common)->used == x->used;
  }
  if (x->used > y->used) return false;
  bool all = true;
  AIO_CHECK(for_each_key(vm, Value::object(x), [&](Value key, int64_t hash) -> Status {
    if (!all) return Status::Ok;
    AIO_TRY(all, set_contains_hashed(vm, y, key, hash));
    return Status::Ok;
  }));
  return all;
}

namespace {

/// Whether some item of `other` makes set_contains == wanted; stops there.
Result<bool> any_item(Vm& vm, Set* set, Value other, bool wanted) {
  Rooted keep_set(vm, set);
  AIO_TRY(Value iterator, get_iter(vm, other));
  Rooted keep_iterator(vm, iterator);
  for (;;) {
    AIO_TRY(Value key, iter_next(vm, iterator));
    if (key.is_undef()) return false;
    AIO_TRY(bool there, set_contains(vm, set, key));
    if (there == wanted) return true;
  }
}

}  // namespace

Result<bool> set_is_superset(Vm& vm, Set* x, Value other) {
  if (Set* y = dyn_as<Set>(other)) return set_is_subset(vm, y, Value::object(x));
  AIO_TRY(bool missing, any_item(vm, x, other, false));
  return !missing;
}

Result<bool> set_is_disjoint(Vm& vm, Set* x, Value other) {
  Set* y = dyn_as<Set>(other);
  if (y == x && y) return x->used == 0;
  Rooted keep_x(vm, x), keep_other(vm, other);
  Set* filter = x;
  if (y && y->used > x->used) {
    filter = y;
    other = Value::object(x);
  }
  AIO_TRY(bool common, any_item(vm, filter, other, true));
  return !common;
}

}  // namespace aio
