// import: native modules, then the path (script folder, AIOPATH), then the embedded library;
// packages are folders with __init__.aio or __init__.py. In each folder NAME.aio comes before
// NAME.py.
#include <sys/stat.h>
#include <unistd.h>

#include "embed/src/engine.hpp"
#include "lang/bytecode/serialize.hpp"
#include "runtime/native/native.hpp"
#include "runtime/vm/statements.hpp"
#include "stdlib/embedded_scripts.hpp"
#include "stdlib/modules.hpp"
#include "stdlib/posix.hpp"

namespace aio {

struct Engine::ModuleFile {
  std::string path;
  std::string folder;  ///< of a package: __path__
  bool is_package = false;
};

namespace {

bool is_file(const std::string& path) {
  struct stat info {};
  return stat(path.c_str(), &info) == 0 && S_ISREG(info.st_mode);
}

bool is_folder(const std::string& path) {
  struct stat info {};
  return stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode);
}

std::string last_part(const std::string& dotted) {
  size_t dot = dotted.rfind('.');
  return dot == std::string::npos ? dotted : dotted.substr(dot + 1);
}

std::string parent_of(const std::string& dotted) {
  size_t dot = dotted.rfind('.');
  return dot == std::string::npos ? std::string() : dotted.substr(0, dot);
}

}  // namespace

bool Engine::find_file(const std::string& dotted, const std::vector<std::string>& folders,
                       ModuleFile* out) {
  std::string name = last_part(dotted);
  for (const std::string& folder : folders) {
    std::string base = (folder.empty() ? "." : folder) + "/" + name;
    if (folder.empty()) base = name;
    for (const char* suffix : {".aio", ".py"}) {
      if (is_file(base + "/__init__" + suffix)) {
        *out = {base + "/__init__" + suffix, base, true};
        return true;
      }
    }
    for (const char* suffix : {".aio", ".py"}) {
      if (is_file(base + suffix)) {
        *out = {base + suffix, "", false};
        return true;
      }
    }
  }
  return false;
}

/// The folders of a package without __init__: every NAME along the path is a part of it.
std::vector<std::string> Engine::namespace_folders(const std::string& dotted) {
  std::vector<std::string> found;
  for (const std::string& folder : folders_for(dotted)) {
    std::string base = folder.empty() ? last_part(dotted) : folder + "/" + last_part(dotted);
    if (is_folder(base)) found.push_back(base);
  }
  return found;
}

Value Engine::make_namespace_package(Str* name, const std::vector<std::string>& folders) {
  Module* module = make_module(vm_, name, nullptr);
  Rooted keep(vm_, module), path(vm_, make_list(vm_, nullptr, 0));
  for (const std::string& folder : folders)
    AIO_CHECK(list_append(vm_, path.as<List>(), posix::path_result(vm_, folder, false)));
  dict_set_str(vm_, module->ns, vm_.names.dunder_path, path);
  dict_set_str(vm_, module->ns, vm_.names.dunder_package, Value::object(name));
  dict_set_str(vm_, vm_.modules, name, Value::object(module));
  return keep;
}

/// sys.path, or the parent package's __path__.
std::vector<std::string> Engine::folders_for(const std::string& dotted) {
  std::vector<std::string> folders;
  Value list = Value::undef();
  std::string parent = parent_of(dotted);
  if (parent.empty()) {
    if (vm_.sys) list = get_attr_or_undef(vm_, Value::object(vm_.sys), intern(vm_, "path"));
  } else {
    Value package = dict_get_str(vm_, vm_.modules, intern(vm_, parent));
    if (!package.is_undef()) list = get_attr_or_undef(vm_, package, vm_.names.dunder_path);
  }
  if (list.is_exc()) (void)take_exception(vm_);
  if (List* items = list.is_exc() || list.is_undef() ? nullptr : dyn_as<List>(list)) {
    for (uint32_t i = 0; i < items->size; ++i) {
      if (Str* s = dyn_as<Str>(items->items[i])) folders.push_back(to_utf8(s));
    }
  }
  return folders;
}

Value Engine::run_module_code(Str* name, Module* module, Code* code) {
  Rooted keep(vm_, module);
  vm_.importing.insert(module->ns);
  Value r = vm_.run_code(code, module->ns);
  vm_.importing.erase(module->ns);
  if (r.is_exc()) {
    Rooted pending(vm_, take_exception(vm_));
    (void)dict_pop_str(vm_, vm_.modules, name);
    vm_.exception = pending;
    return r;
  }
  // A module may replace itself in sys.modules.
  Value now = dict_get_str(vm_, vm_.modules, name);
  return now.is_undef() ? Value::object(module) : now;
}

Value Engine::run_module_file(Str* name, const ModuleFile& file) {
  std::string bytes;
  if (int error = read_file(file.path, &bytes))
    return raise_os_error(vm_, error, posix::path_result(vm_, file.path, false));
  Module* module = make_module(vm_, name, nullptr);
  Rooted keep(vm_, module);
  module_set(vm_, module, "__file__", posix::path_result(vm_, file.path, false));
  Value builtins = dict_get_str(vm_, vm_.modules, vm_.names.builtins);
  dict_set_str(vm_, module->ns, vm_.names.dunder_builtins, builtins);
  std::string package = file.is_package ? to_utf8(name) : parent_of(to_utf8(name));
  dict_set_str(vm_, module->ns, vm_.names.dunder_package, make_str(vm_, package));
  if (file.is_package) {
    Value folder = posix::path_result(vm_, file.folder, false);
    dict_set_str(vm_, module->ns, vm_.names.dunder_path, make_list(vm_, &folder, 1));
  }
  Code* code = compile_text(bytes, file.path, Mode::Module, false);
  if (!code) return Value::exc();
  dict_set_str(vm_, vm_.modules, name, Value::object(module));
  return run_module_code(name, module, code);
}

Value Engine::run_embedded(Str* name, const EmbeddedScript& script, bool is_package) {
  Module* module = make_module(vm_, name, nullptr);
  Rooted keep(vm_, module);
  std::string path = std::string("<aio>/") + script.path;
  module_set(vm_, module, "__file__", make_str(vm_, path));
  std::string package = is_package ? to_utf8(name) : parent_of(to_utf8(name));
  dict_set_str(vm_, module->ns, vm_.names.dunder_package, make_str(vm_, package));
  if (is_package) dict_set_str(vm_, module->ns, vm_.names.dunder_path, make_list(vm_, nullptr, 0));
  Code* code = vm_.load(read_unit(script.unit));
  dict_set_str(vm_, vm_.modules, name, Value::object(module));
  return run_module_code(name, module, code);
}

void Engine::set_main_file(const std::string& path) {
  main_namespace();
  module_set(vm_, main_, "__file__", posix::path_result(vm_, path, false));
}

namespace {

/// The end of `aio -m NAME` without a program to run.
Value leave(Vm& vm, const std::string& message) {
  std::string line = "aio: " + message + "\n";
  (void)!write(2, line.data(), line.size());
  return raise_value(vm, ExceptionType::SystemExit, Value::small_int(1));
}

}  // namespace

bool Engine::import_for_main(const std::string& name, const std::string& parent) {
  Value package = import_module_level(vm_, intern(vm_, parent), nullptr, Value::none(), 0);
  std::string fault;
  if (!package.is_exc()) {
    Value module = dict_get_str(vm_, vm_.modules, intern(vm_, parent));
    if (!is_kind(module, Kind::Module) ||
        !dict_get_str(vm_, as<Module>(module)->ns, vm_.names.dunder_path).is_undef())
      return true;
    fault = "__path__ attribute not found on '" + parent + "' while trying to find '" + name + "'";
  } else if (pending_is(vm_, ExceptionType::ModuleNotFoundError)) {
    Rooted error(vm_, take_exception(vm_));
    Value text = str_of(vm_, error);
    if (text.is_exc()) return false;
    fault = to_utf8(as<Str>(text));
  } else {
    return false;
  }
  (void)leave(vm_, "Error while finding module specification for '" + name +
                       "' (ModuleNotFoundError: " + fault + ")");
  return false;
}

Value Engine::no_main_module(const std::string& name) {
  Value native = import_native_module(vm_, intern(vm_, name));
  if (native.is_exc()) return native;
  if (!native.is_undef()) return leave(vm_, "No code object available for " + name);
  std::string parent = parent_of(name);
  if (last_part(name) != "__main__" || parent.empty()) return leave(vm_, "No module named " + name);
  return leave(vm_, "No module named " + name + "; '" + parent +
                        "' is a package and cannot be directly executed");
}

Value Engine::run_module_as_main(const std::string& name) {
  std::string parent = parent_of(name);
  if (!parent.empty() && !import_for_main(name, parent)) return Value::exc();
  ModuleFile file;
  std::string text, path;
  bool is_package = false;
  if (find_file(name, folders_for(name), &file)) {
    if (file.is_package) return run_module_as_main(name + ".__main__");
    if (int error = read_file(file.path, &text))
      return raise_os_error(vm_, error, posix::path_result(vm_, file.path, false));
    path = file.path;
  } else if (const EmbeddedScript* script = find_embedded_script(name, &is_package)) {
    if (is_package) return run_module_as_main(name + ".__main__");
    text = script->text;
    path = std::string("<aio>/") + script->path;
  } else if (!name.empty() && !name.ends_with(".__main__") && !namespace_folders(name).empty()) {
    return run_module_as_main(name + ".__main__");
  } else {
    return no_main_module(name);
  }
  set_main_file(path);
  Value argv = get_attr_or_undef(vm_, Value::object(vm_.sys), intern(vm_, "argv"));
  if (List* list = argv.is_exc() ? nullptr : dyn_as<List>(argv); list && list->size > 0)
    AIO_CHECK(set_item(vm_, argv, Value::small_int(0), posix::path_result(vm_, path, false)));
  dict_set_str(vm_, main_->ns, vm_.names.dunder_package, make_str(vm_, parent));
  Code* code = compile_text(text, path, Mode::Exec, false);
  return code ? run_main(code) : Value::exc();
}

Value Engine::import_module(Vm& vm, Str* name) {
  Value known = dict_get_str(vm, vm.modules, name);
  if (!known.is_undef() && !known.is_none()) return known;
  std::string dotted = to_utf8(name);
  Value module = import_native_module(vm, name);
  ModuleFile file;
  bool is_package = false;
  if (module.is_undef()) {
    if (find_file(dotted, folders_for(dotted), &file)) module = run_module_file(name, file);
    else if (const EmbeddedScript* script = find_embedded_script(dotted, &is_package))
      module = run_embedded(name, *script, is_package);
    else if (auto folders = namespace_folders(dotted); !folders.empty())
      module = make_namespace_package(name, folders);
  }
  if (module.is_undef()) {
    std::string parent = parent_of(dotted);
    Value package =
        parent.empty() ? Value::undef() : dict_get_str(vm, vm.modules, intern(vm, parent));
    bool not_package = is_kind(package, Kind::Module) &&
                       dict_get_str(vm, as<Module>(package)->ns, vm.names.dunder_path).is_undef();
    if (not_package)
      (void)raise(vm, ExceptionType::ModuleNotFoundError,
                  "No module named '%S'; '%s' is not a package", name, parent.c_str());
    else (void)raise(vm, ExceptionType::ModuleNotFoundError, "No module named '%S'", name);
    field_of(vm.exception, 1) = Value::object(name);
    return Value::exc();
  }
  if (module.is_exc()) return module;
  Rooted keep(vm, module);
  std::string parent = parent_of(dotted);
  if (!parent.empty()) {
    Value package = dict_get_str(vm, vm.modules, intern(vm, parent));
    if (!package.is_undef() && failed(set_attr(vm, package, intern(vm, last_part(dotted)), module)))
      (void)take_exception(vm);
  }
  return keep;
}

}  // namespace aio
