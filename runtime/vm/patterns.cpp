// Out-of-line parts of match statements (PEP 634). Texts and order of checks are CPython's.
#include "runtime/object/iterator.hpp"
#include "runtime/object/number.hpp"
#include "runtime/vm/operators.hpp"
#include "runtime/vm/statements.hpp"

namespace aio {

Value match_mapping(Vm& vm, Value v) {
  for (Type* t = type_of(vm, v); t; t = t->base) {
    if (t->flags & kTypeMapping) return Value::boolean(true);
  }
  return Value::boolean(type_of(vm, v)->flags & kTypeMapping);
}

Value match_sequence(Vm& vm, Value v) {
  for (Type* t = type_of(vm, v); t; t = t->base) {
    if (t->flags & kTypeSequence) return Value::boolean(true);
  }
  return Value::boolean(false);
}

Value pattern_length(Vm& vm, Value v) {
  AIO_TRY(int64_t n, length_of(vm, v));
  return make_int(vm, n);
}

Value match_keys(Vm& vm, Value mapping, Tuple* keys) {
  Rooted seen(vm, new_set(vm)), values(vm, new_list(vm, keys->size));
  Rooted get(vm, Value::undef()), marker(vm, Value::undef());
  if (!is_kind(mapping, Kind::Dict) || mapping.as_object()->flags & kFlagAttributes) {
    AIO_TRY(Value method, get_attr(vm, mapping, vm.names.get));
    get = method;
    marker = Value::object(new_list(vm, 0));
  }
  for (size_t i = 0; i < keys->size; ++i) {
    Value key = keys->items()[i];
    AIO_TRY(bool twice, set_contains(vm, seen.as<Set>(), key));
    if (twice) {
      AIO_TRY(Value text, repr_of(vm, key));
      return raise(vm, ExceptionType::ValueError, "mapping pattern checks duplicate key (%S)",
                   as<Str>(text));
    }
    AIO_CHECK(set_add(vm, seen.as<Set>(), key));
    Value v;
    if (get.get().is_undef()) {
      v = dict_get(vm, as<Dict>(mapping), key);
      if (v.is_undef()) return Value::none();
    } else {
      v = vm.call(get, key, marker);
      if (v == marker.get()) return Value::none();
    }
    if (v.is_exc()) return v;
    AIO_CHECK(list_append(vm, values.as<List>(), v));
  }
  return make_tuple(vm, values.as<List>()->items, values.as<List>()->size);
}

Value match_rest(Vm& vm, Value mapping, Tuple* keys) {
  Rooted rest(vm, new_dict(vm));
  AIO_TRY(Value names, vm.call_method(mapping, vm.names.keys));
  AIO_TRY(Value it, get_iter(vm, names));
  Rooted iterator(vm, it);
  for (;;) {
    AIO_TRY(Value key, iter_next(vm, iterator));
    if (key.is_undef()) break;
    Rooted keep(vm, key);
    AIO_TRY(Value value, get_item(vm, mapping, key));
    AIO_CHECK(dict_set(vm, rest.as<Dict>(), key, value));
  }
  for (size_t i = 0; i < keys->size; ++i) {
    if (dict_pop(vm, rest.as<Dict>(), keys->items()[i]).is_exc()) return raised;
  }
  return rest;
}

namespace {

/// subject.name for a class pattern: undef if there is none; "got multiple sub-patterns" for a name
/// seen before.
Value pattern_attribute(Vm& vm, Value subject, Type* cls, Value name, Value seen) {
  AIO_TRY(bool twice, set_contains(vm, as<Set>(seen), name));
  if (twice) {
    AIO_TRY(Value text, repr_of(vm, name));
    return raise(vm, ExceptionType::TypeError, "%s() got multiple sub-patterns for attribute %S",
                 to_utf8(cls->name).c_str(), as<Str>(text));
  }
  AIO_CHECK(set_add(vm, as<Set>(seen), name));
  return get_attr_or_undef(vm, subject, intern(vm, as<Str>(name)));
}

/// The positional sub-patterns of a class pattern. False result: no match.
Result<bool> positional_attributes(Vm& vm, Value subject, Type* cls, uint32_t count, Value seen,
                                   Value values) {
  Value args = get_attr_or_undef(vm, Value::object(cls), vm.names.dunder_match_args);
  if (args.is_exc()) return raised;
  bool self_match = false;
  if (args.is_undef()) {
    for (Type* t = cls; t && !self_match; t = t->base) self_match = t->flags & kTypeSelfMatch;
  } else if (!is_kind(args, Kind::Tuple)) {
    return raise(vm, ExceptionType::TypeError, "%s.__match_args__ must be a tuple (got %T)",
                 to_utf8(cls->name).c_str(), args);
  }
  uint32_t allowed = self_match        ? 1
                     : args.is_undef() ? 0
                                       : static_cast<uint32_t>(as<Tuple>(args)->size);
  if (count > allowed) {
    return raise(vm, ExceptionType::TypeError,
                 "%s() accepts %u positional sub-pattern%s (%u given)", to_utf8(cls->name).c_str(),
                 allowed, allowed == 1 ? "" : "s", count);
  }
  if (self_match) {
    AIO_CHECK(list_append(vm, as<List>(values), subject));
    return true;
  }
  Rooted keep(vm, args);
  for (uint32_t i = 0; i < count; ++i) {
    Value name = as<Tuple>(args)->items()[i];
    if (!is_kind(name, Kind::Str))
      return raise(vm, ExceptionType::TypeError, "__match_args__ elements must be strings (got %T)",
                   name);
    AIO_TRY(Value v, pattern_attribute(vm, subject, cls, name, seen));
    if (v.is_undef()) return false;
    AIO_CHECK(list_append(vm, as<List>(values), v));
  }
  return true;
}

}  // namespace

Value match_class(Vm& vm, Value subject, Value cls, uint32_t positional, Tuple* names) {
  if (!is_kind(cls, Kind::Type))
    return raise(vm, ExceptionType::TypeError, "called match pattern must be a class");
  AIO_TRY(bool instance, check_instance(vm, subject, cls));
  if (!instance) return Value::none();
  Type* type = as<Type>(cls);
  Rooted seen(vm, new_set(vm)), values(vm, new_list(vm, positional + names->size));
  if (positional) {
    AIO_TRY(bool matched, positional_attributes(vm, subject, type, positional, seen, values));
    if (!matched) return Value::none();
  }
  for (size_t i = 0; i < names->size; ++i) {
    AIO_TRY(Value v, pattern_attribute(vm, subject, type, names->items()[i], seen));
    if (v.is_undef()) return Value::none();
    AIO_CHECK(list_append(vm, values.as<List>(), v));
  }
  return make_tuple(vm, values.as<List>()->items, values.as<List>()->size);
}

}  // namespace aio
