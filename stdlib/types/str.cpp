// str: construction, special methods, and the table of all methods.
#include "runtime/object/builtin_ops.hpp"
#include "runtime/object/bytes_internal.hpp"
#include "runtime/object/codecs.hpp"
#include "runtime/object/iterator_ops.hpp"
#include "runtime/object/text_internal.hpp"
#include "runtime/vm/vm.hpp"
#include "stdlib/types/str_methods.hpp"

namespace aio {
namespace {

Value decode_object(Vm& vm, Value object, Str* encoding, Str* errors) {
  if (is_kind(object, Kind::Str))
    return aio::raise(vm, ExceptionType::TypeError, "decoding str is not supported");
  if (!is_bytes_like(object)) {
    return aio::raise(vm, ExceptionType::TypeError,
                      "decoding to str: need a bytes-like object, %T found", object.bits);
  }
  std::string_view data;
  std::string storage;
  AIO_CHECK(bytes_argument(vm, object, &data, &storage));
  return decode_text(vm, data, encoding ? to_utf8(encoding) : "utf-8",
                     errors ? to_utf8(errors) : "strict");
}

Value str_new(Vm& vm, Type* cls, Value object, Str* encoding, Str* errors) {
  Value text;
  if (object.is_undef()) {
    text = make_str(vm, {});
  } else if (encoding || errors) {
    AIO_TRY(text, decode_object(vm, object, encoding, errors));
  } else {
    AIO_TRY(text, str_of(vm, object));
  }
  if (cls == vm.type(BuiltinType::Str))
    return text;  // __str__ may have given a subclass: kept, as CPython does
  return str_of_type(vm, cls, as<Str>(text));
}

Value str_self(Vm& vm, Str* self) { return exact_str(vm, self); }
int64_t str_hash_method(Vm& vm, Str* self) { return str_hash(vm, self); }
int64_t str_length(Vm&, Str* self) { return self->length; }

template <CompareOp op>
Value str_order(Vm&, Str* self, Value other) {
  const Str* s = dyn_as<Str>(other);
  if (!s) return Value::not_implemented();
  if constexpr (op == CompareOp::Eq || op == CompareOp::Ne) {
    return Value::boolean(str_equal(self, s) == (op == CompareOp::Eq));
  } else {
    return Value::boolean(holds(op, str_compare(self, s)));
  }
}

Value str_add(Vm& vm, Str* self, Value other) {
  Str* s = dyn_as<Str>(other);
  if (!s)
    return aio::raise(vm, ExceptionType::TypeError, "can only concatenate str (not \"%T\") to str",
                      other.bits);
  return concat(vm, self, s);
}

Value str_mul(Vm& vm, Str* self, Value count) {
  AIO_TRY(Value n, index_of(vm, count));
  return str_repeat(vm, self, n);
}

Value str_rmod(Vm& vm, Str* self, Value format) {
  if (!is_kind(format, Kind::Str)) return Value::not_implemented();
  return str_percent_format(vm, as<Str>(format), Value::object(self));
}

Value str_iter(Vm& vm, Str* self) {
  return Value::object(make_iterator(vm, IteratorKind::Str, Value::object(self)));
}

Value str_encode(Vm& vm, Str* self, Str* encoding, Str* errors) {
  return encode_text(vm, self, to_utf8(encoding), to_utf8(errors));
}

Value str_format_method(Vm& vm, Str* self, Str* spec) {
  if (spec->length == 0) return str_of(vm, Value::object(self));
  return str_format_spec(vm, self, spec);
}

Value str_getnewargs(Vm& vm, Str* self) {
  Value text = exact_str(vm, self);
  return make_tuple(vm, &text, 1);
}

int64_t str_sizeof(Vm&, Str* self) {
  return static_cast<int64_t>(sizeof(Str) + self->byte_length());
}

constexpr NativeDef kStrMethods[] = {
    static_def<str_new>("__new__(cls, object=<unset>, encoding=<unset>, errors=<unset>)"),
    def<str_repr>("__repr__(self, /)"),
    def<str_self>("__str__(self, /)"),
    def<str_hash_method>("__hash__(self, /)"),
    def<str_order<CompareOp::Lt>>("__lt__(self, value, /)"),
    def<str_order<CompareOp::Le>>("__le__(self, value, /)"),
    def<str_order<CompareOp::Eq>>("__eq__(self, value, /)"),
    def<str_order<CompareOp::Ne>>("__ne__(self, value, /)"),
    def<str_order<CompareOp::Gt>>("__gt__(self, value, /)"),
    def<str_order<CompareOp::Ge>>("__ge__(self, value, /)"),
    def<str_iter>("__iter__(self, /)"),
    def<str_percent_format>("__mod__(self, value, /)"),
    def<str_rmod>("__rmod__(self, value, /)"),
    def<str_length>("__len__(self, /)"),
    def<str_get_item>("__getitem__(self, key, /)"),
    def<str_add>("__add__(self, value, /)"),
    def<str_mul>("__mul__(self, value, /)"),
    def<str_mul>("__rmul__(self, value, /)"),
    def<str_contains>("__contains__(self, key, /)"),
    def<str_encode>("encode(self, /, encoding='utf-8', errors='strict')"),
    def<str_replace>("replace(self, old, new, /, count=-1)"),
    def<str_split>("split(self, /, sep=None, maxsplit=-1)"),
    def<str_rsplit>("rsplit(self, /, sep=None, maxsplit=-1)"),
    def<str_join>("join(self, iterable, /)"),
    def<str_capitalize>("capitalize(self, /)"),
    def<str_casefold>("casefold(self, /)"),
    def<str_title>("title(self, /)"),
    def<str_center>("center(self, width, fillchar=' ', /)"),
    def<str_count>("count(self, sub, start=None, end=None, /)"),
    def<str_expandtabs>("expandtabs(self, /, tabsize=8)"),
    def<str_find>("find(self, sub, start=None, end=None, /)"),
    def<str_partition>("partition(self, sep, /)"),
    def<str_index>("index(self, sub, start=None, end=None, /)"),
    def<str_ljust>("ljust(self, width, fillchar=' ', /)"),
    def<str_lower>("lower(self, /)"),
    def<str_lstrip>("lstrip(self, chars=None, /)"),
    def<str_rfind>("rfind(self, sub, start=None, end=None, /)"),
    def<str_rindex>("rindex(self, sub, start=None, end=None, /)"),
    def<str_rjust>("rjust(self, width, fillchar=' ', /)"),
    def<str_rstrip>("rstrip(self, chars=None, /)"),
    def<str_rpartition>("rpartition(self, sep, /)"),
    def<str_splitlines>("splitlines(self, /, keepends=False)"),
    def<str_strip>("strip(self, chars=None, /)"),
    def<str_swapcase>("swapcase(self, /)"),
    def<str_translate>("translate(self, table, /)"),
    def<str_upper>("upper(self, /)"),
    def<str_startswith>("startswith(self, prefix, start=None, end=None, /)"),
    def<str_endswith>("endswith(self, suffix, start=None, end=None, /)"),
    def<str_removeprefix>("removeprefix(self, prefix, /)"),
    def<str_removesuffix>("removesuffix(self, suffix, /)"),
    def<str_isascii>("isascii(self, /)"),
    def<str_islower>("islower(self, /)"),
    def<str_isupper>("isupper(self, /)"),
    def<str_istitle>("istitle(self, /)"),
    def<str_isspace>("isspace(self, /)"),
    def<str_isdecimal>("isdecimal(self, /)"),
    def<str_isdigit>("isdigit(self, /)"),
    def<str_isnumeric>("isnumeric(self, /)"),
    def<str_isalpha>("isalpha(self, /)"),
    def<str_isalnum>("isalnum(self, /)"),
    def<str_isidentifier>("isidentifier(self, /)"),
    def<str_isprintable>("isprintable(self, /)"),
    def<str_zfill>("zfill(self, width, /)"),
    def<str_format>("format(self, /, *args, **kwargs)"),
    def<str_format_map>("format_map(self, mapping, /)"),
    def<str_format_method>("__format__(self, format_spec, /)"),
    static_def<str_maketrans>("maketrans(x, y=<unset>, z=<unset>, /)"),
    def<str_sizeof>("__sizeof__(self, /)"),
    def<str_getnewargs>("__getnewargs__(self, /)"),
};

}  // namespace

extern const TypeDef kStrType;
const TypeDef kStrType = {
    .name = "str",
    .doc = "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str",
    .methods = kStrMethods,
};

}  // namespace aio
