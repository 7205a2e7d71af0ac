// UTF-8 to Str and back, and StrBuilder.
#include <cstring>

#include "runtime/object/text_internal.hpp"
#include "runtime/vm/vm.hpp"

namespace aio {

void append_utf8(std::string& out, uint32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | c >> 6);
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | c >> 12);
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | c >> 18);
    out += static_cast<char>(0x80 | (c >> 12 & 0x3F));
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

Value make_str(Vm& vm, std::string_view utf8) {
  if (utf8.empty() && vm.names.empty) return Value::object(vm.names.empty);
  if (utf8.size() == 1) return make_char(vm, static_cast<uint8_t>(utf8[0]));
  return make_str_copy(vm, utf8);
}

Value make_str_copy(Vm& vm, std::string_view utf8) {
  const uint8_t* bytes = reinterpret_cast<const uint8_t*>(utf8.data());
  if (all_ascii(bytes, utf8.size())) {
    Str* s = new_str(vm, utf8.size(), 127);
    std::memcpy(mutable_data(s), bytes, utf8.size());
    return Value::object(s);
  }
  size_t length = 0;
  uint32_t bits = 0;
  for_each_code_point(utf8, [&](uint32_t c) {
    ++length;
    bits |= c;
  });
  Str* s = new_str(vm, length, bits);
  size_t i = 0;
  if (s->aux == 1) {
    uint8_t* out = static_cast<uint8_t*>(mutable_data(s));
    for_each_code_point(utf8, [&](uint32_t c) { out[i++] = static_cast<uint8_t>(c); });
  } else if (s->aux == 2) {
    uint16_t* out = static_cast<uint16_t*>(mutable_data(s));
    for_each_code_point(utf8, [&](uint32_t c) { out[i++] = static_cast<uint16_t>(c); });
  } else {
    uint32_t* out = static_cast<uint32_t*>(mutable_data(s));
    for_each_code_point(utf8, [&](uint32_t c) { out[i++] = c; });
  }
  return Value::object(s);
}

std::string to_utf8(const Str* s) {
  if (s->is_ascii()) return std::string(s->ascii());
  std::string out;
  out.reserve(s->length + s->length / 2);
  for (size_t i = 0; i < s->length; ++i) append_utf8(out, s->at(i));
  return out;
}

void StrBuilder::widen(unsigned width) {
  std::string wide(length_ * width, '\0');
  for (size_t i = length_; i-- > 0;) {
    uint32_t c = width_ == 1 ? static_cast<uint8_t>(bytes_[i])
                             : reinterpret_cast<const uint16_t*>(bytes_.data())[i];
    if (width == 2) reinterpret_cast<uint16_t*>(wide.data())[i] = static_cast<uint16_t>(c);
    else reinterpret_cast<uint32_t*>(wide.data())[i] = c;
  }
  bytes_ = std::move(wide);
  width_ = width;
}

void StrBuilder::append(uint32_t c) {
  if (c >= 128) {
    ascii_ = false;
    unsigned needed = c < 0x100 ? 1 : c < 0x10000 ? 2 : 4;
    if (needed > width_) widen(needed);
  }
  bytes_.append(reinterpret_cast<const char*>(&c),
                width_);  // little endian: the low bytes come first
  ++length_;
}

void StrBuilder::append(const Str* s) { append_slice(s, 0, s->length); }

void StrBuilder::append_slice(const Str* s, size_t start, size_t length) {
  if (length == 0) return;
  uint32_t max = max_char(s, start, length);
  unsigned needed = max < 0x100 ? 1 : max < 0x10000 ? 2 : 4;
  if (max >= 128) ascii_ = false;
  if (needed > width_) widen(needed);
  if (needed < s->aux && s->aux > width_) {  // a narrow part of a wide string
    for (size_t i = start; i < start + length; ++i) append(s->at(i));
    return;
  }
  size_t old = bytes_.size();
  bytes_.resize(old + length * width_);
  copy_text(s, start, length, width_, bytes_.data() + old);
  length_ += length;
}

void StrBuilder::append_ascii(std::string_view ascii) {
  length_ += ascii.size();
  if (width_ == 1) {
    bytes_.append(ascii);
    return;
  }
  length_ -= ascii.size();
  for (char c : ascii) append(static_cast<uint8_t>(c));
}

void StrBuilder::append_utf8(std::string_view utf8) {
  for_each_code_point(utf8, [&](uint32_t c) { append(c); });
}

Value StrBuilder::finish() {
  if (length_ == 0) return make_str(vm_, {});
  AIO_CHECK(check_text_size(vm_, length_, width_));
  Str* s = new_str(vm_, length_,
                   ascii_        ? 127
                   : width_ == 1 ? 255
                   : width_ == 2 ? 0xFFFF
                                 : 0x10FFFF);
  if (length_ == 1 && width_ == 1) return make_char(vm_, static_cast<uint8_t>(bytes_[0]));
  std::memcpy(mutable_data(s), bytes_.data(), bytes_.size());
  return Value::object(s);
}

}  // namespace aio
