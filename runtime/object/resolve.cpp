// resolve_attr, resolve_store: what an attribute access means for every object of one shape, for
// inline caches.
//
// Invariant: an answer other than Unknown holds until invalidate_type of the class or a base: a
// shape says the class and which own attributes exist, and a cell outlives the changes of its
// value.
#include "runtime/native/native.hpp"
#include "runtime/object/object_model.hpp"

namespace aio {
namespace {

using How = AttrInfo::How;

AttributeCache::Entry& cache_entry(Vm& vm, uint32_t shape, const Str* name) {
  if (!vm.attribute_cache) vm.attribute_cache = std::make_unique<AttributeCache>();
  size_t hash = shape * 0x9E3779B1u ^ reinterpret_cast<uintptr_t>(name) >> 4;
  return vm.attribute_cache->entries[hash % AttributeCache::kSize];
}

AttrInfo in_cell(How how, GlobalCell* cell) {
  AttrInfo info;
  info.how = how;
  info.cell = cell;
  return info;
}

/// From here on instructions may remember what the class (and its bases) said.
void note_cached(Type* type) { type->flags &= ~uint32_t{kTypeTablesClean}; }

/// __getattribute__ is ours; only __getattr__ may be a script's, which matters for attributes that
/// are not found.
bool reads_plainly(Vm& vm, Type* type) {
  if (type->flags & kTypePlainGetAttr) return true;
  auto* native = dyn_as<NativeFunction>(lookup_special(vm, type, Special::GetAttribute));
  return native && native->owner && !(native->owner->flags & kTypeHeap);
}

/// Modules and classes are keyed by a shape of their own, made when the first cache wants it.
void give_own_shape(Vm& vm, Object* o) {
  Shape* shape = vm.shapes[o->shape];
  if (shape == shape->type->root_shape || shape->is_dict) o->shape = vm.new_shape(shape->type)->id;
}

AttrInfo resolve_on_type(Vm& vm, Type* type, Str* name) {
  Type* meta = vm.shapes[type->shape]->type;
  if (meta->attributes_offset) return {};
  if (type_lookup_cell(vm, meta, name)) return {};
  GlobalCell* cell = type_lookup_cell(vm, type, name);
  if (!cell) return {};
  bool same = descriptor_kind(vm, cell->value) == DescriptorKind::Plain ||
              is_kind(cell->value, Kind::Function) || is_kind(cell->value, Kind::NativeFunction);
  if (!same) return {};
  give_own_shape(vm, type);
  return in_cell(How::Cell, cell);
}

AttrInfo resolve_on_module(Vm& vm, Module* module, Str* name) {
  if (type_lookup_cell(vm, vm.shapes[module->shape]->type, name)) return {};
  GlobalCell* cell = namespace_find(vm, module->ns, name);
  if (!cell || cell->value.is_undef()) return {};
  give_own_shape(vm, module);
  return in_cell(How::Cell, cell);
}

AttrInfo resolve_descriptor(Vm& vm, GlobalCell* cell, bool has_getattr) {
  Value found = cell->value;
  if (type_of(vm, found)->flags & kTypeHeap) return {};
  switch (found.as_object()->kind) {
    case Kind::Function: return in_cell(How::Method, cell);
    case Kind::NativeFunction: return in_cell(How::Method, cell);
    case Kind::Property: return has_getattr ? AttrInfo{} : in_cell(How::Property, cell);
    case Kind::GetSetDescriptor: return has_getattr ? AttrInfo{} : in_cell(How::GetSet, cell);
    case Kind::MemberDescriptor: {
      if (has_getattr) return {};
      AttrInfo info = in_cell(How::Member, cell);
      info.offset = as<MemberDescriptor>(found)->offset;
      return info;
    }
    default: return {};
  }
}

AttrInfo resolve_on_object(Vm& vm, const Shape* shape, Str* name) {
  Type* type = shape->type;
  GlobalCell* cell = type_lookup_cell(vm, type, name);
  DescriptorKind kind = cell ? descriptor_kind(vm, cell->value) : DescriptorKind::Plain;
  bool has_getattr = !(type->flags & kTypePlainGetAttr);
  if (kind == DescriptorKind::Data) return resolve_descriptor(vm, cell, has_getattr);
  if (type->attributes_offset) {
    if (shape->is_dict) return {};
    if (int slot = shape->find(name); slot >= 0) {
      AttrInfo info;
      auto index = static_cast<uint32_t>(slot);
      if (index >= type->inline_slots) {
        info.how = How::Overflow;
        info.offset = index - type->inline_slots;
      } else {
        info.how = How::Inline;
        info.offset = type->attributes_offset + 8u * (1 + index);
      }
      return info;
    }
  }
  if (!cell) return {};
  if (kind == DescriptorKind::NonData) return resolve_descriptor(vm, cell, has_getattr);
  return in_cell(How::Cell, cell);
}

}  // namespace

AttrInfo resolve_attr(Vm& vm, Object* o, Str* name) {
  if (o->kind == Kind::Super) return {};
  Type* type = vm.shapes[o->shape]->type;
  note_cached(type);
  if (o->kind == Kind::Type) note_cached(static_cast<Type*>(o));
  if (!reads_plainly(vm, type)) return {};
  if (auto* t = dyn_as<Type>(Value::object(o))) return resolve_on_type(vm, t, name);
  if (auto* m = dyn_as<Module>(Value::object(o))) return resolve_on_module(vm, m, name);
  auto& entry = cache_entry(vm, o->shape, name);
  if (entry.name == name && entry.shape == o->shape) return entry.info;
  AttrInfo info = resolve_on_object(vm, vm.shapes[o->shape], name);
  entry = {o->shape, name, info};
  return info;
}

StoreInfo resolve_store(Vm& vm, Object* o, Str* name) {
  StoreInfo info;
  Shape* shape = vm.shapes[o->shape];
  Type* type = shape->type;
  note_cached(type);
  if (!(type->flags & kTypePlainSetAttr) || o->kind == Kind::Type || o->kind == Kind::Module ||
      shape->is_dict)
    return info;
  if (GlobalCell* cell = type_lookup_cell(vm, type, name)) {
    if (descriptor_kind(vm, cell->value) == DescriptorKind::Data) {
      auto* member = dyn_as<MemberDescriptor>(cell->value);
      if (!member || type_of(vm, cell->value)->flags & kTypeHeap) return info;
      info.how = StoreInfo::How::Member;
      info.offset = member->offset;
      return info;
    }
  }
  if (!type->attributes_offset || !(o->flags & kFlagAttributes)) return info;
  int slot = shape->find(name);
  unsigned index = slot >= 0 ? static_cast<unsigned>(slot) : shape->slot_count;
  if (index >= type->inline_slots) return info;
  if (slot < 0) {
    Shape* next = vm.shape_with(shape, name);
    if (!next) return info;
    info.next_shape = next->id;
  }
  info.how = slot >= 0 ? StoreInfo::How::Inline : StoreInfo::How::AddInline;
  info.offset = type->attributes_offset + 8u * (1 + index);
  return info;
}

}  // namespace aio
