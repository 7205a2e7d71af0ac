// Looking at frames from native code: super(), locals(), globals(), sys._getframe.
#pragma once

#include "runtime/vm/vm.hpp"

namespace aio {

/// Zero-argument super(): the class (__class__ cell) and first argument of the innermost script
/// frame. RuntimeError.
Status zero_argument_super(Vm& vm, Value* cls, Value* self);
/// locals() of the innermost script frame: a fresh Dict for functions, the namespace itself at top
/// level and in class bodies.
Value current_locals(Vm& vm);
/// sys._getframe(depth): a FrameProxy; ValueError "call stack is not deep enough".
Value get_frame(Vm& vm, int64_t depth);
/// FrameProxy of any frame by its registers.
Value frame_proxy(Vm& vm, Value* regs);
/// The proxy's f_locals (dict), f_back.
Value frame_locals(Vm& vm, FrameProxy* frame);
Value frame_back(Vm& vm, FrameProxy* frame);
/// An exception leaves the frame: the innermost entry of its traceback keeps the variables, for
/// tb_frame.f_locals.
void keep_locals(Vm& vm, Value exception, Value* regs);
/// These variables by name: a Dict; undef if none were kept.
Value kept_locals(Vm& vm, const Traceback* traceback);
/// Line of a word offset; 0 if unknown.
uint32_t line_at(const Code* code, uint32_t pc);

}  // namespace aio
