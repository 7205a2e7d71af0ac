// Engine: compilation, __main__, start and end of an interpreter. Importing is in importer.cpp.
#include "embed/src/engine.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "lang/compile/compiler.hpp"
#include "lang/source.hpp"
#include "lang/syntax/parser.hpp"
#include "lang/unicode/names.hpp"
#include "runtime/native/native.hpp"
#include "runtime/object/object_model.hpp"
#include "runtime/task/scheduler.hpp"
#include "runtime/vm/generators.hpp"
#include "runtime/vm/statements.hpp"
#include "stdlib/embedded_scripts.hpp"
#include "stdlib/io.hpp"
#include "stdlib/modules.hpp"
#include "stdlib/posix.hpp"

namespace aio {

int read_file(const std::string& path, std::string* bytes) {
  int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return errno;
  struct stat info {};
  if (fstat(fd, &info) == 0 && S_ISDIR(info.st_mode)) {
    close(fd);
    return EISDIR;
  }
  if (S_ISREG(info.st_mode)) bytes->reserve(static_cast<size_t>(info.st_size));
  char buffer[64 * 1024];
  for (;;) {
    ssize_t n = read(fd, buffer, sizeof buffer);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) {
      int error = errno;
      close(fd);
      return error;
    }
    if (n == 0) break;
    bytes->append(buffer, static_cast<size_t>(n));
  }
  close(fd);
  return 0;
}

Engine::Engine(EngineOptions options) : vm_(options.vm), options_(std::move(options)) {
  vm_.source = this;
  vm_.source_line = [this](const std::string& filename, uint32_t line) {
    return line_of(filename, line);
  };
  if (failed(install_builtins(vm_))) (void)take_exception(vm_);
  Value sys = import_native_module(vm_, intern(vm_, "sys"));
  if (Module* module = sys.is_exc() || sys.is_undef() ? nullptr : dyn_as<Module>(sys)) {
    vm_.sys = module;
    auto list_of = [&](const std::vector<std::string>& items) {
      List* list = new_list(vm_, items.size());
      for (const std::string& s : items)
        (void)list_append(vm_, list, posix::path_result(vm_, s, false));
      return Value::object(list);
    };
    module_set(vm_, module, "argv", list_of(options_.argv));
    module_set(vm_, module, "orig_argv", list_of(options_.orig_argv));
    module_set(vm_, module, "executable", posix::path_result(vm_, options_.executable, false));
    module_set(vm_, module, "path", list_of(options_.search_path));
    module_set(vm_, module, "modules", Value::object(vm_.modules));
    if (options_.unbuffered_output)
      for (Str* name : {vm_.names.stdout_file, vm_.names.stderr_file})
        turn_off_buffering(vm_, sys_attribute(vm_, name));
  }
}

Engine::~Engine() = default;

Dict* Engine::main_namespace() {
  if (!main_) {
    main_ = make_module(vm_, vm_.names.dunder_main, nullptr);
    dict_set_str(vm_, main_->ns, vm_.names.dunder_package, Value::none());
    Value builtins = dict_get_str(vm_, vm_.modules, vm_.names.builtins);
    dict_set_str(vm_, main_->ns, vm_.names.dunder_builtins, builtins);
    dict_set_str(vm_, vm_.modules, vm_.names.dunder_main, Value::object(main_));
    vm_.root_tracers.push_back([this](Tracer& tracer) { tracer.visit(main_); });
  }
  return main_->ns;
}

// --- compilation ---------------------------------------------------------------------------------

Status Engine::raise_syntax_error(const SyntaxError& error, const std::string& filename) {
  ExceptionType type = ExceptionType::SyntaxError;
  switch (error.kind) {
    case ErrorKind::SyntaxError: break;
    case ErrorKind::IndentationError: type = ExceptionType::IndentationError; break;
    case ErrorKind::TabError: type = ExceptionType::TabError; break;
    case ErrorKind::MemoryError:
      return raise(vm_, ExceptionType::MemoryError, "%s", error.message.c_str());
    case ErrorKind::RecursionError:
      return raise(vm_, ExceptionType::RecursionError, "%s", error.message.c_str());
    case ErrorKind::OverflowError:
      return raise(vm_, ExceptionType::OverflowError, "%s", error.message.c_str());
  }
  Tuple* details = new_tuple(vm_, 6);
  Value* d = details->items();
  for (size_t i = 0; i < 6; ++i) d[i] = Value::none();
  d[0] = make_str(vm_, filename);
  if (error.line > 0 || error.text) d[1] = Value::small_int(error.line);
  d[2] = Value::small_int(error.col);
  if (error.text) d[3] = make_str(vm_, *error.text);
  d[4] = Value::small_int(error.end_line);
  d[5] = Value::small_int(error.end_col);
  Value args[2] = {make_str(vm_, error.message), Value::object(details)};
  return raise_args(vm_, type, args, 2);
}

Status Engine::issue_warnings(const std::vector<Warning>& warnings, const Source& source) {
  const std::string& filename = source.name();
  for (const Warning& w : warnings) {
    bool deprecated = w.kind == Warning::Kind::DeprecationWarning;
    if (deprecated) continue;
    std::string text =
        filename + ":" + std::to_string(w.line) + ": SyntaxWarning: " + w.message + "\n";
    Value module = dict_get_str(vm_, vm_.modules, intern(vm_, "warnings"));
    if (!module.is_undef()) {
      Rooted message(vm_, make_str(vm_, w.message)), file(vm_, make_str(vm_, filename));
      Value args[4] = {message, Value::object(exception_type(vm_, ExceptionType::SyntaxWarning)),
                       file, Value::small_int(w.line)};
      if (!vm_.call_method(module, intern(vm_, "warn_explicit"), args, 4).is_exc()) continue;
      if (!pending_is(vm_, ExceptionType::SyntaxWarning)) return Status::Raised;
      (void)take_exception(vm_);  // a filter makes it an error: of the program, at its place
      SyntaxError error{
          ErrorKind::SyntaxError, w.message, w.line, w.col, w.end_line, w.end_col, {}};
      error.text = std::string(source.line(static_cast<uint32_t>(w.line)));
      return raise_syntax_error(error, filename);
    }
    if (auto line = line_of(filename, static_cast<uint32_t>(w.line))) {
      size_t first = line->find_first_not_of(" \t\f"), last = line->find_last_not_of(" \t\r\n\f");
      if (first != std::string::npos) text += "  " + line->substr(first, last - first + 1) + "\n";
    }
    (void)!write(2, text.data(), text.size());
  }
  return Status::Ok;
}

Code* Engine::compile_text(std::string_view text, const std::string& filename, Mode mode,
                           bool decoded, uint32_t flags) {
  if (text.empty() && mode == Mode::Eval) {  // no line to blame
    SyntaxError nothing;
    nothing.message = "invalid syntax";
    nothing.text = "";
    nothing.line = nothing.col = nothing.end_line = nothing.end_col = 0;
    (void)raise_syntax_error(nothing, filename);
    return nullptr;
  }
  auto loaded = decoded ? std::variant<Source, SyntaxError>(Source(filename, std::string(text)))
                        : Source::from_bytes(filename, text,
                                             mode == Mode::Module || flags & kFileBytes
                                                 ? Source::Origin::File
                                                 : Source::Origin::Memory);
  if (auto* error = std::get_if<SyntaxError>(&loaded)) {
    // A file that is no text has no lines to point at.
    if (flags & kFileBytes && error->line <= 0)
      (void)raise(vm_, ExceptionType::SyntaxError, "%s", error->message.c_str());
    else (void)raise_syntax_error(*error, filename);
    return nullptr;
  }
  Source& source = std::get<Source>(loaded);
  syntax::Mode syntax_mode = mode == Mode::Eval     ? syntax::Mode::Expression
                             : mode == Mode::Single ? syntax::Mode::Interactive
                                                    : syntax::Mode::File;
  syntax::ParseOptions parse_options;
  parse_options.max_int_digits = vm_.int_max_str_digits;
  syntax::ParseResult parsed = syntax::parse(source, syntax_mode, parse_options);
  if (parsed.error) {
    (void)raise_syntax_error(*parsed.error, filename);
    return nullptr;
  }
  CompileOptions options;
  constexpr uint32_t kAllowTopLevelAwait = 0x2000, kFutureAnnotations = 0x1000000;
  options.names_in_mapping = mode == Mode::Names || (mode == Mode::Eval) ||
                             (mode == Mode::Single && !(flags & kAllowTopLevelAwait));
  options.allow_top_level_await = flags & kAllowTopLevelAwait || mode == Mode::Exec;
  options.future_annotations = flags & kFutureAnnotations;
  options.file_name = filename;
  CompileResult compiled = aio::compile(*parsed.tree, options);
  if (compiled.error) {
    // The compiler of CPython knows the tree and the file, not the text.
    compiled.error->text = line_of(filename, static_cast<uint32_t>(compiled.error->line));
    (void)raise_syntax_error(*compiled.error, filename);
    return nullptr;
  }
  if (failed(issue_warnings(parsed.warnings, source)) ||
      failed(issue_warnings(compiled.warnings, source)))
    return nullptr;
  return vm_.load(std::move(compiled.unit));
}

std::string Engine::character_name(uint32_t character) {
  return unicode::name_of(static_cast<char32_t>(character));
}

std::optional<uint32_t> Engine::character_named(const std::string& name) {
  auto found = unicode::lookup(name);
  return found ? std::optional<uint32_t>(static_cast<uint32_t>(*found)) : std::nullopt;
}

Code* Engine::compile(Vm& vm, Value source, Str* filename, Mode mode, uint32_t flags) {
  std::string name = to_utf8(filename);
  if (Str* s = dyn_as<Str>(source)) return compile_text(to_utf8(s), name, mode, true, flags);
  if (Bytes* b = dyn_as<Bytes>(source)) return compile_text(b->view(), name, mode, false, flags);
  if (ByteArray* b = dyn_as<ByteArray>(source))
    return compile_text({reinterpret_cast<const char*>(b->data), b->length}, name, mode, false,
                        flags);
  (void)raise(vm, ExceptionType::TypeError,
              "compile() arg 1 must be a string, bytes or AST object");
  return nullptr;
}

bool Engine::is_incomplete(std::string_view text) {
  Source source("<stdin>", std::string(text));
  return syntax::parse(source, syntax::Mode::Interactive).incomplete;
}

// --- running -------------------------------------------------------------------------------------

Value Engine::run_main(Code* code) {
  Dict* globals = main_namespace();
  Function* f = vm_.make_function(code, globals);
  Rooted keep(vm_, f);
  if (!(code->unit->flags & kCodeCoroutine)) return vm_.call(Value::object(f));
  // Top-level await: the module body is a coroutine, run as asyncio.run runs one.
  AIO_TRY(Value body, vm_.call(Value::object(f)));
  Rooted keep_body(vm_, body);
  AIO_TRY(Value asyncio,
          import_module_level(vm_, intern(vm_, "asyncio"), nullptr, Value::none(), 0));
  Value argument = keep_body;
  Value result = vm_.call_method(asyncio, intern(vm_, "run"), &argument, 1);
  if (result.is_exc()) forget_callers(code);
  return result;
}

void Engine::forget_callers(const Code* code) {
  Exception* e = dyn_as<Exception>(vm_.exception);
  for (Value at = e ? e->traceback : Value::none(); is_kind(at, Kind::Traceback);
       at = as<Traceback>(at)->next) {
    if (as<Traceback>(at)->code != code) continue;
    vm_.heap.before_write(e);
    e->traceback = at;
    return;
  }
}

void Engine::remember_source(const std::string& filename, std::string_view text) {
  auto loaded = Source::from_bytes(filename, text, Source::Origin::Memory);
  auto* source = std::get_if<Source>(&loaded);
  if (!source) return;
  std::vector<std::string> lines;
  for (uint32_t i = 1; i <= source->line_count(); ++i) lines.emplace_back(source->line(i));
  source_lines_[filename] = std::move(lines);
}

std::optional<std::string> Engine::line_of(const std::string& filename, uint32_t line) {
  auto known = source_lines_.find(filename);
  if (known == source_lines_.end()) {
    std::string bytes;
    if (filename.starts_with("<aio>/")) {
      for (const EmbeddedScript* s = kEmbeddedScripts; s->path; ++s) {
        if (filename.substr(6) == s->path) bytes = std::string(s->text);
      }
    } else if (filename.starts_with("<") || read_file(filename, &bytes) != 0) {
      return std::nullopt;
    }
    auto loaded = Source::from_bytes(filename, bytes, Source::Origin::File);
    std::vector<std::string> lines;
    if (auto* source = std::get_if<Source>(&loaded)) {
      for (uint32_t i = 1; i <= source->line_count(); ++i) lines.emplace_back(source->line(i));
    }
    known = source_lines_.emplace(filename, std::move(lines)).first;
  }
  if (line == 0 || line > known->second.size()) return std::nullopt;
  return known->second[line - 1];
}

int Engine::report_uncaught() {
  Rooted e(vm_, take_exception(vm_));
  if (vm_.terminated) return kTerminatedStatus;
  if (exception_is(vm_, e, ExceptionType::SystemExit)) {
    Value code = field_of(e, 0);
    if (code.is_none() || code.is_undef()) return 0;
    if (code.is_small_int() || code.is_bool())
      return static_cast<int>((code.is_bool() ? code.is_true() : code.as_small_int()) & 0xFF);
    int64_t wide;
    if (is_int(code)) return int_to_int64(code, &wide) ? static_cast<int>(wide & 0xFF) : 255;
    Value text = str_of(vm_, code);
    if (text.is_exc()) (void)take_exception(vm_);
    else {
      std::string line = to_utf8(as<Str>(text)) + "\n";
      Rooted keep(vm_, text);
      Value file = vm_.sys ? get_attr_or_undef(vm_, Value::object(vm_.sys), vm_.names.stderr_file)
                           : Value::undef();
      Value s = make_str(vm_, line);
      if (file.is_exc() || file.is_undef() || file.is_none() ||
          vm_.call_method(file, vm_.names.write, &s, 1).is_exc()) {
        if (!vm_.exception.is_undef()) (void)take_exception(vm_);
        (void)!write(2, line.data(), line.size());
      }
    }
    return 1;
  }
  int status = exception_is(vm_, e, ExceptionType::KeyboardInterrupt) ? 130 : 1;
  if (vm_.sys) {  // for the prompt and for debuggers
    module_set(vm_, vm_.sys, "last_exc", e);
    module_set(vm_, vm_.sys, "last_type", Value::object(type_of(vm_, e)));
    module_set(vm_, vm_.sys, "last_value", e);
    module_set(vm_, vm_.sys, "last_traceback", as<Exception>(e)->traceback);
  }
  Value hook = vm_.sys ? get_attr_or_undef(vm_, Value::object(vm_.sys), vm_.names.excepthook)
                       : Value::undef();
  if (hook.is_exc()) (void)take_exception(vm_), hook = Value::undef();
  if (!hook.is_undef()) {
    Value args[3] = {Value::object(type_of(vm_, e)), e, as<Exception>(e)->traceback};
    if (!vm_.call(hook, args, 3).is_exc()) return status;
    if (pending_is(vm_, ExceptionType::SystemExit)) return report_uncaught();
    std::string text = "Error in sys.excepthook:\n" + format_exception(vm_, take_exception(vm_)) +
                       "\nOriginal exception was:\n";
    (void)!write(2, text.data(), text.size());
  }
  std::string text = format_exception(vm_, e);
  (void)!write(2, text.data(), text.size());
  return status;
}

bool Engine::shut_down() {
  if (vm_.terminated) return flush_standard_streams(vm_) == 0;
  Value threading = dict_get_str(vm_, vm_.modules, intern(vm_, "threading"));
  if (!threading.is_undef() && vm_.call_method(threading, intern(vm_, "_shutdown")).is_exc())
    vm_.report_unraisable(threading);
  Value atexit = dict_get_str(vm_, vm_.modules, intern(vm_, "atexit"));
  if (!atexit.is_undef() && vm_.call_method(atexit, intern(vm_, "_run_exitfuncs")).is_exc())
    (void)take_exception(vm_);
  bool ok = flush_standard_streams(vm_) == 0;
  if (vm_.scheduler) vm_.scheduler->let_go_of_tasks(vm_, nullptr);
  vm_.heap.queue_all_finalizable();
  vm_.run_finalizers();
  return flush_standard_streams(vm_) == 0 && ok;
}

}  // namespace aio
