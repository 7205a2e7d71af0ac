// Module _operator: operators as functions, and itemgetter, attrgetter, methodcaller.
#include "runtime/object/builtin_ops.hpp"
#include "runtime/object/dict_ops.hpp"
#include "runtime/object/iterator_ops.hpp"
#include "stdlib/module_types.hpp"
#include "stdlib/types/support.hpp"

namespace aio {
namespace {

template <BinaryOp kOp>
Value binary(Vm& vm, Value a, Value b) {
  return binary_op(vm, kOp, a, b);
}
template <BinaryOp kOp>
Value inplace(Vm& vm, Value a, Value b) {
  return inplace_op(vm, kOp, a, b);
}
template <CompareOp kOp>
Value compared(Vm& vm, Value a, Value b) {
  return compare(vm, kOp, a, b);
}
Value power_(Vm& vm, Value a, Value b) { return binary_op(vm, BinaryOp::Pow, a, b); }
Result<bool> not_(Vm& vm, Value a) {
  AIO_TRY(bool t, truthy(vm, a));
  return !t;
}
Result<bool> truth(Vm& vm, Value a) { return truthy(vm, a); }
bool is_(Vm&, Value a, Value b) { return a == b; }
bool is_not(Vm&, Value a, Value b) { return !(a == b); }
Value index(Vm& vm, Value a) { return index_of(vm, a); }
Result<bool> contains_(Vm& vm, Value a, Value b) { return contains(vm, a, b); }
Value call(Vm& vm, Value object, VarArgs args, Dict* keywords) {
  return call_with(vm, object, args, keywords);
}

constexpr NativeDef kFunctions[] = {
    def<compared<CompareOp::Lt>>("lt(a, b, /)", "Same as a < b."),
    def<compared<CompareOp::Le>>("le(a, b, /)", "Same as a <= b."),
    def<compared<CompareOp::Eq>>("eq(a, b, /)", "Same as a == b."),
    def<compared<CompareOp::Ne>>("ne(a, b, /)", "Same as a != b."),
    def<compared<CompareOp::Gt>>("gt(a, b, /)", "Same as a > b."),
    def<compared<CompareOp::Ge>>("ge(a, b, /)", "Same as a >= b."),
    def<not_>("not_(a, /)", "Same as not a."),
    def<truth>("truth(a, /)", "Return True if a is true, False otherwise."),
    def<is_>("is_(a, b, /)", "Same as a is b."),
    def<is_not>("is_not(a, b, /)", "Same as a is not b."),
    def<absolute>("abs(a, /)", "Same as abs(a)."),
    def<binary<BinaryOp::Add>>("add(a, b, /)", "Same as a + b."),
    def<binary<BinaryOp::Sub>>("sub(a, b, /)", "Same as a - b."),
    def<binary<BinaryOp::Mul>>("mul(a, b, /)", "Same as a * b."),
    def<binary<BinaryOp::TrueDiv>>("truediv(a, b, /)", "Same as a / b."),
    def<binary<BinaryOp::FloorDiv>>("floordiv(a, b, /)", "Same as a // b."),
    def<binary<BinaryOp::Mod>>("mod(a, b, /)", "Same as a % b."),
    def<power_>("pow(a, b, /)", "Same as a ** b."),
    def<binary<BinaryOp::MatMul>>("matmul(a, b, /)", "Same as a @ b."),
    def<binary<BinaryOp::LShift>>("lshift(a, b, /)", "Same as a << b."),
    def<binary<BinaryOp::RShift>>("rshift(a, b, /)", "Same as a >> b."),
    def<binary<BinaryOp::BitAnd>>("and_(a, b, /)", "Same as a & b."),
    def<binary<BinaryOp::BitOr>>("or_(a, b, /)", "Same as a | b."),
    def<binary<BinaryOp::BitXor>>("xor(a, b, /)", "Same as a ^ b."),
    def<negate>("neg(a, /)", "Same as -a."),
    def<positive>("pos(a, /)", "Same as +a."),
    def<invert>("inv(a, /)", "Same as ~a."),
    def<invert>("invert(a, /)", "Same as ~a."),
    def<index>("index(a, /)", "Same as a.__index__()"),
    def<contains_>("contains(a, b, /)", "Same as b in a (note reversed operands)."),
    def<get_item>("getitem(a, b, /)", "Same as a[b]."),
    def<set_item>("setitem(a, b, c, /)", "Same as a[b] = c."),
    def<del_item>("delitem(a, b, /)", "Same as del a[b]."),
    def<inplace<BinaryOp::Add>>("iadd(a, b, /)", "Same as a += b."),
    def<inplace<BinaryOp::Sub>>("isub(a, b, /)", "Same as a -= b."),
    def<inplace<BinaryOp::Mul>>("imul(a, b, /)", "Same as a *= b."),
    def<inplace<BinaryOp::TrueDiv>>("itruediv(a, b, /)", "Same as a /= b."),
    def<inplace<BinaryOp::FloorDiv>>("ifloordiv(a, b, /)", "Same as a //= b."),
    def<inplace<BinaryOp::Mod>>("imod(a, b, /)", "Same as a %= b."),
    def<inplace<BinaryOp::Pow>>("ipow(a, b, /)", "Same as a **= b."),
    def<inplace<BinaryOp::MatMul>>("imatmul(a, b, /)", "Same as a @= b."),
    def<inplace<BinaryOp::LShift>>("ilshift(a, b, /)", "Same as a <<= b."),
    def<inplace<BinaryOp::RShift>>("irshift(a, b, /)", "Same as a >>= b."),
    def<inplace<BinaryOp::BitAnd>>("iand(a, b, /)", "Same as a &= b."),
    def<inplace<BinaryOp::BitOr>>("ior(a, b, /)", "Same as a |= b."),
    def<inplace<BinaryOp::BitXor>>("ixor(a, b, /)", "Same as a ^= b."),
    def<call>("call(obj, /, *args, **kwargs)", "Same as obj(*args, **kwargs)."),
};

// --- itemgetter, attrgetter, methodcaller: `items` a Tuple; methodcaller: name, arguments, keyword

struct Getter : Object {
  Value items;     ///< keys, dotted names, or a method's positional arguments
  Value name;      ///< methodcaller
  Value keywords;  ///< methodcaller: Dict or undef
};
constexpr NativeLayout kLayout = {sizeof(Getter), [](Object* o, Tracer& t) {
                                    auto* g = static_cast<Getter*>(o);
                                    for (Value v : {g->items, g->name, g->keywords}) t.visit(v);
                                  }};
Getter* getter(Value v) { return static_cast<Getter*>(v.as_object()); }
Tuple* items_of(Value v) { return as<Tuple>(getter(v)->items); }

Value make_getter(Vm& vm, Type* cls, VarArgs items, Value name, Value keywords) {
  Rooted keep(vm, make_tuple(vm, items.data(), items.size()));
  auto* g = static_cast<Getter*>(new_instance(vm, cls));
  g->items = keep;
  g->name = name;
  g->keywords = keywords;
  return Value::object(g);
}

/// One result for one item, else a tuple of them.
template <class Get>
Value get_all(Vm& vm, Value self, Get get) {
  Tuple* items = items_of(self);
  if (items->size == 1) return get(items->items()[0]);
  Rooted list(vm, new_list(vm, items->size));
  for (size_t i = 0; i < items->size; ++i) {
    AIO_TRY(Value v, get(items->items()[i]));
    AIO_CHECK(list_append(vm, list.as<List>(), v));
  }
  return make_tuple(vm, list.as<List>()->items, items->size);
}

Status one_argument(Vm& vm, Value self, VarArgs args) {
  if (args.size() == 1) return Status::Ok;
  return raise(vm, ExceptionType::TypeError, "%S expected 1 argument, got %zu",
               type_of(vm, self)->name, args.size());
}

Value itemgetter_new(Vm& vm, Type* cls, VarArgs items) {
  if (items.empty())
    return raise(vm, ExceptionType::TypeError, "itemgetter expected 1 argument, got 0");
  return make_getter(vm, cls, items, Value::none(), Value::undef());
}
Value itemgetter_call(Vm& vm, Value self, VarArgs args) {
  AIO_CHECK(one_argument(vm, self, args));
  return get_all(vm, self, [&](Value key) { return get_item(vm, args[0], key); });
}

Value attrgetter_new(Vm& vm, Type* cls, VarArgs names) {
  if (names.empty())
    return raise(vm, ExceptionType::TypeError, "attrgetter expected 1 argument, got 0");
  for (Value name : names)
    if (!is_kind(name, Kind::Str))
      return raise(vm, ExceptionType::TypeError, "attribute name must be a string");
  return make_getter(vm, cls, names, Value::none(), Value::undef());
}
Value dotted_attribute(Vm& vm, Value object, Str* name) {
  Rooted value(vm, object);
  size_t start = 0;
  for (size_t i = 0; i <= name->length; ++i) {
    if (i < name->length && name->at(i) != '.') continue;
    AIO_TRY(Value part, substring(vm, name, start, i - start));
    AIO_TRY(Value next, get_attr(vm, value, intern(vm, as<Str>(part))));
    value = next;
    start = i + 1;
  }
  return value;
}
Value attrgetter_call(Vm& vm, Value self, VarArgs args) {
  AIO_CHECK(one_argument(vm, self, args));
  return get_all(vm, self,
                 [&](Value name) { return dotted_attribute(vm, args[0], as<Str>(name)); });
}

Value methodcaller_new(Vm& vm, Type* cls, VarArgs args, Dict* keywords) {
  if (args.empty())
    return raise(vm, ExceptionType::TypeError,
                 "methodcaller needs at least one argument, the method name");
  if (!is_kind(args[0], Kind::Str))
    return raise(vm, ExceptionType::TypeError, "method name must be a string");
  return make_getter(vm, cls, args.subspan(1), Value::object(intern(vm, as<Str>(args[0]))),
                     keywords ? Value::object(keywords) : Value::undef());
}
Value methodcaller_call(Vm& vm, Value self, VarArgs args) {
  AIO_CHECK(one_argument(vm, self, args));
  Getter* g = getter(self);
  Tuple* arguments = items_of(self);
  if (g->keywords.is_undef())
    return vm.call_method(args[0], as<Str>(g->name), arguments->items(), arguments->size);
  AIO_TRY(Value method, get_attr(vm, args[0], as<Str>(g->name)));
  Rooted keep(vm, method);
  return call(vm, method, VarArgs(arguments->items(), arguments->size), as<Dict>(g->keywords));
}

Value repr(Vm& vm, Value self) {
  AIO_CHECK(vm.check_native_stack());
  Getter* g = getter(self);
  AIO_TRY(Value type_text, str_of(vm, Value::object(type_of(vm, self)->name)));
  StrBuilder out(vm);
  out.append_ascii("operator.");
  out.append(as<Str>(type_text));
  if (enter_repr(vm, g)) {
    out.append_ascii("(...)");
    return out.finish();
  }
  auto body = [&]() -> Status {
    const char* separator = "(";
    auto add = [&](Value v) -> Status {
      AIO_TRY(Value text, repr_of(vm, v));
      out.append_ascii(separator);
      separator = ", ";
      out.append(as<Str>(text));
      return Status::Ok;
    };
    if (!g->name.is_none()) AIO_CHECK(add(g->name));
    for (size_t i = 0; i < items_of(self)->size; ++i) AIO_CHECK(add(items_of(self)->items()[i]));
    Value key, value;
    for (uint32_t at = 0;
         !g->keywords.is_undef() && dict_next(as<Dict>(g->keywords), &at, &key, &value);) {
      AIO_TRY(Value text, repr_of(vm, value));
      out.append_ascii(separator);
      separator = ", ";
      out.append(as<Str>(key));
      out.append_ascii("=");
      out.append(as<Str>(text));
    }
    return Status::Ok;
  };
  Status ok = body();
  leave_repr(vm, g);
  AIO_CHECK(ok);
  out.append_ascii(")");
  return out.finish();
}

Value reduce(Vm& vm, Value self) {
  Getter* g = getter(self);
  Value cls = Value::object(type_of(vm, self));
  Tuple* items = items_of(self);
  Tuple* args = new_tuple(vm, items->size + !g->name.is_none());
  size_t n = 0;
  if (!g->name.is_none()) args->items()[n++] = g->name;
  for (size_t i = 0; i < items->size; ++i) args->items()[n++] = items->items()[i];
  Rooted keep(vm, args);
  if (!g->keywords.is_undef()) {
    AIO_TRY(Value functools, import_module(vm, "functools"));
    AIO_TRY(Value partial, get_attr(vm, functools, intern(vm, "partial")));
    Value first[2] = {cls, g->name};
    AIO_TRY(cls, call(vm, partial, VarArgs(first, 2), as<Dict>(g->keywords)));
    keep = make_tuple(vm, items->items(), items->size);
  }
  Value parts[2] = {cls, keep};
  return make_tuple(vm, parts, 2);
}

#define AIO_GETTER(id, text, signature)                                            \
  constexpr NativeDef k_##id##_methods[] = {                                       \
      static_def<id##_new>(signature), def<id##_call>("__call__(self, /, *args)"), \
      def<repr>("__repr__(self, /)"), def<reduce>("__reduce__(self, /)")};         \
  constexpr TypeDef k_##id##_type = {                                              \
      .name = "operator." text, .methods = k_##id##_methods, .layout = &kLayout};
AIO_GETTER(itemgetter, "itemgetter", "__new__(cls, /, *items)")
AIO_GETTER(attrgetter, "attrgetter", "__new__(cls, /, *attrs)")
AIO_GETTER(methodcaller, "methodcaller", "__new__(cls, /, *args, **kwargs)")
#undef AIO_GETTER

Status init(Vm& vm, Module* module) {
  for (const TypeDef* type : {&k_itemgetter_type, &k_attrgetter_type, &k_methodcaller_type})
    add_type(vm, module, *type);
  return Status::Ok;
}

}  // namespace

extern const ModuleDef kOperatorModule;
const ModuleDef kOperatorModule = {.name = "_operator", .functions = kFunctions, .init = init};

}  // namespace aio
