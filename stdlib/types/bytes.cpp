// bytes: construction and the table. What it shares with bytearray is in bytes_search.cpp and
// bytes_shape.cpp.
#include "runtime/object/builtin_ops.hpp"
#include "runtime/object/bytes_internal.hpp"
#include "runtime/object/codecs.hpp"
#include "runtime/object/iterator.hpp"
#include "stdlib/types/bytes_methods.hpp"
#include "stdlib/types/number_support.hpp"

namespace aio {
namespace {

/// The bytes of an iterable of ints; TypeError "cannot convert 'X' object to T" if v is not
/// iterable.
Status bytes_of_items(Vm& vm, Value v, const char* type_name, const char* range_what,
                      std::string* out) {
  Type* type = type_of(vm, v);
  if (is_kind(v, Kind::Str) || (lookup_special(vm, type, Special::Iter).is_undef() &&
                                lookup_special(vm, type, Special::GetItem).is_undef())) {
    return aio::raise(vm, ExceptionType::TypeError, "cannot convert '%T' object to %s", v.bits,
                      type_name);
  }
  AIO_TRY(Value items, list_from_iterable(vm, v));
  Rooted kept{vm, items};
  for (size_t i = 0; i < as<List>(items)->size; ++i) {
    Value item = as<List>(items)->items[i];
    if (!is_int(item)) { AIO_TRY(item, index_of(vm, item)); }
    int64_t n;
    if (!int_to_int64(item, &n) || n < 0 || n > 255) {
      return aio::raise(vm, ExceptionType::ValueError, "%s must be in range(0, 256)", range_what);
    }
    *out += static_cast<char>(n);
  }
  return Status::Ok;
}

Value bytes_new(Vm& vm, Type* cls, Value source, Str* encoding, Str* errors) {
  if (!encoding && !errors && !source.is_undef()) {
    if (cls == vm.type(BuiltinType::Bytes) && is_kind(source, Kind::Bytes) &&
        source.as_object()->shape == shape_id(vm, BuiltinType::Bytes)) {
      return source;
    }
    if (!is_kind(source, Kind::Str) &&
        !lookup_special(vm, type_of(vm, source), Special::Bytes).is_undef()) {
      AIO_TRY(Value made, call_special(vm, source, Special::Bytes));
      Bytes* b = dyn_as<Bytes>(made);
      if (!b)
        return aio::raise(vm, ExceptionType::TypeError, "__bytes__ returned non-bytes (type %T)",
                          made.bits);
      return cls == vm.type(BuiltinType::Bytes) ? made : bytes_of_type(vm, cls, b->view());
    }
  }
  std::string data;
  AIO_CHECK(bytes_from_arguments(vm, source, encoding, errors, "bytes", "bytes", &data));
  return bytes_of_type(vm, cls, data);
}

int64_t hash_method(Vm& vm, Bytes* self) { return bytes_hash(vm, self); }

Value bytes_self(Vm& vm, Bytes* self) {
  if (self->shape == shape_id(vm, BuiltinType::Bytes)) return Value::object(self);
  return make_bytes(vm, self->data(), self->length);
}

Value getnewargs(Vm& vm, Bytes* self) {
  Value b = bytes_self(vm, self);
  return make_tuple(vm, &b, 1);
}

constexpr NativeDef kMethods[] = {
    static_def<bytes_new>("__new__(cls, source=<unset>, encoding=<unset>, errors=<unset>)"),
    def<hash_method>("__hash__(self, /)"),
    def<bytes_self>("__bytes__(self, /)"),
    def<getnewargs>("__getnewargs__(self, /)"),
};

constexpr const std::span<const NativeDef>* kShared[] = {&kBytesSearchMethods, &kBytesShapeMethods,
                                                         &kBytesCommonSpecials};

}  // namespace

Status bytes_from_arguments(Vm& vm, Value source, Str* encoding, Str* errors, const char* type_name,
                            const char* range_what, std::string* out) {
  if (source.is_undef()) {
    if (encoding || errors) {
      return aio::raise(
          vm, ExceptionType::TypeError,
          encoding ? "encoding without a string argument" : "errors without a string argument");
    }
    return Status::Ok;
  }
  if (Str* s = dyn_as<Str>(source)) {
    if (!encoding)
      return aio::raise(vm, ExceptionType::TypeError, "string argument without an encoding");
    AIO_TRY(Value made, encode_text(vm, s, to_utf8(encoding), errors ? to_utf8(errors) : "strict"));
    *out = as<Bytes>(made)->view();
    return Status::Ok;
  }
  if (encoding || errors) {
    return aio::raise(
        vm, ExceptionType::TypeError,
        encoding ? "encoding without a string argument" : "errors without a string argument");
  }
  std::string_view view;
  if (is_bytes_like(source)) {
    std::string storage;
    AIO_CHECK(bytes_argument(vm, source, &view, &storage));
    *out = view;
    return Status::Ok;
  }
  if (is_int(source) || (!is_kind(source, Kind::List) && !is_kind(source, Kind::Tuple) &&
                         !lookup_special(vm, type_of(vm, source), Special::Index).is_undef())) {
    AIO_TRY(int64_t count, index_int64(vm, source));
    if (count < 0) return aio::raise(vm, ExceptionType::ValueError, "negative count");
    AIO_CHECK(vm.heap.check_size(static_cast<size_t>(count)));
    if (count > (int64_t{1} << 40)) return raise_memory_error(vm);
    out->assign(static_cast<size_t>(count), '\0');
    return Status::Ok;
  }
  if (!lookup_special(vm, type_of(vm, source), Special::Buffer).is_undef()) {
    AIO_TRY(Value made, make_memoryview(vm, source));
    std::string storage;
    AIO_CHECK(bytes_argument(vm, made, &view, &storage));
    *out = view;
    return Status::Ok;
  }
  return bytes_of_items(vm, source, type_name, range_what, out);
}

Value bytes_from_object(Vm& vm, Value source) {
  if (is_bytes_like(source)) return source;
  if (!is_kind(source, Kind::Str) &&
      !lookup_special(vm, type_of(vm, source), Special::Bytes).is_undef()) {
    AIO_TRY(Value made, call_special(vm, source, Special::Bytes));
    if (is_kind(made, Kind::Bytes)) return made;
    return aio::raise(vm, ExceptionType::TypeError, "__bytes__ returned non-bytes (type %T)",
                      made.bits);
  }
  std::string data;
  AIO_CHECK(bytes_of_items(vm, source, "bytes", "bytes", &data));
  return make_bytes(vm, data.data(), data.size());
}

extern const TypeDef kBytesType;
const TypeDef kBytesType = {
    .name = "bytes",
    .doc = "bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes",
    .methods = kMethods,
    .shared_methods = kShared,
};

}  // namespace aio
