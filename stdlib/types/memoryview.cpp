// memoryview: the script-visible type over runtime/object/memoryview.cpp.
#include "runtime/object/builtin_ops.hpp"
#include "runtime/object/bytes_internal.hpp"
#include "runtime/object/iterator_ops.hpp"
#include "runtime/object/text_internal.hpp"
#include "stdlib/types/bytes_methods.hpp"
#include "stdlib/types/support.hpp"

namespace aio {
namespace {

size_t count_of(const MemoryView* m) { return m->length / m->item_size; }

Value view_new(Vm& vm, Type*, Value object) { return make_memoryview(vm, object); }

Value view_repr(Vm& vm, MemoryView* self) {
  return make_str(vm, (self->owner.is_undef() ? "<released memory at " : "<memory at ") +
                          address_text(Value::object(self)) + ">");
}

Result<int64_t> view_hash(Vm& vm, MemoryView* self) {
  AIO_CHECK(check_memoryview(vm, self));
  if (!self->readonly)
    return aio::raise(vm, ExceptionType::ValueError, "cannot hash writable memoryview object");
  if (self->format != 'B' && self->format != 'b' && self->format != 'c') {
    return aio::raise(vm, ExceptionType::ValueError,
                      "memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
  }
  std::string_view data;
  std::string storage;
  AIO_CHECK(bytes_argument(vm, Value::object(self), &data, &storage));
  AIO_TRY(Value copy, make_bytes(vm, data.data(), data.size()));
  return bytes_hash(vm, as<Bytes>(copy));
}

/// Views are equal when their items are, whatever their formats.
template <CompareOp op>
Value view_equal(Vm& vm, MemoryView* self, Value other) {
  constexpr bool wanted = op == CompareOp::Eq;
  Value self_value = Value::object(self);
  if (other == self_value) return Value::boolean(wanted);
  if (!is_bytes_like(other)) return Value::not_implemented();
  const MemoryView* m = dyn_as<MemoryView>(other);
  if (self->owner.is_undef() || (m && m->owner.is_undef())) return Value::boolean(!wanted);
  if ((m ? m->format : 'B') == self->format && self->format != 'f' && self->format != 'd') {
    return bytes_compare(vm, op, self_value, other);
  }
  AIO_TRY(Value made, make_memoryview(vm, other));
  const MemoryView* right = as<MemoryView>(made);
  bool equal = count_of(self) == count_of(right);
  for (size_t i = 0; equal && i < count_of(self); ++i) {
    AIO_TRY(equal, compare_bool(vm, CompareOp::Eq, memoryview_unpack(vm, self, i),
                                memoryview_unpack(vm, right, i)));
  }
  release_memoryview(vm, as<MemoryView>(made));
  return Value::boolean(equal == wanted);
}

Status view_del_item(Vm& vm, MemoryView* self, Value key) {
  return memoryview_set_item(vm, self, key, Value::undef());
}

Value view_iter(Vm& vm, MemoryView* self) {
  AIO_CHECK(check_memoryview(vm, self));
  return Value::object(make_iterator(vm, IteratorKind::MemoryView, Value::object(self)));
}

void view_release(Vm& vm, MemoryView* self) { release_memoryview(vm, self); }

Value view_tobytes(Vm& vm, MemoryView* self, Value order) {
  (void)order;  // one dimension: all orders are the same
  std::string_view data;
  std::string storage;
  AIO_CHECK(bytes_argument(vm, Value::object(self), &data, &storage));
  return make_bytes(vm, data.data(), data.size());
}

Value view_hex(Vm& vm, MemoryView* self, Value sep, int64_t bytes_per_sep) {
  std::string_view data;
  std::string storage;
  AIO_CHECK(bytes_argument(vm, Value::object(self), &data, &storage));
  return hex_text(vm, data, sep, bytes_per_sep);
}

Value view_tolist(Vm& vm, MemoryView* self) {
  AIO_CHECK(check_memoryview(vm, self));
  List* list = new_list(vm, count_of(self));
  for (size_t i = 0; i < count_of(self); ++i)
    AIO_CHECK(list_append(vm, list, memoryview_unpack(vm, self, i)));
  return Value::object(list);
}

Value view_cast(Vm& vm, MemoryView* self, Str* format, Value shape) {
  AIO_CHECK(check_memoryview(vm, self));
  (void)
      shape;  // more than one dimension is not supported: a shape of one dimension changes nothing
  std::string text = to_utf8(format);
  if (text.size() == 2 && text[0] == '@') text.erase(0, 1);
  unsigned size = text.size() == 1 ? item_size_of(text[0]) : 0;
  if (!size) {
    return aio::raise(vm, ExceptionType::ValueError,
                      "memoryview: destination format must be a native single character format "
                      "prefixed with an optional '@'");
  }
  if (self->stride != self->item_size) {
    return aio::raise(vm, ExceptionType::TypeError,
                      "memoryview: casts are restricted to C-contiguous views");
  }
  auto is_byte = [](char f) { return f == 'B' || f == 'b' || f == 'c'; };
  if (!is_byte(self->format) && !is_byte(text[0])) {
    return aio::raise(vm, ExceptionType::TypeError,
                      "memoryview: cannot cast between two non-byte formats");
  }
  if (self->length % size) {
    return aio::raise(vm, ExceptionType::TypeError,
                      "memoryview: length is not a multiple of itemsize");
  }
  AIO_TRY(Value made, make_memoryview(vm, Value::object(self)));
  MemoryView* m = as<MemoryView>(made);
  m->format = text[0];
  m->item_size = static_cast<uint8_t>(size);
  m->stride = size;
  return made;
}

Value view_toreadonly(Vm& vm, MemoryView* self) {
  AIO_TRY(Value made, make_memoryview(vm, Value::object(self)));
  as<MemoryView>(made)->readonly = true;
  return made;
}

Value view_enter(Vm& vm, MemoryView* self) {
  AIO_CHECK(check_memoryview(vm, self));
  return Value::object(self);
}

void view_exit(Vm& vm, MemoryView* self, VarArgs) { release_memoryview(vm, self); }

constexpr NativeDef kMethods[] = {
    static_def<view_new>("__new__(cls, object)"),
    def<view_repr>("__repr__(self, /)"),
    def<view_hash>("__hash__(self, /)"),
    def<view_equal<CompareOp::Eq>>("__eq__(self, value, /)"),
    def<view_equal<CompareOp::Ne>>("__ne__(self, value, /)"),
    def<view_iter>("__iter__(self, /)"),
    def<memoryview_length>("__len__(self, /)"),
    def<memoryview_get_item>("__getitem__(self, key, /)"),
    def<memoryview_set_item>("__setitem__(self, key, value, /)"),
    def<view_del_item>("__delitem__(self, key, /)"),
    def<view_release>("release(self, /)"),
    def<view_tobytes>("tobytes(self, /, order='C')"),
    def<view_hex>("hex(self, /, sep=<unset>, bytes_per_sep=1)"),
    def<view_tolist>("tolist(self, /)"),
    def<view_cast>("cast(self, /, format, shape=<unset>)"),
    def<view_toreadonly>("toreadonly(self, /)"),
    def<view_enter>("__enter__(self, /)"),
    def<view_exit>("__exit__(self, /, *args)"),
};

template <Value (*get)(Vm&, const MemoryView*)>
Value checked(Vm& vm, Value self) {
  AIO_CHECK(check_memoryview(vm, as<MemoryView>(self)));
  return get(vm, as<MemoryView>(self));
}

Value obj_of(Vm&, const MemoryView* m) { return m->owner; }
Value nbytes_of(Vm& vm, const MemoryView* m) {
  return make_int(vm, static_cast<int64_t>(m->length));
}
Value readonly_of(Vm&, const MemoryView* m) { return Value::boolean(m->readonly); }
Value itemsize_of(Vm&, const MemoryView* m) { return Value::small_int(m->item_size); }
Value format_text(Vm& vm, const MemoryView* m) {
  return make_char(vm, static_cast<uint8_t>(m->format));
}
Value ndim_of(Vm&, const MemoryView*) { return Value::small_int(1); }
Value shape_of(Vm& vm, const MemoryView* m) {
  Value n = make_int(vm, static_cast<int64_t>(count_of(m)));
  return make_tuple(vm, &n, 1);
}
Value strides_of(Vm& vm, const MemoryView* m) {
  Value n = make_int(vm, m->stride);
  return make_tuple(vm, &n, 1);
}
Value suboffsets_of(Vm& vm, const MemoryView*) { return make_tuple(vm, nullptr, 0); }
Value contiguous_of(Vm&, const MemoryView* m) {
  return Value::boolean(m->stride == m->item_size || count_of(m) <= 1);
}

constexpr GetSetDef kAttributes[] = {
    {.name = "obj", .get = checked<obj_of>},
    {.name = "nbytes", .get = checked<nbytes_of>},
    {.name = "readonly", .get = checked<readonly_of>},
    {.name = "itemsize", .get = checked<itemsize_of>},
    {.name = "format", .get = checked<format_text>},
    {.name = "ndim", .get = checked<ndim_of>},
    {.name = "shape", .get = checked<shape_of>},
    {.name = "strides", .get = checked<strides_of>},
    {.name = "suboffsets", .get = checked<suboffsets_of>},
    {.name = "c_contiguous", .get = checked<contiguous_of>},
    {.name = "f_contiguous", .get = checked<contiguous_of>},
    {.name = "contiguous", .get = checked<contiguous_of>},
};

}  // namespace

extern const TypeDef kMemoryViewType;
const TypeDef kMemoryViewType = {
    .name = "memoryview",
    .doc = "Create a new memoryview object which references the given object.",
    .methods = kMethods,
    .getsets = kAttributes,
};

}  // namespace aio
