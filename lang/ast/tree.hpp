#pragma once
// The typed syntax tree, generated from nodes.def. Nodes are plain data in the tree's arena: they
// hold borrowed pointers, have no destructor, and live exactly as long as their Tree.

#include <cassert>
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <type_traits>
#include <vector>

#include "lang/ast/arena.hpp"

namespace aio {
class Source;
}

namespace aio::ast {

/// Where a node stands: 1-based lines, 0-based columns in UTF-8 bytes, as in Python's `ast` module.
struct Range {
  std::uint32_t line = 0;
  std::uint32_t col = 0;
  std::uint32_t end_line = 0;
  std::uint32_t end_col = 0;
};

/// An interned name. Two identifiers of one tree are equal exactly when their addresses are.
struct Ident {
  std::string_view text;   ///< UTF-8, NFKC-normalised.
  std::uint32_t hash = 0;  ///< IdentTable's, of no meaning elsewhere.
};
using Identifier = const Ident*;

/// The identifiers of one tree: a hash table with open addressing.
class IdentTable {
 public:
  /// The only Ident with this text; made in `arena` when it is new, `text` copied.
  Identifier intern(Arena& arena, std::string_view text);

 private:
  void grow();

  std::vector<Identifier> slots_;  ///< Size is a power of two, at most half full; null is free.
  std::uint32_t count_ = 0;
};

/// A read-only run of items in the arena.
template <class T>
class List {
 public:
  constexpr List() = default;
  constexpr List(T* items, std::uint32_t size) : items_(items), size_(size) {}
  constexpr T* begin() const { return items_; }
  constexpr T* end() const { return items_ + size_; }
  constexpr std::uint32_t size() const { return size_; }
  constexpr bool empty() const { return size_ == 0; }
  constexpr T& operator[](std::uint32_t i) const {
    assert(i < size_);
    return items_[i];
  }
  constexpr T& front() const { return (*this)[0]; }
  constexpr T& back() const { return (*this)[size_ - 1]; }

 private:
  T* items_ = nullptr;
  std::uint32_t size_ = 0;
};

enum class ExprContext : std::uint8_t { Load, Store, Del };
enum class BoolOperator : std::uint8_t { And, Or };
enum class Operator : std::uint8_t {
  Add,
  Sub,
  Mult,
  MatMult,
  Div,
  Mod,
  Pow,
  LShift,
  RShift,
  BitOr,
  BitXor,
  BitAnd,
  FloorDiv
};
enum class UnaryOperator : std::uint8_t { Invert, Not, UAdd, USub };
enum class CompareOperator : std::uint8_t { Eq, NotEq, Lt, LtE, Gt, GtE, Is, IsNot, In, NotIn };

enum class ConstantKind : std::uint8_t {
  None,
  True,
  False,
  Ellipsis,
  Int,      ///< fits `integer`
  BigInt,   ///< `text` holds the digits of base `base`, without prefix and underscores
  Float,    ///< `real`
  Complex,  ///< 0 + `real` j
  Str,      ///< `text`: UTF-8; a lone surrogate is encoded in three bytes like any other code point
  Bytes,    ///< `text`: the raw bytes
};

/// The value of a literal.
struct ConstantValue {
  ConstantKind kind = ConstantKind::None;
  std::uint8_t base = 10;  ///< BigInt only: 2, 8, 10 or 16.
  union {
    std::int64_t integer = 0;
    double real;
  };
  std::string_view text;
};

enum class NodeKind : std::uint8_t {
#define AIO_NODE(Name, AsdlName, Base, Located, Fields) Name,
#include "lang/ast/nodes.def"
};

/// The node's name in Python's `ast` module.
std::string_view node_name(NodeKind kind);

struct Node {
  NodeKind kind;
  bool parenthesized =
      false;  ///< An expression written in parentheses of its own: `(x)`, `(yield)`, `(a, b)`.
  Range range;
};
struct Root : Node {};
struct Stmt : Node {};
struct Expr : Node {};
struct Part : Node {};
struct Pattern : Node {};
struct TypeParam : Node {};

#define AIO_NODE(Name, AsdlName, Base, Located, Fields) struct Name;
#include "lang/ast/nodes.def"

#define AIO_NODE(Name, AsdlName, Base, Located, Fields) \
  struct Name : Base {                                  \
    static constexpr NodeKind kKind = NodeKind::Name;   \
    Fields                                              \
  };
#define AIO_ONE(Type, name) Type* name = nullptr;
#define AIO_OPT(Type, name) Type* name = nullptr;
#define AIO_LIST(Type, name) List<Type*> name;
#define AIO_LIST_OPT(Type, name) List<Type*> name;
#define AIO_NAME(name) Identifier name = nullptr;
#define AIO_OPT_NAME(name) Identifier name = nullptr;
#define AIO_NAMES(name) List<Identifier> name;
#define AIO_INT(name) int name = 0;
#define AIO_ENUM(Type, name) Type name = {};
#define AIO_ENUMS(Type, name) List<Type> name;
#define AIO_CONSTANT(name) ConstantValue name;
#include "lang/ast/nodes.def"

/// The node as a T, or null when it is another kind of node (or null).
template <class T, class N>
auto dyn_as(N* node) {
  using Result = std::conditional_t<std::is_const_v<N>, const T, T>;
  return node != nullptr && node->kind == T::kKind ? static_cast<Result*>(node) : nullptr;
}

/// The node as a T; it must be one.
template <class T, class N>
auto as(N* node) {
  using Result = std::conditional_t<std::is_const_v<N>, const T, T>;
  assert(node != nullptr && node->kind == T::kKind);
  return static_cast<Result*>(node);
}

/// Calls `visitor(T&)` with the node's own type (const when the node is).
template <class N, class V>
decltype(auto) visit(N& node, V&& visitor) {
  switch (node.kind) {
#define AIO_NODE(Name, AsdlName, Base, Located, Fields) \
  case NodeKind::Name:                                  \
    return visitor(static_cast<std::conditional_t<std::is_const_v<N>, const Name, Name>&>(node));
#include "lang/ast/nodes.def"
  }
  __builtin_unreachable();
}

/// A parsed program: owns every node, identifier and decoded constant. The Source must outlive it,
/// because constants without escapes borrow its text.
class Tree {
 public:
  explicit Tree(const Source& source) : source_(&source) {}
  Tree(Tree&&) = default;
  Tree& operator=(Tree&&) = default;

  const Source& source() const { return *source_; }
  /// Module, Interactive or Expression, as asked from the parser.
  Root* root() const { return root_; }
  void set_root(Root* root) { root_ = root; }
  Arena& arena() { return arena_; }

  /// A new node of type T at `range`, all other fields empty.
  template <class T>
  T* make(Range range) {
    T* node = arena_.make<T>();
    node->kind = T::kKind;
    node->range = range;
    return node;
  }

  /// Copies `items` into the arena.
  template <class T>
  List<T> list(const T* items, std::size_t size) {
    T* room = arena_.make_array<T>(size);
    for (std::size_t i = 0; i < size; ++i) room[i] = items[i];
    return {room, static_cast<std::uint32_t>(size)};
  }
  template <class T>
  List<T> list(std::initializer_list<T> items) {
    return list(items.begin(), items.size());
  }

  /// The tree's only Ident with this text. `text` is copied when it is new.
  Identifier intern(std::string_view text) { return identifiers_.intern(arena_, text); }

 private:
  const Source* source_;
  Root* root_ = nullptr;
  Arena arena_;
  IdentTable identifiers_;
};

}  // namespace aio::ast
