// Signals of the process. A signal handler has no argument that could carry an interpreter: this is
// the one place that has a global, which mirrors what is global in the operating system, the table
// of handlers.
#include <atomic>
#include <cerrno>
#include <csignal>

#include "embed/src/host.hpp"
#include "runtime/vm/signals.hpp"

namespace aio {
inline namespace v0 {
namespace detail {
namespace {

std::atomic<Vm*> receiver{nullptr};

extern "C" void on_process_signal(int number) {
  int saved = errno;
  if (Vm* vm = receiver.load()) vm->signals->arrive(*vm, number);
  errno = saved;
}

int set_action(int number, SignalAction wanted) {
  struct sigaction action {};
  action.sa_handler = wanted == SignalAction::Deliver  ? on_process_signal
                      : wanted == SignalAction::Ignore ? SIG_IGN
                                                       : SIG_DFL;
  sigemptyset(&action.sa_mask);
  // No SA_RESTART: a blocked read or wait must come back.
  return sigaction(number, &action, nullptr) < 0 ? errno : 0;
}

bool is_default(int number) {
  struct sigaction now {};
  return sigaction(number, nullptr, &now) == 0 && now.sa_handler == SIG_DFL;
}

/// What the interpreter handles goes back to its default.
void release_signals() {
  for (int number = 1; number < kSignalCount; ++number) {
    struct sigaction now {};
    if (sigaction(number, nullptr, &now) == 0 && now.sa_handler == on_process_signal)
      (void)set_action(number, SignalAction::Default);
  }
}

}  // namespace

void direct_signals_to(Vm* vm) {
  receiver.store(vm);
  if (!vm) return release_signals();
  vm->signals->set_action = set_action;
  // A write to a closed pipe is an OSError of the script, not the end of the process. What the
  // parent chose to ignore (a job in the background) stays ignored.
  (void)set_action(SIGPIPE, SignalAction::Ignore);
  if (is_default(SIGINT)) (void)set_action(SIGINT, SignalAction::Deliver);
}

}  // namespace detail
}  // namespace v0
}  // namespace aio
