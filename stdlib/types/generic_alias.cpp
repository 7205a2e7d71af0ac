// types.GenericAlias: list[int]. Calls and attributes go to the origin; arguments are kept for
// repr, equality and substitution.
#include "stdlib/types/generic_alias.hpp"

#include "runtime/object/iterator.hpp"
#include "stdlib/types/support.hpp"
#include "stdlib/types/union.hpp"

namespace aio {
namespace {

struct GenericAlias : NativeObject {
  Value origin;
  Tuple* args;
  Value parameters;  ///< Tuple, undef until asked
  bool starred;      ///< *tuple[int, str]
};

void trace(Object* o, Tracer& tracer) {
  auto* alias = static_cast<GenericAlias*>(o);
  tracer.visit(alias->origin);
  tracer.visit(alias->args);
  tracer.visit(alias->parameters);
}

constexpr NativeLayout kLayout = {.size = sizeof(GenericAlias), .trace = trace};

GenericAlias* self_alias(Value self) { return static_cast<GenericAlias*>(self.as_object()); }

bool is_alias(Vm& vm, Value v) { return is_instance(vm, v, vm.type(BuiltinType::GenericAlias)); }

Value new_alias(Vm& vm, Type* cls, Value origin, Value args) {
  Value tuple = is_kind(args, Kind::Tuple) ? args : make_tuple(vm, &args, 1);
  auto* alias = static_cast<GenericAlias*>(new_instance(vm, cls));
  alias->origin = origin;
  alias->args = as<Tuple>(tuple);
  alias->parameters = Value::undef();
  alias->starred = false;
  return Value::object(alias);
}

Value alias_new(Vm& vm, Type* cls, Value origin, Value args) {
  return new_alias(vm, cls, origin, args);
}

/// Classes show their full name, ... itself, lists their items, everything else its repr.
Status append_shown(Vm& vm, StrBuilder& out, Value v) {
  AIO_CHECK(vm.check_native_stack());
  if (v == Value::ellipsis()) {
    out.append_ascii("...");
    return Status::Ok;
  }
  if (auto* type = dyn_as<Type>(v)) {
    out.append_utf8(full_name(vm, type));
    return Status::Ok;
  }
  if (auto* list = dyn_as<List>(v)) {
    out.append_ascii("[");
    for (size_t i = 0; i < list->size; ++i) {
      if (i) out.append_ascii(", ");
      AIO_CHECK(append_shown(vm, out, list->items[i]));
    }
    out.append_ascii("]");
    return Status::Ok;
  }
  AIO_TRY(Value text, repr_of(vm, v));
  out.append(as<Str>(text));
  return Status::Ok;
}

Value alias_repr(Vm& vm, Value self) {
  GenericAlias* alias = self_alias(self);
  StrBuilder out(vm);
  if (alias->starred) out.append_ascii("*");
  AIO_CHECK(append_shown(vm, out, alias->origin));
  out.append_ascii("[");
  if (alias->args->size == 0) out.append_ascii("()");
  for (size_t i = 0; i < alias->args->size; ++i) {
    if (i) out.append_ascii(", ");
    AIO_CHECK(append_shown(vm, out, alias->args->items()[i]));
  }
  out.append_ascii("]");
  return out.finish();
}

Value alias_eq(Vm& vm, Value self, Value other) {
  if (!is_alias(vm, other)) return Value::not_implemented();
  GenericAlias* x = self_alias(self);
  GenericAlias* y = self_alias(other);
  if (x->starred != y->starred) return Value::boolean(false);
  AIO_TRY(bool same, compare_bool(vm, CompareOp::Eq, x->origin, y->origin));
  if (!same) return Value::boolean(false);
  AIO_TRY(same, compare_bool(vm, CompareOp::Eq, Value::object(x->args), Value::object(y->args)));
  return Value::boolean(same);
}

Value alias_hash(Vm& vm, Value self) {
  AIO_TRY(int64_t x, hash_value(vm, self_alias(self)->origin));
  AIO_TRY(int64_t y, hash_value(vm, Value::object(self_alias(self)->args)));
  return make_int(vm, x ^ y);
}

Value alias_call(Vm& vm, Value self, VarArgs args, Dict* kwargs) {
  AIO_TRY(Value made, call_with(vm, self_alias(self)->origin, args, kwargs));
  Rooted keep(vm, made);
  // The instance is told its type arguments if it can be told.
  if (failed(set_attr(vm, made, vm.names.dunder_orig_class, self))) {
    if (!pending_is(vm, ExceptionType::AttributeError) && !pending_is(vm, ExceptionType::TypeError))
      return raised;
    (void)take_exception(vm);
  }
  return made;
}

Value alias_getattr(Vm& vm, Value self, Value name) {
  return get_attr(vm, self_alias(self)->origin, as<Str>(name));
}

Value alias_mro_entries(Vm& vm, Value self, Value) {
  return make_tuple(vm, &self_alias(self)->origin, 1);
}

Value alias_instancecheck(Vm& vm, Value, Value) {
  return raise(vm, ExceptionType::TypeError,
               "isinstance() argument 2 cannot be a parameterized generic");
}
Value alias_subclasscheck(Vm& vm, Value, Value) {
  return raise(vm, ExceptionType::TypeError,
               "issubclass() argument 2 cannot be a parameterized generic");
}

Value alias_or(Vm& vm, Value self, Value other) { return union_of(vm, self, other); }
Value alias_ror(Vm& vm, Value self, Value other) { return union_of(vm, other, self); }

Value alias_iter(Vm& vm, Value self) {
  AIO_TRY(Value starred, new_alias(vm, vm.type(BuiltinType::GenericAlias), self_alias(self)->origin,
                                   Value::object(self_alias(self)->args)));
  self_alias(starred)->starred = true;
  return get_iter(vm, make_tuple(vm, &starred, 1));
}

// --- parameters ---

Result<bool> has_attribute(Vm& vm, Value v, const char* name) {
  if (is_kind(v, Kind::Type)) return false;
  AIO_TRY(Value found, get_attr_or_undef(vm, v, intern(vm, name)));
  return !found.is_undef();
}

Status add_unique(Vm& vm, List* list, Value v) {
  for (size_t i = 0; i < list->size; ++i)
    if (list->items[i] == v) return Status::Ok;
  return list_append(vm, list, v);
}

/// The type variables in `args`, in order of appearance.
Status collect_parameters(Vm& vm, Tuple* args, List* into) {
  for (size_t i = 0; i < args->size; ++i) {
    Value v = args->items()[i];
    if (is_kind(v, Kind::Type)) continue;
    AIO_TRY(bool variable, has_attribute(vm, v, "__typing_subst__"));
    if (variable) {
      AIO_CHECK(add_unique(vm, into, v));
      continue;
    }
    AIO_TRY(Value inner, get_attr_or_undef(vm, v, vm.names.dunder_parameters));
    if (auto* tuple = dyn_as<Tuple>(inner))
      for (size_t j = 0; j < tuple->size; ++j) AIO_CHECK(add_unique(vm, into, tuple->items()[j]));
  }
  return Status::Ok;
}

Value get_parameters(Vm& vm, Value self) {
  GenericAlias* alias = self_alias(self);
  if (!alias->parameters.is_undef()) return alias->parameters;
  List* list = new_list(vm, 2);
  Rooted keep(vm, list);
  AIO_CHECK(collect_parameters(vm, alias->args, list));
  alias->parameters = make_tuple(vm, list->items, list->size);
  return alias->parameters;
}

Value substitute(Vm& vm, Value v, Tuple* parameters, Tuple* items) {
  AIO_CHECK(vm.check_native_stack());
  for (size_t i = 0; i < parameters->size; ++i)
    if (parameters->items()[i] == v) return items->items()[i];
  if (is_kind(v, Kind::Type)) return v;
  AIO_TRY(Value inner, get_attr_or_undef(vm, v, vm.names.dunder_parameters));
  auto* tuple = dyn_as<Tuple>(inner);
  if (!tuple || tuple->size == 0) return v;
  Rooted keep(vm, tuple), chosen(vm, new_list(vm, tuple->size));
  for (size_t j = 0; j < tuple->size; ++j) {
    AIO_TRY(Value s, substitute(vm, tuple->items()[j], parameters, items));
    AIO_CHECK(list_append(vm, chosen.as<List>(), s));
  }
  return get_item(vm, v, make_tuple(vm, chosen.as<List>()->items, chosen.as<List>()->size));
}

Value alias_getitem(Vm& vm, Value self, Value key) {
  AIO_CHECK(vm.check_native_stack());
  AIO_TRY(Value found, get_parameters(vm, self));
  auto* parameters = as<Tuple>(found);
  GenericAlias* alias = self_alias(self);
  if (parameters->size == 0) {
    AIO_TRY(Value shown, repr_of(vm, self));
    return raise(vm, ExceptionType::TypeError, "%S is not a generic class", as<Str>(shown));
  }
  Rooted items(vm, is_kind(key, Kind::Tuple) ? key : make_tuple(vm, &key, 1));
  size_t given = items.as<Tuple>()->size;
  if (given != parameters->size) {
    AIO_TRY(Value shown, repr_of(vm, self));
    return raise(vm, ExceptionType::TypeError, "Too %s arguments for %S; actual %zu, expected %zu",
                 given > parameters->size ? "many" : "few", as<Str>(shown), given,
                 parameters->size);
  }
  List* args = new_list(vm, alias->args->size);
  Rooted keep(vm, args);
  for (size_t i = 0; i < alias->args->size; ++i) {
    AIO_TRY(Value s, substitute(vm, alias->args->items()[i], parameters, items.as<Tuple>()));
    AIO_CHECK(list_append(vm, args, s));
  }
  return new_alias(vm, vm.type(BuiltinType::GenericAlias), alias->origin,
                   make_tuple(vm, args->items, args->size));
}

Value alias_reduce(Vm& vm, Value self) {
  Value args[2] = {self_alias(self)->origin, Value::object(self_alias(self)->args)};
  Value pair[2] = {Value::object(vm.type(BuiltinType::GenericAlias)), make_tuple(vm, args, 2)};
  return make_tuple(vm, pair, 2);
}

Value get_origin(Vm&, Value self) { return self_alias(self)->origin; }
Value get_args(Vm&, Value self) { return Value::object(self_alias(self)->args); }
Value get_unpacked(Vm&, Value self) { return Value::boolean(self_alias(self)->starred); }

constexpr NativeDef kMethods[] = {
    static_def<alias_new>("__new__(cls, origin, args, /)"),
    def<alias_repr>("__repr__(self, /)"),
    def<alias_eq>("__eq__(self, value, /)"),
    def<alias_hash>("__hash__(self, /)"),
    def<alias_call>("__call__(self, /, *args, **kwargs)"),
    def<alias_getattr>("__getattr__(self, name, /)"),
    def<alias_getitem>("__getitem__(self, key, /)"),
    def<alias_iter>("__iter__(self, /)"),
    def<alias_or>("__or__(self, value, /)"),
    def<alias_ror>("__ror__(self, value, /)"),
    def<alias_mro_entries>("__mro_entries__(self, bases, /)"),
    def<alias_instancecheck>("__instancecheck__(self, instance, /)"),
    def<alias_subclasscheck>("__subclasscheck__(self, subclass, /)"),
    def<alias_reduce>("__reduce__(self, /)"),
};

constexpr GetSetDef kGetSets[] = {
    {"__origin__", get_origin},
    {"__args__", get_args},
    {"__parameters__", get_parameters},
    {"__unpacked__", get_unpacked},
};

}  // namespace

Value make_generic_alias(Vm& vm, Value origin, Value args) {
  return new_alias(vm, vm.type(BuiltinType::GenericAlias), origin, args);
}

extern const TypeDef kGenericAliasType;
const TypeDef kGenericAliasType = {
    .name = "types.GenericAlias",
    .doc =
        "Represent a PEP 585 generic type\n\nE.g. for t = list[int], t.__origin__ is list and "
        "t.__args__ is (int,).",
    .methods = kMethods,
    .getsets = kGetSets,
    .layout = &kLayout,
};

}  // namespace aio
