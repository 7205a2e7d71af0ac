// dict_keys, dict_values, dict_items and mappingproxy.
#include "runtime/object/dict_ops.hpp"
#include "runtime/object/iterator_ops.hpp"
#include "runtime/object/set_table.hpp"
#include "stdlib/types/container_support.hpp"

namespace aio {
namespace {

Value view_iter(Vm& vm, DictView* self) {
  auto kind = static_cast<IteratorKind>(static_cast<unsigned>(IteratorKind::DictKeys) + self->aux);
  return Value::object(dict_iterator(vm, kind, self->dict));
}
Value view_reversed(Vm& vm, DictView* self) {
  auto kind =
      static_cast<IteratorKind>(static_cast<unsigned>(IteratorKind::DictKeysReversed) + self->aux);
  return Value::object(dict_iterator(vm, kind, self->dict));
}
int64_t view_len(Vm&, DictView* self) { return self->dict->live; }

Value make_proxy(Vm& vm, Value mapping) {
  MappingProxy* proxy = vm.heap.make<MappingProxy>(shape_id(vm, BuiltinType::MappingProxy));
  proxy->mapping = mapping;
  return Value::object(proxy);
}
Value view_mapping(Vm& vm, Value self) {
  return make_proxy(vm, Value::object(as<DictView>(self)->dict));
}

/// set(x) op y for the set operators of views: any iterable on either side.
template <BinaryOp kOp>
Value view_algebra(Vm& vm, Value x, Value y) {
  Rooted keep_y(vm, y), result(vm, new_set(vm));
  Set* set = result.as<Set>();
  AIO_CHECK(set_update(vm, set, x));
  if constexpr (kOp == BinaryOp::Sub) AIO_CHECK(set_difference_update(vm, set, y));
  else if constexpr (kOp == BinaryOp::BitOr) AIO_CHECK(set_update(vm, set, y));
  else if constexpr (kOp == BinaryOp::BitXor) {
    Rooted other(vm, new_set(vm));
    AIO_CHECK(set_update(vm, other.as<Set>(), y));
    AIO_CHECK(set_symmetric_difference_update(vm, set, other));
  }
  return result;
}

/// CPython walks the shorter side when both are set-like, else the other operand.
Value view_and(Vm& vm, Value self, Value other) {
  Rooted walked(vm, other), asked(vm, self), result(vm, new_set(vm));
  if (is_set_like(other)) {
    AIO_TRY(int64_t other_size, length_of(vm, other));
    if (other_size > static_cast<int64_t>(as<DictView>(self)->dict->live)) {
      walked = self;
      asked = other;
    }
  }
  AIO_CHECK(for_each(vm, walked.get(), [&](Value item) -> Status {
    Rooted keep_item(vm, item);
    AIO_TRY(bool there, contains(vm, asked, item));
    return there ? set_add(vm, result.as<Set>(), item) : Status::Ok;
  }));
  return result;
}
Value view_rand(Vm& vm, Value self, Value other) { return view_and(vm, self, other); }

template <BinaryOp kOp>
Value view_op(Vm& vm, Value self, Value value) {
  return view_algebra<kOp>(vm, self, value);
}
template <BinaryOp kOp>
Value view_rop(Vm& vm, Value self, Value value) {
  return view_algebra<kOp>(vm, value, self);
}

Result<bool> is_disjoint(Vm& vm, Value self, Value other) {
  Rooted walked(vm, other), asked(vm, self);
  if (self == other) return as<DictView>(self)->dict->live == 0;
  if (is_set_like(other)) {
    AIO_TRY(int64_t size, length_of(vm, other));
    if (size > static_cast<int64_t>(as<DictView>(self)->dict->live)) {
      walked = self;
      asked = other;
    }
  }
  AIO_TRY(Value it, get_iter(vm, walked));
  Rooted keep_it(vm, it);
  for (;;) {
    AIO_TRY(Value item, iter_next(vm, it));
    if (item.is_undef()) return true;
    Rooted keep_item(vm, item);
    AIO_TRY(bool there, contains(vm, asked, item));
    if (there) return false;
  }
}

#define AIO_VIEW_BASICS                                                          \
  def<dict_view_repr>("__repr__(self, /)"), def<view_iter>("__iter__(self, /)"), \
      def<view_reversed>("__reversed__(self, /)"), def<view_len>("__len__(self, /)")

constexpr NativeDef kSetLikeMethods[] = {
    AIO_VIEW_BASICS,
    def<dict_view_contains>("__contains__(self, key, /)"),
    def<compare_any_method<DictView, dict_view_compare, CompareOp::Lt>>("__lt__(self, value, /)"),
    def<compare_any_method<DictView, dict_view_compare, CompareOp::Le>>("__le__(self, value, /)"),
    def<compare_any_method<DictView, dict_view_compare, CompareOp::Gt>>("__gt__(self, value, /)"),
    def<compare_any_method<DictView, dict_view_compare, CompareOp::Ge>>("__ge__(self, value, /)"),
    def<compare_any_method<DictView, dict_view_compare, CompareOp::Eq>>("__eq__(self, value, /)"),
    def<compare_any_method<DictView, dict_view_compare, CompareOp::Ne>>("__ne__(self, value, /)"),
    def<view_op<BinaryOp::Sub>>("__sub__(self, value, /)"),
    def<view_rop<BinaryOp::Sub>>("__rsub__(self, value, /)"),
    def<view_and>("__and__(self, value, /)"),
    def<view_rand>("__rand__(self, value, /)"),
    def<view_op<BinaryOp::BitOr>>("__or__(self, value, /)"),
    def<view_rop<BinaryOp::BitOr>>("__ror__(self, value, /)"),
    def<view_op<BinaryOp::BitXor>>("__xor__(self, value, /)"),
    def<view_rop<BinaryOp::BitXor>>("__rxor__(self, value, /)"),
    def<is_disjoint>("isdisjoint(self, other, /)",
                     "Return True if the view and the given iterable have a null intersection."),
};
constexpr NativeDef kValuesMethods[] = {AIO_VIEW_BASICS};
#undef AIO_VIEW_BASICS

constexpr GetSetDef kViewAttributes[] = {{.name = "mapping", .get = view_mapping}};

// --- mappingproxy: forwards to the mapping -------------------------------------------------------

Value proxy_new(Vm& vm, Type* cls, Value mapping) {
  AIO_CHECK(check_new(vm, cls, BuiltinType::MappingProxy));
  bool is_mapping = !lookup_special(vm, type_of(vm, mapping), Special::GetItem).is_undef() &&
                    !is_kind(mapping, Kind::List) && !is_kind(mapping, Kind::Tuple) &&
                    !is_kind(mapping, Kind::Str);
  if (!is_mapping)
    return raise(vm, ExceptionType::TypeError, "mappingproxy() argument must be a mapping, not %T",
                 mapping.bits);
  return make_proxy(vm, mapping);
}

Value target(Value self) { return as<MappingProxy>(self)->mapping; }

Value forward(Vm& vm, Value self, const char* name, const Value* args = nullptr, size_t count = 0) {
  return vm.call_method(target(self), intern(vm, name), args, count);
}
Value proxy_repr(Vm& vm, Value self) {
  AIO_CHECK(vm.check_native_stack());
  AIO_TRY(Value text, repr_of(vm, target(self)));
  StrBuilder out(vm);
  out.append_ascii("mappingproxy(");
  out.append(as<Str>(text));
  out.append_ascii(")");
  return out.finish();
}
Value proxy_str(Vm& vm, Value self) { return str_of(vm, target(self)); }
Result<int64_t> proxy_hash(Vm& vm, Value self) { return hash_value(vm, target(self)); }
template <CompareOp kOp>
Value proxy_compare(Vm& vm, Value self, Value value) {
  return compare(vm, kOp, target(self), value);
}
Value proxy_iter(Vm& vm, Value self) { return get_iter(vm, target(self)); }
Value proxy_reversed(Vm& vm, Value self) { return forward(vm, self, "__reversed__"); }
Result<int64_t> proxy_len(Vm& vm, Value self) { return length_of(vm, target(self)); }
Value proxy_get_item(Vm& vm, Value self, Value key) { return get_item(vm, target(self), key); }
Result<bool> proxy_contains(Vm& vm, Value self, Value key) {
  return contains(vm, target(self), key);
}
Value unwrapped(Value v) { return is_kind(v, Kind::MappingProxy) ? target(v) : v; }
Value proxy_or(Vm& vm, Value self, Value value) {
  return binary_op(vm, BinaryOp::BitOr, target(self), unwrapped(value));
}
Value proxy_ror(Vm& vm, Value self, Value value) {
  return binary_op(vm, BinaryOp::BitOr, unwrapped(value), target(self));
}
Value proxy_ior(Vm& vm, Value self, Value) {
  return raise(vm, ExceptionType::TypeError, "'|=' is not supported by %T; use '|' instead",
               self.bits);
}
Value proxy_get(Vm& vm, Value self, Value key, Value fallback) {
  Value args[2] = {key, fallback};
  return forward(vm, self, "get", args, 2);
}
Value proxy_keys(Vm& vm, Value self) { return forward(vm, self, "keys"); }
Value proxy_values(Vm& vm, Value self) { return forward(vm, self, "values"); }
Value proxy_items(Vm& vm, Value self) { return forward(vm, self, "items"); }
Value proxy_copy(Vm& vm, Value self) { return forward(vm, self, "copy"); }

constexpr NativeDef kProxyMethods[] = {
    static_def<proxy_new>("__new__(cls, mapping)"),
    def<proxy_repr>("__repr__(self, /)"),
    def<proxy_str>("__str__(self, /)"),
    def<proxy_hash>("__hash__(self, /)"),
    def<proxy_compare<CompareOp::Lt>>("__lt__(self, value, /)"),
    def<proxy_compare<CompareOp::Le>>("__le__(self, value, /)"),
    def<proxy_compare<CompareOp::Gt>>("__gt__(self, value, /)"),
    def<proxy_compare<CompareOp::Ge>>("__ge__(self, value, /)"),
    def<proxy_compare<CompareOp::Eq>>("__eq__(self, value, /)"),
    def<proxy_compare<CompareOp::Ne>>("__ne__(self, value, /)"),
    def<proxy_iter>("__iter__(self, /)"),
    def<proxy_reversed>("__reversed__(self, /)"),
    def<proxy_len>("__len__(self, /)"),
    def<proxy_get_item>("__getitem__(self, key, /)"),
    def<proxy_contains>("__contains__(self, key, /)"),
    def<proxy_or>("__or__(self, value, /)"),
    def<proxy_ror>("__ror__(self, value, /)"),
    def<proxy_ior>("__ior__(self, value, /)"),
    def<proxy_get>("get(self, key, default=None, /)"),
    def<proxy_keys>("keys(self, /)"),
    def<proxy_values>("values(self, /)"),
    def<proxy_items>("items(self, /)"),
    def<proxy_copy>("copy(self, /)"),
    class_def<class_get_item>("__class_getitem__(cls, object, /)"),
};

}  // namespace

extern const TypeDef kDictKeysType, kDictValuesType, kDictItemsType, kMappingProxyType;
const TypeDef kDictKeysType = {
    .name = "dict_keys", .methods = kSetLikeMethods, .getsets = kViewAttributes};
const TypeDef kDictItemsType = {
    .name = "dict_items", .methods = kSetLikeMethods, .getsets = kViewAttributes};
const TypeDef kDictValuesType = {
    .name = "dict_values", .methods = kValuesMethods, .getsets = kViewAttributes};
const TypeDef kMappingProxyType = {.name = "mappingproxy", .methods = kProxyMethods};

}  // namespace aio
