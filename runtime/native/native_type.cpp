// Native types: from a TypeDef's tables to a class namespace. Filled when a look-up first reaches
// the type, so that the start of an interpreter does not pay for the methods of types that a script
// never touches.
//
// Invariant: a type without kTypeUnfilled has its namespace; everybody reads it through
// type_namespace.
#include "runtime/native/native.hpp"
#include "runtime/object/object_model.hpp"

namespace aio {
namespace {

Value method_value(Vm& vm, const NativeDef* def, Type* type) {
  Value f = Value::object(make_native(vm, def, type, Value::undef()));
  if (def->is_class) {
    auto* wrapper = vm.heap.make<ClassMethod>(shape_id(vm, BuiltinType::ClassMethodDescriptor));
    wrapper->function = f;
    wrapper->attributes = Value::undef();
    return Value::object(wrapper);
  }
  if (def->is_static && def->signature.name() != "__new__") {
    auto* wrapper = vm.heap.make<StaticMethod>(shape_id(vm, BuiltinType::StaticMethod));
    wrapper->function = f;
    wrapper->attributes = Value::undef();
    return Value::object(wrapper);
  }
  return f;
}

void add_tables(Vm& vm, Type* type, const TypeDef& def) {
  size_t names = def.methods.size() + def.getsets.size() + 2;  // __doc__, __hash__
  for (const std::span<const NativeDef>* table : def.shared_methods) names += table->size();
  namespace_reserve(vm, type->ns, names);
  for (const NativeDef& method : def.methods)
    dict_set_str(vm, type->ns, intern(vm, method.signature.name()),
                 method_value(vm, &method, type));
  for (const std::span<const NativeDef>* table : def.shared_methods)
    for (const NativeDef& method : *table)
      dict_set_str(vm, type->ns, intern(vm, method.signature.name()),
                   method_value(vm, &method, type));
  for (const GetSetDef& row : def.getsets) {
    auto* descriptor = vm.heap.make<GetSetDescriptor>(shape_id(vm, BuiltinType::GetSetDescriptor));
    descriptor->owner = type;
    descriptor->def = &row;
    descriptor->name = intern(vm, row.name);
    dict_set_str(vm, type->ns, descriptor->name, Value::object(descriptor));
  }
}

/// A type that compares but does not hash is unhashable.
void settle_hash(Vm& vm, Type* type) {
  Str* eq = vm.special_names[static_cast<size_t>(Special::Eq)];
  Str* hash = vm.special_names[static_cast<size_t>(Special::Hash)];
  if (!dict_get_str(vm, type->ns, eq).is_undef() && dict_get_str(vm, type->ns, hash).is_undef())
    dict_set_str(vm, type->ns, hash, Value::none());
}

/// Members and attributes follow the payload: its end must be fit for a Value.
uint32_t payload_of(const NativeLayout& layout) {
  return static_cast<uint32_t>((layout.size + alignof(Value) - 1) / alignof(Value) *
                               alignof(Value));
}

bool defines_getattr(const TypeDef& def) {
  for (const NativeDef& method : def.methods)
    if (method.signature.name() == "__getattr__") return true;
  return false;
}

}  // namespace

Dict* type_namespace(Vm& vm, Type* type) {
  if (!(type->flags & kTypeUnfilled)) return type->ns;
  type->flags &= ~uint32_t{kTypeUnfilled};
  if (!type->ns) type->ns = new_namespace(vm);
  Value doc = Value::none();
  if (type->def) {
    add_tables(vm, type, *type->def);
    settle_hash(vm, type);
    if (type->def->doc) doc = make_str(vm, type->def->doc);
  }
  add_area_descriptors(vm, type, type->ns);
  if (dict_get_str(vm, type->ns, vm.names.dunder_doc).is_undef())
    dict_set_str(vm, type->ns, vm.names.dunder_doc, doc);
  return type->ns;
}

void fill_type(Vm&, Type* type, const TypeDef& def) {
  type->def = &def;
  type->flags |= kTypeUnfilled | def.flags;
  if (def.layout) {
    type->layout = def.layout;
    type->payload_size = type->members_offset = payload_of(*def.layout);
  }
  if (defines_getattr(def)) type->flags &= ~uint32_t{kTypePlainGetAttr};
}

Type* define_type(Vm& vm, const TypeDef& def, Type* base) {
  if (!base) base = vm.type(BuiltinType::Object);
  Type* type = allocate_type(vm, vm.type(BuiltinType::Type), base);
  std::string_view text = def.name;
  size_t dot = text.rfind('.');
  if (dot != std::string_view::npos) {
    type->attributes = Value::object(intern(vm, text.substr(0, dot)));
    text.remove_prefix(dot + 1);
  }
  type->name = type->qualname = intern(vm, text);
  type->def = &def;
  type->flags |= def.flags | kTypeUnfilled;
  if (def.layout) {
    type->layout = def.layout;
    type->instance_kind = Kind::Native;
    type->payload_size = type->members_offset = payload_of(*def.layout);
    type->weak_list_allowed = 1;
  }
  type->attributes_offset = def.has_dict || base->attributes_offset ? type->payload_size : 0;
  if (defines_getattr(def)) type->flags &= ~uint32_t{kTypePlainGetAttr};
  Value bases = Value::object(base);
  type->bases = as<Tuple>(make_tuple(vm, &bases, 1));
  type->mro = as<Tuple>(linearize(vm, type, type->bases));
  // A builtin subclass of a builtin type is found through vm.types_; this one only here.
  add_to_bases(vm, type);
  return type;
}

}  // namespace aio
