// memoryview: a window of one dimension on the bytes of a Bytes or ByteArray. Items are computed
// from the owner's current storage at each access, so a view never holds a pointer.
#include <algorithm>
#include <cstring>

#include "runtime/object/builtin_ops.hpp"
#include "runtime/object/bytes_internal.hpp"
#include "runtime/object/text_internal.hpp"
#include "runtime/vm/operators.hpp"

namespace aio {
namespace {

template <class T>
T load(const uint8_t* p) {
  T t;
  std::memcpy(&t, p, sizeof t);
  return t;
}

/// A new view: its bytearray keeps its size until the view is released or collected.
void note_export(Vm& vm, MemoryView* m) {
  ByteArray* b = dyn_as<ByteArray>(m->owner);
  if (!b) return;
  ++b->exports;
  vm.heap.register_finalizable(m);
}

size_t item_count(const MemoryView* m) { return m->length / m->item_size; }

/// Writes an int of `size` bytes; ValueError when it does not fit the format.
Status store_int(Vm& vm, Value value, char format, unsigned size, uint8_t* out) {
  AIO_TRY(Value i, index_of(vm, value));
  bool is_signed = format >= 'a' && format <= 'z' && format != 'c';
  int64_t n = 0;
  bool fits;
  if (is_signed) {
    fits =
        int_to_int64(i, &n) &&
        (size == 8 || (n >= -(int64_t{1} << (8 * size - 1)) && n < int64_t{1} << (8 * size - 1)));
  } else if (int_to_int64(i, &n)) {
    fits = n >= 0 && (size == 8 || n < int64_t{1} << (8 * size));
  } else {
    const Int* big = dyn_as<Int>(i);
    fits = size == 8 && big && !big->negative() && big->size == 1;
    if (fits) n = static_cast<int64_t>(big->limbs()[0]);
  }
  if (!fits) {
    return aio::raise(vm, ExceptionType::ValueError, "memoryview: invalid value for format '%c'",
                      format);
  }
  std::memcpy(out, &n, size);
  return Status::Ok;
}

Status pack(Vm& vm, char format, Value value, uint8_t* out) {
  auto bad_type = [&] {
    return aio::raise(vm, ExceptionType::TypeError, "memoryview: invalid type for format '%c'",
                      format);
  };
  if (format == 'f' || format == 'd') {
    if (!is_float_like(value) && !is_int(value)) return bad_type();
    AIO_TRY(double d, to_double(vm, value));
    float f = static_cast<float>(d);
    std::memcpy(out, format == 'f' ? static_cast<void*>(&f) : static_cast<void*>(&d),
                format == 'f' ? 4 : 8);
    return Status::Ok;
  }
  if (format == '?') {
    AIO_TRY(bool b, truthy(vm, value));
    *out = b;
    return Status::Ok;
  }
  if (format == 'c') {
    const Bytes* b = dyn_as<Bytes>(value);
    if (!b) return bad_type();
    if (b->length != 1)
      return aio::raise(vm, ExceptionType::ValueError, "memoryview: invalid value for format 'c'");
    *out = *b->data();
    return Status::Ok;
  }
  if (!is_int(value) && lookup_special(vm, type_of(vm, value), Special::Index).is_undef())
    return bad_type();
  return store_int(vm, value, format, item_size_of(format), out);
}

}  // namespace

unsigned item_size_of(char format) {
  switch (format) {
    case 'b':
    case 'B':
    case 'c':
    case '?': return 1;
    case 'h':
    case 'H': return 2;
    case 'i':
    case 'I':
    case 'f': return 4;
    case 'l':
    case 'L':
    case 'q':
    case 'Q':
    case 'n':
    case 'N':
    case 'd':
    case 'P': return 8;
    default: return 0;
  }
}

uint8_t* memoryview_data(const MemoryView* m) {
  uint8_t* base =
      is_kind(m->owner, Kind::Bytes) ? as<Bytes>(m->owner)->data() : as<ByteArray>(m->owner)->data;
  return base + m->offset;
}

Status check_memoryview(Vm& vm, const MemoryView* m) {
  if (!m->owner.is_undef()) return Status::Ok;
  return aio::raise(vm, ExceptionType::ValueError,
                    "operation forbidden on released memoryview object");
}

namespace {

MemoryView* new_view(Vm& vm, const MemoryView* like) {
  MemoryView* m = vm.heap.make<MemoryView>(shape_id(vm, BuiltinType::MemoryView));
  uint32_t shape = m->shape;
  Object header = *m;
  *m = *like;
  static_cast<Object&>(*m) = header;
  m->shape = shape;
  m->users = 0;
  note_export(vm, m);
  return m;
}

}  // namespace

Value make_memoryview(Vm& vm, Value owner) {
  if (const MemoryView* m = dyn_as<MemoryView>(owner)) {
    AIO_CHECK(check_memoryview(vm, m));
    return Value::object(new_view(vm, m));
  }
  std::string_view data;
  if (!bytes_view(owner, &data)) {
    if (!lookup_special(vm, type_of(vm, owner), Special::Buffer).is_undef()) {
      Value flags = Value::small_int(284);  // PyBUF_FULL_RO
      AIO_TRY(Value view, call_special(vm, owner, Special::Buffer, &flags, 1));
      if (is_kind(view, Kind::MemoryView)) return view;
      return aio::raise(vm, ExceptionType::TypeError, "__buffer__ returned non-memoryview object");
    }
    return aio::raise(vm, ExceptionType::TypeError,
                      "memoryview: a bytes-like object is required, not '%T'", owner.bits);
  }
  MemoryView* m = vm.heap.make<MemoryView>(shape_id(vm, BuiltinType::MemoryView));
  m->owner = owner;
  m->offset = 0;
  m->length = data.size();
  m->stride = m->item_size = 1;
  m->format = 'B';
  m->readonly = is_kind(owner, Kind::Bytes);
  m->users = 0;
  note_export(vm, m);
  return Value::object(m);
}

void release_memoryview(Vm& vm, MemoryView* m) {
  if (m->owner.is_undef()) return;
  if (ByteArray* b = dyn_as<ByteArray>(m->owner)) --b->exports;
  vm.heap.shade(m->owner);
  m->owner = Value::undef();
}

void memoryview_collected(Vm&, Object* o) {
  MemoryView* m = static_cast<MemoryView*>(o);
  if (ByteArray* b = dyn_as<ByteArray>(m->owner)) --b->exports;
}

Value memoryview_unpack(Vm& vm, const MemoryView* m, size_t i) {
  const uint8_t* p = memoryview_data(m) + static_cast<int64_t>(i) * m->stride;
  switch (m->format) {
    case 'B': return Value::small_int(*p);
    case 'b': return Value::small_int(load<int8_t>(p));
    case 'c': return make_bytes(vm, p, 1);
    case '?': return Value::boolean(*p != 0);
    case 'h': return Value::small_int(load<int16_t>(p));
    case 'H': return Value::small_int(load<uint16_t>(p));
    case 'i': return Value::small_int(load<int32_t>(p));
    case 'I': return Value::small_int(load<uint32_t>(p));
    case 'f': return Value::number(load<float>(p));
    case 'd': return Value::number(load<double>(p));
    case 'L':
    case 'Q':
    case 'N':
    case 'P': return make_int_unsigned(vm, load<uint64_t>(p));
    default: return make_int(vm, load<int64_t>(p));
  }
}

Result<int64_t> memoryview_length(Vm& vm, MemoryView* m) {
  AIO_CHECK(check_memoryview(vm, m));
  return static_cast<int64_t>(item_count(m));
}

Value memoryview_get_item(Vm& vm, MemoryView* m, Value key) {
  AIO_CHECK(check_memoryview(vm, m));
  if (Slice* slice = dyn_as<Slice>(key)) {
    AIO_TRY(SliceBounds s, slice_bounds(vm, slice, item_count(m)));
    AIO_CHECK(check_memoryview(vm, m));
    MemoryView* part = new_view(vm, m);
    part->offset = static_cast<size_t>(static_cast<int64_t>(m->offset) + s.start * m->stride);
    part->length = static_cast<size_t>(s.count) * m->item_size;
    part->stride = m->stride * s.step;
    return Value::object(part);
  }
  if (const Tuple* t = dyn_as<Tuple>(key); t && t->size == 1) key = t->items()[0];
  size_t i;
  AIO_CHECK(item_index(vm, key, item_count(m), "memoryview: invalid slice key",
                       "index out of bounds on dimension 1", &i));
  AIO_CHECK(check_memoryview(vm, m));
  return memoryview_unpack(vm, m, i);
}

Status memoryview_set_item(Vm& vm, MemoryView* m, Value key, Value value) {
  AIO_CHECK(check_memoryview(vm, m));
  if (m->readonly)
    return aio::raise(vm, ExceptionType::TypeError, "cannot modify read-only memory");
  if (value.is_undef()) return aio::raise(vm, ExceptionType::TypeError, "cannot delete memory");
  Rooted kept{vm, m}, kept_value{vm, value};
  if (Slice* slice = dyn_as<Slice>(key)) {
    AIO_TRY(SliceBounds s, slice_bounds(vm, slice, item_count(m)));
    std::string_view view;
    std::string storage;
    AIO_CHECK(bytes_argument(vm, value, &view, &storage));
    AIO_CHECK(check_memoryview(vm, m));
    const MemoryView* source = dyn_as<MemoryView>(value);
    bool same_format = (source ? source->format : 'B') == m->format;
    if (!same_format || view.size() != static_cast<size_t>(s.count) * m->item_size) {
      return aio::raise(vm, ExceptionType::ValueError,
                        "memoryview assignment: lvalue and rvalue have different structures");
    }
    std::string copy(view);  // the two may overlap
    uint8_t* base = memoryview_data(m);
    for (int64_t n = 0; n < s.count; ++n) {
      std::memcpy(base + (s.start + n * s.step) * m->stride, copy.data() + n * m->item_size,
                  m->item_size);
    }
    return Status::Ok;
  }
  size_t i;
  AIO_CHECK(item_index(vm, key, item_count(m), "memoryview: invalid slice key",
                       "index out of bounds on dimension 1", &i));
  uint8_t packed[8];
  AIO_CHECK(pack(vm, m->format, value, packed));
  AIO_CHECK(check_memoryview(vm, m));
  std::memcpy(memoryview_data(m) + static_cast<int64_t>(i) * m->stride, packed, m->item_size);
  return Status::Ok;
}

}  // namespace aio
