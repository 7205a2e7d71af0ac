// Shared by the bytes-like types: looking at the bytes of any of them, and results of the
// receiver's type.
#pragma once

#include <string_view>

#include "runtime/object/text.hpp"
#include "runtime/vm/vm.hpp"

namespace aio {

/// The bytes of a Bytes, ByteArray or contiguous MemoryView; false for anything else. Borrowed:
/// valid until it is changed.
bool bytes_view(Value v, std::string_view* out);
/// As bytes_view, strided memoryviews are copied to *storage; TypeError "a bytes-like object is
/// required, not 'X'"; ValueError for a released memoryview.
Status bytes_argument(Vm& vm, Value v, std::string_view* out, std::string* storage);
/// Is v Bytes, ByteArray or MemoryView?
inline bool is_bytes_like(Value v) {
  return is_kind(v, Kind::Bytes) || is_kind(v, Kind::ByteArray) || is_kind(v, Kind::MemoryView);
}
/// bytes or bytearray, as `like` is.
Value make_bytes_like(Vm& vm, Value like, std::string_view data);
/// Bytes, or an instance of a subclass.
Value bytes_of_type(Vm& vm, Type* type, std::string_view data);

/// Makes room for `length` bytes and sets it; BufferError while memoryviews exist and the size
/// changes.
Status bytearray_resize(Vm& vm, ByteArray* b, size_t length);
/// b[start:start+removed] = data.
Status bytearray_splice(Vm& vm, ByteArray* b, size_t start, size_t removed, std::string_view data);
/// An int 0–255; ValueError "byte must be in range(0, 256)", TypeError if it is no int.
Result<uint8_t> byte_value(Vm& vm, Value v);

/// A memoryview on b; ValueError/TypeError as memoryview() raises.
Value make_memoryview(Vm& vm, Value owner);
/// ValueError once released.
Status check_memoryview(Vm& vm, const MemoryView* m);
uint8_t* memoryview_data(const MemoryView* m);
void release_memoryview(Vm& vm, MemoryView* m);
/// Item i (in items, checked) as a Python value, and its reverse.
Value memoryview_unpack(Vm& vm, const MemoryView* m, size_t i);
/// Bytes of an item format (native sizes), 0 if unknown.
unsigned item_size_of(char format);

}  // namespace aio
