// Methods of all kinds of files: reading, writing, position.
#include "stdlib/io_file_methods.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>

#include "runtime/object/iterator_ops.hpp"
#include "stdlib/io.hpp"

namespace aio::file {

Status check_open(Vm& vm, FileObject* f, const char* verb) {
  if (f->detached)
    return raise(
        vm, ExceptionType::ValueError,
        is_text(f) ? "underlying buffer has been detached" : "raw stream has been detached");
  if (!f->stream || !f->stream->closed) return Status::Ok;
  if (verb && !is_text(f) && f->role != FileRole::Raw)
    return raise(vm, ExceptionType::ValueError, "%s closed file", verb);
  return raise(vm, ExceptionType::ValueError, "I/O operation on closed file.");
}

static Status check_readable(Vm& vm, FileObject* f, const char* verb = "read of") {
  AIO_CHECK(check_open(vm, f, verb));
  if (f->stream && !f->stream->readable)
    return raise_unsupported(vm, is_text(f)                 ? "not readable"
                                 : f->role == FileRole::Raw ? "File not open for reading"
                                                            : "read");
  return Status::Ok;
}
Status check_writable(Vm& vm, FileObject* f) {
  AIO_CHECK(check_open(vm, f, "write to"));
  if (f->stream && f->stream->fd >= 0 && !f->stream->writable)
    return raise_unsupported(vm, is_text(f)                 ? "not writable"
                                 : f->role == FileRole::Raw ? "File not open for writing"
                                                            : "write");
  return Status::Ok;
}

/// None and absent mean -1: everything.
static Result<int64_t> size_argument(Vm& vm, Value size) {
  if (size.is_none() || size.is_undef()) return -1;
  if (!is_int(size) && lookup_special(vm, type_of(vm, size), Special::Index).is_undef())
    return raise(vm, ExceptionType::TypeError, "argument should be integer or None, not '%T'",
                 size.bits);
  return index_int64(vm, size);
}

/// Blocking reads of the terminal show what was printed before.
static Status flush_before_reading(Vm& vm, FileObject* f) {
  if (!f->stream || f->stream->fd != 0 || f->stream->available()) return Status::Ok;
  Value out = sys_attribute(vm, vm.names.stdout_file);
  return is_kind(out, Kind::Native) && is_file(vm, out) && !file_of(out)->stream->closed
             ? flush_file(vm, out)
             : Status::Ok;
}

// --- binary reading ------------------------------------------------------------------------------

static Value take_bytes(Vm& vm, Stream* s, size_t count) {
  count = std::min(count, s->available());
  Value bytes = make_bytes(vm, s->unread().data(), count);
  s->in_position += count;
  return bytes;
}

static Value read_bytes(Vm& vm, FileObject* f, int64_t size) {
  Stream* s = f->stream;
  bool one_call = f->role == FileRole::Raw && size >= 0;
  while (size < 0 || s->available() < static_cast<size_t>(size)) {
    size_t wanted = size < 0 ? 65536
                             : std::max<size_t>(one_call ? 1 : kStreamBufferSize,
                                                static_cast<size_t>(size) - s->available());
    AIO_TRY(bool more, stream_fill(vm, s, wanted));
    if (!more || one_call) break;
  }
  return take_bytes(vm, s, size < 0 ? s->available() : static_cast<size_t>(size));
}

Value read(Vm& vm, Value self, Value size) {
  FileObject* f = file_of(self);
  AIO_CHECK(check_readable(vm, f));
  AIO_TRY(int64_t n, size_argument(vm, size));
  AIO_CHECK(flush_before_reading(vm, f));
  return is_text(f) ? text_read(vm, f, n) : read_bytes(vm, f, n);
}

Value read1(Vm& vm, Value self, int64_t size) {
  FileObject* f = file_of(self);
  AIO_CHECK(check_readable(vm, f));
  AIO_CHECK(flush_before_reading(vm, f));
  if (!f->stream->available()) AIO_CHECK(stream_fill(vm, f->stream));
  return take_bytes(vm, f->stream, size < 0 ? f->stream->available() : static_cast<size_t>(size));
}

Value peek(Vm& vm, Value self, Value) {
  FileObject* f = file_of(self);
  AIO_CHECK(check_readable(vm, f));
  if (!f->stream->available()) AIO_CHECK(stream_fill(vm, f->stream));
  return make_bytes(vm, f->stream->unread().data(), f->stream->available());
}

Value readinto(Vm& vm, Value self, Value target) {
  FileObject* f = file_of(self);
  AIO_CHECK(check_readable(vm, f));
  ByteArray* array = dyn_as<ByteArray>(target);
  if (!array && is_kind(target, Kind::MemoryView)) {
    AIO_TRY(int64_t length, length_of(vm, target));
    AIO_TRY(Value data, read_bytes(vm, f, length));
    Rooted keep(vm, data);
    Value slice =
        make_slice(vm, Value::none(), make_int(vm, static_cast<int64_t>(as<Bytes>(data)->length)),
                   Value::none());
    AIO_CHECK(set_item(vm, target, slice, data));
    return make_int(vm, static_cast<int64_t>(as<Bytes>(keep)->length));
  }
  if (!array)
    return raise(vm, ExceptionType::TypeError,
                 "readinto() argument must be read-write bytes-like object, not %T", target.bits);
  AIO_TRY(Value data, read_bytes(vm, f, static_cast<int64_t>(array->length)));
  std::string_view bytes = as<Bytes>(data)->view();
  std::copy(bytes.begin(), bytes.end(), array->data);
  return make_int(vm, static_cast<int64_t>(bytes.size()));
}

static Value read_bytes_line(Vm& vm, FileObject* f, int64_t limit) {
  Stream* s = f->stream;
  for (size_t searched = 0;;) {
    std::string_view bytes = s->unread();
    size_t at = bytes.find('\n', searched);
    bool limited = limit >= 0 && bytes.size() >= static_cast<size_t>(limit);
    if (at != std::string_view::npos || limited) {
      size_t length = at == std::string_view::npos ? bytes.size() : at + 1;
      return take_bytes(vm, s, limit >= 0 ? std::min(length, static_cast<size_t>(limit)) : length);
    }
    searched = bytes.size();
    AIO_TRY(bool more, stream_fill(vm, s));
    if (!more) return take_bytes(vm, s, s->available());
  }
}

Value readline(Vm& vm, Value self, Value size) {
  FileObject* f = file_of(self);
  AIO_CHECK(check_readable(vm, f, "readline of"));
  AIO_TRY(int64_t limit, size_argument(vm, size));
  AIO_CHECK(flush_before_reading(vm, f));
  return is_text(f) ? text_read_line(vm, f, limit) : read_bytes_line(vm, f, limit);
}

static bool is_empty_line(Value line) {
  if (Str* s = dyn_as<Str>(line)) return s->length == 0;
  Bytes* b = dyn_as<Bytes>(line);
  return b && b->length == 0;
}

/// Next line; undef at the end.
Value next_line(Vm& vm, Object* o) {
  AIO_TRY(Value line, readline(vm, Value::object(o), Value::none()));
  file_of(Value::object(o))->telling_disabled = !is_empty_line(line);
  return is_empty_line(line) ? Value::undef() : line;
}
Value next(Vm& vm, Value self) {
  return stop_iteration_if_undef(vm, next_line(vm, self.as_object()));
}

Value readlines(Vm& vm, Value self, Value hint) {
  AIO_TRY(int64_t most, size_argument(vm, hint));
  Rooted keep(vm, self), lines(vm, new_list(vm, 0));
  for (int64_t total = 0; most <= 0 || total < most;) {
    AIO_TRY(Value line, readline(vm, self, Value::none()));
    if (is_empty_line(line)) break;
    AIO_TRY(int64_t length, length_of(vm, line));
    total += length;
    AIO_CHECK(list_append(vm, lines.as<List>(), line));
  }
  return lines;
}

Value iter(Vm& vm, Value self) {
  AIO_CHECK(check_open(vm, file_of(self)));
  return self;
}

// --- writing -------------------------------------------------------------------------------------

/// The bytes of a bytes-like object, borrowed from it.
static Result<std::string_view> bytes_of(Vm& vm, Value data, Rooted* keep) {
  if (Bytes* b = dyn_as<Bytes>(data)) return b->view();
  if (ByteArray* b = dyn_as<ByteArray>(data))
    return std::string_view(reinterpret_cast<char*>(b->data), b->length);
  if (is_kind(data, Kind::MemoryView)) {
    AIO_TRY(Value copy, vm.call_method(data, intern(vm, "tobytes")));
    *keep = copy;
    return as<Bytes>(copy)->view();
  }
  return raise(vm, ExceptionType::TypeError, "a bytes-like object is required, not '%T'",
               data.bits);
}

Value write(Vm& vm, Value self, Value data) {
  FileObject* f = file_of(self);
  if (is_text(f)) {
    if (!is_kind(data, Kind::Str))
      return raise(vm, ExceptionType::TypeError, "write() argument must be str, not %A", data.bits);
    AIO_CHECK(check_writable(vm, f));
    AIO_CHECK(text_write(vm, f, as<Str>(data)));
    return make_int(vm, as<Str>(data)->length);
  }
  Rooted keep(vm);
  AIO_TRY(std::string_view bytes, bytes_of(vm, data, &keep));
  AIO_CHECK(check_writable(vm, f));
  AIO_CHECK(stream_write(vm, f->stream, bytes));
  if (f->role == FileRole::Raw) AIO_CHECK(stream_flush_bytes(vm, f->stream));
  return make_int(vm, static_cast<int64_t>(bytes.size()));
}

Status writelines(Vm& vm, Value self, Value lines) {
  AIO_CHECK(check_open(vm, file_of(self), "write to"));
  return for_each(vm, lines, [&](Value line) -> Status {
    AIO_CHECK(write(vm, self, line));
    return Status::Ok;
  });
}

Status flush(Vm& vm, Value self) {
  FileObject* f = file_of(self);
  AIO_CHECK(check_open(vm, f, "flush of"));
  if (f->stream && f->stream->fd >= 0)
    return is_text(f) ? stream_flush(vm, f->stream) : stream_flush_bytes(vm, f->stream);
  if (is_text(f) && !f->buffer.is_undef()) AIO_CHECK(vm.call_method(f->buffer, vm.names.flush));
  return Status::Ok;
}

// --- position ------------------------------------------------------------------------------------

Value seek(Vm& vm, Value self, Value offset, int64_t whence) {
  FileObject* f = file_of(self);
  AIO_CHECK(check_open(vm, f, "seek of"));
  AIO_TRY(int64_t to, index_int64(vm, offset));
  if (whence < 0 || whence > 2)
    return raise(
        vm, ExceptionType::ValueError,
        is_text(f) ? "invalid whence (%d, should be 0, 1 or 2)" : "whence value %d unsupported",
        static_cast<int>(whence));
  if (is_text(f)) {
    if (whence == 1 && to != 0) return raise_unsupported(vm, "can't do nonzero cur-relative seeks");
    if (whence == 2 && to != 0) return raise_unsupported(vm, "can't do nonzero end-relative seeks");
    if (whence == 0 && to < 0) {
      AIO_TRY(Value text, repr_of(vm, offset));
      return raise(vm, ExceptionType::ValueError, "negative seek position %S", as<Str>(text));
    }
    f->telling_disabled = false;
    if (!f->stream) return vm.call_method(f->buffer, intern(vm, "seek"), &offset, 1);
  }
  AIO_TRY(int64_t position, stream_seek(vm, f->stream, to, static_cast<int>(whence)));
  return make_int(vm, position);
}

Value tell(Vm& vm, Value self) {
  FileObject* f = file_of(self);
  AIO_CHECK(check_open(vm, f, "tell of"));
  if (is_text(f) && f->telling_disabled)
    return raise(vm, ExceptionType::OSError, "telling position disabled by next() call");
  if (!f->stream) return vm.call_method(f->buffer, intern(vm, "tell"));
  AIO_TRY(int64_t position, stream_tell(vm, f->stream));
  return make_int(vm, position);
}

Value truncate(Vm& vm, Value self, Value size) {
  FileObject* f = file_of(self);
  AIO_CHECK(check_open(vm, f, "truncate of"));
  if (f->stream && !f->stream->writable)
    return raise_unsupported(vm,
                             f->role == FileRole::Raw ? "File not open for writing" : "truncate");
  int64_t length;
  if (size.is_none()) {
    AIO_TRY(length, stream_tell(vm, f->stream));
  } else {
    AIO_TRY(length, index_int64(vm, size));
    AIO_CHECK(stream_flush(vm, f->stream));
  }
  if (ftruncate(f->stream->fd, length) < 0) return raise_os_error(vm, errno, Value::undef());
  return make_int(vm, length);
}

}  // namespace aio::file
