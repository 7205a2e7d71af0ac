// Structural checks of a code unit. The VM relies on each of them.

#include "lang/bytecode/verify.hpp"

#include <vector>

#include "lang/bytecode/operands.hpp"

namespace aio {
namespace {

class Verifier {
 public:
  explicit Verifier(const CodeUnit& unit) : unit_(unit) {}

  std::optional<std::string> run() {
    if (unit_.code.empty()) return "no code";
    if (!find_starts()) return problem_;
    for (uint32_t pc = 0; pc < unit_.code.size(); pc += info(pc).words) {
      if (!check_registers(pc) || !check_constants(pc) || !check_jump(pc)) {
        return unit_.qualname + " at " + std::to_string(pc) + " (" + info(pc).name +
               "): " + problem_;
      }
    }
    if (!check_end() || !check_positions() || !check_handlers() || !check_header()) {
      return unit_.qualname + ": " + problem_;
    }
    return std::nullopt;
  }

 private:
  const OpInfo& info(uint32_t pc) const { return kOpInfo[unit_.code[pc].op]; }
  bool fail(std::string problem) {
    problem_ = std::move(problem);
    return false;
  }
  bool is_start(int64_t pc) const {
    return pc >= 0 && pc < static_cast<int64_t>(starts_.size()) &&
           starts_[static_cast<std::size_t>(pc)];
  }

  bool find_starts() {
    starts_.assign(unit_.code.size(), false);
    for (uint32_t pc = 0; pc < unit_.code.size();) {
      if (unit_.code[pc].op >= kOpCount) return fail("unknown opcode at " + std::to_string(pc));
      starts_[pc] = true;
      last_ = pc;
      pc += info(pc).words;
      if (pc > unit_.code.size()) return fail("the last instruction is cut off");
    }
    return true;
  }

  bool check_registers(uint32_t pc) {
    if (register_end(&unit_.code[pc]) > unit_.register_count) return fail("register out of range");
    const auto op = static_cast<Op>(unit_.code[pc].op);
    const bool is_free =
        op == Op::LoadFree || op == Op::StoreFree || op == Op::DeleteFree || op == Op::LoadFreeCell;
    if (is_free && unit_.code[pc].b >= unit_.free_names.size()) {
      return fail("free variable out of range");
    }
    return true;
  }

  template <class T>
  bool expect(uint32_t index, const char* what) {
    if (index >= unit_.constants.size()) return fail("constant out of range");
    if (!std::holds_alternative<T>(unit_.constants[index].value)) {
      return fail(std::string("constant is not a ") + what);
    }
    return true;
  }

  bool check_global(uint32_t index) {
    return expect<Constant::GlobalName>(index, "GlobalName") &&
           expect<Constant::GlobalNameRest>(index + 1, "GlobalNameRest");
  }

  bool check_constants(uint32_t pc) {
    const Insn* at = &unit_.code[pc];
    switch (static_cast<Op>(at->op)) {
      case Op::LoadGlobal: return check_global(at->b);
      case Op::StoreGlobal:
      case Op::DeleteGlobal: return check_global(at->a);
      case Op::LoadName:
        return check_global(static_cast<uint32_t>(word_value(at[1]))) &&
               expect<Constant::Name>(at->c, "Name");
      case Op::LoadNameOrFree:
        if (static_cast<uint32_t>(word_value(at[1])) >= unit_.free_names.size()) {
          return fail("free variable out of range");
        }
        return expect<Constant::Name>(at->c, "Name");
      case Op::StoreName:
      case Op::DeleteName:
      case Op::CheckLocal:
      case Op::DeleteCell:
      case Op::DelAttr:
      case Op::SetAttr: return expect<Constant::Name>(at->b, "Name");
      case Op::LoadCell:
      case Op::GetAttr:
      case Op::LoadMethod:
      case Op::InvokeMethod:
      case Op::ImportName:
      case Op::ImportFrom: return expect<Constant::Name>(at->c, "Name");
      case Op::CallKw:
      case Op::CallMethodKw: return expect<Constant::NameTuple>(at->c, "NameTuple");
      case Op::MatchClass:
        return expect<Constant::NameTuple>(at[1].b | static_cast<uint32_t>(at[1].c) << 16,
                                           "NameTuple");
      case Op::MakeFunction: {
        if (!expect<Constant::Code>(at->b, "Code")) return false;
        const uint32_t child = std::get<Constant::Code>(unit_.constants[at->b].value).child;
        return child < unit_.children.size() || fail("child out of range");
      }
      case Op::LoadConst: return at->b < unit_.constants.size() || fail("constant out of range");
      case Op::LoadConstWide:
        return static_cast<uint32_t>(word_value(at[1])) < unit_.constants.size() ||
               fail("constant out of range");
      case Op::Intrinsic:
        return at->c < static_cast<uint16_t>(Intrinsic::kCount) || fail("unknown intrinsic");
      default: return true;
    }
  }

  bool check_jump(uint32_t pc) {
    const auto op = static_cast<Op>(unit_.code[pc].op);
    if (op == Op::Send) {
      const uint32_t next = pc + info(pc).words;
      const bool follows =
          is_start(next) && unit_.code[next].op == static_cast<uint16_t>(Op::YieldFrom);
      if (!follows) return fail("Send without YieldFrom after it");
    }
    if (jump_field(op) == JumpField::None) return true;
    const int64_t target = int64_t{pc} + info(pc).words + jump_offset(&unit_.code[pc]);
    return is_start(target) || fail("jump into nothing: " + std::to_string(target));
  }

  bool check_end() {
    const auto op = static_cast<Op>(unit_.code[last_].op);
    const bool ends = info(last_).effect == OpEffect::Return || op == Op::Jump || op == Op::Raise ||
                      op == Op::RaiseFrom || op == Op::RaiseCurrent || op == Op::Reraise;
    return ends || fail("control runs off the end");
  }

  bool check_positions() {
    if (unit_.positions.empty() || unit_.positions[0].pc != 0) return fail("no position at 0");
    for (std::size_t i = 0; i < unit_.positions.size(); ++i) {
      const Position& row = unit_.positions[i];
      // InvokeMethod has a second row, for the lookup, at its second word.
      const bool is_lookup = row.pc > 0 && is_start(row.pc - 1) &&
                             unit_.code[row.pc - 1].op == static_cast<uint16_t>(Op::InvokeMethod);
      if (!is_start(row.pc) && !is_lookup) return fail("position inside an instruction");
      if (row.live > unit_.register_count) return fail("live height above the frame");
      if (i > 0 && unit_.positions[i - 1].pc >= row.pc) return fail("positions out of order");
    }
    return true;
  }

  bool check_handlers() {
    for (const Handler& row : unit_.handlers) {
      const bool end_fits = row.end == unit_.code.size() || is_start(row.end);
      if (row.start >= row.end || !is_start(row.start) || !end_fits || !is_start(row.handler)) {
        return fail("bad exception row");
      }
      if (row.reg >= unit_.register_count) return fail("exception row's register out of range");
    }
    return true;
  }

  bool check_header() {
    const std::size_t extra =
        (unit_.flags & kCodeVarArgs ? 1u : 0u) + (unit_.flags & kCodeVarKeywords ? 1u : 0u);
    const std::size_t expected =
        std::size_t{unit_.positional_count} + unit_.keyword_only_count + extra;
    if (unit_.parameter_names.size() != expected) return fail("parameter names do not match");
    if (unit_.positional_only_count > unit_.positional_count) return fail("positional-only count");
    for (const LocalVariable& variable : unit_.locals) {
      if (variable.reg >= unit_.register_count) return fail("variable out of range");
    }
    return true;
  }

  const CodeUnit& unit_;
  std::vector<bool> starts_;
  uint32_t last_ = 0;
  std::string problem_;
};

}  // namespace

std::optional<std::string> verify(const CodeUnit& unit) {
  std::vector<const CodeUnit*> pending{&unit};
  while (!pending.empty()) {
    const CodeUnit* next = pending.back();
    pending.pop_back();
    if (auto problem = Verifier(*next).run()) return problem;
    for (const auto& child : next->children) pending.push_back(child.get());
  }
  return std::nullopt;
}

}  // namespace aio
