// From a heap object to its references: the one switch over all kinds (kinds.def). Invariant:
// whatever an object refers to is visited by its T::trace, by trace_attributes, or here (its Type).
#include "runtime/gc/heap_impl.hpp"
#include "runtime/object/class.hpp"
#include "runtime/object/exception.hpp"
#include "runtime/object/function.hpp"
#include "runtime/object/hash_table.hpp"
#include "runtime/object/iterator.hpp"
#include "runtime/object/number.hpp"
#include "runtime/object/sequence.hpp"
#include "runtime/object/text.hpp"
#include "runtime/task/future.hpp"
#include "runtime/vm/frame.hpp"
#include "runtime/vm/vm.hpp"

namespace aio {
namespace {

constexpr size_t kChunkThreshold = 2048;  ///< Values; up to this an object is traced in one go

template <class T>
void trace_as(const Type*, T* o, Tracer& tracer) {
  o->trace(tracer);
}
void trace_as(const Type* type, NativeObject* o, Tracer& tracer) {
  if (type->layout && type->layout->trace) type->layout->trace(o, tracer);
}

}  // namespace

void trace_object(Vm& vm, Object* o, Tracer& tracer) {
  if (o->kind == Kind::Buffer) return;  // its owner traces it; it may not even have a type
  const Type* type = vm.shapes[o->shape]->type;
  switch (o->kind) {
#define AIO_KIND(Name, CppType)                       \
  case Kind::Name:                                    \
    trace_as(type, static_cast<CppType*>(o), tracer); \
    break;
#include "runtime/gc/kinds.def"
#undef AIO_KIND
    case Kind::kCount: break;
  }
  if (o->flags & kFlagAttributes) trace_attributes(vm, o, tracer);
  tracer.visit(type);
}

BigItems big_items_of(Object* o) {
  BigItems big;
  if (o->kind == Kind::List) {
    auto* list = static_cast<List*>(o);
    big = {list->items, list->size, 1};
  } else if (o->kind == Kind::Tuple) {
    auto* tuple = static_cast<Tuple*>(o);
    big = {tuple->items(), tuple->size, 1};
  } else if (o->kind == Kind::Dict) {
    auto* dict = static_cast<Dict*>(o);
    big = {reinterpret_cast<Value*>(dict->entries), size_t{dict->used} * 2, 1};
  } else if (o->kind == Kind::Set) {
    auto* set = static_cast<Set*>(o);
    big = {reinterpret_cast<Value*>(set->entries), (size_t{set->mask} + 1) * 2,
           2};  // every second word is a hash
  }
  return big.count > kChunkThreshold ? big : BigItems{};
}

void trace_shell(Vm& vm, Object* o, Tracer& tracer) {
  if (o->kind == Kind::List) {
    tracer.visit_buffer(static_cast<List*>(o)->items);
  } else if (o->kind == Kind::Dict) {
    auto* dict = static_cast<Dict*>(o);
    tracer.visit_buffer(dict->entries);
    tracer.visit_buffer(dict->index);
    tracer.visit_buffer(dict->hashes);
    tracer.visit(dict->cells);
    tracer.visit(reinterpret_cast<Object*>(dict->owner));
  } else if (o->kind == Kind::Set) {
    tracer.visit_buffer(static_cast<Set*>(o)->entries);
  }
  if (o->flags & kFlagAttributes) trace_attributes(vm, o, tracer);
  tracer.visit(vm.shapes[o->shape]->type);
}

}  // namespace aio
