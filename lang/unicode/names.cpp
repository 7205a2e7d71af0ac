// Name lookup in the generated tables, and the rules for names that are made from numbers (CJK,
// Hangul). Invariant: a name is stored as codes of words; a bucket lists the names whose hash falls
// into it.

#include "lang/unicode/names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

namespace aio::unicode {
namespace {

#include "unicode_names.inc"

struct CodeRange {
  std::uint32_t first;
  std::uint32_t last;
};

constexpr CodeRange kUnifiedIdeographs[] = {
    {0x3400, 0x4DBF},   {0x4E00, 0x9FFF},   {0x20000, 0x2A6DF}, {0x2A700, 0x2B739},
    {0x2B740, 0x2B81D}, {0x2B820, 0x2CEA1}, {0x2CEB0, 0x2EBE0}, {0x2EBF0, 0x2EE5D},
    {0x30000, 0x3134A}, {0x31350, 0x323AF}};
constexpr std::string_view kUnifiedPrefix = "CJK UNIFIED IDEOGRAPH-";
constexpr std::string_view kHangulPrefix = "HANGUL SYLLABLE ";

constexpr std::uint32_t kHangulBase = 0xAC00, kHangulVowels = 21, kHangulTails = 28,
                        kHangulCount = 11172;
constexpr std::array<std::string_view, 19> kHangulLead = {"G", "GG", "N", "D",  "DD", "R", "M",
                                                          "B", "BB", "S", "SS", "",   "J", "JJ",
                                                          "C", "K",  "T", "P",  "H"};
constexpr std::array<std::string_view, kHangulVowels> kHangulVowel = {
    "A",  "AE", "YA", "YAE", "EO", "E",  "YEO", "YE", "O",  "WA", "WAE",
    "OE", "YO", "U",  "WEO", "WE", "WI", "YU",  "EU", "YI", "I"};
constexpr std::array<std::string_view, kHangulTails> kHangulTail = {
    "",   "G",  "GG", "GS", "N",  "NJ", "NH", "D",  "L", "LG", "LM", "LB", "LS", "LT",
    "LP", "LH", "M",  "B",  "BS", "S",  "SS", "NG", "J", "C",  "K",  "T",  "P",  "H"};

template <std::size_t N>
bool contains(const CodeRange (&ranges)[N], std::uint32_t c) {
  return std::any_of(std::begin(ranges), std::end(ranges),
                     [c](const CodeRange& range) { return range.first <= c && c <= range.last; });
}

std::string decode_name(std::uint32_t index) {
  std::string name;
  for (std::uint32_t i = kNameStart[index]; i < kNameStart[index + 1];) {
    std::uint32_t word = kNameCodes[i++];
    if (word >= 128) word = (word - 128) << 8 | kNameCodes[i++];
    if (!name.empty()) name += ' ';
    name.append(kWordText + kWordStart[word], kWordStart[word + 1] - kWordStart[word]);
  }
  return name;
}

std::uint32_t hash_of(std::string_view text) {  // FNV-1a, as in generate_tables.cpp
  std::uint32_t hash = 2166136261u;
  for (char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return hash;
}

std::optional<char32_t> lookup_hangul(std::string_view name) {
  for (std::size_t l = 0; l < kHangulLead.size(); ++l) {
    if (!name.starts_with(kHangulLead[l])) continue;
    const std::string_view after_lead = name.substr(kHangulLead[l].size());
    for (std::size_t v = 0; v < kHangulVowel.size(); ++v) {
      if (!after_lead.starts_with(kHangulVowel[v])) continue;
      const std::string_view tail = after_lead.substr(kHangulVowel[v].size());
      const auto* found = std::find(kHangulTail.begin(), kHangulTail.end(), tail);
      if (found != kHangulTail.end()) {
        return static_cast<char32_t>(kHangulBase + (l * kHangulVowels + v) * kHangulTails +
                                     static_cast<std::size_t>(found - kHangulTail.begin()));
      }
    }
  }
  return std::nullopt;
}

std::optional<char32_t> lookup_ideograph(std::string_view digits) {
  if (digits.size() != 4 && digits.size() != 5) return std::nullopt;
  std::uint32_t value = 0;
  for (char c : digits) {
    const int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
    if (digit < 0) return std::nullopt;
    value = value * 16 + static_cast<std::uint32_t>(digit);
  }
  return contains(kUnifiedIdeographs, value) ? std::optional<char32_t>(value) : std::nullopt;
}

}  // namespace

std::optional<char32_t> lookup(std::string_view name) {
  // The made names have to be in capitals, unlike those in the tables.
  if (name.starts_with(kHangulPrefix)) return lookup_hangul(name.substr(kHangulPrefix.size()));
  if (name.starts_with(kUnifiedPrefix)) return lookup_ideograph(name.substr(kUnifiedPrefix.size()));
  std::string upper(name);
  for (char& c : upper) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 0x20);
  }
  const std::string_view wanted = upper;
  const std::uint32_t bucket = hash_of(wanted) % kBuckets;
  for (std::uint32_t i = kBucketStart[bucket]; i < kBucketStart[bucket + 1]; ++i) {
    if (decode_name(kBucketNames[i]) == wanted)
      return static_cast<char32_t>(kNameCodePoint[kBucketNames[i]]);
  }
  return std::nullopt;
}

std::string name_of(char32_t code_point) {
  const auto c = static_cast<std::uint32_t>(code_point);
  if (c >= kHangulBase && c < kHangulBase + kHangulCount) {
    const std::uint32_t index = c - kHangulBase;
    std::string name(kHangulPrefix);
    name += kHangulLead[index / (kHangulVowels * kHangulTails)];
    name += kHangulVowel[index / kHangulTails % kHangulVowels];
    name += kHangulTail[index % kHangulTails];
    return name;
  }
  if (contains(kUnifiedIdeographs, c)) return fmt::format("{}{:X}", kUnifiedPrefix, c);
  const auto* end = kNameCodePoint + kProperNames;
  const auto* found = std::lower_bound(kNameCodePoint, end, c);
  return found != end && *found == c
             ? decode_name(static_cast<std::uint32_t>(found - kNameCodePoint))
             : std::string();
}

}  // namespace aio::unicode
