// StringIO and BytesIO: files in memory.
#include <algorithm>

#include "runtime/object/iterator_ops.hpp"
#include "runtime/object/sequence_ops.hpp"
#include "stdlib/io_file.hpp"

namespace aio {
namespace {

/// `data` is a std::u32string of code points or a std::string of bytes; position may be beyond its
/// end.
template <class Text>
struct MemoryFile : Object {
  Text* data;
  size_t position;
  bool closed;
  Newline newline;        ///< StringIO only
  uint8_t newlines_seen;  ///< StringIO only: bits for "\n", "\r", "\r\n"
};
using StringFile = MemoryFile<std::u32string>;
using BytesFile = MemoryFile<std::string>;

template <class F>
F* file(Value self) {
  return static_cast<F*>(self.as_object());
}

template <class F>
Status check_open(Vm& vm, F* f) {
  if (!f->closed) return Status::Ok;
  return raise(vm, ExceptionType::ValueError,
               std::is_same_v<F, StringFile> ? "I/O operation on closed file"
                                             : "I/O operation on closed file.");
}

Value make_text(Vm& vm, const StringFile*, const char32_t* data, size_t size) {
  return make_ucs4(vm, reinterpret_cast<const uint32_t*>(data), size);
}
Value make_text(Vm& vm, const BytesFile*, const char* data, size_t size) {
  return make_bytes(vm, data, size);
}

template <class F>
Value take(Vm& vm, F* f, size_t count) {
  size_t start = std::min(f->position, f->data->size());
  count = std::min(count, f->data->size() - start);
  f->position = start + count;
  return make_text(vm, f, f->data->data() + start, count);
}

Result<int64_t> size_argument(Vm& vm, Value size) {
  if (size.is_none()) return -1;
  if (!has_index(vm, size))
    return raise(vm, ExceptionType::TypeError, "argument should be integer or None, not '%T'",
                 size.bits);
  return index_int64(vm, size);
}

template <class F>
Value read(Vm& vm, Value self, Value size) {
  F* f = file<F>(self);
  AIO_CHECK(check_open(vm, f));
  AIO_TRY(int64_t n, size_argument(vm, size));
  return take(vm, f, n < 0 ? SIZE_MAX : static_cast<size_t>(n));
}

template <class F>
size_t line_length(const F* f) {
  size_t start = std::min(f->position, f->data->size());
  Newline ends = std::is_same_v<F, StringFile> ? f->newline : Newline::Lf;
  for (size_t i = start; i < f->data->size(); ++i) {
    auto c = (*f->data)[i];
    if (c != '\n' && c != '\r') continue;
    bool pair = c == '\r' && i + 1 < f->data->size() && (*f->data)[i + 1] == '\n';
    if (c == '\n' ? ends != Newline::Cr && ends != Newline::CrLf : ends == Newline::Cr)
      return i + 1 - start;
    if (pair && (ends == Newline::CrLf || ends == Newline::Universal)) return i + 2 - start;
    if (c == '\r' && ends == Newline::Universal) return i + 1 - start;
  }
  return f->data->size() - start;
}

template <class F>
Value readline(Vm& vm, Value self, Value size) {
  F* f = file<F>(self);
  AIO_CHECK(check_open(vm, f));
  AIO_TRY(int64_t limit, size_argument(vm, size));
  size_t length = line_length(f);
  return take(vm, f, limit < 0 ? length : std::min(length, static_cast<size_t>(limit)));
}

template <class F>
Value next_line(Vm& vm, Object* o) {
  F* f = static_cast<F*>(o);
  AIO_CHECK(check_open(vm, f));
  size_t length = line_length(f);
  return length ? take(vm, f, length) : Value::undef();
}
template <class F>
Value next(Vm& vm, Value self) {
  return stop_iteration_if_undef(vm, next_line<F>(vm, self.as_object()));
}
template <class F>
Value readlines(Vm& vm, Value self, Value hint) {
  AIO_TRY(int64_t most, size_argument(vm, hint));
  Rooted lines(vm, new_list(vm, 0));
  size_t start = file<F>(self)->position;
  for (;;) {
    AIO_TRY(Value line, next_line<F>(vm, self.as_object()));
    if (line.is_undef()) break;
    AIO_CHECK(list_append(vm, lines.as<List>(), line));
    if (most > 0 && file<F>(self)->position - start >= static_cast<size_t>(most)) break;
  }
  return lines;
}

/// Overwrites from the position on; a gap after the end is filled with zeros.
template <class F, class Text>
void put(F* f, const Text& text) {
  if (text.empty()) return;
  if (f->position > f->data->size()) f->data->resize(f->position);
  f->data->replace(f->position, std::min(text.size(), f->data->size() - f->position), text);
  f->position += text.size();
}

void note_newlines(StringFile* f, const Str* s) {
  for (size_t i = 0; i < s->length; ++i) {
    uint32_t c = s->at(i);
    bool pair = c == '\r' && i + 1 < s->length && s->at(i + 1) == '\n';
    if (c == '\n' || c == '\r') f->newlines_seen |= c == '\n' ? 1 : pair ? 4 : 2;
    i += pair;
  }
}

std::u32string translated(StringFile* f, const Str* s) {
  std::u32string out;
  out.reserve(s->length);
  if (f->newline == Newline::Translate || f->newline == Newline::Universal) note_newlines(f, s);
  for (size_t i = 0; i < s->length; ++i) {
    char32_t c = s->at(i);
    if (f->newline == Newline::Translate && c == '\r') {
      out += U'\n';
      if (i + 1 < s->length && s->at(i + 1) == '\n') ++i;
    } else if (c == '\n' && f->newline == Newline::CrLf) {
      out += U"\r\n";
    } else if (c == '\n' && f->newline == Newline::Cr) {
      out += U'\r';
    } else {
      out += c;
    }
  }
  return out;
}

Value string_write(Vm& vm, Value self, Value text) {
  StringFile* f = file<StringFile>(self);
  Str* s = dyn_as<Str>(text);
  if (!s)
    return raise(vm, ExceptionType::TypeError, "string argument expected, got '%T'", text.bits);
  AIO_CHECK(check_open(vm, f));
  if (s->length) put(f, translated(f, s));
  return make_int(vm, s->length);
}

Result<std::string_view> view_of(Vm& vm, Value data, Rooted* keep) {
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
Value bytes_write(Vm& vm, Value self, Value data) {
  BytesFile* f = file<BytesFile>(self);
  AIO_CHECK(check_open(vm, f));
  Rooted keep(vm);
  AIO_TRY(std::string_view bytes, view_of(vm, data, &keep));
  put(f, bytes);
  return make_int(vm, static_cast<int64_t>(bytes.size()));
}
template <class F>
Status writelines(Vm& vm, Value self, Value lines) {
  return for_each(vm, lines, [&](Value line) -> Status {
    AIO_CHECK(vm.call_method(self, vm.names.write, &line, 1));
    return Status::Ok;
  });
}

template <class F>
Value get_value(Vm& vm, Value self) {
  F* f = file<F>(self);
  AIO_CHECK(check_open(vm, f));
  return make_text(vm, f, f->data->data(), f->data->size());
}

Value string_seek(Vm& vm, Value self, int64_t offset, int64_t whence) {
  StringFile* f = file<StringFile>(self);
  AIO_CHECK(check_open(vm, f));
  if (whence < 0 || whence > 2)
    return raise(vm, ExceptionType::ValueError, "Invalid whence (%d, should be 0, 1 or 2)",
                 static_cast<int>(whence));
  if (whence != 0 && offset != 0)
    return raise(vm, ExceptionType::OSError, "Can't do nonzero cur-relative seeks");
  if (whence == 0 && offset < 0)
    return raise(vm, ExceptionType::ValueError, "Negative seek position %lld",
                 static_cast<long long>(offset));
  if (whence == 0) f->position = static_cast<size_t>(offset);
  if (whence == 2) f->position = f->data->size();
  return make_int(vm, static_cast<int64_t>(f->position));
}
Value bytes_seek(Vm& vm, Value self, int64_t offset, int64_t whence) {
  BytesFile* f = file<BytesFile>(self);
  AIO_CHECK(check_open(vm, f));
  if (whence < 0 || whence > 2)
    return raise(vm, ExceptionType::ValueError, "invalid whence (%d, should be 0, 1 or 2)",
                 static_cast<int>(whence));
  if (whence == 0 && offset < 0)
    return raise(vm, ExceptionType::ValueError, "negative seek value %lld",
                 static_cast<long long>(offset));
  int64_t base = whence == 1   ? static_cast<int64_t>(f->position)
                 : whence == 2 ? static_cast<int64_t>(f->data->size())
                               : 0;
  f->position = static_cast<size_t>(std::max<int64_t>(base + offset, 0));
  return make_int(vm, static_cast<int64_t>(f->position));
}
template <class F>
Value tell(Vm& vm, Value self) {
  AIO_CHECK(check_open(vm, file<F>(self)));
  return make_int(vm, static_cast<int64_t>(file<F>(self)->position));
}
template <class F>
Value truncate(Vm& vm, Value self, Value size) {
  F* f = file<F>(self);
  AIO_CHECK(check_open(vm, f));
  int64_t length = static_cast<int64_t>(f->position);
  if (!size.is_none()) {
    AIO_TRY(length, index_int64(vm, size));
    constexpr const char* kMessage =
        std::is_same_v<F, StringFile> ? "Negative size value %lld" : "negative size value %lld";
    if (length < 0)
      return raise(vm, ExceptionType::ValueError, kMessage, static_cast<long long>(length));
  }
  if (static_cast<size_t>(length) < f->data->size()) f->data->resize(static_cast<size_t>(length));
  return make_int(vm, length);
}
template <class F>
void close(Vm&, Value self) {
  file<F>(self)->closed = true;
  file<F>(self)->data->clear();
}
template <class F>
Status flush(Vm& vm, Value self) {
  return check_open(vm, file<F>(self));
}
template <class F>
Value enter(Vm& vm, Value self) {
  AIO_CHECK(check_open(vm, file<F>(self)));
  return self;
}
Value exit(Vm& vm, Value self, VarArgs) { return vm.call_method(self, vm.names.close); }
template <class F>
Result<bool> yes(Vm& vm, Value self) {
  AIO_CHECK(check_open(vm, file<F>(self)));
  return true;
}
template <class F>
Result<bool> no(Vm& vm, Value self) {
  AIO_CHECK(check_open(vm, file<F>(self)));
  return false;
}
Value fileno(Vm& vm, Value) { return raise_unsupported(vm, "fileno"); }
Value detach(Vm& vm, Value) { return raise_unsupported(vm, "detach"); }

Value get_buffer(Vm& vm, Value self) {
  BytesFile* f = file<BytesFile>(self);
  AIO_CHECK(check_open(vm, f));
  Value copy = make_bytearray(vm, f->data->data(), f->data->size());
  return vm.call(Value::object(vm.type(BuiltinType::MemoryView)), copy);
}

template <class F>
F* allocate(Vm& vm, Type* cls) {
  F* f = static_cast<F*>(new_instance(vm, cls));
  f->data = new std::remove_pointer_t<decltype(f->data)>;
  f->position = 0;
  f->closed = false;
  f->newline = Newline::Lf;
  f->newlines_seen = 0;
  vm.heap.register_finalizable(f);
  return f;
}

Value string_new(Vm& vm, Type* cls, VarArgs, Dict*) {
  return Value::object(allocate<StringFile>(vm, cls));
}
Status string_init(Vm& vm, Value self, Value initial, Value newline) {
  StringFile* f = file<StringFile>(self);
  if (!newline.is_none() && !is_kind(newline, Kind::Str))
    return raise(vm, ExceptionType::TypeError, "newline must be str or None, not %T", newline.bits);
  if (newline.is_none()) f->newline = Newline::Translate;
  else {
    Str* s = as<Str>(newline);
    if (s->length == 0) f->newline = Newline::Universal;
    else if (str_is(s, "\n")) f->newline = Newline::Lf;
    else if (str_is(s, "\r")) f->newline = Newline::Cr;
    else if (str_is(s, "\r\n")) f->newline = Newline::CrLf;
    else {
      AIO_TRY(Value text, repr_of(vm, newline));
      return raise(vm, ExceptionType::ValueError, "illegal newline value: %S", as<Str>(text));
    }
  }
  f->data->clear();
  f->position = 0;
  f->newlines_seen = 0;
  if (initial.is_none()) return Status::Ok;
  Str* s = dyn_as<Str>(initial);
  if (!s)
    return raise(vm, ExceptionType::TypeError, "initial_value must be str or None, not %T",
                 initial.bits);
  *f->data = translated(f, s);
  return Status::Ok;
}
Value bytes_new(Vm& vm, Type* cls, VarArgs, Dict*) {
  return Value::object(allocate<BytesFile>(vm, cls));
}
Status bytes_init(Vm& vm, Value self, Value initial) {
  BytesFile* f = file<BytesFile>(self);
  f->data->clear();
  f->position = 0;
  if (initial.is_none()) return Status::Ok;
  Rooted keep(vm);
  AIO_TRY(std::string_view bytes, view_of(vm, initial, &keep));
  f->data->assign(bytes);
  return Status::Ok;
}
Value readinto(Vm& vm, Value self, Value target) {
  BytesFile* f = file<BytesFile>(self);
  AIO_CHECK(check_open(vm, f));
  ByteArray* array = dyn_as<ByteArray>(target);
  if (!array)
    return raise(vm, ExceptionType::TypeError,
                 "readinto() argument must be read-write bytes-like object, not %T", target.bits);
  size_t start = std::min(f->position, f->data->size()),
         count = std::min(array->length, f->data->size() - start);
  std::copy_n(f->data->data() + start, count, array->data);
  f->position = start + count;
  return make_int(vm, static_cast<int64_t>(count));
}

Value self_(Vm&, Value self) { return self; }

#define AIO_MEMORY_METHODS(F)                                                                   \
  def<read<F>>("read(self, size=-1, /)"), def<readline<F>>("readline(self, size=-1, /)"),       \
      def<readlines<F>>("readlines(self, hint=None, /)"),                                       \
      def<writelines<F>>("writelines(self, lines, /)"), def<get_value<F>>("getvalue(self, /)"), \
      def<tell<F>>("tell(self, /)"), def<truncate<F>>("truncate(self, pos=None, /)"),           \
      def<close<F>>("close(self, /)"), def<flush<F>>("flush(self, /)"),                         \
      def<enter<F>>("__enter__(self, /)"), def<exit>("__exit__(self, /, *args)"),               \
      def<yes<F>>("readable(self, /)"), def<yes<F>>("writable(self, /)"),                       \
      def<yes<F>>("seekable(self, /)"), def<no<F>>("isatty(self, /)"),                          \
      def<fileno>("fileno(self, /)"), def<detach>("detach(self, /)"),                           \
      def<self_>("__iter__(self, /)"), def<next<F>>("__next__(self, /)")

constexpr NativeDef kStringMethods[] = {
    static_def<string_new>("__new__(cls, *args, **kwargs)"),
    def<string_init>("__init__(self, initial_value='', newline='\\n')"),
    AIO_MEMORY_METHODS(StringFile),
    def<string_write>("write(self, s, /)"),
    def<string_seek>("seek(self, pos, whence=0, /)"),
};
constexpr NativeDef kBytesMethods[] = {
    static_def<bytes_new>("__new__(cls, *args, **kwargs)"),
    def<bytes_init>("__init__(self, initial_bytes=None)"),
    AIO_MEMORY_METHODS(BytesFile),
    def<bytes_write>("write(self, b, /)"),
    def<bytes_seek>("seek(self, pos, whence=0, /)"),
    def<get_buffer>("getbuffer(self, /)"),
    def<readinto>("readinto(self, buffer, /)"),
    def<read<BytesFile>>("read1(self, size=-1, /)"),
};
#undef AIO_MEMORY_METHODS

template <class F>
Value get_closed(Vm&, Value self) {
  return Value::boolean(file<F>(self)->closed);
}
constexpr GetSetDef kStringAttributes[] = {
    {.name = "closed", .get = get_closed<StringFile>},
    {.name = "line_buffering", .get = [](Vm&, Value) { return Value::boolean(false); }},
    {.name = "encoding", .get = [](Vm&, Value) { return Value::none(); }},
    {.name = "errors", .get = [](Vm&, Value) { return Value::none(); }},
    {.name = "newlines", .get = [](Vm& vm, Value self) {
       return newlines_tuple(vm, file<StringFile>(self)->newlines_seen);
     }}};
constexpr GetSetDef kBytesAttributes[] = {{.name = "closed", .get = get_closed<BytesFile>}};

template <class F>
constexpr NativeLayout kLayout = {sizeof(F), nullptr,
                                  [](Vm&, Object* o) {
                                    delete static_cast<F*>(o)->data;
                                    static_cast<F*>(o)->data = nullptr;
                                  },
                                  next_line<F>};

}  // namespace

const TypeDef kStringIoType = {.name = "_io.StringIO",
                               .methods = kStringMethods,
                               .getsets = kStringAttributes,
                               .layout = &kLayout<StringFile>,
                               .flags = kTypeBaseType,
                               .has_dict = true};
const TypeDef kBytesIoType = {.name = "_io.BytesIO",
                              .methods = kBytesMethods,
                              .getsets = kBytesAttributes,
                              .layout = &kLayout<BytesFile>,
                              .flags = kTypeBaseType,
                              .has_dict = true};

}  // namespace aio
