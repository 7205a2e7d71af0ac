// Result<T> and AIO_TRY: how runtime functions report a Python exception.
//
// A function that can raise returns Value (Value::exc() when it raised), bool-like Status, or
// Result<T>; the exception itself is in Vm::exception. AIO_TRY passes it on. C++ exceptions are not
// used inside.
#pragma once

#include <utility>

#include "runtime/value.hpp"

namespace aio {

/// What a function without a result returns: ok or raised.
enum class [[nodiscard]] Status : bool{Raised = false, Ok = true};
inline constexpr bool failed(Status s) { return s == Status::Raised; }
inline constexpr bool failed(Value v) { return v.is_exc(); }

/// A tag that converts to "raised" of any result type: `return raised;` after setting the
/// exception.
struct Raised {
  constexpr operator Value() const { return Value::exc(); }
  constexpr operator Status() const { return Status::Raised; }
};
inline constexpr Raised raised{};

template <class T>
class [[nodiscard]] Result {
 public:
  constexpr Result(T value) : value_(std::move(value)), ok_(true) {}
  constexpr Result(Raised) : value_{}, ok_(false) {}
  constexpr bool ok() const { return ok_; }
  constexpr T& operator*() { return value_; }
  constexpr const T& operator*() const { return value_; }
  friend constexpr bool failed(const Result& r) { return !r.ok_; }

 private:
  T value_;
  bool ok_;
};

template <class T>
constexpr T take(Result<T>&& r) {
  return std::move(*r);
}
constexpr Value take(Value v) { return v; }

}  // namespace aio

#define AIO_CONCAT_(x, y) x##y
#define AIO_CONCAT(x, y) AIO_CONCAT_(x, y)

/// AIO_TRY(Value x, expression): declares x as the expression's result, or returns `raised`.
/// Two statements: never under an unbraced `if`.
#define AIO_TRY(declaration, ...)                               \
  auto AIO_CONCAT(aio_result_, __LINE__) = (__VA_ARGS__);       \
  if (failed(AIO_CONCAT(aio_result_, __LINE__))) return raised; \
  declaration = take(std::move(AIO_CONCAT(aio_result_, __LINE__)))

/// AIO_CHECK(expression): returns `raised` if the expression raised; drops its value.
#define AIO_CHECK(...)                      \
  do {                                      \
    if (failed(__VA_ARGS__)) return raised; \
  } while (0)
