// Types, shapes and instances: the object model's data. Lookup and class creation:
// runtime/object/class.cpp, attributes.cpp.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "runtime/gc/heap.hpp"
#include "runtime/object/hash_table.hpp"

namespace aio {

struct Tuple;
struct List;
struct Str;
struct TypeDef;

enum class Special : uint16_t {
#define AIO_SPECIAL(Name, text) Name,
#include "runtime/object/special.def"
#undef AIO_SPECIAL
  kCount
};
inline constexpr size_t kSpecialCount = static_cast<size_t>(Special::kCount);

/// What the collector and deallocation need to know of a stdlib type's payload (Kind::Native).
struct NativeLayout {
  size_t size;                      ///< of the whole object, header included
  void (*trace)(Object*, Tracer&);  ///< null: no references
  void (*finalize)(Vm&, Object*) =
      nullptr;  ///< releases what is not on the heap; must not run script code
  Value (*next)(Vm&, Object*) = nullptr;  ///< iterators: next item, undef when exhausted; what
                                          ///< iter_next calls instead of __next__
};

/// Base of payloads of Kind::Native.
struct NativeObject : Object {
  static constexpr Kind kKind = Kind::Native;
  void trace(Tracer&) {}
};

/// Layout of the attributes of a type's instances: names and their slots, a tree of transitions
/// from the type's root shape. Owned by the Vm for its whole life (types are few); ids index
/// Vm::shapes.
struct Shape {
  uint32_t id;
  Type* type;
  Shape* parent;  ///< null for the root
  Str* name;      ///< interned name this shape adds, slot slot_count - 1
  uint16_t slot_count;
  bool is_dict;  ///< dictionary mode: attributes live in a Dict
  std::vector<std::pair<Str*, Shape*>> transitions;

  /// Slot of an interned name, or -1.
  int find(const Str* interned) const {
    for (const Shape* s = this; s->parent; s = s->parent)
      if (s->name == interned) return s->slot_count - 1;
    return -1;
  }
};

enum TypeFlag : uint32_t {
  kTypeHeap = 1,            ///< made by a class statement or type(): attributes can be set
  kTypeBaseType = 2,        ///< may be subclassed
  kTypeAbstract = 4,        ///< has __abstractmethods__
  kTypeSequence = 8,        ///< matches sequence patterns
  kTypeMapping = 16,        ///< matches mapping patterns
  kTypeHasDel = 32,         ///< defines or inherits __del__
  kTypePlainGetAttr = 64,   ///< neither __getattribute__ nor __getattr__ overridden
  kTypePlainSetAttr = 128,  ///< __setattr__ and __delattr__ not overridden
  kTypeCustomMro = 256,
  kTypeSubclassOfType = 512,  ///< a metaclass
  kTypeException = 1024,      ///< derives from BaseException
  kTypeDisallowNew = 2048,    ///< "cannot create 'X' instances"
  kTypeSelfMatch = 4096,      ///< case C(x) binds the subject itself (int, str, …)
  kTypeVariableSize =
      8192,  ///< instances are Tuple, Int or Bytes: what varies stands behind the attribute area
  kTypeUnfilled =
      16384,  ///< `ns` does not have the methods of `def` yet: type_namespace() fills it
  kTypeDottedName =
      65536,  ///< messages name it with its module: a type of the library that CPython writes in C
  kTypeShortName = 131072,   ///< messages name it without its module: a script class in CPython
  kTypeTablesClean = 32768,  ///< no inline cache has asked about the type since it last changed
};

/// A class. Its own attributes are in `ns`, a namespace Dict whose cells inline caches hold.
///
/// Instance layout: [Object][native payload][__slots__ members][attribute area], where the
/// attribute area, if the type has one, is one Value `overflow` (undef; or a Buffer with the slots
/// beyond inline_slots; or, in dictionary mode, the Dict) followed by inline_slots Values.
/// Type::special of a type for which nothing was looked up.
extern const std::array<Value, kSpecialCount> kNoSpecials;

struct Type : Object {
  static constexpr Kind kKind = Kind::Type;
  Str* name;
  Str* qualname;
  Tuple* bases;
  Tuple* mro;
  Type* base;  ///< the base that decides the layout
  Dict* ns;
  const TypeDef* def;          ///< native types: their table; null for script classes
  const NativeLayout* layout;  ///< nearest native base's, or null
  uint32_t flags;              ///< TypeFlag
  Kind instance_kind;          ///< Kind of instances
  uint16_t inline_slots;
  uint16_t member_count;  ///< __slots__ members, own and inherited; they start at members_offset
  uint32_t
      payload_size;  ///< header + native payload (+ members): where the attribute area would start
  uint32_t members_offset;
  uint32_t attributes_offset;  ///< 0: instances have no attribute area
  uint32_t weak_list_allowed;  ///< 1: weak references to instances are allowed
  Shape* root_shape;           ///< of instances
  Shape* dict_shape;           ///< of instances in dictionary mode; made on demand
  /// Lookup of each special method through the MRO: undef absent, exc not looked up yet. In a
  /// Buffer once something was looked up, before that kNoSpecials: a program uses few of the
  /// builtin types.
  const Value* special;
  List* subclasses;  ///< of weak references
  Value attributes;  ///< reserved
  void trace(Tracer& tracer);
  size_t instance_size() const {
    return attributes_offset ? attributes_offset + 8u * (1u + inline_slots) : payload_size;
  }
};

struct Instance : Object {
  static constexpr Kind kKind = Kind::Instance;
  void trace(Tracer&) {}  ///< members and attributes are traced for every kind by trace_attributes
};

/// `overflow` word of an object's attribute area. The type has one (attributes_offset != 0).
inline Value& overflow_of(Object* o, const Type* type) {
  return *reinterpret_cast<Value*>(reinterpret_cast<char*>(o) + type->attributes_offset);
}
inline Value* inline_slots_of(Object* o, const Type* type) { return &overflow_of(o, type) + 1; }

struct MemberDescriptor : Object {
  static constexpr Kind kKind = Kind::MemberDescriptor;
  Type* owner;
  Str* name;
  uint32_t offset;  ///< byte offset of the Value in instances
  void trace(Tracer& tracer);
};

using GetterFn = Value (*)(Vm&, Value self);
using SetterFn = Status (*)(Vm&, Value self, Value value);  ///< value undef: del

/// One row of a native type's computed attributes. No setter: read-only.
struct GetSetDef {
  const char* name;
  GetterFn get;
  SetterFn set = nullptr;
  const char* doc = nullptr;
};

struct GetSetDescriptor : Object {
  static constexpr Kind kKind = Kind::GetSetDescriptor;
  Type* owner;
  const GetSetDef* def;
  Str* name;
  void trace(Tracer& tracer);
};

struct Super : Object {
  static constexpr Kind kKind = Kind::Super;
  Type* type;  ///< the class after which the search starts
  Value self;  ///< undef: unbound
  Type* self_type;
  void trace(Tracer& tracer) {
    tracer.visit(type);
    tracer.visit(self);
    tracer.visit(self_type);
  }
};

/// A module: its attributes are its namespace dict. Each module has a shape of its own, so inline
/// caches key on it.
struct Module : Object {
  static constexpr Kind kKind = Kind::Module;
  Dict* ns;
  Value name;
  void trace(Tracer& tracer) {
    tracer.visit(ns);
    tracer.visit(name);
  }
};

struct WeakRef : Object {
  static constexpr Kind kKind = Kind::WeakRef;
  Value target;    ///< not traced; undef once dead
  Value callback;  ///< undef or None: none
  int64_t hash_;
  WeakRef* next;  ///< Heap's table
  void trace(Tracer& tracer) { tracer.visit(callback); }
};

// --- types ---
/// The class of any value.
Type* type_of(Vm& vm, Value v);
bool is_subtype(const Type* type, const Type* base);
inline bool is_instance_exact(Vm& vm, Value v, const Type* type) { return type_of(vm, v) == type; }
/// isinstance for real types, without __instancecheck__.
bool is_instance(Vm& vm, Value v, const Type* type);
/// isinstance(v, classinfo) with tuples, unions, __instancecheck__. Runs script code.
Result<bool> check_instance(Vm& vm, Value v, Value class_info);
Result<bool> check_subclass(Vm& vm, Value cls, Value class_info);

/// Attribute found on the class through its MRO (no descriptor call), or undef. Name interned.
Value type_lookup(Vm& vm, Type* type, Str* name);
/// The cell that holds it, or null.
GlobalCell* type_lookup_cell(Vm& vm, Type* type, Str* name);
/// Special method through the MRO (cached), or undef.
Value lookup_special_slow(Vm& vm, Type* type, Special which);
inline Value lookup_special(Vm& vm, Type* type, Special which) {
  Value v = type->special[static_cast<size_t>(which)];
  return v.is_exc() ? lookup_special_slow(vm, type, which) : v;
}
/// Calls v's special method with arguments; undef if the type has none. Runs script code.
Value call_special(Vm& vm, Value v, Special which, const Value* args = nullptr, size_t count = 0);

/// type(name, bases, namespace): C3 MRO, slots, __set_name__, __init_subclass__ with keywords. Runs
/// script code.
Value make_class(Vm& vm, Type* metaclass, Str* name, Tuple* bases, Dict* ns, Dict* keywords);
/// The body of builtins.__build_class__: bases' __mro_entries__, metaclass, __prepare__, body, call
/// of the metaclass.
Value build_class(Vm& vm, Value body, Str* name, const Value* bases, size_t count, Dict* keywords);
/// A new instance of a class without native payload or with (size from the type), attributes empty.
/// No __init__. `extra_bytes` of uninitialised room follow the instance: limbs of an Int, items of
/// a Tuple, data of Bytes. For these three Object::aux is set to the 8-byte words between where an
/// exact instance keeps them and where this one does.
Object* new_instance(Vm& vm, Type* type, size_t extra_bytes = 0);
/// Str: subclass instances have a fixed layout: always Str::kShared with a buffer. What
/// type.__call__ does: __new__, then __init__ if the result is an instance (type(x) with one
/// argument gives its class). Runs script code. Arguments as Vm::call takes them.
Value construct(Vm& vm, Type* type, const Value* args, size_t count, Tuple* kw_names);
/// A module with an empty namespace but __name__, __doc__, __package__, __loader__, __spec__
/// (None).
Module* new_module(Vm& vm, Str* name);
/// The type's own attributes, methods of native types included.
Dict* type_namespace(Vm& vm, Type* type);
/// "int", "list" …: the name that messages show.
const Str* type_name(Vm& vm, Value v);
/// Object::shape for a fresh exact instance.
inline uint32_t root_shape_id(const Type* type) { return type->root_shape->id; }
/// Visits __slots__ members and the attribute area. The collector calls it for objects with
/// kFlagAttributes.
void trace_attributes(Vm& vm, Object* o, Tracer& tracer);

// --- attributes (all may run script code) ---
/// obj.name; AttributeError.
Value get_attr(Vm& vm, Value obj, Str* name);
/// obj.name, or undef if there is none (AttributeError is swallowed).
Value get_attr_or_undef(Vm& vm, Value obj, Str* name);
/// value undef: del.
Status set_attr(Vm& vm, Value obj, Str* name, Value value);
/// object.__getattribute__ / object.__setattr__: without the overrides.
Value generic_get_attr(Vm& vm, Value obj, Str* name);
Status generic_set_attr(Vm& vm, Value obj, Str* name, Value value);
/// The raw own attribute of an object with an attribute area, or undef. Runs nothing.
Value get_own_attr(Vm& vm, Object* o, Str* name);
void set_own_attr(Vm& vm, Object* o, Str* name, Value value);
/// obj.__dict__: turns the object to dictionary mode. exc with AttributeError if it has none.
Value instance_dict(Vm& vm, Object* o);
/// Raises CPython's AttributeError for obj.name (with name and obj set).
Raised raise_attribute_error(Vm& vm, Value obj, Str* name);

/// What an attribute access resolves to, for inline caches. Keyed by (shape of the object, name).
struct AttrInfo {
  enum class How : uint8_t {
    Unknown,   ///< not cacheable: generic_get_attr
    Inline,    ///< Value at byte `offset` of the object
    Overflow,  ///< slot `offset` of the overflow buffer
    Cell,      ///< value of `cell`: class data, module or type attribute
    Method,    ///< a Function or method-like NativeFunction on the class in `cell`: binds
    Property,  ///< Property object in `cell` with a script or native getter
    GetSet,    ///< GetSetDescriptor in `cell`
    Member,    ///< __slots__ Value at byte `offset` (undef: AttributeError)
  } how = How::Unknown;
  uint32_t offset = 0;
  GlobalCell* cell = nullptr;
};
/// Resolves `name` on objects of obj's shape; obj must be a heap object. Uses the Vm's (shape,
/// name) cache.
AttrInfo resolve_attr(Vm& vm, Object* o, Str* name);
/// For builtin non-heap values (small int, float, None …) and heap objects without attributes: what
/// the type gives. How a store resolves: Inline (existing slot) or Add (new inline slot:
/// *next_shape).
struct StoreInfo {
  enum class How : uint8_t { Unknown, Inline, AddInline, Member } how = How::Unknown;
  uint32_t offset = 0;
  uint32_t next_shape = 0;
};
StoreInfo resolve_store(Vm& vm, Object* o, Str* name);
/// The (shape, name) cache of resolve_attr, direct mapped. Cleared by invalidate_type and at every
/// collection.
struct AttributeCache {
  static constexpr size_t kSize = 512;
  struct Entry {
    uint32_t shape;
    const Str* name;
    AttrInfo info;
  };
  Entry entries[kSize];
};
/// Must be called after the class or one of its bases changed in a way caches can see: resets
/// inline caches, special tables.
void invalidate_type(Vm& vm, Type* type);

}  // namespace aio
