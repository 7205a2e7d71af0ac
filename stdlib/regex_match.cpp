// Module _re: the type Match. Invariant: spans has two entries for each group; -1 in both: the
// group took no part.
#include "stdlib/regex.hpp"

namespace aio::regex {
namespace {

void trace_match(Object* o, Tracer& tracer) {
  MatchObject* m = static_cast<MatchObject*>(o);
  tracer.visit(m->pattern);
  tracer.visit(m->string);
  tracer.visit_buffer(m->spans);
}
constexpr NativeLayout kMatchLayout = {sizeof(MatchObject), trace_match};

Value same(Vm&, Value self) { return self; }
Value same_deep(Vm&, Value self, Value) { return self; }

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
}  // namespace

const TypeDef kMatchType = {.name = "re.Match",
                            .doc = "The result of re.match() and re.search().",
                            .methods = kMatchMethods,
                            .getsets = kMatchGetSets,
                            .layout = &kMatchLayout,
                            .flags = kTypeDisallowNew};

}  // namespace aio::regex
