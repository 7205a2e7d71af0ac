// libFuzzer entry: any text as a program, in an interpreter of its own: lexer, parser, compiler,
// VM, collector, event loop.
//
// What counts as a find: a crash, a sanitizer's report, a leak, or a program that neither ends nor
// obeys Interpreter::interrupt. Programs see no files, processes or sockets (kPrelude), have little
// memory, and are interrupted after kSeconds. Most texts made by flipping bytes end in the lexer,
// so mutation works on tokens and lines (program_mutator.hpp).
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <condition_variable>
#include <csignal>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include "aio/aio.hpp"
#include "tests/fuzz/program_mutator.hpp"

namespace {

constexpr auto kSeconds = std::chrono::milliseconds(1000);
constexpr auto kAgain =
    std::chrono::milliseconds(20);  ///< a program may catch KeyboardInterrupt, but not for ever
constexpr std::size_t kMemory = 48u << 20;
constexpr std::size_t kLongest = 8000;

constexpr std::string_view kPrelude = R"(
def _():
    import builtins, posix, time, _io, _net, _thread
    harmless = {'fspath', 'strerror', 'getpid', 'urandom', 'cpu_count', 'stat_result', 'terminal_size', 'error', 'DirEntry'}
    for module in posix, _net:
        for name in list(vars(module)):
            if callable(getattr(module, name)) and name not in harmless:
                delattr(module, name)
    for module, name in (_io, 'FileIO'), (_io, 'open'), (_io, 'open_code'), (builtins, 'open'), (builtins, 'input'):
        if hasattr(module, name):
            delattr(module, name)
    time.sleep = lambda seconds: None
_()
del _
)";

/// Interrupts the interpreter when it has run for too long, and then again and again.
class Watchdog {
 public:
  explicit Watchdog(aio::Interpreter& interpreter)
      : thread_([this, &interpreter] { watch(interpreter); }) {}
  ~Watchdog() {
    {
      const std::lock_guard lock(mutex_);
      done_ = true;
    }
    changed_.notify_one();
    thread_.join();
  }

 private:
  void watch(aio::Interpreter& interpreter) {
    std::unique_lock lock(mutex_);
    auto wait = kSeconds;
    while (!changed_.wait_for(lock, wait, [this] { return done_; })) {
      interpreter.interrupt();
      wait = kAgain;
    }
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  bool done_ = false;
  std::thread thread_;
};

}  // namespace

extern "C" int LLVMFuzzerInitialize(int*, char***) {
  std::signal(SIGPIPE, SIG_IGN);
  // libFuzzer reports on descriptor 2: it is closed to programs by leaving them the null device as
  // sys.stderr.
  const int null = open("/dev/null", O_RDWR);
  dup2(null, 0);
  dup2(null, 1);
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > kLongest) return 0;
  aio::Options options;
  options.memory_limit = kMemory;
  options.on_stderr = [](std::string_view) {};
  aio::Interpreter interpreter(std::move(options));
  interpreter.exec(kPrelude);
  const Watchdog watchdog(interpreter);
  (void)interpreter.run(std::string_view(reinterpret_cast<const char*>(data), size), "<fuzz>");
  (void)interpreter.close();
  return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t max_size, unsigned seed) {
  return aio::fuzz::mutate_program(data, size, max_size, seed);
}

extern "C" std::size_t LLVMFuzzerCustomCrossOver(const std::uint8_t* first, std::size_t first_size,
                                                 const std::uint8_t* second,
                                                 std::size_t second_size, std::uint8_t* out,
                                                 std::size_t max_size, unsigned seed) {
  const std::string_view a(reinterpret_cast<const char*>(first), first_size);
  const std::string_view b(reinterpret_cast<const char*>(second), second_size);
  return aio::fuzz::cross_programs(a, b, out, max_size, seed);
}
