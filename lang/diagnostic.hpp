#pragma once
// What the front end says about a program that it rejects or doubts.

#include <cstdint>
#include <optional>
#include <string>

namespace aio {

/// The Python exception type that the host raises for a rejected program.
enum class ErrorKind : std::uint8_t {
  SyntaxError,
  IndentationError,
  TabError,
  MemoryError,     ///< nesting too deep for the parser
  RecursionError,  ///< nesting too deep for the compiler
  OverflowError,
};

/// The Python name of the exception type.
const char* error_kind_name(ErrorKind kind);

/// A rejected program, with the attributes of Python's SyntaxError. Thrown inside lang/ only; the
/// public entries (parse, Source::from_bytes) return it.
///
/// `line` 0 means that Python's lineno is None or 0. `col` and `end_col` are 1-based and count
/// characters, as SyntaxError.offset does; 0 and -1 are CPython's ways to say "not known".
struct SyntaxError {
  ErrorKind kind = ErrorKind::SyntaxError;
  std::string message;
  int line = 0;
  int col = 0;
  int end_line = 0;
  int end_col = 0;
  /// SyntaxError.text: the source line, with its newline when it has one.
  std::optional<std::string> text;
};

/// A SyntaxWarning that the program earns. Columns are 1-based and count characters.
struct Warning {
  enum class Kind : std::uint8_t { SyntaxWarning, DeprecationWarning } kind = Kind::SyntaxWarning;
  std::string message;
  int line = 0;
  int col = 0;
  int end_line = 0;
  int end_col = 0;
};

}  // namespace aio
