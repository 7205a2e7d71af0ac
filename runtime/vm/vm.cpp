// Vm: construction, stacks, roots, interrupts and finalizers. Invariant for the collector: between
// two cycles every slot of a register stack holds a value that was alive at the start of the last
// cycle or was made after it, because clear_dead_stack() overwrites what no frame uses.
#include "runtime/vm/vm.hpp"

#include <algorithm>
#include <csignal>

#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#include "runtime/native/native.hpp"
#include "runtime/object/object_model.hpp"
#include "runtime/task/future.hpp"
#include "runtime/task/scheduler.hpp"
#include "runtime/vm/bootstrap.hpp"
#include "runtime/vm/frame_info.hpp"
#include "runtime/vm/generators.hpp"
#include "runtime/vm/operators.hpp"
#include "runtime/vm/signals.hpp"
#include "runtime/vm/vm_internal.hpp"

namespace aio {
namespace {

constexpr size_t kStackBytes = size_t{256}
                               << 20;  ///< address space only: pages are taken as frames reach them
constexpr size_t kFirstSoftSlots = 4096;
constexpr size_t kNativeReserve =
    192 * 1024;  ///< C++ stack kept free for natives that do not call back

std::unique_ptr<ExecutionStack> make_stack() {
  auto stack = std::make_unique<ExecutionStack>();
  void* memory = mmap(nullptr, kStackBytes, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (memory == MAP_FAILED) return nullptr;
  stack->base = static_cast<Value*>(memory);
  stack->mapped_bytes = kStackBytes;
  stack->hard_limit =
      stack->base + kStackBytes / sizeof(Value) - 70000;  // one frame of any size fits above
  stack->soft_limit = stack->base + kFirstSoftSlots;
  stack->runs.reserve(16);
  return stack;
}

/// Lowest address the C++ stack of this thread may reach when scripts drive the recursion.
const char* native_limit() {
  rlimit limit{};
  size_t size = size_t{8} << 20;
  if (getrlimit(RLIMIT_STACK, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY)
    size = limit.rlim_cur;
  if (size > size_t{64} << 20) size = size_t{64} << 20;
  const char* here = static_cast<const char*>(__builtin_frame_address(0));
  return here - size + kNativeReserve;
}

}  // namespace

Vm::Vm(const VmOptions& options) : heap(*this, options.heap) {
  recursion_limit = options.recursion_limit;
  hash_seed = options.hash_seed;
  depth_left = static_cast<int32_t>(options.recursion_limit);
  stacks.push_back(make_stack());
  stack = stacks.back().get();
  top = native_top = stack->base;
  stack_limit.store(stack->soft_limit, std::memory_order_relaxed);
  dispatch = reinterpret_cast<const void* const*>(kHandlers);
  native_stack_limit_ = native_limit();
  (void)new_shape(nullptr);  // 0: what empty inline caches compare with, so no object may have it
  bootstrap_types(*this);
  list_shape = shape_id(*this, BuiltinType::List);
  tuple_shape = shape_id(*this, BuiltinType::Tuple);
  cell_shape = shape_id(*this, BuiltinType::Cell);
  coroutine_shape = shape_id(*this, BuiltinType::Coroutine);
  async_generator_shape = shape_id(*this, BuiltinType::AsyncGenerator);
  native_coroutine_shape = shape_id(*this, BuiltinType::NativeCoroutine);
  future_shape = shape_id(*this, BuiltinType::Future);
  task_shape = shape_id(*this, BuiltinType::Task);
  builtins = new_namespace(*this);
  modules = new_dict(*this);
  attach_scheduler(*this);
  signals = std::make_unique<ProcessSignals>();
  root_tracers.push_back([this](Tracer& tracer) { tracer.visit(signals->handlers); });
}

Vm::~Vm() {
  heap.release_all();
  scheduler.reset();
  for (auto& s : stacks) munmap(s->base, s->mapped_bytes);
  for (Shape* shape : shapes) delete shape;
}

Status Vm::check_native_stack() {
  if (static_cast<const char*>(__builtin_frame_address(0)) > native_stack_limit_) return Status::Ok;
  const char* limit = native_stack_limit_;
  native_stack_limit_ = limit - kNativeReserve / 2;  // room to make the exception
  (void)raise_recursion(*this);
  native_stack_limit_ = limit;
  return Status::Raised;
}

// --- roots ---------------------------------------------------------------------------------------

namespace {

/// Registers of a frame that are in use at the instruction it stands at.
size_t live_registers(Value* regs) {
  Function* f = function_of(regs);
  const Position* row = position_at(
      *f->code->unit,
      static_cast<uint32_t>(instruction_of(header_of(regs)->resume) - f->code->instructions));
  return row ? row->live : f->register_count;
}

/// Visits the frames from `regs` downwards (innermost first) and clears what lies above each
/// frame's live registers. `end`: first slot above the innermost frame's room that belongs to
/// something else.
void trace_stack_frames(Vm& vm, Value* regs, Value* stack_base, Value* stack_end, Tracer& tracer) {
  for (; regs; regs = caller_of(header_of(regs))) {
    bool on_stack = regs >= stack_base && regs < stack_end;
    if (is_native_frame(regs)) {
      tracer.visit(ChainFrame::of(regs));
      continue;
    }
    tracer.visit(header_of(regs)->function);
    size_t live = live_registers(regs);
    tracer.visit_range(regs, live);
    if (!on_stack) {
      // A running heap frame is traced here and now, and in place of its trace(): that could not
      // tell its live registers.
      ChainFrame* g = ChainFrame::of(regs);
      tracer.visit(g);
      tracer.visit(type_of(vm, Value::object(g)));
      for (size_t i = live; i < function_of(regs)->register_count; ++i) regs[i] = Value::undef();
      if ((g->flags & kFlagScanned) != vm.heap.scanned_color()) g->flags ^= kFlagScanned;
    }
  }
}

}  // namespace

void Vm::trace_roots(Tracer& tracer) {
  for (auto& s : stacks) {
    bool running = s.get() == stack;
    const ExecutionStack::Suspended& away = s->suspended;
    Value* end = s->base + s->mapped_bytes / sizeof(Value);
    trace_stack_frames(*this, running ? regs : away.regs, s->base, end, tracer);
    for (Run& run : s->runs) {
      tracer.visit(run.owner);
      tracer.visit(run.task);
      trace_stack_frames(*this, run.resumer, s->base, end, tracer);
    }
    for (Rooted* r = running ? rooted_head : away.rooted; r; r = r->next()) tracer.visit(r->get());
    for (NativeWindow* w = running ? windows : away.windows; w; w = w->next)
      tracer.visit_range(w->values, w->count);
    for (Object* o : running ? repr_stack : away.repr_stack) tracer.visit(o);
    tracer.visit(running ? exception : away.exception);
    tracer.visit(running ? run_result : away.run_result);
  }
  for (Code* code : codes) tracer.visit(code);
  for (const Dict* ns : importing) tracer.visit(ns);
  tracer.visit(modules);
  tracer.visit(builtins);
  tracer.visit(sys);
  tracer.visit(asyncgen_firstiter);
  tracer.visit(asyncgen_finalizer);
  trace_queues(tracer);
  for (auto& trace : root_tracers) trace(tracer);
}

void Vm::trace_queues(Tracer& tracer) {
  for (Value v : finalizer_queue_) tracer.visit(v);
  for (Value v : weak_callback_queue_) tracer.visit(v);
}

namespace {

/// Overwrites the slots of a stack that no frame uses; `regs` and `windows` are those of its
/// innermost frame and native.
void clear_dead_slots(ExecutionStack& stack, Value* regs, const NativeWindow* windows) {
  // Everything above the innermost live slot is dead. Dead slots between frames hold values that
  // stay valid for this cycle (see the head of this file) only if they are cleared too: walk the
  // frames from the inside out.
  std::vector<std::pair<Value*, Value*>> live;  // [begin, end) of live slots
  Value* base = stack.base;
  Value* end = stack.soft_limit;
  auto note = [&](Value* from, Value* to) {
    if (from < end && to > base) live.emplace_back(from, to);
  };
  auto walk = [&](Value* r) {
    for (; r; r = caller_of(header_of(r))) {
      if (is_heap_frame(r)) continue;
      if (r < base || r >= end) continue;
      note(r - kHeaderSlots, r + live_registers(r));
    }
  };
  walk(regs);
  for (Run& run : stack.runs) walk(run.resumer);
  for (const NativeWindow* w = windows; w; w = w->next)
    note(const_cast<Value*>(w->values), const_cast<Value*>(w->values) + w->count);
  std::sort(live.begin(), live.end());
  Value* at = base;
  for (auto [from, to] : live) {
    for (; at < from; ++at) *at = Value::undef();
    if (to > at) at = to;
  }
  for (; at < end; ++at) *at = Value::undef();
}

}  // namespace

void Vm::clear_dead_stack() {
  for (auto& s : stacks) {
    bool running = s.get() == stack;
    clear_dead_slots(*s, running ? regs : s->suspended.regs,
                     running ? windows : s->suspended.windows);
  }
}

// --- several stacks ------------------------------------------------------------------------------

ExecutionStack* Vm::new_stack(const char* native_lowest) {
  auto fresh = make_stack();
  if (!fresh) return nullptr;
  ExecutionStack::Suspended& begin = fresh->suspended;
  begin.top = begin.native_top = fresh->base;
  begin.depth_left = static_cast<int32_t>(recursion_limit);
  begin.native_limit = native_lowest + kNativeReserve;
  stacks.push_back(std::move(fresh));
  return stacks.back().get();
}

void Vm::free_stack(ExecutionStack* old) {
  munmap(old->base, old->mapped_bytes);
  std::erase_if(stacks, [old](const auto& s) { return s.get() == old; });
}

void Vm::enter_stack(ExecutionStack* next) {
  ExecutionStack::Suspended& away = stack->suspended;
  away = {regs,
          top,
          native_top,
          depth_left,
          rooted_head,
          windows,
          std::move(repr_stack),
          exception,
          run_result,
          run_outcome,
          native_stack_limit_};
  ExecutionStack::Suspended& back = next->suspended;
  stack = next;
  regs = back.regs;
  top = back.top;
  native_top = back.native_top;
  depth_left = back.depth_left;
  rooted_head = back.rooted;
  windows = back.windows;
  repr_stack = std::move(back.repr_stack);
  exception = back.exception;
  run_result = back.run_result;
  run_outcome = back.run_outcome;
  native_stack_limit_ = back.native_limit;
  stack_limit.store(interrupt.load(std::memory_order_relaxed) ? nullptr : stack->soft_limit,
                    std::memory_order_relaxed);
}

// --- interrupts ----------------------------------------------------------------------------------

Status Vm::handle_interrupt() {
  stack_limit.store(stack->soft_limit, std::memory_order_relaxed);
  uint32_t flags = interrupt.exchange(0, std::memory_order_relaxed);
  if (flags & kInterruptTerminate) {
    terminated = true;
    request(flags);  // for good: whatever would run next stops here as well
    return raise_args(*this, ExceptionType::SystemExit, nullptr, 0);  // it leaves event loops
  }
  if (flags & kInterruptGc) heap.safepoint();
  if (flags & kInterruptMemory) return raise_memory_error(*this);
  if (!finalizer_queue_.empty() || !weak_callback_queue_.empty()) run_finalizers();
  if (flags & kInterruptSignal) {
    if (!scheduler->threads.in_main())
      scheduler->threads.signal_main();  // it raises there, as in CPython
    else AIO_CHECK(deliver_signals(*this));
  }
  if (flags & kInterruptSlice) scheduler->threads.yield();
  return Status::Ok;
}

Status Vm::handle_interrupt_in_native() {
  uint32_t flags = interrupt.load(std::memory_order_relaxed);
  if (flags & kInterruptTerminate) return handle_interrupt();
  constexpr uint32_t kOfHeap = kInterruptGc | kInterruptMemory;
  if (flags & kOfHeap) {
    interrupt.fetch_and(~kOfHeap, std::memory_order_relaxed);
    if (flags & kInterruptGc) heap.safepoint();
    if (flags & kInterruptMemory) return raise_memory_error(*this);
  }
  bool only_ctrl_c = !signals->handlers && signals->pending.load() == uint64_t{1} << (SIGINT - 1);
  if (flags & kInterruptSignal && only_ctrl_c && scheduler->threads.in_main())
    return deliver_signals(*this);
  return Status::Ok;
}

void Vm::run_finalizers() {
  if (running_finalizers_) return;  // a finalizer's own garbage waits for the next round
  running_finalizers_ = true;
  Rooted pending(*this, exception), saved_result(*this, run_result);
  exception = Value::undef();
  uint8_t saved_outcome = run_outcome;
  while (!finalizer_queue_.empty() || !weak_callback_queue_.empty()) {
    std::vector<Value> callbacks, dead;
    callbacks.swap(weak_callback_queue_);
    dead.swap(finalizer_queue_);
    Rooted keep(*this, make_tuple(*this, dead.data(), dead.size()));
    Rooted keep_callbacks(*this, make_tuple(*this, callbacks.data(), callbacks.size()));
    for (Value ref : callbacks) {
      if (call(as<WeakRef>(ref)->callback, ref).is_exc())
        report_unraisable(as<WeakRef>(ref)->callback);
    }
    for (Value v : dead) finalize_object(*this, v);
  }
  exception = pending;
  run_result = saved_result;
  run_outcome = saved_outcome;
  running_finalizers_ = false;
}

void finalize_object(Vm& vm, Value v) {
  if (Generator* g = dyn_as<Generator>(v)) return finalize_generator(vm, g);
  if (NativeFrame* n = dyn_as<NativeFrame>(v)) return finalize_native_coroutine(vm, n);
  if (is_kind(v, Kind::Task) || is_kind(v, Kind::Future)) {
    finalize_future(vm, static_cast<Future*>(v.as_object()));
    return;
  }
  Value del = lookup_special(vm, type_of(vm, v), Special::Del);
  if (del.is_undef()) return;
  if (call_special(vm, v, Special::Del).is_exc()) vm.report_unraisable(del);
}

// --- warnings and lost exceptions ----------------------------------------------------------------

namespace {

/// Writes to sys.stderr; to descriptor 2 when there is none. Errors are dropped.
void write_stderr(Vm& vm, const std::string& text) {
  Value file =
      vm.sys ? get_attr_or_undef(vm, Value::object(vm.sys), vm.names.stderr_file) : Value::undef();
  if (file.is_exc()) (void)take_exception(vm);
  if (!file.is_exc() && !file.is_undef() && !file.is_none()) {
    Rooted keep(vm, file);
    Value s = make_str(vm, text);
    if (!vm.call_method(file, vm.names.write, &s, 1).is_exc()) return;
    (void)take_exception(vm);
  }
  (void)!write(2, text.data(), text.size());
}

}  // namespace

Status Vm::warn(ExceptionType category, std::string_view message, int stack_level) {
  Value module = dict_get_str(*this, modules, intern(*this, "warnings"));
  if (!module.is_undef()) {
    Value args[3] = {make_str(*this, message), Value::object(exception_type(*this, category)),
                     Value::small_int(stack_level)};
    Rooted keep(*this, args[0]);
    if (call_method(module, intern(*this, "warn"), args, 3).is_exc()) return Status::Raised;
    return Status::Ok;
  }
  std::string file = "<sys>";
  uint32_t line = 0;
  bool running = regs && !is_native_frame(regs);  // else it is the end of the program
  if (running) {
    Code* code = function_of(regs)->code;
    file = to_utf8(code->filename);
    line = line_at(code, frame_pc(regs));
  }
  std::string text = file + ":" + std::to_string(line) + ": " +
                     to_utf8(exception_type(*this, category)->name) + ": " + std::string(message) +
                     "\n";
  if (!warned_.insert(text).second) return Status::Ok;
  if (source_line) {
    if (auto source_text = source_line(file, line)) {
      size_t first = source_text->find_first_not_of(" \t\f");
      size_t last = source_text->find_last_not_of(" \t\r\n\f");
      if (first != std::string::npos)
        text += "  " + source_text->substr(first, last - first + 1) + "\n";
    }
  }
  if (running && message.ends_with("was never awaited"))
    text += "RuntimeWarning: Enable tracemalloc to get the object allocation traceback\n";
  write_stderr(*this, text);
  return Status::Ok;
}

void Vm::report_unraisable(Value where, std::string_view message) {
  Rooted e(*this, take_exception(*this)), keep(*this, where);
  if (terminated) return;
  if (as<Exception>(e)->traceback.is_none() && regs && !is_native_frame(regs)) {
    Function* f = function_of(regs);
    add_traceback(*this, e, f->code, f->globals, frame_pc(regs));
  }
  Str* name = intern(*this, "unraisablehook");
  Rooted hook(*this, sys ? get_attr_or_undef(*this, Value::object(sys), name) : Value::undef());
  if (hook.get().is_exc()) (void)take_exception(*this);
  bool replaced = hook.get().is_object() && !hook.get().is_none() &&
                  hook.get() != get_attr_or_undef(*this, Value::object(sys),
                                                  intern(*this, "__unraisablehook__"));
  if (!replaced) return print_unraisable(e, where, message);
  Value fields[5] = {Value::object(type_of(*this, e)), e, as<Exception>(e)->traceback,
                     message.empty() ? Value::none() : make_str(*this, message),
                     where.is_undef() ? Value::none() : where};
  Rooted args(*this,
              call_method(Value::object(sys), intern(*this, "_unraisable_arguments"), fields, 5));
  if (!args.get().is_exc() && !call(hook, args).is_exc()) return;
  Rooted error(*this, take_exception(*this));
  print_unraisable(error, hook, "Exception ignored in sys.unraisablehook");
}

void Vm::print_unraisable(Value exception, Value where, std::string_view message) {
  Rooted e(*this, exception), keep(*this, where);
  std::string text(message.empty() ? "Exception ignored in" : message);
  if (!where.is_undef()) {
    Value r = repr_of(*this, where);
    if (r.is_exc()) (void)take_exception(*this);
    text += ": " + (r.is_exc() ? "<object repr() failed>" : to_utf8(as<Str>(r)));
  } else {
    text += ":";
  }
  write_stderr(*this, text + "\n" + format_unraisable(*this, e));
}

}  // namespace aio
