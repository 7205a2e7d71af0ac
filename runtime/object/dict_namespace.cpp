// Namespace dicts (module globals, class attributes): every value lives in a GlobalCell whose
// address bytecode caches.
//
// Invariant: `cells` holds the one cell of every str name ever defined or referred to; an entry of
// the dict exists exactly while its cell is not undef. Changes of a class's namespace that inline
// caches can see go through invalidate_type.
#include "runtime/object/class.hpp"
#include "runtime/object/dict_table.hpp"
#include "runtime/object/text.hpp"
#include "runtime/vm/vm.hpp"

namespace aio {
namespace {

bool is_special_name(const Str* name) {
  return name && name->length > 4 && name->at(0) == '_' && name->at(1) == '_' &&
         name->at(name->length - 1) == '_' && name->at(name->length - 2) == '_';
}

/// Whether caches may treat the value specially: it binds, computes or is called as a method.
bool is_descriptor_like(Vm& vm, Value v) {
  if (!v.is_object()) return false;
  switch (v.as_object()->kind) {
    case Kind::Int:
    case Kind::Float:
    case Kind::Complex:
    case Kind::Str:
    case Kind::Bytes:
    case Kind::ByteArray:
    case Kind::Tuple:
    case Kind::List:
    case Kind::Dict:
    case Kind::Set:
    case Kind::Range:
    case Kind::Slice:
    case Kind::Module:
    case Kind::Exception:
      return type_of(vm, v)->flags & kTypeHeap;  // a subclass may define __get__
    default: return true;
  }
}

void value_changes(Vm& vm, Dict* d, const Str* name, Value old, Value now) {
  if (!(d->flags & Dict::kTypeNamespace) || !d->owner) return;
  if (is_special_name(name) || is_descriptor_like(vm, old) || is_descriptor_like(vm, now))
    invalidate_type(vm, d->owner);
}

void keys_changed(Vm& vm, Dict* d) {
  if (d->flags & Dict::kTypeNamespace && d->owner) invalidate_type(vm, d->owner);
}

GlobalCell* new_cell(Vm& vm, Str* name) {
  GlobalCell* cell = vm.heap.make<GlobalCell>(shape_id(vm, BuiltinType::GlobalCell));
  cell->value = Value::undef();
  cell->name = name;
  return cell;
}

}  // namespace

Dict* new_namespace(Vm& vm) {
  Dict* ns = new_dict(vm);
  ns->flags |= Dict::kCells;
  ns->cells = new_dict(vm);
  return ns;
}

/// A plain dict that exec() or eval() got as globals becomes a namespace: its values move into
/// cells.
static void make_namespace(Vm& vm, Dict* d) {
  vm.heap.before_write(d);  // the values move into new objects
  Dict* cells = new_dict(vm, d->live);
  for (uint32_t i = 0; i < d->used; ++i) {
    DictEntry& e = d->entries[i];
    if (e.key.is_undef()) continue;
    Str* name = is_exact_str(vm, e.key) ? as<Str>(e.key) : nullptr;
    GlobalCell* cell = new_cell(vm, name);
    cell->value = e.value;
    e.value = Value::object(cell);
    if (name) dict_set_str(vm, cells, name, e.value);
  }
  d->cells = cells;
  d->flags |= Dict::kCells;
}

GlobalCell* namespace_cell(Vm& vm, Dict* ns, Str* name) {
  if (!ns->cells) [[unlikely]]
    make_namespace(vm, ns);
  Value found = dict_get_str(vm, ns->cells, name);
  if (!found.is_undef()) return as<GlobalCell>(found);
  GlobalCell* cell = new_cell(vm, name);
  dict_insert_new(vm, ns->cells, Value::object(name), unfold_str_hash(str_hash(vm, name)),
                  Value::object(cell));
  return cell;
}

void namespace_reserve(Vm& vm, Dict* ns, size_t more) {
  dict_reserve(vm, ns, ns->live + more);
  if (ns->cells) dict_reserve(vm, ns->cells, ns->cells->live + more);
}

GlobalCell* namespace_find(Vm& vm, const Dict* ns, const Str* name) {
  if (!ns->cells) return nullptr;
  Value found = dict_get_str(vm, ns->cells, const_cast<Str*>(name));
  return found.is_undef() ? nullptr : as<GlobalCell>(found);
}

void namespace_store(Vm& vm, Dict* ns, GlobalCell* cell, Value value) {
  if (cell->value.is_undef()) return dict_set_str(vm, ns, cell->name, value);
  value_changes(vm, ns, cell->name, cell->value, value);
  vm.heap.shade(cell->value);
  cell->value = value;
}

void dict_store_entry(Vm& vm, Dict* d, uint32_t i, Value value) {
  DictEntry& e = d->entries[i];
  if (d->flags & Dict::kCells) return namespace_store(vm, d, as<GlobalCell>(e.value), value);
  vm.heap.shade(e.value);
  e.value = value;
}

namespace dict_detail {

void insert_namespace(Vm& vm, Dict* d, Value key, int64_t hash, Value value) {
  GlobalCell* cell =
      is_exact_str(vm, key) ? namespace_cell(vm, d, as<Str>(key)) : new_cell(vm, nullptr);
  cell->value = value;
  dict_insert_new(vm, d, key, hash, Value::object(cell));
  keys_changed(vm, d);
}

void before_remove(Vm& vm, Dict* d, uint32_t i) {
  GlobalCell* cell = as<GlobalCell>(d->entries[i].value);
  vm.heap.shade(cell->value);
  cell->value = Value::undef();
}

void after_remove(Vm& vm, Dict* d) { keys_changed(vm, d); }

}  // namespace dict_detail

void dict_clear(Vm& vm, Dict* d) {
  vm.heap.before_write(d);
  if (d->flags & Dict::kCells) {
    for (uint32_t i = 0; i < d->used; ++i)
      if (!d->entries[i].key.is_undef()) dict_detail::before_remove(vm, d, i);
  }
  if (d->entries) vm.heap.free_buffer(Buffer::of(d->entries));
  if (d->index) vm.heap.free_buffer(Buffer::of(d->index));
  if (d->hashes) vm.heap.free_buffer(Buffer::of(d->hashes));
  uint32_t version = d->version;
  Dict* cells = d->cells;
  Type* owner = d->owner;
  init_dict(d);
  d->flags &= static_cast<uint8_t>(~Dict::kGeneralKeys);
  d->version = version + 1;
  d->cells = cells;
  d->owner = owner;
  keys_changed(vm, d);
}

}  // namespace aio
