// The table inside a Set, and the set algebra in CPython's steps (they decide the order in which
// results iterate).
#pragma once

#include "runtime/object/hash_table.hpp"
#include "runtime/result.hpp"

namespace aio {

/// Sets the fields of a fresh Set (shape and kind are there already).
void init_set(Vm& vm, Set* set);
inline bool is_live(const SetEntry& e) { return !e.key.is_undef() && !e.key.is_exc(); }
/// set_add, set_contains, set_discard with the hash at hand.
Status set_add_hashed(Vm& vm, Set* set, Value key, int64_t hash);
Result<bool> set_contains_hashed(Vm& vm, Set* set, Value key, int64_t hash);
Result<bool> set_discard_hashed(Vm& vm, Set* set, Value key, int64_t hash);
/// Removes and gives some item; undef when empty.
Value set_pop(Vm& vm, Set* set);
/// A set of x's basic type (set or frozenset) with x's items.
Set* set_copy(Vm& vm, Set* x);
/// set |= items of any iterable.
Status set_update(Vm& vm, Set* set, Value iterable);
/// New sets of x's basic type; `other` any iterable.
Value set_union(Vm& vm, Set* x, Value other);
Value set_intersection(Vm& vm, Set* x, Value other);
Value set_difference(Vm& vm, Set* x, Value other);
Value set_symmetric_difference(Vm& vm, Set* x, Value other);
/// In place.
Status set_difference_update(Vm& vm, Set* set, Value other);
Status set_symmetric_difference_update(Vm& vm, Set* set, Value other);
/// The two sets exchange their items.
void set_swap(Vm& vm, Set* x, Set* y);
Result<bool> set_is_subset(Vm& vm, Set* x, Value other);
Result<bool> set_is_superset(Vm& vm, Set* x, Value other);
Result<bool> set_is_disjoint(Vm& vm, Set* x, Value other);

}  // namespace aio
