// The builtin exception classes: constructors, fields and methods. Groups: exception_groups.cpp.
#include "stdlib/types/exceptions.hpp"

#include "runtime/object/exception_fields.hpp"
#include "runtime/object/iterator.hpp"
#include "stdlib/types/exceptions_internal.hpp"
#include "stdlib/types/support.hpp"

namespace aio {
namespace {

Exception* self_exception(Value self) { return as<Exception>(self); }

Raised raise_keywords(Vm& vm, Value self) {
  return raise(vm, ExceptionType::TypeError, "%T() takes no keyword arguments", self.bits);
}

Value base_new(Vm& vm, Type* cls, VarArgs args, Dict*) {
  Value e = new_exception(vm, cls, make_tuple(vm, args.data(), args.size()));
  return e;
}

void set_args(Vm& vm, Exception* e, VarArgs args) {
  vm.heap.before_write(e);
  e->args = make_tuple(vm, args.data(), args.size());
}

Status base_init(Vm& vm, Value self, VarArgs args, Dict* kwargs) {
  if (kwargs) return raise_keywords(vm, self);
  set_args(vm, self_exception(self), args);
  return Status::Ok;
}

/// __init__ of StopIteration and SystemExit: fields from the arguments.
Status plain_fields_init(Vm& vm, Value self, VarArgs args, Dict* kwargs) {
  AIO_CHECK(base_init(vm, self, args, kwargs));
  fill_fields(vm, self_exception(self), args.data(), args.size());
  return Status::Ok;
}

struct KeywordField {
  const char* name;
  unsigned index;
};

/// Keyword-only arguments that go to fields.
Status take_keywords(Vm& vm, Value self, Dict* kwargs, const char* function,
                     std::span<const KeywordField> allowed) {
  if (!kwargs) return Status::Ok;
  if (dict_size(kwargs) > allowed.size())
    return raise(vm, ExceptionType::TypeError,
                 "%s() takes at most %zu keyword argument%s (%zu given)", function, allowed.size(),
                 allowed.size() == 1 ? "" : "s", dict_size(kwargs));
  uint32_t position = 0;
  Value key, value;
  while (dict_next(kwargs, &position, &key, &value)) {
    bool known = false;
    for (const KeywordField& f : allowed) {
      if (!str_is(as<Str>(key), f.name)) continue;
      field_of(self, f.index) = value;
      known = true;
    }
    if (!known)
      return raise(vm, ExceptionType::TypeError, "%s() got an unexpected keyword argument '%S'",
                   function, as<Str>(key));
  }
  return Status::Ok;
}

Status attribute_error_init(Vm& vm, Value self, VarArgs args, Dict* kwargs) {
  constexpr KeywordField kAllowed[] = {{"name", field::kName}, {"obj", field::kObj}};
  set_args(vm, self_exception(self), args);
  return take_keywords(vm, self, kwargs, "AttributeError", kAllowed);
}

Status name_error_init(Vm& vm, Value self, VarArgs args, Dict* kwargs) {
  constexpr KeywordField kAllowed[] = {{"name", field::kName}};
  set_args(vm, self_exception(self), args);
  return take_keywords(vm, self, kwargs, "NameError", kAllowed);
}

Status import_error_init(Vm& vm, Value self, VarArgs args, Dict* kwargs) {
  constexpr KeywordField kAllowed[] = {
      {"name", field::kImportName}, {"path", field::kPath}, {"name_from", field::kNameFrom}};
  set_args(vm, self_exception(self), args);
  fill_fields(vm, self_exception(self), args.data(), args.size());
  return take_keywords(vm, self, kwargs, "ImportError", kAllowed);
}

// --- OSError ---

/// A class that overrides __init__ but not __new__ gets its arguments parsed by OSError.__init__ if
/// it calls that.
bool parses_in_init(Vm& vm, Type* type) {
  Type* os_error = exception_type(vm, ExceptionType::OSError);
  return !(lookup_special(vm, type, Special::Init) ==
           lookup_special(vm, os_error, Special::Init)) &&
         lookup_special(vm, type, Special::New) == lookup_special(vm, os_error, Special::New);
}

Value os_error_new(Vm& vm, Type* cls, VarArgs args, Dict* kwargs) {
  bool later = parses_in_init(vm, cls);
  if (kwargs && !later)
    return raise(vm, ExceptionType::TypeError, "%S() takes no keyword arguments", cls->name);
  if (!later && cls == exception_type(vm, ExceptionType::OSError) && args.size() >= 2 &&
      args.size() <= 5) {
    int64_t error;
    if (is_int(args[0]) && int_to_int64(args[0], &error)) cls = os_error_type(vm, error);
  }
  Value made = new_exception(
      vm, cls, later ? Value::object(vm.empty_tuple) : make_tuple(vm, args.data(), args.size()));
  fill_fields(vm, self_exception(made), args.data(), later ? 0 : args.size());
  return made;
}

Status os_error_init(Vm& vm, Value self, VarArgs args, Dict* kwargs) {
  if (!parses_in_init(vm, type_of(vm, self))) return Status::Ok;
  if (kwargs) return raise_keywords(vm, self);
  set_args(vm, self_exception(self), args);
  fill_fields(vm, self_exception(self), args.data(), args.size());
  return Status::Ok;
}

Value os_error_reduce(Vm& vm, Value self) {
  Exception* e = self_exception(self);
  Value args = e->args;
  auto* tuple = as<Tuple>(args);
  if (tuple->size == 2 && !e->fields()[field::kFilename].is_undef()) {
    Value all[5] = {tuple->items()[0], tuple->items()[1], e->fields()[field::kFilename],
                    Value::none(), e->fields()[field::kFilename2]};
    args = make_tuple(vm, all, all[4].is_undef() ? 3 : 5);
  }
  Value pair[3] = {Value::object(type_of(vm, self)), args, Value::undef()};
  Value dict = instance_dict(vm, e);
  if (dict.is_exc()) return dict;
  if (dict_size(as<Dict>(dict)) == 0) return make_tuple(vm, pair, 2);
  pair[2] = dict;
  return make_tuple(vm, pair, 3);
}

Value get_written(Vm& vm, Value self) {
  Value v = field_of(self, field::kWritten);
  if (v.is_undef()) return raise(vm, ExceptionType::AttributeError, "characters_written");
  return v;
}
Status set_written(Vm& vm, Value self, Value value) {
  if (value.is_undef()) {
    if (field_of(self, field::kWritten).is_undef())
      return raise(vm, ExceptionType::AttributeError, "characters_written");
  } else {
    AIO_TRY(value, index_of(vm, value));
  }
  vm.heap.shade(field_of(self, field::kWritten));
  field_of(self, field::kWritten) = value;
  return Status::Ok;
}

// --- SyntaxError, UnicodeError ---

Status syntax_error_init(Vm& vm, Value self, VarArgs args, Dict* kwargs) {
  AIO_CHECK(base_init(vm, self, args, kwargs));
  Rooted info(vm);
  Value fixed[2];
  for (size_t i = 0; i < 2 && i < args.size(); ++i) fixed[i] = args[i];
  if (args.size() == 2) {
    AIO_TRY(info, tuple_from_iterable(vm, args[1]));
    size_t n = info.as<Tuple>()->size;
    if (n < 4)
      return raise(vm, ExceptionType::TypeError, "function takes at least 4 arguments (%zu given)",
                   n);
    if (n > 6)
      return raise(vm, ExceptionType::TypeError, "function takes at most 6 arguments (%zu given)",
                   n);
    if (n == 5)
      return raise(vm, ExceptionType::TypeError,
                   "end_offset must be provided when end_lineno is provided");
    fixed[1] = info;
  }
  fill_fields(vm, self_exception(self), fixed,
              args.size() < 2    ? args.size()
              : args.size() == 2 ? 2
                                 : 1);
  return Status::Ok;
}

Status unicode_init(Vm& vm, Value self, VarArgs args, Dict* kwargs, std::string_view types) {
  AIO_CHECK(base_init(vm, self, args, kwargs));
  if (args.size() != types.size())
    return raise(vm, ExceptionType::TypeError, "function takes exactly %zu arguments (%zu given)",
                 types.size(), args.size());
  for (size_t i = 0; i < args.size(); ++i) {
    unsigned n = static_cast<unsigned>(i + 1);
    if (types[i] == 's' && !is_kind(args[i], Kind::Str))
      return raise(vm, ExceptionType::TypeError, "argument %u must be str, not %T", n,
                   args[i].bits);
    if (types[i] == 'i' && !is_int(args[i]))
      return raise(vm, ExceptionType::TypeError, "'%T' object cannot be interpreted as an integer",
                   args[i].bits);
    if (types[i] == 'b' && !is_kind(args[i], Kind::Bytes) && !is_kind(args[i], Kind::ByteArray) &&
        !is_kind(args[i], Kind::MemoryView))
      return raise(vm, ExceptionType::TypeError, "a bytes-like object is required, not '%T'",
                   args[i].bits);
  }
  fill_fields(vm, self_exception(self), args.data(), args.size());
  if (types[1] == 'b') {
    if (auto* b = dyn_as<ByteArray>(args[1]))
      field_of(self, field::kObject) = make_bytes(vm, b->data, b->length);
  }
  return Status::Ok;
}

Status decode_error_init(Vm& vm, Value self, VarArgs args, Dict* kwargs) {
  return unicode_init(vm, self, args, kwargs, "sbiis");
}
Status encode_error_init(Vm& vm, Value self, VarArgs args, Dict* kwargs) {
  return unicode_init(vm, self, args, kwargs, "ssiis");
}
Status translate_error_init(Vm& vm, Value self, VarArgs args, Dict* kwargs) {
  return unicode_init(vm, self, args, kwargs, "siis");
}

// --- BaseException ---

Value base_repr(Vm& vm, Value self) {
  auto* args = as<Tuple>(self_exception(self)->args);
  StrBuilder out(vm);
  out.append(type_name(vm, self));
  if (args->size == 1) {
    AIO_TRY(Value shown, repr_of(vm, args->items()[0]));
    out.append_ascii("(");
    out.append(as<Str>(shown));
    out.append_ascii(")");
  } else {
    AIO_TRY(Value shown, repr_of(vm, self_exception(self)->args));
    out.append(as<Str>(shown));
  }
  return out.finish();
}

Value base_str(Vm& vm, Value self) { return exception_text(vm, self); }

Value base_reduce(Vm& vm, Value self) {
  Exception* e = self_exception(self);
  Value parts[3] = {Value::object(type_of(vm, self)), e->args, Value::undef()};
  Value dict = instance_dict(vm, e);
  if (dict.is_exc()) return dict;
  if (dict_size(as<Dict>(dict)) == 0) return make_tuple(vm, parts, 2);
  parts[2] = dict;
  return make_tuple(vm, parts, 3);
}

/// ImportError, AttributeError, NameError: their names travel in the state.
Value named_state(Vm& vm, Value self) {
  Exception* e = self_exception(self);
  Value own = instance_dict(vm, e);
  if (own.is_exc()) return own;
  Dict* state = dict_copy(vm, as<Dict>(own));
  auto put = [&](const char* name, unsigned index) {
    if (!or_none(e->fields()[index]).is_none())
      dict_set_str(vm, state, intern(vm, name), e->fields()[index]);
  };
  if (is_instance(vm, self, exception_type(vm, ExceptionType::ImportError))) {
    put("name", field::kImportName);
    put("path", field::kPath);
    put("name_from", field::kNameFrom);
  } else {
    put("name", field::kName);
    dict_set_str(vm, state, intern(vm, "args"), e->args);
  }
  return Value::object(state);
}

Value named_reduce(Vm& vm, Value self) {
  AIO_TRY(Value state, named_state(vm, self));
  Value parts[3] = {Value::object(type_of(vm, self)), self_exception(self)->args, state};
  return make_tuple(vm, parts, dict_size(as<Dict>(state)) ? 3 : 2);
}

Status base_setstate(Vm& vm, Value self, Value state) {
  if (state.is_none()) return Status::Ok;
  auto* dict = dyn_as<Dict>(state);
  if (!dict) return raise(vm, ExceptionType::TypeError, "state is not a dictionary");
  uint32_t position = 0;
  Value key, value;
  while (dict_next(dict, &position, &key, &value))
    if (auto* name = dyn_as<Str>(key)) AIO_CHECK(set_attr(vm, self, name, value));
  return Status::Ok;
}

Status set_traceback(Vm& vm, Value self, Value value) {
  if (value.is_undef())
    return raise(vm, ExceptionType::TypeError, "__traceback__ may not be deleted");
  if (!value.is_none() && !is_kind(value, Kind::Traceback))
    return raise(vm, ExceptionType::TypeError, "__traceback__ must be a traceback or None");
  vm.heap.shade(self_exception(self)->traceback);
  self_exception(self)->traceback = value;
  return Status::Ok;
}

Value with_traceback(Vm& vm, Value self, Value traceback) {
  AIO_CHECK(set_traceback(vm, self, traceback));
  return self;
}

Status base_add_note(Vm& vm, Value self, Value note) { return add_note(vm, self, note); }

Value get_args(Vm&, Value self) { return self_exception(self)->args; }
Status set_args_attribute(Vm& vm, Value self, Value value) {
  if (value.is_undef()) return raise(vm, ExceptionType::TypeError, "args may not be deleted");
  AIO_TRY(Value tuple, tuple_from_iterable(vm, value));
  vm.heap.shade(self_exception(self)->args);
  self_exception(self)->args = tuple;
  return Status::Ok;
}

Value get_traceback(Vm&, Value self) { return or_none(self_exception(self)->traceback); }
Value get_context(Vm&, Value self) { return self_exception(self)->context; }
Value get_cause(Vm&, Value self) { return self_exception(self)->cause; }

Status check_link(Vm& vm, Value value, const char* what) {
  if (value.is_undef())
    return raise(vm, ExceptionType::TypeError, "__%s__ may not be deleted", what);
  if (!value.is_none() && !is_kind(value, Kind::Exception))
    return raise(vm, ExceptionType::TypeError,
                 "exception %s must be None or derive from BaseException", what);
  return Status::Ok;
}
Status set_context_attribute(Vm& vm, Value self, Value value) {
  AIO_CHECK(check_link(vm, value, "context"));
  vm.heap.shade(self_exception(self)->context);
  self_exception(self)->context = value;
  return Status::Ok;
}
Status set_cause(Vm& vm, Value self, Value value) {
  AIO_CHECK(check_link(vm, value, "cause"));
  vm.heap.shade(self_exception(self)->cause);
  self_exception(self)->cause = value;
  self_exception(self)->flags |= Exception::kSuppressContext;
  return Status::Ok;
}

Value get_suppress(Vm&, Value self) {
  return Value::boolean(self_exception(self)->flags & Exception::kSuppressContext);
}
Status set_suppress(Vm& vm, Value self, Value value) {
  if (value.is_undef())
    return raise(vm, ExceptionType::TypeError, "can't delete numeric/char attribute");
  if (!value.is_bool())
    return raise(vm, ExceptionType::TypeError, "attribute value type must be bool");
  Exception* e = self_exception(self);
  e->flags = static_cast<uint8_t>(value.is_true() ? e->flags | Exception::kSuppressContext
                                                  : e->flags & ~Exception::kSuppressContext);
  return Status::Ok;
}

template <unsigned Index>
Value get_field(Vm&, Value self) {
  return or_none(field_of(self, Index));
}
template <unsigned Index>
Status set_field(Vm& vm, Value self, Value value) {
  vm.heap.shade(field_of(self, Index));
  field_of(self, Index) = or_none(value);
  return Status::Ok;
}
template <unsigned Index>
constexpr GetSetDef field_row(const char* name) {
  return {name, get_field<Index>, set_field<Index>};
}

#define AIO_NEW_DOC "Create and return a new object.  See help(type) for accurate signature."
#define AIO_INIT_DOC "Initialize self.  See help(type(self)) for accurate signature."
#define AIO_INIT(f) def<f>("__init__(self, /, *args, **kwargs)", AIO_INIT_DOC)

constexpr NativeDef kBaseMethods[] = {
    static_def<base_new>("__new__(cls, /, *args, **kwargs)", AIO_NEW_DOC),
    AIO_INIT(base_init),
    def<base_repr>("__repr__(self, /)", "Return repr(self)."),
    def<base_str>("__str__(self, /)", "Return str(self)."),
    def<base_reduce>("__reduce__(self, /)"),
    def<base_setstate>("__setstate__(self, state, /)"),
    def<with_traceback>("with_traceback(self, tb, /)",
                        "Set self.__traceback__ to tb and return self."),
    def<base_add_note>("add_note(self, note, /)", "Add a note to the exception"),
};
constexpr GetSetDef kBaseGetSets[] = {
    {"args", get_args, set_args_attribute},
    {"__traceback__", get_traceback, set_traceback},
    {"__context__", get_context, set_context_attribute, "exception context"},
    {"__cause__", get_cause, set_cause, "exception cause"},
    {"__suppress_context__", get_suppress, set_suppress},
};
constexpr NativeDef kPlainFieldMethods[] = {AIO_INIT(plain_fields_init)};
constexpr GetSetDef kStopIterationFields[] = {field_row<field::kValue>("value")};
constexpr GetSetDef kSystemExitFields[] = {field_row<field::kCode>("code")};
constexpr NativeDef kAttributeErrorMethods[] = {AIO_INIT(attribute_error_init),
                                                def<named_reduce>("__reduce__(self, /)"),
                                                def<named_state>("__getstate__(self, /)")};
constexpr GetSetDef kAttributeErrorFields[] = {field_row<field::kName>("name"),
                                               field_row<field::kObj>("obj")};
constexpr NativeDef kNameErrorMethods[] = {AIO_INIT(name_error_init)};
constexpr GetSetDef kNameErrorFields[] = {field_row<field::kName>("name"),
                                          field_row<field::kFrameSelf>("_frame_self")};
constexpr NativeDef kImportErrorMethods[] = {AIO_INIT(import_error_init),
                                             def<base_str>("__str__(self, /)"),
                                             def<named_reduce>("__reduce__(self, /)")};
constexpr GetSetDef kImportErrorFields[] = {
    field_row<field::kMsg>("msg"), field_row<field::kImportName>("name"),
    field_row<field::kPath>("path"), field_row<field::kNameFrom>("name_from")};
constexpr NativeDef kOsErrorMethods[] = {
    static_def<os_error_new>("__new__(cls, /, *args, **kwargs)", AIO_NEW_DOC),
    AIO_INIT(os_error_init), def<base_str>("__str__(self, /)"),
    def<os_error_reduce>("__reduce__(self, /)")};
constexpr GetSetDef kOsErrorFields[] = {field_row<field::kErrno>("errno"),
                                        field_row<field::kStrerror>("strerror"),
                                        field_row<field::kFilename>("filename"),
                                        field_row<field::kFilename2>("filename2"),
                                        {"characters_written", get_written, set_written}};
constexpr NativeDef kSyntaxErrorMethods[] = {AIO_INIT(syntax_error_init),
                                             def<base_str>("__str__(self, /)")};
constexpr GetSetDef kSyntaxErrorFields[] = {field_row<field::kText0>("msg"),
                                            field_row<field::kFile>("filename"),
                                            field_row<field::kLine>("lineno"),
                                            field_row<field::kOffset>("offset"),
                                            field_row<field::kText>("text"),
                                            field_row<field::kEndLine>("end_lineno"),
                                            field_row<field::kEndOffset>("end_offset"),
                                            field_row<field::kPrintFile>("print_file_and_line")};
constexpr NativeDef kKeyErrorMethods[] = {def<base_str>("__str__(self, /)")};
constexpr NativeDef kDecodeErrorMethods[] = {AIO_INIT(decode_error_init),
                                             def<base_str>("__str__(self, /)")};
constexpr NativeDef kEncodeErrorMethods[] = {AIO_INIT(encode_error_init),
                                             def<base_str>("__str__(self, /)")};
constexpr NativeDef kTranslateErrorMethods[] = {AIO_INIT(translate_error_init),
                                                def<base_str>("__str__(self, /)")};
constexpr GetSetDef kUnicodeErrorFields[] = {
    field_row<field::kEncoding>("encoding"), field_row<field::kObject>("object"),
    field_row<field::kStart>("start"), field_row<field::kEnd>("end"),
    field_row<field::kReason>("reason")};

struct Row {
  ExceptionType type;
  TypeDef def;
};
constexpr Row kRows[] = {
    {ExceptionType::BaseException,
     {.name = "BaseException",
      .doc = "Common base class for all exceptions.",
      .methods = kBaseMethods,
      .getsets = kBaseGetSets}},
    {ExceptionType::StopIteration,
     {.name = "StopIteration",
      .doc = "Signal the end from iterator.__next__().",
      .methods = kPlainFieldMethods,
      .getsets = kStopIterationFields}},
    {ExceptionType::SystemExit,
     {.name = "SystemExit",
      .doc = "Request to exit from the interpreter.",
      .methods = kPlainFieldMethods,
      .getsets = kSystemExitFields}},
    {ExceptionType::AttributeError,
     {.name = "AttributeError",
      .doc = "Attribute not found.",
      .methods = kAttributeErrorMethods,
      .getsets = kAttributeErrorFields}},
    {ExceptionType::NameError,
     {.name = "NameError",
      .doc = "Name not found globally.",
      .methods = kNameErrorMethods,
      .getsets = kNameErrorFields}},
    {ExceptionType::ImportError,
     {.name = "ImportError",
      .doc = "Import can't find module, or can't find name in module.",
      .methods = kImportErrorMethods,
      .getsets = kImportErrorFields}},
    {ExceptionType::OSError,
     {.name = "OSError",
      .doc = "Base class for I/O related errors.",
      .methods = kOsErrorMethods,
      .getsets = kOsErrorFields}},
    {ExceptionType::SyntaxError,
     {.name = "SyntaxError",
      .doc = "Invalid syntax.",
      .methods = kSyntaxErrorMethods,
      .getsets = kSyntaxErrorFields}},
    {ExceptionType::KeyError,
     {.name = "KeyError", .doc = "Mapping key not found.", .methods = kKeyErrorMethods}},
    {ExceptionType::UnicodeDecodeError,
     {.name = "UnicodeDecodeError",
      .doc = "Unicode decoding error.",
      .methods = kDecodeErrorMethods,
      .getsets = kUnicodeErrorFields}},
    {ExceptionType::UnicodeEncodeError,
     {.name = "UnicodeEncodeError",
      .doc = "Unicode encoding error.",
      .methods = kEncodeErrorMethods,
      .getsets = kUnicodeErrorFields}},
    {ExceptionType::UnicodeTranslateError,
     {.name = "UnicodeTranslateError",
      .doc = "Unicode translation error.",
      .methods = kTranslateErrorMethods,
      .getsets = kUnicodeErrorFields}},
};

struct DocRow {
  ExceptionType type;
  TypeDef def;
};
constexpr DocRow kDocs[] = {
    {ExceptionType::Exception,
     {.name = "Exception", .doc = "Common base class for all non-exit exceptions."}},
    {ExceptionType::KeyboardInterrupt,
     {.name = "KeyboardInterrupt", .doc = "Program interrupted by user."}},
    {ExceptionType::GeneratorExit,
     {.name = "GeneratorExit", .doc = "Request that a generator exit."}},
    {ExceptionType::StopAsyncIteration,
     {.name = "StopAsyncIteration", .doc = "Signal the end from iterator.__anext__()."}},
    {ExceptionType::ArithmeticError,
     {.name = "ArithmeticError", .doc = "Base class for arithmetic errors."}},
    {ExceptionType::FloatingPointError,
     {.name = "FloatingPointError", .doc = "Floating-point operation failed."}},
    {ExceptionType::OverflowError,
     {.name = "OverflowError", .doc = "Result too large to be represented."}},
    {ExceptionType::ZeroDivisionError,
     {.name = "ZeroDivisionError",
      .doc = "Second argument to a division or modulo operation was zero."}},
    {ExceptionType::AssertionError, {.name = "AssertionError", .doc = "Assertion failed."}},
    {ExceptionType::BufferError, {.name = "BufferError", .doc = "Buffer error."}},
    {ExceptionType::EOFError, {.name = "EOFError", .doc = "Read beyond end of file."}},
    {ExceptionType::ModuleNotFoundError,
     {.name = "ModuleNotFoundError", .doc = "Module not found."}},
    {ExceptionType::LookupError, {.name = "LookupError", .doc = "Base class for lookup errors."}},
    {ExceptionType::IndexError, {.name = "IndexError", .doc = "Sequence index out of range."}},
    {ExceptionType::MemoryError, {.name = "MemoryError", .doc = "Out of memory."}},
    {ExceptionType::UnboundLocalError,
     {.name = "UnboundLocalError", .doc = "Local name referenced but not bound to a value."}},
    {ExceptionType::RuntimeError, {.name = "RuntimeError", .doc = "Unspecified run-time error."}},
    {ExceptionType::NotImplementedError,
     {.name = "NotImplementedError", .doc = "Method or function hasn't been implemented yet."}},
    {ExceptionType::RecursionError, {.name = "RecursionError", .doc = "Recursion limit exceeded."}},
    {ExceptionType::TypeError, {.name = "TypeError", .doc = "Inappropriate argument type."}},
    {ExceptionType::ValueError,
     {.name = "ValueError", .doc = "Inappropriate argument value (of correct type)."}},
    {ExceptionType::CancelledError,
     {.name = "CancelledError", .doc = "The Future or Task was cancelled."}},
    {ExceptionType::InvalidStateError,
     {.name = "InvalidStateError", .doc = "The operation is not allowed in this state."}},
    {ExceptionType::QueueEmpty,
     {.name = "QueueEmpty", .doc = "Raised when Queue.get_nowait() is called on an empty Queue."}},
    {ExceptionType::QueueFull,
     {.name = "QueueFull",
      .doc = "Raised when the Queue.put_nowait() method is called on a full Queue."}},
    {ExceptionType::QueueShutDown,
     {.name = "QueueShutDown",
      .doc = "Raised when putting on to or getting from a shut-down Queue."}},
};

}  // namespace

void install_exceptions(Vm& vm) {
  for (const Row& row : kRows) fill_type(vm, exception_type(vm, row.type), row.def);
  for (const DocRow& row : kDocs) fill_type(vm, exception_type(vm, row.type), row.def);
  install_exception_groups(vm);
  Value exceptions = Value::object(intern(vm, "asyncio.exceptions"));
  Value queues = Value::object(intern(vm, "asyncio.queues"));
  for (ExceptionType t : {ExceptionType::CancelledError, ExceptionType::InvalidStateError})
    exception_type(vm, t)->attributes = exceptions;
  for (ExceptionType t :
       {ExceptionType::QueueEmpty, ExceptionType::QueueFull, ExceptionType::QueueShutDown})
    exception_type(vm, t)->attributes = queues;
}

}  // namespace aio
