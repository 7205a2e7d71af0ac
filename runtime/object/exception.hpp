// Exception and Traceback objects, and the functions that raise. ExceptionGroup (two bases) is made
// by script-visible class creation in stdlib/types/exceptions.cpp; all other builtin classes come
// from exceptions.def.
#pragma once

#include <cstdarg>
#include <string_view>

#include "runtime/gc/heap.hpp"

namespace aio {

struct Str;
struct Code;
struct Dict;

enum class ExceptionType : uint8_t {
#define AIO_EXCEPTION(Name, Base, fields) Name,
#include "runtime/object/exceptions.def"
#undef AIO_EXCEPTION
  ExceptionGroup,
  kCount
};

/// Instance of BaseException or a subclass. Object::aux: number of native fields (exceptions.def).
/// Fields in order: StopIteration/SystemExit: value|code. AttributeError: name, obj. ImportError:
/// msg, name, path, name_from. NameError: name, self of the frame. OSError: errno, strerror,
/// filename, filename2, characters_written. SyntaxError: msg, filename, lineno, offset, text,
/// end_lineno, end_offset, print_file_and_line. Unicode*: encoding, object, start, end, reason.
/// Groups: message, exceptions.
struct Exception : Object {
  static constexpr Kind kKind = Kind::Exception;
  static constexpr uint8_t kSuppressContext = kFlagKind1;
  Value args;       ///< Tuple
  Value traceback;  ///< Traceback or None
  Value context;    ///< exception or None
  Value cause;      ///< exception or None
  Value* fields() { return &cause + 1; }
  void trace(Tracer& tracer) {
    tracer.visit(args);
    tracer.visit(traceback);
    tracer.visit(context);
    tracer.visit(cause);
    tracer.visit_range(fields(), aux);
  }
};

/// One entry of a traceback, outermost first; `next` is towards where it was raised.
struct Traceback : Object {
  static constexpr Kind kKind = Kind::Traceback;
  Value next;  ///< Traceback or None
  Code* code;
  Dict* globals;
  Value frame;  ///< FrameProxy made on demand; else a Tuple of the variables of a frame that ended
                ///< (keep_locals), or undef
  uint32_t pc;  ///< word offset of the instruction
  uint32_t line;  ///< tb_lineno
  void trace(Tracer& tracer);
};

/// Creates the exception with args = (message,) and makes it pending. `return raise(...)`. Format
/// is printf's plus: %S Str*, %T type name of a Value (passed as its bits), %A the same
/// but None for None, %R repr text is not
/// supported here (runs script code): build such messages with StrBuilder and raise_value.
Raised raise(Vm& vm, ExceptionType type, const char* format, ...);
/// Pending exception with these args.
Raised raise_args(Vm& vm, ExceptionType type, const Value* args, size_t count);
/// Pending exception with one argument (KeyError(key), StopIteration(value) …).
Raised raise_value(Vm& vm, ExceptionType type, Value argument);
/// Makes an existing exception object pending; context is set as `raise` does when `chain`.
Raised raise_object(Vm& vm, Value exception, bool chain = true);
/// OSError subclass for errno, with filename (or undef).
Raised raise_os_error(Vm& vm, int error, Value filename);
Raised raise_memory_error(Vm& vm);

/// New exception object, not raised.
Value make_exception(Vm& vm, Type* type, const Value* args, size_t count);
Value make_exception(Vm& vm, ExceptionType type, std::string_view message);
Type* exception_type(Vm& vm, ExceptionType type);
/// Whether the pending (or given) exception is an instance of the builtin class.
bool pending_is(Vm& vm, ExceptionType type);
bool exception_is(Vm& vm, Value exception, ExceptionType type);
/// Takes the pending exception away (undef if none).
Value take_exception(Vm& vm);
inline Value& field_of(Value exception, unsigned i) {
  return static_cast<Exception*>(exception.as_object())->fields()[i];
}
/// e.add_note(note): appends to e.__notes__.
Status add_note(Vm& vm, Value exception, Value note);
/// What `except* info` matches of `exception` (not None): {matched, rest}, None for nothing. A
/// naked exception that matches comes wrapped in a group. TypeErrors for group types in `info`.
/// Runs script code.
struct GroupMatch {
  Value matched, rest;
};
Result<GroupMatch> exception_group_match(Vm& vm, Value exception, Value info);
/// What an except* statement raises at its end: `parts` is the List of exceptions raised in the
/// clauses and the unhandled rest; None: nothing.
Value prep_reraise_star(Vm& vm, Value original, Value parts);
/// e.__context__ = handled, cutting cycles as CPython does.
void set_context(Vm& vm, Value exception, Value handled);
/// Adds (code, pc) in front of the exception's traceback: called by the unwinder for each frame it
/// leaves or handles in.
void add_traceback(Vm& vm, Value exception, Code* code, Dict* globals, uint32_t pc);

/// The text CPython's default excepthook prints (with carets, causes, groups). Runs script code
/// (str() of exceptions). Never raises.
std::string format_exception(Vm& vm, Value exception);
/// The text for an exception that nobody can catch (in __del__ and the like): traceback and message
/// without carets, causes, groups and notes. Never raises.
std::string format_unraisable(Vm& vm, Value exception);

}  // namespace aio
