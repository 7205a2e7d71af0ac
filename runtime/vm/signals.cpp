// Delivery of the process's signals to script handlers, at safepoints.
#include "runtime/vm/signals.hpp"

#include <unistd.h>
#include <bit>
#include <csignal>

#include "runtime/object/exception.hpp"
#include "runtime/object/hash_table.hpp"
#include "runtime/task/scheduler.hpp"
#include "runtime/vm/frame_info.hpp"

namespace aio {

void ProcessSignals::arrive(Vm& vm, int number) noexcept {
  pending.fetch_or(uint64_t{1} << (number - 1));
  vm.request(kInterruptSignal);
  vm.scheduler->interrupt_wait();
  int fd = wakeup_fd.load();
  auto byte = static_cast<unsigned char>(number);
  if (fd >= 0) (void)!write(fd, &byte, 1);
}

Status deliver_signals(Vm& vm) {
  ProcessSignals& signals = *vm.signals;
  while (uint64_t arrived = signals.pending.load()) {
    int number = std::countr_zero(arrived) + 1;
    signals.pending.fetch_and(~(arrived & -arrived));
    Value handler = Value::undef();
    if (signals.handlers) {
      AIO_TRY(handler, dict_get(vm, signals.handlers, Value::small_int(number)));
    }
    Status status = Status::Ok;
    if (!handler.is_undef()) {
      Rooted keep(vm, handler);
      Value frame = get_frame(vm, 0);
      if (frame.is_exc()) {  // no script is running: a wait of the host
        (void)take_exception(vm);
        frame = Value::none();
      }
      if (vm.call(keep, Value::small_int(number), frame).is_exc()) status = Status::Raised;
    } else if (number == SIGINT && vm.on_signal) {
      status = vm.on_signal(vm);
    }
    if (failed(status)) {
      if (signals.pending.load()) vm.request(kInterruptSignal);
      return status;
    }
  }
  return Status::Ok;
}

}  // namespace aio
