// Decoding of source bytes: BOM, coding cookies, UTF-8 validation, line ends, line index.
// Invariant: a Source that exists holds valid UTF-8 with '\n' as its only line end.

#include "lang/source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <utility>

namespace aio {
namespace {

enum class Encoding : std::uint8_t { Utf8, Latin1, Ascii, Cp1252, Latin9 };

/// The 0x80..0x9F block of Windows-1252; 0 marks bytes that it does not define.
constexpr std::array<std::uint16_t, 32> kCp1252High = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\f'; }

bool is_cookie_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_' || c == '.';
}

/// The encoding named on a comment line, by PEP 263's pattern; empty when there is none.
std::string_view cookie_in(std::string_view line) {
  std::size_t i = 0;
  while (i < line.size() && is_blank(line[i])) ++i;
  if (i == line.size() || line[i] != '#') return {};
  for (std::size_t at = line.find("coding", i); at != line.npos; at = line.find("coding", at + 1)) {
    std::size_t p = at + 6;
    if (p >= line.size() || (line[p] != ':' && line[p] != '=')) continue;
    do ++p;
    while (p < line.size() && (line[p] == ' ' || line[p] == '\t'));
    std::size_t end = p;
    while (end < line.size() && is_cookie_char(line[end])) ++end;
    if (end > p) return line.substr(p, end - p);
  }
  return {};
}

bool is_blank_or_comment(std::string_view line) {
  std::size_t i = 0;
  while (i < line.size() && is_blank(line[i])) ++i;
  return i == line.size() || line[i] == '#';
}

/// The coding cookie in the first two lines. The second counts only when the first is blank or a
/// comment.
std::string_view find_cookie(std::string_view bytes) {
  for (int line = 0; line < 2; ++line) {
    const std::size_t end = std::min(bytes.find_first_of("\r\n"), bytes.size());
    const std::string_view text = bytes.substr(0, end);
    if (std::string_view cookie = cookie_in(text); !cookie.empty()) return cookie;
    if (!is_blank_or_comment(text) || end == bytes.size()) return {};
    bytes.remove_prefix(end + (bytes.substr(end, 2) == "\r\n" ? 2 : 1));
  }
  return {};
}

/// The cookie in lower case with '_' as '-'; CPython's spellings of UTF-8 and Latin-1 become one
/// each.
std::string normal_encoding_name(std::string_view cookie) {
  std::string name;
  for (char c : cookie) {
    name += c == '_' ? '-' : (c >= 'A' && c <= 'Z') ? static_cast<char>(c + 32) : c;
  }
  const std::string head = name.substr(0, 12);
  if (head == "utf-8" || head.starts_with("utf-8-")) return "utf-8";
  for (const char* latin : {"latin-1", "iso-8859-1", "iso-latin-1"}) {
    if (head == latin || head.starts_with(std::string(latin) + "-")) return "iso-8859-1";
  }
  return name;
}

std::optional<Encoding> encoding_by_name(std::string_view name) {
  static constexpr std::pair<std::string_view, Encoding> kNames[] = {
      {"utf-8", Encoding::Utf8},
      {"utf8", Encoding::Utf8},
      {"u8", Encoding::Utf8},
      {"utf", Encoding::Utf8},
      {"cp65001", Encoding::Utf8},
      {"iso-8859-1", Encoding::Latin1},
      {"iso8859-1", Encoding::Latin1},
      {"latin1", Encoding::Latin1},
      {"latin", Encoding::Latin1},
      {"l1", Encoding::Latin1},
      {"8859", Encoding::Latin1},
      {"cp819", Encoding::Latin1},
      {"iso8859", Encoding::Latin1},
      {"ascii", Encoding::Ascii},
      {"us-ascii", Encoding::Ascii},
      {"646", Encoding::Ascii},
      {"ansi-x3.4-1968", Encoding::Ascii},
      {"cp1252", Encoding::Cp1252},
      {"windows-1252", Encoding::Cp1252},
      {"1252", Encoding::Cp1252},
      {"iso-8859-15", Encoding::Latin9},
      {"iso8859-15", Encoding::Latin9},
      {"latin9", Encoding::Latin9},
      {"latin-9", Encoding::Latin9},
      {"l9", Encoding::Latin9}};
  for (const auto& [known, encoding] : kNames) {
    if (known == name) return encoding;
  }
  return std::nullopt;
}

SyntaxError plain_error(std::string message) {
  SyntaxError error;
  error.message = std::move(message);
  error.col = -1;
  return error;
}

void append_utf8(std::string& out, std::uint32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | c >> 6);
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xE0 | c >> 12);
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

/// The code point of a byte, or nullopt when the encoding does not define it.
std::optional<std::uint32_t> decode_byte(Encoding encoding, std::uint8_t byte) {
  if (byte < 0x80) return byte;
  switch (encoding) {
    case Encoding::Ascii: return std::nullopt;
    case Encoding::Cp1252:
      if (byte >= 0xA0) return byte;
      if (kCp1252High[byte - 0x80] == 0) return std::nullopt;
      return kCp1252High[byte - 0x80];
    case Encoding::Latin9:
      switch (byte) {
        case 0xA4: return 0x20AC;
        case 0xA6: return 0x0160;
        case 0xA8: return 0x0161;
        case 0xB4: return 0x017D;
        case 0xB8: return 0x017E;
        case 0xBC: return 0x0152;
        case 0xBD: return 0x0153;
        case 0xBE: return 0x0178;
        default: return byte;
      }
    default: return byte;
  }
}

std::variant<std::string, SyntaxError> decode_single_bytes(std::string_view bytes,
                                                           Encoding encoding) {
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto byte = static_cast<std::uint8_t>(bytes[i]);
    const auto code_point = decode_byte(encoding, byte);
    if (!code_point) {
      return plain_error(
          encoding == Encoding::Ascii
              ? fmt::format("'ascii' codec can't decode byte 0x{:02x} in position {}: "
                            "ordinal not in range(128)",
                            byte, i)
              : fmt::format("'charmap' codec can't decode byte 0x{:02x} in position {}: "
                            "character maps to <undefined>",
                            byte, i));
    }
    append_utf8(text, *code_point);
  }
  return text;
}

struct Utf8Fault {
  std::size_t offset;
  std::size_t length;
  const char* reason;
};

/// The first malformed sequence, described as Python's UTF-8 decoder describes it.
std::optional<Utf8Fault> find_utf8_fault(std::string_view text) {
  const auto* data = reinterpret_cast<const unsigned char*>(text.data());
  const std::size_t size = text.size();
  for (std::size_t i = 0; i < size;) {
    std::uint64_t word;
    if (i + sizeof word <= size) {
      std::memcpy(&word, data + i, sizeof word);
      if ((word & 0x8080808080808080u) == 0) {
        i += sizeof word;
        continue;
      }
    }
    const unsigned char lead = data[i];
    if (lead < 0x80) {
      ++i;
      continue;
    }
    const std::size_t need = lead < 0xC2   ? 0
                             : lead < 0xE0 ? 1
                             : lead < 0xF0 ? 2
                             : lead < 0xF5 ? 3
                                           : 0;
    if (need == 0) return Utf8Fault{i, 1, "invalid start byte"};
    for (std::size_t k = 1; k <= need; ++k) {
      if (i + k >= size) return Utf8Fault{i, k, "unexpected end of data"};
      const unsigned char c = data[i + k];
      unsigned char low = 0x80, high = 0xBF;
      if (k == 1) {  // overlong forms, surrogates, beyond U+10FFFF
        if (lead == 0xE0) low = 0xA0;
        if (lead == 0xED) high = 0x9F;
        if (lead == 0xF0) low = 0x90;
        if (lead == 0xF4) high = 0x8F;
      }
      if (c < low || c > high) return Utf8Fault{i, k, "invalid continuation byte"};
    }
    i += need + 1;
  }
  return std::nullopt;
}

SyntaxError utf8_error(std::string_view text, const Utf8Fault& fault, const std::string& name,
                       Source::Origin origin, bool declared) {
  const auto byte = static_cast<std::uint8_t>(text[fault.offset]);
  const std::string codec =
      fault.length == 1 ? fmt::format("'utf-8' codec can't decode byte 0x{:02x} in position {}: {}",
                                      byte, fault.offset, fault.reason)
                        : fmt::format("'utf-8' codec can't decode bytes in position {}-{}: {}",
                                      fault.offset, fault.offset + fault.length - 1, fault.reason);
  if (declared) return plain_error(codec);
  const auto line =
      1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(fault.offset), '\n');
  if (origin == Source::Origin::File) {
    SyntaxError error = plain_error(fmt::format(
        "Non-UTF-8 code starting with '\\x{:02x}' in file {} on line {}, but no encoding declared; "
        "see https://peps.python.org/pep-0263/ for details",
        byte, name, line));
    error.col = 0;
    return error;
  }
  SyntaxError error = plain_error("(unicode error) " + codec);
  error.line = error.end_line = static_cast<int>(line);
  error.col = 1;
  error.end_col = -1;
  return error;
}

std::string with_normal_line_ends(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') {
      out += text[i];
      continue;
    }
    out += '\n';
    if (i + 1 < text.size() && text[i + 1] == '\n') ++i;
  }
  return out;
}

}  // namespace

int count_characters(std::string_view text, std::size_t bytes) {
  bytes = std::min(bytes, text.size());
  return static_cast<int>(
      std::count_if(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(bytes),
                    [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

Source::Source(std::string name, std::string text)
    : name_(std::move(name)), text_(std::move(text)) {
  if (std::memchr(text_.data(), '\r', text_.size()) != nullptr)
    text_ = with_normal_line_ends(text_);
  index_lines();
}

void Source::index_lines() {
  line_starts_.reserve(text_.size() / 32 + 4);
  line_starts_ = {0, 0};
  const char* const begin = text_.data();
  const char* const end = begin + text_.size();
  for (const char* p = begin; p < end;) {
    p = static_cast<const char*>(std::memchr(p, '\n', static_cast<std::size_t>(end - p)));
    if (p == nullptr) break;
    ++p;
    line_starts_.push_back(static_cast<std::uint32_t>(p - begin));
  }
  line_starts_.push_back(static_cast<std::uint32_t>(text_.size()));
}

std::variant<Source, SyntaxError> Source::from_bytes(std::string name, std::string_view bytes,
                                                     Origin origin) {
  constexpr std::string_view kBom = "\xEF\xBB\xBF";
  const bool has_bom = bytes.starts_with(kBom);
  if (has_bom) bytes.remove_prefix(kBom.size());
  if (bytes.find('\0') != bytes.npos && origin == Origin::Memory) {
    return SyntaxError{
        ErrorKind::SyntaxError, "source code string cannot contain null bytes", 0, 0, 0, 0, {}};
  }

  const std::string_view cookie = find_cookie(bytes);
  const std::string encoding_name = cookie.empty() ? "utf-8" : normal_encoding_name(cookie);
  const std::optional<Encoding> encoding = encoding_by_name(encoding_name);
  if (has_bom && encoding_name != "utf-8") {
    return plain_error(fmt::format("encoding problem: {} with BOM", encoding_name));
  }
  if (!encoding) {
    return plain_error(fmt::format(
        "{}: {}", origin == Origin::File ? "encoding problem" : "unknown encoding", encoding_name));
  }

  std::string text;
  if (*encoding == Encoding::Utf8) {
    if (auto fault = find_utf8_fault(bytes)) {
      const bool declared = !cookie.empty() && encoding_name == cookie && origin == Origin::Memory;
      return utf8_error(bytes, *fault, name, origin, declared);
    }
    text = bytes;
  } else {
    auto decoded = decode_single_bytes(bytes, *encoding);
    if (auto* error = std::get_if<SyntaxError>(&decoded)) return std::move(*error);
    text = std::move(std::get<std::string>(decoded));
  }
  Source source(std::move(name), std::move(text));
  source.origin_ = origin;
  return source;
}

std::string_view Source::line(std::uint32_t line) const {
  if (line == 0 || line > line_count()) return {};
  return std::string_view(text_).substr(line_starts_[line],
                                        line_starts_[line + 1] - line_starts_[line]);
}

std::uint32_t Source::line_of(std::uint32_t offset) const {
  auto after = std::upper_bound(line_starts_.begin() + 1, line_starts_.end() - 1, offset);
  return static_cast<std::uint32_t>(after - line_starts_.begin()) - 1;
}

}  // namespace aio
