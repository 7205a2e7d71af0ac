// Conditions: jumps that depend on an expression's truth, without making a bool where none is
// needed.

#include "lang/compile/codegen.hpp"

namespace aio::compiler {
namespace {

/// The CompareOp number of an ordering or equality.
std::optional<uint16_t> fused_number(ast::CompareOperator op) {
  using C = ast::CompareOperator;
  switch (op) {
    case C::Lt: return 0;
    case C::LtE: return 1;
    case C::Gt: return 2;
    case C::GtE: return 3;
    case C::Eq: return 4;
    case C::NotEq: return 5;
    default: return std::nullopt;
  }
}

bool is_none(const ast::Expr& node) {
  auto* constant = ast::dyn_as<ast::Constant>(&node);
  return constant != nullptr && constant->value.kind == ast::ConstantKind::None;
}

}  // namespace

/// Jumps to `target` if the truth of `node` is `when`; falls through otherwise.
void CodeGen::branch(const ast::Expr& node, bool when, Label target) {
  check_stack();
  if (const Constant* constant = program_.folder.fold(node)) {
    at(node);
    if (is_true(*constant) == when) out_.jump(target);
    return;
  }
  if (auto* operation = ast::dyn_as<ast::UnaryOp>(&node);
      operation && operation->op == ast::UnaryOperator::Not) {
    return branch(*operation->operand, !when, target);
  }
  if (auto* operation = ast::dyn_as<ast::BoolOp>(&node)) {
    return branch_bool(*operation, when, target);
  }
  if (auto* compare = ast::dyn_as<ast::Compare>(&node)) {
    return branch_compare(*compare, when, target);
  }
  if (auto* choice = ast::dyn_as<ast::IfExp>(&node)) {
    const Label otherwise = out_.new_label(), end = out_.new_label();
    branch(*choice->test, false, otherwise);
    branch(*choice->body, when, target);
    out_.jump(end);
    out_.bind(otherwise);
    branch(*choice->orelse, when, target);
    return out_.bind(end);
  }
  TempScope temps(registers_);
  const Reg reg = operand(node);
  at(node);
  out_.jump_if(when ? Op::JumpIf : Op::JumpIfNot, reg, target);
}

void CodeGen::branch_bool(const ast::BoolOp& node, bool when, Label target) {
  // `and` is decided early by a false part, `or` by a true one.
  const bool early = node.op == ast::BoolOperator::Or;
  const Label decided = early == when ? target : out_.new_label();
  for (const ast::Expr* part : node.values) {
    if (part == node.values.back()) {
      branch(*part, when, target);
    } else {
      branch(*part, early, decided);
    }
  }
  if (early != when) out_.bind(decided);
}

void CodeGen::branch_compare(const ast::Compare& node, bool when, Label target) {
  check_compare(node);
  TempScope temps(registers_);
  const Label end = out_.new_label();
  const uint32_t base = registers_.top();
  Reg left = operand(*node.left);
  for (uint32_t i = 0; i < node.ops.size(); ++i) {
    const ast::Expr& right_node = *node.comparators[i];
    const bool is_last = i + 1 == node.ops.size();
    if (is_last) {
      at(node);
      branch_one(node.ops[i], left, right_node, std::nullopt, when, target);
      break;
    }
    const Reg right = operand(right_node);
    at(node);
    branch_one(node.ops[i], left, right_node, right, false, when ? end : target);
    left = right;
    if (registers_.is_temporary(right)) {
      registers_.release_to(base);
      left = registers_.take();
      move(left, right);
    }
  }
  out_.bind(end);
}

/// One comparison of a chain. `right` is the register of the right operand if it is evaluated
/// already.
void CodeGen::branch_one(ast::CompareOperator op, Reg left, const ast::Expr& right_node,
                         std::optional<Reg> right, bool when, Label target) {
  using C = ast::CompareOperator;
  const ast::Range range = out_.range();
  if ((op == C::Is || op == C::IsNot) && is_none(right_node)) {
    const bool on_none = (op == C::Is) == when;
    return out_.jump_if(on_none ? Op::JumpIfNone : Op::JumpIfNotNone, left, target);
  }
  if (const auto number = fused_number(op)) {
    const auto small = right ? std::nullopt : small_int(right_node);
    const Op first =
        small ? (when ? Op::JumpLtInt : Op::JumpNotLtInt) : (when ? Op::JumpLt : Op::JumpNotLt);
    const Op fused = static_cast<Op>(static_cast<uint16_t>(first) + *number);
    if (small) return out_.jump_compare(fused, left, static_cast<uint16_t>(*small), target);
    const Reg reg = right ? *right : operand(right_node);
    out_.at(range);
    return out_.jump_compare(fused, left, reg, target);
  }
  const Reg reg = right ? *right : compare_right(op, right_node);
  const Reg result = registers_.take();
  out_.at(range);
  emit_compare(op, result, left, reg);
  out_.jump_if(when ? Op::JumpIf : Op::JumpIfNot, result, target);
}

}  // namespace aio::compiler
