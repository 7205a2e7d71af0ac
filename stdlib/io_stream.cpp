// Stream: buffered reading and writing of a file descriptor.
#include "stdlib/io_stream.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include <cerrno>

#include "runtime/object/exception.hpp"

namespace aio {
namespace {

constexpr uint32_t kStops = kInterruptSignal | kInterruptTerminate;

/// After EINTR: runs what a signal asked for (KeyboardInterrupt).
Status interrupted(Vm& vm) {
  return vm.interrupt.load(std::memory_order_relaxed) & kStops ? vm.handle_interrupt() : Status::Ok;
}

/// Waits until there is something to read. A signal just before the wait is not slept over: until
/// ppoll sleeps, signals wait.
Status wait_for_input(Vm& vm, int fd) {
  for (;;) {
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    bool stop = vm.interrupt.load(std::memory_order_relaxed) & kStops;
    pollfd wanted{fd, POLLIN, 0};
    int ready = stop ? 0 : ppoll(&wanted, 1, nullptr, &before);
    bool signal = ready < 0 && errno == EINTR;
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    if (!stop && !signal) return Status::Ok;  // whatever it is, read() tells
    AIO_CHECK(interrupted(vm));
  }
}

void wait_until_ready(int fd, short events) {
  pollfd p{fd, events, 0};
  poll(&p, 1, -1);
}

void unlink(Vm& vm, Stream* s) {
  if (s->previous) s->previous->next = s->next;
  else if (vm.open_streams == s) vm.open_streams = s->next;
  if (s->next) s->next->previous = s->previous;
  s->next = s->previous = nullptr;
}

void drop_read_ahead(Stream* s) {
  s->in.clear();
  s->in_position = 0;
}

}  // namespace

Stream* new_stream(Vm& vm, int fd) {
  auto* s = new Stream;
  s->fd = fd;
  s->users = 1;
  s->next = static_cast<Stream*>(vm.open_streams);
  if (s->next) s->next->previous = s;
  vm.open_streams = s;
  return s;
}

void release_stream(Vm& vm, Stream* s) {
  if (--s->users > 0) return;
  if (!s->closed && s->fd >= 0) {
    s->out += s->text;
    for (std::string_view rest = s->out; !rest.empty();) {
      ssize_t n = ::write(s->fd, rest.data(), rest.size());
      if (n < 0 && errno != EINTR) break;
      if (n > 0) rest.remove_prefix(static_cast<size_t>(n));
    }
    if (s->closefd) ::close(s->fd);
  }
  unlink(vm, s);
  delete s;
}

Status write_all(Vm& vm, int fd, std::string_view bytes, size_t* written) {
  size_t done = 0;
  Status status = Status::Ok;
  while (!failed(status) && done < bytes.size()) {
    ssize_t n = ::write(fd, bytes.data() + done, bytes.size() - done);
    if (n >= 0) done += static_cast<size_t>(n);
    else if (errno == EINTR) status = interrupted(vm);
    else if (errno == EAGAIN) wait_until_ready(fd, POLLOUT);
    else status = raise_os_error(vm, errno, Value::undef());
  }
  if (written) *written = done;
  return status;
}

Status stream_flush(Vm& vm, Stream* s) {
  s->out += s->text;
  s->text.clear();
  return stream_flush_bytes(vm, s);
}

Status stream_write_text(Vm& vm, Stream* s, std::string_view bytes) {
  drop_read_ahead(s);
  s->text.append(bytes);
  if (s->unbuffered) return stream_flush(vm, s);
  if (s->text.size() < kStreamBufferSize) return Status::Ok;
  std::string moved;
  moved.swap(s->text);
  return stream_write(vm, s, moved);
}

Status flush_open_files(Vm& vm) {
  for (auto* s = static_cast<Stream*>(vm.open_streams); s; s = s->next)
    if (s->fd > 2 && !s->closed && (!s->out.empty() || !s->text.empty()))
      AIO_CHECK(stream_flush(vm, s));
  return Status::Ok;
}

Status stream_flush_bytes(Vm& vm, Stream* s) {
  if (s->out.empty()) return Status::Ok;
  // Taken out first: handlers of signals that run meanwhile may write, too. What could not be
  // written stays.
  std::string bytes;
  bytes.swap(s->out);
  size_t written = 0;
  Status ok = write_all(vm, s->fd, bytes, &written);
  bytes.erase(0, written);
  if (s->out.empty()) bytes.swap(s->out);  // keeps the capacity
  else s->out.insert(0, bytes);
  return ok;
}

Result<bool> stream_fill(Vm& vm, Stream* s, size_t bytes) {
  AIO_CHECK(stream_flush(vm, s));
  if (s->in_position == s->in.size()) drop_read_ahead(s);
  else if (s->in_position > kStreamBufferSize) {
    s->in.erase(0, s->in_position);
    s->in_position = 0;
  }
  size_t old_size = s->in.size();
  s->in.resize(old_size + bytes);
  ssize_t n;
  if (s->fd == STDIN_FILENO && failed(wait_for_input(vm, s->fd)))
    return s->in.resize(old_size), raised;
  while ((n = ::read(s->fd, s->in.data() + old_size, bytes)) < 0) {
    if (errno == EAGAIN) {
      wait_until_ready(s->fd, POLLIN);
    } else if (errno != EINTR || failed(interrupted(vm))) {
      int error = errno;
      s->in.resize(old_size);
      return error == EINTR ? raised : raise_os_error(vm, error, Value::undef());
    }
  }
  s->in.resize(old_size + static_cast<size_t>(n));
  return n > 0;
}

Status stream_write(Vm& vm, Stream* s, std::string_view bytes) {
  if (s->available()) {
    if (lseek(s->fd, -static_cast<off_t>(s->available()), SEEK_CUR) < 0 && errno != ESPIPE)
      return raise_os_error(vm, errno, Value::undef());
    drop_read_ahead(s);
  }
  if (s->out.size() + bytes.size() > kStreamBufferSize) {
    AIO_CHECK(stream_flush_bytes(vm, s));
    if (bytes.size() > kStreamBufferSize) return write_all(vm, s->fd, bytes);
  }
  s->out.append(bytes);
  return s->unbuffered ? stream_flush_bytes(vm, s) : Status::Ok;
}

Result<int64_t> stream_seek(Vm& vm, Stream* s, int64_t offset, int whence) {
  AIO_CHECK(stream_flush(vm, s));
  if (whence == SEEK_CUR) offset -= static_cast<int64_t>(s->available());
  off_t position = lseek(s->fd, offset, whence);
  if (position < 0) return raise_os_error(vm, errno, Value::undef());
  drop_read_ahead(s);
  s->in_is_recoded = false;
  return static_cast<int64_t>(position);
}

Result<int64_t> stream_tell(Vm& vm, Stream* s) {
  AIO_CHECK(stream_flush(vm, s));
  off_t position = lseek(s->fd, 0, SEEK_CUR);
  if (position < 0) return raise_os_error(vm, errno, Value::undef());
  return static_cast<int64_t>(position) - static_cast<int64_t>(s->available());
}

Status stream_close(Vm& vm, Stream* s) {
  if (s->closed) return Status::Ok;
  Status flushed = s->fd >= 0 ? stream_flush(vm, s) : Status::Ok;
  s->closed = true;
  drop_read_ahead(s);
  unlink(vm, s);
  int error = s->closefd && s->fd >= 0 && ::close(s->fd) < 0 ? errno : 0;
  if (!failed(flushed) && error) return raise_os_error(vm, error, Value::undef());
  return flushed;
}

}  // namespace aio
