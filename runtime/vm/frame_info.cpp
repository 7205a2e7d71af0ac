// Looking at frames: positions, callers, handled exceptions, locals, frame objects.
#include "runtime/vm/frame_info.hpp"

#include <algorithm>

#include "runtime/native/native.hpp"
#include "runtime/vm/vm_internal.hpp"

namespace aio {

const Position* position_at(const CodeUnit& unit, uint32_t pc) {
  auto after = std::upper_bound(unit.positions.begin(), unit.positions.end(), pc,
                                [](uint32_t at, const Position& row) { return at < row.pc; });
  return after == unit.positions.begin() ? nullptr : &*(after - 1);
}

uint32_t line_at(const Code* code, uint32_t pc) {
  const Position* row = position_at(*code->unit, pc);
  return row ? row->line : code->unit->first_line;
}

uint32_t Vm::frame_pc(Value* frame) {
  Function* f = function_of(frame);
  return static_cast<uint32_t>(instruction_of(header_of(frame)->resume) - f->code->instructions);
}

Value* Vm::caller_frame(Value* frame) {
  Value* caller = caller_of(header_of(frame));
  if (!caller) {
    for (auto run = stack->runs.rbegin(); run != stack->runs.rend(); ++run) {
      if (run->owner->regs() == frame) {
        caller = run->resumer;
        break;
      }
    }
  }
  while (caller && is_native_frame(caller)) caller = caller_frame(caller);
  return caller;
}

Dict* Vm::current_globals() {
  Value* frame = regs;
  while (frame && is_native_frame(frame)) frame = caller_frame(frame);
  return frame ? function_of(frame)->globals : builtins;
}

Value Vm::handled_exception() {
  Value* f = regs;
  size_t run = stack->runs.size();
  Value* top_frame = run ? stack->runs[run - 1].exc_top : nullptr;
  Value* base_frame = run ? stack->runs[run - 1].exc_base : nullptr;
  while (f) {
    bool hidden = f == top_frame && run > 0 && stack->runs[run - 1].closing;
    if (!is_native_frame(f) && !hidden) {
      Function* function = function_of(f);
      if (function->exception_register != CodeUnit::kNoRegister) {
        Value v = f[function->exception_register];
        if (is_kind(v, Kind::Exception)) return v;
      }
    }
    if (f != top_frame) {
      Value* caller = caller_of(header_of(f));
      if (caller || run == 0 || stack->runs[run - 1].owner->regs() != f) {
        f = caller;
        continue;
      }
    }
    if (f == top_frame && base_frame) {
      f = base_frame;
      NativeFrame* n = static_cast<NativeFrame*>(ChainFrame::of(f));
      top_frame = n->saved_top();
      base_frame = n->saved_base();
      continue;
    }
    if (run == 0) break;
    f = stack->runs[run - 1].resumer;
    --run;
    top_frame = run ? stack->runs[run - 1].exc_top : nullptr;
    base_frame = run ? stack->runs[run - 1].exc_base : nullptr;
  }
  return Value::none();
}

namespace {

Value* innermost_script_frame(Vm& vm) {
  Value* frame = vm.current_frame();
  while (frame && is_native_frame(frame)) frame = vm.caller_frame(frame);
  return frame;
}

/// Value of a local variable now; undef if unbound.
Value local_value(Value* regs, const LocalVariable& local) {
  Value v = regs[local.reg];
  if (!local.is_cell) return v;
  return is_kind(v, Kind::Cell) ? as<Cell>(v)->value : Value::undef();
}

}  // namespace

Status zero_argument_super(Vm& vm, Value* cls, Value* self) {
  Value* frame = innermost_script_frame(vm);
  if (!frame) return raise(vm, ExceptionType::RuntimeError, "super(): no current frame");
  Function* f = function_of(frame);
  const CodeUnit& unit = *f->code->unit;
  if (unit.positional_count == 0)
    return raise(vm, ExceptionType::RuntimeError, "super(): no arguments");
  *self = frame[0];
  if (is_kind(*self, Kind::Cell)) *self = as<Cell>(*self)->value;
  if (self->is_undef()) return raise(vm, ExceptionType::RuntimeError, "super(): arg[0] deleted");
  for (size_t i = 0; i < unit.free_names.size(); ++i) {
    if (unit.free_names[i] != "__class__") continue;
    *cls = as<Cell>(as<Tuple>(f->closure)->items()[i])->value;
    if (cls->is_undef())
      return raise(vm, ExceptionType::RuntimeError, "super(): empty __class__ cell");
    return Status::Ok;
  }
  return raise(vm, ExceptionType::RuntimeError, "super(): __class__ cell not found");
}

namespace {

/// A snapshot of a function frame's variables.
Value snapshot_locals(Vm& vm, Value* regs) {
  Function* f = function_of(regs);
  const CodeUnit& unit = *f->code->unit;
  Dict* dict = new_dict(vm, unit.locals.size() + unit.free_names.size());
  for (const LocalVariable& local : unit.locals) {
    if (local.name.empty() || local.name[0] == '.') continue;
    Value v = local_value(regs, local);
    if (!v.is_undef()) dict_set_str(vm, dict, intern(vm, local.name), v);
  }
  for (size_t i = 0; i < unit.free_names.size(); ++i) {
    Value v = as<Cell>(as<Tuple>(f->closure)->items()[i])->value;
    if (!v.is_undef() && unit.free_names[i] != "__class__")
      dict_set_str(vm, dict, intern(vm, unit.free_names[i]), v);
  }
  return Value::object(dict);
}

Value locals_of(Vm& vm, Value* regs) {
  const CodeUnit& unit = *function_of(regs)->code->unit;
  if (unit.flags & (kCodeClassBody | kCodeNames)) return regs[0];
  if (!(unit.flags & kCodeOptimized)) return Value::object(function_of(regs)->globals);
  return snapshot_locals(vm, regs);
}

}  // namespace

void keep_locals(Vm& vm, Value exception, Value* regs) {
  Traceback* t = dyn_as<Traceback>(as<Exception>(exception)->traceback);
  Function* f = function_of(regs);
  const CodeUnit& unit = *f->code->unit;
  if (!t || t->code != f->code || !t->frame.is_undef() || !(unit.flags & kCodeOptimized)) return;
  size_t count = unit.locals.size();
  if (!count && unit.free_names.empty()) return;
  // close() lets go of what the generator holds.
  if (is_instance_exact(vm, exception, exception_type(vm, ExceptionType::GeneratorExit))) return;
  Tuple* kept = new_tuple(vm, count + 1);
  for (size_t i = 0; i < count; ++i) kept->items()[i] = regs[unit.locals[i].reg];
  kept->items()[count] = f->closure;
  t->frame = Value::object(kept);  // the entry is new: a running collection has it to scan
}

Value kept_locals(Vm& vm, const Traceback* t) {
  Tuple* kept = dyn_as<Tuple>(t->frame);
  if (!kept) return Value::undef();
  const CodeUnit& unit = *t->code->unit;
  Rooted keep(vm, kept);
  Dict* dict = new_dict(vm, kept->size);
  Rooted keep_dict(vm, dict);
  auto put = [&](const std::string& name, Value v, bool is_cell) {
    if (is_cell) v = is_kind(v, Kind::Cell) ? as<Cell>(v)->value : Value::undef();
    bool hidden = name.empty() || name[0] == '.' || name == "__class__";
    if (!hidden && !v.is_undef()) dict_set_str(vm, dict, intern(vm, name), v);
  };
  size_t count = unit.locals.size();
  for (size_t i = 0; i < count; ++i)
    put(unit.locals[i].name, kept->items()[i], unit.locals[i].is_cell);
  if (Tuple* closure = dyn_as<Tuple>(kept->items()[count])) {
    for (size_t i = 0; i < unit.free_names.size(); ++i)
      put(unit.free_names[i], closure->items()[i], true);
  }
  return keep_dict;
}

Value current_locals(Vm& vm) {
  Value* frame = innermost_script_frame(vm);
  return frame ? locals_of(vm, frame) : Value::object(vm.builtins);
}

Value frame_proxy(Vm& vm, Value* regs) {
  Function* f = function_of(regs);
  if (is_heap_frame(regs)) static_cast<Generator*>(ChainFrame::of(regs))->expose();
  FrameProxy* p = vm.heap.make<FrameProxy>(shape_id(vm, BuiltinType::Frame));
  p->code = f->code;
  p->globals = f->globals;
  p->regs = regs;
  p->locals = locals_of(vm, regs);
  p->generator = is_heap_frame(regs) ? Value::object(ChainFrame::of(regs)) : Value::undef();
  p->pc = vm.frame_pc(regs);
  p->line = line_at(f->code, p->pc);
  p->back = Value::undef();
  return Value::object(p);
}

Value get_frame(Vm& vm, int64_t depth) {
  Value* frame = innermost_script_frame(vm);
  for (; frame && depth > 0; --depth) frame = vm.caller_frame(frame);
  if (!frame) return raise(vm, ExceptionType::ValueError, "call stack is not deep enough");
  // The chain of f_back is taken now: the frames may be gone when it is asked for.
  Rooted first(vm, frame_proxy(vm, frame));
  Rooted last(vm, first.get());
  for (Value* back = vm.caller_frame(frame); back; back = vm.caller_frame(back)) {
    Value p = frame_proxy(vm, back);
    last.as<FrameProxy>()->back = p;
    last = p;
  }
  last.as<FrameProxy>()->back = Value::none();
  return first;
}

Value frame_locals(Vm&, FrameProxy* frame) { return frame->locals; }
Value frame_back(Vm&, FrameProxy* frame) {
  return frame->back.is_undef() ? Value::none() : frame->back;
}

// --- tracing of frame-like objects ---------------------------------------------------------------

void Function::trace(Tracer& tracer) {
  tracer.visit(code);
  tracer.visit(globals);
  tracer.visit(closure);
  tracer.visit(defaults);
  if (extra) {
    tracer.visit_buffer(extra);
    tracer.visit_range(&extra->kw_defaults, sizeof(FunctionExtra) / sizeof(Value));
  }
}

void NativeFunction::trace(Tracer& tracer) {
  tracer.visit(owner);
  tracer.visit(module);
}

void FrameProxy::trace(Tracer& tracer) {
  tracer.visit(code);
  tracer.visit(globals);
  tracer.visit(locals);
  tracer.visit(back);
  tracer.visit(generator);
}

void Generator::trace(Tracer& tracer) {
  tracer.visit(header.function);
  if (uintptr_t caller = header.caller)
    tracer.visit(ChainFrame::of(reinterpret_cast<Value*>(caller & ~uintptr_t{kCallerTagMask})));
  Function* f = static_cast<Function*>(header.function.as_object());
  Value* r = regs();
  // The leaf keeps the whole chain alive through caller links; a delegate is in its awaiter's
  // register.
  if (root && root != 1 && reinterpret_cast<Value*>(root) != r && header.caller == 0)
    tracer.visit(ChainFrame::of(reinterpret_cast<Value*>(root)));
  // It does not run (trace_stack_frames sees to those that do), so `resume` tells how many
  // registers are alive. Those above keep no reference: they would dangle in the windows of calls
  // that the frame makes when it goes on.
  size_t live = f->register_count;
  if (state() == FrameState::Finished) live = 0;
  else if (state() == FrameState::Suspended) {
    Insn* at = resume_pc(header.resume);
    live = resume_back(header.resume) == 0 ? size_t{at->b > at->c ? at->b : at->c} + 1
                                           : resume_dest(header.resume);
    if (live > f->register_count) live = f->register_count;
  }
  tracer.visit_range(r, live);
  for (size_t i = live; i < f->register_count; ++i) {
    if (r[i].is_object()) r[i] = Value::undef();
  }
}

void NativeFrame::trace(Tracer& tracer) {
  if (uintptr_t caller = header.caller)
    tracer.visit(ChainFrame::of(reinterpret_cast<Value*>(caller & ~uintptr_t{kCallerTagMask})));
  Value* r = regs();
  if (root && root != 1 && reinterpret_cast<Value*>(root) != r && header.caller == 0)
    tracer.visit(ChainFrame::of(reinterpret_cast<Value*>(root)));
  tracer.visit_range(locals, count);
}

}  // namespace aio
