// Names of the error kinds, as Python spells them.

#include "lang/diagnostic.hpp"

namespace aio {

const char* error_kind_name(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::SyntaxError: return "SyntaxError";
    case ErrorKind::IndentationError: return "IndentationError";
    case ErrorKind::TabError: return "TabError";
    case ErrorKind::MemoryError: return "MemoryError";
    case ErrorKind::RecursionError: return "RecursionError";
    case ErrorKind::OverflowError: return "OverflowError";
  }
  return "SyntaxError";
}

}  // namespace aio
