// Native fields of exceptions and the texts made of them: OSError's errno and file names,
// SyntaxError's place, UnicodeError's range …
#include "runtime/object/exception_fields.hpp"

#include <cerrno>

#include "runtime/object/number.hpp"
#include "runtime/object/object_model.hpp"
#include "runtime/vm/operators.hpp"

namespace aio {
namespace {

bool derives(Vm& vm, const Exception* e, ExceptionType type) {
  return is_instance(vm, Value::object(e), exception_type(vm, type));
}

/// OSError(errno, strerror[, filename[, winerror[, filename2]]]): with two to five arguments args
/// keeps the first two.
void fill_os_error(Vm& vm, Exception* e, const Value* args, size_t count) {
  Value* f = e->fields();
  for (unsigned i = 0; i < e->aux; ++i) f[i] = Value::undef();
  if (count < 2 || count > 5) return;
  f[field::kErrno] = args[0];
  f[field::kStrerror] = args[1];
  if (count > 2) {
    bool blocking = derives(vm, e, ExceptionType::BlockingIOError);
    if (blocking && is_int(args[2])) {
      f[field::kWritten] = args[2];
      return;
    }
    f[field::kFilename] = args[2];
    if (count > 4) f[field::kFilename2] = args[4];
    e->args = make_tuple(vm, args, 2);
  }
}

void fill_syntax_error(Vm& vm, Exception* e, const Value* args, size_t count) {
  Value* f = e->fields();
  f[field::kPrintFile] = Value::none();
  if (count >= 1) f[field::kText0] = args[0];
  if (count < 2) return;
  auto* info = dyn_as<Tuple>(args[1]);
  if (!info) return;
  const unsigned order[] = {field::kFile, field::kLine,    field::kOffset,
                            field::kText, field::kEndLine, field::kEndOffset};
  for (size_t i = 0; i < info->size && i < std::size(order); ++i) f[order[i]] = info->items()[i];
  (void)vm;
}

Value concat_parts(Vm& vm, std::initializer_list<Value> parts) {
  StrBuilder out(vm);
  for (Value v : parts) {
    AIO_TRY(Value s, str_of(vm, v));
    out.append(as<Str>(s));
  }
  return out.finish();
}

Value text(Vm& vm, std::string_view s) { return make_str(vm, s); }

bool present(Value v) { return !v.is_undef() && !v.is_none(); }

Value os_error_text(Vm& vm, Exception* e) {
  Value* f = e->fields();
  auto shown = [&](Value v) -> Value { return v.is_undef() ? Value::none() : v; };
  if (present(f[field::kFilename])) {
    AIO_TRY(Value name, repr_of(vm, f[field::kFilename]));
    Rooted keep(vm, name);
    if (present(f[field::kFilename2])) {
      AIO_TRY(Value second, repr_of(vm, f[field::kFilename2]));
      Rooted keep_second(vm, second);
      return concat_parts(
          vm, {text(vm, "[Errno "), shown(f[field::kErrno]), text(vm, "] "),
               shown(f[field::kStrerror]), text(vm, ": "), name, text(vm, " -> "), second});
    }
    return concat_parts(vm, {text(vm, "[Errno "), shown(f[field::kErrno]), text(vm, "] "),
                             shown(f[field::kStrerror]), text(vm, ": "), name});
  }
  if (!f[field::kErrno].is_undef() && !f[field::kStrerror].is_undef() && e->aux &&
      (present(f[field::kErrno]) || present(f[field::kStrerror])))
    return concat_parts(
        vm, {text(vm, "[Errno "), f[field::kErrno], text(vm, "] "), f[field::kStrerror]});
  return Value::undef();
}

Value syntax_error_text(Vm& vm, Exception* e) {
  Value* f = e->fields();
  AIO_TRY(Value message, str_of(vm, f[field::kText0]));
  Rooted keep(vm, message);
  auto* file = dyn_as<Str>(f[field::kFile]);
  bool has_line = is_int(f[field::kLine]) && !f[field::kLine].is_bool();
  if (!file && !has_line) return message;
  std::string name = file ? to_utf8(file) : "";
  if (size_t slash = name.rfind('/'); slash != std::string::npos) name = name.substr(slash + 1);
  if (file && has_line)
    return concat_parts(
        vm, {message, text(vm, " (" + name + ", line "), f[field::kLine], text(vm, ")")});
  if (file) return concat_parts(vm, {message, text(vm, " (" + name + ")")});
  return concat_parts(vm, {message, text(vm, " (line "), f[field::kLine], text(vm, ")")});
}

std::string escaped_code_point(uint32_t c) {
  char buffer[16];
  std::snprintf(buffer, sizeof buffer,
                c <= 0xFF     ? "\\x%02x"
                : c <= 0xFFFF ? "\\u%04x"
                              : "\\U%08x",
                c);
  return buffer;
}

Value unicode_error_text(Vm& vm, Exception* e) {
  Value* f = e->fields();
  if (!present(f[field::kObject])) return make_str(vm, "");
  int64_t start = 0, end = 0;
  (void)int_to_int64(f[field::kStart], &start);
  (void)int_to_int64(f[field::kEnd], &end);
  bool decode = derives(vm, e, ExceptionType::UnicodeDecodeError);
  bool translate = derives(vm, e, ExceptionType::UnicodeTranslateError);
  AIO_TRY(Value reason, str_of(vm, f[field::kReason]));
  Rooted keep(vm, reason);
  std::string codec;
  if (!translate) {
    AIO_TRY(Value encoding, str_of(vm, f[field::kEncoding]));
    codec = "'" + to_utf8(as<Str>(encoding)) + "' codec ";
  }
  std::string verb = decode      ? "can't decode byte"
                     : translate ? "can't translate character"
                                 : "can't encode character";
  std::string range = std::to_string(start) + "-" + std::to_string(end - 1);
  std::string middle;
  if (decode) {
    auto* bytes = dyn_as<Bytes>(f[field::kObject]);
    if (bytes && start >= 0 && static_cast<size_t>(start) < bytes->length && end == start + 1) {
      char buffer[8];
      std::snprintf(buffer, sizeof buffer, "0x%02x", bytes->data()[start]);
      middle = verb + " " + buffer + " in position " + std::to_string(start);
    } else {
      middle = verb + "s in position " + range;
    }
  } else {
    auto* s = dyn_as<Str>(f[field::kObject]);
    if (s && start >= 0 && start < s->length && end == start + 1)
      middle = verb + " '" + escaped_code_point(s->at(static_cast<size_t>(start))) +
               "' in position " + std::to_string(start);
    else middle = verb + "s in position " + range;
  }
  return concat_parts(vm, {text(vm, codec + middle + ": "), reason});
}

Value group_text(Vm& vm, Exception* e) {
  auto* members = dyn_as<Tuple>(e->fields()[field::kExceptions]);
  size_t count = members ? members->size : 0;
  return concat_parts(vm, {e->fields()[field::kMessage],
                           text(vm, " (" + std::to_string(count) +
                                        (count == 1 ? " sub-exception)" : " sub-exceptions)"))});
}

}  // namespace

Type* os_error_type(Vm& vm, int64_t error) {
  ExceptionType type = ExceptionType::OSError;
  switch (error) {
    case EAGAIN:
    case EALREADY:
    case EINPROGRESS: type = ExceptionType::BlockingIOError; break;
    case EPIPE:
    case ESHUTDOWN: type = ExceptionType::BrokenPipeError; break;
    case ECHILD: type = ExceptionType::ChildProcessError; break;
    case ECONNABORTED: type = ExceptionType::ConnectionAbortedError; break;
    case ECONNREFUSED: type = ExceptionType::ConnectionRefusedError; break;
    case ECONNRESET: type = ExceptionType::ConnectionResetError; break;
    case EEXIST: type = ExceptionType::FileExistsError; break;
    case ENOENT: type = ExceptionType::FileNotFoundError; break;
    case EISDIR: type = ExceptionType::IsADirectoryError; break;
    case ENOTDIR: type = ExceptionType::NotADirectoryError; break;
    case EINTR: type = ExceptionType::InterruptedError; break;
    case EACCES:
    case EPERM: type = ExceptionType::PermissionError; break;
    case ESRCH: type = ExceptionType::ProcessLookupError; break;
    case ETIMEDOUT: type = ExceptionType::TimeoutError; break;
    default: break;
  }
  return exception_type(vm, type);
}

void fill_fields(Vm& vm, Exception* e, const Value* args, size_t count) {
  Value* f = e->fields();
  if (derives(vm, e, ExceptionType::OSError)) return fill_os_error(vm, e, args, count);
  if (derives(vm, e, ExceptionType::SyntaxError)) return fill_syntax_error(vm, e, args, count);
  if (derives(vm, e, ExceptionType::StopIteration)) {
    if (count) f[field::kValue] = args[0];
  } else if (derives(vm, e, ExceptionType::SystemExit)) {
    if (count) f[field::kCode] = count == 1 ? args[0] : e->args;
  } else if (derives(vm, e, ExceptionType::ImportError)) {
    if (count == 1) f[field::kMsg] = args[0];
  } else if (derives(vm, e, ExceptionType::UnicodeError) && e->aux == 5) {
    unsigned first =
        derives(vm, e, ExceptionType::UnicodeTranslateError) ? field::kObject : field::kEncoding;
    for (size_t i = 0; i < count && first + i < e->aux; ++i) f[first + i] = args[i];
  } else if (derives(vm, e, ExceptionType::BaseExceptionGroup) && count == 2) {
    f[field::kMessage] = args[0];
    f[field::kExceptions] = args[1];
    if (auto* list = dyn_as<List>(args[1]))
      f[field::kExceptions] = make_tuple(vm, list->items, list->size);
  }
}

Value exception_text(Vm& vm, Value exception) {
  auto* e = as<Exception>(exception);
  auto* args = as<Tuple>(e->args);
  Rooted keep(vm, exception);
  if (e->aux) {
    if (derives(vm, e, ExceptionType::OSError)) {
      AIO_TRY(Value s, os_error_text(vm, e));
      if (!s.is_undef()) return s;
    } else if (derives(vm, e, ExceptionType::SyntaxError)) {
      return syntax_error_text(vm, e);
    } else if (derives(vm, e, ExceptionType::ImportError)) {
      if (is_kind(e->fields()[field::kMsg], Kind::Str)) return e->fields()[field::kMsg];
    } else if (derives(vm, e, ExceptionType::BaseExceptionGroup)) {
      return group_text(vm, e);
    } else if (derives(vm, e, ExceptionType::UnicodeError)) {
      return unicode_error_text(vm, e);
    }
  }
  if (args->size == 1 && derives(vm, e, ExceptionType::KeyError))
    return repr_of(vm, args->items()[0]);
  if (args->size == 0) return Value::object(vm.names.empty);
  if (args->size == 1) return str_of(vm, args->items()[0]);
  return str_of(vm, e->args);
}

}  // namespace aio
