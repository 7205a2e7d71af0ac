// A stable adaptive merge sort over an array: natural runs, short ones extended by binary
// insertion, merged while the stack of runs is balanced; parts that are in place already are found
// by galloping and left alone.
//
// Less is called as less(x, y) and says whether x < y. With kCanFail it may set `failed`: the sort
// stops at once, and the array then is some permutation of what it was.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <vector>

namespace aio {

template <class T, class Less>
class MergeSort {
 public:
  MergeSort(T* data, size_t size, Less& less) : data_(data), size_(size), less_(less) {}

  /// False if a comparison failed.
  bool sort() {
    size_t min_run = shortest_run(size_);
    for (size_t start = 0; start < size_;) {
      size_t length = natural_run(start);
      if (failed()) return false;
      if (length < min_run) {
        size_t wanted = std::min(min_run, size_ - start);
        if (!insert_rest(start, start + length, start + wanted)) return false;
        length = wanted;
      }
      runs_.push_back({start, length});
      if (!balance()) return false;
      start += length;
    }
    while (runs_.size() > 1)
      if (!merge_at(runs_.size() - 2)) return false;
    return true;
  }

 private:
  struct RunOf {
    size_t start, length;
  };
  static constexpr size_t kLongestInserted = 64;

  bool failed() const {
    if constexpr (Less::kCanFail) return less_.failed;
    return false;
  }

  static size_t shortest_run(size_t n) {
    size_t rest = 0;
    while (n >= kLongestInserted) {
      rest |= n & 1;
      n >>= 1;
    }
    return n + rest;
  }

  /// Length of the ascending run at `start`; a strictly descending one is reversed first (strictly:
  /// stability).
  size_t natural_run(size_t start) {
    size_t end = start + 1;
    if (end == size_) return 1;
    bool down = less_(data_[end], data_[start]);
    if (failed()) return 0;
    for (++end; end < size_; ++end) {
      bool lower = less_(data_[end], data_[end - 1]);
      if (failed()) return 0;
      if (lower != down) break;
    }
    if (down) std::reverse(data_ + start, data_ + end);
    return end - start;
  }

  /// Inserts [next, end) one by one into the sorted [start, next).
  bool insert_rest(size_t start, size_t next, size_t end) {
    for (; next < end; ++next) {
      T item = data_[next];
      size_t low = start, high = next;
      while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (less_(item, data_[middle])) high = middle;
        else low = middle + 1;
        if (failed()) return false;
      }
      std::move_backward(data_ + low, data_ + next, data_ + next + 1);
      data_[low] = item;
    }
    return true;
  }

  /// Keeps run lengths growing towards the bottom of the stack, so that merges are between runs of
  /// similar length.
  bool balance() {
    while (runs_.size() > 1) {
      size_t n = runs_.size() - 2;
      auto length = [&](size_t i) { return runs_[i].length; };
      bool crowded = (n > 0 && length(n - 1) <= length(n) + length(n + 1)) ||
                     (n > 1 && length(n - 2) <= length(n - 1) + length(n));
      if (crowded) {
        if (length(n - 1) < length(n + 1)) --n;
      } else if (length(n) > length(n + 1)) {
        return true;
      }
      if (!merge_at(n)) return false;
    }
    return true;
  }

  /// First position in [low, high) whose item is (`after`: greater / else: not less) than item;
  /// looks in growing steps from low.
  size_t gallop_right(const T& item, size_t low, size_t high, bool after) {
    size_t step = 1;
    auto beyond = [&](size_t i) { return after ? less_(item, data_[i]) : !less_(data_[i], item); };
    size_t known = low;
    while (known + step < high) {
      bool stop = beyond(known + step - 1);
      if (failed()) return low;
      if (stop) {
        high = known + step - 1;
        break;
      }
      known += step;
      step *= 2;
    }
    while (known < high) {
      size_t middle = known + (high - known) / 2;
      bool stop = beyond(middle);
      if (failed()) return low;
      if (stop) high = middle;
      else known = middle + 1;
    }
    return known;
  }

  bool merge_at(size_t i) {
    RunOf left = runs_[i], right = runs_[i + 1];
    runs_[i].length += right.length;
    runs_.erase(runs_.begin() + static_cast<ptrdiff_t>(i) + 1);
    size_t end = right.start + right.length;
    // Left items not greater than the first right one, and right ones not less than the last left
    // one, stay.
    size_t first = gallop_right(data_[right.start], left.start, right.start, true);
    if (failed()) return false;
    if (first == right.start) return true;
    end = gallop_right(data_[right.start - 1], right.start, end, false);
    if (failed()) return false;
    if (end == right.start) return true;
    return right.start - first <= end - right.start ? merge_forward(first, right.start, end)
                                                    : merge_backward(first, right.start, end);
  }

  T* room(size_t n) {
    if (n > room_size_) {
      room_ = std::make_unique<T[]>(n);
      room_size_ = n;
    }
    return room_.get();
  }

  bool merge_forward(size_t start, size_t middle, size_t end) {
    T* left = room(middle - start);
    T* left_end = std::copy(data_ + start, data_ + middle, left);
    T *right = data_ + middle, *right_end = data_ + end, *out = data_ + start;
    while (left < left_end && right < right_end) {
      bool take_right = less_(*right, *left);
      if (failed()) break;
      *out++ = take_right ? *right++ : *left++;
    }
    std::copy(left, left_end, out);
    return !failed();
  }

  bool merge_backward(size_t start, size_t middle, size_t end) {
    T* right_begin = room(end - middle);
    T* right = std::copy(data_ + middle, data_ + end, right_begin);
    T *left = data_ + middle, *left_begin = data_ + start, *out = data_ + end;
    while (right > right_begin && left > left_begin) {
      bool take_left = less_(right[-1], left[-1]);
      if (failed()) break;
      *--out = take_left ? *--left : *--right;
    }
    std::copy_backward(right_begin, right, out);
    return !failed();
  }

  T* data_;
  size_t size_;
  Less& less_;
  std::vector<RunOf> runs_;
  std::unique_ptr<T[]> room_;
  size_t room_size_ = 0;
};

}  // namespace aio
