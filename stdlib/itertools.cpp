// Module itertools: the iterators with one or a few sources.
#include "stdlib/itertools.hpp"

#include "runtime/object/builtin_ops.hpp"
#include "runtime/object/sequence_ops.hpp"
#include "stdlib/types/container_support.hpp"

namespace aio {

void trace_tool(Object* o, Tracer& tracer) {
  for (Value v : {tool(o)->a, tool(o)->b, tool(o)->c, tool(o)->d, tool(o)->e}) tracer.visit(v);
}

Tool* new_tool(Vm& vm, Type* cls) {
  Tool* t = static_cast<Tool*>(new_instance(vm, cls));
  t->a = t->b = t->c = t->d = t->e = Value::undef();
  t->i = t->j = t->k = 0;
  t->flag = false;
  return t;
}

namespace {

/// A tool whose `a` is iter(iterable).
Value over(Vm& vm, Type* cls, Value iterable, Value b = Value::undef()) {
  AIO_TRY(Value it, get_iter(vm, iterable));
  Tool* t = new_tool(vm, cls);
  t->a = it;
  t->b = b;
  return Value::object(t);
}

// --- accumulate: a iterator, b function, c total, d initial --------------------------------------

Value accumulate_new(Vm& vm, Type* cls, Value iterable, Value function, Value initial) {
  AIO_TRY(Value made, over(vm, cls, iterable, function));
  if (!initial.is_none()) tool(made)->d = initial;
  return made;
}
Value accumulate_next(Vm& vm, Object* o) {
  Tool* t = tool(o);
  if (!t->d.is_undef()) {
    t->c = t->d;
    t->d = Value::undef();
    return t->c;
  }
  AIO_TRY(Value item, iter_next_or_stop(vm, t->a));
  if (item.is_undef()) return item;
  if (t->c.is_undef()) return t->c = item;
  AIO_TRY(Value total,
          t->b.is_none() ? binary_op(vm, BinaryOp::Add, t->c, item) : vm.call(t->b, t->c, item));
  put(vm, t->c, total);
  return total;
}

// --- batched: a iterator, i size, flag strict ----------------------------------------------------

Value batched_new(Vm& vm, Type* cls, Value iterable, int64_t n, bool strict) {
  if (n < 1) return raise(vm, ExceptionType::ValueError, "n must be at least one");
  AIO_TRY(Value made, over(vm, cls, iterable));
  tool(made)->i = n;
  tool(made)->flag = strict;
  return made;
}
Value batched_next(Vm& vm, Object* o) {
  Tool* t = tool(o);
  if (t->a.is_undef()) return t->a;
  Rooted items(vm, new_list(vm, 0));
  List* list = items.as<List>();
  while (list->size < t->i) {
    AIO_TRY(Value item, iter_next(vm, t->a));
    if (item.is_undef()) break;
    AIO_CHECK(list_append(vm, list, item));
  }
  if (list->size < t->i) {
    put(vm, t->a, Value::undef());
    if (!list->size) return Value::undef();
    if (t->flag) return raise(vm, ExceptionType::ValueError, "batched(): incomplete batch");
  }
  return make_tuple(vm, list->items, list->size);
}

// --- chain: a iterator of iterables, b current iterator ------------------------------------------

Value chain_new(Vm& vm, Type* cls, VarArgs iterables) {
  return over(vm, cls, make_tuple(vm, iterables.data(), iterables.size()));
}
Value chain_from_iterable(Vm& vm, Type* cls, Value iterable) { return over(vm, cls, iterable); }
Value chain_next(Vm& vm, Object* o) {
  Tool* t = tool(o);
  while (!t->a.is_undef()) {
    if (t->b.is_undef()) {
      AIO_TRY(Value iterable, iter_next(vm, t->a));
      if (iterable.is_undef()) {
        put(vm, t->a, Value::undef());
        break;
      }
      Rooted keep(vm, iterable);
      AIO_TRY(t->b, get_iter(vm, iterable));
    }
    AIO_TRY(Value item, iter_next(vm, t->b));
    if (!item.is_undef()) return item;
    put(vm, t->b, Value::undef());
  }
  return Value::undef();
}

// --- compress: a data, b selectors ---------------------------------------------------------------

Value compress_new(Vm& vm, Type* cls, Value data, Value selectors) {
  AIO_TRY(Value made, over(vm, cls, data));
  Rooted keep(vm, made);
  AIO_TRY(tool(made)->b, get_iter(vm, selectors));
  return keep;
}
Value compress_next(Vm& vm, Object* o) {
  Tool* t = tool(o);
  for (;;) {
    AIO_TRY(Value item, iter_next_or_stop(vm, t->a));
    if (item.is_undef()) return item;
    Rooted keep(vm, item);
    AIO_TRY(Value selector, iter_next_or_stop(vm, t->b));
    if (selector.is_undef()) return selector;
    AIO_TRY(bool chosen, truthy(vm, selector));
    if (chosen) return keep;
  }
}

// --- count: a next number, b step ----------------------------------------------------------------

bool is_number(Vm& vm, Value v) {
  if (is_int(v) || is_float_like(v) || is_kind(v, Kind::Complex)) return true;
  Type* type = type_of(vm, v);
  for (Special s : {Special::Index, Special::Int, Special::Float, Special::Complex})
    if (!lookup_special(vm, type, s).is_undef()) return true;
  return false;
}
Value plain_int(Value v) { return v.is_bool() ? Value::small_int(v.is_true()) : v; }
Value count_new(Vm& vm, Type* cls, Value start, Value step) {
  if (!is_number(vm, start) || !is_number(vm, step))
    return raise(vm, ExceptionType::TypeError, "a number is required");
  Tool* t = new_tool(vm, cls);
  t->a = plain_int(start);
  t->b = plain_int(step);
  return Value::object(t);
}
Value count_next(Vm& vm, Object* o) {
  Tool* t = tool(o);
  Value now = t->a;
  if (both_small_ints(now, t->b)) {
    t->a = make_int(vm, now.as_small_int() + t->b.as_small_int());
    return now;
  }
  Rooted keep(vm, now);
  AIO_TRY(Value following, binary_op(vm, BinaryOp::Add, now, t->b));
  put(vm, t->a, following);
  return keep;
}
Value count_repr(Vm& vm, Value self) {
  AIO_TRY(Value number, repr_of(vm, tool(self)->a));
  Rooted keep(vm, number);
  StrBuilder out(vm);
  out.append(type_of(vm, self)->name);
  out.append_ascii("(");
  out.append(as<Str>(number));
  if (!(tool(self)->b == Value::small_int(1))) {
    AIO_TRY(Value step, repr_of(vm, tool(self)->b));
    out.append_ascii(", ");
    out.append(as<Str>(step));
  }
  out.append_ascii(")");
  return out.finish();
}
Value count_reduce(Vm& vm, Value self) {
  Value args[2] = {tool(self)->a, tool(self)->b};
  bool plain = args[1] == Value::small_int(1);
  Value parts[2] = {Value::object(type_of(vm, self)), make_tuple(vm, args, plain ? 1 : 2)};
  return make_tuple(vm, parts, 2);
}

// --- cycle: a iterator, b List of items seen, i position -----------------------------------------

Value cycle_new(Vm& vm, Type* cls, Value iterable) {
  return over(vm, cls, iterable, Value::object(new_list(vm, 0)));
}
Value cycle_next(Vm& vm, Object* o) {
  Tool* t = tool(o);
  List* seen = as<List>(t->b);
  if (!t->a.is_undef()) {
    AIO_TRY(Value item, iter_next(vm, t->a));
    if (!item.is_undef()) {
      AIO_CHECK(list_append(vm, seen, item));
      return item;
    }
    put(vm, t->a, Value::undef());
  }
  if (!seen->size) return Value::undef();
  Value item = seen->items[t->i];
  t->i = (t->i + 1) % seen->size;
  return item;
}

// --- dropwhile, takewhile, filterfalse, starmap: a iterator, b function, flag state --------------

Value with_function_new(Vm& vm, Type* cls, Value function, Value iterable) {
  return over(vm, cls, iterable, function);
}

Value dropwhile_next(Vm& vm, Object* o) {
  Tool* t = tool(o);
  for (;;) {
    AIO_TRY(Value item, iter_next_or_stop(vm, t->a));
    if (item.is_undef() || t->flag) return item;
    Rooted keep(vm, item);
    AIO_TRY(Value answer, vm.call(t->b, item));
    AIO_TRY(bool drop, truthy(vm, answer));
    if (drop) continue;
    t->flag = true;
    return keep;
  }
}
Value takewhile_next(Vm& vm, Object* o) {
  Tool* t = tool(o);
  if (t->flag) return Value::undef();
  AIO_TRY(Value item, iter_next_or_stop(vm, t->a));
  if (item.is_undef()) return item;
  Rooted keep(vm, item);
  AIO_TRY(Value answer, vm.call(t->b, item));
  AIO_TRY(bool passes, truthy(vm, answer));
  if (passes) return keep;
  t->flag = true;
  return Value::undef();
}
Value filterfalse_next(Vm& vm, Object* o) {
  Tool* t = tool(o);
  bool by_truth = t->b.is_none() || t->b == Value::object(vm.type(BuiltinType::Bool));
  for (;;) {
    AIO_TRY(Value item, iter_next_or_stop(vm, t->a));
    if (item.is_undef()) return item;
    Rooted keep(vm, item);
    Value answer = item;
    if (!by_truth) { AIO_TRY(answer, vm.call(t->b, item)); }
    AIO_TRY(bool truth, truthy(vm, answer));
    if (!truth) return keep;
  }
}
Value starmap_next(Vm& vm, Object* o) {
  Tool* t = tool(o);
  AIO_TRY(Value item, iter_next_or_stop(vm, t->a));
  if (item.is_undef()) return item;
  AIO_TRY(Value args, tuple_from_iterable(vm, item));
  Rooted keep(vm, args);
  return vm.call(t->b, as<Tuple>(args)->items(), as<Tuple>(args)->size);
}

// --- islice: a iterator, i next index wanted, j stop (-1 none), k step; e: count taken so far in f

constexpr const char* kIsliceIndices =
    "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
constexpr const char* kIsliceStop =
    "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
constexpr const char* kIsliceStep = "Step for islice() must be a positive integer or None.";

Status islice_argument(Vm& vm, Value v, int64_t fallback, int64_t least, const char* error,
                       int64_t* out) {
  *out = fallback;
  if (v.is_none()) return Status::Ok;
  Result<int64_t> i = has_index(vm, v) ? index_int64(vm, v) : Result<int64_t>(int64_t{-1});
  if (failed(i)) static_cast<void>(take_exception(vm));
  if (failed(i) || *i < least) return raise(vm, ExceptionType::ValueError, "%s", error);
  *out = *i;
  return Status::Ok;
}

/// Fields: a iterator, i items consumed, j stop or -1, k step, d next index as small int.
Value islice_new(Vm& vm, Type* cls, VarArgs args) {
  if (args.size() < 2)
    return raise(vm, ExceptionType::TypeError, "islice expected at least 2 arguments, got %zu",
                 args.size());
  if (args.size() > 4)
    return raise(vm, ExceptionType::TypeError, "islice expected at most 4 arguments, got %zu",
                 args.size());
  int64_t start = 0, stop, step = 1;
  AIO_CHECK(islice_argument(vm, args.size() == 2 ? args[1] : args[2], -1, 0, kIsliceStop, &stop));
  if (args.size() > 2) AIO_CHECK(islice_argument(vm, args[1], 0, 0, kIsliceIndices, &start));
  if (args.size() > 3) AIO_CHECK(islice_argument(vm, args[3], 1, 1, kIsliceStep, &step));
  AIO_TRY(Value made, over(vm, cls, args[0]));
  tool(made)->j = stop;
  tool(made)->k = step;
  tool(made)->d = make_int(vm, start);
  return made;
}
Value islice_next(Vm& vm, Object* o) {
  Tool* t = tool(o);
  if (t->a.is_undef()) return t->a;
  int64_t wanted = t->d.as_small_int();
  int64_t skip_to = t->j >= 0 ? std::min(wanted, t->j) : wanted;
  for (; t->i < skip_to; ++t->i) {
    AIO_TRY(Value skipped, iter_next_or_stop(vm, t->a));
    if (skipped.is_undef()) {
      put(vm, t->a, Value::undef());
      return Value::undef();
    }
  }
  Value item = Value::undef();
  if (t->j < 0 || t->i < t->j) { AIO_TRY(item, iter_next_or_stop(vm, t->a)); }
  if (item.is_undef()) {
    put(vm, t->a, Value::undef());
    return item;
  }
  ++t->i;
  int64_t following = wanted + std::min(t->k, kMaxSmallInt / 2);
  if (t->j >= 0 && following > t->j) following = t->j;
  t->d = Value::small_int(std::min(following, kMaxSmallInt));
  return item;
}

// --- pairwise: a iterator, b previous ------------------------------------------------------------

Value pairwise_new(Vm& vm, Type* cls, Value iterable) { return over(vm, cls, iterable); }
Value pairwise_next(Vm& vm, Object* o) {
  Tool* t = tool(o);
  if (t->a.is_undef()) return t->a;
  if (t->b.is_undef()) {
    AIO_TRY(Value first, iter_next_or_stop(vm, t->a));
    if (first.is_undef()) return first;
    vm.heap.shade(t->b);  // the iterator may have called this one
    t->b = first;
  }
  Rooted previous(vm, t->b);
  AIO_TRY(Value item, iter_next_or_stop(vm, t->a));
  if (item.is_undef()) {
    put(vm, t->a, Value::undef());
    put(vm, t->b, Value::undef());
    return item;
  }
  put(vm, t->b, item);
  Value pair[2] = {previous, item};
  return make_tuple(vm, pair, 2);
}

// --- repeat: a object, i times left (-1: for ever) -----------------------------------------------

Value repeat_new(Vm& vm, Type* cls, Value object, Value times) {
  int64_t n = -1;
  if (!times.is_undef()) {
    AIO_TRY(n, index_int64(vm, times));
    n = std::max<int64_t>(n, 0);
  }
  Tool* t = new_tool(vm, cls);
  t->a = object;
  t->i = n;
  return Value::object(t);
}
Value repeat_next(Vm&, Object* o) {
  Tool* t = tool(o);
  if (t->i == 0) return Value::undef();
  if (t->i > 0) --t->i;
  return t->a;
}
Result<int64_t> repeat_hint(Vm& vm, Value self) {
  if (tool(self)->i < 0) return raise(vm, ExceptionType::TypeError, "len() of unsized object");
  return tool(self)->i;
}
Value repeat_repr(Vm& vm, Value self) {
  AIO_TRY(Value object, repr_of(vm, tool(self)->a));
  StrBuilder out(vm);
  out.append(type_of(vm, self)->name);
  out.append_ascii("(");
  out.append(as<Str>(object));
  if (tool(self)->i >= 0) out.append_ascii(", " + std::to_string(tool(self)->i));
  out.append_ascii(")");
  return out.finish();
}
Value repeat_reduce(Vm& vm, Value self) {
  Value args[2] = {tool(self)->a, make_int(vm, tool(self)->i)};
  Value parts[2] = {Value::object(type_of(vm, self)),
                    make_tuple(vm, args, tool(self)->i < 0 ? 1 : 2)};
  return make_tuple(vm, parts, 2);
}

// --- zip_longest: a List of iterators (None once exhausted), b fill value, i how many are active -

Value zip_longest_new(Vm& vm, Type* cls, VarArgs iterables, Dict* keywords) {
  Value fill = Value::none();
  if (keywords) {
    fill = dict_get_str(vm, keywords, intern(vm, "fillvalue"));
    if (fill.is_undef() || dict_size(keywords) > 1)
      return raise(vm, ExceptionType::TypeError,
                   "zip_longest() got an unexpected keyword argument");
  }
  Rooted keep_fill(vm, fill), iterators(vm, new_list(vm, iterables.size()));
  for (Value iterable : iterables) {
    AIO_TRY(Value it, get_iter(vm, iterable));
    AIO_CHECK(list_append(vm, iterators.as<List>(), it));
  }
  Tool* t = new_tool(vm, cls);
  t->a = iterators;
  t->b = fill;
  t->i = static_cast<int64_t>(iterables.size());
  return Value::object(t);
}
Value zip_longest_next(Vm& vm, Object* o) {
  Tool* t = tool(o);
  List* iterators = as<List>(t->a);
  if (!t->i) return Value::undef();
  Rooted items(vm, new_list(vm, iterators->size));
  for (uint32_t n = 0; n < iterators->size; ++n) {
    Value item = Value::undef();
    if (!iterators->items[n].is_none()) {
      item = iter_next(vm, iterators->items[n]);
      if (item.is_exc()) {
        t->i = 0;
        return raised;
      }
      if (item.is_undef()) {
        if (--t->i == 0) return Value::undef();
        put(vm, iterators->items[n], Value::none());
      }
    }
    AIO_CHECK(list_append(vm, items.as<List>(), item.is_undef() ? t->b : item));
  }
  return make_tuple(vm, items.as<List>()->items, iterators->size);
}

// --- tables --------------------------------------------------------------------------------------

#define AIO_TOOL(id, text, make, signature, ...)                          \
  constexpr NativeDef k_##id##_methods[] = {                              \
      static_def<make>(signature), def<self_method>("__iter__(self, /)"), \
      def<next_method<id##_next>>("__next__(self, /)"), ##__VA_ARGS__};   \
  constexpr TypeDef k_##id##_type = {.name = "itertools." text,           \
                                     .methods = k_##id##_methods,         \
                                     .layout = &kToolLayout<id##_next>,   \
                                     .flags = kTypeBaseType};
AIO_TOOL(accumulate, "accumulate", accumulate_new,
         "__new__(cls, iterable, func=None, *, initial=None)")
AIO_TOOL(batched, "batched", batched_new, "__new__(cls, iterable, n, *, strict=False)")
AIO_TOOL(chain, "chain", chain_new, "__new__(cls, /, *iterables)",
         class_def<chain_from_iterable>("from_iterable(cls, iterable, /)"),
         class_def<class_get_item>("__class_getitem__(cls, object, /)"))
AIO_TOOL(compress, "compress", compress_new, "__new__(cls, data, selectors)")
AIO_TOOL(count, "count", count_new, "__new__(cls, start=0, step=1)",
         def<count_repr>("__repr__(self, /)"), def<count_reduce>("__reduce__(self, /)"))
AIO_TOOL(cycle, "cycle", cycle_new, "__new__(cls, iterable, /)")
AIO_TOOL(dropwhile, "dropwhile", with_function_new, "__new__(cls, predicate, iterable, /)")
AIO_TOOL(takewhile, "takewhile", with_function_new, "__new__(cls, predicate, iterable, /)")
AIO_TOOL(filterfalse, "filterfalse", with_function_new, "__new__(cls, function, iterable, /)")
AIO_TOOL(starmap, "starmap", with_function_new, "__new__(cls, function, iterable, /)")
AIO_TOOL(islice, "islice", islice_new, "__new__(cls, /, *args)")
AIO_TOOL(pairwise, "pairwise", pairwise_new, "__new__(cls, iterable, /)")
AIO_TOOL(repeat, "repeat", repeat_new, "__new__(cls, object, times=<unset>)",
         def<repeat_repr>("__repr__(self, /)"), def<repeat_hint>("__length_hint__(self, /)"),
         def<repeat_reduce>("__reduce__(self, /)"))
AIO_TOOL(zip_longest, "zip_longest", zip_longest_new, "__new__(cls, *iterables, **kwargs)")
#undef AIO_TOOL

Status init(Vm& vm, Module* module) {
  for (const TypeDef* type :
       {&k_accumulate_type, &k_batched_type, &k_chain_type, &k_compress_type, &k_count_type,
        &k_cycle_type, &k_dropwhile_type, &k_takewhile_type, &k_filterfalse_type, &k_starmap_type,
        &k_islice_type, &k_pairwise_type, &k_repeat_type, &k_zip_longest_type})
    add_type(vm, module, *type);
  add_combinatorics(vm, module);
  return add_shared_iterators(vm, module);
}

}  // namespace

extern const ModuleDef kItertoolsModule;
const ModuleDef kItertoolsModule = {.name = "itertools",
                                    .doc = "Functional tools for creating and using iterators.",
                                    .functions = {&kTeeFunction, 1},
                                    .init = init};

}  // namespace aio
