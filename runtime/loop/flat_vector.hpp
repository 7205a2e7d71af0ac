// FlatVector: a std::vector for trivially copyable items that grows with realloc. Large blocks then
// grow by remapping: nothing is copied, and no second block is touched page by page.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <type_traits>

namespace aio {

/// Ends the process when there is no memory, as the heap does.
template <class T>
class FlatVector {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  FlatVector() = default;
  FlatVector(const FlatVector&) = delete;
  FlatVector& operator=(const FlatVector&) = delete;
  ~FlatVector() { std::free(items_); }

  bool empty() const { return size_ == 0; }
  size_t size() const { return size_; }
  /// Whether push_back has to grow it.
  bool full() const { return size_ == capacity_; }
  T& operator[](size_t i) { return items_[i]; }
  const T& operator[](size_t i) const { return items_[i]; }
  T& front() { return items_[0]; }
  const T& front() const { return items_[0]; }
  T& back() { return items_[size_ - 1]; }
  const T& back() const { return items_[size_ - 1]; }
  T* begin() { return items_; }
  T* end() { return items_ + size_; }
  const T* begin() const { return items_; }
  const T* end() const { return items_ + size_; }

  void push_back(T item) {
    if (full()) [[unlikely]]
      grow();
    items_[size_++] = item;
  }
  void pop_back() { --size_; }
  void clear() { size_ = 0; }
  /// Drops the items from `size` on.
  void shrink(size_t size) { size_ = size; }
  /// Drops [first, last); what follows moves down.
  void erase(size_t first, size_t last) {
    for (; last < size_; ++first, ++last) items_[first] = items_[last];
    size_ = first;
  }

 private:
  static constexpr size_t kFirst = 16;
  [[gnu::noinline]] void grow() {
    size_t capacity = capacity_ ? capacity_ * 2 : kFirst;
    void* grown = std::realloc(items_, capacity * sizeof(T));
    if (!grown) std::abort();
    items_ = static_cast<T*>(grown);
    capacity_ = capacity;
  }

  T* items_ = nullptr;
  size_t size_ = 0, capacity_ = 0;
};

}  // namespace aio
