// Module binascii: bytes to text and back (hexadecimal, base64), and crc32.
#include <array>

#include "runtime/object/bytes_internal.hpp"
#include "runtime/object/object_model.hpp"
#include "stdlib/module_types.hpp"

namespace aio {
namespace {

constexpr char kBase64[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

Raised raise_error(Vm& vm, const std::string& message) {
  AIO_TRY(Value module, import_module(vm, "binascii"));
  AIO_TRY(Value cls, get_attr(vm, module, intern(vm, "Error")));
  AIO_TRY(Value made, vm.call(cls, make_str(vm, message)));
  return raise_object(vm, made);
}

/// Bytes-like, or an ASCII str.
Status text_argument(Vm& vm, Value v, std::string_view* out, std::string* storage) {
  Str* s = dyn_as<Str>(v);
  if (!s) {
    if (is_bytes_like(v)) return bytes_argument(vm, v, out, storage);
    return raise(vm, ExceptionType::TypeError,
                 "argument should be bytes, buffer or ASCII string, not '%T'", v.bits);
  }
  if (!s->is_ascii())
    return raise(vm, ExceptionType::ValueError,
                 "string argument should contain only ASCII characters");
  *out = s->ascii();
  return Status::Ok;
}

int hex_digit(unsigned char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c |= 0x20;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

Value hexlify(Vm& vm, Value data, Value sep, Value bytes_per_sep) {
  if (!sep.is_undef()) {
    std::string storage;
    std::string_view bytes;
    AIO_CHECK(bytes_argument(vm, data, &bytes, &storage));
    Value args[2] = {sep, bytes_per_sep};
    AIO_TRY(Value text,
            vm.call_method(make_bytes(vm, bytes.data(), bytes.size()), intern(vm, "hex"), args, 2));
    return make_bytes(vm, as<Str>(text)->data, as<Str>(text)->length);
  }
  std::string storage;
  std::string_view bytes;
  AIO_CHECK(bytes_argument(vm, data, &bytes, &storage));
  std::string out;
  out.reserve(bytes.size() * 2);
  for (unsigned char c : bytes) {
    out += "0123456789abcdef"[c >> 4];
    out += "0123456789abcdef"[c & 15];
  }
  return make_bytes(vm, out.data(), out.size());
}

Value unhexlify(Vm& vm, Value text) {
  std::string storage;
  std::string_view digits;
  AIO_CHECK(text_argument(vm, text, &digits, &storage));
  if (digits.size() % 2) return raise_error(vm, "Odd-length string");
  std::string out;
  for (size_t i = 0; i < digits.size(); i += 2) {
    int high = hex_digit(static_cast<unsigned char>(digits[i])),
        low = hex_digit(static_cast<unsigned char>(digits[i + 1]));
    if (high < 0 || low < 0) return raise_error(vm, "Non-hexadecimal digit found");
    out += static_cast<char>(high << 4 | low);
  }
  return make_bytes(vm, out.data(), out.size());
}

Value b2a_base64(Vm& vm, Value data, bool newline) {
  std::string storage;
  std::string_view bytes;
  AIO_CHECK(bytes_argument(vm, data, &bytes, &storage));
  std::string out;
  out.reserve(bytes.size() / 3 * 4 + 5);
  for (size_t i = 0; i < bytes.size(); i += 3) {
    size_t n = std::min<size_t>(3, bytes.size() - i);
    uint32_t group = 0;
    for (size_t k = 0; k < 3; ++k)
      group = group << 8 | (k < n ? static_cast<unsigned char>(bytes[i + k]) : 0u);
    for (size_t k = 0; k < 4; ++k) out += k <= n ? kBase64[group >> (18 - 6 * k) & 63] : '=';
  }
  if (newline) out += '\n';
  return make_bytes(vm, out.data(), out.size());
}

constexpr std::array<int8_t, 256> make_base64_table() {
  std::array<int8_t, 256> table{};
  for (auto& v : table) v = -1;
  for (int i = 0; i < 64; ++i)
    table[static_cast<unsigned char>(kBase64[i])] = static_cast<int8_t>(i);
  return table;
}

Value a2b_base64(Vm& vm, Value text, bool strict) {
  constexpr auto kTable = make_base64_table();
  std::string storage;
  std::string_view in;
  AIO_CHECK(text_argument(vm, text, &in, &storage));
  if (strict && !in.empty() && in[0] == '=') return raise_error(vm, "Leading padding not allowed");
  std::string out;
  unsigned phase = 0, pads = 0;
  uint32_t left = 0;
  bool padded = false;
  for (size_t i = 0; i < in.size(); ++i) {
    auto c = static_cast<unsigned char>(in[i]);
    if (c == '=') {
      padded = true;
      if (phase >= 2 && phase + ++pads >= 4) {
        if (strict && i + 1 < in.size()) return raise_error(vm, "Excess data after padding");
        return make_bytes(vm, out.data(), out.size());
      }
      continue;
    }
    int v = kTable[c];
    if (v < 0) {
      if (strict) return raise_error(vm, "Only base64 data is allowed");
      continue;
    }
    if (strict && padded) return raise_error(vm, "Discontinuous padding not allowed");
    pads = 0;
    left = (phase ? left << 6 : 0) | static_cast<uint32_t>(v);
    if (phase) out += static_cast<char>(left >> (6 - 2 * phase) & 0xFF);
    phase = (phase + 1) % 4;
  }
  if (phase == 1)
    return raise_error(vm, "Invalid base64-encoded string: number of data characters (" +
                               std::to_string(out.size() / 3 * 4 + 1) +
                               ") cannot be 1 more than a multiple of 4");
  if (phase) return raise_error(vm, "Incorrect padding");
  return make_bytes(vm, out.data(), out.size());
}

constexpr std::array<uint32_t, 256> make_crc_table() {
  std::array<uint32_t, 256> table{};
  for (uint32_t i = 0; i < 256; ++i) {
    uint32_t c = i;
    for (int k = 0; k < 8; ++k) c = c & 1 ? 0xEDB88320u ^ (c >> 1) : c >> 1;
    table[i] = c;
  }
  return table;
}
Value crc32(Vm& vm, Value data, int64_t start) {
  static constexpr auto kTable = make_crc_table();
  std::string storage;
  std::string_view bytes;
  AIO_CHECK(bytes_argument(vm, data, &bytes, &storage));
  uint32_t crc = ~static_cast<uint32_t>(start);
  for (unsigned char c : bytes) crc = kTable[(crc ^ c) & 0xFF] ^ (crc >> 8);
  return make_int(vm, static_cast<uint32_t>(~crc));
}

constexpr NativeDef kFunctions[] = {
    def<hexlify>("hexlify(data, sep=<unset>, bytes_per_sep=1)",
                 "Hexadecimal representation of binary data."),
    def<hexlify>("b2a_hex(data, sep=<unset>, bytes_per_sep=1)",
                 "Hexadecimal representation of binary data."),
    def<unhexlify>("unhexlify(hexstr, /)", "Binary data of hexadecimal representation."),
    def<unhexlify>("a2b_hex(hexstr, /)", "Binary data of hexadecimal representation."),
    def<b2a_base64>("b2a_base64(data, /, *, newline=True)", "Base64-code line of data."),
    def<a2b_base64>("a2b_base64(data, /, *, strict_mode=False)", "Decode a line of base64 data."),
    def<crc32>("crc32(data, crc=0, /)", "Compute CRC-32 incrementally."),
};

Status init(Vm& vm, Module* module) {
  for (auto [name, base] : {std::pair{"Error", ExceptionType::ValueError},
                            std::pair{"Incomplete", ExceptionType::Exception}}) {
    Rooted ns(vm, new_dict(vm));
    dict_set_str(vm, ns.as<Dict>(), vm.names.dunder_module, Value::object(intern(vm, "binascii")));
    Value bases = Value::object(exception_type(vm, base));
    AIO_TRY(Value cls, make_class(vm, vm.type(BuiltinType::Type), intern(vm, name),
                                  as<Tuple>(make_tuple(vm, &bases, 1)), ns.as<Dict>(), nullptr));
    module_set(vm, module, name, cls);
  }
  return Status::Ok;
}

}  // namespace

extern const ModuleDef kBinasciiModule;
const ModuleDef kBinasciiModule = {.name = "binascii",
                                   .doc = "Conversion between binary data and ASCII",
                                   .functions = kFunctions,
                                   .init = init};

}  // namespace aio
