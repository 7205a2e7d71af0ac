// Builtins that compile and run code: eval, exec, compile, __import__, __build_class__, breakpoint.
#include "runtime/object/bytes_internal.hpp"
#include "runtime/object/dict_table.hpp"
#include "runtime/vm/frame_info.hpp"
#include "runtime/vm/statements.hpp"
#include "stdlib/builtins.hpp"

namespace aio {
namespace {

/// Names of the CompileFlags that compile() knows: __future__ features, PyCF_ONLY_AST and top-level
/// await.
constexpr uint32_t kDontImplyDedent = 0x200;
constexpr uint32_t kOnlyAst = 0x400;
constexpr uint32_t kTypeComments = 0x1000;
constexpr uint32_t kTopLevelAwait = 0x2000;
constexpr uint32_t kIncompleteInput = 0x4000;
constexpr uint32_t kOptimizedAst = 0x8000 | kOnlyAst;
constexpr uint32_t kFutureFlags = 0x1fe0000 | 0x10;
constexpr uint32_t kKnownFlags = kDontImplyDedent | kOnlyAst | kTypeComments | kTopLevelAwait |
                                 kIncompleteInput | kOptimizedAst | kFutureFlags;

bool is_source(Value v) {
  return is_kind(v, Kind::Str) || is_kind(v, Kind::Bytes) || is_kind(v, Kind::ByteArray) ||
         is_kind(v, Kind::MemoryView);
}
/// What the compiler reads of a source: the bytes of a memoryview.
Value readable_source(Vm& vm, Value source) {
  if (!is_kind(source, Kind::MemoryView)) return source;
  std::string storage;
  std::string_view bytes;
  AIO_CHECK(bytes_argument(vm, source, &bytes, &storage));
  return make_bytes(vm, bytes.data(), bytes.size());
}

bool is_mapping(Vm& vm, Value v) {
  return is_kind(v, Kind::Dict) ||
         (v.is_object() && !lookup_special(vm, type_of(vm, v), Special::GetItem).is_undef() &&
          !is_kind(v, Kind::List) && !is_kind(v, Kind::Tuple) && !is_kind(v, Kind::Str));
}

/// Where the code of eval() or exec() looks names up.
struct Namespaces {
  Value globals;  ///< a Dict
  Value locals;
};

/// Fills in what was not given: the caller's namespaces, or globals for locals; adds __builtins__.
Status complete(Vm& vm, Namespaces* ns) {
  if (ns->globals.is_none()) {
    ns->globals = Value::object(vm.current_globals());
    if (ns->locals.is_none()) { AIO_TRY(ns->locals, current_locals(vm)); }
  } else if (ns->locals.is_none()) {
    ns->locals = ns->globals;
  }
  Dict* globals = as<Dict>(ns->globals);
  if (dict_get_str(vm, globals, vm.names.dunder_builtins).is_undef())
    dict_set_str(vm, globals, vm.names.dunder_builtins, Value::object(vm.builtins));
  return Status::Ok;
}

/// Leading blanks of an expression to eval() do not count as indentation.
Value without_leading_blanks(Vm& vm, Value source) {
  Str* s = dyn_as<Str>(source);
  if (!s) return source;
  size_t blanks = 0;
  while (blanks < s->length && (s->at(blanks) == ' ' || s->at(blanks) == '\t')) ++blanks;
  return blanks ? substring(vm, s, blanks, s->length - blanks) : source;
}

/// The function of code that is run by itself; `closure` are its free variables' cells.
Value call_code(Vm& vm, Code* code, const Namespaces& ns, Value closure) {
  if (closure.is_none()) return vm.run_code(code, as<Dict>(ns.globals), ns.locals);
  Rooted f(vm, vm.make_function(code, as<Dict>(ns.globals)));
  f.as<Function>()->closure = closure;
  return vm.call(f);
}

Value run(Vm& vm, Value source, const Namespaces& ns, CodeSource::Mode mode,
          Value closure = Value::none()) {
  Rooted keep_globals(vm, ns.globals), keep_locals(vm, ns.locals);
  Code* code = dyn_as<Code>(source);
  AIO_TRY(source, readable_source(vm, source));
  Rooted keep_source(vm, source);
  if (!code) code = vm.source->compile(vm, source, intern(vm, "<string>"), mode, 0);
  if (!code) return raised;
  return call_code(vm, code, ns, closure);
}

/// exec()'s closure fits its code: one cell a free variable.
Status check_closure(Vm& vm, Value source, Value closure) {
  Code* code = dyn_as<Code>(source);
  if (!code) {
    if (closure.is_none()) return Status::Ok;
    return raise(vm, ExceptionType::TypeError,
                 "closure can only be used when source is a code object");
  }
  size_t wanted = code->unit->free_names.size();
  if (wanted == 0) {
    if (closure.is_none()) return Status::Ok;
    return raise(vm, ExceptionType::TypeError, "cannot use a closure with this code object");
  }
  Tuple* cells = dyn_as<Tuple>(closure);
  bool fits = cells && cells->size == wanted;
  for (size_t i = 0; fits && i < wanted; ++i) fits = is_kind(cells->items()[i], Kind::Cell);
  if (fits) return Status::Ok;
  return raise(vm, ExceptionType::TypeError, "code object requires a closure of exactly length %zu",
               wanted);
}

Value eval(Vm& vm, Value source, Value globals, Value locals) {
  if (!locals.is_none() && !is_mapping(vm, locals))
    return raise(vm, ExceptionType::TypeError, "locals must be a mapping");
  if (!globals.is_none() && !is_kind(globals, Kind::Dict))
    return raise(vm, ExceptionType::TypeError,
                 is_mapping(vm, globals)
                     ? "globals must be a real dict; try eval(code, {}, mapping)"
                     : "globals must be a dict");
  if (!is_kind(source, Kind::Code) && !is_source(source))
    return raise(vm, ExceptionType::TypeError,
                 "eval() arg 1 must be a string, bytes or code object");
  if (Code* code = dyn_as<Code>(source); code && !code->unit->free_names.empty())
    return raise(vm, ExceptionType::TypeError,
                 "code object passed to eval() may not contain free variables");
  Namespaces ns{globals, locals};
  AIO_CHECK(complete(vm, &ns));
  Rooted keep(vm, ns.locals);
  return run(vm, without_leading_blanks(vm, source), ns, CodeSource::Mode::Eval);
}

Value exec(Vm& vm, Value source, Value globals, Value locals, Value closure) {
  if (!globals.is_none() && !is_kind(globals, Kind::Dict))
    return raise(vm, ExceptionType::TypeError, "exec() globals must be a dict, not %T",
                 globals.bits);
  if (!locals.is_none() && !is_mapping(vm, locals))
    return raise(vm, ExceptionType::TypeError, "locals must be a mapping or None, not %T",
                 locals.bits);
  if (!is_kind(source, Kind::Code) && !is_source(source))
    return raise(vm, ExceptionType::TypeError,
                 "exec() arg 1 must be a string, bytes or code object");
  AIO_CHECK(check_closure(vm, source, closure));
  Namespaces ns{globals, locals};
  AIO_CHECK(complete(vm, &ns));
  Rooted keep(vm, ns.locals);
  // One namespace for both: the code may use its cells. Else names go through the mapping.
  bool module_like = ns.globals == ns.locals;
  AIO_CHECK(
      run(vm, source, ns, module_like ? CodeSource::Mode::Exec : CodeSource::Mode::Names, closure));
  return Value::none();
}

Value compile_(Vm& vm, Value source, Value filename, Value mode, int64_t flags, bool,
               int64_t optimize, int64_t) {
  Str* name = dyn_as<Str>(filename);
  if (Bytes* bytes = dyn_as<Bytes>(filename)) name = as<Str>(make_str(vm, bytes->view()));
  if (!name)
    return raise(vm, ExceptionType::TypeError, "expected str, bytes or os.PathLike object, not %T",
                 filename.bits);
  if (!is_kind(mode, Kind::Str))
    return raise(vm, ExceptionType::TypeError, "compile() argument 'mode' must be str, not %A",
                 mode.bits);
  if (static_cast<uint64_t>(flags) & ~uint64_t{kKnownFlags})
    return raise(vm, ExceptionType::ValueError, "compile(): unrecognised flags");
  if (optimize < -1 || optimize > 2)
    return raise(vm, ExceptionType::ValueError, "compile(): invalid optimize value");
  Str* how = as<Str>(mode);
  CodeSource::Mode kind;
  if (str_is(how, "exec")) kind = CodeSource::Mode::Names;
  else if (str_is(how, "eval")) kind = CodeSource::Mode::Eval;
  else if (str_is(how, "single")) kind = CodeSource::Mode::Single;
  else if (str_is(how, "func_type"))
    return raise(vm, ExceptionType::ValueError,
                 "compile() mode 'func_type' requires flag PyCF_ONLY_AST");
  else
    return raise(vm, ExceptionType::ValueError,
                 "compile() mode must be 'exec', 'eval' or 'single'");
  if (is_kind(source, Kind::Code)) return source;
  if (!is_source(source))
    return raise(vm, ExceptionType::TypeError,
                 "compile() arg 1 must be a string, bytes or AST object");
  Rooted keep(vm, name);
  AIO_TRY(source, readable_source(vm, source));
  Rooted keep_source(vm, source);
  Code* code = vm.source->compile(vm, source, name, kind, static_cast<uint32_t>(flags));
  return code ? Value::object(code) : Value(raised);
}

Value import(Vm& vm, Value name, Value globals, Value, Value from_list, int64_t level) {
  Str* s = dyn_as<Str>(name);
  if (!s) return raise(vm, ExceptionType::TypeError, "module name must be a string");
  if (level < 0) return raise(vm, ExceptionType::ValueError, "level must be >= 0");
  if (level == 0 && s->length == 0)
    return raise(vm, ExceptionType::ValueError, "Empty module name");
  Dict* dict = is_kind(globals, Kind::Dict) ? as<Dict>(globals) : vm.current_globals();
  return import_module_level(vm, s, dict, from_list, level);
}

Value build_class_(Vm& vm, VarArgs args, Dict* keywords) {
  if (args.size() < 2)
    return raise(vm, ExceptionType::TypeError, "__build_class__: not enough arguments");
  if (!is_kind(args[0], Kind::Function))
    return raise(vm, ExceptionType::TypeError, "__build_class__: func must be a function");
  if (!is_kind(args[1], Kind::Str))
    return raise(vm, ExceptionType::TypeError, "__build_class__: name is not a string");
  Rooted keep(vm, keywords ? Value::object(keywords) : Value::none());
  return build_class(vm, args[0], as<Str>(args[1]), args.data() + 2, args.size() - 2, keywords);
}

Value breakpoint(Vm& vm, VarArgs args, Dict*) {
  AIO_TRY(Value hook, get_attr_or_undef(vm, Value::object(vm.sys), intern(vm, "breakpointhook")));
  if (hook.is_undef()) return raise(vm, ExceptionType::RuntimeError, "lost sys.breakpointhook");
  return vm.call(hook, args.data(), args.size());
}

constexpr NativeDef kTable[] = {
    def<eval>("eval(source, /, globals=None, locals=None)",
              "Evaluate the given source in the context of globals and locals."),
    def<exec>("exec(source, /, globals=None, locals=None, *, closure=None)",
              "Execute the given source in the context of globals and locals."),
    def<compile_>("compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, "
                  "_feature_version=-1)",
                  "Compile source into a code object that can be executed by exec() or eval()."),
    def<import>("__import__(name, globals=None, locals=None, fromlist=(), level=0)",
                "Import a module."),
    def<build_class_>("__build_class__(*args, **kwargs)",
                      "Internal helper function used by the class statement."),
    def<breakpoint>("breakpoint(*args, **kwargs)", "Call sys.breakpointhook(*args, **kws)."),
};

}  // namespace

const std::span<const NativeDef> kCodeBuiltins = kTable;

}  // namespace aio
