// The table of native modules (modules.def), the embedded scripts, and their way into sys.modules.
#include "stdlib/modules.hpp"

#include <cstring>

#include "runtime/object/object_model.hpp"
#include "runtime/vm/statements.hpp"
#include "stdlib/asyncio/asyncio_module.hpp"
#include "stdlib/embedded_scripts.hpp"

namespace aio {

#define AIO_MODULE(name, variable) extern const ModuleDef variable;
#include "stdlib/modules.def"
#undef AIO_MODULE

namespace {

const ModuleDef* const kModules[] = {
#define AIO_MODULE(name, variable) &variable,
#include "stdlib/modules.def"
#undef AIO_MODULE
};

const ModuleDef* find_module(const std::string& name) {
  for (const ModuleDef* def : kModules) {
    if (name == def->name) return def;
  }
  return nullptr;
}

Status fill_module(Vm& vm, Module* module, const ModuleDef& def) {
  namespace_reserve(vm, module->ns, def.functions.size());
  for (const NativeDef& f : def.functions) {
    Str* name = intern(vm, f.signature.name());
    dict_set_str(vm, module->ns, name, Value::object(make_native(vm, &f, nullptr, module->name)));
  }
  return def.init ? def.init(vm, module) : Status::Ok;
}

}  // namespace

Module* make_module(Vm& vm, Str* name, const char* doc) {
  Module* module = new_module(vm, name);
  auto set = [&](Str* key, Value v) {
    if (dict_get_str(vm, module->ns, key).is_undef()) dict_set_str(vm, module->ns, key, v);
  };
  set(vm.names.dunder_name, Value::object(name));
  Value text = doc ? make_str(vm, doc) : Value::none();
  dict_set_str(vm, module->ns, vm.names.dunder_doc, text);
  set(vm.names.dunder_package, Value::object(vm.names.empty));
  set(vm.names.dunder_loader, Value::none());
  set(vm.names.dunder_spec, Value::none());
  return module;
}

Status install_builtins(Vm& vm) {
  install_types(vm);
  vm.missing_builtin = asyncio::lazy_builtin;
  const ModuleDef* def = find_module("builtins");
  Module* module = make_module(vm, vm.names.builtins, def ? def->doc : nullptr);
  // The module's namespace is the Vm's builtins namespace itself.
  Value key, value;
  for (uint32_t at = 0; dict_next(module->ns, &at, &key, &value);)
    dict_set_str(vm, vm.builtins, as<Str>(key), value);
  module->ns = vm.builtins;
  dict_set_str(vm, vm.modules, vm.names.builtins, Value::object(module));
  return def ? fill_module(vm, module, *def) : Status::Ok;
}

std::vector<const char*> native_module_names() {
  std::vector<const char*> names;
  for (const ModuleDef* def : kModules) names.push_back(def->name);
  return names;
}

Value import_native_module(Vm& vm, Str* name) {
  const ModuleDef* def = find_module(to_utf8(name));
  if (!def) return Value::undef();
  Module* module = make_module(vm, name, def->doc);
  Rooted keep(vm, module);
  dict_set_str(vm, vm.modules, name, Value::object(module));
  if (failed(fill_module(vm, module, *def))) {
    (void)dict_pop_str(vm, vm.modules, name);
    return Value::exc();
  }
  return keep;
}

Value import_native_or_script(Vm& vm, const char* name) {
  return import_module_level(vm, intern(vm, name), nullptr, Value::none(), 0);
}

const EmbeddedScript* find_embedded_script(std::string_view dotted_name, bool* is_package) {
  std::string path(dotted_name);
  for (char& c : path) {
    if (c == '.') c = '/';
  }
  std::string plain = path + ".aio", package = path + "/__init__.aio";
  for (const EmbeddedScript* s = kEmbeddedScripts; s->path; ++s) {
    if (plain == s->path) {
      *is_package = false;
      return s;
    }
    if (package == s->path) {
      *is_package = true;
      return s;
    }
  }
  return nullptr;
}

}  // namespace aio
