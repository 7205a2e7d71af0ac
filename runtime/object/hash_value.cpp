// hash(): CPython's values for everything whose hash CPython does not randomise, and identity
// hashes.
//
// Invariant: pure_hash and hash_value agree, and fold_hash(hash(str)) is the str's cached 32-bit
// hash.
#include <algorithm>

#include "runtime/object/builtin_ops.hpp"
#include "runtime/object/class.hpp"
#include "runtime/object/dict_table.hpp"
#include "runtime/object/function.hpp"
#include "runtime/object/number.hpp"
#include "runtime/object/sequence.hpp"
#include "runtime/object/text.hpp"
#include "runtime/vm/operators.hpp"
#include "runtime/vm/vm.hpp"

namespace aio {
namespace {

constexpr int64_t kHashOfNone = 0xFCA86420;  // CPython >= 3.12
constexpr int64_t kHashOfImaginary = 1000003;

constexpr uint64_t inverse_of_odd(uint64_t x) {
  uint64_t inverse = x;  // right in 3 bits; every step doubles that
  for (int i = 0; i < 5; ++i) inverse *= 2 - x * inverse;
  return inverse;
}
constexpr uint64_t kHashInverse = inverse_of_odd(kHashMultiplier);
static_assert(kHashInverse * kHashMultiplier == 1);

int64_t small_int_hash(int64_t i) { return i == -1 ? -2 : i; }

int64_t complex_hash(const Complex* c) {
  uint64_t h =
      static_cast<uint64_t>(double_hash(c->real)) +
      static_cast<uint64_t>(kHashOfImaginary) * static_cast<uint64_t>(double_hash(c->imag));
  return h == ~0ull ? -2 : static_cast<int64_t>(h);
}

bool has_type(Vm& vm, const Object* o, BuiltinType t) { return o->shape == shape_id(vm, t); }

Raised raise_unhashable(Vm& vm, Value v) {
  return raise(vm, ExceptionType::TypeError, "unhashable type: '%T'", v.bits);
}

/// By the payload: for exact builtin objects, and subclasses that inherit the builtin __hash__.
Result<int64_t> hash_by_kind(Vm& vm, Value v) {
  Object* o = v.as_object();
  switch (o->kind) {
    case Kind::Str: return unfold_str_hash(str_hash(vm, static_cast<Str*>(o)));
    case Kind::Int: return int_hash(v);
    case Kind::Float: return double_hash(static_cast<FloatObject*>(o)->value);
    case Kind::Complex: return complex_hash(static_cast<Complex*>(o));
    case Kind::Bytes: return bytes_hash(vm, static_cast<Bytes*>(o));
    case Kind::Tuple: return tuple_hash(vm, static_cast<Tuple*>(o));
    case Kind::Range: return range_hash(vm, static_cast<Range*>(o));
    case Kind::Slice: return slice_hash(vm, static_cast<Slice*>(o));
    case Kind::Set: return set_hash(vm, static_cast<Set*>(o));
    default: return identity_hash(o);
  }
}

Result<int64_t> call_hash(Vm& vm, Value v) {
  Rooted keep(vm, v);
  AIO_TRY(Value h, call_special(vm, v, Special::Hash));
  if (h.is_undef()) return raise_unhashable(vm, v);
  if (!is_int(h))
    return raise(vm, ExceptionType::TypeError, "__hash__ method should return an integer");
  int64_t i;
  // CPython takes an int that fits its hash type as it is, and the hash of a wider one.
  if (!int_to_int64(h, &i)) i = int_hash(h);
  return small_int_hash(i);
}

}  // namespace

int64_t unfold_str_hash(uint32_t str_hash) {
  uint64_t wide = uint64_t{str_hash} << 32 | str_hash;
  auto unfolded = [&] { return static_cast<int64_t>(wide * kHashInverse); };
  // The low word does not reach the folded hash: another one, should the number be where fold_hash
  // works differently.
  while (is_near_zero(unfolded()))
    wide = (wide & ~uint64_t{0xFFFF'FFFF}) | ((wide + 1) & 0xFFFF'FFFF);
  return unfolded();
}

int64_t identity_hash(const Object* o) {
  uint64_t address = reinterpret_cast<uint64_t>(o);
  return static_cast<int64_t>(address >> 4 | address << 60);
}

bool is_pure_key(Vm& vm, Value v) {
  if (!v.is_object()) return true;
  const Object* o = v.as_object();
  if (o->kind == Kind::Str) return has_type(vm, o, BuiltinType::Str);
  return o->kind == Kind::Int && has_type(vm, o, BuiltinType::Int);
}

int64_t pure_hash(Vm& vm, Value v) {
  if (v.is_small_int()) return small_int_hash(v.as_small_int());
  if (v.is_float()) return double_hash(v.as_float());
  if (v.is_object()) {
    if (v.as_object()->kind == Kind::Str) return unfold_str_hash(str_hash(vm, as<Str>(v)));
    return int_hash(v);
  }
  if (v.is_bool()) return v.is_true();
  if (v.is_none()) return kHashOfNone;
  return static_cast<int64_t>(v.bits & 0xFF) *
         1000003;  // Ellipsis, NotImplemented: any fixed number
}

static PureEqual equal_numbers(Value x, Value y) {
  bool same;
  if (is_int(x)) {
    if (is_int(y)) same = int_compare(x, y) == 0;
    else if (double d = y.as_float(); d != d) same = false;
    else same = int_compare_double(x, d) == 0;
  } else if (is_int(y)) {
    return equal_numbers(y, x);
  } else {
    same = x.as_float() == y.as_float();
  }
  return same ? PureEqual::Yes : PureEqual::No;
}

/// What a pure value or an exact builtin container is, for comparison.
enum class PureClass : uint8_t { Number, Text, Singleton, Other };
static PureClass pure_class(Vm& vm, Value v) {
  if (!v.is_object()) {
    if (v.is_small_int() || v.is_float() || v.is_bool()) return PureClass::Number;
    return PureClass::Singleton;
  }
  if (!is_pure_key(vm, v)) return PureClass::Other;
  return v.as_object()->kind == Kind::Str ? PureClass::Text : PureClass::Number;
}

static PureEqual equal_tuples(Vm& vm, Tuple* x, Tuple* y) {
  if (x->size != y->size) return PureEqual::No;
  for (size_t i = 0; i < x->size; ++i) {
    Value a = x->items()[i], b = y->items()[i];
    if (a == b) continue;
    if (pure_class(vm, a) == PureClass::Other || pure_class(vm, b) == PureClass::Other)
      return PureEqual::Unknown;  // not deeper: recursion stays bounded
    PureEqual e = pure_equal(vm, a, b);
    if (e != PureEqual::Yes) return e;
  }
  return PureEqual::Yes;
}

PureEqual pure_equal(Vm& vm, Value x, Value y) {
  PureClass cx = pure_class(vm, x), cy = pure_class(vm, y);
  if (cx == PureClass::Other || cy == PureClass::Other) {
    if (is_kind(x, Kind::Tuple) && is_kind(y, Kind::Tuple) &&
        has_type(vm, x.as_object(), BuiltinType::Tuple) &&
        has_type(vm, y.as_object(), BuiltinType::Tuple))
      return equal_tuples(vm, as<Tuple>(x), as<Tuple>(y));
    return PureEqual::Unknown;
  }
  if (cx != cy || cx == PureClass::Singleton) return x == y ? PureEqual::Yes : PureEqual::No;
  if (cx == PureClass::Number) return equal_numbers(x, y);
  Str *s = as<Str>(x), *t = as<Str>(y);
  if (s == t) return PureEqual::Yes;
  if (s->is_interned() && t->is_interned()) return PureEqual::No;
  return str_hash(vm, s) == str_hash(vm, t) && str_equal(s, t) ? PureEqual::Yes : PureEqual::No;
}

Result<int64_t> hash_value(Vm& vm, Value v) {
  if (!v.is_object() || is_pure_key(vm, v)) return pure_hash(vm, v);
  Type* type = type_of(vm, v);
  Value method = lookup_special(vm, type, Special::Hash);
  if (method.is_undef() || method.is_none()) return raise_unhashable(vm, v);
  if (!is_kind(method, Kind::NativeFunction)) return call_hash(vm, v);
  // A native __hash__: the one of object, or of the builtin base with this payload; types of stdlib
  // modules have their own.
  Type* owner = as<NativeFunction>(method)->owner;
  if (owner == vm.type(BuiltinType::Object)) return identity_hash(v.as_object());
  switch (v.as_object()->kind) {
    case Kind::Str:
    case Kind::Int:
    case Kind::Float:
    case Kind::Complex:
    case Kind::Bytes:
    case Kind::Tuple:
    case Kind::Range:
    case Kind::Slice:
    case Kind::Set:
      if (owner && !(owner->flags & kTypeHeap)) return hash_by_kind(vm, v);
      break;
    default: break;
  }
  return call_hash(vm, v);
}

Result<int64_t> tuple_hash(Vm& vm, Tuple* tuple) {
  AIO_CHECK(vm.check_native_stack());
  Rooted keep(vm, tuple);
  TupleHash hash;
  for (size_t i = 0; i < tuple->size; ++i) {
    AIO_TRY(int64_t item, hash_value(vm, tuple->items()[i]));
    hash.add(item);
  }
  return hash.finish();
}

Result<int64_t> range_hash(Vm& vm, Range* range) {
  Value step = range->step, start = range->start;
  if (int_sign(range->length) == 0) start = step = Value::none();
  else if (int_compare(range->length, Value::small_int(1)) == 0) step = Value::none();
  TupleHash hash;
  for (Value part : {range->length, start, step}) hash.add(pure_hash(vm, part));
  return hash.finish();
}

}  // namespace aio
