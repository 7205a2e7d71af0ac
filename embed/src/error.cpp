// Error, and the way of exceptions over the border in both directions.
#include <new>
#include <stdexcept>
#include <system_error>

#include "embed/src/host.hpp"

namespace aio {
inline namespace v0 {

Error::Error(std::string type, std::string message) {
  auto state = std::make_shared<State>();
  state->what = message.empty() ? type : type + ": " + message;
  state->text = state->what + "\n";
  state->classes = {type};
  state->type_name = std::move(type);
  state->message = std::move(message);
  state_ = std::move(state);
}
Error::Error(std::shared_ptr<const State> state) noexcept : state_(std::move(state)) {}

const char* Error::what() const noexcept { return state_->what.c_str(); }
const std::string& Error::type_name() const noexcept { return state_->type_name; }
const std::string& Error::message() const noexcept { return state_->message; }
const std::string& Error::format() const noexcept { return state_->text; }
int Error::exit_code() const noexcept { return state_->exit_code; }
Value Error::value() const { return state_->exception; }
bool Error::is(std::string_view type_name) const noexcept {
  for (const std::string& name : state_->classes)
    if (name == type_name) return true;
  return false;
}

namespace detail {

void Host::throw_pending() {
  Rooted e(vm(), take_exception(vm()));
  if (vm().terminated) throw Error("Terminated", "the host stopped this interpreter");
  auto state = std::make_shared<Error::State>();
  state->exception = keep(e);
  Type* type = type_of(vm(), e);
  state->type_name = to_utf8(type->name);
  Tuple* mro = type->mro;
  for (size_t i = 0; i < mro->size; ++i)
    state->classes.push_back(to_utf8(as<Type>(mro->items()[i])->name));
  raw::Value text = str_of(vm(), e);
  if (text.is_exc()) (void)take_exception(vm());
  else state->message = to_utf8(as<Str>(text));
  state->what =
      state->message.empty() ? state->type_name : state->type_name + ": " + state->message;
  state->text = format_exception(vm(), e);
  if (exception_is(vm(), e, ExceptionType::SystemExit)) {
    raw::Value code = field_of(e, 0);
    int64_t wide = -1;
    if (code.is_none() || code.is_undef()) state->exit_code = 0;
    else if (is_int(code))
      state->exit_code = static_cast<int>((int_to_int64(code, &wide) ? wide : -1) & 0xFF);
  }
  throw Access::error(std::move(state));
}

namespace {

/// The builtin exception class with this name, or undef.
raw::Value exception_class(Vm& vm, const std::string& name) {
  raw::Value cls = dict_get_str(vm, vm.builtins, intern(vm, name));
  if (!is_kind(cls, Kind::Type)) return raw::Value::undef();
  Result<bool> ok =
      subclass_check(vm, cls, raw::Value::object(exception_type(vm, ExceptionType::BaseException)));
  return !failed(ok) && *ok ? cls : raw::Value::undef();
}

void raise_error(Host& host, const Error& error) {
  Vm& vm = host.vm();
  Root* root = Access::root(Access::state(error).exception);
  if (root && root->host == &host) {
    (void)raise_object(vm, root->value);
    return;
  }
  raw::Value cls = exception_class(vm, error.type_name());
  if (cls.is_undef()) {
    (void)raise(vm, ExceptionType::RuntimeError, "%s", error.what());
    return;
  }
  Rooted message(vm, make_str(vm, error.message()));
  raw::Value e = vm.call(cls, message);
  if (!e.is_exc()) (void)raise_object(vm, e);
}

}  // namespace

void raise_current_exception(Host& host) {
  Vm& vm = host.vm();
  auto pending = [&](ExceptionType type, const std::exception& e) {
    (void)raise(vm, type, "%s", e.what());
  };
  try {
    throw;
  } catch (const Error& e) { raise_error(host, e); } catch (const std::invalid_argument& e) {
    pending(ExceptionType::ValueError, e);
  } catch (const std::domain_error& e) {
    pending(ExceptionType::ValueError, e);
  } catch (const std::length_error& e) {
    pending(ExceptionType::ValueError, e);
  } catch (const std::out_of_range& e) {
    pending(ExceptionType::IndexError, e);
  } catch (const std::overflow_error& e) {
    pending(ExceptionType::OverflowError, e);
  } catch (const std::bad_alloc&) {
    (void)raise_memory_error(vm);
  } catch (const std::system_error& e) {
    if (e.code().category() == std::generic_category() ||
        e.code().category() == std::system_category())
      (void)raise_os_error(vm, e.code().value(), raw::Value::undef());
    else pending(ExceptionType::OSError, e);
  } catch (const std::exception& e) { pending(ExceptionType::RuntimeError, e); } catch (...) {
    (void)raise(vm, ExceptionType::RuntimeError, "unknown C++ exception");
  }
}

void throw_argument_error(std::size_t number, const char* expected, const Value& got,
                          const Error& error) {
  std::string where = "argument " + std::to_string(number + 1);
  if (error.type_name() == "TypeError")
    throw Error("TypeError", where + " must be " + expected + ", not " + got.type_name());
  throw Error(error.type_name(), where + ": " + error.message());
}

}  // namespace detail
}  // namespace v0
}  // namespace aio
