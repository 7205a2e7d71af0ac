#pragma once
// Register numbers of one code unit: variables at the bottom, temporaries as a stack on top.

#include <cstdint>

#include "lang/compile/context.hpp"

namespace aio::compiler {

using Reg = uint16_t;

class Registers {
 public:
  explicit Registers(const Context& context) : context_(context) {}

  /// Takes the next `count` registers; gives the first.
  Reg take(uint32_t count = 1) {
    const uint32_t first = top_;
    top_ += count;
    touch(top_);
    return static_cast<Reg>(first);
  }
  /// Frees every register from `top` upward.
  void release_to(uint32_t top) { top_ = top; }
  /// Makes sure that the frame has registers below `end`.
  void touch(uint32_t end) {
    if (end <= highest_) return;
    if (end >= 0xFFF0) context_.fail({}, "too many variables and values in one code block");
    highest_ = end;
  }

  uint32_t top() const { return top_; }
  uint32_t highest() const { return highest_; }
  /// Everything taken so far is a variable.
  void end_variables() { first_temporary_ = top_; }
  uint32_t first_temporary() const { return first_temporary_; }
  bool is_temporary(Reg reg) const { return reg >= first_temporary_; }

 private:
  const Context& context_;
  uint32_t top_ = 0;
  uint32_t highest_ = 0;
  uint32_t first_temporary_ = 0;
};

/// Frees the temporaries taken in a block of C++ code.
class TempScope {
 public:
  explicit TempScope(Registers& registers) : registers_(registers), top_(registers.top()) {}
  ~TempScope() { registers_.release_to(top_); }
  TempScope(const TempScope&) = delete;
  TempScope& operator=(const TempScope&) = delete;

 private:
  Registers& registers_;
  uint32_t top_;
};

}  // namespace aio::compiler
