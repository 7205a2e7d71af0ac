// frame and traceback objects.
#include "runtime/vm/frame_info.hpp"
#include "stdlib/types/support.hpp"

namespace aio {
namespace {

FrameProxy* self_frame(Value self) { return as<FrameProxy>(self); }
Traceback* self_traceback(Value self) { return as<Traceback>(self); }

Value frame_code(Vm&, Value self) { return Value::object(self_frame(self)->code); }
Value frame_globals(Vm&, Value self) { return Value::object(self_frame(self)->globals); }
Value frame_builtins(Vm& vm, Value) { return Value::object(vm.builtins); }
Value get_locals(Vm& vm, Value self) {
  Value locals = frame_locals(vm, self_frame(self));
  return locals.is_undef() ? Value::object(new_dict(vm)) : locals;  // a frame that ended keeps none
}
Value get_back(Vm& vm, Value self) { return frame_back(vm, self_frame(self)); }

/// The frame that a proxy stands for, while it has one: registers on the stack belong to others
/// once their call has ended.
Value* live_regs(Vm& vm, FrameProxy* frame) {
  if (!frame->regs) return nullptr;
  bool alive = false;
  if (is_kind(frame->generator, Kind::Generator)) {
    alive = as<Generator>(frame->generator)->state() != FrameState::Finished;
  } else {
    Value* regs = vm.current_frame();
    while (regs && regs != frame->regs) regs = vm.caller_frame(regs);
    alive = regs && is_kind(header_of(regs)->function, Kind::Function) &&
            function_of(regs)->code == frame->code;
  }
  if (!alive) frame->regs = nullptr;
  return frame->regs;
}
uint32_t current_pc(Vm& vm, FrameProxy* frame) {
  Value* regs = live_regs(vm, frame);
  return regs ? vm.frame_pc(regs) : frame->pc;
}
Value frame_lineno(Vm& vm, Value self) {
  FrameProxy* frame = self_frame(self);
  // A generator that has not started stands at its def.
  if (is_kind(frame->generator, Kind::Generator) &&
      as<Generator>(frame->generator)->state() == FrameState::Created)
    return Value::small_int(frame->code->unit->first_line);
  return Value::small_int(live_regs(vm, frame) ? line_at(frame->code, current_pc(vm, frame))
                                               : frame->line);
}
Value frame_lasti(Vm& vm, Value self) {
  return Value::small_int(static_cast<int64_t>(current_pc(vm, self_frame(self))) * 2);
}
Value frame_generator(Vm&, Value self) { return or_none(self_frame(self)->generator); }
Value frame_trace(Vm&, Value) { return Value::none(); }
Status frame_set_trace(Vm&, Value, Value) { return Status::Ok; }

Value frame_repr(Vm& vm, Value self) {
  FrameProxy* frame = self_frame(self);
  AIO_TRY(Value file, repr_of(vm, Value::object(frame->code->filename)));
  StrBuilder out(vm);
  out.append_ascii("<frame at " + address_text(self) + ", file ");
  out.append(as<Str>(file));
  out.append_ascii(", line " + std::to_string(frame_lineno(vm, self).as_small_int()) + ", code ");
  out.append(frame->code->name);
  out.append_ascii(">");
  return out.finish();
}

Status frame_clear(Vm& vm, Value self) {
  if (live_regs(vm, self_frame(self)) && self_frame(self)->generator.is_undef())
    return raise(vm, ExceptionType::RuntimeError, "cannot clear an executing frame");
  return Status::Ok;
}

Value traceback_frame(Vm& vm, Value self) {
  Traceback* t = self_traceback(self);
  if (!is_kind(t->frame, Kind::FrameProxy)) {
    Rooted locals(vm, kept_locals(vm, t));
    auto* frame = vm.heap.make<FrameProxy>(shape_id(vm, BuiltinType::Frame));
    frame->code = t->code;
    frame->globals = t->globals;
    frame->regs = nullptr;
    frame->locals = locals;
    frame->generator = Value::undef();
    frame->back = Value::none();
    frame->pc = t->pc;
    frame->line = t->line;
    vm.heap.shade(t->frame);
    t->frame = Value::object(frame);
  }
  return t->frame;
}
Value traceback_next(Vm&, Value self) { return or_none(self_traceback(self)->next); }
Status set_traceback_next(Vm& vm, Value self, Value value) {
  if (value.is_undef())
    return raise(vm, ExceptionType::TypeError, "can't delete tb_next attribute");
  if (!value.is_none() && !is_kind(value, Kind::Traceback))
    return raise(vm, ExceptionType::TypeError, "expected traceback object or None, got '%T'",
                 value.bits);
  for (Value at = value; is_kind(at, Kind::Traceback); at = self_traceback(at)->next)
    if (at == self) return raise(vm, ExceptionType::ValueError, "traceback loop detected");
  vm.heap.shade(self_traceback(self)->next);
  self_traceback(self)->next = value;
  return Status::Ok;
}
Value traceback_lineno(Vm&, Value self) { return Value::small_int(self_traceback(self)->line); }
Value traceback_lasti(Vm&, Value self) {
  return Value::small_int(static_cast<int64_t>(self_traceback(self)->pc) * 2);
}

Value traceback_new(Vm& vm, Type*, Value next, Value frame, int64_t lasti, int64_t lineno) {
  if (!next.is_none() && !is_kind(next, Kind::Traceback))
    return raise(vm, ExceptionType::TypeError, "expected traceback object or None, got '%T'",
                 next.bits);
  if (!is_kind(frame, Kind::FrameProxy))
    return raise(vm, ExceptionType::TypeError,
                 "traceback() argument 'tb_frame' must be frame, not %T", frame.bits);
  auto* t = vm.heap.make<Traceback>(shape_id(vm, BuiltinType::Traceback));
  t->next = next;
  t->code = self_frame(frame)->code;
  t->globals = self_frame(frame)->globals;
  t->frame = frame;
  t->pc = static_cast<uint32_t>(lasti / 2);
  t->line = static_cast<uint32_t>(lineno);
  return Value::object(t);
}

constexpr NativeDef kFrameMethods[] = {def<frame_repr>("__repr__(self, /)"),
                                       def<frame_clear>("clear(self, /)")};
constexpr GetSetDef kFrameGetSets[] = {{"f_code", frame_code},
                                       {"f_globals", frame_globals},
                                       {"f_builtins", frame_builtins},
                                       {"f_locals", get_locals},
                                       {"f_back", get_back},
                                       {"f_lineno", frame_lineno},
                                       {"f_lasti", frame_lasti},
                                       {"f_generator", frame_generator},
                                       {"f_trace", frame_trace, frame_set_trace}};
constexpr NativeDef kTracebackMethods[] = {
    static_def<traceback_new>("__new__(cls, tb_next, tb_frame, tb_lasti, tb_lineno)")};
constexpr GetSetDef kTracebackGetSets[] = {{"tb_frame", traceback_frame},
                                           {"tb_next", traceback_next, set_traceback_next},
                                           {"tb_lineno", traceback_lineno},
                                           {"tb_lasti", traceback_lasti}};

}  // namespace

extern const TypeDef kFrameType, kTracebackType;
const TypeDef kFrameType = {.name = "frame", .methods = kFrameMethods, .getsets = kFrameGetSets};
const TypeDef kTracebackType = {.name = "traceback",
                                .doc = "Create a new traceback object.",
                                .methods = kTracebackMethods,
                                .getsets = kTracebackGetSets};

}  // namespace aio
