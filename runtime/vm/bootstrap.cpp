// bootstrap_types: ties the knot of object, type and str, then makes the other builtin types from
// types.def and exceptions.def. Methods come later, type by type, when a look-up first reaches the
// type (kTypeUnfilled).
//
// Invariant: between allocation and naming no type is visible to anyone but this file.
#include "runtime/vm/bootstrap.hpp"

#include <cstring>
#include <string_view>

#include "runtime/object/class_layout.hpp"
#include "runtime/object/iterator.hpp"
#include "runtime/object/number.hpp"
#include "runtime/task/future.hpp"

namespace aio {
namespace {

struct TypeRow {
  std::string_view name;
  Kind kind;
  BuiltinType base;
  uint32_t flags;
};

constexpr TypeRow kRows[] = {
#define AIO_TYPE(Name, text, kind, Base, flags) {text, Kind::kind, BuiltinType::Base, flags},
#include "runtime/object/types.def"
#undef AIO_TYPE
};

struct ExceptionRow {
  std::string_view name;
  int base;  ///< ExceptionType, -1: object
  unsigned fields;
};

constexpr int kObjectBase = -1;
namespace exception_base {
constexpr int Object = kObjectBase;
#define AIO_EXCEPTION(Name, Base, fields) \
  constexpr int Name = static_cast<int>(ExceptionType::Name);
#include "runtime/object/exceptions.def"
#undef AIO_EXCEPTION
}  // namespace exception_base

constexpr ExceptionRow kExceptionRows[] = {
#define AIO_EXCEPTION(Name, Base, fields) {#Name, exception_base::Base, fields},
#include "runtime/object/exceptions.def"
#undef AIO_EXCEPTION
};

/// Bytes of an instance without attributes; of Int, Tuple and Bytes: before what varies.
uint32_t payload_of(Kind kind) {
  constexpr uint32_t kLimbs = 16;
  switch (kind) {
    case Kind::Instance: return sizeof(Object);
    case Kind::Int: return kLimbs;
    case Kind::Str: return sizeof(Str) + sizeof(Buffer*);
    default: break;
  }
  switch (kind) {
#define AIO_KIND(Name, CppType) \
  case Kind::Name:              \
    return sizeof(CppType);
#include "runtime/gc/kinds.def"
#undef AIO_KIND
    default: return sizeof(Object);
  }
}

bool has_variable_size(Kind kind) {
  return kind == Kind::Tuple || kind == Kind::Int || kind == Kind::Bytes;
}

bool allows_weak_references(Kind kind) {
  switch (kind) {
    case Kind::Function:
    case Kind::NativeFunction:
    case Kind::BoundMethod:
    case Kind::Type:
    case Kind::Module:
    case Kind::Set:
    case Kind::Generator:
    case Kind::Code:
    case Kind::MemoryView:
    case Kind::Future:
    case Kind::Task: return true;
    default: return false;
  }
}

/// Where exact instances of builtin kinds keep attributes: the field at the end of their struct.
uint32_t attribute_field(Kind kind) {
  switch (kind) {
    case Kind::Function: return sizeof(Function) - sizeof(Value);
    case Kind::StaticMethod: return sizeof(StaticMethod) - sizeof(Value);
    case Kind::ClassMethod: return sizeof(ClassMethod) - sizeof(Value);
    case Kind::Future: return sizeof(Future);  // one word behind the struct
    case Kind::Task: return sizeof(Task);
    default: return 0;
  }
}

Type* bare_type(Vm& vm) {
  auto* type = vm.heap.make<Type>(0);
  Object header = *type;
  std::memset(static_cast<void*>(type), 0, sizeof(Type));
  static_cast<Object&>(*type) = header;
  type->attributes = Value::undef();
  type->special = kNoSpecials.data();
  type->root_shape = vm.new_shape(type);
  return type;
}

void describe(Type* type, Type* base, Kind kind, uint32_t flags) {
  type->base = base;
  type->flags = flags | kTypePlainGetAttr | kTypePlainSetAttr | kTypeTablesClean | kTypeUnfilled;
  type->instance_kind = kind;
  type->payload_size = payload_of(kind);
  if (has_variable_size(kind)) type->flags |= kTypeVariableSize;
  if (uint32_t field = attribute_field(kind)) type->attributes_offset = type->payload_size = field;
  type->members_offset = type->payload_size;
  type->weak_list_allowed = allows_weak_references(kind);
}

/// "types.GenericAlias": the module goes to Type::attributes.
void name_type(Vm& vm, Type* type, std::string_view text) {
  size_t dot = text.rfind('.');
  if (dot != std::string_view::npos) {
    type->attributes = Value::object(intern(vm, text.substr(0, dot)));
    text.remove_prefix(dot + 1);
  }
  type->name = type->qualname = intern(vm, text);
}

void order_type(Vm& vm, Type* type) {
  Value base = Value::object(type->base);
  type->bases = type->base ? as<Tuple>(make_tuple(vm, &base, 1)) : vm.empty_tuple;
  Value order[16];
  size_t count = 0;
  for (Type* t = type; t; t = t->base) order[count++] = Value::object(t);
  type->mro = as<Tuple>(make_tuple(vm, order, count));
}

void make_builtin_types(Vm& vm) {
  constexpr size_t kCount = static_cast<size_t>(BuiltinType::kCount);
  for (size_t i = 0; i < kCount; ++i) {
    Type* type = bare_type(vm);
    vm.set_type(static_cast<BuiltinType>(i), type);
    Type* base = i == 0 ? nullptr : vm.type(kRows[i].base);
    describe(type, base, kRows[i].kind, kRows[i].flags);
  }
  uint32_t type_shape = shape_id(vm, BuiltinType::Type);
  for (size_t i = 0; i < kCount; ++i) vm.type(static_cast<BuiltinType>(i))->shape = type_shape;
}

void make_exception_types(Vm& vm) {
  uint32_t type_shape = shape_id(vm, BuiltinType::Type);
  size_t index = 0;
  for (const ExceptionRow& row : kExceptionRows) {
    Type* type = bare_type(vm);
    type->shape = type_shape;
    Type* base = row.base < 0 ? vm.type(BuiltinType::Object) : vm.exception_types[row.base];
    describe(type, base, Kind::Exception, kTypeBaseType | kTypeException);
    type->payload_size = type->members_offset = type->attributes_offset =
        static_cast<uint32_t>(sizeof(Exception) + sizeof(Value) * row.fields);
    vm.exception_types[index++] = type;
  }
}

void make_shared_objects(Vm& vm) {
  vm.empty_tuple = vm.heap.make<Tuple>(shape_id(vm, BuiltinType::Tuple));
  vm.empty_tuple->size = 0;
  for (uint32_t c = 0; c < 256; ++c) {
    Str* s = new_str(vm, 1, c);
    *static_cast<uint8_t*>(mutable_data(s)) = static_cast<uint8_t>(c);
    vm.chars[c] = intern(vm, s);
  }
}

void make_names(Vm& vm) {
#define AIO_NAME_STR(identifier, text) vm.names.identifier = intern(vm, text);
#include "runtime/vm/names.def"
#undef AIO_NAME_STR
  size_t i = 0;
#define AIO_SPECIAL(Name, text) vm.special_names[i++] = intern(vm, text);
#include "runtime/object/special.def"
#undef AIO_SPECIAL
}

/// The only builtin class with two bases.
void make_exception_group(Vm& vm) {
  Type* first = vm.exception_types[static_cast<size_t>(ExceptionType::BaseExceptionGroup)];
  Type* second = vm.exception_types[static_cast<size_t>(ExceptionType::Exception)];
  Type* type = bare_type(vm);
  type->shape = shape_id(vm, BuiltinType::Type);
  describe(type, first, Kind::Exception, kTypeBaseType | kTypeException);
  type->payload_size = type->members_offset = type->attributes_offset = first->payload_size;
  name_type(vm, type, "ExceptionGroup");
  Value bases[2] = {Value::object(first), Value::object(second)};
  type->bases = as<Tuple>(make_tuple(vm, bases, 2));
  type->mro = as<Tuple>(linearize(vm, type, type->bases));
  vm.exception_types[static_cast<size_t>(ExceptionType::ExceptionGroup)] = type;
}

void trace_shared(Vm& vm, Tracer& tracer) {
  for (size_t i = 0; i < static_cast<size_t>(BuiltinType::kCount); ++i)
    tracer.visit(vm.type(static_cast<BuiltinType>(i)));
  for (Type* type : vm.exception_types) tracer.visit(type);
  for (Str* s : vm.special_names) tracer.visit(s);
  for (Str* s : vm.chars) tracer.visit(s);
#define AIO_NAME_STR(identifier, text) tracer.visit(vm.names.identifier);
#include "runtime/vm/names.def"
#undef AIO_NAME_STR
  tracer.visit(vm.empty_tuple);
  for (const Shape* shape : vm.shapes) {
    tracer.visit(shape->type);
    tracer.visit(shape->name);
  }
  for (Object* o : vm.repr_stack) tracer.visit(o);
  // Its names are not marked: they could die in this cycle.
  if (vm.attribute_cache) *vm.attribute_cache = {};
}

}  // namespace

void bootstrap_types(Vm& vm) {
  vm.shapes.reserve(1024);
  make_builtin_types(vm);
  vm.str_shape = shape_id(vm, BuiltinType::Str);
  make_exception_types(vm);
  make_shared_objects(vm);
  make_names(vm);
  for (size_t i = 0; i < static_cast<size_t>(BuiltinType::kCount); ++i) {
    name_type(vm, vm.type(static_cast<BuiltinType>(i)), kRows[i].name);
    order_type(vm, vm.type(static_cast<BuiltinType>(i)));
  }
  for (size_t i = 0; i < std::size(kExceptionRows); ++i) {
    name_type(vm, vm.exception_types[i], kExceptionRows[i].name);
    order_type(vm, vm.exception_types[i]);
  }
  make_exception_group(vm);
  vm.root_tracers.push_back([&vm](Tracer& tracer) { trace_shared(vm, tracer); });
}

}  // namespace aio
