// The only file that includes uv.h. Each watch owns its libuv handle; handles are closed
// asynchronously, so a watch that is removed leaves the maps at once and is freed by its close
// callback. Invariant: callbacks run inside wait() and nowhere else, on the thread that calls it.
#include "runtime/loop/poller.hpp"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <time.h>
#include <uv.h>

#include <map>
#include <mutex>
#include <utility>
#include <vector>

namespace aio {
namespace {

template <class T>
uv_handle_t* handle(T* h) {
  return reinterpret_cast<uv_handle_t*>(h);
}

struct DescriptorWatch {
  uv_poll_t poll;
  Poller::Callback read, write;
};

struct SignalWatch {
  uv_signal_t signal;
  Poller::Callback raised;
};

struct Job {
  uv_work_t request;
  Poller::Callback work, done;
  size_t* running;
};

}  // namespace

struct Poller::Impl {
  uv_loop_t own_loop{};
  uv_loop_t* loop = nullptr;
  bool owns_loop = false;
  uv_async_t* async = nullptr;
  uv_timer_t* timer = nullptr;
  std::map<int, DescriptorWatch*> descriptors;
  std::map<int, SignalWatch*> signals;
  size_t running_jobs = 0;
  mutable std::mutex mutex;
  std::vector<Callback> posted;

  void run_posted() {
    std::vector<Callback> calls;
    {
      std::lock_guard lock(mutex);
      calls.swap(posted);
    }
    for (Callback& call : calls) call();
  }
  int update(DescriptorWatch* watch);
  DescriptorWatch* watch_of(int fd, int* error);
  void drop(int fd);
};

Poller::Poller(uv_loop_t* host_loop) : impl_(std::make_unique<Impl>()) {
  impl_->owns_loop = host_loop == nullptr;
  impl_->loop = host_loop ? host_loop : &impl_->own_loop;
  if (impl_->owns_loop) uv_loop_init(impl_->loop);
  impl_->async = new uv_async_t;
  impl_->async->data = impl_.get();
  uv_async_init(impl_->loop, impl_->async,
                [](uv_async_t* a) { static_cast<Impl*>(a->data)->run_posted(); });
  impl_->timer = new uv_timer_t;
  uv_timer_init(impl_->loop, impl_->timer);
}

Poller::~Poller() {
  while (impl_->running_jobs > 0) uv_run(impl_->loop, UV_RUN_ONCE);
  while (!impl_->descriptors.empty()) impl_->drop(impl_->descriptors.begin()->first);
  while (!impl_->signals.empty()) unwatch_signal(impl_->signals.begin()->first);
  uv_close(handle(impl_->async), [](uv_handle_t* h) { delete reinterpret_cast<uv_async_t*>(h); });
  uv_close(handle(impl_->timer), [](uv_handle_t* h) { delete reinterpret_cast<uv_timer_t*>(h); });
  if (!impl_->owns_loop) {
    uv_run(impl_->loop, UV_RUN_NOWAIT);
    return;
  }
  uv_run(impl_->loop, UV_RUN_DEFAULT);
  uv_loop_close(impl_->loop);
}

void Poller::wait(Nanoseconds timeout) {
  if (timeout == 0) {
    uv_run(impl_->loop, UV_RUN_NOWAIT);
    return;
  }
  if (timeout > 0) {
    // Rounded up: an early wake-up would spin until the deadline.
    uint64_t milliseconds = static_cast<uint64_t>((timeout + 999'999) / 1'000'000);
    uv_update_time(impl_->loop);
    uv_timer_start(
        impl_->timer, [](uv_timer_t*) {}, milliseconds, 0);
  }
  uv_run(impl_->loop, UV_RUN_ONCE);
  uv_timer_stop(impl_->timer);
}

bool Poller::alive() const {
  if (!impl_->descriptors.empty() || !impl_->signals.empty() || impl_->running_jobs) return true;
  std::lock_guard lock(impl_->mutex);
  return !impl_->posted.empty();
}

// --- descriptors ---------------------------------------------------------------------------------

DescriptorWatch* Poller::Impl::watch_of(int fd, int* error) {
  auto found = descriptors.find(fd);
  if (found != descriptors.end()) return found->second;
  auto* watch = new DescriptorWatch;
  int status = uv_poll_init(loop, &watch->poll, fd);
  if (status < 0) {
    *error = -status;
    delete watch;
    return nullptr;
  }
  watch->poll.data = watch;
  descriptors[fd] = watch;
  return watch;
}

int Poller::Impl::update(DescriptorWatch* watch) {
  int events = (watch->read ? UV_READABLE | UV_DISCONNECT : 0) | (watch->write ? UV_WRITABLE : 0);
  int status = uv_poll_start(&watch->poll, events, [](uv_poll_t* poll, int failure, int ready) {
    auto* w = static_cast<DescriptorWatch*>(poll->data);
    // The callbacks may remove the watch: take copies first. After an error both are told; their
    // own call will see it.
    Callback read = failure || (ready & (UV_READABLE | UV_DISCONNECT)) ? w->read : nullptr;
    Callback write = failure || (ready & UV_WRITABLE) ? w->write : nullptr;
    if (read) read();
    if (write) write();
  });
  return status < 0 ? -status : 0;
}

void Poller::Impl::drop(int fd) {
  auto found = descriptors.find(fd);
  DescriptorWatch* watch = found->second;
  descriptors.erase(found);
  uv_poll_stop(&watch->poll);
  uv_close(handle(&watch->poll),
           [](uv_handle_t* h) { delete static_cast<DescriptorWatch*>(h->data); });
}

int Poller::watch_read(int fd, Callback ready) {
  int error = 0;
  DescriptorWatch* watch = impl_->watch_of(fd, &error);
  if (!watch) return error;
  watch->read = std::move(ready);
  return impl_->update(watch);
}

int Poller::watch_write(int fd, Callback ready) {
  int error = 0;
  DescriptorWatch* watch = impl_->watch_of(fd, &error);
  if (!watch) return error;
  watch->write = std::move(ready);
  return impl_->update(watch);
}

bool Poller::unwatch_read(int fd) {
  auto found = impl_->descriptors.find(fd);
  if (found == impl_->descriptors.end() || !found->second->read) return false;
  found->second->read = nullptr;
  if (found->second->write) impl_->update(found->second);
  else impl_->drop(fd);
  return true;
}

bool Poller::unwatch_write(int fd) {
  auto found = impl_->descriptors.find(fd);
  if (found == impl_->descriptors.end() || !found->second->write) return false;
  found->second->write = nullptr;
  if (found->second->read) impl_->update(found->second);
  else impl_->drop(fd);
  return true;
}

// --- signals -------------------------------------------------------------------------------------

int Poller::watch_signal(int number, Callback raised) {
  auto found = impl_->signals.find(number);
  if (found != impl_->signals.end()) {
    found->second->raised = std::move(raised);
    return 0;
  }
  auto* watch = new SignalWatch;
  uv_signal_init(impl_->loop, &watch->signal);
  watch->signal.data = watch;
  watch->raised = std::move(raised);
  int status = uv_signal_start(
      &watch->signal,
      [](uv_signal_t* s, int) {
        Callback call = static_cast<SignalWatch*>(s->data)->raised;
        if (call) call();
      },
      number);
  if (status < 0) {
    uv_close(handle(&watch->signal),
             [](uv_handle_t* h) { delete static_cast<SignalWatch*>(h->data); });
    return -status;
  }
  impl_->signals[number] = watch;
  return 0;
}

bool Poller::unwatch_signal(int number) {
  auto found = impl_->signals.find(number);
  if (found == impl_->signals.end()) return false;
  uv_signal_stop(&found->second->signal);
  uv_close(handle(&found->second->signal),
           [](uv_handle_t* h) { delete static_cast<SignalWatch*>(h->data); });
  impl_->signals.erase(found);
  return true;
}

// --- worker pool, other threads ------------------------------------------------------------------

void Poller::run_in_pool(Callback work, Callback done) {
  auto* job = new Job{{}, std::move(work), std::move(done), &impl_->running_jobs};
  job->request.data = job;
  ++impl_->running_jobs;
  uv_queue_work(
      impl_->loop, &job->request,
      [](uv_work_t* request) { static_cast<Job*>(request->data)->work(); },
      [](uv_work_t* request, int) {
        std::unique_ptr<Job> finished(static_cast<Job*>(request->data));
        --*finished->running;
        finished->done();
      });
}

size_t Poller::pool_running() const { return impl_->running_jobs; }

void Poller::post(Callback call) {
  {
    std::lock_guard lock(impl_->mutex);
    impl_->posted.push_back(std::move(call));
  }
  uv_async_send(impl_->async);
}

void Poller::wake() { uv_async_send(impl_->async); }

uv_loop_t* Poller::uv() { return impl_->loop; }

int Poller::descriptor() const { return uv_backend_fd(impl_->loop); }

void sleep_without_poller(Nanoseconds timeout, const std::atomic<uint32_t>& interrupt,
                          uint32_t flags) {
  if (timeout < 0) timeout = Nanoseconds{3600} * 1'000'000'000;
  timespec t{static_cast<time_t>(timeout / 1'000'000'000),
             static_cast<long>(timeout % 1'000'000'000)};
  // A signal between the look at the flag and the sleep would be slept over: until ppoll sleeps,
  // signals wait.
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  if (!(interrupt.load(std::memory_order_relaxed) & flags)) ppoll(nullptr, 0, &t, &before);
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

}  // namespace aio
