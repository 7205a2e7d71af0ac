// Heap: non-moving, incremental (snapshot at the beginning) mark-sweep in size-class blocks (vm.md
// section 5).
//
// Rules for everyone who touches objects:
//  * Allocation never collects. Collection runs only at safepoints of the VM (back edges, calls,
//    task switches): so native code may hold raw Values and pointers until it calls something that
//    runs script code (Vm::call, operators on arbitrary objects, iteration of arbitrary iterables,
//    str()/repr()/hash()/== of arbitrary objects). Across such calls keep what you still need in a
//    Rooted, in an argument or in an object that is itself reachable.
//  * Before a reference is removed or overwritten in a heap object, the collector must know:
//    either shade(old value) for that one reference, or before_write(object) once before any
//    number of changes to it. Adding references (append, filling a fresh object) needs nothing.
//    Registers of running frames need nothing.
//  * Every object is fully initialised before the next safepoint.
//  * Storage of lists, dicts … is a Buffer object in the same heap, reached only through its owner,
//    who traces its contents. It counts like every allocation.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "runtime/loop/flat_vector.hpp"
#include "runtime/object/object.hpp"
#include "runtime/result.hpp"

namespace aio {

class Vm;
class Heap;

/// Raw storage owned by one other object. `data()` is 8-byte aligned.
struct Buffer : Object {
  static constexpr Kind kKind = Kind::Buffer;
  size_t bytes;
  void* data() { return this + 1; }
  static Buffer* of(void* data) { return static_cast<Buffer*>(data) - 1; }
  void trace(Tracer&) {}
};

/// Handed to trace(): marks what it is shown.
class Tracer {
 public:
  explicit Tracer(Heap& heap) : heap_(heap) {}
  void visit(Value v) {
    if (v.is_object()) visit(v.as_object());
  }
  /// Null is allowed.
  inline void visit(const Object* o);
  /// Marks a Buffer (by its data pointer, null allowed) without looking into it.
  inline void visit_buffer(const void* data);
  void visit_range(const Value* first, size_t count) {
    for (size_t i = 0; i < count; ++i) visit(first[i]);
  }
  Heap& heap() { return heap_; }

 private:
  Heap& heap_;
};

inline constexpr size_t kGranule = 16;           ///< all cell sizes are multiples
inline constexpr size_t kMaxCell = 2048;         ///< larger objects have a mapping of their own
inline constexpr size_t kBlockSize = 64 * 1024;  ///< aligned to its size
inline constexpr unsigned kSizeClasses = 24;

/// Roots too many for the short pause of a cycle's start. While Heap::marking() the owner must
/// shade what it removes.
class ChunkedRoots {
 public:
  virtual ~ChunkedRoots() = default;
  /// A cycle starts: what the array holds now is the snapshot to visit.
  virtual void begin_cycle() = 0;
  /// Visits at most `count` of them; true when all have been visited.
  virtual bool trace_some(Tracer& tracer, size_t count) = 0;
};

/// Limits and pacing; sizes in bytes.
struct HeapOptions {
  size_t limit = 0;  ///< 0: none. Beyond it allocation raises MemoryError at the next safepoint.
  size_t first_cycle = 8u << 20;  ///< live bytes at which the first collection starts
  bool stress = false;            ///< a full collection at every safepoint, dead cells poisoned
};

struct HeapStats {
  size_t live_bytes, cycles, slices;
  uint64_t max_slice_ns;
};

class Heap {
 public:
  Heap(Vm& vm, const HeapOptions& options);
  ~Heap();
  Heap(const Heap&) = delete;

  /// Memory for an object of `bytes`, header written (shape, kind, colour; flags otherwise 0), the
  /// rest undefined. Never null: beyond the limit it takes from a reserve and requests MemoryError
  /// at the next safepoint; sizes that cannot be had at all are refused earlier by check_size().
  template <class T>
  T* make(uint32_t shape, size_t bytes = sizeof(T)) {
    return static_cast<T*>(make_object(T::kKind, shape, bytes));
  }
  Object* make_object(Kind kind, uint32_t shape, size_t bytes) {
    Object* o = static_cast<Object*>(allocate(bytes));
    *o = Object{shape, kind, scanned_color_, 0};
    return o;
  }
  /// A cell of this size class if there is one at hand, its header not written; else null:
  /// allocate() has more.
  void* take(unsigned c) {
    Run& run = runs_[c];
    char* cell = run.cur;
    char* next = cell + kClassBytes[c];
    if (next > run.end) return nullptr;
    run.cur = next;
    return cell;
  }
  /// take_back of an object of this size class.
  void give_back(Object* o, unsigned c) {
    char* start = reinterpret_cast<char*>(o);
    if (runs_[c].cur == start + kClassBytes[c] && !marking_) runs_[c].cur = start;
  }
  /// Gives back the newest object of its size, to which nobody refers any more: the next one takes
  /// its place. Does nothing if it is not the newest, or while a cycle marks.
  void take_back(Object* o, size_t bytes) {
    if (marking_ || bytes > kMaxCell) return;
    unsigned c = size_class(bytes);
    char* start = reinterpret_cast<char*>(o);
    if (runs_[c].cur == start + kClassBytes[c]) runs_[c].cur = start;
  }
  /// Storage for one owner; never null for sizes that check_size accepts.
  Buffer* make_buffer(size_t bytes);
  /// Grows or shrinks storage, contents kept, address may change. The old one must have no other
  /// user.
  Buffer* resize_buffer(Buffer* buffer, size_t bytes);
  /// Frees storage at once if that is cheap (large ones); the old pointer is dead.
  void free_buffer(Buffer* buffer);
  /// MemoryError if `bytes` can never be had (limit, address space). Ask before big allocations.
  Status check_size(size_t bytes);

  /// Write barrier: the reference `old` is about to disappear from a heap object. Cheap when idle.
  void shade(Value old) {
    if (marking_ && old.is_object()) mark(old.as_object());
  }
  /// Write barrier: `o` is about to be changed in any way. Traces it now if the running cycle has
  /// not yet.
  void before_write(Object* o) {
    if (marking_ && (o->flags & kFlagScanned) != scanned_color_) scan_now(o);
  }
  bool marking() const { return marking_; }
  uint8_t scanned_color() const { return scanned_color_; }

  /// The object has something to run or release when it dies: __del__, close() of a generator with
  /// handlers, NativeLayout::finalize, an open file. Asked once after construction.
  /// Vm::run_finalizers sets kFlagFinalized before it runs __del__, so that an object which also
  /// has a native finalizer is not queued twice.
  void register_finalizable(Object* o) { finalizable_.push_back(o); }
  /// The same without growing the list: false if that is needed.
  bool quick_register_finalizable(Object* o) {
    if (finalizable_.full()) return false;
    finalizable_.push_back(o);
    return true;
  }
  /// Undoes it, if o was the last one and no cycle marks: somebody else sees to what is due when
  /// o dies.
  void forget_newest_finalizable(const Object* o) {
    if (!marking_ && !finalizable_.empty() && finalizable_.back() == o) finalizable_.pop_back();
  }
  /// At exit: queues everything registered that has script code to run or a report to make
  /// (Vm::queue_finalizer).
  void queue_all_finalizable();
  /// Called by ~Vm while types still exist: native finalizers of everything that is left.
  void release_all();
  /// Weak references: the slot is reset to Value::undef() when *slot's object dies (before
  /// finalizers run).
  void add_weak(struct WeakRef* ref);
  /// Takes it out of the table again (its target may be undef by now).
  void remove_weak(struct WeakRef* ref);
  /// The object a weak reference points to, or undef. The only way to read WeakRef::target into a
  /// live value: while a cycle runs the object must be shown to the collector, or it would be freed
  /// under its new owner.
  Value read_weak(const struct WeakRef* ref);
  /// First weak reference to o in the table (newest first), or null; the next one behind `after`.
  /// For weakref.ref's sharing.
  struct WeakRef* find_weak(const Object* o, const struct WeakRef* after = nullptr);
  /// A big array of roots that cycles scan in chunks (ready ring, timers). The owner must outlive
  /// the heap's last cycle.
  void add_chunked_roots(class ChunkedRoots* roots);
  void remove_chunked_roots(class ChunkedRoots* roots);

  /// A safepoint's work: a slice of the running cycle, the start of one, or (stress) a whole one.
  /// Called by the VM only. Finalizers found are queued: Vm::run_finalizers runs them.
  void safepoint();
  /// gc.collect(): a whole cycle now. Only where everything is rooted (from a native called by the
  /// VM: it is).
  void collect();
  void set_enabled(bool enabled) { enabled_ = enabled; }
  bool enabled() const { return enabled_; }
  HeapStats stats() const;
  const HeapOptions& options() const { return options_; }

  /// For Tracer.
  void mark(const Object* o);
  void mark_buffer(const void* data);

  /// For dispatch's inline allocation: bump room of a size class.
  struct Run {
    char* cur;
    char* end;
  };
  static constexpr unsigned size_class(size_t bytes) {
    return kClassOf[(bytes + kGranule - 1) / kGranule];
  }
  void* allocate(size_t bytes) {
    if (bytes <= kMaxCell) [[likely]] {
      unsigned c = size_class(bytes);
      Run& run = runs_[c];
      char* p = run.cur;
      char* next = p + kClassBytes[c];
      if (next <= run.end) [[likely]] {
        run.cur = next;
        return p;
      }
      return refill(c);
    }
    return allocate_large(bytes);
  }

  static constexpr uint16_t kClassBytes[kSizeClasses] = {
      16,  32,  48,  64,  80,  96,  112, 128,  160,  192,  224,  256,
      320, 384, 448, 512, 640, 768, 896, 1024, 1280, 1536, 1792, 2048};

 private:
  struct ClassTable {
    uint8_t of[kMaxCell / kGranule + 1];
    constexpr uint8_t operator[](size_t i) const { return of[i]; }
  };
  static constexpr ClassTable make_class_table() {
    ClassTable t{};
    unsigned c = 0;
    for (size_t g = 0; g <= kMaxCell / kGranule; ++g) {
      while (kClassBytes[c] < g * kGranule) ++c;
      t.of[g] = static_cast<uint8_t>(c);
    }
    return t;
  }
  static const ClassTable kClassOf;

  void* refill(unsigned size_class);
  void* allocate_large(size_t bytes);
  void scan_now(Object* o);

  Run runs_[kSizeClasses] = {};
  bool marking_ = false;
  uint8_t scanned_color_ = 0;
  bool enabled_ = true;
  HeapOptions options_;
  FlatVector<Object*> finalizable_;  ///< registered and alive
  Vm& vm_;
  class Impl;  ///< blocks, bitmaps, mark stack, large objects, finalizables: heap.cpp
  std::unique_ptr<Impl> impl_;
};

inline constexpr Heap::ClassTable Heap::kClassOf = Heap::make_class_table();

inline void Tracer::visit(const Object* o) {
  if (o) heap_.mark(o);
}
inline void Tracer::visit_buffer(const void* data) {
  if (data) heap_.mark_buffer(data);
}

}  // namespace aio
