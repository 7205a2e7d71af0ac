// Interfaces between the files of runtime/vm that nobody else needs.
#pragma once

#include "runtime/vm/dispatch.hpp"

namespace aio {

struct Tuple;

/// How a call goes on.
enum class CallOutcome : uint8_t {
  Enter,  ///< a script frame is ready: vm->entered is its registers
  Done,   ///< the result is in the caller's destination register
  Raised,
};

/// One call as laid out in a window: callee in base[0], `count` values from base[3] (keyword values
/// last, named by kw_names). The result goes to `dest` of the frame `caller`, which resumes as its
/// header says.
struct CallSite {
  Value* caller;
  Value* base;
  uint32_t count;
  Tuple* kw_names;
  uint16_t dest;
  bool from_script =
      false;  ///< `caller` is a script frame whose resume point is the instruction after the call
};

/// Resolves the callee (bound methods, types, __call__ …), binds the arguments, runs natives, makes
/// heap frames of generator functions. On Enter `*entered` are the registers of the new frame,
/// whose header is complete.
CallOutcome prepare_call(Vm& vm, const CallSite& site, Value** entered);
/// str(x), int(x) and float(x) of plain values: no __new__, no __init__, no script code. Undef: the
/// long way.
Value convert_plain(Vm& vm, Type* cls, Value v);

/// Binds arguments at regs[0, count) to the function's parameters, in place. Raised: TypeError as
/// CPython words it.
Status bind_parameters(Vm& vm, Function* f, Value* regs, uint32_t count, Tuple* kw_names);

/// Room for a frame or window up to `end` on the current stack: grows the soft limit, handles
/// pending interrupts; RecursionError when the stack is used up.
Status ensure_stack(Vm& vm, Value* end);
/// Counts a frame. RecursionError.
inline bool enter_depth(Vm& vm) { return AIO_LIKELY(--vm.depth_left >= 0); }
Raised raise_recursion(Vm& vm, const char* what = nullptr);

/// First free slot of the register stack above the frame `regs` and all native windows.
Value* free_top(Vm& vm, Value* regs);

/// Runs from a ready frame until it returns to C++ (CallerTag Entry): its value, or exc.
Value run_frame(Vm& vm, Value* regs, Insn* pc);
/// The bare run loop: returns when a handler leaves; the outcome is in vm.run_outcome and
/// vm.run_result.
void run_raw(Vm& vm, Value* regs, Insn* pc);
/// TypeError for a keyword that no parameter takes, with CPython's suggestion.
Status raise_unexpected_keyword(Vm& vm, Function* f, const std::string& label, Str* name);

inline bool is_heap_frame(Value* regs) {
  Value f = header_of(regs)->function;
  return !f.is_object() || (f.as_object()->aux & Function::kGeneratorLike);
}
inline bool is_native_frame(Value* regs) { return !header_of(regs)->function.is_object(); }
/// Row of the position table for a word offset.
const Position* position_at(const CodeUnit& unit, uint32_t pc);

/// Runs a dead object's __del__, close(), or warning.
void finalize_object(Vm& vm, Value v);

/// Resets every inline cache and quickened attribute instruction (a class changed).
void reset_inline_caches(Vm& vm);

/// MakeFunction: operands in the order of MakeFunctionFlag; the function shares `outer`'s globals.
Value make_closure(Vm& vm, const Value* operands, Code* code, uint16_t flags, Function* outer);
/// code bound to these globals: itself, or a copy when it is bound to others already.
Code* bind_code(Vm& vm, Code* code, Dict* globals);

/// Makes the heap frame of a generator-like function whose bound parameters are at args[0, …).
/// `awaited`: it is awaited at once, so nobody has to watch whether it ever starts.
Generator* make_generator(Vm& vm, Function* f, const Value* args, bool awaited = false);
/// g was made by a call; `next` is the instruction that gets it (Generator::kOfLoop).
void note_loop(Vm& vm, Generator* g, const Insn* next);

}  // namespace aio
