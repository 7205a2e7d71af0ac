// Modules unicodedata and _codecs (text encodings by name).
#include <utf8proc.h>

#include <cstdlib>

#include "runtime/native/native.hpp"
#include "runtime/object/bytes_internal.hpp"
#include "runtime/object/codecs.hpp"
#include "runtime/object/text_internal.hpp"
#include "runtime/object/unicode.hpp"
#include "runtime/vm/vm.hpp"

namespace aio {
namespace {

Status one_character(Vm& vm, const Str* s, const char* function, uint32_t* out) {
  if (s->length != 1) {
    return aio::raise(vm, ExceptionType::TypeError,
                      "%s() argument must be a unicode character, not str", function);
  }
  *out = s->at(0);
  return Status::Ok;
}

Value category(Vm& vm, Str* chr) {
  uint32_t c;
  AIO_CHECK(one_character(vm, chr, "category", &c));
  return make_str(vm, unicode::category(c));
}

template <int (*value_of)(uint32_t)>
Value digit_value(Vm& vm, Str* chr, Value fallback, const char* function, const char* error) {
  uint32_t c;
  AIO_CHECK(one_character(vm, chr, function, &c));
  int d = value_of(c);
  if (d >= 0) return Value::small_int(d);
  if (!fallback.is_undef()) return fallback;
  return aio::raise(vm, ExceptionType::ValueError, "%s", error);
}

Value decimal(Vm& vm, Str* chr, Value fallback) {
  return digit_value<unicode::decimal_value>(vm, chr, fallback, "decimal", "not a decimal");
}
Value digit(Vm& vm, Str* chr, Value fallback) {
  return digit_value<unicode::digit_value>(vm, chr, fallback, "digit", "not a digit");
}

Value combining(Vm& vm, Str* chr) {
  uint32_t c;
  AIO_CHECK(one_character(vm, chr, "combining", &c));
  return Value::small_int(utf8proc_get_property(static_cast<utf8proc_int32_t>(c))->combining_class);
}

Value mirrored(Vm& vm, Str* chr) {
  uint32_t c;
  AIO_CHECK(one_character(vm, chr, "mirrored", &c));
  return Value::small_int(utf8proc_get_property(static_cast<utf8proc_int32_t>(c))->bidi_mirrored);
}

Value bidirectional(Vm& vm, Str* chr) {
  uint32_t c;
  AIO_CHECK(one_character(vm, chr, "bidirectional", &c));
  static constexpr const char* kNames[] = {"",    "L",  "LRE", "LRO", "R",   "AL",  "RLE", "RLO",
                                           "PDF", "EN", "ES",  "ET",  "AN",  "CS",  "NSM", "BN",
                                           "B",   "S",  "WS",  "ON",  "LRI", "RLI", "FSI", "PDI"};
  return make_str(vm, kNames[utf8proc_get_property(static_cast<utf8proc_int32_t>(c))->bidi_class]);
}

Value east_asian_width(Vm& vm, Str* chr) {
  uint32_t c;
  AIO_CHECK(one_character(vm, chr, "east_asian_width", &c));
  if (c >= 0xFF01 && c <= 0xFF60) return make_str(vm, "F");
  if (c >= 0xFF61 && c <= 0xFFDC) return make_str(vm, "H");
  if (c >= 0x20 && c < 0x7F) return make_str(vm, "Na");
  return make_str(vm, utf8proc_charwidth(static_cast<utf8proc_int32_t>(c)) == 2 ? "W" : "N");
}

Value normalized(Vm& vm, Str* form, Str* text) {
  int options = UTF8PROC_STABLE;
  if (str_is(form, "NFC")) options |= UTF8PROC_COMPOSE;
  else if (str_is(form, "NFD")) options |= UTF8PROC_DECOMPOSE;
  else if (str_is(form, "NFKC")) options |= UTF8PROC_COMPOSE | UTF8PROC_COMPAT;
  else if (str_is(form, "NFKD")) options |= UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT;
  else return aio::raise(vm, ExceptionType::ValueError, "invalid normalization form");
  if (text->is_ascii()) return exact_str(vm, text);
  std::string utf8 = to_utf8(text);
  utf8proc_uint8_t* out = nullptr;
  utf8proc_ssize_t n = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(utf8.data()),
                                    static_cast<utf8proc_ssize_t>(utf8.size()), &out,
                                    static_cast<utf8proc_option_t>(options));
  if (n < 0) return exact_str(vm, text);  // lone surrogates: nothing to compose
  Value result = make_str(vm, {reinterpret_cast<const char*>(out), static_cast<size_t>(n)});
  std::free(out);
  return result;
}

Value is_normalized(Vm& vm, Str* form, Str* text) {
  AIO_TRY(Value same, normalized(vm, form, text));
  return Value::boolean(str_equal(as<Str>(same), text));
}

Value name_of(Vm& vm, Value chr, Value fallback) {
  Str* s = dyn_as<Str>(chr);
  if (!s || s->length != 1)
    return aio::raise(vm, ExceptionType::TypeError,
                      "name() argument 1 must be a unicode character, not %T", chr.bits);
  std::string name = vm.source ? vm.source->character_name(s->at(0)) : std::string();
  if (!name.empty()) return make_str(vm, name);
  if (!fallback.is_undef()) return fallback;
  return aio::raise(vm, ExceptionType::ValueError, "no such name");
}

Value lookup(Vm& vm, Str* name) {
  auto found = vm.source ? vm.source->character_named(to_utf8(name)) : std::nullopt;
  if (!found)
    return raise_value(vm, ExceptionType::KeyError,
                       make_str(vm, "undefined character name '" + to_utf8(name) + "'"));
  StrBuilder out(vm);
  out.append(*found);
  return out.finish();
}

/// Digits, and fractions by their compatible form "1⁄2".
Value numeric(Vm& vm, Str* chr, Value fallback) {
  uint32_t c;
  AIO_CHECK(one_character(vm, chr, "numeric", &c));
  if (int d = unicode::digit_value(c); d >= 0) return Value::number(d);
  AIO_TRY(Value form, normalized(vm, as<Str>(make_str(vm, "NFKD")), chr));
  Str* s = as<Str>(form);
  constexpr uint32_t kFractionSlash = 0x2044;
  int64_t parts[2] = {0, 0};
  size_t slashes = 0, digits = 0;
  for (size_t i = 0; i < s->length; ++i) {
    uint32_t k = s->at(i);
    if (k == kFractionSlash && slashes == 0) slashes = 1;
    else if (k >= '0' && k <= '9') parts[slashes] = parts[slashes] * 10 + (k - '0'), ++digits;
    else digits = 100;
  }
  if (digits > 0 && digits < 10 && (!slashes || parts[1]))
    return Value::number(slashes ? static_cast<double>(parts[0]) / static_cast<double>(parts[1])
                                 : static_cast<double>(parts[0]));
  if (!fallback.is_undef()) return fallback;
  return aio::raise(vm, ExceptionType::ValueError, "not a numeric character");
}

constexpr NativeDef kFunctions[] = {
    def<name_of>("name(chr, default=<unset>, /)",
                 "Returns the name assigned to the character chr as a string."),
    def<lookup>("lookup(name, /)", "Look up character by name."),
    def<numeric>("numeric(chr, default=<unset>, /)", "The numeric value of a character."),
    def<category>("category(chr, /)",
                  "Returns the general category assigned to the character chr as string."),
    def<decimal>("decimal(chr, default=<unset>, /)", "The decimal value of a character."),
    def<digit>("digit(chr, default=<unset>, /)", "The digit value of a character."),
    def<combining>("combining(chr, /)", "The canonical combining class of a character."),
    def<mirrored>("mirrored(chr, /)", "1 for characters that are mirrored in bidirectional text."),
    def<bidirectional>("bidirectional(chr, /)", "The bidirectional class of a character."),
    def<east_asian_width>("east_asian_width(chr, /)", "The East Asian width of a character."),
    def<normalized>("normalize(form, unistr, /)",
                    "The normal form NFC, NFD, NFKC or NFKD of a text."),
    def<is_normalized>("is_normalized(form, unistr, /)", "Whether a text is in normal form."),
};

Status init(Vm& vm, Module* module) {
  module_set(vm, module, "unidata_version", make_str(vm, "15.1.0"));
  return Status::Ok;
}

// --- _codecs -------------------------------------------------------------------------------------

Value codecs_encode(Vm& vm, Str* obj, Str* encoding, Str* errors) {
  return encode_text(vm, obj, to_utf8(encoding), to_utf8(errors));
}

Value codecs_decode(Vm& vm, Value obj, Str* encoding, Str* errors) {
  std::string_view data;
  std::string storage;
  AIO_CHECK(bytes_argument(vm, obj, &data, &storage));
  return decode_text(vm, data, to_utf8(encoding), to_utf8(errors));
}

Value codecs_name(Vm& vm, Str* encoding) {
  Encoding e = find_encoding(to_utf8(encoding));
  if (e == Encoding::Unknown)
    return aio::raise(vm, ExceptionType::LookupError, "unknown encoding: %S", encoding);
  return make_str(vm, encoding_name(e));
}

constexpr NativeDef kCodecsFunctions[] = {
    def<codecs_encode>("encode(obj, encoding='utf-8', errors='strict')", "Text to bytes."),
    def<codecs_decode>("decode(obj, encoding='utf-8', errors='strict')", "Bytes to text."),
    def<codecs_name>("canonical_name(encoding, /)",
                     "The name of an encoding as CodecInfo.name has it; LookupError."),
};

}  // namespace

extern const ModuleDef kUnicodedataModule, kCodecsModule;
const ModuleDef kUnicodedataModule = {.name = "unicodedata",
                                      .doc = "Properties of characters (Unicode 15.1).",
                                      .functions = kFunctions,
                                      .init = init};
const ModuleDef kCodecsModule = {
    .name = "_codecs", .doc = "Text encodings by name.", .functions = kCodecsFunctions};

}  // namespace aio
