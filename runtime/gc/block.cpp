// Memory behind the heap: chunks and their blocks, aligned mappings of big objects, the segmented
// mark stack. Invariant: every block and every big object's mapping starts at a multiple of
// kBlockSize.
#include "runtime/gc/block.hpp"

#include <sys/mman.h>

#include <bit>
#include <cstdlib>
#include <cstring>

namespace aio::gc {
namespace {

constexpr size_t kChunkBytes = size_t{4} << 20;
constexpr size_t kHugePage = size_t{2} << 20;
constexpr size_t kHugeChunks = 2;  ///< the first ones, which nearly every program uses
constexpr size_t kTrimStep = 16;   ///< blocks returned per call: each costs a system call

/// Address space only, its start a multiple of `alignment`; memory comes with the first touch.
char* reserve_aligned(size_t bytes, int protection, size_t alignment = kBlockSize) {
  size_t wanted = bytes + alignment;
  void* raw = mmap(nullptr, wanted, protection, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (raw == MAP_FAILED) return nullptr;
  char* start = static_cast<char*>(raw);
  char* aligned = reinterpret_cast<char*>((reinterpret_cast<uintptr_t>(raw) + alignment - 1) &
                                          ~uintptr_t{alignment - 1});
  if (aligned > start) munmap(start, static_cast<size_t>(aligned - start));
  char* end = start + wanted;
  if (end > aligned + bytes) munmap(aligned + bytes, static_cast<size_t>(end - (aligned + bytes)));
  return aligned;
}

}  // namespace

uint32_t Block::next_bit(unsigned epoch_, uint32_t g) const {
  const uint64_t* words = bits[epoch_ & 1];
  if (g >= end) return end;
  uint32_t i = g / 64;
  uint64_t word = words[i] >> (g % 64) << (g % 64);
  while (!word) {
    if (++i >= kWords || i * 64 >= end) return end;
    word = words[i];
  }
  uint32_t found = i * 64 + static_cast<uint32_t>(std::countr_zero(word));
  return found < end ? found : end;
}

BlockPool::~BlockPool() {
  for (void* chunk : chunks_) {
    ASAN_UNPOISON_MEMORY_REGION(chunk, kChunkBytes);
    munmap(chunk, kChunkBytes);
  }
}

bool BlockPool::map_chunk() {
  char* chunk = reserve_aligned(kChunkBytes, PROT_READ | PROT_WRITE, kHugePage);
  if (!chunk) return false;
  // Touching 2 MB page by page costs the system ten times as much as one huge page, and that was
  // an eighth of the time of programs of 30 ms. Not for all of a large heap: where the system has
  // to look for huge pages, or its host has no memory behind them yet, one costs milliseconds.
  if (chunks_.size() <= kHugeChunks) madvise(chunk, kChunkBytes, MADV_HUGEPAGE);
  chunks_.push_back(chunk);
  cursor_ = chunk;
  chunk_end_ = chunk + kChunkBytes;
  return true;
}

Block* BlockPool::take(unsigned size_class, uint32_t epoch) {
  Block* block;
  bool fresh = true;
  if (!free_.empty()) {
    block = free_.back();
    free_.pop_back();
    fresh = false;
  } else if (!returned_.empty()) {
    block = returned_.back();
    returned_.pop_back();
  } else {
    if (cursor_ == chunk_end_ && !map_chunk()) return nullptr;
    block = reinterpret_cast<Block*>(cursor_);
    cursor_ += kBlockSize;
  }
  ASAN_UNPOISON_MEMORY_REGION(block, kBlockSize);
  if (!fresh) std::memset(static_cast<void*>(block), 0, sizeof(Block));
  uint32_t cell = cell_bytes_of(size_class);
  block->epoch = epoch;
  block->cell_bytes = cell;
  block->cell_granules = static_cast<uint16_t>(cell / kGranule);
  block->size_class = static_cast<uint8_t>(size_class);
  block->scan = kFirstGranule;
  block->end = kFirstGranule +
               static_cast<uint32_t>((kBlockSize - sizeof(Block)) / cell * (cell / kGranule));
  return block;
}

void BlockPool::trim(size_t keep) {
  for (size_t n = 0; n < kTrimStep && free_.size() > keep; ++n) {
    Block* block = free_.back();
    free_.pop_back();
    madvise(block, kBlockSize, MADV_DONTNEED);
    returned_.push_back(block);
  }
}

void* map_aligned(size_t bytes) { return reserve_aligned(bytes, PROT_READ | PROT_WRITE); }

void* remap_aligned(void* mapping, size_t old_bytes, size_t new_bytes) {
  void* same = mremap(mapping, old_bytes, new_bytes, 0);
  if (same != MAP_FAILED) return same;
  char* target = reserve_aligned(new_bytes, PROT_NONE);
  if (!target) return nullptr;
  void* moved = mremap(mapping, old_bytes, new_bytes, MREMAP_MAYMOVE | MREMAP_FIXED, target);
  if (moved == MAP_FAILED) {
    munmap(target, new_bytes);
    return nullptr;
  }
  return moved;
}

void unmap(void* mapping, size_t bytes) { munmap(mapping, bytes); }

MarkStack::~MarkStack() {
  std::free(spare_);
  while (top_) {
    Segment* below = top_->below;
    std::free(top_);
    top_ = below;
  }
}

void MarkStack::grow() {
  Segment* segment = spare_;
  spare_ = nullptr;
  if (!segment) segment = static_cast<Segment*>(std::malloc(sizeof(Segment)));
  if (!segment) std::abort();  // not even 32 KB: nothing sensible is left to do
  segment->below = top_;
  top_ = segment;
  used_ = 0;
}

void MarkStack::shrink() {
  std::free(spare_);
  spare_ = top_;
  top_ = top_->below;
  used_ = kSegment;
}

}  // namespace aio::gc
