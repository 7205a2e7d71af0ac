// format_exception: what CPython 3.13 prints for an uncaught exception: chains, groups, tracebacks,
// notes, SyntaxErrors.
//
// Invariant: never leaves an exception pending; failures of str() and the like show as text, as in
// CPython.
#include "runtime/object/traceback_format.hpp"

#include <algorithm>
#include <unordered_set>

#include "runtime/object/exception_fields.hpp"
#include "runtime/object/iterator.hpp"
#include "runtime/object/number.hpp"
#include "runtime/object/object_model.hpp"
#include "runtime/vm/frame_info.hpp"
#include "runtime/vm/operators.hpp"
#include "runtime/vm/vm_internal.hpp"

namespace aio {
namespace {

constexpr size_t kMaxGroupWidth = 15;
constexpr int kMaxGroupDepth = 10;
constexpr int kRepeatsShown = 3;

constexpr const char* kCauseText =
    "\nThe above exception was the direct cause of the following exception:\n\n";
constexpr const char* kContextText =
    "\nDuring handling of the above exception, another exception occurred:\n\n";

/// Text of a value by str or repr; what failed if that raises.
std::string safe_text(Vm& vm, Value v, const char* what, Value (*function)(Vm&, Value),
                      const char* function_name) {
  Value s = function(vm, v);
  if (s.is_exc()) {
    (void)take_exception(vm);
    return std::string("<") + what + " " + function_name + "() failed>";
  }
  return to_utf8(as<Str>(s));
}

Value attribute_or_none(Vm& vm, Value v, Str* name) {
  Value found = get_attr_or_undef(vm, v, name);
  if (found.is_exc()) {
    (void)take_exception(vm);
    return Value::none();
  }
  return found.is_undef() ? Value::none() : found;
}

std::string type_text(Vm& vm, Value exception) {
  Type* type = type_of(vm, exception);
  std::string qualname = to_utf8(type->qualname);
  Value module = attribute_or_none(vm, Value::object(type), vm.names.dunder_module);
  auto* name = dyn_as<Str>(module);
  if (!name) return "<unknown>." + qualname;
  if (str_is(name, "__main__") || str_is(name, "builtins")) return qualname;
  return to_utf8(name) + "." + qualname;
}

class Formatter {
 public:
  explicit Formatter(Vm& vm, bool plain = false) : vm_(vm), plain_(plain) {}

  std::string run(Value exception) {
    seen_.insert(exception.bits);
    format_chain(exception);
    return std::move(out_);
  }

  std::string run_plain(Value exception) {
    format_traceback(exception, "Traceback (most recent call last):\n", '|');
    std::string message = safe_text(vm_, exception, "exception", &str_of, "str");
    emit(type_text(vm_, exception) + (message.empty() ? "" : ": " + message) + "\n");
    return std::move(out_);
  }

 private:
  struct Link {
    const char* message;
    Value exception;
  };

  // --- output with the margin of groups ---

  std::string indent() const { return std::string(2 * static_cast<size_t>(depth_), ' '); }

  void emit(std::string_view text, char margin = '|') {
    std::string prefix = indent();
    if (depth_) prefix += std::string(1, margin) + " ";
    while (!text.empty()) {
      size_t end = text.find('\n');
      end = end == std::string_view::npos ? text.size() : end + 1;
      out_ += prefix;
      out_ += text.substr(0, end);
      text.remove_prefix(end);
    }
  }

  // --- one exception after the other ---

  /// Causes and contexts, oldest first.
  void format_chain(Value exception) {
    std::vector<Link> chain;
    for (Value e = exception; is_kind(e, Kind::Exception);) {
      auto* x = as<Exception>(e);
      Link link{nullptr, e};
      Value next = Value::undef();
      if (is_kind(x->cause, Kind::Exception) && !seen_.count(x->cause.bits)) {
        link.message = kCauseText;
        next = x->cause;
      } else if (is_kind(x->context, Kind::Exception) &&
                 !(x->flags & Exception::kSuppressContext) && !seen_.count(x->context.bits)) {
        link.message = kContextText;
        next = x->context;
      }
      chain.push_back(link);
      if (next.is_undef()) break;
      seen_.insert(next.bits);
      e = next;
    }
    for (size_t i = chain.size(); i-- > 0;) {
      if (chain[i].message) emit(chain[i].message);
      format_one(chain[i].exception);
    }
  }

  void format_one(Value e) {
    if (!exception_is(vm_, e, ExceptionType::BaseExceptionGroup)) {
      format_traceback(e, "Traceback (most recent call last):\n", '|');
      emit(exception_only(e));
      return;
    }
    if (depth_ > kMaxGroupDepth) {
      emit("... (max_group_depth is 10)\n");
      return;
    }
    bool top = depth_ == 0;
    if (top) ++depth_;
    format_traceback(e, "Exception Group Traceback (most recent call last):\n", top ? '+' : '|');
    emit(exception_only(e));
    format_members(as<Tuple>(field_of(e, field::kExceptions)));
    if (top) depth_ = 0;
  }

  void format_members(Tuple* members) {
    size_t shown = std::min(members->size, kMaxGroupWidth + 1);
    need_close_ = false;
    for (size_t i = 0; i < shown; ++i) seen_.insert(members->items()[i].bits);
    for (size_t i = 0; i < shown; ++i) {
      bool last = i + 1 == shown;
      // A nested group may draw the closing line itself.
      if (last) need_close_ = true;
      bool truncated = i >= kMaxGroupWidth;
      out_ += indent() + (i == 0 ? "+-" : "  ") + "+---------------- " +
              (truncated ? "..." : std::to_string(i + 1)) + " ----------------\n";
      ++depth_;
      if (truncated) {
        size_t rest = members->size - kMaxGroupWidth;
        emit("and " + std::to_string(rest) + " more exception" + (rest > 1 ? "s" : "") + "\n");
      } else if (failed(vm_.check_native_stack())) {
        (void)take_exception(vm_);
        emit("...\n");
      } else {
        format_chain(members->items()[i]);
      }
      if (last && need_close_) {
        out_ += indent() + "+------------------------------------\n";
        need_close_ = false;
      }
      --depth_;
    }
  }

  // --- traceback ---

  void format_traceback(Value e, const char* header, char margin) {
    Value at = as<Exception>(e)->traceback;
    if (!is_kind(at, Kind::Traceback)) return;
    emit(header, margin);
    const Traceback* previous = nullptr;
    int count = 0;
    for (; is_kind(at, Kind::Traceback); at = as<Traceback>(at)->next) {
      auto* entry = as<Traceback>(at);
      bool same = previous && previous->line == entry->line &&
                  previous->code->name == entry->code->name &&
                  str_equal(previous->code->filename, entry->code->filename);
      if (!same) {
        report_repeats(count);
        count = 0;
      }
      previous = entry;
      if (++count <= kRepeatsShown) emit(entry_text(entry));
    }
    report_repeats(count);
  }

  void report_repeats(int count) {
    if (count <= kRepeatsShown) return;
    int more = count - kRepeatsShown;
    emit("  [Previous line repeated " + std::to_string(more) + " more time" +
         (more > 1 ? "s" : "") + "]\n");
  }

  std::string entry_text(const Traceback* entry) {
    std::string file = to_utf8(entry->code->filename);
    std::string text = "  File \"" + file + "\", line " + std::to_string(entry->line) + ", in " +
                       to_utf8(entry->code->name) + "\n";
    if (!vm_.source_line) return text;
    Position position{};
    if (const Position* found = position_at(*entry->code->unit, entry->pc)) position = *found;
    if (plain_ || position.line != entry->line || position.end_line < position.line) {
      position = {};
      position.line = position.end_line = entry->line;
    }
    std::vector<std::string> lines;
    for (uint32_t n = position.line; n <= position.end_line; ++n) {
      std::optional<std::string> line = vm_.source_line(file, n);
      lines.push_back(line ? *line : "");
    }
    return text + format_source(lines, position);
  }

  // --- the exception itself ---

  std::string exception_only(Value e) {
    std::string text;
    std::string name = type_text(vm_, e);
    if (exception_is(vm_, e, ExceptionType::SyntaxError)) {
      text = syntax_error(e, name);
    } else {
      std::string message = safe_text(vm_, e, "exception", &str_of, "str") + suggestion_for(vm_, e);
      text = message.empty() ? name + "\n" : name + ": " + message + "\n";
    }
    return text + notes(e);
  }

  std::string notes(Value e) {
    Value notes = attribute_or_none(vm_, e, vm_.names.dunder_notes);
    if (notes.is_none()) return "";
    Rooted keep(vm_, notes);
    if (!is_kind(notes, Kind::List) && !is_kind(notes, Kind::Tuple))
      return safe_text(vm_, notes, "__notes__", &repr_of, "repr") + "\n";
    std::string text;
    Value items = tuple_from_iterable(vm_, notes);
    if (items.is_exc()) {
      (void)take_exception(vm_);
      return "";
    }
    Rooted keep_items(vm_, items);
    for (size_t i = 0; i < as<Tuple>(items)->size; ++i)
      text += safe_text(vm_, as<Tuple>(items)->items()[i], "note", &str_of, "str") + "\n";
    return text;
  }

  std::string syntax_error(Value e, const std::string& name) {
    Value* f = as<Exception>(e)->fields();
    std::string text, suffix;
    bool has_file = is_kind(f[field::kFile], Kind::Str);
    std::string file = has_file ? to_utf8(as<Str>(f[field::kFile])) : "<string>";
    if (is_int(f[field::kLine])) {
      text = "  File \"" + file + "\", line " + int_to_string(f[field::kLine]) + "\n";
    } else if (has_file) {
      suffix = " (" + file + ")";
    }
    if (is_kind(f[field::kText], Kind::Str)) text += syntax_source(f);
    std::string message = f[field::kText0].is_none()
                              ? "<no detail available>"
                              : safe_text(vm_, f[field::kText0], "exception", &str_of, "str");
    if (message.empty()) message = "<no detail available>";
    return text + name + ": " + message + suffix + "\n";
  }

  /// The offending line with carets below.
  static std::string syntax_source(Value* f) {
    std::u32string whole = utf8_to_code_points(to_utf8(as<Str>(f[field::kText])));
    std::u32string line = whole;
    while (!line.empty() && line.back() == '\n') line.pop_back();
    size_t spaces = 0;
    while (spaces < line.size() &&
           (line[spaces] == ' ' || line[spaces] == '\n' || line[spaces] == '\f'))
      ++spaces;
    std::u32string stripped = line.substr(spaces);
    std::string text = "    " + code_points_to_utf8(stripped) + "\n";
    int64_t offset = 0, end_offset = 0;
    if (!is_int(f[field::kOffset]) || !int_to_int64(f[field::kOffset], &offset)) return text;
    auto length = static_cast<int64_t>(line.size());
    if (f[field::kLine] == f[field::kEndLine]) {
      bool given = is_int(f[field::kEndOffset]) &&
                   int_to_int64(f[field::kEndOffset], &end_offset) && end_offset != 0;
      if (!given) end_offset = offset;
    } else {
      end_offset = length + 1;
    }
    auto whole_length = static_cast<int64_t>(whole.size());
    if (whole_length && offset > whole_length) offset = length + 1;
    if (whole_length && end_offset > whole_length) end_offset = length + 1;
    if (offset >= end_offset || end_offset < 0) end_offset = offset + 1;
    int64_t column = offset - 1 - static_cast<int64_t>(spaces);
    int64_t end_column = end_offset - 1 - static_cast<int64_t>(spaces);
    if (column < 0) return text;
    text += "    ";
    for (int64_t i = 0; i < column && i < static_cast<int64_t>(stripped.size()); ++i)
      text += stripped[static_cast<size_t>(i)] == '\t' ? '\t' : ' ';
    return text + std::string(static_cast<size_t>(end_column - column), '^') + "\n";
  }

  Vm& vm_;
  bool plain_;  ///< no carets
  std::string out_;
  std::unordered_set<uint64_t> seen_;
  int depth_ = 0;
  bool need_close_ = false;
};

}  // namespace

std::string format_exception(Vm& vm, Value exception) {
  Rooted keep(vm, exception), pending(vm, vm.exception);
  vm.exception = Value::undef();
  std::string text = Formatter(vm).run(exception);
  vm.exception = pending;
  return text;
}

std::string format_unraisable(Vm& vm, Value exception) {
  Rooted keep(vm, exception), pending(vm, vm.exception);
  vm.exception = Value::undef();
  std::string text = Formatter(vm, true).run_plain(exception);
  vm.exception = pending;
  return text;
}

}  // namespace aio
