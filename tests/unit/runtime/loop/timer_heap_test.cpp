// Timers come out by deadline, and those of one deadline in the order in which they were added; any
// can be taken out again.
#include "runtime/loop/timer_heap.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <vector>

#include "runtime/loop/clock.hpp"

namespace aio {
namespace {

struct Timer {
  int number;
  Nanoseconds deadline;
  uint32_t position = ~0u;
};
uint32_t& position_of(Timer* t) { return t->position; }
using Heap = TimerHeap<Timer, position_of>;

TEST_CASE("timers with one deadline come out in the order they were added") {
  std::vector<Timer> timers;
  for (int i = 0; i < 100; ++i) timers.push_back({i, 5});
  Heap heap;
  for (Timer& t : timers) heap.add(&t, t.deadline);
  for (int i = 0; i < 100; ++i) CHECK(heap.pop()->number == i);
  CHECK(heap.empty());
}

TEST_CASE("random adds and removes keep the order") {
  std::mt19937 random(1);
  std::vector<Timer> timers(2000);
  for (int i = 0; i < 2000; ++i)
    timers[static_cast<size_t>(i)] = {i, static_cast<Nanoseconds>(random() % 300)};
  Heap heap;
  for (Timer& t : timers) heap.add(&t, t.deadline);
  for (size_t i = 0; i < timers.size(); i += 3) CHECK(heap.remove(&timers[i]));
  CHECK_FALSE(heap.remove(&timers[0]));
  const Timer* previous = nullptr;
  size_t count = 0;
  while (!heap.empty()) {
    Timer* t = heap.pop();
    bool ordered = !previous || previous->deadline < t->deadline ||
                   (previous->deadline == t->deadline && previous->number < t->number);
    CHECK(ordered);
    CHECK(t->position == Heap::kNone);
    previous = t;
    ++count;
  }
  CHECK(count == 2000 - 667);
}

TEST_CASE("cancelled timers do not pile up, and their owners can be used again") {
  Heap heap;
  std::vector<Timer> timers(1000);
  Timer far{-1, 1'000'000};
  heap.add(&far, far.deadline);
  for (int round = 0; round < 50; ++round) {
    for (Timer& t : timers) heap.add(&t, 500 + round);
    for (Timer& t : timers) CHECK(heap.remove(&t));
  }
  CHECK(heap.size() < 200);
  heap.add(&timers[0], 2'000'000);
  CHECK(heap.pop() == &far);
  CHECK(heap.pop() == &timers[0]);
  CHECK(heap.empty());
}

TEST_CASE("a watcher hears of every entry that changes its place") {
  Heap heap;
  std::vector<Timer> timers(100);
  for (int i = 0; i < 100; ++i) heap.add(&timers[static_cast<size_t>(i)], 100 - i);
  std::vector<Timer*> moved;
  heap.watch_moves(
      [](void* list, Timer* t) { static_cast<std::vector<Timer*>*>(list)->push_back(t); }, &moved);
  std::vector<Timer*> before;
  for (size_t i = 0; i < heap.size(); ++i) before.push_back(heap.at(i).owner);
  Timer* gone = heap.pop();
  for (size_t i = 0; i < heap.size(); ++i) {
    bool heard = std::find(moved.begin(), moved.end(), heap.at(i).owner) != moved.end();
    CHECK((heap.at(i).owner == before[i] || heard));
  }
  CHECK(gone == &timers[99]);
}

TEST_CASE("virtual time stands still and never goes back") {
  Clock clock(Clock::Mode::Virtual);
  Nanoseconds start = clock.now();
  CHECK(clock.now() == start);
  clock.advance_to(start + 50);
  clock.advance_to(start + 20);
  CHECK(clock.now() == start + 50);
}

}  // namespace
}  // namespace aio
