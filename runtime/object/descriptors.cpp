// Descriptors: what attributes found on a class do: functions bind, properties and native
// attributes compute, members of __slots__ stand in the object; everything else through its
// __get__, __set__ and __delete__.
//
// Invariant: only exact builtin descriptors take the direct way; a subclass (of property, say) goes
// through its methods.
#include "runtime/native/native.hpp"
#include "runtime/object/object_model.hpp"

namespace aio {
namespace {

bool is_exact_builtin(Vm& vm, Value v) { return !(type_of(vm, v)->flags & kTypeHeap); }

Value* member_place(MemberDescriptor* member, Value obj) {
  return reinterpret_cast<Value*>(reinterpret_cast<char*>(obj.as_object()) + member->offset);
}

Raised raise_wrong_owner(Vm& vm, Str* name, Type* owner, Value obj) {
  return raise(vm, ExceptionType::TypeError,
               "descriptor '%S' for '%S' objects doesn't apply to a '%T' object", name, owner->name,
               obj.bits);
}

Raised raise_property_lacks(Vm& vm, Property* property, Value obj, const char* what) {
  Type* type = type_of(vm, obj);
  if (auto* name = dyn_as<Str>(property->name))
    return raise(vm, ExceptionType::AttributeError, "property '%S' of '%S' object has no %s", name,
                 type->qualname, what);
  return raise(vm, ExceptionType::AttributeError, "property of '%S' object has no %s",
               type->qualname, what);
}

bool is_absent(Value v) { return v.is_undef() || v.is_none(); }

Value read_property(Vm& vm, Property* property, Value obj) {
  if (is_absent(property->getter)) return raise_property_lacks(vm, property, obj, "getter");
  return vm.call(property->getter, obj);
}

Value read_member(Vm& vm, MemberDescriptor* member, Value obj) {
  if (!is_instance(vm, obj, member->owner))
    return raise_wrong_owner(vm, member->name, member->owner, obj);
  Value v = *member_place(member, obj);
  return v.is_undef() ? Value(raise_attribute_error(vm, obj, member->name)) : v;
}

Value read_getset(Vm& vm, GetSetDescriptor* getset, Value obj) {
  if (!is_instance(vm, obj, getset->owner))
    return raise_wrong_owner(vm, getset->name, getset->owner, obj);
  return getset->def->get(vm, obj);
}

/// __get__ of any descriptor.
Value call_get(Vm& vm, Value attribute, Value obj, Type* type) {
  Value method = lookup_special(vm, type_of(vm, attribute), Special::Get);
  if (method.is_undef()) return attribute;
  Value args[2] = {obj.is_undef() ? Value::none() : obj, Value::object(type)};
  AIO_CHECK(vm.check_native_stack());
  return call_method_value(vm, method, attribute, args, 2);
}

}  // namespace

DescriptorKind descriptor_kind(Vm& vm, Value attribute) {
  if (!attribute.is_object()) return DescriptorKind::Plain;
  Object* o = attribute.as_object();
  if (is_exact_builtin(vm, attribute)) {
    switch (o->kind) {
      case Kind::Function:
      case Kind::StaticMethod:
      case Kind::Super:
      case Kind::ClassMethod: return DescriptorKind::NonData;
      case Kind::NativeFunction:
        return o->flags & NativeFunction::kMethod ? DescriptorKind::NonData : DescriptorKind::Plain;
      case Kind::Property:
      case Kind::MemberDescriptor:
      case Kind::GetSetDescriptor: return DescriptorKind::Data;
      case Kind::Native:
      case Kind::Instance: break;
      default: return DescriptorKind::Plain;
    }
  }
  Type* type = type_of(vm, attribute);
  if (!lookup_special(vm, type, Special::Set).is_undef() ||
      !lookup_special(vm, type, Special::Delete).is_undef())
    return DescriptorKind::Data;
  return lookup_special(vm, type, Special::Get).is_undef() ? DescriptorKind::Plain
                                                           : DescriptorKind::NonData;
}

bool descriptor_can_read(Vm& vm, Value attribute) {
  return is_exact_builtin(vm, attribute) ||
         !lookup_special(vm, type_of(vm, attribute), Special::Get).is_undef();
}

Value bind_attribute(Vm& vm, Value attribute, Value obj, Type* type) {
  if (!attribute.is_object()) return attribute;
  Object* o = attribute.as_object();
  if (!is_exact_builtin(vm, attribute)) return call_get(vm, attribute, obj, type);
  switch (o->kind) {
    case Kind::Function: return obj.is_undef() ? attribute : make_bound_method(vm, attribute, obj);
    case Kind::NativeFunction:
      return obj.is_undef() || !(o->flags & NativeFunction::kMethod)
                 ? attribute
                 : make_bound_method(vm, attribute, obj);
    case Kind::StaticMethod: return static_cast<StaticMethod*>(o)->function;
    case Kind::ClassMethod:
      return make_bound_method(vm, static_cast<ClassMethod*>(o)->function, Value::object(type));
    case Kind::Property:
      return obj.is_undef() ? attribute : read_property(vm, static_cast<Property*>(o), obj);
    case Kind::MemberDescriptor:
      return obj.is_undef() ? attribute : read_member(vm, static_cast<MemberDescriptor*>(o), obj);
    case Kind::GetSetDescriptor:
      return obj.is_undef() ? attribute : read_getset(vm, static_cast<GetSetDescriptor*>(o), obj);
    case Kind::Super: {
      Super* unbound = static_cast<Super*>(o);
      if (obj.is_undef() || !unbound->self.is_undef()) return attribute;
      return make_super(vm, unbound->type, obj);
    }
    case Kind::Native:
    case Kind::Instance: return call_get(vm, attribute, obj, type);
    default: return attribute;
  }
}

Status store_property(Vm& vm, Property* property, Value obj, Value value) {
  if (value.is_undef()) {
    if (is_absent(property->deleter)) return raise_property_lacks(vm, property, obj, "deleter");
    AIO_CHECK(vm.call(property->deleter, obj));
    return Status::Ok;
  }
  if (is_absent(property->setter)) return raise_property_lacks(vm, property, obj, "setter");
  AIO_CHECK(vm.call(property->setter, obj, value));
  return Status::Ok;
}

Status store_member(Vm& vm, MemberDescriptor* member, Value obj, Value value) {
  if (!is_instance(vm, obj, member->owner))
    return raise_wrong_owner(vm, member->name, member->owner, obj);
  Value* place = member_place(member, obj);
  if (value.is_undef() && place->is_undef()) {
    Raised result = raise_value(vm, ExceptionType::AttributeError, Value::object(member->name));
    return result;
  }
  vm.heap.shade(*place);
  *place = value;
  return Status::Ok;
}

Status store_getset(Vm& vm, GetSetDescriptor* getset, Value obj, Value value) {
  if (!is_instance(vm, obj, getset->owner))
    return raise_wrong_owner(vm, getset->name, getset->owner, obj);
  if (!getset->def->set)
    return raise(vm, ExceptionType::AttributeError,
                 "attribute '%S' of '%S' objects is not writable", getset->name,
                 getset->owner->name);
  return getset->def->set(vm, obj, value);
}

Status store_descriptor(Vm& vm, Value attribute, Value obj, Str* name, Value value) {
  Object* o = attribute.as_object();
  if (is_exact_builtin(vm, attribute)) {
    switch (o->kind) {
      case Kind::Property: return store_property(vm, static_cast<Property*>(o), obj, value);
      case Kind::MemberDescriptor:
        return store_member(vm, static_cast<MemberDescriptor*>(o), obj, value);
      case Kind::GetSetDescriptor:
        return store_getset(vm, static_cast<GetSetDescriptor*>(o), obj, value);
      default: break;
    }
  }
  Value args[2] = {obj, value};
  Value method =
      lookup_special(vm, type_of(vm, attribute), value.is_undef() ? Special::Delete : Special::Set);
  if (method.is_undef()) {
    (void)name;
    return raise(vm, ExceptionType::AttributeError, value.is_undef() ? "__delete__" : "__set__");
  }
  AIO_CHECK(vm.check_native_stack());
  AIO_CHECK(call_method_value(vm, method, attribute, args, value.is_undef() ? 1 : 2));
  return Status::Ok;
}

Value make_bound_method(Vm& vm, Value function, Value self) {
  BuiltinType type = BuiltinType::Method;
  if (is_kind(function, Kind::NativeFunction)) {
    bool slot = type_of(vm, function) == vm.type(BuiltinType::WrapperDescriptor);
    type = slot ? BuiltinType::MethodWrapper : BuiltinType::NativeFunction;
  }
  auto* method = vm.heap.make<BoundMethod>(shape_id(vm, type));
  method->function = function;
  method->self = self;
  return Value::object(method);
}

}  // namespace aio
