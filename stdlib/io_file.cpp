// Methods of FileIO, BufferedReader, BufferedWriter, BufferedRandom and TextIOWrapper.
#include "stdlib/io_file.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>

#include "runtime/object/iterator_ops.hpp"
#include "stdlib/io.hpp"

namespace aio {
namespace {

bool is_text(const FileObject* f) { return f->role == FileRole::Text; }

/// A closed or detached file: ValueError. `verb` words it for buffered files ("read of closed
/// file").
Status check_open(Vm& vm, FileObject* f, const char* verb = nullptr) {
  if (f->detached)
    return raise(
        vm, ExceptionType::ValueError,
        is_text(f) ? "underlying buffer has been detached" : "raw stream has been detached");
  if (!f->stream || !f->stream->closed) return Status::Ok;
  if (verb && !is_text(f) && f->role != FileRole::Raw)
    return raise(vm, ExceptionType::ValueError, "%s closed file", verb);
  return raise(vm, ExceptionType::ValueError, "I/O operation on closed file.");
}

Status check_readable(Vm& vm, FileObject* f, const char* verb = "read of") {
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
Result<int64_t> size_argument(Vm& vm, Value size) {
  if (size.is_none() || size.is_undef()) return -1;
  if (!is_int(size) && lookup_special(vm, type_of(vm, size), Special::Index).is_undef())
    return raise(vm, ExceptionType::TypeError, "argument should be integer or None, not '%T'",
                 size.bits);
  return index_int64(vm, size);
}

/// Blocking reads of the terminal show what was printed before.
Status flush_before_reading(Vm& vm, FileObject* f) {
  if (!f->stream || f->stream->fd != 0 || f->stream->available()) return Status::Ok;
  Value out = sys_attribute(vm, vm.names.stdout_file);
  return is_kind(out, Kind::Native) && is_file(vm, out) && !file_of(out)->stream->closed
             ? flush_file(vm, out)
             : Status::Ok;
}

// --- binary reading ------------------------------------------------------------------------------

Value take_bytes(Vm& vm, Stream* s, size_t count) {
  count = std::min(count, s->available());
  Value bytes = make_bytes(vm, s->unread().data(), count);
  s->in_position += count;
  return bytes;
}

Value read_bytes(Vm& vm, FileObject* f, int64_t size) {
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

Value read_bytes_line(Vm& vm, FileObject* f, int64_t limit) {
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

bool is_empty_line(Value line) {
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
Result<std::string_view> bytes_of(Vm& vm, Value data, Rooted* keep) {
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
      return raise(vm, ExceptionType::TypeError, "write() argument must be str, not %T", data.bits);
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

// --- the rest ------------------------------------------------------------------------------------

Status close(Vm& vm, Value self) {
  FileObject* f = file_of(self);
  if (f->detached) return Status::Ok;
  if (!f->stream || f->stream->fd < 0) {
    if (f->stream) AIO_CHECK(stream_close(vm, f->stream));
    if (f->buffer.is_undef()) return Status::Ok;
    AIO_CHECK(vm.call_method(f->buffer, vm.names.close));
    return Status::Ok;
  }
  return stream_close(vm, f->stream);
}

Value enter(Vm& vm, Value self) {
  AIO_CHECK(check_open(vm, file_of(self)));
  return self;
}
Value exit(Vm& vm, Value self, VarArgs) { return vm.call_method(self, vm.names.close); }

Value fileno(Vm& vm, Value self) {
  FileObject* f = file_of(self);
  if (f->stream && f->stream->closed)
    return raise(vm, ExceptionType::ValueError, "I/O operation on closed file");
  AIO_CHECK(check_open(vm, f));
  if (!f->stream || f->stream->fd < 0) return vm.call_method(f->buffer, intern(vm, "fileno"));
  return Value::small_int(f->stream->fd);
}
Result<bool> isatty(Vm& vm, Value self) {
  AIO_CHECK(check_open(vm, file_of(self)));
  Stream* s = file_of(self)->stream;
  return s && s->fd >= 0 && ::isatty(s->fd);
}
Result<bool> readable(Vm& vm, Value self) {
  AIO_CHECK(check_open(vm, file_of(self)));
  return !file_of(self)->stream || file_of(self)->stream->readable;
}
Result<bool> writable(Vm& vm, Value self) {
  AIO_CHECK(check_open(vm, file_of(self)));
  return !file_of(self)->stream || file_of(self)->stream->writable;
}
Result<bool> seekable(Vm& vm, Value self) {
  AIO_CHECK(check_open(vm, file_of(self)));
  Stream* s = file_of(self)->stream;
  return !s || s->fd < 0 || lseek(s->fd, 0, SEEK_CUR) >= 0;
}

Value repr(Vm& vm, Value self) {
  FileObject* f = file_of(self);
  StrBuilder out(vm);
  out.append_ascii("<_io.");
  out.append(type_of(vm, self)->name);
  if (!f->name.is_none() && !f->name.is_undef()) {
    AIO_TRY(Value name, repr_of(vm, f->name));
    out.append_ascii(" name=");
    out.append(as<Str>(name));
  }
  if (f->role == FileRole::Raw || (is_text(f) && is_kind(f->mode, Kind::Str))) {
    AIO_TRY(Value mode, repr_of(vm, f->mode));
    out.append_ascii(" mode=");
    out.append(as<Str>(mode));
  }
  if (f->role == FileRole::Raw)
    out.append_ascii(f->stream && f->stream->closefd ? " closefd=True" : " closefd=False");
  if (is_text(f)) {
    AIO_TRY(Value encoding, repr_of(vm, f->encoding));
    out.append_ascii(" encoding=");
    out.append(as<Str>(encoding));
  }
  out.append_ascii(">");
  return out.finish();
}

/// .buffer of a text file, .raw of a buffered one: made when asked for, over the same stream.
Value under(Vm& vm, Value self) {
  FileObject* f = file_of(self);
  AIO_CHECK(f->detached ? check_open(vm, f) : Status::Ok);
  if (!f->buffer.is_undef()) return f->buffer;
  Rooted keep(vm, self);
  Stream* s = f->stream;
  FileRole role = !is_text(f)                  ? FileRole::Raw
                  : s->readable && s->writable ? FileRole::Random
                  : s->readable                ? FileRole::Reader
                                               : FileRole::Writer;
  const char* names[] = {"FileIO", "BufferedReader", "BufferedWriter", "BufferedRandom"};
  Type* type = io_type(vm, names[static_cast<unsigned>(role)]);
  if (!type) return raised;
  ++s->users;
  std::string mode = s->readable ? s->writable ? "rb+" : "rb" : s->appending ? "ab" : "wb";
  FileObject* made = make_file(vm, type, role, s, f->name, make_str(vm, mode));
  f->buffer = Value::object(made);
  return f->buffer;
}

Value detach(Vm& vm, Value self) {
  AIO_TRY(Value buffer, under(vm, self));
  AIO_CHECK(flush(vm, self));
  file_of(self)->detached = true;
  return buffer;
}

Status reconfigure(Vm& vm, Value self, Value encoding, Value errors, Value newline,
                   Value line_buffering, Value) {
  FileObject* f = file_of(self);
  AIO_CHECK(flush(vm, self));
  constexpr const char* kEnds[] = {nullptr, "", "\n", "\r", "\r\n"};
  if (newline.is_undef()) {
    const char* end = kEnds[static_cast<unsigned>(f->newline)];
    newline = end ? make_str(vm, end) : Value::none();
  }
  bool new_encoding = !encoding.is_none();
  AIO_CHECK(configure_text(vm, f, new_encoding ? encoding : f->encoding,
                           !errors.is_none() ? errors
                           : new_encoding    ? Value::none()
                                             : f->errors,
                           newline));
  if (!line_buffering.is_none()) { AIO_TRY(f->line_buffering, truthy(vm, line_buffering)); }
  return Status::Ok;
}

Value text_new(Vm& vm, Type* cls, Value buffer, Value encoding, Value errors, Value newline,
               bool line_buffering, bool) {
  Stream* stream = nullptr;
  Value name = Value::undef();
  if (is_file(vm, buffer)) {
    stream = file_of(buffer)->stream;
    ++stream->users;
    name = file_of(buffer)->name;
  } else {
    AIO_TRY(name, get_attr_or_undef(vm, buffer, vm.names.name));
  }
  Rooted keep(vm, make_file(vm, cls, FileRole::Text, stream, name, Value::undef()));
  FileObject* f = keep.as<FileObject>();
  f->buffer = buffer;
  f->line_buffering = line_buffering;
  AIO_CHECK(configure_text(vm, f, encoding, errors, newline));
  return keep;
}

Value file_io_new(Vm& vm, Type*, Value file, Value mode, bool closefd, Value opener) {
  if (!is_kind(mode, Kind::Str))
    return raise(vm, ExceptionType::TypeError, "FileIO() argument 'mode' must be str, not %T",
                 mode.bits);
  std::string text = to_utf8(as<Str>(mode));
  if (text.find('b') == std::string::npos) text += 'b';
  return open_file(vm, {.file = file,
                        .mode = make_str(vm, text),
                        .encoding = Value::none(),
                        .errors = Value::none(),
                        .newline = Value::none(),
                        .opener = opener,
                        .buffering = 0,
                        .closefd = closefd});
}

template <FileRole kRole>
Value buffered_new(Vm& vm, Type* cls, Value raw, Value) {
  if (!is_file(vm, raw)) return raise_unsupported(vm, "only native files can be buffered");
  Stream* s = file_of(raw)->stream;
  ++s->users;
  FileObject* f = make_file(vm, cls, kRole, s, file_of(raw)->name, file_of(raw)->mode);
  f->buffer = raw;
  return Value::object(f);
}

Value newlines(Vm& vm, Value self) { return newlines_tuple(vm, file_of(self)->newlines_seen); }
Value get_closed(Vm& vm, Value self) {
  FileObject* f = file_of(self);
  if (f->stream) return Value::boolean(f->stream->closed);
  return f->buffer.is_undef() ? Value::boolean(true)
                              : get_attr(vm, f->buffer, intern(vm, "closed"));
}
Value get_name(Vm& vm, Value self) {
  Value name = file_of(self)->name;
  return name.is_undef() ? Value(raise_attribute_error(vm, self, vm.names.name)) : name;
}
Value get_mode(Vm& vm, Value self) {
  Value mode = file_of(self)->mode;
  return mode.is_undef() ? Value(raise_attribute_error(vm, self, intern(vm, "mode"))) : mode;
}
Status set_mode(Vm& vm, Value self, Value mode) {
  vm.heap.shade(file_of(self)->mode);
  file_of(self)->mode = mode;
  return Status::Ok;
}

#define AIO_FILE_METHODS                                                                 \
  def<read>("read(self, size=-1, /)"), def<readline>("readline(self, size=-1, /)"),      \
      def<readlines>("readlines(self, hint=-1, /)"), def<write>("write(self, text, /)"), \
      def<writelines>("writelines(self, lines, /)"), def<flush>("flush(self, /)"),       \
      def<seek>("seek(self, cookie, whence=0, /)"), def<tell>("tell(self, /)"),          \
      def<truncate>("truncate(self, pos=None, /)"), def<close>("close(self, /)"),        \
      def<enter>("__enter__(self, /)"), def<exit>("__exit__(self, /, *args)"),           \
      def<fileno>("fileno(self, /)"), def<isatty>("isatty(self, /)"),                    \
      def<readable>("readable(self, /)"), def<writable>("writable(self, /)"),            \
      def<seekable>("seekable(self, /)"), def<repr>("__repr__(self, /)"),                \
      def<iter>("__iter__(self, /)"), def<next>("__next__(self, /)")
#define AIO_BINARY_METHODS                                                                 \
  def<readinto>("readinto(self, buffer, /)"), def<readinto>("readinto1(self, buffer, /)"), \
      def<read1>("read1(self, size=-1, /)"), def<peek>("peek(self, size=0, /)"),           \
      def<detach>("detach(self, /)")

constexpr NativeDef kRawMethods[] = {
    static_def<file_io_new>("__new__(cls, file, mode='r', closefd=True, opener=None)"),
    AIO_FILE_METHODS, def<readinto>("readinto(self, buffer, /)"),
    def<+[](Vm& vm, Value self) { return read(vm, self, Value::none()); }>("readall(self, /)")};
constexpr NativeDef kReaderMethods[] = {
    static_def<buffered_new<FileRole::Reader>>("__new__(cls, raw, buffer_size=8192)"),
    AIO_FILE_METHODS, AIO_BINARY_METHODS};
constexpr NativeDef kWriterMethods[] = {
    static_def<buffered_new<FileRole::Writer>>("__new__(cls, raw, buffer_size=8192)"),
    AIO_FILE_METHODS, def<detach>("detach(self, /)")};
constexpr NativeDef kRandomMethods[] = {
    static_def<buffered_new<FileRole::Random>>("__new__(cls, raw, buffer_size=8192)"),
    AIO_FILE_METHODS, AIO_BINARY_METHODS};
constexpr NativeDef kTextMethods[] = {
    static_def<text_new>("__new__(cls, buffer, encoding=None, errors=None, newline=None, "
                         "line_buffering=False, write_through=False)"),
    AIO_FILE_METHODS, def<detach>("detach(self, /)"),
    def<reconfigure>("reconfigure(self, /, *, encoding=None, errors=None, newline=<unset>, "
                     "line_buffering=None, write_through=None)")};
#undef AIO_FILE_METHODS
#undef AIO_BINARY_METHODS

constexpr GetSetDef kRawAttributes[] = {{.name = "closed", .get = get_closed},
                                        {.name = "name", .get = get_name},
                                        {.name = "mode", .get = get_mode},
                                        {.name = "closefd", .get = [](Vm&, Value self) {
                                           return Value::boolean(file_of(self)->stream->closefd);
                                         }}};
constexpr GetSetDef kBufferedAttributes[] = {{.name = "closed", .get = get_closed},
                                             {.name = "name", .get = get_name},
                                             {.name = "mode", .get = get_mode},
                                             {.name = "raw", .get = under}};
constexpr GetSetDef kTextAttributes[] = {
    {.name = "closed", .get = get_closed},
    {.name = "name", .get = get_name},
    {.name = "mode", .get = get_mode, .set = set_mode},
    {.name = "buffer", .get = under},
    {.name = "newlines", .get = newlines},
    {.name = "encoding", .get = [](Vm&, Value self) { return file_of(self)->encoding; }},
    {.name = "errors", .get = [](Vm&, Value self) { return file_of(self)->errors; }},
    {.name = "line_buffering",
     .get = [](Vm&, Value self) { return Value::boolean(file_of(self)->line_buffering); }},
    {.name = "write_through", .get = [](Vm&, Value self) {
       Stream* stream = file_of(self)->stream;
       return Value::boolean(stream && stream->unbuffered);
     }}};

void trace_file(Object* o, Tracer& t) {
  auto* f = static_cast<FileObject*>(o);
  for (Value v : {f->name, f->mode, f->buffer, f->encoding, f->errors}) t.visit(v);
}
void finalize_file(Vm& vm, Object* o) {
  auto* f = static_cast<FileObject*>(o);
  if (f->stream) release_stream(vm, f->stream);
  f->stream = nullptr;
}

}  // namespace

const NativeLayout kFileLayout = {sizeof(FileObject), trace_file, finalize_file, next_line};
const TypeDef kFileIoType = {.name = "_io.FileIO",
                             .methods = kRawMethods,
                             .getsets = kRawAttributes,
                             .layout = &kFileLayout,
                             .flags = kTypeBaseType,
                             .has_dict = true};
const TypeDef kBufferedReaderType = {.name = "_io.BufferedReader",
                                     .methods = kReaderMethods,
                                     .getsets = kBufferedAttributes,
                                     .layout = &kFileLayout,
                                     .flags = kTypeBaseType,
                                     .has_dict = true};
const TypeDef kBufferedWriterType = {.name = "_io.BufferedWriter",
                                     .methods = kWriterMethods,
                                     .getsets = kBufferedAttributes,
                                     .layout = &kFileLayout,
                                     .flags = kTypeBaseType,
                                     .has_dict = true};
const TypeDef kBufferedRandomType = {.name = "_io.BufferedRandom",
                                     .methods = kRandomMethods,
                                     .getsets = kBufferedAttributes,
                                     .layout = &kFileLayout,
                                     .flags = kTypeBaseType,
                                     .has_dict = true};
const TypeDef kTextIoType = {.name = "_io.TextIOWrapper",
                             .methods = kTextMethods,
                             .getsets = kTextAttributes,
                             .layout = &kFileLayout,
                             .flags = kTypeBaseType,
                             .has_dict = true};

Value newlines_tuple(Vm& vm, unsigned seen) {
  const char* texts[] = {"\n", "\r", "\r\n"};
  Value found[3];
  size_t count = 0;
  for (unsigned i : {1u, 0u, 2u})
    if (seen & (1u << i)) found[count++] = make_str(vm, texts[i]);
  return count == 0 ? Value::none() : count == 1 ? found[0] : make_tuple(vm, found, count);
}

FileObject* make_file(Vm& vm, Type* cls, FileRole role, Stream* stream, Value name, Value mode) {
  FileObject* f = static_cast<FileObject*>(new_instance(vm, cls));
  f->stream = stream;
  f->name = name;
  f->mode = mode;
  f->buffer = f->encoding = f->errors = Value::undef();
  f->role = role;
  f->codec = TextEncoding::Utf8;
  f->newline = Newline::Translate;
  f->line_buffering = f->detached = f->telling_disabled = false;
  f->newlines_seen = 0;
  if (stream) vm.heap.register_finalizable(f);
  return f;
}

Status write_text(Vm& vm, Value file, Str* text) {
  if (is_file(vm, file) && file_of(file)->role == FileRole::Text &&
      !(type_of(vm, file)->flags & kTypeHeap)) {
    FileObject* f = file_of(file);
    AIO_CHECK(check_writable(vm, f));
    return text_write(vm, f, text);
  }
  Value argument = Value::object(text);
  AIO_CHECK(vm.call_method(file, vm.names.write, &argument, 1));
  return Status::Ok;
}

Status flush_file(Vm& vm, Value file) {
  if (is_file(vm, file) && !(type_of(vm, file)->flags & kTypeHeap)) return flush(vm, file);
  AIO_CHECK(vm.call_method(file, vm.names.flush));
  return Status::Ok;
}

}  // namespace aio
