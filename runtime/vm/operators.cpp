// Binary and unary operators: numbers first, then exact builtin sequences, then special methods
// with the reflected one of a subclass before its base's (Python's data model, section 3.3.8).
//
// Invariant: a fast path is taken only when both operands are exact builtins, so no override is
// skipped.
#include "runtime/vm/operators.hpp"

#include "runtime/native/native.hpp"
#include "runtime/object/builtin_ops.hpp"
#include "runtime/object/object_model.hpp"
#include "runtime/vm/operators_internal.hpp"

namespace aio {
namespace {

enum class NumberRank : uint8_t { None, Int, Float, Complex };

NumberRank rank_of(Vm& vm, Value v) {
  if (v.is_small_int() || v.is_bool()) return NumberRank::Int;
  if (v.is_float()) return NumberRank::Float;
  if (!v.is_object() || !is_exact(vm, v)) return NumberRank::None;
  switch (v.as_object()->kind) {
    case Kind::Int: return NumberRank::Int;
    case Kind::Complex: return NumberRank::Complex;
    default: return NumberRank::None;
  }
}

Value int_binary(Vm& vm, BinaryOp op, Value x, Value y) {
  switch (op) {
    case BinaryOp::Add: return int_add(vm, x, y);
    case BinaryOp::Sub: return int_sub(vm, x, y);
    case BinaryOp::Mul: return int_mul(vm, x, y);
    case BinaryOp::TrueDiv: return int_true_div(vm, x, y);
    case BinaryOp::FloorDiv: return int_floor_div(vm, x, y);
    case BinaryOp::Mod: return int_mod(vm, x, y);
    case BinaryOp::Pow: return int_pow(vm, x, y);
    case BinaryOp::LShift: return int_lshift(vm, x, y);
    case BinaryOp::RShift: return int_rshift(vm, x, y);
    case BinaryOp::BitAnd:
      if (x.is_bool() && y.is_bool()) return Value::boolean(x.is_true() && y.is_true());
      return int_and(vm, x, y);
    case BinaryOp::BitOr:
      if (x.is_bool() && y.is_bool()) return Value::boolean(x.is_true() || y.is_true());
      return int_or(vm, x, y);
    case BinaryOp::BitXor:
      if (x.is_bool() && y.is_bool()) return Value::boolean(!(x == y));
      return int_xor(vm, x, y);
    default: return Value::not_implemented();
  }
}

bool float_has(BinaryOp op) {
  switch (op) {
    case BinaryOp::Add:
    case BinaryOp::Sub:
    case BinaryOp::Mul:
    case BinaryOp::TrueDiv:
    case BinaryOp::FloorDiv:
    case BinaryOp::Mod:
    case BinaryOp::Pow: return true;
    default: return false;
  }
}

Result<double> as_double(Vm& vm, Value v) {
  if (v.is_float()) return v.as_float();
  return int_to_double(vm, v);
}

/// not_implemented: at least one operand is not an exact number, or numbers have no such operator.
Value number_binary(Vm& vm, BinaryOp op, Value x, Value y) {
  NumberRank rx = rank_of(vm, x), ry = rank_of(vm, y);
  if (rx == NumberRank::None || ry == NumberRank::None) return Value::not_implemented();
  NumberRank rank = rx > ry ? rx : ry;
  if (rank == NumberRank::Int) return int_binary(vm, op, x, y);
  if (!float_has(op)) return Value::not_implemented();
  if (rank == NumberRank::Complex) return complex_binary(vm, op, x, y);
  AIO_TRY(double a, as_double(vm, x));
  AIO_TRY(double b, as_double(vm, y));
  return float_binary(vm, op, a, b);
}

/// x op y of two exact objects of the same kind, or formatting; not_implemented: look further.
Value container_binary(Vm& vm, BinaryOp op, Value x, Value y) {
  if (!x.is_object() || !is_exact(vm, x)) return Value::not_implemented();
  Object* o = x.as_object();
  bool same = y.is_object() && y.as_object()->kind == o->kind && is_exact(vm, y);
  if (op == BinaryOp::Add && same) {
    switch (o->kind) {
      case Kind::Str: return concat(vm, static_cast<Str*>(o), as<Str>(y));
      case Kind::List: return list_concat(vm, static_cast<List*>(o), y);
      case Kind::Tuple: return tuple_concat(vm, static_cast<Tuple*>(o), y);
      case Kind::Bytes: return bytes_concat(vm, x, y);
      default: return Value::not_implemented();
    }
  }
  if (op == BinaryOp::Mul && (y.is_small_int() || y.is_bool())) return repeat_sequence(vm, x, y);
  if (op == BinaryOp::Mod && o->kind == Kind::Str && is_exact(vm, y))
    return str_percent_format(vm, static_cast<Str*>(o), y);
  if (same && o->kind == Kind::Set) return set_binary_or_none(vm, op, x, y);
  return Value::not_implemented();
}

const char* const kSymbols[] = {"+", "-",  "*",  "/", "//", "%", "** or pow()",
                                "@", "<<", ">>", "&", "|",  "^"};
const char* const kInplaceSymbols[] = {
    "+=", "-=", "*=", "/=", "//=", "%=", "**=", "@=", "<<=", ">>=", "&=", "|=", "^="};

bool is_print(Value v) {
  auto* native = dyn_as<NativeFunction>(v);
  return native && !native->owner && native->def->signature.name() == "print";
}

Raised raise_unsupported(Vm& vm, const char* symbol, BinaryOp op, Value x, Value y) {
  if (op == BinaryOp::RShift && symbol == kSymbols[static_cast<size_t>(op)] && is_print(x))
    return raise(vm, ExceptionType::TypeError,
                 "unsupported operand type(s) for %s: '%T' and '%T'. Did you mean "
                 "\"print(<message>, file=<output_stream>)\"?",
                 symbol, x.bits, y.bits);
  return raise(vm, ExceptionType::TypeError, "unsupported operand type(s) for %s: '%T' and '%T'",
               symbol, x.bits, y.bits);
}

Special forward(BinaryOp op) {
  return static_cast<Special>(static_cast<unsigned>(Special::Add) + static_cast<unsigned>(op));
}
Special reflected(BinaryOp op) {
  return static_cast<Special>(static_cast<unsigned>(Special::RAdd) + static_cast<unsigned>(op));
}
Special inplace(BinaryOp op) {
  return static_cast<Special>(static_cast<unsigned>(Special::IAdd) + static_cast<unsigned>(op));
}

/// Concatenation and repetition of builtin sequences are tried last: they raise instead of giving
/// way.
bool is_sequence_method(Vm& vm, BinaryOp op, Value method) {
  if (op != BinaryOp::Add && op != BinaryOp::Mul) return false;
  auto* native = dyn_as<NativeFunction>(method);
  if (!native || !native->owner) return false;
  const Type* owner = native->owner;
  return owner->flags & kTypeSequence || owner == vm.type(BuiltinType::Str) ||
         owner == vm.type(BuiltinType::Bytes) || owner == vm.type(BuiltinType::ByteArray);
}

Value special_binary(Vm& vm, BinaryOp op, Value x, Value y) {
  Type* tx = type_of(vm, x);
  Type* ty = type_of(vm, y);
  Value method = lookup_special(vm, tx, forward(op));
  Value back = tx == ty ? Value::undef() : lookup_special(vm, ty, reflected(op));
  bool later = is_sequence_method(vm, op, method);
  Value sequence_back = Value::undef();
  if (!back.is_undef() && is_sequence_method(vm, op, back)) {
    sequence_back = back;
    back = Value::undef();
  }
  if (!back.is_undef() && is_subtype(ty, tx) && !(lookup_special(vm, tx, reflected(op)) == back)) {
    Value r = call_method_value(vm, back, y, &x, 1);
    if (!r.is_not_implemented()) return r;
    back = Value::undef();
  }
  if (!method.is_undef() && !later) {
    Value r = call_method_value(vm, method, x, &y, 1);
    if (!r.is_not_implemented()) return r;
  }
  if (!back.is_undef()) {
    Value r = call_method_value(vm, back, y, &x, 1);
    if (!r.is_not_implemented()) return r;
  }
  if (later) {
    if (op == BinaryOp::Mul && lookup_special(vm, ty, Special::Index).is_undef())
      return raise(vm, ExceptionType::TypeError, "can't multiply sequence by non-int of type '%T'",
                   y.bits);
    return call_method_value(vm, method, x, &y, 1);
  }
  if (sequence_back.is_undef()) return Value::not_implemented();
  if (lookup_special(vm, tx, Special::Index).is_undef())
    return raise(vm, ExceptionType::TypeError, "can't multiply sequence by non-int of type '%T'",
                 x.bits);
  return call_method_value(vm, sequence_back, y, &x, 1);
}

/// str + str, the commonest operation that is none of numbers; undef: something else.
Value concat_exact(Vm& vm, BinaryOp op, Value x, Value y) {
  if (op != BinaryOp::Add || !is_kind(x, Kind::Str) || !is_kind(y, Kind::Str))
    return Value::undef();
  uint32_t exact = shape_id(vm, BuiltinType::Str);
  if (x.as_object()->shape != exact || y.as_object()->shape != exact) return Value::undef();
  return concat(vm, as<Str>(x), as<Str>(y));
}

Value binary_or_not_implemented(Vm& vm, BinaryOp op, Value x, Value y) {
  Value text = concat_exact(vm, op, x, y);
  if (!text.is_undef()) return text;
  Value r = number_binary(vm, op, x, y);
  if (!r.is_not_implemented()) return r;
  r = container_binary(vm, op, x, y);
  if (!r.is_not_implemented()) return r;
  AIO_CHECK(vm.check_native_stack());
  Rooted keep_x(vm, x), keep_y(vm, y);
  return special_binary(vm, op, x, y);
}

/// x op= y on exact builtin containers; not_implemented: look further.
Value container_inplace(Vm& vm, BinaryOp op, Value x, Value y) {
  if (!x.is_object() || !is_exact(vm, x)) return Value::not_implemented();
  switch (x.as_object()->kind) {
    case Kind::List:
      if (op == BinaryOp::Add) return list_inplace_concat(vm, as<List>(x), y);
      if (op == BinaryOp::Mul && is_int(y)) return list_inplace_repeat(vm, as<List>(x), y);
      return Value::not_implemented();
    case Kind::ByteArray:
      return op == BinaryOp::Add ? bytearray_extend(vm, as<ByteArray>(x), y)
                                 : Value::not_implemented();
    default: return Value::not_implemented();
  }
}

}  // namespace

Value repeat_sequence(Vm& vm, Value sequence, Value count) {
  Object* o = sequence.as_object();
  switch (o->kind) {
    case Kind::Str: return str_repeat(vm, static_cast<Str*>(o), count);
    case Kind::List: return list_repeat(vm, static_cast<List*>(o), count);
    case Kind::Tuple: return tuple_repeat(vm, static_cast<Tuple*>(o), count);
    case Kind::Bytes:
    case Kind::ByteArray: return bytes_repeat(vm, sequence, count);
    default: return Value::not_implemented();
  }
}

Value set_binary_or_none(Vm& vm, BinaryOp op, Value x, Value y) {
  switch (op) {
    case BinaryOp::BitAnd:
    case BinaryOp::BitOr:
    case BinaryOp::BitXor:
    case BinaryOp::Sub: return set_binary(vm, op, as<Set>(x), y);
    default: return Value::not_implemented();
  }
}

Value binary_op(Vm& vm, BinaryOp op, Value x, Value y) {
  Value r = binary_or_not_implemented(vm, op, x, y);
  if (!r.is_not_implemented()) return r;
  return raise_unsupported(vm, kSymbols[static_cast<size_t>(op)], op, x, y);
}

Value inplace_op(Vm& vm, BinaryOp op, Value x, Value y) {
  Value text = concat_exact(vm, op, x, y);
  if (!text.is_undef()) return text;
  Value r = number_binary(vm, op, x, y);
  if (!r.is_not_implemented()) return r;
  r = container_inplace(vm, op, x, y);
  if (!r.is_not_implemented()) return r;
  Rooted keep_x(vm, x), keep_y(vm, y);
  Value method = x.is_object() ? lookup_special(vm, type_of(vm, x), inplace(op)) : Value::undef();
  if (!method.is_undef()) {
    AIO_CHECK(vm.check_native_stack());
    r = call_method_value(vm, method, x, &y, 1);
    if (!r.is_not_implemented()) return r;
  }
  r = binary_or_not_implemented(vm, op, x, y);
  if (!r.is_not_implemented()) return r;
  return raise_unsupported(vm, kInplaceSymbols[static_cast<size_t>(op)], op, x, y);
}

Value power(Vm& vm, Value base, Value exponent, Value modulus) {
  if (modulus.is_none() || modulus.is_undef()) return binary_op(vm, BinaryOp::Pow, base, exponent);
  if (rank_of(vm, base) == NumberRank::Int && rank_of(vm, exponent) == NumberRank::Int &&
      rank_of(vm, modulus) == NumberRank::Int)
    return int_pow_mod(vm, base, exponent, modulus);
  Rooted keep_base(vm, base), keep_exponent(vm, exponent), keep_modulus(vm, modulus);
  Value method = lookup_special(vm, type_of(vm, base), Special::Pow);
  if (!method.is_undef()) {
    Value args[2] = {exponent, modulus};
    Value r = call_method_value(vm, method, base, args, 2);
    if (!r.is_not_implemented()) return r;
  }
  // The numbers among the other operands refuse a modulus in words of their own.
  for (Value v : {exponent, modulus}) {
    if (is_float_like(v))
      return raise(vm, ExceptionType::TypeError,
                   "pow() 3rd argument not allowed unless all arguments are integers");
    if (is_kind(v, Kind::Complex)) return raise(vm, ExceptionType::ValueError, "complex modulo");
  }
  return raise(vm, ExceptionType::TypeError,
               "unsupported operand type(s) for ** or pow(): '%T', '%T', '%T'", base.bits,
               exponent.bits, modulus.bits);
}

// --- unary ---

namespace {

Value unary_special(Vm& vm, Special which, const char* message, Value x) {
  AIO_CHECK(vm.check_native_stack());
  Rooted keep(vm, x);
  Value r = call_special(vm, x, which);
  if (!r.is_undef()) return r;
  return raise(vm, ExceptionType::TypeError, message, x.bits);
}

}  // namespace

Value negate(Vm& vm, Value x) {
  if (x.is_float()) return Value::number(-x.as_float());
  if (rank_of(vm, x) == NumberRank::Int) return int_neg(vm, x);
  return unary_special(vm, Special::Neg, "bad operand type for unary -: '%T'", x);
}

Value positive(Vm& vm, Value x) {
  if (x.is_float() || x.is_small_int()) return x;
  if (rank_of(vm, x) == NumberRank::Int) return int_add(vm, x, Value::small_int(0));
  return unary_special(vm, Special::Pos, "bad operand type for unary +: '%T'", x);
}

Value invert(Vm& vm, Value x) {
  if (x.is_bool()) {
    AIO_CHECK(vm.warn(ExceptionType::DeprecationWarning,
                      "Bitwise inversion '~' on bool is deprecated and will be removed in Python "
                      "3.16. This returns the "
                      "bitwise inversion of the underlying int object and is usually not what you "
                      "expect from negating "
                      "a bool. Use the 'not' operator for boolean negation or ~int(x) if you "
                      "really want the bitwise "
                      "inversion of the underlying int."));
    return int_invert(vm, x);
  }
  if (rank_of(vm, x) == NumberRank::Int) return int_invert(vm, x);
  return unary_special(vm, Special::Invert, "bad operand type for unary ~: '%T'", x);
}

Value absolute(Vm& vm, Value x) {
  if (x.is_float()) return Value::number(__builtin_fabs(x.as_float()));
  if (rank_of(vm, x) == NumberRank::Int)
    return int_sign(x) < 0 ? int_neg(vm, x) : int_add(vm, x, Value::small_int(0));
  return unary_special(vm, Special::Abs, "bad operand type for abs(): '%T'", x);
}

}  // namespace aio
