// Error: what a host sees when something in a script went wrong.
#pragma once

#include <exception>
#include <memory>
#include <string>
#include <string_view>

#include "aio/fwd.hpp"

namespace aio {
inline namespace v0 {

/// A Python exception on the C++ side. Copies are cheap and share one state.
///
/// Thrown by every function that runs script code or converts a value. A host function throws one
/// to raise a Python exception: `throw aio::Error("KeyError", "no such user")`; an Error that came
/// from a script goes back into it as the same exception object.
class Error : public std::exception {
 public:
  /// `type` is the name of a builtin exception class; any other name raises RuntimeError with the
  /// text "type: message".
  Error(std::string type, std::string message);

  /// "ValueError: bad port", or only the type when there is no message.
  const char* what() const noexcept override;
  /// "ValueError"; for classes of a module the qualified name, "errors.BadPort".
  const std::string& type_name() const noexcept;
  /// str() of the exception.
  const std::string& message() const noexcept;
  /// Whether the exception is an instance of the class with this name, or of a subclass:
  /// error.is("OSError").
  bool is(std::string_view type_name) const noexcept;
  /// What Python prints for an uncaught exception: traceback with carets, causes, group members.
  /// Ends in a newline.
  const std::string& format() const noexcept;
  /// SystemExit: the exit status it stands for (sys.exit("text"): 1). Any other exception: 1.
  int exit_code() const noexcept;
  /// The exception object; an empty Value if the Error was made by the host. Belongs to the
  /// interpreter's thread.
  Value value() const;

  struct State;  ///< private to the library

 private:
  friend struct detail::Access;
  explicit Error(std::shared_ptr<const State> state) noexcept;
  std::shared_ptr<const State> state_;
};

}  // namespace v0
}  // namespace aio
