// module: namespaces that import makes, and modules made by hand.
#include "runtime/object/iterator.hpp"
#include "stdlib/types/support.hpp"

namespace aio {
namespace {

Module* self_module(Value self) { return as<Module>(self); }

Value module_new(Vm& vm, Type* cls, VarArgs, Dict*) {
  auto* module = static_cast<Module*>(new_instance(vm, cls));
  module->ns = new_namespace(vm);
  module->name = Value::none();
  return Value::object(module);
}

Status module_init(Vm& vm, Value self, Value name, Value doc) {
  if (!is_kind(name, Kind::Str))
    return raise(vm, ExceptionType::TypeError, "module() argument 'name' must be str, not %A",
                 name.bits);
  Module* module = self_module(self);
  vm.heap.shade(module->name);
  module->name = name;
  dict_set_str(vm, module->ns, vm.names.dunder_name, name);
  dict_set_str(vm, module->ns, vm.names.dunder_doc, doc);
  for (Str* key : {vm.names.dunder_package, vm.names.dunder_loader, vm.names.dunder_spec})
    dict_set_str(vm, module->ns, key, Value::none());
  return Status::Ok;
}

Value module_repr(Vm& vm, Value self) {
  Module* module = self_module(self);
  Value name = dict_get_str(vm, module->ns, vm.names.dunder_name);
  Value file = dict_get_str(vm, module->ns, vm.names.dunder_file);
  StrBuilder out(vm);
  out.append_ascii("<module ");
  if (is_kind(name, Kind::Str)) {
    AIO_TRY(Value shown, repr_of(vm, name));
    out.append(as<Str>(shown));
  } else {
    out.append_ascii("'?'");
  }
  if (is_kind(file, Kind::Str)) {
    AIO_TRY(Value shown, repr_of(vm, file));
    out.append_ascii(" from ");
    out.append(as<Str>(shown));
  } else if (module->ns == vm.builtins || (vm.sys && module == vm.sys)) {
    out.append_ascii(" (built-in)");
  }
  out.append_ascii(">");
  return out.finish();
}

Value module_dir(Vm& vm, Value self) {
  Dict* ns = self_module(self)->ns;
  Value hook = dict_get_str(vm, ns, vm.special_names[static_cast<size_t>(Special::Dir)]);
  if (!hook.is_undef()) return vm.call(hook);
  List* list = new_list(vm, dict_size(ns));
  uint32_t position = 0;
  Value key, value;
  while (dict_next(ns, &position, &key, &value)) AIO_CHECK(list_append(vm, list, key));
  return Value::object(list);
}

Value module_getattribute(Vm& vm, Value self, Value name) {
  if (!is_kind(name, Kind::Str))
    return raise(vm, ExceptionType::TypeError, "attribute name must be string, not '%T'",
                 name.bits);
  return generic_get_attr(vm, self, as<Str>(name));
}

Value get_dict(Vm&, Value self) { return Value::object(self_module(self)->ns); }

Value get_annotations(Vm& vm, Value self) {
  Dict* ns = self_module(self)->ns;
  Value found = dict_get_str(vm, ns, vm.names.dunder_annotations);
  if (!found.is_undef()) return found;
  Value fresh = Value::object(new_dict(vm));
  dict_set_str(vm, ns, vm.names.dunder_annotations, fresh);
  return fresh;
}
Status set_annotations(Vm& vm, Value self, Value value) {
  Dict* ns = self_module(self)->ns;
  if (!value.is_undef()) {
    dict_set_str(vm, ns, vm.names.dunder_annotations, value);
    return Status::Ok;
  }
  if (dict_pop_str(vm, ns, vm.names.dunder_annotations).is_undef())
    return raise_value(vm, ExceptionType::AttributeError,
                       Value::object(vm.names.dunder_annotations));
  return Status::Ok;
}

constexpr NativeDef kMethods[] = {
    static_def<module_new>("__new__(cls, /, *args, **kwargs)"),
    def<module_init>("__init__(self, name, doc=None)"),
    def<module_repr>("__repr__(self, /)"),
    def<module_dir>("__dir__(self, /)"),
    def<module_getattribute>("__getattribute__(self, name, /)"),
};
constexpr GetSetDef kGetSets[] = {{"__dict__", get_dict, readonly_member},
                                  {"__annotations__", get_annotations, set_annotations}};

}  // namespace

extern const TypeDef kModuleType;
const TypeDef kModuleType = {
    .name = "module",
    .doc =
        "Create a module object.\n\nThe name must be a string; the optional docstring can have any "
        "type.",
    .methods = kMethods,
    .getsets = kGetSets,
};

}  // namespace aio
