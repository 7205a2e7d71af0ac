// Constant folding over the tree. Integers are folded while they fit 64 bits; wider results are
// left to the runtime, which gives the same value. Invariant: a folded value is exactly what the VM
// would compute, type and sign of zero included.

#include "lang/compile/folding.hpp"

#include <charconv>
#include <cmath>
#include <string>

namespace aio::compiler {
namespace {

using Value = Constant;

constexpr std::size_t kMaxFoldedItems = 256;   // CPython: tuples
constexpr std::size_t kMaxFoldedBytes = 4096;  // CPython: str and bytes

Value integer(int64_t value) { return {Constant::Int{std::to_string(value)}}; }

std::optional<int64_t> as_integer(const Value& value) {
  if (auto* truth = std::get_if<bool>(&value.value)) return *truth ? 1 : 0;
  auto* digits = std::get_if<Constant::Int>(&value.value);
  if (digits == nullptr) return std::nullopt;
  int64_t result = 0;
  const char* end = digits->digits.data() + digits->digits.size();
  const auto [stop, error] = std::from_chars(digits->digits.data(), end, result);
  if (error != std::errc() || stop != end) return std::nullopt;
  return result;
}

/// The value as a float where that conversion is exact for sure.
std::optional<double> as_real(const Value& value) {
  if (auto* real = std::get_if<Constant::Float>(&value.value)) return real->value;
  const auto number = as_integer(value);
  constexpr int64_t kExact = int64_t{1} << 53;
  if (!number || *number > kExact || *number < -kExact) return std::nullopt;
  return static_cast<double>(*number);
}

bool is_int(const Value& value) {
  return std::holds_alternative<Constant::Int>(value.value) ||
         std::holds_alternative<bool>(value.value);
}

/// Digits of a literal in base 2, 8 or 16, in base 10: long multiplication in groups of nine
/// digits.
std::string to_decimal(std::string_view digits, int base) {
  std::vector<uint32_t> groups{0};
  constexpr uint64_t kGroup = 1000000000;
  constexpr std::size_t kDigitsAtOnce = 7;
  for (std::size_t at = 0; at < digits.size(); at += kDigitsAtOnce) {
    uint64_t carry = 0, scale = 1;
    for (char digit : digits.substr(at, kDigitsAtOnce)) {
      const int value = digit <= '9'   ? digit - '0'
                        : digit <= 'F' ? digit - 'A' + 10
                                       : digit - 'a' + 10;
      carry = carry * static_cast<uint64_t>(base) + static_cast<uint64_t>(value);
      scale *= static_cast<uint64_t>(base);
    }
    for (uint32_t& group : groups) {
      const uint64_t product = uint64_t{group} * scale + carry;
      group = static_cast<uint32_t>(product % kGroup);
      carry = product / kGroup;
    }
    if (carry != 0) groups.push_back(static_cast<uint32_t>(carry));
  }
  std::string text = std::to_string(groups.back());
  for (std::size_t i = groups.size() - 1; i-- > 0;) {
    const std::string group = std::to_string(groups[i]);
    text.append(9 - group.size(), '0');
    text += group;
  }
  return text;
}

std::optional<Value> integer_operation(ast::Operator op, int64_t a, int64_t b) {
  using O = ast::Operator;
  int64_t result = 0;
  switch (op) {
    case O::Add:
      if (__builtin_add_overflow(a, b, &result)) return std::nullopt;
      return integer(result);
    case O::Sub:
      if (__builtin_sub_overflow(a, b, &result)) return std::nullopt;
      return integer(result);
    case O::Mult:
      if (__builtin_mul_overflow(a, b, &result)) return std::nullopt;
      return integer(result);
    case O::Div: {
      constexpr int64_t kExact = int64_t{1} << 53;
      if (b == 0 || a > kExact || a < -kExact || b > kExact || b < -kExact) return std::nullopt;
      return Value{Constant::Float{static_cast<double>(a) / static_cast<double>(b)}};
    }
    case O::FloorDiv:
    case O::Mod: {
      if (b == 0 || (a == INT64_MIN && b == -1)) return std::nullopt;
      int64_t quotient = a / b, rest = a % b;
      if (rest != 0 && (rest < 0) != (b < 0)) {
        rest += b;
        --quotient;
      }
      return integer(op == O::Mod ? rest : quotient);
    }
    case O::Pow: {
      if (b < 0 || b > 64) return std::nullopt;
      result = 1;
      for (int64_t i = 0; i < b; ++i) {
        if (__builtin_mul_overflow(result, a, &result)) return std::nullopt;
      }
      return integer(result);
    }
    case O::LShift:
      if (b < 0 || b > 62) return std::nullopt;
      if (__builtin_mul_overflow(a, int64_t{1} << b, &result)) return std::nullopt;
      return integer(result);
    case O::RShift:
      if (b < 0) return std::nullopt;
      return integer(b > 63 ? (a < 0 ? -1 : 0) : a >> b);
    case O::BitOr: return integer(a | b);
    case O::BitXor: return integer(a ^ b);
    case O::BitAnd: return integer(a & b);
    case O::MatMult: return std::nullopt;
  }
  return std::nullopt;
}

std::optional<Value> real_operation(ast::Operator op, double a, double b) {
  using O = ast::Operator;
  double result = 0;
  switch (op) {
    case O::Add: result = a + b; break;
    case O::Sub: result = a - b; break;
    case O::Mult: result = a * b; break;
    case O::Div:
      if (b == 0) return std::nullopt;
      result = a / b;
      break;
    default: return std::nullopt;
  }
  return Value{Constant::Float{result}};
}

/// `1 + 2j` and the like.
std::optional<Value> complex_operation(ast::Operator op, const Value& left, const Value& right) {
  if (op != ast::Operator::Add && op != ast::Operator::Sub) return std::nullopt;
  const auto parts = [](const Value& value) -> std::optional<Constant::Complex> {
    if (auto* complex = std::get_if<Constant::Complex>(&value.value)) return *complex;
    const auto real = as_real(value);
    if (!real) return std::nullopt;
    return Constant::Complex{*real, 0.0};
  };
  const auto a = parts(left), b = parts(right);
  if (!a || !b) return std::nullopt;
  if (op == ast::Operator::Add) {
    return Value{Constant::Complex{a->real + b->real, a->imag + b->imag}};
  }
  return Value{Constant::Complex{a->real - b->real, a->imag - b->imag}};
}

std::optional<Value> repeat(const Value& value, const Value& count) {
  const auto times = as_integer(count);
  if (!times) return std::nullopt;
  const std::size_t n = *times > 0 ? static_cast<std::size_t>(*times) : 0;
  if (n > kMaxFoldedBytes) return std::nullopt;
  const auto repeat_text = [n](const std::string& text) -> std::optional<std::string> {
    if (text.size() * n > kMaxFoldedBytes) return std::nullopt;
    std::string result;
    for (std::size_t i = 0; i < n; ++i) result += text;
    return result;
  };
  if (auto* str = std::get_if<Constant::Str>(&value.value)) {
    auto text = repeat_text(str->utf8);
    if (text) return Value{Constant::Str{*text}};
  } else if (auto* bytes = std::get_if<Constant::Bytes>(&value.value)) {
    auto data = repeat_text(bytes->data);
    if (data) return Value{Constant::Bytes{*data}};
  } else if (auto* tuple = std::get_if<Constant::Tuple>(&value.value)) {
    if (tuple->items.size() * n > kMaxFoldedItems) return std::nullopt;
    Constant::Tuple result;
    for (std::size_t i = 0; i < n; ++i) {
      result.items.insert(result.items.end(), tuple->items.begin(), tuple->items.end());
    }
    return Value{std::move(result)};
  }
  return std::nullopt;
}

std::optional<Value> sequence_operation(ast::Operator op, const Value& left, const Value& right) {
  if (op == ast::Operator::Mult) {
    return is_int(right) ? repeat(left, right) : is_int(left) ? repeat(right, left) : std::nullopt;
  }
  if (op != ast::Operator::Add) return std::nullopt;
  if (auto* a = std::get_if<Constant::Str>(&left.value)) {
    auto* b = std::get_if<Constant::Str>(&right.value);
    if (b && a->utf8.size() + b->utf8.size() <= kMaxFoldedBytes &&
        // Two lone surrogates must not grow together in WTF-8.
        (a->utf8.empty() || static_cast<unsigned char>(a->utf8.back()) < 0x80)) {
      return Value{Constant::Str{a->utf8 + b->utf8}};
    }
  } else if (auto* x = std::get_if<Constant::Bytes>(&left.value)) {
    auto* y = std::get_if<Constant::Bytes>(&right.value);
    if (y && x->data.size() + y->data.size() <= kMaxFoldedBytes) {
      return Value{Constant::Bytes{x->data + y->data}};
    }
  } else if (auto* t = std::get_if<Constant::Tuple>(&left.value)) {
    auto* u = std::get_if<Constant::Tuple>(&right.value);
    if (u && t->items.size() + u->items.size() <= kMaxFoldedItems) {
      Constant::Tuple both = *t;
      both.items.insert(both.items.end(), u->items.begin(), u->items.end());
      return Value{std::move(both)};
    }
  }
  return std::nullopt;
}

std::optional<Value> binary(ast::Operator op, const Value& left, const Value& right) {
  if (is_int(left) && is_int(right)) {
    const auto a = as_integer(left), b = as_integer(right);
    if (!a || !b) return std::nullopt;
    const bool both_bool =
        std::holds_alternative<bool>(left.value) && std::holds_alternative<bool>(right.value);
    const bool is_bitwise =
        op == ast::Operator::BitOr || op == ast::Operator::BitAnd || op == ast::Operator::BitXor;
    if (both_bool && is_bitwise) return std::nullopt;  // True | False is a bool
    return integer_operation(op, *a, *b);
  }
  const auto a = as_real(left), b = as_real(right);
  if (a && b) return real_operation(op, *a, *b);
  if (std::holds_alternative<Constant::Complex>(left.value) ||
      std::holds_alternative<Constant::Complex>(right.value)) {
    return complex_operation(op, left, right);
  }
  return sequence_operation(op, left, right);
}

std::optional<Value> unary(ast::UnaryOperator op, const Value& operand) {
  using O = ast::UnaryOperator;
  if (op == O::Not) return Value{!is_true(operand)};
  if (auto* big = std::get_if<Constant::Int>(&operand.value); big && op == O::USub) {
    if (big->digits == "0") return operand;
    if (big->digits[0] == '-') return Value{Constant::Int{big->digits.substr(1)}};
    return Value{Constant::Int{"-" + big->digits}};
  }
  if (is_int(operand)) {
    const auto number = as_integer(operand);
    if (!number) return op == O::UAdd ? std::optional(operand) : std::nullopt;
    if (op == O::Invert) {
      if (std::holds_alternative<bool>(operand.value)) return std::nullopt;  // warns at run time
      return integer(~*number);
    }
    return integer(op == O::USub ? -*number : *number);
  }
  if (auto* real = std::get_if<Constant::Float>(&operand.value)) {
    if (op == O::Invert) return std::nullopt;
    return Value{Constant::Float{op == O::USub ? -real->value : real->value}};
  }
  if (auto* complex = std::get_if<Constant::Complex>(&operand.value)) {
    if (op == O::Invert) return std::nullopt;
    if (op == O::UAdd) return operand;
    return Value{Constant::Complex{-complex->real, -complex->imag}};
  }
  return std::nullopt;
}

}  // namespace

Constant literal(const ast::ConstantValue& value) {
  using K = ast::ConstantKind;
  switch (value.kind) {
    case K::None: return {Constant::None{}};
    case K::True: return {true};
    case K::False: return {false};
    case K::Ellipsis: return {Constant::Ellipsis{}};
    case K::Int: return integer(value.integer);
    case K::BigInt: {
      if (value.base != 10) return {Constant::Int{to_decimal(value.text, value.base)}};
      const std::size_t start = value.text.find_first_not_of('0');
      return {Constant::Int{start == value.text.npos ? std::string("0")
                                                     : std::string(value.text.substr(start))}};
    }
    case K::Float: return {Constant::Float{value.real}};
    case K::Complex: return {Constant::Complex{0.0, value.real}};
    case K::Str: return {Constant::Str{std::string(value.text)}};
    case K::Bytes: return {Constant::Bytes{std::string(value.text)}};
  }
  return {Constant::None{}};
}

bool is_true(const Constant& constant) {
  return std::visit(
      [](const auto& value) {
        using T = std::decay_t<decltype(value)>;
        if constexpr (std::is_same_v<T, Constant::None>) {
          return false;
        } else if constexpr (std::is_same_v<T, bool>) {
          return value;
        } else if constexpr (std::is_same_v<T, Constant::Int>) {
          return value.digits != "0";
        } else if constexpr (std::is_same_v<T, Constant::Float>) {
          return value.value != 0;
        } else if constexpr (std::is_same_v<T, Constant::Complex>) {
          return value.real != 0 || value.imag != 0;
        } else if constexpr (std::is_same_v<T, Constant::Str>) {
          return !value.utf8.empty();
        } else if constexpr (std::is_same_v<T, Constant::Bytes>) {
          return !value.data.empty();
        } else if constexpr (std::is_same_v<T, Constant::Tuple> ||
                             std::is_same_v<T, Constant::FrozenSet>) {
          return !value.items.empty();
        } else {
          return true;
        }
      },
      constant.value);
}

const Constant* Folder::remember(const ast::Expr& node, std::optional<Constant> value) {
  auto& slot = known_[&node];
  slot = std::move(value);
  return slot ? &*slot : nullptr;
}

/// Left-deep chains are folded from the innermost operation outward, without recursion.
const Constant* Folder::fold_binary(const ast::BinOp& node) {
  std::vector<const ast::BinOp*> spine;
  const ast::Expr* at = &node;
  while (at->kind == ast::NodeKind::BinOp && !known_.contains(at)) {
    spine.push_back(ast::as<ast::BinOp>(at));
    at = spine.back()->left;
  }
  const Constant* left = fold(*at);
  for (auto it = spine.rbegin(); it != spine.rend(); ++it) {
    const Constant* right = left ? fold(*(*it)->right) : nullptr;
    left = remember(**it, left && right ? binary((*it)->op, *left, *right) : std::nullopt);
  }
  return left;
}

const Constant* Folder::fold(const ast::Expr& node) {
  using K = ast::NodeKind;
  switch (node.kind) {
    case K::Constant:
    case K::BinOp:
    case K::UnaryOp:
    case K::Tuple:
    case K::Name:
    case K::Subscript: break;
    default: return nullptr;
  }
  if (node.kind == K::Name && ast::as<ast::Name>(&node)->id->text != "__debug__") return nullptr;
  if (auto found = known_.find(&node); found != known_.end()) {
    return found->second ? &*found->second : nullptr;
  }
  context_.check_stack();
  if (auto* operation = ast::dyn_as<ast::BinOp>(&node)) return fold_binary(*operation);
  return remember(node, compute(node));
}

std::optional<Constant> Folder::compute(const ast::Expr& node) {
  if (auto* constant = ast::dyn_as<ast::Constant>(&node)) return literal(constant->value);
  if (auto* name = ast::dyn_as<ast::Name>(&node)) {
    if (name->ctx != ast::ExprContext::Load) return std::nullopt;
    return Constant{context_.options().optimize == 0};
  }
  if (auto* operation = ast::dyn_as<ast::UnaryOp>(&node)) {
    const Constant* operand = fold(*operation->operand);
    return operand ? unary(operation->op, *operand) : std::nullopt;
  }
  if (auto* tuple = ast::dyn_as<ast::Tuple>(&node)) return fold_tuple(*tuple);
  if (auto* subscript = ast::dyn_as<ast::Subscript>(&node)) return fold_subscript(*subscript);
  return std::nullopt;
}

std::optional<Constant> Folder::fold_tuple(const ast::Tuple& node) {
  if (node.ctx != ast::ExprContext::Load) return std::nullopt;
  Constant::Tuple tuple;
  for (const ast::Expr* item : node.elts) {
    const Constant* value = fold(*item);
    if (value == nullptr) return std::nullopt;
    tuple.items.push_back(*value);
  }
  return Constant{std::move(tuple)};
}

std::optional<Constant> Folder::fold_subscript(const ast::Subscript& node) {
  if (node.ctx != ast::ExprContext::Load) return std::nullopt;
  const Constant* value = fold(*node.value);
  if (value == nullptr) return std::nullopt;
  const Constant* key = fold(*node.slice);
  auto* tuple = std::get_if<Constant::Tuple>(&value->value);
  if (key == nullptr || tuple == nullptr || !is_int(*key)) return std::nullopt;
  auto index = as_integer(*key);
  const auto size = static_cast<int64_t>(tuple->items.size());
  if (index && *index < 0) *index += size;
  if (!index || *index < 0 || *index >= size) return std::nullopt;
  return tuple->items[static_cast<std::size_t>(*index)];
}

}  // namespace aio::compiler
