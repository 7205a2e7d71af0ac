// bytearray: construction, the methods that change it, and the table. The shared methods:
// bytes_search.cpp, bytes_shape.cpp.
#include <algorithm>
#include <cstring>

#include "runtime/object/builtin_ops.hpp"
#include "runtime/object/bytes_internal.hpp"
#include "runtime/object/iterator.hpp"
#include "stdlib/types/bytes_methods.hpp"

namespace aio {
namespace {

Value array_new(Vm& vm, Type* cls, VarArgs, Dict*) {
  if (cls == vm.type(BuiltinType::ByteArray)) return make_bytearray(vm, nullptr, 0);
  ByteArray* b = static_cast<ByteArray*>(new_instance(vm, cls));
  b->length = b->capacity = b->exports = 0;
  b->data = nullptr;
  return Value::object(b);
}

Status array_init(Vm& vm, ByteArray* self, Value source, Str* encoding, Str* errors) {
  std::string data;
  AIO_CHECK(bytes_from_arguments(vm, source, encoding, errors, "bytearray", "byte", &data));
  return bytearray_splice(vm, self, 0, self->length, data);
}

Value inplace_multiply(Vm& vm, ByteArray* self, Value count) {
  AIO_TRY(Value repeated, bytes_repeat(vm, Value::object(self), count));
  const ByteArray* r = as<ByteArray>(repeated);
  AIO_CHECK(bytearray_splice(vm, self, 0, self->length,
                             {reinterpret_cast<const char*>(r->data), r->length}));
  return Value::object(self);
}

Status append(Vm& vm, ByteArray* self, Value item) {
  AIO_TRY(uint8_t byte, byte_value(vm, item));
  AIO_CHECK(bytearray_resize(vm, self, self->length + 1));
  self->data[self->length - 1] = byte;
  return Status::Ok;
}

Status extend(Vm& vm, ByteArray* self, Value iterable) {
  if (is_bytes_like(iterable))
    return failed(bytearray_extend(vm, self, iterable)) ? Status::Raised : Status::Ok;
  if (is_kind(iterable, Kind::Str)) {
    return aio::raise(vm, ExceptionType::TypeError, "expected iterable of integers; got: 'str'");
  }
  Type* type = type_of(vm, iterable);
  if (lookup_special(vm, type, Special::Iter).is_undef() &&
      lookup_special(vm, type, Special::GetItem).is_undef()) {
    return aio::raise(vm, ExceptionType::TypeError, "can't extend bytearray with %T",
                      iterable.bits);
  }
  AIO_TRY(Value items, list_from_iterable(vm, iterable));
  Rooted kept{vm, items};
  std::string data;
  for (size_t i = 0; i < as<List>(items)->size; ++i) {
    AIO_TRY(uint8_t byte, byte_value(vm, as<List>(items)->items[i]));
    data += static_cast<char>(byte);
  }
  return bytearray_splice(vm, self, self->length, 0, data);
}

Status insert(Vm& vm, ByteArray* self, int64_t index, Value item) {
  AIO_TRY(uint8_t byte, byte_value(vm, item));
  int64_t length = static_cast<int64_t>(self->length);
  if (index < 0) index = std::max<int64_t>(index + length, 0);
  char c = static_cast<char>(byte);
  return bytearray_splice(vm, self, static_cast<size_t>(std::min(index, length)), 0, {&c, 1});
}

Value pop(Vm& vm, ByteArray* self, int64_t index) {
  if (self->length == 0)
    return aio::raise(vm, ExceptionType::IndexError, "pop from empty bytearray");
  if (index < 0) index += static_cast<int64_t>(self->length);
  if (index < 0 || index >= static_cast<int64_t>(self->length)) {
    return aio::raise(vm, ExceptionType::IndexError, "pop index out of range");
  }
  uint8_t byte = self->data[index];
  AIO_CHECK(bytearray_splice(vm, self, static_cast<size_t>(index), 1, {}));
  return Value::small_int(byte);
}

Status remove(Vm& vm, ByteArray* self, Value item) {
  AIO_TRY(uint8_t byte, byte_value(vm, item));
  const void* hit = self->length ? std::memchr(self->data, byte, self->length) : nullptr;
  if (!hit) return aio::raise(vm, ExceptionType::ValueError, "value not found in bytearray");
  return bytearray_splice(
      vm, self, static_cast<size_t>(static_cast<const uint8_t*>(hit) - self->data), 1, {});
}

void reverse(Vm&, ByteArray* self) { std::reverse(self->data, self->data + self->length); }
Status clear(Vm& vm, ByteArray* self) { return bytearray_resize(vm, self, 0); }
Value copy(Vm& vm, ByteArray* self) { return make_bytearray(vm, self->data, self->length); }
int64_t allocated(Vm&, ByteArray* self) {
  return static_cast<int64_t>(self->capacity + (self->capacity != 0));
}
int64_t size_of(Vm&, ByteArray* self) {
  return static_cast<int64_t>(sizeof(ByteArray) + self->capacity);
}

Value reduce(Vm& vm, ByteArray* self) {
  Value data = make_bytes(vm, self->data, self->length);
  Rooted args(vm, make_tuple(vm, &data, 1));
  AIO_TRY(Value state, vm.call_method(Value::object(self), vm.names.dunder_getstate));
  Value parts[3] = {Value::object(type_of(vm, Value::object(self))), args, state};
  return make_tuple(vm, parts, 3);
}

void release_buffer(Vm& vm, ByteArray*, Value view) {
  if (MemoryView* m = dyn_as<MemoryView>(view)) release_memoryview(vm, m);
}

constexpr NativeDef kMethods[] = {
    static_def<array_new>("__new__(cls, *args, **kwargs)"),
    def<array_init>("__init__(self, source=<unset>, encoding=<unset>, errors=<unset>)"),
    def<bytearray_set_item>("__setitem__(self, key, value, /)"),
    def<bytearray_del_item>("__delitem__(self, key, /)"),
    def<bytearray_extend>("__iadd__(self, value, /)"),
    def<inplace_multiply>("__imul__(self, value, /)"),
    def<allocated>("__alloc__(self, /)"),
    def<size_of>("__sizeof__(self, /)"),
    def<reduce>("__reduce__(self, /)"),
    def<release_buffer>("__release_buffer__(self, buffer, /)"),
    def<append>("append(self, item, /)"),
    def<clear>("clear(self, /)"),
    def<copy>("copy(self, /)"),
    def<extend>("extend(self, iterable_of_ints, /)"),
    def<insert>("insert(self, index, item, /)"),
    def<pop>("pop(self, index=-1, /)"),
    def<remove>("remove(self, value, /)"),
    def<reverse>("reverse(self, /)"),
};

constexpr const std::span<const NativeDef>* kShared[] = {&kBytesSearchMethods, &kBytesShapeMethods,
                                                         &kBytesCommonSpecials};

}  // namespace

extern const TypeDef kByteArrayType;
const TypeDef kByteArrayType = {
    .name = "bytearray",
    .doc =
        "bytearray(iterable_of_ints) -> bytearray\nbytearray(string, encoding[, errors]) -> "
        "bytearray",
    .methods = kMethods,
    .shared_methods = kShared,
};

}  // namespace aio
