// The native fields of exception classes (exceptions.def): which class has which, and how
// constructors fill them.
#pragma once

#include "runtime/object/exception.hpp"
#include "runtime/vm/vm.hpp"

namespace aio {

/// Fields of each family, in the order of Exception::fields().
namespace field {
enum Group : unsigned { kMessage, kExceptions };
enum StopIteration : unsigned { kValue };
enum SystemExit : unsigned { kCode };
enum AttributeError : unsigned { kName, kObj };
/// After kName. The variable `self` where the name was looked up, for "Did you mean: 'self.x'?"
enum NameError : unsigned { kFrameSelf = 1 };
enum ImportError : unsigned { kMsg, kImportName, kPath, kNameFrom };
enum OsError : unsigned { kErrno, kStrerror, kFilename, kFilename2, kWritten };
enum SyntaxError : unsigned {
  kText0,
  kFile,
  kLine,
  kOffset,
  kText,
  kEndLine,
  kEndOffset,
  kPrintFile
};
enum UnicodeError : unsigned { kEncoding, kObject, kStart, kEnd, kReason };
}  // namespace field

/// A new exception object with args (a Tuple), fields None. Any type deriving from BaseException.
Value new_exception(Vm& vm, Type* type, Value args);
/// Sets the native fields from positional constructor arguments as the builtin __init__ does,
/// without checks.
void fill_fields(Vm& vm, Exception* e, const Value* args, size_t count);
/// OSError or the subclass for errno.
Type* os_error_type(Vm& vm, int64_t error);
/// What str(e) is without an override; a Str. Runs script code.
Value exception_text(Vm& vm, Value exception);

}  // namespace aio
