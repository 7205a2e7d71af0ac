// Ctrl-C of the process. A signal handler has no argument that could carry an interpreter: this is the one place that has a
// global, which mirrors what is global in the operating system, the handler of SIGINT.
#include <atomic>
#include <csignal>

#include "aio/interpreter.hpp"

namespace aio {
inline namespace v0 {
namespace detail {

void direct_signals_to(Interpreter* interpreter);

namespace {

std::atomic<Interpreter*> interrupted_interpreter{nullptr};

extern "C" void on_interrupt(int) {
  if (Interpreter* interpreter = interrupted_interpreter.load()) interpreter->interrupt();
}

}  // namespace

void direct_signals_to(Interpreter* interpreter) {
  interrupted_interpreter.store(interpreter);
  struct sigaction action {};
  action.sa_handler = interpreter ? on_interrupt : SIG_DFL;
  sigemptyset(&action.sa_mask);
  // No SA_RESTART: a blocked read or wait must come back.
  sigaction(SIGINT, &action, nullptr);
}

}  // namespace detail
}  // namespace v0
}  // namespace aio
