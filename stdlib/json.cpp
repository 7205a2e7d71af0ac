// Module _json: the natives behind json.loads, json.dumps, JSONDecoder and JSONEncoder.
#include "stdlib/json.hpp"

#include "runtime/object/dict_table.hpp"
#include "runtime/object/iterator.hpp"
#include "stdlib/module_types.hpp"

namespace aio {
namespace {

Value loads_with_class(Vm& vm, const char* function, const Value* args, size_t count) {
  AIO_TRY(Value module, import_module(vm, "json"));
  return vm.call_method(module, intern(vm, function), args, count);
}

/// Text of a str, or of bytes as json.detect_encoding finds it.
Value text_of(Vm& vm, Value s) {
  if (is_kind(s, Kind::Str)) {
    Str* text = as<Str>(s);
    if (text->length && text->at(0) == 0xFEFF)
      return raise_json_error(vm, "Unexpected UTF-8 BOM (decode using utf-8-sig)", text, 0);
    return s;
  }
  if (!is_kind(s, Kind::Bytes) && !is_kind(s, Kind::ByteArray))
    return raise(vm, ExceptionType::TypeError,
                 "the JSON object must be str, bytes or bytearray, not %T", s.bits);
  return loads_with_class(vm, "_decode_bytes", &s, 1);
}

Value loads(Vm& vm, Value s, Value cls, Value object_hook, Value parse_float, Value parse_int,
            Value parse_constant, Value object_pairs_hook, Dict* rest) {
  if (!cls.is_none() || rest) {
    Rooted keywords(vm, rest ? Value::object(rest) : Value::object(new_dict(vm)));
    Value args[8] = {
        s, cls, object_hook, parse_float, parse_int, parse_constant, object_pairs_hook, keywords};
    return loads_with_class(vm, "_loads_with_class", args, 8);
  }
  AIO_TRY(Value t, text_of(vm, s));
  Rooted keep(vm, t);
  Str* text = as<Str>(t);
  JsonDecodeOptions options{object_hook, object_pairs_hook, parse_float, parse_int, parse_constant};
  size_t end = 0;
  AIO_TRY(Value v, json_decode(vm, text, json_skip_space(text, 0), options, &end, false));
  end = json_skip_space(text, end);
  if (end != text->length) return raise_json_error(vm, "Extra data", text, end);
  return v;
}

Value scan_once(Vm& vm, Str* text, int64_t index, Value object_hook, Value parse_float,
                Value parse_int, Value parse_constant, Value object_pairs_hook, bool strict) {
  if (index < 0) return raise(vm, ExceptionType::ValueError, "idx cannot be negative");
  if (static_cast<size_t>(index) > text->length)
    return raise_value(vm, ExceptionType::StopIteration, make_int(vm, index));
  JsonDecodeOptions options{object_hook, object_pairs_hook, parse_float,
                            parse_int,   parse_constant,    strict};
  size_t end = 0;
  AIO_TRY(Value v, json_decode(vm, text, static_cast<size_t>(index), options, &end, true));
  Value pair[2] = {v, make_int(vm, static_cast<int64_t>(end))};
  return make_tuple(vm, pair, 2);
}

Value scanstring(Vm& vm, Str* text, int64_t end, bool strict) {
  if (end < 0 || static_cast<size_t>(end) > text->length)
    return raise(vm, ExceptionType::ValueError, "end is out of bounds");
  size_t after = 0;
  AIO_TRY(Value s, json_scan_string(vm, text, static_cast<size_t>(end), strict, &after));
  Value pair[2] = {s, make_int(vm, static_cast<int64_t>(after))};
  return make_tuple(vm, pair, 2);
}

/// (item, key) separators of a pair-like value.
Status unpack_separators(Vm& vm, Value separators, JsonEncodeOptions* o) {
  o->item_separator = o->key_separator = Value::none();
  if (separators.is_none()) return Status::Ok;
  AIO_TRY(Value pair, tuple_from_iterable(vm, separators));
  Tuple* t = as<Tuple>(pair);
  if (t->size < 2)
    return raise(vm, ExceptionType::ValueError, "not enough values to unpack (expected 2, got %zu)",
                 t->size);
  if (t->size > 2)
    return raise(vm, ExceptionType::ValueError, "too many values to unpack (expected 2)");
  for (int i = 0; i < 2; ++i)
    if (!is_kind(t->items()[i], Kind::Str))
      return raise(vm, ExceptionType::TypeError, "make_encoder() argument %d must be str, not %T",
                   i == 0 ? 6 : 5, t->items()[i].bits);
  o->item_separator = t->items()[0];
  o->key_separator = t->items()[1];
  return Status::Ok;
}

Value dumps(Vm& vm, Value obj, bool skip_keys, bool ensure_ascii, bool check_circular,
            bool allow_nan, Value cls, Value indent, Value separators, Value fallback,
            bool sort_keys, Dict* rest) {
  if (!cls.is_none() || rest) {
    Rooted keywords(vm, rest ? Value::object(rest) : Value::object(new_dict(vm)));
    Value args[11] = {obj,
                      Value::boolean(skip_keys),
                      Value::boolean(ensure_ascii),
                      Value::boolean(check_circular),
                      Value::boolean(allow_nan),
                      cls,
                      indent,
                      separators,
                      fallback,
                      Value::boolean(sort_keys),
                      keywords};
    return loads_with_class(vm, "_dumps_with_class", args, 11);
  }
  JsonEncodeOptions o{.skip_keys = skip_keys,
                      .ensure_ascii = ensure_ascii,
                      .check_circular = check_circular,
                      .allow_nan = allow_nan,
                      .sort_keys = sort_keys,
                      .indent = indent,
                      .item_separator = Value::none(),
                      .key_separator = Value::none(),
                      .fallback = fallback};
  AIO_CHECK(unpack_separators(vm, separators, &o));
  Rooted keep_item(vm, o.item_separator), keep_key(vm, o.key_separator);
  return json_encode(vm, obj, o);
}

Value encode(Vm& vm, Value obj, bool skip_keys, bool ensure_ascii, bool check_circular,
             bool allow_nan, Value indent, Value item_separator, Value key_separator,
             Value fallback, bool sort_keys) {
  JsonEncodeOptions o{.skip_keys = skip_keys,
                      .ensure_ascii = ensure_ascii,
                      .check_circular = check_circular,
                      .allow_nan = allow_nan,
                      .sort_keys = sort_keys,
                      .indent = indent,
                      .item_separator = item_separator,
                      .key_separator = key_separator,
                      .fallback = fallback};
  return json_encode(vm, obj, o);
}

Value quote(Vm& vm, Value s, bool ensure_ascii) {
  if (!is_kind(s, Kind::Str))
    return raise(vm, ExceptionType::TypeError, "first argument must be a string, not %T", s.bits);
  return json_quote(vm, as<Str>(s), ensure_ascii);
}
Value encode_basestring_ascii(Vm& vm, Value s) { return quote(vm, s, true); }
Value encode_basestring(Vm& vm, Value s) { return quote(vm, s, false); }

constexpr NativeDef kFunctions[] = {
    def<loads>("loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, "
               "parse_constant=None, object_pairs_hook=None, **kw)",
               "Deserialize a str, bytes or bytearray that contains a JSON document."),
    def<dumps>(
        "dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, "
        "cls=None, indent=None, separators=None, default=None, sort_keys=False, **kw)",
        "Serialize obj to a JSON formatted str."),
    def<encode>("encode(obj, skipkeys, ensure_ascii, check_circular, allow_nan, indent, "
                "item_separator, key_separator, default, sort_keys, /)"),
    def<scan_once>("scan_once(string, idx, object_hook, parse_float, parse_int, parse_constant, "
                   "object_pairs_hook, strict, /)"),
    def<scanstring>("scanstring(string, end, strict=True, /)"),
    def<encode_basestring_ascii>("encode_basestring_ascii(s, /)"),
    def<encode_basestring>("encode_basestring(s, /)"),
};

}  // namespace

extern const ModuleDef kJsonModule;
const ModuleDef kJsonModule = {.name = "_json", .functions = kFunctions};

}  // namespace aio
