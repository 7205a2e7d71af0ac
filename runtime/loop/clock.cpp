// Real time comes from CLOCK_MONOTONIC, as asyncio's loop.time() does on this platform.
// Invariant: now() never decreases, not even when the mode changes.
#include "runtime/loop/clock.hpp"

#include <time.h>

namespace aio {

Nanoseconds Clock::real_now() {
  timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return int64_t{t.tv_sec} * 1'000'000'000 + t.tv_nsec;
}

void Clock::set_mode(Mode mode) {
  Nanoseconds time = now();
  mode_ = mode;
  now_ = time;
  offset_ = mode == Mode::Real ? time - real_now() : 0;
  if (offset_ < 0) offset_ = 0;
}

}  // namespace aio
