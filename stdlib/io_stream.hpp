// Stream: an open file descriptor with its read-ahead and unwritten bytes. The file objects of one
// descriptor (a text file and its .buffer) share one Stream.
#pragma once

#include <string>

#include "runtime/result.hpp"
#include "runtime/vm/vm.hpp"

namespace aio {

/// Invariant: `in` beyond in_position and `out` are never both non-empty: the descriptor's position
/// belongs to one of them.
struct Stream {
  int fd = -1;
  int users = 0;  ///< file objects
  bool closed = false;
  bool closefd = true;
  bool readable = false, writable = false, appending = false;
  bool unbuffered = false;  ///< what is written goes to the system at once
  std::string in;           ///< read, not yet consumed from in_position on
  size_t in_position = 0;
  bool in_is_recoded =
      false;        ///< `in` is UTF-8 made from another encoding: byte positions mean nothing
  std::string out;  ///< written, not yet given to the system
  std::string
      text;  ///< written by the text layer, which goes behind what its .buffer gets meanwhile
  Stream *next = nullptr, *previous = nullptr;  ///< Vm::open_streams

  size_t available() const { return in.size() - in_position; }
  std::string_view unread() const { return std::string_view(in).substr(in_position); }
};

inline constexpr size_t kStreamBufferSize = 8192;

Stream* new_stream(Vm& vm, int fd);
/// One file object less: the last one flushes (errors are dropped) and closes.
void release_stream(Vm& vm, Stream* stream);
/// Reads once more into `in`; false at the end of the file.
Result<bool> stream_fill(Vm& vm, Stream* stream, size_t bytes = kStreamBufferSize);
/// Gives `out` to the system, of a text file also `text`.
Status stream_flush(Vm& vm, Stream* stream);
Status stream_flush_bytes(Vm& vm, Stream* stream);
/// Appends to `text`; moves on to `out` when there is a buffer full. Read-ahead is dropped, the
/// position stays behind it.
Status stream_write_text(Vm& vm, Stream* stream, std::string_view bytes);
/// Flushes all files but the standard streams: what a file object that nobody closed has written is
/// there for those who open it.
Status flush_open_files(Vm& vm);
/// Appends to `out`, flushing when it is full; drops the read-ahead first.
Status stream_write(Vm& vm, Stream* stream, std::string_view bytes);
/// Moves the position; flushes and drops the read-ahead. The new position.
Result<int64_t> stream_seek(Vm& vm, Stream* stream, int64_t offset, int whence);
Result<int64_t> stream_tell(Vm& vm, Stream* stream);
Status stream_close(Vm& vm, Stream* stream);
/// Writes straight to a descriptor, all of it.
Status write_all(Vm& vm, int fd, std::string_view bytes, size_t* written = nullptr);

}  // namespace aio
