// super(): looks attributes up behind a class in the MRO of an object's class, and binds them to
// the object.
#include "runtime/object/object_model.hpp"

namespace aio {

Value super_get_attr(Vm& vm, Super* super, Str* name) {
  if (!name->is_interned()) name = intern(vm, name);
  Type* own = type_of(vm, Value::object(super));
  if (!super->self.is_undef() && name != vm.names.dunder_class) {
    Tuple* mro = super->self_type->mro;
    size_t i = 0;
    while (i < mro->size && !(mro->items()[i] == Value::object(super->type))) ++i;
    for (++i; i < mro->size; ++i) {
      auto* t = as<Type>(mro->items()[i]);
      GlobalCell* cell = namespace_find(vm, type_namespace(vm, t), name);
      if (!cell || cell->value.is_undef()) continue;
      bool through_class = super->self == Value::object(super->self_type);
      return bind_attribute(vm, cell->value, through_class ? Value::undef() : super->self,
                            super->self_type);
    }
  }
  Value found = type_lookup(vm, own, name);
  if (!found.is_undef()) return bind_attribute(vm, found, Value::object(super), own);
  if (own->attributes_offset) {
    Value value = get_own_attr(vm, super, name);
    if (!value.is_undef()) return value;
  }
  return raise_attribute_error(vm, Value::object(super), name);
}

Value make_super(Vm& vm, Type* type, Value self) {
  Type* self_type = nullptr;
  if (!self.is_undef()) {
    if (auto* t = dyn_as<Type>(self); t && is_subtype(t, type)) {
      self_type = t;
    } else if (is_instance(vm, self, type)) {
      self_type = type_of(vm, self);
    } else {
      Rooted keep(vm, self);
      AIO_TRY(Value claimed, get_attr_or_undef(vm, self, vm.names.dunder_class));
      auto* t2 = dyn_as<Type>(claimed);
      if (t2 && is_subtype(t2, type)) self_type = t2;
    }
    if (!self_type) {
      if (is_kind(self, Kind::Type))
        return raise(vm, ExceptionType::TypeError,
                     "super(type, obj): obj (type %S) is not an instance or subtype of type (%S).",
                     as<Type>(self)->name, type->name);
      return raise(
          vm, ExceptionType::TypeError,
          "super(type, obj): obj (instance of %T) is not an instance or subtype of type (%S).",
          self.bits, type->name);
    }
  }
  auto* super = static_cast<Super*>(vm.heap.make<Super>(shape_id(vm, BuiltinType::Super)));
  super->type = type;
  super->self = self;
  super->self_type = self_type;
  return Value::object(super);
}

}  // namespace aio
