// posix: files by path and by descriptor.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cmath>

#include "runtime/object/bytes_internal.hpp"
#include "runtime/object/object_model.hpp"
#include "stdlib/posix.hpp"

namespace aio::posix {
namespace {

/// Repeats a system call that a signal interrupted, unless the signal raised.
template <class Call>
Result<ssize_t> retry(Vm& vm, Call call) {
  for (;;) {
    ssize_t r = call();
    if (r >= 0) return r;
    if (errno != EINTR) return raise_errno(vm);
    if (vm.interrupt.load(std::memory_order_relaxed)) AIO_CHECK(vm.handle_interrupt());
  }
}
int fd_of(int64_t fd) { return fd < 0 || fd > INT_MAX ? -1 : static_cast<int>(fd); }

// --- by path -------------------------------------------------------------------------------------

/// One path and a system call on it.
template <class Call>
Status on_path(Vm& vm, Value path, Value dir_fd, const char* function, Call call,
               unsigned kind = kPathOnly) {
  AIO_CHECK(check_dir_fd(vm, dir_fd, function));
  Path p;
  AIO_CHECK(path_argument(vm, path, function, "path", kind, &p));
  if (call(p) < 0) return raise_errno(vm, p);
  return Status::Ok;
}
template <class Call>
Status on_two(Vm& vm, Value source, Value target, const char* function, Call call) {
  Path from, to;
  AIO_CHECK(path_argument(vm, source, function, "src", kPathOnly, &from));
  Rooted keep(vm, from.value);
  AIO_CHECK(path_argument(vm, target, function, "dst", kPathOnly, &to));
  if (call(from, to) < 0) return raise_errno(vm, from, to);
  return Status::Ok;
}

Status mkdir_(Vm& vm, Value path, int64_t mode, Value dir_fd) {
  return on_path(vm, path, dir_fd, "mkdir",
                 [&](const Path& p) { return ::mkdir(p.c_str(), static_cast<mode_t>(mode)); });
}
Status mkfifo_(Vm& vm, Value path, int64_t mode, Value dir_fd) {
  return on_path(vm, path, dir_fd, "mkfifo",
                 [&](const Path& p) { return ::mkfifo(p.c_str(), static_cast<mode_t>(mode)); });
}
Status rmdir_(Vm& vm, Value path, Value dir_fd) {
  return on_path(vm, path, dir_fd, "rmdir", [&](const Path& p) { return ::rmdir(p.c_str()); });
}
Status remove_(Vm& vm, Value path, Value dir_fd) {
  return on_path(vm, path, dir_fd, "remove", [&](const Path& p) { return ::unlink(p.c_str()); });
}
Status unlink_(Vm& vm, Value path, Value dir_fd) {
  return on_path(vm, path, dir_fd, "unlink", [&](const Path& p) { return ::unlink(p.c_str()); });
}
Status chdir_(Vm& vm, Value path) {
  return on_path(
      vm, path, Value::none(), "chdir",
      [&](const Path& p) { return p.fd >= 0 ? ::fchdir(p.fd) : ::chdir(p.c_str()); },
      kOrDescriptor);
}
Status chmod_(Vm& vm, Value path, int64_t mode, Value dir_fd, bool) {
  auto bits = static_cast<mode_t>(mode);
  return on_path(
      vm, path, dir_fd, "chmod",
      [&](const Path& p) { return p.fd >= 0 ? ::fchmod(p.fd, bits) : ::chmod(p.c_str(), bits); },
      kOrDescriptor);
}
Status chown_(Vm& vm, Value path, int64_t uid, int64_t gid, Value dir_fd, bool follow) {
  auto user = static_cast<uid_t>(uid);
  auto group = static_cast<gid_t>(gid);
  return on_path(
      vm, path, dir_fd, "chown",
      [&](const Path& p) {
        return p.fd >= 0 ? ::fchown(p.fd, user, group)
               : follow  ? ::chown(p.c_str(), user, group)
                         : ::lchown(p.c_str(), user, group);
      },
      kOrDescriptor);
}
Status truncate_(Vm& vm, Value path, int64_t length) {
  return on_path(
      vm, path, Value::none(), "truncate",
      [&](const Path& p) {
        return p.fd >= 0 ? ::ftruncate(p.fd, length) : ::truncate(p.c_str(), length);
      },
      kOrDescriptor);
}
Value access_(Vm& vm, Value path, int64_t mode, Value dir_fd, bool effective, bool) {
  AIO_CHECK(check_dir_fd(vm, dir_fd, "access"));
  Path p;
  AIO_CHECK(path_argument(vm, path, "access", "path", kPathOnly, &p));
  return Value::boolean(
      ::faccessat(AT_FDCWD, p.c_str(), static_cast<int>(mode), effective ? AT_EACCESS : 0) == 0);
}
Status rename_(Vm& vm, Value source, Value target, Value from_fd, Value to_fd) {
  AIO_CHECK(check_dir_fd(vm, from_fd, "rename"));
  AIO_CHECK(check_dir_fd(vm, to_fd, "rename"));
  return on_two(vm, source, target, "rename",
                [](const Path& a, const Path& b) { return ::rename(a.c_str(), b.c_str()); });
}
Status replace_(Vm& vm, Value source, Value target, Value from_fd, Value to_fd) {
  AIO_CHECK(check_dir_fd(vm, from_fd, "replace"));
  AIO_CHECK(check_dir_fd(vm, to_fd, "replace"));
  return on_two(vm, source, target, "replace",
                [](const Path& a, const Path& b) { return ::rename(a.c_str(), b.c_str()); });
}
Status link_(Vm& vm, Value source, Value target, Value from_fd, Value to_fd, bool) {
  AIO_CHECK(check_dir_fd(vm, from_fd, "link"));
  AIO_CHECK(check_dir_fd(vm, to_fd, "link"));
  return on_two(vm, source, target, "link",
                [](const Path& a, const Path& b) { return ::link(a.c_str(), b.c_str()); });
}
Status symlink_(Vm& vm, Value source, Value target, Value, Value dir_fd) {
  AIO_CHECK(check_dir_fd(vm, dir_fd, "symlink"));
  return on_two(vm, source, target, "symlink",
                [](const Path& a, const Path& b) { return ::symlink(a.c_str(), b.c_str()); });
}
Value readlink_(Vm& vm, Value path, Value dir_fd) {
  AIO_CHECK(check_dir_fd(vm, dir_fd, "readlink"));
  Path p;
  AIO_CHECK(path_argument(vm, path, "readlink", "path", kPathOnly, &p));
  char text[PATH_MAX + 1];
  ssize_t n = ::readlink(p.c_str(), text, sizeof text);
  if (n < 0) return raise_errno(vm, p);
  return path_result(vm, {text, static_cast<size_t>(n)}, p.is_bytes);
}

Result<timespec> time_spec(Vm& vm, Value v, bool nanos) {
  timespec t{};
  if (nanos) {
    AIO_TRY(int64_t n, index_int64(vm, v));
    t.tv_sec = n / 1'000'000'000 - (n % 1'000'000'000 < 0);
    t.tv_nsec = n - t.tv_sec * 1'000'000'000;
    return t;
  }
  AIO_TRY(double d, to_double(vm, v));
  if (!(std::fabs(d) < 9e18))
    return raise(vm, ExceptionType::OverflowError, "timestamp out of range for platform time_t");
  double whole = std::floor(d);
  t.tv_sec = static_cast<time_t>(whole);
  t.tv_nsec = static_cast<long>(std::floor((d - whole) * 1e9));
  return t;
}
Status utime_(Vm& vm, Value path, Value times, Value ns, Value dir_fd, bool follow) {
  timespec both[2] = {{0, UTIME_NOW}, {0, UTIME_NOW}};
  bool nanos = !ns.is_undef();
  if (nanos && !times.is_none())
    return raise(vm, ExceptionType::ValueError,
                 "utime: you may specify either 'times' or 'ns' but not both");
  Value pair = nanos ? ns : times;
  if (!pair.is_none()) {
    if (!is_kind(pair, Kind::Tuple) || as<Tuple>(pair)->size != 2)
      return raise(vm, ExceptionType::TypeError,
                   nanos ? "utime: 'ns' must be a tuple of two ints"
                         : "utime: 'times' must be either a tuple of two ints or None");
    for (int i = 0; i < 2; ++i) {
      AIO_TRY(both[i], time_spec(vm, as<Tuple>(pair)->items()[i], nanos));
    }
  }
  return on_path(
      vm, path, dir_fd, "utime",
      [&](const Path& p) {
        return p.fd >= 0 ? ::futimens(p.fd, both)
                         : ::utimensat(AT_FDCWD, p.c_str(), both, follow ? 0 : AT_SYMLINK_NOFOLLOW);
      },
      kOrDescriptor);
}

Value current_directory(Vm& vm, bool bytes) {
  std::string text(PATH_MAX, '\0');
  if (!::getcwd(text.data(), text.size())) return raise_errno(vm);
  return path_result(vm, text.c_str(), bytes);
}
Value getcwd_(Vm& vm) { return current_directory(vm, false); }
Value getcwdb(Vm& vm) { return current_directory(vm, true); }

// --- by descriptor -------------------------------------------------------------------------------

Value open_(Vm& vm, Value path, int64_t flags, int64_t mode, Value dir_fd) {
  AIO_CHECK(check_dir_fd(vm, dir_fd, "open"));
  Path p;
  AIO_CHECK(path_argument(vm, path, "open", "path", kPathOnly, &p));
  for (;;) {
    int fd = ::open(p.c_str(), static_cast<int>(flags) | O_CLOEXEC, static_cast<mode_t>(mode));
    if (fd >= 0) return Value::small_int(fd);
    if (errno != EINTR) return raise_errno(vm, p);
    if (vm.interrupt.load(std::memory_order_relaxed)) AIO_CHECK(vm.handle_interrupt());
  }
}
Status close_(Vm& vm, int64_t fd) {
  return ::close(fd_of(fd)) < 0 && errno != EINTR ? Status(raise_errno(vm)) : Status::Ok;
}
Value read_(Vm& vm, int64_t fd, int64_t length) {
  if (length < 0) {
    errno = EINVAL;
    return raise_errno(vm);
  }
  AIO_CHECK(vm.heap.check_size(static_cast<size_t>(length)));
  std::string data(static_cast<size_t>(length), '\0');
  AIO_TRY(ssize_t n, retry(vm, [&] { return ::read(fd_of(fd), data.data(), data.size()); }));
  return make_bytes(vm, data.data(), static_cast<size_t>(n));
}
Value write_(Vm& vm, int64_t fd, Value data) {
  std::string storage;
  std::string_view bytes;
  AIO_CHECK(bytes_argument(vm, data, &bytes, &storage));
  AIO_TRY(ssize_t n, retry(vm, [&] { return ::write(fd_of(fd), bytes.data(), bytes.size()); }));
  return make_int(vm, n);
}
Value lseek_(Vm& vm, int64_t fd, int64_t position, int64_t whence) {
  off_t at = ::lseek(fd_of(fd), position, static_cast<int>(whence));
  return at < 0 ? Value(raise_errno(vm)) : make_int(vm, at);
}
Value descriptor_or_error(Vm& vm, int fd) {
  return fd < 0 ? Value(raise_errno(vm)) : Value::small_int(fd);
}
Value dup_(Vm& vm, int64_t fd) {
  return descriptor_or_error(vm, ::fcntl(fd_of(fd), F_DUPFD_CLOEXEC, 0));
}
Value dup2_(Vm& vm, int64_t fd, int64_t to, bool inheritable) {
  if (fd == to) return descriptor_or_error(vm, ::dup2(fd_of(fd), fd_of(to)));
  return descriptor_or_error(vm, ::dup3(fd_of(fd), fd_of(to), inheritable ? 0 : O_CLOEXEC));
}
Value pipe_(Vm& vm) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) < 0) return raise_errno(vm);
  Value pair[2] = {Value::small_int(ends[0]), Value::small_int(ends[1])};
  return make_tuple(vm, pair, 2);
}
Status fsync_(Vm& vm, int64_t fd) {
  return ::fsync(fd_of(fd)) < 0 ? Status(raise_errno(vm)) : Status::Ok;
}
Status ftruncate_(Vm& vm, int64_t fd, int64_t length) {
  return ::ftruncate(fd_of(fd), length) < 0 ? Status(raise_errno(vm)) : Status::Ok;
}
bool isatty_(Vm&, int64_t fd) { return ::isatty(fd_of(fd)) == 1; }
Value get_inheritable(Vm& vm, int64_t fd) {
  int flags = ::fcntl(fd_of(fd), F_GETFD);
  return flags < 0 ? Value(raise_errno(vm)) : Value::boolean(!(flags & FD_CLOEXEC));
}
Status set_inheritable(Vm& vm, int64_t fd, bool inheritable) {
  int flags = ::fcntl(fd_of(fd), F_GETFD);
  if (flags < 0 ||
      ::fcntl(fd_of(fd), F_SETFD, inheritable ? flags & ~FD_CLOEXEC : flags | FD_CLOEXEC) < 0)
    return raise_errno(vm);
  return Status::Ok;
}
Value get_blocking(Vm& vm, int64_t fd) {
  int flags = ::fcntl(fd_of(fd), F_GETFL);
  return flags < 0 ? Value(raise_errno(vm)) : Value::boolean(!(flags & O_NONBLOCK));
}
Status set_blocking(Vm& vm, int64_t fd, bool blocking) {
  int flags = ::fcntl(fd_of(fd), F_GETFL);
  if (flags < 0 ||
      ::fcntl(fd_of(fd), F_SETFL, blocking ? flags & ~O_NONBLOCK : flags | O_NONBLOCK) < 0)
    return raise_errno(vm);
  return Status::Ok;
}

constexpr NativeDef kFunctions[] = {
    def<mkdir_>("mkdir(path, mode=511, *, dir_fd=None)", "Makes a directory."),
    def<mkfifo_>("mkfifo(path, mode=438, *, dir_fd=None)", "Makes a named pipe."),
    def<rmdir_>("rmdir(path, *, dir_fd=None)", "Removes an empty directory."),
    def<remove_>("remove(path, *, dir_fd=None)", "Removes a file."),
    def<unlink_>("unlink(path, *, dir_fd=None)", "Removes a file."),
    def<chdir_>("chdir(path)", "Sets the current directory."),
    def<chmod_>("chmod(path, mode, *, dir_fd=None, follow_symlinks=True)", "Sets permissions."),
    def<chown_>("chown(path, uid, gid, *, dir_fd=None, follow_symlinks=True)", "Sets the owner."),
    def<truncate_>("truncate(path, length)", "Cuts or extends a file."),
    def<access_>("access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True)",
                 "Whether this process may do that."),
    def<rename_>("rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None)",
                 "Renames, replacing a file."),
    def<replace_>("replace(src, dst, *, src_dir_fd=None, dst_dir_fd=None)",
                  "Renames, replacing a file."),
    def<link_>("link(src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True)",
               "Makes a hard link."),
    def<symlink_>("symlink(src, dst, target_is_directory=False, *, dir_fd=None)",
                  "Makes a symbolic link."),
    def<readlink_>("readlink(path, *, dir_fd=None)", "Where a symbolic link points."),
    def<utime_>("utime(path, times=None, *, ns=<unset>, dir_fd=None, follow_symlinks=True)",
                "Sets access and change times."),
    def<getcwd_>("getcwd()", "The current directory."),
    def<getcwdb>("getcwdb()", "The current directory as bytes."),
    def<open_>("open(path, flags, mode=511, *, dir_fd=None)", "Opens a file: its descriptor."),
    def<close_>("close(fd)", "Closes a descriptor."),
    def<read_>("read(fd, length, /)", "Reads at most that many bytes."),
    def<write_>("write(fd, data, /)", "Writes; how many bytes it wrote."),
    def<lseek_>("lseek(fd, position, whence, /)", "Sets the position."),
    def<dup_>("dup(fd, /)", "A second descriptor."),
    def<dup2_>("dup2(fd, fd2, inheritable=True)", "Makes fd2 a second descriptor of fd."),
    def<pipe_>("pipe()", "(read end, write end)."),
    def<fsync_>("fsync(fd)", "Waits until the data is stored."),
    def<fsync_>("fdatasync(fd)", "Waits until the data is stored."),
    def<ftruncate_>("ftruncate(fd, length, /)", "Cuts or extends an open file."),
    def<isatty_>("isatty(fd, /)", "Whether it is a terminal."),
    def<get_inheritable>("get_inheritable(fd, /)",
                         "Whether programs started by this one inherit it."),
    def<set_inheritable>("set_inheritable(fd, inheritable, /)", "Sets that."),
    def<get_blocking>("get_blocking(fd, /)", "Whether reads and writes wait."),
    def<set_blocking>("set_blocking(fd, blocking, /)", "Sets that."),
};

}  // namespace

std::span<const NativeDef> file_functions() { return kFunctions; }

}  // namespace aio::posix
