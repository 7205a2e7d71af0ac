// Fiber: a C++ stack of its own, and the switch from one such stack to another. One thread of the
// system runs them all, one at a time. Knows no Value.
#pragma once

#include <ucontext.h>

#include <cstddef>

namespace aio {

class Fiber {
 public:
  using Entry = void (*)(void* argument);
  /// The stack that the caller runs on.
  Fiber();
  /// A stack of `stack_bytes` (address space; pages are taken as they are reached) below a guard
  /// page, on which entry(argument) begins with the first switch to it. entry must end by switching
  /// away for good. ok() is false if there is no memory.
  Fiber(size_t stack_bytes, Entry entry, void* argument);
  /// The fiber must not be running.
  ~Fiber();
  Fiber(const Fiber&) = delete;

  bool ok() const { return own_ == nullptr || mapping_ != nullptr; }
  /// Goes on in `to`; returns when somebody switches back. `for_good`: nobody will.
  void switch_to(Fiber& to, bool for_good = false);
  /// Lowest address of a stack of its own; null for the first kind.
  const char* lowest() const { return static_cast<const char*>(mapping_); }

 private:
  static void begin(unsigned high, unsigned low);
  ucontext_t context_;
  void* mapping_ = nullptr;
  size_t bytes_ = 0;
  Entry own_ = nullptr;
  void* argument_ = nullptr;
  void* sanitizer_stack_ = nullptr;  ///< ASan's, while another fiber runs
  const void* bottom_ = nullptr;     ///< of the stack, for ASan
  size_t size_ = 0;
};

}  // namespace aio
