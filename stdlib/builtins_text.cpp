// Builtins that read and write text: print, input, open.
#include "runtime/vm/vm.hpp"
#include "stdlib/builtins.hpp"
#include "stdlib/io.hpp"

namespace aio {
namespace {

/// print's sep and end: a Str, or null for the default; TypeError.
Status separator(Vm& vm, Value v, const char* name, Str** out) {
  *out = dyn_as<Str>(v);
  if (*out || v.is_none()) return Status::Ok;
  return raise(vm, ExceptionType::TypeError, "%s must be None or a string, not %T", name, v.bits);
}

Status print(Vm& vm, Value sep, Value end, Value file, Value flush, VarArgs values) {
  if (file.is_none()) {
    file = sys_attribute(vm, vm.names.stdout_file);
    if (file.is_undef()) return raise(vm, ExceptionType::RuntimeError, "lost sys.stdout");
    if (file.is_none()) return Status::Ok;
  }
  Str *between, *last;
  AIO_CHECK(separator(vm, sep, "sep", &between));
  AIO_CHECK(separator(vm, end, "end", &last));
  Rooted keep(vm, file);
  if (!between) between = vm.chars[0x20];
  if (!last) last = vm.chars[0x0A];
  for (size_t i = 0; i < values.size(); ++i) {
    if (i) AIO_CHECK(write_text(vm, file, between));
    Value v = values[i];
    if (!is_kind(v, Kind::Str) || !is_instance_exact(vm, v, vm.type(BuiltinType::Str))) {
      AIO_TRY(v, str_of(vm, v));
    }
    AIO_CHECK(write_text(vm, file, as<Str>(v)));
  }
  AIO_CHECK(write_text(vm, file, last));
  AIO_TRY(bool must_flush, truthy(vm, flush));
  return must_flush ? flush_file(vm, file) : Status::Ok;
}

Value input(Vm& vm, Value prompt) {
  Rooted in(vm, sys_attribute(vm, vm.names.stdin_file)),
      out(vm, sys_attribute(vm, vm.names.stdout_file));
  if (in.get().is_undef() || in.get().is_none())
    return raise(vm, ExceptionType::RuntimeError, "input(): lost sys.stdin");
  if (out.get().is_undef() || out.get().is_none())
    return raise(vm, ExceptionType::RuntimeError, "input(): lost sys.stdout");
  if (!prompt.is_undef()) {
    AIO_TRY(Value text, str_of(vm, prompt));
    AIO_CHECK(write_text(vm, out, as<Str>(text)));
  }
  AIO_CHECK(flush_file(vm, out));
  AIO_TRY(Value line, vm.call_method(in, vm.names.readline));
  Str* s = dyn_as<Str>(line);
  if (!s) return raise(vm, ExceptionType::TypeError, "object.readline() returned non-string");
  if (!s->length) return raise(vm, ExceptionType::EOFError, "EOF when reading a line");
  return s->at(s->length - 1) == '\n' ? substring(vm, s, 0, s->length - 1) : line;
}

Value open(Vm& vm, Value file, Value mode, int64_t buffering, Value encoding, Value errors,
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

constexpr NativeDef kTable[] = {
    def<print>("print(*args, sep=None, end=None, file=None, flush=False)",
               "Prints the values to a stream, or to sys.stdout by default."),
    def<input>("input(prompt=<unset>, /)",
               "Read a string from standard input. The trailing newline is stripped."),
    def<open>("open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, "
              "closefd=True, opener=None)",
              "Open file and return a stream. Raise OSError upon failure."),
};

}  // namespace

const std::span<const NativeDef> kTextBuiltins = kTable;

}  // namespace aio
