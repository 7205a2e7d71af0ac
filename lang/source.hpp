#pragma once
// A program's text: decoded, with normalised line ends and an index of its lines.

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "lang/diagnostic.hpp"

namespace aio {

/// Source text and where its lines start. The text is valid UTF-8 without BOM, and every line end
/// in it is '\n'. Immutable; trees and code objects borrow from it.
class Source {
 public:
  /// Who made the bytes decides how CPython words decoding errors.
  enum class Origin : std::uint8_t { File, Memory };

  /// Text that is already decoded (a Python str). It must be valid UTF-8; coding cookies mean
  /// nothing here. A NUL in it is reported by parse().
  Source(std::string name, std::string text);

  /// Decodes a file as CPython does: BOM, coding cookie in the first two lines, else UTF-8.
  /// Returns the SyntaxError that CPython raises when that fails.
  static std::variant<Source, SyntaxError> from_bytes(std::string name, std::string_view bytes,
                                                      Origin origin = Origin::File);

  /// The file name as it appears in tracebacks.
  const std::string& name() const { return name_; }
  std::string_view text() const { return text_; }
  Origin origin() const { return origin_; }

  /// Number of lines; text after the last newline counts as a line, also when empty.
  std::uint32_t line_count() const { return static_cast<std::uint32_t>(line_starts_.size()) - 2; }
  /// Byte offset at which a 1-based line starts. `line` may be line_count() + 1: the end of the
  /// text.
  std::uint32_t line_start(std::uint32_t line) const { return line_starts_[line]; }
  /// The text of a 1-based line with its newline, if any; empty when there is no such line.
  std::string_view line(std::uint32_t line) const;
  /// The 1-based line that holds the byte at `offset`.
  std::uint32_t line_of(std::uint32_t offset) const;

 private:
  void index_lines();

  std::string name_;
  std::string text_;
  Origin origin_ = Origin::Memory;
  std::vector<std::uint32_t> line_starts_;  ///< [0] unused, [n] start of line n, last: end of text.
};

/// How many characters (code points) the first `bytes` bytes of UTF-8 text make.
int count_characters(std::string_view text, std::size_t bytes);

}  // namespace aio
