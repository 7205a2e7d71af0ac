// Module _io: open(), the standard streams, and what happens to them at the end.
#include "stdlib/io.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

#include "runtime/object/dict_ops.hpp"
#include "stdlib/io_file.hpp"
#include "stdlib/modules.hpp"

namespace aio {

Value sys_attribute(Vm& vm, Str* name) {
  return vm.sys ? dict_get_str(vm, vm.sys->ns, name) : Value::undef();
}

static Value io_module(Vm& vm) {
  Str* name = intern(vm, "_io");
  Value module = dict_get_str(vm, vm.modules, name);
  return module.is_undef() ? import_native_module(vm, name) : module;
}

Type* io_type(Vm& vm, const char* name) {
  Value module = io_module(vm);
  if (!is_kind(module, Kind::Module)) return nullptr;
  Value type = dict_get_str(vm, as<Module>(module)->ns, intern(vm, name));
  return is_kind(type, Kind::Type) ? as<Type>(type) : nullptr;
}

Raised raise_unsupported(Vm& vm, const char* message) {
  Type* type = io_type(vm, "UnsupportedOperation");
  if (!type) return raise(vm, ExceptionType::OSError, "%s", message);
  Value text = make_str(vm, message);
  Value e = make_exception(vm, type, &text, 1);
  return e.is_exc() ? raised : raise_object(vm, e);
}

namespace {

/// open()'s mode, taken apart.
struct Mode {
  bool reading = false, writing = false, creating = false, appending = false, updating = false,
       text = false, binary = false;
  bool can_read() const { return reading || updating; }
  bool can_write() const { return !reading || updating; }
  int flags() const {
    int access = can_read() && can_write() ? O_RDWR : can_read() ? O_RDONLY : O_WRONLY;
    if (writing) access |= O_CREAT | O_TRUNC;
    if (creating) access |= O_CREAT | O_EXCL;
    if (appending) access |= O_CREAT | O_APPEND;
    return access | O_CLOEXEC;
  }
  std::string raw_text() const {
    if (creating) return updating ? "xb+" : "xb";
    if (appending) return updating ? "ab+" : "ab";
    if (updating) return "rb+";
    return reading ? "rb" : "wb";
  }
};

Status parse_mode(Vm& vm, Str* text, Mode* m) {
  std::string mode = to_utf8(text);
  for (size_t i = 0; i < mode.size(); ++i) {
    bool* flag = nullptr;
    switch (mode[i]) {
      case 'r': flag = &m->reading; break;
      case 'w': flag = &m->writing; break;
      case 'x': flag = &m->creating; break;
      case 'a': flag = &m->appending; break;
      case '+': flag = &m->updating; break;
      case 't': flag = &m->text; break;
      case 'b': flag = &m->binary; break;
      default: break;
    }
    if (!flag || *flag) return raise(vm, ExceptionType::ValueError, "invalid mode: '%S'", text);
    *flag = true;
  }
  if (m->text && m->binary)
    return raise(vm, ExceptionType::ValueError, "can't have text and binary mode at once");
  int kinds = m->reading + m->writing + m->creating + m->appending;
  if (kinds > 1)
    return raise(vm, ExceptionType::ValueError,
                 "must have exactly one of create/read/write/append mode");
  if (kinds == 0)
    return raise(vm, ExceptionType::ValueError,
                 "Must have exactly one of create/read/write/append mode and at most one plus");
  return Status::Ok;
}

Status check_binary(Vm& vm, const OpenOptions& o) {
  auto given = [](Value v) { return !v.is_none() && !v.is_undef(); };
  const char* what = given(o.encoding)  ? "an encoding"
                     : given(o.errors)  ? "an errors"
                     : given(o.newline) ? "a newline"
                                        : nullptr;
  if (!what) return Status::Ok;
  return raise(vm, ExceptionType::ValueError, "binary mode doesn't take %s argument", what);
}

/// os.fspath for str, bytes and path-like objects.
Value path_of(Vm& vm, Value file) {
  if (is_kind(file, Kind::Str) || is_kind(file, Kind::Bytes)) return file;
  AIO_TRY(Value path, call_special(vm, file, Special::FsPath));
  if (path.is_undef())
    return raise(vm, ExceptionType::TypeError, "expected str, bytes or os.PathLike object, not %T",
                 file.bits);
  if (is_kind(path, Kind::Str) || is_kind(path, Kind::Bytes)) return path;
  return raise(vm, ExceptionType::TypeError,
               "expected %T.__fspath__() to return str or bytes, not %T", file.bits, path.bits);
}

Result<int> open_descriptor(Vm& vm, const OpenOptions& o, const Mode& mode) {
  if (is_int(o.file)) {
    AIO_TRY(int64_t fd, index_int64(vm, o.file));
    if (fd < 0) return raise(vm, ExceptionType::ValueError, "negative file descriptor");
    struct stat info;
    if (fstat(static_cast<int>(fd), &info) < 0) return raise_os_error(vm, errno, Value::undef());
    return static_cast<int>(fd);
  }
  AIO_TRY(Value path, path_of(vm, o.file));
  if (!o.opener.is_none() && !o.opener.is_undef()) {
    AIO_TRY(Value fd, vm.call(o.opener, path, Value::small_int(mode.flags())));
    AIO_TRY(int64_t n, index_int64(vm, fd));
    if (n < 0)
      return raise(vm, ExceptionType::ValueError, "opener returned %d", static_cast<int>(n));
    return static_cast<int>(n);
  }
  if (!o.closefd)
    return raise(vm, ExceptionType::ValueError, "Cannot use closefd=False with file name");
  AIO_CHECK(flush_open_files(vm));
  std::string name =
      is_kind(path, Kind::Str) ? to_utf8(as<Str>(path)) : std::string(as<Bytes>(path)->view());
  if (name.find('\0') != std::string::npos)
    return raise(vm, ExceptionType::ValueError, "embedded null byte");
  int fd;
  while ((fd = ::open(name.c_str(), mode.flags(), 0666)) < 0 && errno == EINTR) {
    if (vm.interrupt.load() & kInterruptSignal) AIO_CHECK(vm.handle_interrupt());
  }
  if (fd < 0) return raise_os_error(vm, errno, path);
  struct stat info;
  if (fstat(fd, &info) == 0 && S_ISDIR(info.st_mode)) {
    ::close(fd);
    return raise_os_error(vm, EISDIR, path);
  }
  if (mode.appending) lseek(fd, 0, SEEK_END);
  return fd;
}

Value finish_text(Vm& vm, FileObject* f, const OpenOptions& o) {
  Rooted keep(vm, f);
  f->line_buffering = o.buffering == 1 || (o.buffering < 0 && isatty(f->stream->fd));
  if (failed(configure_text(vm, f, o.encoding, o.errors, o.newline))) {
    Value error = take_exception(vm);
    Rooted keep_error(vm, error);
    if (failed(stream_close(vm, f->stream))) static_cast<void>(take_exception(vm));
    return raise_object(vm, error, false);
  }
  return keep;
}

}  // namespace

Value open_file(Vm& vm, const OpenOptions& o) {
  if (!is_kind(o.mode, Kind::Str))
    return raise(vm, ExceptionType::TypeError, "open() argument 'mode' must be str, not %A",
                 o.mode.bits);
  bool known_file = is_int(o.file) || is_kind(o.file, Kind::Str) || is_kind(o.file, Kind::Bytes);
  if (!known_file) AIO_CHECK(path_of(vm, o.file));
  Mode mode;
  AIO_CHECK(parse_mode(vm, as<Str>(o.mode), &mode));
  if (mode.binary) AIO_CHECK(check_binary(vm, o));
  if (!mode.binary && o.buffering == 0)
    return raise(vm, ExceptionType::ValueError, "can't have unbuffered text I/O");
  FileRole role = !mode.binary       ? FileRole::Text
                  : o.buffering == 0 ? FileRole::Raw
                  : mode.updating    ? FileRole::Random
                  : mode.reading     ? FileRole::Reader
                                     : FileRole::Writer;
  const char* names[] = {"FileIO", "BufferedReader", "BufferedWriter", "BufferedRandom",
                         "TextIOWrapper"};
  Type* type = io_type(vm, names[static_cast<unsigned>(role)]);
  if (!type) return raised;
  AIO_TRY(int fd, open_descriptor(vm, o, mode));
  Stream* stream = new_stream(vm, fd);
  stream->closefd = o.closefd;
  stream->readable = mode.can_read();
  stream->writable = mode.can_write();
  stream->appending = mode.appending;
  FileObject* f = make_file(vm, type, role, stream, o.file,
                            role == FileRole::Text ? o.mode : make_str(vm, mode.raw_text()));
  return role == FileRole::Text ? finish_text(vm, f, o) : Value::object(f);
}

Value make_standard_stream(Vm& vm, int fd) {
  struct stat info;
  if (fstat(fd, &info) < 0) return Value::none();
  Type* type = io_type(vm, "TextIOWrapper");
  if (!type) return raised;
  constexpr const char* kNames[] = {"<stdin>", "<stdout>", "<stderr>"};
  Stream* stream = new_stream(vm, fd);
  stream->closefd = false;
  stream->readable = fd == 0;
  stream->writable = fd != 0;
  Rooted keep(vm, make_file(vm, type, FileRole::Text, stream, make_str(vm, kNames[fd]),
                            make_str(vm, fd == 0 ? "r" : "w")));
  FileObject* f = keep.as<FileObject>();
  f->line_buffering = fd == 2 || isatty(fd);
  Value encoding = make_str(vm, "utf-8"),
        errors = make_str(vm, fd == 2 ? "backslashreplace" : "strict");
  // Output is not translated; input is, as text files are.
  AIO_CHECK(configure_text(vm, f, encoding, errors, fd == 0 ? Value::none() : make_str(vm, "\n")));
  return keep;
}

void turn_off_buffering(Vm& vm, Value file) {
  if (is_file(vm, file) && file_of(file)->stream) file_of(file)->stream->unbuffered = true;
}

Status write_line_to_stdout(Vm& vm, Str* text) {
  Rooted out(vm, sys_attribute(vm, vm.names.stdout_file)), keep(vm, text);
  if (out.get().is_undef() || out.get().is_none()) return Status::Ok;
  AIO_CHECK(write_text(vm, out, text));
  return write_text(vm, out, vm.chars[0x0A]);
}

/// On sys.stderr, as far as that works.
static void report_flush_error(Vm& vm, Value error) {
  std::string text = "Exception ignored on flushing sys.stdout:\n" + format_exception(vm, error);
  Value file = sys_attribute(vm, vm.names.stderr_file), message = make_str(vm, text);
  if (file.is_undef() || file.is_none() || message.is_exc()) return;
  if (failed(write_text(vm, file, as<Str>(message)))) static_cast<void>(take_exception(vm));
}

int flush_standard_streams(Vm& vm) {
  constexpr int kFlushFailed = 120;  // CPython's exit status
  int status = 0;
  for (Str* name : {vm.names.stdout_file, vm.names.stderr_file}) {
    Rooted file(vm, sys_attribute(vm, name));
    if (file.get().is_undef() || file.get().is_none()) continue;
    if (is_file(vm, file) && file_of(file)->stream && file_of(file)->stream->closed) continue;
    if (vm.terminated && !is_file(vm, file)) continue;  // a script's object
    if (!failed(flush_file(vm, file))) continue;
    status = kFlushFailed;
    Rooted error(vm, take_exception(vm));
    if (name == vm.names.stdout_file) report_flush_error(vm, error);
    if (is_file(vm, file) && file_of(file)->stream) {  // lost: once reported, never tried again
      file_of(file)->stream->out.clear();
      file_of(file)->stream->text.clear();
    }
  }
  // Files that nobody closed.
  for (auto* s = static_cast<Stream*>(vm.open_streams); s; s = s->next) {
    if (s->fd >= 0 && !s->closed && failed(stream_flush(vm, s)))
      static_cast<void>(take_exception(vm));
  }
  return status;
}

namespace {

Value text_encoding(Vm& vm, Value encoding, Value) {
  return encoding.is_none() ? make_str(vm, "locale") : encoding;
}
Value open_code(Vm& vm, Value path) {
  return open_file(vm, {.file = path,
                        .mode = make_str(vm, "rb"),
                        .encoding = Value::none(),
                        .errors = Value::none(),
                        .newline = Value::none(),
                        .opener = Value::none()});
}
Value open_(Vm& vm, Value file, Value mode, int64_t buffering, Value encoding, Value errors,
            Value newline, bool closefd, Value opener) {
  return open_file(vm, {.file = file,
                        .mode = mode,
                        .encoding = encoding,
                        .errors = errors,
                        .newline = newline,
                        .opener = opener,
                        .buffering = buffering,
                        .closefd = closefd});
}

constexpr NativeDef kFunctions[] = {
    def<open_>("open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, "
               "closefd=True, opener=None)"),
    def<open_code>("open_code(path)"),
    def<text_encoding>("text_encoding(encoding, stacklevel=2, /)"),
};

Status init(Vm& vm, Module* module) {
  for (const TypeDef* def : {&kFileIoType, &kBufferedReaderType, &kBufferedWriterType,
                             &kBufferedRandomType, &kTextIoType, &kStringIoType, &kBytesIoType}) {
    Type* type = define_type(vm, *def);
    dict_set_str(vm, module->ns, type->name, Value::object(type));
  }
  module_set(vm, module, "DEFAULT_BUFFER_SIZE", Value::small_int(kStreamBufferSize));
  module_set(vm, module, "BlockingIOError",
             Value::object(exception_type(vm, ExceptionType::BlockingIOError)));
  Value bases[2] = {Value::object(exception_type(vm, ExceptionType::OSError)),
                    Value::object(exception_type(vm, ExceptionType::ValueError))};
  Rooted keep_bases(vm, make_tuple(vm, bases, 2));
  Rooted ns(vm, new_dict(vm));
  dict_set_str(vm, ns.as<Dict>(), vm.names.dunder_module, make_str(vm, "io"));
  AIO_TRY(Value unsupported,
          make_class(vm, vm.type(BuiltinType::Type), intern(vm, "UnsupportedOperation"),
                     keep_bases.as<Tuple>(), ns.as<Dict>(), nullptr));
  module_set(vm, module, "UnsupportedOperation", unsupported);
  return Status::Ok;
}

}  // namespace

extern const ModuleDef kIoModule;
const ModuleDef kIoModule = {
    .name = "_io", .doc = "Native files.", .functions = kFunctions, .init = init};

}  // namespace aio
