// import statements and builtins.__import__: names and packages. Finding and running a module is
// the host's (CodeSource).
#include "runtime/object/iterator.hpp"
#include "runtime/object/object_model.hpp"
#include "runtime/vm/operators.hpp"
#include "runtime/vm/statements.hpp"

namespace aio {
namespace {

Str* join_name(Vm& vm, const std::string& package, Str* name) {
  std::string full = package;
  if (name->length) full += (full.empty() ? "" : ".") + to_utf8(name);
  return intern(vm, full);
}

/// The absolute name of a relative import.
Result<Str*> resolve_relative(Vm& vm, Str* name, Dict* globals, int64_t level) {
  Value package = globals ? dict_get_str(vm, globals, vm.names.dunder_package) : Value::undef();
  std::string base;
  if (is_kind(package, Kind::Str)) {
    base = to_utf8(as<Str>(package));
  } else {
    Value own = globals ? dict_get_str(vm, globals, vm.names.dunder_name) : Value::undef();
    if (is_kind(own, Kind::Str)) {
      base = to_utf8(as<Str>(own));
      if (dict_get_str(vm, globals, vm.names.dunder_path).is_undef()) {
        size_t dot = base.rfind('.');
        base = dot == std::string::npos ? "" : base.substr(0, dot);
      }
    }
  }
  if (base.empty())
    return raise(vm, ExceptionType::ImportError,
                 "attempted relative import with no known parent package");
  for (int64_t i = 1; i < level; ++i) {
    size_t dot = base.rfind('.');
    if (dot == std::string::npos)
      return raise(vm, ExceptionType::ImportError,
                   "attempted relative import beyond top-level package");
    base.resize(dot);
  }
  return join_name(vm, base, name);
}

/// The module with this absolute name: from sys.modules, or imported.
Value find_or_import(Vm& vm, Str* name) {
  Value module = dict_get_str(vm, vm.modules, name);
  if (module.is_none()) {
    (void)raise(vm, ExceptionType::ModuleNotFoundError, "import of %S halted; None in sys.modules",
                name);
    field_of(vm.exception, 1) = Value::object(name);
    return Value::exc();
  }
  if (!module.is_undef()) return module;
  AIO_CHECK(vm.check_native_stack());
  return vm.source->import_module(vm, name);
}

/// Imports every package on the way to `name`; gives the module itself.
Value import_dotted(Vm& vm, Str* name) {
  Value known = dict_get_str(vm, vm.modules, name);
  if (!known.is_undef() && !known.is_none()) return known;
  std::string full = to_utf8(name);
  Value module = Value::undef();
  for (size_t dot = full.find('.');; dot = full.find('.', dot + 1)) {
    Str* part = intern(vm, dot == std::string::npos ? full : full.substr(0, dot));
    AIO_TRY(module, find_or_import(vm, part));
    if (dot == std::string::npos) return module;
  }
}

/// Submodules named in a from list are imported if the package has no such attribute.
Status import_listed(Vm& vm, Value module, const std::string& package, Value from_list) {
  AIO_TRY(Value names, tuple_from_iterable(vm, from_list));
  Rooted keep(vm, names), keep_module(vm, module);
  for (size_t i = 0; i < as<Tuple>(names)->size; ++i) {
    Value item = as<Tuple>(names)->items()[i];
    if (!is_kind(item, Kind::Str))
      return raise(vm, ExceptionType::TypeError, "Item in ``from list'' must be str, not %T", item);
    Str* name = intern(vm, as<Str>(item));
    if (str_is(name, "*")) {
      Value all = get_attr_or_undef(vm, module, vm.names.dunder_all);
      if (all.is_exc()) return raised;
      if (!all.is_undef()) AIO_CHECK(import_listed(vm, module, package, all));
      continue;
    }
    Value have = get_attr_or_undef(vm, module, name);
    if (have.is_exc()) return raised;
    if (!have.is_undef()) continue;
    Value sub = find_or_import(vm, intern(vm, package + "." + to_utf8(name)));
    if (!sub.is_exc()) continue;
    if (!pending_is(vm, ExceptionType::ModuleNotFoundError)) return raised;
    (void)take_exception(vm);  // ImportFrom will say that the name is missing
  }
  return Status::Ok;
}

}  // namespace

Value import_module_level(Vm& vm, Str* name, Dict* globals, Value from_list, int64_t level) {
  if (level < 0) return raise(vm, ExceptionType::ValueError, "level must be >= 0");
  Str* absolute = intern(vm, name);
  if (level > 0) {
    AIO_TRY(absolute, resolve_relative(vm, name, globals, level));
  } else if (name->length == 0) {
    return raise(vm, ExceptionType::ValueError, "Empty module name");
  }
  AIO_TRY(Value module, import_dotted(vm, absolute));
  Rooted keep(vm, module);
  bool listed = false;
  if (!from_list.is_none() && !from_list.is_undef()) { AIO_TRY(listed, truthy(vm, from_list)); }
  if (listed) {
    if (!is_kind(module, Kind::Module) ||
        !dict_get_str(vm, type_of(vm, module) ? as<Module>(module)->ns : nullptr,
                      vm.names.dunder_path)
             .is_undef()) {
      if (is_kind(module, Kind::Module))
        AIO_CHECK(import_listed(vm, module, to_utf8(absolute), from_list));
    }
    return keep;
  }
  std::string text = to_utf8(name);
  size_t dot = text.find('.');
  if (dot == std::string::npos) return keep;
  if (level == 0) return import_dotted(vm, intern(vm, text.substr(0, dot)));
  std::string full = to_utf8(absolute);
  return import_dotted(vm, intern(vm, full.substr(0, full.size() - (text.size() - dot))));
}

Value import_name(Vm& vm, Str* name, Value level, Value from_list) {
  Value import = dict_get_str(vm, vm.builtins, vm.names.dunder_import);
  Dict* globals = vm.current_globals();
  if (import.is_undef() || is_kind(import, Kind::NativeFunction)) {
    return import_module_level(vm, name, globals, from_list, level.as_small_int());
  }
  Value args[5] = {Value::object(name), Value::object(globals), Value::none(), from_list, level};
  return vm.call(import, args, 5);
}

Value import_from(Vm& vm, Value module, Str* name) {
  Value v = get_attr_or_undef(vm, module, name);
  if (!v.is_undef()) return v;
  Value own = get_attr_or_undef(vm, module, vm.names.dunder_name);
  if (own.is_exc()) return own;
  Str* module_name = own.is_undef() ? nullptr : dyn_as<Str>(own);
  if (module_name) {
    Value sub =
        dict_get_str(vm, vm.modules, intern(vm, to_utf8(module_name) + "." + to_utf8(name)));
    if (!sub.is_undef()) return sub;
  }
  Value file = get_attr_or_undef(vm, module, vm.names.dunder_file);
  if (file.is_exc()) return file;
  std::string where = is_kind(file, Kind::Str) ? to_utf8(as<Str>(file)) : "unknown location";
  std::string label = module_name ? to_utf8(module_name) : "<unknown module name>";
  Dict* initializing = is_kind(module, Kind::Module) ? as<Module>(module)->ns : nullptr;
  if (initializing && vm.importing.contains(initializing)) {
    (void)raise(vm, ExceptionType::ImportError,
                "cannot import name '%S' from partially initialized module '%s' (most likely due "
                "to a circular import) (%s)",
                name, label.c_str(), where.c_str());
  } else {
    (void)raise(vm, ExceptionType::ImportError, "cannot import name '%S' from '%s' (%s)", name,
                label.c_str(), where.c_str());
  }
  field_of(vm.exception, 1) = own.is_undef() ? Value::none() : own;
  field_of(vm.exception, 2) = file.is_undef() ? Value::none() : file;
  field_of(vm.exception, 3) = Value::object(name);
  return Value::exc();
}

Status import_star(Vm& vm, Value module, Value ns) {
  Rooted keep(vm, module);
  Value all = get_attr_or_undef(vm, module, vm.names.dunder_all);
  if (all.is_exc()) return raised;
  bool skip_private = all.is_undef();
  if (skip_private) {
    if (!is_kind(module, Kind::Module))
      return raise(vm, ExceptionType::ImportError,
                   "from-import-* object has no __dict__ and no __all__");
    AIO_TRY(all, list_from_iterable(vm, Value::object(as<Module>(module)->ns)));
  }
  AIO_TRY(Value names, tuple_from_iterable(vm, all));
  Rooted keep_names(vm, names);
  Value target = ns.is_none() ? Value::object(vm.current_globals()) : ns;
  for (size_t i = 0; i < as<Tuple>(names)->size; ++i) {
    Value item = as<Tuple>(names)->items()[i];
    if (!is_kind(item, Kind::Str))
      return raise(vm, ExceptionType::TypeError, "Item in %s must be str, not %T",
                   skip_private ? "__dict__" : "__all__", item);
    Str* name = intern(vm, as<Str>(item));
    if (skip_private && name->length && name->at(0) == '_') continue;
    AIO_TRY(Value v, get_attr(vm, module, name));
    if (Dict* dict = dyn_as<Dict>(target)) dict_set_str(vm, dict, name, v);
    else AIO_CHECK(set_item(vm, target, Value::object(name), v));
  }
  return Status::Ok;
}

}  // namespace aio
