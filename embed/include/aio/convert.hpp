// Conversions between C++ and script values: bool, integers, floating point, text, None, optional,
// vector, pair, map. No others are implicit: a float is no int, a str is no list of characters.
#pragma once

#include <concepts>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

#include "aio/value.hpp"

namespace aio {
inline namespace v0 {
namespace detail {

Value make_none(Interpreter&);
Value make_bool(Interpreter&, bool);
Value make_signed(Interpreter&, std::int64_t);
Value make_unsigned(Interpreter&, std::uint64_t);
Value make_double(Interpreter&, double);
Value make_text(Interpreter&, std::string_view utf8);
Value make_list(Interpreter&, const std::vector<Value>&);
Value make_tuple(Interpreter&, const std::vector<Value>&);
Value make_dict(Interpreter&, const std::vector<std::pair<Value, Value>>&);

bool read_bool(const Value&);
/// OverflowError if it is not between the limits.
std::int64_t read_signed(const Value&, std::int64_t least, std::int64_t most);
std::uint64_t read_unsigned(const Value&, std::uint64_t most);
double read_double(const Value&);
std::string read_text(const Value&);
/// Items of a list or tuple.
std::vector<Value> read_sequence(const Value&);
std::vector<std::pair<Value, Value>> read_dict(const Value&);

template <class T>
concept PlainInteger = std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char> &&
                       !std::same_as<T, wchar_t> && !std::same_as<T, char8_t> &&
                       !std::same_as<T, char16_t> && !std::same_as<T, char32_t>;

template <class M>
struct ConvertMap {
  static constexpr const char* kName = "dict";
  static M from(const Value& v) {
    M map;
    for (auto& [key, value] : read_dict(v))
      map.emplace(key.template as<typename M::key_type>(),
                  value.template as<typename M::mapped_type>());
    return map;
  }
  static Value to(Interpreter& interpreter, const M& map) {
    std::vector<std::pair<Value, Value>> entries;
    for (const auto& [key, value] : map)
      entries.emplace_back(convert<typename M::key_type>::to(interpreter, key),
                           convert<typename M::mapped_type>::to(interpreter, value));
    return make_dict(interpreter, entries);
  }
};

template <class T>
struct ConvertText {
  static constexpr const char* kName = "str";
  static Value to(Interpreter& interpreter, std::string_view text) {
    return make_text(interpreter, text);
  }
};

}  // namespace detail

/// A Value stands for any object.
template <>
struct convert<Value> {
  static constexpr const char* kName = "object";
  static Value from(const Value& v) { return v; }
  static Value to(Interpreter&, const Value& v) { return v; }
};

/// None.
template <>
struct convert<std::nullptr_t> {
  static constexpr const char* kName = "None";
  static Value to(Interpreter& interpreter, std::nullptr_t) {
    return detail::make_none(interpreter);
  }
};

/// bool only: no truth of other objects.
template <>
struct convert<bool> {
  static constexpr const char* kName = "bool";
  static bool from(const Value& v) { return detail::read_bool(v); }
  static Value to(Interpreter& interpreter, bool b) { return detail::make_bool(interpreter, b); }
};

/// int (and bool, as in Python). Never truncates: OverflowError.
template <detail::PlainInteger T>
struct convert<T> {
  static constexpr const char* kName = "int";
  static T from(const Value& v) {
    using Limits = std::numeric_limits<T>;
    if constexpr (std::is_signed_v<T>)
      return static_cast<T>(detail::read_signed(v, Limits::min(), Limits::max()));
    else return static_cast<T>(detail::read_unsigned(v, Limits::max()));
  }
  static Value to(Interpreter& interpreter, T i) {
    if constexpr (std::is_signed_v<T>) return detail::make_signed(interpreter, i);
    else return detail::make_unsigned(interpreter, i);
  }
};

/// float; takes an int too.
template <std::floating_point T>
struct convert<T> {
  static constexpr const char* kName = "float";
  static T from(const Value& v) { return static_cast<T>(detail::read_double(v)); }
  static Value to(Interpreter& interpreter, T d) {
    return detail::make_double(interpreter, static_cast<double>(d));
  }
};

/// str, as UTF-8.
template <>
struct convert<std::string> : detail::ConvertText<std::string> {
  static std::string from(const Value& v) { return detail::read_text(v); }
};
/// To scripts only; as a parameter of a host function it is good for the call.
template <>
struct convert<std::string_view> : detail::ConvertText<std::string_view> {};
template <>
struct convert<const char*> : detail::ConvertText<const char*> {};
template <std::size_t N>
struct convert<char[N]> : detail::ConvertText<char[N]> {};

/// None is an empty optional.
template <class T>
struct convert<std::optional<T>> {
  static constexpr const char* kName = convert<T>::kName;
  static std::optional<T> from(const Value& v) {
    if (v.is_none()) return std::nullopt;
    return convert<T>::from(v);
  }
  static Value to(Interpreter& interpreter, const std::optional<T>& v) {
    return v ? convert<T>::to(interpreter, *v) : detail::make_none(interpreter);
  }
};

/// A list; takes a tuple too.
template <class T>
struct convert<std::vector<T>> {
  static constexpr const char* kName = "list";
  static std::vector<T> from(const Value& v) {
    std::vector<T> out;
    for (const Value& item : detail::read_sequence(v)) out.push_back(convert<T>::from(item));
    return out;
  }
  static Value to(Interpreter& interpreter, const std::vector<T>& v) {
    std::vector<Value> items;
    items.reserve(v.size());
    for (const auto& item : v) items.push_back(convert<T>::to(interpreter, item));
    return detail::make_list(interpreter, items);
  }
};

/// A tuple of two.
template <class A, class B>
struct convert<std::pair<A, B>> {
  static constexpr const char* kName = "tuple";
  static std::pair<A, B> from(const Value& v) {
    std::vector<Value> items = detail::read_sequence(v);
    if (items.size() != 2)
      throw Error("ValueError", "expected 2 items, got " + std::to_string(items.size()));
    return {convert<A>::from(items[0]), convert<B>::from(items[1])};
  }
  static Value to(Interpreter& interpreter, const std::pair<A, B>& v) {
    return detail::make_tuple(
        interpreter, {convert<A>::to(interpreter, v.first), convert<B>::to(interpreter, v.second)});
  }
};

template <class K, class T>
struct convert<std::map<K, T>> : detail::ConvertMap<std::map<K, T>> {};
template <class K, class T>
struct convert<std::unordered_map<K, T>> : detail::ConvertMap<std::unordered_map<K, T>> {};

namespace detail {
/// Any argument as a Value; string literals as text.
template <class T>
Value to_value(Interpreter& interpreter, const T& v) {
  return convert<std::remove_cv_t<T>>::to(interpreter, v);
}

template <class T>
struct IsKeyword : std::false_type {};
template <class T>
struct IsKeyword<Keyword<T>> : std::true_type {};

template <class T>
void add_argument(Interpreter& interpreter, const T& argument, std::vector<Value>* values,
                  std::vector<std::string_view>* names) {
  if constexpr (IsKeyword<T>::value) {
    values->push_back(to_value(interpreter, argument.value));
    names->push_back(argument.name);
  } else {
    if (!names->empty()) throw Error("TypeError", "positional argument follows keyword argument");
    values->push_back(to_value(interpreter, argument));
  }
}
}  // namespace detail

template <class T>
void Value::set_attr(std::string_view name, const T& value) const {
  set_attr_value(name, detail::to_value(interpreter(), value));
}
template <class K>
Value Value::item(const K& key) const {
  return item_value(detail::to_value(interpreter(), key));
}
template <class K, class T>
void Value::set_item(const K& key, const T& value) const {
  set_item_value(detail::to_value(interpreter(), key), detail::to_value(interpreter(), value));
}
template <class R, class... A>
R Value::call(const A&... arguments) const {
  std::vector<Value> values;
  std::vector<std::string_view> names;
  values.reserve(sizeof...(A));
  (detail::add_argument(interpreter(), arguments, &values, &names), ...);
  Value result = call_values(values, names);
  if constexpr (!std::is_void_v<R>) return result.as<R>();
}

}  // namespace v0
}  // namespace aio
