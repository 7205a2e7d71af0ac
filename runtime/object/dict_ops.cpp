// The operators of dict and its views that runtime/vm calls: repr, comparison, subscripts, merging,
// `in`.
//
// Loops over entries count positions and read `used` and `entries` anew each time: repr, == and
// iteration of other mappings run script code that may change the dict.
#include "runtime/object/dict_ops.hpp"

#include "runtime/object/builtin_ops.hpp"
#include "runtime/object/class.hpp"
#include "runtime/object/dict_table.hpp"
#include "runtime/object/iterator_ops.hpp"
#include "runtime/object/sequence_ops.hpp"
#include "runtime/object/set_table.hpp"
#include "runtime/vm/operators.hpp"
#include "runtime/vm/vm.hpp"

namespace aio {

Raised raise_key_error(Vm& vm, Value key) { return raise_value(vm, ExceptionType::KeyError, key); }

static Status append_repr(Vm& vm, StrBuilder& out, Value v) {
  AIO_TRY(Value text, repr_of(vm, v));
  out.append(as<Str>(text));
  return Status::Ok;
}

static Status append_items(Vm& vm, StrBuilder& out, Dict* dict) {
  Value k, v;
  const char* separator = "";
  for (uint32_t position = 0; dict_next(dict, &position, &k, &v);) {
    Rooted key(vm, k), value(vm, v);
    out.append_ascii(separator);
    separator = ", ";
    AIO_CHECK(append_repr(vm, out, key));
    out.append_ascii(": ");
    AIO_CHECK(append_repr(vm, out, value));
  }
  return Status::Ok;
}

Value dict_repr(Vm& vm, Dict* dict) {
  StrBuilder out(vm);
  if (!dict->live) {
    out.append_ascii("{}");
    return out.finish();
  }
  AIO_CHECK(vm.check_native_stack());
  Rooted keep(vm, dict);
  if (enter_repr(vm, dict)) {
    out.append_ascii("{...}");
    return out.finish();
  }
  out.append_ascii("{");
  Status ok = append_items(vm, out, dict);
  leave_repr(vm, dict);
  AIO_CHECK(ok);
  out.append_ascii("}");
  return out.finish();
}

static Result<bool> equal_dicts(Vm& vm, Dict* x, Dict* y) {
  if (x->live != y->live) return false;
  for (uint32_t i = 0; i < x->used; ++i) {
    if (x->entries[i].key.is_undef()) continue;
    Rooted key(vm, x->entries[i].key), value(vm, entry_value(x, x->entries[i]));
    AIO_TRY(Value other, dict_get_hashed(vm, y, key, dict_entry_hash(vm, x, i)));
    if (other.is_undef()) return false;
    Rooted keep_other(vm, other);
    AIO_TRY(bool equal, equal_items(vm, value, other));
    if (!equal) return false;
  }
  return true;
}

Value dict_compare(Vm& vm, CompareOp op, Dict* x, Dict* y) {
  if (op != CompareOp::Eq && op != CompareOp::Ne) return Value::not_implemented();
  AIO_CHECK(vm.check_native_stack());
  Rooted keep_x(vm, x), keep_y(vm, y);
  AIO_TRY(bool equal, equal_dicts(vm, x, y));
  return Value::boolean(equal == (op == CompareOp::Eq));
}

Value dict_get_item(Vm& vm, Dict* dict, Value key) {
  Rooted keep(vm, dict), keep_key(vm, key);
  AIO_TRY(Value value, dict_get(vm, dict, key));
  if (!value.is_undef()) return value;
  if (dict->shape != shape_id(vm, BuiltinType::Dict)) {
    AIO_TRY(value, call_special(vm, keep, Special::Missing, &key, 1));
    if (!value.is_undef()) return value;
  }
  return raise_key_error(vm, key);
}

Status dict_del_item(Vm& vm, Dict* dict, Value key) {
  Rooted keep_key(vm, key);
  AIO_TRY(Value old, dict_pop(vm, dict, key));
  return old.is_undef() ? Status(raise_key_error(vm, key)) : Status::Ok;
}

Result<bool> dict_contains(Vm& vm, Dict* dict, Value key) {
  AIO_TRY(Value value, dict_get(vm, dict, key));
  return !value.is_undef();
}

// --- merging -------------------------------------------------------------------------------------

Status dict_merge(Vm& vm, Dict* dict, Dict* other) {
  if (dict == other || !other->live) return Status::Ok;
  Rooted keep(vm, dict), keep_other(vm, other);
  if (!dict->live && !dict->capacity && !(dict->flags & Dict::kCells)) {
    dict_copy_into(vm, dict, other);
    return Status::Ok;
  }
  uint32_t live = other->live;
  for (uint32_t i = 0; i < other->used; ++i) {
    if (other->entries[i].key.is_undef()) continue;
    Rooted key(vm, other->entries[i].key);
    AIO_CHECK(dict_set_hashed(vm, dict, key, dict_entry_hash(vm, other, i),
                              entry_value(other, other->entries[i])));
    if (other->live != live)
      return raise(vm, ExceptionType::RuntimeError, "dict mutated during update");
  }
  return Status::Ok;
}

static Status update_from_keys(Vm& vm, Dict* dict, Value mapping, Value keys_method) {
  AIO_TRY(Value keys, vm.call(keys_method));
  Rooted keep_keys(vm, keys);
  return for_each(vm, keys, [&](Value key) -> Status {
    Rooted keep_key(vm, key);
    AIO_TRY(Value value, get_item(vm, mapping, key));
    return dict_set(vm, dict, key, value);
  });
}

static Status update_from_pairs(Vm& vm, Dict* dict, Value pairs) {
  int64_t i = 0;
  return for_each(vm, pairs, [&](Value item) -> Status {
    Value pair = sequence_of(vm, item, "");
    if (pair.is_exc()) {
      if (!pending_is(vm, ExceptionType::TypeError)) return raised;
      static_cast<void>(take_exception(vm));
      return raise(vm, ExceptionType::TypeError,
                   "cannot convert dictionary update sequence element #%zd to a sequence",
                   static_cast<ssize_t>(i));
    }
    Rooted keep(vm, pair);
    ItemSpan items = items_of(pair);
    if (items.size != 2)
      return raise(vm, ExceptionType::ValueError,
                   "dictionary update sequence element #%zd has length %zd; 2 is required",
                   static_cast<ssize_t>(i), static_cast<ssize_t>(items.size));
    ++i;
    return dict_set(vm, dict, items.items[0], items.items[1]);
  });
}

Status dict_update(Vm& vm, Dict* dict, Value other) {
  Rooted keep(vm, dict), keep_other(vm, other);
  if (Dict* source = dyn_as<Dict>(other)) {
    // A subclass with an __iter__ of its own is asked like any mapping.
    Value method = lookup_special(vm, type_of(vm, other), Special::Iter);
    if (method == lookup_special(vm, vm.type(BuiltinType::Dict), Special::Iter))
      return dict_merge(vm, dict, source);
  }
  AIO_TRY(Value keys, get_attr_or_undef(vm, other, vm.names.keys));
  if (keys.is_undef()) return update_from_pairs(vm, dict, other);
  Rooted keep_keys(vm, keys);
  return update_from_keys(vm, dict, other, keys);
}

Value dict_union(Vm& vm, Dict* x, Value y) {
  Dict* other = dyn_as<Dict>(y);
  if (!other) return Value::not_implemented();
  Rooted keep_y(vm, y), result(vm, dict_copy(vm, x));
  AIO_CHECK(dict_update(vm, result.as<Dict>(), y));
  return result;
}

Value dict_update_in_place(Vm& vm, Dict* x, Value y) {
  Rooted keep(vm, x);
  AIO_CHECK(dict_update(vm, x, y));
  return keep;
}

// --- views ---------------------------------------------------------------------------------------

Value make_dict_view(Vm& vm, Dict* dict, DictViewKind kind) {
  constexpr BuiltinType kTypes[] = {BuiltinType::DictKeys, BuiltinType::DictValues,
                                    BuiltinType::DictItems};
  DictView* view = vm.heap.make<DictView>(shape_id(vm, kTypes[static_cast<unsigned>(kind)]));
  view->aux = static_cast<uint16_t>(kind);
  view->dict = dict;
  return Value::object(view);
}

bool is_set_like(Value v) {
  return is_kind(v, Kind::Set) ||
         (is_kind(v, Kind::DictView) &&
          v.as_object()->aux != static_cast<uint16_t>(DictViewKind::Values));
}

Value dict_list(Vm& vm, Dict* dict, DictViewKind kind) {
  List* list = new_list(vm, dict->live);
  Value key, value;
  for (uint32_t position = 0; dict_next(dict, &position, &key, &value);) {
    Value item = kind == DictViewKind::Keys ? key : value;
    if (kind == DictViewKind::Items) {
      Value parts[2] = {key, value};
      item = make_tuple(vm, parts, 2);
    }
    AIO_CHECK(list_append(vm, list, item));
  }
  return Value::object(list);
}

Value dict_view_repr(Vm& vm, DictView* view) {
  AIO_CHECK(vm.check_native_stack());
  Rooted keep(vm, view);
  StrBuilder out(vm);
  if (enter_repr(vm, view)) {
    out.append_ascii("...");
    return out.finish();
  }
  auto finish = [&]() -> Value {
    AIO_TRY(Value list, dict_list(vm, view->dict, static_cast<DictViewKind>(view->aux)));
    out.append(vm.type_of_shape(view->shape)->name);
    out.append_ascii("(");
    AIO_CHECK(append_repr(vm, out, list));
    out.append_ascii(")");
    return out.finish();
  };
  Value text = finish();
  leave_repr(vm, view);
  return text;
}

Result<bool> dict_view_contains(Vm& vm, DictView* view, Value item) {
  Rooted keep(vm, view), keep_item(vm, item);
  switch (static_cast<DictViewKind>(view->aux)) {
    case DictViewKind::Keys: return dict_contains(vm, view->dict, item);
    case DictViewKind::Items: {
      Tuple* pair = dyn_as<Tuple>(item);
      if (!pair || pair->size != 2) return false;
      AIO_TRY(Value found, dict_get(vm, view->dict, pair->items()[0]));
      if (found.is_undef()) return false;
      Rooted keep_found(vm, found);
      return equal_items(vm, found, pair->items()[1]);
    }
    default: break;
  }
  AIO_TRY(Value it, get_iter(vm, keep));
  Rooted keep_it(vm, it);
  for (;;) {
    AIO_TRY(Value value, iter_next(vm, it));
    if (value.is_undef()) return false;
    Rooted keep_value(vm, value);
    AIO_TRY(bool equal, equal_items(vm, value, item));
    if (equal) return true;
  }
}

static Result<bool> contains_all(Vm& vm, Value items, Value container) {
  bool all = true;
  AIO_TRY(Value it, get_iter(vm, items));
  Rooted keep_it(vm, it);
  while (all) {
    AIO_TRY(Value item, iter_next(vm, it));
    if (item.is_undef()) break;
    Rooted keep_item(vm, item);
    AIO_TRY(all, contains(vm, container, item));
  }
  return all;
}

Value dict_view_compare(Vm& vm, CompareOp op, DictView* x, Value y) {
  Value self = Value::object(x);
  if (!is_set_like(self) || !is_set_like(y)) return Value::not_implemented();
  Rooted keep_x(vm, self), keep_y(vm, y);
  int64_t x_size = x->dict->live;
  AIO_TRY(int64_t y_size, length_of(vm, y));
  bool possible, answer = false;
  switch (op) {
    case CompareOp::Lt: possible = x_size < y_size; break;
    case CompareOp::Le: possible = x_size <= y_size; break;
    case CompareOp::Gt: possible = x_size > y_size; break;
    case CompareOp::Ge: possible = x_size >= y_size; break;
    default: possible = x_size == y_size; break;
  }
  if (possible) {
    bool flip = op == CompareOp::Gt || op == CompareOp::Ge;
    AIO_TRY(answer, flip ? contains_all(vm, y, self) : contains_all(vm, self, y));
  }
  return Value::boolean(op == CompareOp::Ne ? !answer : answer);
}

}  // namespace aio
