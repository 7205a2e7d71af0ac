// Interpreter: one isolated world of scripts.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "aio/function.hpp"
#include "aio/options.hpp"

namespace aio {
inline namespace v0 {

/// The outcome of something that runs in an interpreter's event loop (Interpreter::spawn). A
/// Value's rules hold.
class Future {
 public:
  bool done() const;
  /// Asks the task to stop: CancelledError at its next await. False if it is done already.
  bool cancel();
  /// Of a future that is done; throws what the task raised. Not done: throws InvalidStateError.
  template <class T = Value>
  T result() const {
    Value r = result_value();
    if constexpr (!std::is_void_v<T>) return r.as<T>();
  }
  /// The asyncio.Task.
  const Value& value() const { return task_; }

 private:
  friend class Interpreter;
  explicit Future(Value task) : task_(std::move(task)) {}
  Value result_value() const;
  Value task_;
};

/// One isolated world: its own heap, modules and event loop. Nothing is shared between two
/// interpreters. Use it from the thread that made it, except for interrupt() and
/// terminate().
///
/// Everything runs in the namespace of module __main__. Errors: Error for what a script raises;
/// SyntaxError before any of it runs.
class Interpreter {
 public:
  explicit Interpreter(Options options = {});
  /// Cancels the tasks that are left and lets them finish, then close().
  ~Interpreter();
  Interpreter(const Interpreter&) = delete;
  Interpreter& operator=(const Interpreter&) = delete;

  // --- running scripts ---------------------------------------------------------------------------
  /// Runs UTF-8 source text. Top-level await is allowed: then the event loop runs until the text is
  /// done; tasks it left go on whenever the loop runs again. `filename` only appears in tracebacks;
  /// no file is opened.
  void exec(std::string_view source, const std::string& filename = "<string>");
  /// The value of one expression; it may await.
  Value eval(std::string_view expression);
  template <class T>
  T eval(std::string_view expression) {
    return eval(expression).as<T>();
  }

  /// Runs a program as the aio command does: as __main__, in an event loop of its own if it awaits
  /// (as asyncio.run: tasks that are left are cancelled). An exception that is not caught is
  /// printed to stderr. Gives the exit status: 0, 1 for an exception, SystemExit's code. Throws
  /// nothing.
  int run(std::string_view source, const std::string& filename = "<string>");
  /// The same for a file, which gets __file__. A file that cannot be read: message on stderr,
  /// status 2 (a directory: 1).
  int run_file(const std::string& path);
  /// The same for a module or package (its __main__), found as import finds it.
  int run_module(const std::string& name);
  /// Whether the last run… ended with KeyboardInterrupt; its status is then 130.
  bool interrupted() const;

  // --- the border --------------------------------------------------------------------------------
  /// Defines a function in builtins, so that all modules see it. `signature` is what stands behind
  /// `def` in a script: "connect(host: str, port: int = 80, /, *, timeout=None) -> str";
  /// annotations are for the reader. The callable has a C++ parameter for each (Args for *args,
  /// Kwargs for **kwargs), and may take an Interpreter& besides. Arguments and result convert
  /// (convert.hpp). What the callable throws is raised in the script: Error as it says,
  /// std::invalid_argument and domain_error as ValueError, out_of_range as IndexError,
  /// overflow_error as OverflowError, bad_alloc as MemoryError, system_error as OSError, anything
  /// else as RuntimeError. Throws ValueError for a signature that is malformed or differs from the
  /// callable.
  template <class F>
  void def(std::string_view signature, F&& callable, std::string doc = "") {
    define(signature, detail::erase(std::forward<F>(callable)), std::move(doc));
  }
  /// A variable of __main__ (or else of builtins). NameError.
  Value get(std::string_view name);
  template <class T>
  T get(std::string_view name) {
    return get(name).as<T>();
  }
  template <class T>
  void set(std::string_view name, const T& value) {
    set_value(name, detail::to_value(*this, value));
  }
  /// get(name) called with these arguments.
  template <class R = Value, class... A>
  R call(std::string_view name, const A&... arguments) {
    return get(name).template call<R>(arguments...);
  }
  /// A C++ value as a script object.
  template <class T>
  Value make(const T& value) {
    return detail::to_value(*this, value);
  }
  /// import name: the module itself, also for a dotted name.
  Value import(std::string_view name);

  // --- the event loop ----------------------------------------------------------------------------
  /// Starts a coroutine, or an async function called with these arguments, as a task. It runs
  /// whenever the loop runs: in wait(), and in exec() and eval() while they await.
  template <class... A>
  Future spawn(const Value& function_or_coroutine, const A&... arguments) {
    if constexpr (sizeof...(A) == 0) return spawn_value(function_or_coroutine);
    else return spawn_value(function_or_coroutine.call(arguments...));
  }
  /// Runs the loop until the future is done; its result, or what it raised. RuntimeError when
  /// called inside a running loop.
  template <class T = Value>
  T wait(const Future& future) {
    Value r = wait_value(future);
    if constexpr (!std::is_void_v<T>) return r.as<T>();
  }
  /// Runs the loop, if there is anything in it, until `descriptor` can be read (or is at its end).
  /// KeyboardInterrupt on interrupt().
  void wait_readable(int descriptor);

  /// Stops what runs: KeyboardInterrupt at the next instruction; in a running loop the main task
  /// (what exec, eval or wait run) is cancelled first, as asyncio.run does, and wakes for it. Safe
  /// in any thread and in signal handlers.
  void interrupt() noexcept;
  /// Ends all script code for good, also code that catches everything: no except or finally clause
  /// and no __exit__ runs any more. What runs now, and every later call that would run script code,
  /// throws Error("Terminated"); run… gives status 143 and prints nothing. Waits in the event loop,
  /// in locks and in time.sleep() end; one operation on one large object (10**7 to the power of
  /// 10**7, say) and a blocking call of the system (reading a pipe) are finished first. Safe in any
  /// thread and in signal handlers, like interrupt(); close() and the destructor stay with the
  /// interpreter's thread.
  void terminate() noexcept;
  /// Whether terminate() was called.
  bool terminated() const noexcept;

  // --- interactive use ---------------------------------------------------------------------------
  /// Whether an interactive statement is not complete yet: more lines must follow.
  bool needs_more(std::string_view source);
  /// Runs one interactive statement. It may await, and it finds an event loop running: tasks that
  /// it creates go on whenever the loop runs. An expression's value is printed and kept in `_`; an
  /// exception's traceback is printed. Gives the exit status once the statement wants to leave
  /// (SystemExit).
  std::optional<int> interact(std::string_view source, const std::string& filename = "<stdin>");

  /// Ends the interpreter: cancels tasks, runs atexit functions and finalizers, flushes sys.stdout
  /// and sys.stderr. False if stdout could not be flushed (the message is printed). The second call
  /// does nothing. Afterwards only the destructor may be called.
  bool close();

 private:
  friend struct detail::Access;
  void define(std::string_view signature, detail::HostCallable callable, std::string doc);
  void set_value(std::string_view name, const Value& value);
  Future spawn_value(const Value& function_or_coroutine);
  Value wait_value(const Future& future);

  std::unique_ptr<detail::Host> host_;
};

}  // namespace v0
}  // namespace aio
