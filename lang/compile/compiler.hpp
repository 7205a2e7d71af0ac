#pragma once
// The entry of the compiler: syntax tree in, CodeUnit or SyntaxError out.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lang/ast/tree.hpp"
#include "lang/bytecode/code_unit.hpp"
#include "lang/diagnostic.hpp"

namespace aio {

struct CompileOptions {
  /// What the tree's root says is what gets compiled: a Module runs, an Expression returns its
  /// value, an Interactive hands the value of each expression statement to sys.displayhook.
  ///
  /// True: top-level names live in a mapping that the frame has in R[0] (exec, eval, compile());
  /// the unit gets kCodeNames. False: they are the module's globals.
  bool names_in_mapping = false;
  /// Top-level await, async for, async with and asynchronous comprehensions are permitted. A module
  /// that has any of them becomes a coroutine (kCodeCoroutine | kCodeTopLevelAwait).
  bool allow_top_level_await = false;
  /// 1 leaves out assert statements and makes __debug__ False; 2 also leaves out docstrings.
  int optimize = 0;
  /// As if the program began with `from __future__ import annotations`.
  bool future_annotations = false;
  /// The file name in the code units; empty: the source's own.
  std::string file_name;
  /// RecursionError is reported before the compiler's stack grows below this address. 0: it allows
  /// itself kDefaultStackBytes from where it is called.
  std::uintptr_t stack_limit = 0;

  static constexpr std::size_t kDefaultStackBytes = std::size_t{2} << 20;
};

/// Exactly one of `unit` and `error` is set.
struct CompileResult {
  std::unique_ptr<CodeUnit> unit;
  std::optional<SyntaxError> error;
  /// SyntaxWarnings in the order in which CPython gives them, without the parser's.
  std::vector<Warning> warnings;
};

/// Compiles a whole tree. Re-entrant; the result borrows nothing.
CompileResult compile(const ast::Tree& tree, const CompileOptions& options = {});

}  // namespace aio
