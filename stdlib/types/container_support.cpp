// Checks and methods that several container types share.
#include "stdlib/types/container_support.hpp"

namespace aio {

Status check_new(Vm& vm, Type* cls, BuiltinType base_type) {
  Type* base = vm.type(base_type);
  if (cls == base || is_subtype(cls, base)) return Status::Ok;
  return raise(vm, ExceptionType::TypeError, "%S.__new__(%S): %S is not a subtype of %S",
               base->name, cls->name, cls->name, base->name);
}

Value class_get_item(Vm& vm, Value cls, Value item) { return make_generic_alias(vm, cls, item); }

}  // namespace aio
