// Source lines of traceback entries with CPython 3.13's carets: ~~~^^^ marks an operator or the
// brackets of a call or subscript, ^^^^ a whole expression, nothing is marked when the whole line
// is meant.
//
// The runtime has no parser at hand, and needs none: the top node of one expression follows from
// its tokens outside brackets.
#include <algorithm>
#include <set>

#include "lang/bytecode/code_unit.hpp"
#include "runtime/object/traceback_format.hpp"

namespace aio {

std::u32string utf8_to_code_points(std::string_view utf8) {
  std::u32string out;
  for (size_t i = 0; i < utf8.size();) {
    auto c = static_cast<unsigned char>(utf8[i]);
    unsigned extra = c < 0xC0 ? 0 : c < 0xE0 ? 1 : c < 0xF0 ? 2 : 3;
    char32_t code = extra == 0 ? c : c & (0x3Fu >> extra);
    for (unsigned k = 1; k <= extra && i + k < utf8.size(); ++k)
      code = code << 6 | (static_cast<unsigned char>(utf8[i + k]) & 0x3F);
    out += code;
    i += extra + 1;
  }
  return out;
}

std::string code_points_to_utf8(std::u32string_view text) {
  std::string out;
  for (char32_t c : text) {
    if (c < 0x80) {
      out += static_cast<char>(c);
    } else if (c < 0x800) {
      out += {static_cast<char>(0xC0 | c >> 6), static_cast<char>(0x80 | (c & 0x3F))};
    } else if (c < 0x10000) {
      out += {static_cast<char>(0xE0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 0x3F)),
              static_cast<char>(0x80 | (c & 0x3F))};
    } else {
      out += {static_cast<char>(0xF0 | c >> 18), static_cast<char>(0x80 | (c >> 12 & 0x3F)),
              static_cast<char>(0x80 | (c >> 6 & 0x3F)), static_cast<char>(0x80 | (c & 0x3F))};
    }
  }
  return out;
}

namespace {

// --- tokens ---

enum class Token : uint8_t { Name, Literal, Operator, Open, Close };

struct Piece {
  Token kind;
  size_t start, end;
  int depth;  ///< of brackets around it; an Open and its Close have the outer depth
  std::u32string text;
};

bool is_space(char32_t c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }
bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool is_name(char32_t c) { return c == '_' || (c | 32) - 'a' < 26u || is_digit(c) || c >= 128; }
bool is_quote(char32_t c) { return c == '"' || c == '\''; }

/// End of the string literal whose opening quote is at `i`; npos if it does not end.
size_t string_end(const std::u32string& s, size_t i) {
  char32_t quote = s[i];
  bool triple = i + 2 < s.size() && s[i + 1] == quote && s[i + 2] == quote;
  i += triple ? 3 : 1;
  for (; i < s.size(); ++i) {
    if (s[i] == '\\') {
      ++i;
    } else if (s[i] == quote) {
      if (!triple) return i + 1;
      if (i + 2 < s.size() && s[i + 1] == quote && s[i + 2] == quote) return i + 3;
    }
  }
  return std::u32string::npos;
}

size_t operator_length(const std::u32string& s, size_t i) {
  static constexpr std::u32string_view kLong[] = {
      U"**=", U"//=", U">>=", U"<<=", U"...", U"**", U"//", U">>", U"<<", U"==", U"!=", U"<=",
      U">=",  U"->",  U":=",  U"+=",  U"-=",  U"*=", U"/=", U"%=", U"&=", U"|=", U"^=", U"@="};
  for (std::u32string_view op : kLong)
    if (s.compare(i, op.size(), op) == 0) return op.size();
  return 1;
}

/// False when the text is not what a tokenizer accepts, or brackets do not match.
bool tokenize(const std::u32string& s, std::vector<Piece>* out) {
  int depth = 0;
  for (size_t i = 0; i < s.size();) {
    char32_t c = s[i];
    if (is_space(c) || c == '\\') {
      ++i;
      continue;
    }
    if (c == '#') {
      while (i < s.size() && s[i] != '\n') ++i;
      continue;
    }
    size_t start = i;
    Token kind = Token::Operator;
    int at = depth;
    if (is_quote(c)) {
      kind = Token::Literal;
      i = string_end(s, i);
    } else if (is_digit(c) || (c == '.' && i + 1 < s.size() && is_digit(s[i + 1]))) {
      kind = Token::Literal;
      while (i < s.size() &&
             (is_name(s[i]) || s[i] == '.' ||
              ((s[i] == '+' || s[i] == '-') && (s[i - 1] | 32) == 'e' && s[start] != '0')))
        ++i;
    } else if (is_name(c)) {
      kind = Token::Name;
      while (i < s.size() && is_name(s[i])) ++i;
      if (i < s.size() && is_quote(s[i]) && i - start <= 2) {
        kind = Token::Literal;
        i = string_end(s, i);
      }
    } else if (c == '(' || c == '[' || c == '{') {
      kind = Token::Open;
      ++depth;
      ++i;
    } else if (c == ')' || c == ']' || c == '}') {
      kind = Token::Close;
      at = --depth;
      if (depth < 0) return false;
      ++i;
    } else {
      i += operator_length(s, i);
    }
    if (i == std::u32string::npos) return false;
    out->push_back({kind, start, i, at, s.substr(start, i - start)});
  }
  return depth == 0 && !out->empty();
}

// --- anchors ---

bool is_keyword(const Piece& p) {
  static const char32_t* const kWords[] = {U"lambda", U"if",     U"else",   U"or",    U"and",
                                           U"not",    U"in",     U"is",     U"for",   U"async",
                                           U"yield",  U"return", U"assert", U"raise", U"del",
                                           U"import", U"from",   U"with",   U"while", U"try"};
  if (p.kind != Token::Name) return false;
  return std::any_of(std::begin(kWords), std::end(kWords),
                     [&](const char32_t* w) { return p.text == w; });
}

/// 0: not a binary operator of arithmetic; the lower the looser.
int precedence(const std::u32string& op) {
  if (op == U"|") return 1;
  if (op == U"^") return 2;
  if (op == U"&") return 3;
  if (op == U"<<" || op == U">>") return 4;
  if (op == U"+" || op == U"-") return 5;
  if (op == U"*" || op == U"/" || op == U"//" || op == U"%" || op == U"@") return 6;
  if (op == U"**") return 8;
  return 0;
}

bool ends_operand(const Piece& p) {
  return p.kind == Token::Literal || p.kind == Token::Close || p.text == U"..." ||
         (p.kind == Token::Name && p.text != U"await" && !is_keyword(p));
}

TextSpot spot_of(const std::u32string& s, size_t offset) {
  TextSpot spot{0, 0};
  for (size_t i = 0; i < offset; ++i) {
    if (s[i] == '\n') spot = {spot.line + 1, 0};
    else ++spot.column;
  }
  return spot;
}

constexpr int kPower = 8;

/// Index of the token that is the top node's binary operator: -1 none there, -2 the top node is
/// something else.
int top_operator(const std::vector<Piece>& pieces) {
  int best = -1, best_precedence = 100;
  bool starts_unary = pieces[0].text == U"-" || pieces[0].text == U"+" || pieces[0].text == U"~";
  for (size_t i = 0; i < pieces.size(); ++i) {
    const Piece& p = pieces[i];
    if (p.depth != 0) continue;
    if (is_keyword(p)) return -2;
    if (p.kind != Token::Operator || p.text == U"." || p.text == U"...") continue;
    int rank = precedence(p.text);
    bool binary = i > 0 && ends_operand(pieces[i - 1]);
    if (!binary) {
      if (p.text == U"-" || p.text == U"+" || p.text == U"~") continue;
      return -2;
    }
    if (rank == 0) return -2;
    // ** groups to the right, the others to the left.
    if (rank < best_precedence || (rank == best_precedence && rank != kPower)) {
      best = static_cast<int>(i);
      best_precedence = rank;
    }
  }
  if (starts_unary && (best < 0 || best_precedence == kPower)) return -2;
  return best;
}

/// The opening bracket that the last token closes, if it is a trailer (call or subscript); -1
/// otherwise.
int last_trailer(const std::vector<Piece>& pieces) {
  if (pieces.back().kind != Token::Close || pieces.back().text == U"}") return -1;
  for (size_t i = pieces.size() - 1; i-- > 0;) {
    if (pieces[i].kind != Token::Open || pieces[i].depth != 0) continue;
    return i > 0 && ends_operand(pieces[i - 1]) ? static_cast<int>(i) : -1;
  }
  return -1;
}

/// Whether behind an expression only its closing parentheses, a comment or a semicolon follow.
bool ends_statement(const std::u32string& rest, int parentheses) {
  for (char32_t c : rest) {
    if (is_space(c)) continue;
    if (c == ')' && parentheses > 0) {
      --parentheses;
      continue;
    }
    return parentheses == 0 && (c == '#' || c == ';');
  }
  return parentheses == 0;
}

}  // namespace

bool find_caret_anchors(const std::u32string& segment, CaretAnchors* anchors) {
  std::vector<Piece> pieces;
  if (!tokenize(segment, &pieces)) return false;
  int op = top_operator(pieces);
  if (op == -2) return false;
  if (op >= 0) {
    *anchors = {spot_of(segment, pieces[static_cast<size_t>(op)].start),
                spot_of(segment, pieces[static_cast<size_t>(op)].end)};
    return true;
  }
  if (pieces[0].text == U"await") return false;
  int open = last_trailer(pieces);
  if (open < 0) return false;
  *anchors = {spot_of(segment, pieces[static_cast<size_t>(open)].start),
              spot_of(segment, segment.size())};
  return true;
}

bool is_plain_call_statement(const std::vector<std::u32string>& lines, int start, int end) {
  std::u32string before = lines[0].substr(0, static_cast<size_t>(start));
  std::u32string segment;
  for (size_t i = 0; i < lines.size(); ++i) {
    std::u32string line = lines[i];
    if (i + 1 == lines.size()) line = line.substr(0, static_cast<size_t>(end));
    if (i == 0) line = line.substr(std::min(line.size(), static_cast<size_t>(start)));
    segment += line;
    if (i + 1 < lines.size()) segment += U'\n';
  }
  std::vector<Piece> call, prefix;
  if (!tokenize(segment, &call) || top_operator(call) != -1 || call[0].text == U"await")
    return false;
  int open = last_trailer(call);
  if (open < 0 || call[static_cast<size_t>(open)].text != U"(") return false;
  // Parentheses around the call are not part of it.
  int parentheses = 0;
  while (!before.empty() && (is_space(before.back()) || before.back() == '(')) {
    parentheses += before.back() == '(';
    before.pop_back();
  }
  if (!ends_statement(lines.back().substr(std::min(lines.back().size(), static_cast<size_t>(end))),
                      parentheses))
    return false;
  if (!tokenize(before, &prefix)) return false;
  if (prefix.size() == 1 && prefix[0].text == U"return")
    return open == 1 && call[0].kind == Token::Name;
  return prefix.size() == 2 && prefix[0].kind == Token::Name && prefix[1].text == U"=";
}

// --- lines ---

namespace {

int width_of(char32_t c) {
  // Wide and fullwidth characters of East Asia, and emoji.
  bool wide = (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0x303E) ||
              (c >= 0x3041 && c <= 0x33FF) || (c >= 0x3400 && c <= 0x4DBF) ||
              (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xA000 && c <= 0xA4CF) ||
              (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
              (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
              (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1F64F) ||
              (c >= 0x1F900 && c <= 0x1F9FF) || (c >= 0x20000 && c <= 0x3FFFD);
  return wide ? 2 : 1;
}

int display_width(const std::u32string& line, int offset) {
  int width = 0;
  for (size_t i = 0; i < line.size() && i < static_cast<size_t>(offset); ++i)
    width += width_of(line[i]);
  return width + std::max(0, offset - static_cast<int>(line.size()));
}

int character_offset(const std::string& line, uint32_t byte_offset) {
  return static_cast<int>(
      utf8_to_code_points(std::string_view(line).substr(0, byte_offset)).size());
}

size_t leading_spaces(const std::u32string& line) {
  size_t n = 0;
  while (n < line.size() && (line[n] == ' ' || line[n] == '\t')) ++n;
  return n;
}

bool is_blank(std::u32string_view s) { return std::all_of(s.begin(), s.end(), is_space); }

void strip_end(std::u32string* line) {
  while (!line->empty() && is_space(line->back())) line->pop_back();
}

/// Takes away the indentation that all lines share.
void dedent(std::vector<std::u32string>* lines) {
  bool first = true;
  std::u32string margin;
  for (const auto& line : *lines) {
    if (is_blank(line)) continue;
    std::u32string own = line.substr(0, leading_spaces(line));
    if (first) margin = own;
    first = false;
    size_t common = 0;
    while (common < margin.size() && common < own.size() && margin[common] == own[common]) ++common;
    margin.resize(common);
  }
  for (auto& line : *lines) line = is_blank(line) ? U"" : line.substr(margin.size());
}

/// Draws the lines of one entry with carets below.
class SourceBlock {
 public:
  SourceBlock(std::vector<std::u32string> lines, int start, int end)
      : lines_(std::move(lines)),
        start_(start),
        end_(end),
        last_(static_cast<int>(lines_.size()) - 1) {}

  std::string draw() {
    std::u32string segment;
    for (int i = 0; i <= last_; ++i) segment += (i ? U"\n" : U"") + lines_[static_cast<size_t>(i)];
    size_t cut = lines_.back().size() - std::min(lines_.back().size(), static_cast<size_t>(end_));
    segment = segment.substr(std::min(segment.size(), static_cast<size_t>(start_)));
    segment.resize(segment.size() - std::min(segment.size(), cut));
    has_anchors_ = find_caret_anchors(segment, &anchors_);
    show_carets_ = should_show();
    std::set<int> significant = {0, last_};
    if (has_anchors_) {
      for (TextSpot* spot : {&anchors_.left, &anchors_.right}) {
        if (spot->line == 0) spot->column += start_;
        spot->column = display_width(lines_[static_cast<size_t>(spot->line)], spot->column);
        for (int n = spot->line - 1; n <= spot->line + 1; ++n)
          if (n >= 0 && n <= last_) significant.insert(n);
      }
    }
    int previous = -1;
    for (int n : significant) {
      if (previous >= 0 && n - previous == 2) put_line(n - 1);
      if (previous >= 0 && n - previous > 2)
        rows_.push_back(
            utf8_to_code_points("...<" + std::to_string(n - previous - 1) + " lines>..."));
      put_line(n);
      previous = n;
    }
    dedent(&rows_);
    std::string out;
    for (const auto& row : rows_) out += "    " + code_points_to_utf8(row) + "\n";
    return out;
  }

 private:
  bool should_show() const {
    if (is_plain_call_statement(lines_, start_, end_)) return false;
    if (has_anchors_) return true;
    std::u32string_view first = lines_[0], last = lines_.back();
    return !is_blank(first.substr(0, std::min(first.size(), static_cast<size_t>(start_)))) ||
           !is_blank(last.substr(std::min(last.size(), static_cast<size_t>(end_))));
  }

  bool within_anchors(int line, int column) const {
    if (!has_anchors_) return true;
    bool after =
        line > anchors_.left.line || (line == anchors_.left.line && column >= anchors_.left.column);
    bool before = line < anchors_.right.line ||
                  (line == anchors_.right.line && column < anchors_.right.column);
    return after && before;
  }

  void put_line(int n) {
    const std::u32string& line = lines_[static_cast<size_t>(n)];
    rows_.push_back(line);
    if (!show_carets_) return;
    int indent = static_cast<int>(leading_spaces(line));
    int first = display_width(lines_[0], start_);
    int count =
        n == last_ ? display_width(line, end_) : display_width(line, static_cast<int>(line.size()));
    std::u32string carets;
    for (int column = 0; column < count; ++column) {
      bool outside = column < indent || (n == 0 && column < first);
      carets += outside ? U' ' : within_anchors(n, column) ? U'^' : U'~';
    }
    rows_.push_back(carets);
  }

  std::vector<std::u32string> lines_;
  int start_, end_, last_;
  CaretAnchors anchors_{};
  bool has_anchors_ = false, show_carets_ = false;
  std::vector<std::u32string> rows_;
};

}  // namespace

std::string format_source(const std::vector<std::string>& originals, const Position& position) {
  std::vector<std::u32string> lines;
  for (const std::string& line : originals) {
    lines.push_back(utf8_to_code_points(line));
    strip_end(&lines.back());
  }
  if (lines.empty() ||
      std::all_of(lines.begin(), lines.end(), [](const auto& l) { return is_blank(l); }))
    return "";
  size_t before = lines[0].size();
  dedent(&lines);
  bool no_columns = position.column == 0 && position.end_column == 0;
  if (no_columns) {
    size_t skip = leading_spaces(lines[0]);
    return "    " + code_points_to_utf8(lines[0].substr(skip)) + "\n";
  }
  int removed = static_cast<int>(before - lines[0].size());
  int start = std::max(0, character_offset(originals.front(), position.column) - removed);
  int end = std::max(0, character_offset(originals.back(), position.end_column) - removed);
  return SourceBlock(std::move(lines), start, end).draw();
}

}  // namespace aio
