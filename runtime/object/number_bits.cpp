// & | ^ ~ on ints of any size, as if in two's complement with endless sign bits.
#include "runtime/object/number_internal.hpp"

namespace aio {
namespace {

enum class BitOp { And, Or, Xor };

template <BitOp op, class T>
T combine(T a, T b) {
  if constexpr (op == BitOp::And) return a & b;
  if constexpr (op == BitOp::Or) return a | b;
  return a ^ b;
}

/// Reads a magnitude limb by limb as its two's complement.
class TwosComplement {
 public:
  explicit TwosComplement(const IntView& v)
      : v_(v), negative_(v.negative() && v.size()), carry_(negative_) {}
  uint64_t next() {
    uint64_t limb = i_ < v_.size() ? v_.limbs()[i_] : 0;
    ++i_;
    if (!negative_) return limb;
    limb = ~limb + carry_;
    carry_ = carry_ && limb == 0;
    return limb;
  }
  bool negative() const { return negative_; }

 private:
  const IntView& v_;
  size_t i_ = 0;
  bool negative_, carry_;
};

template <BitOp op>
Value bit_operation(Vm& vm, Value x, Value y) {
  if (both_small_ints(x, y))
    return Value::small_int(combine<op>(x.as_small_int(), y.as_small_int()));
  IntView a{x}, b{y};
  TwosComplement left{a}, right{b};
  bool negative = combine<op>(left.negative(), right.negative());
  size_t size = std::max(a.size(), b.size()) + 1;
  Int* r = new_int(vm, size);
  uint64_t* limbs = r->limbs();
  uint64_t carry = negative;
  for (size_t i = 0; i < size; ++i) {
    uint64_t limb = combine<op>(left.next(), right.next());
    if (negative) {
      limb = ~limb + carry;
      carry = carry && limb == 0;
    }
    limbs[i] = limb;
  }
  return finish_int(vm, r, size, negative);
}

}  // namespace

Value int_and(Vm& vm, Value x, Value y) { return bit_operation<BitOp::And>(vm, x, y); }
Value int_or(Vm& vm, Value x, Value y) { return bit_operation<BitOp::Or>(vm, x, y); }
Value int_xor(Vm& vm, Value x, Value y) { return bit_operation<BitOp::Xor>(vm, x, y); }
Value int_invert(Vm& vm, Value x) { return int_sub(vm, Value::small_int(-1), x); }

}  // namespace aio
