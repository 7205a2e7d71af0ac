// Bytecode as text. Every row of opcodes.def is printed from its format; only calls and a few
// operands with a meaning of their own are told apart.

#include "lang/bytecode/disassemble.hpp"

#include <charconv>
#include <string_view>
#include <utility>
#include <vector>

#include "lang/bytecode/operands.hpp"

namespace aio {
namespace {

std::string quoted(std::string_view text) {
  std::string result = "'";
  for (unsigned char c : text) {
    if (c == '\n') {
      result += "\\n";
    } else if (c == '\t') {
      result += "\\t";
    } else if (c == '\r') {
      result += "\\r";
    } else if (c == '\'' || c == '\\') {
      result += '\\';
      result += static_cast<char>(c);
    } else if (c < 0x20 || c == 0x7F) {
      constexpr const char* kHex = "0123456789abcdef";
      result += "\\x";
      result += kHex[c >> 4];
      result += kHex[c & 15];
    } else {
      result += static_cast<char>(c);
    }
  }
  return result + "'";
}

std::string real_text(double value) {
  char buffer[40];
  const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value);
  std::string text(buffer, end);
  if (text.find_first_of(".en") == text.npos) text += ".0";
  return text;
}

std::string joined(const CodeUnit& unit, const std::vector<Constant>& items, const char* open,
                   const char* close) {
  std::string text = open;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i != 0) text += ", ";
    text += constant_text(unit, items[i]);
  }
  return text + close;
}

struct ConstantPrinter {
  const CodeUnit& unit;

  std::string operator()(Constant::None) const { return "None"; }
  std::string operator()(bool value) const { return value ? "True" : "False"; }
  std::string operator()(Constant::Ellipsis) const { return "..."; }
  std::string operator()(const Constant::Int& value) const { return value.digits; }
  std::string operator()(const Constant::Float& value) const { return real_text(value.value); }
  std::string operator()(const Constant::Complex& value) const {
    return "(" + real_text(value.real) + ", " + real_text(value.imag) + "j)";
  }
  std::string operator()(const Constant::Str& value) const { return quoted(value.utf8); }
  std::string operator()(const Constant::Bytes& value) const { return "b" + quoted(value.data); }
  std::string operator()(const Constant::Tuple& value) const {
    return joined(unit, value.items, "(", ")");
  }
  std::string operator()(const Constant::FrozenSet& value) const {
    return joined(unit, value.items, "frozenset{", "}");
  }
  std::string operator()(const Constant::Name& value) const { return value.utf8; }
  std::string operator()(const Constant::NameTuple& value) const {
    std::string text = "names(";
    for (std::size_t i = 0; i < value.names.size(); ++i) {
      text += (i ? ", " : "") + value.names[i];
    }
    return text + ")";
  }
  std::string operator()(const Constant::GlobalName& value) const { return "global " + value.name; }
  std::string operator()(Constant::GlobalNameRest) const { return "(rest)"; }
  std::string operator()(const Constant::Builtin& value) const { return "builtin " + value.name; }
  std::string operator()(const Constant::Code& value) const {
    return value.child < unit.children.size()
               ? "<code " + unit.children[value.child]->qualname + ">"
               : "<code ?>";
  }
};

class Printer {
 public:
  explicit Printer(const CodeUnit& unit) : unit_(unit) {}

  std::string print() {
    header();
    uint32_t line = 0;
    for (uint32_t pc = 0; pc < unit_.code.size();) {
      const Insn& insn = unit_.code[pc];
      const uint32_t here = line_at(pc);
      text_ += pad(here != line && here != 0 ? std::to_string(here) : "", 5);
      line = here;
      text_ += pad(std::to_string(pc), 6) + "  ";
      if (insn.op >= kOpCount) {
        text_ += "?" + std::to_string(insn.op) + "\n";
        break;
      }
      instruction(pc);
      text_ += "\n";
      pc += kOpInfo[insn.op].words;
    }
    for (const Handler& row : unit_.handlers) {
      text_ += "     exceptions in " + std::to_string(row.start) + ".." + std::to_string(row.end) +
               " -> " + std::to_string(row.handler) + " in " + reg(row.reg) + "\n";
    }
    return std::move(text_);
  }

 private:
  static std::string pad(std::string text, std::size_t width) {
    if (text.size() < width) text.insert(0, width - text.size(), ' ');
    return text;
  }

  uint32_t line_at(uint32_t pc) {
    while (row_ + 1 < unit_.positions.size() && unit_.positions[row_ + 1].pc <= pc) ++row_;
    return row_ < unit_.positions.size() && unit_.positions[row_].pc <= pc
               ? unit_.positions[row_].line
               : 0;
  }

  void header() {
    text_ += "code " + unit_.qualname + "(";
    for (std::size_t i = 0; i < unit_.parameter_names.size(); ++i) {
      text_ += (i ? ", " : "") + unit_.parameter_names[i];
    }
    text_ += ") registers=" + std::to_string(unit_.register_count);
    const std::pair<uint32_t, const char*> flags[] = {{kCodeGenerator, "generator"},
                                                      {kCodeCoroutine, "coroutine"},
                                                      {kCodeAsyncGenerator, "async generator"},
                                                      {kCodeClassBody, "class body"},
                                                      {kCodeNames, "names"},
                                                      {kCodeTopLevelAwait, "top-level await"}};
    for (auto [flag, name] : flags) {
      if (unit_.flags & flag) text_ += std::string(" ") + name;
    }
    if (!unit_.free_names.empty()) {
      text_ += " free=";
      for (const std::string& name : unit_.free_names) text_ += name + ",";
      text_.pop_back();
    }
    text_ += "\n";
  }

  std::string reg(uint32_t number) const {
    for (const LocalVariable& variable : unit_.locals) {
      if (variable.reg == number) return variable.name;
    }
    return "r" + std::to_string(number);
  }

  std::string constant(uint32_t index) const {
    return index < unit_.constants.size() ? constant_text(unit_, unit_.constants[index]) : "K?";
  }

  std::string window(uint32_t first, uint32_t count) const {
    std::string text = "(";
    for (uint32_t i = 0; i < count; ++i) text += (i ? ", " : "") + reg(first + i);
    return text + ")";
  }

  void instruction(uint32_t pc) {
    const Insn* at = &unit_.code[pc];
    const OpInfo& info = kOpInfo[at->op];
    const auto op = static_cast<Op>(at->op);
    text_ += info.name;
    text_.append(
        std::string_view(info.name).size() < 16 ? 16 - std::string_view(info.name).size() : 1, ' ');
    text_ += operands(op, info.format, at);
    if (jump_field(op) != JumpField::None) {
      text_ += " -> " + std::to_string(static_cast<int64_t>(pc) + info.words + jump_offset(at));
    }
    while (!text_.empty() && text_.back() == ' ') text_.pop_back();
  }

  std::string operands(Op op, OpFormat format, const Insn* at) const {
    const std::string a = reg(at->a), b = reg(at->b), c = reg(at->c);
    switch (op) {
      case Op::Call: return a + window(at->a + 3u, at->b);
      case Op::CallKw: return a + window(at->a + 3u, at->b) + " " + constant(at->c);
      case Op::CallEx:
        return a + "(*" + reg(at->a + 3u) + (at->b ? ", **" + reg(at->a + 4u) + ")" : ")");
      case Op::CallMethod: return a + window(at->a + 4u, at->b);
      case Op::CallMethodKw: return a + window(at->a + 4u, at->b) + " " + constant(at->c);
      case Op::InvokeMethod:
        return a + ", " + reg(at->a + 3u) + "." + constant(at->c) + window(at->a + 4u, at->b);
      case Op::BuildTuple:
      case Op::BuildList:
      case Op::BuildSet:
      case Op::BuildString:
      case Op::BuildSlice: return a + ", " + window(at->b, at->c);
      case Op::BuildDict: return a + ", " + window(at->b, at->c * 2u);
      case Op::MakeFunction: return a + ", " + constant(at->b) + ", " + std::to_string(at->c);
      case Op::LoadConstWide: return a + ", " + constant(static_cast<uint32_t>(word_value(at[1])));
      case Op::LoadFree:
      case Op::StoreFree:
      case Op::DeleteFree:
      case Op::LoadFreeCell:
        return (op == Op::DeleteFree ? "" : a + ", ") +
               (at->b < unit_.free_names.size() ? "free " + unit_.free_names[at->b] : "free ?");
      case Op::DeleteGlobal: return constant(at->a);
      case Op::Intrinsic: {
        constexpr const char* kNames[] = {
#define AIO_INTRINSIC(name, operands, meaning) #name,
#include "lang/bytecode/intrinsics.def"
#undef AIO_INTRINSIC
        };
        return a + ", " + (at->c < std::size(kNames) ? kNames[at->c] : "?") + " " + b;
      }
      case Op::InplaceOp: {
        const auto number = static_cast<uint32_t>(word_value(at[1]));
        const auto first = static_cast<uint32_t>(Op::Add);
        return a + ", " + b + ", " + c + " " +
               (number < static_cast<uint32_t>(BinaryOp::kCount) ? kOpInfo[first + number].name
                                                                 : "?");
      }
      case Op::UnpackStar:
        return a + ", " + b + ", " + std::to_string(at->c) + ", *, " +
               std::to_string(word_value(at[1]));
      default: break;
    }
    return by_format(format, at);
  }

  std::string by_format(OpFormat format, const Insn* at) const {
    const std::string a = reg(at->a), b = reg(at->b), c = reg(at->c);
    switch (format) {
      case OpFormat::None:
      case OpFormat::J: return "";
      case OpFormat::A:
      case OpFormat::AJ: return a;
      case OpFormat::AB:
      case OpFormat::ABJ: return a + ", " + b;
      case OpFormat::ABC: return a + ", " + b + ", " + c;
      case OpFormat::AK: return a + ", " + constant(at->b);
      case OpFormat::KA: return constant(at->a) + ", " + b;
      case OpFormat::ABK: return a + ", " + b + ", " + constant(at->c);
      case OpFormat::AKC: return a + ", " + constant(at->b) + ", " + c;
      case OpFormat::ABI: return a + ", " + b + ", " + std::to_string(at->sc());
      case OpFormat::AI: return a + ", " + std::to_string(at->sbc());
      case OpFormat::ABU: return a + ", " + b + ", " + std::to_string(at->c);
      case OpFormat::AU: return a + ", " + std::to_string(at->b) + ", " + std::to_string(at->c);
      case OpFormat::AIJ: return a + ", " + std::to_string(at->sb());
      case OpFormat::CALL: return a + ", " + std::to_string(at->b);
    }
    return "";
  }

  const CodeUnit& unit_;
  std::string text_;
  std::size_t row_ = 0;
};

}  // namespace

std::string constant_text(const CodeUnit& unit, const Constant& constant) {
  return std::visit(ConstantPrinter{unit}, constant.value);
}

std::string disassemble(const CodeUnit& unit) {
  std::string text;
  std::vector<const CodeUnit*> pending{&unit};
  while (!pending.empty()) {
    const CodeUnit* next = pending.back();
    pending.pop_back();
    if (!text.empty()) text += "\n";
    text += Printer(*next).print();
    for (auto it = next->children.rbegin(); it != next->children.rend(); ++it) {
      pending.push_back(it->get());
    }
  }
  return text;
}

}  // namespace aio
