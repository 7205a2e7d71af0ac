// Clock: the time that timers follow. Real time, virtual time that jumps when nothing is ready, or
// time that a host sets.
#pragma once

#include <cstdint>

namespace aio {

/// Nanoseconds since an arbitrary start; never goes backwards.
using Nanoseconds = int64_t;

class Clock {
 public:
  enum class Mode : uint8_t {
    Real,     ///< CLOCK_MONOTONIC
    Virtual,  ///< stands still while something runs; advance_to() is called instead of waiting
    Host,     ///< only the host moves it
  };

  explicit Clock(Mode mode = Mode::Real) : mode_(mode) {}
  Mode mode() const { return mode_; }
  /// Switches; the new time continues from the old.
  void set_mode(Mode mode);
  Nanoseconds now() const { return mode_ == Mode::Real ? real_now() + offset_ : now_; }
  /// Virtual and host time: forwards only.
  void advance_to(Nanoseconds time) {
    if (time > now_) now_ = time;
  }
  static Nanoseconds real_now();

 private:
  Mode mode_;
  Nanoseconds now_ = 0;
  Nanoseconds offset_ = 0;
};

}  // namespace aio
