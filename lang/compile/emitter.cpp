// Instructions, labels, positions and rows of one code unit.
// Invariant: jumps are kept as (pc, label) until finish(), so code can still be inserted; every
// recorded pc is the first word of an instruction.

#include "lang/compile/emitter.hpp"

#include <algorithm>
#include <iterator>

#include "lang/bytecode/operands.hpp"

namespace aio::compiler {
namespace {

constexpr uint32_t kFirstWideIndex = 0x10000;

/// No traceback and no collection can happen at these, so they need no position row.
bool needs_position(Op op) {
  switch (op) {
    case Op::Nop:
    case Op::Move:
    case Op::LoadConst:
    case Op::LoadConstWide:
    case Op::LoadInt:
    case Op::LoadNone:
    case Op::LoadTrue:
    case Op::LoadFalse:
    case Op::LoadUndef:
    case Op::PopExc:
    case Op::PushExc: return false;
    default: return true;
  }
}

void append_bytes(std::string& key, const void* data, std::size_t size) {
  key.append(static_cast<const char*>(data), size);
}

void append_text(std::string& key, std::string_view text) {
  const std::size_t size = text.size();
  append_bytes(key, &size, sizeof size);
  key.append(text);
}

/// A key that is equal exactly for constants of the same type and value; floats are compared by
/// bits.
void append_key(std::string& key, const Constant& constant) {
  key.push_back(static_cast<char>('A' + constant.value.index()));
  std::visit(
      [&key](const auto& value) {
        using T = std::decay_t<decltype(value)>;
        if constexpr (std::is_same_v<T, bool>) {
          key.push_back(value ? 1 : 0);
        } else if constexpr (std::is_same_v<T, Constant::Int>) {
          append_text(key, value.digits);
        } else if constexpr (std::is_same_v<T, Constant::Float>) {
          append_bytes(key, &value.value, sizeof value.value);
        } else if constexpr (std::is_same_v<T, Constant::Complex>) {
          append_bytes(key, &value.real, sizeof value.real);
          append_bytes(key, &value.imag, sizeof value.imag);
        } else if constexpr (std::is_same_v<T, Constant::Str> ||
                             std::is_same_v<T, Constant::Name>) {
          append_text(key, value.utf8);
        } else if constexpr (std::is_same_v<T, Constant::Bytes>) {
          append_text(key, value.data);
        } else if constexpr (std::is_same_v<T, Constant::GlobalName> ||
                             std::is_same_v<T, Constant::Builtin>) {
          append_text(key, value.name);
        } else if constexpr (std::is_same_v<T, Constant::Tuple> ||
                             std::is_same_v<T, Constant::FrozenSet>) {
          const std::size_t size = value.items.size();
          append_bytes(key, &size, sizeof size);
          for (const Constant& item : value.items) append_key(key, item);
        } else if constexpr (std::is_same_v<T, Constant::NameTuple>) {
          const std::size_t size = value.names.size();
          append_bytes(key, &size, sizeof size);
          for (const std::string& item : value.names) append_text(key, item);
        } else if constexpr (std::is_same_v<T, Constant::Code>) {
          append_bytes(key, &value.child, sizeof value.child);
        }
      },
      constant.value);
}

}  // namespace

void Emitter::note_position(const Insn* at) {
  const uint32_t end = register_end(at);
  registers_.touch(end);
  if (!needs_position(static_cast<Op>(at->op))) return;
  const auto live = static_cast<uint16_t>(std::max(end, registers_.top()));
  if (!unit_.positions.empty()) {
    const Position& last = unit_.positions.back();
    if (last.line == range_.line && last.end_line == range_.end_line && last.column == range_.col &&
        last.end_column == range_.end_col && last.live == live) {
      return;
    }
  }
  unit_.positions.push_back({pc(), range_.line, range_.end_line, range_.col, range_.end_col, live});
}

void Emitter::emit(Op op, uint32_t a, uint32_t b, uint32_t c) {
  if (!flow_.is_reachable) return;
  if (a > 0xFFFF || (b > 0xFFFF && static_cast<int32_t>(b) > 0) ||
      (c > 0xFFFF && static_cast<int32_t>(c) > 0)) {
    context_.fail(range_, "too many constants and names in one code block");
  }
  const Insn insn{static_cast<uint16_t>(op), static_cast<uint16_t>(a), static_cast<uint16_t>(b),
                  static_cast<uint16_t>(c)};
  note_position(&insn);
  code_.push_back(insn);
  for (int i = 1; i < kOpInfo[insn.op].words; ++i) code_.push_back({0, 0, 0, 0});
  const OpEffect effect = kOpInfo[insn.op].effect;
  const bool ends = effect == OpEffect::Return || op == Op::Raise || op == Op::RaiseFrom ||
                    op == Op::RaiseCurrent || op == Op::Reraise;
  if (ends) set_unreachable();
}

void Emitter::emit_word(Op op, uint32_t a, uint32_t b, uint32_t c, Insn word) {
  if (!flow_.is_reachable) return;
  if (a > 0xFFFF || b > 0xFFFF || c > 0xFFFF) {
    context_.fail(range_, "too many constants and names in one code block");
  }
  const Insn both[] = {{static_cast<uint16_t>(op), static_cast<uint16_t>(a),
                        static_cast<uint16_t>(b), static_cast<uint16_t>(c)},
                       word};
  note_position(both);
  code_.insert(code_.end(), std::begin(both), std::end(both));
}

void Emitter::emit_wide(Op op, uint32_t a, int32_t bc) {
  if (!flow_.is_reachable) return;
  Insn insn{static_cast<uint16_t>(op), static_cast<uint16_t>(a), 0, 0};
  insn.set_sbc(bc);
  note_position(&insn);
  code_.push_back(insn);
}

void Emitter::note_lookup_range(const ast::Range& range) {
  if (!flow_.is_reachable) return;
  constexpr uint32_t kWordsAfterFirst = 2;
  const uint16_t live = unit_.positions.back().live;
  unit_.positions.push_back(
      {pc() - kWordsAfterFirst, range.line, range.end_line, range.col, range.end_col, live});
}

Label Emitter::new_label() {
  labels_.emplace_back();
  return {static_cast<uint32_t>(labels_.size() - 1)};
}

void Emitter::bind(Label label) {
  LabelState& state = labels_[label.id];
  state.pc = pc();
  flow_.join(state.incoming);
  state.incoming = Flow{false, {}};
}

void Emitter::bind_loop(Label label, const RegisterSet& unstable) {
  labels_[label.id].pc = pc();
  flow_.assigned.subtract(unstable);
}

void Emitter::add_jump(Label target) {
  fixups_.push_back({pc() - 1, target.id});
  LabelState& state = labels_[target.id];
  state.is_used = true;
  if (state.pc == UINT32_MAX) state.incoming.join(flow_);
}

void Emitter::jump(Label target) {
  if (!flow_.is_reachable) return;
  emit_wide(Op::Jump, 0, 0);
  add_jump(target);
  set_unreachable();
}

void Emitter::jump_if(Op op, Reg reg, Label target) {
  if (!flow_.is_reachable) return;
  emit_wide(op, reg, 0);
  add_jump(target);
}

void Emitter::jump_compare(Op op, Reg a, uint16_t b, Label target) {
  if (!flow_.is_reachable) return;
  emit(op, a, b, 0);
  add_jump(target);
}

void Emitter::for_iter(Reg item, Reg iterator, Label exhausted) {
  if (!flow_.is_reachable) return;
  emit_word(Op::ForIter, item, iterator, 0, make_word(0));
  fixups_.push_back({pc() - 2, exhausted.id});
  LabelState& state = labels_[exhausted.id];
  state.is_used = true;
  state.incoming.join(flow_);
}

Region Emitter::open_region(Reg reg) {
  RegionState state;
  state.reg = reg;
  state.entry = flow_;
  regions_.push_back(std::move(state));
  const Region region{static_cast<uint32_t>(regions_.size() - 1)};
  resume(region);
  return region;
}

void Emitter::pause(Region region) {
  RegionState& state = regions_[region.id];
  if (state.start != UINT32_MAX && state.start < pc()) state.spans.push_back({state.start, pc()});
  state.start = UINT32_MAX;
}

void Emitter::resume(Region region) { regions_[region.id].start = pc(); }

void Emitter::place_handler(Region region, const RegisterSet& unstable) {
  pause(region);
  RegionState& state = regions_[region.id];
  for (auto [start, end] : state.spans) { unit_.handlers.push_back({start, end, pc(), state.reg}); }
  flow_ = state.entry;
  flow_.is_reachable = !state.spans.empty();
  flow_.assigned.subtract(unstable);
}

uint32_t Emitter::add_constant(const std::string& key, Constant value, bool takes_two) {
  auto [it, is_new] = constant_index_.emplace(key, unit_.constants.size());
  if (is_new) {
    unit_.constants.push_back(std::move(value));
    if (takes_two) unit_.constants.push_back({Constant::GlobalNameRest{}});
  }
  return it->second;
}

/// Only LoadConst has a wide form, so a table of very many literals leaves room for names among the
/// first 65536 constants.
uint32_t Emitter::add_literal(const std::string& key, Constant value) {
  constexpr std::size_t kNarrowLiterals = 0x8000;
  if (unit_.constants.size() < kNarrowLiterals) return add_constant(key, std::move(value), false);
  auto [it, is_new] = constant_index_.emplace(key, kFirstWideIndex + more_literals_.size());
  if (is_new) more_literals_.push_back(std::move(value));
  return it->second;
}

uint32_t Emitter::constant(Constant value) {
  std::string key;
  append_key(key, value);
  const bool takes_two = std::holds_alternative<Constant::GlobalName>(value.value);
  return add_constant(key, std::move(value), takes_two);
}

uint32_t Emitter::name(std::string_view text) {
  return constant({Constant::Name{std::string(text)}});
}

uint32_t Emitter::global_name(std::string_view text) {
  return constant({Constant::GlobalName{std::string(text)}});
}

uint32_t Emitter::builtin(std::string_view text) {
  return constant({Constant::Builtin{std::string(text)}});
}

void Emitter::load_constant(Reg target, Constant value) {
  if (!flow_.is_reachable) return;
  if (std::holds_alternative<Constant::None>(value.value)) return emit(Op::LoadNone, target);
  if (auto* truth = std::get_if<bool>(&value.value)) {
    return emit(*truth ? Op::LoadTrue : Op::LoadFalse, target);
  }
  if (auto* integer = std::get_if<Constant::Int>(&value.value)) {
    if (integer->digits.size() <= 10) {
      const int64_t number = std::stoll(integer->digits);
      if (number >= INT32_MIN && number <= INT32_MAX) {
        return emit_wide(Op::LoadInt, target, static_cast<int32_t>(number));
      }
    }
  }
  std::string key;
  append_key(key, value);
  const uint32_t index = add_literal(key, std::move(value));
  if (index < kFirstWideIndex) return emit(Op::LoadConst, target, index);
  emit_word(Op::LoadConstWide, target, 0, 0, make_word(static_cast<int32_t>(index)));
}

/// A fused compare whose target is out of int16 range becomes its complement over a wide Jump. Each
/// expansion can push others out of range, so this repeats until nothing changes.
void Emitter::expand_far_jumps() {
  if (code_.size() < 0x7000) return;
  std::vector<bool> is_far(fixups_.size(), false);
  std::vector<uint32_t> shift(code_.size() + 1, 0);
  const auto moved = [&](uint32_t at) { return at + shift[at]; };
  for (bool has_changed = true; has_changed;) {
    has_changed = false;
    for (std::size_t i = 0; i < fixups_.size(); ++i) {
      const Fixup& fixup = fixups_[i];
      const auto op = static_cast<Op>(code_[fixup.pc].op);
      if (is_far[i] || jump_field(op) != JumpField::Narrow) continue;
      const int64_t offset = int64_t{moved(labels_[fixup.label].pc)} - moved(fixup.pc) - 1;
      if (offset < INT16_MIN || offset > INT16_MAX) is_far[i] = has_changed = true;
    }
    std::vector<uint32_t> extra(code_.size() + 1, 0);
    for (std::size_t i = 0; i < fixups_.size(); ++i) {
      if (is_far[i]) extra[fixups_[i].pc + 1] += 1;
    }
    for (std::size_t at = 1; at <= code_.size(); ++at) shift[at] = shift[at - 1] + extra[at];
  }
  if (shift.back() == 0) return;
  std::vector<Insn> code;
  code.reserve(code_.size() + shift.back());
  std::vector<bool> expand_after(code_.size(), false);
  for (std::size_t i = 0; i < fixups_.size(); ++i) {
    if (is_far[i]) expand_after[fixups_[i].pc] = true;
  }
  for (std::size_t at = 0; at < code_.size(); ++at) {
    Insn insn = code_[at];
    if (!expand_after[at]) {
      code.push_back(insn);
      continue;
    }
    const auto first = static_cast<uint16_t>(
        insn.op >= static_cast<uint16_t>(Op::JumpLtInt) ? Op::JumpLtInt : Op::JumpLt);
    constexpr auto kForms = static_cast<uint16_t>(CompareOp::kCount);
    insn.op = static_cast<uint16_t>(insn.op - first < kForms ? insn.op + kForms : insn.op - kForms);
    insn.c = 1;
    code.push_back(insn);
    code.push_back({static_cast<uint16_t>(Op::Jump), 0, 0, 0});
  }
  for (std::size_t i = 0; i < fixups_.size(); ++i) {
    fixups_[i].pc = moved(fixups_[i].pc) + (is_far[i] ? 1 : 0);
  }
  for (LabelState& label : labels_) {
    if (label.pc != UINT32_MAX) label.pc = moved(label.pc);
  }
  for (Position& row : unit_.positions) row.pc = moved(row.pc);
  for (Handler& row : unit_.handlers) {
    row.start = moved(row.start);
    row.end = moved(row.end);
    row.handler = moved(row.handler);
  }
  code_ = std::move(code);
}

void Emitter::patch_jumps() {
  for (const Fixup& fixup : fixups_) {
    Insn& insn = code_[fixup.pc];
    const int32_t next = static_cast<int32_t>(fixup.pc) + kOpInfo[insn.op].words;
    const int32_t offset = static_cast<int32_t>(labels_[fixup.label].pc) - next;
    switch (jump_field(static_cast<Op>(insn.op))) {
      case JumpField::Wide: insn.set_sbc(offset); break;
      case JumpField::Narrow: insn.c = static_cast<uint16_t>(offset); break;
      case JumpField::Word: code_[fixup.pc + 1] = make_word(offset); break;
      case JumpField::None: break;
    }
  }
}

void Emitter::finish(const std::vector<Insn>& prologue, const ast::Range& prologue_range) {
  if (!more_literals_.empty()) {
    unit_.constants.resize(kFirstWideIndex, {Constant::None{}});
    std::move(more_literals_.begin(), more_literals_.end(), std::back_inserter(unit_.constants));
  }
  expand_far_jumps();
  patch_jumps();
  const auto shift = static_cast<uint32_t>(prologue.size());
  for (Position& row : unit_.positions) row.pc += shift;
  for (Handler& row : unit_.handlers) {
    row.start += shift;
    row.end += shift;
    row.handler += shift;
  }
  // MakeCell in the prologue may collect: its row says that every variable's register is in use.
  const auto live = static_cast<uint16_t>(registers_.first_temporary());
  if (unit_.positions.empty() || unit_.positions[0].pc != 0) {
    unit_.positions.insert(unit_.positions.begin(), {0, prologue_range.line, prologue_range.line,
                                                     prologue_range.col, prologue_range.col, live});
  }
  for (const Insn& insn : prologue) registers_.touch(register_end(&insn));
  unit_.code.reserve(prologue.size() + code_.size());
  unit_.code = prologue;
  unit_.code.insert(unit_.code.end(), code_.begin(), code_.end());
}

}  // namespace aio::compiler
