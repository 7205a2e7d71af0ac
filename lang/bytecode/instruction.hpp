// What one instruction is: opcode and operand numbers, formats and the facts that opcodes.def
// states about each.
#pragma once

#include <cstdint>

namespace aio {

enum class Op : uint16_t {
#define AIO_OP(name, format, words, effect, meaning) name,
#include "lang/bytecode/opcodes.def"
#undef AIO_OP
  kCount
};
inline constexpr uint16_t kOpCount = static_cast<uint16_t>(Op::kCount);

enum class OpFormat : uint8_t {
  None,
  A,
  AB,
  ABC,
  AK,
  KA,
  ABK,
  AKC,
  ABI,
  AI,
  ABU,
  AU,
  J,
  AJ,
  ABJ,
  AIJ,
  CALL
};
enum class OpEffect : uint8_t { Pure, Raise, Jump, Suspend, Return };

struct OpInfo {
  const char* name;
  OpFormat format;
  uint8_t words;
  OpEffect effect;
  const char* meaning;
};

inline constexpr OpInfo kOpInfo[kOpCount] = {
#define AIO_OP(name, format, words, effect, meaning) \
  {#name, OpFormat::format, words, OpEffect::effect, meaning},
#include "lang/bytecode/opcodes.def"
#undef AIO_OP
};

enum class Intrinsic : uint16_t {
#define AIO_INTRINSIC(name, operands, meaning) name,
#include "lang/bytecode/intrinsics.def"
#undef AIO_INTRINSIC
  kCount
};

/// The binary operators in the order of their opcodes (Op::Add + n) and of ast::Operator's use in
/// InplaceOp's word 1.
enum class BinaryOp : uint8_t {
  Add,
  Sub,
  Mul,
  TrueDiv,
  FloorDiv,
  Mod,
  Pow,
  MatMul,
  LShift,
  RShift,
  BitAnd,
  BitOr,
  BitXor,
  kCount
};

/// The comparisons in the order of their opcodes (Op::Lt + n, Op::JumpLt + n, …).
enum class CompareOp : uint8_t { Lt, Le, Gt, Ge, Eq, Ne, kCount };

/// Operands of MakeFunction, in register order.
enum MakeFunctionFlag : uint16_t {
  kHasDefaults = 1,     ///< tuple of the defaults of positional parameters
  kHasKwDefaults = 2,   ///< dict of the defaults of keyword-only parameters
  kHasAnnotations = 4,  ///< dict name -> annotation
  kHasClosure = 8,      ///< tuple of cells, in the order of CodeUnit::free_names
};

/// Operand c of LoadSpecial.
enum class SpecialUse : uint16_t { Enter, Exit, AsyncEnter, AsyncExit };

/// One word of bytecode: the first word of an instruction. The VM rewrites `op` (never the length)
/// and the inline-cache words of its private copy.
struct Insn {
  uint16_t op;
  uint16_t a;
  uint16_t b;
  uint16_t c;

  constexpr int16_t sb() const { return static_cast<int16_t>(b); }
  constexpr int16_t sc() const { return static_cast<int16_t>(c); }
  constexpr int32_t sbc() const { return static_cast<int32_t>(uint32_t{b} | uint32_t{c} << 16); }
  constexpr void set_sbc(int32_t value) {
    b = static_cast<uint16_t>(static_cast<uint32_t>(value));
    c = static_cast<uint16_t>(static_cast<uint32_t>(value) >> 16);
  }
};
static_assert(sizeof(Insn) == 8);

}  // namespace aio
