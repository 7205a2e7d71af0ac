// Methods of dict.
#include "runtime/object/dict_ops.hpp"
#include "runtime/object/dict_table.hpp"
#include "runtime/object/iterator_ops.hpp"
#include "stdlib/types/container_support.hpp"

namespace aio {
namespace {

Value dict_new(Vm& vm, Type* cls, VarArgs, Dict*) {
  AIO_CHECK(check_new(vm, cls, BuiltinType::Dict));
  if (cls == vm.type(BuiltinType::Dict)) return Value::object(new_dict(vm));
  Dict* dict = static_cast<Dict*>(new_instance(vm, cls));
  init_dict(dict);
  return Value::object(dict);
}

Status update_from_arguments(Vm& vm, Dict* self, VarArgs args, Dict* keywords, const char* name) {
  if (args.size() > 1)
    return raise(vm, ExceptionType::TypeError, "%s expected at most 1 argument, got %zu", name,
                 args.size());
  Rooted keep(vm, Value::none());
  if (keywords) keep = Value::object(keywords);
  if (args.size() == 1) AIO_CHECK(dict_update(vm, self, args[0]));
  return keywords ? dict_merge(vm, self, keywords) : Status::Ok;
}

Status dict_init(Vm& vm, Dict* self, VarArgs args, Dict* keywords) {
  return update_from_arguments(vm, self, args, keywords, "dict");
}
Status update(Vm& vm, Dict* self, VarArgs args, Dict* keywords) {
  return update_from_arguments(vm, self, args, keywords, "update");
}

Value dict_iter(Vm& vm, Dict* self) {
  return Value::object(dict_iterator(vm, IteratorKind::DictKeys, self));
}
Value dict_reversed(Vm& vm, Dict* self) {
  return Value::object(dict_iterator(vm, IteratorKind::DictKeysReversed, self));
}
int64_t dict_len(Vm&, Dict* self) { return self->live; }
Value keys(Vm& vm, Dict* self) { return make_dict_view(vm, self, DictViewKind::Keys); }
Value values(Vm& vm, Dict* self) { return make_dict_view(vm, self, DictViewKind::Values); }
Value items(Vm& vm, Dict* self) { return make_dict_view(vm, self, DictViewKind::Items); }

Value get(Vm& vm, Dict* self, Value key, Value fallback) {
  AIO_TRY(Value value, dict_get(vm, self, key));
  return value.is_undef() ? fallback : value;
}

Value pop(Vm& vm, Dict* self, Value key, Value fallback) {
  // An empty dict does not ask for the key's hash.
  AIO_TRY(Value value, self->live ? dict_pop(vm, self, key) : Value::undef());
  if (!value.is_undef()) return value;
  return fallback.is_undef() ? Value(raise_key_error(vm, key)) : fallback;
}

Value popitem(Vm& vm, Dict* self) {
  if (!self->live) return raise(vm, ExceptionType::KeyError, "popitem(): dictionary is empty");
  dict_trim(self);
  uint32_t last = self->used - 1;
  Value pair[2] = {self->entries[last].key, Value::undef()};
  pair[1] = dict_remove_entry(vm, self, last);
  return make_tuple(vm, pair, 2);
}

Value copy(Vm& vm, Dict* self) { return Value::object(dict_copy(vm, self)); }
void clear(Vm& vm, Dict* self) { dict_clear(vm, self); }

Value from_keys(Vm& vm, Value cls, Value iterable, Value value) {
  AIO_TRY(Value made, vm.call(cls));
  Rooted dict(vm, made);
  Dict* exact = is_instance_exact(vm, made, vm.type(BuiltinType::Dict)) ? as<Dict>(made) : nullptr;
  AIO_CHECK(for_each(vm, iterable, [&](Value key) -> Status {
    Rooted keep_key(vm, key);
    return exact ? dict_set(vm, exact, key, value) : set_item(vm, dict, key, value);
  }));
  return dict;
}

Value or_(Vm& vm, Value self, Value value) {
  if (!is_kind(value, Kind::Dict)) return Value::not_implemented();
  return dict_union(vm, as<Dict>(self), value);
}
Value ror(Vm& vm, Value self, Value value) {
  if (!is_kind(value, Kind::Dict)) return Value::not_implemented();
  return dict_union(vm, as<Dict>(value), self);
}

int64_t size_of(Vm&, Dict* self) {
  return 48 + int64_t{self->capacity} * 16 +
         (self->index ? (int64_t{self->index_mask} + 1) * 4 : 0);
}

template <CompareOp kOp>
Value order(Vm&, Value, Value) {
  return Value::not_implemented();
}

constexpr NativeDef kMethods[] = {
    static_def<dict_new>("__new__(cls, *args, **kwargs)"),
    def<dict_init>("__init__(self, /, *args, **kwargs)"),
    def<dict_repr>("__repr__(self, /)"),
    def<order<CompareOp::Lt>>("__lt__(self, value, /)"),
    def<order<CompareOp::Le>>("__le__(self, value, /)"),
    def<order<CompareOp::Gt>>("__gt__(self, value, /)"),
    def<order<CompareOp::Ge>>("__ge__(self, value, /)"),
    def<compare_method<Dict, dict_compare, CompareOp::Eq>>("__eq__(self, value, /)"),
    def<compare_method<Dict, dict_compare, CompareOp::Ne>>("__ne__(self, value, /)"),
    def<dict_iter>("__iter__(self, /)"),
    def<dict_reversed>("__reversed__(self, /)"),
    def<dict_len>("__len__(self, /)"),
    def<dict_get_item>("__getitem__(self, key, /)"),
    def<dict_set>("__setitem__(self, key, value, /)"),
    def<dict_del_item>("__delitem__(self, key, /)"),
    def<dict_contains>("__contains__(self, key, /)"),
    def<or_>("__or__(self, value, /)"),
    def<ror>("__ror__(self, value, /)"),
    def<dict_update_in_place>("__ior__(self, value, /)"),
    def<size_of>("__sizeof__(self, /)"),
    def<get>("get(self, key, default=None, /)",
             "Return the value for key if key is in the dictionary, else default."),
    def<dict_set_default>("setdefault(self, key, default=None, /)",
                          "Insert key with a value of default if key is not in the dictionary."),
    def<pop>("pop(self, key, default=<unset>, /)",
             "Remove specified key and return the corresponding value."),
    def<popitem>("popitem(self, /)", "Remove and return a (key, value) pair as a 2-tuple."),
    def<keys>("keys(self, /)"),
    def<values>("values(self, /)"),
    def<items>("items(self, /)"),
    def<update>("update(self, /, *args, **kwargs)"),
    def<copy>("copy(self, /)"),
    def<clear>("clear(self, /)", "Remove all items from the dict."),
    class_def<from_keys>(
        "fromkeys(cls, iterable, value=None, /)",
        "Create a new dictionary with keys from iterable and values set to value."),
    class_def<class_get_item>("__class_getitem__(cls, object, /)"),
};

}  // namespace

extern const TypeDef kDictType;
const TypeDef kDictType = {.name = "dict", .methods = kMethods};

}  // namespace aio
