// The chain machine (chain.hpp). Names follow frames.md: a chain is a root frame and the delegates linked below it; its leaf is
// where a resume enters. Invariants I1–I9 of frames.md section 3 hold between any two steps of run().
#include "runtime/vm/chain.hpp"

#include "runtime/object/iterator.hpp"
#include "runtime/task/awaitable.hpp"
#include "runtime/task/future.hpp"
#include "runtime/vm/operators.hpp"

namespace aio {
namespace {

constexpr uint16_t kSend = static_cast<uint16_t>(Op::Send);
constexpr uint16_t kForIter = static_cast<uint16_t>(Op::ForIter);

bool is_for_iter(uint16_t op) {
  return op == kForIter || op == static_cast<uint16_t>(Op::ForIterRange) || op == static_cast<uint16_t>(Op::ForIterList) ||
         op == static_cast<uint16_t>(Op::ForIterGenerator);
}

bool is_frame(Value v) { return is_kind(v, Kind::Generator) || is_kind(v, Kind::NativeFrame); }
bool is_native(ChainFrame* f) { return f->kind == Kind::NativeFrame; }
NativeFrame* native(ChainFrame* f) { return static_cast<NativeFrame*>(f); }
Generator* generator(ChainFrame* f) { return static_cast<Generator*>(f); }
ChainFrame* frame(Value v) { return static_cast<ChainFrame*>(v.as_object()); }

const char* kind_name(ChainFrame* f) {
  uint32_t flags = generator_flags(generator(f));
  return flags & kCodeAsyncGenerator ? "async generator" : flags & kCodeCoroutine ? "coroutine" : "generator";
}

/// The Send a suspended frame is parked on, or null.
Insn* parked_send(ChainFrame* f) {
  if (is_native(f) || f->state() != FrameState::Suspended || resume_back(f->header.resume) != 0) return nullptr;
  return resume_pc(f->header.resume);
}

/// What f delegates to, if it stands at a Send; undef otherwise.
Value delegate_of(ChainFrame* f) {
  if (is_native(f)) return native(f)->coroutine ? Value::undef() : native(f)->target();
  Insn* send = parked_send(f);
  return send ? f->regs()[send->b] : Value::undef();
}

/// The exception a script frame is handling; undef if none.
Value own_handled(Value* regs) {
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

  // --- entries -------------------------------------------------------------------------------------
  Go unwind(Value* regs, Insn* pc, Value exception, bool again) {
    regs_ = regs;
    pc_ = pc;
    value_ = exception;
    again_ = again;
    next_ = Step::Unwind;
    return run();
  }

  Go send(Value* regs, Insn* pc) {
    ChainFrame* d = frame(regs[pc->b]);
    Value v = regs[pc->c];
    header_of(regs)->resume = pack_resume(pc, pc->a, 0);
    vm_.regs = regs;
    if (chain_running(d)) {
      if (is_native(d)) {
        reenter_from_send(regs, pc, native(d), v);
        return run();
      }
      return fail(regs, pc, ExceptionType::ValueError, "%s already executing", kind_name(d));
    }
    if (!is_native(d)) {
      Refusal r = refuse(generator(d), false, v);
      if (r.refused) {
        if (r.kind == Outcome::Return) {
          regs[pc->a] = r.value;
          return {regs, pc + 2};
        }
        return unwind(regs, pc, r.value, false);
      }
    }
    bool too_long = chain_depth(ChainFrame::of(regs)) >= vm_.recursion_limit;
    if (too_long || !enter_depth(vm_)) {
      if (!too_long) ++vm_.depth_left;
      return fail(regs, pc, ExceptionType::RecursionError, "maximum recursion depth exceeded");
    }
    enter(link(regs, d), v);
    return run();
  }

  Go yield(Value* regs, Value v) {
    finish_yield(regs, v);
    return run();
  }

  Go async_yield(Value* regs, Value v) {
    ChainFrame* a = ChainFrame::of(regs);
    Value* parent = chain_parent(a);
    if (!parent) {  // driven without an asend: cannot happen from a script
      finish_yield(regs, v);
      return run();
    }
    if (is_direct_step(a)) parent = insert_awaitable(a);
    a->header.caller = 0;
    a->root = reinterpret_cast<uintptr_t>(regs);
    ++vm_.depth_left;  // it was counted when its asend() entered it
    lower_top(regs, parent);
    native_step(native(ChainFrame::of(parent)), Signal::AsyncYield, v);
    return run();
  }

  Go switch_task(Run& run, Value* regs, Value v) {
    run.owner->root = reinterpret_cast<uintptr_t>(regs);
    if (!settle_suspension(vm_, static_cast<Task*>(run.task), v)) {
      finish_run(Outcome::Yield, v);
      return this->run();
    }
    continue_batch(run);
    return this->run();
  }

  Go return_from(Value* regs, Value v) {
    ChainFrame* f = ChainFrame::of(regs);
    f->set_state(FrameState::Finished);
    leave(f, Outcome::Return, v);
    return run();
  }

  Go for_iter(Value* regs, ChainFrame* g) {
    Insn* pc = instruction_of(header_of(regs)->resume);
    vm_.regs = regs;
    if (chain_running(g)) return fail(regs, pc, ExceptionType::ValueError, "%s already executing", kind_name(g));
    Refusal r = refuse(generator(g), false, Value::none());
    if (r.refused) {
      if (r.kind == Outcome::Return) return for_exhausted(regs, pc);
      return unwind(regs, pc, r.value, false);
    }
    split(g);
    if (failed(push_run(g, How::For))) return unwind(regs, pc, take_exception(vm_), false);
    enter(ChainFrame::of(leaf_of(g)), Value::none());
    return run();
  }

  /// From C++. Exits through Go{null}: vm.run_outcome, vm.run_result.
  Go drive(ChainFrame* g, How how, bool throwing, Value v, Object* batch_task, bool* immediate) {
    *immediate = true;
    if (!is_native(g) && how == How::Close && g->state() != FrameState::Suspended) {
      if (g->state() == FrameState::Created) g->set_state(FrameState::Finished);
      return exit(Outcome::Return, Value::none());
    }
    if (chain_running(g)) {
      if (!is_native(g)) return exit(Outcome::Raise, error(ExceptionType::ValueError, "%s already executing", kind_name(g)));
      return reenter_from_host(native(g), throwing, v);
    }
    if (!is_native(g)) {
      Refusal r = refuse(generator(g), throwing, v);
      if (r.refused) return exit(r.kind, r.value);
    }
    split(g);
    if (failed(push_run(g, how))) return exit(Outcome::Raise, take_exception(vm_));
    run_now().task = batch_task;
    *immediate = false;
    Value* leaf = leaf_of(g);
    g->root = kRootRunning;
    if (throwing) throw_at(g, ChainFrame::of(leaf), v, true);
    else enter(ChainFrame::of(leaf), v);
    return run();
  }

 private:
  enum class Step : uint8_t { Done, Unwind };
  enum class Signal : uint8_t { Return, Raise, AsyncYield };

  /// The flat loop: each step stores what comes next.
  Go run() {
    while (next_ == Step::Unwind) unwind_step();
    return result_;
  }

  void done(Go go) {
    result_ = go;
    next_ = Step::Done;
  }
  Go exit(Outcome kind, Value v) {
    vm_.run_outcome = static_cast<uint8_t>(kind);
    vm_.run_result = v;
    done({nullptr, nullptr});
    return result_;
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

  // --- structure -------------------------------------------------------------------------------------
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

  Status push_run(ChainFrame* g, How how) {
    if (!enter_depth(vm_)) {
      ++vm_.depth_left;
      return raise_recursion(vm_);
    }
    Value* resumer = vm_.regs;
    Value* saved = vm_.top;
    vm_.top = free_top(vm_, resumer);
    if (failed(ensure_stack(vm_, vm_.top + 64))) {
      vm_.top = saved;
      ++vm_.depth_left;
      return Status::Raised;
    }
    Run r{};
    r.owner = g;
    r.resumer = resumer;
    r.saved_top = saved;
    r.saved_depth = vm_.depth_left + 1;
    r.how = how;
    r.exc_top = g->regs();
    vm_.stack->runs.push_back(r);
    return Status::Ok;
  }

  // --- entering ----------------------------------------------------------------------------------------
  Refusal refuse(Generator* g, bool throwing, Value v) {
    if (g->state() == FrameState::Finished) {
      if (generator_flags(g) & kCodeCoroutine) {
        return {true, Outcome::Raise, error(ExceptionType::RuntimeError, "cannot reuse already awaited coroutine")};
      }
      if (throwing) return {true, Outcome::Raise, v};
      return {true, Outcome::Return, Value::none()};
    }
    if (g->state() == FrameState::Created && !throwing && !v.is_none()) {
      return {true, Outcome::Raise, error(ExceptionType::TypeError, "can't send non-None value to a just-started %s", kind_name(g))};
    }
    return {};
  }

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

  // --- throwing ----------------------------------------------------------------------------------------
  /// Throws into the chain part g … leaf (g: where throw() was called or what was linked).
  void throw_at(ChainFrame* g, ChainFrame* leaf, Value e, bool close) {
    run_now().owner->root = kRootRunning;
    vm_.heap.before_write(leaf);
    if (exception_is(vm_, e, ExceptionType::GeneratorExit)) {
      while (g != leaf && (is_native(g) || !close)) {  // throw() of a native delegate closes what is below
        close = close || is_native(g);
        g = frame(delegate_of(g));
      }
      Value d = delegate_of(g);
      if (close && !is_native(g) && !d.is_undef()) {
        vm_.heap.before_write(g);
        if (is_frame(d) && chain_parent(frame(d)) == g->regs()) {
          frame(d)->root = reinterpret_cast<uintptr_t>(leaf->regs());
          frame(d)->header.caller = 0;
        }
        return close_delegate(g, d, e);
      }
    }
    run_now().exc_top = leaf->regs();
    if (is_native(leaf)) return native_enter(native(leaf), true, e);
    Value d = delegate_of(leaf);
    if (!d.is_undef()) {
      if (is_kind(d, Kind::Generator) && !(generator_flags(generator(frame(d))) & kCodeAsyncGenerator))
        return delegate_throw(leaf, generator(frame(d)), e, close);
      if (is_frame(d)) return native_throw(leaf, native(frame(d)), e);
      if (foreign_throw(leaf, d, e)) return;
    }
    throw_here(leaf, e);
  }

  /// gen_send_ex(exc=1) on one frame: chains with the frame's own exception state, then unwinds at its pc.
  void throw_here(ChainFrame* f, Value e) {
    run_now().exc_top = f->regs();
    Value* regs = f->regs();
    vm_.regs = regs;
    if (f->state() == FrameState::Created) {
      f->set_state(FrameState::Suspended);
      Insn* entry = resume_pc(f->header.resume);
      thrown_at_start_ = true;
      return raise_in(regs, entry, e);
    }
    Value handled = own_handled(regs);
    if (!handled.is_undef()) set_context(vm_, e, vm_.handled_exception());
    raise_in(regs, instruction_of(f->header.resume), e);
  }

  /// p, a leaf at its Send, passes e to the unlinked generator d.
  void delegate_throw(ChainFrame* p, Generator* d, Value e, bool close) {
    Refusal r;
    // The error is raised outside p's exception state.
    Run saved = run_now();
    vm_.stack->runs.pop_back();
    vm_.regs = saved.resumer;
    if (chain_running(d)) r = {true, Outcome::Raise, error(ExceptionType::ValueError, "%s already executing", kind_name(d))};
    else r = refuse(d, true, e);
    vm_.stack->runs.push_back(saved);
    vm_.regs = p->regs();
    if (!r.refused) {
      Value* leaf = link(p->regs(), d);
      return throw_at(d, ChainFrame::of(leaf), e, close);
    }
    throw_here(p, r.kind == Outcome::Raise ? r.value : e);
  }

  /// p, a leaf, calls d.throw(e) of a native delegate that is not linked to it.
  void native_throw(ChainFrame* p, NativeFrame* d, Value e) {
    if (chain_running(d)) {
      run_now().exc_top = p->regs();
      Insn* send = parked_send(p);
      vm_.regs = p->regs();
      return deliver_reentry(p->regs(), send, d, true, e);
    }
    Value* leaf = link(p->regs(), d);
    throw_at(d, ChainFrame::of(leaf), e, true);
  }

  /// leaf's delegate is foreign: d.throw(e) if it has one. False: throw into the leaf itself.
  bool foreign_throw(ChainFrame* leaf, Value d, Value e) {
    vm_.regs = leaf->regs();
    Rooted keep(vm_, e);
    Value method = is_kind(d, Kind::Future) || is_kind(d, Kind::Task) ? Value::undef() : get_attr_or_undef(vm_, d, vm_.names.throw_);
    Insn* send = parked_send(leaf);
    if (method.is_undef()) return false;
    // As in CPython, throw() is called for whoever threw: what the leaf itself handles is hidden from it.
    run_now().closing = true;
    Value v = method.is_exc() ? method : vm_.call(method, e);
    run_now().closing = false;
    if (!v.is_exc()) {
      leaf->regs()[send->c] = v;
      done({leaf->regs(), send + 1});  // as if the Send had yielded it
      return true;
    }
    throw_here(leaf, take_exception(vm_));  // a StopIteration here ends the delegation (CLEANUP_THROW)
    return true;
  }

  /// GeneratorExit: closes g's delegate d first, then throws e (or d's error) into g.
  void close_delegate(ChainFrame* g, Value d, Value e) {
    Rooted keep(vm_, e);
    Value* leaf = g->regs();
    vm_.regs = leaf;
    run_now().exc_top = leaf;
    run_now().closing = true;
    Value r;
    if (is_frame(d)) {
      if (failed(vm_.check_native_stack())) r = Value::exc();
      else r = generator_close(vm_, frame(d));
    } else {
      Value method = get_attr_or_undef(vm_, d, vm_.names.close);
      r = method.is_exc() ? method : method.is_undef() || is_kind(d, Kind::Future) || is_kind(d, Kind::Task) ? Value::none() : vm_.call(method);
    }
    run_now().closing = false;
    throw_here(g, r.is_exc() ? take_exception(vm_) : keep.get());
  }

  // --- leaving -----------------------------------------------------------------------------------------
  /// f leaves its chain part: if it was exc_top, its caller is now. True: the caller is entered as by throw().
  bool lower_top(Value* f, Value* parent) {
    if (vm_.stack->runs.empty()) return false;
    Run& r = run_now();
    if (r.exc_top != f) return false;
    if (parent && parent == r.exc_base) {
      NativeFrame* n = native(ChainFrame::of(parent));
      r.exc_top = n->saved_top();
      r.exc_base = n->saved_base();
      return false;
    }
    r.exc_top = parent;
    return true;
  }

  /// Whether the async generator f was entered by GetAnext.
  static bool is_direct_step(ChainFrame* f) {
    Value* parent = chain_parent(f);
    return parent && !is_native(f) && !is_native(ChainFrame::of(parent)) && generator_flags(generator(f)) & kCodeAsyncGenerator;
  }

  /// Puts the awaitable of __anext__() between the async generator a and the `async for` above it; its registers.
  Value* insert_awaitable(ChainFrame* a) {
    Value* parent = chain_parent(a);
    NativeFrame* n = make_started_asend(vm_, generator(a));
    vm_.heap.before_write(ChainFrame::of(parent));
    n->header.caller = reinterpret_cast<uintptr_t>(parent);
    n->root = a->root;
    a->header.caller = reinterpret_cast<uintptr_t>(n->regs());
    a->root = depth_word(chain_depth(n) + 1);
    parent[parked_send(ChainFrame::of(parent))->b] = Value::object(n);
    --run_now().direct_steps;
    --vm_.depth_left;
    return n->regs();
  }

  /// The chain with this leaf suspends.
  void insert_awaitables(Value* leaf) {
    for (ChainFrame* f = ChainFrame::of(leaf); run_now().direct_steps > 0;) {
      if (is_direct_step(f)) insert_awaitable(f);
      Value* parent = chain_parent(f);
      if (!parent) break;
      f = ChainFrame::of(parent);
    }
    run_now().direct_steps = 0;
  }

  void finish_yield(Value* regs, Value v) {
    if (run_now().direct_steps) insert_awaitables(regs);
    Run& r = run_now();
    r.owner->root = reinterpret_cast<uintptr_t>(regs);
    if (r.cut) cut_closed(regs);
    finish_run(Outcome::Yield, v);
  }

  /// A native in the chain was closed by re-entrancy: the chain is split below it.
  void cut_closed(Value* leaf) {
    ChainFrame* f = ChainFrame::of(leaf);
    while (f) {
      Value* parent = chain_parent(f);
      if (parent) {
        ChainFrame* p = ChainFrame::of(parent);
        if (is_native(p) && native(p)->phase == NativeFrame::kClosed) split(f);
      }
      f = parent ? ChainFrame::of(parent) : nullptr;
    }
  }

  /// Pops the innermost run and hands its outcome to whoever drives.
  void finish_run(Outcome kind, Value v) {
    Run r = run_now();
    vm_.stack->runs.pop_back();
    vm_.top = r.saved_top;
    vm_.depth_left = r.saved_depth;
    vm_.regs = r.resumer;
    if (r.how != How::For) {
      if (r.task) return next_task(r, kind, v);
      exit(kind, v);
      return;
    }
    Insn* pc = instruction_of(header_of(r.resumer)->resume);
    switch (kind) {
      case Outcome::Yield:
        r.resumer[pc->a] = v;
        done({r.resumer, pc + 2});
        return;
      case Outcome::Return:
        done(for_exhausted(r.resumer, pc));
        return;
      case Outcome::Raise: raise_in(r.resumer, pc, v); return;
      case Outcome::Settled: return;  // never of a for loop
    }
  }

  /// The step of the batch run is settled: the next ready task takes the run over as it is.
  void continue_batch(Run& run) {
    vm_.depth_left = run.saved_depth;
    run.owner = take_next_task(vm_, &run.task);
    if (!run.owner) {
      vm_.top = run.saved_top;
      vm_.regs = run.resumer;
      vm_.stack->runs.pop_back();
      exit(Outcome::Settled, Value::undef());
      return;
    }
    --vm_.depth_left;
    run.exc_top = run.owner->regs();
    run.exc_base = nullptr;
    run.cut = false;
    run.direct_steps = 0;
    enter(leaf_of(run.owner), Value::none());
  }

  /// A step of the loop's batch is over: settles it, and the next ready task takes over the run without leaving the run loop.
  void next_task(Run run, Outcome kind, Value v) {
    run.owner = failed(settle_step(vm_, static_cast<Task*>(run.task), kind, v)) ? nullptr : take_next_task(vm_, &run.task);
    if (!run.owner) {
      exit(Outcome::Settled, Value::undef());
      return;
    }
    --vm_.depth_left;
    vm_.top = free_top(vm_, run.resumer);
    run.exc_top = run.owner->regs();
    run.exc_base = nullptr;
    run.cut = false;
    vm_.stack->runs.push_back(run);
    enter(leaf_of(run.owner), Value::none());
  }

  Go for_exhausted(Value* regs, Insn* pc) { return {regs, pc + 2 + data_word(pc + 1)}; }

  /// Frame f (generator-like or native) is done: its result goes to the resumer if it is the root, else to its awaiter.
  void leave(ChainFrame* f, Outcome kind, Value v) {
    Run& r = run_now();
    if (r.owner == f) {
      f->root = reinterpret_cast<uintptr_t>(f->regs());
      if (r.task && kind == Outcome::Return && settle_return(vm_, static_cast<Task*>(r.task), v)) return continue_batch(r);
      return finish_run(kind, v);
    }
    if (is_direct_step(f)) insert_awaitable(f);
    Value* parent = chain_parent(f);
    bool thrown = lower_top(f->regs(), parent);
    f->header.caller = 0;
    f->root = reinterpret_cast<uintptr_t>(f->regs());
    ++vm_.depth_left;
    ChainFrame* p = ChainFrame::of(parent);
    vm_.heap.before_write(p);
    if (is_native(f) && f->flags & Generator::kPrivate && !is_native(p)) vm_.heap.take_back(f, native(f)->bytes());
    if (is_native(p)) return native_step(native(p), kind == Outcome::Return ? Signal::Return : Signal::Raise, v);
    Insn* send = resume_pc(p->header.resume);
    vm_.regs = parent;
    if (kind == Outcome::Return) {
      parent[send->a] = v;
      done({parent, send + 2});
      return;
    }
    if (thrown && !own_handled(parent).is_undef()) set_context(vm_, v, vm_.handled_exception());
    raise_in(parent, send, v);
  }

  // --- unwinding ---------------------------------------------------------------------------------------
  const Handler* find_handler(const CodeUnit& unit, uint32_t at) {
    for (const Handler& h : unit.handlers) {
      if (h.start <= at && at < h.end) return &h;
    }
    return nullptr;
  }

  /// One frame of unwinding: value_ is the exception, pc_ in the instruction of regs_ that raised.
  void unwind_step() {
    Value* regs = regs_;
    Function* f = function_of(regs);
    Code* code = f->code;
    uint32_t at = static_cast<uint32_t>(pc_ - code->instructions);
    vm_.regs = regs;
    bool stop = !thrown_at_start_ && exception_is(vm_, value_, ExceptionType::StopIteration);
    uint16_t op = pc_->op;
    if (stop && op == kSend) {  // CLEANUP_THROW: the delegate's end
      regs[pc_->a] = field_of(value_, 0);
      return done({regs, pc_ + 2});
    }
    if (stop && is_for_iter(op)) return done(for_exhausted(regs, pc_));
    if (!again_) add_traceback(vm_, value_, code, f->globals, at);
    again_ = false;
    if (!thrown_at_start_) {
      if (const Handler* h = find_handler(*code->unit, at)) {
        regs[h->reg] = value_;
        return done({regs, code->instructions + h->handler});
      }
    }
    if (f->aux & Function::kGeneratorLike) return leave_generator(ChainFrame::of(regs));
    leave_plain(regs);
  }

  void leave_generator(ChainFrame* g) {
    if (!thrown_at_start_) convert_stop(g);
    thrown_at_start_ = false;
    g->set_state(FrameState::Finished);
    Function* f = static_cast<Function*>(g->header.function.as_object());
    if (f->exception_register != CodeUnit::kNoRegister) g->regs()[f->exception_register] = Value::none();
    leave(g, Outcome::Raise, value_);
  }

  /// StopIteration out of a generator (StopAsyncIteration out of an async one) becomes RuntimeError.
  void convert_stop(ChainFrame* g) {
    bool async_gen = generator_flags(generator(g)) & kCodeAsyncGenerator;
    const char* bad = exception_is(vm_, value_, ExceptionType::StopIteration) ? "StopIteration"
                      : async_gen && exception_is(vm_, value_, ExceptionType::StopAsyncIteration) ? "StopAsyncIteration"
                                                                                                  : nullptr;
    if (!bad) return;
    Value e = error(ExceptionType::RuntimeError, "%s raised %s", kind_name(g), bad);
    Exception* x = as<Exception>(e);
    x->cause = value_;
    x->context = value_;
    x->flags |= Exception::kSuppressContext;
    value_ = e;
    Function* f = function_of(g->regs());
    add_traceback(vm_, value_, f->code, f->globals, static_cast<uint32_t>(pc_ - f->code->instructions));
  }

  void leave_plain(Value* regs) {
    FrameHeader* h = header_of(regs);
    uintptr_t tag = h->caller & kCallerTagMask;
    Value* caller = caller_of(h);
    ++vm_.depth_left;
    vm_.regs = caller;
    if (tag == kCallerEntry) {
      exit(Outcome::Raise, value_);
      return;
    }
    raise_in(caller, instruction_of(header_of(caller)->resume), value_);
  }

  // --- native frames -------------------------------------------------------------------------------------
  /// n is the leaf of the active chain: its send()/throw() prologue, then on into its target.
  void native_enter(NativeFrame* n, bool throwing, Value v) {
    vm_.regs = n->regs();
    if (n->native_kind == NativeFrameKind::Coroutine) return step_coroutine(n, throwing, v);
    bool first = false;
    Refusal r = native_prologue(n, throwing, v, &first);
    if (r.refused) return leave(n, r.kind, r.value);
    if (first && n->native_kind == NativeFrameKind::ASend && !throwing && v.is_none()) v = n->value();
    if (first && is_athrow(n) && !throwing) {
      Run& run = run_now();
      n->saved_top() = run.exc_top;
      n->saved_base() = run.exc_base;
      run.exc_top = run.exc_base = n->regs();
      Value e = n->value().is_undef() ? make_exception(vm_, ExceptionType::GeneratorExit, {}) : n->value();
      if (n->value().is_undef()) as<Exception>(e)->args = Value::object(vm_.empty_tuple);
      return native_into(n, true, e, false);
    }
    native_into(n, throwing, v, true);
  }

  static bool is_athrow(NativeFrame* n) { return n->native_kind == NativeFrameKind::AThrow || n->native_kind == NativeFrameKind::AClose; }

  void native_into(NativeFrame* n, bool throwing, Value v, bool close) {
    Generator* d = as<Generator>(n->target());
    Refusal r;
    if (chain_running(d)) r = {true, Outcome::Raise, error(ExceptionType::ValueError, "%s already executing", kind_name(d))};
    else r = refuse(d, throwing, v);
    if (r.refused) return native_step(n, r.kind == Outcome::Return ? Signal::Return : Signal::Raise, r.value);
    Value* leaf = link(n->regs(), d);
    --vm_.depth_left;
    if (throwing) throw_at(d, ChainFrame::of(leaf), v, close);
    else enter(ChainFrame::of(leaf), v);
  }

  Refusal native_prologue(NativeFrame* n, bool throwing, Value v, bool* first) {
    if (n->native_kind == NativeFrameKind::Wrapper) return {};
    Generator* a = as<Generator>(n->target());
    bool asend = n->native_kind == NativeFrameKind::ASend;
    auto fail_with = [&](ExceptionType type, const char* text) { return Refusal{true, Outcome::Raise, error(type, "%s", text)}; };
    if (n->phase == NativeFrame::kClosed) {
      return fail_with(ExceptionType::RuntimeError, asend ? "cannot reuse already awaited __anext__()/asend()" : "cannot reuse already awaited aclose()/athrow()");
    }
    if (!asend && !throwing && a->state() == FrameState::Finished) {
      n->phase = NativeFrame::kClosed;
      return {true, Outcome::Return, Value::none()};
    }
    *first = n->phase == NativeFrame::kInit;
    if (*first) {
      if (a->flags & Generator::kRunningAsync) {
        n->phase = NativeFrame::kClosed;
        return fail_with(ExceptionType::RuntimeError, asend ? "anext(): asynchronous generator is already running"
                                                      : n->native_kind == NativeFrameKind::AClose ? "aclose(): asynchronous generator is already running"
                                                                                                  : "athrow(): asynchronous generator is already running");
      }
      if (!asend && !throwing) {
        if (a->flags & Generator::kClosed) {
          n->phase = NativeFrame::kClosed;
          return {true, Outcome::Raise, stop_async()};
        }
        if (!v.is_none()) return fail_with(ExceptionType::RuntimeError, "can't send non-None value to a just-started coroutine");
        if (n->native_kind == NativeFrameKind::AClose) a->flags |= Generator::kClosed;
      }
      n->phase = NativeFrame::kIter;
      n->set_state(FrameState::Suspended);
    }
    if (asend || *first) a->flags |= Generator::kRunningAsync;
    return {};
  }

  Value stop_async() {
    (void)raise_args(vm_, ExceptionType::StopAsyncIteration, nullptr, 0);
    return take_exception(vm_);
  }

  /// The frame below n has returned, raised or (async generator) yielded.
  void native_step(NativeFrame* n, Signal signal, Value v) {
    vm_.regs = n->regs();
    Run& run = run_now();
    if (run.exc_base == n->regs()) {
      run.exc_top = n->saved_top();
      run.exc_base = n->saved_base();
    }
    Outcome kind = signal == Signal::Raise ? Outcome::Raise : Outcome::Return;
    if (n->native_kind == NativeFrameKind::ASend || is_athrow(n)) async_result(n, signal, &kind, &v);
    leave(n, kind, v);
  }

  void async_result(NativeFrame* n, Signal signal, Outcome* kind, Value* v) {
    Generator* a = as<Generator>(n->target());
    if (signal == Signal::Return) {
      *kind = Outcome::Raise;
      *v = stop_async();
    }
    bool aclose = n->native_kind == NativeFrameKind::AClose;
    a->flags &= static_cast<uint8_t>(~Generator::kRunningAsync);
    n->phase = NativeFrame::kClosed;
    n->set_state(FrameState::Finished);
    if (signal == Signal::AsyncYield) {
      if (!aclose) return;
      *kind = Outcome::Raise;
      *v = error(ExceptionType::RuntimeError, "async generator ignored GeneratorExit");
      return;
    }
    if (exception_is(vm_, *v, ExceptionType::StopAsyncIteration) || exception_is(vm_, *v, ExceptionType::GeneratorExit)) {
      if (aclose) {
        *kind = Outcome::Return;
        *v = Value::none();
        return;
      }
      a->flags |= Generator::kClosed;
    }
  }

  void step_coroutine(NativeFrame* n, bool throwing, Value v) {
    if (n->state() == FrameState::Finished) return leave(n, Outcome::Raise, error(ExceptionType::RuntimeError, "cannot reuse already awaited coroutine"));
    if (n->state() == FrameState::Created && !throwing && !v.is_none())
      return leave(n, Outcome::Raise, error(ExceptionType::TypeError, "can't send non-None value to a just-started coroutine"));
    n->set_state(FrameState::Suspended);
    NativeStep s = n->coroutine->step(vm_, n, throwing ? Value::none() : v, throwing ? v : Value::undef());
    vm_.regs = n->regs();
    switch (s.poll) {
      case Poll::Ready:
        n->set_state(FrameState::Finished);
        return leave(n, Outcome::Return, s.value);
      case Poll::Raise:
        n->set_state(FrameState::Finished);
        return leave(n, Outcome::Raise, take_exception(vm_));
      case Poll::Pending:
      case Poll::Yield:
      case Poll::Decline: return finish_yield(n->regs(), s.value);
    }
  }

  // --- re-entrancy (frames.md 2.5) ------------------------------------------------------------------------
  /// send()/throw() on a native awaitable that is already active: its target is executing, so it must fail.
  Refusal reenter(NativeFrame* n, bool throwing, Value v) {
    bool first = false;
    Refusal r;
    if (n->native_kind == NativeFrameKind::Coroutine) {
      return {true, Outcome::Raise, error(ExceptionType::ValueError, "coroutine already executing")};
    }
    r = native_prologue(n, throwing, v, &first);
    if (r.refused) return r;
    Generator* a = as<Generator>(n->target());
    Value e = error(ExceptionType::ValueError, "%s already executing", kind_name(a));
    Outcome kind = Outcome::Raise;
    if (n->native_kind != NativeFrameKind::Wrapper) {
      async_result(n, Signal::Raise, &kind, &e);
      for (Run& run : vm_.stack->runs) {
        if (run.owner == chain_root(n)) run.cut = true;
      }
    }
    return {true, kind, e};
  }
  Go reenter_from_host(NativeFrame* n, bool throwing, Value v) {
    Refusal r = reenter(n, throwing, v);
    return exit(r.kind, r.value);
  }
  void reenter_from_send(Value* regs, Insn* pc, NativeFrame* d, Value v) { deliver_reentry(regs, pc, d, false, v); }
  void deliver_reentry(Value* regs, Insn* send, NativeFrame* d, bool throwing, Value v) {
    Refusal r = reenter(d, throwing, v);
    if (r.kind == Outcome::Return) {
      regs[send->a] = r.value;
      return done({regs, send + 2});
    }
    raise_in(regs, send, r.value);
  }

  Vm& vm_;
  Step next_ = Step::Done;
  Go result_{nullptr, nullptr};
  Value* regs_ = nullptr;
  Insn* pc_ = nullptr;
  Value value_ = Value::undef();
  bool again_ = false;
  bool thrown_at_start_ = false;
};

}  // namespace

Go unwind_from(Vm& vm, Value* regs, Insn* pc, Value exception, bool again) { return Machine(vm).unwind(regs, pc, exception, again); }
Go send_to_frame(Vm& vm, Value* regs, Insn* pc) { return Machine(vm).send(regs, pc); }
Go yield_value(Vm& vm, Value* regs, Value v) { return Machine(vm).yield(regs, v); }
Go switch_task(Vm& vm, Run& run, Value* regs, Value v) { return Machine(vm).switch_task(run, regs, v); }
Go async_yield(Vm& vm, Value* regs, Value v) { return Machine(vm).async_yield(regs, v); }
Go return_from_chain(Vm& vm, Value* regs, Value v) { return Machine(vm).return_from(regs, v); }
Go for_iter_generator(Vm& vm, Value* regs, ChainFrame* g) { return Machine(vm).for_iter(regs, g); }

namespace {

/// Runs a chain from C++ until its run ends.
ChainOutcome drive(Vm& vm, ChainFrame* g, How how, bool throwing, Value v, Object* batch_task) {
  if (failed(vm.check_native_stack())) return {Outcome::Raise, take_exception(vm)};
  Value* caller = vm.regs;
  Rooted keep(vm, g), keep_value(vm, v);
  bool immediate;
  Go go = Machine(vm).drive(g, how, throwing, v, batch_task, &immediate);
  if (go.pc) run_raw(vm, go.regs, go.pc);
  vm.regs = caller;
  return {static_cast<Outcome>(vm.run_outcome), vm.run_result};
}

}  // namespace

ChainOutcome resume_chain(Vm& vm, ChainFrame* g, How how, Value sent) { return drive(vm, g, how, false, sent, nullptr); }
ChainOutcome throw_into_chain(Vm& vm, ChainFrame* g, How how, Value exception) {
  return drive(vm, g, how, true, exception, nullptr);
}
ChainOutcome run_batch(Vm& vm, ChainFrame* g, Value thrown, Object* task) {
  bool throwing = !thrown.is_undef();
  return drive(vm, g, How::Task, throwing, throwing ? thrown : Value::none(), task);
}

}  // namespace aio
