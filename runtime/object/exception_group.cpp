// Exception groups: split and subgroup by a matcher, and what except* needs.
//
// Invariant: a part of a group keeps the nesting of the whole, and its traceback, cause, context
// and notes.
#include <algorithm>

#include "runtime/object/exception_fields.hpp"
#include "runtime/object/exception_group.hpp"
#include "runtime/object/object_model.hpp"
#include "runtime/vm/operators.hpp"

namespace aio {
namespace {

Tuple* members_of(Value group) { return as<Tuple>(field_of(group, field::kExceptions)); }

/// One list that lives in a root.
struct Parts {
  explicit Parts(Vm& vm) : vm(vm), list(new_list(vm, 4)), keep(vm, list) {}
  Status add(Value v) { return v.is_none() ? Status::Ok : list_append(vm, list, v); }
  Vm& vm;
  List* list;
  Rooted keep;
};

/// group.derive(parts) with the metadata of `group`; None for no parts.
Value subset(Vm& vm, Value group, List* parts) {
  if (parts->size == 0) return Value::none();
  Rooted keep_group(vm, group), keep_parts(vm, parts);
  Value argument = Value::object(parts);
  AIO_TRY(Value made, vm.call_method(group, vm.names.derive, &argument, 1));
  if (!exception_is(vm, made, ExceptionType::BaseExceptionGroup))
    return raise(vm, ExceptionType::TypeError,
                 "derive must return an instance of BaseExceptionGroup");
  Rooted keep(vm, made);
  auto* from = as<Exception>(group);
  auto* to = as<Exception>(made);
  vm.heap.before_write(to);
  to->traceback = from->traceback;
  to->context = from->context;
  to->cause = from->cause;
  if (from->flags & Exception::kSuppressContext) to->flags |= Exception::kSuppressContext;
  AIO_TRY(Value notes, get_attr_or_undef(vm, group, vm.names.dunder_notes));
  if (auto* list = dyn_as<List>(notes))
    AIO_CHECK(set_attr(vm, made, vm.names.dunder_notes, make_list(vm, list->items, list->size)));
  return made;
}

Result<bool> matches(Vm& vm, Value exception, const GroupMatcher& matcher) {
  if (matcher.leaves) {
    const auto& leaves = *matcher.leaves;
    return std::find(leaves.begin(), leaves.end(), exception) != leaves.end();
  }
  if (!matcher.is_predicate) return check_instance(vm, exception, matcher.condition);
  AIO_TRY(Value r, vm.call(matcher.condition, exception));
  return truthy(vm, r);
}

Status collect_leaves(Value exception, Vm& vm, std::vector<Value>* leaves) {
  AIO_CHECK(vm.check_native_stack());
  if (!exception_is(vm, exception, ExceptionType::BaseExceptionGroup)) {
    leaves->push_back(exception);
    return Status::Ok;
  }
  Tuple* members = members_of(exception);
  for (size_t i = 0; i < members->size; ++i)
    AIO_CHECK(collect_leaves(members->items()[i], vm, leaves));
  return Status::Ok;
}

Value notes_of(Vm& vm, Value exception) {
  return get_own_attr(vm, exception.as_object(), vm.names.dunder_notes);
}

bool same_metadata(Vm& vm, Value x, Value y) {
  if (!exception_is(vm, x, ExceptionType::BaseExceptionGroup) ||
      !exception_is(vm, y, ExceptionType::BaseExceptionGroup))
    return false;
  auto* a = as<Exception>(x);
  auto* b = as<Exception>(y);
  return notes_of(vm, x) == notes_of(vm, y) && a->traceback == b->traceback &&
         a->cause == b->cause && a->context == b->context;
}

bool is_group_type(Vm& vm, Value v) {
  auto* type = dyn_as<Type>(v);
  return type && is_subtype(type, exception_type(vm, ExceptionType::BaseExceptionGroup));
}

Status check_star_condition(Vm& vm, Value info) {
  auto* tuple = dyn_as<Tuple>(info);
  size_t count = tuple ? tuple->size : 1;
  for (size_t i = 0; i < count; ++i) {
    Value v = tuple ? tuple->items()[i] : info;
    auto* type = dyn_as<Type>(v);
    if (!type || !(type->flags & kTypeException))
      return raise(vm, ExceptionType::TypeError,
                   "catching classes that do not inherit from BaseException is not allowed");
  }
  for (size_t i = 0; i < count; ++i)
    if (is_group_type(vm, tuple ? tuple->items()[i] : info))
      return raise(vm, ExceptionType::TypeError,
                   "catching ExceptionGroup with except* is not allowed. Use except instead.");
  return Status::Ok;
}

Value wrap_in_group(Vm& vm, Value members) {
  Value args[2] = {Value::object(vm.names.empty), members};
  return vm.call(Value::object(exception_type(vm, ExceptionType::ExceptionGroup)), args, 2);
}

}  // namespace

Result<GroupMatch> split_group(Vm& vm, Value exception, const GroupMatcher& matcher,
                               bool want_rest) {
  AIO_CHECK(vm.check_native_stack());
  Rooted keep(vm, exception);
  AIO_TRY(bool whole, matches(vm, exception, matcher));
  if (whole) return GroupMatch{exception, Value::none()};
  if (!exception_is(vm, exception, ExceptionType::BaseExceptionGroup))
    return GroupMatch{Value::none(), want_rest ? exception : Value::none()};
  Parts matched(vm), rest(vm);
  Tuple* members = members_of(exception);
  for (size_t i = 0; i < members->size; ++i) {
    AIO_TRY(GroupMatch part, split_group(vm, members->items()[i], matcher, want_rest));
    AIO_CHECK(matched.add(part.matched));
    AIO_CHECK(rest.add(part.rest));
  }
  AIO_TRY(Value match, subset(vm, exception, matched.list));
  if (!want_rest) return GroupMatch{match, Value::none()};
  Rooted keep_match(vm, match);
  AIO_TRY(Value remainder, subset(vm, exception, rest.list));
  return GroupMatch{match, remainder};
}

Result<GroupMatch> exception_group_match(Vm& vm, Value exception, Value info) {
  AIO_CHECK(check_star_condition(vm, info));
  if (exception.is_none()) return GroupMatch{Value::none(), Value::none()};
  Rooted keep(vm, exception);
  AIO_TRY(bool whole, check_instance(vm, exception, info));
  bool is_group = exception_is(vm, exception, ExceptionType::BaseExceptionGroup);
  if (whole) {
    if (is_group) return GroupMatch{exception, Value::none()};
    AIO_TRY(Value group, wrap_in_group(vm, make_tuple(vm, &exception, 1)));
    return GroupMatch{group, Value::none()};
  }
  if (!is_group) return GroupMatch{Value::none(), exception};
  AIO_TRY(Value pair, vm.call_method(exception, vm.names.split, &info, 1));
  auto* tuple = dyn_as<Tuple>(pair);
  if (!tuple)
    return raise(vm, ExceptionType::TypeError, "%T.split must return a tuple, not %T",
                 exception.bits, pair.bits);
  if (tuple->size < 2)
    return raise(vm, ExceptionType::TypeError,
                 "%T.split must return a 2-tuple, got tuple of size %zu", exception.bits,
                 tuple->size);
  return GroupMatch{tuple->items()[0], tuple->items()[1]};
}

Value prep_reraise_star(Vm& vm, Value original, Value parts) {
  auto* list = as<List>(parts);
  if (list->size == 0) return Value::none();
  if (!exception_is(vm, original, ExceptionType::BaseExceptionGroup)) {
    // A naked exception: at most one clause ran.
    for (size_t i = 0; i < list->size; ++i)
      if (!list->items[i].is_none()) return list->items[i];
    return Value::none();
  }
  Rooted keep_original(vm, original), keep_parts(vm, parts);
  Parts raised_now(vm);
  std::vector<Value> leaves;
  for (size_t i = 0; i < list->size; ++i) {
    Value e = list->items[i];
    if (e.is_none()) continue;
    if (same_metadata(vm, e, original)) AIO_CHECK(collect_leaves(e, vm, &leaves));
    else AIO_CHECK(raised_now.add(e));
  }
  GroupMatch again{Value::none(), Value::none()};
  if (!leaves.empty()) {
    AIO_TRY(again, split_group(vm, original, GroupMatcher{Value::undef(), false, &leaves}, false));
  }
  if (raised_now.list->size == 0) return again.matched;
  AIO_CHECK(raised_now.add(again.matched));
  if (raised_now.list->size == 1) return raised_now.list->items[0];
  return wrap_in_group(vm, Value::object(raised_now.list));
}

}  // namespace aio
