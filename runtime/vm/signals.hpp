// Signals of the process as scripts see them: which have arrived, and who handles them. A signal's
// handler in C++ only notes the number; the script's handler runs at the next safepoint.
#pragma once

#include <atomic>
#include <cstdint>

#include "runtime/vm/vm.hpp"

namespace aio {

enum class SignalAction : uint8_t { Default, Ignore, Deliver };
inline constexpr int kSignalCount = 65;  ///< signal.NSIG: numbers are below it

struct ProcessSignals {
  std::atomic<uint64_t> pending{0};  ///< bit number-1: arrived, not handled yet
  std::atomic<int> wakeup_fd{-1};    ///< signal.set_wakeup_fd; -1: none
  /// Changes what the process does on a signal: 0 or an errno. Null: the host owns the signals,
  /// scripts cannot set handlers.
  int (*set_action)(int number, SignalAction action) = nullptr;
  Dict* handlers = nullptr;  ///< number to callable; a SIGINT that is not in it goes to
                             ///< Vm::on_signal. Null: empty

  /// Notes an arrival. Safe in signal handlers and from other threads.
  void arrive(Vm& vm, int number) noexcept;
};

/// Calls the handlers of what arrived, lowest number first. Raised: from a handler; the others stay
/// pending.
Status deliver_signals(Vm& vm);

}  // namespace aio
