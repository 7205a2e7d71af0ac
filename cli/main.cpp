// The aio command: aio FILE, -c CODE, -m MODULE, -, and the inspection commands ast, dis, check.
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include "cli/inspect.hpp"
#include "embed/src/engine.hpp"
#include "runtime/native/native.hpp"

namespace aio::cli {
namespace {

constexpr const char* kUsage =
    "usage: aio [option] ... [-c cmd | -m mod | file | -] [arg] ...\n"
    "       aio ast|dis|check FILE\n"
    "Options:\n"
    "-c cmd : program passed in as string\n"
    "-m mod : run library module as a script\n"
    "-V     : print the version and exit\n"
    "-h     : print this help and exit\n"
    "file   : program read from script file (.aio or .py)\n"
    "-      : program read from standard input\n";

std::vector<std::string> environment_path() {
  std::vector<std::string> folders;
  const char* text = std::getenv("AIOPATH");
  if (!text) return folders;
  std::string all = text;
  for (size_t at = 0; at <= all.size();) {
    size_t colon = all.find(':', at);
    if (colon == std::string::npos) colon = all.size();
    if (colon > at) folders.push_back(all.substr(at, colon - at));
    at = colon + 1;
  }
  return folders;
}

std::string folder_of(const std::string& path) {
  size_t slash = path.rfind('/');
  return slash == std::string::npos ? "" : slash == 0 ? "/" : path.substr(0, slash);
}

/// Finishes the run: flushes, and gives the exit status.
int finish(Engine& engine, Value result) {
  int status = result.is_exc() ? engine.report_uncaught() : 0;
  bool interrupted = status == 130;
  if (!engine.shut_down()) status = 120;
  if (interrupted) {
    // As CPython: die of the signal, so that the shell sees it.
    std::signal(SIGINT, SIG_DFL);
    std::raise(SIGINT);
  }
  return status;
}

int run_text(EngineOptions options, const std::string& text, const std::string& name, const char* file) {
  Engine engine(std::move(options));
  if (file) engine.set_main_file(file);
  Code* code = engine.compile_text(text, name, CodeSource::Mode::Exec, false);
  return finish(engine, code ? engine.run_main(code) : Value::exc());
}

int run_file(const std::string& path, std::vector<std::string> arguments) {
  std::string text;
  if (int error = read_file(path, &text)) {
    if (error == EISDIR) std::fprintf(stderr, "aio: '%s' is a directory, cannot continue\n", path.c_str());
    else std::fprintf(stderr, "aio: can't open file '%s': [Errno %d] %s\n", path.c_str(), error, std::strerror(error));
    return error == EISDIR ? 1 : 2;
  }
  EngineOptions options;
  options.argv = std::move(arguments);
  options.search_path = environment_path();
  options.search_path.insert(options.search_path.begin(), folder_of(path));
  return run_text(std::move(options), text, path, path.c_str());
}

int run_module(const std::string& name, std::vector<std::string> arguments) {
  EngineOptions options;
  options.argv = std::move(arguments);
  options.search_path = environment_path();
  options.search_path.insert(options.search_path.begin(), "");
  Engine engine(std::move(options));
  return finish(engine, engine.run_module_as_main(name));
}

std::string read_stdin() {
  std::string text;
  char buffer[65536];
  while (size_t n = std::fread(buffer, 1, sizeof buffer, stdin)) text.append(buffer, n);
  return text;
}

EngineOptions here(std::vector<std::string> arguments) {
  EngineOptions options;
  options.argv = std::move(arguments);
  options.search_path = environment_path();
  options.search_path.insert(options.search_path.begin(), "");
  return options;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> args(argv + 1, argv + argc);
  size_t at = 0;
  while (at < args.size() && args[at].size() > 1 && args[at][0] == '-' && args[at] != "-c" && args[at] != "-m") {
    if (args[at] == "-V" || args[at] == "--version") {
      std::puts("aio 0.1.0 (Python 3.13)");
      return 0;
    }
    if (args[at] == "-h" || args[at] == "--help") {
      std::fputs(kUsage, stdout);
      return 0;
    }
    if (args[at] == "--no-hints" || args[at] == "-u" || args[at] == "-B" || args[at] == "-q") {
      ++at;
      continue;
    }
    std::fprintf(stderr, "unknown option %s\n%s", args[at].c_str(), kUsage);
    return 2;
  }
  if (at == args.size()) return isatty_stdin() ? repl(here({""})) : run_text(here({""}), read_stdin(), "<stdin>", nullptr);
  std::string first = args[at];
  std::vector<std::string> rest(args.begin() + static_cast<long>(at), args.end());
  if (first == "-c" || first == "-m") {
    if (rest.size() < 2) {
      std::fprintf(stderr, "Argument expected for the %s option\n%s", first.c_str(), kUsage);
      return 2;
    }
    std::string operand = rest[1];
    rest.erase(rest.begin());
    rest[0] = first;
    return first == "-c" ? run_text(here(rest), operand + "\n", "<string>", nullptr) : run_module(operand, rest);
  }
  if (first == "-") return run_text(here(rest), read_stdin(), "<stdin>", nullptr);
  if (rest.size() >= 2 && (first == "ast" || first == "dis" || first == "check")) return inspect(first, {rest.begin() + 1, rest.end()});
  if (first == "run" && rest.size() >= 2) rest.erase(rest.begin()), first = rest[0];
  if (first == "repl") return repl(here({""}));
  return run_file(first, rest);
}

}  // namespace aio::cli

int main(int argc, char** argv) { return aio::cli::main(argc, argv); }
