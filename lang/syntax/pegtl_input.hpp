#pragma once
// The adapter between PEGTL and our token array. Only this header and actions.hpp touch PEGTL's
// extension points; both are written for PEGTL 3.2.
//
// The PEGTL "iterator", which is what rewinding saves and restores, is {token index, height of the
// value stack}: a failed alternative therefore also drops the values that it pushed.

#include <cstdint>
#include <tao/pegtl/apply_mode.hpp>
#include <tao/pegtl/config.hpp>
#include <tao/pegtl/internal/marker.hpp>
#include <tao/pegtl/rewind_mode.hpp>
#include <tao/pegtl/type_list.hpp>
#include <vector>

#include "lang/syntax/token.hpp"

namespace aio::syntax {

namespace pegtl = tao::pegtl;

class Parser;

struct Cursor {
  std::uint32_t token;
  std::uint32_t height;
};

/// What a rule has produced, with the tokens [first, end) that it covers. Parentheses count, so
/// `(a)` covers three.
struct Value {
  union {
    ast::Node* node;
    ast::Identifier name;
  };
  std::uint32_t first;
  std::uint32_t end : 31;
  std::uint32_t is_name : 1;  ///< `name` is what is set; null values count as nodes.
};

class Input {
 public:
  using iterator_t = Cursor;
  struct action_t {  // apply() and apply0() are not used
    action_t(const Cursor&, const Input&) noexcept {}
  };

  explicit Input(const TokenStream& tokens, std::uint32_t first_token = 0)
      : furthest(first_token),
        kinds_(tokens.kinds.data()),
        cursor_{first_token, 0},
        stack_(kFirstStackSize) {}

  /// End is consumed by the last rule only, so there is always a token to look at.
  bool empty() const noexcept { return false; }
  Token kind(std::uint32_t ahead = 0) const noexcept { return kinds_[cursor_.token + ahead]; }
  std::uint32_t index() const noexcept { return cursor_.token; }
  void bump() noexcept {
    if (++cursor_.token > furthest) furthest = cursor_.token;
  }

  Cursor& iterator() noexcept { return cursor_; }
  template <pegtl::rewind_mode M>
  auto mark() noexcept {
    return pegtl::internal::marker<Cursor, M>(cursor_);
  }
  template <pegtl::rewind_mode M>
  void restart(const pegtl::internal::marker<Cursor, M>& mark) noexcept {
    cursor_ = mark.iterator();
  }

  std::uint32_t height() const noexcept { return cursor_.height; }
  void set_height(std::uint32_t height) noexcept { cursor_.height = height; }
  Value* values_from(std::uint32_t height) noexcept { return stack_.data() + height; }
  Value* top() noexcept { return cursor_.height == 0 ? nullptr : &stack_[cursor_.height - 1]; }
  void push(Value value) {
    if (cursor_.height == stack_.size()) stack_.resize(stack_.size() * 2);
    stack_[cursor_.height++] = value;
  }
  void push_node(ast::Node* node, std::uint32_t first, std::uint32_t end) {
    push({{node}, first, end, 0});
  }
  void push_name(ast::Identifier name, std::uint32_t first, std::uint32_t end) {
    Value value{{nullptr}, first, end, 1};
    value.name = name;
    push(value);
  }

  /// The furthest token that any rule has looked at successfully up to; CPython's "last token".
  std::uint32_t furthest;
  /// Gates entered and not left.
  std::uint32_t depth = 0;

 private:
  static constexpr std::size_t kFirstStackSize = 256;

  const Token* kinds_;
  Cursor cursor_;
  std::vector<Value> stack_;
};

namespace grammar {

using no_subs = pegtl::type_list<>;

/// Matches one token of any of the given kinds.
template <Token... Kinds>
struct tok {
  using rule_t = tok;
  using subs_t = no_subs;
  static bool match(Input& in) noexcept {
    const Token kind = in.kind();
    if (!((kind == Kinds) || ...)) return false;
    in.bump();
    return true;
  }
};

/// Any name, soft keywords included.
struct name {
  using rule_t = name;
  using subs_t = no_subs;
  static bool match(Input& in) noexcept {
    if (!is_name(in.kind())) return false;
    in.bump();
    return true;
  }
};

/// Two tokens of lookahead; consumes nothing. Token::Name stands for any name.
template <Token First, Token Second>
struct peek2 {
  using rule_t = peek2;
  using subs_t = no_subs;
  static bool is(Token wanted, Token kind) noexcept {
    return wanted == Token::Name ? is_name(kind) : kind == wanted;
  }
  static bool match(Input& in) noexcept { return is(First, in.kind()) && is(Second, in.kind(1)); }
};

/// Pushes an empty value, so that builders see a fixed number of values.
struct push_null {
  using rule_t = push_null;
  using subs_t = no_subs;
  static bool match(Input& in) {
    in.push_node(nullptr, in.index(), in.index());
    return true;
  }
};

// Gates: the points where the grammar recurses. Each is defined in a translation unit of its own
// family (gates_*.cpp), which splits the grammar's compile time, and each counts nesting depth.
// clang-format off
#define AIO_GATES(X) \
  X(Expression) X(StarExpressions) X(Statement) X(Pattern) X(Patterns) X(Bracket) X(Arithmetic) \
  X(FString) X(Block) X(Parameters) X(LambdaParameters) X(Compound) X(Disjunction) X(Factor)
// clang-format on

enum class Gate : std::uint8_t {
#define AIO_GATE_ENUMERATOR(Name) Name,
  AIO_GATES(AIO_GATE_ENUMERATOR)
#undef AIO_GATE_ENUMERATOR
};

template <Gate>
bool enter(Input&, Parser&);
#define AIO_GATE_DECLARATION(Name) \
  template <>                      \
  bool enter<Gate::Name>(Input&, Parser&);
AIO_GATES(AIO_GATE_DECLARATION)
#undef AIO_GATE_DECLARATION
#undef AIO_GATES

/// Counts nesting and raises before the C++ stack runs out.
class DepthGuard {
 public:
  DepthGuard(Input& in, Parser& parser);
  ~DepthGuard() { --in_.depth; }
  DepthGuard(const DepthGuard&) = delete;
  DepthGuard& operator=(const DepthGuard&) = delete;

 private:
  Input& in_;
};

/// A gate ignores the caller's apply mode and always rewinds: never put one inside at<> or
/// not_at<>.
template <Gate G>
struct gate {
  using rule_t = gate;
  using subs_t = no_subs;
  template <pegtl::apply_mode, pegtl::rewind_mode, template <class...> class,
            template <class...> class>
  static bool match(Input& in, Parser& parser) {
    DepthGuard guard(in, parser);
    return enter<G>(in, parser);
  }
};

}  // namespace grammar
}  // namespace aio::syntax
