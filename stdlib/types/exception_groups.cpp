// BaseExceptionGroup and ExceptionGroup for scripts: construction, split, subgroup, derive.
#include "runtime/object/exception_fields.hpp"
#include "runtime/object/exception_group.hpp"
#include "runtime/object/iterator.hpp"
#include "stdlib/types/exceptions_internal.hpp"
#include "stdlib/types/generic_alias.hpp"
#include "stdlib/types/support.hpp"

namespace aio {
namespace {

bool is_sequence(Vm& vm, Value v) {
  if (is_kind(v, Kind::Dict) || is_kind(v, Kind::Set)) return false;
  return !lookup_special(vm, type_of(vm, v), Special::GetItem).is_undef();
}

/// The class that a group of these members gets: ExceptionGroup for BaseExceptionGroup without
/// BaseExceptions.
Result<Type*> group_class(Vm& vm, Type* cls, Tuple* members) {
  Type* exception = exception_type(vm, ExceptionType::Exception);
  bool nested_base = false;
  for (size_t i = 0; i < members->size; ++i) {
    Value v = members->items()[i];
    if (!is_kind(v, Kind::Exception))
      return raise(vm, ExceptionType::ValueError,
                   "Item %zu of second argument (exceptions) is not an exception", i);
    nested_base |= !is_instance(vm, v, exception);
  }
  Type* base_group = exception_type(vm, ExceptionType::BaseExceptionGroup);
  Type* group = exception_type(vm, ExceptionType::ExceptionGroup);
  if (cls == base_group) return nested_base ? base_group : group;
  if (!nested_base) return cls;
  if (cls == group)
    return raise(vm, ExceptionType::TypeError, "Cannot nest BaseExceptions in an ExceptionGroup");
  if (is_subtype(cls, exception))
    return raise(vm, ExceptionType::TypeError, "Cannot nest BaseExceptions in '%S'", cls->name);
  return cls;
}

Value group_new(Vm& vm, Type* cls, VarArgs args, Dict*) {
  if (args.size() != 2)
    return raise(vm, ExceptionType::TypeError,
                 "BaseExceptionGroup.__new__() takes exactly 2 arguments (%zu given)", args.size());
  if (!is_kind(args[0], Kind::Str))
    return raise(vm, ExceptionType::TypeError,
                 "BaseExceptionGroup.__new__() argument 1 must be str, not %A", args[0].bits);
  if (!is_sequence(vm, args[1]))
    return raise(vm, ExceptionType::TypeError, "second argument (exceptions) must be a sequence");
  AIO_TRY(Value members, tuple_from_iterable(vm, args[1]));
  Rooted keep(vm, members);
  if (as<Tuple>(members)->size == 0)
    return raise(vm, ExceptionType::ValueError,
                 "second argument (exceptions) must be a non-empty sequence");
  AIO_TRY(Type * actual, group_class(vm, cls, as<Tuple>(members)));
  Value made = new_exception(vm, actual, make_tuple(vm, args.data(), args.size()));
  field_of(made, field::kMessage) = args[0];
  field_of(made, field::kExceptions) = members;
  return made;
}

Status group_init(Vm& vm, Value self, VarArgs args, Dict* kwargs) {
  if (kwargs)
    return raise(vm, ExceptionType::TypeError, "%T() takes no keyword arguments", self.bits);
  vm.heap.shade(as<Exception>(self)->args);
  as<Exception>(self)->args = make_tuple(vm, args.data(), args.size());
  return Status::Ok;
}

Value group_str(Vm& vm, Value self) { return exception_text(vm, self); }

Value group_derive(Vm& vm, Value self, Value members) {
  Value args[2] = {field_of(self, field::kMessage), members};
  return vm.call(Value::object(exception_type(vm, ExceptionType::BaseExceptionGroup)), args, 2);
}

bool is_exception_type(Value v) {
  auto* type = dyn_as<Type>(v);
  return type && type->flags & kTypeException;
}

Result<GroupMatcher> matcher_for(Vm& vm, Value condition) {
  if (is_exception_type(condition)) return GroupMatcher{condition};
  if (auto* tuple = dyn_as<Tuple>(condition)) {
    bool all = true;
    for (size_t i = 0; i < tuple->size; ++i) all &= is_exception_type(tuple->items()[i]);
    if (all) return GroupMatcher{condition};
  } else if (!is_kind(condition, Kind::Type) &&
             !lookup_special(vm, type_of(vm, condition), Special::Call).is_undef()) {
    return GroupMatcher{condition, true};
  }
  return raise(
      vm, ExceptionType::TypeError,
      "expected an exception type, a tuple of exception types, or a callable (other than a class)");
}

Value group_split(Vm& vm, Value self, Value condition) {
  AIO_TRY(GroupMatcher matcher, matcher_for(vm, condition));
  AIO_TRY(GroupMatch match, split_group(vm, self, matcher, true));
  Value pair[2] = {match.matched, match.rest};
  return make_tuple(vm, pair, 2);
}

Value group_subgroup(Vm& vm, Value self, Value condition) {
  AIO_TRY(GroupMatcher matcher, matcher_for(vm, condition));
  AIO_TRY(GroupMatch match, split_group(vm, self, matcher, false));
  return match.matched;
}

Value group_class_getitem(Vm& vm, Value cls, Value key) { return make_generic_alias(vm, cls, key); }

Value get_message(Vm&, Value self) { return or_none(field_of(self, field::kMessage)); }
Value get_exceptions(Vm&, Value self) { return or_none(field_of(self, field::kExceptions)); }

constexpr NativeDef kMethods[] = {
    static_def<group_new>("__new__(cls, /, *args, **kwargs)"),
    def<group_init>("__init__(self, /, *args, **kwargs)"),
    def<group_str>("__str__(self, /)"),
    def<group_derive>("derive(self, excs, /)"),
    def<group_split>("split(self, matcher_value, /)"),
    def<group_subgroup>("subgroup(self, matcher_value, /)"),
    class_def<group_class_getitem>("__class_getitem__(cls, key, /)", "See PEP 585"),
};
constexpr GetSetDef kGetSets[] = {
    {"message", get_message, readonly_member, "exception message"},
    {"exceptions", get_exceptions, readonly_member, "nested exceptions"}};
constexpr TypeDef kDef = {.name = "BaseExceptionGroup",
                          .doc = "A combination of multiple unrelated exceptions.",
                          .methods = kMethods,
                          .getsets = kGetSets};
constexpr TypeDef kGroupDef = {.name = "ExceptionGroup"};

}  // namespace

void install_exception_groups(Vm& vm) {
  fill_type(vm, exception_type(vm, ExceptionType::BaseExceptionGroup), kDef);
  fill_type(vm, exception_type(vm, ExceptionType::ExceptionGroup), kGroupDef);
}

}  // namespace aio
