// Names of nodes and the identifier table of a tree.
// Invariant: identifiers and their texts lie in the tree's own arena.

#include "lang/ast/tree.hpp"

#include <cstring>

namespace aio::ast {

std::string_view node_name(NodeKind kind) {
  switch (kind) {
// clang-format off
#define AIO_NODE(Name, AsdlName, Base, Located, Fields) \
  case NodeKind::Name: return AsdlName;
#include "lang/ast/nodes.def"
    // clang-format on
  }
  __builtin_unreachable();
}

namespace {

std::uint32_t hash_of(std::string_view text) {
  constexpr std::uint64_t kMultiplier = 0x9E3779B97F4A7C15u;
  std::uint64_t hash = text.size() * kMultiplier;
  const char* p = text.data();
  std::size_t left = text.size();
  for (std::uint64_t word; left >= sizeof word; p += sizeof word, left -= sizeof word) {
    std::memcpy(&word, p, sizeof word);
    hash = (hash ^ word) * kMultiplier;
    hash ^= hash >> 32;
  }
  std::uint64_t tail = 0;
  for (; left > 0; --left) tail = tail << 8 | static_cast<unsigned char>(p[left - 1]);
  hash = (hash ^ tail) * kMultiplier;
  return static_cast<std::uint32_t>(hash >> 32);
}

}  // namespace

Identifier IdentTable::intern(Arena& arena, std::string_view text) {
  if (2 * count_ >= slots_.size()) grow();
  const std::uint32_t hash = hash_of(text);
  const auto mask = static_cast<std::uint32_t>(slots_.size()) - 1;
  std::uint32_t slot = hash & mask;
  for (; slots_[slot] != nullptr; slot = (slot + 1) & mask) {
    const Identifier found = slots_[slot];
    if (found->hash == hash && found->text == text) return found;
  }
  ++count_;
  return slots_[slot] = arena.make<Ident>(arena.copy(text), hash);
}

void IdentTable::grow() {
  constexpr std::size_t kFirstSize = 64;
  std::vector<Identifier> old(slots_.empty() ? kFirstSize : slots_.size() * 2);
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Identifier identifier : old) {
    if (identifier == nullptr) continue;
    std::size_t slot = identifier->hash & mask;
    while (slots_[slot] != nullptr) slot = (slot + 1) & mask;
    slots_[slot] = identifier;
  }
}

}  // namespace aio::ast
