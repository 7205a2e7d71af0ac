// Module posix: the system calls behind os. This file: the module, its constants, and the
// conversion of paths.
#include "stdlib/posix.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstring>

#include "runtime/object/object_model.hpp"
#include "stdlib/modules.hpp"

namespace aio {
namespace posix {

std::string encode_path(const Str* s) {
  std::string wtf = to_utf8(s), out;
  out.reserve(wtf.size());
  for (size_t i = 0; i < wtf.size(); ++i) {
    auto at = [&](size_t k) { return static_cast<uint8_t>(wtf[k]); };
    // U+DC80–U+DCFF (ED B2 80 – ED B3 BF) stand for the bytes 80–FF.
    if (at(i) == 0xED && i + 2 < wtf.size() && (at(i + 1) == 0xB2 || at(i + 1) == 0xB3)) {
      out += static_cast<char>(((at(i + 1) & 0x03) << 6) | (at(i + 2) & 0x3F));
      i += 2;
      continue;
    }
    out += wtf[i];
  }
  return out;
}

Value path_result(Vm& vm, std::string_view text, bool bytes) {
  if (bytes) return make_bytes(vm, text.data(), text.size());
  StrBuilder out(vm);
  for (size_t i = 0; i < text.size();) {
    auto at = [&](size_t k) { return k < text.size() ? static_cast<uint8_t>(text[k]) : 0u; };
    uint32_t first = at(i);
    unsigned more = first < 0x80                    ? 0
                    : first >= 0xC2 && first < 0xE0 ? 1
                    : (first & 0xF0) == 0xE0        ? 2
                    : first >= 0xF0 && first < 0xF5 ? 3
                                                    : 9;
    uint32_t code = more == 0 ? first : first & (0x3Fu >> more);
    bool good = more != 9;
    for (unsigned k = 1; good && k <= more; ++k) {
      good = (at(i + k) & 0xC0) == 0x80;
      code = code << 6 | (at(i + k) & 0x3F);
    }
    if (good && more == 2) good = code >= 0x800 && (code < 0xD800 || code > 0xDFFF);
    if (good && more == 3) good = code >= 0x10000 && code <= 0x10FFFF;
    out.append(good ? code : 0xDC00 + first);
    i += good ? more + 1 : 1;
  }
  return out.finish();
}

Status path_argument(Vm& vm, Value v, const char* function, const char* parameter, unsigned kind,
                     Path* out) {
  if (v.is_none() && kind & kOrNone) {
    out->text = ".";
    return Status::Ok;
  }
  if (kind & kOrDescriptor && !is_kind(v, Kind::Str) && !is_kind(v, Kind::Bytes) &&
      !lookup_special(vm, type_of(vm, v), Special::Index).is_undef()) {
    AIO_TRY(int64_t fd, index_int64(vm, v));
    if (fd > INT_MAX) return raise(vm, ExceptionType::OverflowError, "fd is greater than maximum");
    if (fd < INT_MIN) return raise(vm, ExceptionType::OverflowError, "fd is less than minimum");
    out->fd = static_cast<int>(fd);
    out->value = v;
    return Status::Ok;
  }
  Value path = v;
  if (!is_kind(v, Kind::Str) && !is_kind(v, Kind::Bytes)) {
    Value method = type_lookup(vm, type_of(vm, v), intern(vm, "__fspath__"));
    if (method.is_undef()) {
      const char* allowed = kind == (kOrDescriptor | kOrNone)
                                ? "string, bytes, os.PathLike, integer or None"
                            : kind == kOrDescriptor ? "string, bytes, os.PathLike or integer"
                            : kind == kOrNone       ? "string, bytes, os.PathLike or None"
                                                    : "string, bytes or os.PathLike";
      return raise(vm, ExceptionType::TypeError, "%s: %s should be %s, not %T", function, parameter,
                   allowed, v.bits);
    }
    AIO_TRY(path, call_method_value(vm, method, v, nullptr, 0));
    if (!is_kind(path, Kind::Str) && !is_kind(path, Kind::Bytes))
      return raise(vm, ExceptionType::TypeError,
                   "expected %T.__fspath__() to return str or bytes, not %T", v.bits, path.bits);
  }
  out->value = path;
  out->is_bytes = is_kind(path, Kind::Bytes);
  out->text = out->is_bytes ? std::string(as<Bytes>(path)->view()) : encode_path(as<Str>(path));
  if (out->text.find('\0') != std::string::npos)
    return raise(vm, ExceptionType::ValueError, "%s: embedded null %s in %s", function,
                 out->is_bytes ? "byte" : "character", parameter);
  return Status::Ok;
}

Status check_dir_fd(Vm& vm, Value dir_fd, const char* function) {
  if (dir_fd.is_none()) return Status::Ok;
  return raise(vm, ExceptionType::NotImplementedError, "%s: dir_fd unavailable on this platform",
               function);
}

Raised raise_errno(Vm& vm) { return raise_os_error(vm, errno, Value::undef()); }
Raised raise_errno(Vm& vm, const Path& path) { return raise_os_error(vm, errno, path.value); }
Raised raise_errno(Vm& vm, const Path& source, const Path& target) {
  int error = errno;
  Value args[5] = {make_int(vm, error), make_str(vm, strerror(error)), source.value, Value::none(),
                   target.value};
  Value made = vm.call(Value::object(exception_type(vm, ExceptionType::OSError)), args, 5);
  if (!made.is_exc()) static_cast<void>(raise_object(vm, made));
  return raised;
}

}  // namespace posix

namespace {

struct Constant {
  const char* name;
  int64_t value;
};
#define AIO_CONSTANT(name) \
  { #name, name }
constexpr Constant kConstants[] = {
    AIO_CONSTANT(O_RDONLY),
    AIO_CONSTANT(O_WRONLY),
    AIO_CONSTANT(O_RDWR),
    AIO_CONSTANT(O_APPEND),
    AIO_CONSTANT(O_CREAT),
    AIO_CONSTANT(O_EXCL),
    AIO_CONSTANT(O_TRUNC),
    AIO_CONSTANT(O_NONBLOCK),
    AIO_CONSTANT(O_SYNC),
    AIO_CONSTANT(O_DSYNC),
    AIO_CONSTANT(O_CLOEXEC),
    AIO_CONSTANT(O_DIRECTORY),
    AIO_CONSTANT(O_NOFOLLOW),
    AIO_CONSTANT(O_NOCTTY),
    AIO_CONSTANT(O_NDELAY),
    AIO_CONSTANT(O_TMPFILE),
    AIO_CONSTANT(O_PATH),
    AIO_CONSTANT(F_OK),
    AIO_CONSTANT(R_OK),
    AIO_CONSTANT(W_OK),
    AIO_CONSTANT(X_OK),
    AIO_CONSTANT(WNOHANG),
    AIO_CONSTANT(WUNTRACED),
    AIO_CONSTANT(WCONTINUED),
    AIO_CONSTANT(SEEK_DATA),
    AIO_CONSTANT(SEEK_HOLE),
    {"EX_OK", 0},
    {"EX_USAGE", 64},
    {"EX_DATAERR", 65},
    {"EX_NOINPUT", 66},
    {"EX_UNAVAILABLE", 69},
    {"EX_SOFTWARE", 70},
    {"EX_OSERR", 71},
    {"EX_CANTCREAT", 73},
    {"EX_IOERR", 74},
    {"EX_NOPERM", 77},
    {"EX_CONFIG", 78},
    {"NGROUPS_MAX", NGROUPS_MAX},
};
#undef AIO_CONSTANT

Status init(Vm& vm, Module* m) {
  for (auto functions :
       {posix::file_functions(), posix::stat_functions(), posix::process_functions()}) {
    for (const NativeDef& f : functions)
      dict_set_str(vm, m->ns, intern(vm, f.signature.name()),
                   Value::object(make_native(vm, &f, nullptr, m->name)));
  }
  for (const Constant& c : kConstants) module_set(vm, m, c.name, Value::small_int(c.value));
  module_set(vm, m, "error", Value::object(exception_type(vm, ExceptionType::OSError)));
  AIO_CHECK(posix::add_stat_types(vm, m));
  AIO_CHECK(posix::add_process_types(vm, m));
  return posix::add_environment(vm, m);
}

}  // namespace

extern const ModuleDef kPosixModule;
const ModuleDef kPosixModule = {"posix", "System calls: what module os is made of.", {}, init};

}  // namespace aio
