// Finding one text in another. All widths are searched as bytes with memmem (which is linear and
// vectorised); a hit that does not start at a code point is skipped.
#include <cstring>

#include "runtime/object/text_internal.hpp"

namespace aio {
namespace {

/// The needle's bytes at the width of the haystack.
class WideNeedle {
 public:
  WideNeedle(const Str* needle, unsigned width) : bytes_(static_cast<const char*>(needle->data)) {
    if (needle->aux == width) return;
    storage_.resize(size_t{needle->length} * width);
    copy_text(needle, 0, needle->length, width, storage_.data());
    bytes_ = storage_.data();
  }
  const char* data() const { return bytes_; }

 private:
  std::string storage_;
  const char* bytes_;
};

int64_t rfind_units(const char* hay, size_t hay_bytes, const char* needle, size_t needle_bytes,
                    unsigned width) {
  if (needle_bytes > hay_bytes) return -1;
  size_t last = needle_bytes - width;
  if (width == 1) {
    size_t room = hay_bytes - last;  // candidates for the needle's last byte, from the right
    while (room > 0) {
      const char* hit = static_cast<const char*>(memrchr(hay + last, needle[last], room));
      if (!hit) return -1;
      size_t at = static_cast<size_t>(hit - hay) - last;
      if (std::memcmp(hay + at, needle, last) == 0) return static_cast<int64_t>(at);
      room = at;
    }
    return -1;
  }
  for (size_t at = hay_bytes - needle_bytes;; at -= width) {
    if (std::memcmp(hay + at + last, needle + last, width) == 0 &&
        std::memcmp(hay + at, needle, last) == 0) {
      return static_cast<int64_t>(at / width);
    }
    if (at == 0) return -1;
  }
}

}  // namespace

int64_t find_bytes(std::string_view s, std::string_view needle) {
  if (needle.size() > s.size()) return -1;
  if (needle.empty()) return 0;
  const void* hit = needle.size() == 1 ? std::memchr(s.data(), needle[0], s.size())
                                       : memmem(s.data(), s.size(), needle.data(), needle.size());
  return hit ? static_cast<const char*>(hit) - s.data() : -1;
}

int64_t rfind_bytes(std::string_view s, std::string_view needle) {
  if (needle.empty()) return static_cast<int64_t>(s.size());
  return rfind_units(s.data(), s.size(), needle.data(), needle.size(), 1);
}

int64_t find_text(const Str* s, const Str* needle, size_t start, size_t end) {
  if (start > end || needle->length > end - start) return -1;
  if (needle->length == 0) return static_cast<int64_t>(start);
  if (needle->aux > s->aux) return -1;
  unsigned width = s->aux;
  const char* hay = static_cast<const char*>(s->data);
  if (width == 1) {
    int64_t at = find_bytes({hay + start, end - start},
                            {static_cast<const char*>(needle->data), needle->length});
    return at < 0 ? -1 : at + static_cast<int64_t>(start);
  }
  WideNeedle wide{needle, width};
  size_t bytes = size_t{needle->length} * width;
  const char* p = hay + start * width;
  const char* limit = hay + end * width;
  for (;;) {
    const char* hit =
        static_cast<const char*>(memmem(p, static_cast<size_t>(limit - p), wide.data(), bytes));
    if (!hit) return -1;
    size_t offset = static_cast<size_t>(hit - hay);
    if (offset % width == 0) return static_cast<int64_t>(offset / width);
    p = hit + 1;
  }
}

int64_t rfind_text(const Str* s, const Str* needle, size_t start, size_t end) {
  if (start > end || needle->length > end - start) return -1;
  if (needle->length == 0) return static_cast<int64_t>(end);
  if (needle->aux > s->aux) return -1;
  unsigned width = s->aux;
  WideNeedle wide{needle, width};
  int64_t at = rfind_units(static_cast<const char*>(s->data) + start * width, (end - start) * width,
                           wide.data(), size_t{needle->length} * width, width);
  return at < 0 ? -1 : at + static_cast<int64_t>(start);
}

}  // namespace aio
