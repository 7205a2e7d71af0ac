// The operators of set and frozenset that runtime/vm calls: repr, hash, comparison, algebra, `in`.
#include "runtime/object/builtin_ops.hpp"
#include "runtime/object/class.hpp"
#include "runtime/object/set_table.hpp"
#include "runtime/vm/operators.hpp"
#include "runtime/vm/vm.hpp"

namespace aio {
namespace {

uint64_t shuffle(int64_t hash) {
  uint64_t h = static_cast<uint64_t>(hash);
  return ((h ^ 89869747u) ^ (h << 16)) * 3644798167u;
}

}  // namespace

Result<int64_t> set_hash(Vm& vm, Set* set) {
  Type* type = vm.type_of_shape(set->shape);
  if (!is_subtype(type, vm.type(BuiltinType::FrozenSet)))
    return raise(vm, ExceptionType::TypeError, "unhashable type: '%T'", Value::object(set).bits);
  if (set->hash_ != -1) return set->hash_;
  uint64_t h = 0;
  for (uint32_t i = 0; i <= set->mask; ++i)
    if (is_live(set->entries[i])) h ^= shuffle(set->entries[i].hash);
  h ^= (uint64_t{set->used} + 1) * 1927868237u;
  h ^= (h >> 11) ^ (h >> 25);
  h = h * 69069u + 907133923u;
  if (h == ~0ull) h = 590923713u;
  return set->hash_ = static_cast<int64_t>(h);
}

Value set_repr(Vm& vm, Set* set) {
  Rooted keep(vm, set);
  Type* type = vm.type_of_shape(set->shape);
  bool plain = type == vm.type(BuiltinType::Set);
  StrBuilder out(vm);
  if (!set->used) {
    out.append(type->name);
    out.append_ascii("()");
    return out.finish();
  }
  if (enter_repr(vm, set)) {
    out.append(type->name);
    out.append_ascii("(...)");
    return out.finish();
  }
  if (!plain) {
    out.append(type->name);
    out.append_ascii("(");
  }
  out.append_ascii("{");
  // A copy: repr of an item may change the set.
  Rooted items(vm, new_list(vm, set->used));
  uint32_t position = 0;
  Value key;
  while (set_next(set, &position, &key)) {
    if (failed(list_append(vm, items.as<List>(), key))) break;
  }
  for (uint32_t i = 0; i < items.as<List>()->size; ++i) {
    if (i) out.append_ascii(", ");
    Value text = repr_of(vm, items.as<List>()->items[i]);
    if (text.is_exc()) {
      leave_repr(vm, set);
      return raised;
    }
    out.append(as<Str>(text));
  }
  out.append_ascii(plain ? "}" : "})");
  leave_repr(vm, set);
  return out.finish();
}

Value set_compare(Vm& vm, CompareOp op, Set* x, Value other) {
  Set* y = dyn_as<Set>(other);
  if (!y) return Value::not_implemented();
  bool answer;
  switch (op) {
    case CompareOp::Eq:
    case CompareOp::Ne:
      answer = x->used == y->used && !(x->hash_ != -1 && y->hash_ != -1 && x->hash_ != y->hash_);
      if (answer) { AIO_TRY(answer, set_is_subset(vm, x, other)); }
      return Value::boolean(answer == (op == CompareOp::Eq));
    case CompareOp::Lt:
      if (x->used >= y->used) return Value::boolean(false);
      [[fallthrough]];
    case CompareOp::Le: {
      AIO_TRY(answer, set_is_subset(vm, x, other));
      return Value::boolean(answer);
    }
    case CompareOp::Gt:
      if (x->used <= y->used) return Value::boolean(false);
      [[fallthrough]];
    default: {
      AIO_TRY(answer, set_is_superset(vm, x, other));
      return Value::boolean(answer);
    }
  }
}

Value set_binary(Vm& vm, BinaryOp op, Set* x, Value y) {
  if (!is_kind(y, Kind::Set)) return Value::not_implemented();
  switch (op) {
    case BinaryOp::BitAnd: return set_intersection(vm, x, y);
    case BinaryOp::BitOr: return set_union(vm, x, y);
    case BinaryOp::BitXor: return set_symmetric_difference(vm, x, y);
    case BinaryOp::Sub: return set_difference(vm, x, y);
    default: return Value::not_implemented();
  }
}

Value set_inplace(Vm& vm, BinaryOp op, Set* x, Value y) {
  if (!is_kind(y, Kind::Set)) return Value::not_implemented();
  Rooted keep_x(vm, x), keep_y(vm, y);
  switch (op) {
    case BinaryOp::BitAnd: {
      AIO_TRY(Value common, set_intersection(vm, x, y));
      set_swap(vm, x, as<Set>(common));
      break;
    }
    case BinaryOp::BitOr: AIO_CHECK(set_update(vm, x, y)); break;
    case BinaryOp::BitXor: AIO_CHECK(set_symmetric_difference_update(vm, x, y)); break;
    case BinaryOp::Sub: AIO_CHECK(set_difference_update(vm, x, y)); break;
    default: return Value::not_implemented();
  }
  return keep_x;
}

Result<bool> set_contains_item(Vm& vm, Set* set, Value item) {
  Rooted keep_set(vm, set), keep_item(vm, item);
  Result<bool> there = set_contains(vm, set, item);
  if (!failed(there) || !is_kind(item, Kind::Set) || !pending_is(vm, ExceptionType::TypeError))
    return there;
  static_cast<void>(take_exception(vm));
  Rooted frozen(vm, new_set(vm, true));
  AIO_CHECK(set_update(vm, frozen.as<Set>(), item));
  return set_contains(vm, set, frozen);
}

}  // namespace aio
