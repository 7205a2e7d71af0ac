// Options: how an interpreter is set up.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "aio/fwd.hpp"

namespace aio {
inline namespace v0 {

/// Everything has a sensible default: Interpreter vm; is a whole interpreter.
struct Options {
  std::vector<std::string> argv = {""};     ///< sys.argv
  std::vector<std::string> orig_argv = {};  ///< sys.orig_argv: the whole command line
  std::string executable = {};              ///< sys.executable: what runs this interpreter alone
  std::vector<std::string> module_path =
      {};                        ///< sys.path: folders where import looks; "": the current folder
  std::size_t memory_limit = 0;  ///< bytes of script objects, then MemoryError; 0: no limit
  std::uint32_t recursion_limit = 1000;  ///< nested calls, then RecursionError
  bool unbuffered_output = false;        ///< sys.stdout and sys.stderr write at once
  std::uint64_t hash_seed = 0;  ///< of str and bytes hashes: equal seeds give equal set orders
  /// What scripts print; without it, file descriptors 1 and 2. Called on the interpreter's thread
  /// with UTF-8 text.
  std::function<void(std::string_view)> on_stdout = {};
  std::function<void(std::string_view)> on_stderr = {};
  /// Ctrl-C (SIGINT) interrupts this interpreter: as interrupt(). At most one interpreter of a
  /// process.
  bool install_signals = false;
};

}  // namespace v0
}  // namespace aio
