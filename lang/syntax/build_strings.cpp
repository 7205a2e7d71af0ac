// Builders of string literals and f-strings.
// Invariant: adjacent constants of an f-string become one, and empty ones vanish, as in CPython's
// tree.

#include <algorithm>

#include "lang/syntax/builders.hpp"
#include "lang/unicode/identifier.hpp"

namespace aio::syntax {

using namespace ast;

namespace {

Constant* make_string(Parser& p, Range range, std::string_view text,
                      ConstantKind kind = ConstantKind::Str) {
  auto* constant = p.tree.make<Constant>(range);
  constant->value.kind = kind;
  constant->value.text = text;
  return constant;
}

Constant* string_of(Expr* expr) {
  auto* constant = dyn_as<Constant>(expr);
  return constant != nullptr && constant->value.kind == ConstantKind::Str ? constant : nullptr;
}

/// Appends f-string parts, debug fields taken apart.
void append_parts(std::vector<Expr*>& parts, const Match& m) {
  for (std::uint32_t i = 0; i < m.count; ++i) {
    if (auto* debug = dyn_as<DebugField>(m.node(i))) {
      parts.push_back(debug->text);
      parts.push_back(debug->value);
    } else {
      parts.push_back(m.expr(i));
    }
  }
}

/// Joins runs of constants and drops empty ones.
List<Expr*> joined(Parser& p, const std::vector<Expr*>& parts) {
  std::vector<Expr*> out;
  for (std::size_t i = 0; i < parts.size();) {
    Constant* first = string_of(parts[i]);
    if (first == nullptr) {
      out.push_back(parts[i++]);
      continue;
    }
    std::size_t end = i + 1;
    while (end < parts.size() && string_of(parts[end]) != nullptr) ++end;
    if (end > i + 1) {
      std::string text;
      for (std::size_t k = i; k < end; ++k) text += string_of(parts[k])->value.text;
      Range range = first->range;
      range.end_line = parts[end - 1]->range.end_line;
      range.end_col = parts[end - 1]->range.end_col;
      const Identifier prefix = first->prefix;
      first = make_string(p, range, p.tree.arena().copy(text));
      first->prefix = prefix;
    }
    if (!first->value.text.empty()) out.push_back(first);
    i = end;
  }
  return p.tree.list(out.data(), out.size());
}

/// Source text [begin, end) without comments. They can only stand between the tokens [first, last).
std::string_view without_comments(Parser& p, std::uint32_t first, std::uint32_t last,
                                  std::uint32_t begin, std::uint32_t end) {
  const std::string_view source = p.tokens.source->text();
  const std::string_view whole = source.substr(begin, end - begin);
  if (whole.find('#') == whole.npos) return whole;
  std::string text;
  std::uint32_t at = begin;
  for (std::uint32_t token = first; token <= last; ++token) {
    const std::uint32_t gap_end = token == last ? end : p.tokens.places[token].begin;
    bool comment = false;
    for (; at < gap_end; ++at) {
      comment = source[at] != '\n' && (comment || source[at] == '#');
      if (!comment) text += source[at];
    }
    if (token == last) break;
    text += p.text(token);
    at = p.tokens.places[token].end;
  }
  return p.tree.arena().copy(text);
}

std::uint32_t end_of_fstring(const Parser& p, std::uint32_t piece) {
  int depth = 1;
  while (depth > 0) {
    ++piece;
    if (p.kind(piece) == Token::FStringStart) ++depth;
    if (p.kind(piece) == Token::FStringEnd) --depth;
    if (p.kind(piece) == Token::End) break;
  }
  return piece;
}

}  // namespace

namespace build {

Node* string_piece(Parser& p, const Match& m) {
  const std::string_view text = p.text(m.first);
  const std::size_t quote = text.find_first_of("\"'");
  bool raw = false, is_bytes = false, has_u = false;
  for (char c : text.substr(0, quote)) {
    raw |= (c | 0x20) == 'r';
    is_bytes |= (c | 0x20) == 'b';
    has_u |= c == 'u';
  }
  const std::string_view quoted = text.substr(quote);
  const bool triple = quoted.size() >= 6 && quoted[1] == quoted[0] && quoted[2] == quoted[0];
  const std::size_t size = triple ? 3 : 1;
  const std::string_view body = quoted.substr(size, quoted.size() - 2 * size);

  auto* constant = make_string(p, p.range(m.first, m.end), body,
                               is_bytes ? ConstantKind::Bytes : ConstantKind::Str);
  if (has_u) constant->prefix = p.tree.intern("u");
  if (is_bytes && std::any_of(body.begin(), body.end(),
                              [](char c) { return static_cast<signed char>(c) < 0; })) {
    p.fail_tokens(m.first, m.end, "bytes can only contain ASCII literal characters");
  }
  if (!raw && body.find('\\') != body.npos) {
    const LiteralBody literal{body, m.first, m.first};
    constant->value.text =
        p.tree.arena().copy(is_bytes ? decode_bytes(p, literal) : decode_text(p, literal));
  }
  return constant;
}

Node* strings(Parser& p, const Match& m) {
  bool has_bytes = false, has_text = false, has_fields = false;
  for (std::uint32_t i = 0; i < m.count; ++i) {
    auto* constant = dyn_as<Constant>(m.node(i));
    has_fields |= constant == nullptr;
    has_bytes |= constant != nullptr && constant->value.kind == ConstantKind::Bytes;
    has_text |= constant == nullptr || constant->value.kind == ConstantKind::Str;
  }
  if (has_bytes && has_text) p.fail_at(m.end, "cannot mix bytes and nonbytes literals");
  if (m.count == 1) return m.node(0);

  const Range range = p.range(m.first, m.end);
  if (has_fields) {
    std::vector<Expr*> parts;
    for (std::uint32_t i = 0; i < m.count; ++i) {
      if (auto* fstring = dyn_as<JoinedStr>(m.node(i))) {
        parts.insert(parts.end(), fstring->values.begin(), fstring->values.end());
      } else {
        parts.push_back(m.expr(i));
      }
    }
    auto* result = p.tree.make<JoinedStr>(range);
    result->values = joined(p, parts);
    return result;
  }
  std::string text;
  for (std::uint32_t i = 0; i < m.count; ++i) text += as<Constant>(m.node(i))->value.text;
  auto* result =
      make_string(p, range, p.tree.arena().copy(text), as<Constant>(m.node(0))->value.kind);
  result->prefix = as<Constant>(m.node(0))->prefix;
  return result;
}

Node* fstring_middle(Parser& p, const Match& m) {
  std::string_view text = p.text(m.first);
  // The token covers both braces of an escaped one. A `{` at the end is always escaped: a field's
  // is a token of its own.
  if (text.ends_with("{{") || text.ends_with("}}")) text.remove_suffix(1);
  auto* constant = make_string(p, p.range(m.first, m.end), text);
  if (p.kind(m.first) == Token::FStringMiddle && text.find('\\') != text.npos) {
    const LiteralBody literal{text, m.first, end_of_fstring(p, m.first)};
    constant->value.text = p.tree.arena().copy(decode_text(p, literal));
  }
  return constant;
}

Node* format_spec(Parser& p, const Match& m) {
  std::vector<Expr*> parts;
  append_parts(parts, m);
  auto* spec = p.tree.make<JoinedStr>(p.range(m.first, m.end));
  spec->values = joined(p, parts);
  return spec;
}

/// The name after `!`, which has to touch it.
Identifier conversion_name(Parser& p, const Match& m) {
  if (p.tokens.places[m.first - 1].end != p.tokens.places[m.first].begin) {
    p.fail_tokens(m.first - 1, m.end,
                  "f-string: conversion type must come right after the exclamanation mark");
  }
  return identifier(p, m);
}

/// Values: expression, marker of `=` or null, conversion name or null, format spec or null.
Node* field(Parser& p, const Match& m) {
  auto* value = p.tree.make<FormattedValue>(p.range(m.first, m.end));
  value->value = m.expr(0);
  value->conversion = -1;
  value->format_spec = m.expr(3);
  const bool debug = m[1].end > m[1].first;
  if (const Identifier conversion = m.name(2)) {
    const std::string_view name = conversion->text;
    if (name != "s" && name != "r" && name != "a") {
      p.fail_tokens(m[2].end - 1, m[2].end,
                    "f-string: invalid conversion character '" + std::string(name) +
                        "': expected 's', 'r', or 'a'");
    }
    value->conversion = name[0];
  } else if (debug && value->format_spec == nullptr) {
    value->conversion = 'r';
  }
  if (!debug) return value;

  // `{x = }` shows the text from the brace to the token after `=`, blanks included.
  const TokenPlace& open = p.tokens.places[m.first];
  const TokenPlace& next = p.tokens.places[m[1].end];
  const Source& source = *p.tokens.source;
  const Range range{open.line, open.end - source.line_start(open.line), next.line,
                    next.begin - source.line_start(next.line)};
  auto* pieces = p.tree.make<DebugField>({});
  pieces->text =
      make_string(p, range, without_comments(p, m.first + 1, m[1].end, open.end, next.begin));
  pieces->value = value;
  return pieces;
}

Node* fstring(Parser& p, const Match& m) {
  std::vector<Expr*> parts;
  append_parts(parts, m);
  auto* result = p.tree.make<JoinedStr>(p.range(m.first, m.end));
  result->values = joined(p, parts);
  return result;
}

}  // namespace build
}  // namespace aio::syntax
