// The chain machine (chain.hpp): shared by chain.cpp (entering and leaving), chain_throw.cpp
// (throwing and unwinding) and chain_native.cpp (frames that are no script's). Names follow
// frames.md: a chain is a root frame and the delegates linked below it; its leaf is where a resume
// enters. Invariants I1–I9 of frames.md section 3 hold between any two steps of run().
#pragma once

#include "runtime/object/iterator.hpp"
#include "runtime/vm/chain.hpp"
#include "runtime/vm/operators.hpp"

namespace aio::chain {

inline constexpr uint16_t kSend = static_cast<uint16_t>(Op::Send);
inline constexpr uint16_t kForIter = static_cast<uint16_t>(Op::ForIter);

inline bool is_for_iter(uint16_t op) {
  return op == kForIter || op == static_cast<uint16_t>(Op::ForIterRange) ||
         op == static_cast<uint16_t>(Op::ForIterList) ||
         op == static_cast<uint16_t>(Op::ForIterGenerator);
}

inline bool is_frame(Value v) {
  return is_kind(v, Kind::Generator) || is_kind(v, Kind::NativeFrame);
}
inline bool is_native(ChainFrame* f) { return f->kind == Kind::NativeFrame; }
inline NativeFrame* native(ChainFrame* f) { return static_cast<NativeFrame*>(f); }
inline Generator* generator(ChainFrame* f) { return static_cast<Generator*>(f); }
inline ChainFrame* frame(Value v) { return static_cast<ChainFrame*>(v.as_object()); }

inline const char* kind_name(ChainFrame* f) {
  uint32_t flags = generator_flags(generator(f));
  return flags & kCodeAsyncGenerator ? "async generator"
         : flags & kCodeCoroutine    ? "coroutine"
                                     : "generator";
}

/// The Send a suspended frame is parked on, or null.
inline Insn* parked_send(ChainFrame* f) {
  if (is_native(f) || f->state() != FrameState::Suspended || resume_back(f->header.resume) != 0)
    return nullptr;
  return resume_pc(f->header.resume);
}

/// What f delegates to, if it stands at a Send; undef otherwise.
inline Value delegate_of(ChainFrame* f) {
  if (is_native(f)) return native(f)->coroutine ? Value::undef() : native(f)->target();
  Insn* send = parked_send(f);
  return send ? f->regs()[send->b] : Value::undef();
}

/// The exception a script frame is handling; undef if none.
inline Value own_handled(Value* regs) {
  if (is_native_frame(regs)) return Value::undef();
  Function* f = function_of(regs);
  if (f->exception_register == CodeUnit::kNoRegister) return Value::undef();
  Value v = regs[f->exception_register];
  return v.is_none() ? Value::undef() : v;
}

/// Result of checks before a frame is entered.
struct Refusal {
  bool refused = false;
  Outcome kind = Outcome::Raise;
  Value value = Value::undef();
};

class Machine {
 public:
  explicit Machine(Vm& vm) : vm_(vm) {}

  // --- entries -----------------------------------------------------------------------------------
  Go unwind(Value* regs, Insn* pc, Value exception, bool again);

  Go send(Value* regs, Insn* pc);

  Go yield(Value* regs, Value v);

  Go async_yield(Value* regs, Value v);

  /// The step of the current batch run yields v.
  Go suspend_task(Value v);
  /// The batch run was handed over: goes on in its new owner, or ends if it has none.
  Go resume_task(Run& batch);

  Go return_from(Value* regs, Value v);

  /// The native frame n is done.
  Go leave_native(NativeFrame* n, Outcome kind, Value v);

  Go for_iter(Value* regs, ChainFrame* g);

  /// From C++. Exits through Go{null}: vm.run_outcome, vm.run_result.
  Go drive(ChainFrame* g, How how, bool throwing, Value v, Object* batch_task, bool* immediate);

 private:
  enum class Step : uint8_t { Done, Unwind };
  enum class Signal : uint8_t { Return, Raise, AsyncYield };

  /// The flat loop: each step stores what comes next.
  Go run() {
    while (next_ == Step::Unwind) unwind_step();
    return {go_regs_, go_pc_};
  }

  void done(Go go) {
    go_regs_ = go.regs;
    go_pc_ = go.pc;
    next_ = Step::Done;
  }
  Go exit(Outcome kind, Value v) {
    vm_.run_outcome = static_cast<uint8_t>(kind);
    vm_.run_result = v;
    done({nullptr, nullptr});
    return {nullptr, nullptr};
  }
  void raise_in(Value* regs, Insn* pc, Value exception, bool again = false) {
    regs_ = regs;
    pc_ = pc;
    value_ = exception;
    again_ = again;
    next_ = Step::Unwind;
  }
  /// A new exception with the current frame's context; not pending.
  template <class... A>
  Value error(ExceptionType type, const char* format, A... args) {
    (void)raise(vm_, type, format, args...);
    return take_exception(vm_);
  }
  template <class... A>
  Go fail(Value* regs, Insn* pc, ExceptionType type, const char* format, A... args) {
    vm_.regs = regs;
    return unwind(regs, pc, error(type, format, args...), false);
  }

  // --- structure ---------------------------------------------------------------------------------
  Value* leaf_of(ChainFrame* root) { return reinterpret_cast<Value*>(root->root); }

  /// Makes delegate d a root again: its former awaiter becomes the leaf of the chain above.
  void split(ChainFrame* d) {
    Value* parent = chain_parent(d);
    if (!parent) return;
    ChainFrame* r = chain_root(d);
    vm_.heap.before_write(r);
    d->root = r->root;
    r->root = reinterpret_cast<uintptr_t>(parent);
    d->header.caller = 0;
  }

  /// The running frame p, standing at its Send, delegates to the root d: d's leaf.
  Value* link(Value* p, ChainFrame* d) {
    split(d);
    Value* leaf = leaf_of(d);
    d->header.caller = reinterpret_cast<uintptr_t>(p);
    d->root = depth_word(chain_depth(ChainFrame::of(p)) + 1);
    return leaf;
  }

  Run& run_now() { return vm_.stack->runs.back(); }

  Status push_run(ChainFrame* g, How how);

  // --- entering ----------------------------------------------------------------------------------
  Refusal refuse(Generator* g, bool throwing, Value v);

  /// Continues the leaf with a sent value. O(1).
  void enter(Value* leaf, Value v) { enter(ChainFrame::of(leaf), v); }
  void enter(ChainFrame* leaf, Value v) {
    if (!vm_.stack->runs.empty()) run_now().owner->root = kRootRunning;
    vm_.heap.before_write(leaf);
    if (is_native(leaf)) return native_enter(native(leaf), false, v);
    Value* regs = leaf->regs();
    uint64_t resume = leaf->header.resume;
    Insn* pc = resume_pc(resume);
    if (leaf->state() == FrameState::Created) leaf->set_state(FrameState::Suspended);
    else if (resume_back(resume) == 0) regs[pc->c] = v;
    else regs[resume_dest(resume)] = v;
    done({regs, pc});
  }

  // --- throwing ----------------------------------------------------------------------------------
  /// Throws into the chain part g … leaf (g: where throw() was called or what was linked).
  void throw_at(ChainFrame* g, ChainFrame* leaf, Value e, bool close);

  /// gen_send_ex(exc=1) on one frame: chains with the frame's own exception state, then unwinds at
  /// its pc.
  void throw_here(ChainFrame* f, Value e);

  /// p, a leaf at its Send, passes e to the unlinked generator d.
  void delegate_throw(ChainFrame* p, Generator* d, Value e, bool close);

  /// p, a leaf, calls d.throw(e) of a native delegate that is not linked to it.
  void native_throw(ChainFrame* p, NativeFrame* d, Value e);

  /// leaf's delegate is foreign: d.throw(e) if it has one. False: throw into the leaf itself.
  bool foreign_throw(ChainFrame* leaf, Value d, Value e);

  /// GeneratorExit: closes g's delegate d first, then throws e (or d's error) into g.
  void close_delegate(ChainFrame* g, Value d, Value e);

  // --- leaving -----------------------------------------------------------------------------------
  /// f leaves its chain part: if it was exc_top, its caller is now. True: the caller is entered as
  /// by throw().
  bool lower_top(Value* f, Value* parent);

  /// Whether the async generator f was entered by GetAnext.
  static bool is_direct_step(ChainFrame* f) {
    Value* parent = chain_parent(f);
    return parent && !is_native(f) && !is_native(ChainFrame::of(parent)) &&
           generator_flags(generator(f)) & kCodeAsyncGenerator;
  }

  /// Puts the awaitable of __anext__() between the async generator a and the `async for` above it;
  /// its registers.
  Value* insert_awaitable(ChainFrame* a);

  /// The chain with this leaf suspends.
  void insert_awaitables(Value* leaf);

  void finish_yield(Value* regs, Value v);

  /// A native in the chain was closed by re-entrancy: the chain is split below it.
  void cut_closed(Value* leaf);

  /// Pops the innermost run and hands its outcome to whoever drives.
  void finish_run(Outcome kind, Value v);

  /// The step of the batch run is settled: the next ready task takes the run over as it is.
  void continue_batch(Run& run);
  /// After that: in the new owner, or, if there is none, out of the run.
  void go_on(Run& run);

  /// A step of the loop's batch is over: settles it, and the next ready task takes over the run
  /// without leaving the run loop.
  void next_task(Run run, Outcome kind, Value v);

  Go for_exhausted(Value* regs, Insn* pc);

  /// Frame f (generator-like or native) is done: its result goes to the resumer if it is the root,
  /// else to its awaiter.
  void leave(ChainFrame* f, Outcome kind, Value v);

  // --- unwinding ---------------------------------------------------------------------------------
  const Handler* find_handler(const CodeUnit& unit, uint32_t at);

  /// One frame of unwinding: value_ is the exception, pc_ in the instruction of regs_ that raised.
  void unwind_step();

  void leave_generator(ChainFrame* g);

  /// StopIteration out of a generator (StopAsyncIteration out of an async one) becomes
  /// RuntimeError.
  void convert_stop(ChainFrame* g);

  void leave_plain(Value* regs);

  // --- native frames -----------------------------------------------------------------------------
  /// n is the leaf of the active chain: its send()/throw() prologue, then on into its target.
  void native_enter(NativeFrame* n, bool throwing, Value v);

  static bool is_athrow(NativeFrame* n) {
    return n->native_kind == NativeFrameKind::AThrow || n->native_kind == NativeFrameKind::AClose;
  }

  void native_into(NativeFrame* n, bool throwing, Value v, bool close);

  Refusal native_prologue(NativeFrame* n, bool throwing, Value v, bool* first);

  Value stop_async();

  /// The frame below n has returned, raised or (async generator) yielded.
  void native_step(NativeFrame* n, Signal signal, Value v);

  void async_result(NativeFrame* n, Signal signal, Outcome* kind, Value* v);

  void step_coroutine(NativeFrame* n, bool throwing, Value v);

  // --- re-entrancy (frames.md 2.5) ---------------------------------------------------------------
  /// send()/throw() on a native awaitable that is already active: its target is executing, so it
  /// must fail.
  Refusal reenter(NativeFrame* n, bool throwing, Value v);
  Go reenter_from_host(NativeFrame* n, bool throwing, Value v);
  void reenter_from_send(Value* regs, Insn* pc, NativeFrame* d, Value v);
  void deliver_reentry(Value* regs, Insn* send, NativeFrame* d, bool throwing, Value v);

  Vm& vm_;
  Step next_ = Step::Done;
  // The Go of the step that is done. Not side by side: g++ would read both as one vector right
  // after they were written one by one, which stalls.
  Value* go_regs_ = nullptr;
  Value* regs_ = nullptr;
  Insn* go_pc_ = nullptr;
  Insn* pc_ = nullptr;
  Value value_ = Value::undef();
  bool again_ = false;
  bool thrown_at_start_ = false;
};

}  // namespace aio::chain
