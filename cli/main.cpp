// The aio command: aio FILE, -c CODE, -m MODULE, -, repl, and the inspection commands ast, dis,
// check. Options end at the first operand: everything behind it belongs to the script.
#include <unistd.h>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "aio/aio.hpp"
#include "cli/inspect.hpp"
#include "cli/repl.hpp"

namespace aio::cli {
namespace {

constexpr const char* kUsage =
    "usage: aio [option] ... [-c cmd | -m mod | file | -] [arg] ...\n"
    "       aio ast|dis|check FILE ...\n"
    "       aio repl\n"
    "Options:\n"
    "-c cmd : program passed in as string\n"
    "-m mod : run library module as a script\n"
    "-V     : print the version and exit\n"
    "-h     : print this help and exit\n"
    "file   : program read from script file (.aio or .py)\n"
    "-      : program read from standard input\n"
    "AIOPATH: ':'-separated list of folders where import looks\n";

int usage_error(const std::string& message) {
  std::fprintf(stderr,
               "%s\nusage: aio [option] ... [-c cmd | -m mod | file | -] [arg] ...\nTry `aio -h' "
               "for more information.\n",
               message.c_str());
  return 2;
}

/// `first`, then the folders of AIOPATH.
std::vector<std::string> module_path(std::string first) {
  std::vector<std::string> folders = {std::move(first)};
  const char* text = std::getenv("AIOPATH");
  std::string all = text ? text : "";
  for (size_t at = 0; at < all.size();) {
    size_t colon = std::min(all.find(':', at), all.size());
    if (colon > at) folders.push_back(all.substr(at, colon - at));
    at = colon + 1;
  }
  return folders;
}

/// The folder that the script really is in: symbolic links do not count.
std::string folder_of(const std::string& script) {
  std::string path = script;
  if (char* real = ::realpath(script.c_str(), nullptr)) {
    path = real;
    std::free(real);
  }
  size_t slash = path.rfind('/');
  return slash == std::string::npos ? "" : slash == 0 ? "/" : path.substr(0, slash);
}

Options options_for(std::vector<std::string> arguments, std::string first_folder) {
  Options options;
  options.argv = std::move(arguments);
  options.module_path = module_path(std::move(first_folder));
  options.install_signals = true;
  return options;
}

/// Runs a program in a fresh interpreter; the process's exit status.
template <class Run>
int run(Options options, Run program) {
  int status;
  bool interrupted;
  {
    Interpreter interpreter(std::move(options));
    status = program(interpreter);
    interrupted = interpreter.interrupted();
    if (!interpreter.close()) status = 120;
  }
  if (interrupted) {
    // As CPython: die of the signal, so that the shell sees it.
    std::signal(SIGINT, SIG_DFL);
    std::raise(SIGINT);
  }
  return status;
}

std::string read_stdin() {
  std::string text;
  char buffer[65536];
  while (size_t n = std::fread(buffer, 1, sizeof buffer, stdin)) text.append(buffer, n);
  return text;
}

int run_stdin(std::vector<std::string> arguments) {
  return run(options_for(std::move(arguments), ""),
             [](Interpreter& i) { return i.run(read_stdin(), "<stdin>"); });
}

int run_option(const std::string& option, std::vector<std::string> rest) {
  if (rest.size() < 2) return usage_error("Argument expected for the " + option + " option");
  std::string operand = rest[1];
  rest.erase(rest.begin());
  rest[0] = option;
  return run(options_for(rest, ""), [&](Interpreter& i) {
    return option == "-c" ? i.run(operand + "\n", "<string>") : i.run_module(operand);
  });
}

bool is_ignored_option(const std::string& option) {
  return option == "--no-hints" || option == "-u" || option == "-B" || option == "-q";
}

int main(const std::vector<std::string>& args) {
  size_t at = 0;
  for (; at < args.size() && args[at].size() > 1 && args[at][0] == '-' && args[at] != "-c" &&
         args[at] != "-m";
       ++at) {
    if (args[at] == "-V" || args[at] == "--version") return std::puts("aio 0.1.0 (Python 3.13)"), 0;
    if (args[at] == "-h" || args[at] == "--help") return std::fputs(kUsage, stdout), 0;
    if (!is_ignored_option(args[at])) return usage_error("Unknown option: " + args[at]);
  }
  if (at == args.size()) return isatty(0) ? run(options_for({""}, ""), repl) : run_stdin({""});
  std::vector<std::string> rest(args.begin() + static_cast<long>(at), args.end());
  std::string first = rest[0];
  if (first == "-c" || first == "-m") return run_option(first, std::move(rest));
  if (first == "-") return run_stdin(std::move(rest));
  if (rest.size() >= 2 && (first == "ast" || first == "dis" || first == "check"))
    return inspect(first, {rest.begin() + 1, rest.end()});
  if (first == "repl") return run(options_for({""}, ""), repl);
  if (first == "run" && rest.size() >= 2) rest.erase(rest.begin());
  return run(options_for(rest, folder_of(rest[0])),
             [&](Interpreter& i) { return i.run_file(rest[0]); });
}

}  // namespace
}  // namespace aio::cli

int main(int argc, char** argv) {
  return aio::cli::main(std::vector<std::string>(argv + 1, argv + argc));
}
