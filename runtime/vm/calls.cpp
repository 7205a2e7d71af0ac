// Calls of anything callable: argument binding, classes, natives, and the way from C++ into scripts
// (Vm::call). Invariant: arguments stand in a window on the register stack from the moment they are
// evaluated until the callee's frame takes them over, so they are rooted without copies.
#include "runtime/native/native.hpp"
#include "runtime/object/builtin_ops.hpp"
#include "runtime/object/object_model.hpp"
#include "runtime/object/traceback_format.hpp"
#include "runtime/vm/generators.hpp"
#include "runtime/vm/vm_internal.hpp"

namespace aio {

Value* free_top(Vm& vm, Value* regs) {
  Value* top = vm.top;
  if (regs && !is_heap_frame(regs)) top = regs + function_of(regs)->register_count;
  return top > vm.native_top ? top : vm.native_top;
}

Raised raise_recursion(Vm& vm, const char* what) {
  return raise(vm, ExceptionType::RecursionError, "maximum recursion depth exceeded%s",
               what ? what : "");
}

Status ensure_stack(Vm& vm, Value* end) {
  if (end <= vm.stack->soft_limit) return Status::Ok;
  if (end > vm.stack->hard_limit) return raise_recursion(vm);
  // What lies between the limits is fresh from the kernel (zero: reads as the float 0.0) or was
  // cleared by the collector.
  size_t used = static_cast<size_t>(end - vm.stack->base);
  Value* grown = vm.stack->base + used + used / 2 + 1024;
  vm.stack->soft_limit = grown < vm.stack->hard_limit ? grown : vm.stack->hard_limit;
  if (!vm.interrupt.load(std::memory_order_relaxed))
    vm.stack_limit.store(vm.stack->soft_limit, std::memory_order_relaxed);
  return Status::Ok;
}

namespace {

/// Registers a native's arguments as roots while it runs, and keeps frames of nested calls above
/// them.
class WindowScope {
 public:
  WindowScope(Vm& vm, Value* values, size_t count)
      : vm_(vm), window_{values, count, vm.windows}, saved_top_(vm.native_top) {
    vm.windows = &window_;
    if (values + count > vm.native_top) vm.native_top = values + count;
  }
  ~WindowScope() {
    vm_.windows = window_.next;
    vm_.native_top = saved_top_;
  }
  WindowScope(const WindowScope&) = delete;

 private:
  Vm& vm_;
  NativeWindow window_;
  Value* saved_top_;
};

/// A callee resolved so far: what prepare_call loops over.
struct Callee {
  Value* base;
  uint32_t count;
  Tuple* kw_names;
};

void insert_first(Callee& c, Value first) {
  Value* args = c.base + kHeaderSlots;
  for (uint32_t i = c.count; i > 0; --i) args[i] = args[i - 1];
  args[0] = first;
  ++c.count;
}

Value unwrap_static(Value v) {
  if (StaticMethod* s = dyn_as<StaticMethod>(v)) return s->function;
  return v;
}

/// type.__call__ is not overridden by the class's metaclass.
bool has_plain_construction(Vm& vm, Type* cls) {
  Type* meta = type_of(vm, Value::object(cls));
  if (meta == vm.type(BuiltinType::Type)) return true;
  Value call = lookup_special(vm, meta, Special::Call);
  NativeFunction* native = dyn_as<NativeFunction>(call);
  return native && native->owner == vm.type(BuiltinType::Type);
}

CallOutcome finish(const CallSite& site, Value result) {
  if (result.is_exc()) return CallOutcome::Raised;
  site.caller[site.dest] = result;
  return CallOutcome::Done;
}

CallOutcome enter_script(Vm& vm, const CallSite& site, Function* f, Callee c, CallerTag tag,
                         Value** entered) {
  Value* regs = c.base + kHeaderSlots;
  if (failed(ensure_stack(vm, regs + f->register_count + 2))) return CallOutcome::Raised;
  if (failed(bind_parameters(vm, f, regs, c.count, c.kw_names))) return CallOutcome::Raised;
  if (f->aux & Function::kGeneratorLike) {
    const Insn* next = site.from_script ? resume_pc(header_of(site.caller)->resume) : nullptr;
    bool awaited = next && next->op == static_cast<uint16_t>(Op::GetAwaitable);
    Generator* g = make_generator(vm, f, regs, awaited);
    if (next) note_loop(vm, g, next);
    return finish(site, Value::object(g));
  }
  if (!enter_depth(vm)) {
    ++vm.depth_left;
    (void)raise_recursion(vm);
    return CallOutcome::Raised;
  }
  FrameHeader* h = header_of(regs);
  h->function = Value::object(f);
  h->caller = reinterpret_cast<uintptr_t>(site.caller) | tag;
  *entered = regs;
  return CallOutcome::Enter;
}

CallOutcome call_native_window(Vm& vm, const CallSite& site, NativeFunction* f, Callee c) {
  WindowScope scope(vm, c.base + kHeaderSlots, c.count);
  uint32_t keywords = c.kw_names ? static_cast<uint32_t>(c.kw_names->size) : 0;
  Rooted names(vm, c.kw_names ? Value::object(c.kw_names) : Value::undef());
  return finish(site,
                f->def->entry(vm, Args{c.base + kHeaderSlots, c.count - keywords, c.kw_names, f}));
}

/// __init__ of a new instance: the instance goes to the destination register first, where a script
/// __init__'s frame leaves it alone (CallerTag Init).
CallOutcome run_init(Vm& vm, const CallSite& site, Value instance, Callee c, Value** entered) {
  Type* actual = type_of(vm, instance);
  Value init = unwrap_static(lookup_special(vm, actual, Special::Init));
  if (NativeFunction* native = dyn_as<NativeFunction>(init)) {
    insert_first(c, instance);
    WindowScope scope(vm, c.base + kHeaderSlots, c.count);
    uint32_t keywords = c.kw_names ? static_cast<uint32_t>(c.kw_names->size) : 0;
    if (native->def->entry(vm, Args{c.base + kHeaderSlots, c.count - keywords, c.kw_names, native})
            .is_exc())
      return CallOutcome::Raised;
    return finish(site, instance);
  }
  if (Function* f = dyn_as<Function>(init); f && !(f->aux & Function::kGeneratorLike)) {
    // The destination may be base[0], where the callee's header would stand: move the window one
    // slot up.
    for (uint32_t i = c.count; i > 0; --i)
      c.base[kHeaderSlots + 1 + i] = c.base[kHeaderSlots + i - 1];
    c.base[kHeaderSlots + 1] = instance;
    site.caller[site.dest] = instance;
    return enter_script(vm, site, f, Callee{c.base + 1, c.count + 1, c.kw_names}, kCallerInit,
                        entered);
  }
  Rooted keep(vm, instance), keep_init(vm, init);
  WindowScope scope(vm, c.base + kHeaderSlots, c.count);
  Value bound = is_kind(init, Kind::Function)
                    ? make_bound_method(vm, init, instance)
                    : get_attr(vm, instance, vm.special_names[static_cast<size_t>(Special::Init)]);
  if (bound.is_exc()) return CallOutcome::Raised;
  Value r = vm.call(bound, c.base + kHeaderSlots, c.count, c.kw_names);
  if (r.is_exc()) return CallOutcome::Raised;
  if (!r.is_none()) {
    (void)raise(vm, ExceptionType::TypeError, "__init__() should return None, not '%T'", r);
    return CallOutcome::Raised;
  }
  return finish(site, instance);
}

}  // namespace

Value convert_plain(Vm& vm, Type* cls, Value v) {
  bool text = is_kind(v, Kind::Str) && v.as_object()->shape == shape_id(vm, BuiltinType::Str);
  if (!text && !v.is_small_int() && !v.is_float()) return Value::undef();
  if (cls == vm.type(BuiltinType::Str))
    return text ? v : v.is_small_int() ? int_repr(vm, v) : Value::undef();
  if (cls == vm.type(BuiltinType::Int))
    return text ? int_from_text(vm, v, 10) : v.is_small_int() ? v : Value::undef();
  if (cls != vm.type(BuiltinType::Float)) return Value::undef();
  if (v.is_float()) return v;
  if (v.is_small_int()) return Value::number(static_cast<double>(v.as_small_int()));
  AIO_TRY(double d, float_from_text(vm, v));
  return Value::number(d);
}

namespace {

/// cls(*args) with type.__call__: __new__, then __init__ if the result is an instance.
CallOutcome construct(Vm& vm, const CallSite& site, Type* cls, Callee c, Value** entered) {
  if (c.count == 1 && !c.kw_names) {
    Value converted = convert_plain(vm, cls, c.base[kHeaderSlots]);
    if (!converted.is_undef()) return finish(site, converted);
  }
  if (cls == vm.type(BuiltinType::Type) && c.count == 1 && !c.kw_names) {
    return finish(site, Value::object(type_of(vm, c.base[kHeaderSlots])));
  }
  if (cls->flags & kTypeDisallowNew) {
    (void)raise(vm, ExceptionType::TypeError, "cannot create '%s' instances",
                to_utf8(cls->name).c_str());
    return CallOutcome::Raised;
  }
  Value make = unwrap_static(lookup_special(vm, cls, Special::New));
  if (is_kind(make, Kind::ClassMethod)) {
    make = bind_attribute(vm, make, Value::undef(), cls);
    if (make.is_exc()) return CallOutcome::Raised;
  }
  Value instance;
  WindowScope scope(vm, c.base + kHeaderSlots, c.count);
  Rooted names(vm, c.kw_names ? Value::object(c.kw_names) : Value::undef());
  if (NativeFunction* native = dyn_as<NativeFunction>(make)) {
    Type* object = vm.type(BuiltinType::Object);
    if (native->owner == object && !(cls->flags & kTypeAbstract) &&
        !is_kind(lookup_special(vm, cls, Special::Init), Kind::NativeFunction)) {
      // object.__new__ ignores the arguments when __init__ is overridden.
      instance = Value::object(new_instance(vm, cls));
    } else {
      // The slot below the arguments is part of the (unused) header: the class goes there.
      Value* args = c.base + kHeaderSlots - 1;
      args[0] = Value::object(cls);
      uint32_t keywords = c.kw_names ? static_cast<uint32_t>(c.kw_names->size) : 0;
      instance = native->def->entry(vm, Args{args, c.count + 1 - keywords, c.kw_names, native});
    }
  } else {
    Value* args = c.base + kHeaderSlots - 1;
    args[0] = Value::object(cls);
    Rooted keep(vm, make);
    instance = vm.call(make, args, c.count + 1, c.kw_names);
  }
  if (instance.is_exc()) return CallOutcome::Raised;
  if (!is_instance(vm, instance, cls)) return finish(site, instance);
  if (NativeFunction* own = dyn_as<NativeFunction>(make);
      own && own->owner != vm.type(BuiltinType::Object)) {
    // object.__init__ does nothing for a class that has a __new__ of its own.
    NativeFunction* init =
        dyn_as<NativeFunction>(lookup_special(vm, type_of(vm, instance), Special::Init));
    if (init && init->owner == vm.type(BuiltinType::Object)) return finish(site, instance);
  }
  return run_init(vm, site, instance, c, entered);
}

}  // namespace

CallOutcome prepare_call(Vm& vm, const CallSite& site, Value** entered) {
  Callee c{site.base, site.count, site.kw_names};
  int32_t chained = 0;  // objects whose __call__ is an object with a __call__ in turn
  for (;;) {
    Value callee = c.base[0];
    if (failed(ensure_stack(vm, c.base + kHeaderSlots + c.count + 4))) return CallOutcome::Raised;
    if (callee.is_object()) {
      Object* o = callee.as_object();
      switch (o->kind) {
        case Kind::Function:
          return enter_script(vm, site, static_cast<Function*>(o), c, kCallerPlain, entered);
        case Kind::NativeFunction:
          return call_native_window(vm, site, static_cast<NativeFunction*>(o), c);
        case Kind::BoundMethod: {
          BoundMethod* m = static_cast<BoundMethod*>(o);
          insert_first(c, m->self);
          c.base[0] = m->function;
          continue;
        }
        case Kind::StaticMethod: c.base[0] = static_cast<StaticMethod*>(o)->function; continue;
        case Kind::Type:
          if (has_plain_construction(vm, static_cast<Type*>(o))) {
            if (failed(vm.check_native_stack())) return CallOutcome::Raised;
            return construct(vm, site, static_cast<Type*>(o), c, entered);
          }
          break;
        default: break;
      }
    }
    Value call = lookup_special(vm, type_of(vm, callee), Special::Call);
    if (call.is_undef()) {
      (void)raise(vm, ExceptionType::TypeError, "'%T' object is not callable", callee);
      return CallOutcome::Raised;
    }
    if (is_kind(call, Kind::Function) || is_kind(call, Kind::NativeFunction)) {
      insert_first(c, callee);
      c.base[0] = call;
      continue;
    }
    if (++chained > vm.depth_left) {
      (void)raise_recursion(vm, " while calling a Python object");
      return CallOutcome::Raised;
    }
    WindowScope scope(vm, c.base, c.count + kHeaderSlots);
    c.base[1] = c.base[2] = Value::undef();
    Value bound = get_attr(vm, callee, vm.special_names[static_cast<size_t>(Special::Call)]);
    if (bound.is_exc()) return CallOutcome::Raised;
    if (failed(vm.check_native_stack())) return CallOutcome::Raised;
    c.base[0] = unwrap_static(call).bits == call.bits ? bound : unwrap_static(call);
  }
}

// --- from C++ ------------------------------------------------------------------------------------

Value run_frame(Vm& vm, Value* regs, Insn* pc) {
  run_raw(vm, regs, pc);
  if (static_cast<Outcome>(vm.run_outcome) != Outcome::Raise) return vm.run_result;
  vm.exception = vm.run_result;
  return Value::exc();
}

void run_raw(Vm& vm, Value* regs, Insn* pc) {
  Value* K = function_of(regs)->constants;
#ifdef AIO_LOOP_DISPATCH
  OpResult state{pc, regs, K};
  while (state.pc) state = kHandlers[state.pc->op](state.pc, state.R, state.K, &vm, vm.dispatch);
#else
  kHandlers[pc->op](pc, regs, K, &vm, vm.dispatch);
#endif
}

Value Vm::call(Value callable, const Value* args, size_t count, Tuple* kw_names) {
  AIO_CHECK(check_native_stack());
  if (interrupt.load(std::memory_order_relaxed) & kInterruptTerminate) [[unlikely]]
    AIO_CHECK(handle_interrupt());
  Value* caller = regs;
  Value* base = free_top(*this, caller);
  AIO_CHECK(ensure_stack(*this, base + kHeaderSlots + count + 8));
  base[0] = callable;
  base[1] = base[2] = Value::undef();
  for (size_t i = 0; i < count; ++i) base[kHeaderSlots + i] = args[i];
  // The result register of a call from C++ is the window's first slot.
  Value* entered = nullptr;
  WindowScope scope(*this, base, 1);
  CallOutcome outcome = prepare_call(
      *this, CallSite{base, base, static_cast<uint32_t>(count), kw_names, 0}, &entered);
  if (outcome == CallOutcome::Done) return base[0];
  if (outcome == CallOutcome::Raised) return Value::exc();
  FrameHeader* h = header_of(entered);
  bool init = (h->caller & kCallerTagMask) == kCallerInit;
  Rooted instance(*this, init ? base[0] : Value::undef());
  h->caller = reinterpret_cast<uintptr_t>(caller) | kCallerEntry;
  Value r = run_frame(*this, entered, function_of(entered)->entry);
  regs = caller;
  if (r.is_exc() || !init) return r;
  if (!r.is_none())
    return raise(*this, ExceptionType::TypeError, "__init__() should return None, not '%T'", r);
  return instance;
}

Value Vm::call_method(Value object, Str* name, const Value* args, size_t count) {
  Rooted keep(*this, object);
  Value method = get_attr(*this, object, name);
  if (method.is_exc()) return method;
  return call(method, args, count);
}

Value Vm::run_code(Code* code, Dict* globals, Value locals) {
  Rooted keep_globals(*this, globals), keep_locals(*this, locals);
  Function* f = make_function(code, globals);
  if (f->code->unit->flags & (kCodeNames | kCodeClassBody)) {
    Value namespace_argument = locals.is_undef() ? Value::object(globals) : locals;
    return call(Value::object(f), &namespace_argument, 1);
  }
  return call(Value::object(f));
}

// --- binding -------------------------------------------------------------------------------------

namespace {

std::string quoted_list(const std::vector<std::string>& names) {
  std::string out;
  for (size_t i = 0; i < names.size(); ++i) {
    if (i > 0) out += names.size() == 2 ? " and " : i + 1 == names.size() ? ", and " : ", ";
    out += "'" + names[i] + "'";
  }
  return out;
}

std::string function_label(Function* f) {
  if (f->extra && is_kind(f->extra->qualname, Kind::Str))
    return to_utf8(as<Str>(f->extra->qualname));
  return to_utf8(f->code->qualname);
}

Status raise_missing(Vm& vm, Function* f, const std::vector<std::string>& names, const char* kind) {
  return raise(vm, ExceptionType::TypeError, "%s() missing %zu required %s argument%s: %s",
               function_label(f).c_str(), names.size(), kind, names.size() == 1 ? "" : "s",
               quoted_list(names).c_str());
}

Status raise_too_many(Vm& vm, Function* f, const Value* regs, uint32_t given) {
  const CodeUnit& unit = *f->code->unit;
  size_t defaults = f->defaults.is_undef() ? 0 : as<Tuple>(f->defaults)->size;
  uint32_t keyword_only = 0;
  for (uint32_t i = 0; i < unit.keyword_only_count; ++i) {
    if (!regs[unit.positional_count + i].is_undef()) ++keyword_only;
  }
  std::string takes;
  bool plural;
  if (defaults) {
    takes = "from " + std::to_string(unit.positional_count - defaults) + " to " +
            std::to_string(unit.positional_count);
    plural = true;
  } else {
    takes = std::to_string(unit.positional_count);
    plural = unit.positional_count != 1;
  }
  std::string with_keywords;
  if (keyword_only) {
    with_keywords = std::string(" positional argument") + (given != 1 ? "s" : "") + " (and " +
                    std::to_string(keyword_only) + " keyword-only argument" +
                    (keyword_only != 1 ? "s" : "") + ")";
  }
  return raise(vm, ExceptionType::TypeError,
               "%s() takes %s positional argument%s but %u%s %s given", function_label(f).c_str(),
               takes.c_str(), plural ? "s" : "", given, with_keywords.c_str(),
               given == 1 && !keyword_only ? "was" : "were");
}

Status raise_positional_only(Vm& vm, Function* f, Tuple* names) {
  const CodeUnit& unit = *f->code->unit;
  std::string list;
  for (uint32_t p = 0; p < unit.positional_only_count; ++p) {
    for (size_t i = 0; i < names->size; ++i) {
      if (to_utf8(as<Str>(names->items()[i])) == unit.parameter_names[p])
        list += (list.empty() ? "" : ", ") + unit.parameter_names[p];
    }
  }
  return raise(vm, ExceptionType::TypeError,
               "%s() got some positional-only arguments passed as keyword arguments: '%s'",
               function_label(f).c_str(), list.c_str());
}

/// Index of the parameter that a keyword names (not positional-only), or -1.
int find_parameter(const CodeUnit& unit, Str* name) {
  uint32_t end = unit.positional_count + unit.keyword_only_count;
  std::string text = to_utf8(name);
  for (uint32_t i = unit.positional_only_count; i < end; ++i) {
    if (unit.parameter_names[i] == text) return static_cast<int>(i);
  }
  return -1;
}

Status bind_keywords(Vm& vm, Function* f, Value* regs, const Value* values, Tuple* names,
                     Dict* rest) {
  const CodeUnit& unit = *f->code->unit;
  for (size_t i = 0; i < names->size; ++i) {
    Str* name = as<Str>(names->items()[i]);
    int at = find_parameter(unit, name);
    if (at >= 0) {
      if (!regs[at].is_undef()) {
        return raise(vm, ExceptionType::TypeError, "%s() got multiple values for argument '%S'",
                     function_label(f).c_str(), name);
      }
      regs[at] = values[i];
    } else if (rest) {
      dict_set_str(vm, rest, name, values[i]);
    } else {
      std::string text = to_utf8(name);
      for (uint32_t p = 0; p < unit.positional_only_count; ++p) {
        if (unit.parameter_names[p] == text) return raise_positional_only(vm, f, names);
      }
      return raise_unexpected_keyword(vm, f, function_label(f), name);
    }
  }
  return Status::Ok;
}

Status fill_defaults(Vm& vm, Function* f, Value* regs) {
  const CodeUnit& unit = *f->code->unit;
  Tuple* defaults = f->defaults.is_undef() ? nullptr : as<Tuple>(f->defaults);
  size_t default_count = defaults ? defaults->size : 0;
  size_t first_default =
      unit.positional_count - std::min<size_t>(default_count, unit.positional_count);
  std::vector<std::string> missing;
  for (uint32_t i = 0; i < unit.positional_count; ++i) {
    if (!regs[i].is_undef()) continue;
    if (i >= first_default)
      regs[i] = defaults->items()[i - first_default +
                                  (default_count > unit.positional_count
                                       ? default_count - unit.positional_count
                                       : 0)];
    else missing.push_back(unit.parameter_names[i]);
  }
  if (!missing.empty()) return raise_missing(vm, f, missing, "positional");
  Dict* kw_defaults = f->extra ? dyn_as<Dict>(f->extra->kw_defaults) : nullptr;
  for (uint32_t i = 0; i < unit.keyword_only_count; ++i) {
    Value& reg = regs[unit.positional_count + i];
    if (!reg.is_undef()) continue;
    const std::string& name = unit.parameter_names[unit.positional_count + i];
    if (kw_defaults) reg = dict_get_str(vm, kw_defaults, intern(vm, name));
    if (reg.is_undef()) missing.push_back(name);
  }
  if (!missing.empty()) return raise_missing(vm, f, missing, "keyword-only");
  return Status::Ok;
}

}  // namespace

Status bind_parameters(Vm& vm, Function* f, Value* regs, uint32_t count, Tuple* kw_names) {
  if (f->aux & (Function::kSimple | Function::kPlainParameters) && !kw_names &&
      count == f->parameter_count)
    return Status::Ok;
  const CodeUnit& unit = *f->code->unit;
  if (unit.flags & (kCodeClassBody | kCodeNames))
    return Status::Ok;  // R[0] is the namespace, no parameter of the code
  uint32_t keywords = kw_names ? static_cast<uint32_t>(kw_names->size) : 0;
  uint32_t given = count - keywords;
  uint32_t named = unit.positional_count + unit.keyword_only_count;
  std::vector<Value> keyword_values(regs + given, regs + count);
  Value rest_tuple = Value::undef();
  if (unit.flags & kCodeVarArgs) {
    rest_tuple = given > unit.positional_count
                     ? make_tuple(vm, regs + unit.positional_count, given - unit.positional_count)
                     : Value::object(vm.empty_tuple);
  }
  for (uint32_t i = std::min<uint32_t>(given, unit.positional_count); i < named; ++i)
    regs[i] = Value::undef();
  uint32_t next = named;
  if (unit.flags & kCodeVarArgs) regs[next++] = rest_tuple;
  Dict* rest = nullptr;
  if (unit.flags & kCodeVarKeywords) {
    rest = new_dict(vm);
    regs[next++] = Value::object(rest);
  }
  if (keywords) AIO_CHECK(bind_keywords(vm, f, regs, keyword_values.data(), kw_names, rest));
  if (given > unit.positional_count && !(unit.flags & kCodeVarArgs))
    return raise_too_many(vm, f, regs, given);
  return fill_defaults(vm, f, regs);
}

Status raise_unexpected_keyword(Vm& vm, Function* f, const std::string& label, Str* name) {
  const CodeUnit& unit = *f->code->unit;
  std::vector<std::string> candidates(
      unit.parameter_names.begin() + unit.positional_only_count,
      unit.parameter_names.begin() + unit.positional_count + unit.keyword_only_count);
  std::string hint = closest_name(candidates, to_utf8(name));
  if (!hint.empty()) {
    return raise(vm, ExceptionType::TypeError,
                 "%s() got an unexpected keyword argument '%S'. Did you mean '%s'?", label.c_str(),
                 name, hint.c_str());
  }
  return raise(vm, ExceptionType::TypeError, "%s() got an unexpected keyword argument '%S'",
               label.c_str(), name);
}

}  // namespace aio
