// NoneType, NotImplementedType, ellipsis: the types of the three constants.
#include "stdlib/types/support.hpp"

namespace aio {
namespace {

Status refuse_arguments(Vm& vm, const char* type, VarArgs args, Dict* kwargs) {
  if (args.empty() && !kwargs) return Status::Ok;
  return raise(vm, ExceptionType::TypeError, "%s takes no arguments", type);
}

Value none_new(Vm& vm, Type*, VarArgs args, Dict* kwargs) {
  AIO_CHECK(refuse_arguments(vm, "NoneType", args, kwargs));
  return Value::none();
}
Value not_implemented_new(Vm& vm, Type*, VarArgs args, Dict* kwargs) {
  AIO_CHECK(refuse_arguments(vm, "NotImplementedType", args, kwargs));
  return Value::not_implemented();
}
Value ellipsis_new(Vm& vm, Type*, VarArgs args, Dict* kwargs) {
  AIO_CHECK(refuse_arguments(vm, "EllipsisType", args, kwargs));
  return Value::ellipsis();
}

Value none_repr(Vm& vm, Value) { return make_str(vm, "None"); }
bool none_bool(Vm&, Value) { return false; }
int64_t none_hash(Vm&, Value) { return 0xfca86420; }
Value not_implemented_repr(Vm& vm, Value) { return make_str(vm, "NotImplemented"); }
Value not_implemented_bool(Vm& vm, Value) {
  AIO_CHECK(vm.warn(ExceptionType::DeprecationWarning,
                    "NotImplemented should not be used in a boolean context"));
  return Value::boolean(true);
}
Value ellipsis_repr(Vm& vm, Value) { return make_str(vm, "Ellipsis"); }

constexpr NativeDef kNoneMethods[] = {
    static_def<none_new>("__new__(cls, /, *args, **kwargs)"), def<none_repr>("__repr__(self, /)"),
    def<none_bool>("__bool__(self, /)", "True if self else False"),
    def<none_hash>("__hash__(self, /)")};
constexpr NativeDef kNotImplementedMethods[] = {
    static_def<not_implemented_new>("__new__(cls, /, *args, **kwargs)"),
    def<not_implemented_repr>("__repr__(self, /)"),
    def<not_implemented_bool>("__bool__(self, /)", "True if self else False"),
    def<not_implemented_repr>("__reduce__(self, /)")};
constexpr NativeDef kEllipsisMethods[] = {
    static_def<ellipsis_new>("__new__(cls, /, *args, **kwargs)"),
    def<ellipsis_repr>("__repr__(self, /)"), def<ellipsis_repr>("__reduce__(self, /)")};

}  // namespace

extern const TypeDef kNoneTypeType, kNotImplementedTypeType, kEllipsisTypeType;
const TypeDef kNoneTypeType = {
    .name = "NoneType", .doc = "The type of the None singleton.", .methods = kNoneMethods};
const TypeDef kNotImplementedTypeType = {.name = "NotImplementedType",
                                         .doc = "The type of the NotImplemented singleton.",
                                         .methods = kNotImplementedMethods};
const TypeDef kEllipsisTypeType = {
    .name = "ellipsis", .doc = "The type of the Ellipsis singleton.", .methods = kEllipsisMethods};

}  // namespace aio
