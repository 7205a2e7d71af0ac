// Interpreter: running scripts, the event loop that its calls share, and its end. The loop belongs
// to one asyncio.Runner, made when something first awaits; programs (run, run_file, run_module)
// have loops of their own, as under asyncio.run.
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "embed/src/host.hpp"
#include "runtime/vm/signals.hpp"

namespace aio {
inline namespace v0 {
namespace detail {
namespace {

EngineOptions engine_options(const Options& options) {
  EngineOptions out;
  out.vm.heap.limit = options.memory_limit;
  out.vm.recursion_limit = options.recursion_limit;
  out.vm.hash_seed = options.hash_seed;
  out.argv = options.argv;
  out.orig_argv = options.orig_argv;
  out.executable = options.executable;
  out.search_path = options.module_path;
  out.unbuffered_output = options.unbuffered_output;
  return out;
}

constexpr const char* kStreamClass = R"(
class HostStream:
    """A text stream that hands everything to the host."""
    encoding = 'utf-8'
    errors = 'strict'
    closed = False
    def __init__(self, name, write):
        self.name = name
        self._write = write
    def write(self, text):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._write(text.encode('utf-8', 'replace').decode())
        return len(text)
    def writelines(self, lines):
        for line in lines:
            self.write(line)
    def flush(self): pass
    def isatty(self): return False
    def readable(self): return False
    def writable(self): return True
    def seekable(self): return False
)";

/// sys.NAME becomes a stream that calls `write`.
void redirect(Interpreter& i, const char* name,
              const std::function<void(std::string_view)>& write) {
  if (!write) return;
  Host& host = Access::host(i);
  Value space = host.keep(raw::Value::object(new_dict(host.vm())));
  i.import("builtins").attr("exec").call(kStreamClass, space);
  i.def("_host_write(text, /)", [write](const std::string& text) { write(text); });
  Value builtins = i.import("builtins");
  Value stream =
      space.item("HostStream").call(std::string("<") + name + ">", builtins.attr("_host_write"));
  builtins.invoke("delattr", builtins, "_host_write");
  i.import("sys").set_attr(name, stream);
  i.import("sys").set_attr(std::string("__") + name + "__", stream);
}

}  // namespace

Host::Host(Interpreter& interpreter, Options options)
    : owner(interpreter), engine(engine_options(options)) {
  vm().root_tracers.push_back([this](Tracer& tracer) {
    for (Root* root = roots; root; root = root->next) tracer.visit(root->value);
    tracer.visit(runner_object);
  });
  vm().on_signal = [](Vm& vm) -> Status {
    if (vm.scheduler->cancel_main_task(vm)) return Status::Ok;
    return raise_args(vm, ExceptionType::KeyboardInterrupt, nullptr, 0);
  };
  // Another thread's interrupt() must be able to end a wait; a signal handler's ends it by itself.
  if (options.install_signals) direct_signals_to(&vm());
  else (void)vm().scheduler->poller();
  vm().scheduler->host_interrupts = !options.install_signals;
  signals = options.install_signals;
  engine.main_namespace();
}

Host::~Host() {
  if (signals) direct_signals_to(nullptr);
  functions.clear();
  for (Root* root = roots; root; root = root->next) root->host = nullptr;
}

raw::Value Host::runner() {
  if (!runner_object.is_undef()) return runner_object;
  AIO_TRY(raw::Value asyncio,
          import_module_level(vm(), intern(vm(), "asyncio"), nullptr, raw::Value::none(), 0));
  AIO_TRY(runner_object, vm().call_method(asyncio, intern(vm(), "Runner")));
  return runner_object;
}

raw::Value Host::run_code(Code* code, bool is_expression) {
  bool coroutine = code->unit->flags & kCodeCoroutine;
  raw::Value result =
      is_expression
          ? vm().run_code(code, engine.main_namespace(),
                          raw::Value::object(engine.main_namespace()))
          : vm().call(raw::Value::object(vm().make_function(code, engine.main_namespace())));
  if (!coroutine || result.is_exc()) return result;
  Rooted body(vm(), result);
  AIO_TRY(raw::Value run, runner());
  raw::Value argument = body;
  result = vm().call_method(run, intern(vm(), "run"), &argument, 1);
  if (result.is_exc()) engine.forget_callers(code);
  return result;
}

raw::Value Host::run_statement(Code* code) {
  if (code->unit->flags & kCodeCoroutine) return run_code(code, false);
  AIO_TRY(raw::Value run, runner());
  AIO_TRY(raw::Value loop, vm().call_method(run, intern(vm(), "get_loop")));
  Scheduler& s = *vm().scheduler;
  s.running = loop_state_of(vm(), loop);
  s.running_loop = s.prompt_loop = loop;
  raw::Value result = run_code(code, false);
  s.running = nullptr;
  s.running_loop = s.prompt_loop = raw::Value::none();
  return result;
}

}  // namespace detail

constexpr uint32_t kAllowTopLevelAwait = 0x2000;

Interpreter::Interpreter(Options options) : host_(std::make_unique<detail::Host>(*this, options)) {
  detail::redirect(*this, "stdout", options.on_stdout);
  detail::redirect(*this, "stderr", options.on_stderr);
}

Interpreter::~Interpreter() { close(); }

void Interpreter::exec(std::string_view source, const std::string& filename) {
  host_->engine.remember_source(filename, source);
  Code* code = host_->engine.compile_text(source, filename, CodeSource::Mode::Exec, false);
  if (!code || host_->run_code(code, false).is_exc()) host_->throw_pending();
}

Value Interpreter::eval(std::string_view expression) {
  while (!expression.empty() && (expression.front() == ' ' || expression.front() == '\t'))
    expression.remove_prefix(1);
  Code* code = host_->engine.compile_text(expression, "<string>", CodeSource::Mode::Eval, false,
                                          kAllowTopLevelAwait);
  if (!code) host_->throw_pending();
  return host_->checked(host_->run_code(code, true));
}

namespace {

/// The end of a program: prints what was not caught; the exit status.
int finish(detail::Host& host, raw::Value result) {
  host.interrupted = result.is_exc() && pending_is(host.vm(), ExceptionType::KeyboardInterrupt);
  return result.is_exc() ? host.engine.report_uncaught() : 0;
}

}  // namespace

int Interpreter::run(std::string_view source, const std::string& filename) {
  if (filename == "<string>") host_->engine.remember_source(filename, source);
  uint32_t flags = filename == "<string>" ? 0 : Engine::kFileBytes;
  Code* code = host_->engine.compile_text(source, filename, CodeSource::Mode::Exec, false, flags);
  return finish(*host_, code ? host_->engine.run_main(code) : raw::Value::exc());
}

int Interpreter::run_file(const std::string& given_path) {
  std::string text, path = given_path;
  // A script's name is absolute whatever it was called by; sys.argv has it as it was given.
  if (char* folder = path.starts_with('/') ? nullptr : ::getcwd(nullptr, 0)) {
    path = (std::string_view(folder) == "/" ? "" : std::string(folder)) +
           (path.empty() ? "" : "/") + path;
    ::free(folder);
  }
  int error = read_file(path, &text);
  // A folder is a program if it holds __main__.
  for (const char* suffix : {".aio", ".py"}) {
    if (error != EISDIR) break;
    std::string inside = path + (path.ends_with('/') ? "" : "/") + "__main__" + suffix;
    if (read_file(inside, &text) != 0) continue;
    path = inside;
    error = 0;
  }
  if (error) {
    if (error == EISDIR)
      std::fprintf(stderr, "aio: can't find '__main__' module in '%s'\n", path.c_str());
    else
      std::fprintf(stderr, "aio: can't open file '%s': [Errno %d] %s\n", path.c_str(), error,
                   std::strerror(error));
    return error == EISDIR ? 1 : 2;
  }
  host_->engine.set_main_file(path);
  return run(text, path);
}

int Interpreter::run_module(const std::string& name) {
  return finish(*host_, host_->engine.run_module_as_main(name));
}
bool Interpreter::interrupted() const { return host_->interrupted; }

Value Interpreter::get(std::string_view name) {
  Vm& vm = host_->vm();
  Str* key = intern(vm, name);
  raw::Value v = dict_get_str(vm, host_->engine.main_namespace(), key);
  if (v.is_undef()) v = dict_get_str(vm, vm.builtins, key);
  if (v.is_undef() && vm.missing_builtin) v = vm.missing_builtin(vm, key);
  if (v.is_undef()) throw Error("NameError", "name '" + std::string(name) + "' is not defined");
  return host_->checked(v);
}

void Interpreter::set_value(std::string_view name, const Value& value) {
  dict_set_str(host_->vm(), host_->engine.main_namespace(), intern(host_->vm(), name),
               detail::raw_of(value));
}

Value Interpreter::import(std::string_view name) {
  Vm& vm = host_->vm();
  Str* key = intern(vm, name);
  (void)host_->checked(import_module_level(vm, key, nullptr, raw::Value::none(), 0));
  return host_->checked(dict_get_str(vm, vm.modules, key));
}

// --- the event loop ------------------------------------------------------------------------------

Future Interpreter::spawn_value(const Value& what) {
  Vm& vm = host_->vm();
  Value coroutine = is_coroutine(vm, detail::raw_of(what)) ? what : what.call();
  Value loop = host_->checked(host_->runner()).invoke("get_loop");
  return Future(loop.invoke("create_task", coroutine));
}

Value Interpreter::wait_value(const Future& future) {
  Value loop = host_->checked(host_->runner()).invoke("get_loop");
  return loop.invoke("run_until_complete", future.value());
}

bool Future::done() const { return task_.invoke<bool>("done"); }
bool Future::cancel() { return task_.invoke<bool>("cancel"); }
Value Future::result_value() const { return task_.invoke("result"); }

void Interpreter::wait_readable(int descriptor) {
  Vm& vm = host_->vm();
  if (!host_->runner_object.is_undef()) {
    Value loop = host_->checked(host_->runner()).invoke("get_loop");
    Value ready = loop.invoke("create_future");
    auto wake = [&] {
      (void)future_set_result(vm, static_cast<raw::Future*>(detail::raw_of(ready).as_object()),
                              raw::Value::none());
    };
    Poller& poller = vm.scheduler->poller();
    auto readable = [&] {
      poller.unwatch_read(descriptor);
      wake();
    };
    if (poller.watch_read(descriptor, readable) != 0) return;  // a plain file: always ready
    try {
      loop.invoke("run_until_complete", ready);
    } catch (...) {
      poller.unwatch_read(descriptor);
      throw;
    }
    return;
  }
  Poller& poller = vm.scheduler->poller();  // what an interruption wakes, at whatever moment
  pollfd wanted[2] = {{descriptor, POLLIN, 0}, {poller.descriptor(), POLLIN, 0}};
  while (wanted[0].revents == 0) {
    if (vm.interrupt.load(std::memory_order_relaxed)) host_->check(vm.handle_interrupt());
    if (poll(wanted, 2, -1) < 0 && errno != EINTR) return;
    if (wanted[1].revents) poller.wait(0);
  }
}

void Interpreter::interrupt() noexcept { host_->vm().signals->arrive(host_->vm(), SIGINT); }

void Interpreter::terminate() noexcept {
  host_->vm().request(kInterruptTerminate);
  host_->vm().scheduler->interrupt_wait();
}

bool Interpreter::terminated() const noexcept {
  return host_->vm().interrupt.load(std::memory_order_relaxed) & kInterruptTerminate;
}

// --- interactive use, the end --------------------------------------------------------------------

bool Interpreter::needs_more(std::string_view source) {
  return host_->engine.is_incomplete(source);
}

namespace {

/// Ctrl-C at an await reached the loop as a cancellation: of no interest to who pressed it.
void forget_cancellation(Vm& vm) {
  if (!pending_is(vm, ExceptionType::KeyboardInterrupt)) return;
  auto* e = as<Exception>(vm.exception);
  vm.heap.before_write(e);
  auto inside = [](raw::Value at) {
    return is_kind(at, Kind::Traceback) &&
           to_utf8(as<Traceback>(at)->code->filename).starts_with("<aio>/");
  };
  while (inside(e->traceback)) e->traceback = as<Traceback>(e->traceback)->next;
  if (!e->context.is_none() && exception_is(vm, e->context, ExceptionType::CancelledError))
    e->context = raw::Value::none();
}

}  // namespace

std::optional<int> Interpreter::interact(std::string_view source, const std::string& filename) {
  Vm& vm = host_->vm();
  host_->engine.remember_source(filename, source);
  Code* code = host_->engine.compile_text(std::string(source) + "\n", filename,
                                          CodeSource::Mode::Single, true, kAllowTopLevelAwait);
  std::optional<int> status;
  if (!code || host_->run_statement(code).is_exc()) {
    forget_cancellation(vm);
    bool leave = pending_is(vm, ExceptionType::SystemExit);
    int code_or_1 = host_->engine.report_uncaught();
    if (leave) status = code_or_1;
  }
  for (Str* name : {vm.names.stdout_file, vm.names.stderr_file}) {
    raw::Value out = get_attr_or_undef(vm, raw::Value::object(vm.sys), name);
    bool failed_now = out.is_exc() || (!out.is_undef() && !out.is_none() &&
                                       vm.call_method(out, vm.names.flush).is_exc());
    if (failed_now) (void)take_exception(vm);
  }
  return status;
}

bool Interpreter::close() {
  if (host_->closed) return host_->clean;
  host_->closed = true;
  Vm& vm = host_->vm();
  if (!vm.terminated && !host_->runner_object.is_undef() &&
      vm.call_method(host_->runner_object, intern(vm, "close")).is_exc())
    (void)host_->engine.report_uncaught();
  host_->clean = host_->engine.shut_down();
  return host_->clean;
}

}  // namespace v0
}  // namespace aio
