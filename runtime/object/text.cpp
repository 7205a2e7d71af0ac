// Str objects: construction, shared storage, hashing, interning, comparison.
//
// Storage comes in two forms. Inline: the code points follow the header. Shared (kShared): `data`
// points into storage that other strings use as well, and buffer() keeps it alive: either a
// TextBuffer, or another Str with inline storage. Bytes of a TextBuffer below `used` never change,
// so concat may write behind them without copying.
#include "runtime/object/text.hpp"

#include <algorithm>
#include <cstring>

#include "runtime/object/text_internal.hpp"
#include "runtime/vm/vm.hpp"

namespace aio {
namespace {

constexpr size_t kMinSharedBytes = 64;   // slices up to this are copied
constexpr size_t kMinAppendBytes = 128;  // concatenations below are plain copies
constexpr size_t kMaxLength = 0xFFFF'FFFEu;

/// Storage with room behind the last string, reached only through Str::buffer().
struct TextBuffer {
  static constexpr size_t kHeader = sizeof(size_t);
  static size_t& used(Buffer* b) { return *static_cast<size_t*>(b->data()); }
  static char* chars(Buffer* b) { return static_cast<char*>(b->data()) + kHeader; }
  static size_t capacity(const Buffer* b) { return b->bytes - kHeader; }
};

unsigned width_of(uint32_t max_char) { return max_char < 0x100 ? 1 : max_char < 0x10000 ? 2 : 4; }

Str* new_header(Vm& vm, unsigned width, bool ascii, size_t length, Object* storage,
                const void* data) {
  Str* s = vm.heap.make<Str>(vm.str_shape, sizeof(Str) + sizeof(Buffer*));
  s->aux = static_cast<uint16_t>(width);
  s->flags |= Str::kShared | (ascii ? Str::kAscii : 0);
  s->length = static_cast<uint32_t>(length);
  s->hash_ = 0;
  s->data = data;
  s->buffer() = static_cast<Buffer*>(storage);
  return s;
}

Object* storage_of(Str* s) {
  return s->flags & Str::kShared ? static_cast<Object*>(s->buffer()) : s;
}

size_t storage_bytes(Str* s) {
  Object* o = storage_of(s);
  return o->kind == Kind::Buffer ? static_cast<Buffer*>(o)->bytes
                                 : static_cast<Str*>(o)->byte_length();
}

template <class From, class To>
void copy_chars(const From* from, size_t n, To* to) {
  for (size_t i = 0; i < n; ++i) to[i] = static_cast<To>(from[i]);
}

uint64_t load(const uint8_t* p, size_t n) {
  uint64_t u = 0;
  std::memcpy(&u, p, n);
  return u;
}

uint64_t fold(uint64_t a, uint64_t b) {
  unsigned __int128 p = static_cast<unsigned __int128>(a) * b;
  return static_cast<uint64_t>(p) ^ static_cast<uint64_t>(p >> 64);
}

bool same_bytes(const Str* s, const void* data, size_t length, unsigned width) {
  return s->length == length && s->aux == width && equal_bytes(s->data, data, length * width);
}

}  // namespace

uint64_t hash_bytes(const void* data, size_t n, uint64_t seed) {
  constexpr uint64_t kA = 0x9E3779B97F4A7C15ull, kB = 0xD6E8FEB86659FD93ull,
                     kC = 0xA0761D6478BD642Full;
  const uint8_t* p = static_cast<const uint8_t*>(data);
  uint64_t h = fold(seed ^ kA, n + kB);
  while (n > 16) {
    h = fold(load(p, 8) ^ h, load(p + 8, 8) ^ kC);
    p += 16;
    n -= 16;
  }
  uint64_t a = 0, b = 0;
  if (n >= 8) {
    a = load(p, 8);
    b = load(p + n - 8, 8);
  } else if (n >= 4) {
    a = load(p, 4);
    b = load(p + n - 4, 4);
  } else if (n > 0) {
    a = p[0] | static_cast<uint64_t>(p[n / 2]) << 8 | static_cast<uint64_t>(p[n - 1]) << 16;
  }
  return fold(fold(a ^ kB, b ^ h), kC ^ h);
}

void copy_text(const Str* s, size_t start, size_t length, unsigned width, void* out) {
  if (s->aux == width) {
    std::memcpy(out, static_cast<const char*>(s->data) + start * width, length * width);
  } else if (width == 2) {
    copy_chars(s->latin1() + start, length, static_cast<uint16_t*>(out));
  } else if (s->aux == 1) {
    copy_chars(s->latin1() + start, length, static_cast<uint32_t*>(out));
  } else {
    copy_chars(s->ucs2() + start, length, static_cast<uint32_t*>(out));
  }
}

bool all_ascii(const uint8_t* p, size_t n) {
  constexpr uint64_t kHigh = 0x8080808080808080ull;
  while (n >= 8) {
    if (load(p, 8) & kHigh) return false;
    p += 8;
    n -= 8;
  }
  return (load(p, n) & kHigh) == 0;
}

uint32_t max_char(const Str* s, size_t start, size_t length) {
  if (s->is_ascii()) return 127;
  uint32_t bits = 0;  // an upper bound is enough where it says the same width
  if (s->aux == 1) return all_ascii(s->latin1() + start, length) ? 127 : 255;
  if (s->aux == 2) {
    for (size_t i = start; i < start + length; ++i) bits |= s->ucs2()[i];
  } else {
    for (size_t i = start; i < start + length; ++i) bits |= s->ucs4()[i];
  }
  return bits;
}

Str* new_str(Vm& vm, size_t length, uint32_t max) {
  unsigned width = width_of(max);
  Str* s = vm.heap.make<Str>(vm.str_shape, sizeof(Str) + std::max<size_t>(length * width, 1));
  s->aux = static_cast<uint16_t>(width);
  if (max < 128) s->flags |= Str::kAscii;
  s->length = static_cast<uint32_t>(length);
  s->hash_ = 0;
  s->data = s + 1;
  return s;
}

Status check_text_size(Vm& vm, size_t length, unsigned width) {
  if (length > kMaxLength) return raise_memory_error(vm);
  return length * width > 4096 ? vm.heap.check_size(length * width + sizeof(Str)) : Status::Ok;
}

Value make_latin1(Vm& vm, const uint8_t* chars, size_t length) {
  if (length == 1) return make_char(vm, chars[0]);
  Str* s = new_str(vm, length, all_ascii(chars, length) ? 127 : 255);
  std::memcpy(mutable_data(s), chars, length);
  return Value::object(s);
}

Value make_ascii(Vm& vm, std::string_view text) {
  if (text.size() == 1) return make_char(vm, static_cast<uint8_t>(text[0]));
  Str* s = new_str(vm, text.size(), 127);
  std::memcpy(mutable_data(s), text.data(), text.size());
  return Value::object(s);
}

Value make_ucs4(Vm& vm, const uint32_t* chars, size_t length) {
  if (length == 1) return make_char(vm, chars[0]);
  uint32_t bits = 0;
  for (size_t i = 0; i < length; ++i) bits |= chars[i];
  Str* s = new_str(vm, length, bits);
  if (s->aux == 1) copy_chars(chars, length, static_cast<uint8_t*>(mutable_data(s)));
  else if (s->aux == 2) copy_chars(chars, length, static_cast<uint16_t*>(mutable_data(s)));
  else std::memcpy(mutable_data(s), chars, length * 4);
  return Value::object(s);
}

Value make_char(Vm& vm, uint32_t c) {
  if (c < 256 && vm.chars[c]) return Value::object(vm.chars[c]);
  Str* s = new_str(vm, 1, c);
  if (s->aux == 1) *static_cast<uint8_t*>(mutable_data(s)) = static_cast<uint8_t>(c);
  else if (s->aux == 2) *static_cast<uint16_t*>(mutable_data(s)) = static_cast<uint16_t>(c);
  else *static_cast<uint32_t*>(mutable_data(s)) = c;
  if (c < 256) vm.chars[c] = s = intern(vm, s);
  return Value::object(s);
}

Value exact_str(Vm& vm, Str* s) {
  uint32_t shape = shape_id(vm, BuiltinType::Str);
  if (s->shape == shape) return Value::object(s);
  Str* t = new_header(vm, s->aux, s->is_ascii(), s->length, storage_of(s), s->data);
  t->hash_ = s->hash_;
  return Value::object(t);
}

Value str_of_type(Vm& vm, Type* type, Str* s) {
  if (type == vm.type(BuiltinType::Str)) return exact_str(vm, s);
  Str* t = static_cast<Str*>(new_instance(vm, type));
  t->aux = s->aux;
  t->flags |= Str::kShared | (s->flags & Str::kAscii);
  t->length = s->length;
  t->hash_ = s->hash_;
  t->data = s->data;
  t->buffer() = static_cast<Buffer*>(storage_of(s));
  return Value::object(t);
}

Value substring(Vm& vm, Str* s, size_t start, size_t length) {
  if (length == s->length) return exact_str(vm, s);
  if (length == 0) return Value::object(vm.names.empty);
  if (length == 1) return make_char(vm, s->at(start));
  if (s->is_ascii() && length <= kMinSharedBytes) {
    Str* t = new_str(vm, length, 127);
    std::memcpy(mutable_data(t), s->latin1() + start, length);
    return Value::object(t);
  }
  uint32_t max = max_char(s, start, length);
  size_t bytes = length * s->aux;
  if (bytes > kMinSharedBytes && width_of(max) == s->aux && bytes * 4 >= storage_bytes(s)) {
    return Value::object(new_header(vm, s->aux, max < 128, length, storage_of(s),
                                    static_cast<const char*>(s->data) + start * s->aux));
  }
  Str* t = new_str(vm, length, max);
  if (t->aux == s->aux) {
    copy_text(s, start, length, s->aux, mutable_data(t));
  } else if (t->aux == 2) {
    copy_chars(s->ucs4() + start, length, static_cast<uint16_t*>(mutable_data(t)));
  } else if (s->aux == 2) {
    copy_chars(s->ucs2() + start, length, static_cast<uint8_t*>(mutable_data(t)));
  } else {
    copy_chars(s->ucs4() + start, length, static_cast<uint8_t*>(mutable_data(t)));
  }
  return Value::object(t);
}

Value concat(Vm& vm, Str* a, Str* b) {
  if (b->length == 0) return exact_str(vm, a);
  if (a->length == 0) return exact_str(vm, b);
  size_t length = size_t{a->length} + b->length;
  unsigned width = std::max(a->aux, b->aux);
  bool ascii = a->is_ascii() && b->is_ascii();
  size_t a_bytes = a->byte_length();
  bool ends_buffer = false;
  if (a->flags & Str::kShared && a->buffer()->kind == Kind::Buffer && a->aux == width) {
    Buffer* buffer = a->buffer();
    size_t& used = TextBuffer::used(buffer);
    char* chars = TextBuffer::chars(buffer);
    size_t end = static_cast<size_t>(static_cast<const char*>(a->data) - chars) + a_bytes;
    ends_buffer = end == used;
    size_t b_bytes = size_t{b->length} * width;
    if (ends_buffer && b_bytes <= TextBuffer::capacity(buffer) - used && length <= kMaxLength) {
      copy_text(b, 0, b->length, width, chars + used);
      used += b_bytes;
      return Value::object(new_header(vm, width, ascii, length, buffer, a->data));
    }
  }
  size_t bytes = length * width;
  if (bytes < kMinAppendBytes) {
    Str* s = new_str(vm, length, width == 1 ? (ascii ? 127 : 255) : width == 2 ? 0xFFFF : 0x10FFFF);
    if (width == 1) {
      std::memcpy(mutable_data(s), a->data, a->length);
      std::memcpy(static_cast<char*>(mutable_data(s)) + a->length, b->data, b->length);
      return Value::object(s);
    }
    copy_text(a, 0, a->length, width, mutable_data(s));
    copy_text(b, 0, b->length, width,
              static_cast<char*>(mutable_data(s)) + size_t{a->length} * width);
    return Value::object(s);
  }
  AIO_CHECK(check_text_size(vm, length, width));
  // A string that grew before will grow again; others get a little room.
  size_t capacity = ends_buffer ? bytes * 2 : bytes + bytes / 4;
  Buffer* buffer = vm.heap.make_buffer(TextBuffer::kHeader + capacity);
  char* chars = TextBuffer::chars(buffer);
  copy_text(a, 0, a->length, width, chars);
  copy_text(b, 0, b->length, width, chars + size_t{a->length} * width);
  TextBuffer::used(buffer) = bytes;
  return Value::object(new_header(vm, width, ascii, length, buffer, chars));
}

bool str_equal(const Str* a, const Str* b) {
  if (a == b) return true;
  if (a->length != b->length || a->aux != b->aux) return false;
  if (a->flags & b->flags & Str::kInterned) return false;
  if (a->hash_ && b->hash_ && a->hash_ != b->hash_) return false;
  return equal_bytes(a->data, b->data, a->byte_length());
}

int str_compare(const Str* a, const Str* b) {
  size_t n = std::min(a->length, b->length);
  if (a->aux == 1 && b->aux == 1) {
    int order = std::memcmp(a->data, b->data, n);
    if (order) return order < 0 ? -1 : 1;
  } else {
    for (size_t i = 0; i < n; ++i) {
      uint32_t x = a->at(i), y = b->at(i);
      if (x != y) return x < y ? -1 : 1;
    }
  }
  return (a->length > b->length) - (a->length < b->length);
}

namespace {

uint32_t text_hash(Vm& vm, const void* data, size_t bytes) {
  uint64_t h = hash_bytes(data, bytes, vm.hash_seed);
  uint32_t folded = static_cast<uint32_t>(h ^ (h >> 32));
  return folded ? folded : 1;
}

}  // namespace

uint32_t str_hash(Vm& vm, Str* s) {
  if (!s->hash_) s->hash_ = text_hash(vm, s->data, s->byte_length());
  return s->hash_;
}

void InternTable::grow() {
  std::vector<Str*> old = std::move(slots_);
  slots_.assign(std::max<size_t>(4096, old.size() * 2), nullptr);
  for (Str* s : old) {
    if (!s) continue;
    size_t i = s->hash_ & (slots_.size() - 1);
    while (slots_[i]) i = (i + 1) & (slots_.size() - 1);
    slots_[i] = s;
  }
}

Str** InternTable::find(uint32_t hash, const void* data, size_t length, unsigned width) {
  if (slots_.empty()) grow();
  size_t i = hash & (slots_.size() - 1);
  while (slots_[i] && !(slots_[i]->hash_ == hash && same_bytes(slots_[i], data, length, width))) {
    i = (i + 1) & (slots_.size() - 1);
  }
  return &slots_[i];
}

Str* InternTable::add(Str** slot, Str* s) {
  s->flags |= Str::kInterned;
  *slot = s;
  if (++count_ * 2 > slots_.size()) grow();
  return s;
}

Str* intern(Vm& vm, Str* s) {
  if (s->is_interned()) return s;
  if (vm.interned.empty()) {
    vm.root_tracers.push_back([&vm](Tracer& tracer) {
      vm.interned.for_each([&](Str* t) { tracer.visit(t); });
      for (Str* t : vm.chars) tracer.visit(t);
    });
  }
  uint32_t hash = str_hash(vm, s);
  Str** slot = vm.interned.find(hash, s->data, s->length, s->aux);
  if (*slot) return *slot;
  if (s->flags & Str::kShared || s->shape != shape_id(vm, BuiltinType::Str)) {
    // The table keeps its strings for good: not the storage they were cut from, nor subclass
    // instances.
    Str* copy = new_str(vm, s->length,
                        s->is_ascii() ? 127
                        : s->aux == 1 ? 255
                        : s->aux == 2 ? 0xFFFF
                                      : 0x10FFFF);
    std::memcpy(mutable_data(copy), s->data, s->byte_length());
    copy->hash_ = hash;
    s = copy;
  }
  return vm.interned.add(slot, s);
}

Str* intern(Vm& vm, std::string_view utf8) {
  if (!vm.interned.empty() &&
      all_ascii(reinterpret_cast<const uint8_t*>(utf8.data()), utf8.size())) {
    uint32_t hash = text_hash(vm, utf8.data(), utf8.size());
    Str** slot = vm.interned.find(hash, utf8.data(), utf8.size(), 1);
    if (*slot) return *slot;
    Str* s = new_str(vm, utf8.size(), 127);
    std::memcpy(mutable_data(s), utf8.data(), utf8.size());
    s->hash_ = hash;
    return vm.interned.add(slot, s);
  }
  return intern(vm, as<Str>(make_str_copy(vm, utf8)));
}

}  // namespace aio
