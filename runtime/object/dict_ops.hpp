// Operations on dicts and their views that the methods (stdlib/types) and the operators share.
#pragma once

#include "runtime/object/hash_table.hpp"
#include "runtime/result.hpp"

namespace aio {

/// dict.update(other): a mapping (keys() and subscripts) or an iterable of pairs. Runs script code.
Status dict_update(Vm& vm, Dict* dict, Value other);
/// Adds or replaces all items of another dict.
Status dict_merge(Vm& vm, Dict* dict, Dict* other);
Value make_dict_view(Vm& vm, Dict* dict, DictViewKind kind);
/// Whether v is a set, frozenset, or a keys or items view: what views compare and combine with.
bool is_set_like(Value v);
/// List of keys, values or (key, value) tuples.
Value dict_list(Vm& vm, Dict* dict, DictViewKind kind);
/// KeyError(key), pending.
Raised raise_key_error(Vm& vm, Value key);

}  // namespace aio
