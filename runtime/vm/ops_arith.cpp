// Arithmetic, comparison and branch instructions. Hot paths: two small ints, two floats; all else
// is in the slow_ functions, which run operators.hpp. Invariant: a handler leaves pc at the next
// instruction and R, K unchanged.
#include <cmath>

#include "runtime/object/dict_table.hpp"
#include "runtime/object/number.hpp"
#include "runtime/object/text.hpp"
#include "runtime/vm/dispatch.hpp"
#include "runtime/vm/operators.hpp"

namespace aio {
namespace {

constexpr uint16_t number_of(Op op) { return static_cast<uint16_t>(op); }

/// The generic operator behind a (possibly quickened) arithmetic instruction.
BinaryOp operator_of(uint16_t op) {
  switch (static_cast<Op>(op)) {
    case Op::AddFloat:
    case Op::AddInt: return BinaryOp::Add;
    case Op::SubFloat:
    case Op::SubInt: return BinaryOp::Sub;
    case Op::MulFloat:
    case Op::MulInt: return BinaryOp::Mul;
    case Op::TrueDivFloat: return BinaryOp::TrueDiv;
    case Op::FloorDivInt: return BinaryOp::FloorDiv;
    case Op::ModInt: return BinaryOp::Mod;
    case Op::AndInt: return BinaryOp::BitAnd;
    default: return static_cast<BinaryOp>(op - number_of(Op::Add));
  }
}

AIO_SLOW(slow_binary) {
  AIO_SAVE(1);
  Value v = binary_op(*vm, operator_of(pc->op), R[pc->b], R[pc->c]);
  if (AIO_UNLIKELY(v.is_exc())) AIO_TAIL(unwind);
  R[pc->a] = v;
  AIO_NEXT(1);
}

AIO_SLOW(slow_binary_int) {
  AIO_SAVE(1);
  Value v = binary_op(*vm, operator_of(pc->op), R[pc->b], Value::small_int(pc->sc()));
  if (AIO_UNLIKELY(v.is_exc())) AIO_TAIL(unwind);
  R[pc->a] = v;
  AIO_NEXT(1);
}

bool as_double(Value v, double* out) {
  if (v.is_float()) {
    *out = v.as_float();
    return true;
  }
  if (v.is_small_int()) {
    *out = static_cast<double>(v.as_small_int());
    return true;
  }
  return false;
}

/// int with float (or a float op that met ints): converts, which is exact for 48-bit ints.
Value mixed_arithmetic(uint16_t op, Value x, Value y) {
  double a, b;
  if (!as_double(x, &a) || !as_double(y, &b) || (x.is_small_int() && y.is_small_int()))
    return Value::undef();
  switch (operator_of(op)) {
    case BinaryOp::Add: return raw_float(a + b);
    case BinaryOp::Sub: return raw_float(a - b);
    case BinaryOp::Mul: return raw_float(a * b);
    case BinaryOp::TrueDiv: return b == 0 ? Value::undef() : raw_float(a / b);
    default: return Value::undef();
  }
}

AIO_SLOW(mixed) {
  Value v = mixed_arithmetic(pc->op, R[pc->b], R[pc->c]);
  if (AIO_UNLIKELY(v.is_undef())) AIO_TAIL(slow_binary);
  R[pc->a] = v;
  AIO_NEXT(1);
}

AIO_SLOW(mixed_int) {
  Value v = mixed_arithmetic(pc->op, R[pc->b], Value::small_int(pc->sc()));
  if (AIO_UNLIKELY(v.is_undef())) AIO_TAIL(slow_binary_int);
  R[pc->a] = v;
  AIO_NEXT(1);
}

/// Add of neither two ints nor two floats.
AIO_SLOW(add_texts) {
  if (is_exact_str(*vm, R[pc->b]) && is_exact_str(*vm, R[pc->c]))
    AIO_RESULT(1, concat(*vm, as<Str>(R[pc->b]), as<Str>(R[pc->c])));
  AIO_TAIL(mixed);
}

inline int64_t high(Value v) { return static_cast<int64_t>(v.bits << 16); }
inline Value from_high(int64_t h) { return {kTagInt | static_cast<uint64_t>(h) >> 16}; }

}  // namespace

// --- + - * / -------------------------------------------------------------------------------------

#define AIO_INT_FLOAT(Name, builtin, sign, other)           \
  AIO_HANDLER(Name) {                                       \
    Value x = R[pc->b], y = R[pc->c];                       \
    if (AIO_LIKELY(both_small_ints(x, y))) {                \
      int64_t t;                                            \
      if (AIO_LIKELY(!builtin(high(x), high(y), &t))) {     \
        R[pc->a] = from_high(t);                            \
        AIO_NEXT(1);                                        \
      }                                                     \
      AIO_TAIL(slow_binary);                                \
    }                                                       \
    if (both_floats(x, y)) {                                \
      pc->op = number_of(Op::Name##Float);                  \
      R[pc->a] = raw_float(x.as_float() sign y.as_float()); \
      AIO_NEXT(1);                                          \
    }                                                       \
    AIO_TAIL(other);                                        \
  }                                                         \
  AIO_HANDLER(Name##Float) {                                \
    Value x = R[pc->b], y = R[pc->c];                       \
    if (AIO_LIKELY(both_floats(x, y))) {                    \
      R[pc->a] = raw_float(x.as_float() sign y.as_float()); \
      AIO_NEXT(1);                                          \
    }                                                       \
    if (both_small_ints(x, y)) {                            \
      pc->op = number_of(Op::Name);                         \
      AIO_DISPATCH();                                       \
    }                                                       \
    AIO_TAIL(mixed);                                        \
  }

AIO_INT_FLOAT(Add, __builtin_add_overflow, +, add_texts)
AIO_INT_FLOAT(Sub, __builtin_sub_overflow, -, mixed)
#undef AIO_INT_FLOAT

AIO_HANDLER(Mul) {
  Value x = R[pc->b], y = R[pc->c];
  if (AIO_LIKELY(both_small_ints(x, y))) {
    int64_t t;
    if (AIO_LIKELY(!__builtin_mul_overflow(x.as_small_int(), high(y), &t))) {
      R[pc->a] = from_high(t);
      AIO_NEXT(1);
    }
    AIO_TAIL(slow_binary);
  }
  if (both_floats(x, y)) {
    pc->op = number_of(Op::MulFloat);
    R[pc->a] = raw_float(x.as_float() * y.as_float());
    AIO_NEXT(1);
  }
  AIO_TAIL(mixed);
}

AIO_HANDLER(MulFloat) {
  Value x = R[pc->b], y = R[pc->c];
  if (AIO_LIKELY(both_floats(x, y))) {
    R[pc->a] = raw_float(x.as_float() * y.as_float());
    AIO_NEXT(1);
  }
  if (both_small_ints(x, y)) {
    pc->op = number_of(Op::Mul);
    AIO_DISPATCH();
  }
  AIO_TAIL(mixed);
}

AIO_HANDLER(TrueDiv) {
  Value x = R[pc->b], y = R[pc->c];
  if (both_floats(x, y) && y.as_float() != 0) {
    pc->op = number_of(Op::TrueDivFloat);
    R[pc->a] = raw_float(x.as_float() / y.as_float());
    AIO_NEXT(1);
  }
  // 48-bit ints are exact doubles, so one division rounds correctly.
  if (both_small_ints(x, y) && y.as_small_int() != 0) {
    R[pc->a] =
        raw_float(static_cast<double>(x.as_small_int()) / static_cast<double>(y.as_small_int()));
    AIO_NEXT(1);
  }
  AIO_TAIL(mixed);
}

AIO_HANDLER(TrueDivFloat) {
  Value x = R[pc->b], y = R[pc->c];
  if (AIO_LIKELY(both_floats(x, y) && y.as_float() != 0)) {
    R[pc->a] = raw_float(x.as_float() / y.as_float());
    AIO_NEXT(1);
  }
  pc->op = number_of(Op::TrueDiv);
  AIO_TAIL(mixed);
}

// --- // % and the rest ---------------------------------------------------------------------------

namespace {
inline int64_t floor_div(int64_t x, int64_t y) {
  int64_t q = x / y;
  return q - ((x % y != 0) && ((x ^ y) < 0));
}
inline int64_t floor_mod(int64_t x, int64_t y) {
  int64_t r = x % y;
  return r + ((r != 0 && (r ^ y) < 0) ? y : 0);
}
/// Two non-negative ints below 2^32 divide in half the time.
inline int64_t quick_mod(int64_t x, int64_t y) {
  if (static_cast<uint64_t>(x | y) >> 32 == 0)
    return static_cast<uint32_t>(x) % static_cast<uint32_t>(y);
  return floor_mod(x, y);
}
inline int64_t quick_div(int64_t x, int64_t y) {
  if (static_cast<uint64_t>(x | y) >> 32 == 0)
    return static_cast<uint32_t>(x) / static_cast<uint32_t>(y);
  return floor_div(x, y);
}
}  // namespace

AIO_HANDLER(FloorDiv) {
  Value x = R[pc->b], y = R[pc->c];
  if (AIO_LIKELY(both_small_ints(x, y) && y.as_small_int() > 0)) {
    R[pc->a] = Value::small_int(quick_div(x.as_small_int(), y.as_small_int()));
    AIO_NEXT(1);
  }
  AIO_TAIL(slow_binary);
}
AIO_HANDLER(Mod) {
  Value x = R[pc->b], y = R[pc->c];
  if (AIO_LIKELY(both_small_ints(x, y) && y.as_small_int() > 0)) {
    R[pc->a] = Value::small_int(quick_mod(x.as_small_int(), y.as_small_int()));
    AIO_NEXT(1);
  }
  AIO_TAIL(slow_binary);
}
AIO_HANDLER(Pow) { AIO_TAIL(slow_binary); }
AIO_HANDLER(MatMul) { AIO_TAIL(slow_binary); }

AIO_HANDLER(LShift) {
  Value x = R[pc->b], y = R[pc->c];
  if (both_small_ints(x, y)) {
    int64_t n = y.as_small_int(), v = x.as_small_int();
    if (n >= 0 && n < 48 && Value::fits_small(v << n) && (v << n) >> n == v) {
      R[pc->a] = Value::small_int(v << n);
      AIO_NEXT(1);
    }
  }
  AIO_TAIL(slow_binary);
}
AIO_HANDLER(RShift) {
  Value x = R[pc->b], y = R[pc->c];
  if (AIO_LIKELY(both_small_ints(x, y) && y.as_small_int() >= 0)) {
    int64_t n = y.as_small_int();
    R[pc->a] = Value::small_int(x.as_small_int() >> (n > 63 ? 63 : n));
    AIO_NEXT(1);
  }
  AIO_TAIL(slow_binary);
}
AIO_HANDLER(BitAnd) {
  Value x = R[pc->b], y = R[pc->c];
  if (AIO_LIKELY(both_small_ints(x, y))) {
    R[pc->a] = Value{x.bits & y.bits};
    AIO_NEXT(1);
  }
  AIO_TAIL(slow_binary);
}
AIO_HANDLER(BitOr) {
  Value x = R[pc->b], y = R[pc->c];
  if (AIO_LIKELY(both_small_ints(x, y))) {
    R[pc->a] = Value{x.bits | y.bits};
    AIO_NEXT(1);
  }
  AIO_TAIL(slow_binary);
}
AIO_HANDLER(BitXor) {
  Value x = R[pc->b], y = R[pc->c];
  if (AIO_LIKELY(both_small_ints(x, y))) {
    R[pc->a] = Value{kTagInt | (x.bits ^ y.bits)};
    AIO_NEXT(1);
  }
  AIO_TAIL(slow_binary);
}

namespace {
AIO_SLOW(slow_inplace) {
  AIO_SAVE(2);
  Value v = inplace_op(*vm, static_cast<BinaryOp>(pc[1].op), R[pc->b], R[pc->c]);
  if (AIO_UNLIKELY(v.is_exc())) AIO_TAIL(unwind);
  R[pc->a] = v;
  AIO_NEXT(2);
}
}  // namespace

namespace {
/// The form of InplaceOp for these operands; InplaceOp itself: none.
[[gnu::noinline]] Op inplace_form(BinaryOp op, Value x, Value y) {
  bool ints = both_small_ints(x, y), floats = both_floats(x, y);
  switch (op) {
    case BinaryOp::Add:
      return ints ? Op::InplaceAddSmall : floats ? Op::InplaceAddFloat : Op::InplaceOp;
    case BinaryOp::Sub:
      return ints ? Op::InplaceSubSmall : floats ? Op::InplaceSubFloat : Op::InplaceOp;
    case BinaryOp::Mul: return floats ? Op::InplaceMulFloat : Op::InplaceOp;
    default: return Op::InplaceOp;
  }
}
}  // namespace

AIO_HANDLER(InplaceOp) {
  Op form = inplace_form(static_cast<BinaryOp>(pc[1].op), R[pc->b], R[pc->c]);
  if (form == Op::InplaceOp) AIO_TAIL(slow_inplace);
  pc->op = number_of(form);
  AIO_DISPATCH();
}

#define AIO_INPLACE_SMALL(Name, builtin)                                     \
  AIO_HANDLER(Name) {                                                        \
    Value x = R[pc->b], y = R[pc->c];                                        \
    int64_t t;                                                               \
    if (AIO_UNLIKELY(!both_small_ints(x, y))) {                              \
      pc->op = number_of(Op::InplaceOp);                                     \
      AIO_DISPATCH();                                                        \
    }                                                                        \
    if (AIO_UNLIKELY(builtin(high(x), high(y), &t))) AIO_TAIL(slow_inplace); \
    R[pc->a] = from_high(t);                                                 \
    AIO_NEXT(2);                                                             \
  }
AIO_INPLACE_SMALL(InplaceAddSmall, __builtin_add_overflow)
AIO_INPLACE_SMALL(InplaceSubSmall, __builtin_sub_overflow)
#undef AIO_INPLACE_SMALL

#define AIO_INPLACE_FLOAT(Name, sign)                       \
  AIO_HANDLER(Name) {                                       \
    Value x = R[pc->b], y = R[pc->c];                       \
    if (AIO_LIKELY(both_floats(x, y))) {                    \
      R[pc->a] = raw_float(x.as_float() sign y.as_float()); \
      AIO_NEXT(2);                                          \
    }                                                       \
    pc->op = number_of(Op::InplaceOp);                      \
    AIO_DISPATCH();                                         \
  }
AIO_INPLACE_FLOAT(InplaceAddFloat, +)
AIO_INPLACE_FLOAT(InplaceSubFloat, -)
AIO_INPLACE_FLOAT(InplaceMulFloat, *)
#undef AIO_INPLACE_FLOAT

// `x += 1`: ints and floats as x + 1; the rest through the in-place protocol.
namespace {
AIO_SLOW(inplace_int_slow) {
  AIO_SAVE(1);
  BinaryOp op = pc->op == number_of(Op::InplaceAddInt) ? BinaryOp::Add : BinaryOp::Sub;
  Value v = inplace_op(*vm, op, R[pc->b], Value::small_int(pc->sc()));
  if (AIO_UNLIKELY(v.is_exc())) AIO_TAIL(unwind);
  R[pc->a] = v;
  AIO_NEXT(1);
}
}  // namespace

AIO_HANDLER(InplaceAddInt) {
  Value x = R[pc->b];
  int64_t t;
  if (AIO_LIKELY(x.is_small_int() &&
                 !__builtin_add_overflow(high(x), static_cast<int64_t>(pc->sc()) << 16, &t))) {
    R[pc->a] = from_high(t);
    AIO_NEXT(1);
  }
  AIO_TAIL(inplace_int_slow);
}
AIO_HANDLER(InplaceSubInt) {
  Value x = R[pc->b];
  int64_t t;
  if (AIO_LIKELY(x.is_small_int() &&
                 !__builtin_sub_overflow(high(x), static_cast<int64_t>(pc->sc()) << 16, &t))) {
    R[pc->a] = from_high(t);
    AIO_NEXT(1);
  }
  AIO_TAIL(inplace_int_slow);
}

// --- with a small constant -----------------------------------------------------------------------

AIO_HANDLER(AddInt) {
  Value x = R[pc->b];
  int64_t t;
  if (AIO_LIKELY(x.is_small_int() &&
                 !__builtin_add_overflow(high(x), static_cast<int64_t>(pc->sc()) << 16, &t))) {
    R[pc->a] = from_high(t);
    AIO_NEXT(1);
  }
  AIO_TAIL(mixed_int);
}
AIO_HANDLER(SubInt) {
  Value x = R[pc->b];
  int64_t t;
  if (AIO_LIKELY(x.is_small_int() &&
                 !__builtin_sub_overflow(high(x), static_cast<int64_t>(pc->sc()) << 16, &t))) {
    R[pc->a] = from_high(t);
    AIO_NEXT(1);
  }
  AIO_TAIL(mixed_int);
}
AIO_HANDLER(MulInt) {
  Value x = R[pc->b];
  int64_t t;
  if (AIO_LIKELY(x.is_small_int() &&
                 !__builtin_mul_overflow(high(x), static_cast<int64_t>(pc->sc()), &t))) {
    R[pc->a] = from_high(t);
    AIO_NEXT(1);
  }
  AIO_TAIL(mixed_int);
}
AIO_HANDLER(FloorDivInt) {
  Value x = R[pc->b];
  if (AIO_LIKELY(x.is_small_int() && pc->sc() > 0)) {
    R[pc->a] = Value::small_int(quick_div(x.as_small_int(), pc->sc()));
    AIO_NEXT(1);
  }
  AIO_TAIL(slow_binary_int);
}
AIO_HANDLER(ModInt) {
  Value x = R[pc->b];
  if (AIO_LIKELY(x.is_small_int() && pc->sc() > 0)) {
    R[pc->a] = Value::small_int(quick_mod(x.as_small_int(), pc->sc()));
    AIO_NEXT(1);
  }
  AIO_TAIL(slow_binary_int);
}
AIO_HANDLER(AndInt) {
  Value x = R[pc->b];
  if (AIO_LIKELY(x.is_small_int())) {
    R[pc->a] = Value::small_int(x.as_small_int() & pc->sc());
    AIO_NEXT(1);
  }
  AIO_TAIL(slow_binary_int);
}

// --- unary ---------------------------------------------------------------------------------------

namespace {
AIO_SLOW(slow_unary) {
  AIO_SAVE(1);
  Value v = R[pc->b];
  switch (static_cast<Op>(pc->op)) {
    case Op::Neg: v = negate(*vm, v); break;
    case Op::Pos: v = positive(*vm, v); break;
    default: v = invert(*vm, v); break;
  }
  if (AIO_UNLIKELY(v.is_exc())) AIO_TAIL(unwind);
  R[pc->a] = v;
  AIO_NEXT(1);
}

/// Truth of R[register]: 1, 0, or -1 with the exception pending.
int truth_of(Vm* vm, Value v) {
  Result<bool> r = truthy(*vm, v);
  return failed(r) ? -1 : *r ? 1 : 0;
}

AIO_SLOW(slow_not) {
  AIO_SAVE(1);
  int t = truth_of(vm, R[pc->b]);
  if (AIO_UNLIKELY(t < 0)) AIO_TAIL(unwind);
  R[pc->a] = Value::boolean(t == 0);
  AIO_NEXT(1);
}
}  // namespace

AIO_HANDLER(Neg) {
  Value x = R[pc->b];
  if (x.is_float()) {
    R[pc->a] = raw_float(-x.as_float());
    AIO_NEXT(1);
  }
  if (AIO_LIKELY(x.is_small_int() && x.as_small_int() != kMinSmallInt)) {
    R[pc->a] = Value::small_int(-x.as_small_int());
    AIO_NEXT(1);
  }
  AIO_TAIL(slow_unary);
}
AIO_HANDLER(Pos) { AIO_TAIL(slow_unary); }
AIO_HANDLER(Invert) {
  Value x = R[pc->b];
  if (x.is_small_int()) {
    R[pc->a] = Value::small_int(~x.as_small_int());
    AIO_NEXT(1);
  }
  AIO_TAIL(slow_unary);
}
AIO_HANDLER(Not) {
  Value x = R[pc->b];
  if (AIO_LIKELY(x.is_bool())) {
    R[pc->a] = Value::boolean(x.is_false());
    AIO_NEXT(1);
  }
  AIO_TAIL(slow_not);
}

// --- comparison ----------------------------------------------------------------------------------

namespace {

AIO_SLOW(slow_compare) {
  AIO_SAVE(1);
  Value v = compare(*vm, static_cast<CompareOp>(pc->op - number_of(Op::Lt)), R[pc->b], R[pc->c]);
  if (AIO_UNLIKELY(v.is_exc())) AIO_TAIL(unwind);
  R[pc->a] = v;
  AIO_NEXT(1);
}

/// Truth of a fused comparison's condition: 1, 0, -1 raised. Decodes operator, negation and
/// immediate from the opcode.
int condition(Vm* vm, Insn* pc, Value* R) {
  unsigned n = pc->op - number_of(Op::JumpLt);  // four groups of six, in the order of CompareOp
  bool negated = n / 6 == 1 || n / 6 == 3, immediate = n / 6 >= 2;
  CompareOp op = static_cast<CompareOp>(n % 6);
  Value y = immediate ? Value::small_int(pc->sb()) : R[pc->b];
  Value v = compare(*vm, op, R[pc->a], y);
  if (v.is_exc()) return -1;
  int t = truth_of(vm, v);
  return t < 0 ? t : negated ? !t : t;
}
static_assert(number_of(Op::JumpNotLt) - number_of(Op::JumpLt) == 6);
static_assert(number_of(Op::JumpLtInt) - number_of(Op::JumpLt) == 12);
static_assert(number_of(Op::JumpNotLtInt) - number_of(Op::JumpLt) == 18);

/// Takes a branch; a backward one is a safepoint.
#define AIO_BRANCH(offset)                                                                     \
  do {                                                                                         \
    const int32_t branch_offset = (offset);                                                    \
    if (branch_offset < 0 && AIO_UNLIKELY(vm->interrupt.load(std::memory_order_relaxed) != 0)) \
      AIO_TAIL(safepoint);                                                                     \
    AIO_NEXT(1 + branch_offset);                                                               \
  } while (0)

AIO_SLOW(slow_compare_jump) {
  AIO_SAVE(1);
  int t = condition(vm, pc, R);
  if (AIO_UNLIKELY(t < 0)) AIO_TAIL(unwind);
  if (t) AIO_BRANCH(pc->sc());
  AIO_NEXT(1);
}

AIO_SLOW(slow_truth_jump) {
  AIO_SAVE(1);
  int t = truth_of(vm, R[pc->a]);
  if (AIO_UNLIKELY(t < 0)) AIO_TAIL(unwind);
  bool wanted = pc->op == number_of(Op::JumpIf);
  if ((t == 1) == wanted) AIO_BRANCH(pc->sbc());
  AIO_NEXT(1);
}

AIO_SLOW(slow_contains) {
  AIO_SAVE(1);
  Result<bool> r = contains(*vm, R[pc->c], R[pc->b]);
  if (AIO_UNLIKELY(failed(r))) AIO_TAIL(unwind);
  R[pc->a] = Value::boolean(*r != (pc->op == number_of(Op::NotIn)));
  AIO_NEXT(1);
}

}  // namespace

#define AIO_COMPARE(Name, op)                                  \
  AIO_HANDLER(Name) {                                          \
    Value x = R[pc->b], y = R[pc->c];                          \
    if (AIO_LIKELY(both_small_ints(x, y))) {                   \
      R[pc->a] = Value::boolean(high(x) op high(y));           \
      AIO_NEXT(1);                                             \
    }                                                          \
    if (both_floats(x, y)) {                                   \
      R[pc->a] = Value::boolean(x.as_float() op y.as_float()); \
      AIO_NEXT(1);                                             \
    }                                                          \
    AIO_TAIL(slow_compare);                                    \
  }
AIO_COMPARE(Lt, <)
AIO_COMPARE(Le, <=)
AIO_COMPARE(Gt, >)
AIO_COMPARE(Ge, >=)
AIO_COMPARE(Eq, ==)
AIO_COMPARE(Ne, !=)
#undef AIO_COMPARE

AIO_HANDLER(Is) {
  R[pc->a] = Value::boolean(R[pc->b] == R[pc->c]);
  AIO_NEXT(1);
}
AIO_HANDLER(IsNot) {
  R[pc->a] = Value::boolean(!(R[pc->b] == R[pc->c]));
  AIO_NEXT(1);
}
AIO_HANDLER(In) { AIO_TAIL(slow_contains); }
AIO_HANDLER(NotIn) { AIO_TAIL(slow_contains); }

// --- branches ------------------------------------------------------------------------------------

AIO_HANDLER(Jump) { AIO_BRANCH(pc->sbc()); }
AIO_HANDLER(JumpIf) {
  Value v = R[pc->a];
  if (AIO_LIKELY(v.is_bool())) {
    if (v.is_true()) AIO_BRANCH(pc->sbc());
    AIO_NEXT(1);
  }
  AIO_TAIL(slow_truth_jump);
}
AIO_HANDLER(JumpIfNot) {
  Value v = R[pc->a];
  if (AIO_LIKELY(v.is_bool())) {
    if (v.is_false()) AIO_BRANCH(pc->sbc());
    AIO_NEXT(1);
  }
  AIO_TAIL(slow_truth_jump);
}
AIO_HANDLER(JumpIfNone) {
  if (R[pc->a].is_none()) AIO_BRANCH(pc->sbc());
  AIO_NEXT(1);
}
AIO_HANDLER(JumpIfNotNone) {
  if (!R[pc->a].is_none()) AIO_BRANCH(pc->sbc());
  AIO_NEXT(1);
}
AIO_HANDLER(JumpIfUndef) {
  if (R[pc->a].is_undef()) AIO_BRANCH(pc->sbc());
  AIO_NEXT(1);
}

#define AIO_COMPARE_JUMP(Name, op, negate)                                                \
  AIO_HANDLER(Jump##Name) {                                                               \
    Value x = R[pc->a], y = R[pc->b];                                                     \
    if (AIO_LIKELY(both_small_ints(x, y))) {                                              \
      if (negate(high(x) op high(y))) AIO_BRANCH(pc->sc());                               \
      AIO_NEXT(1);                                                                        \
    }                                                                                     \
    if (both_floats(x, y)) {                                                              \
      if (negate(x.as_float() op y.as_float())) AIO_BRANCH(pc->sc());                     \
      AIO_NEXT(1);                                                                        \
    }                                                                                     \
    AIO_TAIL(slow_compare_jump);                                                          \
  }                                                                                       \
  AIO_HANDLER(Jump##Name##Int) {                                                          \
    Value x = R[pc->a];                                                                   \
    if (AIO_LIKELY(x.is_small_int())) {                                                   \
      if (negate(high(x) op(static_cast<int64_t>(pc->sb()) << 16))) AIO_BRANCH(pc->sc()); \
      AIO_NEXT(1);                                                                        \
    }                                                                                     \
    if (x.is_float()) {                                                                   \
      if (negate(x.as_float() op static_cast<double>(pc->sb()))) AIO_BRANCH(pc->sc());    \
      AIO_NEXT(1);                                                                        \
    }                                                                                     \
    AIO_TAIL(slow_compare_jump);                                                          \
  }
AIO_COMPARE_JUMP(Lt, <, )
AIO_COMPARE_JUMP(Le, <=, )
AIO_COMPARE_JUMP(Gt, >, )
AIO_COMPARE_JUMP(Ge, >=, )
AIO_COMPARE_JUMP(Eq, ==, )
AIO_COMPARE_JUMP(Ne, !=, )
AIO_COMPARE_JUMP(NotLt, <, !)
AIO_COMPARE_JUMP(NotLe, <=, !)
AIO_COMPARE_JUMP(NotGt, >, !)
AIO_COMPARE_JUMP(NotGe, >=, !)
AIO_COMPARE_JUMP(NotEq, ==, !)
AIO_COMPARE_JUMP(NotNe, !=, !)
#undef AIO_COMPARE_JUMP
#undef AIO_BRANCH

}  // namespace aio
