// property, staticmethod, classmethod, super, and the descriptors of native attributes and
// __slots__.
#include "runtime/vm/frame_info.hpp"
#include "stdlib/types/generic_alias.hpp"
#include "stdlib/types/support.hpp"

namespace aio {
namespace {

// --- property ---

constexpr uint8_t kDocFromGetter = kFlagKind1;

Property* self_property(Value self) { return as<Property>(self); }

Value none_if(Value v) { return or_none(v); }

Value property_new(Vm& vm, Type* cls, VarArgs, Dict*) {
  auto* p = static_cast<Property*>(new_instance(vm, cls));
  p->getter = p->setter = p->deleter = p->doc = p->name = Value::undef();
  p->attributes = Value::undef();
  if (cls->attributes_offset) overflow_of(p, cls) = Value::undef();
  return Value::object(p);
}

Status property_init(Vm& vm, Value self, Value fget, Value fset, Value fdel, Value doc) {
  Property* p = self_property(self);
  vm.heap.before_write(p);
  p->getter = fget;
  p->setter = fset;
  p->deleter = fdel;
  p->doc = doc;
  p->name = Value::undef();
  p->flags &= static_cast<uint8_t>(~kDocFromGetter);
  if (doc.is_none() && !fget.is_none()) {
    AIO_TRY(Value own, get_attr_or_undef(vm, fget, vm.names.dunder_doc));
    if (!own.is_undef() && !own.is_none()) {
      p->flags |= kDocFromGetter;
      p->doc = own;
    }
  }
  // In a subclass the class's own __doc__ would hide it: the text goes to the instance's
  // attributes.
  if (type_of(vm, self)->flags & kTypeHeap && type_of(vm, self)->attributes_offset) {
    set_own_attr(vm, p, vm.names.dunder_doc, none_if(p->doc));
    p->doc = Value::none();
  }
  return Status::Ok;
}

Value copied(Vm& vm, Value self, Value getter, Value setter, Value deleter) {
  Property* p = self_property(self);
  bool doc_anew = p->flags & kDocFromGetter && !none_if(getter).is_none();
  Value args[4] = {none_if(getter), none_if(setter), none_if(deleter),
                   doc_anew ? Value::none() : none_if(p->doc)};
  AIO_TRY(Value made, vm.call(Value::object(type_of(vm, self)), args, 4));
  if (auto* q = dyn_as<Property>(made)) q->name = p->name;
  return made;
}

Value property_getter(Vm& vm, Value self, Value f) {
  return copied(vm, self, f, self_property(self)->setter, self_property(self)->deleter);
}
Value property_setter(Vm& vm, Value self, Value f) {
  return copied(vm, self, self_property(self)->getter, f, self_property(self)->deleter);
}
Value property_deleter(Vm& vm, Value self, Value f) {
  return copied(vm, self, self_property(self)->getter, self_property(self)->setter, f);
}

Value property_get(Vm& vm, Value self, Value instance, Value) {
  if (instance.is_none()) return self;
  Property* p = self_property(self);
  if (none_if(p->getter).is_none()) {
    Type* type = type_of(vm, instance);
    if (auto* name = dyn_as<Str>(p->name))
      return raise(vm, ExceptionType::AttributeError, "property '%S' of '%S' object has no getter",
                   name, type->qualname);
    return raise(vm, ExceptionType::AttributeError, "property of '%S' object has no getter",
                 type->qualname);
  }
  return vm.call(p->getter, instance);
}
Status property_set(Vm& vm, Value self, Value instance, Value value) {
  return store_property(vm, self_property(self), instance, value);
}
Status property_delete(Vm& vm, Value self, Value instance) {
  return store_property(vm, self_property(self), instance, Value::undef());
}

Status property_set_name(Vm& vm, Value self, VarArgs args) {
  if (args.size() != 2)
    return raise(vm, ExceptionType::TypeError,
                 "__set_name__() takes 2 positional arguments but %zu were given", args.size());
  vm.heap.shade(self_property(self)->name);
  self_property(self)->name = args[1];
  return Status::Ok;
}

Value get_fget(Vm&, Value self) { return none_if(self_property(self)->getter); }
Value get_fset(Vm&, Value self) { return none_if(self_property(self)->setter); }
Value get_fdel(Vm&, Value self) { return none_if(self_property(self)->deleter); }
Value property_doc(Vm&, Value self) { return none_if(self_property(self)->doc); }
Status set_property_doc(Vm& vm, Value self, Value value) {
  vm.heap.shade(self_property(self)->doc);
  self_property(self)->doc = or_none(value);
  return Status::Ok;
}
Value property_name(Vm& vm, Value self) {
  Property* p = self_property(self);
  if (!p->name.is_undef()) return p->name;
  if (!none_if(p->getter).is_none()) {
    AIO_TRY(Value name, get_attr_or_undef(vm, p->getter, vm.names.dunder_name));
    if (!name.is_undef()) return name;
  }
  return raise_attribute_error(vm, self, vm.names.dunder_name);
}
Status set_property_name(Vm& vm, Value self, Value value) {
  vm.heap.shade(self_property(self)->name);
  self_property(self)->name = value;
  return Status::Ok;
}

Result<bool> is_abstract(Vm& vm, Value f) {
  if (f.is_undef() || f.is_none()) return false;
  AIO_TRY(Value flag, get_attr_or_undef(vm, f, vm.names.dunder_isabstractmethod));
  if (flag.is_undef()) return false;
  return truthy(vm, flag);
}

Value property_abstract(Vm& vm, Value self) {
  for (Value f :
       {self_property(self)->getter, self_property(self)->setter, self_property(self)->deleter}) {
    AIO_TRY(bool abstract, is_abstract(vm, f));
    if (abstract) return Value::boolean(true);
  }
  return Value::boolean(false);
}

// --- staticmethod, classmethod ---

template <class W>
W* self_wrapper(Value self) {
  return as<W>(self);
}

/// The wrapper looks like its function: __module__, __name__, __qualname__, __doc__ …
Status copy_metadata(Vm& vm, Value wrapper, Value function) {
  Rooted keep(vm, wrapper);
  for (Str* name : {vm.names.dunder_module, vm.names.dunder_name, vm.names.dunder_qualname,
                    vm.names.dunder_doc}) {
    AIO_TRY(Value v, get_attr_or_undef(vm, function, name));
    if (!v.is_undef()) set_own_attr(vm, wrapper.as_object(), name, v);
  }
  return Status::Ok;
}

template <class W>
Value wrapper_new(Vm& vm, Type* cls, VarArgs, Dict*) {
  auto* w = static_cast<W*>(new_instance(vm, cls));
  w->function = Value::none();
  if (!cls->attributes_offset) w->attributes = Value::undef();
  return Value::object(w);
}

template <class W>
Status wrapper_init(Vm& vm, Value self, Value function) {
  vm.heap.shade(self_wrapper<W>(self)->function);
  self_wrapper<W>(self)->function = function;
  return copy_metadata(vm, self, function);
}

Value staticmethod_get(Vm&, Value self, Value, Value) {
  return self_wrapper<StaticMethod>(self)->function;
}
Value staticmethod_call(Vm& vm, Value self, VarArgs args, Dict* kwargs) {
  return call_with(vm, self_wrapper<StaticMethod>(self)->function, args, kwargs);
}
Value classmethod_get(Vm& vm, Value self, Value instance, Value owner) {
  if (owner.is_none()) {
    if (instance.is_none())
      return raise(vm, ExceptionType::TypeError, "__get__(None, None) is invalid");
    owner = Value::object(type_of(vm, instance));
  }
  return make_bound_method(vm, self_wrapper<ClassMethod>(self)->function, owner);
}

template <class W>
Value wrapper_function(Vm&, Value self) {
  return self_wrapper<W>(self)->function;
}
template <class W>
Value wrapper_abstract(Vm& vm, Value self) {
  AIO_TRY(bool abstract, is_abstract(vm, self_wrapper<W>(self)->function));
  return Value::boolean(abstract);
}

Value wrapper_annotations(Vm& vm, Value self) {
  Value f = is_kind(self, Kind::StaticMethod) ? as<StaticMethod>(self)->function
                                              : as<ClassMethod>(self)->function;
  return get_attr(vm, f, vm.names.dunder_annotations);
}

Value wrapper_repr(Vm& vm, const char* name, Value function) {
  AIO_TRY(Value shown, repr_of(vm, function));
  StrBuilder out(vm);
  out.append_ascii("<");
  out.append_ascii(name);
  out.append_ascii("(");
  out.append(as<Str>(shown));
  out.append_ascii(")>");
  return out.finish();
}
Value staticmethod_repr(Vm& vm, Value self) {
  return wrapper_repr(vm, "staticmethod", self_wrapper<StaticMethod>(self)->function);
}
Value classmethod_repr(Vm& vm, Value self) {
  return wrapper_repr(vm, "classmethod", self_wrapper<ClassMethod>(self)->function);
}
Value wrapper_class_getitem(Vm& vm, Value cls, Value key) {
  return make_generic_alias(vm, cls, key);
}

// --- classmethod_descriptor (class methods of native types) ---

NativeFunction* class_native(Value self) {
  return as<NativeFunction>(self_wrapper<ClassMethod>(self)->function);
}

Value class_descriptor_repr(Vm& vm, Value self) {
  NativeFunction* f = class_native(self);
  return make_str(vm, "<method '" + std::string(f->def->signature.name()) + "' of '" +
                          to_utf8(f->owner->name) + "' objects>");
}
Value class_descriptor_name(Vm& vm, Value self) {
  return Value::object(intern(vm, class_native(self)->def->signature.name()));
}
Value class_descriptor_owner(Vm&, Value self) { return Value::object(class_native(self)->owner); }
Value class_descriptor_doc(Vm& vm, Value self) {
  const char* doc = class_native(self)->def->doc;
  return doc ? make_str(vm, doc) : Value::none();
}

// --- members and native attributes ---

Value member_get(Vm& vm, Value self, Value instance, Value owner) {
  if (instance.is_none()) return self;
  return bind_attribute(vm, self, instance,
                        dyn_as<Type>(owner) ? as<Type>(owner) : type_of(vm, instance));
}
Status member_set(Vm& vm, Value self, Value instance, Value value) {
  if (auto* member = dyn_as<MemberDescriptor>(self))
    return store_member(vm, member, instance, value);
  return store_getset(vm, as<GetSetDescriptor>(self), instance, value);
}
Status member_delete(Vm& vm, Value self, Value instance) {
  return member_set(vm, self, instance, Value::undef());
}

Str* attribute_name(Value self) {
  auto* member = dyn_as<MemberDescriptor>(self);
  return member ? member->name : as<GetSetDescriptor>(self)->name;
}
Type* attribute_owner(Value self) {
  auto* member = dyn_as<MemberDescriptor>(self);
  return member ? member->owner : as<GetSetDescriptor>(self)->owner;
}
Value member_repr(Vm& vm, Value self) {
  return make_str(
      vm, std::string(is_kind(self, Kind::MemberDescriptor) ? "<member '" : "<attribute '") +
              to_utf8(attribute_name(self)) + "' of '" + to_utf8(attribute_owner(self)->name) +
              "' objects>");
}
Value member_name(Vm&, Value self) { return Value::object(attribute_name(self)); }
Value member_owner(Vm&, Value self) { return Value::object(attribute_owner(self)); }
Value member_qualname(Vm& vm, Value self) {
  return make_str(vm,
                  to_utf8(attribute_owner(self)->qualname) + "." + to_utf8(attribute_name(self)));
}
Value member_doc(Vm& vm, Value self) {
  auto* getset = dyn_as<GetSetDescriptor>(self);
  return getset && getset->def->doc ? make_str(vm, getset->def->doc) : Value::none();
}

// --- super ---

Value super_new(Vm& vm, Type* cls, VarArgs, Dict*) {
  auto* s = static_cast<Super*>(new_instance(vm, cls));
  s->type = vm.type(BuiltinType::Object);
  s->self = Value::undef();
  s->self_type = nullptr;
  return Value::object(s);
}

Status super_init(Vm& vm, Value self, VarArgs args) {
  if (args.size() > 2)
    return raise(vm, ExceptionType::TypeError, "super() expected at most 2 arguments, got %zu",
                 args.size());
  Value type = args.empty() ? Value::undef() : args[0];
  Value object = args.size() < 2 ? Value::none() : args[1];
  if (type.is_undef()) {
    AIO_CHECK(zero_argument_super(vm, &type, &object));
  } else if (object.is_none()) {
    object = Value::undef();
  }
  if (!is_kind(type, Kind::Type))
    return raise(vm, ExceptionType::TypeError, "super() argument 1 must be a type, not %T",
                 type.bits);
  AIO_TRY(Value made, make_super(vm, as<Type>(type), object));
  auto* to = as<Super>(self);
  vm.heap.before_write(to);
  to->type = as<Super>(made)->type;
  to->self = as<Super>(made)->self;
  to->self_type = as<Super>(made)->self_type;
  return Status::Ok;
}

Value super_repr(Vm& vm, Value self) {
  auto* s = as<Super>(self);
  std::string text = "<super: <class '" + to_utf8(s->type->name) + "'>, ";
  if (s->self_type) text += "<" + to_utf8(s->self_type->name) + " object>>";
  else text += "NULL>";
  return make_str(vm, text);
}

Value super_get(Vm& vm, Value self, Value instance, Value) {
  auto* s = as<Super>(self);
  if (instance.is_none() || !s->self.is_undef()) return self;
  return make_super(vm, s->type, instance);
}

Value super_getattribute(Vm& vm, Value self, Value name) {
  if (!is_kind(name, Kind::Str))
    return raise(vm, ExceptionType::TypeError, "attribute name must be string, not '%T'",
                 name.bits);
  return super_get_attr(vm, as<Super>(self), as<Str>(name));
}

Value super_thisclass(Vm&, Value self) { return Value::object(as<Super>(self)->type); }
Value super_self(Vm&, Value self) { return or_none(as<Super>(self)->self); }
Value super_self_class(Vm&, Value self) {
  Type* type = as<Super>(self)->self_type;
  return type ? Value::object(type) : Value::none();
}

#define AIO_GET(f)                                 \
  def<f>("__get__(self, instance, owner=None, /)", \
         "Return an attribute of instance, which is of type owner.")
#define AIO_SET(f) \
  def<f>("__set__(self, instance, value, /)", "Set an attribute of instance to value.")
#define AIO_DELETE(f) def<f>("__delete__(self, instance, /)", "Delete an attribute of instance.")

constexpr NativeDef kPropertyMethods[] = {
    static_def<property_new>("__new__(cls, /, *args, **kwargs)"),
    def<property_init>("__init__(self, fget=None, fset=None, fdel=None, doc=None)"),
    AIO_GET(property_get),
    AIO_SET(property_set),
    AIO_DELETE(property_delete),
    def<property_getter>("getter(self, object, /)",
                         "Descriptor to obtain a copy of the property with a different getter."),
    def<property_setter>("setter(self, object, /)",
                         "Descriptor to obtain a copy of the property with a different setter."),
    def<property_deleter>("deleter(self, object, /)",
                          "Descriptor to obtain a copy of the property with a different deleter."),
    def<property_set_name>("__set_name__(self, /, *args)", "Method to set name of a property."),
};
constexpr GetSetDef kPropertyGetSets[] = {{"fget", get_fget, readonly_member},
                                          {"fset", get_fset, readonly_member},
                                          {"fdel", get_fdel, readonly_member},
                                          {"__doc__", property_doc, set_property_doc},
                                          {"__name__", property_name, set_property_name},
                                          {"__isabstractmethod__", property_abstract}};

constexpr NativeDef kStaticMethods[] = {
    static_def<wrapper_new<StaticMethod>>("__new__(cls, /, *args, **kwargs)"),
    def<wrapper_init<StaticMethod>>("__init__(self, function, /)"),
    AIO_GET(staticmethod_get),
    def<staticmethod_call>("__call__(self, /, *args, **kwargs)", "Call self as a function."),
    def<staticmethod_repr>("__repr__(self, /)"),
    class_def<wrapper_class_getitem>("__class_getitem__(cls, key, /)"),
};
constexpr GetSetDef kStaticGetSets[] = {
    {"__func__", wrapper_function<StaticMethod>, readonly_member},
    {"__wrapped__", wrapper_function<StaticMethod>, readonly_member},
    {"__isabstractmethod__", wrapper_abstract<StaticMethod>},
    {"__annotations__", wrapper_annotations}};
constexpr NativeDef kClassMethods[] = {
    static_def<wrapper_new<ClassMethod>>("__new__(cls, /, *args, **kwargs)"),
    def<wrapper_init<ClassMethod>>("__init__(self, function, /)"),
    AIO_GET(classmethod_get),
    def<classmethod_repr>("__repr__(self, /)"),
    class_def<wrapper_class_getitem>("__class_getitem__(cls, key, /)"),
};
constexpr GetSetDef kClassGetSets[] = {
    {"__func__", wrapper_function<ClassMethod>, readonly_member},
    {"__wrapped__", wrapper_function<ClassMethod>, readonly_member},
    {"__isabstractmethod__", wrapper_abstract<ClassMethod>},
    {"__annotations__", wrapper_annotations}};
constexpr NativeDef kClassDescriptorMethods[] = {AIO_GET(classmethod_get),
                                                 def<class_descriptor_repr>("__repr__(self, /)")};
constexpr GetSetDef kClassDescriptorGetSets[] = {{"__name__", class_descriptor_name},
                                                 {"__objclass__", class_descriptor_owner},
                                                 {"__doc__", class_descriptor_doc}};
constexpr NativeDef kMemberMethods[] = {AIO_GET(member_get), AIO_SET(member_set),
                                        AIO_DELETE(member_delete),
                                        def<member_repr>("__repr__(self, /)")};
constexpr GetSetDef kMemberGetSets[] = {{"__name__", member_name},
                                        {"__objclass__", member_owner},
                                        {"__qualname__", member_qualname},
                                        {"__doc__", member_doc}};
constexpr NativeDef kSuperMethods[] = {
    static_def<super_new>("__new__(cls, /, *args, **kwargs)"),
    def<super_init>("__init__(self, /, *args)"),
    def<super_repr>("__repr__(self, /)"),
    AIO_GET(super_get),
    def<super_getattribute>("__getattribute__(self, name, /)"),
};
constexpr GetSetDef kSuperGetSets[] = {{"__thisclass__", super_thisclass, readonly_member},
                                       {"__self__", super_self, readonly_member},
                                       {"__self_class__", super_self_class, readonly_member}};

}  // namespace

extern const TypeDef kPropertyType, kStaticMethodType, kClassMethodType, kClassMethodDescriptorType,
    kMemberDescriptorType, kGetSetDescriptorType, kSuperType;
const TypeDef kPropertyType = {.name = "property",
                               .doc =
                                   "Property attribute.\n\n  fget\n    function to be used for "
                                   "getting an attribute value\n  fset\n    function to be "
                                   "used for setting an attribute value\n  fdel\n    function to "
                                   "be used for del'ing an attribute\n  doc\n    "
                                   "docstring\n\nTypical use is to define a managed attribute "
                                   "x:\n\nclass C(object):\n    def getx(self): return "
                                   "self._x\n    def setx(self, value): self._x = value\n    def "
                                   "delx(self): del self._x\n    x = property(getx, "
                                   "setx, delx, \"I'm the 'x' property.\")\n\nDecorators make "
                                   "defining new properties or modifying existing ones "
                                   "easy:\n\nclass C(object):\n    @property\n    def x(self):\n   "
                                   "     \"I am the 'x' property.\"\n        return "
                                   "self._x\n    @x.setter\n    def x(self, value):\n        "
                                   "self._x = value\n    @x.deleter\n    def x(self):\n     "
                                   "   del self._x",
                               .methods = kPropertyMethods,
                               .getsets = kPropertyGetSets};
const TypeDef kStaticMethodType = {.name = "staticmethod",
                                   .doc = "Convert a function to be a static method.",
                                   .methods = kStaticMethods,
                                   .getsets = kStaticGetSets};
const TypeDef kClassMethodType = {.name = "classmethod",
                                  .doc = "Convert a function to be a class method.",
                                  .methods = kClassMethods,
                                  .getsets = kClassGetSets};
const TypeDef kClassMethodDescriptorType = {.name = "classmethod_descriptor",
                                            .methods = kClassDescriptorMethods,
                                            .getsets = kClassDescriptorGetSets};
const TypeDef kMemberDescriptorType = {
    .name = "member_descriptor", .methods = kMemberMethods, .getsets = kMemberGetSets};
const TypeDef kGetSetDescriptorType = {
    .name = "getset_descriptor", .methods = kMemberMethods, .getsets = kMemberGetSets};
const TypeDef kSuperType = {
    .name = "super",
    .doc =
        "super() -> same as super(__class__, <first argument>)\nsuper(type) -> unbound super "
        "object\nsuper(type, obj) -> bound "
        "super object; requires isinstance(obj, type)\nsuper(type, type2) -> bound super object; "
        "requires "
        "issubclass(type2, type)",
    .methods = kSuperMethods,
    .getsets = kSuperGetSets};

}  // namespace aio
