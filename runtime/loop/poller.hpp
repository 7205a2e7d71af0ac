// Poller: everything that waits for the outside world, on libuv: descriptors, signals, blocking
// work on the worker pool, calls from other threads. Knows no Value: callbacks are plain C++. Made
// when first needed; a script without I/O has none.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>

#include "runtime/loop/clock.hpp"

struct uv_loop_s;

namespace aio {

class Poller {
 public:
  using Callback = std::function<void()>;
  /// Null: a libuv loop of its own; else a host's, which the Poller never runs.
  explicit Poller(uv_loop_s* host_loop = nullptr);
  /// Waits for running pool work.
  ~Poller();
  Poller(const Poller&) = delete;

  /// Blocks until something happened (its callbacks have run) or the time is over. timeout < 0: no
  /// limit; 0: only looks. A signal handler of the process also ends the wait.
  void wait(Nanoseconds timeout);
  /// Whether anything could still call back: watched descriptors, signals, pool work, posted calls.
  bool alive() const;

  /// Calls `ready` whenever fd can be read (written), until removed. Replaces an earlier watch of
  /// the same kind. Errno or 0.
  int watch_read(int fd, Callback ready);
  int watch_write(int fd, Callback ready);
  /// False if there was none.
  bool unwatch_read(int fd);
  bool unwatch_write(int fd);

  /// Errno or 0.
  int watch_signal(int number, Callback raised);
  bool unwatch_signal(int number);

  /// Runs `work` on a pool thread, then `done` here (inside a later wait). Neither may throw.
  void run_in_pool(Callback work, Callback done);
  size_t pool_running() const;

  /// From any thread: runs `call` here, inside a later wait, and ends a running one.
  void post(Callback call);
  /// From any thread or a signal handler: ends a running wait.
  void wake();

  uv_loop_s* uv();
  /// For hosts that wait themselves: becomes readable when there is something to do.
  int descriptor() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// What wait() does when there is no Poller: sleeps unless one of `flags` is set in `interrupt`; a
/// signal handler of the process that sets one ends the sleep.
void sleep_without_poller(Nanoseconds timeout, const std::atomic<uint32_t>& interrupt,
                          uint32_t flags);

}  // namespace aio
