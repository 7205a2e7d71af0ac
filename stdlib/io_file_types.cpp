// The types FileIO, BufferedReader, BufferedWriter, BufferedRandom and TextIOWrapper: what they
// share apart from reading and writing, how they are made, and their tables.
#include <sys/stat.h>
#include <unistd.h>

#include "stdlib/io.hpp"
#include "stdlib/io_file_methods.hpp"

namespace aio {
namespace file {
namespace {

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
    return raise(vm, ExceptionType::TypeError, "FileIO() argument 'mode' must be str, not %A",
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
}  // namespace file

const NativeLayout kFileLayout = {sizeof(FileObject), file::trace_file, file::finalize_file,
                                  file::next_line};
const TypeDef kFileIoType = {.name = "_io.FileIO",
                             .methods = file::kRawMethods,
                             .getsets = file::kRawAttributes,
                             .layout = &kFileLayout,
                             .flags = kTypeBaseType,
                             .has_dict = true};
const TypeDef kBufferedReaderType = {.name = "_io.BufferedReader",
                                     .methods = file::kReaderMethods,
                                     .getsets = file::kBufferedAttributes,
                                     .layout = &kFileLayout,
                                     .flags = kTypeBaseType,
                                     .has_dict = true};
const TypeDef kBufferedWriterType = {.name = "_io.BufferedWriter",
                                     .methods = file::kWriterMethods,
                                     .getsets = file::kBufferedAttributes,
                                     .layout = &kFileLayout,
                                     .flags = kTypeBaseType,
                                     .has_dict = true};
const TypeDef kBufferedRandomType = {.name = "_io.BufferedRandom",
                                     .methods = file::kRandomMethods,
                                     .getsets = file::kBufferedAttributes,
                                     .layout = &kFileLayout,
                                     .flags = kTypeBaseType,
                                     .has_dict = true};
const TypeDef kTextIoType = {.name = "_io.TextIOWrapper",
                             .methods = file::kTextMethods,
                             .getsets = file::kTextAttributes,
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
    AIO_CHECK(file::check_writable(vm, f));
    return text_write(vm, f, text);
  }
  Value argument = Value::object(text);
  AIO_CHECK(vm.call_method(file, vm.names.write, &argument, 1));
  return Status::Ok;
}

Status flush_file(Vm& vm, Value file) {
  if (is_file(vm, file) && !(type_of(vm, file)->flags & kTypeHeap)) return file::flush(vm, file);
  AIO_CHECK(vm.call_method(file, vm.names.flush));
  return Status::Ok;
}

}  // namespace aio
