// What the files of the object model share beyond class.hpp: own attributes, layouts, descriptors.
#pragma once

#include "runtime/object/function.hpp"
#include "runtime/vm/vm.hpp"

namespace aio {

/// Members and the overflow word of a fresh object of fixed size: unset.
void clear_attributes(Object* o, const Type* type);
/// Whether the object had the own attribute.
bool delete_own_attr(Vm& vm, Object* o, Str* name);
/// obj.__dict__ = dict.
void set_instance_dict(Vm& vm, Object* o, Dict* dict);
/// obj.__class__ = type; layouts must agree (compatible_layouts).
Status change_class(Vm& vm, Object* o, Type* type);
/// TypeError text's condition of __class__ assignment.
bool compatible_layouts(const Type* from, const Type* to);

/// What an attribute found on a class does when read or written through an instance.
enum class DescriptorKind : uint8_t { Plain, NonData, Data };
DescriptorKind descriptor_kind(Vm& vm, Value attribute);
/// Whether it has a __get__: a data descriptor without one leaves reading to the instance.
bool descriptor_can_read(Vm& vm, Value attribute);
/// attribute.__get__(obj or None, type). obj undef: found through the class itself. Plain values
/// come back as they are.
Value bind_attribute(Vm& vm, Value attribute, Value obj, Type* type);
/// attribute.__set__(obj, value) / __delete__(obj) when value is undef; the attribute is a data
/// descriptor.
Status store_descriptor(Vm& vm, Value attribute, Value obj, Str* name, Value value);

/// The three data descriptors of the language, also reachable as property.__set__ …
Status store_property(Vm& vm, Property* property, Value obj, Value value);
Status store_member(Vm& vm, MemberDescriptor* member, Value obj, Value value);
Status store_getset(Vm& vm, GetSetDescriptor* getset, Value obj, Value value);

/// Calls a callable found on a type with self in front: natives directly, the rest through
/// Vm::call. Arguments are rooted.
Value call_method_value(Vm& vm, Value method, Value self, const Value* args, size_t count);

/// A fresh, zeroed Type with its shape: layout fields as its base's. Names, bases, mro: the caller.
Type* allocate_type(Vm& vm, Type* metaclass, Type* base);
/// Takes kTypePlainGetAttr, kTypePlainSetAttr, kTypeHasDel … from what the MRO defines.
void update_type_flags(Vm& vm, Type* type);
/// Defines __dict__ and __weakref__ in `ns` if `type` is the first in its MRO that has them.
void add_area_descriptors(Vm& vm, Type* type, Dict* ns);
/// Remembers `type` as subclass of its bases.
void add_to_bases(Vm& vm, Type* type);
/// Direct subclasses that are alive, in order of creation.
std::vector<Type*> direct_subclasses(Vm& vm, Type* type);
/// The metaclass that a class with these bases gets. TypeError "metaclass conflict: …".
Result<Type*> most_derived_metaclass(Vm& vm, Type* metaclass, Tuple* bases);
/// C3. TypeError "Cannot create a consistent method resolution order (MRO) for bases X, Y".
Value linearize(Vm& vm, Type* type, Tuple* bases);
/// Sets a class attribute as a class statement would: no descriptor of the metaclass, caches
/// invalidated.
Status type_store(Vm& vm, Type* type, Str* name, Value value);

/// type.__instancecheck__ and type.__subclasscheck__: isinstance/issubclass without hooks.
Result<bool> instance_check(Vm& vm, Value v, Value cls);
Result<bool> subclass_check(Vm& vm, Value derived, Value cls);

/// super(type, self); self undef: unbound. TypeError if self is not an instance or subclass of
/// type.
Value make_super(Vm& vm, Type* type, Value self);
Value super_get_attr(Vm& vm, Super* super, Str* name);
Value type_get_attr(Vm& vm, Type* type, Str* name);
Status type_set_attr(Vm& vm, Type* type, Str* name, Value value);
Value module_get_attr(Vm& vm, Module* module, Str* name);

}  // namespace aio
