// Module _re: compiled patterns and matches over PCRE2. ASCII subjects run on the 8-bit engine
// without copying; others on the 32-bit engine in Unicode mode. The re module's functions are in
// lib/re.aio.
#include <cstring>

#include "runtime/native/native.hpp"
#include "runtime/object/iterator.hpp"
#include "runtime/object/object_model.hpp"
#include "stdlib/modules.hpp"
#include "stdlib/regex.hpp"

namespace aio::regex {
namespace {

void trace_pattern(Object* o, Tracer& tracer) {
  tracer.visit(static_cast<PatternObject*>(o)->pattern);
  tracer.visit(static_cast<PatternObject*>(o)->group_index);
}
void finalize_pattern(Vm&, Object* o) {
  delete static_cast<PatternObject*>(o)->compiled;
  static_cast<PatternObject*>(o)->compiled = nullptr;
}
constexpr NativeLayout kPatternLayout = {sizeof(PatternObject), trace_pattern, finalize_pattern};

Value module_attribute(Vm& vm, const char* name) {
  return get_attr(vm, dict_get_str(vm, vm.modules, intern(vm, "_re")), intern(vm, name));
}

// --- compiling -----------------------------------------------------------------------------------

}  // namespace

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

namespace {

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

}  // namespace

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

namespace {

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

}  // namespace

Value slice(Vm& vm, Value string, int64_t start, int64_t end) {
  if (Str* s = dyn_as<Str>(string))
    return substring(vm, s, static_cast<size_t>(start), static_cast<size_t>(end - start));
  if (Bytes* b = dyn_as<Bytes>(string))
    return make_bytes(vm, b->data() + start, static_cast<size_t>(end - start));
  return make_bytes(vm, as<ByteArray>(string)->data + start, static_cast<size_t>(end - start));
}

namespace {

Value group_value(Vm& vm, const std::vector<int64_t>& spans, Value string, size_t i,
                  Value missing) {
  return spans[2 * i] < 0 ? missing : slice(vm, string, spans[2 * i], spans[2 * i + 1]);
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

}  // namespace aio::regex

namespace aio {

extern const ModuleDef kReModule;
const ModuleDef kReModule = {"_re", "Regular expressions on PCRE2.", regex::kFunctions,
                             regex::init};

}  // namespace aio
