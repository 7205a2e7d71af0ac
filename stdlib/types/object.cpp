// object: what every class inherits.
#include <algorithm>
#include <cstdio>

#include "runtime/object/iterator.hpp"
#include "stdlib/module_types.hpp"
#include "stdlib/types/support.hpp"

namespace aio {

std::string address_text(Value v) {
  char buffer[24];
  std::snprintf(buffer, sizeof buffer, "0x%012llx",
                static_cast<unsigned long long>(v.bits & 0xFFFF'FFFF'FFFFull));
  return buffer;
}

Value type_module(Vm& vm, const Type* type) {
  if (type->ns) {
    Value module = dict_get_str(vm, type->ns, vm.names.dunder_module);
    bool own = is_kind(
        module,
        Kind::GetSetDescriptor);  // of `type`: what its instances' attribute is read through
    if (!module.is_undef() && !own) return module;
  }
  if (is_kind(type->attributes, Kind::Str)) return type->attributes;
  return Value::object(vm.names.builtins);
}

std::string full_name(Vm& vm, const Type* type) {
  std::string qualname = to_utf8(type->qualname);
  auto* module = dyn_as<Str>(type_module(vm, type));
  if (!module || str_is(module, "builtins")) return qualname;
  return to_utf8(module) + "." + qualname;
}

namespace {

bool overrides(Vm& vm, Type* type, Special which) {
  return !(lookup_special(vm, type, which) ==
           lookup_special(vm, vm.type(BuiltinType::Object), which));
}

Raised raise_abstract(Vm& vm, Type* type) {
  AIO_TRY(Value methods, get_attr(vm, Value::object(type), vm.names.dunder_abstractmethods));
  AIO_TRY(Value list, list_from_iterable(vm, methods));
  std::vector<std::string> names;
  for (size_t i = 0; i < as<List>(list)->size; ++i)
    if (auto* s = dyn_as<Str>(as<List>(list)->items[i])) names.push_back(to_utf8(s));
  std::sort(names.begin(), names.end());
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "'" : ", '") + name + "'";
  return raise(
      vm, ExceptionType::TypeError,
      "Can't instantiate abstract class %S without an implementation for abstract method%s %s",
      type->name, names.size() > 1 ? "s" : "", text.c_str());
}

Value object_new(Vm& vm, Type* cls, VarArgs args, Dict* kwargs) {
  if (!args.empty() || kwargs) {
    if (overrides(vm, cls, Special::New))
      return raise(vm, ExceptionType::TypeError,
                   "object.__new__() takes exactly one argument (the type to instantiate)");
    if (!overrides(vm, cls, Special::Init))
      return raise(vm, ExceptionType::TypeError, "%S() takes no arguments", cls->name);
  }
  if (cls->flags & kTypeAbstract) return raise_abstract(vm, cls);
  if (cls->instance_kind != Kind::Instance || cls->layout) {
    const Type* native = cls;
    while (native->flags & kTypeHeap) native = native->base;
    if (native->flags & kTypeDisallowNew)
      return raise(vm, ExceptionType::TypeError, "cannot create '%S' instances", native->name);
    return raise(vm, ExceptionType::TypeError, "object.__new__(%S) is not safe, use %S.__new__()",
                 cls->name, native->name);
  }
  return Value::object(new_instance(vm, cls));
}

Status object_init(Vm& vm, Value self, VarArgs args, Dict* kwargs) {
  if (args.empty() && !kwargs) return Status::Ok;
  Type* type = type_of(vm, self);
  if (overrides(vm, type, Special::Init))
    return raise(vm, ExceptionType::TypeError,
                 "object.__init__() takes exactly one argument (the instance to initialize)");
  if (!overrides(vm, type, Special::New))
    return raise(vm, ExceptionType::TypeError,
                 "%S.__init__() takes exactly one argument (the instance to initialize)",
                 type->name);
  return Status::Ok;
}

Value object_repr(Vm& vm, Value self) {
  Type* type = type_of(vm, self);
  return make_str(vm, "<" + full_name(vm, type) + " object at " + address_text(self) + ">");
}

Value object_str(Vm& vm, Value self) { return repr_of(vm, self); }

Value object_format(Vm& vm, Value self, Str* spec) {
  if (spec->length)
    return raise(vm, ExceptionType::TypeError, "unsupported format string passed to %T.__format__",
                 self.bits);
  return str_of(vm, self);
}

Value object_eq(Vm&, Value self, Value other) {
  return self == other ? Value::boolean(true) : Value::not_implemented();
}

Value object_ne(Vm& vm, Value self, Value other) {
  Value eq = lookup_special(vm, type_of(vm, self), Special::Eq);
  if (eq.is_undef() || eq.is_none()) return Value::not_implemented();
  AIO_TRY(Value r, call_method_value(vm, eq, self, &other, 1));
  if (r.is_not_implemented()) return r;
  AIO_TRY(bool equal, truthy(vm, r));
  return Value::boolean(!equal);
}

Value object_order(Vm&, Value, Value) { return Value::not_implemented(); }

Value object_hash(Vm& vm, Value self) {
  uint64_t address = self.bits & 0xFFFF'FFFF'FFFFull;
  return make_int(vm, static_cast<int64_t>(address >> 4 | address << 60));
}

Raised raise_bad_name(Vm& vm, Value name) {
  return raise(vm, ExceptionType::TypeError, "attribute name must be string, not '%T'", name.bits);
}

Value object_getattribute(Vm& vm, Value self, Value name) {
  if (!is_kind(name, Kind::Str)) return raise_bad_name(vm, name);
  return generic_get_attr(vm, self, as<Str>(name));
}

Status object_setattr(Vm& vm, Value self, Value name, Value value) {
  if (!is_kind(name, Kind::Str)) return raise_bad_name(vm, name);
  if (is_kind(self, Kind::Type))
    return raise(vm, ExceptionType::TypeError, "can't apply this __setattr__ to %T object",
                 self.bits);
  return generic_set_attr(vm, self, as<Str>(name), value);
}

Status object_delattr(Vm& vm, Value self, Value name) {
  if (!is_kind(name, Kind::Str)) return raise_bad_name(vm, name);
  if (is_kind(self, Kind::Type))
    return raise(vm, ExceptionType::TypeError, "can't apply this __delattr__ to %T object",
                 self.bits);
  return generic_set_attr(vm, self, as<Str>(name), Value::undef());
}

void add_keys(Vm& vm, Dict* from, Dict* into) {
  uint32_t position = 0;
  Value key, value;
  while (dict_next(from, &position, &key, &value))
    if (auto* name = dyn_as<Str>(key)) dict_set_str(vm, into, name, Value::none());
}

Value object_dir(Vm& vm, Value self) {
  Dict* names = new_dict(vm);
  Rooted keep(vm, names);
  Value own = get_attr_or_undef(vm, self, vm.names.dunder_dict);
  if (own.is_exc()) return own;
  if (auto* dict = dyn_as<Dict>(own)) add_keys(vm, dict, names);
  Value cls = get_attr_or_undef(vm, self, vm.names.dunder_class);
  if (cls.is_exc()) return cls;
  if (auto* type = dyn_as<Type>(cls))
    for (size_t i = 0; i < type->mro->size; ++i)
      add_keys(vm, type_namespace(vm, as<Type>(type->mro->items()[i])), names);
  return list_from_iterable(vm, keep);
}

int64_t object_sizeof(Vm& vm, Value self) {
  constexpr int64_t kGcHeader = 16;
  return self.is_object() ? static_cast<int64_t>(type_of(vm, self)->instance_size()) + kGcHeader
                          : 24;
}

void object_init_subclass(Vm&, Value) {}
Value object_subclasshook(Vm&, Value, Value) { return Value::not_implemented(); }

// --- copying and pickling ---

Value slot_state(Vm& vm, Value self, Dict* slots) {
  Tuple* mro = type_of(vm, self)->mro;
  for (size_t i = mro->size; i-- > 0;) {
    uint32_t position = 0;
    Value key, value;
    while (dict_next(type_namespace(vm, as<Type>(mro->items()[i])), &position, &key, &value)) {
      auto* member = dyn_as<MemberDescriptor>(value);
      if (!member) continue;
      Value held = get_attr_or_undef(vm, self, member->name);
      if (held.is_exc()) return held;
      if (!held.is_undef()) dict_set_str(vm, slots, member->name, held);
    }
  }
  return Value::none();
}

Value object_getstate(Vm& vm, Value self) {
  Rooted slots(vm, new_dict(vm));
  Value dict = Value::none();
  if (self.is_object()) {
    dict = get_attr_or_undef(vm, self, vm.names.dunder_dict);
    if (dict.is_exc()) return dict;
    dict = or_none(dict);
    if (auto* d = dyn_as<Dict>(dict)) {
      if (dict_size(d) == 0) dict = Value::none();
      else dict = Value::object(dict_copy(vm, d));
    }
  }
  Rooted keep(vm, dict);
  AIO_CHECK(slot_state(vm, self, slots.as<Dict>()));
  if (dict_size(slots.as<Dict>()) == 0) return dict;
  Value pair[2] = {dict, slots};
  return make_tuple(vm, pair, 2);
}

Value new_arguments(Vm& vm, Value self, Rooted* kwargs) {
  AIO_TRY(Value ex, get_attr_or_undef(vm, self, intern(vm, "__getnewargs_ex__")));
  if (!ex.is_undef()) {
    AIO_TRY(Value pair, vm.call(ex));
    auto* t = dyn_as<Tuple>(pair);
    if (!t || t->size != 2 || !is_kind(t->items()[0], Kind::Tuple))
      return raise(vm, ExceptionType::TypeError,
                   "__getnewargs_ex__ should return a tuple of length 2");
    *kwargs = t->items()[1];
    return t->items()[0];
  }
  AIO_TRY(Value plain, get_attr_or_undef(vm, self, intern(vm, "__getnewargs__")));
  if (plain.is_undef()) return Value::object(vm.empty_tuple);
  AIO_TRY(Value args, vm.call(plain));
  if (!is_kind(args, Kind::Tuple))
    return raise(vm, ExceptionType::TypeError, "__getnewargs__ should return a tuple, not '%T'",
                 args.bits);
  return args;
}

Value object_reduce_ex(Vm& vm, Value self, int64_t protocol) {
  // A __reduce__ of the class goes first.
  Value reduce = type_lookup(vm, type_of(vm, self), vm.names.dunder_reduce);
  if (!(reduce == type_lookup(vm, vm.type(BuiltinType::Object), vm.names.dunder_reduce)))
    return vm.call_method(self, vm.names.dunder_reduce);
  if (protocol < 2) {
    AIO_TRY(Value copyreg, import_module(vm, "copyreg"));
    Value args[2] = {self, make_int(vm, protocol)};
    return vm.call_method(copyreg, intern(vm, "_reduce_ex"), args, 2);
  }
  Type* type = type_of(vm, self);
  if (type->flags & kTypeDisallowNew || type->instance_kind == Kind::Module ||
      (type->instance_kind != Kind::Instance && !(type->flags & kTypeBaseType)))
    return raise(vm, ExceptionType::TypeError, "cannot pickle '%S' object", type->name);
  if (!vm.source)
    return raise(vm, ExceptionType::TypeError, "cannot pickle '%S' object", type->name);
  AIO_TRY(Value copyreg, vm.source->import_module(vm, intern(vm, "copyreg")));
  Rooted keep(vm, copyreg), kwargs(vm);
  AIO_TRY(Value args, new_arguments(vm, self, &kwargs));
  Rooted keep_args(vm, args);
  bool with_keywords = is_kind(kwargs, Kind::Dict) && dict_size(kwargs.as<Dict>()) > 0;
  AIO_TRY(Value maker,
          get_attr(vm, copyreg, intern(vm, with_keywords ? "__newobj_ex__" : "__newobj__")));
  Rooted keep_maker(vm, maker);
  std::vector<Value> make_args{Value::object(type)};
  if (with_keywords) {
    make_args.push_back(args);
    make_args.push_back(kwargs);
  } else {
    for (size_t i = 0; i < as<Tuple>(args)->size; ++i)
      make_args.push_back(as<Tuple>(args)->items()[i]);
  }
  Rooted all(vm, make_tuple(vm, make_args.data(), make_args.size()));
  AIO_TRY(Value state, vm.call_method(self, vm.names.dunder_getstate));
  Rooted keep_state(vm, state);
  Value lists = Value::none(), dicts = Value::none();
  if (is_kind(self, Kind::List)) { AIO_TRY(lists, get_iter(vm, self)); }
  Rooted keep_lists(vm, lists);
  if (is_kind(self, Kind::Dict)) {
    AIO_TRY(Value items, vm.call_method(self, vm.names.items));
    AIO_TRY(dicts, get_iter(vm, items));
  }
  Value result[5] = {maker, all, state, lists, dicts};
  return make_tuple(vm, result, 5);
}

Value object_reduce(Vm& vm, Value self) { return object_reduce_ex(vm, self, 0); }

// --- __class__ ---

Value get_class(Vm& vm, Value self) { return Value::object(type_of(vm, self)); }

Status set_class(Vm& vm, Value self, Value value) {
  if (value.is_undef())
    return raise(vm, ExceptionType::TypeError, "can't delete __class__ attribute");
  auto* to = dyn_as<Type>(value);
  if (!to)
    return raise(vm, ExceptionType::TypeError, "__class__ must be set to a class, not '%T' object",
                 value.bits);
  Type* from = type_of(vm, self);
  bool modules = is_subtype(from, vm.type(BuiltinType::Module)) &&
                 is_subtype(to, vm.type(BuiltinType::Module));
  if (!modules && (!(from->flags & kTypeHeap) || !(to->flags & kTypeHeap)))
    return raise(vm, ExceptionType::TypeError,
                 "__class__ assignment only supported for mutable types or ModuleType subclasses");
  if (!compatible_layouts(from, to))
    return raise(vm, ExceptionType::TypeError,
                 "__class__ assignment: '%S' object layout differs from '%S'", to->name,
                 from->name);
  return change_class(vm, self.as_object(), to);
}

constexpr NativeDef kMethods[] = {
    static_def<object_new>(
        "__new__(cls, /, *args, **kwargs)",
        "Create and return a new object.  See help(type) for accurate signature."),
    def<object_init>("__init__(self, /, *args, **kwargs)",
                     "Initialize self.  See help(type(self)) for accurate signature."),
    def<object_repr>("__repr__(self, /)", "Return repr(self)."),
    def<object_str>("__str__(self, /)", "Return str(self)."),
    def<object_format>("__format__(self, format_spec, /)",
                       "Default object formatter.\n\nReturn str(self) if format_spec is empty. "
                       "Raise TypeError otherwise."),
    def<object_eq>("__eq__(self, value, /)", "Return self==value."),
    def<object_ne>("__ne__(self, value, /)", "Return self!=value."),
    def<object_order>("__lt__(self, value, /)", "Return self<value."),
    def<object_order>("__le__(self, value, /)", "Return self<=value."),
    def<object_order>("__gt__(self, value, /)", "Return self>value."),
    def<object_order>("__ge__(self, value, /)", "Return self>=value."),
    def<object_hash>("__hash__(self, /)", "Return hash(self)."),
    def<object_getattribute>("__getattribute__(self, name, /)", "Return getattr(self, name)."),
    def<object_setattr>("__setattr__(self, name, value, /)",
                        "Implement setattr(self, name, value)."),
    def<object_delattr>("__delattr__(self, name, /)", "Implement delattr(self, name)."),
    def<object_dir>("__dir__(self, /)", "Default dir() implementation."),
    def<object_sizeof>("__sizeof__(self, /)", "Size of object in memory, in bytes."),
    def<object_reduce_ex>("__reduce_ex__(self, protocol, /)", "Helper for pickle."),
    def<object_reduce>("__reduce__(self, /)", "Helper for pickle."),
    def<object_getstate>("__getstate__(self, /)", "Helper for pickle."),
    class_def<object_init_subclass>(
        "__init_subclass__(cls, /)",
        "This method is called when a class is subclassed.\n\nThe default implementation does "
        "nothing. It may be\noverridden to extend subclasses."),
    class_def<object_subclasshook>(
        "__subclasshook__(cls, object, /)",
        "Abstract classes can override this to customize issubclass().\n\nThis is invoked early "
        "on by abc.ABCMeta.__subclasscheck__().\nIt should return True, False or NotImplemented.  "
        "If it returns\nNotImplemented, the normal algorithm is used.  Otherwise, it\noverrides "
        "the normal algorithm (and the outcome is cached)."),
};

constexpr GetSetDef kGetSets[] = {{"__class__", get_class, set_class, "the object's class"}};

}  // namespace

extern const TypeDef kObjectType;
const TypeDef kObjectType = {
    .name = "object",
    .doc =
        "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and "
        "returns a new featureless\n"
        "instance that has no instance attributes and cannot be given any.\n",
    .methods = kMethods,
    .getsets = kGetSets,
};

}  // namespace aio
