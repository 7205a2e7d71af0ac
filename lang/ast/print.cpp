// ast.dump() for our trees.
// Invariant: no recursion: `x+x+...` and long elif chains make trees deeper than any C++ stack.

#include "lang/ast/print.hpp"

#include <fmt/format.h>

#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "lang/ast/repr.hpp"

namespace aio::ast {
namespace {

constexpr std::string_view kContexts[] = {"Load()", "Store()", "Del()"};
constexpr std::string_view kBoolOperators[] = {"And()", "Or()"};
constexpr std::string_view kOperators[] = {
    "Add()",    "Sub()",    "Mult()",  "MatMult()", "Div()",    "Mod()",     "Pow()",
    "LShift()", "RShift()", "BitOr()", "BitXor()",  "BitAnd()", "FloorDiv()"};
constexpr std::string_view kUnaryOperators[] = {"Invert()", "Not()", "UAdd()", "USub()"};
constexpr std::string_view kCompareOperators[] = {
    "Eq()", "NotEq()", "Lt()", "LtE()", "Gt()", "GtE()", "Is()", "IsNot()", "In()", "NotIn()"};

std::string_view text_of(ExprContext value) { return kContexts[static_cast<int>(value)]; }
std::string_view text_of(BoolOperator value) { return kBoolOperators[static_cast<int>(value)]; }
std::string_view text_of(Operator value) { return kOperators[static_cast<int>(value)]; }
std::string_view text_of(UnaryOperator value) { return kUnaryOperators[static_cast<int>(value)]; }
std::string_view text_of(CompareOperator value) {
  return kCompareOperators[static_cast<int>(value)];
}

enum class Location : std::uint8_t { Located, Unlocated };

Location location_of(NodeKind kind) {
  using enum Location;
  switch (kind) {
// clang-format off
#define AIO_NODE(Name, AsdlName, Base, Located, Fields) \
  case NodeKind::Name: return Located;
#include "lang/ast/nodes.def"
    // clang-format on
  }
  __builtin_unreachable();
}

/// The ASDL's name of a field; ours differs where it would hide Node::kind.
template <class N>
constexpr std::string_view field_name(std::string_view name) {
  return std::is_same_v<N, Constant> && name == "prefix" ? "kind" : name;
}

/// A to-do list: text to append or a node to take apart. The last entry is next.
class Printer {
 public:
  std::string print(const Node& root);

 private:
  struct Task {
    const Node* node;
    std::string text;
    std::size_t level;
  };

  void expand(const Node& node, std::size_t level);
  template <class N>
  void expand_fields(const N& node);

  void start_field(std::string_view name) {
    if (!first_) add(",");
    first_ = false;
    add(fmt::format("\n{:{}}{}=", "", level_, name));
  }
  void add(std::string text) {
    if (!parts_.empty() && parts_.back().node == nullptr) {
      parts_.back().text += text;
    } else {
      parts_.push_back({nullptr, std::move(text), 0});
    }
  }
  void add_child(const Node* node, std::size_t level) {
    if (node == nullptr) return add("None");
    parts_.push_back({node, {}, level});
  }

  void field(std::string_view name, const Node* child) {
    if (child == nullptr) return;
    start_field(name);
    add_child(child, level_);
  }
  template <class Items, class Add>
  void list_field(std::string_view name, const Items& items, Add add_item) {
    if (items.empty()) return;
    start_field(name);
    add("[");
    for (std::uint32_t i = 0; i < items.size(); ++i) {
      add(fmt::format("{}\n{:{}}", i == 0 ? "" : ",", "", level_ + 1));
      add_item(items[i]);
    }
    add("]");
  }

  std::string out_;
  std::vector<Task> tasks_;
  std::vector<Task> parts_;  ///< of the node being expanded, in order
  std::size_t level_ = 0;
  bool first_ = true;
};

std::string Printer::print(const Node& root) {
  tasks_.push_back({&root, {}, 0});
  while (!tasks_.empty()) {
    Task task = std::move(tasks_.back());
    tasks_.pop_back();
    if (task.node == nullptr) {
      out_ += task.text;
    } else {
      expand(*task.node, task.level);
    }
  }
  return std::move(out_);
}

void Printer::expand(const Node& node, std::size_t level) {
  parts_.clear();
  level_ = level + 1;
  first_ = true;
  add(std::string(node_name(node.kind)) + "(");
  visit(node, [this](const auto& typed) { expand_fields(typed); });
  if (location_of(node.kind) == Location::Located) {
    const Range& range = node.range;
    const std::pair<std::string_view, std::uint32_t> attributes[] = {
        {"lineno", range.line},
        {"col_offset", range.col},
        {"end_lineno", range.end_line},
        {"end_col_offset", range.end_col}};
    for (const auto& [name, value] : attributes) {
      start_field(name);
      add(fmt::format("{}", value));
    }
  }
  add(")");
  for (std::size_t i = parts_.size(); i-- > 0;) tasks_.push_back(std::move(parts_[i]));
}

template <class N>
void Printer::expand_fields([[maybe_unused]] const N& node) {
#define AIO_NODE(Name, AsdlName, Base, Located, Fields) \
  if constexpr (std::is_same_v<N, Name>) { Fields }
#define AIO_ONE(Type, name) field(#name, node.name);
#define AIO_OPT(Type, name) field(#name, node.name);
#define AIO_LIST(Type, name) \
  list_field(#name, node.name, [this](const Node* item) { add_child(item, level_ + 1); });
#define AIO_LIST_OPT(Type, name) AIO_LIST(Type, name)
#define AIO_NAME(name)                 \
  if (node.name != nullptr) {          \
    start_field(field_name<N>(#name)); \
    add(repr_text(node.name->text));   \
  }
#define AIO_OPT_NAME(name) AIO_NAME(name)
#define AIO_NAMES(name) \
  list_field(#name, node.name, [this](Identifier item) { add(repr_text(item->text)); });
#define AIO_INT(name) \
  start_field(#name); \
  add(fmt::format("{}", node.name));
#define AIO_ENUM(Type, name) \
  start_field(#name);        \
  add(std::string(text_of(node.name)));
#define AIO_ENUMS(Type, name) \
  list_field(#name, node.name, [this](Type item) { add(std::string(text_of(item))); });
#define AIO_CONSTANT(name) \
  start_field(#name);      \
  add(repr(node.name));
#include "lang/ast/nodes.def"
}

}  // namespace

std::string dump(const Node& node) { return Printer().print(node); }

}  // namespace aio::ast
