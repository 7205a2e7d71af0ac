// The out-of-line parts of name, display, unpacking and formatting instructions. All may run script
// code; operands stand in registers, so only what is created here needs rooting.
#include "runtime/vm/globals.hpp"

#include "runtime/object/exception_fields.hpp"
#include "runtime/object/iterator.hpp"
#include "runtime/vm/operators.hpp"
#include "runtime/vm/vm_internal.hpp"

namespace aio {

void raise_unbound_local(Vm& vm, Str* name) {
  (void)raise(vm, ExceptionType::UnboundLocalError,
              "cannot access local variable '%S' where it is not associated with a value", name);
  field_of(vm.exception, 0) = Value::none();
}

namespace {

/// The variable `self` of the running frame; None if there is none.
Value frame_self(Vm& vm) {
  if (!vm.regs || is_native_frame(vm.regs)) return Value::none();
  const CodeUnit& unit = *function_of(vm.regs)->code->unit;
  if (unit.parameter_names.empty() || unit.parameter_names[0] != "self") return Value::none();
  for (const LocalVariable& local : unit.locals) {
    if (local.name != "self") continue;
    Value v = vm.regs[local.reg];
    if (local.is_cell && is_kind(v, Kind::Cell)) v = as<Cell>(v)->value;
    return v.is_undef() ? Value::none() : v;
  }
  return Value::none();
}

}  // namespace

void raise_name_error(Vm& vm, Str* name) {
  (void)raise(vm, ExceptionType::NameError, "name '%S' is not defined", name);
  field_of(vm.exception, field::kName) = Value::object(name);
  field_of(vm.exception, field::kFrameSelf) = frame_self(vm);
}

Value missing_global(Vm& vm, Str* name) {
  Value v = vm.missing_builtin ? vm.missing_builtin(vm, name) : Value::undef();
  if (v.is_undef()) raise_name_error(vm, name);
  return v.is_undef() ? Value::exc() : v;
}

void raise_free_variable(Vm& vm, Str* name) {
  (void)raise(
      vm, ExceptionType::NameError,
      "cannot access free variable '%S' where it is not associated with a value in enclosing scope",
      name);
  field_of(vm.exception, 0) = Value::none();
}

namespace {

/// ns[name]; undef if absent (KeyError of a foreign mapping is swallowed).
Value find_name(Vm& vm, Value ns, Str* name) {
  if (Dict* dict = dyn_as<Dict>(ns); dict && !(ns.as_object()->flags & kFlagAttributes))
    return dict_get_str(vm, dict, name);
  Value v = get_item(vm, ns, Value::object(name));
  if (v.is_exc() && pending_is(vm, ExceptionType::KeyError)) {
    (void)take_exception(vm);
    return Value::undef();
  }
  return v;
}

}  // namespace

Value load_name(Vm& vm, Value ns, Str* name, GlobalCell* global, GlobalCell* builtin) {
  Value v = find_name(vm, ns, name);
  if (v.is_undef()) v = global->value;
  if (v.is_undef()) v = builtin->value;
  if (!v.is_undef()) return v;
  return missing_global(vm, name);
}

Value load_name_or_cell(Vm& vm, Value ns, Str* name, Cell* cell) {
  Value v = find_name(vm, ns, name);
  if (v.is_undef()) v = cell->value;
  if (!v.is_undef()) return v;
  raise_free_variable(vm, name);
  return Value::exc();
}

Status store_name(Vm& vm, Value ns, Str* name, Value value) {
  if (Dict* dict = dyn_as<Dict>(ns); dict && !(ns.as_object()->flags & kFlagAttributes)) {
    dict_set_str(vm, dict, name, value);
    return Status::Ok;
  }
  return set_item(vm, ns, Value::object(name), value);
}

Status delete_name(Vm& vm, Value ns, Str* name) {
  Status s = del_item(vm, ns, Value::object(name));
  if (failed(s) && pending_is(vm, ExceptionType::KeyError)) {
    (void)take_exception(vm);
    raise_name_error(vm, name);
  }
  return s;
}

Value build_set(Vm& vm, const Value* items, size_t count) {
  Rooted set(vm, new_set(vm));
  for (size_t i = 0; i < count; ++i) AIO_CHECK(set_add(vm, set.as<Set>(), items[i]));
  return set;
}

Value build_dict(Vm& vm, const Value* pairs, size_t count) {
  Rooted dict(vm, new_dict(vm, count));
  for (size_t i = 0; i < count; ++i)
    AIO_CHECK(dict_set(vm, dict.as<Dict>(), pairs[2 * i], pairs[2 * i + 1]));
  return dict;
}

Value build_string(Vm& vm, const Value* parts, size_t count) {
  StrBuilder out(vm);
  for (size_t i = 0; i < count; ++i) out.append(as<Str>(parts[i]));
  return out.finish();
}

namespace {

/// Calls f(item) for every item; f returns Status.
template <class F>
Status for_each(Vm& vm, Value iterable, F f) {
  AIO_TRY(Value it, get_iter(vm, iterable));
  Rooted iterator(vm, it);
  for (;;) {
    AIO_TRY(Value item, iter_next(vm, iterator));
    if (item.is_undef()) return Status::Ok;
    AIO_CHECK(f(item));
  }
}

bool iterable(Vm& vm, Value v) {
  Type* t = type_of(vm, v);
  return !lookup_special(vm, t, Special::Iter).is_undef() ||
         !lookup_special(vm, t, Special::GetItem).is_undef();
}

}  // namespace

Status list_extend_star(Vm& vm, List* list, Value items) {
  if (!iterable(vm, items))
    return raise(vm, ExceptionType::TypeError, "Value after * must be an iterable, not %T", items);
  return for_each(vm, items, [&](Value item) { return list_append(vm, list, item); });
}

Status set_update_star(Vm& vm, Set* set, Value items) {
  return for_each(vm, items, [&](Value item) {
    Rooted keep(vm, item);
    return set_add(vm, set, item);
  });
}

namespace {

/// Calls f(key, value) for every item of a mapping: a dict, or an object with keys().
template <class F>
Status for_each_pair(Vm& vm, Value mapping, F f) {
  if (Dict* dict = dyn_as<Dict>(mapping)) {
    Value key, value;
    for (uint32_t at = 0; dict_next(dict, &at, &key, &value);) {
      Rooted keep_key(vm, key), keep_value(vm, value);
      AIO_CHECK(f(key, value));
    }
    return Status::Ok;
  }
  AIO_TRY(Value keys, vm.call_method(mapping, vm.names.keys));
  return for_each(vm, keys, [&](Value key) -> Status {
    Rooted keep_key(vm, key);
    AIO_TRY(Value value, get_item(vm, mapping, key));
    Rooted keep_value(vm, value);
    return f(key, value);
  });
}

bool is_mapping(Vm& vm, Value v) {
  return is_kind(v, Kind::Dict) || !type_lookup(vm, type_of(vm, v), vm.names.keys).is_undef();
}

}  // namespace

Status dict_update_star(Vm& vm, Dict* dict, Value mapping) {
  if (!is_mapping(vm, mapping))
    return raise(vm, ExceptionType::TypeError, "'%T' object is not a mapping", mapping);
  return for_each_pair(vm, mapping,
                       [&](Value key, Value value) { return dict_set(vm, dict, key, value); });
}

std::string callee_label(Vm& vm, Value callee) {
  Value name = get_attr_or_undef(vm, callee, vm.names.dunder_qualname);
  if (name.is_exc()) (void)take_exception(vm);
  if (Str* text = name.is_exc() || name.is_undef() ? nullptr : dyn_as<Str>(name)) {
    Value module = get_attr_or_undef(vm, callee, vm.names.dunder_module);
    if (module.is_exc()) (void)take_exception(vm);
    Str* m = module.is_exc() || module.is_undef() ? nullptr : dyn_as<Str>(module);
    if (m && !str_is(m, "builtins")) return to_utf8(m) + "." + to_utf8(text) + "()";
    return to_utf8(text) + "()";
  }
  Value text = str_of(vm, callee);
  if (text.is_exc()) {
    (void)take_exception(vm);
    return "object";
  }
  return to_utf8(as<Str>(text)) + " object";
}

Status dict_merge_keywords(Vm& vm, Dict* dict, Value mapping, Value callee) {
  if (!is_mapping(vm, mapping)) {
    std::string label = callee_label(vm, callee);
    return raise(vm, ExceptionType::TypeError, "%s argument after ** must be a mapping, not %T",
                 label.c_str(), mapping);
  }
  return for_each_pair(vm, mapping, [&](Value key, Value value) -> Status {
    if (!is_kind(key, Kind::Str))
      return raise(vm, ExceptionType::TypeError, "keywords must be strings");
    if (!dict_get_str(vm, dict, as<Str>(key)).is_undef()) {
      std::string label = callee_label(vm, callee);
      return raise(vm, ExceptionType::TypeError, "%s got multiple values for keyword argument '%S'",
                   label.c_str(), as<Str>(key));
    }
    dict_set_str(vm, dict, as<Str>(key), value);
    return Status::Ok;
  });
}

Value star_arguments(Vm& vm, Value callee, Value items) {
  if (!iterable(vm, items)) {
    std::string label = callee_label(vm, callee);
    return raise(vm, ExceptionType::TypeError, "%s argument after * must be an iterable, not %T",
                 label.c_str(), items);
  }
  return tuple_from_iterable(vm, items);
}

namespace {

/// iter(v) for unpacking: TypeError "cannot unpack non-iterable X object".
Value unpack_iter(Vm& vm, Value v) {
  if (!iterable(vm, v))
    return raise(vm, ExceptionType::TypeError, "cannot unpack non-iterable %T object", v);
  return get_iter(vm, v);
}

}  // namespace

Status unpack_exact(Vm& vm, Value v, Value* out, uint32_t count) {
  AIO_TRY(Value it, unpack_iter(vm, v));
  Rooted iterator(vm, it), items(vm, new_list(vm, count));
  for (uint32_t i = 0; i < count; ++i) {
    AIO_TRY(Value item, iter_next(vm, iterator));
    if (item.is_undef())
      return raise(vm, ExceptionType::ValueError,
                   "not enough values to unpack (expected %u, got %u)", count, i);
    AIO_CHECK(list_append(vm, items.as<List>(), item));
  }
  AIO_TRY(Value more, iter_next(vm, iterator));
  if (!more.is_undef()) {
    return raise(vm, ExceptionType::ValueError, "too many values to unpack (expected %u)", count);
  }
  for (uint32_t i = 0; i < count; ++i) out[i] = items.as<List>()->items[i];
  return Status::Ok;
}

Status unpack_star(Vm& vm, Value v, Value* out, uint32_t before, uint32_t after) {
  AIO_TRY(Value it, unpack_iter(vm, v));
  Rooted iterator(vm, it);
  AIO_TRY(Value all, list_from_iterable(vm, iterator));
  Rooted keep(vm, all);
  List* list = as<List>(all);
  if (list->size < before + after) {
    return raise(vm, ExceptionType::ValueError,
                 "not enough values to unpack (expected at least %u, got %u)", before + after,
                 list->size);
  }
  for (uint32_t i = 0; i < before; ++i) out[i] = list->items[i];
  out[before] = make_list(vm, list->items + before, list->size - before - after);
  for (uint32_t i = 0; i < after; ++i) out[before + 1 + i] = list->items[list->size - after + i];
  return Status::Ok;
}

Value format_value(Vm& vm, Value v, unsigned conversion, Str* spec) {
  Rooted keep_spec(vm, spec ? Value::object(spec) : Value::undef());
  switch (conversion) {
    case 1: v = str_of(vm, v); break;
    case 2: v = repr_of(vm, v); break;
    case 3: v = ascii_of(vm, v); break;
    default: break;
  }
  if (v.is_exc()) return v;
  if (!spec && is_kind(v, Kind::Str) && !(v.as_object()->flags & kFlagAttributes)) return v;
  Rooted keep(vm, v);
  return format_of(vm, v, spec ? spec : vm.names.empty);
}

Value get_slice(Vm& vm, Value container, Value start, Value stop) {
  Rooted slice(vm, make_slice(vm, start, stop, Value::none()));
  return get_item(vm, container, slice);
}

}  // namespace aio
