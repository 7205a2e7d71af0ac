// Module _re: templates and substitution. A template is parsed once for each call of sub().
#include "runtime/native/native.hpp"
#include "stdlib/regex.hpp"

namespace aio::regex {

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

namespace {

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

}  // namespace

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

namespace {

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

}  // namespace

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

}  // namespace aio::regex
