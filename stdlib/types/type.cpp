// type: classes as objects: type(name, bases, dict), calling a class, and what a class says about
// itself.
#include "runtime/object/builtin_ops.hpp"
#include "runtime/object/iterator.hpp"
#include "stdlib/types/generic_alias.hpp"
#include "stdlib/types/support.hpp"
#include "stdlib/types/union.hpp"

namespace aio {
namespace {

Type* self_type(Value self) { return as<Type>(self); }

Value type_new(Vm& vm, Type* metaclass, VarArgs args, Dict* kwargs) {
  if (metaclass == vm.type(BuiltinType::Type) && args.size() == 1 && !kwargs)
    return Value::object(type_of(vm, args[0]));
  if (args.size() == 1 && kwargs && kwargs->live && metaclass == vm.type(BuiltinType::Type))
    return raise(vm, ExceptionType::TypeError, "type() takes no keyword arguments");
  if (args.size() != 3) {
    if (metaclass == vm.type(BuiltinType::Type))
      return raise(vm, ExceptionType::TypeError, "type() takes 1 or 3 arguments");
    return raise(vm, ExceptionType::TypeError,
                 "type.__new__() takes exactly 3 arguments (%zu given)", args.size());
  }
  auto* name = dyn_as<Str>(args[0]);
  auto* bases = dyn_as<Tuple>(args[1]);
  auto* ns = dyn_as<Dict>(args[2]);
  if (!name)
    return raise(vm, ExceptionType::TypeError, "type.__new__() argument 1 must be str, not %A",
                 args[0].bits);
  if (!bases)
    return raise(vm, ExceptionType::TypeError, "type.__new__() argument 2 must be tuple, not %T",
                 args[1].bits);
  if (!ns)
    return raise(vm, ExceptionType::TypeError, "type.__new__() argument 3 must be dict, not %T",
                 args[2].bits);
  for (size_t i = 0; i < bases->size; ++i) {
    if (is_kind(bases->items()[i], Kind::Type)) continue;
    Value entries = get_attr_or_undef(vm, bases->items()[i],
                                      vm.special_names[static_cast<size_t>(Special::MroEntries)]);
    if (entries.is_exc()) return entries;
    if (!entries.is_undef())
      return raise(vm, ExceptionType::TypeError,
                   "type() doesn't support MRO entry resolution; use types.new_class()");
  }
  AIO_TRY(Type * winner, most_derived_metaclass(vm, metaclass, bases));
  if (winner != metaclass) {
    // The winner may make classes in a way of its own.
    Value maker = lookup_special(vm, winner, Special::New);
    if (!(maker == lookup_special(vm, vm.type(BuiltinType::Type), Special::New))) {
      AIO_TRY(maker, bind_attribute(vm, maker, Value::undef(), winner));
      Value all[4] = {Value::object(winner), args[0], args[1], args[2]};
      return vm.call(maker, all, 4);
    }
    metaclass = winner;
  }
  return make_class(vm, metaclass, name, bases, ns, kwargs);
}

Status type_init(Vm& vm, Value, VarArgs args, Dict* kwargs) {
  if (kwargs && args.size() == 1)
    return raise(vm, ExceptionType::TypeError, "type.__init__() takes no keyword arguments");
  if (args.size() != 1 && args.size() != 3)
    return raise(vm, ExceptionType::TypeError, "type.__init__() takes 1 or 3 arguments");
  return Status::Ok;
}

Value type_call(Vm& vm, Value self, VarArgs args, Dict* kwargs) {
  std::vector<Value> all(args.begin(), args.end());
  std::vector<Value> names;
  if (kwargs) {
    uint32_t position = 0;
    Value key, value;
    while (dict_next(kwargs, &position, &key, &value)) {
      names.push_back(key);
      all.push_back(value);
    }
  }
  Rooted keep(vm, kwargs ? Value::object(kwargs) : Value::undef());
  Rooted kw(vm, names.empty() ? Value::undef() : make_tuple(vm, names.data(), names.size()));
  return construct(vm, self_type(self), all.data(), all.size(),
                   names.empty() ? nullptr : kw.as<Tuple>());
}

Value type_repr(Vm& vm, Value self) {
  return make_str(vm, "<class '" + full_name(vm, self_type(self)) + "'>");
}

Raised raise_bad_name(Vm& vm, Value name) {
  return raise(vm, ExceptionType::TypeError, "attribute name must be string, not '%T'", name.bits);
}

Value type_getattribute(Vm& vm, Value self, Value name) {
  if (!is_kind(name, Kind::Str)) return raise_bad_name(vm, name);
  return generic_get_attr(vm, self, as<Str>(name));
}

Status type_setattr(Vm& vm, Value self, Value name, Value value) {
  if (!is_kind(name, Kind::Str)) return raise_bad_name(vm, name);
  return generic_set_attr(vm, self, as<Str>(name), value);
}

Status type_delattr(Vm& vm, Value self, Value name) {
  if (!is_kind(name, Kind::Str)) return raise_bad_name(vm, name);
  return generic_set_attr(vm, self, as<Str>(name), Value::undef());
}

Value type_mro(Vm& vm, Value self) {
  AIO_TRY(Value order, linearize(vm, self_type(self), self_type(self)->bases));
  return make_list(vm, as<Tuple>(order)->items(), as<Tuple>(order)->size);
}

Value type_subclasses(Vm& vm, Value self) {
  List* list = new_list(vm, 4);
  for (Type* t : direct_subclasses(vm, self_type(self)))
    AIO_CHECK(list_append(vm, list, Value::object(t)));
  return Value::object(list);
}

Result<bool> type_instancecheck(Vm& vm, Value self, Value instance) {
  return instance_check(vm, instance, self);
}
Result<bool> type_subclasscheck(Vm& vm, Value self, Value subclass) {
  return subclass_check(vm, subclass, self);
}

Value type_dir(Vm& vm, Value self) {
  Dict* names = new_dict(vm);
  Tuple* mro = self_type(self)->mro;
  for (size_t i = 0; i < mro->size; ++i) {
    uint32_t position = 0;
    Value key, value;
    while (dict_next(type_namespace(vm, as<Type>(mro->items()[i])), &position, &key, &value))
      dict_set_str(vm, names, as<Str>(key), Value::none());
  }
  return list_from_iterable(vm, Value::object(names));
}

Value type_prepare(Vm& vm, Value, VarArgs, Dict*) { return Value::object(new_dict(vm)); }
int64_t type_sizeof(Vm&, Value) { return static_cast<int64_t>(sizeof(Type)); }
Value type_or(Vm& vm, Value self, Value other) { return union_of(vm, self, other); }
Value type_ror(Vm& vm, Value self, Value other) { return union_of(vm, other, self); }
Value type_hash(Vm& vm, Value self) {
  uint64_t address = self.bits & 0xFFFF'FFFF'FFFFull;
  return make_int(vm, static_cast<int64_t>(address >> 4 | address << 60));
}

// --- attributes ---

Status require_heap(Vm& vm, Type* type, const char* name) {
  if (type->flags & kTypeHeap) return Status::Ok;
  return raise(vm, ExceptionType::TypeError, "cannot set '%s' attribute of immutable type '%S'",
               name, type->name);
}

Status require_value(Vm& vm, Type* type, const char* name, Value value) {
  AIO_CHECK(require_heap(vm, type, name));
  if (!value.is_undef()) return Status::Ok;
  return raise(vm, ExceptionType::TypeError, "cannot delete '%s' attribute of immutable type '%S'",
               name, type->name);
}

Value get_name(Vm&, Value self) { return Value::object(self_type(self)->name); }
Status set_name(Vm& vm, Value self, Value value) {
  Type* type = self_type(self);
  AIO_CHECK(require_value(vm, type, "__name__", value));
  auto* name = dyn_as<Str>(value);
  if (!name)
    return raise(vm, ExceptionType::TypeError, "can only assign string to %S.__name__, not '%T'",
                 type->name, value.bits);
  vm.heap.before_write(type);
  type->name = name;
  return Status::Ok;
}

Value get_qualname(Vm&, Value self) { return Value::object(self_type(self)->qualname); }
Status set_qualname(Vm& vm, Value self, Value value) {
  Type* type = self_type(self);
  AIO_CHECK(require_value(vm, type, "__qualname__", value));
  auto* name = dyn_as<Str>(value);
  if (!name)
    return raise(vm, ExceptionType::TypeError,
                 "can only assign string to %S.__qualname__, not '%T'", type->name, value.bits);
  vm.heap.before_write(type);
  type->qualname = name;
  return Status::Ok;
}

Value get_module(Vm& vm, Value self) {
  Type* type = self_type(self);
  if (!(type->flags & kTypeHeap)) return type_module(vm, type);
  Value module = dict_get_str(vm, type->ns, vm.names.dunder_module);
  return module.is_undef() ? Value(raise_value(vm, ExceptionType::AttributeError,
                                               Value::object(vm.names.dunder_module)))
                           : module;
}
Status set_module(Vm& vm, Value self, Value value) {
  AIO_CHECK(require_value(vm, self_type(self), "__module__", value));
  return type_store(vm, self_type(self), vm.names.dunder_module, value);
}

Value get_bases(Vm&, Value self) { return Value::object(self_type(self)->bases); }
Value get_mro(Vm&, Value self) { return Value::object(self_type(self)->mro); }
Value get_base(Vm&, Value self) {
  Type* base = self_type(self)->base;
  return base ? Value::object(base) : Value::none();
}

/// New bases of the same layout: the class and everything below it get new orders.
Status set_bases(Vm& vm, Value self, Value value) {
  Type* type = self_type(self);
  AIO_CHECK(require_value(vm, type, "__bases__", value));
  auto* bases = dyn_as<Tuple>(value);
  if (!bases)
    return raise(vm, ExceptionType::TypeError, "can only assign tuple to %S.__bases__, not %T",
                 type->name, value.bits);
  if (bases->size == 0)
    return raise(vm, ExceptionType::TypeError,
                 "can only assign non-empty tuple to %S.__bases__, not ()", type->name);
  for (size_t i = 0; i < bases->size; ++i) {
    auto* base = dyn_as<Type>(bases->items()[i]);
    if (!base)
      return raise(vm, ExceptionType::TypeError, "%S.__bases__ must be tuple of classes, not '%T'",
                   type->name, bases->items()[i].bits);
    if (is_subtype(base, type))
      return raise(vm, ExceptionType::TypeError, "a __bases__ item causes an inheritance cycle");
  }
  auto* first = as<Type>(bases->items()[0]);
  if (first->payload_size != type->base->payload_size ||
      first->instance_kind != type->base->instance_kind)
    return raise(vm, ExceptionType::TypeError,
                 "__bases__ assignment: '%S' object layout differs from '%S'", first->name,
                 type->base->name);
  vm.heap.before_write(type);
  Tuple* old_bases = type->bases;
  type->bases = bases;
  Value order = linearize(vm, type, bases);
  if (order.is_exc()) {
    type->bases = old_bases;
    return raised;
  }
  type->mro = as<Tuple>(order);
  type->base = first;
  add_to_bases(vm, type);
  std::vector<Type*> below = direct_subclasses(vm, type);
  for (size_t i = 0; i < below.size(); ++i) {
    AIO_TRY(Value sub_order, linearize(vm, below[i], below[i]->bases));
    vm.heap.before_write(below[i]);
    below[i]->mro = as<Tuple>(sub_order);
    for (Type* t : direct_subclasses(vm, below[i])) below.push_back(t);
  }
  invalidate_type(vm, type);
  return Status::Ok;
}

Value get_dict(Vm& vm, Value self) {
  auto* proxy = vm.heap.make<MappingProxy>(shape_id(vm, BuiltinType::MappingProxy));
  proxy->mapping = Value::object(type_namespace(vm, self_type(self)));
  return Value::object(proxy);
}

Value get_doc(Vm& vm, Value self) {
  Type* type = self_type(self);
  if (!(type->flags & kTypeHeap))
    return type->def && type->def->doc ? make_str(vm, type->def->doc) : Value::none();
  Value doc = dict_get_str(vm, type->ns, vm.names.dunder_doc);
  return doc.is_undef() ? Value::none() : bind_attribute(vm, doc, Value::undef(), type);
}
Status set_doc(Vm& vm, Value self, Value value) {
  AIO_CHECK(require_value(vm, self_type(self), "__doc__", value));
  return type_store(vm, self_type(self), vm.names.dunder_doc, value);
}

Value get_annotations(Vm& vm, Value self) {
  Type* type = self_type(self);
  if (!(type->flags & kTypeHeap))
    return raise_attribute_error(vm, self, vm.names.dunder_annotations);
  Value v = dict_get_str(vm, type->ns, vm.names.dunder_annotations);
  if (!v.is_undef()) return bind_attribute(vm, v, Value::undef(), type);
  Value fresh = Value::object(new_dict(vm));
  AIO_CHECK(type_store(vm, type, vm.names.dunder_annotations, fresh));
  return fresh;
}
Status set_annotations(Vm& vm, Value self, Value value) {
  AIO_CHECK(require_heap(vm, self_type(self), "__annotations__"));
  if (value.is_undef() &&
      dict_get_str(vm, self_type(self)->ns, vm.names.dunder_annotations).is_undef())
    return raise_value(vm, ExceptionType::AttributeError,
                       Value::object(vm.names.dunder_annotations));
  return type_store(vm, self_type(self), vm.names.dunder_annotations, value);
}

Value get_abstractmethods(Vm& vm, Value self) {
  Type* type = self_type(self);
  Value v = type == vm.type(BuiltinType::Type)
                ? Value::undef()
                : dict_get_str(vm, type_namespace(vm, type), vm.names.dunder_abstractmethods);
  if (v.is_undef())
    return raise_value(vm, ExceptionType::AttributeError,
                       Value::object(vm.names.dunder_abstractmethods));
  return v;
}
Status set_abstractmethods(Vm& vm, Value self, Value value) {
  Type* type = self_type(self);
  AIO_CHECK(require_heap(vm, type, "__abstractmethods__"));
  bool abstract = false;
  if (!value.is_undef()) { AIO_TRY(abstract, truthy(vm, value)); }
  AIO_CHECK(type_store(vm, type, vm.names.dunder_abstractmethods, value));
  type->flags = abstract ? type->flags | kTypeAbstract : type->flags & ~uint32_t{kTypeAbstract};
  return Status::Ok;
}

Value get_type_params(Vm& vm, Value self) {
  Type* type = self_type(self);
  Value v = type->flags & kTypeHeap ? dict_get_str(vm, type->ns, vm.names.dunder_type_params)
                                    : Value::undef();
  return v.is_undef() ? Value::object(vm.empty_tuple) : v;
}
Status set_type_params(Vm& vm, Value self, Value value) {
  AIO_CHECK(require_value(vm, self_type(self), "__type_params__", value));
  return type_store(vm, self_type(self), vm.names.dunder_type_params, value);
}

Value get_flags(Vm&, Value self) {
  constexpr int64_t kHeapType = 1 << 9, kBaseType = 1 << 10, kAbstract = 1 << 20;
  uint32_t flags = self_type(self)->flags;
  return Value::small_int((flags & kTypeHeap ? kHeapType : 0) |
                          (flags & kTypeBaseType ? kBaseType : 0) |
                          (flags & kTypeAbstract ? kAbstract : 0));
}
Value get_basicsize(Vm&, Value self) {
  return Value::small_int(static_cast<int64_t>(self_type(self)->instance_size()));
}
Value get_itemsize(Vm&, Value self) {
  return Value::small_int(self_type(self)->flags & kTypeVariableSize ? 8 : 0);
}
Value get_dictoffset(Vm&, Value self) {
  return Value::small_int(self_type(self)->attributes_offset ? -1 : 0);
}
Value get_weakrefoffset(Vm&, Value self) {
  return Value::small_int(self_type(self)->weak_list_allowed ? -1 : 0);
}
Value get_text_signature(Vm&, Value) { return Value::none(); }

constexpr NativeDef kMethods[] = {
    static_def<type_new>("__new__(cls, /, *args, **kwargs)",
                         "Create and return a new object.  See help(type) for accurate signature."),
    def<type_init>("__init__(self, /, *args, **kwargs)",
                   "Initialize self.  See help(type(self)) for accurate signature."),
    def<type_call>("__call__(self, /, *args, **kwargs)", "Call self as a function."),
    def<type_repr>("__repr__(self, /)", "Return repr(self)."),
    def<type_hash>("__hash__(self, /)", "Return hash(self)."),
    def<type_getattribute>("__getattribute__(self, name, /)", "Return getattr(self, name)."),
    def<type_setattr>("__setattr__(self, name, value, /)", "Implement setattr(self, name, value)."),
    def<type_delattr>("__delattr__(self, name, /)", "Implement delattr(self, name)."),
    def<type_mro>("mro(self, /)", "Return a type's method resolution order."),
    def<type_subclasses>("__subclasses__(self, /)", "Return a list of immediate subclasses."),
    def<type_instancecheck>("__instancecheck__(self, instance, /)",
                            "Check if an object is an instance."),
    def<type_subclasscheck>("__subclasscheck__(self, subclass, /)",
                            "Check if a class is a subclass."),
    def<type_dir>("__dir__(self, /)", "Specialized __dir__ implementation for types."),
    def<type_sizeof>("__sizeof__(self, /)", "Return memory consumption of the type object."),
    class_def<type_prepare>("__prepare__(cls, /, *args, **kwargs)",
                            "Create the namespace for the class statement"),
    def<type_or>("__or__(self, value, /)", "Return self|value."),
    def<type_ror>("__ror__(self, value, /)", "Return value|self."),
};

constexpr GetSetDef kGetSets[] = {
    {"__name__", get_name, set_name},
    {"__qualname__", get_qualname, set_qualname},
    {"__module__", get_module, set_module},
    {"__bases__", get_bases, set_bases},
    {"__base__", get_base},
    {"__mro__", get_mro},
    {"__dict__", get_dict},
    {"__doc__", get_doc, set_doc},
    {"__annotations__", get_annotations, set_annotations},
    {"__abstractmethods__", get_abstractmethods, set_abstractmethods},
    {"__type_params__", get_type_params, set_type_params},
    {"__flags__", get_flags},
    {"__basicsize__", get_basicsize},
    {"__itemsize__", get_itemsize},
    {"__dictoffset__", get_dictoffset},
    {"__weakrefoffset__", get_weakrefoffset},
    {"__text_signature__", get_text_signature},
};

}  // namespace

extern const TypeDef kTypeType;
const TypeDef kTypeType = {
    .name = "type",
    .doc = "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type",
    .methods = kMethods,
    .getsets = kGetSets,
};

}  // namespace aio
