// TimerHeap: what is due when. A 4-ary heap ordered by (deadline, sequence). Cancelled entries stay
// until they come to the top or are the majority: so nothing is written into the owners while
// entries move, which would cost a cache miss each.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "runtime/loop/clock.hpp"
#include "runtime/loop/flat_vector.hpp"

namespace aio {

/// `Token(owner)` must give a uint32_t& in which the heap keeps what tells the owner's entry from
/// its cancelled ones; kNone when it has no timer. Invariants: entries_[i] is not later than its
/// children 4i+1 … 4i+4; cancelled_ counts the entries that are no longer their owners'.
template <class Owner, auto Token>
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

  /// No owner has a timer.
  bool empty() const { return entries_.size() == cancelled_; }
  /// Entries, cancelled ones included. All owners must be kept alive.
  size_t size() const { return entries_.size(); }
  /// The next one that is due. Not when empty.
  const Entry& first() {
    drop_cancelled();
    return entries_.front();
  }
  const Entry& at(size_t i) const { return entries_[i]; }

  /// The owner must have no timer.
  void add(Owner* owner, Nanoseconds deadline) {
    if (token_of(sequence_) == kNone) ++sequence_;
    Token(owner) = token_of(sequence_);
    entries_.push_back({deadline, sequence_++, owner});
    up(entries_.size() - 1);
  }
  /// Takes the first one out.
  Owner* pop() {
    drop_cancelled();
    Owner* owner = entries_.front().owner;
    Token(owner) = kNone;
    drop_first();
    return owner;
  }
  /// False if it has no timer.
  bool remove(Owner* owner) {
    if (Token(owner) == kNone) return false;
    Token(owner) = kNone;
    ++cancelled_;
    bool many = cancelled_ > kFewCancelled && cancelled_ > entries_.size() / 2;
    if (many || cancelled_ == entries_.size()) compact();
    return true;
  }
  void clear() {
    for (Entry& e : entries_) Token(e.owner) = kNone;
    entries_.clear();
    cancelled_ = 0;
  }

  /// While a collector scans the entries in chunks it must hear of those that change their place.
  /// Null: no longer.
  void watch_moves(void (*moved)(void*, Owner*), void* context) {
    moved_ = moved;
    context_ = context;
  }

 private:
  static constexpr size_t kFewCancelled = 64;

  static uint32_t token_of(uint64_t sequence) { return static_cast<uint32_t>(sequence); }
  bool cancelled(const Entry& e) const { return Token(e.owner) != token_of(e.sequence); }
  void place(size_t i, const Entry& e) {
    entries_[i] = e;
    if (moved_) [[unlikely]]
      moved_(context_, e.owner);
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
      size_t end = std::min(child + 4, entries_.size());
      for (size_t c = child + 1; c < end; ++c)
        if (entries_[c].before(entries_[best])) best = c;
      if (!entries_[best].before(e)) break;
      place(i, entries_[best]);
      i = best;
    }
    place(i, e);
  }
  void drop_first() {
    Entry last = entries_.back();
    entries_.pop_back();
    if (entries_.empty()) return;
    entries_.front() = last;
    down(0);
  }
  void drop_cancelled() {
    while (cancelled_ > 0 && !entries_.empty() && cancelled(entries_.front())) {
      --cancelled_;
      drop_first();
    }
  }
  void compact() {
    size_t kept = 0;
    for (const Entry& e : entries_)
      if (!cancelled(e)) entries_[kept++] = e;
    entries_.shrink(kept);
    cancelled_ = 0;
    for (const Entry& e : entries_)
      if (moved_) moved_(context_, e.owner);
    for (size_t i = (entries_.size() + 2) / 4; i-- > 0;) down(i);
  }

  FlatVector<Entry> entries_;
  uint64_t sequence_ = 0;
  size_t cancelled_ = 0;
  void (*moved_)(void*, Owner*) = nullptr;
  void* context_ = nullptr;
};

}  // namespace aio
