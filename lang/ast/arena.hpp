#pragma once
// A bump allocator for syntax trees: nothing is freed one by one, everything goes with the arena.

#include <cstddef>
#include <cstring>
#include <memory>
#include <new>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace aio::ast {

/// Hands out memory that lives as long as the arena. Objects made in it are never destroyed, so
/// only trivially destructible types are accepted. Movable, not copyable; not thread-safe.
class Arena {
 public:
  Arena() = default;
  Arena(Arena&& other) noexcept
      : chunks_(std::move(other.chunks_)),
        current_(std::exchange(other.current_, nullptr)),
        end_(std::exchange(other.end_, nullptr)),
        next_chunk_bytes_(other.next_chunk_bytes_),
        reserved_bytes_(std::exchange(other.reserved_bytes_, 0)) {}
  Arena& operator=(Arena&& other) noexcept {
    std::swap(chunks_, other.chunks_);
    std::swap(current_, other.current_);
    std::swap(end_, other.end_);
    std::swap(next_chunk_bytes_, other.next_chunk_bytes_);
    std::swap(reserved_bytes_, other.reserved_bytes_);
    return *this;
  }

  /// Uninitialised memory, aligned for any node.
  void* allocate(std::size_t bytes) {
    bytes = (bytes + kAlignment - 1) & ~(kAlignment - 1);
    if (static_cast<std::size_t>(end_ - current_) < bytes) grow(bytes);
    return std::exchange(current_, current_ + bytes);
  }

  /// A value-initialised T, or T{args...}.
  template <class T, class... Args>
  T* make(Args&&... args) {
    static_assert(std::is_trivially_destructible_v<T> && alignof(T) <= kAlignment);
    return ::new (allocate(sizeof(T))) T{std::forward<Args>(args)...};
  }

  /// Uninitialised room for `count` items; null when `count` is 0.
  template <class T>
  T* make_array(std::size_t count) {
    static_assert(std::is_trivially_destructible_v<T> && std::is_trivially_copyable_v<T>);
    return count == 0 ? nullptr : static_cast<T*>(allocate(count * sizeof(T)));
  }

  /// A copy of `text` that lives as long as the arena.
  std::string_view copy(std::string_view text) {
    if (text.empty()) return {};
    char* room = make_array<char>(text.size());
    std::memcpy(room, text.data(), text.size());
    return {room, text.size()};
  }

  /// Bytes taken from the system so far.
  std::size_t reserved_bytes() const { return reserved_bytes_; }

 private:
  static constexpr std::size_t kAlignment = 8;
  static constexpr std::size_t kFirstChunkBytes = 4096;
  static constexpr std::size_t kLargestChunkBytes = std::size_t{1} << 20;

  void grow(std::size_t bytes) {
    const std::size_t size = next_chunk_bytes_ < bytes ? bytes : next_chunk_bytes_;
    if (next_chunk_bytes_ < kLargestChunkBytes) next_chunk_bytes_ *= 2;
    chunks_.push_back(std::make_unique_for_overwrite<char[]>(size));
    current_ = chunks_.back().get();
    end_ = current_ + size;
    reserved_bytes_ += size;
  }

  std::vector<std::unique_ptr<char[]>> chunks_;
  char* current_ = nullptr;
  char* end_ = nullptr;
  std::size_t next_chunk_bytes_ = kFirstChunkBytes;
  std::size_t reserved_bytes_ = 0;
};

}  // namespace aio::ast
