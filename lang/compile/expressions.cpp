// Expressions: operators, comparisons, attributes, subscripts, yield and await.
// Invariant: see codegen.hpp; in particular value() writes a variable's register last.

#include "lang/compile/codegen.hpp"

namespace aio::compiler {
namespace {

/// The BinaryOp number of an operator, which is also its distance from Op::Add.
uint16_t binary_number(ast::Operator op) {
  using O = ast::Operator;
  BinaryOp number = BinaryOp::Add;
  switch (op) {
    case O::Add: number = BinaryOp::Add; break;
    case O::Sub: number = BinaryOp::Sub; break;
    case O::Mult: number = BinaryOp::Mul; break;
    case O::MatMult: number = BinaryOp::MatMul; break;
    case O::Div: number = BinaryOp::TrueDiv; break;
    case O::Mod: number = BinaryOp::Mod; break;
    case O::Pow: number = BinaryOp::Pow; break;
    case O::LShift: number = BinaryOp::LShift; break;
    case O::RShift: number = BinaryOp::RShift; break;
    case O::BitOr: number = BinaryOp::BitOr; break;
    case O::BitXor: number = BinaryOp::BitXor; break;
    case O::BitAnd: number = BinaryOp::BitAnd; break;
    case O::FloorDiv: number = BinaryOp::FloorDiv; break;
  }
  return static_cast<uint16_t>(number);
}

Op operator_op(ast::Operator op) {
  return static_cast<Op>(static_cast<uint16_t>(Op::Add) + binary_number(op));
}

/// The form of the operator with a small int on its right, if there is one.
std::optional<Op> immediate_op(ast::Operator op) {
  using O = ast::Operator;
  switch (op) {
    case O::Add: return Op::AddInt;
    case O::Sub: return Op::SubInt;
    case O::Mult: return Op::MulInt;
    case O::FloorDiv: return Op::FloorDivInt;
    case O::Mod: return Op::ModInt;
    case O::BitAnd: return Op::AndInt;
    default: return std::nullopt;
  }
}

}  // namespace

/// The value of `node` if it is an int constant (not a bool) that fits an instruction's operand.
std::optional<int16_t> CodeGen::small_int(const ast::Expr& node) {
  const Constant* constant = program_.folder.fold(node);
  auto* integer = constant ? std::get_if<Constant::Int>(&constant->value) : nullptr;
  if (integer == nullptr || integer->digits.size() > 6) return std::nullopt;
  const int number = std::stoi(integer->digits);
  if (number < INT16_MIN || number > INT16_MAX) return std::nullopt;
  return static_cast<int16_t>(number);
}

Reg CodeGen::push(const ast::Expr& node) {
  const Reg reg = registers_.take();
  value(node, reg);
  return reg;
}

Reg CodeGen::operand(const ast::Expr& node) {
  if (auto reg = variable_in_place(node)) return *reg;
  return push(node);
}

/// Evaluates for the effect only.
void CodeGen::effect(const ast::Expr& node) {
  TempScope temps(registers_);
  if (program_.folder.fold(node) != nullptr) return;
  operand(node);
}

void CodeGen::value(const ast::Expr& node, Reg target) {
  using K = ast::NodeKind;
  check_stack();
  if (const Constant* constant = program_.folder.fold(node)) {
    at(node);
    return out_.load_constant(target, *constant);
  }
  switch (node.kind) {
    case K::BoolOp: return boolean(*ast::as<ast::BoolOp>(&node), target);
    case K::NamedExpr: return named(*ast::as<ast::NamedExpr>(&node), target);
    case K::BinOp: return binary(*ast::as<ast::BinOp>(&node), target);
    case K::UnaryOp: return unary(*ast::as<ast::UnaryOp>(&node), target);
    case K::Lambda: return lambda(*ast::as<ast::Lambda>(&node), target);
    case K::IfExp: return conditional(*ast::as<ast::IfExp>(&node), target);
    case K::Dict: return dict(*ast::as<ast::Dict>(&node), target);
    case K::Set: return set(*ast::as<ast::Set>(&node), target);
    case K::ListComp: {
      auto* comp = ast::as<ast::ListComp>(&node);
      return comprehension(
          {node, ComprehensionKind::List, "<listcomp>", comp->generators, *comp->elt}, target);
    }
    case K::SetComp: {
      auto* comp = ast::as<ast::SetComp>(&node);
      return comprehension(
          {node, ComprehensionKind::Set, "<setcomp>", comp->generators, *comp->elt}, target);
    }
    case K::DictComp: {
      auto* comp = ast::as<ast::DictComp>(&node);
      return comprehension(
          {node, ComprehensionKind::Dict, "<dictcomp>", comp->generators, *comp->key, comp->value},
          target);
    }
    case K::GeneratorExp: {
      auto* comp = ast::as<ast::GeneratorExp>(&node);
      return comprehension(
          {node, ComprehensionKind::Generator, "<genexpr>", comp->generators, *comp->elt}, target);
    }
    case K::Await: return await(*ast::as<ast::Await>(&node), target);
    case K::Yield: return yield(*ast::as<ast::Yield>(&node), target);
    case K::YieldFrom: return yield_from(*ast::as<ast::YieldFrom>(&node), target);
    case K::Compare: return compare(*ast::as<ast::Compare>(&node), target);
    case K::Call: return call(*ast::as<ast::Call>(&node), target);
    case K::FormattedValue: return formatted_value(*ast::as<ast::FormattedValue>(&node), target);
    case K::JoinedStr: return joined_string(*ast::as<ast::JoinedStr>(&node), target);
    case K::Attribute: return attribute(*ast::as<ast::Attribute>(&node), target);
    case K::Subscript: return subscript(*ast::as<ast::Subscript>(&node), target);
    case K::Starred: context().fail(node.range, "can't use starred expression here");
    case K::Name: at(node); return load_name(mangled(ast::as<ast::Name>(&node)->id), target);
    case K::ListExpr: return list(ast::as<ast::ListExpr>(&node)->elts, node.range, target);
    case K::Tuple: return tuple(*ast::as<ast::Tuple>(&node), target);
    case K::Slice: return slice(*ast::as<ast::Slice>(&node), target);
    default: return;  // Constant: folded above
  }
}

/// `a + b + c` is one loop over the chain: its depth is not bounded by anything but memory.
void CodeGen::binary(const ast::BinOp& node, Reg target) {
  TempScope temps(registers_);
  std::vector<const ast::BinOp*> spine{&node};
  while (auto* inner = ast::dyn_as<ast::BinOp>(spine.back()->left)) {
    if (program_.folder.fold(*inner) != nullptr) break;
    spine.push_back(inner);
  }
  const uint32_t base = registers_.top();
  Reg left = operand(*spine.back()->left);
  for (std::size_t i = spine.size(); i-- > 0;) {
    const ast::BinOp& operation = *spine[i];
    const auto immediate = immediate_op(operation.op);
    const auto small = immediate ? small_int(*operation.right) : std::nullopt;
    const Reg right = small ? Reg{0} : operand(*operation.right);
    at(operation);
    if (registers_.top() == base) registers_.take();
    const Reg result = i == 0 ? target : static_cast<Reg>(base);
    if (small) {
      out_.emit(*immediate, result, left, static_cast<uint16_t>(*small));
    } else {
      out_.emit(operator_op(operation.op), result, left, right);
    }
    registers_.release_to(base + 1);
    left = result;
  }
}

void CodeGen::augmented_operation(const ast::AugAssign& node, Reg target, Reg left) {
  TempScope temps(registers_);
  const bool has_immediate = node.op == ast::Operator::Add || node.op == ast::Operator::Sub;
  const auto small = has_immediate ? small_int(*node.value) : std::nullopt;
  if (small) {
    at(node);
    const Op op = node.op == ast::Operator::Add ? Op::InplaceAddInt : Op::InplaceSubInt;
    return out_.emit(op, target, left, static_cast<uint16_t>(*small));
  }
  const Reg right = operand(*node.value);
  at(node);
  out_.emit_word(Op::InplaceOp, target, left, right, make_word(binary_number(node.op)));
}

void CodeGen::unary(const ast::UnaryOp& node, Reg target) {
  TempScope temps(registers_);
  if (node.op == ast::UnaryOperator::Not) {
    // `not a in b` is `a not in b`; `not a is b` is `a is not b`.
    auto* inner = ast::dyn_as<ast::Compare>(node.operand);
    if (inner != nullptr && inner->ops.size() == 1) {
      using C = ast::CompareOperator;
      const C op = inner->ops[0];
      if (op == C::Is || op == C::IsNot || op == C::In || op == C::NotIn) {
        check_compare(*inner);
        const Reg left = operand(*inner->left);
        const Reg right = compare_right(op, *inner->comparators[0]);
        const C opposite = op == C::Is      ? C::IsNot
                           : op == C::IsNot ? C::Is
                           : op == C::In    ? C::NotIn
                                            : C::In;
        at(node);
        return emit_compare(opposite, target, left, right);
      }
    }
  }
  const Reg inner = operand(*node.operand);
  at(node);
  switch (node.op) {
    case ast::UnaryOperator::Invert: return out_.emit(Op::Invert, target, inner);
    case ast::UnaryOperator::Not: return out_.emit(Op::Not, target, inner);
    case ast::UnaryOperator::UAdd: return out_.emit(Op::Pos, target, inner);
    case ast::UnaryOperator::USub: return out_.emit(Op::Neg, target, inner);
  }
}

void CodeGen::boolean(const ast::BoolOp& node, Reg target) {
  TempScope temps(registers_);
  const Reg result = registers_.is_temporary(target) ? target : registers_.take();
  const Op exit = node.op == ast::BoolOperator::And ? Op::JumpIfNot : Op::JumpIf;
  const Label end = out_.new_label();
  for (const ast::Expr* part : node.values) {
    value(*part, result);
    if (part == node.values.back()) break;
    const Constant* constant = program_.folder.fold(*part);
    if (constant != nullptr) {
      // `0 and f()` stops here; `1 and f()` never does.
      if (is_true(*constant) == (exit == Op::JumpIf)) out_.jump(end);
      continue;
    }
    at(node);
    out_.jump_if(exit, result, end);
  }
  out_.bind(end);
  at(node);
  move(target, result);
}

void CodeGen::emit_compare(ast::CompareOperator op, Reg target, Reg left, Reg right) {
  using C = ast::CompareOperator;
  switch (op) {
    case C::Lt: return out_.emit(Op::Lt, target, left, right);
    case C::LtE: return out_.emit(Op::Le, target, left, right);
    case C::Gt: return out_.emit(Op::Gt, target, left, right);
    case C::GtE: return out_.emit(Op::Ge, target, left, right);
    case C::Eq: return out_.emit(Op::Eq, target, left, right);
    case C::NotEq: return out_.emit(Op::Ne, target, left, right);
    case C::Is: return out_.emit(Op::Is, target, left, right);
    case C::IsNot: return out_.emit(Op::IsNot, target, left, right);
    case C::In: return out_.emit(Op::In, target, left, right);
    case C::NotIn: return out_.emit(Op::NotIn, target, left, right);
  }
}

/// The right operand of a comparison. A display of constants after `in` is built only once: a list
/// becomes a tuple, a set a frozenset.
Reg CodeGen::compare_right(ast::CompareOperator op, const ast::Expr& node) {
  if (op != ast::CompareOperator::In && op != ast::CompareOperator::NotIn) return operand(node);
  ast::List<ast::Expr*> items;
  auto* list = ast::dyn_as<ast::ListExpr>(&node);
  auto* set = ast::dyn_as<ast::Set>(&node);
  if (list == nullptr && set == nullptr) return operand(node);
  items = list ? list->elts : set->elts;
  std::vector<Constant> constants;
  for (const ast::Expr* item : items) {
    const Constant* constant = program_.folder.fold(*item);
    if (constant == nullptr) return operand(node);
    constants.push_back(*constant);
  }
  const Reg reg = registers_.take();
  at(node);
  if (list) {
    out_.load_constant(reg, {Constant::Tuple{std::move(constants)}});
  } else {
    out_.load_constant(reg, {Constant::FrozenSet{std::move(constants)}});
  }
  return reg;
}

void CodeGen::compare(const ast::Compare& node, Reg target) {
  check_compare(node);
  TempScope temps(registers_);
  const bool is_chain = node.ops.size() > 1;
  const Reg result = !is_chain || registers_.is_temporary(target) ? target : registers_.take();
  const Label end = out_.new_label();
  const uint32_t base = registers_.top();
  Reg left = operand(*node.left);
  for (uint32_t i = 0; i < node.ops.size(); ++i) {
    const bool is_last = i + 1 == node.ops.size();
    const Reg right =
        is_last ? compare_right(node.ops[i], *node.comparators[i]) : operand(*node.comparators[i]);
    at(node);
    emit_compare(node.ops[i], result, left, right);
    if (is_last) break;
    out_.jump_if(Op::JumpIfNot, result, end);
    left = right;
    if (registers_.is_temporary(right)) {
      // Keep the middle operand and nothing else, so that long chains stay flat.
      registers_.release_to(base);
      left = registers_.take();
      move(left, right);
    }
  }
  out_.bind(end);
  move(target, result);
}

void CodeGen::conditional(const ast::IfExp& node, Reg target) {
  const Label otherwise = out_.new_label(), end = out_.new_label();
  branch(*node.test, false, otherwise);
  value(*node.body, target);
  at(node);
  out_.jump(end);
  out_.bind(otherwise);
  value(*node.orelse, target);
  out_.bind(end);
}

void CodeGen::named(const ast::NamedExpr& node, Reg target) {
  TempScope temps(registers_);
  const auto& name = *ast::as<ast::Name>(node.target);
  const Reg result = registers_.is_temporary(target) ? target : registers_.take();
  value(*node.value, result);
  at(*node.target);
  store_name(mangled(name.id), result);
  at(node);
  move(target, result);
}

/// Where CPython says an attribute access is when it stands on another line than its object: from
/// the attribute's name on.
ast::Range CodeGen::attribute_range(const ast::Attribute& node, const ast::Range& whole) const {
  const ast::Range& own = node.range;
  if (own.line == own.end_line) return whole;
  const auto length = static_cast<uint32_t>(node.attr->text.size());
  ast::Range range = whole;
  range.line = own.end_line;
  if (length <= own.end_col) {
    range.col = own.end_col - length;
  } else {
    range.col = range.end_col = 0;
  }
  return range;
}

void CodeGen::attribute(const ast::Attribute& node, Reg target) {
  TempScope temps(registers_);
  const Reg object = operand(*node.value);
  out_.at(attribute_range(node, node.range));
  out_.emit(Op::GetAttr, target, object, out_.name(mangled(node.attr)));
}

void CodeGen::subscript(const ast::Subscript& node, Reg target) {
  check_subscripted(node);
  check_index(node);
  TempScope temps(registers_);
  const Reg object = operand(*node.value);
  if (auto* bounds = ast::dyn_as<ast::Slice>(node.slice); bounds && bounds->step == nullptr) {
    const Reg first = registers_.take(2);
    slice_bounds(*bounds, first);
    at(node);
    return out_.emit(Op::GetSlice, target, object, first);
  }
  if (auto index = small_int(*node.slice)) {
    at(node);
    return out_.emit(Op::GetItemInt, target, object, static_cast<uint16_t>(*index));
  }
  const Reg key = operand(*node.slice);
  at(node);
  out_.emit(Op::GetItem, target, object, key);
}

void CodeGen::slice_bounds(const ast::Slice& node, Reg first) {
  at(node);
  if (node.lower) {
    value(*node.lower, first);
  } else {
    out_.emit(Op::LoadNone, first);
  }
  at(node);
  if (node.upper) {
    value(*node.upper, static_cast<Reg>(first + 1));
  } else {
    out_.emit(Op::LoadNone, first + 1u);
  }
}

void CodeGen::slice(const ast::Slice& node, Reg target) {
  TempScope temps(registers_);
  const Reg first = registers_.take(node.step ? 3 : 2);
  slice_bounds(node, first);
  if (node.step) value(*node.step, static_cast<Reg>(first + 2));
  at(node);
  out_.emit(Op::BuildSlice, target, first, node.step ? 3 : 2);
}

void CodeGen::yield(const ast::Yield& node, Reg target) {
  if (!is_function()) context().fail(node.range, "'yield' outside function");
  TempScope temps(registers_);
  const Reg slot = registers_.take();
  at(node);
  if (node.value) {
    value(*node.value, slot);
  } else {
    out_.emit(Op::LoadNone, slot);
  }
  at(node);
  out_.emit(scope_.is_coroutine ? Op::AsyncYield : Op::Yield, target, slot);
}

/// Send and YieldFrom until the delegate in `delegate` is finished with `result`.
void CodeGen::delegate(Reg delegate, Reg result) {
  const Reg sent = registers_.take();
  out_.emit(Op::LoadNone, sent);
  out_.emit(Op::Send, result, delegate, sent);
  out_.emit(Op::YieldFrom, sent);
  registers_.release_to(sent);
}

void CodeGen::yield_from(const ast::YieldFrom& node, Reg target) {
  if (!is_function()) context().fail(node.range, "'yield from' outside function");
  if (scope_.is_async_function) {
    context().fail(node.range, "'yield from' inside async function");
  }
  TempScope temps(registers_);
  const Reg slot = push(*node.value);
  at(node);
  out_.emit(Op::GetYieldFrom, slot, slot);
  delegate(slot, target);
}

/// Awaits what is in `awaitable`, the newest temporary.
void CodeGen::await_register(Reg awaitable, uint32_t use, Reg result) {
  out_.emit(Op::GetAwaitable, awaitable, awaitable, use);
  delegate(awaitable, result);
}

void CodeGen::await(const ast::Await& node, Reg target) {
  if (!context().options().allow_top_level_await) {
    if (!innermost_->is_function_like()) context().fail(node.range, "'await' outside function");
    if (!scope_.is_async_function && innermost_->comprehension == ComprehensionKind::None) {
      context().fail(node.range, "'await' outside async function");
    }
  }
  TempScope temps(registers_);
  const Reg slot = push(*node.value);
  at(node);
  await_register(slot, 0, target);
}

}  // namespace aio::compiler
