// The mutator works on a list of tokens, where a line's indentation and its end are tokens too.
// Invariant: the tokens put together are the program; lines are moved with what is indented below
// them.
#include "tests/fuzz/program_mutator.hpp"

#include <algorithm>
#include <cstring>
#include <random>
#include <string>
#include <vector>

namespace aio::fuzz {
namespace {

using Random = std::minstd_rand;

/// What may stand where a name or literal stood.
constexpr std::string_view kAtoms[] = {"None",
                                       "True",
                                       "0",
                                       "1",
                                       "-1",
                                       "2**63",
                                       "10**30",
                                       "1.5",
                                       "float('nan')",
                                       "1j",
                                       "''",
                                       "'abc'",
                                       "'\\u20ac'",
                                       "b'x'",
                                       "()",
                                       "(1, 2)",
                                       "[]",
                                       "[3, 1, 2]",
                                       "{}",
                                       "{'a': 1}",
                                       "set()",
                                       "{1, 2}",
                                       "...",
                                       "NotImplemented",
                                       "object()",
                                       "range(5)",
                                       "iter([1, 2])",
                                       "(i for i in range(3))",
                                       "[i for i in range(3)]",
                                       "lambda *a, **k: a",
                                       "bytearray(b'ab')",
                                       "memoryview(b'abc')",
                                       "slice(1, None, 2)",
                                       "int",
                                       "str",
                                       "list",
                                       "dict",
                                       "type",
                                       "super()",
                                       "Exception('x')",
                                       "KeyError",
                                       "sleep(0)",
                                       "self",
                                       "x",
                                       "f",
                                       "a",
                                       "args",
                                       "locals()",
                                       "globals()",
                                       "frozenset((1, 2))",
                                       "StopIteration(5)",
                                       "GeneratorExit",
                                       "create_task(sleep(0))",
                                       "gather(sleep(0), sleep(0))",
                                       "weakref.ref(x)",
                                       "property(f)",
                                       "staticmethod(f)",
                                       "classmethod(f)",
                                       "type('T', (), {})",
                                       "sys.exc_info()",
                                       "map(f, x)"};

constexpr std::string_view kOperators[] = {
    "+",  "-",  "*", "/",  "//", "%",  "**",  "@",  "<<", ">>",     "&",  "|",      "^",
    "==", "!=", "<", "<=", ">",  ">=", "and", "or", "in", "not in", "is", "is not", "if x else"};

/// Whole statements; a `\n` in them is followed by the indentation of the line that they are put
/// before.
constexpr std::string_view kStatements[] = {
    "import gc; gc.collect()",
    "import sys, weakref, functools, itertools, collections",
    "await sleep(0)",
    "yield 1",
    "yield",
    "return x",
    "return",
    "raise",
    "raise x",
    "raise ValueError(x) from x",
    "del x",
    "global x",
    "nonlocal x",
    "pass",
    "break",
    "continue",
    "x = yield x",
    "x = await x",
    "yield from x",
    "x = [x]",
    "x = self",
    "for x in x: pass",
    "a, *b = x",
    "x.y = x",
    "x[0] = x",
    "del x[:]",
    "x.append(x)",
    "x.clear()",
    "x.pop()",
    "x.close()",
    "x.throw(ValueError)",
    "x.send(None)",
    "x.cancel()",
    "next(x)",
    "print(x)",
    "repr(x)",
    "hash(x)",
    "x == x",
    "sorted(x)",
    "x()",
    "super().__init__()",
    "with x as y: pass",
    "assert x",
    "x += x",
    "try:\n    x()\nexcept Exception as e:\n    x = e",
    "try:\n    raise x\nfinally:\n    x = 1",
    "while x:\n    x -= 1",
    "def f(*args, **kw):\n    return f(x)",
    "async def f(x=1):\n    await sleep(0)\n    yield x",
    "def f(x=None):\n    yield from x",
    "class C:\n    def __del__(self): x.append(self)",
    "class C(list):\n    def __eq__(self, other): self.clear()",
    "class C(dict):\n    def __getattr__(self, n): return self[n]",
    "class C:\n    __slots__ = ('x', 'y')",
    "match x:\n    case [1, *y]: pass\n    case {'a': y, **z}: pass\n    case C(x=y): pass\n    "
    "case _: pass",
    "async with x as y: await y",
    "async for y in x: await sleep(0)",
    "sys.setrecursionlimit(60)",
    "exec('x = 1')",
    "x = eval('x')",
    "x = type(x)",
    "x.__class__ = C",
    "x.__dict__.update(x)",
    "f.__code__ = (lambda: 0).__code__",
    "x.__bases__ = (C,)"};

bool is_word(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || c == '_' ||
         std::isalnum(static_cast<unsigned char>(c));
}

/// The end of the token that begins at `at`.
std::size_t token_end(std::string_view text, std::size_t at) {
  const char c = text[at];
  std::size_t end = at + 1;
  if (is_word(c)) {
    while (end < text.size() && is_word(text[end])) ++end;
  } else if (c == ' ') {
    while (end < text.size() && text[end] == ' ') ++end;
  } else if (c == '"' || c == '\'') {
    while (end < text.size() && text[end] != c && text[end] != '\n')
      end += text[end] == '\\' ? 2 : 1;
    end = std::min(end + 1, text.size());
  } else if (std::strchr("+-*/%<>=!&|^@:", c)) {
    while (end < text.size() && end < at + 3 && std::strchr("=*/<>", text[end])) ++end;
  }
  return end;
}

std::vector<std::string> split_tokens(std::string_view text) {
  std::vector<std::string> tokens;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = token_end(text, at);
    tokens.emplace_back(text.substr(at, end - at));
    at = end;
  }
  return tokens;
}

std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  if (lines.empty()) lines.emplace_back();
  return lines;
}

std::string join_lines(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

std::size_t pick(Random& random, std::size_t count) { return count ? random() % count : 0; }

template <std::size_t N>
std::string one_of(Random& random, const std::string_view (&choices)[N]) {
  return std::string(choices[pick(random, N)]);
}

std::size_t indent_of(const std::string& line) {
  return std::min(line.find_first_not_of(' '), line.size());
}

/// The line behind `first` and all that is indented more.
std::size_t block_end(const std::vector<std::string>& lines, std::size_t first) {
  std::size_t end = first + 1;
  while (end < lines.size() &&
         (lines[end].empty() || indent_of(lines[end]) > indent_of(lines[first])))
    ++end;
  return end;
}

/// Puts these lines, indented alike, before line `at`.
void insert_lines(std::vector<std::string>& lines, std::size_t at, std::vector<std::string> added) {
  const std::size_t here = indent_of(lines[at]);
  const std::size_t there = indent_of(added[0]);
  for (std::string& line : added)
    line = std::string(here, ' ') + line.substr(std::min(there, indent_of(line)));
  lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(at), added.begin(), added.end());
}

std::vector<std::string> random_block(Random& random, const std::vector<std::string>& lines) {
  const std::size_t first = pick(random, lines.size());
  return {lines.begin() + static_cast<std::ptrdiff_t>(first),
          lines.begin() + static_cast<std::ptrdiff_t>(block_end(lines, first))};
}

/// A line that is not empty, if there is one: an empty one does not tell where it belongs.
std::size_t pick_line(Random& random, const std::vector<std::string>& lines) {
  std::size_t at = pick(random, lines.size());
  for (std::size_t n = 0; n < lines.size() && indent_of(lines[at]) == lines[at].size(); ++n)
    at = (at + 1) % lines.size();
  return at;
}

std::string change_lines(Random& random, std::string_view text) {
  std::vector<std::string> lines = split_lines(text);
  const std::size_t at = pick_line(random, lines);
  std::vector<std::string> added = split_lines(one_of(random, kStatements));
  const std::size_t replaced = random() % 4;
  if (replaced == 0) added = random_block(random, lines);
  if (replaced == 1) added = {"pass"};
  const std::size_t count = added.size();
  insert_lines(lines, at, std::move(added));
  if (replaced == 1 || replaced == 2) {
    const auto first = static_cast<std::ptrdiff_t>(at + count);
    lines.erase(lines.begin() + first,
                lines.begin() + static_cast<std::ptrdiff_t>(block_end(lines, at + count)));
  }
  return join_lines(lines);
}

constexpr std::string_view kKeywords[] = {
    "and",  "as",     "assert", "async", "await",  "break",   "case",     "class", "continue",
    "def",  "del",    "elif",   "else",  "except", "finally", "for",      "from",  "global",
    "if",   "import", "in",     "is",    "lambda", "match",   "nonlocal", "not",   "or",
    "pass", "raise",  "return", "try",   "while",  "with",    "yield"};
/// Behind these only a name may stand.
constexpr std::string_view kBeforeNames[] = {"as",     "class",  "def",    "for",      "from",
                                             "global", "import", "lambda", "nonlocal", ".",
                                             "*",      "**",     "@"};

template <std::size_t N>
bool is_among(std::string_view text, const std::string_view (&choices)[N]) {
  return std::find(std::begin(choices), std::end(choices), text) != std::end(choices);
}

bool is_operand(const std::string& token) {
  return (is_word(token[0]) && !is_among(token, kKeywords)) || token[0] == '"' || token[0] == '\'';
}

/// The nearest token before or behind `at` that is no space; empty at the ends.
std::string neighbour(const std::vector<std::string>& tokens, std::size_t at, int step) {
  for (auto i = static_cast<std::ptrdiff_t>(at) + step;
       i >= 0 && i < static_cast<std::ptrdiff_t>(tokens.size()); i += step)
    if (tokens[static_cast<std::size_t>(i)][0] != ' ') return tokens[static_cast<std::size_t>(i)];
  return {};
}

std::string change_token(Random& random, std::string_view text) {
  std::vector<std::string> tokens = split_tokens(text);
  if (tokens.empty()) return one_of(random, kStatements);
  std::size_t at = pick(random, tokens.size());
  auto fits = [&](std::size_t i) {
    return is_operand(tokens[i]) || is_among(tokens[i], kOperators);
  };
  for (std::size_t n = 0; n < tokens.size() && !fits(at); ++n) at = (at + 1) % tokens.size();
  const std::string next = neighbour(tokens, at, 1);
  const bool name_only =
      is_among(neighbour(tokens, at, -1), kBeforeNames) || next == "=" || next == ":=";
  if (!is_operand(tokens[at])) {
    tokens[at] = one_of(random, kOperators);
  } else if (name_only || random() % 2) {
    for (unsigned tries = 0; tries < 20; ++tries) {
      const std::string& other = tokens[pick(random, tokens.size())];
      if (!is_operand(other) || (name_only && !is_word(other[0]))) continue;
      tokens[at] = other;
      break;
    }
  } else {
    tokens[at] = one_of(random, kAtoms);
  }
  std::string result;
  for (const std::string& each : tokens) result += each;
  return result;
}

std::size_t store(const std::string& text, std::uint8_t* out, std::size_t max_size) {
  const std::size_t size = std::min(text.size(), max_size);
  std::memcpy(out, text.data(), size);
  return size;
}

}  // namespace

std::size_t mutate_program(std::uint8_t* data, std::size_t size, std::size_t max_size,
                           unsigned seed) {
  Random random(seed + 1);
  std::string text(reinterpret_cast<const char*>(data), size);
  for (unsigned times = 1 + random() % 3; times > 0; --times)
    text = random() % 3 ? change_token(random, text) : change_lines(random, text);
  return store(text, data, max_size);
}

std::size_t cross_programs(std::string_view a, std::string_view b, std::uint8_t* out,
                           std::size_t max_size, unsigned seed) {
  Random random(seed + 1);
  std::vector<std::string> lines = split_lines(a);
  for (unsigned times = 1 + random() % 3; times > 0; --times)
    insert_lines(lines, pick(random, lines.size()), random_block(random, split_lines(b)));
  return store(join_lines(lines), out, max_size);
}

}  // namespace aio::fuzz
