// Module _struct: packing values into bytes by a format. struct.aio adds the class Struct.
//
// A format is read into a list of fields each time it is used; reading is as cheap as looking it up
// would be.
#include <cmath>
#include <cstring>
#include <vector>

#include "runtime/native/native.hpp"
#include "runtime/object/bytes_internal.hpp"
#include "runtime/object/iterator.hpp"
#include "runtime/object/number_internal.hpp"
#include "stdlib/module_types.hpp"

namespace aio {
namespace {

/// `count` items of one kind; for s and p one item of `count` bytes; x pads.
struct Field {
  char code;
  size_t count;
  unsigned size;  ///< of one item
  size_t offset;  ///< of the first
};

struct Layout {
  std::vector<Field> fields;
  size_t size = 0;
  size_t items = 0;  ///< Python values
  bool big = false;
};

Raised struct_error(Vm& vm, const std::string& text) {
  AIO_TRY(Value module, import_module(vm, "_struct"));
  AIO_TRY(Value cls, get_attr(vm, module, intern(vm, "error")));
  Value message = make_str(vm, text);
  AIO_TRY(Value error, vm.call(cls, message));
  return raise_object(vm, error);
}

/// Size of an item; 0: no such code. Native mode knows n, N and P as well.
unsigned size_of_code(char code, bool native) {
  switch (code) {
    case 'x':
    case 'c':
    case 'b':
    case 'B':
    case '?':
    case 's':
    case 'p': return 1;
    case 'h':
    case 'H':
    case 'e': return 2;
    case 'i':
    case 'I':
    case 'f': return 4;
    case 'l':
    case 'L': return native ? 8 : 4;
    case 'q':
    case 'Q':
    case 'd': return 8;
    case 'n':
    case 'N':
    case 'P': return native ? 8 : 0;
    default: return 0;
  }
}

Status read_layout(Vm& vm, Value format, Layout* out) {
  std::string text;
  if (const Str* s = dyn_as<Str>(format)) text = to_utf8(s);
  else if (const Bytes* b = dyn_as<Bytes>(format)) text = b->view();
  else
    return aio::raise(vm, ExceptionType::TypeError,
                      "Struct() argument 1 must be a str or bytes object, not %T", format.bits);
  size_t i = 0;
  bool native = true;
  if (!text.empty() && std::string_view("@=<>!").find(text[0]) != std::string_view::npos) {
    native = text[0] == '@';
    out->big = text[0] == '>' || text[0] == '!';
    i = 1;
  }
  constexpr size_t kMaxSize = size_t{1} << 40;
  while (i < text.size()) {
    if (text[i] == ' ' || (text[i] >= '\t' && text[i] <= '\r')) {
      ++i;
      continue;
    }
    size_t count = 1;
    if (text[i] >= '0' && text[i] <= '9') {
      count = 0;
      for (; i < text.size() && text[i] >= '0' && text[i] <= '9'; ++i) {
        count = count * 10 + static_cast<size_t>(text[i] - '0');
        if (count > kMaxSize) return struct_error(vm, "overflow in item count");
      }
      if (i == text.size()) return struct_error(vm, "repeat count given without format specifier");
    }
    Field f{text[i++], count, 0, 0};
    f.size = size_of_code(f.code, native);
    if (!f.size) return struct_error(vm, "bad char in struct format");
    if (native) out->size = (out->size + f.size - 1) / f.size * f.size;
    f.offset = out->size;
    out->size += f.size * count;
    if (out->size > kMaxSize) return struct_error(vm, "total struct size too long");
    if (f.code == 's' || f.code == 'p') out->items += 1;
    else if (f.code != 'x') out->items += count;
    out->fields.push_back(f);
  }
  return Status::Ok;
}

void put(uint8_t* p, uint64_t bits, unsigned size, bool big) {
  for (unsigned i = 0; i < size; ++i)
    p[big ? size - 1 - i : i] = static_cast<uint8_t>(bits >> (8 * i));
}

uint64_t take_bits(const uint8_t* p, unsigned size, bool big) {
  uint64_t bits = 0;
  for (unsigned i = 0; i < size; ++i)
    bits |= static_cast<uint64_t>(p[big ? size - 1 - i : i]) << (8 * i);
  return bits;
}

// --- half precision ------------------------------------------------------------------------------

/// Bits of d as IEEE binary16, ties to even; false if it is too large.
bool to_half(double d, uint16_t* out) {
  uint16_t sign = std::signbit(d) ? 0x8000 : 0;
  if (std::isnan(d)) {
    *out = sign | 0x7E00;
    return true;
  }
  if (std::isinf(d)) {
    *out = sign | 0x7C00;
    return true;
  }
  int exponent;
  double fraction = std::frexp(std::fabs(d), &exponent);
  constexpr int kMinExponent = -13;  // of frexp, for the least normal number
  int bits = exponent >= kMinExponent ? 11 : 11 - (kMinExponent - exponent);
  if (d == 0 || bits < 0) {
    *out = sign;
    return true;
  }
  uint32_t mantissa = static_cast<uint32_t>(std::nearbyint(std::ldexp(fraction, bits)));
  if (bits < 11) {
    *out = static_cast<uint16_t>(sign | mantissa);
    return true;
  }
  uint32_t encoded = (static_cast<uint32_t>(exponent + 14) << 10) + (mantissa - 0x400);
  *out = static_cast<uint16_t>(sign | encoded);
  return encoded < 0x7C00;
}

double from_half(uint16_t h) {
  int exponent = h >> 10 & 31;
  double mantissa = h & 0x3FF, d;
  if (exponent == 31) d = mantissa ? std::nan("") : HUGE_VAL;
  else d = exponent ? std::ldexp(mantissa + 1024, exponent - 25) : std::ldexp(mantissa, -24);
  return h & 0x8000 ? -d : d;
}

// --- packing -------------------------------------------------------------------------------------

Status pack_int(Vm& vm, const Field& f, Value v, uint8_t* p, bool big) {
  if (!is_int(v)) {
    if (lookup_special(vm, type_of(vm, v), Special::Index).is_undef())
      return struct_error(vm, "required argument is not an integer");
    AIO_TRY(v, index_of(vm, v));
  }
  bool is_signed = f.code >= 'a' && f.code <= 'z';
  int64_t n = 0;
  uint64_t bits = 0;
  bool fits;
  if (int_to_int64(v, &n)) {
    bits = static_cast<uint64_t>(n);
    if (is_signed)
      fits = f.size == 8 ||
             (n >= -(int64_t{1} << (8 * f.size - 1)) && n < int64_t{1} << (8 * f.size - 1));
    else fits = n >= 0 && (f.size == 8 || n < int64_t{1} << (8 * f.size));
  } else {
    IntView view{v};
    fits = !is_signed && f.size == 8 && !view.negative() && view.size() == 1;
    bits = view.low();
  }
  if (!fits) {
    std::string low = "0", high = "18446744073709551615";
    if (is_signed) {
      low = std::to_string(f.size == 8 ? INT64_MIN : -(int64_t{1} << (8 * f.size - 1)));
      high = std::to_string(f.size == 8 ? INT64_MAX : (int64_t{1} << (8 * f.size - 1)) - 1);
    } else if (f.size < 8) {
      high = std::to_string((int64_t{1} << (8 * f.size)) - 1);
    }
    return struct_error(
        vm, std::string("'") + f.code + "' format requires " + low + " <= number <= " + high);
  }
  put(p, bits, f.size, big);
  return Status::Ok;
}

Status pack_float(Vm& vm, const Field& f, Value v, uint8_t* p, bool big) {
  if (!is_float_like(v) && !is_int(v) &&
      lookup_special(vm, type_of(vm, v), Special::Float).is_undef() &&
      lookup_special(vm, type_of(vm, v), Special::Index).is_undef()) {
    return struct_error(vm, "required argument is not a float");
  }
  AIO_TRY(double d, to_double(vm, v));
  if (f.code == 'd') {
    put(p, std::bit_cast<uint64_t>(d), 8, big);
  } else if (f.code == 'f') {
    float x = static_cast<float>(d);
    if (std::isinf(x) && std::isfinite(d) && big) {
      return aio::raise(vm, ExceptionType::OverflowError, "float too large to pack with f format");
    }
    put(p, std::bit_cast<uint32_t>(x), 4, big);
  } else {
    uint16_t half;
    if (!to_half(d, &half))
      return aio::raise(vm, ExceptionType::OverflowError, "float too large to pack with e format");
    put(p, half, 2, big);
  }
  return Status::Ok;
}

Status pack_text(Vm& vm, const Field& f, Value v, uint8_t* p) {
  std::string_view data;
  if (!(is_kind(v, Kind::Bytes) || is_kind(v, Kind::ByteArray)) || !bytes_view(v, &data)) {
    return struct_error(vm, std::string("argument for '") + f.code + "' must be a bytes object");
  }
  if (f.count == 0) return Status::Ok;
  size_t room = f.code == 'p' ? f.count - 1 : f.count, n = std::min(room, data.size());
  if (f.code == 'p') *p++ = static_cast<uint8_t>(std::min<size_t>(n, 255));
  if (n) std::memcpy(p, data.data(), n);
  return Status::Ok;
}

Status pack_item(Vm& vm, const Field& f, Value v, uint8_t* p, bool big) {
  switch (f.code) {
    case 'c': {
      const Bytes* b = dyn_as<Bytes>(v);
      if (!b || b->length != 1)
        return struct_error(vm, "char format requires a bytes object of length 1");
      *p = *b->data();
      return Status::Ok;
    }
    case '?': {
      AIO_TRY(bool truth, truthy(vm, v));
      *p = truth;
      return Status::Ok;
    }
    case 'e':
    case 'f':
    case 'd': return pack_float(vm, f, v, p, big);
    default: return pack_int(vm, f, v, p, big);
  }
}

/// Packs the items into out, which has layout.size bytes.
Status pack_items(Vm& vm, const Layout& layout, VarArgs items, const char* name, std::string* out) {
  if (items.size() != layout.items) {
    return struct_error(vm, std::string(name) + " expected " + std::to_string(layout.items) +
                                " items for packing (got " + std::to_string(items.size()) + ")");
  }
  AIO_CHECK(vm.heap.check_size(layout.size));
  out->assign(layout.size, '\0');
  size_t next = 0;
  for (const Field& f : layout.fields) {
    uint8_t* p = reinterpret_cast<uint8_t*>(out->data()) + f.offset;
    if (f.code == 'x') continue;
    if (f.code == 's' || f.code == 'p') {
      AIO_CHECK(pack_text(vm, f, items[next++], p));
      continue;
    }
    for (size_t i = 0; i < f.count; ++i)
      AIO_CHECK(pack_item(vm, f, items[next++], p + i * f.size, layout.big));
  }
  return Status::Ok;
}

Value unpack_item(Vm& vm, const Field& f, const uint8_t* p, bool big) {
  uint64_t bits = take_bits(p, f.size, big);
  switch (f.code) {
    case 'c': return make_bytes(vm, p, 1);
    case '?': return Value::boolean(*p != 0);
    case 'e': return Value::number(from_half(static_cast<uint16_t>(bits)));
    case 'f': return Value::number(std::bit_cast<float>(static_cast<uint32_t>(bits)));
    case 'd': return Value::number(std::bit_cast<double>(bits));
    default: break;
  }
  bool is_signed = f.code >= 'a' && f.code <= 'z';
  if (!is_signed) return make_int_unsigned(vm, bits);
  unsigned shift = 64 - 8 * f.size;
  return make_int(vm, static_cast<int64_t>(bits << shift) >> shift);
}

Value unpack_items(Vm& vm, const Layout& layout, const uint8_t* data) {
  std::vector<Value> items;
  for (const Field& f : layout.fields) {
    const uint8_t* p = data + f.offset;
    if (f.code == 'x') continue;
    if (f.code == 's' || f.code == 'p') {
      size_t n = f.count;
      if (f.code == 'p') n = f.count ? std::min<size_t>(*p++, f.count - 1) : 0;
      AIO_TRY(Value bytes, make_bytes(vm, p, n));
      items.push_back(bytes);
      continue;
    }
    for (size_t i = 0; i < f.count; ++i)
      items.push_back(unpack_item(vm, f, p + i * f.size, layout.big));
  }
  return make_tuple(vm, items.data(), items.size());
}

// --- functions -----------------------------------------------------------------------------------

Result<int64_t> calcsize(Vm& vm, Value format) {
  Layout layout;
  AIO_CHECK(read_layout(vm, format, &layout));
  return static_cast<int64_t>(layout.size);
}

Value pack(Vm& vm, Value format, VarArgs items) {
  Layout layout;
  AIO_CHECK(read_layout(vm, format, &layout));
  std::string out;
  AIO_CHECK(pack_items(vm, layout, items, "pack", &out));
  return make_bytes(vm, out.data(), out.size());
}

Value unpack(Vm& vm, Value format, Value buffer) {
  Layout layout;
  AIO_CHECK(read_layout(vm, format, &layout));
  std::string_view data;
  std::string storage;
  AIO_CHECK(bytes_argument(vm, buffer, &data, &storage));
  if (data.size() != layout.size) {
    return struct_error(vm,
                        "unpack requires a buffer of " + std::to_string(layout.size) + " bytes");
  }
  return unpack_items(vm, layout, reinterpret_cast<const uint8_t*>(data.data()));
}

/// Checks that `layout` fits behind `offset`; negative offsets count from the end.
Status check_offset(Vm& vm, const Layout& layout, size_t length, int64_t* offset, const char* name,
                    const char* verb) {
  int64_t given = *offset, size = static_cast<int64_t>(length);
  if (given < 0) {
    if (given + static_cast<int64_t>(layout.size) > 0) {
      return struct_error(vm, std::string("not enough data to ") +
                                  (verb[0] == 'p' ? "pack " : "unpack ") +
                                  std::to_string(layout.size) + " bytes");
    }
    if (given + size < 0) {
      return struct_error(vm, "offset " + std::to_string(given) + " out of range for " +
                                  std::to_string(length) + "-byte buffer");
    }
    *offset += size;
  }
  if (*offset > size || static_cast<size_t>(size - *offset) < layout.size) {
    return struct_error(vm, std::string(name) + " requires a buffer of at least " +
                                std::to_string(layout.size + static_cast<size_t>(*offset)) +
                                " bytes for " + verb + " " + std::to_string(layout.size) +
                                " bytes at offset " + std::to_string(*offset) +
                                " (actual buffer size is " + std::to_string(length) + ")");
  }
  return Status::Ok;
}

Value unpack_from(Vm& vm, Value format, Value buffer, int64_t offset) {
  Layout layout;
  AIO_CHECK(read_layout(vm, format, &layout));
  std::string_view data;
  std::string storage;
  AIO_CHECK(bytes_argument(vm, buffer, &data, &storage));
  AIO_CHECK(check_offset(vm, layout, data.size(), &offset, "unpack_from", "unpacking"));
  return unpack_items(vm, layout, reinterpret_cast<const uint8_t*>(data.data()) + offset);
}

Status pack_into(Vm& vm, Value format, Value buffer, int64_t offset, VarArgs items) {
  Layout layout;
  AIO_CHECK(read_layout(vm, format, &layout));
  const MemoryView* m = dyn_as<MemoryView>(buffer);
  bool writable = is_kind(buffer, Kind::ByteArray) || (m && !m->readonly);
  std::string_view view;
  if (!writable || !bytes_view(buffer, &view)) {
    return aio::raise(vm, ExceptionType::TypeError,
                      "argument must be read-write bytes-like object, not %T", buffer.bits);
  }
  std::string out;
  AIO_CHECK(pack_items(vm, layout, items, "pack_into", &out));
  if (!bytes_view(buffer, &view)) view = {};
  AIO_CHECK(check_offset(vm, layout, view.size(), &offset, "pack_into", "packing"));
  std::memcpy(const_cast<char*>(view.data()) + offset, out.data(), out.size());
  return Status::Ok;
}

Value iter_unpack(Vm& vm, Value format, Value buffer) {
  Layout layout;
  AIO_CHECK(read_layout(vm, format, &layout));
  if (layout.size == 0)
    return struct_error(vm, "cannot iteratively unpack with a struct of length 0");
  std::string_view data;
  std::string storage;
  AIO_CHECK(bytes_argument(vm, buffer, &data, &storage));
  if (data.size() % layout.size) {
    return struct_error(vm, "iterative unpacking requires a buffer of a multiple of " +
                                std::to_string(layout.size) + " bytes");
  }
  List* list = new_list(vm, data.size() / layout.size);
  for (size_t at = 0; at < data.size(); at += layout.size) {
    AIO_TRY(Value items,
            unpack_items(vm, layout, reinterpret_cast<const uint8_t*>(data.data()) + at));
    AIO_CHECK(list_append(vm, list, items));
  }
  return get_iter(vm, Value::object(list));
}

constexpr NativeDef kFunctions[] = {
    def<calcsize>("calcsize(format, /)",
                  "Return size in bytes of the struct described by the format string."),
    def<iter_unpack>("iter_unpack(format, buffer, /)",
                     "Return an iterator yielding tuples unpacked from the given bytes."),
    def<pack>("pack(format, /, *values)",
              "Return a bytes object of the values packed according to the format."),
    def<pack_into>("pack_into(format, buffer, offset, /, *values)",
                   "Pack values into a writable buffer from an offset on."),
    def<unpack>("unpack(format, buffer, /)",
                "Return a tuple of the values unpacked according to the format."),
    def<unpack_from>("unpack_from(format, /, buffer, offset=0)",
                     "Return a tuple of values unpacked from an offset on."),
};

Status init(Vm& vm, Module* module) {
  Rooted ns{vm, new_dict(vm)};
  dict_set_str(vm, ns.as<Dict>(), vm.names.dunder_module, make_str(vm, "struct"));
  Value base = Value::object(exception_type(vm, ExceptionType::Exception));
  AIO_TRY(Value error, make_class(vm, vm.type(BuiltinType::Type), intern(vm, "error"),
                                  as<Tuple>(make_tuple(vm, &base, 1)), ns.as<Dict>(), nullptr));
  module_set(vm, module, "error", error);
  return Status::Ok;
}

}  // namespace

extern const ModuleDef kStructModule;
const ModuleDef kStructModule = {.name = "_struct",
                                 .doc = "Functions to convert between Python values and C structs.",
                                 .functions = kFunctions,
                                 .init = init};

}  // namespace aio
