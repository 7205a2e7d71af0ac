// Host: what stands behind an Interpreter. The runtime and the public API both have a Value, Args
// and Future: here the runtime's names are saved as raw::… before the public headers come in; in
// the files that include this one, always within aio::v0, plain names are the public ones.
#pragma once

#include <memory>
#include <vector>

#include "embed/src/engine.hpp"
#include "runtime/loop/poller.hpp"
#include "runtime/native/native.hpp"
#include "runtime/object/object_model.hpp"
#include "runtime/object/sequence_ops.hpp"
#include "runtime/task/future.hpp"
#include "runtime/task/scheduler.hpp"
#include "runtime/vm/operators.hpp"
#include "runtime/vm/statements.hpp"

namespace aio::raw {
using Value = aio::Value;
using Args = aio::Args;
using Future = aio::Future;
}  // namespace aio::raw

#include "aio/aio.hpp"

namespace aio {
inline namespace v0 {

struct Error::State {
  std::string type_name, message, what, text;
  std::vector<std::string> classes;  ///< names of the MRO
  int exit_code = 1;
  Value exception;
};

namespace detail {

/// In a list of its Host; `host` is null once that is gone.
struct Root {
  raw::Value value;
  Host* host;
  uint32_t uses;
  Root *next, *previous;
};

struct HostFunction {
  Host* host;
  std::string text, doc;
  HostCallable callable;
  std::vector<Value> defaults;  ///< one a named parameter; empty: required
  NativeDef def;
};

class Host {
 public:
  Host(Interpreter& owner, Options options);
  ~Host();

  Vm& vm() { return engine.vm(); }
  Value keep(raw::Value v);
  /// As keep, but throws the pending exception when v is exc.
  Value checked(raw::Value v);
  void check(Status s) {
    if (failed(s)) throw_pending();
  }
  [[noreturn]] void throw_pending();
  /// The interpreter's asyncio.Runner, made at first use.
  raw::Value runner();
  /// Module code: the value of its call, awaited in the runner's loop if it is a coroutine.
  raw::Value run_code(Code* code, bool is_expression);
  /// An interactive statement: as run_code, but without await it finds the runner's loop running.
  raw::Value run_statement(Code* code);

  Interpreter& owner;
  Engine engine;
  Root* roots = nullptr;
  raw::Value runner_object = raw::Value::undef();
  std::vector<std::unique_ptr<HostFunction>> functions;
  bool interrupted = false, closed = false, clean = true;
  bool signals = false;
};

struct Access {
  static Host& host(Interpreter& i) { return *i.host_; }
  static Root* root(const Value& v) { return v.root_; }
  static Value value(Root* root) { return Value(root); }
  static const Error::State& state(const Error& e) { return *e.state_; }
  static Error error(std::shared_ptr<const Error::State> state) { return Error(std::move(state)); }
};

/// Throws for an empty Value, and for one whose interpreter is gone.
Host& host_of(const Value& v);
inline raw::Value raw_of(const Value& v) {
  host_of(v);
  return Access::root(v)->value;
}
/// Makes a C++ exception (the one being handled) pending in the Vm.
void raise_current_exception(Host& host);
/// The process's signals belong to this interpreter, or (null) to nobody: then all that it handled
/// get their default back.
void direct_signals_to(Vm* vm);

}  // namespace detail
}  // namespace v0
}  // namespace aio
