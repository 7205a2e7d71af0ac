// What the files of module _re share: patterns, matches, and strings prepared for the engine.
#pragma once

#define PCRE2_CODE_UNIT_WIDTH 0
#include <pcre2.h>

#include <string>
#include <vector>

#include "runtime/native/native.hpp"
#include "runtime/object/object_model.hpp"
#include "stdlib/regex_translate.hpp"

namespace aio::regex {

/// What PCRE2 holds for one pattern; freed with the Pattern object.
struct Engine8 {
  pcre2_code_8* code = nullptr;
  pcre2_match_data_8* data = nullptr;
};
struct Engine32 {
  pcre2_code_32* code = nullptr;
  pcre2_match_data_32* data = nullptr;
};
struct Compiled {
  Translation translation;
  bool is_bytes = false;
  bool ascii_pattern = true;
  Engine8 narrow;
  Engine32 wide;
  ~Compiled() {
    if (narrow.data) pcre2_match_data_free_8(narrow.data);
    if (narrow.code) pcre2_code_free_8(narrow.code);
    if (wide.data) pcre2_match_data_free_32(wide.data);
    if (wide.code) pcre2_code_free_32(wide.code);
  }
};

struct PatternObject : NativeObject {
  Value pattern;      ///< str or bytes
  Value group_index;  ///< dict name -> number
  Compiled* compiled;
};
struct MatchObject : NativeObject {
  Value pattern;  ///< PatternObject
  Value string;
  int64_t pos, endpos;
  int64_t count;   ///< groups, the whole match included
  int64_t* spans;  ///< in a Buffer: start, end of each; -1: did not take part
};

inline PatternObject* pattern_of(Value v) { return static_cast<PatternObject*>(v.as_object()); }
inline MatchObject* match_of(Value v) { return static_cast<MatchObject*>(v.as_object()); }

/// A string prepared for matching; keeps the copy that the 32-bit engine needs.
struct Subject {
  Value value;
  const uint8_t* narrow = nullptr;
  const uint32_t* wide = nullptr;
  size_t length = 0;
  std::u32string copy;
};

/// TypeError for what is no string, or one of the other kind than the pattern.
Status open_subject(Vm& vm, PatternObject* p, Value v, Subject* out);
/// The code points of a str, the bytes of a bytes object.
std::u32string text_of(Value v);
/// re.PatternError.
Raised raise_pattern_error(Vm& vm, const std::string& message, Value pattern, Value position);

enum class Anchor { Search, Match, Full };

/// Runs the engine on [from, end). 1: matched, the spans in *spans (2 * groups); 0: no; -1: raised.
int execute(Vm& vm, PatternObject* p, const Subject& s, size_t from, size_t end, Anchor anchor,
            bool not_empty_at_start, std::vector<int64_t>* spans);
/// A Match object.
Value make_match(Vm& vm, PatternObject* p, const Subject& s, int64_t pos, int64_t endpos,
                 const std::vector<int64_t>& spans);
/// Part of the subject, as a str or bytes.
Value slice(Vm& vm, Value string, int64_t start, int64_t end);

/// Calls f(spans) for each match that re's scanning functions find. f returns Status; `limit` 0:
/// all.
template <class F>
Status each_match(Vm& vm, PatternObject* p, const Subject& s, int64_t pos, int64_t endpos,
                  int64_t limit, F f) {
  bool must_advance = false;
  for (int64_t n = 0; (limit == 0 || n < limit) && pos <= endpos; ++n) {
    std::vector<int64_t> spans;
    int found = execute(vm, p, s, static_cast<size_t>(pos), static_cast<size_t>(endpos),
                        Anchor::Search, must_advance, &spans);
    if (found < 0) return Status::Raised;
    if (!found) break;
    AIO_CHECK(f(spans));
    must_advance = spans[0] == spans[1];
    pos = spans[1];
  }
  return Status::Ok;
}

/// A replacement template: literal pieces and group numbers alternating.
struct Template {
  std::vector<std::u32string> literals;  ///< one more than groups
  std::vector<uint32_t> groups;
};

/// Parses a template; false: exception pending.
bool parse_template(Vm& vm, PatternObject* p, Value repl, Template* out);
/// A template with its groups filled in, as a str or bytes.
Value expand_template(Vm& vm, const Template& t, const std::vector<int64_t>& spans, Value string,
                      bool is_bytes);
Value pattern_sub(Vm& vm, Value self, Value repl, Value string, int64_t count);
Value pattern_subn(Vm& vm, Value self, Value repl, Value string, int64_t count);

extern const TypeDef kMatchType;

}  // namespace aio::regex
