// function: the attributes of script functions, and functions made from code objects.
#include "stdlib/types/support.hpp"

namespace aio {
namespace {

Function* self_function(Value self) { return as<Function>(self); }

/// A field of FunctionExtra that overrides what the code says.
Value extra_field(Function* f, Value FunctionExtra::*member) {
  return f->extra ? f->extra->*member : Value::undef();
}

void set_extra(Vm& vm, Function* f, Value FunctionExtra::*member, Value value) {
  vm.heap.before_write(f);
  function_extra(vm, f)->*member = value;
}

Value get_name(Vm&, Value self) {
  Value v = extra_field(self_function(self), &FunctionExtra::name);
  return v.is_undef() ? Value::object(self_function(self)->code->name) : v;
}
Status set_name(Vm& vm, Value self, Value value) {
  if (!is_kind(value, Kind::Str))
    return raise(vm, ExceptionType::TypeError, "__name__ must be set to a string object");
  set_extra(vm, self_function(self), &FunctionExtra::name, value);
  return Status::Ok;
}

Value get_qualname(Vm&, Value self) {
  Value v = extra_field(self_function(self), &FunctionExtra::qualname);
  return v.is_undef() ? Value::object(self_function(self)->code->qualname) : v;
}
Status set_qualname(Vm& vm, Value self, Value value) {
  if (!is_kind(value, Kind::Str))
    return raise(vm, ExceptionType::TypeError, "__qualname__ must be set to a string object");
  set_extra(vm, self_function(self), &FunctionExtra::qualname, value);
  return Status::Ok;
}

Value get_doc(Vm& vm, Value self) {
  Value v = extra_field(self_function(self), &FunctionExtra::doc);
  if (!v.is_undef()) return v;
  const CodeUnit& unit = *self_function(self)->code->unit;
  return unit.has_docstring ? make_str(vm, unit.docstring) : Value::none();
}
Status set_doc(Vm& vm, Value self, Value value) {
  set_extra(vm, self_function(self), &FunctionExtra::doc, or_none(value));
  return Status::Ok;
}

Value get_module(Vm& vm, Value self) {
  Value v = extra_field(self_function(self), &FunctionExtra::module);
  if (!v.is_undef()) return v;
  return or_none(dict_get_str(vm, self_function(self)->globals, vm.names.dunder_name));
}
Status set_module(Vm& vm, Value self, Value value) {
  set_extra(vm, self_function(self), &FunctionExtra::module, or_none(value));
  return Status::Ok;
}

Value get_defaults(Vm&, Value self) { return or_none(self_function(self)->defaults); }
Status set_defaults(Vm& vm, Value self, Value value) {
  if (value.is_none() || value.is_undef()) {
    value = Value::undef();
  } else if (!is_kind(value, Kind::Tuple)) {
    return raise(vm, ExceptionType::TypeError, "__defaults__ must be set to a tuple object");
  }
  vm.heap.shade(self_function(self)->defaults);
  self_function(self)->defaults = value;
  return Status::Ok;
}

Value get_kwdefaults(Vm&, Value self) {
  return or_none(extra_field(self_function(self), &FunctionExtra::kw_defaults));
}
Status set_kwdefaults(Vm& vm, Value self, Value value) {
  if (value.is_none()) value = Value::undef();
  if (!value.is_undef() && !is_kind(value, Kind::Dict))
    return raise(vm, ExceptionType::TypeError, "__kwdefaults__ must be set to a dict object");
  set_extra(vm, self_function(self), &FunctionExtra::kw_defaults, value);
  return Status::Ok;
}

Value get_annotations(Vm& vm, Value self) {
  Value v = extra_field(self_function(self), &FunctionExtra::annotations);
  if (v.is_undef()) {
    v = Value::object(new_dict(vm));
    set_extra(vm, self_function(self), &FunctionExtra::annotations, v);
  }
  return v;
}
Status set_annotations(Vm& vm, Value self, Value value) {
  if (value.is_none()) value = Value::undef();
  if (!value.is_undef() && !is_kind(value, Kind::Dict))
    return raise(vm, ExceptionType::TypeError, "__annotations__ must be set to a dict object");
  set_extra(vm, self_function(self), &FunctionExtra::annotations, value);
  return Status::Ok;
}

Value get_type_params(Vm& vm, Value self) {
  Value v = extra_field(self_function(self), &FunctionExtra::type_params);
  return v.is_undef() ? Value::object(vm.empty_tuple) : v;
}
Status set_type_params(Vm& vm, Value self, Value value) {
  if (!is_kind(value, Kind::Tuple))
    return raise(vm, ExceptionType::TypeError, "__type_params__ must be set to a tuple");
  set_extra(vm, self_function(self), &FunctionExtra::type_params, value);
  return Status::Ok;
}

Value get_closure(Vm&, Value self) { return or_none(self_function(self)->closure); }
Value get_globals(Vm&, Value self) { return Value::object(self_function(self)->globals); }
Value get_builtins(Vm& vm, Value) { return Value::object(vm.builtins); }
Value get_code(Vm&, Value self) { return Value::object(self_function(self)->code); }

size_t closure_size(Value closure) {
  return is_kind(closure, Kind::Tuple) ? as<Tuple>(closure)->size : 0;
}

Status set_code(Vm& vm, Value self, Value value) {
  auto* code = dyn_as<Code>(value);
  if (!code) return raise(vm, ExceptionType::TypeError, "__code__ must be set to a code object");
  Function* f = self_function(self);
  size_t free_count = code->unit->free_names.size();
  if (free_count != closure_size(f->closure))
    return raise(vm, ExceptionType::ValueError,
                 "%S() requires a code object with %zu free vars, not %zu", f->code->name,
                 closure_size(f->closure), free_count);
  Function* fresh = vm.make_function(code, f->globals);
  vm.heap.before_write(f);
  if (f->extra == nullptr || f->extra->name.is_undef())
    function_extra(vm, f)->name = Value::object(f->code->name);
  if (f->extra->qualname.is_undef()) f->extra->qualname = Value::object(f->code->qualname);
  f->aux = fresh->aux;
  f->constants = fresh->constants;
  f->entry = fresh->entry;
  f->parameter_count = fresh->parameter_count;
  f->register_count = fresh->register_count;
  f->exception_register = fresh->exception_register;
  f->code = fresh->code;
  return Status::Ok;
}

Status check_closure(Vm& vm, Code* code, Value closure) {
  size_t wanted = code->unit->free_names.size();
  if (wanted == 0 && closure.is_none()) return Status::Ok;
  if (!is_kind(closure, Kind::Tuple)) {
    if (wanted) return raise(vm, ExceptionType::TypeError, "arg 5 (closure) must be tuple");
    return raise(vm, ExceptionType::TypeError, "arg 5 (closure) must be None or tuple");
  }
  if (closure_size(closure) != wanted)
    return raise(vm, ExceptionType::ValueError, "%S requires closure of length %zu, not %zu",
                 code->name, wanted, closure_size(closure));
  for (size_t i = 0; i < wanted; ++i)
    if (!is_kind(as<Tuple>(closure)->items()[i], Kind::Cell))
      return raise(vm, ExceptionType::TypeError, "arg 5 (closure) expected cell, found %T",
                   as<Tuple>(closure)->items()[i].bits);
  return Status::Ok;
}

Value function_new(Vm& vm, Type*, Value code_value, Value globals, Value name, Value defaults,
                   Value closure, Value kwdefaults) {
  auto* code = dyn_as<Code>(code_value);
  if (!code)
    return raise(vm, ExceptionType::TypeError, "function() argument 'code' must be code, not %T",
                 code_value.bits);
  if (!is_kind(globals, Kind::Dict))
    return raise(vm, ExceptionType::TypeError, "function() argument 'globals' must be dict, not %T",
                 globals.bits);
  if (!name.is_none() && !is_kind(name, Kind::Str))
    return raise(vm, ExceptionType::TypeError, "arg 3 (name) must be None or string");
  if (!defaults.is_none() && !is_kind(defaults, Kind::Tuple))
    return raise(vm, ExceptionType::TypeError, "arg 4 (defaults) must be None or tuple");
  if (!kwdefaults.is_none() && !is_kind(kwdefaults, Kind::Dict))
    return raise(vm, ExceptionType::TypeError, "arg 6 (kwdefaults) must be None or dict");
  AIO_CHECK(check_closure(vm, code, closure));
  Function* f = vm.make_function(code, as<Dict>(globals));
  if (!name.is_none()) function_extra(vm, f)->name = name;
  if (!defaults.is_none()) f->defaults = defaults;
  if (!kwdefaults.is_none()) function_extra(vm, f)->kw_defaults = kwdefaults;
  if (is_kind(closure, Kind::Tuple) && as<Tuple>(closure)->size) f->closure = closure;
  return Value::object(f);
}

Value function_repr(Vm& vm, Value self) {
  StrBuilder out(vm);
  out.append_ascii("<function ");
  out.append(as<Str>(get_qualname(vm, self)));
  out.append_ascii(" at " + address_text(self) + ">");
  return out.finish();
}

Value function_get(Vm& vm, Value self, Value instance, Value owner) {
  if (instance.is_none()) {
    if (owner.is_none())
      return raise(vm, ExceptionType::TypeError, "__get__(None, None) is invalid");
    return self;
  }
  return make_bound_method(vm, self, instance);
}

Value function_call(Vm& vm, Value self, VarArgs args, Dict* kwargs) {
  return call_with(vm, self, args, kwargs);
}

constexpr NativeDef kMethods[] = {
    static_def<function_new>(
        "__new__(cls, code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)"),
    def<function_repr>("__repr__(self, /)", "Return repr(self)."),
    def<function_get>("__get__(self, instance, owner=None, /)",
                      "Return an attribute of instance, which is of type owner."),
    def<function_call>("__call__(self, /, *args, **kwargs)", "Call self as a function."),
};

constexpr GetSetDef kGetSets[] = {
    {"__name__", get_name, set_name},
    {"__qualname__", get_qualname, set_qualname},
    {"__doc__", get_doc, set_doc},
    {"__module__", get_module, set_module},
    {"__defaults__", get_defaults, set_defaults},
    {"__kwdefaults__", get_kwdefaults, set_kwdefaults},
    {"__annotations__", get_annotations, set_annotations},
    {"__type_params__", get_type_params, set_type_params},
    {"__code__", get_code, set_code},
    {"__closure__", get_closure, readonly_member},
    {"__globals__", get_globals, readonly_member},
    {"__builtins__", get_builtins, readonly_member},
};

}  // namespace

Value call_with(Vm& vm, Value callable, VarArgs args, Dict* kwargs) {
  if (!kwargs) return vm.call(callable, args.data(), args.size());
  std::vector<Value> all(args.begin(), args.end());
  std::vector<Value> names;
  uint32_t position = 0;
  Value key, value;
  while (dict_next(kwargs, &position, &key, &value)) {
    names.push_back(key);
    all.push_back(value);
  }
  Rooted kw(vm, make_tuple(vm, names.data(), names.size()));
  return vm.call(callable, all.data(), all.size(), kw.as<Tuple>());
}

extern const TypeDef kFunctionType;
const TypeDef kFunctionType = {
    .name = "function",
    .doc =
        "Create a function object.\n\n  code\n    a code object\n  globals\n    the globals "
        "dictionary\n  name\n    a string "
        "that overrides the name from the code object\n  argdefs\n    a tuple that specifies the "
        "default argument "
        "values\n  closure\n    a tuple that supplies the bindings for free variables\n  "
        "kwdefaults\n    a dictionary that "
        "specifies the default keyword argument values",
    .methods = kMethods,
    .getsets = kGetSets,
};

}  // namespace aio
