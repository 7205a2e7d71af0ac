// str: case mappings and questions about characters. ASCII text takes byte loops, the rest the full
// Unicode mappings.
#include "runtime/object/text_internal.hpp"
#include "runtime/object/unicode.hpp"
#include "stdlib/types/str_methods.hpp"

namespace aio {
namespace {

constexpr uint32_t kCapitalSigma = 0x3A3, kSigma = 0x3C3, kFinalSigma = 0x3C2;

uint8_t ascii_lower(uint8_t c) { return uint8_t(c - 'A') < 26 ? c | 0x20 : c; }
uint8_t ascii_upper(uint8_t c) { return uint8_t(c - 'a') < 26 ? c & ~0x20 : c; }

template <class F>
Value map_ascii(Vm& vm, const Str* s, F f) {
  Str* r = new_str(vm, s->length, 127);
  uint8_t* out = static_cast<uint8_t*>(mutable_data(r));
  const uint8_t* in = s->latin1();
  for (size_t i = 0; i < s->length; ++i) out[i] = f(in[i], i);
  return Value::object(r);
}

/// Whether the capital sigma at i stands at the end of a word.
bool is_final_sigma(const Str* s, size_t i) {
  size_t j = i;
  while (j > 0 && unicode::is_case_ignorable(s->at(j - 1))) --j;
  if (j == 0 || !unicode::is_cased(s->at(j - 1))) return false;
  for (j = i + 1; j < s->length && unicode::is_case_ignorable(s->at(j));) ++j;
  return j == s->length || !unicode::is_cased(s->at(j));
}

unsigned lower_at(const Str* s, size_t i, uint32_t out[3]) {
  uint32_t c = s->at(i);
  if (c != kCapitalSigma) return unicode::to_lower(c, out);
  out[0] = is_final_sigma(s, i) ? kFinalSigma : kSigma;
  return 1;
}

/// f(i, out) gives the mapping of character i.
template <class F>
Value map_all(Vm& vm, const Str* s, F f) {
  StrBuilder out{vm};
  uint32_t mapped[3];
  for (size_t i = 0; i < s->length; ++i) {
    unsigned n = f(i, mapped);
    for (unsigned k = 0; k < n; ++k) out.append(mapped[k]);
  }
  return out.finish();
}

template <class F>
bool all_of(const Str* s, F f) {
  for (size_t i = 0; i < s->length; ++i)
    if (!f(s->at(i))) return false;
  return s->length > 0;
}

/// Cased characters exist and all of them are of the wanted case.
template <class Wanted, class Unwanted>
bool has_case(const Str* s, Wanted wanted, Unwanted unwanted) {
  bool any = false;
  for (size_t i = 0; i < s->length; ++i) {
    uint32_t c = s->at(i);
    if (unwanted(c) || unicode::is_title(c)) return false;
    any = any || wanted(c);
  }
  return any;
}

}  // namespace

Value str_lower(Vm& vm, Str* self) {
  if (self->is_ascii())
    return map_ascii(vm, self, [](uint8_t c, size_t) { return ascii_lower(c); });
  return map_all(vm, self, [&](size_t i, uint32_t* out) { return lower_at(self, i, out); });
}

Value str_upper(Vm& vm, Str* self) {
  if (self->is_ascii())
    return map_ascii(vm, self, [](uint8_t c, size_t) { return ascii_upper(c); });
  return map_all(vm, self,
                 [&](size_t i, uint32_t* out) { return unicode::to_upper(self->at(i), out); });
}

Value str_casefold(Vm& vm, Str* self) {
  if (self->is_ascii()) return str_lower(vm, self);
  return map_all(vm, self,
                 [&](size_t i, uint32_t* out) { return unicode::fold_case(self->at(i), out); });
}

Value str_capitalize(Vm& vm, Str* self) {
  if (self->is_ascii()) {
    return map_ascii(vm, self,
                     [](uint8_t c, size_t i) { return i == 0 ? ascii_upper(c) : ascii_lower(c); });
  }
  return map_all(vm, self, [&](size_t i, uint32_t* out) {
    return i == 0 ? unicode::to_title(self->at(0), out) : lower_at(self, i, out);
  });
}

Value str_swapcase(Vm& vm, Str* self) {
  return map_all(vm, self, [&](size_t i, uint32_t* out) {
    uint32_t c = self->at(i);
    if (unicode::is_upper(c)) return lower_at(self, i, out);
    if (unicode::is_lower(c)) return unicode::to_upper(c, out);
    out[0] = c;
    return 1u;
  });
}

Value str_title(Vm& vm, Str* self) {
  bool in_word = false;
  return map_all(vm, self, [&](size_t i, uint32_t* out) {
    uint32_t c = self->at(i);
    unsigned n = in_word ? lower_at(self, i, out) : unicode::to_title(c, out);
    in_word = unicode::is_cased(c);
    return n;
  });
}

bool str_isalnum(Vm&, Str* self) { return all_of(self, unicode::is_alnum); }
bool str_isalpha(Vm&, Str* self) { return all_of(self, unicode::is_alpha); }
bool str_isascii(Vm&, Str* self) { return self->is_ascii(); }
bool str_isdecimal(Vm&, Str* self) { return all_of(self, unicode::is_decimal); }
bool str_isdigit(Vm&, Str* self) { return all_of(self, unicode::is_digit); }
bool str_isnumeric(Vm&, Str* self) { return all_of(self, unicode::is_numeric); }
bool str_isspace(Vm&, Str* self) { return all_of(self, unicode::is_space); }
bool str_isprintable(Vm&, Str* self) {
  return self->length == 0 || all_of(self, unicode::is_printable);
}
bool str_islower(Vm&, Str* self) { return has_case(self, unicode::is_lower, unicode::is_upper); }
bool str_isupper(Vm&, Str* self) { return has_case(self, unicode::is_upper, unicode::is_lower); }

bool str_isidentifier(Vm&, Str* self) {
  if (self->length == 0 || !unicode::is_identifier_start(self->at(0))) return false;
  for (size_t i = 1; i < self->length; ++i)
    if (!unicode::is_identifier_continue(self->at(i))) return false;
  return true;
}

bool str_istitle(Vm&, Str* self) {
  bool any = false, in_word = false;
  for (size_t i = 0; i < self->length; ++i) {
    uint32_t c = self->at(i);
    if (unicode::is_upper(c) || unicode::is_title(c)) {
      if (in_word) return false;
      any = in_word = true;
    } else if (unicode::is_lower(c)) {
      if (!in_word) return false;
      any = true;
    } else {
      in_word = false;
    }
  }
  return any;
}

}  // namespace aio
