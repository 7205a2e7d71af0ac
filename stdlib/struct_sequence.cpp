// Classes of tuples with named fields. The names are kept in the class's __match_args__, where
// repr() finds them.
#include "stdlib/struct_sequence.hpp"

#include "runtime/object/object_model.hpp"

namespace aio {
namespace {

/// os.stat_result(st_mode=…, …)
Value repr(Vm& vm, Value self) {
  Type* type = type_of(vm, self);
  Tuple* t = as<Tuple>(self);
  Value names = type_lookup(vm, type, intern(vm, "__match_args__"));
  AIO_TRY(Value module, get_attr(vm, Value::object(type), vm.names.dunder_module));
  std::string out = is_kind(module, Kind::Str) ? to_utf8(as<Str>(module)) + "." : "";
  if (out == "builtins.") out.clear();
  out += to_utf8(type->name) + "(";
  for (size_t i = 0; i < t->size; ++i) {
    AIO_TRY(Value text, repr_of(vm, t->items()[i]));
    if (i) out += ", ";
    if (is_kind(names, Kind::Tuple) && i < as<Tuple>(names)->size)
      out += to_utf8(as<Str>(as<Tuple>(names)->items()[i])) + "=";
    out += to_utf8(as<Str>(text));
  }
  return make_str(vm, out + ")");
}
constexpr NativeDef kReprDef = def<repr>("__repr__(self, /)");

}  // namespace

Value struct_field(Vm& vm, Value self, unsigned i) {
  Tuple* t = as<Tuple>(self);
  return i < t->size ? t->items()[i]
                     : Value(raise(vm, ExceptionType::AttributeError, "no such field"));
}

Type* define_struct_sequence(Vm& vm, Module* module, const char* shown_module, const char* name,
                             std::span<const GetSetDef> fields) {
  Dict* ns = new_dict(vm);
  Rooted keep(vm, ns);
  dict_set_str(vm, ns, vm.names.dunder_module, Value::object(intern(vm, shown_module)));
  Tuple* names = new_tuple(vm, fields.size());
  for (size_t i = 0; i < fields.size(); ++i)
    names->items()[i] = Value::object(intern(vm, fields[i].name));
  dict_set_str(vm, ns, intern(vm, "__match_args__"), Value::object(names));
  int64_t count = static_cast<int64_t>(fields.size());
  for (const char* n : {"n_sequence_fields", "n_fields"})
    dict_set_str(vm, ns, intern(vm, n), Value::small_int(count));
  dict_set_str(vm, ns, intern(vm, "n_unnamed_fields"), Value::small_int(0));
  Value base = Value::object(vm.type(BuiltinType::Tuple));
  Value cls = make_class(vm, vm.type(BuiltinType::Type), intern(vm, name),
                         as<Tuple>(make_tuple(vm, &base, 1)), ns, nullptr);
  if (cls.is_exc()) return nullptr;
  Rooted keep_class(vm, cls);
  Type* type = as<Type>(cls);
  if (failed(type_store(vm, type, intern(vm, "__repr__"),
                        Value::object(make_native(vm, &kReprDef, type, Value::undef())))))
    return nullptr;
  for (const GetSetDef& def : fields) {
    GetSetDescriptor* d =
        vm.heap.make<GetSetDescriptor>(shape_id(vm, BuiltinType::GetSetDescriptor));
    d->owner = type;
    d->def = &def;
    d->name = intern(vm, def.name);
    if (failed(type_store(vm, type, d->name, Value::object(d)))) return nullptr;
  }
  module_set(vm, module, name, cls);
  return type;
}

Value make_struct_sequence(Vm& vm, Type* type, const Value* items, size_t count) {
  Rooted keep(vm, make_tuple(vm, items, count));
  return vm.call(Value::object(type), keep);
}

}  // namespace aio
