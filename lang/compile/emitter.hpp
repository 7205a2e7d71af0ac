#pragma once
// Writes the instructions of one code unit: constants, labels, positions, live heights, exception
// rows.

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "lang/ast/tree.hpp"
#include "lang/bytecode/code_unit.hpp"
#include "lang/bytecode/instruction.hpp"
#include "lang/bytecode/operands.hpp"
#include "lang/compile/context.hpp"
#include "lang/compile/flow.hpp"
#include "lang/compile/registers.hpp"

namespace aio::compiler {

/// A place in the code, known before or after the jumps to it.
struct Label {
  uint32_t id = UINT32_MAX;
};

/// A stretch of code whose exceptions one handler takes; it may have holes.
struct Region {
  uint32_t id = UINT32_MAX;
  bool exists() const { return id != UINT32_MAX; }
};

/// Instructions that cannot be reached are not written, but what they would need (labels,
/// constants) may be asked for as usual, so the code generator does not care.
class Emitter {
 public:
  Emitter(CodeUnit& unit, Registers& registers, Context& context)
      : unit_(unit), registers_(registers), context_(context) {}

  /// The source range of the instructions that follow.
  void at(const ast::Range& range) { range_ = range; }
  const ast::Range& range() const { return range_; }

  void emit(Op op, uint32_t a = 0, uint32_t b = 0, uint32_t c = 0);
  /// An instruction with one inline data word, or with zeroed cache words when `op` has them.
  void emit_word(Op op, uint32_t a, uint32_t b, uint32_t c, Insn word);
  /// An instruction with operand a and the int32 bc.
  void emit_wide(Op op, uint32_t a, int32_t bc);

  /// Says that the first half of the InvokeMethod just written, the lookup, has a range of its own.
  /// Its row stands at the instruction's second word.
  void note_lookup_range(const ast::Range& range);

  Label new_label();
  void bind(Label label);
  /// Binds a label that backward jumps will use. Variables in `unstable` may be unbound there
  /// although they are assigned on the way in.
  void bind_loop(Label label, const RegisterSet& unstable);
  void jump(Label target);
  /// Jump with a register (JumpIf, JumpIfNone, …).
  void jump_if(Op op, Reg reg, Label target);
  /// Fused compare and branch; `b` is a register or, for the Int forms, an int16.
  void jump_compare(Op op, Reg a, uint16_t b, Label target);
  void for_iter(Reg item, Reg iterator, Label exhausted);
  bool is_used(Label label) const { return labels_[label.id].is_used; }

  // --- exception rows
  /// The code from here on is covered; the handler gets the exception in `reg`.
  Region open_region(Reg reg);
  void pause(Region region);
  void resume(Region region);
  /// Ends the region and starts its handler here. Inner handlers must be placed before outer ones.
  void place_handler(Region region, const RegisterSet& unstable);

  // --- constants
  uint32_t constant(Constant value);
  uint32_t name(std::string_view text);
  uint32_t global_name(std::string_view text);
  uint32_t builtin(std::string_view text);
  void load_constant(Reg target, Constant value);

  bool is_reachable() const { return flow_.is_reachable; }
  void set_unreachable() { flow_.is_reachable = false; }
  RegisterSet& assigned() { return flow_.assigned; }
  const Flow& flow() const { return flow_; }
  void set_flow(Flow flow) { flow_ = std::move(flow); }

  /// Resolves all jumps and moves the finished code into the unit, with `prologue` before it.
  void finish(const std::vector<Insn>& prologue, const ast::Range& prologue_range);

 private:
  struct LabelState {
    uint32_t pc = UINT32_MAX;
    bool is_used = false;
    Flow incoming{false, {}};
  };
  struct Fixup {
    uint32_t pc;
    uint32_t label;
  };
  struct RegionState {
    Reg reg;
    uint32_t start = UINT32_MAX;  ///< of the open span; UINT32_MAX while paused
    std::vector<std::pair<uint32_t, uint32_t>> spans;
    Flow entry;
    bool is_entered = false;
  };

  uint32_t pc() const { return static_cast<uint32_t>(code_.size()); }
  void note_position(const Insn* at);
  void add_jump(Label target);
  uint32_t add_constant(const std::string& key, Constant value, bool takes_two);
  uint32_t add_literal(const std::string& key, Constant value);
  void expand_far_jumps();
  void patch_jumps();

  CodeUnit& unit_;
  Registers& registers_;
  Context& context_;
  ast::Range range_;
  Flow flow_;
  std::vector<Insn> code_;
  std::vector<LabelState> labels_;
  std::vector<Fixup> fixups_;
  std::vector<RegionState> regions_;
  std::unordered_map<std::string, uint32_t> constant_index_;
  std::vector<Constant> more_literals_;  ///< those with an index from kFirstWideIndex on
};

}  // namespace aio::compiler
