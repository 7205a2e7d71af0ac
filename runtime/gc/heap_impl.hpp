// The inside of Heap: what heap.cpp (memory), collector.cpp (cycles) and weak.cpp (weak references)
// share.
#pragma once

#include <vector>

#include "runtime/gc/block.hpp"
#include "runtime/gc/heap.hpp"

namespace aio {

/// Traces everything `o` refers to, its Type included (trace.cpp).
void trace_object(Vm& vm, Object* o, Tracer& tracer);

/// An object too big to trace in one slice; `next` items of it are done.
struct PartialScan {
  Object* object;
  size_t next;
  const void* storage;  ///< where the items were: when they have moved, scanning starts again
};

/// Items of o in a contiguous array when there are so many that it must be scanned in chunks; else
/// count is 0.
struct BigItems {
  const Value* items = nullptr;
  size_t count = 0;  ///< words
  size_t step = 1;   ///< every step-th word is a Value
};
BigItems big_items_of(Object* o);
/// Traces what o has besides those items.
void trace_shell(Vm& vm, Object* o, Tracer& tracer);

class Heap::Impl {
 public:
  using Block = gc::Block;
  using BlockPool = gc::BlockPool;
  using MarkStack = gc::MarkStack;

  /// A cycle's steps. Mark and what follows up to Sweep run with marking() on.
  enum class Phase : uint8_t {
    Idle,
    Mark,
    ClearWeak,
    FindDead,
    MarkDead,
    Release,
    PruneWeak,
    Sweep
  };

  /// Blocks of one size class. `blocks` are swept; those from `position` on have not been searched
  /// since.
  struct ClassBlocks {
    std::vector<Block*> blocks;
    std::vector<Block*> unswept;
    size_t position = 0;
    Block* current = nullptr;
  };

  explicit Impl(Heap& heap) : heap(heap), tracer(heap) {}
  ~Impl();

  // --- memory (heap.cpp) ---
  void* refill(unsigned size_class);
  bool next_run(Block* block, Run& run);
  Block* block_with_room(unsigned size_class);
  void* allocate_big(size_t bytes);
  void free_big(Block* block);
  void account(size_t bytes);
  /// Has no cells. Its address means nothing, but is not null: allocation adds a cell's size before
  /// it compares.
  Run no_run() { return {reinterpret_cast<char*>(this), reinterpret_cast<char*>(this)}; }
  Run& run_of(unsigned size_class) {
    return size_class < kSizeClasses ? heap.runs_[size_class]
                                     : medium_runs[size_class - kSizeClasses];
  }

  // --- bitmaps ---
  /// Makes the block's bitmap of the running cycle valid.
  void touch(Block* block) {
    if (block->epoch != epoch) [[unlikely]]
      begin_block(block);
  }
  void begin_block(Block* block);
  bool marked(const Object* o) const {
    const Block* block = Block::of(o);
    return block->epoch == epoch && block->bit(epoch, Block::granule_of(o));
  }
  /// Sets or clears the bits of all cells in [from, to).
  void color_cells(Block* block, char* from, char* to, bool black);
  /// The epoch whose bits are the allocation map.
  uint32_t allocation_epoch() const { return heap.marking_ ? epoch - 1 : epoch; }

  // --- cycles (collector.cpp) ---
  void start_cycle();
  /// Works on at most `budget` objects; true when the cycle has come back to Idle.
  bool step(size_t budget);
  void finish_marking();
  bool drain(size_t& budget);
  bool drain_partial(size_t& budget);
  void trace_one(Object* o);
  bool find_dead(size_t& budget);
  void close_finalizable_gap();
  bool mark_dead(size_t& budget);
  bool release_dead(size_t& budget);
  bool sweep(size_t& budget);
  bool sweep_block(Block* block);
  void whole_cycle();
  void slice();
  void stress_step();

  // --- weak references (weak.cpp) ---
  bool clear_weak(size_t& budget);
  bool prune_weak(size_t& budget);
  size_t weak_bucket(const Object* o) const {
    return (reinterpret_cast<uintptr_t>(o) >> 4) * 0x9E3779B97F4A7C15ull >> 32 &
           (weak_table.size() - 1);
  }
  void grow_weak_table();

  Heap& heap;
  Tracer tracer;
  BlockPool pool;
  ClassBlocks classes[gc::kAllClasses];
  Run medium_runs[gc::kMediumClasses] = {};
  Block* big_head = nullptr;   ///< all big objects
  Block* big_sweep = nullptr;  ///< next to look at while sweeping
  MarkStack stack;
  std::vector<PartialScan> partial;
  std::vector<ChunkedRoots*> chunked_roots;
  size_t chunked_position = 0;  ///< roots before it are done in this cycle

  uint32_t epoch = 2;
  Phase phase = Phase::Idle;
  size_t live_bytes = 0;   ///< marked by the running cycle, or by the last
  size_t black_bytes = 0;  ///< of those, allocated while the cycle marked
  size_t base_live = 0;    ///< live_bytes of the last complete cycle
  size_t allocated = 0;    ///< since the last cycle ended
  size_t trigger = 0;      ///< `allocated` at which the next cycle starts
  size_t next_slice = 0;   ///< `allocated` at which the next slice is due
  size_t owed_slices = 0;  ///< more of them: big allocations count like many small ones
  size_t safepoints = 0;
  size_t traced = 0, last_traced = 0;  ///< objects, in this and in the last cycle
  size_t cycles = 0, slices = 0;
  uint64_t max_slice_ns = 0;
  size_t sweep_class = 0;
  const Object* tracing = nullptr;  ///< whose references are being visited (null: a root's): for
                                    ///< the report of stress mode
  bool over_limit = false;
  bool stress = false;

  std::vector<Object*> dead;  ///< found dead in this cycle: to be revived and queued
  size_t read_position = 0, write_position = 0;
  size_t finalizable_end = 0;  ///< of the part that the phase looks at

  std::vector<struct WeakRef*> weak_table;  ///< buckets, chained by WeakRef::next
  size_t weak_count = 0;
  size_t weak_position = 0;
};

}  // namespace aio
