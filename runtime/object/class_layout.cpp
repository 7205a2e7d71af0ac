// How a class derives from its bases: the C3 order, the base that decides the layout, __slots__,
// sizes of instances, and the flags that summarise what the MRO overrides.
#include "runtime/object/class_layout.hpp"
#include "runtime/native/native.hpp"
#include "runtime/object/iterator.hpp"

namespace aio {
namespace {

constexpr size_t kMostInlineSlots = 32;
constexpr uint16_t kDefaultInlineSlots =
    2;  ///< of a class whose methods set no attribute: somebody else may

/// The nearest ancestor (or the type itself) that adds something to the payload.
const Type* solid_base(const Type* type) {
  while (type->base && type->payload_size == type->base->payload_size &&
         type->instance_kind == type->base->instance_kind && type->layout == type->base->layout)
    type = type->base;
  return type;
}

std::string joined_names(Vm&, Tuple* bases) {
  std::string text;
  for (size_t i = 0; i < bases->size; ++i) {
    if (i) text += ", ";
    text += to_utf8(as<Type>(bases->items()[i])->name);
  }
  return text;
}

bool in_tail(const std::vector<Value>& sequence, size_t from, Value v) {
  for (size_t i = from + 1; i < sequence.size(); ++i)
    if (sequence[i] == v) return true;
  return false;
}

bool is_native_of_builtin(Vm&, Value method) {
  auto* native = dyn_as<NativeFunction>(method);
  return native && native->owner && !(native->owner->flags & kTypeHeap);
}

}  // namespace

Value linearize(Vm& vm, Type* type, Tuple* bases) {
  std::vector<std::vector<Value>> sequences;
  for (size_t i = 0; i < bases->size; ++i) {
    Tuple* mro = as<Type>(bases->items()[i])->mro;
    sequences.emplace_back(mro->items(), mro->items() + mro->size);
  }
  sequences.emplace_back(bases->items(), bases->items() + bases->size);
  std::vector<size_t> heads(sequences.size(), 0);
  std::vector<Value> order;
  if (type) order.push_back(Value::object(type));
  for (;;) {
    bool empty = true;
    Value next = Value::undef();
    for (size_t i = 0; i < sequences.size() && next.is_undef(); ++i) {
      if (heads[i] == sequences[i].size()) continue;
      empty = false;
      Value candidate = sequences[i][heads[i]];
      bool blocked = false;
      for (size_t j = 0; j < sequences.size() && !blocked; ++j)
        blocked = heads[j] < sequences[j].size() && in_tail(sequences[j], heads[j], candidate);
      if (!blocked) next = candidate;
    }
    if (empty) return make_tuple(vm, order.data(), order.size());
    if (next.is_undef())
      return raise(vm, ExceptionType::TypeError,
                   "Cannot create a consistent method resolution order (MRO) for bases %s",
                   joined_names(vm, bases).c_str());
    order.push_back(next);
    for (size_t i = 0; i < sequences.size(); ++i)
      if (heads[i] < sequences[i].size() && sequences[i][heads[i]] == next) ++heads[i];
  }
}

Result<Type*> best_base(Vm& vm, Tuple* bases) {
  Type* winner_base = nullptr;
  const Type* winner = nullptr;
  for (size_t i = 0; i < bases->size; ++i) {
    auto* base = dyn_as<Type>(bases->items()[i]);
    if (!base) return raise(vm, ExceptionType::TypeError, "bases must be types");
    if (!(base->flags & kTypeBaseType))
      return raise(vm, ExceptionType::TypeError, "type '%S' is not an acceptable base type",
                   base->name);
    for (size_t j = 0; j < i; ++j)
      if (bases->items()[j] == bases->items()[i])
        return raise(vm, ExceptionType::TypeError, "duplicate base class %S", base->name);
    const Type* candidate = solid_base(base);
    if (!winner || (candidate != winner && is_subtype(candidate, winner))) {
      winner = candidate;
      winner_base = base;
    } else if (!is_subtype(winner, candidate)) {
      return raise(vm, ExceptionType::TypeError, "multiple bases have instance lay-out conflict");
    }
  }
  return winner_base;
}

Type* allocate_type(Vm& vm, Type* metaclass, Type* base) {
  size_t bytes = sizeof(Type);
  // Instances of a metaclass may have members (__slots__) behind the Type.
  if (metaclass && metaclass->members_offset && metaclass->instance_size() > bytes)
    bytes = metaclass->instance_size();
  auto* type = vm.heap.make<Type>(metaclass ? metaclass->root_shape->id : 0, bytes);
  Object header = *type;
  std::memset(static_cast<void*>(type), 0, sizeof(Type));
  static_cast<Object&>(*type) = header;
  if (metaclass) clear_attributes(type, metaclass);
  type->attributes = Value::undef();
  type->flags = kTypeTablesClean;
  type->special = kNoSpecials.data();
  type->base = base;
  if (base) {
    type->layout = base->layout;
    type->instance_kind = base->instance_kind;
    type->member_count = base->member_count;
    type->payload_size = base->payload_size;
    type->members_offset = base->members_offset;
    type->attributes_offset = base->attributes_offset;
    type->inline_slots = base->inline_slots;
    type->weak_list_allowed = base->weak_list_allowed;
    type->flags |= base->flags & (kTypeVariableSize | kTypeSubclassOfType | kTypeException |
                                  kTypeHasDel | kTypePlainGetAttr | kTypePlainSetAttr);
  }
  type->root_shape = vm.new_shape(type);
  return type;
}

void update_type_flags(Vm& vm, Type* type) {
  bool plain_get = is_native_of_builtin(vm, lookup_special(vm, type, Special::GetAttribute)) &&
                   lookup_special(vm, type, Special::GetAttr).is_undef();
  bool plain_set = is_native_of_builtin(vm, lookup_special(vm, type, Special::SetAttr)) &&
                   is_native_of_builtin(vm, lookup_special(vm, type, Special::DelAttr));
  bool has_del = !lookup_special(vm, type, Special::Del).is_undef();
  uint32_t flags = type->flags & ~uint32_t{kTypePlainGetAttr | kTypePlainSetAttr | kTypeHasDel};
  if (plain_get) flags |= kTypePlainGetAttr;
  if (plain_set) flags |= kTypePlainSetAttr;
  if (has_del) flags |= kTypeHasDel;
  type->flags = flags;
}

// --- slots ---

namespace {

bool is_identifier(const Str* s) {
  // ASCII rules; other code points are taken as letters.
  if (s->length == 0) return false;
  for (uint32_t i = 0; i < s->length; ++i) {
    uint32_t c = s->at(i);
    bool letter = c == '_' || (c | 32) - 'a' < 26u || c >= 128;
    if (!letter && (i == 0 || c - '0' >= 10u)) return false;
  }
  return true;
}

/// "__x" in class "_C" stands for "_C__x".
Str* mangle(Vm& vm, const Str* class_name, Str* name) {
  std::string n = to_utf8(name), c = to_utf8(class_name);
  if (!n.starts_with("__") || n.ends_with("__") || n.find('.') != std::string::npos)
    return intern(vm, name);
  size_t skip = c.find_first_not_of('_');
  if (skip == std::string::npos) return intern(vm, name);
  return intern(vm, "_" + c.substr(skip) + n);
}

Value slot_names(Vm& vm, Value slots) {
  if (is_kind(slots, Kind::Str)) return make_list(vm, &slots, 1);
  Value items = list_from_iterable(vm, slots);
  return items;
}

bool add_dict_slot(Type* type) {
  if (type->attributes_offset) return false;
  type->attributes_offset = 1;  // place known at the end
  return true;
}

Status add_member(Vm& vm, Type* type, Dict* ns, Str* name) {
  Str* mangled = mangle(vm, type->name, name);
  Value old = dict_get_str(vm, ns, mangled);
  if (MemberDescriptor* twice = dyn_as<MemberDescriptor>(old); twice && twice->owner == type)
    return Status::Ok;
  if (!old.is_undef() && !str_is(mangled, "__qualname__") && !str_is(mangled, "__classcell__"))
    return raise(vm, ExceptionType::ValueError, "%s in __slots__ conflicts with class variable",
                 to_utf8(as<Str>(repr_of(vm, Value::object(name)))).c_str());
  auto* member = vm.heap.make<MemberDescriptor>(shape_id(vm, BuiltinType::MemberDescriptor));
  member->owner = type;
  member->name = mangled;
  member->offset = type->payload_size;
  type->payload_size += sizeof(Value);
  type->member_count++;
  dict_set_str(vm, ns, mangled, Value::object(member));
  return Status::Ok;
}

Status add_slot(Vm& vm, Type* type, Dict* ns, Value item, bool base_has_dict, bool* weakref) {
  auto* name = dyn_as<Str>(item);
  if (!name)
    return raise(vm, ExceptionType::TypeError, "__slots__ items must be strings, not '%T'",
                 item.bits);
  if (!is_identifier(name))
    return raise(vm, ExceptionType::TypeError, "__slots__ must be identifiers");
  if (str_is(name, "__dict__")) {
    if (base_has_dict || !add_dict_slot(type))
      return raise(vm, ExceptionType::TypeError, "__dict__ slot disallowed: we already got one");
    return Status::Ok;
  }
  if (str_is(name, "__weakref__")) {
    if (*weakref)
      return raise(vm, ExceptionType::TypeError, "__weakref__ slot disallowed: we already got one");
    *weakref = true;
    return Status::Ok;
  }
  if (type->flags & kTypeVariableSize)
    return raise(vm, ExceptionType::TypeError,
                 "nonempty __slots__ not supported for subtype of '%S'", type->base->name);
  return add_member(vm, type, ns, name);
}

}  // namespace

Status lay_out(Vm& vm, Type* type, Dict* ns) {
  Type* base = type->base;
  Value slots = dict_get_str(vm, ns, vm.names.dunder_slots);
  // Other bases may bring a __dict__ too.
  bool base_has_dict = false, weakref = false;
  for (size_t i = 0; i < type->bases->size; ++i) {
    auto* b = as<Type>(type->bases->items()[i]);
    base_has_dict |= b->attributes_offset != 0;
    weakref |= b->weak_list_allowed != 0;
  }
  type->attributes_offset = base_has_dict ? 1 : 0;
  if (slots.is_undef()) {
    type->attributes_offset = 1;
    if (!(type->flags & kTypeVariableSize)) weakref = true;
  } else {
    AIO_TRY(Value names, slot_names(vm, slots));
    Rooted keep(vm, names);
    auto* list = as<List>(names);
    for (size_t i = 0; i < list->size; ++i)
      AIO_CHECK(add_slot(vm, type, ns, list->items[i], base_has_dict, &weakref));
  }
  type->weak_list_allowed = weakref;
  // Classes and modules keep their attributes in their namespace.
  if (type->instance_kind == Kind::Type || type->instance_kind == Kind::Module)
    type->attributes_offset = 0;
  if (type->attributes_offset) type->attributes_offset = type->payload_size;
  if (!base->attributes_offset) type->inline_slots = 0;
  return Status::Ok;
}

void learn_inline_slots(Vm& vm, Type* type, Dict* ns) {
  std::vector<Value> names;
  auto add = [&](Value name) {
    for (Value known : names)
      if (known == name) return;
    names.push_back(name);
  };
  for (size_t i = 1; i < type->mro->size; ++i) {
    auto* t = as<Type>(type->mro->items()[i]);
    if (!(t->flags & kTypeHeap)) continue;
    if (auto* learned = dyn_as<Tuple>(t->attributes))
      for (size_t j = 0; j < learned->size; ++j) add(learned->items()[j]);
  }
  uint32_t position = 0;
  Value key, value;
  while (dict_next(ns, &position, &key, &value)) {
    auto* f = dyn_as<Function>(value);
    if (!f) continue;
    for (const std::string& name : f->code->unit->self_attributes)
      add(Value::object(intern(vm, name)));
  }
  type->attributes = make_tuple(vm, names.data(), names.size());
  if (!type->attributes_offset) {
    type->inline_slots = 0;
    return;
  }
  size_t count = names.empty() ? kDefaultInlineSlots : names.size();
  type->inline_slots = static_cast<uint16_t>(count < kMostInlineSlots ? count : kMostInlineSlots);
}

bool compatible_layouts(const Type* from, const Type* to) {
  if (from->instance_kind != to->instance_kind || from->layout != to->layout) return false;
  if ((from->attributes_offset != 0) != (to->attributes_offset != 0)) return false;
  if (from->payload_size != to->payload_size || from->member_count != to->member_count)
    return false;
  if (from->member_count == 0 || from->base == to->base) return true;
  return solid_base(from) == solid_base(to);
}

}  // namespace aio
