// The 8-byte header of every heap object, and the checked casts.
#pragma once

#include <cstddef>
#include <cstdint>

#include "runtime/value.hpp"

namespace aio {

class Tracer;
struct Type;

enum class Kind : uint8_t {
#define AIO_KIND(Name, CppType) Name,
#include "runtime/gc/kinds.def"
#undef AIO_KIND
  kCount
};

/// Header of every heap object.
///
/// `shape` says the class and, for objects with attributes, which names stand in which slots: two
/// objects of one shape have the same class and the same attribute layout (vm.md section 2).
/// Exact builtin objects have their type's root shape.
struct Object {
  uint32_t shape;
  Kind kind;
  uint8_t flags;  ///< ObjectFlag
  uint16_t aux;   ///< for the kind's own use
};
static_assert(sizeof(Object) == 8);

enum ObjectFlag : uint8_t {
  kFlagScanned =
      0x01,  ///< collector's colour: equal to Heap::scanned_color() once traced in this cycle
  kFlagFinalized = 0x02,   ///< __del__ ran, or there is nothing to run
  kFlagWeakRefs = 0x04,    ///< has entries in the weak reference table
  kFlagAttributes = 0x08,  ///< instance has an attribute area (Type::attributes_offset)
  kFlagKind1 = 0x10,       ///< for the kind's own use
  kFlagKind2 = 0x20,
  kFlagKind3 = 0x40,
  kFlagKind4 = 0x80,
};

/// Whether v is a heap object of kind K (subclass instances included).
inline bool is_kind(Value v, Kind k) { return v.is_object() && v.as_object()->kind == k; }

/// Cast after a check: T::kKind names the kind.
template <class T>
T* as(Value v) {
  return static_cast<T*>(v.as_object());
}
/// The object as T, or null if v is something else.
template <class T>
T* dyn_as(Value v) {
  return is_kind(v, T::kKind) ? static_cast<T*>(v.as_object()) : nullptr;
}

}  // namespace aio
