// Names that the headers share. The public API lives in an inline namespace: a program and a
// plug-in built against different generations of the library then fail to link instead of failing
// at run time.
#pragma once

namespace aio {
inline namespace v0 {

class Interpreter;
class Value;
class Error;
class Future;
struct Options;

/// How a C++ type crosses the border between host and script. Specialise it for types of your own:
/// `static T from(const Value&)`, `static Value to(Interpreter&, const T&)`, and `static constexpr
/// const char* kName`, the name that error messages use.
template <class T, class = void>
struct convert;

namespace detail {
class Host;     // the interpreter behind an Interpreter
struct Root;    // what keeps one script object alive
struct Access;  // the library's way into the classes above
}  // namespace detail

}  // namespace v0
}  // namespace aio
