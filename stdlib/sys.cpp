// Module sys: the interpreter's own knobs. argv, path and modules are filled in by the embedding
// layer.
#include <unistd.h>

#include <cfloat>
#include <cstdlib>

#include "runtime/native/native.hpp"
#include "runtime/object/object_model.hpp"
#include "runtime/vm/frame_info.hpp"
#include "runtime/vm/vm_internal.hpp"
#include "stdlib/embedded_scripts.hpp"
#include "stdlib/io.hpp"
#include "stdlib/modules.hpp"
#include "stdlib/struct_sequence.hpp"

namespace aio {
namespace {

Value exit_(Vm& vm, Value status) {
  if (status.is_none()) return raise_args(vm, ExceptionType::SystemExit, nullptr, 0);
  if (Tuple* args = dyn_as<Tuple>(status))
    return raise_args(vm, ExceptionType::SystemExit, args->items(), args->size);
  return raise_value(vm, ExceptionType::SystemExit, status);
}

Value exc_info(Vm& vm) {
  Value e = vm.handled_exception();
  Value out[3] = {Value::none(), Value::none(), Value::none()};
  if (!e.is_none()) {
    out[0] = Value::object(type_of(vm, e));
    out[1] = e;
    out[2] = as<Exception>(e)->traceback;
  }
  return make_tuple(vm, out, 3);
}
Value exception_(Vm& vm) { return vm.handled_exception(); }

int64_t getrecursionlimit(Vm& vm) { return vm.recursion_limit; }
Status setrecursionlimit(Vm& vm, int64_t limit) {
  if (limit < 1)
    return raise(vm, ExceptionType::ValueError, "recursion limit must be greater or equal than 1");
  int64_t used = static_cast<int64_t>(vm.recursion_limit) - vm.depth_left;
  if (used >= limit) {
    return raise(
        vm, ExceptionType::RecursionError,
        "cannot set the recursion limit to %lld at the recursion depth %lld: the limit is too low",
        static_cast<long long>(limit), static_cast<long long>(used));
  }
  if (limit > INT32_MAX / 2) limit = INT32_MAX / 2;
  int64_t difference = limit - static_cast<int64_t>(vm.recursion_limit);
  vm.recursion_limit = static_cast<uint32_t>(limit);
  vm.depth_left += static_cast<int32_t>(difference);
  for (Run& run : vm.stack->runs) run.saved_depth += static_cast<int32_t>(difference);
  return Status::Ok;
}

Value intern_(Vm& vm, Value s) {
  if (!is_kind(s, Kind::Str))
    return raise(vm, ExceptionType::TypeError, "intern() argument must be str, not %A", s);
  return Value::object(intern(vm, as<Str>(s)));
}

int64_t getsizeof(Vm& vm, Value v, Value) {
  if (v.is_object()) return static_cast<int64_t>(type_of(vm, v)->instance_size());
  return 28;
}
int64_t getrefcount(Vm&, Value) { return 2; }
Value getdefaultencoding(Vm& vm) { return make_str(vm, "utf-8"); }
Value getfilesystemencoding(Vm& vm) { return make_str(vm, "utf-8"); }
Value getfilesystemencodeerrors(Vm& vm) { return make_str(vm, "surrogateescape"); }
Value getswitchinterval(Vm&) { return Value::number(0.005); }
void setswitchinterval(Vm&, double) {}
Value get_frame_(Vm& vm, int64_t depth) { return get_frame(vm, depth); }
int64_t get_int_max_str_digits(Vm& vm) { return vm.int_max_str_digits; }
Status set_int_max_str_digits(Vm& vm, int64_t digits) {
  if (digits != 0 && digits < 640)
    return raise(vm, ExceptionType::ValueError, "maxdigits must be 0 or larger than 640");
  vm.int_max_str_digits = static_cast<uint32_t>(digits);
  return Status::Ok;
}
Value gettrace(Vm&) { return Value::none(); }
void settrace(Vm&, Value) {}
void audit(Vm&, Value, VarArgs) {}
bool is_finalizing(Vm&) { return false; }

Value hooks_tuple(Vm& vm) {
  auto or_none = [](Value v) { return v.is_undef() ? Value::none() : v; };
  Value items[2] = {or_none(vm.asyncgen_firstiter), or_none(vm.asyncgen_finalizer)};
  Tuple* t = as<Tuple>(make_tuple(vm, items, 2));
  return Value::object(t);
}
Status set_asyncgen_hooks(Vm& vm, Value firstiter, Value finalizer) {
  auto check = [&](Value v, const char* name) -> Status {
    if (v.is_undef() || v.is_none() ||
        !lookup_special(vm, type_of(vm, v), Special::Call).is_undef())
      return Status::Ok;
    return raise(vm, ExceptionType::TypeError, "callable %s expected, got %T", name, v);
  };
  AIO_CHECK(check(finalizer, "finalizer"));
  AIO_CHECK(check(firstiter, "firstiter"));
  if (!firstiter.is_undef()) vm.asyncgen_firstiter = firstiter;
  if (!finalizer.is_undef()) vm.asyncgen_finalizer = finalizer;
  return Status::Ok;
}

/// Prints what CPython's default hook prints; also bound as sys.__excepthook__.
Status excepthook(Vm& vm, Value, Value exception, Value) {
  if (!is_kind(exception, Kind::Exception)) return Status::Ok;
  std::string text = format_exception(vm, exception);
  Value file = get_attr_or_undef(vm, Value::object(vm.sys), vm.names.stderr_file);
  if (file.is_exc()) return Status::Raised;
  if (file.is_undef() || file.is_none()) {
    (void)!write(2, text.data(), text.size());
    return Status::Ok;
  }
  // What was printed before the error comes out before it.
  Value out = get_attr_or_undef(vm, Value::object(vm.sys), vm.names.stdout_file);
  if (!out.is_exc() && !out.is_undef() && !out.is_none() &&
      vm.call_method(out, vm.names.flush).is_exc())
    (void)take_exception(vm);
  Value s = make_str(vm, text);
  return vm.call_method(file, vm.names.write, &s, 1).is_exc() ? Status::Raised : Status::Ok;
}

constexpr GetSetDef kUnraisableFields[] = {
    {"exc_type", struct_field_of<0>},      {"exc_value", struct_field_of<1>},
    {"exc_traceback", struct_field_of<2>}, {"err_msg", struct_field_of<3>},
    {"object", struct_field_of<4>},
};

/// What sys.unraisablehook is called with. Its class is made with the first one.
Value unraisable_arguments(Vm& vm, Value type, Value exception, Value traceback, Value message,
                           Value object) {
  Str* name = intern(vm, "UnraisableHookArgs");
  Value cls = dict_get_str(vm, vm.sys->ns, name);
  if (cls.is_undef()) {
    Type* made =
        define_struct_sequence(vm, vm.sys, "builtins", "UnraisableHookArgs", kUnraisableFields);
    if (!made) return raised;
    cls = Value::object(made);
  }
  Value items[5] = {type, exception, traceback, message, object};
  return make_struct_sequence(vm, as<Type>(cls), items, 5);
}

/// What happens to an exception that cannot be raised; also bound as sys.__unraisablehook__.
Status unraisablehook(Vm& vm, Value unraisable) {
  Value cls = dict_get_str(vm, vm.sys->ns, intern(vm, "UnraisableHookArgs"));
  if (!is_kind(unraisable, Kind::Tuple) || Value::object(type_of(vm, unraisable)) != cls)
    return raise(vm, ExceptionType::TypeError,
                 "sys.unraisablehook argument type must be UnraisableHookArgs");
  Value* items = as<Tuple>(unraisable)->items();
  Str* message = dyn_as<Str>(items[3]);
  if (is_kind(items[1], Kind::Exception))
    vm.print_unraisable(items[1], items[4].is_none() ? Value::undef() : items[4],
                        message ? to_utf8(message) : "");
  return Status::Ok;
}

Status displayhook(Vm& vm, Value v) {
  if (v.is_none()) return Status::Ok;
  Rooted keep(vm, v);
  dict_set_str(vm, vm.builtins, vm.names.underscore, Value::none());
  AIO_TRY(Value text, repr_of(vm, v));
  Value out = get_attr_or_undef(vm, Value::object(vm.sys), vm.names.stdout_file);
  if (out.is_exc()) return Status::Raised;
  if (out.is_undef() || out.is_none())
    return raise(vm, ExceptionType::RuntimeError, "lost sys.stdout");
  Value line = make_str(vm, to_utf8(as<Str>(text)) + "\n");
  if (vm.call_method(out, vm.names.write, &line, 1).is_exc()) return Status::Raised;
  dict_set_str(vm, vm.builtins, vm.names.underscore, keep);
  return Status::Ok;
}

/// For linecache: a line of code that is in no file, or inside of aio; None.
Value source_line(Vm& vm, Str* filename, int64_t number) {
  if (!vm.source_line || number < 1 || number > UINT32_MAX) return Value::none();
  auto line = vm.source_line(to_utf8(filename), static_cast<uint32_t>(number));
  return line ? make_str(vm, *line) : Value::none();
}

constexpr NativeDef kFunctions[] = {
    def<exit_>("exit(status=None, /)", "Raises SystemExit(status)."),
    def<exc_info>("exc_info()", "(type, value, traceback) of the exception being handled."),
    def<exception_>("exception()", "The exception being handled, or None."),
    def<getrecursionlimit>("getrecursionlimit()", "How deep calls may nest."),
    def<setrecursionlimit>("setrecursionlimit(limit, /)", "Sets how deep calls may nest."),
    def<intern_>("intern(string, /)", "The one copy of this string."),
    def<getsizeof>("getsizeof(object, default=<unset>)",
                   "Bytes an object takes, without what it refers to."),
    def<getrefcount>("getrefcount(object, /)",
                     "A constant: objects are not reference-counted here."),
    def<getdefaultencoding>("getdefaultencoding()", "'utf-8'."),
    def<getfilesystemencoding>("getfilesystemencoding()", "'utf-8'."),
    def<getfilesystemencodeerrors>("getfilesystemencodeerrors()", "'surrogateescape'."),
    def<getswitchinterval>("getswitchinterval()", "Time slice of threads in seconds."),
    def<setswitchinterval>("setswitchinterval(interval, /)", "Accepted and ignored."),
    def<get_frame_>("_getframe(depth=0, /)", "The frame that many calls up."),
    def<get_int_max_str_digits>("get_int_max_str_digits()",
                                "Longest int that str() and int() convert."),
    def<set_int_max_str_digits>("set_int_max_str_digits(maxdigits)", "Sets that limit; 0: none."),
    def<gettrace>("gettrace()", "None."),
    def<gettrace>("getprofile()", "None."),
    def<settrace>("settrace(function, /)", "Accepted and ignored."),
    def<settrace>("setprofile(function, /)", "Accepted and ignored."),
    def<audit>("audit(event, /, *args)", "Does nothing: there are no audit hooks."),
    def<settrace>("addaudithook(hook)", "Accepted and ignored."),
    def<is_finalizing>("is_finalizing()", "False."),
    def<hooks_tuple>("get_asyncgen_hooks()", "(firstiter, finalizer)."),
    def<set_asyncgen_hooks>("set_asyncgen_hooks(firstiter=<unset>, finalizer=<unset>)",
                            "Sets the hooks of async generators."),
    def<source_line>("_source_line(filename, number, /)", "For linecache."),
    def<excepthook>("excepthook(exctype, value, traceback, /)", "Prints an uncaught exception."),
    def<unraisablehook>("unraisablehook(unraisable, /)",
                        "Prints an exception that cannot be raised."),
    def<unraisable_arguments>("_unraisable_arguments(type, value, traceback, message, object, /)"),
    def<displayhook>("displayhook(object, /)", "Prints the value of an interactive expression."),
};

/// A struct-sequence-like tuple with names: an instance of types.SimpleNamespace's kind would not
/// unpack, so a plain tuple subclass.
Value named_tuple(Vm& vm, const char* type_name,
                  std::initializer_list<std::pair<const char*, Value>> fields) {
  Dict* ns = new_dict(vm);
  Tuple* items = new_tuple(vm, fields.size());
  size_t i = 0;
  for (auto& [name, v] : fields) {
    items->items()[i] = v;
    ++i;
    (void)name;
  }
  Rooted keep_items(vm, items), keep_ns(vm, ns);
  Value base = Value::object(vm.type(BuiltinType::Tuple));
  Value cls = make_class(vm, vm.type(BuiltinType::Type), intern(vm, type_name),
                         as<Tuple>(make_tuple(vm, &base, 1)), ns, nullptr);
  if (cls.is_exc()) return cls;
  Rooted keep_class(vm, cls);
  Value arg = keep_items;
  Value made = vm.call(cls, &arg, 1);
  if (made.is_exc()) return made;
  Rooted keep(vm, made);
  for (auto& [name, v] : fields) {
    if (failed(set_attr(vm, made, intern(vm, name), v))) return Value::exc();
  }
  return keep;
}

Status set_infos(Vm& vm, Module* m) {
  auto small = [](int64_t i) { return Value::small_int(i); };
  AIO_TRY(Value version, named_tuple(vm, "version_info",
                                     {{"major", small(3)},
                                      {"minor", small(13)},
                                      {"micro", small(0)},
                                      {"releaselevel", make_str(vm, "final")},
                                      {"serial", small(0)}}));
  module_set(vm, m, "version_info", version);
  AIO_TRY(Value flags, named_tuple(vm, "flags",
                                   {{"debug", small(0)},
                                    {"inspect", small(0)},
                                    {"interactive", small(0)},
                                    {"optimize", small(0)},
                                    {"dont_write_bytecode", small(1)},
                                    {"no_user_site", small(0)},
                                    {"no_site", small(0)},
                                    {"ignore_environment", small(0)},
                                    {"verbose", small(0)},
                                    {"bytes_warning", small(0)},
                                    {"quiet", small(0)},
                                    {"hash_randomization", small(1)},
                                    {"isolated", small(0)},
                                    {"dev_mode", Value::boolean(false)},
                                    {"utf8_mode", small(1)},
                                    {"warn_default_encoding", small(0)},
                                    {"safe_path", Value::boolean(false)},
                                    {"int_max_str_digits", small(4300)}}));
  module_set(vm, m, "flags", flags);
  AIO_TRY(Value floats, named_tuple(vm, "float_info",
                                    {{"max", Value::number(DBL_MAX)},
                                     {"max_exp", small(DBL_MAX_EXP)},
                                     {"max_10_exp", small(DBL_MAX_10_EXP)},
                                     {"min", Value::number(DBL_MIN)},
                                     {"min_exp", small(DBL_MIN_EXP)},
                                     {"min_10_exp", small(DBL_MIN_10_EXP)},
                                     {"dig", small(DBL_DIG)},
                                     {"mant_dig", small(DBL_MANT_DIG)},
                                     {"epsilon", Value::number(DBL_EPSILON)},
                                     {"radix", small(2)},
                                     {"rounds", small(1)}}));
  module_set(vm, m, "float_info", floats);
  AIO_TRY(Value ints, named_tuple(vm, "int_info",
                                  {{"bits_per_digit", small(30)},
                                   {"sizeof_digit", small(4)},
                                   {"default_max_str_digits", small(4300)},
                                   {"str_digits_check_threshold", small(640)}}));
  module_set(vm, m, "int_info", ints);
  AIO_TRY(Value hashes, named_tuple(vm, "hash_info",
                                    {{"width", small(64)},
                                     {"modulus", make_int(vm, (int64_t{1} << 61) - 1)},
                                     {"inf", small(314159)},
                                     {"nan", small(0)},
                                     {"imag", small(1000003)},
                                     {"algorithm", make_str(vm, "siphash13")},
                                     {"hash_bits", small(64)},
                                     {"seed_bits", small(128)},
                                     {"cutoff", small(0)}}));
  module_set(vm, m, "hash_info", hashes);
  return Status::Ok;
}

/// sys.implementation: a types.SimpleNamespace.
Value implementation(Vm& vm) {
  AIO_TRY(Value module, import_native_or_script(vm, "_namespace"));
  AIO_TRY(Value cls, get_attr(vm, module, intern(vm, "SimpleNamespace")));
  AIO_TRY(Value made, vm.call(cls));
  Rooted keep(vm, made);
  AIO_TRY(Value version, named_tuple(vm, "version_info",
                                     {{"major", Value::small_int(0)},
                                      {"minor", Value::small_int(1)},
                                      {"micro", Value::small_int(0)},
                                      {"releaselevel", make_str(vm, "final")},
                                      {"serial", Value::small_int(0)}}));
  const std::pair<const char*, Value> attributes[] = {{"name", make_str(vm, "aio")},
                                                      {"version", version},
                                                      {"hexversion", Value::small_int(0x000100f0)},
                                                      {"cache_tag", Value::none()}};
  for (auto& [name, v] : attributes) AIO_CHECK(set_attr(vm, keep, intern(vm, name), v));
  return keep;
}

Value thread_info(Vm& vm) {
  return named_tuple(vm, "thread_info",
                     {{"name", make_str(vm, "pthread")},
                      {"lock", make_str(vm, "semaphore")},
                      {"version", Value::none()}});
}

/// sys.stdlib_module_names: what is inside of aio.
Value stdlib_module_names(Vm& vm) {
  Rooted names(vm, new_set(vm, true));
  auto add = [&](std::string_view name) {
    return set_add(vm, names.as<Set>(), Value::object(intern(vm, name)));
  };
  for (std::string_view name : native_module_names()) AIO_CHECK(add(name));
  for (const EmbeddedScript* s = kEmbeddedScripts; s->path; ++s) {
    std::string_view path = s->path;
    AIO_CHECK(add(path.substr(0, path.find_first_of("/."))));
  }
  return names;
}

/// sys.version_info and the like are made when they are first asked for: start-up stays short.
Value module_getattr(Vm& vm, Value name) {
  Str* text = dyn_as<Str>(name);
  Module* m = vm.sys;
  if (text && m) {
    constexpr std::pair<const char*, Value (*)(Vm&)> kMade[] = {
        {"implementation", implementation},
        {"stdlib_module_names", stdlib_module_names},
        {"thread_info", thread_info}};
    for (auto& [lazy, make] : kMade) {
      if (!str_is(text, lazy)) continue;
      AIO_TRY(Value made, make(vm));
      module_set(vm, m, lazy, made);
      return made;
    }
    for (const char* lazy : {"version_info", "flags", "float_info", "int_info", "hash_info"}) {
      if (!str_is(text, lazy)) continue;
      AIO_CHECK(set_infos(vm, m));
      return dict_get_str(vm, m->ns, intern(vm, text));
    }
  }
  return raise(vm, ExceptionType::AttributeError, "module 'sys' has no attribute '%S'",
               text ? text : vm.names.empty);
}
constexpr NativeDef kGetAttr = def<module_getattr>("__getattr__(name, /)");

Status init(Vm& vm, Module* m) {
  vm.sys = m;
  module_set(vm, m, "version", make_str(vm, "3.13.0 (aio 0.1.0)"));
  module_set(vm, m, "hexversion", Value::small_int(0x030d00f0));
  module_set(vm, m, "api_version", Value::small_int(1013));
  module_set(vm, m, "maxsize", make_int(vm, INT64_MAX));
  module_set(vm, m, "maxunicode", Value::small_int(0x10FFFF));
  module_set(vm, m, "byteorder", make_str(vm, "little"));
  module_set(vm, m, "platform", make_str(vm, "linux"));
  module_set(vm, m, "float_repr_style", make_str(vm, "short"));
  module_set(vm, m, "prefix", make_str(vm, ""));
  module_set(vm, m, "exec_prefix", make_str(vm, ""));
  module_set(vm, m, "base_prefix", make_str(vm, ""));
  module_set(vm, m, "base_exec_prefix", make_str(vm, ""));
  module_set(vm, m, "copyright", make_str(vm, "Copyright (c) the aio authors."));
  module_set(vm, m, "dont_write_bytecode", Value::boolean(true));
  module_set(vm, m, "warnoptions", make_list(vm, nullptr, 0));
  module_set(vm, m, "meta_path", make_list(vm, nullptr, 0));
  module_set(vm, m, "path_hooks", make_list(vm, nullptr, 0));
  module_set(vm, m, "path_importer_cache", Value::object(new_dict(vm)));
  module_set(vm, m, "_xoptions", Value::object(new_dict(vm)));
  module_set(vm, m, "pycache_prefix", Value::none());
  module_set(vm, m, "modules", Value::object(vm.modules));
  Value names[] = {make_str(vm, "builtins"), make_str(vm, "sys"), make_str(vm, "time"),
                   make_str(vm, "math")};
  module_set(vm, m, "builtin_module_names", make_tuple(vm, names, 4));
  module_set(vm, m, "__excepthook__", dict_get_str(vm, m->ns, vm.names.excepthook));
  module_set(vm, m, "__unraisablehook__", dict_get_str(vm, m->ns, intern(vm, "unraisablehook")));
  module_set(vm, m, "__displayhook__", dict_get_str(vm, m->ns, vm.names.displayhook));
  module_set(vm, m, "__getattr__", Value::object(make_native(vm, &kGetAttr, nullptr, m->name)));
  constexpr const char* kStreams[] = {"stdin", "stdout", "stderr"};
  for (int fd = 0; fd < 3; ++fd) {
    AIO_TRY(Value stream, make_standard_stream(vm, fd));
    module_set(vm, m, kStreams[fd], stream);
    module_set(vm, m, (std::string("__") + kStreams[fd] + "__").c_str(), stream);
  }
  return Status::Ok;
}

}  // namespace

extern const ModuleDef kSysModule;
const ModuleDef kSysModule = {"sys", "The interpreter: its arguments, streams, limits and hooks.",
                              kFunctions, init};

}  // namespace aio
