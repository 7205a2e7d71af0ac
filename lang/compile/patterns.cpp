// match statements.
// A pattern jumps to its fail label as soon as it does not match. What it captures stays in
// temporaries and is bound to names only when the whole pattern has matched, so the temporaries of
// a case are kept until then.

#include <algorithm>

#include "lang/compile/codegen.hpp"

namespace aio::compiler {

struct CodeGen::PatternState {
  struct Capture {
    std::string_view name;
    Reg value;
    ast::Range range;
  };
  Label fail;
  std::vector<Capture> captures;
  /// Whether a pattern that always matches may stand here: only in the last case or the last
  /// alternative.
  bool allows_irrefutable = false;
};

namespace {

bool is_wildcard(const ast::Pattern& node) {
  auto* binding = ast::dyn_as<ast::MatchAs>(&node);
  return binding != nullptr && binding->name == nullptr && binding->pattern == nullptr;
}

bool is_star_wildcard(const ast::Pattern& node) {
  auto* star = ast::dyn_as<ast::MatchStar>(&node);
  return star != nullptr && star->name == nullptr;
}

}  // namespace

void CodeGen::match_statement(const ast::Match& node) {
  TempScope temps(registers_);
  const Reg subject = push(*node.subject);
  const Label end = out_.new_label();
  for (uint32_t i = 0; i < node.cases.size(); ++i) {
    const ast::MatchCase& one = *node.cases[i];
    const bool is_last = i + 1 == node.cases.size();
    TempScope case_temps(registers_);
    PatternState state;
    state.fail = out_.new_label();
    state.allows_irrefutable = one.guard != nullptr || is_last;
    at(*one.pattern);
    pattern(*one.pattern, subject, state);
    for (const auto& captured : state.captures) {
      out_.at(captured.range);
      store_name(captured.name, captured.value);
    }
    if (one.guard) branch(*one.guard, false, state.fail);
    statements(one.body);
    if (!is_last) {
      at(*one.pattern);
      out_.jump(end);
    }
    out_.bind(state.fail);
  }
  out_.bind(end);
}

void CodeGen::pattern(const ast::Pattern& node, Reg subject, PatternState& state) {
  using K = ast::NodeKind;
  check_stack();
  switch (node.kind) {
    case K::MatchValue: return pattern_value(*ast::as<ast::MatchValue>(&node), subject, state);
    case K::MatchSingleton:
      return pattern_singleton(*ast::as<ast::MatchSingleton>(&node), subject, state);
    case K::MatchSequence:
      return pattern_sequence(*ast::as<ast::MatchSequence>(&node), subject, state);
    case K::MatchMapping:
      return pattern_mapping(*ast::as<ast::MatchMapping>(&node), subject, state);
    case K::MatchClass: return pattern_class(*ast::as<ast::MatchClass>(&node), subject, state);
    case K::MatchStar:
      if (auto* star = ast::as<ast::MatchStar>(&node); star->name) {
        capture(star->name, subject, node.range, state);
      }
      return;
    case K::MatchAs: {
      const auto& binding = *ast::as<ast::MatchAs>(&node);
      if (binding.pattern == nullptr) {
        if (!state.allows_irrefutable) {
          if (binding.name) {
            context().fail(node.range, "name capture '" + std::string(binding.name->text) +
                                           "' makes remaining patterns unreachable");
          }
          context().fail(node.range, "wildcard makes remaining patterns unreachable");
        }
        if (binding.name) capture(binding.name, subject, node.range, state);
        return;
      }
      pattern(*binding.pattern, subject, state);
      if (binding.name) capture(binding.name, subject, node.range, state);
      return;
    }
    case K::MatchOr: return pattern_or(*ast::as<ast::MatchOr>(&node), subject, state);
    default: return;
  }
}

void CodeGen::capture(ast::Identifier id, Reg value, const ast::Range& range, PatternState& state) {
  const std::string_view name = mangled(id);
  for (const auto& captured : state.captures) {
    if (captured.name == name) {
      context().fail(range, "multiple assignments to name '" + std::string(name) + "' in pattern");
    }
  }
  state.captures.push_back({name, value, range});
}

void CodeGen::pattern_value(const ast::MatchValue& node, Reg subject, PatternState& state) {
  const ast::NodeKind kind = node.value->kind;
  if (program_.folder.fold(*node.value) == nullptr && kind != ast::NodeKind::Attribute) {
    context().fail(node.range, "patterns may only match literals and attribute lookups");
  }
  TempScope temps(registers_);
  const Reg expected = push(*node.value);
  at(node);
  out_.jump_compare(Op::JumpNotEq, subject, expected, state.fail);
}

void CodeGen::pattern_singleton(const ast::MatchSingleton& node, Reg subject, PatternState& state) {
  at(node);
  if (node.value.kind == ast::ConstantKind::None) {
    return out_.jump_if(Op::JumpIfNotNone, subject, state.fail);
  }
  TempScope temps(registers_);
  const Reg expected = registers_.take();
  out_.emit(node.value.kind == ast::ConstantKind::True ? Op::LoadTrue : Op::LoadFalse, expected);
  out_.emit(Op::Is, expected, subject, expected);
  out_.jump_if(Op::JumpIfNot, expected, state.fail);
}

void CodeGen::pattern_sequence(const ast::MatchSequence& node, Reg subject, PatternState& state) {
  const uint32_t size = node.patterns.size();
  std::optional<uint32_t> star;
  bool only_wildcards = true, star_is_wildcard = false;
  for (uint32_t i = 0; i < size; ++i) {
    const ast::Pattern& part = *node.patterns[i];
    if (part.kind == ast::NodeKind::MatchStar) {
      if (star) { context().fail(node.range, "multiple starred names in sequence pattern"); }
      star = i;
      star_is_wildcard = is_star_wildcard(part);
      only_wildcards &= star_is_wildcard;
      continue;
    }
    only_wildcards &= is_wildcard(part);
  }
  at(node);
  const Reg test = registers_.take();
  out_.emit(Op::MatchSequence, test, subject);
  out_.jump_if(Op::JumpIfNot, test, state.fail);
  const uint32_t needed = star ? size - 1 : size;
  if (needed > 0 || !star) {
    out_.emit(Op::GetLen, test, subject);
    if (needed <= INT16_MAX) {
      out_.jump_compare(star ? Op::JumpLtInt : Op::JumpNotEqInt, test,
                        static_cast<uint16_t>(needed), state.fail);
    } else {
      const Reg limit = registers_.take();
      out_.emit_wide(Op::LoadInt, limit, static_cast<int32_t>(needed));
      out_.jump_compare(star ? Op::JumpLt : Op::JumpNotEq, test, limit, state.fail);
    }
  }
  if (only_wildcards) return;
  const bool outer_allows = state.allows_irrefutable;
  state.allows_irrefutable = true;
  if (star && star_is_wildcard) {
    // Items are fetched one by one: those after the star count from the end.
    for (uint32_t i = 0; i < size; ++i) {
      if (i == *star || is_wildcard(*node.patterns[i])) continue;
      const Reg item = registers_.take();
      at(node);
      const int32_t index = i < *star ? static_cast<int32_t>(i)
                                      : static_cast<int32_t>(i) - static_cast<int32_t>(size);
      if (index >= INT16_MIN && index <= INT16_MAX) {
        out_.emit(Op::GetItemInt, item, subject, static_cast<uint16_t>(index));
      } else {
        out_.emit_wide(Op::LoadInt, item, index);
        out_.emit(Op::GetItem, item, subject, item);
      }
      pattern(*node.patterns[i], item, state);
    }
  } else {
    const Reg base = registers_.take(size);
    at(node);
    if (star) {
      if (*star >= 256) {
        context().fail(node.range, "too many expressions in star-unpacking sequence pattern");
      }
      out_.emit_word(Op::UnpackStar, base, subject, *star,
                     make_word(static_cast<int32_t>(size - *star - 1)));
    } else {
      out_.emit(Op::UnpackSequence, base, subject, size);
    }
    for (uint32_t i = 0; i < size; ++i) {
      pattern(*node.patterns[i], static_cast<Reg>(base + i), state);
    }
  }
  state.allows_irrefutable = outer_allows;
}

void CodeGen::pattern_mapping(const ast::MatchMapping& node, Reg subject, PatternState& state) {
  const uint32_t size = node.keys.size();
  at(node);
  const Reg test = registers_.take();
  out_.emit(Op::MatchMapping, test, subject);
  out_.jump_if(Op::JumpIfNot, test, state.fail);
  if (size == 0 && !node.rest) return;
  std::vector<Constant> seen;
  const Reg keys = registers_.take(), values = registers_.take();
  if (size > 0) {
    out_.emit(Op::GetLen, test, subject);
    if (size > INT16_MAX) context().fail(node.range, "too many sub-patterns in mapping pattern");
    out_.jump_compare(Op::JumpLtInt, test, static_cast<uint16_t>(size), state.fail);
  }
  {
    TempScope temps(registers_);
    const auto base = static_cast<Reg>(registers_.top());
    for (const ast::Expr* key : node.keys) {
      if (const Constant* constant = program_.folder.fold(*key)) {
        check_duplicate_key(*constant, seen, node.range);
      } else if (key->kind != ast::NodeKind::Attribute) {
        context().fail(node.range,
                       "mapping pattern keys may only match literals and attribute lookups");
      }
      push(*key);
    }
    at(node);
    out_.emit(Op::BuildTuple, keys, base, size);
  }
  if (size > 0) {
    out_.emit(Op::MatchKeys, values, subject, keys);
    out_.jump_if(Op::JumpIfNone, values, state.fail);
    const Reg base = registers_.take(size);
    out_.emit(Op::UnpackSequence, base, values, size);
    const bool outer_allows = state.allows_irrefutable;
    state.allows_irrefutable = true;
    for (uint32_t i = 0; i < size; ++i) {
      pattern(*node.patterns[i], static_cast<Reg>(base + i), state);
    }
    state.allows_irrefutable = outer_allows;
  }
  if (node.rest) {
    const Reg rest = registers_.take();
    at(node);
    out_.emit(Op::MatchRest, rest, subject, keys);
    capture(node.rest, rest, node.range, state);
  }
}

void CodeGen::pattern_class(const ast::MatchClass& node, Reg subject, PatternState& state) {
  const uint32_t positional = node.patterns.size(), named = node.kwd_attrs.size();
  Constant::NameTuple names;
  for (uint32_t i = 0; i < named; ++i) {
    forbid_debug_name(node.kwd_attrs[i]->text, node.kwd_patterns[i]->range, "assign to");
    for (uint32_t j = i + 1; j < named; ++j) {
      if (node.kwd_attrs[i] == node.kwd_attrs[j]) {
        context().fail(node.kwd_patterns[j]->range, "attribute name repeated in class pattern: " +
                                                        std::string(node.kwd_attrs[j]->text));
      }
    }
    names.names.emplace_back(node.kwd_attrs[i]->text);
  }
  if (positional + named >= INT16_MAX) {
    context().fail(node.range, "too many sub-patterns in class pattern " + std::string("'class'"));
  }
  const Reg values = registers_.take();
  const Reg type = operand(*node.cls);
  at(node);
  Insn word = make_word(static_cast<int32_t>(positional));
  const uint32_t index = out_.constant({std::move(names)});
  word.b = static_cast<uint16_t>(index);
  word.c = static_cast<uint16_t>(index >> 16);
  out_.emit_word(Op::MatchClass, values, subject, type, word);
  out_.jump_if(Op::JumpIfNone, values, state.fail);
  if (positional + named == 0) return;
  const Reg base = registers_.take(positional + named);
  out_.emit(Op::UnpackSequence, base, values, positional + named);
  const bool outer_allows = state.allows_irrefutable;
  state.allows_irrefutable = true;
  for (uint32_t i = 0; i < positional + named; ++i) {
    const ast::Pattern& part =
        i < positional ? *node.patterns[i] : *node.kwd_patterns[i - positional];
    pattern(part, static_cast<Reg>(base + i), state);
  }
  state.allows_irrefutable = outer_allows;
}

/// Every alternative binds the same names; each moves its captures to the registers of the first.
void CodeGen::pattern_or(const ast::MatchOr& node, Reg subject, PatternState& state) {
  const Label matched = out_.new_label();
  std::vector<PatternState::Capture> common;
  Reg slots = 0;
  const bool outer_allows = state.allows_irrefutable;
  // The registers for the captures must lie below those of the alternatives: count the names first.
  for (uint32_t i = 0; i < node.patterns.size(); ++i) {
    const bool is_last = i + 1 == node.patterns.size();
    PatternState inner;
    inner.fail = is_last ? state.fail : out_.new_label();
    inner.allows_irrefutable = is_last && outer_allows;
    pattern(*node.patterns[i], subject, inner);
    at(*node.patterns[i]);
    if (i == 0) {
      common = inner.captures;
      slots = registers_.take(static_cast<uint32_t>(common.size()));
      for (std::size_t n = 0; n < common.size(); ++n) {
        const auto slot = static_cast<Reg>(slots + n);
        move(slot, common[n].value);
        common[n].value = slot;
      }
    } else {
      if (inner.captures.size() != common.size()) {
        context().fail(node.range, "alternative patterns bind different names");
      }
      for (const auto& captured : inner.captures) {
        const auto found = std::find_if(common.begin(), common.end(), [&](const auto& other) {
          return other.name == captured.name;
        });
        if (found == common.end()) {
          context().fail(node.range, "alternative patterns bind different names");
        }
        move(found->value, captured.value);
      }
    }
    if (!is_last) {
      out_.jump(matched);
      out_.bind(inner.fail);
    }
  }
  out_.bind(matched);
  for (const auto& captured : common) {
    for (const auto& other : state.captures) {
      if (other.name == captured.name) {
        context().fail(captured.range, "multiple assignments to name '" +
                                           std::string(captured.name) + "' in pattern");
      }
    }
    state.captures.push_back(captured);
  }
}

}  // namespace aio::compiler
