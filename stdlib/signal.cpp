// Module _signal: handlers of the process's signals, timers and masks; module signal dresses the
// numbers up as enums. Invariant: ProcessSignals::handlers holds exactly the script's handlers; a
// SIGINT that is not in it raises KeyboardInterrupt.
#include <signal.h>
#include <sys/time.h>
#include <unistd.h>

#include <cerrno>
#include <cmath>
#include <cstring>

#include "runtime/object/hash_table.hpp"
#include "runtime/object/iterator.hpp"
#include "runtime/vm/signals.hpp"
#include "stdlib/module_types.hpp"
#include "stdlib/posix.hpp"

namespace aio {
namespace {

using posix::raise_errno;

Status check_number(Vm& vm, int64_t number) {
  if (number >= 1 && number < kSignalCount) return Status::Ok;
  return raise(vm, ExceptionType::ValueError, "signal number out of range");
}

Status run_arrived(Vm& vm) {
  return vm.interrupt.load(std::memory_order_relaxed) ? vm.handle_interrupt() : Status::Ok;
}

Value default_int_handler(Vm& vm, Value, Value) {
  return raise_args(vm, ExceptionType::KeyboardInterrupt, nullptr, 0);
}

/// default_int_handler as the module has it.
Value default_interrupt(Vm& vm) {
  AIO_TRY(Value module, import_module(vm, "_signal"));
  return get_attr(vm, module, intern(vm, "default_int_handler"));
}

/// A callable, SIG_DFL, SIG_IGN, or None for a handler that is not ours.
Value getsignal(Vm& vm, int64_t number) {
  AIO_CHECK(check_number(vm, number));
  if (vm.signals->handlers) {
    AIO_TRY(Value handler, dict_get(vm, vm.signals->handlers, Value::small_int(number)));
    if (!handler.is_undef()) return handler;
  }
  struct sigaction now {};
  if (sigaction(static_cast<int>(number), nullptr, &now) < 0) return Value::none();
  if (now.sa_handler == SIG_DFL) return Value::small_int(0);
  if (now.sa_handler == SIG_IGN) return Value::small_int(1);
  return number == SIGINT && vm.signals->set_action ? default_interrupt(vm) : Value::none();
}

Value signal_(Vm& vm, int64_t number, Value handler) {
  ProcessSignals& signals = *vm.signals;
  if (!signals.set_action)
    return raise(vm, ExceptionType::ValueError,
                 "signal only works in main thread of the main interpreter");
  AIO_CHECK(check_number(vm, number));
  SignalAction action = SignalAction::Deliver;
  bool disposition =
      handler.is_small_int() && (handler.as_small_int() == 0 || handler.as_small_int() == 1);
  if (disposition)
    action = handler.as_small_int() == 0 ? SignalAction::Default : SignalAction::Ignore;
  else if (lookup_special(vm, type_of(vm, handler), Special::Call).is_undef())
    return raise(vm, ExceptionType::TypeError,
                 "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object");
  AIO_CHECK(run_arrived(vm));
  AIO_TRY(Value old, getsignal(vm, number));
  Rooted keep_old(vm, old);
  AIO_TRY(Value interrupt, default_interrupt(vm));
  if (int error = signals.set_action(static_cast<int>(number), action)) {
    errno = error;
    return raise_errno(vm);
  }
  if (!signals.handlers) signals.handlers = new_dict(vm);
  Value key = Value::small_int(number);
  if (disposition || (number == SIGINT && handler == interrupt))
    AIO_CHECK(dict_pop(vm, signals.handlers, key));
  else AIO_CHECK(dict_set(vm, signals.handlers, key, handler));
  return keep_old;
}

Status raise_signal(Vm& vm, int64_t number) {
  if (number < 0 || number >= kSignalCount || ::raise(static_cast<int>(number)) != 0) {
    errno = EINVAL;
    return raise_errno(vm);
  }
  return run_arrived(vm);
}
Status pthread_kill_(Vm& vm, int64_t, int64_t number) { return raise_signal(vm, number); }

int64_t alarm_(Vm&, int64_t seconds) { return ::alarm(static_cast<unsigned>(seconds)); }
Status pause_(Vm& vm) {
  ::pause();
  return run_arrived(vm);
}

timeval to_timeval(double seconds) {
  double whole = std::floor(seconds);
  return {static_cast<time_t>(whole), static_cast<suseconds_t>((seconds - whole) * 1e6)};
}
double to_seconds(const timeval& t) {
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6;
}
Value interval_pair(Vm& vm, const itimerval& timer) {
  Value pair[2] = {Value::number(to_seconds(timer.it_value)),
                   Value::number(to_seconds(timer.it_interval))};
  return make_tuple(vm, pair, 2);
}
Value raise_timer_error(Vm& vm) {
  AIO_TRY(Value module, import_module(vm, "_signal"));
  AIO_TRY(Value cls, get_attr(vm, module, intern(vm, "ItimerError")));
  int code = errno;
  AIO_TRY(Value error, vm.call(cls, Value::small_int(code), make_str(vm, std::strerror(code))));
  return raise_object(vm, error);
}
Value setitimer_(Vm& vm, int64_t which, double seconds, double interval) {
  itimerval wanted{to_timeval(interval), to_timeval(seconds)}, old{};
  if (::setitimer(static_cast<__itimer_which>(which), &wanted, &old) < 0)
    return raise_timer_error(vm);
  return interval_pair(vm, old);
}
Value getitimer_(Vm& vm, int64_t which) {
  itimerval now{};
  if (::getitimer(static_cast<__itimer_which>(which), &now) < 0) return raise_timer_error(vm);
  return interval_pair(vm, now);
}

Value set_wakeup_fd(Vm& vm, int64_t fd, bool) {
  if (!vm.signals->set_action)
    return raise(vm, ExceptionType::ValueError,
                 "set_wakeup_fd only works in main thread of the main interpreter");
  return Value::small_int(vm.signals->wakeup_fd.exchange(static_cast<int>(fd)));
}

Value strsignal_(Vm& vm, int64_t number) {
  AIO_CHECK(check_number(vm, number));
  const char* text = ::strsignal(static_cast<int>(number));
  return text && std::strncmp(text, "Unknown signal", 14) != 0 ? make_str(vm, text) : Value::none();
}

// --- masks ---------------------------------------------------------------------------------------

/// The set of numbers in `mask`.
Value mask_to_set(Vm& vm, const sigset_t& mask) {
  Rooted result(vm, new_set(vm));
  for (int number = 1; number < kSignalCount; ++number) {
    if (sigismember(&mask, number) == 1)
      AIO_CHECK(set_add(vm, result.as<Set>(), Value::small_int(number)));
  }
  return result;
}
Status set_to_mask(Vm& vm, Value numbers, sigset_t* mask) {
  sigemptyset(mask);
  AIO_TRY(Value list, list_from_iterable(vm, numbers));
  Rooted keep(vm, list);
  List* items = as<List>(list);
  for (size_t i = 0; i < items->size; ++i) {
    AIO_TRY(int64_t number, index_int64(vm, items->items[i]));
    if (number < 1 || number >= kSignalCount)
      return raise(vm, ExceptionType::ValueError, "signal number %lld out of range [1; 64]",
                   static_cast<long long>(number));
    sigaddset(mask, static_cast<int>(number));
  }
  return Status::Ok;
}
Value pthread_sigmask_(Vm& vm, int64_t how, Value numbers) {
  sigset_t mask, old;
  AIO_CHECK(set_to_mask(vm, numbers, &mask));
  if (int error = ::pthread_sigmask(static_cast<int>(how), &mask, &old)) {
    errno = error;
    return raise_errno(vm);
  }
  AIO_CHECK(run_arrived(vm));
  return mask_to_set(vm, old);
}
Value sigpending_(Vm& vm) {
  sigset_t mask;
  if (::sigpending(&mask) < 0) return raise_errno(vm);
  return mask_to_set(vm, mask);
}
Value sigwait_(Vm& vm, Value numbers) {
  sigset_t mask;
  AIO_CHECK(set_to_mask(vm, numbers, &mask));
  int number = 0;
  if (int error = ::sigwait(&mask, &number)) {
    errno = error;
    return raise_errno(vm);
  }
  return Value::small_int(number);
}
Value valid_signals(Vm& vm) {
  sigset_t mask;
  sigfillset(&mask);
  return mask_to_set(vm, mask);
}
Status siginterrupt_(Vm& vm, int64_t number, bool) { return check_number(vm, number); }

constexpr NativeDef kFunctions[] = {
    def<default_int_handler>("default_int_handler(signalnum, frame, /)",
                             "Raises KeyboardInterrupt."),
    def<signal_>("signal(signalnum, handler, /)", "Sets the action of a signal; the previous one."),
    def<getsignal>("getsignal(signalnum, /)", "The current action of a signal."),
    def<raise_signal>("raise_signal(signalnum, /)", "Sends a signal to the process itself."),
    def<pthread_kill_>("pthread_kill(thread_id, signalnum, /)",
                       "Sends a signal to a thread: there is one."),
    def<alarm_>("alarm(seconds, /)",
                "Asks for a SIGALRM; the seconds that an earlier alarm had left."),
    def<pause_>("pause()", "Waits for a signal."),
    def<setitimer_>("setitimer(which, seconds, interval=0.0, /)",
                    "Sets a timer; its old (delay, interval)."),
    def<getitimer_>("getitimer(which, /)", "The (delay, interval) of a timer."),
    def<set_wakeup_fd>("set_wakeup_fd(fd, /, *, warn_on_full_buffer=True)",
                       "Where the numbers of signals are written to; the old one."),
    def<strsignal_>("strsignal(signalnum, /)", "What a signal means, or None."),
    def<pthread_sigmask_>("pthread_sigmask(how, mask, /)",
                          "Changes the mask of blocked signals; the old one."),
    def<sigpending_>("sigpending()", "The blocked signals that wait."),
    def<sigwait_>("sigwait(sigset, /)", "Waits for one of the signals; its number."),
    def<valid_signals>("valid_signals()", "All signal numbers."),
    def<siginterrupt_>("siginterrupt(signalnum, flag, /)",
                       "Calls are always interrupted and resumed."),
};

struct Number {
  const char* name;
  int value;
};
constexpr Number kNumbers[] = {
    {"SIGHUP", SIGHUP},
    {"SIGINT", SIGINT},
    {"SIGQUIT", SIGQUIT},
    {"SIGILL", SIGILL},
    {"SIGTRAP", SIGTRAP},
    {"SIGABRT", SIGABRT},
    {"SIGBUS", SIGBUS},
    {"SIGFPE", SIGFPE},
    {"SIGKILL", SIGKILL},
    {"SIGUSR1", SIGUSR1},
    {"SIGSEGV", SIGSEGV},
    {"SIGUSR2", SIGUSR2},
    {"SIGPIPE", SIGPIPE},
    {"SIGALRM", SIGALRM},
    {"SIGTERM", SIGTERM},
    {"SIGSTKFLT", SIGSTKFLT},
    {"SIGCHLD", SIGCHLD},
    {"SIGCONT", SIGCONT},
    {"SIGSTOP", SIGSTOP},
    {"SIGTSTP", SIGTSTP},
    {"SIGTTIN", SIGTTIN},
    {"SIGTTOU", SIGTTOU},
    {"SIGURG", SIGURG},
    {"SIGXCPU", SIGXCPU},
    {"SIGXFSZ", SIGXFSZ},
    {"SIGVTALRM", SIGVTALRM},
    {"SIGPROF", SIGPROF},
    {"SIGWINCH", SIGWINCH},
    {"SIGIO", SIGIO},
    {"SIGPWR", SIGPWR},
    {"SIGSYS", SIGSYS},
    {"SIGCLD", SIGCHLD},
    {"SIGPOLL", SIGIO},
    {"SIGIOT", SIGABRT},
    {"SIG_DFL", 0},
    {"SIG_IGN", 1},
    {"SIG_BLOCK", SIG_BLOCK},
    {"SIG_UNBLOCK", SIG_UNBLOCK},
    {"SIG_SETMASK", SIG_SETMASK},
    {"ITIMER_REAL", ITIMER_REAL},
    {"ITIMER_VIRTUAL", ITIMER_VIRTUAL},
    {"ITIMER_PROF", ITIMER_PROF},
    {"NSIG", kSignalCount},
};

Status init(Vm& vm, Module* module) {
  for (const Number& n : kNumbers) module_set(vm, module, n.name, Value::small_int(n.value));
  module_set(vm, module, "SIGRTMIN", Value::small_int(SIGRTMIN));
  module_set(vm, module, "SIGRTMAX", Value::small_int(SIGRTMAX));
  return Status::Ok;
}

}  // namespace

extern const ModuleDef kSignalModule;
const ModuleDef kSignalModule = {
    .name = "_signal", .doc = "Signals of the process.", .functions = kFunctions, .init = init};

}  // namespace aio
