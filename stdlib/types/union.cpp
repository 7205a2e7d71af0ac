// types.UnionType: int | str. Members are flat and differ from each other.
#include "stdlib/types/union.hpp"

#include "runtime/object/hash_table.hpp"
#include "stdlib/types/support.hpp"

namespace aio {
namespace {

struct Union : NativeObject {
  Tuple* members;
};

void trace(Object* o, Tracer& tracer) { tracer.visit(static_cast<Union*>(o)->members); }

constexpr NativeLayout kLayout = {.size = sizeof(Union), .trace = trace};

Tuple* members_of(Value self) { return static_cast<Union*>(self.as_object())->members; }

bool can_join(Vm& vm, Value v) {
  return v.is_none() || is_kind(v, Kind::Type) ||
         is_instance(vm, v, vm.type(BuiltinType::GenericAlias)) ||
         is_instance(vm, v, vm.type(BuiltinType::Union));
}

Status add_member(Vm& vm, List* list, Value v) {
  if (v.is_none()) v = Value::object(vm.type(BuiltinType::NoneType));
  for (size_t i = 0; i < list->size; ++i) {
    AIO_TRY(bool same, equal_items(vm, list->items[i], v));
    if (same) return Status::Ok;
  }
  return list_append(vm, list, v);
}

Value union_repr(Vm& vm, Value self) {
  StrBuilder out(vm);
  Tuple* members = members_of(self);
  for (size_t i = 0; i < members->size; ++i) {
    if (i) out.append_ascii(" | ");
    Value v = members->items()[i];
    if (v == Value::object(vm.type(BuiltinType::NoneType))) {
      out.append_ascii("None");
    } else if (auto* type = dyn_as<Type>(v)) {
      out.append_utf8(full_name(vm, type));
    } else {
      AIO_TRY(Value text, repr_of(vm, v));
      out.append(as<Str>(text));
    }
  }
  return out.finish();
}

Value as_set(Vm& vm, Tuple* members) {
  Set* set = new_set(vm, true);
  Rooted keep(vm, set);
  for (size_t i = 0; i < members->size; ++i) AIO_CHECK(set_add(vm, set, members->items()[i]));
  return keep;
}

Value union_eq(Vm& vm, Value self, Value other) {
  if (!is_instance(vm, other, vm.type(BuiltinType::Union))) return Value::not_implemented();
  AIO_TRY(Value x, as_set(vm, members_of(self)));
  Rooted keep(vm, x);
  AIO_TRY(Value y, as_set(vm, members_of(other)));
  return compare(vm, CompareOp::Eq, x, y);
}

Value union_hash(Vm& vm, Value self) {
  AIO_TRY(Value set, as_set(vm, members_of(self)));
  Rooted keep(vm, set);
  AIO_TRY(int64_t hash, hash_value(vm, set));
  return make_int(vm, hash);
}

Value union_or(Vm& vm, Value self, Value other) { return union_of(vm, self, other); }
Value union_ror(Vm& vm, Value self, Value other) { return union_of(vm, other, self); }

Status refuse_generics(Vm& vm, Tuple* members, const char* function) {
  for (size_t i = 0; i < members->size; ++i)
    if (is_instance(vm, members->items()[i], vm.type(BuiltinType::GenericAlias)))
      return raise(vm, ExceptionType::TypeError,
                   "%s() argument 2 cannot be a parameterized generic", function);
  return Status::Ok;
}

Value union_instancecheck(Vm& vm, Value self, Value instance) {
  AIO_CHECK(refuse_generics(vm, members_of(self), "isinstance"));
  AIO_TRY(bool yes, check_instance(vm, instance, Value::object(members_of(self))));
  return Value::boolean(yes);
}

Value union_subclasscheck(Vm& vm, Value self, Value subclass) {
  if (!is_kind(subclass, Kind::Type))
    return raise(vm, ExceptionType::TypeError, "issubclass() arg 1 must be a class");
  AIO_CHECK(refuse_generics(vm, members_of(self), "issubclass"));
  AIO_TRY(bool yes, check_subclass(vm, subclass, Value::object(members_of(self))));
  return Value::boolean(yes);
}

Value get_args(Vm&, Value self) { return Value::object(members_of(self)); }

Value get_parameters(Vm& vm, Value self) {
  List* list = new_list(vm, 2);
  Rooted keep(vm, list);
  Tuple* members = members_of(self);
  for (size_t i = 0; i < members->size; ++i) {
    Value v = members->items()[i];
    if (is_kind(v, Kind::Type)) continue;
    AIO_TRY(Value inner, get_attr_or_undef(vm, v, vm.names.dunder_parameters));
    auto* tuple = dyn_as<Tuple>(inner);
    for (size_t j = 0; tuple && j < tuple->size; ++j)
      AIO_CHECK(add_member(vm, list, tuple->items()[j]));
  }
  return make_tuple(vm, list->items, list->size);
}

constexpr NativeDef kMethods[] = {
    def<union_repr>("__repr__(self, /)"),
    def<union_eq>("__eq__(self, value, /)"),
    def<union_hash>("__hash__(self, /)"),
    def<union_or>("__or__(self, value, /)"),
    def<union_ror>("__ror__(self, value, /)"),
    def<union_instancecheck>("__instancecheck__(self, instance, /)"),
    def<union_subclasscheck>("__subclasscheck__(self, subclass, /)"),
};

constexpr GetSetDef kGetSets[] = {{"__args__", get_args}, {"__parameters__", get_parameters}};

}  // namespace

Tuple* union_members(Vm& vm, Value v) {
  return is_instance(vm, v, vm.type(BuiltinType::Union)) ? members_of(v) : nullptr;
}

Value union_of(Vm& vm, Value x, Value y) {
  if (!can_join(vm, x) || !can_join(vm, y)) return Value::not_implemented();
  List* list = new_list(vm, 4);
  Rooted keep(vm, list);
  for (Value v : {x, y}) {
    Tuple* inner = union_members(vm, v);
    if (!inner) {
      AIO_CHECK(add_member(vm, list, v));
      continue;
    }
    for (size_t i = 0; i < inner->size; ++i) AIO_CHECK(add_member(vm, list, inner->items()[i]));
  }
  if (list->size == 1) return list->items[0];
  auto* made = static_cast<Union*>(new_instance(vm, vm.type(BuiltinType::Union)));
  made->members = as<Tuple>(make_tuple(vm, list->items, list->size));
  return Value::object(made);
}

extern const TypeDef kUnionType;
const TypeDef kUnionType = {
    .name = "types.UnionType",
    .doc = "Represent a PEP 604 union type\n\nE.g. for int | str",
    .methods = kMethods,
    .getsets = kGetSets,
    .layout = &kLayout,
};

}  // namespace aio
