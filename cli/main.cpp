// The aio command: aio FILE, -c CODE, -m MODULE, -, repl, and the inspection commands ast, dis,
// check. It uses the public API only, as any host does; what the words mean is in options.cpp.
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "aio/aio.hpp"
#include "cli/inspect.hpp"
#include "cli/options.hpp"
#include "cli/repl.hpp"

namespace aio::cli {
namespace {

constexpr const char* kUsage =
    "usage: aio [option] ... [-c cmd | -m mod | file | -] [arg] ...\n"
    "       aio ast|dis|check FILE ...\n"
    "       aio repl\n"
    "Programs:\n"
    "file   : script to run (.aio or .py), or a folder with a __main__ file\n"
    "-c cmd : program passed in as string (ends the options)\n"
    "-m mod : module or package to run as a script (ends the options)\n"
    "-      : program read from standard input; the prompt if nothing is named on a terminal\n"
    "arg ...: arguments of the program, in sys.argv[1:]\n"
    "Options:\n"
    "-E     : ignore AIOPATH\n"
    "-h     : print this help and exit (also -? or --help)\n"
    "-i     : go on at the prompt when the program has ended\n"
    "-I     : isolate from the user's environment (-E and -P)\n"
    "-P     : leave the script's folder out of sys.path\n"
    "-q     : no banner at the prompt\n"
    "-u     : standard output and standard error are not buffered\n"
    "-V     : print the version and exit (also --version)\n"
    "-W arg : warning control; arg is action:message:category:module:lineno\n"
    "-X opt : store opt in sys._xoptions; -X dev shows all warnings\n"
    "-B, -s, -S: accepted for CPython's sake, without effect\n"
    "Tools:\n"
    "ast    : print the syntax tree of each file\n"
    "dis    : print the bytecode of each file\n"
    "check  : compile each file without running it\n"
    "repl   : the prompt, also where standard input is no terminal\n"
    "Environment:\n"
    "AIOPATH: ':'-separated list of folders where import looks\n";

int usage_error(const std::string& message) {
  std::fprintf(stderr,
               "%s\nusage: aio [option] ... [-c cmd | -m mod | file | -] [arg] ...\nTry `aio -h' "
               "for more information.\n",
               message.c_str());
  return 2;
}

/// The folders of AIOPATH.
void add_environment_path(std::vector<std::string>& folders) {
  const char* text = std::getenv("AIOPATH");
  std::string all = text ? text : "";
  for (size_t at = 0; at < all.size();) {
    size_t colon = std::min(all.find(':', at), all.size());
    if (colon > at) folders.push_back(all.substr(at, colon - at));
    at = colon + 1;
  }
}

bool is_folder(const std::string& path) {
  struct stat info {};
  return stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode);
}

/// The folder that the script really is in: symbolic links do not count. A folder that is run is
/// looked into itself.
std::string folder_of(const std::string& script) {
  std::string path = script;
  if (char* real = ::realpath(script.c_str(), nullptr)) {
    path = real;
    std::free(real);
  }
  if (is_folder(path)) return path;
  size_t slash = path.rfind('/');
  return slash == std::string::npos ? "" : slash == 0 ? "/" : path.substr(0, slash);
}

std::string current_folder() {
  char* folder = ::getcwd(nullptr, 0);
  std::string path = folder ? folder : "";
  std::free(folder);
  return path;
}

/// This program; empty if the system does not tell.
std::string own_path() {
  char path[PATH_MAX];
  ssize_t length = readlink("/proc/self/exe", path, sizeof path);
  return length > 0 ? std::string(path, static_cast<size_t>(length)) : std::string();
}

Options options_for(const Command& command, const std::vector<std::string>& words) {
  Options options;
  options.argv = command.arguments;
  options.orig_argv = words;
  options.executable = own_path();
  if (!command.safe_path) {
    options.module_path.push_back(command.kind == Command::Kind::File ? folder_of(command.operand)
                                  : command.kind == Command::Kind::Module ? current_folder()
                                                                          : "");
  }
  if (!command.ignore_environment) add_environment_path(options.module_path);
  options.unbuffered_output = command.unbuffered;
  options.install_signals = true;
  return options;
}

/// Options of the command line that scripts see in module sys.
void apply_sys_options(Interpreter& interpreter, const Command& command) {
  Value sys = interpreter.import("sys");
  std::vector<std::string> warnings = command.warnings;
  if (!command.x_options.empty()) {
    Value known = sys.attr("_xoptions");
    for (const std::string& option : command.x_options) {
      size_t equals = option.find('=');
      if (equals == option.npos) known.set_item(option, true);
      else known.set_item(option.substr(0, equals), option.substr(equals + 1));
      if (option == "dev") warnings.insert(warnings.begin(), "default");
    }
  }
  if (warnings.empty()) return;
  sys.set_attr("warnoptions", warnings);
  interpreter.import("warnings");  // reads them
}

/// Bytes up to the end of standard input.
std::string read_stdin() {
  std::string text;
  char buffer[65536];
  for (ssize_t n; (n = read(0, buffer, sizeof buffer)) > 0;)
    text.append(buffer, static_cast<size_t>(n));
  return text;
}

int run_program(Interpreter& interpreter, const Command& command, const std::string& text) {
  switch (command.kind) {
    case Command::Kind::File: return interpreter.run_file(command.operand);
    case Command::Kind::Code: return interpreter.run(command.operand + "\n", "<string>");
    case Command::Kind::Module: return interpreter.run_module(command.operand);
    case Command::Kind::Prompt:
      return repl(interpreter, command.quiet ? Banner::Hide : Banner::Show);
    default: return interpreter.run(text, "<stdin>");
  }
}

/// Runs a program in a fresh interpreter; the process's exit status.
int run(const Command& command, const std::vector<std::string>& words) {
  // Read before there is an interpreter: until then Ctrl-C simply ends the process.
  bool from_stdin = command.kind == Command::Kind::Stdin || command.kind == Command::Kind::Default;
  std::string text = from_stdin ? read_stdin() : "";
  int status;
  bool interrupted;
  {
    Interpreter interpreter(options_for(command, words));
    try {
      apply_sys_options(interpreter, command);
    } catch (const Error& error) {  // they are not UTF-8, or the filters fail
      return std::fputs(error.format().c_str(), stderr), 1;
    }
    status = run_program(interpreter, command, text);
    interrupted = interpreter.interrupted();
    if (command.prompt_afterwards && command.kind != Command::Kind::Prompt) {
      status = repl(interpreter, Banner::Hide);
      interrupted = false;
    }
    if (!interpreter.close()) status = 120;
  }
  if (interrupted) {
    // As CPython: die of the signal, so that the shell sees it.
    std::signal(SIGINT, SIG_DFL);
    std::raise(SIGINT);
  }
  return status;
}

int main(const std::vector<std::string>& words) {
  Command command = parse_command({words.begin() + 1, words.end()});
  switch (command.kind) {
    case Command::Kind::Help: return std::fputs(kUsage, stdout), 0;
    case Command::Kind::Version: return std::puts("aio 0.1.0 (Python 3.13)"), 0;
    case Command::Kind::Wrong: return usage_error(command.operand);
    case Command::Kind::Inspect: return inspect(command.operand, command.arguments);
    default: break;
  }
  bool from_stdin = command.kind == Command::Kind::Stdin || command.kind == Command::Kind::Default;
  if (from_stdin && (isatty(0) || command.prompt_afterwards)) command.kind = Command::Kind::Prompt;
  return run(command, words);
}

}  // namespace
}  // namespace aio::cli

int main(int argc, char** argv) {
  return aio::cli::main(std::vector<std::string>(argv, argv + argc));
}
