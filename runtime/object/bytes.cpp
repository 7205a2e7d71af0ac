// bytes and bytearray: construction, and what the operators do with them.
//
// A ByteArray's storage is a Buffer of its own; while memoryviews look at it (exports > 0) its size
// does not change.
#include <algorithm>
#include <cstring>

#include "runtime/object/builtin_ops.hpp"
#include "runtime/object/bytes_internal.hpp"
#include "runtime/object/iterator.hpp"
#include "runtime/object/text_internal.hpp"
#include "runtime/vm/operators.hpp"

namespace aio {
namespace {

std::string_view view_of(Value b) {
  if (const Bytes* bytes = dyn_as<Bytes>(b)) return bytes->view();
  const ByteArray* array = as<ByteArray>(b);
  return {reinterpret_cast<const char*>(array->data), array->length};
}

bool is_array(Value v) { return is_kind(v, Kind::ByteArray); }

}  // namespace

Bytes* new_bytes(Vm& vm, size_t length) {
  Bytes* b = vm.heap.make<Bytes>(shape_id(vm, BuiltinType::Bytes), sizeof(Bytes) + length);
  b->hash_ = 0;
  b->length = length;
  return b;
}

Value make_bytes(Vm& vm, const void* data, size_t length) {
  if (length > 4096) AIO_CHECK(vm.heap.check_size(length));
  Bytes* b = new_bytes(vm, length);
  if (length) std::memcpy(b->data(), data, length);
  return Value::object(b);
}

Value make_bytearray(Vm& vm, const void* data, size_t length) {
  if (length > 4096) AIO_CHECK(vm.heap.check_size(length));
  ByteArray* b = vm.heap.make<ByteArray>(shape_id(vm, BuiltinType::ByteArray));
  b->length = b->capacity = length;
  b->exports = 0;
  b->data = nullptr;
  if (length) {
    b->data = static_cast<uint8_t*>(vm.heap.make_buffer(length)->data());
    std::memcpy(b->data, data, length);
  }
  return Value::object(b);
}

Value make_bytes_like(Vm& vm, Value like, std::string_view data) {
  if (type_of(vm, like) == vm.type(BuiltinType::Bytes)) {
    Bytes* whole = as<Bytes>(like);  // what changes nothing gives the same object
    if (whole->view().data() == data.data() && whole->length == data.size()) return like;
  }
  return is_array(like) ? make_bytearray(vm, data.data(), data.size())
                        : make_bytes(vm, data.data(), data.size());
}

Value bytes_of_type(Vm& vm, Type* type, std::string_view data) {
  if (type == vm.type(BuiltinType::Bytes)) return make_bytes(vm, data.data(), data.size());
  AIO_CHECK(vm.heap.check_size(data.size()));
  Bytes* b = static_cast<Bytes*>(new_instance(vm, type, data.size()));
  b->hash_ = 0;
  b->length = data.size();
  if (!data.empty()) std::memcpy(b->data(), data.data(), data.size());
  return Value::object(b);
}

bool bytes_view(Value v, std::string_view* out) {
  if (is_kind(v, Kind::Bytes) || is_array(v)) {
    *out = view_of(v);
    return true;
  }
  const MemoryView* m = dyn_as<MemoryView>(v);
  if (!m || m->owner.is_undef() || m->stride != m->item_size) return false;
  *out = {reinterpret_cast<const char*>(memoryview_data(m)), m->length};
  return true;
}

Status bytes_argument(Vm& vm, Value v, std::string_view* out, std::string* storage) {
  if (bytes_view(v, out)) return Status::Ok;
  if (const MemoryView* m = dyn_as<MemoryView>(v)) {
    AIO_CHECK(check_memoryview(vm, m));
    for (size_t i = 0; i * m->item_size < m->length; ++i) {
      storage->append(
          reinterpret_cast<const char*>(memoryview_data(m)) + static_cast<int64_t>(i) * m->stride,
          m->item_size);
    }
    *out = *storage;
    return Status::Ok;
  }
  if (v.is_object() && !lookup_special(vm, type_of(vm, v), Special::Buffer).is_undef()) {
    AIO_TRY(Value view, make_memoryview(vm, v));
    Rooted keep(vm, view);
    auto* m = as<MemoryView>(view);
    for (size_t i = 0; i * m->item_size < m->length; ++i)
      storage->append(
          reinterpret_cast<const char*>(memoryview_data(m)) + static_cast<int64_t>(i) * m->stride,
          m->item_size);
    release_memoryview(vm, m);
    *out = *storage;
    return Status::Ok;
  }
  return aio::raise(vm, ExceptionType::TypeError, "a bytes-like object is required, not '%T'",
                    v.bits);
}

Result<uint8_t> byte_value(Vm& vm, Value v) {
  if (!is_int(v)) { AIO_TRY(v, index_of(vm, v)); }
  int64_t i;
  if (!int_to_int64(v, &i) || i < 0 || i > 255) {
    return aio::raise(vm, ExceptionType::ValueError, "byte must be in range(0, 256)");
  }
  return static_cast<uint8_t>(i);
}

namespace {

/// BufferError while somebody looks at b. Views that nobody holds any more do not count.
Status check_resizable(Vm& vm, ByteArray* b) {
  if (!b->exports) return Status::Ok;
  Rooted keep(vm, b);
  vm.heap.collect();
  if (!b->exports) return Status::Ok;
  return aio::raise(vm, ExceptionType::BufferError,
                    "Existing exports of data: object cannot be re-sized");
}

}  // namespace

Status bytearray_resize(Vm& vm, ByteArray* b, size_t length) {
  if (length == b->length) return Status::Ok;
  AIO_CHECK(check_resizable(vm, b));
  if (length > b->capacity || length < b->capacity / 4) {
    size_t capacity = length + length / 8 + 8;
    AIO_CHECK(vm.heap.check_size(capacity));
    Buffer* fresh = vm.heap.make_buffer(capacity);
    if (b->data) {
      std::memcpy(fresh->data(), b->data, std::min(length, b->length));
      vm.heap.free_buffer(Buffer::of(b->data));
    }
    b->data = static_cast<uint8_t*>(fresh->data());
    b->capacity = capacity;
  }
  b->length = length;
  return Status::Ok;
}

Status bytearray_splice(Vm& vm, ByteArray* b, size_t start, size_t removed, std::string_view data) {
  std::string copy;
  const char* own = reinterpret_cast<const char*>(b->data);
  if (data.data() >= own && data.data() < own + b->length) {
    copy = data;  // a part of itself: it is about to move
    data = copy;
  }
  size_t old_length = b->length, tail = old_length - start - removed;
  size_t length = old_length - removed + data.size();
  if (length > old_length) AIO_CHECK(bytearray_resize(vm, b, length));
  else if (length < old_length) AIO_CHECK(check_resizable(vm, b));
  if (tail && removed != data.size())
    std::memmove(b->data + start + data.size(), b->data + start + removed, tail);
  if (!data.empty()) std::memcpy(b->data + start, data.data(), data.size());
  return length < old_length ? bytearray_resize(vm, b, length) : Status::Ok;
}

Value bytes_repr(Vm& vm, Value b) {
  std::string_view data = view_of(b);
  bool single = data.find('\'') != data.npos, twice = data.find('"') != data.npos;
  char quote = single && !twice ? '"' : '\'';
  std::string out;
  if (is_array(b)) out = to_utf8(type_of(vm, b)->name) + "(";
  out.reserve(out.size() + data.size() + 4);
  out += 'b';
  out += quote;
  for (char c : data) {
    uint8_t u = static_cast<uint8_t>(c);
    // A bytearray's repr escapes ' even between double quotes.
    if (c == quote || c == '\\' || (c == '\'' && is_array(b))) (out += '\\') += c;
    else if (c == '\t') out += "\\t";
    else if (c == '\n') out += "\\n";
    else if (c == '\r') out += "\\r";
    else if (u >= 32 && u < 127) out += c;
    else ((out += "\\x") += "0123456789abcdef"[u >> 4]) += "0123456789abcdef"[u & 15];
  }
  out += quote;
  if (is_array(b)) out += ')';
  return make_str(vm, out);
}

int64_t bytes_hash(Vm& vm, Bytes* b) {
  if (!b->hash_) {
    uint64_t h = hash_bytes(b->data(), b->length, vm.hash_seed ^ 0xB17E5) >> 3;
    b->hash_ = h ? h : 1;
  }
  return static_cast<int64_t>(b->hash_);
}

Value bytes_compare(Vm& vm, CompareOp op, Value x, Value y) {
  if (!is_bytes_like(x) || !is_bytes_like(y)) return Value::not_implemented();
  std::string_view a, b;
  std::string a_storage, b_storage;
  AIO_CHECK(bytes_argument(vm, x, &a, &a_storage));
  AIO_CHECK(bytes_argument(vm, y, &b, &b_storage));
  if (op == CompareOp::Eq || op == CompareOp::Ne)
    return Value::boolean((a == b) == (op == CompareOp::Eq));
  return Value::boolean(holds(op, a.compare(b)));
}

Value bytes_get_item(Vm& vm, Value b, Value key) {
  std::string_view data = view_of(b);
  if (key.is_small_int()) {
    int64_t i = key.as_small_int();
    if (i < 0) i += static_cast<int64_t>(data.size());
    if (i >= 0 && i < static_cast<int64_t>(data.size())) {
      return Value::small_int(static_cast<uint8_t>(data[static_cast<size_t>(i)]));
    }
  }
  if (Slice* slice = dyn_as<Slice>(key)) {
    Rooted kept{vm, b};
    AIO_TRY(SliceBounds s, slice_bounds(vm, slice, data.size()));
    data = view_of(b);
    if (s.step == 1)
      return make_bytes_like(
          vm, b, data.substr(static_cast<size_t>(s.start), static_cast<size_t>(s.count)));
    std::string out;
    for (int64_t n = 0, i = s.start; n < s.count; ++n, i += s.step)
      out += data[static_cast<size_t>(i)];
    return make_bytes_like(vm, b, out);
  }
  size_t i;
  bool array = is_array(b);
  AIO_CHECK(item_index(vm, key, data.size(),
                       array ? "bytearray indices must be integers or slices, not %T"
                             : "byte indices must be integers or slices, not %T",
                       array ? "bytearray index out of range" : "index out of range", &i));
  return Value::small_int(static_cast<uint8_t>(view_of(b)[i]));
}

Result<bool> bytes_contains(Vm& vm, Value b, Value item) {
  if (is_int(item) ||
      (!is_bytes_like(item) && !lookup_special(vm, type_of(vm, item), Special::Index).is_undef())) {
    AIO_TRY(uint8_t byte, byte_value(vm, item));
    return view_of(b).find(static_cast<char>(byte)) != std::string_view::npos;
  }
  std::string_view needle;
  std::string storage;
  AIO_CHECK(bytes_argument(vm, item, &needle, &storage));
  return find_bytes(view_of(b), needle) >= 0;
}

Value bytes_concat(Vm& vm, Value x, Value y) {
  if (!is_bytes_like(y))
    return aio::raise(vm, ExceptionType::TypeError, "can't concat %T to %T", y.bits, x.bits);
  std::string_view a = view_of(x), b;
  std::string storage;
  AIO_CHECK(bytes_argument(vm, y, &b, &storage));
  AIO_CHECK(vm.heap.check_size(a.size() + b.size()));
  if (is_array(x)) {
    AIO_TRY(Value made, make_bytearray(vm, a.data(), a.size()));
    AIO_CHECK(bytearray_splice(vm, as<ByteArray>(made), a.size(), 0, b));
    return made;
  }
  Bytes* r = new_bytes(vm, a.size() + b.size());
  if (!a.empty()) std::memcpy(r->data(), a.data(), a.size());
  if (!b.empty()) std::memcpy(r->data() + a.size(), b.data(), b.size());
  return Value::object(r);
}

Value bytes_repeat(Vm& vm, Value b, Value count) {
  AIO_TRY(size_t n, text_repeat_count(vm, count));
  std::string_view data = view_of(b);
  if (n == 0 || data.empty()) return make_bytes_like(vm, b, {});
  if (n > (size_t{1} << 46) / data.size()) return raise_memory_error(vm);
  size_t total = n * data.size();
  AIO_CHECK(vm.heap.check_size(total));
  uint8_t* out;
  Value result;
  if (is_array(b)) {
    AIO_TRY(result, make_bytearray(vm, nullptr, 0));
    AIO_CHECK(bytearray_resize(vm, as<ByteArray>(result), total));
    out = as<ByteArray>(result)->data;
  } else {
    Bytes* r = new_bytes(vm, total);
    result = Value::object(r);
    out = r->data();
  }
  std::memcpy(out, data.data(), data.size());
  for (size_t done = data.size(); done < total; done *= 2)
    std::memcpy(out + done, out, std::min(done, total - done));
  return result;
}

namespace {

/// What may be assigned to a slice: bytes-like, or an iterable of ints.
Status slice_source(Vm& vm, Value value, std::string* out) {
  std::string_view view;
  std::string storage;
  if (is_bytes_like(value)) {
    AIO_CHECK(bytes_argument(vm, value, &view, &storage));
    *out = view;
    return Status::Ok;
  }
  if (is_int(value) || is_kind(value, Kind::Str)) {
    return aio::raise(vm, ExceptionType::TypeError,
                      "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
  }
  AIO_TRY(Value items, list_from_iterable(vm, value));
  Rooted kept{vm, items};
  for (size_t i = 0; i < as<List>(items)->size; ++i) {
    AIO_TRY(uint8_t byte, byte_value(vm, as<List>(items)->items[i]));
    *out += static_cast<char>(byte);
  }
  return Status::Ok;
}

}  // namespace

Status bytearray_set_item(Vm& vm, ByteArray* b, Value key, Value value) {
  Rooted kept{vm, b}, kept_value{vm, value};
  if (Slice* slice = dyn_as<Slice>(key)) {
    std::string data;
    AIO_CHECK(slice_source(vm, value, &data));
    AIO_TRY(SliceBounds s, slice_bounds(vm, slice, b->length));
    if (s.step == 1) {
      return bytearray_splice(vm, b, static_cast<size_t>(s.start), static_cast<size_t>(s.count),
                              data);
    }
    if (data.size() != static_cast<size_t>(s.count)) {
      return aio::raise(vm, ExceptionType::ValueError,
                        "attempt to assign bytes of size %zu to extended slice of size %zu",
                        data.size(), static_cast<size_t>(s.count));
    }
    for (int64_t n = 0, i = s.start; n < s.count; ++n, i += s.step) {
      b->data[i] = static_cast<uint8_t>(data[static_cast<size_t>(n)]);
    }
    return Status::Ok;
  }
  size_t i;
  AIO_CHECK(item_index(vm, key, b->length, "bytearray indices must be integers or slices, not %T",
                       "bytearray index out of range", &i));
  AIO_TRY(uint8_t byte, byte_value(vm, value));
  if (i < b->length) b->data[i] = byte;  // __index__ may have shortened it
  return Status::Ok;
}

Status bytearray_del_item(Vm& vm, ByteArray* b, Value key) {
  Rooted kept{vm, b};
  if (Slice* slice = dyn_as<Slice>(key)) {
    AIO_TRY(SliceBounds s, slice_bounds(vm, slice, b->length));
    if (s.step == 1)
      return bytearray_splice(vm, b, static_cast<size_t>(s.start), static_cast<size_t>(s.count),
                              {});
    if (s.count == 0) return Status::Ok;
    AIO_CHECK(check_resizable(vm, b));
    if (s.step < 0) s = {s.start + (s.count - 1) * s.step, 0, -s.step, s.count};
    size_t to = static_cast<size_t>(s.start);
    for (size_t from = to; from < b->length; ++from) {
      size_t offset = from - static_cast<size_t>(s.start), step = static_cast<size_t>(s.step);
      bool gone = offset % step == 0 && offset / step < static_cast<size_t>(s.count);
      if (!gone) b->data[to++] = b->data[from];
    }
    return bytearray_resize(vm, b, to);
  }
  size_t i;
  AIO_CHECK(item_index(vm, key, b->length, "bytearray indices must be integers or slices, not %T",
                       "bytearray index out of range", &i));
  return bytearray_splice(vm, b, i, 1, {});
}

Value bytearray_extend(Vm& vm, ByteArray* b, Value other) {
  if (!is_bytes_like(other)) {
    return aio::raise(vm, ExceptionType::TypeError, "can't concat %T to %T", other.bits,
                      Value::object(b).bits);
  }
  std::string_view data;
  std::string storage;
  AIO_CHECK(bytes_argument(vm, other, &data, &storage));
  AIO_CHECK(bytearray_splice(vm, b, b->length, 0, data));
  return Value::object(b);
}

}  // namespace aio
