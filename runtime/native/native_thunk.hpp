// The template part of native.hpp: from a C++ function to a NativeEntry.
#pragma once

#include <tuple>
#include <utility>

namespace aio {
namespace native_detail {

template <class T>
inline constexpr bool kIsVarArgs = std::is_same_v<T, VarArgs>;

template <auto F, class... P>
struct Thunk<F, std::tuple<P...>> {
  static constexpr unsigned kCount = sizeof...(P);
  static constexpr bool kHasVar = (kIsVarArgs<P> || ...);

  /// Parameters in the order: named…, then VarArgs, then Dict* for **kwargs, if the signature has
  /// them.
  template <size_t... I>
  static Value run(Vm& vm, const NativeDef& def, const Args& args, std::index_sequence<I...>) {
    Value bound[kCount + 1];
    VarArgs var;
    Dict* kw = nullptr;
    const NativeSignature& s = def.signature;
    if (s.has_self && args.callee->owner && !is_receiver_fast(args) && !is_receiver(vm, args))
        [[unlikely]]
      return raise_bad_receiver(vm, args);
    if (def.is_new && args.callee->owner &&
        (args.count == 0 || !(args.values[0] == Value::object(args.callee->owner))))
      AIO_CHECK(check_new_class(vm, args));
    if (args.kw_names == nullptr && args.count == s.positional && s.count == s.positional &&
        !s.var_positional && !s.var_keyword) [[likely]] {
      for (unsigned i = 0; i < kCount; ++i) bound[i] = args.values[i];
    } else {
      AIO_CHECK(bind_arguments(vm, def, args, bound, &var, &kw));
    }
    std::tuple<P...> converted;
    bool ok = true;
    ((ok = ok && convert<P>(vm, def, I, bound, var, kw, &std::get<I>(converted))), ...);
    if (!ok) return Value::exc();
    using Return = decltype(F(vm, std::get<I>(converted)...));
    if constexpr (std::is_void_v<Return>) {
      F(vm, std::get<I>(converted)...);
      return Value::none();
    } else {
      return to_value(vm, F(vm, std::get<I>(converted)...));
    }
  }

  template <class T>
  static bool convert(Vm& vm, const NativeDef& def, unsigned i, const Value* bound,
                      const VarArgs& var, Dict* kw, T* out) {
    if constexpr (kIsVarArgs<T>) {
      *out = var;
      return true;
    } else {
      if constexpr (std::is_same_v<T, Dict*>) {
        if (i >= def.signature.count) {
          *out = kw;
          return true;
        }
      }
      return !failed(As<T>::get(vm, def, i, bound[i], out));
    }
  }

  static Value entry(Vm& vm, const Args& args) {
    return run(vm, *args.callee->def, args, std::index_sequence_for<P...>{});
  }
};

/// Only called by the consteval functions below (clang 14 does not nest those).
template <auto F>
constexpr NativeDef make_def(const char* text, const char* doc) {
  using S = Shape<decltype(F)>;
  NativeDef def;
  def.signature = parse(text);
  unsigned expected = def.signature.count + (def.signature.var_positional ? 1 : 0) +
                      (def.signature.var_keyword ? 1 : 0);
  if (expected != S::kCount) throw "signature and C++ function differ in the number of parameters";
  def.entry = &Thunk<F, typename S::Tuple>::entry;
  def.doc = doc;
  return def;
}

}  // namespace native_detail

/// A native function of a module, or a method (first parameter `self`) of a type.
template <auto F>
consteval NativeDef def(const char* signature, const char* doc = nullptr) {
  return native_detail::make_def<F>(signature, doc);
}
/// The same for a coroutine function: f returns a fresh native coroutine (make_native_coroutine)
/// that it keeps nowhere.
template <auto F>
consteval NativeDef async_def(const char* signature, const char* doc = nullptr,
                              NativeStart start = nullptr) {
  NativeDef d = native_detail::make_def<F>(signature, doc);
  d.is_coroutine = true;
  d.start = start;
  return d;
}
/// d with a quick entry.
consteval NativeDef with_quick(NativeDef d, NativeQuick quick) {
  d.quick = quick;
  return d;
}
/// A staticmethod of a type; also `__new__(cls, …)`.
template <auto F>
consteval NativeDef static_def(const char* signature, const char* doc = nullptr) {
  NativeDef d = native_detail::make_def<F>(signature, doc);
  d.is_static = true;
  d.is_new = d.signature.name() == "__new__";
  return d;
}
/// A classmethod of a type: first parameter the class.
template <auto F>
consteval NativeDef class_def(const char* signature, const char* doc = nullptr) {
  NativeDef d = native_detail::make_def<F>(signature, doc);
  d.is_class = true;
  return d;
}

/// A native type's table: static, shared by all interpreters.
struct TypeDef {
  const char* name;  ///< "deque"; with a dot: "collections.deque" sets __module__
  const char* doc = nullptr;
  std::span<const NativeDef> methods = {};
  std::span<const GetSetDef> getsets = {};
  const NativeLayout* layout = nullptr;  ///< Kind::Native types
  uint32_t flags = 0;                    ///< TypeFlag
  bool has_dict = false;                 ///< instances of the type itself take attributes
  std::span<const std::span<const NativeDef>* const> shared_methods =
      {};  ///< tables that several types have
};

/// Makes the type of a stdlib module (Kind::Native payload, or an Instance when layout is null)
/// with base `object` or `base`.
Type* define_type(Vm& vm, const TypeDef& def, Type* base = nullptr);
/// Fills a builtin type (types.def) with its methods.
void fill_type(Vm& vm, Type* type, const TypeDef& def);
/// A function object for a def; owner null: module function.
NativeFunction* make_native(Vm& vm, const NativeDef* def, Type* owner, Value module);

/// A native module: functions and constants; `init` fills in what tables cannot say (types,
/// computed values).
struct ModuleDef {
  const char* name;
  const char* doc = nullptr;
  std::span<const NativeDef> functions = {};
  Status (*init)(Vm& vm, Module* module) = nullptr;
};
/// Sets module.name = value.
void module_set(Vm& vm, Module* module, const char* name, Value value);

}  // namespace aio
