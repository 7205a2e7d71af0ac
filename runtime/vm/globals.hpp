// The out-of-line parts of name and container instructions (globals.cpp).
#pragma once

#include "runtime/vm/vm.hpp"

namespace aio {

// --- names ---
void raise_unbound_local(Vm& vm, Str* name);
void raise_name_error(Vm& vm, Str* name);
/// A global that was not found: a lazy builtin, or NameError.
Value missing_global(Vm& vm, Str* name);
void raise_free_variable(Vm& vm, Str* name);
/// A name in the namespace mapping `ns`, else the global, else the builtin; NameError.
Value load_name(Vm& vm, Value ns, Str* name, GlobalCell* global, GlobalCell* builtin);
Value load_name_or_cell(Vm& vm, Value ns, Str* name, Cell* cell);
Status store_name(Vm& vm, Value ns, Str* name, Value value);
Status delete_name(Vm& vm, Value ns, Str* name);

// --- displays, unpacking, formatting ---
Value build_set(Vm& vm, const Value* items, size_t count);
Value build_dict(Vm& vm, const Value* pairs, size_t count);
Value build_string(Vm& vm, const Value* parts, size_t count);
Status list_extend_star(Vm& vm, List* list, Value iterable);
Status set_update_star(Vm& vm, Set* set, Value iterable);
/// {**mapping}
Status dict_update_star(Vm& vm, Dict* dict, Value mapping);
/// f(**mapping): TypeErrors name `callee`.
Status dict_merge_keywords(Vm& vm, Dict* dict, Value mapping, Value callee);
/// The tuple of f(*iterable): TypeError "f() argument after * must be an iterable, not X".
Value star_arguments(Vm& vm, Value callee, Value iterable);
Status unpack_exact(Vm& vm, Value iterable, Value* out, uint32_t count);
Status unpack_star(Vm& vm, Value iterable, Value* out, uint32_t before, uint32_t after);
/// f-string field: conversion 0 none, 1 str, 2 repr, 3 ascii; spec null: empty.
Value format_value(Vm& vm, Value v, unsigned conversion, Str* spec);
/// container[start:stop]
Value get_slice(Vm& vm, Value container, Value start, Value stop);
/// What messages call a function: "name()" with its qualified name, or the type of another
/// callable.
std::string callee_label(Vm& vm, Value callee);

}  // namespace aio
