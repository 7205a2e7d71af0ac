// Edit distance as CPython weighs it: insertion, deletion and substitution cost 2, a change of case 1.
#include "runtime/object/suggest.hpp"

#include <algorithm>
#include <cctype>

namespace aio {
namespace {

constexpr int kMoveCost = 2, kCaseCost = 1;
constexpr size_t kMaxCandidates = 750, kMaxLength = 40;

int substitution_cost(char a, char b) {
  if (a == b) return 0;
  bool same_letter = std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
  return same_letter ? kCaseCost : kMoveCost;
}

/// Distance, or anything above `limit` once it is known to be exceeded.
int edit_distance(std::string a, std::string b, int limit) {
  while (!a.empty() && !b.empty() && a.front() == b.front()) a.erase(0, 1), b.erase(0, 1);
  while (!a.empty() && !b.empty() && a.back() == b.back()) a.pop_back(), b.pop_back();
  if (a.empty() || b.empty()) return kMoveCost * static_cast<int>(a.size() + b.size());
  if (a.size() > kMaxLength || b.size() > kMaxLength) return limit + 1;
  if (b.size() < a.size()) std::swap(a, b);
  if (static_cast<int>(b.size() - a.size()) * kMoveCost > limit) return limit + 1;
  std::vector<int> row(a.size());
  for (size_t i = 0; i < a.size(); ++i) row[i] = static_cast<int>(i + 1) * kMoveCost;
  int result = 0;
  for (size_t j = 0; j < b.size(); ++j) {
    int distance = result = static_cast<int>(j) * kMoveCost;
    int minimum = limit + 1;
    for (size_t i = 0; i < a.size(); ++i) {
      int substitute = distance + substitution_cost(b[j], a[i]);
      distance = row[i];
      result = std::min(substitute, std::min(result, distance) + kMoveCost);
      row[i] = result;
      minimum = std::min(minimum, result);
    }
    if (minimum > limit) return limit + 1;
  }
  return result;
}

}  // namespace

std::string closest_name(const std::string& name, const std::vector<std::string>& candidates) {
  if (candidates.size() > kMaxCandidates || name.size() > kMaxLength) return {};
  std::string best;
  int best_distance = -1;
  for (const std::string& candidate : candidates) {
    if (candidate == name) continue;
    int limit = static_cast<int>(name.size() + candidate.size() + 3) * kMoveCost / 6;
    if (best_distance >= 0) limit = std::min(limit, best_distance - 1);
    int d = edit_distance(name, candidate, limit);
    if (d > limit) continue;
    best = candidate;
    best_distance = d;
  }
  return best;
}

}  // namespace aio
