// Frames: where registers live. A plain call's frame is on the thread's register stack; a
// generator, coroutine or async generator *is* its frame, on the heap (design: frames.md, vm.md
// section 4).
//
// Both have the same header directly below R[0], so instructions never ask which one they run in.
#pragma once

#include <cstdint>

#include "runtime/gc/heap.hpp"
#include "runtime/object/function.hpp"

namespace aio {

struct FrameHeader {
  Value function;    ///< Function of a script frame; None for a NativeFrame
  uintptr_t caller;  ///< registers of the caller or awaiter, with a CallerTag in the low bits; 0 at
                     ///< a chain's root
  uint64_t resume;   ///< where this frame continues (pack_resume)
};
static_assert(sizeof(FrameHeader) == 24);
inline constexpr unsigned kHeaderSlots = 3;

/// What happens with a frame's return value. Low bits of FrameHeader::caller.
enum CallerTag : uintptr_t {
  kCallerPlain = 0,  ///< stored into the caller's destination register
  kCallerEntry = 1,  ///< the frame was entered from C++: leave the run loop
  kCallerInit = 2,   ///< __init__ of a class call: must be None, dropped (the instance is in place)
  kCallerTagMask = 7,
};

inline FrameHeader* header_of(Value* regs) { return reinterpret_cast<FrameHeader*>(regs) - 1; }
inline Function* function_of(Value* regs) {
  return static_cast<Function*>(header_of(regs)->function.as_object());
}
inline Value* caller_of(FrameHeader* h) {
  return reinterpret_cast<Value*>(h->caller & ~uintptr_t{kCallerTagMask});
}
/// A resume point: the frame continues at `pc`, after storing a result in R[dest]; the instruction
/// it stands at starts `back` words before pc (0: it stands *on* the instruction at pc and executes
/// it again: a Send it is parked on, or the entry).
inline uint64_t pack_resume(const Insn* pc, uint16_t dest, unsigned back = 1) {
  return (reinterpret_cast<uint64_t>(pc) | back) << 16 | dest;
}
inline Insn* resume_pc(uint64_t resume) {
  return reinterpret_cast<Insn*>((resume >> 16) & ~uint64_t{7});
}
inline unsigned resume_back(uint64_t resume) { return static_cast<unsigned>(resume >> 16) & 7; }
inline Insn* instruction_of(uint64_t resume) { return resume_pc(resume) - resume_back(resume); }
inline uint16_t resume_dest(uint64_t resume) { return static_cast<uint16_t>(resume); }

enum class FrameState : uint8_t { Created, Suspended, Finished };

/// Common head of everything that can stand in a chain of awaiters: registers start right behind
/// it. root (frames.md): of a suspended root: registers of the leaf; of a running root: Run* | 1;
/// dead in a linked frame.
struct ChainFrame : Object {
  // Object::aux: low byte FrameState
  uintptr_t root;
  FrameHeader header;

  FrameState state() const { return static_cast<FrameState>(aux & 0xFF); }
  void set_state(FrameState s) {
    aux = static_cast<uint16_t>((aux & 0xFF00) | static_cast<uint8_t>(s));
  }
  /// Made by a call that is awaited at once (AwaitCall, AwaitInvoke), and nobody but its awaiter's
  /// register refers to it: its memory is reused when it returns. Whoever hands out a reference
  /// clears it (expose).
  static constexpr uint8_t kPrivate = kFlagKind4;
  void expose() { flags &= static_cast<uint8_t>(~kPrivate); }
  Value* regs() { return reinterpret_cast<Value*>(this + 1); }
  static ChainFrame* of(Value* regs) { return reinterpret_cast<ChainFrame*>(regs) - 1; }
};
static_assert(sizeof(ChainFrame) == 40);

/// Generator, coroutine or async generator: told apart by its type and its code's flags.
struct Generator : ChainFrame {
  static constexpr Kind kKind = Kind::Generator;
  static constexpr uint8_t kRunningAsync =
      kFlagKind1;  ///< async generator: an asend/athrow is active
  static constexpr uint8_t kClosed =
      kFlagKind2;  ///< async generator: aclose() was called or it raised
  static constexpr uint8_t kHooksCalled = kFlagKind3;  ///< async generator: firstiter hook ran
  /// Plain generator: the call that made it is what a loop goes over, and only the loop refers to
  /// it: it is closed when the loop is left early.
  static constexpr uint8_t kOfLoop = kHooksCalled;
  void trace(Tracer& tracer);
};

enum class NativeFrameKind : uint8_t { ASend, AThrow, AClose, Wrapper, Closing, Coroutine };

struct NativeFrame;
/// One step of a native coroutine. `in` is what it was resumed with (None at the start), or
/// `thrown` is the exception thrown into it (else undef). Returns through NativeStep. Decline: only
/// from NativeDef::start.
enum class Poll : uint8_t { Ready, Pending, Yield, Raise, Decline };
struct NativeStep {
  Poll poll;
  Value value;
};
using NativeStepFn = NativeStep (*)(Vm&, NativeFrame*, Value in, Value thrown);

/// A coroutine function written in C++: static, shared by all interpreters.
struct NativeCoroutine {
  const char* name;  ///< __qualname__
  NativeStepFn step;
};

/// What stands in a chain without being a script frame: coroutines written in C++; asend(),
/// athrow(), aclose() of async generators and coroutine_wrapper (`coroutine` null), which keep what
/// they need in `locals`.
struct NativeFrame : ChainFrame {
  static constexpr Kind kKind = Kind::NativeFrame;
  NativeFrameKind native_kind;
  uint8_t phase;   ///< INIT / ITER / CLOSED, or the native coroutine's own
  uint16_t count;  ///< Values in `locals`
  uint32_t reserved;
  const NativeCoroutine* coroutine;  ///< of a coroutine written in C++, else null
  Value locals[];                    ///< native coroutine: its arguments and state
  size_t bytes() const {
    return sizeof(NativeFrame) + sizeof(Value) * (coroutine ? count : size_t{kAwaitableSlots});
  }
  void trace(Tracer& tracer);

  // Of an awaitable of an async generator or coroutine:
  enum Phase : uint8_t { kInit, kIter, kClosed };
  static constexpr uint16_t kAwaitableValues = 2, kAwaitableSlots = 4;
  Value& target() { return locals[0]; }  ///< what it delegates to
  Value& value() { return locals[1]; }   ///< first value to send, exception to throw
  /// athrow/aclose: Run::exc_top and exc_base outside its hidden region (frames.md 2.3)
  Value*& saved_top() { return reinterpret_cast<Value*&>(locals[2]); }
  Value*& saved_base() { return reinterpret_cast<Value*&>(locals[3]); }
};

/// What the one who resumed a chain does with the outcome.
enum class How : uint8_t { Send, For, Close, AClose, Task, Host };

/// A running chain (strictly LIFO per stack): who resumed it and how.
struct Run {
  ChainFrame* owner;
  Value* resumer;       ///< registers of the frame that resumed it (null: host)
  Value* saved_top;     ///< Vm::top of the resumer
  int32_t saved_depth;  ///< Vm::depth_left to restore
  How how;
  bool closing = false;  ///< the leaf closes or throws into a delegate: what it handles is hidden
                         ///< meanwhile (frames.md push_close)
  /// Async generators that stand directly below an `async for` (GetAnext), without the awaitable
  /// that __anext__() would give. It is put in before the chain suspends, and where the step ends
  /// otherwise than with a value.
  uint16_t direct_steps = 0;
  bool cut = false;        ///< frames.md 2.5 reenter: split below the native at its next yield
  Object* task = nullptr;  ///< Task whose step this is, when the next ready task may take over the
                           ///< run; else null
  Value* exc_top;          ///< frames.md 2.3
  Value* exc_base;
};

/// What sys._getframe(), tb_frame, gi_frame … give: a snapshot that names code and position.
struct FrameProxy : Object {
  static constexpr Kind kKind = Kind::FrameProxy;
  Code* code;
  Dict* globals;
  Value* regs;      ///< live frame's registers while it exists, else null
  Value locals;     ///< snapshot or undef
  Value back;       ///< FrameProxy, None, or undef
  Value generator;  ///< heap frame it belongs to, or undef
  uint32_t pc;
  uint32_t line;
  void trace(Tracer& tracer);
};

}  // namespace aio
