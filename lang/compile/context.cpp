// Errors, warnings and the stack guard of one compilation.
// Columns are byte offsets plus one, as in the SyntaxErrors that CPython's compiler makes (its
// parser counts characters instead).

#include "lang/compile/context.hpp"

#include <algorithm>

namespace aio::compiler {
namespace {

std::uintptr_t stack_limit_from(const CompileOptions& options) {
  if (options.stack_limit != 0) return options.stack_limit;
  const char here = 0;
  const auto address = reinterpret_cast<std::uintptr_t>(&here);
  return address > CompileOptions::kDefaultStackBytes ? address - CompileOptions::kDefaultStackBytes
                                                      : 0;
}

int column(std::uint32_t offset) { return static_cast<int>(offset) + 1; }

}  // namespace

Context::Context(const Source& source, const CompileOptions& options)
    : future_annotations(options.future_annotations),
      source_(source),
      options_(options),
      stack_limit_(stack_limit_from(options)) {}

void Context::fail(const ast::Range& range, std::string message) const {
  SyntaxError error;
  error.message = std::move(message);
  error.line = static_cast<int>(range.line);
  error.col = column(range.col);
  error.end_line = static_cast<int>(range.end_line);
  error.end_col = column(range.end_col);
  error.text = std::string(source_.line(range.line));
  throw error;
}

void Context::warn(const ast::Range& range, std::string message) {
  Warning warning;
  warning.message = std::move(message);
  warning.line = static_cast<int>(range.line);
  warning.col = column(range.col);
  warning.end_line = static_cast<int>(range.end_line);
  warning.end_col = column(range.end_col);
  // A finally body is compiled more than once.
  const bool is_known = std::any_of(warnings_.begin(), warnings_.end(), [&](const Warning& old) {
    return old.line == warning.line && old.col == warning.col && old.message == warning.message;
  });
  if (!is_known) warnings_.push_back(std::move(warning));
}

void Context::fail_recursion() const {
  SyntaxError error;
  error.kind = ErrorKind::RecursionError;
  error.message = "maximum recursion depth exceeded during compilation";
  throw error;
}

}  // namespace aio::compiler
