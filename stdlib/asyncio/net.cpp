// Module _net: the system calls under asyncio's streams and subprocesses, on non-blocking
// descriptors. A call that would block returns None; waiting is the event loop's business
// (add_reader, add_writer).
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstring>

#include "runtime/object/builtin_ops.hpp"
#include "runtime/object/exception.hpp"
#include "runtime/object/iterator_ops.hpp"
#include "runtime/object/object_model.hpp"
#include "stdlib/asyncio/asyncio_module.hpp"
#include "stdlib/posix.hpp"

namespace aio {
namespace {

constexpr size_t kMaxReceive = 1 << 20;

Value os_error(Vm& vm, int error) { return raise_os_error(vm, error, Value::undef()); }
bool would_block(int error) {
  return error == EAGAIN || error == EWOULDBLOCK || error == EINPROGRESS;
}

/// (host, port) or (host, port, flowinfo, scope) or path, as Python's socket module shows
/// addresses.
Value address_value(Vm& vm, const sockaddr_storage& storage) {
  char text[INET6_ADDRSTRLEN] = {};
  if (storage.ss_family == AF_INET) {
    const auto& in = reinterpret_cast<const sockaddr_in&>(storage);
    inet_ntop(AF_INET, &in.sin_addr, text, sizeof text);
    Value pair[2] = {make_str(vm, text), Value::small_int(ntohs(in.sin_port))};
    return make_tuple(vm, pair, 2);
  }
  if (storage.ss_family == AF_INET6) {
    const auto& in = reinterpret_cast<const sockaddr_in6&>(storage);
    inet_ntop(AF_INET6, &in.sin6_addr, text, sizeof text);
    Value four[4] = {make_str(vm, text), Value::small_int(ntohs(in.sin6_port)),
                     Value::small_int(ntohl(in.sin6_flowinfo)), Value::small_int(in.sin6_scope_id)};
    return make_tuple(vm, four, 4);
  }
  return make_str(vm, reinterpret_cast<const sockaddr_un&>(storage).sun_path);
}

/// Fills *out from a numeric host and port or, without a host, the path of a Unix socket.
/// TypeError, OSError.
Result<socklen_t> parse_address(Vm& vm, int64_t family, Value address, sockaddr_storage* out) {
  std::memset(out, 0, sizeof *out);
  out->ss_family = static_cast<sa_family_t>(family);
  if (Str* path = dyn_as<Str>(address)) {
    std::string text = to_utf8(path);
    auto& un = reinterpret_cast<sockaddr_un&>(*out);
    if (text.size() >= sizeof un.sun_path)
      return raise(vm, ExceptionType::OSError, "AF_UNIX path too long");
    std::memcpy(un.sun_path, text.data(), text.size());
    return static_cast<socklen_t>(sizeof un);
  }
  Tuple* pair = dyn_as<Tuple>(address);
  if (!pair || pair->size < 2 || !is_kind(pair->items()[0], Kind::Str))
    return raise(vm, ExceptionType::TypeError, "an address is a path or a tuple (host, port)");
  std::string host = to_utf8(as<Str>(pair->items()[0]));
  AIO_TRY(int64_t port, index_int64(vm, pair->items()[1]));
  if (family == AF_INET6) {
    auto& in = reinterpret_cast<sockaddr_in6&>(*out);
    in.sin6_port = htons(static_cast<uint16_t>(port));
    if (inet_pton(AF_INET6, host.c_str(), &in.sin6_addr) != 1)
      return raise_os_error(vm, EINVAL, Value::undef());
    return static_cast<socklen_t>(sizeof in);
  }
  auto& in = reinterpret_cast<sockaddr_in&>(*out);
  in.sin_port = htons(static_cast<uint16_t>(port));
  if (inet_pton(AF_INET, host.c_str(), &in.sin_addr) != 1)
    return raise_os_error(vm, EINVAL, Value::undef());
  return static_cast<socklen_t>(sizeof in);
}

/// [(family, address)] for a host name; OSError (socket.gaierror's number and text).
Value resolve(Vm& vm, Value host, Value port, int64_t family, bool passive) {
  addrinfo hints{}, *found = nullptr;
  hints.ai_family = static_cast<int>(family);
  hints.ai_socktype = SOCK_STREAM;
  if (passive) hints.ai_flags = AI_PASSIVE;
  std::string name = is_kind(host, Kind::Str) ? to_utf8(as<Str>(host)) : std::string();
  AIO_TRY(Value service_text, str_of(vm, port));
  std::string service = port.is_none() ? std::string("0") : to_utf8(as<Str>(service_text));
  int status = getaddrinfo(name.empty() ? nullptr : name.c_str(), service.c_str(), &hints, &found);
  if (status != 0) {
    Value args[2] = {Value::small_int(status), make_str(vm, gai_strerror(status))};
    return raise_args(vm, ExceptionType::OSError, args, 2);
  }
  Rooted list(vm, make_list(vm, nullptr, 0));
  for (addrinfo* a = found; a; a = a->ai_next) {
    sockaddr_storage storage{};
    std::memcpy(&storage, a->ai_addr, a->ai_addrlen);
    Value row[2] = {Value::small_int(a->ai_family), address_value(vm, storage)};
    if (failed(list_append(vm, list.as<List>(), make_tuple(vm, row, 2)))) break;
  }
  freeaddrinfo(found);
  return list;
}

Value listen_on(Vm& vm, int64_t family, Value address, int64_t backlog, bool reuse_port) {
  sockaddr_storage storage;
  AIO_TRY(socklen_t length, parse_address(vm, family, address, &storage));
  int fd = socket(static_cast<int>(family), SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (fd < 0) return os_error(vm, errno);
  int on = 1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (reuse_port) setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, &on, sizeof on);
  if (family == AF_INET6) setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof on);
  if (bind(fd, reinterpret_cast<sockaddr*>(&storage), length) < 0 ||
      listen(fd, static_cast<int>(backlog)) < 0) {
    int error = errno;
    close(fd);
    return os_error(vm, error);
  }
  return Value::small_int(fd);
}

/// A descriptor whose connection is under way: writable once it is decided.
Value connect_to(Vm& vm, int64_t family, Value address) {
  sockaddr_storage storage;
  AIO_TRY(socklen_t length, parse_address(vm, family, address, &storage));
  int fd = socket(static_cast<int>(family), SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (fd < 0) return os_error(vm, errno);
  if (connect(fd, reinterpret_cast<sockaddr*>(&storage), length) < 0 && !would_block(errno)) {
    int error = errno;
    close(fd);
    return os_error(vm, error);
  }
  return Value::small_int(fd);
}
/// The result of such a connection: its errno, 0 for success.
int64_t connect_result(Vm&, int64_t fd) {
  int error = 0;
  socklen_t length = sizeof error;
  return getsockopt(static_cast<int>(fd), SOL_SOCKET, SO_ERROR, &error, &length) < 0 ? errno
                                                                                     : error;
}

Value accept_one(Vm& vm, int64_t fd) {
  int connection = accept4(static_cast<int>(fd), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
  if (connection >= 0) return Value::small_int(connection);
  return would_block(errno) || errno == ECONNABORTED || errno == EINTR ? Value::none()
                                                                       : os_error(vm, errno);
}

Value receive(Vm& vm, int64_t fd, int64_t size) {
  uint8_t stack_buffer[16384];
  size_t wanted = std::min(static_cast<size_t>(std::max<int64_t>(size, 0)), kMaxReceive);
  std::unique_ptr<uint8_t[]> big(wanted > sizeof stack_buffer ? new uint8_t[wanted] : nullptr);
  uint8_t* buffer = big ? big.get() : stack_buffer;
  ssize_t n = read(static_cast<int>(fd), buffer, wanted);
  if (n >= 0) return make_bytes(vm, buffer, static_cast<size_t>(n));
  return would_block(errno) || errno == EINTR ? Value::none() : os_error(vm, errno);
}

/// Writes some of the bytes from `start`; how many, or None.
Value send_some(Vm& vm, int64_t fd, Value data, int64_t start) {
  const uint8_t* bytes = nullptr;
  size_t length = 0;
  if (Bytes* b = dyn_as<Bytes>(data)) {
    bytes = b->data();
    length = b->length;
  } else if (ByteArray* a = dyn_as<ByteArray>(data)) {
    bytes = a->data;
    length = a->length;
  } else {
    return raise(vm, ExceptionType::TypeError, "a bytes-like object is required, not '%T'", data);
  }
  size_t from = std::min(length, static_cast<size_t>(std::max<int64_t>(start, 0)));
  ssize_t n = send(static_cast<int>(fd), bytes + from, length - from, MSG_NOSIGNAL);
  if (n < 0 && errno == ENOTSOCK) n = write(static_cast<int>(fd), bytes + from, length - from);
  if (n >= 0) return Value::small_int(n);
  return would_block(errno) || errno == EINTR ? Value::none() : os_error(vm, errno);
}

Status shut_down(Vm& vm, int64_t fd, int64_t how) {
  if (shutdown(static_cast<int>(fd), static_cast<int>(how)) == 0 || errno == ENOTCONN)
    return Status::Ok;
  (void)os_error(vm, errno);
  return Status::Raised;
}
void close_fd(Vm&, int64_t fd) { close(static_cast<int>(fd)); }
void no_delay(Vm&, int64_t fd) {
  int on = 1;
  setsockopt(static_cast<int>(fd), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

template <int (*get)(int, sockaddr*, socklen_t*) noexcept>
Value name_of(Vm& vm, int64_t fd) {
  sockaddr_storage storage{};
  socklen_t length = sizeof storage;
  if (get(static_cast<int>(fd), reinterpret_cast<sockaddr*>(&storage), &length) < 0)
    return os_error(vm, errno);
  return address_value(vm, storage);
}

// --- processes -----------------------------------------------------------------------------------

struct SpawnPlan {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  SpawnPlan() {
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    // The interpreter ignores SIGPIPE; programs expect that it ends them.
    sigset_t defaults;
    sigemptyset(&defaults);
    sigaddset(&defaults, SIGPIPE);
    posix_spawnattr_setsigdefault(&attributes, &defaults);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  }
  ~SpawnPlan() {
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
  }
};

Result<std::vector<std::string>> texts_of(Vm& vm, Value items) {
  std::vector<std::string> texts;
  AIO_CHECK(for_each(vm, items, [&](Value item) -> Status {
    if (Bytes* b = dyn_as<Bytes>(item)) {
      texts.emplace_back(b->view());
    } else {
      AIO_TRY(Value text, str_of(vm, item));
      texts.push_back(posix::encode_path(as<Str>(text)));
    }
    if (texts.back().find('\0') == std::string::npos) return Status::Ok;
    return raise(vm, ExceptionType::ValueError, "embedded null byte");
  }));
  return texts;
}
std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> out;
  for (std::string& t : texts) out.push_back(t.data());
  out.push_back(nullptr);
  return out;
}

/// Starts argv[0] with descriptors fds[i] as its descriptor i (-1: inherited). (pid, pidfd);
/// OSError.
Value spawn(Vm& vm, Value arguments, Value environment, Value directory, Value fds) {
  AIO_TRY(std::vector<std::string> argv, texts_of(vm, arguments));
  std::vector<std::string> env;
  if (!environment.is_none()) { AIO_TRY(env, texts_of(vm, environment)); }
  SpawnPlan plan;
  int target = 0;
  AIO_CHECK(for_each(vm, fds, [&](Value v) -> Status {
    AIO_TRY(int64_t fd, index_int64(vm, v));
    if (fd >= 0) posix_spawn_file_actions_adddup2(&plan.actions, static_cast<int>(fd), target);
    ++target;
    return Status::Ok;
  }));
  if (Str* path = dyn_as<Str>(directory))
    posix_spawn_file_actions_addchdir_np(&plan.actions, posix::encode_path(path).c_str());
  std::vector<char*> argv_pointers = pointers(argv), env_pointers = pointers(env);
  pid_t pid;
  int error =
      posix_spawnp(&pid, argv[0].c_str(), &plan.actions, &plan.attributes, argv_pointers.data(),
                   environment.is_none() ? environ : env_pointers.data());
  if (error) return raise_os_error(vm, error, posix::path_result(vm, argv[0], false));
  Value pair[2] = {Value::small_int(pid), Value::small_int(syscall(SYS_pidfd_open, pid, 0))};
  return make_tuple(vm, pair, 2);
}

/// The exit code of a child (negative: the signal that ended it), or None while it runs.
Value wait_child(Vm& vm, int64_t pid) {
  int status = 0;
  pid_t r = waitpid(static_cast<pid_t>(pid), &status, WNOHANG);
  if (r == 0) return Value::none();
  if (r < 0) return os_error(vm, errno);
  return Value::small_int(WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status));
}
Status send_signal(Vm& vm, int64_t pid, int64_t number) {
  if (kill(static_cast<pid_t>(pid), static_cast<int>(number)) == 0) return Status::Ok;
  (void)os_error(vm, errno);
  return Status::Raised;
}
/// (read end, write end), both closed on exec; `nonblocking`: which of them (bit 0, bit 1) does not
/// block.
Value make_pipe(Vm& vm, int64_t nonblocking) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) < 0) return os_error(vm, errno);
  for (int i = 0; i < 2; ++i)
    if (nonblocking >> i & 1) fcntl(ends[i], F_SETFL, fcntl(ends[i], F_GETFL) | O_NONBLOCK);
  Value pair[2] = {Value::small_int(ends[0]), Value::small_int(ends[1])};
  return make_tuple(vm, pair, 2);
}
Value open_null(Vm& vm) {
  int fd = open("/dev/null", O_RDWR | O_CLOEXEC);
  return fd < 0 ? os_error(vm, errno) : Value::small_int(fd);
}

constexpr NativeDef kFunctions[] = {
    def<resolve>("resolve(host, port, family, passive, /)"),
    def<listen_on>("listen(family, address, backlog, reuse_port, /)"),
    def<connect_to>("connect(family, address, /)"),
    def<connect_result>("connect_result(fd, /)"),
    def<accept_one>("accept(fd, /)"),
    def<receive>("recv(fd, size, /)"),
    def<send_some>("send(fd, data, start, /)"),
    def<shut_down>("shutdown(fd, how, /)"),
    def<close_fd>("close(fd, /)"),
    def<no_delay>("no_delay(fd, /)"),
    def<name_of<getsockname>>("getsockname(fd, /)"),
    def<name_of<getpeername>>("getpeername(fd, /)"),
    def<spawn>("spawn(arguments, environment, directory, fds, /)"),
    def<wait_child>("wait_child(pid, /)"),
    def<send_signal>("kill(pid, number, /)"),
    def<make_pipe>("pipe(nonblocking, /)"),
    def<open_null>("open_null()"),
};

Status init(Vm& vm, Module* module) {
  module_set(vm, module, "AF_UNSPEC", Value::small_int(AF_UNSPEC));
  module_set(vm, module, "AF_INET", Value::small_int(AF_INET));
  module_set(vm, module, "AF_INET6", Value::small_int(AF_INET6));
  module_set(vm, module, "AF_UNIX", Value::small_int(AF_UNIX));
  return Status::Ok;
}

}  // namespace

extern const ModuleDef kNetModule;
const ModuleDef kNetModule = {.name = "_net",
                              .doc = "Sockets and processes for asyncio.",
                              .functions = kFunctions,
                              .init = init};

}  // namespace aio
