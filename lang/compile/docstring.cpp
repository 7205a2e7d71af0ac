// Removes the indentation that a docstring has only because of where it stands in the source.

#include "lang/compile/docstring.hpp"

#include <algorithm>

namespace aio::compiler {
namespace {

std::string expand_tabs(std::string_view text) {
  constexpr std::size_t kTabSize = 8;
  std::string result;
  std::size_t column = 0;
  for (char c : text) {
    if (c == '\t') {
      const std::size_t spaces = kTabSize - column % kTabSize;
      result.append(spaces, ' ');
      column += spaces;
      continue;
    }
    result.push_back(c);
    const bool is_continuation = (static_cast<unsigned char>(c) & 0xC0) == 0x80;
    if (c == '\n' || c == '\r') {
      column = 0;
    } else if (!is_continuation) {
      ++column;
    }
  }
  return result;
}

std::size_t leading_spaces(std::string_view line) {
  const std::size_t count = line.find_first_not_of(' ');
  return count == line.npos ? line.size() : count;
}

}  // namespace

std::string clean_docstring(std::string_view raw) {
  const std::string text = expand_tabs(raw);
  const std::string_view view = text;
  std::size_t margin = std::string::npos;
  for (std::size_t at = view.find('\n'); at != view.npos; at = view.find('\n', at + 1)) {
    const std::string_view line = view.substr(at + 1, view.find('\n', at + 1) - (at + 1));
    const std::size_t indent = leading_spaces(line);
    if (indent < line.size()) margin = std::min(margin, indent);
  }
  if (margin == std::string::npos) margin = 0;
  std::string result;
  std::size_t start = 0;
  for (bool is_first = true; start <= view.size(); is_first = false) {
    const std::size_t newline = view.find('\n', start);
    const std::size_t end = newline == view.npos ? view.size() : newline;
    std::string_view line = view.substr(start, end - start);
    const std::size_t indent = leading_spaces(line);
    line.remove_prefix(is_first ? indent : std::min(indent, margin));
    result += line;
    if (newline == view.npos) break;
    result += '\n';
    start = newline + 1;
  }
  return result;
}

}  // namespace aio::compiler
