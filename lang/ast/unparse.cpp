// Expressions back to source text, with CPython's choice of parentheses and blanks.
// Invariant: recursion is counted; whatever the depth of the tree, the C++ stack stays small.

#include "lang/ast/unparse.hpp"

#include <fmt/format.h>

#include <string_view>

#include "lang/ast/repr.hpp"

namespace aio::ast {
namespace {

/// How tightly an expression binds; an expression in a tighter place gets parentheses.
enum Level : int {
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
  kSum,
  kTerm,
  kFactor,
  kPower,
  kAwait,
  kAtom
};

constexpr int kMaxDepth = 2000;

struct TooDeep {};

struct BinaryForm {
  std::string_view text;
  int level;
};

BinaryForm form_of(Operator op) {
  switch (op) {
    case Operator::Add: return {" + ", kSum};
    case Operator::Sub: return {" - ", kSum};
    case Operator::Mult: return {" * ", kTerm};
    case Operator::MatMult: return {" @ ", kTerm};
    case Operator::Div: return {" / ", kTerm};
    case Operator::Mod: return {" % ", kTerm};
    case Operator::FloorDiv: return {" // ", kTerm};
    case Operator::LShift: return {" << ", kShift};
    case Operator::RShift: return {" >> ", kShift};
    case Operator::BitOr: return {" | ", kBitOr};
    case Operator::BitXor: return {" ^ ", kBitXor};
    case Operator::BitAnd: return {" & ", kBitAnd};
    case Operator::Pow: return {" ** ", kPower};
  }
  return {};
}

std::string_view text_of(CompareOperator op) {
  switch (op) {
    case CompareOperator::Eq: return " == ";
    case CompareOperator::NotEq: return " != ";
    case CompareOperator::Lt: return " < ";
    case CompareOperator::LtE: return " <= ";
    case CompareOperator::Gt: return " > ";
    case CompareOperator::GtE: return " >= ";
    case CompareOperator::Is: return " is ";
    case CompareOperator::IsNot: return " is not ";
    case CompareOperator::In: return " in ";
    case CompareOperator::NotIn: return " not in ";
  }
  return {};
}

class Unparser {
 public:
  std::string take() { return std::move(out_); }
  void write(const Expr* expr, int level);

 private:
  void write_items(List<Expr*> items, std::string_view separator, int level) {
    for (std::uint32_t i = 0; i < items.size(); ++i) {
      if (i > 0) out_ += separator;
      write(items[i], level);
    }
  }
  void parenthesize_if(bool needed, std::string_view text) {
    if (needed) out_ += text;
  }
  template <class Body>
  void group(int level, int own_level, Body body) {
    parenthesize_if(level > own_level, "(");
    body();
    parenthesize_if(level > own_level, ")");
  }
  void write_clauses(List<Comprehension*> clauses);
  void write_arguments(const Arguments* arguments);
  void write_call(const Call& call);
  void write_dict(const Dict& dict);
  void write_slice(const Slice& slice);
  void write_constant(const Constant& constant);
  void write_unary(const UnaryOp& node, int level);
  void write_tuple(const Tuple& tuple, int level);
  std::string fstring_body(const JoinedStr& fstring);
  std::string field(const FormattedValue& value);

  std::string out_;
  int depth_ = 0;
};

void Unparser::write(const Expr* expr, int level) {
  if (++depth_ > kMaxDepth) throw TooDeep{};
  switch (expr->kind) {
    case NodeKind::BoolOp: {
      const auto* node = as<BoolOp>(expr);
      const int own = node->op == BoolOperator::And ? kAnd : kOr;
      group(level, own,
            [&] { write_items(node->values, own == kAnd ? " and " : " or ", own + 1); });
      break;
    }
    case NodeKind::NamedExpr:
      group(level, kTuple, [&] {
        write(as<NamedExpr>(expr)->target, kAtom);
        out_ += " := ";
        write(as<NamedExpr>(expr)->value, kAtom);
      });
      break;
    case NodeKind::BinOp: {
      const auto* node = as<BinOp>(expr);
      const auto [text, own] = form_of(node->op);
      const bool from_right = node->op == Operator::Pow;
      group(level, own, [&, text = text, own = own] {
        write(node->left, own + (from_right ? 1 : 0));
        out_ += text;
        write(node->right, own + (from_right ? 0 : 1));
      });
      break;
    }
    case NodeKind::UnaryOp: write_unary(*as<UnaryOp>(expr), level); break;
    case NodeKind::Lambda:
      group(level, kTest, [&] {
        const auto* node = as<Lambda>(expr);
        const Arguments* args = node->args;
        const bool any = !args->posonlyargs.empty() || !args->args.empty();
        out_ += any ? "lambda " : "lambda";
        write_arguments(args);
        out_ += ": ";
        write(node->body, kTest);
      });
      break;
    case NodeKind::IfExp:
      group(level, kTest, [&] {
        const auto* node = as<IfExp>(expr);
        write(node->body, kTest + 1);
        out_ += " if ";
        write(node->test, kTest + 1);
        out_ += " else ";
        write(node->orelse, kTest);
      });
      break;
    case NodeKind::Dict: write_dict(*as<Dict>(expr)); break;
    case NodeKind::Set:
      out_ += '{';
      write_items(as<Set>(expr)->elts, ", ", kTest);
      out_ += '}';
      break;
    case NodeKind::ListComp:
      out_ += '[';
      write(as<ListComp>(expr)->elt, kTest);
      write_clauses(as<ListComp>(expr)->generators);
      out_ += ']';
      break;
    case NodeKind::SetComp:
      out_ += '{';
      write(as<SetComp>(expr)->elt, kTest);
      write_clauses(as<SetComp>(expr)->generators);
      out_ += '}';
      break;
    case NodeKind::DictComp:
      out_ += '{';
      write(as<DictComp>(expr)->key, kTest);
      out_ += ": ";
      write(as<DictComp>(expr)->value, kTest);
      write_clauses(as<DictComp>(expr)->generators);
      out_ += '}';
      break;
    case NodeKind::GeneratorExp:
      out_ += '(';
      write(as<GeneratorExp>(expr)->elt, kTest);
      write_clauses(as<GeneratorExp>(expr)->generators);
      out_ += ')';
      break;
    case NodeKind::Await:
      group(level, kAwait, [&] {
        out_ += "await ";
        write(as<Await>(expr)->value, kAtom);
      });
      break;
    case NodeKind::Yield:
      out_ += "(yield";
      if (as<Yield>(expr)->value != nullptr) {
        out_ += ' ';
        write(as<Yield>(expr)->value, kTest);
      }
      out_ += ')';
      break;
    case NodeKind::YieldFrom:
      out_ += "(yield from ";
      write(as<YieldFrom>(expr)->value, kTest);
      out_ += ')';
      break;
    case NodeKind::Compare:
      group(level, kCompare, [&] {
        const auto* node = as<Compare>(expr);
        write(node->left, kCompare + 1);
        for (std::uint32_t i = 0; i < node->ops.size(); ++i) {
          out_ += text_of(node->ops[i]);
          write(node->comparators[i], kCompare + 1);
        }
      });
      break;
    case NodeKind::Call: write_call(*as<Call>(expr)); break;
    case NodeKind::FormattedValue: out_ += "f" + repr_text(field(*as<FormattedValue>(expr))); break;
    case NodeKind::JoinedStr: out_ += "f" + repr_text(fstring_body(*as<JoinedStr>(expr))); break;
    case NodeKind::Constant: write_constant(*as<Constant>(expr)); break;
    case NodeKind::Attribute: {
      const auto* node = as<Attribute>(expr);
      write(node->value, kAtom);
      const auto* number = dyn_as<Constant>(node->value);
      const bool is_int = number != nullptr && (number->value.kind == ConstantKind::Int ||
                                                number->value.kind == ConstantKind::BigInt);
      out_ += is_int ? " ." : ".";  // `1.real` would be a float
      out_ += node->attr->text;
      break;
    }
    case NodeKind::Subscript:
      write(as<Subscript>(expr)->value, kAtom);
      out_ += '[';
      write(as<Subscript>(expr)->slice, kTuple);
      out_ += ']';
      break;
    case NodeKind::Starred:
      out_ += '*';
      write(as<Starred>(expr)->value, kBitOr);
      break;
    case NodeKind::Name: out_ += as<Name>(expr)->id->text; break;
    case NodeKind::ListExpr:
      out_ += '[';
      write_items(as<ListExpr>(expr)->elts, ", ", kTest);
      out_ += ']';
      break;
    case NodeKind::Tuple: write_tuple(*as<Tuple>(expr), level); break;
    case NodeKind::Slice: write_slice(*as<Slice>(expr)); break;
    default: break;
  }
  --depth_;
}

void Unparser::write_unary(const UnaryOp& node, int level) {
  const bool is_not = node.op == UnaryOperator::Not;
  const int own = is_not ? kNot : kFactor;
  group(level, own, [&] {
    out_ += is_not                           ? "not "
            : node.op == UnaryOperator::USub ? "-"
            : node.op == UnaryOperator::UAdd ? "+"
                                             : "~";
    write(node.operand, own);
  });
}

void Unparser::write_tuple(const Tuple& tuple, int level) {
  if (tuple.elts.empty()) {
    out_ += "()";
    return;
  }
  group(level, kTuple, [&] {
    write_items(tuple.elts, ", ", kTest);
    if (tuple.elts.size() == 1) out_ += ',';
  });
}

void Unparser::write_dict(const Dict& dict) {
  out_ += '{';
  for (std::uint32_t i = 0; i < dict.values.size(); ++i) {
    if (i > 0) out_ += ", ";
    if (dict.keys[i] != nullptr) {
      write(dict.keys[i], kTest);
      out_ += ": ";
      write(dict.values[i], kTest);
    } else {
      out_ += "**";
      write(dict.values[i], kBitOr);
    }
  }
  out_ += '}';
}

void Unparser::write_clauses(List<Comprehension*> clauses) {
  for (const Comprehension* clause : clauses) {
    out_ += clause->is_async ? " async for " : " for ";
    write(clause->target, kTuple);
    out_ += " in ";
    write(clause->iter, kTest + 1);
    for (const Expr* condition : clause->ifs) {
      out_ += " if ";
      write(condition, kTest + 1);
    }
  }
}

void Unparser::write_arguments(const Arguments* arguments) {
  bool first = true;
  auto separate = [&] {
    if (!first) out_ += ", ";
    first = false;
  };
  auto write_arg = [&](const Arg* arg) {
    out_ += arg->arg->text;
    if (arg->annotation == nullptr) return;
    out_ += ": ";
    write(arg->annotation, kTest);
  };
  auto write_default = [&](const Expr* value) {
    if (value == nullptr) return;
    out_ += '=';
    write(value, kTest);
  };
  const std::uint32_t positional_only = arguments->posonlyargs.size();
  const std::uint32_t positional = positional_only + arguments->args.size();
  const std::uint32_t without_default = positional - arguments->defaults.size();
  for (std::uint32_t i = 0; i < positional; ++i) {
    separate();
    write_arg(i < positional_only ? arguments->posonlyargs[i]
                                  : arguments->args[i - positional_only]);
    if (i >= without_default) write_default(arguments->defaults[i - without_default]);
    if (positional_only > 0 && i + 1 == positional_only) out_ += ", /";
  }
  if (arguments->vararg != nullptr || !arguments->kwonlyargs.empty()) {
    separate();
    out_ += '*';
    if (arguments->vararg != nullptr) write_arg(arguments->vararg);
  }
  for (std::uint32_t i = 0; i < arguments->kwonlyargs.size(); ++i) {
    separate();
    write_arg(arguments->kwonlyargs[i]);
    write_default(arguments->kw_defaults[i]);
  }
  if (arguments->kwarg != nullptr) {
    separate();
    out_ += "**";
    write_arg(arguments->kwarg);
  }
}

void Unparser::write_call(const Call& call) {
  write(call.func, kAtom);
  if (call.args.size() == 1 && call.keywords.empty() &&
      call.args[0]->kind == NodeKind::GeneratorExp) {
    return write(call.args[0], kTest);  // brings its own parentheses
  }
  out_ += '(';
  write_items(call.args, ", ", kTest);
  bool first = call.args.empty();
  for (const Keyword* keyword : call.keywords) {
    if (!first) out_ += ", ";
    first = false;
    if (keyword->arg == nullptr) {
      out_ += "**";
    } else {
      out_ += keyword->arg->text;
      out_ += '=';
    }
    write(keyword->value, kTest);
  }
  out_ += ')';
}

void Unparser::write_slice(const Slice& slice) {
  if (slice.lower != nullptr) write(slice.lower, kTest);
  out_ += ':';
  if (slice.upper != nullptr) write(slice.upper, kTest);
  if (slice.step == nullptr) return;
  out_ += ':';
  write(slice.step, kTest);
}

void Unparser::write_constant(const Constant& constant) {
  if (constant.value.kind == ConstantKind::Ellipsis) {
    out_ += "...";
    return;
  }
  if (constant.prefix != nullptr) out_ += constant.prefix->text;
  std::string text = repr(constant.value);
  if (constant.value.kind == ConstantKind::Float || constant.value.kind == ConstantKind::Complex) {
    if (const auto at = text.find("inf"); at != text.npos) text.replace(at, 3, "1e309");
  }
  out_ += text;
}

std::string Unparser::field(const FormattedValue& value) {
  Unparser inner;
  inner.depth_ = depth_;
  inner.write(value.value, kTest + 1);
  std::string text = "{";
  if (inner.out_.starts_with('{')) text += ' ';  // `{{` would be an escaped brace
  text += inner.out_;
  if (value.conversion > 0) {
    text += '!';
    text += static_cast<char>(value.conversion);
  }
  if (value.format_spec != nullptr) text += ":" + fstring_body(*as<JoinedStr>(value.format_spec));
  return text + "}";
}

std::string Unparser::fstring_body(const JoinedStr& fstring) {
  if (++depth_ > kMaxDepth) throw TooDeep{};
  std::string text;
  for (const Expr* part : fstring.values) {
    if (const auto* value = dyn_as<FormattedValue>(part)) {
      text += field(*value);
    } else if (const auto* nested = dyn_as<JoinedStr>(part)) {
      text += fstring_body(*nested);
    } else {
      for (char c : as<Constant>(part)->value.text) {
        if (c == '{' || c == '}') text += c;
        text += c;
      }
    }
  }
  --depth_;
  return text;
}

}  // namespace

std::optional<std::string> unparse(const Expr& expr) {
  Unparser unparser;
  try {
    unparser.write(&expr, kTest);
  } catch (const TooDeep&) { return std::nullopt; }
  return unparser.take();
}

}  // namespace aio::ast
