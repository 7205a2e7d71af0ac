// How C++ functions become Python functions: def<f>("name(a, b=1, /, *, c)", "doc").
//
// The signature is in the language itself and checked at compile time against f's parameters. f
// takes Vm& first (then one C++ parameter per Python parameter, in order) and returns Value, Status
// (None), Result<bool>, Result<int64_t>, Result<double>, or void/bool/int64_t/double when it cannot
// raise. Parameter types convert: Value (as it is; undef when an optional argument without default
// text is absent: `x=<unset>`), int64_t (__index__), double (float), bool (truth), Str* List*
// Tuple* Dict* Type* Bytes* Set* (TypeError for others), VarArgs (*args), Dict* for **kwargs (null
// when empty). For a method the first parameter is `self` (any of these types; receivers are
// checked by the owner type). Arguments stay rooted during the call.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>

#include "runtime/object/class.hpp"
#include "runtime/object/exception.hpp"
#include "runtime/object/function.hpp"
#include "runtime/object/number.hpp"
#include "runtime/object/sequence.hpp"
#include "runtime/object/text.hpp"
#include "runtime/result.hpp"
#include "runtime/vm/operators.hpp"

namespace aio {

/// The arguments of one call as the caller laid them out: `count` positional values, then the
/// values of the keywords named by kw_names (null: none). Borrowed for the call.
struct Args {
  const Value* values;
  uint32_t count;
  const Tuple* kw_names;
  NativeFunction* callee;
};

struct NativeStep;  // runtime/vm/frame.hpp
using NativeEntry = Value (*)(Vm& vm, const Args& args);
/// The first step of a coroutine function that is called and awaited at once by a script frame,
/// without a coroutine object. Ready and Raise: as of a step. Yield: nothing is left to do after
/// it. Pending: the running task was parked, with nothing left to do when it goes on (undef: the
/// await then gives None, and what is thrown in is raised there), or within the NativeFrame in
/// `value`, which has made its first step. Decline: nothing has happened, a coroutine must be made.
using NativeStart = NativeStep (*)(Vm& vm, const Args& args);
/// A call with `count` positional arguments, in the usual case. Undef: not that, and nothing has
/// happened.
using NativeQuick = Value (*)(Vm& vm, const Value* args, uint32_t count);
using VarArgs = std::span<const Value>;

/// Defaults that need no parsing at run time.
enum class QuickDefault : uint8_t { Text, None, Unset, True, False };
struct ParamText {  // offsets in the signature text
  uint16_t name, name_length, fallback, fallback_length;
  QuickDefault quick;
};
inline constexpr unsigned kMaxNativeParams = 14;

/// Signature of a native function, parsed at compile time.
struct NativeSignature {
  const char* text = nullptr;
  uint8_t name_length = 0;
  uint8_t count = 0;  ///< all named parameters; *args and **kwargs not counted
  uint8_t positional_only = 0;
  uint8_t positional = 0;  ///< positional-only and positional-or-keyword
  uint8_t required = 0;    ///< positional parameters without default
  bool var_positional = false;
  bool var_keyword = false;
  bool has_self = false;
  ParamText params[kMaxNativeParams] = {};
  constexpr std::string_view name() const { return {text, name_length}; }
  constexpr std::string_view param(unsigned i) const {
    return {text + params[i].name, params[i].name_length};
  }
  constexpr std::string_view fallback(unsigned i) const {
    return {text + params[i].fallback, params[i].fallback_length};
  }
};

/// One native function: static, shared by all interpreters.
struct NativeDef {
  NativeSignature signature;
  NativeEntry entry = nullptr;
  NativeQuick quick = nullptr;  ///< tried before `entry` by calls without keywords
  NativeStart start = nullptr;  ///< of a coroutine function; null: it always makes a coroutine
  const char* doc = nullptr;
  bool is_static = false;  ///< staticmethod (also __new__)
  bool is_class = false;   ///< classmethod: first argument is the class
  bool is_coroutine =
      false;  ///< every call makes a native coroutine to which nothing else refers (async_def)
  bool is_new = false;     ///< __new__: first argument must be the owner or a subclass of it
  bool is_script = false;  ///< CPython has it in Python: errors of calls are worded accordingly
  constexpr NativeDef as_script() const {
    NativeDef copy = *this;
    copy.is_script = true;
    return copy;
  }
};

/// Fills out[0, signature.count) from the call: positions, keywords, defaults. var/kw: rest (null
/// if the signature has none). TypeErrors as CPython words them for builtins. Does not run script
/// code.
Status bind_arguments(Vm& vm, const NativeDef& def, const Args& args, Value* out, VarArgs* var,
                      Dict** kw);
/// Value of a default's text: None, True, False, ints, floats, 'text', (), <unset>.
Value default_value(Vm& vm, std::string_view text);

/// Whether a method's first argument is an instance of the class that the method belongs to.
bool is_receiver(Vm& vm, const Args& args);
/// The same for the common case of a type with a kind of its own; false: ask is_receiver.
inline bool is_receiver_fast(const Args& args) {
  Kind kind = args.callee->owner->instance_kind;
  return args.count > 0 && kind != Kind::Native && kind != Kind::Instance &&
         kind != Kind::Exception && kind != Kind::Iterator && kind != Kind::NativeFunction &&
         kind != Kind::BoundMethod && kind != Kind::Set && kind != Kind::NativeFrame &&
         kind != Kind::Generator && is_kind(args.values[0], kind);
}
/// __new__'s first argument: TypeErrors "int.__new__(X): X is not a type object (str)", "… is not a
/// subtype of int".
Status check_new_class(Vm& vm, const Args& args);
/// TypeError "descriptor 'append' for 'list' objects doesn't apply to a 'int' object".
Raised raise_bad_receiver(Vm& vm, const Args& args);

namespace native_detail {

consteval void bad_signature(const char*) {
}  // not constexpr-callable at run time: names the fault in the error

constexpr bool is_name(char c) {
  return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

constexpr NativeSignature parse(const char* text) {
  NativeSignature s;
  s.text = text;
  unsigned i = 0;
  while (text[i] != '(' && text[i]) ++i;
  s.name_length = static_cast<uint8_t>(i);
  if (!text[i]) throw "signature has no parameter list";
  ++i;
  bool keyword_only = false;
  while (text[i] != ')') {
    if (!text[i]) throw "signature is not closed";
    if (text[i] == ' ' || text[i] == ',') {
      ++i;
      continue;
    }
    if (text[i] == '/') {
      s.positional_only = s.positional;
      ++i;
      continue;
    }
    if (text[i] == '*') {
      bool twice = text[i + 1] == '*';
      i += twice ? 2 : 1;
      bool named = is_name(text[i]);
      while (is_name(text[i])) ++i;
      if (twice) s.var_keyword = true;
      else {
        keyword_only = true;
        s.var_positional = named;
      }
      continue;
    }
    ParamText p{};
    p.name = static_cast<uint16_t>(i);
    while (is_name(text[i])) ++i;
    if (i == p.name) throw "bad parameter name in signature";
    p.name_length = static_cast<uint16_t>(i - p.name);
    while (text[i] == ' ') ++i;
    if (text[i] == '=') {
      ++i;
      while (text[i] == ' ') ++i;
      p.fallback = static_cast<uint16_t>(i);
      int depth = 0;
      char quote = 0;
      while (text[i] && (quote || depth || (text[i] != ',' && text[i] != ')'))) {
        if (quote) {
          if (text[i] == quote) quote = 0;
        } else if (text[i] == '\'' || text[i] == '"') quote = text[i];
        else if (text[i] == '(' || text[i] == '<') ++depth;
        else if (text[i] == ')' || text[i] == '>') --depth;
        ++i;
      }
      p.fallback_length = static_cast<uint16_t>(i - p.fallback);
      std::string_view given(text + p.fallback, p.fallback_length);
      p.quick = given == "None"      ? QuickDefault::None
                : given == "<unset>" ? QuickDefault::Unset
                : given == "True"    ? QuickDefault::True
                : given == "False"   ? QuickDefault::False
                                     : QuickDefault::Text;
    } else if (!keyword_only) {
      s.required = static_cast<uint8_t>(s.positional + 1);
    }
    if (s.count == kMaxNativeParams) throw "too many parameters in signature";
    s.params[s.count++] = p;
    if (!keyword_only) ++s.positional;
    if (s.count == 1 && s.param(0) == "self") s.has_self = true;
  }
  return s;
}

/// Conversion of one bound argument to the C++ parameter type. Overloads by tag.
template <class T>
struct As;
template <>
struct As<Value> {
  static Status get(Vm&, const NativeDef&, unsigned, Value v, Value* out) {
    *out = v;
    return Status::Ok;
  }
};
Status argument_int64(Vm& vm, const NativeDef& def, unsigned i, Value v, int64_t* out);
Status argument_double(Vm& vm, const NativeDef& def, unsigned i, Value v, double* out);
Status argument_bool(Vm& vm, Value v, bool* out);
/// TypeError "f() argument 'x' must be str, not int" (position where positional-only).
Status argument_kind(Vm& vm, const NativeDef& def, unsigned i, Value v, Kind kind,
                     const char* type_name);
template <>
struct As<int64_t> {
  static Status get(Vm& vm, const NativeDef& d, unsigned i, Value v, int64_t* out) {
    return argument_int64(vm, d, i, v, out);
  }
};
template <>
struct As<double> {
  static Status get(Vm& vm, const NativeDef& d, unsigned i, Value v, double* out) {
    return argument_double(vm, d, i, v, out);
  }
};
template <>
struct As<bool> {
  static Status get(Vm& vm, const NativeDef&, unsigned, Value v, bool* out) {
    return argument_bool(vm, v, out);
  }
};
template <class T>
constexpr const char* kind_name() {
  if constexpr (T::kKind == Kind::Str) return "str";
  else if constexpr (T::kKind == Kind::List) return "list";
  else if constexpr (T::kKind == Kind::Tuple) return "tuple";
  else if constexpr (T::kKind == Kind::Dict) return "dict";
  else if constexpr (T::kKind == Kind::Type) return "type";
  else if constexpr (T::kKind == Kind::Bytes) return "bytes";
  else if constexpr (T::kKind == Kind::Set) return "set";
  else return "object of the right type";
}
/// Absent (undef) optional object arguments become null.
template <class T>
struct As<T*> {
  static Status get(Vm& vm, const NativeDef& d, unsigned i, Value v, T** out) {
    if (v.is_undef()) {
      *out = nullptr;
      return Status::Ok;
    }
    if (!is_kind(v, T::kKind)) AIO_CHECK(argument_kind(vm, d, i, v, T::kKind, kind_name<T>()));
    *out = static_cast<T*>(v.as_object());
    return Status::Ok;
  }
};

inline Value to_value(Vm&, Value v) { return v; }
inline Value to_value(Vm&, Status s) { return failed(s) ? Value::exc() : Value::none(); }
inline Value to_value(Vm&, bool b) { return Value::boolean(b); }
inline Value to_value(Vm& vm, int64_t i) { return make_int(vm, i); }
inline Value to_value(Vm&, double d) { return Value::number(d); }
template <class T>
Value to_value(Vm& vm, const Result<T>& r) {
  return failed(r) ? Value::exc() : to_value(vm, *r);
}

template <class F>
struct Shape;
template <class R, class... P>
struct Shape<R (*)(Vm&, P...)> {
  static constexpr unsigned kCount = sizeof...(P);
  using Tuple = std::tuple<P...>;
  using Return = R;
};

template <auto F, class P>
struct Thunk;

}  // namespace native_detail
}  // namespace aio

#include "runtime/native/native_thunk.hpp"
