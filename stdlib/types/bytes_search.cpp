// bytes and bytearray: finding, counting, replacing, splitting, joining.
#include <algorithm>

#include "runtime/object/builtin_ops.hpp"
#include "runtime/object/bytes_internal.hpp"
#include "runtime/object/sequence_ops.hpp"
#include "runtime/object/text_internal.hpp"
#include "stdlib/types/bytes_methods.hpp"

namespace aio {
namespace {

std::string_view view_of(Value v) {
  std::string_view view;
  (void)bytes_view(v, &view);
  return view;
}

/// A bytes-like argument, held for the call.
struct Argument {
  std::string_view view;
  std::string storage;
  Status read(Vm& vm, Value v) { return bytes_argument(vm, v, &view, &storage); }
};

/// The argument of find & co: bytes-like, or an int that stands for one byte.
Status read_needle(Vm& vm, Value v, Argument* out) {
  if (is_bytes_like(v)) return out->read(vm, v);
  if (!is_int(v) && lookup_special(vm, type_of(vm, v), Special::Index).is_undef()) {
    return aio::raise(vm, ExceptionType::TypeError,
                      "argument should be integer or bytes-like object, not '%T'", v.bits);
  }
  AIO_TRY(uint8_t byte, byte_value(vm, v));
  out->storage.assign(1, static_cast<char>(byte));
  out->view = out->storage;
  return Status::Ok;
}

struct Window {
  Argument needle;
  size_t start = 0, end = 0;
  std::string_view of(std::string_view data) const {
    return start > end ? std::string_view() : data.substr(start, end - start);
  }
};

Status read_window(Vm& vm, Value self, Value sub, Value start, Value end, Window* w) {
  AIO_CHECK(read_needle(vm, sub, &w->needle));
  return search_bounds(vm, start, end, view_of(self).size(), &w->start, &w->end);
}

template <bool from_right>
Result<int64_t> find(Vm& vm, Value self, Value sub, Value start, Value end) {
  Window w;
  AIO_CHECK(read_window(vm, self, sub, start, end, &w));
  if (w.start > w.end) return -1;
  int64_t at = from_right ? rfind_bytes(w.of(view_of(self)), w.needle.view)
                          : find_bytes(w.of(view_of(self)), w.needle.view);
  return at < 0 ? -1 : at + static_cast<int64_t>(w.start);
}

template <bool from_right>
Result<int64_t> index(Vm& vm, Value self, Value sub, Value start, Value end) {
  AIO_TRY(int64_t at, find<from_right>(vm, self, sub, start, end));
  if (at < 0) return aio::raise(vm, ExceptionType::ValueError, "subsection not found");
  return at;
}

Result<int64_t> count(Vm& vm, Value self, Value sub, Value start, Value end) {
  Window w;
  AIO_CHECK(read_window(vm, self, sub, start, end, &w));
  if (w.start > w.end) return 0;
  std::string_view data = w.of(view_of(self));
  if (w.needle.view.empty()) return static_cast<int64_t>(data.size()) + 1;
  int64_t n = 0;
  for (int64_t at; (at = find_bytes(data, w.needle.view)) >= 0; ++n) {
    data.remove_prefix(static_cast<size_t>(at) + w.needle.view.size());
  }
  return n;
}

template <bool at_end>
Result<bool> tail_match(Vm& vm, Value self, Value affix, Value start, Value end) {
  size_t from, to;
  AIO_CHECK(search_bounds(vm, start, end, view_of(self).size(), &from, &to));
  auto matches = [&](std::string_view part) {
    if (from > to) return false;
    std::string_view data = view_of(self).substr(from, to - from);
    return at_end ? data.ends_with(part) : data.starts_with(part);
  };
  if (const Tuple* options = dyn_as<Tuple>(affix)) {
    for (size_t i = 0; i < options->size; ++i) {
      Argument part;
      AIO_CHECK(part.read(vm, options->items()[i]));
      if (matches(part.view)) return true;
    }
    return false;
  }
  if (!is_bytes_like(affix)) {
    return aio::raise(vm, ExceptionType::TypeError,
                      "%s first arg must be bytes or a tuple of bytes, not %T",
                      at_end ? "endswith" : "startswith", affix.bits);
  }
  Argument part;
  AIO_CHECK(part.read(vm, affix));
  return matches(part.view);
}

template <bool at_end>
Value remove_affix(Vm& vm, Value self, Value affix) {
  Argument part;
  AIO_CHECK(part.read(vm, affix));
  std::string_view data = view_of(self);
  if (at_end ? data.ends_with(part.view) : data.starts_with(part.view)) {
    if (at_end) data.remove_suffix(part.view.size());
    else data.remove_prefix(part.view.size());
  }
  return make_bytes_like(vm, self, data);
}

Value replace(Vm& vm, Value self, Value old_bytes, Value new_bytes, int64_t limit) {
  Argument from, to;
  AIO_CHECK(from.read(vm, old_bytes));
  AIO_CHECK(to.read(vm, new_bytes));
  std::string_view data = view_of(self);
  std::string out;
  size_t left = limit < 0 ? SIZE_MAX : static_cast<size_t>(limit);
  if (from.view.empty()) {
    if (data.size() < (size_t{1} << 40))
      AIO_CHECK(vm.heap.check_size(std::min(left, data.size() + 1) * to.view.size()));
    size_t i = 0;
    for (; left > 0; --left) {
      out += to.view;
      if (i == data.size()) break;
      out += data[i++];
    }
    out += data.substr(std::min(i, data.size()));
    return make_bytes_like(vm, self, out);
  }
  while (left-- > 0) {
    int64_t at = find_bytes(data, from.view);
    if (at < 0) break;
    out.append(data.substr(0, static_cast<size_t>(at))).append(to.view);
    data.remove_prefix(static_cast<size_t>(at) + from.view.size());
  }
  if (out.empty() && data.size() == view_of(self).size()) return make_bytes_like(vm, self, data);
  out += data;
  return make_bytes_like(vm, self, out);
}

// --- split and join ------------------------------------------------------------------------------

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

class Parts {
 public:
  Parts(Vm& vm, Value self) : vm_(vm), self_(self), list_(new_list(vm, 8)) {}
  Status add(std::string_view part) {
    AIO_TRY(Value made, make_bytes_like(vm_, self_, part));
    return list_append(vm_, list_, made);
  }
  Value finish(bool reverse) {
    if (reverse) std::reverse(list_->items, list_->items + list_->size);
    return Value::object(list_);
  }

 private:
  Vm& vm_;
  Value self_;
  List* list_;
};

Value split_spaces(Vm& vm, Value self, size_t limit, bool from_right) {
  Parts parts{vm, self};
  std::string_view rest = view_of(self);
  for (;;) {
    auto trim_left = [&] {
      while (!rest.empty() && is_space(rest.front())) rest.remove_prefix(1);
    };
    auto trim_right = [&] {
      while (!rest.empty() && is_space(rest.back())) rest.remove_suffix(1);
    };
    if (from_right) trim_right();
    else trim_left();
    if (rest.empty()) break;
    if (limit-- == 0) {
      AIO_CHECK(parts.add(rest));
      break;
    }
    size_t n = 0;
    while (n < rest.size() && !is_space(from_right ? rest[rest.size() - 1 - n] : rest[n])) ++n;
    AIO_CHECK(parts.add(from_right ? rest.substr(rest.size() - n) : rest.substr(0, n)));
    if (from_right) rest.remove_suffix(n);
    else rest.remove_prefix(n);
  }
  return parts.finish(from_right);
}

template <bool from_right>
Value split(Vm& vm, Value self, Value sep, int64_t maxsplit) {
  size_t limit = maxsplit < 0 ? SIZE_MAX : static_cast<size_t>(maxsplit);
  if (sep.is_none()) return split_spaces(vm, self, limit, from_right);
  Argument by;
  AIO_CHECK(by.read(vm, sep));
  if (by.view.empty()) return aio::raise(vm, ExceptionType::ValueError, "empty separator");
  Parts parts{vm, self};
  std::string_view rest = view_of(self);
  while (limit-- > 0) {
    int64_t at = from_right ? rfind_bytes(rest, by.view) : find_bytes(rest, by.view);
    if (at < 0) break;
    size_t hit = static_cast<size_t>(at), after = hit + by.view.size();
    AIO_CHECK(parts.add(from_right ? rest.substr(after) : rest.substr(0, hit)));
    if (from_right) rest = rest.substr(0, hit);
    else rest.remove_prefix(after);
  }
  AIO_CHECK(parts.add(rest));
  return parts.finish(from_right);
}

Value splitlines(Vm& vm, Value self, bool keepends) {
  Parts parts{vm, self};
  std::string_view data = view_of(self);
  size_t start = 0;
  for (size_t i = 0; i < data.size();) {
    if (data[i] != '\n' && data[i] != '\r') {
      ++i;
      continue;
    }
    size_t next = i + (data[i] == '\r' && i + 1 < data.size() && data[i + 1] == '\n' ? 2 : 1);
    AIO_CHECK(parts.add(data.substr(start, (keepends ? next : i) - start)));
    start = i = next;
  }
  if (start < data.size()) AIO_CHECK(parts.add(data.substr(start)));
  return parts.finish(false);
}

template <bool from_right>
Value partition(Vm& vm, Value self, Value sep) {
  Argument by;
  AIO_CHECK(by.read(vm, sep));
  if (by.view.empty()) return aio::raise(vm, ExceptionType::ValueError, "empty separator");
  std::string_view data = view_of(self);
  int64_t at = from_right ? rfind_bytes(data, by.view) : find_bytes(data, by.view);
  std::string_view texts[3] = {from_right ? "" : data, "", from_right ? data : ""};
  if (at >= 0) {
    texts[0] = data.substr(0, static_cast<size_t>(at));
    texts[1] = by.view;
    texts[2] = data.substr(static_cast<size_t>(at) + by.view.size());
  }
  Value parts[3];
  for (int i = 0; i < 3; ++i) { AIO_TRY(parts[i], make_bytes_like(vm, self, texts[i])); }
  return make_tuple(vm, parts, 3);
}

Value join(Vm& vm, Value self, Value iterable) {
  AIO_TRY(Value sequence, sequence_of(vm, iterable, "can only join an iterable"));
  ItemSpan items = items_of(sequence);
  std::string out;
  for (size_t i = 0; i < items.size; ++i) {
    bool has_buffer = is_bytes_like(items.items[i]) ||
                      !lookup_special(vm, type_of(vm, items.items[i]), Special::Buffer).is_undef();
    if (!has_buffer) {
      return aio::raise(vm, ExceptionType::TypeError,
                        "sequence item %zu: expected a bytes-like object, %T found", i,
                        items.items[i].bits);
    }
    Argument part;
    AIO_CHECK(part.read(vm, items.items[i]));
    if (i > 0) out += view_of(self);
    out += part.view;
  }
  return make_bytes_like(vm, self, out);
}

constexpr NativeDef kRows[] = {
    def<count>("count(self, sub, start=None, end=None, /)"),
    def<tail_match<true>>("endswith(self, suffix, start=None, end=None, /)"),
    def<find<false>>("find(self, sub, start=None, end=None, /)"),
    def<index<false>>("index(self, sub, start=None, end=None, /)"),
    def<join>("join(self, iterable_of_bytes, /)"),
    def<partition<false>>("partition(self, sep, /)"),
    def<replace>("replace(self, old, new, count=-1, /)"),
    def<remove_affix<false>>("removeprefix(self, prefix, /)"),
    def<remove_affix<true>>("removesuffix(self, suffix, /)"),
    def<find<true>>("rfind(self, sub, start=None, end=None, /)"),
    def<index<true>>("rindex(self, sub, start=None, end=None, /)"),
    def<partition<true>>("rpartition(self, sep, /)"),
    def<split<true>>("rsplit(self, /, sep=None, maxsplit=-1)"),
    def<split<false>>("split(self, /, sep=None, maxsplit=-1)"),
    def<splitlines>("splitlines(self, /, keepends=False)"),
    def<tail_match<false>>("startswith(self, prefix, start=None, end=None, /)"),
};

}  // namespace

constinit const std::span<const NativeDef> kBytesSearchMethods = kRows;

}  // namespace aio
