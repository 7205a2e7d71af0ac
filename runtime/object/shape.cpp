// Shapes: the tree of attribute layouts below each type, and an object's own attributes: inline
// slots, then the overflow buffer, then dictionary mode (vm.md section 2).
//
// Invariant: an object's attribute area always agrees with its shape: slots [0, slot_count) are
// set, in dictionary mode `overflow` is the Dict. The shape changes last, so that a collector slice
// never sees a slot that is not there.
#include <cstring>

#include "runtime/object/number.hpp"
#include "runtime/object/object_model.hpp"

namespace aio {
namespace {

constexpr uint16_t kMaxSlots = 64;  ///< more attributes than this: dictionary mode

Value* overflow_slots(Object* o, const Type* type) {
  return static_cast<Value*>(static_cast<Buffer*>(overflow_of(o, type).as_object())->data());
}

Value* slot_at(Object* o, const Type* type, unsigned slot) {
  if (slot < type->inline_slots) return inline_slots_of(o, type) + slot;
  return overflow_slots(o, type) + (slot - type->inline_slots);
}

/// Room in the overflow buffer for slot `index` of it.
void reserve_overflow(Vm& vm, Object* o, const Type* type, unsigned index) {
  Value& overflow = overflow_of(o, type);
  if (overflow.is_undef()) {
    overflow = Value::object(vm.heap.make_buffer(4 * sizeof(Value)));
    return;
  }
  auto* buffer = static_cast<Buffer*>(overflow.as_object());
  if (buffer->bytes >= (index + 1) * sizeof(Value)) return;
  Buffer* bigger = vm.heap.make_buffer(buffer->bytes * 2);
  std::memcpy(bigger->data(), buffer->data(), buffer->bytes);
  vm.heap.shade(overflow);
  overflow = Value::object(bigger);
}

Shape* dictionary_shape(Vm& vm, Type* type) {
  if (!type->dict_shape) {
    type->dict_shape = vm.new_shape(type);
    type->dict_shape->is_dict = true;
  }
  return type->dict_shape;
}

Dict* to_dictionary(Vm& vm, Object* o, Type* type) {
  Shape* shape = vm.shapes[o->shape];
  if (shape->is_dict) return static_cast<Dict*>(overflow_of(o, type).as_object());
  Dict* dict = new_dict(vm, shape->slot_count);
  const Shape* path[kMaxSlots + 1];
  unsigned count = 0;
  for (const Shape* s = shape; s->parent; s = s->parent) path[count++] = s;
  while (count > 0) {
    const Shape* s = path[--count];
    dict_set_str(vm, dict, s->name, *slot_at(o, type, s->slot_count - 1u));
  }
  vm.heap.before_write(o);
  overflow_of(o, type) = Value::object(dict);
  o->shape = dictionary_shape(vm, type)->id;
  o->flags |= kFlagAttributes;
  return dict;
}

}  // namespace

Shape* Vm::new_shape(Type* type) {
  auto* shape = new Shape{};
  shape->id = static_cast<uint32_t>(shapes.size());
  shape->type = type;
  shapes.push_back(shape);
  return shape;
}

Shape* Vm::shape_with(Shape* shape, Str* name) {
  for (const auto& [known, next] : shape->transitions)
    if (known == name) return next;
  if (shape->slot_count >= kMaxSlots) return nullptr;
  Shape* next = new_shape(shape->type);
  next->parent = shape;
  next->name = name;
  next->slot_count = static_cast<uint16_t>(shape->slot_count + 1);
  shape->transitions.emplace_back(name, next);
  return next;
}

void clear_attributes(Object* o, const Type* type) {
  auto* members = reinterpret_cast<Value*>(reinterpret_cast<char*>(o) + type->members_offset);
  for (unsigned i = 0; i < type->member_count; ++i) members[i] = Value::undef();
  if (type->attributes_offset)
    *reinterpret_cast<Value*>(reinterpret_cast<char*>(o) + type->attributes_offset) =
        Value::undef();
  if (type->member_count || type->attributes_offset) o->flags |= kFlagAttributes;
}

Object* new_instance(Vm& vm, Type* type, size_t extra_bytes) {
  size_t bytes = type->instance_size();
  Object* o = vm.heap.make_object(type->instance_kind, type->root_shape->id, bytes + extra_bytes);
  clear_attributes(o, type);
  if (type->flags & kTypeException)
    o->aux = static_cast<uint16_t>((type->members_offset - sizeof(Exception)) / sizeof(Value));
  if (type->flags & kTypeVariableSize)
    o->aux = static_cast<uint16_t>((bytes - type->members_offset) / sizeof(Value));
  if (type->flags & kTypeHasDel) vm.heap.register_finalizable(o);
  return o;
}

void trace_attributes(Vm& vm, Object* o, Tracer& tracer) {
  const Shape* shape = vm.shapes[o->shape];
  Type* type = shape->type;
  tracer.visit(type);
  if (type->member_count)
    tracer.visit_range(reinterpret_cast<Value*>(reinterpret_cast<char*>(o) + type->members_offset),
                       type->member_count);
  if (!type->attributes_offset) return;
  tracer.visit(overflow_of(o, type));
  if (shape->is_dict) return;
  unsigned inline_count =
      shape->slot_count < type->inline_slots ? shape->slot_count : type->inline_slots;
  tracer.visit_range(inline_slots_of(o, type), inline_count);
  if (shape->slot_count > inline_count)
    tracer.visit_range(overflow_slots(o, type), shape->slot_count - inline_count);
}

Value get_own_attr(Vm& vm, Object* o, Str* name) {
  if (!name->is_interned()) name = intern(vm, name);
  const Shape* shape = vm.shapes[o->shape];
  const Type* type = shape->type;
  if (!type->attributes_offset) return Value::undef();
  if (shape->is_dict)
    return dict_get_str(vm, static_cast<Dict*>(overflow_of(o, type).as_object()), name);
  int slot = shape->find(name);
  return slot < 0 ? Value::undef() : *slot_at(o, type, static_cast<unsigned>(slot));
}

void set_own_attr(Vm& vm, Object* o, Str* name, Value value) {
  Shape* shape = vm.shapes[o->shape];
  Type* type = shape->type;
  if (!name->is_interned()) name = intern(vm, name);
  if (!shape->is_dict) {
    int slot = shape->find(name);
    if (slot >= 0) {
      Value* place = slot_at(o, type, static_cast<unsigned>(slot));
      vm.heap.shade(*place);
      *place = value;
      return;
    }
    if (!(o->flags & kFlagAttributes)) {
      overflow_of(o, type) = Value::undef();
      o->flags |= kFlagAttributes;
    }
    if (Shape* next = vm.shape_with(shape, name)) {
      unsigned index = shape->slot_count;
      if (index >= type->inline_slots) reserve_overflow(vm, o, type, index - type->inline_slots);
      *slot_at(o, type, index) = value;
      o->shape = next->id;
      return;
    }
  }
  dict_set_str(vm, to_dictionary(vm, o, type), name, value);
}

bool delete_own_attr(Vm& vm, Object* o, Str* name) {
  if (!name->is_interned()) name = intern(vm, name);
  Shape* shape = vm.shapes[o->shape];
  Type* type = shape->type;
  if (!type->attributes_offset) return false;
  if (!shape->is_dict && shape->find(name) < 0) return false;
  return !dict_pop_str(vm, to_dictionary(vm, o, type), name).is_undef();
}

Value instance_dict(Vm& vm, Object* o) {
  if (o->kind == Kind::Module) return Value::object(static_cast<Module*>(o)->ns);
  Type* type = vm.shapes[o->shape]->type;
  if (!type->attributes_offset)
    return raise_attribute_error(vm, Value::object(o), vm.names.dunder_dict);
  return Value::object(to_dictionary(vm, o, type));
}

void set_instance_dict(Vm& vm, Object* o, Dict* dict) {
  Type* type = vm.shapes[o->shape]->type;
  to_dictionary(vm, o, type);
  vm.heap.shade(overflow_of(o, type));
  overflow_of(o, type) = Value::object(dict);
}

Status change_class(Vm& vm, Object* o, Type* type) {
  Type* old = vm.shapes[o->shape]->type;
  if (old == type) return Status::Ok;
  if (old->attributes_offset && !(old->inline_slots == 0 && vm.shapes[o->shape]->slot_count == 0))
    to_dictionary(vm, o, old);
  bool is_dict = vm.shapes[o->shape]->is_dict;
  // Inline slots of the new class may not exist in this object: only dictionary mode needs none.
  if (type->attributes_offset) {
    if (!is_dict) {
      vm.heap.before_write(o);
      overflow_of(o, type) = Value::object(new_dict(vm));
    }
    o->shape = dictionary_shape(vm, type)->id;
  } else {
    o->shape = type->root_shape->id;
  }
  return Status::Ok;
}

}  // namespace aio
