// Module _re: compiled patterns and matches over PCRE2. ASCII subjects run on the 8-bit engine
// without copying; others on the 32-bit engine in Unicode mode. The re module's functions are in
// lib/re.aio.
#define PCRE2_CODE_UNIT_WIDTH 0
#include <pcre2.h>

#include <cstring>

#include "runtime/native/native.hpp"
#include "runtime/object/iterator.hpp"
#include "runtime/object/object_model.hpp"
#include "stdlib/modules.hpp"
#include "stdlib/regex_translate.hpp"

namespace aio {
namespace {

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
  regex::Translation translation;
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

void trace_pattern(Object* o, Tracer& tracer) {
  tracer.visit(static_cast<PatternObject*>(o)->pattern);
  tracer.visit(static_cast<PatternObject*>(o)->group_index);
}
void finalize_pattern(Vm&, Object* o) {
  delete static_cast<PatternObject*>(o)->compiled;
  static_cast<PatternObject*>(o)->compiled = nullptr;
}
void trace_match(Object* o, Tracer& tracer) {
  MatchObject* m = static_cast<MatchObject*>(o);
  tracer.visit(m->pattern);
  tracer.visit(m->string);
  tracer.visit_buffer(m->spans);
}
constexpr NativeLayout kPatternLayout = {sizeof(PatternObject), trace_pattern, finalize_pattern};
constexpr NativeLayout kMatchLayout = {sizeof(MatchObject), trace_match};

PatternObject* pattern_of(Value v) { return static_cast<PatternObject*>(v.as_object()); }
MatchObject* match_of(Value v) { return static_cast<MatchObject*>(v.as_object()); }

Value module_attribute(Vm& vm, const char* name) {
  return get_attr(vm, dict_get_str(vm, vm.modules, intern(vm, "_re")), intern(vm, name));
}

// --- compiling -----------------------------------------------------------------------------------

Raised raise_pattern_error(Vm& vm, const std::string& message, Value pattern, Value position) {
  Rooted keep(vm, pattern);
  AIO_TRY(Value module, import_native_or_script(vm, "_re_error"));
  AIO_TRY(Value cls, get_attr(vm, module, intern(vm, "PatternError")));
  Value args[3] = {make_str(vm, message), keep, position};
  Value e = vm.call(cls, args, 3);
  if (!e.is_exc()) (void)raise_object(vm, e);
  return raised;
}

std::u32string text_of(Value v) {
  std::u32string out;
  if (Str* s = dyn_as<Str>(v)) {
    for (size_t i = 0; i < s->length; ++i) out += s->at(i);
  } else if (Bytes* b = dyn_as<Bytes>(v)) {
    for (size_t i = 0; i < b->length; ++i) out += b->data()[i];
  }
  return out;
}

uint32_t compile_options(uint32_t flags) {
  uint32_t options = 0;
  if (flags & regex::kIgnoreCase) options |= PCRE2_CASELESS;
  if (flags & regex::kMultiline) options |= PCRE2_MULTILINE;
  if (flags & regex::kDotAll) options |= PCRE2_DOTALL;
  return options;
}

bool build_narrow(Compiled& c, int* error) {
  if (c.narrow.code) return true;
  std::string text;
  for (char32_t ch : c.translation.pattern) text += static_cast<char>(ch);
  pcre2_compile_context_8* context = pcre2_compile_context_create_8(nullptr);
  pcre2_set_newline_8(context, PCRE2_NEWLINE_LF);
  size_t at;
  c.narrow.code = pcre2_compile_8(reinterpret_cast<const uint8_t*>(text.data()), text.size(),
                                  compile_options(c.translation.flags), error, &at, context);
  pcre2_compile_context_free_8(context);
  if (!c.narrow.code) return false;
  (void)pcre2_jit_compile_8(c.narrow.code, PCRE2_JIT_COMPLETE);
  c.narrow.data = pcre2_match_data_create_from_pattern_8(c.narrow.code, nullptr);
  return true;
}
bool build_wide(Compiled& c, int* error) {
  if (c.wide.code) return true;
  uint32_t options = compile_options(c.translation.flags) | PCRE2_UTF | PCRE2_NO_UTF_CHECK;
  if (!(c.translation.flags & regex::kAscii)) options |= PCRE2_UCP;
  pcre2_compile_context_32* context = pcre2_compile_context_create_32(nullptr);
  pcre2_set_newline_32(context, PCRE2_NEWLINE_LF);
  size_t at;
  c.wide.code = pcre2_compile_32(reinterpret_cast<const uint32_t*>(c.translation.pattern.data()),
                                 c.translation.pattern.size(), options, error, &at, context);
  pcre2_compile_context_free_32(context);
  if (!c.wide.code) return false;
  (void)pcre2_jit_compile_32(c.wide.code, PCRE2_JIT_COMPLETE);
  c.wide.data = pcre2_match_data_create_from_pattern_32(c.wide.code, nullptr);
  return true;
}

std::string engine_message(int error) {
  uint8_t text[256];
  pcre2_get_error_message_8(error, text, sizeof text);
  std::string message = reinterpret_cast<const char*>(text);
  if (message.find("lookbehind") != std::string::npos)
    return "look-behind requires fixed-width pattern";
  return message;
}

Value compile_(Vm& vm, Value pattern, int64_t flags) {
  bool is_bytes = is_kind(pattern, Kind::Bytes);
  if (!is_bytes && !is_kind(pattern, Kind::Str))
    return raise(vm, ExceptionType::TypeError, "first argument must be string or compiled pattern");
  uint32_t given = static_cast<uint32_t>(flags);
  if (!is_bytes && given & regex::kLocale)
    return raise(vm, ExceptionType::ValueError, "cannot use LOCALE flag with a str pattern");
  if (is_bytes && given & regex::kUnicode)
    return raise(vm, ExceptionType::ValueError, "cannot use UNICODE flag with a bytes pattern");
  auto compiled = std::make_unique<Compiled>();
  compiled->is_bytes = is_bytes;
  std::u32string text = text_of(pattern);
  try {
    compiled->translation = regex::translate(text, given, is_bytes);
  } catch (const regex::PatternError& e) {
    return raise_pattern_error(vm, e.message, pattern,
                               make_int(vm, static_cast<int64_t>(e.position)));
  }
  uint32_t& all = compiled->translation.flags;
  if (!is_bytes && all & regex::kAscii && all & regex::kUnicode)
    return raise(vm, ExceptionType::ValueError, "ASCII and UNICODE flags are incompatible");
  if (!is_bytes && !(all & regex::kAscii)) all |= regex::kUnicode;
  for (char32_t c : text)
    compiled->ascii_pattern = compiled->ascii_pattern && (c < 128 || is_bytes);
  int error = 0;
  bool narrow = is_bytes || compiled->ascii_pattern;
  if (!(narrow ? build_narrow(*compiled, &error) : build_wide(*compiled, &error)))
    return raise_pattern_error(vm, engine_message(error), pattern, Value::none());
  AIO_TRY(Value cls, module_attribute(vm, "Pattern"));
  PatternObject* p = static_cast<PatternObject*>(new_instance(vm, as<Type>(cls)));
  p->pattern = pattern;
  Dict* names = new_dict(vm);
  p->group_index = Value::object(names);
  p->compiled = compiled.release();
  for (auto& [name, number] : p->compiled->translation.names) {
    Str* key = as<Str>(make_ucs4(vm, reinterpret_cast<const uint32_t*>(name.data()), name.size()));
    dict_set_str(vm, names, intern(vm, key), Value::small_int(number));
  }
  vm.heap.register_finalizable(p);
  return Value::object(p);
}

// --- matching ------------------------------------------------------------------------------------

/// A string prepared for matching; keeps the copy that the 32-bit engine needs.
struct Subject {
  Value value;
  const uint8_t* narrow = nullptr;
  const uint32_t* wide = nullptr;
  size_t length = 0;
  std::u32string copy;
};

Status open_subject(Vm& vm, PatternObject* p, Value v, Subject* out) {
  out->value = v;
  if (Str* s = dyn_as<Str>(v)) {
    if (p->compiled->is_bytes)
      return raise(vm, ExceptionType::TypeError,
                   "cannot use a bytes pattern on a string-like object");
    out->length = s->length;
    if (s->is_ascii() && p->compiled->ascii_pattern) {
      out->narrow = s->latin1();
    } else if (s->width() == 4) {
      out->wide = s->ucs4();
    } else {
      out->copy = text_of(v);
      out->wide = reinterpret_cast<const uint32_t*>(out->copy.data());
    }
    return Status::Ok;
  }
  const uint8_t* data = nullptr;
  if (Bytes* b = dyn_as<Bytes>(v)) data = b->data(), out->length = b->length;
  else if (ByteArray* a = dyn_as<ByteArray>(v)) data = a->data, out->length = a->length;
  else
    return raise(vm, ExceptionType::TypeError, "expected string or bytes-like object, got '%T'", v);
  if (!p->compiled->is_bytes)
    return raise(vm, ExceptionType::TypeError,
                 "cannot use a string pattern on a bytes-like object");
  static const uint8_t kEmpty = 0;
  out->narrow = data ? data : &kEmpty;
  return Status::Ok;
}

enum class Anchor { Search, Match, Full };

/// Runs the engine on [from, end). 1: matched, the spans in *spans (2 * groups); 0: no; -1: raised.
int execute(Vm& vm, PatternObject* p, const Subject& s, size_t from, size_t end, Anchor anchor,
            bool not_empty_at_start, std::vector<int64_t>* spans) {
  Compiled& c = *p->compiled;
  uint32_t options = not_empty_at_start ? PCRE2_NOTEMPTY_ATSTART : 0;
  if (anchor != Anchor::Search) options |= PCRE2_ANCHORED;
  if (anchor == Anchor::Full) options |= PCRE2_ENDANCHORED;
  int error = 0, rc;
  size_t* ovector;
  if (s.narrow) {
    if (!build_narrow(c, &error))
      return (void)raise_pattern_error(vm, engine_message(error), p->pattern, Value::none()), -1;
    rc = pcre2_match_8(c.narrow.code, s.narrow, end, from, options | PCRE2_NO_UTF_CHECK,
                       c.narrow.data, nullptr);
    ovector = pcre2_get_ovector_pointer_8(c.narrow.data);
  } else {
    if (!build_wide(c, &error))
      return (void)raise_pattern_error(vm, engine_message(error), p->pattern, Value::none()), -1;
    rc = pcre2_match_32(c.wide.code, s.wide, end, from, options | PCRE2_NO_UTF_CHECK, c.wide.data,
                        nullptr);
    ovector = pcre2_get_ovector_pointer_32(c.wide.data);
  }
  if (rc == PCRE2_ERROR_NOMATCH) return 0;
  if (rc < 0)
    return (void)raise(vm, ExceptionType::RuntimeError, "regular expression engine: %s",
                       engine_message(rc).c_str()),
           -1;
  size_t groups = c.translation.group_count + 1;
  spans->assign(groups * 2, -1);
  for (size_t i = 0; i < groups && i < static_cast<size_t>(rc); ++i) {
    if (ovector[2 * i] == PCRE2_UNSET) continue;
    (*spans)[2 * i] = static_cast<int64_t>(ovector[2 * i]);
    (*spans)[2 * i + 1] = static_cast<int64_t>(ovector[2 * i + 1]);
  }
  return 1;
}

Value make_match(Vm& vm, PatternObject* p, const Subject& s, int64_t pos, int64_t endpos,
                 const std::vector<int64_t>& spans) {
  Rooted keep(vm, p), keep_string(vm, s.value);
  AIO_TRY(Value cls, module_attribute(vm, "Match"));
  MatchObject* m = static_cast<MatchObject*>(new_instance(vm, as<Type>(cls)));
  m->pattern = keep;
  m->string = keep_string;
  m->pos = pos;
  m->endpos = endpos;
  m->count = static_cast<int64_t>(spans.size() / 2);
  m->spans = static_cast<int64_t*>(vm.heap.make_buffer(spans.size() * sizeof(int64_t))->data());
  std::copy(spans.begin(), spans.end(), m->spans);
  return Value::object(m);
}

void clip(int64_t* pos, int64_t* endpos, size_t length) {
  int64_t n = static_cast<int64_t>(length);
  if (*pos < 0) *pos = 0;
  if (*pos > n) *pos = n;
  if (*endpos > n) *endpos = n;
  if (*endpos < *pos) *endpos = *pos;
}

Value match_with(Vm& vm, Value self, Value string, int64_t pos, int64_t endpos, Anchor anchor) {
  PatternObject* p = pattern_of(self);
  Subject s;
  AIO_CHECK(open_subject(vm, p, string, &s));
  bool impossible = endpos < pos;
  clip(&pos, &endpos, s.length);
  std::vector<int64_t> spans;
  int found = impossible ? 0
                         : execute(vm, p, s, static_cast<size_t>(pos), static_cast<size_t>(endpos),
                                   anchor, false, &spans);
  if (found < 0) return Value::exc();
  return found ? make_match(vm, p, s, pos, endpos, spans) : Value::none();
}
Value pattern_search(Vm& vm, Value self, Value string, int64_t pos, int64_t endpos) {
  return match_with(vm, self, string, pos, endpos, Anchor::Search);
}
Value pattern_match(Vm& vm, Value self, Value string, int64_t pos, int64_t endpos) {
  return match_with(vm, self, string, pos, endpos, Anchor::Match);
}
Value pattern_fullmatch(Vm& vm, Value self, Value string, int64_t pos, int64_t endpos) {
  return match_with(vm, self, string, pos, endpos, Anchor::Full);
}

/// Part of the subject, as a str or bytes.
Value slice(Vm& vm, Value string, int64_t start, int64_t end) {
  if (Str* s = dyn_as<Str>(string))
    return substring(vm, s, static_cast<size_t>(start), static_cast<size_t>(end - start));
  if (Bytes* b = dyn_as<Bytes>(string))
    return make_bytes(vm, b->data() + start, static_cast<size_t>(end - start));
  return make_bytes(vm, as<ByteArray>(string)->data + start, static_cast<size_t>(end - start));
}

Value group_value(Vm& vm, const std::vector<int64_t>& spans, Value string, size_t i,
                  Value missing) {
  return spans[2 * i] < 0 ? missing : slice(vm, string, spans[2 * i], spans[2 * i + 1]);
}

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

Value pattern_findall(Vm& vm, Value self, Value string, int64_t pos, int64_t endpos) {
  PatternObject* p = pattern_of(self);
  Subject s;
  AIO_CHECK(open_subject(vm, p, string, &s));
  clip(&pos, &endpos, s.length);
  Rooted list(vm, new_list(vm, 0));
  Value empty = slice(vm, string, 0, 0);
  size_t groups = p->compiled->translation.group_count;
  AIO_CHECK(each_match(vm, p, s, pos, endpos, 0, [&](const std::vector<int64_t>& spans) -> Status {
    if (groups <= 1)
      return list_append(vm, list.as<List>(), group_value(vm, spans, string, groups, empty));
    Tuple* t = new_tuple(vm, groups);
    for (size_t i = 0; i < groups; ++i)
      t->items()[i] = group_value(vm, spans, string, i + 1, empty);
    return list_append(vm, list.as<List>(), Value::object(t));
  }));
  return list;
}

/// The matches are found at once and handed out one by one: the subject cannot change.
Value pattern_finditer(Vm& vm, Value self, Value string, int64_t pos, int64_t endpos) {
  PatternObject* p = pattern_of(self);
  Subject s;
  AIO_CHECK(open_subject(vm, p, string, &s));
  clip(&pos, &endpos, s.length);
  Rooted list(vm, new_list(vm, 0));
  AIO_CHECK(each_match(vm, p, s, pos, endpos, 0, [&](const std::vector<int64_t>& spans) -> Status {
    AIO_TRY(Value m, make_match(vm, p, s, pos, endpos, spans));
    return list_append(vm, list.as<List>(), m);
  }));
  return get_iter(vm, list);
}

Value pattern_split(Vm& vm, Value self, Value string, int64_t maxsplit) {
  PatternObject* p = pattern_of(self);
  Subject s;
  AIO_CHECK(open_subject(vm, p, string, &s));
  Rooted list(vm, new_list(vm, 0));
  int64_t last = 0;
  if (maxsplit >= 0) {
    AIO_CHECK(
        each_match(vm, p, s, 0, static_cast<int64_t>(s.length), maxsplit,
                   [&](const std::vector<int64_t>& spans) -> Status {
                     AIO_CHECK(list_append(vm, list.as<List>(), slice(vm, string, last, spans[0])));
                     for (size_t i = 1; i < spans.size() / 2; ++i)
                       AIO_CHECK(list_append(vm, list.as<List>(),
                                             group_value(vm, spans, string, i, Value::none())));
                     last = spans[1];
                     return Status::Ok;
                   }));
  }
  AIO_CHECK(
      list_append(vm, list.as<List>(), slice(vm, string, last, static_cast<int64_t>(s.length))));
  return list;
}

// --- substitution --------------------------------------------------------------------------------

/// A replacement template: literal pieces and group numbers alternating.
struct Template {
  std::vector<std::u32string> literals;  ///< one more than groups
  std::vector<uint32_t> groups;
};

/// Parses a template; false: exception pending.
bool parse_template(Vm& vm, PatternObject* p, Value repl, Template* out) {
  std::u32string text = text_of(repl);
  out->literals.emplace_back();
  auto fail = [&](const std::string& message, size_t position) {
    (void)raise_pattern_error(vm, message, repl, make_int(vm, static_cast<int64_t>(position)));
    return false;
  };
  uint32_t group_count = p->compiled->translation.group_count;
  auto add_group = [&](uint32_t n, size_t position) {
    if (n > group_count) return fail("invalid group reference " + std::to_string(n), position);
    out->groups.push_back(n);
    out->literals.emplace_back();
    return true;
  };
  auto digit = [&](size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
  auto octal = [&](size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '7'; };
  for (size_t i = 0; i < text.size();) {
    if (text[i] != '\\') {
      out->literals.back() += text[i++];
      continue;
    }
    size_t start = i++;
    if (i == text.size()) return fail("bad escape (end of pattern)", start);
    char32_t c = text[i++];
    if (c == 'g') {
      if (i >= text.size() || text[i] != '<') return fail("missing <", i);
      size_t close = text.find(U'>', ++i);
      if (close == std::u32string::npos)
        return fail(i == text.size() ? "missing group name" : "missing >, unterminated name", i);
      std::u32string name = text.substr(i, close - i);
      if (name.empty()) return fail("missing group name", i);
      bool numeric = true;
      for (char32_t ch : name) numeric = numeric && ch >= '0' && ch <= '9';
      uint32_t number = 0;
      if (numeric) {
        for (char32_t ch : name) number = number * 10 + static_cast<uint32_t>(ch - '0');
      } else {
        bool known = false;
        for (auto& [n, k] : p->compiled->translation.names) {
          if (n == name) number = k, known = true;
        }
        if (!known) {
          Value text_value =
              make_ucs4(vm, reinterpret_cast<const uint32_t*>(name.data()), name.size());
          (void)raise(vm, ExceptionType::IndexError, "unknown group name '%S'",
                      as<Str>(text_value));
          return false;
        }
      }
      if (!add_group(number, i)) return false;
      i = close + 1;
    } else if (c == '0') {
      uint32_t v = 0;
      for (int k = 0; k < 2 && octal(i); ++k) v = v * 8 + static_cast<uint32_t>(text[i++] - '0');
      out->literals.back() += static_cast<char32_t>(v & 0xFF);
    } else if (c >= '1' && c <= '9') {
      uint32_t n = static_cast<uint32_t>(c - '0');
      if (digit(i)) {
        if (c <= '3' && octal(i - 1) && octal(i) && octal(i + 1)) {
          out->literals.back() +=
              static_cast<char32_t>((n * 8 + static_cast<uint32_t>(text[i] - '0')) * 8 +
                                    static_cast<uint32_t>(text[i + 1] - '0'));
          i += 2;
          continue;
        }
        n = n * 10 + static_cast<uint32_t>(text[i++] - '0');
      }
      if (!add_group(n, start + 1)) return false;
    } else {
      switch (c) {
        case 'a': out->literals.back() += 7; break;
        case 'b': out->literals.back() += 8; break;
        case 'f': out->literals.back() += 12; break;
        case 'n': out->literals.back() += 10; break;
        case 'r': out->literals.back() += 13; break;
        case 't': out->literals.back() += 9; break;
        case 'v': out->literals.back() += 11; break;
        case '\\': out->literals.back() += '\\'; break;
        default:
          if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
            return fail(std::string("bad escape \\") + static_cast<char>(c), start);
          out->literals.back() += '\\';
          out->literals.back() += c;
      }
    }
  }
  return true;
}

Value text_value(Vm& vm, const std::u32string& text, bool is_bytes) {
  if (!is_bytes) return make_ucs4(vm, reinterpret_cast<const uint32_t*>(text.data()), text.size());
  std::string bytes;
  for (char32_t c : text) bytes += static_cast<char>(c);
  return make_bytes(vm, bytes.data(), bytes.size());
}

/// The pieces joined: str or bytes like the pattern.
Value join_pieces(Vm& vm, List* pieces, bool is_bytes) {
  if (!is_bytes) {
    StrBuilder out(vm);
    for (uint32_t i = 0; i < pieces->size; ++i) out.append(as<Str>(pieces->items[i]));
    return out.finish();
  }
  std::string out;
  for (uint32_t i = 0; i < pieces->size; ++i) out += as<Bytes>(pieces->items[i])->view();
  return make_bytes(vm, out.data(), out.size());
}

Value expand_template(Vm& vm, const Template& t, const std::vector<int64_t>& spans, Value string,
                      bool is_bytes) {
  Rooted pieces(vm, new_list(vm, 0));
  for (size_t i = 0; i < t.literals.size(); ++i) {
    if (!t.literals[i].empty())
      AIO_CHECK(list_append(vm, pieces.as<List>(), text_value(vm, t.literals[i], is_bytes)));
    if (i < t.groups.size() && spans[2 * t.groups[i]] >= 0)
      AIO_CHECK(list_append(vm, pieces.as<List>(),
                            slice(vm, string, spans[2 * t.groups[i]], spans[2 * t.groups[i] + 1])));
  }
  return join_pieces(vm, pieces.as<List>(), is_bytes);
}

Value substitute(Vm& vm, Value self, Value repl, Value string, int64_t count, int64_t* made) {
  PatternObject* p = pattern_of(self);
  Subject s;
  AIO_CHECK(open_subject(vm, p, string, &s));
  bool is_bytes = p->compiled->is_bytes;
  bool is_text = is_kind(repl, Kind::Str) || is_kind(repl, Kind::Bytes);
  Template t;
  if (is_text && is_kind(repl, Kind::Bytes) != is_bytes)
    return raise(vm, ExceptionType::TypeError, "sequence item 1: expected %s instance, %T found",
                 is_bytes ? "a bytes-like object" : "str", repl);
  if (is_text && !parse_template(vm, p, repl, &t)) return Value::exc();
  if (!is_text && lookup_special(vm, type_of(vm, repl), Special::Call).is_undef())
    return raise(vm, ExceptionType::TypeError,
                 "decoding to str: need a bytes-like object, %T found", repl);
  Rooted pieces(vm, new_list(vm, 0));
  int64_t last = 0;
  *made = 0;
  AIO_CHECK(each_match(
      vm, p, s, 0, static_cast<int64_t>(s.length), count < 0 ? 0 : count,
      [&](const std::vector<int64_t>& spans) -> Status {
        if (last < spans[0])
          AIO_CHECK(list_append(vm, pieces.as<List>(), slice(vm, string, last, spans[0])));
        Value piece;
        if (is_text) {
          piece = expand_template(vm, t, spans, string, is_bytes);
        } else {
          AIO_TRY(Value m, make_match(vm, p, s, 0, static_cast<int64_t>(s.length), spans));
          piece = vm.call(repl, m);
        }
        if (piece.is_exc()) return Status::Raised;
        if (!piece.is_none()) {
          if (!is_kind(piece, is_bytes ? Kind::Bytes : Kind::Str))
            return raise(vm, ExceptionType::TypeError, "expected %s instance, %T found",
                         is_bytes ? "a bytes-like object" : "str", piece);
          AIO_CHECK(list_append(vm, pieces.as<List>(), piece));
        }
        last = spans[1];
        ++*made;
        return Status::Ok;
      }));
  if (*made == 0 && !is_kind(string, Kind::ByteArray)) return string;
  AIO_CHECK(
      list_append(vm, pieces.as<List>(), slice(vm, string, last, static_cast<int64_t>(s.length))));
  return join_pieces(vm, pieces.as<List>(), is_bytes);
}
Value pattern_sub(Vm& vm, Value self, Value repl, Value string, int64_t count) {
  int64_t made;
  return substitute(vm, self, repl, string, count, &made);
}
Value pattern_subn(Vm& vm, Value self, Value repl, Value string, int64_t count) {
  int64_t made;
  AIO_TRY(Value text, substitute(vm, self, repl, string, count, &made));
  Value items[2] = {text, make_int(vm, made)};
  return make_tuple(vm, items, 2);
}

// --- Pattern's attributes ------------------------------------------------------------------------

Value get_pattern(Vm&, Value self) { return pattern_of(self)->pattern; }
Value get_flags(Vm& vm, Value self) {
  return make_int(vm, pattern_of(self)->compiled->translation.flags);
}
Value get_groups(Vm& vm, Value self) {
  return make_int(vm, pattern_of(self)->compiled->translation.group_count);
}
Value get_group_index(Vm& vm, Value self) {
  MappingProxy* proxy = vm.heap.make<MappingProxy>(shape_id(vm, BuiltinType::MappingProxy));
  proxy->mapping = pattern_of(self)->group_index;
  return Value::object(proxy);
}
Value pattern_repr(Vm& vm, Value self) {
  PatternObject* p = pattern_of(self);
  AIO_TRY(Value text, repr_of(vm, p->pattern));
  std::string shown = to_utf8(as<Str>(text));
  if (shown.size() > 200) shown.resize(200);
  static constexpr std::pair<uint32_t, const char*> kNames[] = {
      {regex::kIgnoreCase, "re.IGNORECASE"}, {regex::kLocale, "re.LOCALE"},
      {regex::kMultiline, "re.MULTILINE"},   {regex::kDotAll, "re.DOTALL"},
      {regex::kUnicode, "re.UNICODE"},       {regex::kVerbose, "re.VERBOSE"},
      {regex::kDebug, "re.DEBUG"},           {regex::kAscii, "re.ASCII"}};
  uint32_t flags = p->compiled->translation.flags;
  if (!p->compiled->is_bytes &&
      (flags & (regex::kLocale | regex::kUnicode | regex::kAscii)) == regex::kUnicode)
    flags &= ~regex::kUnicode;
  std::string names;
  for (auto& [bit, name] : kNames) {
    if (flags & bit) names += (names.empty() ? "" : "|") + std::string(name);
  }
  return make_str(vm, "re.compile(" + shown + (names.empty() ? "" : ", " + names) + ")");
}
Value pattern_eq(Vm& vm, Value self, Value other) {
  if (type_of(vm, self) != type_of(vm, other)) return Value::not_implemented();
  PatternObject *x = pattern_of(self), *y = pattern_of(other);
  if (x->compiled->translation.flags != y->compiled->translation.flags ||
      x->compiled->is_bytes != y->compiled->is_bytes)
    return Value::boolean(false);
  return compare(vm, CompareOp::Eq, x->pattern, y->pattern);
}
Result<int64_t> pattern_hash(Vm& vm, Value self) {
  return hash_value(vm, pattern_of(self)->pattern);
}
Value same(Vm&, Value self) { return self; }
Value same_deep(Vm&, Value self, Value) { return self; }

constexpr NativeDef kPatternMethods[] = {
    def<pattern_search>("search(self, string, pos=0, endpos=9223372036854775807)",
                        "The first match anywhere, or None."),
    def<pattern_match>("match(self, string, pos=0, endpos=9223372036854775807)",
                       "A match at the start, or None."),
    def<pattern_fullmatch>("fullmatch(self, string, pos=0, endpos=9223372036854775807)",
                           "A match of the whole string, or None."),
    def<pattern_findall>("findall(self, string, pos=0, endpos=9223372036854775807)",
                         "All matches as strings or tuples of groups."),
    def<pattern_finditer>("finditer(self, string, pos=0, endpos=9223372036854775807)",
                          "An iterator over all matches."),
    def<pattern_split>("split(self, string, maxsplit=0)", "The string cut at the matches."),
    def<pattern_sub>("sub(self, repl, string, count=0)", "The string with matches replaced."),
    def<pattern_subn>("subn(self, repl, string, count=0)", "(new string, number of replacements)."),
    def<pattern_repr>("__repr__(self, /)"),
    def<pattern_eq>("__eq__(self, other, /)"),
    def<pattern_hash>("__hash__(self, /)"),
    def<same>("__copy__(self, /)"),
    def<same_deep>("__deepcopy__(self, memo, /)"),
};
constexpr GetSetDef kPatternGetSets[] = {{"pattern", get_pattern},
                                         {"flags", get_flags},
                                         {"groups", get_groups},
                                         {"groupindex", get_group_index}};
constexpr TypeDef kPatternType = {.name = "re.Pattern",
                                  .doc = "Compiled regular expression object.",
                                  .methods = kPatternMethods,
                                  .getsets = kPatternGetSets,
                                  .layout = &kPatternLayout,
                                  .flags = kTypeDisallowNew};

// --- Match ---------------------------------------------------------------------------------------

/// Number of a group given by number or name; IndexError "no such group".
Result<int64_t> group_number(Vm& vm, MatchObject* m, Value key) {
  int64_t n = -1;
  if (is_int(key)) {
    if (!int_to_int64(key, &n)) n = -1;
  } else {
    Value found = dict_get(vm, as<Dict>(pattern_of(m->pattern)->group_index), key);
    if (found.is_exc()) (void)take_exception(vm);
    else if (found.is_small_int()) n = found.as_small_int();
    else if (!lookup_special(vm, type_of(vm, key), Special::Index).is_undef() &&
             !is_kind(key, Kind::Str)) {
      AIO_TRY(n, index_int64(vm, key));
    }
  }
  if (n < 0 || n >= m->count) return raise(vm, ExceptionType::IndexError, "no such group");
  return n;
}
Value match_slice(Vm& vm, MatchObject* m, int64_t group, Value missing) {
  return m->spans[2 * group] < 0
             ? missing
             : slice(vm, m->string, m->spans[2 * group], m->spans[2 * group + 1]);
}

Value match_group(Vm& vm, Value self, VarArgs which) {
  MatchObject* m = match_of(self);
  if (which.empty()) return match_slice(vm, m, 0, Value::none());
  if (which.size() == 1) {
    AIO_TRY(int64_t n, group_number(vm, m, which[0]));
    return match_slice(vm, m, n, Value::none());
  }
  Rooted list(vm, new_list(vm, which.size()));
  for (Value key : which) {
    AIO_TRY(int64_t n, group_number(vm, m, key));
    AIO_CHECK(list_append(vm, list.as<List>(), match_slice(vm, m, n, Value::none())));
  }
  return make_tuple(vm, list.as<List>()->items, list.as<List>()->size);
}
Value match_getitem(Vm& vm, Value self, Value key) {
  AIO_TRY(int64_t n, group_number(vm, match_of(self), key));
  return match_slice(vm, match_of(self), n, Value::none());
}
Value match_groups(Vm& vm, Value self, Value missing) {
  MatchObject* m = match_of(self);
  Tuple* t = new_tuple(vm, static_cast<size_t>(m->count - 1));
  for (int64_t i = 1; i < m->count; ++i) t->items()[i - 1] = match_slice(vm, m, i, missing);
  return Value::object(t);
}
Value match_groupdict(Vm& vm, Value self, Value missing) {
  MatchObject* m = match_of(self);
  Dict* out = new_dict(vm);
  Value key, number;
  Dict* index = as<Dict>(pattern_of(m->pattern)->group_index);
  for (uint32_t at = 0; dict_next(index, &at, &key, &number);)
    dict_set_str(vm, out, as<Str>(key), match_slice(vm, m, number.as_small_int(), missing));
  return Value::object(out);
}
Value match_bound(Vm& vm, Value self, Value group, int which) {
  AIO_TRY(int64_t n, group_number(vm, match_of(self), group));
  return make_int(vm, match_of(self)->spans[2 * n + which]);
}
Value match_start(Vm& vm, Value self, Value group) { return match_bound(vm, self, group, 0); }
Value match_end(Vm& vm, Value self, Value group) { return match_bound(vm, self, group, 1); }
Value match_span(Vm& vm, Value self, Value group) {
  AIO_TRY(int64_t n, group_number(vm, match_of(self), group));
  Value items[2] = {make_int(vm, match_of(self)->spans[2 * n]),
                    make_int(vm, match_of(self)->spans[2 * n + 1])};
  return make_tuple(vm, items, 2);
}
Value match_expand(Vm& vm, Value self, Value repl) {
  MatchObject* m = match_of(self);
  Template t;
  if (!parse_template(vm, pattern_of(m->pattern), repl, &t)) return Value::exc();
  std::vector<int64_t> spans(m->spans, m->spans + 2 * m->count);
  return expand_template(vm, t, spans, m->string, pattern_of(m->pattern)->compiled->is_bytes);
}
Value match_repr(Vm& vm, Value self) {
  MatchObject* m = match_of(self);
  AIO_TRY(Value text, repr_of(vm, match_slice(vm, m, 0, Value::none())));
  return make_str(vm, "<re.Match object; span=(" + std::to_string(m->spans[0]) + ", " +
                          std::to_string(m->spans[1]) + "), match=" + to_utf8(as<Str>(text)) + ">");
}
Value get_re(Vm&, Value self) { return match_of(self)->pattern; }
Value get_string(Vm&, Value self) { return match_of(self)->string; }
Value get_pos(Vm& vm, Value self) { return make_int(vm, match_of(self)->pos); }
Value get_endpos(Vm& vm, Value self) { return make_int(vm, match_of(self)->endpos); }
int64_t last_index(MatchObject* m) {
  const auto& closing = pattern_of(m->pattern)->compiled->translation.closing;
  int64_t best = 0, best_end = -1;
  for (uint32_t group : closing) {
    if (m->spans[2 * group] >= 0 && m->spans[2 * group + 1] >= best_end)
      best = group, best_end = m->spans[2 * group + 1];
  }
  return best;
}
Value get_lastindex(Vm& vm, Value self) {
  int64_t n = last_index(match_of(self));
  return n ? make_int(vm, n) : Value::none();
}
Value get_lastgroup(Vm& vm, Value self) {
  MatchObject* m = match_of(self);
  int64_t n = last_index(m);
  for (auto& [name, number] : pattern_of(m->pattern)->compiled->translation.names) {
    if (number == n && n)
      return make_ucs4(vm, reinterpret_cast<const uint32_t*>(name.data()), name.size());
  }
  return Value::none();
}
Value get_regs(Vm& vm, Value self) {
  MatchObject* m = match_of(self);
  Tuple* t = new_tuple(vm, static_cast<size_t>(m->count));
  for (int64_t i = 0; i < m->count; ++i) {
    Value items[2] = {make_int(vm, m->spans[2 * i]), make_int(vm, m->spans[2 * i + 1])};
    t->items()[i] = make_tuple(vm, items, 2);
  }
  return Value::object(t);
}

constexpr NativeDef kMatchMethods[] = {
    def<match_group>("group(self, /, *args)", "One or more groups of the match."),
    def<match_getitem>("__getitem__(self, key, /)"),
    def<match_groups>("groups(self, default=None)", "All groups as a tuple."),
    def<match_groupdict>("groupdict(self, default=None)", "The named groups."),
    def<match_start>("start(self, group=0, /)", "Where a group starts; -1 if it took no part."),
    def<match_end>("end(self, group=0, /)", "Where a group ends."),
    def<match_span>("span(self, group=0, /)", "(start, end) of a group."),
    def<match_expand>("expand(self, template)",
                      "The template with its group references filled in."),
    def<match_repr>("__repr__(self, /)"),
    def<same>("__copy__(self, /)"),
    def<same_deep>("__deepcopy__(self, memo, /)"),
};
constexpr GetSetDef kMatchGetSets[] = {
    {"re", get_re},         {"string", get_string},       {"pos", get_pos},
    {"endpos", get_endpos}, {"lastindex", get_lastindex}, {"lastgroup", get_lastgroup},
    {"regs", get_regs}};
constexpr TypeDef kMatchType = {.name = "re.Match",
                                .doc = "The result of re.match() and re.search().",
                                .methods = kMatchMethods,
                                .getsets = kMatchGetSets,
                                .layout = &kMatchLayout,
                                .flags = kTypeDisallowNew};

constexpr NativeDef kFunctions[] = {def<compile_>("compile(pattern, flags=0, /)", "A Pattern.")};

Value module_getattr(Vm& vm, Value name) {
  AIO_TRY(Value module, import_native_or_script(vm, "_re_error"));
  if (!is_kind(name, Kind::Str))
    return raise(vm, ExceptionType::TypeError, "attribute name must be string");
  Value v = get_attr_or_undef(vm, module, intern(vm, as<Str>(name)));
  if (!v.is_undef()) return v;
  return raise(vm, ExceptionType::AttributeError, "module '_re' has no attribute '%S'",
               as<Str>(name));
}
constexpr NativeDef kGetAttr = def<module_getattr>("__getattr__(name, /)");

Status init(Vm& vm, Module* m) {
  module_set(vm, m, "Pattern", Value::object(define_type(vm, kPatternType)));
  module_set(vm, m, "Match", Value::object(define_type(vm, kMatchType)));
  module_set(vm, m, "__getattr__", Value::object(make_native(vm, &kGetAttr, nullptr, m->name)));
  return Status::Ok;
}

}  // namespace

extern const ModuleDef kReModule;
const ModuleDef kReModule = {"_re", "Regular expressions on PCRE2.", kFunctions, init};

}  // namespace aio
