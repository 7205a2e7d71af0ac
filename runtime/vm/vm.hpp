// Vm: one isolated interpreter. All its state is here; nothing is global (architecture.md section
// 2, rule 4).
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "runtime/gc/heap.hpp"
#include "runtime/object/class.hpp"
#include "runtime/object/exception.hpp"
#include "runtime/object/function.hpp"
#include "runtime/object/hash_table.hpp"
#include "runtime/object/sequence.hpp"
#include "runtime/object/text.hpp"
#include "runtime/vm/frame.hpp"

namespace aio {

class Rooted;
class Scheduler;  // runtime/task
struct NativeDef;

enum class BuiltinType : uint16_t {
#define AIO_TYPE(Name, text, kind, Base, flags) Name,
#include "runtime/object/types.def"
#undef AIO_TYPE
  kCount
};

struct Names {
#define AIO_NAME_STR(identifier, text) Str* identifier;
#include "runtime/vm/names.def"
#undef AIO_NAME_STR
};

/// Arguments of a native called from C++ (Vm::call): they lie on the register stack, outside any
/// frame.
struct NativeWindow {
  const Value* values;
  size_t count;
  NativeWindow* next;
};

/// Why the VM must leave the fast path at the next safepoint: bits of Vm::interrupt.
enum InterruptFlag : uint32_t {
  kInterruptGc = 1,          ///< the heap wants a slice
  kInterruptSignal = 2,      ///< a signal arrived (runtime/vm/signals.hpp)
  kInterruptFinalizers = 4,  ///< finalizers or weakref callbacks are queued
  kInterruptSlice = 8,       ///< green thread: time slice is over
  kInterruptMemory = 16,     ///< over the heap limit: MemoryError
  kInterruptTerminate = 32,  ///< host stopped the script: uncatchable
};

/// A thread's register stack and what belongs to it. The main thread has one; every green thread
/// has one.
struct ExecutionStack {
  Value* base = nullptr;
  Value* hard_limit = nullptr;  ///< end of the mapping
  Value* soft_limit =
      nullptr;  ///< end of the part in use: what lies below may hold stale values; grows on demand
  size_t mapped_bytes = 0;
  std::vector<Run> runs;  ///< running chains, innermost last

  /// What Vm held of it, while another stack runs (Vm::enter_stack).
  struct Suspended {
    Value* regs = nullptr;
    Value* top = nullptr;
    Value* native_top = nullptr;
    int32_t depth_left = 0;
    Rooted* rooted = nullptr;
    NativeWindow* windows = nullptr;
    std::vector<Object*> repr_stack;
    Value exception = Value::undef(), run_result = Value::undef();
    uint8_t run_outcome = 0;
    const char* native_limit = nullptr;
  };
  Suspended suspended;
};

struct VmOptions {
  HeapOptions heap;
  uint32_t recursion_limit = 1000;
  uint64_t hash_seed = 0;
};

/// What the embedding layer provides: the runtime does not know the compiler (architecture.md
/// section 3).
class CodeSource {
 public:
  virtual ~CodeSource() = default;
  enum class Mode { Exec, Eval, Single, Names, Module };
  /// Compiles text; SyntaxError pending and null on failure. Flags: future flags and PyCF_* bits of
  /// compile().
  virtual Code* compile(Vm& vm, Value source, Str* filename, Mode mode, uint32_t flags) = 0;
  /// Finds and runs the module `name` (absolute, dotted); the module, or exc with ImportError.
  virtual Value import_module(Vm& vm, Str* name) = 0;
  /// Names of characters, from the tables that \N{…} in literals is read with. Empty, nothing:
  /// there is none.
  virtual std::string character_name(uint32_t character) = 0;
  virtual std::optional<uint32_t> character_named(const std::string& name) = 0;
};

class Vm {
 public:
  explicit Vm(const VmOptions& options = {});
  ~Vm();
  Vm(const Vm&) = delete;

  // --- hot state, read by instructions -----------------------------------------------------------
  Value* regs = nullptr;               ///< registers of the current frame while native code runs
  std::atomic<uint32_t> interrupt{0};  ///< InterruptFlag set
  bool terminated = false;             ///< kInterruptTerminate took effect: no handler is entered
  int32_t depth_left = 1000;           ///< frames until RecursionError
  /// Frames must end below it; null while an interrupt is pending, so that calls notice (the real
  /// one: stack->soft_limit).
  std::atomic<Value*> stack_limit{nullptr};
  Value* top = nullptr;  ///< free stack while a heap frame runs (see ExecutionStack)
  Value* native_top =
      nullptr;  ///< free stack above the argument windows of natives called from C++
  Value exception = Value::undef();  ///< pending exception (a value was Value::exc()), else undef
  const void* const* dispatch = nullptr;
  Value run_result =
      Value::undef();  ///< what the run that just ended gave (an exception object if it raised)
  uint8_t run_outcome = 0;  ///< Outcome of that run
  /// Root shapes that hot paths compare with.
  uint32_t str_shape = 0, list_shape = 0, tuple_shape = 0, cell_shape = 0, coroutine_shape = 0,
           native_coroutine_shape = 0, async_generator_shape = 0, future_shape = 0, task_shape = 0;
  Heap heap;

  // --- calls -------------------------------------------------------------------------------------
  /// callable(*args); keyword values follow the positional ones in `args`, named by kw_names. Runs
  /// script code; arguments are copied to the stack (rooted) first.
  Value call(Value callable, const Value* args, size_t count, Tuple* kw_names = nullptr);
  Value call(Value callable) { return call(callable, nullptr, 0); }
  Value call(Value callable, Value argument) { return call(callable, &argument, 1); }
  Value call(Value callable, Value first, Value second) {
    Value args[2] = {first, second};
    return call(callable, args, 2);
  }
  /// obj.name(*args).
  Value call_method(Value object, Str* name, const Value* args = nullptr, size_t count = 0);
  /// Runs code as a module/exec body with these namespaces (locals: only kCodeNames code; null:
  /// globals).
  Value run_code(Code* code, Dict* globals, Value locals = Value::undef());
  /// Resumes generator-like g as its send/throw/next would from C++: the yielded value, or exc
  /// (StopIteration with the result when it returned; undef instead when how is For).
  Value resume(ChainFrame* g, How how, Value sent);
  Value resume_throw(ChainFrame* g, Value exception, How how = How::Send);
  /// g.close().
  Value close_generator(ChainFrame* g);

  // --- code --------------------------------------------------------------------------------------
  /// Takes ownership of the unit.
  Code* load(std::unique_ptr<CodeUnit> unit);
  /// A function of top-level code with these globals.
  Function* make_function(Code* code, Dict* globals);

  // --- types, names, modules ---------------------------------------------------------------------
  Type* type(BuiltinType t) const { return types_[static_cast<size_t>(t)]; }
  Type* exception_types[static_cast<size_t>(ExceptionType::kCount)] = {};
  Names names;
  Str* special_names[kSpecialCount] = {};
  std::vector<Shape*> shapes;                       ///< by id
  std::unique_ptr<AttributeCache> attribute_cache;  ///< made at first use
  Dict* modules = nullptr;                          ///< sys.modules
  Dict* builtins = nullptr;                         ///< namespace of module builtins
  Module* sys = nullptr;
  CodeSource* source = nullptr;  ///< set by embed
  Tuple* empty_tuple = nullptr;
  Str* chars[256] = {};  ///< one-character strings
  uint32_t recursion_limit = 1000;
  uint64_t hash_seed = 0;
  InternTable interned;                       ///< strings of which only one copy exists (text.cpp)
  uint32_t int_max_str_digits = 4300;         ///< sys.set_int_max_str_digits(); 0: no limit
  std::unordered_set<const Dict*> importing;  ///< namespaces of modules whose body is running
  /// A name that neither the module nor builtins has: its value if it is one of aio's lazy builtins
  /// (then it is stored in `builtins` too), undef if not, exc. Set by stdlib.
  Value (*missing_builtin)(Vm&, Str* name) = nullptr;
  Value asyncgen_firstiter = Value::undef(),
        asyncgen_finalizer = Value::undef();  ///< sys.set_asyncgen_hooks
  std::unique_ptr<Scheduler> scheduler;       ///< event loop and tasks (runtime/task)
  void* open_streams =
      nullptr;  ///< list of open files (stdlib/io_stream.hpp), to be flushed at the end

  /// New root shape for a type (or one object of its own: types and modules).
  Shape* new_shape(Type* type);
  /// The shape after adding `name`; null when the type is to go to dictionary mode.
  Shape* shape_with(Shape* shape, Str* name);
  Type* type_of_shape(uint32_t id) const { return shapes[id]->type; }
  void set_type(BuiltinType t, Type* type) { types_[static_cast<size_t>(t)] = type; }

  // --- the current frame, for introspection ------------------------------------------------------
  /// The innermost script frame's registers (null outside any), skipping nothing.
  Value* current_frame() const { return regs; }
  /// The frame that called / awaits `regs`, across running chains; null at the bottom.
  Value* caller_frame(Value* regs);
  /// The exception being handled (sys.exception()), None if none (frames.md 2.3).
  Value handled_exception();
  /// Globals of the innermost script frame (builtins if none).
  Dict* current_globals();
  /// pc (word offset) at which a frame stands.
  uint32_t frame_pc(Value* regs);

  // --- roots -------------------------------------------------------------------------------------
  Rooted* rooted_head = nullptr;
  NativeWindow* windows = nullptr;
  std::vector<Object*>
      repr_stack;  ///< containers whose repr() is running (alive: callers hold them)
  /// Extra roots: called in every cycle's start with a Tracer. Registered once by subsystems.
  std::vector<std::function<void(Tracer&)>> root_tracers;
  /// All roots: called by the Heap at cycle start.
  void trace_roots(Tracer& tracer);
  /// Overwrites the unused part of the stacks (called by the Heap at cycle start).
  void clear_dead_stack();
  /// Runs queued finalizers and weakref callbacks.
  void run_finalizers();
  /// Called by the Heap for each dead finalizable, and for each weak reference with a callback that
  /// died.
  void queue_finalizer(Object* o) { finalizer_queue_.push_back(Value::object(o)); }
  void queue_weak_callback(WeakRef* ref) { weak_callback_queue_.push_back(Value::object(ref)); }
  /// Visits the queues (they keep their objects alive).
  void trace_queues(Tracer& tracer);

  /// Safe from signal handlers and other threads.
  void request(uint32_t flags) {
    interrupt.fetch_or(flags, std::memory_order_relaxed);
    stack_limit.store(nullptr, std::memory_order_relaxed);
  }
  /// C++ stack: false (RecursionError pending) when script-driven C++ recursion gets too deep.
  Status check_native_stack();
  /// Safepoint slow path: handles `interrupt`. Raised: exception pending.
  Status handle_interrupt();
  /// The part of it that may happen between two items of an iterator in C++, where no other script
  /// code may run (list(d) is one step for threads): collection, limits, termination, and Ctrl-C
  /// unless a script handles signals.
  Status handle_interrupt_in_native();

  /// A register stack for a further thread whose C++ stack ends at native_lowest; null if there is
  /// no memory.
  ExecutionStack* new_stack(const char* native_lowest);
  /// Gives one back that is not the current one and that nothing runs on.
  void free_stack(ExecutionStack* old);
  /// `next` becomes the current stack: what the Vm holds of the one until now is put away there,
  /// and next's comes back.
  void enter_stack(ExecutionStack* next);

  ExecutionStack* stack = nullptr;  ///< current
  std::vector<std::unique_ptr<ExecutionStack>> stacks;
  std::vector<std::unique_ptr<CodeUnit>> units;
  std::vector<Code*> codes;          ///< every Code made; roots
  std::vector<Insn*> filled_caches;  ///< instructions with an inline cache that is in use

  std::unique_ptr<struct ProcessSignals> signals;
  /// Ctrl-C arrived and no script handles it. Raised: the exception goes on in the running script.
  std::function<Status(Vm&)> on_signal;
  /// Text of a source line for tracebacks and warnings; nothing if the file cannot be read.
  std::function<std::optional<std::string>(const std::string& filename, uint32_t line)> source_line;

  /// A warning of the interpreter itself ("never awaited"): through module warnings if imported,
  /// else plain stderr.
  Status warn(ExceptionType category, std::string_view message, int stack_level = 1);
  /// The pending exception, which is cleared, goes to sys.unraisablehook: "Exception ignored in: …"
  /// on stderr. `message` replaces these words; `where` may be undef.
  void report_unraisable(Value where, std::string_view message = {});
  /// What sys.unraisablehook prints if no script replaced it.
  void print_unraisable(Value exception, Value where, std::string_view message);

 private:
  friend struct VmAccess;
  Type* types_[static_cast<size_t>(BuiltinType::kCount)] = {};
  std::vector<Value> finalizer_queue_, weak_callback_queue_;
  bool running_finalizers_ = false;
  const char* native_stack_limit_ = nullptr;
  std::unordered_set<std::string> warned_;  ///< warnings already printed: once per place
};

/// Keeps a Value alive (and readable) while native code calls into the VM. A stack object.
class Rooted {
 public:
  explicit Rooted(Vm& vm, Value value = Value::undef())
      : value_(value), vm_(vm), next_(vm.rooted_head) {
    vm.rooted_head = this;
  }
  Rooted(Vm& vm, const Object* object) : Rooted(vm, Value::object(object)) {}
  ~Rooted() { vm_.rooted_head = next_; }
  Rooted(const Rooted&) = delete;
  Rooted& operator=(Value value) {
    value_ = value;
    return *this;
  }
  operator Value() const { return value_; }
  Value get() const { return value_; }
  template <class T>
  T* as() const {
    return static_cast<T*>(value_.as_object());
  }
  Rooted* next() const { return next_; }

 private:
  Value value_;
  Vm& vm_;
  Rooted* next_;
};

inline Type* type_of(Vm& vm, Value v) {
  if (v.is_object()) return vm.shapes[v.as_object()->shape]->type;
  if (v.is_small_int()) return vm.type(BuiltinType::Int);
  if (v.is_float()) return vm.type(BuiltinType::Float);
  if (v.is_none()) return vm.type(BuiltinType::NoneType);
  if (v.is_bool()) return vm.type(BuiltinType::Bool);
  if (v.is_not_implemented()) return vm.type(BuiltinType::NotImplementedType);
  return vm.type(BuiltinType::EllipsisType);
}
inline uint32_t shape_id(Vm& vm, BuiltinType t) { return vm.type(t)->root_shape->id; }

}  // namespace aio
