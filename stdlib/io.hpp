// Files for native code: the standard streams, print()'s way to a file object, and module _io.
#pragma once

#include <string>
#include <string_view>

#include "runtime/object/class.hpp"
#include "runtime/result.hpp"

namespace aio {

/// sys.stdin, stdout, stderr (fd 0, 1, 2): a text file, utf-8; line buffered on terminals, stderr
/// always. None if fd is closed.
Value make_standard_stream(Vm& vm, int fd);
/// What is written to this standard stream goes to the system at once (aio -u).
void turn_off_buffering(Vm& vm, Value file);
/// open(file, mode, buffering, encoding, errors, newline, closefd, opener).
struct OpenOptions {
  Value file, mode, encoding, errors, newline, opener;
  int64_t buffering = -1;
  bool closefd = true;
};
Value open_file(Vm& vm, const OpenOptions& options);

/// file.write(text): directly into the buffer if `file` is a native text file, else through its
/// method.
Status write_text(Vm& vm, Value file, Str* text);
/// file.flush(), likewise.
Status flush_file(Vm& vm, Value file);
/// sys.stdout.write(text + "\n"); nothing if sys.stdout is None or missing.
Status write_line_to_stdout(Vm& vm, Str* text);
/// An attribute of module sys, or undef.
Value sys_attribute(Vm& vm, Str* name);

/// Flushes sys.stdout and sys.stderr at the end of the program. Errors are reported as CPython does
/// ("Exception ignored in …") and give exit status 120, else 0.
int flush_standard_streams(Vm& vm);

}  // namespace aio
