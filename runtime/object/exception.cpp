// Raising: exception objects, the pending exception, context chains, tracebacks.
//
// Invariant: Vm::exception is an exception object exactly while some function reports "raised"; a
// context chain never contains a cycle through the exception being raised.
#include "runtime/object/exception.hpp"

#include <cerrno>
#include <cstring>

#include "runtime/object/exception_fields.hpp"
#include "runtime/object/number.hpp"
#include "runtime/object/object_model.hpp"
#include "runtime/vm/frame_info.hpp"

namespace aio {
namespace {

/// printf's conversions plus %S (Str*) and %T (type name of a Value).
Value format_message(Vm& vm, const char* format, va_list args) {
  StrBuilder out(vm);
  for (const char* p = format; *p;) {
    const char* percent = std::strchr(p, '%');
    if (!percent) {
      out.append_utf8(p);
      break;
    }
    out.append_utf8(std::string_view(p, static_cast<size_t>(percent - p)));
    p = percent + 1;
    if (*p == '%') {
      out.append_ascii("%");
      ++p;
      continue;
    }
    std::string spec = "%";
    bool wide = false;
    while (*p && std::strchr("-+ #0123456789.*lzhjt", *p)) {
      wide |= *p == 'l' || *p == 'z' || *p == 'j' || *p == 't';
      spec += *p++;
    }
    char conversion = *p ? *p++ : '%';
    spec += conversion;
    char buffer[64];
    switch (conversion) {
      case 'S': out.append(va_arg(args, const Str*)); break;
      case 'T': out.append(type_name(vm, Value{va_arg(args, uint64_t)})); break;
      case 'A': {  // an argument: None is called so, not by its type
        Value v{va_arg(args, uint64_t)};
        if (v.is_none()) out.append_ascii("None");
        else out.append(type_name(vm, v));
        break;
      }
      case 's': out.append_utf8(va_arg(args, const char*)); break;
      case 'c': out.append(static_cast<uint32_t>(va_arg(args, int))); break;
      case 'e':
      case 'f':
      case 'g':
        std::snprintf(buffer, sizeof buffer, spec.c_str(), va_arg(args, double));
        out.append_ascii(buffer);
        break;
      default:
        if (wide) std::snprintf(buffer, sizeof buffer, spec.c_str(), va_arg(args, long long));
        else std::snprintf(buffer, sizeof buffer, spec.c_str(), va_arg(args, int));
        out.append_ascii(buffer);
    }
  }
  return out.finish();
}

Exception* allocate_exception(Vm& vm, Type* type, Value args) {
  auto* e = static_cast<Exception*>(new_instance(vm, type));
  e->args = args;
  e->traceback = e->context = e->cause = Value::none();
  for (unsigned i = 0; i < e->aux; ++i) e->fields()[i] = Value::none();
  return e;
}

}  // namespace

void Traceback::trace(Tracer& tracer) {
  tracer.visit(next);
  tracer.visit(code);
  tracer.visit(globals);
  tracer.visit(frame);
}

Value new_exception(Vm& vm, Type* type, Value args) {
  return Value::object(allocate_exception(vm, type, args));
}

Value make_exception(Vm& vm, Type* type, const Value* args, size_t count) {
  Exception* e = allocate_exception(vm, type, make_tuple(vm, args, count));
  if (e->aux) fill_fields(vm, e, args, count);
  return Value::object(e);
}

Value make_exception(Vm& vm, ExceptionType type, std::string_view message) {
  Value text = make_str(vm, message);
  return make_exception(vm, exception_type(vm, type), &text, 1);
}

Type* exception_type(Vm& vm, ExceptionType type) {
  return vm.exception_types[static_cast<size_t>(type)];
}

Raised raise(Vm& vm, ExceptionType type, const char* format, ...) {
  va_list args;
  va_start(args, format);
  Value message = format_message(vm, format, args);
  va_end(args);
  return raise_value(vm, type, message);
}

Raised raise_args(Vm& vm, ExceptionType type, const Value* args, size_t count) {
  return raise_object(vm, make_exception(vm, exception_type(vm, type), args, count));
}

Raised raise_value(Vm& vm, ExceptionType type, Value argument) {
  return raise_args(vm, type, &argument, 1);
}

Raised raise_object(Vm& vm, Value exception, bool chain) {
  if (chain) set_context(vm, exception, vm.handled_exception());
  vm.exception = exception;
  return raised;
}

Raised raise_memory_error(Vm& vm) { return raise_args(vm, ExceptionType::MemoryError, nullptr, 0); }

Raised raise_os_error(Vm& vm, int error, Value filename) {
  Value args[3] = {make_int(vm, error), make_str(vm, std::strerror(error)), filename};
  size_t count = filename.is_undef() ? 2 : 3;
  Type* type = os_error_type(vm, error);
  return raise_object(vm, make_exception(vm, type, args, count));
}

bool exception_is(Vm& vm, Value exception, ExceptionType type) {
  return is_kind(exception, Kind::Exception) &&
         is_instance(vm, exception, exception_type(vm, type));
}

bool pending_is(Vm& vm, ExceptionType type) { return exception_is(vm, vm.exception, type); }

Value take_exception(Vm& vm) {
  Value e = vm.exception;
  vm.exception = Value::undef();
  return e;
}

void set_context(Vm& vm, Value exception, Value handled) {
  auto* e = as<Exception>(exception);
  if (!is_kind(handled, Kind::Exception) || handled == exception) return;
  // The handled chain may lead back to e: cut it there. A chain may already be a ring: the slow
  // pointer notices.
  Value slow = handled;
  bool step = false;
  for (Value at = handled;;) {
    Value next = as<Exception>(at)->context;
    if (!is_kind(next, Kind::Exception)) break;
    if (next == exception) {
      vm.heap.shade(next);
      as<Exception>(at)->context = Value::none();
      break;
    }
    at = next;
    if (at == slow) break;
    if (step) slow = as<Exception>(slow)->context;
    step = !step;
  }
  vm.heap.shade(e->context);
  e->context = handled;
}

void add_traceback(Vm& vm, Value exception, Code* code, Dict* globals, uint32_t pc) {
  auto* e = as<Exception>(exception);
  auto* t = vm.heap.make<Traceback>(shape_id(vm, BuiltinType::Traceback));
  t->next = e->traceback.is_undef() ? Value::none() : e->traceback;
  t->code = code;
  t->globals = globals;
  t->frame = Value::undef();
  t->pc = pc;
  t->line = line_at(code, pc);
  vm.heap.shade(e->traceback);  // the new object is not looked into again
  e->traceback = Value::object(t);
}

Status add_note(Vm& vm, Value exception, Value note) {
  if (!is_kind(note, Kind::Str))
    return raise(vm, ExceptionType::TypeError, "note must be a str, not '%T'", note.bits);
  Rooted keep(vm, exception), keep_note(vm, note);
  Value notes = get_attr_or_undef(vm, exception, vm.names.dunder_notes);
  if (notes.is_exc()) return raised;
  if (notes.is_undef()) {
    notes = Value::object(new_list(vm, 1));
    AIO_CHECK(set_attr(vm, exception, vm.names.dunder_notes, notes));
  }
  if (!is_kind(notes, Kind::List))
    return raise(vm, ExceptionType::TypeError, "Cannot add note: __notes__ is not a list");
  return list_append(vm, as<List>(notes), note);
}

}  // namespace aio
