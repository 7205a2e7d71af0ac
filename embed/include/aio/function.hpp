// What Interpreter::def needs to know about a C++ callable: its parameters, and how to call it with
// script values.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "aio/convert.hpp"

namespace aio {
inline namespace v0 {

/// Parameter of a host function that takes the rest of the positional arguments: `*args` in its
/// signature.
struct Args {
  std::vector<Value> values;
  std::size_t size() const { return values.size(); }
  const Value& operator[](std::size_t i) const { return values[i]; }
};

/// Parameter of a host function that takes the rest of the keyword arguments: `**kwargs` in its
/// signature.
struct Kwargs {
  std::vector<std::pair<std::string, Value>> values;
};

namespace detail {

/// The arguments of one call, bound to the parameters: named ones in order.
struct BoundArguments {
  Interpreter& interpreter;
  std::vector<Value> named;
  Args rest;
  Kwargs keywords;
};

/// A host function with its types erased, and what its signature must agree with.
struct HostCallable {
  std::function<Value(BoundArguments&)> call;
  std::size_t named = 0;
  bool rest = false, keywords = false;
};

/// Throws `error` again, if it is a conversion's, with the parameter's number and type in front.
[[noreturn]] void throw_argument_error(std::size_t number, const char* expected, const Value& got,
                                       const Error& error);

template <class T>
inline constexpr bool kIsNamed =
    !std::is_same_v<T, Interpreter> && !std::is_same_v<T, Args> && !std::is_same_v<T, Kwargs>;

/// Keeps what a parameter refers to alive during the call.
template <class T>
struct Holder {
  using Type = T;
};
template <>
struct Holder<std::string_view> {
  using Type = std::string;
};

/// The next parameter's value; `next` counts the named ones.
template <class T>
decltype(auto) take_argument(BoundArguments& arguments, std::size_t number) {
  using Plain = std::remove_cvref_t<T>;
  if constexpr (std::is_same_v<Plain, Interpreter>) return (arguments.interpreter);
  else if constexpr (std::is_same_v<Plain, Args>) return Args(std::move(arguments.rest));
  else if constexpr (std::is_same_v<Plain, Kwargs>) return Kwargs(std::move(arguments.keywords));
  else {
    static_assert(
        !std::is_lvalue_reference_v<T> || std::is_const_v<std::remove_reference_t<T>>,
        "aio: arguments are converted copies: take this parameter by value or by const reference");
    using Held = typename Holder<Plain>::Type;
    const Value& value = arguments.named[number];
    try {
      return Held(convert<Held>::from(value));
    } catch (const Error& error) {
      throw_argument_error(number, convert<Held>::kName, value, error);
    }
  }
}

template <class F>
struct Signature : Signature<decltype(&F::operator())> {};
template <class R, class... P>
struct Signature<R (*)(P...)> {
  static constexpr std::size_t kNamed = (std::size_t{kIsNamed<std::remove_cvref_t<P>>} + ... + 0);
  static constexpr bool kRest = (std::is_same_v<std::remove_cvref_t<P>, Args> || ...);
  static constexpr bool kKeywords = (std::is_same_v<std::remove_cvref_t<P>, Kwargs> || ...);

  /// Number of named parameters before parameter i.
  static constexpr std::size_t index_of(std::size_t i) {
    constexpr bool named[] = {kIsNamed<std::remove_cvref_t<P>>..., false};
    std::size_t n = 0;
    for (std::size_t k = 0; k < i; ++k) n += named[k];
    return n;
  }

  template <class F, std::size_t... I>
  static Value call(F& function, BoundArguments& arguments, std::index_sequence<I...>) {
    // Braces: converted from left to right, so that the first wrong argument is the one that is
    // reported.
    std::tuple<decltype(take_argument<P>(arguments, 0))...> converted{
        take_argument<P>(arguments, index_of(I))...};
    if constexpr (std::is_void_v<R>) {
      function(std::get<I>(std::move(converted))...);
      return make_none(arguments.interpreter);
    } else {
      return to_value(arguments.interpreter, function(std::get<I>(std::move(converted))...));
    }
  }
  template <class F>
  static HostCallable erase(F function) {
    return {[function = std::move(function)](BoundArguments& arguments) mutable {
              return call(function, arguments, std::index_sequence_for<P...>{});
            },
            kNamed, kRest, kKeywords};
  }
};
template <class R, class... P>
struct Signature<R (*)(P...) noexcept> : Signature<R (*)(P...)> {};
template <class R, class C, class... P>
struct Signature<R (C::*)(P...)> : Signature<R (*)(P...)> {};
template <class R, class C, class... P>
struct Signature<R (C::*)(P...) const> : Signature<R (*)(P...)> {};
template <class R, class C, class... P>
struct Signature<R (C::*)(P...) noexcept> : Signature<R (*)(P...)> {};
template <class R, class C, class... P>
struct Signature<R (C::*)(P...) const noexcept> : Signature<R (*)(P...)> {};

template <class F>
HostCallable erase(F&& function) {
  using Plain = std::decay_t<F>;
  return Signature<Plain>::erase(Plain(std::forward<F>(function)));
}

}  // namespace detail
}  // namespace v0
}  // namespace aio
