// repr, str, ascii and format of any value, and the guard against containers that contain
// themselves.
#include <algorithm>

#include "runtime/native/native.hpp"
#include "runtime/object/builtin_ops.hpp"
#include "runtime/object/object_model.hpp"
#include "runtime/vm/operators_internal.hpp"

namespace aio {
namespace {

/// repr of the builtins that need no look-up; undef for the others.
Value builtin_repr(Vm& vm, Value v) {
  if (v.is_small_int()) return int_repr(vm, v);
  if (v.is_float()) return make_str(vm, float_repr(v.as_float()));
  if (v.is_none()) return make_str(vm, "None");
  if (v.is_bool()) return make_str(vm, v.is_true() ? "True" : "False");
  if (!v.is_object() || !is_exact(vm, v)) return Value::undef();
  switch (v.as_object()->kind) {
    case Kind::Int: return int_repr(vm, v);
    case Kind::Str: return str_repr(vm, as<Str>(v));
    case Kind::List: return list_repr(vm, as<List>(v));
    case Kind::Tuple: return tuple_repr(vm, as<Tuple>(v));
    case Kind::Dict: return dict_repr(vm, as<Dict>(v));
    case Kind::Set: return set_repr(vm, as<Set>(v));
    case Kind::Bytes:
    case Kind::ByteArray: return bytes_repr(vm, v);
    case Kind::Range: return range_repr(vm, as<Range>(v));
    default: return Value::undef();
  }
}

void append_escape(StrBuilder& out, uint32_t c) {
  static constexpr char kHex[] = "0123456789abcdef";
  unsigned digits = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
  out.append_ascii(digits == 2 ? "\\x" : digits == 4 ? "\\u" : "\\U");
  for (unsigned i = digits; i-- > 0;) out.append(static_cast<uint32_t>(kHex[c >> (4 * i) & 15]));
}

/// format() of exact builtins; undef for the others.
Value builtin_format(Vm& vm, Value v, Str* spec) {
  if (spec->length == 0) return Value::undef();
  if (v.is_small_int()) return int_format(vm, v, spec);
  if (v.is_float()) return float_format(vm, v.as_float(), spec);
  if (is_kind(v, Kind::Str) && is_exact(vm, v)) return str_format_spec(vm, as<Str>(v), spec);
  return Value::undef();
}

bool formats_as_str(Vm& vm, Value v) {
  if (!v.is_object()) return true;
  Kind k = v.as_object()->kind;
  return is_exact(vm, v) && (k == Kind::Str || k == Kind::Int || k == Kind::List ||
                             k == Kind::Tuple || k == Kind::Dict);
}

}  // namespace

/// `caller`: which special method a result that is no str is blamed on.
static Value repr_for(Vm& vm, Value v, const char* caller) {
  AIO_CHECK(vm.check_native_stack());
  Rooted keep(vm, v);
  Value r = builtin_repr(vm, v);
  if (!r.is_undef()) return r;
  AIO_TRY(r, call_special(vm, v, Special::Repr));
  if (is_kind(r, Kind::Str)) return r;
  if (r.is_undef()) return make_str(vm, "<object>");
  return raise(vm, ExceptionType::TypeError, "%s returned non-string (type %T)", caller, r.bits);
}

Value repr_of(Vm& vm, Value v) { return repr_for(vm, v, "__repr__"); }

Value str_of(Vm& vm, Value v) {
  if (v.is_small_int()) return int_repr(vm, v);
  if (is_kind(v, Kind::Str) && is_exact(vm, v)) return v;
  Value method = lookup_special(vm, type_of(vm, v), Special::Str);
  if (method.is_undef() || is_object_method(vm, method)) return repr_for(vm, v, "__str__");
  AIO_CHECK(vm.check_native_stack());
  Rooted keep(vm, v);
  AIO_TRY(Value r, call_method_value(vm, method, v, nullptr, 0));
  if (is_kind(r, Kind::Str)) return r;
  return raise(vm, ExceptionType::TypeError, "__str__ returned non-string (type %T)", r.bits);
}

Value ascii_of(Vm& vm, Value v) {
  AIO_TRY(Value r, repr_of(vm, v));
  auto* s = as<Str>(r);
  if (s->is_ascii()) return r;
  StrBuilder out(vm);
  for (uint32_t i = 0; i < s->length; ++i) {
    uint32_t c = s->at(i);
    if (c < 128) out.append(c);
    else append_escape(out, c);
  }
  return out.finish();
}

Value format_of(Vm& vm, Value v, Str* spec) {
  if (spec->length == 0 && formats_as_str(vm, v)) return str_of(vm, v);
  Value r = builtin_format(vm, v, spec);
  if (!r.is_undef()) return r;
  AIO_CHECK(vm.check_native_stack());
  Rooted keep(vm, v);
  Value argument = Value::object(spec);
  AIO_TRY(r, call_special(vm, v, Special::Format, &argument, 1));
  if (is_kind(r, Kind::Str)) return r;
  return raise(vm, ExceptionType::TypeError, "__format__ must return a str, not %T", r.bits);
}

bool enter_repr(Vm& vm, Object* o) {
  if (std::find(vm.repr_stack.begin(), vm.repr_stack.end(), o) != vm.repr_stack.end()) return true;
  vm.repr_stack.push_back(o);
  return false;
}

void leave_repr(Vm& vm, Object* o) {
  auto found = std::find(vm.repr_stack.rbegin(), vm.repr_stack.rend(), o);
  if (found != vm.repr_stack.rend()) vm.repr_stack.erase(std::next(found).base());
}

}  // namespace aio
