// Native functions: binding of arguments to signatures, with the TypeErrors of CPython's calling
// conventions, default values, conversion of arguments, and the creation of native types and
// modules' entries.
//
// Invariant: binding never runs script code; conversions may (__index__, __float__, __bool__).
#include "runtime/native/native.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>

#include "runtime/object/traceback_format.hpp"
#include "runtime/vm/vm.hpp"

namespace aio {
namespace {

/// How CPython would have declared the function: decides the wording of errors.
enum class CallForm : uint8_t { NoArguments, OneArgument, Positional, Keywords, Slot, Script };

struct FunctionNames {
  std::string plain;      ///< "append", for types their name: "list"
  std::string qualified;  ///< "list.append", "math.sqrt", "len"
};

bool is_dunder(std::string_view s) {
  return s.size() > 4 && s.starts_with("__") && s.ends_with("__");
}

/// Whether CPython has a type slot for the method (a wrapper then) or an ordinary method of that
/// name.
bool is_slot(std::string_view name) {
  constexpr std::string_view kMethods[] = {
      "__format__",        "__dir__",           "__reversed__",   "__length_hint__",
      "__round__",         "__trunc__",         "__floor__",      "__ceil__",
      "__complex__",       "__bytes__",         "__enter__",      "__exit__",
      "__aenter__",        "__aexit__",         "__fspath__",     "__reduce__",
      "__reduce_ex__",     "__getstate__",      "__setstate__",   "__sizeof__",
      "__copy__",          "__deepcopy__",      "__getnewargs__", "__missing__",
      "__instancecheck__", "__subclasscheck__", "__subclasses__", "__set_name__",
      "__getformat__"};
  if (!is_dunder(name)) return false;
  for (std::string_view method : kMethods)
    if (method == name) return false;
  return true;
}

bool is_constructor(const NativeDef& def) {
  return def.signature.name() == "__new__" || def.signature.name() == "__init__";
}

/// Parameters that the script does not see as arguments: self, cls.
unsigned hidden_parameters(const NativeDef& def) {
  if (def.signature.has_self || def.is_class) return 1;
  return def.is_static && def.signature.name() == "__new__" ? 1 : 0;
}

FunctionNames names_of(const Args& args) {
  const NativeFunction* callee = args.callee;
  std::string name(callee->def->signature.name());
  if (callee->owner) {
    // A class method is named after the class it was called on.
    const Type* shown = callee->owner;
    if (callee->def->is_class && args.count > 0 && is_kind(args.values[0], Kind::Type))
      shown = as<Type>(args.values[0]);
    std::string owner = to_utf8(shown == callee->owner ? shown->name : shown->qualname);
    if (is_constructor(*callee->def)) return {owner, owner};
    return {name, owner + "." + name};
  }
  if (Str* module = dyn_as<Str>(callee->module); module && !str_is(module, "builtins"))
    return {name, to_utf8(module) + "." + name};
  return {name, name};
}

/// A function, or a method of a class, that CPython has in Python.
bool is_script(const Args& args) {
  const Type* owner = args.callee->owner;
  return args.callee->def->is_script || (owner && owner->flags & kTypeShortName);
}

CallForm form_of(const Args& args) {
  const NativeDef& def = *args.callee->def;
  if (is_script(args)) return CallForm::Script;
  const NativeSignature& s = def.signature;
  unsigned hidden = hidden_parameters(def);
  if (s.positional_only < s.count || s.var_keyword) return CallForm::Keywords;
  if (is_constructor(def)) return CallForm::Positional;
  if (s.has_self && is_slot(s.name())) return CallForm::Slot;
  if (s.var_positional) return CallForm::Positional;
  if (s.count == hidden) return CallForm::NoArguments;
  if (s.count == hidden + 1 && s.required == s.count) return CallForm::OneArgument;
  return CallForm::Positional;
}

const char* plural(unsigned n) { return n == 1 ? "" : "s"; }

// --- errors of functions that CPython has in Python ---

std::string script_name(const Args& args) {
  const NativeFunction* callee = args.callee;
  std::string name(callee->def->signature.name());
  if (!callee->owner) return name;
  return to_utf8(callee->owner->qualname) + "." +
         (is_constructor(*callee->def) ? "__init__" : name);
}

/// Whether the parameter was left out and has no default.
bool is_missing(const NativeSignature& s, unsigned i, const Value* out) {
  return out[i].is_undef() && s.params[i].fallback_length == 0;
}

Raised script_missing(Vm& vm, const Args& args, const Value* out) {
  const NativeSignature& s = args.callee->def->signature;
  bool keyword_only = true;
  std::vector<std::string> names;
  for (unsigned i = 0; i < s.positional; ++i)
    if (is_missing(s, i, out)) names.push_back("'" + std::string(s.param(i)) + "'");
  if (!names.empty()) keyword_only = false;
  for (unsigned i = s.positional; keyword_only && i < s.count; ++i)
    if (is_missing(s, i, out)) names.push_back("'" + std::string(s.param(i)) + "'");
  std::string list = names[0];
  for (size_t i = 1; i < names.size(); ++i) {
    bool last = i + 1 == names.size();
    list += (last ? (names.size() > 2 ? ", and " : " and ") : ", ") + names[i];
  }
  return raise(vm, ExceptionType::TypeError, "%s() missing %zu required %s argument%s: %s",
               script_name(args).c_str(), names.size(),
               keyword_only ? "keyword-only" : "positional",
               plural(static_cast<unsigned>(names.size())), list.c_str());
}

Raised script_too_many(Vm& vm, const Args& args) {
  const NativeSignature& s = args.callee->def->signature;
  unsigned least = 0;
  for (unsigned i = 0; i < s.positional; ++i) least += s.params[i].fallback_length == 0;
  std::string takes = std::to_string(s.positional);
  if (least < s.positional) takes = "from " + std::to_string(least) + " to " + takes;
  return raise(vm, ExceptionType::TypeError, "%s() takes %s positional argument%s but %u %s given",
               script_name(args).c_str(), takes.c_str(),
               plural(least < s.positional ? 2 : s.positional), args.count,
               args.count == 1 ? "was" : "were");
}

Raised wrong_count(Vm& vm, const Args& args, CallForm form, unsigned given) {
  const NativeDef& def = *args.callee->def;
  const NativeSignature& s = def.signature;
  unsigned hidden = hidden_parameters(def);
  unsigned least = s.required > hidden ? s.required - hidden : 0;
  unsigned most = s.positional - hidden;
  FunctionNames names = names_of(args);
  switch (form) {
    case CallForm::NoArguments:
      return raise(vm, ExceptionType::TypeError, "%s() takes no arguments (%u given)",
                   names.qualified.c_str(), given);
    case CallForm::OneArgument:
      return raise(vm, ExceptionType::TypeError, "%s() takes exactly one argument (%u given)",
                   names.qualified.c_str(), given);
    case CallForm::Slot:
      if (least == most)
        return raise(vm, ExceptionType::TypeError, "expected %u argument%s, got %u", least,
                     plural(least), given);
      return raise(vm, ExceptionType::TypeError, "expected at %s %u argument%s, got %u",
                   given < least ? "least" : "most", given < least ? least : most,
                   plural(given < least ? least : most), given);
    case CallForm::Positional: {
      const char* bound = least == most && !s.var_positional ? ""
                          : given < least                    ? "at least "
                                                             : "at most ";
      unsigned limit = given < least ? least : most;
      return raise(vm, ExceptionType::TypeError, "%s expected %s%u argument%s, got %u",
                   names.plain.c_str(), bound, limit, plural(limit), given);
    }
    case CallForm::Keywords:
    case CallForm::Script: break;
  }
  if (most == 0)
    return raise(vm, ExceptionType::TypeError, "%s() takes no positional arguments",
                 names.plain.c_str());
  const char* bound = least == most ? "exactly" : given < least ? "at least" : "at most";
  unsigned limit = given < least ? least : most;
  return raise(vm, ExceptionType::TypeError, "%s() takes %s %u positional argument%s (%u given)",
               names.plain.c_str(), bound, limit, plural(limit), given);
}

int find_parameter(const NativeSignature& s, const Str* name) {
  if (!name->is_ascii()) return -1;
  for (unsigned i = s.positional_only; i < s.count; ++i)
    if (s.param(i) == name->ascii()) return static_cast<int>(i);
  return -1;
}

Raised unexpected_keyword(Vm& vm, const Args& args, CallForm form, Str* name) {
  FunctionNames names = names_of(args);
  if (form == CallForm::Script) names.plain = script_name(args);
  else if (form == CallForm::Slot)
    return raise(vm, ExceptionType::TypeError, "wrapper %s() takes no keyword arguments",
                 names.plain.c_str());
  else if (form != CallForm::Keywords)
    return raise(vm, ExceptionType::TypeError, "%s() takes no keyword arguments",
                 names.qualified.c_str());
  const NativeSignature& s = args.callee->def->signature;
  std::vector<std::string> candidates;
  for (unsigned i = s.positional_only; i < s.count; ++i) candidates.emplace_back(s.param(i));
  std::string meant = closest_name(candidates, to_utf8(name));
  if (!meant.empty())
    return raise(vm, ExceptionType::TypeError,
                 "%s() got an unexpected keyword argument '%S'. Did you mean '%s'?",
                 names.plain.c_str(), name, meant.c_str());
  return raise(vm, ExceptionType::TypeError, "%s() got an unexpected keyword argument '%S'",
               names.plain.c_str(), name);
}

/// Constructors of some builtin types leave keywords to a subclass that has its own __init__, and
/// their __init__ leaves them to one that has its own __new__.
bool leaves_keywords_to_subclass(Vm& vm, const Args& args) {
  const Type* owner = args.callee->owner;
  bool known = false;
  for (BuiltinType type : {BuiltinType::List, BuiltinType::Tuple, BuiltinType::Float,
                           BuiltinType::Set, BuiltinType::FrozenSet})
    known = known || owner == vm.type(type);
  if (!known || args.count == 0) return false;
  Value other;
  if (args.callee->def->is_new) {
    auto* cls = dyn_as<Type>(args.values[0]);
    other = cls ? lookup_special(vm, cls, Special::Init) : Value::undef();
  } else if (args.callee->def->signature.name() == "__init__") {
    other = lookup_special(vm, type_of(vm, args.values[0]), Special::New);
  } else {
    return false;
  }
  return !other.is_undef() && !is_kind(other, Kind::NativeFunction);
}

Status bind_keywords(Vm& vm, const Args& args, CallForm form, uint32_t positional, Value* out,
                     Dict** kw) {
  const NativeSignature& s = args.callee->def->signature;
  for (size_t i = 0; i < args.kw_names->size; ++i) {
    Str* name = as<Str>(args.kw_names->items()[i]);
    Value value = args.values[args.count + i];
    bool named = form == CallForm::Keywords || form == CallForm::Script;
    int slot = named ? find_parameter(s, name) : -1;
    if (slot >= 0) {
      if (!out[slot].is_undef() && static_cast<uint32_t>(slot) < positional &&
          form == CallForm::Script)
        return raise(vm, ExceptionType::TypeError, "%s() got multiple values for argument '%S'",
                     script_name(args).c_str(), name);
      if (!out[slot].is_undef() && static_cast<uint32_t>(slot) < positional)
        return raise(vm, ExceptionType::TypeError,
                     "argument for %s() given by name ('%S') and position (%u)",
                     names_of(args).plain.c_str(), name,
                     static_cast<unsigned>(slot) + 1 - hidden_parameters(*args.callee->def));
      out[slot] = value;
      continue;
    }
    if (!kw && leaves_keywords_to_subclass(vm, args)) continue;
    if (!kw) return unexpected_keyword(vm, args, form, name);
    if (!*kw) *kw = new_dict(vm, args.kw_names->size);
    dict_set_str(vm, *kw, name, value);
  }
  return Status::Ok;
}

Raised missing_argument(Vm& vm, const Args& args, CallForm form, unsigned parameter,
                        unsigned given) {
  if (form != CallForm::Keywords) return wrong_count(vm, args, form, given);
  const NativeSignature& s = args.callee->def->signature;
  unsigned hidden = hidden_parameters(*args.callee->def);
  if (parameter < s.positional_only) return wrong_count(vm, args, form, given);
  std::string name(s.param(parameter));
  return raise(vm, ExceptionType::TypeError, "%s() missing required argument '%s' (pos %u)",
               names_of(args).plain.c_str(), name.c_str(), parameter + 1 - hidden);
}

Raised too_many_arguments(Vm& vm, const Args& args, CallForm form, unsigned given) {
  const NativeSignature& s = args.callee->def->signature;
  unsigned all = s.count - hidden_parameters(*args.callee->def);
  unsigned named = args.kw_names ? static_cast<unsigned>(args.kw_names->size) : 0;
  const Type* owner = args.callee->owner;
  if (named == 0 && is_constructor(*args.callee->def) &&
      (owner == vm.type(BuiltinType::Int) || owner == vm.type(BuiltinType::Str)))
    return raise(vm, ExceptionType::TypeError, "%S expected at most %u arguments, got %u",
                 owner->name, all, given);
  if (form == CallForm::Keywords && given + named > all && !s.var_keyword)
    return raise(vm, ExceptionType::TypeError, "%s() takes at most %u %sargument%s (%u given)",
                 names_of(args).plain.c_str(), all, given == 0 ? "keyword " : "", plural(all),
                 given + named);
  return wrong_count(vm, args, form, given);
}

}  // namespace

namespace {

/// A call by position only, with everything required: no names to look at. False: the long way (or
/// an error).
bool bind_positional(Vm& vm, const NativeSignature& s, const Args& args, Value* out, VarArgs* var,
                     Dict** kw) {
  if (args.kw_names || args.count < s.required || (args.count > s.positional && !s.var_positional))
    return false;
  uint32_t positional = std::min<uint32_t>(args.count, s.positional);
  for (uint32_t i = 0; i < positional; ++i) out[i] = args.values[i];
  for (uint32_t i = positional; i < s.count; ++i) {
    switch (s.params[i].quick) {
      case QuickDefault::None: out[i] = Value::none(); continue;
      case QuickDefault::Unset: out[i] = Value::undef(); continue;
      case QuickDefault::True: out[i] = Value::boolean(true); continue;
      case QuickDefault::False: out[i] = Value::boolean(false); continue;
      case QuickDefault::Text: break;
    }
    if (s.params[i].fallback_length == 0) return false;
    out[i] = default_value(vm, s.fallback(i));
  }
  *var = VarArgs(args.values + positional, args.count - positional);
  *kw = nullptr;
  return true;
}

}  // namespace

Status bind_arguments(Vm& vm, const NativeDef& def, const Args& args, Value* out, VarArgs* var,
                      Dict** kw) {
  const NativeSignature& s = def.signature;
  if (bind_positional(vm, s, args, out, var, kw)) return Status::Ok;
  unsigned hidden = hidden_parameters(def);
  CallForm form = form_of(args);
  if (args.count < hidden) {
    FunctionNames names = names_of(args);
    return raise(vm, ExceptionType::TypeError, "unbound method %s() needs an argument",
                 names.qualified.c_str());
  }
  unsigned given = args.count - hidden;
  uint32_t positional = args.count < s.positional ? args.count : s.positional;
  bool too_many = args.count > s.positional && !s.var_positional;
  if (too_many && form != CallForm::Script) {
    if (args.kw_names && args.kw_names->size && form != CallForm::Keywords)
      return unexpected_keyword(vm, args, form, as<Str>(args.kw_names->items()[0]));
    return too_many_arguments(vm, args, form, given);
  }
  for (uint32_t i = 0; i < positional; ++i) out[i] = args.values[i];
  for (uint32_t i = positional; i < s.count; ++i) out[i] = Value::undef();
  *var = VarArgs(args.values + positional, args.count - positional);
  *kw = nullptr;
  if (args.kw_names && args.kw_names->size)
    AIO_CHECK(bind_keywords(vm, args, form, positional, out, s.var_keyword ? kw : nullptr));
  if (too_many) return script_too_many(vm, args);
  for (uint32_t i = positional; i < s.count; ++i) {
    if (!out[i].is_undef()) continue;
    if (form == CallForm::Script && is_missing(s, i, out)) return script_missing(vm, args, out);
    bool required = s.params[i].fallback_length == 0;
    if (required) return missing_argument(vm, args, form, i, given);
    out[i] = default_value(vm, s.fallback(i));
  }
  return Status::Ok;
}

Value default_value(Vm& vm, std::string_view text) {
  switch (text.front()) {  // the usual ones
    case 'N': return Value::none();
    case '<': return Value::undef();
    case 'T': return Value::boolean(true);
    case 'F': return Value::boolean(false);
    case '-':
      if (text == "-1") return Value::small_int(-1);
      break;
    default:
      if (text.size() == 1 && text.front() >= '0' && text.front() <= '9')
        return Value::small_int(text.front() - '0');
      break;
  }
  if (text == "()") return Value::object(vm.empty_tuple);
  if (text == "...") return Value::ellipsis();
  if (text.front() == '\'' || text.front() == '"') {
    text.remove_prefix(1);
    text.remove_suffix(1);
    if (text == "\\n") return make_str(vm, "\n");
    return make_str(vm, text);
  }
  if (text.find_first_of(".e") != std::string_view::npos) {
    double d = 0;
    std::from_chars(text.data(), text.data() + text.size(), d);
    return Value::number(d);
  }
  int64_t i = 0;
  std::from_chars(text.data(), text.data() + text.size(), i);
  return make_int(vm, i);
}

Raised raise_bad_receiver(Vm& vm, const Args& args) {
  const NativeFunction* f = args.callee;
  std::string name(f->def->signature.name());
  if (args.count == 0) {
    if (is_slot(name))
      return raise(vm, ExceptionType::TypeError, "descriptor '%s' of '%S' object needs an argument",
                   name.c_str(), f->owner->name);
    return raise(vm, ExceptionType::TypeError, "unbound method %S.%s() needs an argument",
                 f->owner->name, name.c_str());
  }
  if (is_slot(name))
    return raise(vm, ExceptionType::TypeError,
                 "descriptor '%s' requires a '%S' object but received a '%T'", name.c_str(),
                 f->owner->name, args.values[0].bits);
  return raise(vm, ExceptionType::TypeError,
               "descriptor '%s' for '%S' objects doesn't apply to a '%T' object", name.c_str(),
               f->owner->name, args.values[0].bits);
}

bool is_receiver(Vm& vm, const Args& args) {
  return args.count > 0 && is_instance(vm, args.values[0], args.callee->owner);
}

Status check_new_class(Vm& vm, const Args& args) {
  Type* owner = args.callee->owner;
  if (args.count == 0)
    return raise(vm, ExceptionType::TypeError, "%S.__new__(): not enough arguments", owner->name);
  auto* cls = dyn_as<Type>(args.values[0]);
  if (!cls)
    return raise(vm, ExceptionType::TypeError, "%S.__new__(X): X is not a type object (%T)",
                 owner->name, args.values[0].bits);
  if (is_subtype(cls, owner)) {
    // The builtin class that decides the layout must be made by its own __new__, or by one that it
    // inherits.
    Type* native = cls;
    while (native && native->flags & kTypeHeap) native = native->base;
    if (native && native != owner && is_subtype(native, owner)) {
      Value own = lookup_special(vm, native, Special::New);
      bool other =
          is_kind(own, Kind::NativeFunction) && as<NativeFunction>(own)->def != args.callee->def;
      if (other && owner != vm.type(BuiltinType::Object))
        return raise(vm, ExceptionType::TypeError, "%S.__new__(%S) is not safe, use %S.__new__()",
                     owner->name, cls->name, native->name);
    }
    return Status::Ok;
  }
  return raise(vm, ExceptionType::TypeError, "%S.__new__(%S): %S is not a subtype of %S",
               owner->name, cls->name, cls->name, owner->name);
}

namespace native_detail {

Status argument_int64(Vm& vm, const NativeDef&, unsigned, Value v, int64_t* out) {
  if (v.is_small_int()) {
    *out = v.as_small_int();
    return Status::Ok;
  }
  if (v.is_undef()) {
    *out = 0;
    return Status::Ok;
  }
  AIO_TRY(Value index, index_of(vm, v));
  if (int_to_int64(index, out)) return Status::Ok;
  return raise(vm, ExceptionType::OverflowError, "Python int too large to convert to C ssize_t");
}

Status argument_double(Vm& vm, const NativeDef&, unsigned, Value v, double* out) {
  if (v.is_undef()) {
    *out = 0;
    return Status::Ok;
  }
  AIO_TRY(*out, to_double(vm, v));
  return Status::Ok;
}

Status argument_bool(Vm& vm, Value v, bool* out) {
  if (v.is_undef()) {
    *out = false;
    return Status::Ok;
  }
  AIO_TRY(*out, truthy(vm, v));
  return Status::Ok;
}

Status argument_kind(Vm& vm, const NativeDef& def, unsigned i, Value v, Kind,
                     const char* type_name) {
  const NativeSignature& s = def.signature;
  unsigned hidden = hidden_parameters(def);
  std::string name(s.name());
  std::string parameter(s.param(i));
  if (i == 0 && hidden == 1 && s.has_self)
    return raise(vm, ExceptionType::TypeError,
                 "descriptor '%s' requires a '%s' object but received a '%T'", name.c_str(),
                 type_name, v.bits);
  if (i == 0 && hidden == 1 && !def.is_class)
    return raise(vm, ExceptionType::TypeError, "object.__new__(X): X is not a type object (%T)",
                 v.bits);
  if (i >= s.positional_only)
    return raise(vm, ExceptionType::TypeError, "%s() argument '%s' must be %s, not %A",
                 name.c_str(), parameter.c_str(), type_name, v.bits);
  if (s.count == hidden + 1)
    return raise(vm, ExceptionType::TypeError, "%s() argument must be %s, not %A", name.c_str(),
                 type_name, v.bits);
  return raise(vm, ExceptionType::TypeError, "%s() argument %u must be %s, not %A", name.c_str(),
               i + 1 - hidden, type_name, v.bits);
}

}  // namespace native_detail

NativeFunction* make_native(Vm& vm, const NativeDef* def, Type* owner, Value module) {
  bool method = owner && def->signature.has_self;
  BuiltinType type = BuiltinType::NativeFunction;
  if (method)
    type = is_slot(def->signature.name()) ? BuiltinType::WrapperDescriptor
                                          : BuiltinType::MethodDescriptor;
  auto* f = vm.heap.make<NativeFunction>(shape_id(vm, type));
  f->def = def;
  f->owner = owner;
  f->module = module;
  f->data = nullptr;
  if (method) f->flags |= NativeFunction::kMethod;
  return f;
}

void module_set(Vm& vm, Module* module, const char* name, Value value) {
  dict_set_str(vm, module->ns, intern(vm, name), value);
}

}  // namespace aio
