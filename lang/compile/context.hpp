#pragma once
// What all parts of one compilation share: options, source, warnings, the stack guard.

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "lang/ast/tree.hpp"
#include "lang/compile/compiler.hpp"
#include "lang/diagnostic.hpp"
#include "lang/source.hpp"

namespace aio::compiler {

/// Shared by the passes of one compile() call.
class Context {
 public:
  Context(const Source& source, const CompileOptions& options);

  const CompileOptions& options() const { return options_; }
  const Source& source() const { return source_; }
  std::vector<Warning>& warnings() { return warnings_; }

  /// Throws SyntaxError at `range`.
  [[noreturn]] void fail(const ast::Range& range, std::string message) const;
  /// Reports a SyntaxWarning, once for each place.
  void warn(const ast::Range& range, std::string message);

  /// To be called by every function that recurses with the nesting of the program. Throws
  /// RecursionError before the stack runs out.
  void check_stack() const {
    const char here = 0;
    if (reinterpret_cast<std::uintptr_t>(&here) < stack_limit_) fail_recursion();
  }

  bool future_annotations = false;
  std::uint32_t last_future_line = 0;  ///< line of the last valid `from __future__ import`

 private:
  [[noreturn]] void fail_recursion() const;

  const Source& source_;
  const CompileOptions& options_;
  std::vector<Warning> warnings_;
  std::uintptr_t stack_limit_;
};

}  // namespace aio::compiler
