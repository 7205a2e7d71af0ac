// Blocks: 64 KB pages of cells of one size, cut from 4 MB chunks; big objects have a mapping that
// starts like a block.
//
// A block's address is a multiple of its size, so an object finds its block by masking. Two bitmaps
// hold one bit per 16-byte granule, set at an object's first granule: one is being made by the
// running cycle, the other is the result of the last one and is the allocation map. Which is which
// follows from the epoch's parity (Block::bits).
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "runtime/gc/heap.hpp"

// ASan knows nothing of cells unless it is told: dead cells (stress mode) and free blocks are out
// of bounds.
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#include <sanitizer/asan_interface.h>
#endif
#endif
#ifndef ASAN_POISON_MEMORY_REGION
#define ASAN_POISON_MEMORY_REGION(address, size) ((void)0)
#define ASAN_UNPOISON_MEMORY_REGION(address, size) ((void)0)
#endif

namespace aio::gc {

struct Block {
  static constexpr unsigned kWords = kBlockSize / kGranule / 64;

  uint32_t epoch;       ///< the newest cycle that wrote bits here
  uint32_t cell_bytes;  ///< of a big object: its mapping's size in pages
  uint16_t cell_granules;
  uint8_t size_class;  ///< kBig: one object in a mapping of its own
  uint8_t reserved[5];
  uint32_t scan;  ///< granule at which the search for free cells goes on
  uint32_t end;   ///< granule behind the last whole cell
  Block* next;    ///< list of big objects
  Block* previous;
  size_t mapped_bytes;  ///< big objects: size of the mapping
  uint64_t bits[2][kWords];

  static Block* of(const void* p) {
    return reinterpret_cast<Block*>(reinterpret_cast<uintptr_t>(p) & ~uintptr_t{kBlockSize - 1});
  }
  static unsigned granule_of(const void* p) {
    return (reinterpret_cast<uintptr_t>(p) & (kBlockSize - 1)) / kGranule;
  }
  char* granule(uint32_t g) { return reinterpret_cast<char*>(this) + size_t{g} * kGranule; }
  bool big() const { return size_class == kBig; }
  bool bit(unsigned epoch_, unsigned g) const { return bits[epoch_ & 1][g / 64] >> (g % 64) & 1; }
  /// The first set bit of the epoch's map at or behind g, or `end`.
  uint32_t next_bit(unsigned epoch_, uint32_t g) const;

  static constexpr uint8_t kBig = 255;
};
static_assert(sizeof(Block) % kGranule == 0);
inline constexpr uint32_t kFirstGranule = sizeof(Block) / kGranule;

/// Cells larger than Heap's inline classes: a block holds 25 … 2 of them.
inline constexpr unsigned kMediumCells[] = {25, 20, 16, 12, 10, 8, 6, 5, 4, 3, 2};
inline constexpr unsigned kMediumClasses = sizeof(kMediumCells) / sizeof(kMediumCells[0]);
inline constexpr unsigned kAllClasses = kSizeClasses + kMediumClasses;
constexpr uint32_t cell_bytes_of(unsigned size_class) {
  return size_class < kSizeClasses
             ? Heap::kClassBytes[size_class]
             : static_cast<uint32_t>((kBlockSize - sizeof(Block)) /
                                     kMediumCells[size_class - kSizeClasses] / kGranule * kGranule);
}
inline constexpr size_t kMaxMediumCell = cell_bytes_of(kAllClasses - 1);

/// Where blocks come from and go to.
class BlockPool {
 public:
  BlockPool() = default;
  ~BlockPool();
  BlockPool(const BlockPool&) = delete;

  /// A block of cells of this class, both bitmaps empty. Null when the system has no memory left.
  Block* take(unsigned size_class, uint32_t epoch);
  void give(Block* block) {
    ASAN_POISON_MEMORY_REGION(block, kBlockSize);
    free_.push_back(block);
  }
  /// Returns memory of free blocks beyond `keep` to the system, a few at a time.
  void trim(size_t keep);
  size_t free_count() const { return free_.size(); }

 private:
  bool map_chunk();
  std::vector<void*> chunks_;
  std::vector<Block*> free_;
  std::vector<Block*> returned_;  ///< free and without memory behind them
  char* cursor_ = nullptr;
  char* chunk_end_ = nullptr;
};

/// A mapping of at least `bytes` that starts at a multiple of kBlockSize; null on failure.
void* map_aligned(size_t bytes);
/// Grows or shrinks such a mapping; may move it. Null on failure (the old one stays).
void* remap_aligned(void* mapping, size_t old_bytes, size_t new_bytes);
void unmap(void* mapping, size_t bytes);

/// LIFO of objects to trace, in segments: growing it never copies.
class MarkStack {
 public:
  ~MarkStack();
  void push(Object* o) {
    if (used_ == kSegment) [[unlikely]]
      grow();
    top_->items[used_++] = o;
  }
  bool empty() const { return !top_ || (used_ == 0 && !top_->below); }
  /// Only when not empty.
  Object* pop() {
    if (used_ == 0) [[unlikely]]
      shrink();
    return top_->items[--used_];
  }

 private:
  static constexpr size_t kSegment = 4094;
  struct Segment {
    Segment* below;
    Object* items[kSegment];
  };
  void grow();
  void shrink();
  Segment* top_ = nullptr;
  Segment* spare_ = nullptr;
  size_t used_ = kSegment;  ///< "full" while there is no segment
};

}  // namespace aio::gc
