// Expressions back to text. Parentheses are written exactly where the level that an operand needs
// is lower than the level of the operand's own operator.

#include "lang/compile/unparse.hpp"

#include <cmath>
#include <string_view>

#include "lang/ast/repr.hpp"
#include "lang/compile/folding.hpp"

namespace aio::compiler {
namespace {

/// Binding strength, loosest first.
enum Level {
  kTuple,
  kTest,
  kOr,
  kAnd,
  kNot,
  kCompare,
  kBitOr,
  kBitXor,
  kBitAnd,
  kShift,
  kArithmetic,
  kTerm,
  kFactor,
  kPower,
  kAwait,
  kAtom
};

struct OperatorText {
  const char* text;
  Level level;
};

OperatorText operator_text(ast::Operator op) {
  using O = ast::Operator;
  switch (op) {
    case O::Add: return {" + ", kArithmetic};
    case O::Sub: return {" - ", kArithmetic};
    case O::Mult: return {" * ", kTerm};
    case O::MatMult: return {" @ ", kTerm};
    case O::Div: return {" / ", kTerm};
    case O::Mod: return {" % ", kTerm};
    case O::Pow: return {" ** ", kPower};
    case O::LShift: return {" << ", kShift};
    case O::RShift: return {" >> ", kShift};
    case O::BitOr: return {" | ", kBitOr};
    case O::BitXor: return {" ^ ", kBitXor};
    case O::BitAnd: return {" & ", kBitAnd};
    case O::FloorDiv: return {" // ", kTerm};
  }
  return {" ? ", kAtom};
}

const char* compare_text(ast::CompareOperator op) {
  using C = ast::CompareOperator;
  switch (op) {
    case C::Eq: return " == ";
    case C::NotEq: return " != ";
    case C::Lt: return " < ";
    case C::LtE: return " <= ";
    case C::Gt: return " > ";
    case C::GtE: return " >= ";
    case C::Is: return " is ";
    case C::IsNot: return " is not ";
    case C::In: return " in ";
    case C::NotIn: return " not in ";
  }
  return " ? ";
}

class Unparser {
 public:
  explicit Unparser(const Context& context) : context_(context) {}

  std::string take() { return std::move(text_); }

  void write(const ast::Expr* node, Level level) {
    using K = ast::NodeKind;
    context_.check_stack();
    switch (node->kind) {
      case K::BoolOp: return boolean(*ast::as<ast::BoolOp>(node), level);
      case K::NamedExpr: {
        auto* named = ast::as<ast::NamedExpr>(node);
        return grouped(level > kTuple, [&] {
          write(named->target, kAtom);
          text_ += " := ";
          write(named->value, kAtom);
        });
      }
      case K::BinOp: return binary(*ast::as<ast::BinOp>(node), level);
      case K::UnaryOp: return unary(*ast::as<ast::UnaryOp>(node), level);
      case K::Lambda: return lambda(*ast::as<ast::Lambda>(node), level);
      case K::IfExp: {
        auto* choice = ast::as<ast::IfExp>(node);
        return grouped(level > kTest, [&] {
          write(choice->body, kOr);
          text_ += " if ";
          write(choice->test, kOr);
          text_ += " else ";
          write(choice->orelse, kTest);
        });
      }
      case K::Dict: return dict(*ast::as<ast::Dict>(node));
      case K::Set:
        text_ += "{";
        list(ast::as<ast::Set>(node)->elts);
        text_ += "}";
        return;
      case K::ListComp: {
        auto* comp = ast::as<ast::ListComp>(node);
        return comprehension("[", comp->elt, nullptr, comp->generators, "]");
      }
      case K::SetComp: {
        auto* comp = ast::as<ast::SetComp>(node);
        return comprehension("{", comp->elt, nullptr, comp->generators, "}");
      }
      case K::DictComp: {
        auto* comp = ast::as<ast::DictComp>(node);
        return comprehension("{", comp->key, comp->value, comp->generators, "}");
      }
      case K::GeneratorExp: {
        auto* comp = ast::as<ast::GeneratorExp>(node);
        return comprehension("(", comp->elt, nullptr, comp->generators, ")");
      }
      case K::Await:
        return grouped(level > kAwait, [&] {
          text_ += "await ";
          write(ast::as<ast::Await>(node)->value, kAtom);
        });
      case K::Yield: {
        auto* value = ast::as<ast::Yield>(node)->value;
        text_ += value ? "(yield " : "(yield)";
        if (!value) return;
        write(value, kTest);
        text_ += ")";
        return;
      }
      case K::YieldFrom:
        text_ += "(yield from ";
        write(ast::as<ast::YieldFrom>(node)->value, kTest);
        text_ += ")";
        return;
      case K::Compare: {
        auto* compare = ast::as<ast::Compare>(node);
        return grouped(level > kCompare, [&] {
          write(compare->left, kBitOr);
          for (uint32_t i = 0; i < compare->ops.size(); ++i) {
            text_ += compare_text(compare->ops[i]);
            write(compare->comparators[i], kBitOr);
          }
        });
      }
      case K::Call: return call(*ast::as<ast::Call>(node));
      case K::FormattedValue:
      case K::JoinedStr: {
        std::string body;
        string_part(node, body);
        text_ += "f" + ast::repr_text(body);
        return;
      }
      case K::Constant: return constant(*ast::as<ast::Constant>(node));
      case K::Attribute: return attribute(*ast::as<ast::Attribute>(node));
      case K::Subscript: {
        auto* subscript = ast::as<ast::Subscript>(node);
        write(subscript->value, kAtom);
        text_ += "[";
        write(subscript->slice, kTuple);
        text_ += "]";
        return;
      }
      case K::Starred: text_ += "*"; return write(ast::as<ast::Starred>(node)->value, kBitOr);
      case K::Name: text_ += ast::as<ast::Name>(node)->id->text; return;
      case K::ListExpr:
        text_ += "[";
        list(ast::as<ast::ListExpr>(node)->elts);
        text_ += "]";
        return;
      case K::Tuple: {
        auto items = ast::as<ast::Tuple>(node)->elts;
        return grouped(items.empty() || level > kTuple, [&] {
          list(items);
          if (items.size() == 1) text_ += ",";
        });
      }
      case K::Slice: {
        auto* slice = ast::as<ast::Slice>(node);
        if (slice->lower) write(slice->lower, kTest);
        text_ += ":";
        if (slice->upper) write(slice->upper, kTest);
        if (slice->step) {
          text_ += ":";
          write(slice->step, kTest);
        }
        return;
      }
      default: return;
    }
  }

 private:
  template <class F>
  void grouped(bool needs_parentheses, F&& inside) {
    if (needs_parentheses) text_ += "(";
    inside();
    if (needs_parentheses) text_ += ")";
  }

  static Level tighter(Level level) { return static_cast<Level>(level + 1); }

  void list(ast::List<ast::Expr*> items) {
    for (uint32_t i = 0; i < items.size(); ++i) {
      if (i != 0) text_ += ", ";
      write(items[i], kTest);
    }
  }

  void boolean(const ast::BoolOp& node, Level level) {
    const bool is_and = node.op == ast::BoolOperator::And;
    const Level own = is_and ? kAnd : kOr;
    grouped(level > own, [&] {
      for (uint32_t i = 0; i < node.values.size(); ++i) {
        if (i != 0) text_ += is_and ? " and " : " or ";
        write(node.values[i], tighter(own));
      }
    });
  }

  void binary(const ast::BinOp& node, Level level) {
    const OperatorText op = operator_text(node.op);
    const bool from_right = node.op == ast::Operator::Pow;
    grouped(level > op.level, [&] {
      write(node.left, from_right ? tighter(op.level) : op.level);
      text_ += op.text;
      write(node.right, from_right ? op.level : tighter(op.level));
    });
  }

  void unary(const ast::UnaryOp& node, Level level) {
    using U = ast::UnaryOperator;
    const bool is_not = node.op == U::Not;
    const Level own = is_not ? kNot : kFactor;
    grouped(level > own, [&] {
      text_ += is_not ? "not " : node.op == U::Invert ? "~" : node.op == U::UAdd ? "+" : "-";
      write(node.operand, own);
    });
  }

  void lambda(const ast::Lambda& node, Level level) {
    grouped(level > kTest, [&] {
      // As CPython writes it: `lambda*args: x`.
      const bool has_positional = !node.args->posonlyargs.empty() || !node.args->args.empty();
      text_ += has_positional ? "lambda " : "lambda";
      arguments(*node.args);
      text_ += ": ";
      write(node.body, kTest);
    });
  }

  void arguments(const ast::Arguments& args) {
    bool is_first = true;
    const auto separate = [&] {
      if (!is_first) text_ += ", ";
      is_first = false;
    };
    const uint32_t positional = args.posonlyargs.size() + args.args.size();
    const uint32_t without_default = positional - args.defaults.size();
    for (uint32_t i = 0; i < positional; ++i) {
      separate();
      const bool is_only = i < args.posonlyargs.size();
      const ast::Arg* arg = is_only ? args.posonlyargs[i] : args.args[i - args.posonlyargs.size()];
      text_ += arg->arg->text;
      if (i >= without_default) {
        text_ += "=";
        write(args.defaults[i - without_default], kTest);
      }
      if (is_only && i + 1 == args.posonlyargs.size()) text_ += ", /";
    }
    if (args.vararg || !args.kwonlyargs.empty()) {
      separate();
      text_ += "*";
      if (args.vararg) text_ += args.vararg->arg->text;
    }
    for (uint32_t i = 0; i < args.kwonlyargs.size(); ++i) {
      separate();
      text_ += args.kwonlyargs[i]->arg->text;
      if (args.kw_defaults[i]) {
        text_ += "=";
        write(args.kw_defaults[i], kTest);
      }
    }
    if (args.kwarg) {
      separate();
      text_ += "**";
      text_ += args.kwarg->arg->text;
    }
  }

  void dict(const ast::Dict& node) {
    text_ += "{";
    for (uint32_t i = 0; i < node.values.size(); ++i) {
      if (i != 0) text_ += ", ";
      if (node.keys[i] == nullptr) {
        text_ += "**";
        write(node.values[i], kBitOr);
      } else {
        write(node.keys[i], kTest);
        text_ += ": ";
        write(node.values[i], kTest);
      }
    }
    text_ += "}";
  }

  void comprehension(const char* open, const ast::Expr* first, const ast::Expr* second,
                     ast::List<ast::Comprehension*> generators, const char* close) {
    text_ += open;
    write(first, kTest);
    if (second) {
      text_ += ": ";
      write(second, kTest);
    }
    for (const ast::Comprehension* clause : generators) {
      text_ += clause->is_async ? " async for " : " for ";
      write(clause->target, kTuple);
      text_ += " in ";
      write(clause->iter, kOr);
      for (const ast::Expr* condition : clause->ifs) {
        text_ += " if ";
        write(condition, kOr);
      }
    }
    text_ += close;
  }

  void call(const ast::Call& node) {
    write(node.func, kAtom);
    const bool is_lone_generator = node.args.size() == 1 && node.keywords.empty() &&
                                   node.args[0]->kind == ast::NodeKind::GeneratorExp;
    if (is_lone_generator) return write(node.args[0], kTest);
    text_ += "(";
    list(node.args);
    bool is_first = node.args.empty();
    for (const ast::Keyword* keyword : node.keywords) {
      if (!is_first) text_ += ", ";
      is_first = false;
      if (keyword->arg == nullptr) {
        text_ += "**";
      } else {
        text_ += keyword->arg->text;
        text_ += "=";
      }
      write(keyword->value, kTest);
    }
    text_ += ")";
  }

  void constant(const ast::Constant& node) {
    if (node.prefix) text_ += "u";
    text_ += literal_text(node.value);
  }

  static std::string literal_text(const ast::ConstantValue& value) {
    if (value.kind == ast::ConstantKind::Ellipsis) return "...";
    std::string text = ast::repr(value);
    // Infinity has no literal of its own.
    const bool is_real =
        value.kind == ast::ConstantKind::Float || value.kind == ast::ConstantKind::Complex;
    if (is_real && std::isinf(value.real)) {
      return value.kind == ast::ConstantKind::Float ? "1e309" : "1e309j";
    }
    return text;
  }

  void attribute(const ast::Attribute& node) {
    write(node.value, kAtom);
    auto* number = ast::dyn_as<ast::Constant>(node.value);
    const bool is_int = number && (number->value.kind == ast::ConstantKind::Int ||
                                   number->value.kind == ast::ConstantKind::BigInt);
    text_ += is_int ? " ." : ".";
    text_ += node.attr->text;
  }

  /// Adds what stands between the quotes of an f-string.
  void string_part(const ast::Expr* node, std::string& body) {
    if (auto* literal_part = ast::dyn_as<ast::Constant>(node)) {
      for (char c : literal_part->value.text) {
        body += c;
        if (c == '{' || c == '}') body += c;
      }
    } else if (auto* joined = ast::dyn_as<ast::JoinedStr>(node)) {
      for (const ast::Expr* part : joined->values) string_part(part, body);
    } else if (auto* value = ast::dyn_as<ast::FormattedValue>(node)) {
      Unparser inner(context_);
      inner.write(value->value, kOr);
      const std::string text = inner.take();
      body += text.starts_with('{') ? "{ " : "{";
      body += text;
      if (value->conversion > 0) {
        body += '!';
        body += static_cast<char>(value->conversion);
      }
      if (value->format_spec) {
        body += ':';
        string_part(value->format_spec, body);
      }
      body += '}';
    }
  }

  const Context& context_;
  std::string text_;
};

}  // namespace

std::string unparse(const ast::Expr& node, const Context& context) {
  Unparser unparser(context);
  unparser.write(&node, kTest);
  return unparser.take();
}

}  // namespace aio::compiler
