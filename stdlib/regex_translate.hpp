// From Python's regular expression syntax to PCRE2's.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace aio::regex {

/// re's flags, with CPython's values.
enum Flag : uint32_t {
  kIgnoreCase = 2,
  kLocale = 4,
  kMultiline = 8,
  kDotAll = 16,
  kUnicode = 32,
  kVerbose = 64,
  kDebug = 128,
  kAscii = 256
};

/// A pattern error: text without the position, which is in characters.
struct PatternError {
  std::string message;
  size_t position;
};

struct Translation {
  std::u32string pattern;  ///< for PCRE2 (UTF-32, or one byte a unit for bytes patterns)
  uint32_t flags;          ///< given flags with the global inline ones added
  uint32_t group_count;
  std::vector<uint32_t> closing;  ///< group numbers in the order in which their `)` stand
  std::vector<std::pair<std::u32string, uint32_t>>
      names;  ///< group name -> number, in order of appearance
};

/// Translates `pattern`; `is_bytes` patterns have no Unicode classes. Throws PatternError.
Translation translate(const std::u32string& pattern, uint32_t flags, bool is_bytes);

}  // namespace aio::regex
