// List, set, tuple and dict displays, and f-strings.
// Short displays are evaluated into consecutive registers; long ones item by item, so that a table
// of 100,000 rows does not need as many registers.

#include "lang/compile/codegen.hpp"

namespace aio::compiler {
namespace {

constexpr uint32_t kMaxRegisterItems = 64;
constexpr uint32_t kMinConstantItems =
    3;  // as CPython: from here on one constant tuple is extended

bool has_star(ast::List<ast::Expr*> items) {
  for (const ast::Expr* item : items) {
    if (item->kind == ast::NodeKind::Starred) return true;
  }
  return false;
}

}  // namespace

void CodeGen::list(ast::List<ast::Expr*> items, const ast::Range& range, Reg target) {
  sequence(items, range, Op::BuildList, target);
}

void CodeGen::set(const ast::Set& node, Reg target) {
  sequence(node.elts, node.range, Op::BuildSet, target);
}

void CodeGen::tuple(const ast::Tuple& node, Reg target) {
  sequence(node.elts, node.range, Op::BuildTuple, target);
}

void CodeGen::sequence(ast::List<ast::Expr*> items, const ast::Range& range, Op build, Reg target) {
  TempScope temps(registers_);
  if (build != Op::BuildTuple && items.size() >= kMinConstantItems) {
    std::vector<Constant> constants;
    for (const ast::Expr* item : items) {
      const Constant* constant = program_.folder.fold(*item);
      if (constant == nullptr) break;
      constants.push_back(*constant);
    }
    if (constants.size() == items.size()) {
      const Reg result = window(target), source = registers_.take();
      out_.at(range);
      out_.emit(build, result, result, 0);
      // A set grows from a frozenset, so that its order is the same as in CPython.
      if (build == Op::BuildList) {
        out_.load_constant(source, {Constant::Tuple{std::move(constants)}});
      } else {
        out_.load_constant(source, {Constant::FrozenSet{std::move(constants)}});
      }
      out_.emit(build == Op::BuildList ? Op::ListExtend : Op::SetUpdate, result, source);
      return move(target, result);
    }
  }
  if (items.size() > kMaxRegisterItems || has_star(items)) {
    return long_sequence(items, range, build, target);
  }
  const auto base = static_cast<Reg>(registers_.top());
  for (const ast::Expr* item : items) push(*item);
  out_.at(range);
  out_.emit(build, target, base, items.size());
}

void CodeGen::long_sequence(ast::List<ast::Expr*> items, const ast::Range& range, Op build,
                            Reg target) {
  const bool is_set = build == Op::BuildSet;
  const Reg result = window(target);
  out_.at(range);
  const Op start = is_set ? Op::BuildSet : Op::BuildList;
  uint32_t i = 0;
  {
    TempScope head(registers_);
    const auto base = static_cast<Reg>(registers_.top());
    for (; i < items.size() && i < kMaxRegisterItems; ++i) {
      if (items[i]->kind == ast::NodeKind::Starred) break;
      push(*items[i]);
    }
    out_.at(range);
    out_.emit(start, result, base, i);
  }
  for (; i < items.size(); ++i) {
    TempScope temps(registers_);
    auto* star = ast::dyn_as<ast::Starred>(items[i]);
    const Reg item = operand(star ? *star->value : *items[i]);
    out_.at(range);
    if (star) {
      out_.emit(is_set ? Op::SetUpdate : Op::ListExtend, result, item);
    } else {
      out_.emit(is_set ? Op::SetAdd : Op::ListAppend, result, item);
    }
  }
  out_.at(range);
  if (build == Op::BuildTuple) return out_.emit(Op::ListToTuple, target, result);
  move(target, result);
}

void CodeGen::dict(const ast::Dict& node, Reg target) {
  TempScope temps(registers_);
  const Reg result = window(target);
  uint32_t i = 0;
  {
    TempScope head(registers_);
    const auto base = static_cast<Reg>(registers_.top());
    for (; i < node.keys.size() && i < kMaxRegisterItems / 2; ++i) {
      if (node.keys[i] == nullptr) break;
      push(*node.keys[i]);
      push(*node.values[i]);
    }
    at(node);
    out_.emit(Op::BuildDict, result, base, i);
  }
  for (; i < node.keys.size(); ++i) {
    TempScope item(registers_);
    if (node.keys[i] == nullptr) {
      const Reg mapping = operand(*node.values[i]);
      at(node);
      out_.emit(Op::DictUpdate, result, mapping);
    } else {
      const Reg key = operand(*node.keys[i]);
      const Reg item_value = operand(*node.values[i]);
      at(node);
      out_.emit(Op::DictSet, result, key, item_value);
    }
  }
  move(target, result);
}

void CodeGen::joined_string(const ast::JoinedStr& node, Reg target) {
  TempScope temps(registers_);
  if (node.values.empty()) {
    at(node);
    return out_.load_constant(target, {Constant::Str{""}});
  }
  if (node.values.size() == 1) return value(*node.values[0], target);
  // Parts beyond the register limit are joined in groups.
  const Reg base = registers_.take();
  uint32_t filled = 0;
  for (const ast::Expr* part : node.values) {
    if (filled == kMaxRegisterItems) {
      at(node);
      out_.emit(Op::BuildString, base, base, filled);
      registers_.release_to(base + 1u);
      filled = 1;
    }
    value(*part, filled == 0 ? base : registers_.take());
    ++filled;
  }
  at(node);
  out_.emit(Op::BuildString, target, base, filled);
}

void CodeGen::formatted_value(const ast::FormattedValue& node, Reg target) {
  TempScope temps(registers_);
  const Reg inner = operand(*node.value);
  const uint32_t conversion = node.conversion == 's'   ? 1
                              : node.conversion == 'r' ? 2
                              : node.conversion == 'a' ? 3
                                                       : 0;
  if (node.format_spec == nullptr) {
    at(node);
    return out_.emit(Op::FormatValue, target, inner, conversion);
  }
  const Reg spec = operand(*node.format_spec);
  at(node);
  out_.emit_word(Op::FormatSpec, target, inner, spec, make_word(static_cast<int32_t>(conversion)));
}

}  // namespace aio::compiler
