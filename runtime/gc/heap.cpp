// Heap's memory: where cells come from, storage buffers, big objects, accounting.
//
// Invariant: allocation never collects and never fails. It only adds up what was taken, and asks
// the VM (kInterruptGc) for a safepoint when a cycle, the next slice of one, or the limit is due.
// While a cycle marks, every cell handed out is black.
#include "runtime/gc/heap.hpp"

#include <algorithm>
#include <cstdlib>
#include <cstring>

#include "runtime/gc/heap_impl.hpp"
#include "runtime/vm/vm.hpp"

namespace aio {
namespace {

constexpr size_t kPage = 4096;
constexpr size_t kLargestObject = size_t{1} << 46;  ///< more than the address space has
constexpr size_t kSliceBytes =
    kBlockSize - 4096;  ///< a slice of collection for each so many bytes taken: a block

constexpr uint32_t kStressRun = 1;  ///< cells of a run in stress mode

constexpr size_t page_round(size_t bytes) { return (bytes + kPage - 1) & ~(kPage - 1); }

unsigned class_of(size_t bytes) {
  if (bytes <= kMaxCell) return Heap::size_class(bytes);
  unsigned c = kSizeClasses;
  while (gc::cell_bytes_of(c) < bytes) ++c;
  return c;
}

/// The process has no memory at all left: nothing above can recover from here.
[[noreturn]] void out_of_memory() { std::abort(); }

}  // namespace

Heap::Heap(Vm& vm, const HeapOptions& options)
    : options_(options), vm_(vm), impl_(std::make_unique<Impl>(*this)) {
  impl_->trigger = options.first_cycle;
  impl_->stress = options.stress;
  for (unsigned c = 0; c < gc::kAllClasses; ++c) impl_->run_of(c) = impl_->no_run();
#ifdef AIO_GC_STRESS
  impl_->stress = true;
#endif
}

Heap::~Heap() = default;

Heap::Impl::~Impl() {
  while (big_head) {
    Block* block = big_head;
    big_head = block->next;
    gc::unmap(block, block->mapped_bytes);
  }
}

// --- cells ---------------------------------------------------------------------------------------

void Heap::Impl::account(size_t bytes) {
  allocated += bytes;
  if (allocated >= next_slice) {
    owed_slices += bytes / kSliceBytes;
    next_slice = allocated + kSliceBytes;
    if (phase != Phase::Idle || allocated >= trigger) heap.vm_.request(kInterruptGc);
  }
  size_t limit = heap.options_.limit;
  if (limit && base_live + allocated > limit && !over_limit) [[unlikely]] {
    over_limit = true;
    heap.vm_.request(kInterruptGc);
  }
}

void Heap::Impl::begin_block(Block* block) {
  std::memset(block->bits[epoch & 1], 0, sizeof block->bits[0]);
  block->epoch = epoch;
}

void Heap::Impl::color_cells(Block* block, char* from, char* to, bool black) {
  touch(block);
  uint64_t* words = block->bits[epoch & 1];
  uint32_t last =
      static_cast<uint32_t>(static_cast<size_t>(to - reinterpret_cast<char*>(block)) / kGranule);
  for (uint32_t g = Block::granule_of(from); g < last; g += block->cell_granules) {
    uint64_t mask = uint64_t{1} << (g % 64);
    if (black) words[g / 64] |= mask;
    else words[g / 64] &= ~mask;
  }
}

/// The next run of free cells of the block; false when there is none.
bool Heap::Impl::next_run(Block* block, Run& run) {
  uint32_t map = allocation_epoch();
  uint32_t g = block->scan;
  while (g < block->end && block->bit(map, g)) g += block->cell_granules;
  if (g >= block->end) {
    block->scan = block->end;
    return false;
  }
  uint32_t stop = block->next_bit(map, g);
  // Stress: after every few allocations a safepoint is asked for.
  if (stress) stop = std::min(stop, g + kStressRun * block->cell_granules);
  run.cur = block->granule(g);
  run.end = block->granule(stop);
  block->scan = stop;
  size_t bytes = static_cast<size_t>(run.end - run.cur);
  if (stress) ASAN_UNPOISON_MEMORY_REGION(run.cur, bytes);
  if (heap.marking_) {
    color_cells(block, run.cur, run.end, true);
    live_bytes += bytes;
    black_bytes += bytes;
  }
  account(bytes);
  return true;
}

/// A block of the class that has free cells, made the current one; run of the class set.
gc::Block* Heap::Impl::block_with_room(unsigned size_class) {
  ClassBlocks& own = classes[size_class];
  Run& run = run_of(size_class);
  for (;;) {
    if (own.position < own.blocks.size()) {
      Block* block = own.blocks[own.position++];
      block->scan = gc::kFirstGranule;
      if (next_run(block, run)) return block;
    } else if (!own.unswept.empty()) {
      Block* block = own.unswept.back();
      own.unswept.pop_back();
      sweep_block(block);  // appended to `blocks`, or empty and given to the pool
    } else {
      Block* block = pool.take(size_class, epoch);
      if (!block) out_of_memory();
      own.blocks.push_back(block);
      own.position = own.blocks.size();
      if (next_run(block, run)) return block;
    }
  }
}

void* Heap::Impl::refill(unsigned size_class) {
  if (stress) heap.vm_.request(kInterruptGc);
  ClassBlocks& own = classes[size_class];
  Run& run = run_of(size_class);
  if (!own.current || !next_run(own.current, run)) own.current = block_with_room(size_class);
  char* cell = run.cur;
  run.cur += gc::cell_bytes_of(size_class);
  return cell;
}

void* Heap::refill(unsigned size_class) { return impl_->refill(size_class); }

void* Heap::allocate_large(size_t bytes) {
  if (bytes > gc::kMaxMediumCell) return impl_->allocate_big(bytes);
  unsigned c = class_of(bytes);
  Run& run = impl_->run_of(c);
  char* cell = run.cur;
  char* next = cell + gc::cell_bytes_of(c);
  if (next > run.end) return impl_->refill(c);
  run.cur = next;
  return cell;
}

// --- big objects ---------------------------------------------------------------------------------

void* Heap::Impl::allocate_big(size_t bytes) {
  if (bytes > kLargestObject) out_of_memory();
  size_t mapped = page_round(sizeof(Block) + bytes);
  auto* block = static_cast<Block*>(gc::map_aligned(mapped));
  if (!block) out_of_memory();
  block->epoch = epoch;
  block->size_class = Block::kBig;
  block->mapped_bytes = mapped;
  block->end = gc::kFirstGranule + 1;
  block->bits[epoch & 1][gc::kFirstGranule / 64] = uint64_t{1} << (gc::kFirstGranule % 64);
  block->next = big_head;
  if (big_head) big_head->previous = block;
  big_head = block;
  if (heap.marking_) live_bytes += mapped;
  account(mapped);
  return block->granule(gc::kFirstGranule);
}

void Heap::Impl::free_big(Block* block) {
  if (big_sweep == block) big_sweep = block->next;
  (block->previous ? block->previous->next : big_head) = block->next;
  if (block->next) block->next->previous = block->previous;
  gc::unmap(block, block->mapped_bytes);
}

// --- buffers -------------------------------------------------------------------------------------

Buffer* Heap::make_buffer(size_t bytes) {
  auto* buffer = static_cast<Buffer*>(make_object(Kind::Buffer, 0, sizeof(Buffer) + bytes));
  buffer->bytes = bytes;
  return buffer;
}

Buffer* Heap::resize_buffer(Buffer* buffer, size_t bytes) {
  using gc::Block;
  Block* block = Block::of(buffer);
  if (!block->big()) {
    if (sizeof(Buffer) + bytes <= block->cell_bytes &&
        2 * (sizeof(Buffer) + bytes) > block->cell_bytes) {
      buffer->bytes = bytes;
      return buffer;
    }
  } else if (sizeof(Buffer) + bytes > gc::kMaxMediumCell) {
    size_t mapped = page_round(sizeof(Block) + sizeof(Buffer) + bytes);
    size_t old = block->mapped_bytes;
    if (mapped != old) {
      auto* moved = static_cast<Block*>(gc::remap_aligned(block, old, mapped));
      if (!moved) out_of_memory();
      if (moved != block) {
        if (impl_->big_sweep == block) impl_->big_sweep = moved;
        (moved->previous ? moved->previous->next : impl_->big_head) = moved;
        if (moved->next) moved->next->previous = moved;
      }
      moved->mapped_bytes = mapped;
      if (mapped > old) impl_->account(mapped - old);
      buffer = reinterpret_cast<Buffer*>(moved->granule(gc::kFirstGranule));
    }
    buffer->bytes = bytes;
    return buffer;
  }
  Buffer* fresh = make_buffer(bytes);
  std::memcpy(fresh->data(), buffer->data(), bytes < buffer->bytes ? bytes : buffer->bytes);
  free_buffer(buffer);
  return fresh;
}

void Heap::free_buffer(Buffer* buffer) {
  gc::Block* block = gc::Block::of(buffer);
  if (block->big()) {
    impl_->free_big(block);
    return;
  }
  // The newest cell of its class goes back to the run; others wait for the collector. (Not while
  // marking: the cell may be white, and what is handed out then must be black.)
  if (marking_) return;
  Run& run = impl_->run_of(block->size_class);
  if (run.cur == reinterpret_cast<char*>(buffer) + block->cell_bytes)
    run.cur = reinterpret_cast<char*>(buffer);
}

Status Heap::check_size(size_t bytes) {
  bool too_big =
      bytes >= kLargestObject || (options_.limit && impl_->base_live + bytes > options_.limit);
  if (too_big) return raise_memory_error(vm_);
  return Status::Ok;
}

HeapStats Heap::stats() const {
  return {impl_->base_live + impl_->allocated, impl_->cycles, impl_->slices, impl_->max_slice_ns};
}

}  // namespace aio
