// Dict (compact, ordered; vm.md section 7), its views, and Set (open addressing in CPython's probe
// order, so that sets of ints iterate in CPython's order).
//
// Keys may be any hashable object: lookups can run script code (__hash__, __eq__) and so change the
// table under themselves; every function re-checks `version` after such a call. For str keys
// nothing runs script code.
#pragma once

#include "runtime/gc/heap.hpp"

namespace aio {

struct Str;
struct Cell;

struct DictEntry {
  Value key;    ///< undef: deleted
  Value value;  ///< in a namespace dict: the GlobalCell that holds the value
};

/// Invariants: entries[0, used) in insertion order, `live` of them not deleted; with `capacity` > 8
/// `index` maps hash buckets to entry numbers. kStrKeys: every key ever inserted is an exact str
/// (compared without script code). kCells: a namespace (module globals, class attributes): entry
/// values are GlobalCells, which bytecode caches by address; a deleted name keeps its (empty) cell
/// in `cells` for when it comes back.
struct Dict : Object {
  static constexpr Kind kKind = Kind::Dict;
  static constexpr uint8_t kCells = kFlagKind1;
  static constexpr uint8_t kGeneralKeys =
      kFlagKind2;  ///< `hashes` is used: some key is not str/int/float/None/bool
  static constexpr uint8_t kTypeNamespace =
      kFlagKind3;  ///< namespace of a Type: changes invalidate its caches
  uint32_t used, live, capacity;
  uint32_t version;    ///< grows with every change of the set of keys
  DictEntry* entries;  ///< in a Buffer
  void* index;         ///< in a Buffer; null while capacity <= 8
  int64_t* hashes;     ///< in a Buffer; stored hashes of entries when kGeneralKeys, else null
  uint32_t index_mask;
  Dict* cells;  ///< kCells only: name -> GlobalCell of every name ever defined or referred to
  Type* owner;  ///< kTypeNamespace only

  void trace(Tracer& tracer);
};

/// The place of a global or class variable: bytecode holds its address. Undef: not defined.
struct GlobalCell : Object {
  static constexpr Kind kKind = Kind::GlobalCell;
  Value value;
  Str* name;
  void trace(Tracer& tracer) {
    tracer.visit(value);
    tracer.visit(reinterpret_cast<Object*>(name));
  }
};

Dict* new_dict(Vm& vm, size_t expected = 0);
Dict* new_namespace(Vm& vm);

// --- any key; may run script code: key and value are kept alive by the functions themselves ---
/// The value, or undef if absent; exc on error (unhashable: TypeError).
Value dict_get(Vm& vm, Dict* dict, Value key);
Status dict_set(Vm& vm, Dict* dict, Value key, Value value);
/// The removed value, or undef if absent.
Value dict_pop(Vm& vm, Dict* dict, Value key);
/// Existing value, or stores `value` and gives it (setdefault).
Value dict_set_default(Vm& vm, Dict* dict, Value key, Value value);

// --- interned or plain str keys; never run script code ---
Value dict_get_str(Vm& vm, Dict* dict, Str* key);
void dict_set_str(Vm& vm, Dict* dict, Str* key, Value value);
Value dict_pop_str(Vm& vm, Dict* dict, Str* key);
/// The cell of a namespace's name; made (empty) if the name was never seen. Never fails. A plain
/// dict becomes a namespace.
GlobalCell* namespace_cell(Vm& vm, Dict* ns, Str* name);
/// The cell of a namespace's name if the name was ever seen (its value is undef when not defined
/// now), else null. `name` interned.
GlobalCell* namespace_find(Vm& vm, const Dict* ns, const Str* name);
/// Room for `more` names: what fills a namespace from a table says so first.
void namespace_reserve(Vm& vm, Dict* ns, size_t more);
/// Stores through a cell from namespace_cell: as dict_set_str(name), without the lookup when the
/// name is defined.
void namespace_store(Vm& vm, Dict* ns, GlobalCell* cell, Value value);

void dict_clear(Vm& vm, Dict* dict);
Dict* dict_copy(Vm& vm, Dict* dict);
inline size_t dict_size(const Dict* dict) { return dict->live; }
/// Walks entries: position starts at 0; false at the end. Value is the real value (cells are looked
/// through). Watch dict->version (or live) for changes if the body can change the dict.
bool dict_next(Dict* dict, uint32_t* position, Value* key, Value* value);

/// keys(), values(), items() of a dict: Object::aux is DictViewKind.
enum class DictViewKind : uint16_t { Keys, Values, Items };
struct DictView : Object {
  static constexpr Kind kKind = Kind::DictView;
  Dict* dict;
  void trace(Tracer& tracer) { tracer.visit(dict); }
};

struct MappingProxy : Object {
  static constexpr Kind kKind = Kind::MappingProxy;
  Value mapping;
  void trace(Tracer& tracer) { tracer.visit(mapping); }
};

struct SetEntry {
  Value key;  ///< undef: free; exc: deleted
  int64_t hash;
};
/// set and frozenset (told apart by type). Open addressing, linear probes then perturbation, as
/// CPython 3.13.
struct Set : Object {
  static constexpr Kind kKind = Kind::Set;
  uint32_t fill, used, mask;
  uint32_t version;
  uint32_t finger;    ///< where pop() looks next
  SetEntry* entries;  ///< in a Buffer, mask + 1 of them
  int64_t hash_;      ///< frozenset: cached, -1 not computed
  void trace(Tracer& tracer);
};
Set* new_set(Vm& vm, bool frozen = false);
/// Ok; adds the key if it is not there. May run script code.
Status set_add(Vm& vm, Set* set, Value key);
Result<bool> set_contains(Vm& vm, Set* set, Value key);
/// Whether it was there.
Result<bool> set_discard(Vm& vm, Set* set, Value key);
bool set_next(Set* set, uint32_t* position, Value* key);
void set_clear(Vm& vm, Set* set);

/// Python's hash(v); TypeError "unhashable type: 'list'". May run script code.
Result<int64_t> hash_value(Vm& vm, Value v);

}  // namespace aio
