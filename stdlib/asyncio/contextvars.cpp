// Module contextvars. A context's variables are an immutable Dict that every change replaces
// (runtime/task/context.cpp), so copying a context costs nothing and a task that sets no variable
// has no Context object.
#include <cstdio>

#include "runtime/object/exception.hpp"
#include "stdlib/asyncio/asyncio_module.hpp"
#include "stdlib/types/container_support.hpp"
#include "stdlib/types/support.hpp"

namespace aio {

using namespace asyncio;

namespace {

struct ContextVar : NativeObject {
  Value name;
  Value fallback;  ///< undef: none
};
struct Token : NativeObject {
  static constexpr uint8_t kUsed = kFlagKind1;
  Value context;
  Value var;
  Value old_value;  ///< undef: MISSING
};
struct Missing : NativeObject {};

ContextVar* variable(Value v) { return static_cast<ContextVar*>(v.as_object()); }
Token* token(Value v) { return static_cast<Token*>(v.as_object()); }
ContextObject* context(Value v) { return static_cast<ContextObject*>(v.as_object()); }

template <class T>
T* make(Vm& vm, AsyncType type) {
  return static_cast<T*>(new_instance(vm, vm.scheduler->type(type)));
}

std::string address_of(Value v) {
  char text[32];
  std::snprintf(text, sizeof text, "%p", static_cast<void*>(v.as_object()));
  return text;
}

Value lookup(Vm& vm, Value vars, Value key) {
  return vars.is_none() ? Value::undef() : dict_get(vm, as<Dict>(vars), key);
}

/// vars with key set, or without it when value is undef; never changes `vars`.
Value changed(Vm& vm, Value vars, Value key, Value value) {
  Rooted copy(vm, vars.is_none() ? new_dict(vm) : dict_copy(vm, as<Dict>(vars)));
  if (value.is_undef()) AIO_CHECK(dict_pop(vm, copy.as<Dict>(), key));
  else AIO_CHECK(dict_set(vm, copy.as<Dict>(), key, value));
  return copy;
}

Status store(Vm& vm, ContextObject* c, Value key, Value value) {
  Rooted keep(vm, c);
  AIO_TRY(Value vars, changed(vm, c->vars, key, value));
  vm.heap.shade(c->vars);
  c->vars = vars;
  return Status::Ok;
}

bool is_variable(Vm& vm, Value v) {
  return is_kind(v, Kind::Native) && type_of(vm, v) == vm.scheduler->type(AsyncType::ContextVar);
}

Status check_key(Vm& vm, Value key) {
  if (is_variable(vm, key)) return Status::Ok;
  AIO_TRY(Value text, repr_of(vm, key));
  return raise(vm, ExceptionType::TypeError, "a ContextVar key was expected, got %S",
               as<Str>(text));
}

// --- ContextVar ----------------------------------------------------------------------------------

Value variable_new(Vm& vm, Value, Value name, Value fallback) {
  if (!is_kind(name, Kind::Str))
    return raise(vm, ExceptionType::TypeError, "context variable name must be a str");
  auto* v = make<ContextVar>(vm, AsyncType::ContextVar);
  v->name = name;
  v->fallback = fallback;
  return Value::object(v);
}
Value variable_repr(Vm& vm, Value self) {
  AIO_TRY(Value name, repr_of(vm, variable(self)->name));
  std::string text = "<ContextVar name=" + to_utf8(as<Str>(name));
  if (!variable(self)->fallback.is_undef()) {
    AIO_TRY(Value fallback, repr_of(vm, variable(self)->fallback));
    text += " default=" + to_utf8(as<Str>(fallback));
  }
  return make_str(vm, text + " at " + address_of(self) + ">");
}
Value variable_get(Vm& vm, Value self, Value fallback) {
  AIO_TRY(Value v, lookup(vm, snapshot_context(vm), self));
  if (!v.is_undef()) return v;
  if (!fallback.is_undef()) return fallback;
  if (!variable(self)->fallback.is_undef()) return variable(self)->fallback;
  return raise_value(vm, ExceptionType::LookupError, self);
}
Value variable_set(Vm& vm, Value self, Value value) {
  ContextObject* c = current_context(vm);
  AIO_TRY(Value old, lookup(vm, c->vars, self));
  auto* t = make<Token>(vm, AsyncType::Token);
  t->context = Value::object(c);
  t->var = self;
  t->old_value = old;
  Rooted keep(vm, t);
  AIO_CHECK(store(vm, c, self, value));
  return keep;
}
Status variable_reset(Vm& vm, Value self, Value given) {
  if (!is_kind(given, Kind::Native) || type_of(vm, given) != vm.scheduler->type(AsyncType::Token))
    return raise(vm, ExceptionType::TypeError, "expected an instance of Token, got '%T'", given);
  Token* t = token(given);
  const char* fault = t->flags & Token::kUsed ? " has already been used once"
                      : t->var != self        ? " was created by a different ContextVar"
                      : t->context != Value::object(current_context(vm))
                          ? " was created in a different Context"
                          : nullptr;
  if (fault) {
    AIO_TRY(Value text, repr_of(vm, given));
    return raise(vm,
                 t->flags & Token::kUsed ? ExceptionType::RuntimeError : ExceptionType::ValueError,
                 "%S%s", as<Str>(text), fault);
  }
  t->flags |= Token::kUsed;
  return store(vm, current_context(vm), self, t->old_value);
}

// --- Token ---------------------------------------------------------------------------------------

Value token_repr(Vm& vm, Value self) {
  AIO_TRY(Value var, repr_of(vm, token(self)->var));
  std::string text = token(self)->flags & Token::kUsed ? "<Token used var=" : "<Token var=";
  return make_str(vm, text + to_utf8(as<Str>(var)) + " at " + address_of(self) + ">");
}
Value token_old_value(Vm& vm, Value self) {
  if (!token(self)->old_value.is_undef()) return token(self)->old_value;
  return get_attr(vm, Value::object(type_of(vm, self)), intern(vm, "MISSING"));
}
Value missing_repr(Vm& vm, Value) { return make_str(vm, "<Token.MISSING>"); }

// --- Context -------------------------------------------------------------------------------------

Value context_new(Vm& vm, Value) {
  auto* c = make<ContextObject>(vm, AsyncType::Context);
  c->vars = Value::none();
  return Value::object(c);
}
Value context_copy(Vm& vm, Value self) {
  auto* c = make<ContextObject>(vm, AsyncType::Context);
  c->vars = context(self)->vars;
  return Value::object(c);
}
Value copy_context(Vm& vm) {
  auto* c = make<ContextObject>(vm, AsyncType::Context);
  c->vars = snapshot_context(vm);
  return Value::object(c);
}
Value context_run(Vm& vm, Value self, Value callable, VarArgs args, Dict* keywords) {
  Scheduler& s = *vm.scheduler;
  ContextObject* c = context(self);
  bool entered = c->flags & ContextObject::kEntered || s.context == self;
  if (entered) {
    AIO_TRY(Value text, repr_of(vm, self));
    return raise(vm, ExceptionType::RuntimeError, "cannot enter context: %S is already entered",
                 as<Str>(text));
  }
  Rooted previous(vm, s.context), keep(vm, self),
      keep_keywords(vm, keywords ? Value::object(keywords) : Value::none());
  c->flags |= ContextObject::kEntered;
  s.context = self;
  Value r = call_with(vm, callable, args, keywords);
  s.context = previous;
  keep.as<ContextObject>()->flags &= static_cast<uint8_t>(~ContextObject::kEntered);
  return r;
}
Value vars_of(Vm& vm, Value self) {
  return context(self)->vars.is_none() ? Value::object(new_dict(vm)) : context(self)->vars;
}
int64_t context_len(Vm&, Value self) {
  return context(self)->vars.is_none() ? 0 : as<Dict>(context(self)->vars)->live;
}
Result<bool> context_contains(Vm& vm, Value self, Value key) {
  AIO_CHECK(check_key(vm, key));
  AIO_TRY(Value v, lookup(vm, context(self)->vars, key));
  return !v.is_undef();
}
Value context_item(Vm& vm, Value self, Value key) {
  AIO_CHECK(check_key(vm, key));
  AIO_TRY(Value v, lookup(vm, context(self)->vars, key));
  return v.is_undef() ? static_cast<Value>(raise_value(vm, ExceptionType::KeyError, key)) : v;
}
Value context_get(Vm& vm, Value self, Value key, Value fallback) {
  AIO_CHECK(check_key(vm, key));
  AIO_TRY(Value v, lookup(vm, context(self)->vars, key));
  return v.is_undef() ? fallback : v;
}
Value context_view(Vm& vm, Value self, const char* method) {
  return vm.call_method(vars_of(vm, self), intern(vm, method));
}
Value context_keys(Vm& vm, Value self) { return context_view(vm, self, "keys"); }
Value context_values(Vm& vm, Value self) { return context_view(vm, self, "values"); }
Value context_items(Vm& vm, Value self) { return context_view(vm, self, "items"); }
Value context_iter(Vm& vm, Value self) { return context_view(vm, self, "__iter__"); }
Value context_equal(Vm& vm, Value self, Value other) {
  if (!is_kind(other, Kind::Native) || type_of(vm, other) != type_of(vm, self))
    return Value::not_implemented();
  return compare(vm, CompareOp::Eq, vars_of(vm, self), vars_of(vm, other));
}

constexpr NativeDef kVariableMethods[] = {
    static_def<variable_new>("__new__(cls, name, /, *, default=<unset>)"),
    def<variable_repr>("__repr__(self, /)"),
    def<variable_get>("get(self, default=<unset>, /)",
                      "Return a value for the context variable for the current context."),
    def<variable_set>("set(self, value, /)",
                      "Call to set a new value for the context variable in the current context."),
    def<variable_reset>("reset(self, token, /)", "Reset the context variable."),
    class_def<class_get_item>("__class_getitem__(cls, item, /)"),
};
constexpr GetSetDef kVariableAttributes[] = {
    {"name", [](Vm&, Value self) { return variable(self)->name; }}};
constexpr NativeDef kTokenMethods[] = {
    def<token_repr>("__repr__(self, /)"),
    class_def<class_get_item>("__class_getitem__(cls, item, /)"),
};
constexpr GetSetDef kTokenAttributes[] = {
    {"var", [](Vm&, Value self) { return token(self)->var; }},
    {"old_value", token_old_value},
};
constexpr NativeDef kMissingMethods[] = {def<missing_repr>("__repr__(self, /)")};
constexpr NativeDef kContextMethods[] = {
    static_def<context_new>("__new__(cls, /)"),
    def<context_run>("run(self, callable, /, *args, **kwargs)"),
    def<context_copy>("copy(self, /)", "Return a shallow copy of the context object."),
    def<context_get>("get(self, key, default=None, /)"),
    def<context_keys>("keys(self, /)"),
    def<context_values>("values(self, /)"),
    def<context_items>("items(self, /)"),
    def<context_len>("__len__(self, /)"),
    def<context_contains>("__contains__(self, key, /)"),
    def<context_item>("__getitem__(self, key, /)"),
    def<context_iter>("__iter__(self, /)"),
    def<context_equal>("__eq__(self, other, /)"),
};

constexpr NativeLayout kVariableLayout = {sizeof(ContextVar), [](Object* o, Tracer& tracer) {
                                            tracer.visit(static_cast<ContextVar*>(o)->name);
                                            tracer.visit(static_cast<ContextVar*>(o)->fallback);
                                          }};
constexpr NativeLayout kTokenLayout = {sizeof(Token), [](Object* o, Tracer& tracer) {
                                         tracer.visit(static_cast<Token*>(o)->context);
                                         tracer.visit(static_cast<Token*>(o)->var);
                                         tracer.visit(static_cast<Token*>(o)->old_value);
                                       }};
constexpr NativeLayout kContextLayout = {sizeof(ContextObject), [](Object* o, Tracer& tracer) {
                                           tracer.visit(static_cast<ContextObject*>(o)->vars);
                                         }};
constexpr NativeLayout kMissingLayout = {sizeof(Missing), nullptr};

constexpr TypeDef kVariableType = {.name = "_contextvars.ContextVar",
                                   .methods = kVariableMethods,
                                   .getsets = kVariableAttributes,
                                   .layout = &kVariableLayout};
constexpr TypeDef kTokenType = {.name = "_contextvars.Token",
                                .methods = kTokenMethods,
                                .getsets = kTokenAttributes,
                                .layout = &kTokenLayout,
                                .flags = kTypeDisallowNew};
constexpr TypeDef kMissingType = {.name = "Token.MISSING",
                                  .methods = kMissingMethods,
                                  .layout = &kMissingLayout,
                                  .flags = kTypeDisallowNew};
constexpr TypeDef kContextType = {
    .name = "_contextvars.Context", .methods = kContextMethods, .layout = &kContextLayout};
constexpr NativeDef kFunctions[] = {def<copy_context>("copy_context()")};

Status init(Vm& vm, Module* module) {
  make_context_types(vm);
  Scheduler& s = *vm.scheduler;
  module_set(vm, module, "Context", Value::object(s.type(AsyncType::Context)));
  module_set(vm, module, "ContextVar", Value::object(s.type(AsyncType::ContextVar)));
  module_set(vm, module, "Token", Value::object(s.type(AsyncType::Token)));
  return Status::Ok;
}

}  // namespace

namespace asyncio {

void make_context_types(Vm& vm) {
  Scheduler& s = *vm.scheduler;
  if (s.type(AsyncType::Context)) return;
  s.types[static_cast<size_t>(AsyncType::Context)] = define_type(vm, kContextType);
  s.types[static_cast<size_t>(AsyncType::ContextVar)] = define_type(vm, kVariableType);
  Type* token_type = define_type(vm, kTokenType);
  s.types[static_cast<size_t>(AsyncType::Token)] = token_type;
  Rooted missing(vm, new_instance(vm, define_type(vm, kMissingType)));
  if (failed(type_store(vm, token_type, intern(vm, "MISSING"), missing))) (void)take_exception(vm);
}

}  // namespace asyncio

extern const ModuleDef kContextvarsModule;
extern const ModuleDef kContextvarsNativeModule;
const ModuleDef kContextvarsModule = {.name = "contextvars", .functions = kFunctions, .init = init};
const ModuleDef kContextvarsNativeModule = {
    .name = "_contextvars", .functions = kFunctions, .init = init};

}  // namespace aio
