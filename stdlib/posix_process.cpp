// posix: the process, its environment and the system around it.
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstdlib>
#include <cstring>

#include "runtime/object/object_model.hpp"
#include "stdlib/module_types.hpp"
#include "stdlib/posix.hpp"
#include "stdlib/struct_sequence.hpp"

namespace aio::posix {
namespace {

int64_t getpid_(Vm&) { return ::getpid(); }
int64_t getppid_(Vm&) { return ::getppid(); }
int64_t getuid_(Vm&) { return ::getuid(); }
int64_t geteuid_(Vm&) { return ::geteuid(); }
int64_t getgid_(Vm&) { return ::getgid(); }
int64_t getegid_(Vm&) { return ::getegid(); }
int64_t umask_(Vm&, int64_t mask) { return ::umask(static_cast<mode_t>(mask)); }
Value cpu_count(Vm&) {
  long n = sysconf(_SC_NPROCESSORS_ONLN);
  return n > 0 ? Value::small_int(n) : Value::none();
}
void exit_(Vm&, int64_t status) { ::_exit(static_cast<int>(status)); }
void abort_(Vm&) { ::abort(); }
Status kill_(Vm& vm, int64_t pid, int64_t number) {
  if (::kill(static_cast<pid_t>(pid), static_cast<int>(number)) < 0) return raise_errno(vm);
  if (vm.interrupt.load(std::memory_order_relaxed)) return vm.handle_interrupt();
  return Status::Ok;
}
Value waitpid_(Vm& vm, int64_t pid, int64_t options) {
  for (;;) {
    int status = 0;
    pid_t r = ::waitpid(static_cast<pid_t>(pid), &status, static_cast<int>(options));
    if (r >= 0) {
      Value pair[2] = {Value::small_int(r), Value::small_int(status)};
      return make_tuple(vm, pair, 2);
    }
    if (errno != EINTR) return raise_errno(vm);
    if (vm.interrupt.load(std::memory_order_relaxed)) AIO_CHECK(vm.handle_interrupt());
  }
}
bool exited(Vm&, int64_t s) {
  int n = static_cast<int>(s);
  return WIFEXITED(n);
}
bool signaled(Vm&, int64_t s) {
  int n = static_cast<int>(s);
  return WIFSIGNALED(n);
}
bool stopped(Vm&, int64_t s) {
  int n = static_cast<int>(s);
  return WIFSTOPPED(n);
}
int64_t exit_status(Vm&, int64_t s) {
  int n = static_cast<int>(s);
  return WEXITSTATUS(n);
}
int64_t term_signal(Vm&, int64_t s) {
  int n = static_cast<int>(s);
  return WTERMSIG(n);
}
int64_t stop_signal(Vm&, int64_t s) {
  int n = static_cast<int>(s);
  return WSTOPSIG(n);
}
Result<int64_t> waitstatus_to_exitcode(Vm& vm, int64_t s) {
  int n = static_cast<int>(s);
  if (WIFEXITED(n)) return int64_t{WEXITSTATUS(n)};
  if (WIFSIGNALED(n)) return -int64_t{WTERMSIG(n)};
  return raise(vm, ExceptionType::ValueError, "invalid wait status: %d", n);
}

Value urandom(Vm& vm, int64_t size) {
  if (size < 0) return raise(vm, ExceptionType::ValueError, "negative argument not allowed");
  AIO_CHECK(vm.heap.check_size(static_cast<size_t>(size)));
  std::string data(static_cast<size_t>(size), '\0');
  for (size_t done = 0; done < data.size();) {
    ssize_t n = ::getrandom(data.data() + done, data.size() - done, 0);
    if (n < 0 && errno != EINTR) return raise_errno(vm);
    if (n > 0) done += static_cast<size_t>(n);
  }
  return make_bytes(vm, data.data(), data.size());
}
Value strerror_(Vm& vm, int64_t code) { return make_str(vm, ::strerror(static_cast<int>(code))); }
Value system_(Vm& vm, Value command) {
  Path p;
  AIO_CHECK(path_argument(vm, command, "system", "command", kPathOnly, &p));
  return Value::small_int(::system(p.c_str()));
}

constexpr GetSetDef kUnameFields[] = {{"sysname", struct_field_of<0>},
                                      {"nodename", struct_field_of<1>},
                                      {"release", struct_field_of<2>},
                                      {"version", struct_field_of<3>},
                                      {"machine", struct_field_of<4>}};
constexpr GetSetDef kTerminalFields[] = {{"columns", struct_field_of<0>},
                                         {"lines", struct_field_of<1>}};

Value uname_(Vm& vm) {
  utsname u;
  if (::uname(&u) < 0) return raise_errno(vm);
  Type* type = module_type(vm, "posix", "uname_result");
  if (!type) return raised;
  Value items[5] = {make_str(vm, u.sysname), make_str(vm, u.nodename), make_str(vm, u.release),
                    make_str(vm, u.version), make_str(vm, u.machine)};
  return make_struct_sequence(vm, type, items, 5);
}
Value get_terminal_size(Vm& vm, int64_t fd) {
  winsize size{};
  if (::ioctl(static_cast<int>(fd), TIOCGWINSZ, &size) < 0) return raise_errno(vm);
  Type* type = module_type(vm, "posix", "terminal_size");
  if (!type) return raised;
  Value items[2] = {Value::small_int(size.ws_col), Value::small_int(size.ws_row)};
  return make_struct_sequence(vm, type, items, 2);
}

Result<std::string> text_argument(Vm& vm, Value v) {
  Path p;
  if (failed(path_argument(vm, v, "putenv", "name", kPathOnly, &p))) return raised;
  return p.text;
}
Status putenv_(Vm& vm, Value name, Value value) {
  AIO_TRY(std::string key, text_argument(vm, name));
  AIO_TRY(std::string text, text_argument(vm, value));
  if (key.empty() || key.find('=') != std::string::npos)
    return raise(vm, ExceptionType::ValueError, "illegal environment variable name");
  return ::setenv(key.c_str(), text.c_str(), 1) < 0 ? Status(raise_errno(vm)) : Status::Ok;
}
Status unsetenv_(Vm& vm, Value name) {
  AIO_TRY(std::string key, text_argument(vm, name));
  return ::unsetenv(key.c_str()) < 0 ? Status(raise_errno(vm)) : Status::Ok;
}

/// char* const* of a list or tuple of paths.
struct ArgumentVector {
  std::vector<std::string> texts;
  std::vector<char*> pointers;
};
Status argument_vector(Vm& vm, Value args, const char* function, ArgumentVector* out) {
  std::vector<Value> items;
  if (List* l = dyn_as<List>(args)) items.assign(l->items, l->items + l->size);
  else if (Tuple* t = dyn_as<Tuple>(args)) items.assign(t->items(), t->items() + t->size);
  else return raise(vm, ExceptionType::TypeError, "%s() arg 2 must be a tuple or list", function);
  if (items.empty())
    return raise(vm, ExceptionType::ValueError, "%s() arg 2 must not be empty", function);
  Rooted keep(vm, make_tuple(vm, items.data(), items.size()));  // __fspath__ may change the list
  for (Value v : items) {
    Path p;
    AIO_CHECK(path_argument(vm, v, function, "argv", kPathOnly, &p));
    out->texts.push_back(p.text);
  }
  for (std::string& s : out->texts) out->pointers.push_back(s.data());
  out->pointers.push_back(nullptr);
  return Status::Ok;
}
Status execv_(Vm& vm, Value path, Value args) {
  Path p;
  AIO_CHECK(path_argument(vm, path, "execv", "path", kPathOnly, &p));
  ArgumentVector argv;
  AIO_CHECK(argument_vector(vm, args, "execv", &argv));
  ::execv(p.c_str(), argv.pointers.data());
  return raise_errno(vm, p);
}

constexpr NativeDef kFunctions[] = {
    def<getpid_>("getpid()", "This process."),
    def<getppid_>("getppid()", "Its parent."),
    def<getuid_>("getuid()", "The real user."),
    def<geteuid_>("geteuid()", "The effective user."),
    def<getgid_>("getgid()", "The real group."),
    def<getegid_>("getegid()", "The effective group."),
    def<umask_>("umask(mask, /)", "Sets the mask of new files' permissions; the old one."),
    def<cpu_count>("cpu_count()", "How many processors there are."),
    def<exit_>("_exit(status)", "Ends the process at once."),
    def<abort_>("abort()", "Ends the process by SIGABRT."),
    def<kill_>("kill(pid, signal, /)", "Sends a signal."),
    def<waitpid_>("waitpid(pid, options, /)", "Waits for a child: (pid, status)."),
    def<exited>("WIFEXITED(status)"),
    def<signaled>("WIFSIGNALED(status)"),
    def<stopped>("WIFSTOPPED(status)"),
    def<exit_status>("WEXITSTATUS(status)"),
    def<term_signal>("WTERMSIG(status)"),
    def<stop_signal>("WSTOPSIG(status)"),
    def<waitstatus_to_exitcode>("waitstatus_to_exitcode(status)",
                                "The exit code that a status stands for."),
    def<urandom>("urandom(size, /)", "Random bytes from the system."),
    def<strerror_>("strerror(code, /)", "The system's text for an error number."),
    def<system_>("system(command)", "Runs a command of the shell."),
    def<uname_>("uname()", "The system's names and versions."),
    def<get_terminal_size>("get_terminal_size(fd=1, /)", "(columns, lines) of a terminal."),
    def<putenv_>("putenv(name, value, /)", "Sets a variable of the environment."),
    def<unsetenv_>("unsetenv(name, /)", "Removes a variable of the environment."),
    def<execv_>("execv(path, argv, /)", "Replaces the program."),
};

}  // namespace

std::span<const NativeDef> process_functions() { return kFunctions; }

Status add_process_types(Vm& vm, Module* module) {
  if (!define_struct_sequence(vm, module, "posix", "uname_result", kUnameFields)) return raised;
  if (!define_struct_sequence(vm, module, "os", "terminal_size", kTerminalFields)) return raised;
  return Status::Ok;
}

Status add_environment(Vm& vm, Module* module) {
  Rooted all(vm, new_dict(vm));
  for (char** row = ::environ; row && *row; ++row) {
    std::string_view text = *row;
    size_t equals = text.find('=', 1);
    if (equals == std::string_view::npos) continue;
    Value key = make_bytes(vm, text.data(), equals);
    AIO_CHECK(dict_set(vm, all.as<Dict>(), key,
                       make_bytes(vm, text.data() + equals + 1, text.size() - equals - 1)));
  }
  module_set(vm, module, "environ", all);
  return Status::Ok;
}

}  // namespace aio::posix
