// Engine: the one place that joins compiler, VM and standard library (architecture.md section 3).
// Both the public API and nothing else is built on it.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lang/diagnostic.hpp"
#include "runtime/vm/vm.hpp"

namespace aio {

struct EngineOptions {
  VmOptions vm;
  std::vector<std::string> argv;         ///< sys.argv
  std::vector<std::string> orig_argv;    ///< sys.orig_argv
  std::string executable;                ///< sys.executable
  std::vector<std::string> search_path;  ///< sys.path: script folder first, then AIOPATH
  bool unbuffered_output = false;        ///< sys.stdout and sys.stderr
};

class Engine : public CodeSource {
 public:
  explicit Engine(EngineOptions options);
  ~Engine() override;

  Vm& vm() { return vm_; }

  // --- CodeSource ---
  Code* compile(Vm& vm, Value source, Str* filename, Mode mode, uint32_t flags) override;
  Value import_module(Vm& vm, Str* name) override;
  std::string character_name(uint32_t character) override;
  std::optional<uint32_t> character_named(const std::string& name) override;

  /// A flag of compile_text: errors of decoding are worded as for a file.
  static constexpr uint32_t kFileBytes = 0x8000'0000;
  /// Compiles text (UTF-8 when decoded, else a file's bytes). Null: SyntaxError pending. `flags`:
  /// as compile()'s, and kFileBytes.
  Code* compile_text(std::string_view text, const std::string& filename, Mode mode, bool decoded,
                     uint32_t flags = 0);
  /// The namespace of module __main__, made at first use.
  Dict* main_namespace();
  /// Keeps the text of code that is in no file: tracebacks show its lines.
  void remember_source(const std::string& filename, std::string_view text);
  /// Runs module code in __main__; top-level await runs an event loop until the code is done. The
  /// value is None, or exc.
  Value run_main(Code* code);
  /// Drops from the pending exception's traceback what called `code`: the loop that ran it.
  void forget_callers(const Code* code);
  /// __main__.__file__.
  void set_main_file(const std::string& path);
  /// aio -m NAME: runs the module's (or package's __main__) code as __main__.
  /// A module that cannot be found or run: message on stderr, SystemExit(1).
  Value run_module_as_main(const std::string& name);
  /// Interactive input: whether more lines are needed.
  bool is_incomplete(std::string_view text);

  /// Ends the interpreter: cancels nothing, runs atexit functions and finalizers, flushes
  /// sys.stdout and sys.stderr. False if stdout could not be flushed (exit status 120).
  bool shut_down();
  /// The exit status of a program that its host terminated: as if by SIGTERM.
  static constexpr int kTerminatedStatus = 143;
  /// What an uncaught exception (taken from the Vm) means for the process: prints it through
  /// sys.excepthook, gives the exit status.
  int report_uncaught();

 private:
  struct ModuleFile;
  bool find_file(const std::string& dotted, const std::vector<std::string>& folders,
                 ModuleFile* out);
  Value run_module_file(Str* name, const ModuleFile& file);
  Value run_embedded(Str* name, const struct EmbeddedScript& script, bool is_package);
  Value run_module_code(Str* name, Module* module, Code* code);
  /// For aio -m: imports the package of a module. False: SystemExit or an error is pending.
  bool import_for_main(const std::string& name, const std::string& package);
  Value no_main_module(const std::string& name);
  std::vector<std::string> namespace_folders(const std::string& dotted);
  Value make_namespace_package(Str* name, const std::vector<std::string>& folders);
  std::vector<std::string> folders_for(const std::string& dotted);
  Status raise_syntax_error(const SyntaxError& error, const std::string& filename);
  Status issue_warnings(const std::vector<Warning>& warnings, const class Source& source);
  std::optional<std::string> line_of(const std::string& filename, uint32_t line);

  Vm vm_;
  EngineOptions options_;
  Module* main_ = nullptr;
  std::unordered_map<std::string, std::vector<std::string>>
      source_lines_;  ///< text of what was not read from a file, and of files
};

/// A file's bytes. errno on failure, 0 otherwise.
int read_file(const std::string& path, std::string* bytes);

}  // namespace aio
