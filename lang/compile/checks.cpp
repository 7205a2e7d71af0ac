// SyntaxWarnings about programs that are valid but can hardly mean what they say, and the checks of
// literals that match statements need.

#include <algorithm>

#include "lang/ast/repr.hpp"
#include "lang/compile/codegen.hpp"

namespace aio::compiler {
namespace {

using K = ast::NodeKind;

const char* constant_type_name(const Constant& constant) {
  static constexpr const char* kNames[] = {"NoneType", "bool", "ellipsis", "int",   "float",
                                           "complex",  "str",  "bytes",    "tuple", "frozenset"};
  return constant.value.index() < std::size(kNames) ? kNames[constant.value.index()] : "object";
}

/// The type of a display or literal, or null if only the runtime knows it.
const char* static_type_name(const ast::Expr& node, const Constant* constant) {
  if (constant != nullptr) return constant_type_name(*constant);
  switch (node.kind) {
    case K::Tuple: return "tuple";
    case K::ListExpr:
    case K::ListComp: return "list";
    case K::Dict:
    case K::DictComp: return "dict";
    case K::Set:
    case K::SetComp: return "set";
    case K::GeneratorExp: return "generator";
    case K::JoinedStr:
    case K::FormattedValue: return "str";
    case K::Lambda: return "function";
    default: return nullptr;
  }
}

/// Literals whose identity means something.
bool is_singleton(const Constant& constant) {
  return std::holds_alternative<Constant::None>(constant.value) ||
         std::holds_alternative<bool>(constant.value) ||
         std::holds_alternative<Constant::Ellipsis>(constant.value);
}

bool is_integral(const Constant& constant) {
  return std::holds_alternative<Constant::Int>(constant.value) ||
         std::holds_alternative<bool>(constant.value);
}

/// Whether two literal keys are equal in Python: 1, 1.0 and True are one key.
bool are_equal_keys(const Constant& a, const Constant& b) {
  const auto number = [](const Constant& key) -> std::optional<double> {
    if (auto* truth = std::get_if<bool>(&key.value)) return *truth ? 1.0 : 0.0;
    if (auto* real = std::get_if<Constant::Float>(&key.value)) return real->value;
    if (auto* complex = std::get_if<Constant::Complex>(&key.value)) {
      if (complex->imag == 0) return complex->real;
    }
    if (auto* digits = std::get_if<Constant::Int>(&key.value)) {
      if (digits->digits.size() < 16) return std::stod(digits->digits);
    }
    return std::nullopt;
  };
  if (const auto x = number(a), y = number(b); x && y) return *x == *y;
  if (a.value.index() != b.value.index()) return false;
  if (auto* text = std::get_if<Constant::Str>(&a.value)) {
    return text->utf8 == std::get<Constant::Str>(b.value).utf8;
  }
  if (auto* bytes = std::get_if<Constant::Bytes>(&a.value)) {
    return bytes->data == std::get<Constant::Bytes>(b.value).data;
  }
  if (auto* digits = std::get_if<Constant::Int>(&a.value)) {
    return digits->digits == std::get<Constant::Int>(b.value).digits;
  }
  return std::holds_alternative<Constant::None>(a.value);
}

std::string key_text(const Constant& key) {
  if (auto* text = std::get_if<Constant::Str>(&key.value)) return ast::repr_text(text->utf8);
  if (auto* bytes = std::get_if<Constant::Bytes>(&key.value)) return ast::repr_bytes(bytes->data);
  if (auto* digits = std::get_if<Constant::Int>(&key.value)) return digits->digits;
  if (auto* real = std::get_if<Constant::Float>(&key.value)) return ast::repr_float(real->value);
  if (auto* truth = std::get_if<bool>(&key.value)) return *truth ? "True" : "False";
  if (auto* complex = std::get_if<Constant::Complex>(&key.value)) {
    ast::ConstantValue imaginary;
    imaginary.kind = ast::ConstantKind::Complex;
    imaginary.real = complex->imag;
    if (complex->real == 0) return ast::repr(imaginary);
    return "(" + ast::repr_float(complex->real) + (complex->imag < 0 ? "" : "+") +
           ast::repr(imaginary) + ")";
  }
  return "None";
}

}  // namespace

void CodeGen::check_duplicate_key(const Constant& key, std::vector<Constant>& seen,
                                  const ast::Range& range) {
  for (const Constant& other : seen) {
    if (are_equal_keys(key, other)) {
      context().fail(range, "mapping pattern checks duplicate key (" + key_text(key) + ")");
    }
  }
  seen.push_back(key);
}

void CodeGen::check_callee(const ast::Expr& node) {
  switch (node.kind) {
    case K::Constant:
    case K::Tuple:
    case K::ListExpr:
    case K::ListComp:
    case K::Dict:
    case K::DictComp:
    case K::Set:
    case K::SetComp:
    case K::GeneratorExp:
    case K::JoinedStr:
    case K::FormattedValue: break;
    default: return;
  }
  const char* type = static_type_name(node, program_.folder.fold(node));
  context().warn(node.range,
                 std::string("'") + type + "' object is not callable; perhaps you missed a comma?");
}

void CodeGen::check_compare(const ast::Compare& node) {
  const auto suspicious = [this](const ast::Expr& operand) -> const Constant* {
    const Constant* constant = program_.folder.fold(operand);
    return constant != nullptr && !is_singleton(*constant) ? constant : nullptr;
  };
  const Constant* left = suspicious(*node.left);
  for (uint32_t i = 0; i < node.ops.size(); ++i) {
    const Constant* right = suspicious(*node.comparators[i]);
    const bool is_is = node.ops[i] == ast::CompareOperator::Is;
    if ((is_is || node.ops[i] == ast::CompareOperator::IsNot) && (left || right)) {
      const char* type = constant_type_name(left ? *left : *right);
      const std::string wrong = is_is ? "is" : "is not", better = is_is ? "==" : "!=";
      context().warn(node.range, "\"" + wrong + "\" with '" + type + "' literal. Did you mean \"" +
                                     better + "\"?");
      return;
    }
    left = right;
  }
}

void CodeGen::check_subscripted(const ast::Subscript& node) {
  const ast::Expr& object = *node.value;
  const Constant* constant = program_.folder.fold(object);
  if (constant != nullptr) {
    const bool can_be_subscripted = std::holds_alternative<Constant::Str>(constant->value) ||
                                    std::holds_alternative<Constant::Bytes>(constant->value) ||
                                    std::holds_alternative<Constant::Tuple>(constant->value);
    if (can_be_subscripted) return;
  } else {
    switch (object.kind) {
      case K::Set:
      case K::SetComp:
      case K::GeneratorExp:
      case K::Lambda: break;
      default: return;
    }
  }
  context().warn(node.range, std::string("'") + static_type_name(object, constant) +
                                 "' object is not subscriptable; perhaps you missed a comma?");
}

void CodeGen::check_index(const ast::Subscript& node) {
  const ast::Expr& object = *node.value;
  const Constant* constant = program_.folder.fold(object);
  const Constant* index = program_.folder.fold(*node.slice);
  const char* index_type = static_type_name(*node.slice, index);
  if (index_type == nullptr || (index != nullptr && is_integral(*index))) return;
  if (node.slice->kind == K::Slice) return;
  if (constant != nullptr) {
    const bool is_sequence = std::holds_alternative<Constant::Str>(constant->value) ||
                             std::holds_alternative<Constant::Bytes>(constant->value) ||
                             std::holds_alternative<Constant::Tuple>(constant->value);
    if (!is_sequence) return;
  } else {
    switch (object.kind) {
      case K::Tuple:
      case K::ListExpr:
      case K::ListComp:
      case K::JoinedStr:
      case K::FormattedValue: break;
      default: return;
    }
  }
  context().warn(node.range, std::string(static_type_name(object, constant)) +
                                 " indices must be integers or slices, not " + index_type +
                                 "; perhaps you missed a comma?");
}

}  // namespace aio::compiler
