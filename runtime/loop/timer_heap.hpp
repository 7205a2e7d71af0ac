// TimerHeap: what is due when. A 4-ary heap ordered by (deadline, sequence); each entry's owner knows its position, so that it
// can be taken out again in O(log n).
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "runtime/loop/clock.hpp"

namespace aio {

/// `Position(owner)` must give a uint32_t& in which the heap keeps the owner's place; kNone when it has no timer.
/// Invariants: entries_[i] is not later than its children 4i+1 … 4i+4; Position(entries_[i].owner) == i.
template <class Owner, auto Position>
class TimerHeap {
 public:
  static constexpr uint32_t kNone = ~0u;
  struct Entry {
    Nanoseconds deadline;
    uint64_t sequence;
    Owner* owner;
    bool before(const Entry& other) const {
      return deadline != other.deadline ? deadline < other.deadline : sequence < other.sequence;
    }
  };

  bool empty() const { return entries_.empty(); }
  size_t size() const { return entries_.size(); }
  const Entry& first() const { return entries_.front(); }
  const Entry& at(size_t i) const { return entries_[i]; }

  void add(Owner* owner, Nanoseconds deadline) {
    entries_.push_back({deadline, sequence_++, owner});
    up(entries_.size() - 1);
  }
  Owner* pop() {
    Owner* owner = entries_.front().owner;
    remove_at(0);
    return owner;
  }
  /// False if it has no timer.
  bool remove(Owner* owner) {
    uint32_t i = Position(owner);
    if (i == kNone) return false;
    remove_at(i);
    return true;
  }
  void clear() {
    for (Entry& e : entries_) Position(e.owner) = kNone;
    entries_.clear();
  }

 private:
  void place(size_t i, const Entry& e) {
    entries_[i] = e;
    Position(e.owner) = static_cast<uint32_t>(i);
  }
  void up(size_t i) {
    Entry e = entries_[i];
    while (i > 0) {
      size_t parent = (i - 1) / 4;
      if (!e.before(entries_[parent])) break;
      place(i, entries_[parent]);
      i = parent;
    }
    place(i, e);
  }
  void down(size_t i) {
    Entry e = entries_[i];
    for (;;) {
      size_t child = 4 * i + 1;
      if (child >= entries_.size()) break;
      size_t best = child;
      size_t end = child + 4 < entries_.size() ? child + 4 : entries_.size();
      for (size_t c = child + 1; c < end; ++c)
        if (entries_[c].before(entries_[best])) best = c;
      if (!entries_[best].before(e)) break;
      place(i, entries_[best]);
      i = best;
    }
    place(i, e);
  }
  void remove_at(size_t i) {
    Position(entries_[i].owner) = kNone;
    Entry last = entries_.back();
    entries_.pop_back();
    if (i == entries_.size()) return;
    place(i, last);
    if (i > 0 && last.before(entries_[(i - 1) / 4])) up(i);
    else down(i);
  }

  std::vector<Entry> entries_;
  uint64_t sequence_ = 0;
};

}  // namespace aio
