#pragma once
// Which registers, constants and jump targets an instruction names: shared by the compiler (live
// heights), the verifier and the disassembler.

#include <algorithm>
#include <cstdint>

#include "lang/bytecode/instruction.hpp"

namespace aio {

/// One past the highest register that the instruction at `at` reads or writes; for a call this
/// includes the window's arguments.
inline uint32_t register_end(const Insn* at) {
  const auto op = static_cast<Op>(at->op);
  const uint32_t a = at->a, b = at->b, c = at->c;
  switch (op) {
    case Op::Call:
    case Op::CallKw:
    case Op::CallHeap:
    case Op::AwaitCall: return a + 3 + b;
    case Op::CallEx: return a + 4 + (b ? 1 : 0);
    case Op::CallMethod:
    case Op::CallMethodKw:
    case Op::InvokeMethod:
    case Op::CallMethodHeap:
    case Op::InvokeMethodHeap:
    case Op::AwaitInvoke:
    case Op::InvokeMethodCell: return a + 4 + b;
    case Op::LoadMethod:
    case Op::LoadMethodCell: return std::max(a + 4, b + 1);
    case Op::BuildTuple:
    case Op::BuildList:
    case Op::BuildSet:
    case Op::BuildString:
    case Op::BuildSlice: return std::max(a + 1, b + c);
    case Op::BuildDict: return std::max(a + 1, b + 2 * c);
    case Op::UnpackSequence: return std::max(a + c, b + 1);
    case Op::UnpackStar: {
      Insn tail = at[1];
      uint32_t after = static_cast<uint32_t>(tail.op) | static_cast<uint32_t>(tail.a) << 16;
      return std::max(a + c + 1 + after, b + 1);
    }
    case Op::GetSlice: return std::max({a + 1, b + 1, c + 2});
    case Op::MatchExcStar: return std::max({a + 2, b + 1, c + 1});
    case Op::ExcInfo: return std::max(a + 3, b + 1);
    case Op::ImportName: return std::max(a + 1, b + 2);
    case Op::MakeFunction: {
      uint32_t operands = 0;
      for (uint32_t flags = c; flags != 0; flags &= flags - 1) ++operands;
      return a + std::max<uint32_t>(operands, 1);
    }
    case Op::Intrinsic: {
      constexpr uint8_t kOperands[] = {
#define AIO_INTRINSIC(name, operands, meaning) operands,
#include "lang/bytecode/intrinsics.def"
#undef AIO_INTRINSIC
          0};
      return std::max(a + 1, b + (c < std::size(kOperands) ? kOperands[c] : 0u));
    }
    case Op::DeleteFree: return 0;
    case Op::StoreGlobal: return b + 1;
    case Op::DeleteGlobal: return 0;
    default: break;
  }
  switch (kOpInfo[at->op].format) {
    case OpFormat::None:
    case OpFormat::J: return 0;
    case OpFormat::A:
    case OpFormat::AK:
    case OpFormat::AI:
    case OpFormat::AU:
    case OpFormat::AJ:
    case OpFormat::AIJ: return a + 1;
    case OpFormat::KA: return b + 1;
    case OpFormat::AKC: return std::max(a, c) + 1;
    case OpFormat::AB:
    case OpFormat::ABK:
    case OpFormat::ABI:
    case OpFormat::ABU:
    case OpFormat::ABJ: return std::max(a, b) + 1;
    case OpFormat::ABC: return std::max({a, b, c}) + 1;
    case OpFormat::CALL: return a + 3 + b;
  }
  return 0;
}

/// The int32 in an inline data word (ForIter's jump, UnpackStar's count, …).
inline int32_t word_value(const Insn& word) {
  return static_cast<int32_t>(static_cast<uint32_t>(word.op) | static_cast<uint32_t>(word.a) << 16);
}
inline Insn make_word(int32_t value) {
  const auto bits = static_cast<uint32_t>(value);
  return {static_cast<uint16_t>(bits), static_cast<uint16_t>(bits >> 16), 0, 0};
}

/// How an instruction stores its jump offset.
enum class JumpField : uint8_t { None, Wide, Narrow, Word };

inline JumpField jump_field(Op op) {
  if (op == Op::ForIter || op == Op::ForIterRange || op == Op::ForIterList ||
      op == Op::ForIterGenerator) {
    return JumpField::Word;
  }
  switch (kOpInfo[static_cast<uint16_t>(op)].format) {
    case OpFormat::J:
    case OpFormat::AJ: return JumpField::Wide;
    case OpFormat::ABJ:
    case OpFormat::AIJ: return JumpField::Narrow;
    default: return JumpField::None;
  }
}

/// The offset of the jump at `at`; words from the start of the next instruction.
inline int32_t jump_offset(const Insn* at) {
  switch (jump_field(static_cast<Op>(at->op))) {
    case JumpField::Wide: return at->sbc();
    case JumpField::Narrow: return at->sc();
    case JumpField::Word: return word_value(at[1]);
    case JumpField::None: break;
  }
  return 0;
}

}  // namespace aio
