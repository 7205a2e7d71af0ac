// Python's syntax is close to PCRE2's; this walks a pattern once, checks what CPython's parser
// checks, with its messages, and rewrites what differs: (?P=name), \Z, {,n}, set syntax,
// conditional groups by name, flags in the middle, \u escapes, \N{}.
#include "stdlib/regex_translate.hpp"

#include <algorithm>
#include <cstdio>

namespace aio::regex {
namespace {

constexpr uint32_t kMaxRepeat = 65535;  // PCRE2's limit; CPython's is 2^32

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool is_octal(char32_t c) { return c >= '0' && c <= '7'; }
int hex_value(char32_t c) {
  if (is_digit(c)) return static_cast<int>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<int>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<int>(c - 'A' + 10);
  return -1;
}
bool is_letter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_word(char32_t c) { return is_letter(c) || is_digit(c) || c == '_' || c >= 128; }

std::string utf8(const std::u32string& s) {
  std::string out;
  for (char32_t c : s) {
    if (c < 0x80) out += static_cast<char>(c);
    else if (c < 0x800)
      out += {static_cast<char>(0xC0 | c >> 6), static_cast<char>(0x80 | (c & 63))};
    else if (c < 0x10000)
      out += {static_cast<char>(0xE0 | c >> 12), static_cast<char>(0x80 | ((c >> 6) & 63)),
              static_cast<char>(0x80 | (c & 63))};
    else
      out += {static_cast<char>(0xF0 | c >> 18), static_cast<char>(0x80 | ((c >> 12) & 63)),
              static_cast<char>(0x80 | ((c >> 6) & 63)), static_cast<char>(0x80 | (c & 63))};
  }
  return out;
}

class Translator {
 public:
  Translator(const std::u32string& in, uint32_t flags, bool is_bytes)
      : in_(in), is_bytes_(is_bytes) {
    out_.flags = flags;
  }

  Translation run() {
    scan_global_flags();
    alternatives(0);
    if (at_ < in_.size()) fail("unbalanced parenthesis", at_);
    out_.group_count = groups_;
    return std::move(out_);
  }

 private:
  [[noreturn]] void fail(const std::string& message, size_t position) {
    throw PatternError{message, position};
  }
  bool end() const { return at_ >= in_.size(); }
  char32_t peek(size_t ahead = 0) const {
    return at_ + ahead < in_.size() ? in_[at_ + ahead] : U'\0';
  }
  bool looking_at(const char* text) const {
    for (size_t i = 0; text[i]; ++i) {
      if (at_ + i >= in_.size() || in_[at_ + i] != static_cast<char32_t>(text[i])) return false;
    }
    return true;
  }
  void put(const char* ascii) {
    while (*ascii) out_.pattern += static_cast<char32_t>(*ascii++);
  }
  void put(char32_t c) { out_.pattern += c; }
  bool verbose() const { return out_.flags & kVerbose; }

  /// A character that stands for itself.
  void literal(char32_t c) {
    if (c < 128 && !is_letter(c) && !is_digit(c) && c != '_') {
      if (c < 32 || c == 127) {
        char text[8];
        std::snprintf(text, sizeof text, "\\x{%x}", static_cast<unsigned>(c));
        put(text);
        return;
      }
      put(U'\\');
    }
    put(c);
  }

  static uint32_t flag_of(char32_t c) {
    switch (c) {
      case 'i': return kIgnoreCase;
      case 'L': return kLocale;
      case 'm': return kMultiline;
      case 's': return kDotAll;
      case 'x': return kVerbose;
      case 'a': return kAscii;
      case 'u': return kUnicode;
      default: return 0;
    }
  }

  /// (?aiLmsux) at the very start counts for the whole pattern, also for how it is read (x).
  void scan_global_flags() {
    if (in_.size() < 3 || in_[0] != '(' || in_[1] != '?') return;
    size_t i = 2;
    uint32_t flags = 0;
    while (i < in_.size() && flag_of(in_[i])) flags |= flag_of(in_[i++]);
    if (i > 2 && i < in_.size() && in_[i] == ')') out_.flags |= flags;
  }

  void skip_verbose() {
    while (verbose() && !end()) {
      char32_t c = peek();
      if (c == ' ' || (c >= 9 && c <= 13)) {
        ++at_;
      } else if (c == '#') {
        while (!end() && peek() != '\n') ++at_;
      } else {
        break;
      }
    }
  }

  void alternatives(int depth) {
    if (depth > 400) fail("too many nested groups", at_);
    for (;;) {
      sequence(depth);
      if (peek() != '|' || end()) return;
      ++at_;
      put(U'|');
    }
  }

  void sequence(int depth) {
    bool can_repeat = false;
    for (;;) {
      skip_verbose();
      if (end()) return;
      char32_t c = peek();
      if (c == '|' || c == ')') return;
      size_t start = at_;
      if (c == '*' || c == '+' || c == '?' || (c == '{' && is_repeat())) {
        if (!can_repeat)
          fail(start > 0 && repeated_ ? "multiple repeat" : "nothing to repeat", start);
        repeat();
        can_repeat = false;
        repeated_ = true;
        continue;
      }
      repeated_ = false;
      can_repeat = true;
      ++at_;
      switch (c) {
        case '\\': can_repeat = escape(); break;
        case '[': set(start); break;
        case '.': put(U'.'); break;
        case '^': put(U'^'); break;
        case '$': put(U'$'); break;
        case '(': can_repeat = group(start, depth); break;
        default: literal(c); break;
      }
    }
  }

  /// Whether `{` starts a repeat: {m}, {m,}, {,n}, {m,n}.
  bool is_repeat() const {
    size_t i = at_ + 1;
    size_t digits = 0;
    while (i < in_.size() && is_digit(in_[i])) ++i, ++digits;
    if (i < in_.size() && in_[i] == ',') {
      ++i;
      while (i < in_.size() && is_digit(in_[i])) ++i, ++digits;
      return i < in_.size() && in_[i] == '}';
    }
    return digits && i < in_.size() && in_[i] == '}';
  }

  void repeat() {
    size_t start = at_;
    char32_t c = in_[at_++];
    if (c != '{') {
      put(c);
    } else {
      std::string low, high;
      bool comma = false;
      while (peek() != '}') {
        char32_t d = in_[at_++];
        if (d == ',') comma = true;
        else (comma ? high : low) += static_cast<char>(d);
      }
      ++at_;
      auto number = [&](const std::string& s) -> unsigned long {
        if (s.size() > 10 || std::stoul(s) >= 4294967295ul)
          fail("the repetition number is too large", start);
        return std::min<unsigned long>(std::stoul(s), kMaxRepeat);
      };
      unsigned long from = low.empty() ? 0 : number(low);
      if (comma && !high.empty() && number(high) < from)
        fail("min repeat greater than max repeat", start);
      put(("{" + std::to_string(from) +
           (comma ? "," + (high.empty() ? "" : std::to_string(number(high))) : "") + "}")
              .c_str());
    }
    if (peek() == '?' || peek() == '+') put(in_[at_++]);
  }

  /// After a backslash, outside a set. Whether it can be repeated.
  bool escape() {
    size_t start = at_ - 1;
    if (end()) fail("bad escape (end of pattern)", start);
    char32_t c = in_[at_++];
    switch (c) {
      case 'A': put("\\A"); return true;
      case 'Z': put("\\z"); return true;
      case 'b': put("\\b"); return true;
      case 'B': put("\\B"); return true;
      case 'd':
      case 'D':
      case 's':
      case 'S':
      case 'w':
      case 'W':
        put(U'\\');
        put(c);
        return true;
      default: break;
    }
    if (c == '0' ||
        (is_digit(c) && is_octal(c) && c <= '3' && is_octal(peek()) && is_octal(peek(1)))) {
      literal(octal(c));
      return true;
    }
    if (is_digit(c)) {
      uint32_t n = static_cast<uint32_t>(c - '0');
      if (is_digit(peek())) n = n * 10 + static_cast<uint32_t>(in_[at_++] - '0');
      if (n > groups_) fail("invalid group reference " + std::to_string(n), start + 1);
      if (std::find(open_.begin(), open_.end(), n) != open_.end())
        fail("cannot refer to an open group", start);
      put(("\\g{" + std::to_string(n) + "}").c_str());
      return true;
    }
    literal(character_escape(c, start));
    return true;
  }

  char32_t octal(char32_t first) {
    uint32_t v = static_cast<uint32_t>(first - '0');
    for (int i = 0; i < 2 && is_octal(peek()); ++i)
      v = v * 8 + static_cast<uint32_t>(in_[at_++] - '0');
    return v;
  }

  /// The code point of \n, \xhh, \uhhhh, or of an escaped punctuation; letters without meaning are
  /// errors.
  char32_t character_escape(char32_t c, size_t start) {
    switch (c) {
      case 'a': return 7;
      case 'b': return 8;
      case 'f': return 12;
      case 'n': return 10;
      case 'r': return 13;
      case 't': return 9;
      case 'v': return 11;
      case '\\': return '\\';
      case 'x': return hex(2, start);
      case 'u':
        if (!is_bytes_) return hex(4, start);
        break;
      case 'U':
        if (!is_bytes_) {
          char32_t v = hex(8, start);
          if (v > 0x10FFFF) fail("bad escape " + utf8(in_.substr(start, at_ - start)), start);
          return v;
        }
        break;
      default: break;
    }
    if (is_letter(c)) fail("bad escape \\" + utf8(std::u32string(1, c)), start);
    return c;
  }

  char32_t hex(int digits, size_t start) {
    uint32_t v = 0;
    for (int i = 0; i < digits; ++i) {
      int h = hex_value(peek());
      if (h < 0 || end()) fail("incomplete escape " + utf8(in_.substr(start, at_ - start)), start);
      v = v * 16 + static_cast<uint32_t>(h);
      ++at_;
    }
    return v;
  }

  // --- sets --------------------------------------------------------------------------------------

  void set(size_t start) {
    put(U'[');
    if (peek() == '^' && !end()) {
      ++at_;
      put(U'^');
    }
    bool first = true;
    for (;;) {
      if (end()) fail("unterminated character set", start);
      char32_t c = in_[at_];
      if (c == ']' && !first) break;
      first = false;
      size_t item_start = at_;
      ++at_;
      bool is_class = false;
      char32_t low = set_item(c, item_start, &is_class);
      if (peek() == '-' && !end() && at_ + 1 < in_.size() && in_[at_ + 1] != ']') {
        ++at_;
        size_t high_start = at_;
        char32_t d = in_[at_++];
        bool high_class = false;
        char32_t high = set_item(d, high_start, &high_class, true);
        std::string text = utf8(in_.substr(item_start, at_ - item_start));
        if (is_class || high_class) fail("bad character range " + text, item_start);
        if (high < low) fail("bad character range " + text, item_start);
        set_literal(low);
        put(U'-');
        set_literal(high);
      } else if (!is_class) {
        set_literal(low);
      }
    }
    ++at_;
    put(U']');
  }

  void set_literal(char32_t c) {
    if (c < 128 && !is_letter(c) && !is_digit(c) && c >= 32 && c != 127) put(U'\\');
    else if (c < 32 || c == 127) return literal(c);
    put(c);
  }

  /// One member of a set; classes are written out at once (unless `range_end`).
  char32_t set_item(char32_t c, size_t start, bool* is_class, bool range_end = false) {
    if (c != '\\') return c;
    if (end()) fail("bad escape (end of pattern)", start);
    c = in_[at_++];
    if (c == 'd' || c == 'D' || c == 's' || c == 'S' || c == 'w' || c == 'W') {
      *is_class = true;
      if (!range_end) {
        put(U'\\');
        put(c);
      }
      return 0;
    }
    if (is_octal(c)) return octal(c);
    if (is_digit(c)) fail("bad escape \\" + utf8(std::u32string(1, c)), start);
    return character_escape(c, start);
  }

  // --- groups ------------------------------------------------------------------------------------

  void close_group(size_t start) {
    if (peek() != ')' || end()) fail("missing ), unterminated subpattern", start);
    ++at_;
    put(U')');
  }

  std::u32string group_name(char32_t terminator, const char* closer) {
    size_t start = at_;
    while (!end() && peek() != terminator) ++at_;
    std::u32string name = in_.substr(start, at_ - start);
    if (end()) {
      if (name.empty()) fail("missing group name", start);
      fail(std::string("missing ") + closer + ", unterminated name", start);
    }
    if (name.empty()) fail("missing group name", start);
    ++at_;
    return name;
  }

  void check_name(const std::u32string& name, size_t start) {
    bool good = !is_digit(name[0]);
    for (char32_t c : name) good = good && is_word(c) && !(is_bytes_ && c >= 128);
    if (!good) fail("bad character in group name '" + utf8(name) + "'", start);
  }

  uint32_t find_group(const std::u32string& name) const {
    for (auto& [known, number] : out_.names) {
      if (known == name) return number;
    }
    return 0;
  }

  void capture(size_t start, int depth) {
    uint32_t number = ++groups_;
    open_.push_back(number);
    put(U'(');
    alternatives(depth + 1);
    open_.pop_back();
    close_group(start);
    out_.closing.push_back(number);
  }

  /// After `(`. Whether the group can be repeated.
  bool group(size_t start, int depth) {
    if (peek() != '?' || end()) {
      capture(start, depth);
      return true;
    }
    ++at_;
    if (end()) fail("unexpected end of pattern", at_);
    char32_t c = in_[at_++];
    switch (c) {
      case ':': plain_group("(?:", start, depth); return true;
      case '>': plain_group("(?>", start, depth); return true;
      case '=': plain_group("(?=", start, depth); return true;
      case '!': plain_group("(?!", start, depth); return true;
      case '#':
        while (!end() && peek() != ')') ++at_;
        if (end()) fail("missing ), unterminated comment", start);
        ++at_;
        return false;
      case '<': return lookbehind(start, depth);
      case 'P': return named(start, depth);
      case '(': conditional(start, depth); return true;
      default: break;
    }
    if (flag_of(c) || c == '-') {
      --at_;
      return inline_flags(start, depth);
    }
    fail("unknown extension ?" + utf8(std::u32string(1, c)), start + 1);
  }

  void plain_group(const char* opening, size_t start, int depth) {
    put(opening);
    alternatives(depth + 1);
    close_group(start);
  }

  bool lookbehind(size_t start, int depth) {
    if (end()) fail("unexpected end of pattern", at_);
    char32_t c = in_[at_++];
    if (c != '=' && c != '!') fail("unknown extension ?<" + utf8(std::u32string(1, c)), start + 1);
    plain_group(c == '=' ? "(?<=" : "(?<!", start, depth);
    return true;
  }

  bool named(size_t start, int depth) {
    if (end()) fail("unexpected end of pattern", at_);
    char32_t c = in_[at_++];
    if (c == '<') {
      size_t name_start = at_;
      std::u32string name = group_name('>', ">");
      check_name(name, name_start);
      if (uint32_t known = find_group(name)) {
        fail("redefinition of group name '" + utf8(name) + "' as group " +
                 std::to_string(groups_ + 1) + "; was group " + std::to_string(known),
             name_start);
      }
      out_.names.emplace_back(name, groups_ + 1);
      capture(start, depth);
      return true;
    }
    if (c == '=') {
      size_t name_start = at_;
      std::u32string name = group_name(')', ")");
      check_name(name, name_start);
      uint32_t number = find_group(name);
      if (!number) fail("unknown group name '" + utf8(name) + "'", name_start);
      if (std::find(open_.begin(), open_.end(), number) != open_.end())
        fail("cannot refer to an open group", name_start);
      put(("\\g{" + std::to_string(number) + "}").c_str());
      return true;
    }
    fail("unknown extension ?P" + utf8(std::u32string(1, c)), start + 1);
  }

  void conditional(size_t start, int depth) {
    size_t name_start = at_;
    std::u32string name = group_name(')', ")");
    uint32_t number = 0;
    if (std::all_of(name.begin(), name.end(), is_digit)) {
      for (char32_t d : name) number = number * 10 + static_cast<uint32_t>(d - '0');
      if (number == 0) fail("bad group number", name_start);
      if (number > groups_) fail("invalid group reference " + std::to_string(number), name_start);
    } else {
      check_name(name, name_start);
      number = find_group(name);
      if (!number) fail("unknown group name '" + utf8(name) + "'", name_start);
    }
    put(("(?(" + std::to_string(number) + ")").c_str());
    sequence(depth + 1);
    if (peek() == '|' && !end()) {
      ++at_;
      put(U'|');
      sequence(depth + 1);
      if (peek() == '|' && !end()) fail("conditional backref with more than two branches", at_);
    }
    close_group(start);
  }

  bool inline_flags(size_t start, int depth) {
    uint32_t on = 0, off = 0;
    bool negative = false;
    for (;;) {
      if (end()) fail("missing -, : or )", at_);
      char32_t c = in_[at_++];
      if (c == ')' || c == ':') {
        if (negative && !off) fail("missing flag", at_ - 1);
        if (c == ')') {
          if (negative) fail("missing :", at_ - 1);
          if (start != 0) fail("global flags not at the start of the expression", start);
          out_.flags |= on;
          return false;
        }
        break;
      }
      if (c == '-' && !negative) {
        negative = true;
        continue;
      }
      uint32_t flag = flag_of(c);
      if (!flag)
        fail(is_letter(c) ? "unknown flag" : negative ? "missing :" : "missing -, : or )", at_ - 1);
      if (is_bytes_ && flag == kUnicode)
        fail("bad inline flags: cannot use 'u' flag with a bytes pattern", at_);
      if (!is_bytes_ && flag == kLocale)
        fail("bad inline flags: cannot use 'L' flag with a str pattern", at_);
      if (negative && flag & (kAscii | kUnicode | kLocale))
        fail("bad inline flags: cannot turn off flags 'a', 'u' and 'L'", at_);
      (negative ? off : on) |= flag;
    }
    if (on & off) fail("bad inline flags: flag turned on and off", at_ - 1);
    put("(?");
    put_flags(on);
    if (off) {
      put(U'-');
      put_flags(off);
    }
    put(U':');
    uint32_t saved = out_.flags;
    out_.flags = (out_.flags | (on & kVerbose)) & ~(off & kVerbose);
    alternatives(depth + 1);
    out_.flags = (out_.flags & ~kVerbose) | (saved & kVerbose);
    close_group(start);
    return true;
  }
  void put_flags(uint32_t flags) {
    // Verbose is taken care of here, not by PCRE2.
    if (flags & kIgnoreCase) put(U'i');
    if (flags & kMultiline) put(U'm');
    if (flags & kDotAll) put(U's');
  }

  const std::u32string& in_;
  bool is_bytes_;
  size_t at_ = 0;
  uint32_t groups_ = 0;
  bool repeated_ = false;

  std::vector<uint32_t> open_;
  Translation out_;
};

}  // namespace

Translation translate(const std::u32string& pattern, uint32_t flags, bool is_bytes) {
  return Translator(pattern, flags, is_bytes).run();
}

}  // namespace aio::regex
