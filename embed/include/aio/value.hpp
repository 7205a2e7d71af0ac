// Value: a script object held by the host.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "aio/error.hpp"
#include "aio/fwd.hpp"

namespace aio {
inline namespace v0 {

/// A script object, kept alive as long as a Value refers to it. Copies refer to the same object.
///
/// Not thread-safe: copy, use and destroy it on its interpreter's thread. A Value that outlives its
/// interpreter may be destroyed; any other use throws Error("RuntimeError"). Functions that run
/// script code throw what the script raises.
class Value {
 public:
  Value() noexcept = default;  ///< Empty: refers to nothing, not even None.
  Value(const Value& other) noexcept;
  Value(Value&& other) noexcept : root_(std::exchange(other.root_, nullptr)) {}
  Value& operator=(Value other) noexcept {
    std::swap(root_, other.root_);
    return *this;
  }
  ~Value();

  /// Whether it refers to an object (not: whether that object is true).
  explicit operator bool() const noexcept { return root_ != nullptr; }
  bool is_none() const;
  /// Python's bool(value).
  bool truth() const;
  /// type(value).__name__
  std::string type_name() const;
  /// Whether both are the same object (Python's `is`).
  bool same(const Value& other) const;
  /// Python's `==`.
  bool equals(const Value& other) const;
  std::string str() const;
  std::string repr() const;
  /// len(value)
  std::size_t size() const;

  /// The value as a C++ value (convert.hpp). Throws TypeError if it is of another type,
  /// OverflowError if it does not fit.
  template <class T>
  T as() const {
    return convert<T>::from(*this);
  }

  Value attr(std::string_view name) const;
  template <class T>
  void set_attr(std::string_view name, const T& value) const;
  /// value[key]
  template <class K>
  Value item(const K& key) const;
  template <class K, class T>
  void set_item(const K& key, const T& value) const;
  /// value(*arguments), converted to R. Keyword arguments: aio::kw("name", x). Does not await what
  /// an async function returns: see Interpreter::spawn.
  template <class R = Value, class... A>
  R call(const A&... arguments) const;
  /// value.name(*arguments)
  template <class R = Value, class... A>
  R invoke(std::string_view name, const A&... arguments) const {
    return attr(name).call<R>(arguments...);
  }
  /// The objects that iterating over it gives.
  std::vector<Value> items() const;

  /// The interpreter it belongs to.
  Interpreter& interpreter() const;

 private:
  friend struct detail::Access;
  explicit Value(detail::Root* root) noexcept : root_(root) {}
  void set_attr_value(std::string_view name, const Value& value) const;
  Value item_value(const Value& key) const;
  void set_item_value(const Value& key, const Value& value) const;
  /// The last names.size() arguments are keyword arguments.
  Value call_values(const std::vector<Value>& arguments,
                    const std::vector<std::string_view>& names) const;

  detail::Root* root_ = nullptr;
};

/// A keyword argument of a call from C++: f.call(1, aio::kw("timeout", 2.5)). They come after all
/// others.
template <class T>
struct Keyword {
  std::string_view name;
  const T& value;
};
template <class T>
Keyword<T> kw(std::string_view name, const T& value) {
  return {name, value};
}

}  // namespace v0
}  // namespace aio
