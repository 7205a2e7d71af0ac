// Build-time tool: turns the Unicode Character Database's text files into the tables that
// lang/unicode compiles in. Usage: generate_tables UCD_DIR OUT_DIR. It writes unicode_xid.inc and
// unicode_names.inc, and fails loudly when a file is missing, so that a build never goes on with
// empty tables.

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace {

/// Ideographs that Unicode 15.1, CPython 3.13's version, has and 15.0 has not.
constexpr std::uint32_t kExtensionIFirst = 0x2EBF0, kExtensionILast = 0x2EE5D;

struct Named {
  std::uint32_t code_point;
  std::string name;
};

std::ifstream open_or_die(const std::string& path) {
  std::ifstream in(path);
  if (!in) {
    std::cerr << "generate_tables: cannot read " << path << " (Debian package unicode-data)\n";
    std::exit(1);
  }
  return in;
}

std::vector<std::string> fields_of(std::string line) {
  line = line.substr(0, line.find('#'));
  std::vector<std::string> fields;
  std::stringstream in(line);
  for (std::string field; std::getline(in, field, ';');) {
    const auto first = field.find_first_not_of(" \t");
    const auto last = field.find_last_not_of(" \t\r");
    fields.push_back(first == std::string::npos ? "" : field.substr(first, last - first + 1));
  }
  return fields;
}

std::uint32_t hex(const std::string& text) {
  return static_cast<std::uint32_t>(std::stoul(text, nullptr, 16));
}

void write_xid(const std::string& ucd, const std::string& out_dir) {
  auto in = open_or_die(ucd + "/DerivedCoreProperties.txt");
  std::map<std::string, std::map<std::uint32_t, std::uint32_t>> ranges;
  for (std::string line; std::getline(in, line);) {
    const auto fields = fields_of(line);
    if (fields.size() < 2 || (fields[1] != "XID_Start" && fields[1] != "XID_Continue")) continue;
    const auto dots = fields[0].find("..");
    const std::uint32_t first = hex(fields[0].substr(0, dots));
    ranges[fields[1]][first] = dots == std::string::npos ? first : hex(fields[0].substr(dots + 2));
  }
  std::ofstream out(out_dir + "/unicode_xid.inc");
  for (auto& [property, list] : ranges) {
    list[kExtensionIFirst] = kExtensionILast;
    for (const auto& [first, last] : list) {
      out << (property == "XID_Start" ? "AIO_XID_START(" : "AIO_XID_CONTINUE(") << first << "u, "
          << last << "u)\n";
    }
  }
}

/// Names that stand in UnicodeData.txt themselves; ranges ("<CJK Ideograph, First>") have rules in
/// names.cpp.
std::vector<Named> read_names(const std::string& ucd) {
  std::vector<Named> names;
  auto in = open_or_die(ucd + "/UnicodeData.txt");
  for (std::string line; std::getline(in, line);) {
    const auto fields = fields_of(line);
    if (fields.size() < 2 || fields[1].starts_with("<")) continue;
    if (fields[1].starts_with("CJK UNIFIED IDEOGRAPH-") ||
        fields[1].starts_with("HANGUL SYLLABLE "))
      continue;
    names.push_back({hex(fields[0]), fields[1]});
  }
  // Characters of 15.1 that 15.0 has not.
  const std::string prefix = "IDEOGRAPHIC DESCRIPTION CHARACTER ";
  const Named newer[] = {{0x2FFC, prefix + "SURROUND FROM RIGHT"},
                         {0x2FFD, prefix + "SURROUND FROM LOWER RIGHT"},
                         {0x2FFE, prefix + "HORIZONTAL REFLECTION"},
                         {0x2FFF, prefix + "ROTATION"},
                         {0x31EF, prefix + "SUBTRACTION"}};
  for (const Named& entry : newer) {
    const bool known = std::any_of(names.begin(), names.end(), [&](const Named& name) {
      return name.code_point == entry.code_point;
    });
    if (!known) names.push_back(entry);
  }
  std::sort(names.begin(), names.end(),
            [](auto& a, auto& b) { return a.code_point < b.code_point; });
  return names;
}

std::vector<Named> read_aliases(const std::string& ucd) {
  std::vector<Named> aliases;
  auto in = open_or_die(ucd + "/NameAliases.txt");
  for (std::string line; std::getline(in, line);) {
    const auto fields = fields_of(line);
    if (fields.size() >= 2) aliases.push_back({hex(fields[0]), fields[1]});
  }
  return aliases;
}

std::vector<std::string> words_of(const std::string& name) {
  std::vector<std::string> words;
  std::stringstream in(name);
  for (std::string word; std::getline(in, word, ' ');) words.push_back(word);
  return words;
}

template <class T>
void write_array(std::ofstream& out, const char* type, const char* name,
                 const std::vector<T>& values) {
  out << "inline constexpr " << type << " " << name << "[] = {";
  for (std::size_t i = 0; i < values.size(); ++i)
    out << (i % 24 == 0 ? "\n" : "") << +values[i] << ",";
  out << "\n};\n";
}

/// FNV-1a; names.cpp computes the same.
std::uint32_t hash_of(const std::string& text) {
  std::uint32_t hash = 2166136261u;
  for (unsigned char c : text) hash = (hash ^ c) * 16777619u;
  return hash;
}

void write_names(const std::string& ucd, const std::string& out_dir) {
  constexpr std::uint32_t kBuckets = 4096;
  std::vector<Named> all = read_names(ucd);
  const std::size_t proper = all.size();
  for (auto& alias : read_aliases(ucd)) all.push_back(alias);

  // Words by falling frequency: the frequent ones get one-byte codes.
  std::map<std::string, std::uint32_t> counts;
  for (const auto& entry : all) {
    for (const auto& word : words_of(entry.name)) ++counts[word];
  }
  std::vector<std::pair<std::string, std::uint32_t>> words(counts.begin(), counts.end());
  std::stable_sort(words.begin(), words.end(),
                   [](auto& a, auto& b) { return a.second > b.second; });
  std::map<std::string, std::uint32_t> code_of;
  std::string word_text;
  std::vector<std::uint32_t> word_start;
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    code_of[words[i].first] = i;
    word_start.push_back(static_cast<std::uint32_t>(word_text.size()));
    word_text += words[i].first;
  }
  word_start.push_back(static_cast<std::uint32_t>(word_text.size()));

  // A name: per word one byte < 128, or two bytes (128 + high, low), at most three; see names.cpp.
  std::vector<std::uint8_t> codes;
  std::vector<std::uint32_t> code_start, code_points;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> by_bucket;
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    code_start.push_back(static_cast<std::uint32_t>(codes.size()));
    code_points.push_back(all[i].code_point);
    for (const auto& word : words_of(all[i].name)) {
      const std::uint32_t code = code_of[word];
      if (code >= 1u << 15) {
        std::cerr << "generate_tables: too many different words\n";
        std::exit(1);
      }
      if (code >= 128) codes.push_back(static_cast<std::uint8_t>(128 + (code >> 8)));
      codes.push_back(static_cast<std::uint8_t>(code & 0xFF));
    }
    by_bucket.emplace_back(hash_of(all[i].name) % kBuckets, i);
  }
  code_start.push_back(static_cast<std::uint32_t>(codes.size()));
  std::sort(by_bucket.begin(), by_bucket.end());
  std::vector<std::uint16_t> bucket_start(kBuckets + 1), order;
  for (const auto& [bucket, index] : by_bucket) {
    ++bucket_start[bucket + 1];
    order.push_back(static_cast<std::uint16_t>(index));
  }
  for (std::uint32_t i = 0; i < kBuckets; ++i)
    bucket_start[i + 1] = static_cast<std::uint16_t>(bucket_start[i + 1] + bucket_start[i]);

  std::ofstream out(out_dir + "/unicode_names.inc");
  out << "inline constexpr std::uint32_t kProperNames = " << proper << ";\n";
  out << "inline constexpr std::uint32_t kBuckets = " << kBuckets << ";\n";
  out << "inline constexpr char kWordText[] =\n";
  for (std::size_t i = 0; i < word_text.size(); i += 100)
    out << "\"" << word_text.substr(i, 100) << "\"\n";
  out << ";\n";
  write_array(out, "std::uint32_t", "kWordStart", word_start);
  write_array(out, "std::uint8_t", "kNameCodes", codes);
  write_array(out, "std::uint32_t", "kNameStart", code_start);
  write_array(out, "std::uint32_t", "kNameCodePoint", code_points);
  write_array(out, "std::uint16_t", "kBucketStart", bucket_start);
  write_array(out, "std::uint16_t", "kBucketNames", order);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: generate_tables UCD_DIR OUT_DIR\n";
    return 2;
  }
  write_xid(argv[1], argv[2]);
  write_names(argv[1], argv[2]);
}
