// The collection cycle: start, marking, the dead and their finalizers, lazy sweep. All work is done
// in slices.
//
// Snapshot at the beginning: what was reachable when the cycle started is marked, whatever the
// script does meanwhile, because every removed reference is shaded first (Heap::shade,
// before_write) and new objects are black. An object's colour flag equals scanned_color_ once all
// its references have been visited.
#include <time.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "runtime/gc/heap_impl.hpp"
#include "runtime/object/class.hpp"
#include "runtime/object/text.hpp"
#include "runtime/task/future.hpp"
#include "runtime/vm/vm.hpp"

namespace aio {
namespace {

constexpr size_t kSliceObjects = 3000;  ///< 0.05–0.15 ms of marking
constexpr size_t kChunkItems = 2048;    ///< of a big container between two looks at the budget
constexpr size_t kSweepCost =
    40;  ///< sweeping a block costs about as much as tracing so many objects
constexpr size_t kFinalizablesPerObject =
    4;  ///< looking at so many costs about as much as tracing one object
constexpr size_t kUnlimited = ~size_t{0};
constexpr size_t kStressBytes =
    1 << 20;  ///< stress: a cycle every live / this safepoints, so that programs still end
constexpr size_t kSpareBlocks = 16;  ///< free blocks kept when nearly nothing is alive
constexpr int kDeadByte = 0xDB;
constexpr size_t kDeadWord = 8;  ///< bytes by which poisoned() knows a dead cell

uint64_t now_ns() {
  timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return static_cast<uint64_t>(t.tv_sec) * 1'000'000'000u + static_cast<uint64_t>(t.tv_nsec);
}

/// Whether a dead cell has been overwritten already.
bool poisoned(const void* cell) {
  uint64_t word;
  std::memcpy(&word, cell, sizeof word);
  return word == uint64_t{kDeadByte} * 0x0101010101010101u;
}

#ifdef AIO_GC_STRESS
constexpr bool kStressBuild = true;
#else
constexpr bool kStressBuild = false;
#endif

constexpr const char* kKindNames[] = {
#define AIO_KIND(Name, CppType) #Name,
#include "runtime/gc/kinds.def"
#undef AIO_KIND
};

/// A reference leads to a dead cell: some object or root was not traced, or a write had no barrier.
[[noreturn]] void dangling(const Object* from, const void* to) {
  std::fprintf(stderr, "gc stress: %s at %p refers to the dead object at %p\n",
               from ? kKindNames[static_cast<size_t>(from->kind)] : "a root",
               static_cast<const void*>(from), to);
  std::abort();
}

constexpr size_t kSmallHeap = size_t{32} << 20;

void spend(size_t& budget, size_t cost) { budget = budget > cost ? budget - cost : 0; }

using Finalizer = void (*)(Vm&, Object*);

Finalizer native_finalizer(Vm& vm, Object* o) {
  if (o->kind == Kind::MemoryView) return memoryview_collected;
  const NativeLayout* layout =
      o->kind == Kind::Native ? vm.shapes[o->shape]->type->layout : nullptr;
  return layout ? layout->finalize : nullptr;
}

/// Whether script code or a report is due when o dies; else only its layout's finalize, if it has
/// one.
bool needs_script(Vm& vm, Object* o) {
  if (o->flags & kFlagFinalized) return false;
  switch (o->kind) {
    case Kind::Generator:
    case Kind::NativeFrame: return static_cast<ChainFrame*>(o)->state() != FrameState::Finished;
    case Kind::Future:
    case Kind::Task:
      if (wants_report(static_cast<Future*>(o))) return true;
      break;
    default: break;
  }
  return vm.shapes[o->shape]->type->flags & kTypeHasDel;
}

}  // namespace

// --- marking -------------------------------------------------------------------------------------

void Heap::mark(const Object* o) {
  using gc::Block;
  Impl& impl = *impl_;
  Block* block = Block::of(o);
  impl.touch(block);
  unsigned g = Block::granule_of(o);
  uint64_t& word = block->bits[impl.epoch & 1][g / 64];
  uint64_t mask = uint64_t{1} << (g % 64);
  if (word & mask) return;
  if (kStressBuild && !block->big() && poisoned(o)) dangling(impl.tracing, o);
  word |= mask;
  if (block->big()) {
    impl.live_bytes += block->mapped_bytes;
    if (o->kind == Kind::Buffer)
      return;  // may be unmapped before its turn, and has nothing to trace
  } else {
    impl.live_bytes += block->cell_bytes;
  }
  __builtin_prefetch(o);
  impl.stack.push(const_cast<Object*>(o));
}

void Heap::mark_buffer(const void* data) {
  using gc::Block;
  const Object* o = Buffer::of(const_cast<void*>(data));
  Block* block = Block::of(o);
  impl_->touch(block);
  unsigned g = Block::granule_of(o);
  uint64_t& word = block->bits[impl_->epoch & 1][g / 64];
  uint64_t mask = uint64_t{1} << (g % 64);
  if (word & mask) return;
  if (kStressBuild && !block->big() && poisoned(o)) dangling(impl_->tracing, o);
  word |= mask;
  impl_->live_bytes += block->big() ? block->mapped_bytes : block->cell_bytes;
}

void Heap::scan_now(Object* o) {
  mark(o);
  o->flags ^= kFlagScanned;
  const Object* outer = std::exchange(impl_->tracing, o);
  trace_object(vm_, o, impl_->tracer);
  impl_->tracing = outer;
}

void Heap::Impl::trace_one(Object* o) {
  if ((o->flags & kFlagScanned) == heap.scanned_color_) return;
  ++traced;
  tracing = o;
  BigItems big = big_items_of(o);
  if (big.count) {
    trace_shell(heap.vm_, o, tracer);
    partial.push_back({o, 0, big.items});
  } else {
    o->flags ^= kFlagScanned;
    trace_object(heap.vm_, o, tracer);
  }
  tracing = nullptr;
}

/// Empties the mark stack; false when the budget ended first.
bool Heap::Impl::drain(size_t& budget) {
  for (;;) {
    while (!stack.empty()) {
      if (budget == 0) return false;
      --budget;
      trace_one(stack.pop());
    }
    if (partial.empty()) return true;
    if (!drain_partial(budget)) return false;
  }
}

/// Scans a chunk of the last partly scanned container.
bool Heap::Impl::drain_partial(size_t& budget) {
  if (budget == 0) return false;
  PartialScan& scan = partial.back();
  Object* o = scan.object;
  BigItems big = big_items_of(o);
  bool by_writer = (o->flags & kFlagScanned) == heap.scanned_color_;  // before_write finished it
  if (!by_writer) {
    if (big.items != scan.storage) {  // moved: entries may have changed places
      scan.next = 0;
      scan.storage = big.items;
      trace_shell(heap.vm_, o, tracer);
      if (big.count == 0) {  // no longer big
        partial.pop_back();
        o->flags ^= kFlagScanned;
        trace_object(heap.vm_, o, tracer);
        return true;
      }
    }
    size_t end = std::min(big.count, scan.next + kChunkItems * big.step);
    for (size_t i = scan.next; i < end; i += big.step) tracer.visit(big.items[i]);
    spend(budget, 1 + (end - scan.next) / 8);
    scan.next = end;
    if (end < big.count) return true;
    o->flags ^= kFlagScanned;
  }
  std::erase_if(partial, [o](const PartialScan& p) { return p.object == o; });
  return true;
}

// --- the phases ----------------------------------------------------------------------------------

void Heap::Impl::start_cycle() {
  ++epoch;
  heap.scanned_color_ ^= kFlagScanned;
  heap.marking_ = true;
  live_bytes = black_bytes = 0;
  last_traced = traced;
  traced = 0;
  chunked_position = 0;
  phase = Phase::Mark;
  // What is left of the current runs will be handed out black.
  for (unsigned c = 0; c < gc::kAllClasses; ++c) {
    Run& run = run_of(c);
    if (run.cur == run.end) continue;
    color_cells(Block::of(run.cur), run.cur, run.end, true);
    live_bytes += static_cast<size_t>(run.end - run.cur);
  }
  heap.vm_.clear_dead_stack();
  heap.vm_.trace_roots(tracer);
  for (ChunkedRoots* roots : chunked_roots) roots->begin_cycle();
}

/// Marking is complete: the bits become the allocation map, blocks wait to be swept.
void Heap::Impl::finish_marking() {
  for (unsigned c = 0; c < gc::kAllClasses; ++c) {
    Run& run = run_of(c);
    if (run.cur != run.end) {
      live_bytes -= static_cast<size_t>(run.end - run.cur);
      color_cells(Block::of(run.cur), run.cur, run.end, false);
    }
    run = no_run();
    ClassBlocks& own = classes[c];
    own.current = nullptr;
    own.position = 0;
    own.unswept.swap(own.blocks);  // sweeping was complete before the cycle began
  }
  heap.marking_ = false;
  base_live = live_bytes;
  allocated = 0;
  next_slice = owed_slices = 0;
  // What was allocated meanwhile is black, whether it still lives or not: it does not count as live
  // here.
  size_t live = live_bytes - std::min(live_bytes, black_bytes);
  // A heap doubles between cycles; a small one may grow to three times what lives, which saves the
  // growing program a cycle or two and costs little memory.
  trigger = std::max(heap.options_.first_cycle, live + std::min(live, kSmallHeap));
  big_sweep = big_head;
  sweep_class = 0;
  ++cycles;
  phase = Phase::Sweep;
}

bool Heap::Impl::step(size_t budget) {
  while (budget > 0) {
    // In every phase up to Sweep first finish what has been shaded meanwhile: the phases ask "is it
    // marked?".
    if (heap.marking_ && !drain(budget)) return false;
    switch (phase) {
      case Phase::Idle: return true;
      case Phase::Mark:
        while (chunked_position < chunked_roots.size() && budget > 0) {
          size_t chunk = std::min(budget, kChunkItems);
          if (chunked_roots[chunked_position]->trace_some(tracer, chunk)) ++chunked_position;
          spend(budget, chunk / 4 + 1);
        }
        if (chunked_position < chunked_roots.size() || !stack.empty()) break;
        phase = Phase::ClearWeak;
        weak_position = 0;
        break;
      case Phase::ClearWeak:
        if (!clear_weak(budget)) break;
        phase = Phase::FindDead;
        read_position = write_position = 0;
        finalizable_end = heap.finalizable_.size();
        break;
      case Phase::FindDead:
        if (!find_dead(budget)) break;
        phase = Phase::MarkDead;
        read_position = 0;
        break;
      case Phase::MarkDead:
        if (!mark_dead(budget)) break;
        phase = Phase::Release;
        read_position = write_position = 0;
        finalizable_end = heap.finalizable_.size();
        break;
      case Phase::Release:
        if (!release_dead(budget)) break;
        phase = Phase::PruneWeak;
        weak_position = 0;
        break;
      case Phase::PruneWeak:
        if (prune_weak(budget)) finish_marking();
        break;
      case Phase::Sweep:
        if (!sweep(budget)) break;
        phase = Phase::Idle;
        return true;
    }
  }
  return phase == Phase::Idle;
}

// --- finalizable objects -------------------------------------------------------------------------

/// Splits the dead that want script code from the list. They are not revived yet, so that all of a
/// dead structure are found. Those that have nothing to run leave it; what was registered since the
/// phase began is alive.
bool Heap::Impl::find_dead(size_t& budget) {
  while (read_position < finalizable_end) {
    if (budget == 0) return false;
    size_t stop = std::min(finalizable_end, read_position + kFinalizablesPerObject);
    --budget;
    while (read_position < stop) {
      Object* o = heap.finalizable_[read_position++];
      bool alive = marked(o);
      if (!alive && needs_script(heap.vm_, o)) dead.push_back(o);
      if (alive || native_finalizer(heap.vm_, o)) heap.finalizable_[write_position++] = o;
    }
  }
  close_finalizable_gap();
  return true;
}

/// [write_position, finalizable_end) has been dealt with.
void Heap::Impl::close_finalizable_gap() {
  heap.finalizable_.erase(write_position, finalizable_end);
}

bool Heap::Impl::mark_dead(size_t& budget) {
  while (read_position < dead.size()) {
    if (!drain(budget) || budget == 0) return false;
    heap.mark(dead[read_position++]);
  }
  return drain(budget);
}

/// What is dead now stays dead: native finalizers run here, the revived are queued.
bool Heap::Impl::release_dead(size_t& budget) {
  while (read_position < finalizable_end) {
    if (budget == 0) return false;
    size_t stop = std::min(finalizable_end, read_position + kFinalizablesPerObject);
    --budget;
    while (read_position < stop) {
      Object* o = heap.finalizable_[read_position++];
      if (marked(o)) heap.finalizable_[write_position++] = o;
      else if (auto* finalize = native_finalizer(heap.vm_, o)) finalize(heap.vm_, o);
    }
  }
  close_finalizable_gap();
  for (Object* o : dead) heap.vm_.queue_finalizer(o);
  if (!dead.empty()) heap.vm_.request(kInterruptFinalizers);
  dead.clear();
  return true;
}

void Heap::queue_all_finalizable() {
  // A task that was never done says so before its coroutine does.
  std::stable_partition(finalizable_.begin(), finalizable_.end(),
                        [](Object* o) { return o->kind == Kind::Task; });
  for (Object* o : finalizable_) {
    if (!needs_script(vm_, o)) continue;
    shade(Value::object(o));  // the list is none of a running cycle's roots
    vm_.queue_finalizer(o);
  }
  size_t kept = 0;
  for (Object* o : finalizable_)
    if (native_finalizer(vm_, o)) finalizable_[kept++] = o;
  finalizable_.shrink(kept);
}

void Heap::release_all() {
  for (Object* o : finalizable_)
    if (auto* finalize = native_finalizer(vm_, o)) finalize(vm_, o);
  finalizable_.clear();
}

// --- sweep ---------------------------------------------------------------------------------------

/// Looks at one block whose marks are final: true if it stays (appended to its class's blocks).
bool Heap::Impl::sweep_block(Block* block) {
  bool empty = block->epoch != epoch;
  if (!empty) {
    uint64_t any = 0;
    for (uint64_t word : block->bits[epoch & 1]) any |= word;
    empty = any == 0;
  }
  if (stress) {
    if (empty) begin_block(block);
    for (uint32_t g = gc::kFirstGranule; g < block->end; g += block->cell_granules) {
      if (block->bit(epoch, g)) continue;
      if (!poisoned(block->granule(g)))
        std::memset(block->granule(g), kDeadByte, block->cell_bytes);
      // Its first word stays readable, for poisoned().
      ASAN_POISON_MEMORY_REGION(block->granule(g) + kDeadWord, block->cell_bytes - kDeadWord);
    }
  }
  if (empty) {
    pool.give(block);
    return false;
  }
  classes[block->size_class].blocks.push_back(block);
  return true;
}

bool Heap::Impl::sweep(size_t& budget) {
  while (sweep_class < gc::kAllClasses) {
    std::vector<Block*>& unswept = classes[sweep_class].unswept;
    while (!unswept.empty()) {
      if (budget == 0) return false;
      Block* block = unswept.back();
      unswept.pop_back();
      sweep_block(block);
      spend(budget, kSweepCost);
    }
    ++sweep_class;
  }
  while (big_sweep) {
    if (budget == 0) return false;
    Block* block = big_sweep;
    big_sweep = block->next;
    if (block->epoch != epoch || !block->bit(epoch, gc::kFirstGranule)) {
      free_big(block);
      spend(budget, kSweepCost * 10);
    } else {
      spend(budget, 1);
    }
  }
  size_t keep = trigger / kBlockSize + kSpareBlocks;  // the next cycle will need them again
  while (pool.free_count() > keep) {
    if (budget == 0) return false;
    pool.trim(keep);
    spend(budget, kSliceObjects);
  }
  return true;
}

// --- when ----------------------------------------------------------------------------------------

void Heap::Impl::whole_cycle() {
  if (phase == Phase::Sweep) step(kUnlimited);
  if (phase == Phase::Idle) start_cycle();
  step(kUnlimited);
}

void Heap::collect() {
  if (impl_->phase != Impl::Phase::Idle) impl_->step(kUnlimited);
  impl_->whole_cycle();
}

void Heap::Impl::slice() {
  uint64_t begin = now_ns();
  if (phase == Phase::Idle) {
    if (allocated < trigger) return;
    start_cycle();
  } else {
    step(kSliceObjects);
    ++slices;
    if (owed_slices > 0) {
      --owed_slices;
      heap.vm_.request(kInterruptGc);
    }
  }
  max_slice_ns = std::max(max_slice_ns, now_ns() - begin);
}

/// Stress (a safepoint after every few allocations): whole cycles and cycles in very small slices
/// (which try the write barriers) in turn.
void Heap::Impl::stress_step() {
  size_t period = base_live / kStressBytes + 1;
  if (++safepoints % period) return;
  if (phase == Phase::Idle && cycles % 2) return start_cycle();
  if (heap.marking_) step(last_traced / 16 + 8);
  else whole_cycle();
}

void Heap::safepoint() {
  Impl& impl = *impl_;
  if (impl.stress) impl.stress_step();
  else impl.slice();
  if (impl.over_limit) [[unlikely]] {
    collect();
    if (impl.base_live > options_.limit) vm_.request(kInterruptMemory);
    impl.over_limit = false;
  }
}

void Heap::add_chunked_roots(ChunkedRoots* roots) { impl_->chunked_roots.push_back(roots); }

void Heap::remove_chunked_roots(ChunkedRoots* roots) {
  std::vector<ChunkedRoots*>& all = impl_->chunked_roots;
  size_t at = static_cast<size_t>(std::find(all.begin(), all.end(), roots) - all.begin());
  if (at == all.size()) return;
  all.erase(all.begin() + static_cast<ptrdiff_t>(at));
  if (at < impl_->chunked_position) --impl_->chunked_position;
}

}  // namespace aio
