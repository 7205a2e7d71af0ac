// Generators, coroutines and async generators: driving chains of frames (frames.md).
#pragma once

#include <string>

#include "runtime/vm/vm.hpp"

namespace aio {

/// What a driven chain did. Settled: it was a step of the loop's batch, and what it did is dealt
/// with already.
enum class Outcome : uint8_t { Yield, Return, Raise, Settled };
/// Raise: value is the exception object; nothing is pending.
struct ChainOutcome {
  Outcome kind;
  Value value;
};

/// Resumes g (a root, or a delegate: then it is split off first) with a sent value and runs it
/// until it yields, returns or raises. `how` says what the driver is (errors "already executing" …
/// come back as Raise).
ChainOutcome resume_chain(Vm& vm, ChainFrame* g, How how, Value sent);
ChainOutcome throw_into_chain(Vm& vm, ChainFrame* g, How how, Value exception);
/// A step of `task` (a Task), whose root is g, in the loop's batch: further ready tasks take over
/// the run when it suspends or ends (settle_and_take_next). `thrown`: what is thrown in first;
/// undef: nothing. Settled, or what the refused step gives.
ChainOutcome run_batch(Vm& vm, ChainFrame* g, Value thrown, Object* task);

// --- what scripts see: methods of generator, coroutine, async_generator_asend … ------------------
/// g.send(value) / next(g) (value None): StopIteration(result) when it returned.
Value generator_send(Vm& vm, ChainFrame* g, Value value);
/// As next(g), but undef when it returned.
Value generator_next(Vm& vm, ChainFrame* g);
/// g.throw(exception): an exception object.
Value generator_throw(Vm& vm, ChainFrame* g, Value exception);
/// g.throw(type[, value[, traceback]]) with CPython's checks.
Value generator_throw_args(Vm& vm, ChainFrame* g, Value type, Value value, Value traceback);
Value generator_close(Vm& vm, ChainFrame* g);
/// coroutine.__await__()
Value coroutine_wrapper(Vm& vm, Generator* coroutine);
Value async_generator_asend(Vm& vm, Generator* agen, Value value);
/// The awaitable of agen.__anext__() whose step is under way.
NativeFrame* make_started_asend(Vm& vm, Generator* agen);
/// exception: an exception object.
Value async_generator_athrow(Vm& vm, Generator* agen, Value exception);
Value async_generator_aclose(Vm& vm, Generator* agen);

/// gi_running, cr_running; gi_yieldfrom, cr_await, ag_await (None if nothing).
bool generator_running(ChainFrame* g);
Value generator_delegate(Vm& vm, ChainFrame* g);
/// Suspended at a yield or await (not created, running or finished).
bool generator_suspended(ChainFrame* g);
/// Code flags of the generator's function: kCodeGenerator, kCodeCoroutine, kCodeAsyncGenerator,
/// kCodeIterableCoroutine.
uint32_t generator_flags(Generator* g);

/// What `await v` delegates to: coroutine, native coroutine, future, or the iterator of __await__.
/// `context`: 0 await, 1 __aenter__, 2 __aexit__ (error texts).
Value get_awaitable(Vm& vm, Value v, unsigned context);
/// What `yield from v` delegates to.
Value get_yield_from_iter(Vm& vm, Value v, bool in_coroutine);

/// A coroutine written in C++ (frame.hpp).
NativeFrame* make_native_coroutine(Vm& vm, const NativeCoroutine& coroutine, const Value* locals,
                                   uint16_t count);
/// Whether the innermost running chain is driven by a task.
bool driven_by_task(Vm& vm);

/// Finalization of a dead generator: close() of a suspended one, "never awaited" of a created
/// coroutine.
void finalize_generator(Vm& vm, Generator* g);
void finalize_native_coroutine(Vm& vm, NativeFrame* n);
/// Who nobody awaits: "coroutine 'f'", "coroutine method 'asend' of 'g'". Empty when f was started
/// or need not be awaited.
std::string unawaited_name(ChainFrame* f);
/// Whether a dead suspended generator has anything to run (a handler or delegate at its pc).
bool needs_close(Generator* g);

}  // namespace aio
