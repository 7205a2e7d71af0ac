// Attribute access: the algorithm of object.__getattribute__ and __setattr__, the same for classes
// and modules, and the overrides __getattribute__, __getattr__, __setattr__, __delattr__.
//
// Invariant: own attributes are read and written only through shape.cpp; class attributes only
// through the cells of type namespaces, so inline caches and tables see every change.
#include "runtime/native/native.hpp"
#include "runtime/object/object_model.hpp"

namespace aio {
namespace {

/// True if the pending exception is an AttributeError, which is then dropped.
bool swallow_attribute_error(Vm& vm) {
  if (!pending_is(vm, ExceptionType::AttributeError)) return false;
  (void)take_exception(vm);
  return true;
}

bool is_builtin_method(Value method) {
  auto* native = dyn_as<NativeFunction>(method);
  return native && native->owner && !(native->owner->flags & kTypeHeap);
}

bool has_own_attributes(Vm& vm, Value obj) {
  return obj.is_object() && type_of(vm, obj)->attributes_offset != 0;
}

/// An AttributeError raised while `name` of obj was read, that does not say what it is about, says
/// so now.
Value with_context(Vm& vm, Value result, Value obj, Str* name) {
  if (!result.is_exc() || !pending_is(vm, ExceptionType::AttributeError)) return result;
  Value& about = field_of(vm.exception, 0);
  Value& owner = field_of(vm.exception, 1);
  if (!about.is_none() || !owner.is_none()) return result;
  about = Value::object(name);
  owner = obj;
  return result;
}

/// The pending AttributeError of __getattribute__ gives way to __getattr__, if there is one.
Value fall_back_to_getattr(Vm& vm, Value obj, Str* name) {
  Value hook = lookup_special(vm, type_of(vm, obj), Special::GetAttr);
  if (hook.is_undef() || !swallow_attribute_error(vm)) return Value::exc();
  Value argument = Value::object(name);
  Rooted keep(vm, obj), keep_name(vm, name);
  return with_context(vm, call_method_value(vm, hook, obj, &argument, 1), obj, name);
}

Raised raise_no_such_attribute_to_set(Vm& vm, Value obj, Str* name, Value class_attribute,
                                      bool is_delete) {
  if (!class_attribute.is_undef()) {
    Value exception = make_exception(vm, ExceptionType::AttributeError, "");
    StrBuilder text(vm);
    text.append_ascii("'");
    text.append(type_name(vm, obj));
    text.append_ascii("' object attribute '");
    text.append(name);
    text.append_ascii("' is read-only");
    Value message = text.finish();
    as<Exception>(exception)->args = make_tuple(vm, &message, 1);
    field_of(exception, 0) = Value::object(name);
    field_of(exception, 1) = obj;
    return raise_object(vm, exception);
  }
  Raised result = raise_attribute_error(vm, obj, name);
  if (has_own_attributes(vm, obj) || (is_delete && obj.is_object() && is_kind(obj, Kind::Module)))
    return result;
  Value exception = vm.exception;
  StrBuilder text(vm);
  text.append_ascii("'");
  text.append(type_name(vm, obj));
  text.append_ascii("' object has no attribute '");
  text.append(name);
  text.append_ascii("' and no __dict__ for setting new attributes");
  Value message = text.finish();
  as<Exception>(exception)->args = make_tuple(vm, &message, 1);
  return result;
}

}  // namespace

Raised raise_attribute_error(Vm& vm, Value obj, Str* name) {
  StrBuilder text(vm);
  if (auto* type = dyn_as<Type>(obj)) {
    text.append_ascii("type object '");
    text.append(type->name);
  } else if (auto* module = dyn_as<Module>(obj)) {
    Value own_name = dict_get_str(vm, module->ns, vm.names.dunder_name);
    text.append_ascii("module");
    if (auto* s = dyn_as<Str>(own_name)) {
      text.append_ascii(" '");
      text.append(s);
    }
  } else {
    text.append_ascii("'");
    text.append(type_name(vm, obj));
    text.append_ascii("' object");
  }
  text.append_ascii(is_kind(obj, Kind::Type) || is_kind(obj, Kind::Module) ? "' has no attribute '"
                                                                           : " has no attribute '");
  text.append(name);
  text.append_ascii("'");
  Value message = text.finish();
  Value exception =
      make_exception(vm, exception_type(vm, ExceptionType::AttributeError), &message, 1);
  field_of(exception, 0) = Value::object(name);
  field_of(exception, 1) = obj;
  return raise_object(vm, exception);
}

// --- reading ---

Value generic_get_attr(Vm& vm, Value obj, Str* name) {
  if (!name->is_interned()) name = intern(vm, name);
  if (obj.is_object()) {
    switch (obj.as_object()->kind) {
      case Kind::Type: return type_get_attr(vm, as<Type>(obj), name);
      case Kind::Module: return module_get_attr(vm, as<Module>(obj), name);
      case Kind::Super: return super_get_attr(vm, as<Super>(obj), name);
      default: break;
    }
  }
  Type* type = type_of(vm, obj);
  Value found = type_lookup(vm, type, name);
  DescriptorKind how = found.is_undef() ? DescriptorKind::Plain : descriptor_kind(vm, found);
  if (how == DescriptorKind::Data && descriptor_can_read(vm, found))
    return bind_attribute(vm, found, obj, type);
  if (obj.is_object() && type->attributes_offset) {
    Value own = get_own_attr(vm, obj.as_object(), name);
    if (!own.is_undef()) return own;
  }
  if (found.is_undef()) {
    // A bound method shows the attributes of its function.
    if (auto* method = dyn_as<BoundMethod>(obj);
        method && is_kind(method->function, Kind::Function))
      return generic_get_attr(vm, method->function, name);
    return raise_attribute_error(vm, obj, name);
  }
  return how == DescriptorKind::Plain ? found : bind_attribute(vm, found, obj, type);
}

Value get_attr(Vm& vm, Value obj, Str* name) {
  if (!name->is_interned()) name = intern(vm, name);
  Type* type = type_of(vm, obj);
  Rooted keep_obj(vm, obj), keep_name(vm, name);
  if (type->flags & kTypePlainGetAttr)
    return with_context(vm, generic_get_attr(vm, obj, name), obj, name);
  AIO_CHECK(vm.check_native_stack());
  Value method = lookup_special(vm, type, Special::GetAttribute);
  Value result;
  if (is_builtin_method(method)) {
    result = generic_get_attr(vm, obj, name);
  } else {
    Value argument = Value::object(name);
    result = call_method_value(vm, method, obj, &argument, 1);
  }
  if (!result.is_exc() || !pending_is(vm, ExceptionType::AttributeError)) return result;
  return with_context(vm, fall_back_to_getattr(vm, obj, name), obj, name);
}

Value get_attr_or_undef(Vm& vm, Value obj, Str* name) {
  if (!name->is_interned()) name = intern(vm, name);
  Type* type = type_of(vm, obj);
  if (type->flags & kTypePlainGetAttr && !is_kind(obj, Kind::Type) && !is_kind(obj, Kind::Module) &&
      !is_kind(obj, Kind::BoundMethod) && type_lookup_cell(vm, type, name) == nullptr) {
    // The common miss: no exception is made.
    if (is_kind(obj, Kind::Super)) {
      Value v = super_get_attr(vm, as<Super>(obj), name);
      return v.is_exc() && swallow_attribute_error(vm) ? Value::undef() : v;
    }
    return has_own_attributes(vm, obj) ? get_own_attr(vm, obj.as_object(), name) : Value::undef();
  }
  Value v = get_attr(vm, obj, name);
  if (v.is_exc() && swallow_attribute_error(vm)) return Value::undef();
  return v;
}

Value type_get_attr(Vm& vm, Type* type, Str* name) {
  Type* meta = type_of(vm, Value::object(type));
  Value from_meta = type_lookup(vm, meta, name);
  DescriptorKind meta_kind =
      from_meta.is_undef() ? DescriptorKind::Plain : descriptor_kind(vm, from_meta);
  if (meta_kind == DescriptorKind::Data)
    return bind_attribute(vm, from_meta, Value::object(type), meta);
  Value own = type_lookup(vm, type, name);
  if (!own.is_undef()) return bind_attribute(vm, own, Value::undef(), type);
  if (from_meta.is_undef()) return raise_attribute_error(vm, Value::object(type), name);
  return bind_attribute(vm, from_meta, Value::object(type), meta);
}

Value module_get_attr(Vm& vm, Module* module, Str* name) {
  Value own = dict_get_str(vm, module->ns, name);
  Type* type = type_of(vm, Value::object(module));
  Value found = type_lookup(vm, type, name);
  DescriptorKind how = found.is_undef() ? DescriptorKind::Plain : descriptor_kind(vm, found);
  if (how == DescriptorKind::Data) return bind_attribute(vm, found, Value::object(module), type);
  if (!own.is_undef()) return own;
  if (!found.is_undef()) return bind_attribute(vm, found, Value::object(module), type);
  Value hook =
      dict_get_str(vm, module->ns, vm.special_names[static_cast<size_t>(Special::GetAttr)]);
  if (!hook.is_undef()) return vm.call(hook, Value::object(name));
  return raise_attribute_error(vm, Value::object(module), name);
}

// --- writing ---

Status generic_set_attr(Vm& vm, Value obj, Str* name, Value value) {
  if (!name->is_interned()) name = intern(vm, name);
  if (is_kind(obj, Kind::Type)) return type_set_attr(vm, as<Type>(obj), name, value);
  Type* type = type_of(vm, obj);
  Value found = type_lookup(vm, type, name);
  if (!found.is_undef() && descriptor_kind(vm, found) == DescriptorKind::Data)
    return store_descriptor(vm, found, obj, name, value);
  if (auto* module = dyn_as<Module>(obj)) {
    if (!value.is_undef()) {
      dict_set_str(vm, module->ns, name, value);
      return Status::Ok;
    }
    if (!dict_pop_str(vm, module->ns, name).is_undef()) return Status::Ok;
    return raise(vm, ExceptionType::AttributeError, "'%T' object has no attribute '%S'", obj.bits,
                 name);
  }
  if (has_own_attributes(vm, obj)) {
    if (!value.is_undef()) {
      set_own_attr(vm, obj.as_object(), name, value);
      return Status::Ok;
    }
    if (delete_own_attr(vm, obj.as_object(), name)) return Status::Ok;
    return raise_attribute_error(vm, obj, name);
  }
  return raise_no_such_attribute_to_set(vm, obj, name, found, value.is_undef());
}

Status set_attr(Vm& vm, Value obj, Str* name, Value value) {
  if (!name->is_interned()) name = intern(vm, name);
  Type* type = type_of(vm, obj);
  if (type->flags & kTypePlainSetAttr) return generic_set_attr(vm, obj, name, value);
  AIO_CHECK(vm.check_native_stack());
  Value method = lookup_special(vm, type, value.is_undef() ? Special::DelAttr : Special::SetAttr);
  if (is_builtin_method(method)) return generic_set_attr(vm, obj, name, value);
  Value args[2] = {Value::object(name), value};
  AIO_CHECK(call_method_value(vm, method, obj, args, value.is_undef() ? 1 : 2));
  return Status::Ok;
}

namespace {

bool is_special_name(const Str* name) {
  return name->is_ascii() && name->length > 4 && name->ascii().starts_with("__") &&
         name->ascii().ends_with("__");
}

}  // namespace

Status type_store(Vm& vm, Type* type, Str* name, Value value) {
  if (!name->is_interned()) name = intern(vm, name);
  Dict* ns = type_namespace(vm, type);
  GlobalCell* cell = namespace_find(vm, ns, name);
  Value old = cell ? cell->value : Value::undef();
  if (value.is_undef()) {
    if (old.is_undef()) return raise_attribute_error(vm, Value::object(type), name);
    (void)dict_pop_str(vm, ns, name);
    invalidate_type(vm, type);
    return Status::Ok;
  }
  // Caches hold the cell: plain data may be replaced by plain data without telling them.
  bool silent = !old.is_undef() && !is_special_name(name) &&
                descriptor_kind(vm, old) == DescriptorKind::Plain &&
                descriptor_kind(vm, value) == DescriptorKind::Plain;
  dict_set_str(vm, ns, name, value);
  if (!silent) invalidate_type(vm, type);
  return Status::Ok;
}

Status type_set_attr(Vm& vm, Type* type, Str* name, Value value) {
  if (!(type->flags & kTypeHeap))
    return raise(vm, ExceptionType::TypeError, "cannot set '%S' attribute of immutable type '%S'",
                 name, type->name);
  Type* meta = type_of(vm, Value::object(type));
  Value from_meta = type_lookup(vm, meta, name);
  if (!from_meta.is_undef() && descriptor_kind(vm, from_meta) == DescriptorKind::Data)
    return store_descriptor(vm, from_meta, Value::object(type), name, value);
  return type_store(vm, type, name, value);
}

}  // namespace aio
