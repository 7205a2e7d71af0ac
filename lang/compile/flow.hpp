#pragma once
// What is known at one point of the code: whether it can be reached, and which registers of local
// variables hold a value for certain.

#include <cstdint>
#include <vector>

namespace aio::compiler {

/// A set of registers.
class RegisterSet {
 public:
  void insert(uint32_t reg) {
    if (reg / 64 >= words_.size()) words_.resize(reg / 64 + 1);
    words_[reg / 64] |= uint64_t{1} << reg % 64;
  }
  void erase(uint32_t reg) {
    if (reg / 64 < words_.size()) words_[reg / 64] &= ~(uint64_t{1} << reg % 64);
  }
  bool contains(uint32_t reg) const {
    return reg / 64 < words_.size() && (words_[reg / 64] >> reg % 64 & 1) != 0;
  }
  void intersect(const RegisterSet& other) {
    if (words_.size() > other.words_.size()) words_.resize(other.words_.size());
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
  }
  void subtract(const RegisterSet& other) {
    const std::size_t count =
        words_.size() < other.words_.size() ? words_.size() : other.words_.size();
    for (std::size_t i = 0; i < count; ++i) words_[i] &= ~other.words_[i];
  }

 private:
  std::vector<uint64_t> words_;
};

struct Flow {
  bool is_reachable = true;
  RegisterSet assigned;

  /// Joins another path that leads to the same point.
  void join(const Flow& other) {
    if (!other.is_reachable) return;
    if (!is_reachable) {
      *this = other;
    } else {
      assigned.intersect(other.assigned);
    }
  }
};

}  // namespace aio::compiler
