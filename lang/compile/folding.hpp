#pragma once
// Constant folding: which expressions have a value that is known at compile time.

#include <optional>
#include <unordered_map>

#include "lang/ast/tree.hpp"
#include "lang/bytecode/code_unit.hpp"
#include "lang/compile/context.hpp"

namespace aio::compiler {

/// The constant that a literal stands for.
Constant literal(const ast::ConstantValue& value);

/// Whether bool(constant) is true.
bool is_true(const Constant& constant);

/// Answers are remembered by node, so asking at every level of a deep tree stays linear. Whatever
/// would raise, grow large or depend on the runtime is left alone.
class Folder {
 public:
  explicit Folder(const Context& context) : context_(context) {}

  /// The value of `node`, or null when it is not constant. The pointer stays valid.
  const Constant* fold(const ast::Expr& node);

 private:
  std::optional<Constant> compute(const ast::Expr& node);
  std::optional<Constant> fold_tuple(const ast::Tuple& node);
  std::optional<Constant> fold_subscript(const ast::Subscript& node);
  const Constant* fold_binary(const ast::BinOp& node);
  const Constant* remember(const ast::Expr& node, std::optional<Constant> value);

  const Context& context_;
  std::unordered_map<const ast::Expr*, std::optional<Constant>> known_;
};

}  // namespace aio::compiler
