// Builtins about iteration: all, any, iter, next, aiter, anext, min, max, sorted, len.
#include "runtime/object/dict_table.hpp"
#include "runtime/object/iterator_ops.hpp"
#include "runtime/object/sequence_ops.hpp"
#include "runtime/object/sort.hpp"
#include "stdlib/builtins.hpp"
#include "stdlib/module_types.hpp"

namespace aio {
namespace {

Result<bool> all_are(Vm& vm, Value iterable, bool wanted) {
  AIO_TRY(Value it, get_iter(vm, iterable));
  Rooted keep(vm, it);
  for (;;) {
    AIO_TRY(Value item, iter_next(vm, it));
    if (item.is_undef()) return true;
    AIO_TRY(bool truth, truthy(vm, item));
    if (truth != wanted) return false;
  }
}
Result<bool> all(Vm& vm, Value iterable) { return all_are(vm, iterable, true); }
Result<bool> any(Vm& vm, Value iterable) {
  AIO_TRY(bool none, all_are(vm, iterable, false));
  return !none;
}

bool is_callable(Vm& vm, Value v) {
  return !lookup_special(vm, type_of(vm, v), Special::Call).is_undef();
}

Value iter(Vm& vm, Value object, Value sentinel) {
  if (sentinel.is_undef()) return get_iter(vm, object);
  if (!is_callable(vm, object))
    return raise(vm, ExceptionType::TypeError, "iter(v, w): v must be callable");
  Iterator* it = make_iterator(vm, IteratorKind::Callable, object);
  it->extra = sentinel;
  return Value::object(it);
}

Value next(Vm& vm, Value iterator, Value fallback) {
  if (!fallback.is_undef()) {
    AIO_TRY(Value item, iter_next(vm, iterator));
    return item.is_undef() ? fallback : item;
  }
  // A generator's StopIteration carries its return value: do not swallow it.
  if (is_kind(iterator, Kind::Generator) &&
      is_instance_exact(vm, iterator, vm.type(BuiltinType::Generator)))
    return vm.resume(as<ChainFrame>(iterator), How::Send, Value::none());
  if (is_kind(iterator, Kind::Iterator) || is_kind(iterator, Kind::Native))
    return stop_iteration_if_undef(vm, iter_next_or_stop(vm, iterator));
  AIO_TRY(Value item, call_special(vm, iterator, Special::Next));
  if (item.is_undef())
    return raise(vm, ExceptionType::TypeError, "'%T' object is not an iterator", iterator.bits);
  return item;
}

Value aiter(Vm& vm, Value async_iterable) {
  AIO_TRY(Value it, call_special(vm, async_iterable, Special::AIter));
  if (it.is_undef())
    return raise(vm, ExceptionType::TypeError, "'%T' object is not an async iterable",
                 async_iterable.bits);
  if (lookup_special(vm, type_of(vm, it), Special::ANext).is_undef())
    return raise(vm, ExceptionType::TypeError,
                 "aiter() returned not an async iterator of type '%T'", it.bits);
  return it;
}

Value anext(Vm& vm, Value async_iterator, Value fallback) {
  AIO_TRY(Value awaitable, call_special(vm, async_iterator, Special::ANext));
  if (awaitable.is_undef())
    return raise(vm, ExceptionType::TypeError, "'%T' object is not an async iterator",
                 async_iterator.bits);
  if (fallback.is_undef()) return awaitable;
  // A coroutine of the library turns StopAsyncIteration into the default.
  Rooted keep(vm, awaitable);
  AIO_TRY(Value helper, import_module(vm, "_anext"));
  Value args[2] = {awaitable, fallback};
  return vm.call_method(helper, intern(vm, "with_default"), args, 2);
}

struct ExtremeOptions {
  Value key = Value::none();
  Value fallback = Value::undef();
};

Status parse_options(Vm& vm, Dict* keywords, const char* name, ExtremeOptions* out) {
  if (!keywords) return Status::Ok;
  Value k, value;
  for (uint32_t position = 0; dict_next(keywords, &position, &k, &value);) {
    Str* key = as<Str>(k);
    if (str_is(key, "key")) out->key = value;
    else if (str_is(key, "default")) out->fallback = value;
    else
      return raise(vm, ExceptionType::TypeError, "%s() got an unexpected keyword argument '%S'",
                   name, key);
  }
  return Status::Ok;
}

/// min (op Lt) and max (op Gt).
Value extreme(Vm& vm, VarArgs args, Dict* keywords, CompareOp op, const char* name) {
  if (args.empty())
    return raise(vm, ExceptionType::TypeError, "%s expected at least 1 argument, got 0", name);
  ExtremeOptions options;
  Rooted keep_keywords(vm, keywords ? Value::object(keywords) : Value::none());
  AIO_CHECK(parse_options(vm, keywords, name, &options));
  if (args.size() > 1 && !options.fallback.is_undef())
    return raise(vm, ExceptionType::TypeError,
                 "Cannot specify a default for %s() with multiple positional arguments", name);
  Rooted iterable(vm, args.size() == 1 ? args[0] : make_tuple(vm, args.data(), args.size()));
  Rooted best(vm), best_key(vm);
  AIO_CHECK(for_each(vm, iterable.get(), [&](Value candidate) -> Status {
    Rooted item(vm, candidate), key(vm, candidate);
    if (!options.key.is_none()) {
      AIO_TRY(Value computed, vm.call(options.key, candidate));
      key = computed;
    }
    if (!best.get().is_undef()) {
      AIO_TRY(bool better, compare_bool(vm, op, key, best_key));
      if (!better) return Status::Ok;
    }
    best = item.get();
    best_key = key.get();
    return Status::Ok;
  }));
  if (!best.get().is_undef()) return best;
  if (!options.fallback.is_undef()) return options.fallback;
  return raise(vm, ExceptionType::ValueError, "%s() iterable argument is empty", name);
}
Value min(Vm& vm, VarArgs args, Dict* keywords) {
  return extreme(vm, args, keywords, CompareOp::Lt, "min");
}
Value max(Vm& vm, VarArgs args, Dict* keywords) {
  return extreme(vm, args, keywords, CompareOp::Gt, "max");
}

Value sorted(Vm& vm, VarArgs args, Dict* keywords) {
  if (args.size() != 1)
    return raise(vm, ExceptionType::TypeError, "sorted expected 1 argument, got %zu", args.size());
  Rooted keep_keywords(vm, keywords ? Value::object(keywords) : Value::none());
  AIO_TRY(Value items, list_from_iterable(vm, args[0]));
  Rooted list(vm, items);
  Value key = Value::none();
  bool reverse = false;
  Value k, value;
  for (uint32_t position = 0; keywords && dict_next(keywords, &position, &k, &value);) {
    if (str_is(as<Str>(k), "key")) key = value;
    else if (str_is(as<Str>(k), "reverse")) {
      AIO_TRY(reverse, truthy(vm, value));
    } else {
      return raise(vm, ExceptionType::TypeError, "sort() got an unexpected keyword argument '%S'",
                   as<Str>(k));
    }
  }
  AIO_CHECK(sort_list(vm, list.as<List>(), key, reverse));
  return list;
}

Result<int64_t> len(Vm& vm, Value object) { return length_of(vm, object); }

constexpr NativeDef kTable[] = {
    def<all>("all(iterable, /)",
             "Return True if bool(x) is True for all values x in the iterable."),
    def<any>("any(iterable, /)", "Return True if bool(x) is True for any x in the iterable."),
    def<iter>("iter(object, sentinel=<unset>, /)", "Get an iterator from an object."),
    def<next>("next(iterator, default=<unset>, /)", "Return the next item from the iterator."),
    def<aiter>("aiter(async_iterable, /)", "Return an AsyncIterator for an AsyncIterable object."),
    def<anext>("anext(aiterator, default=<unset>, /)",
               "Return the next item from the async iterator."),
    def<min>("min(*args, **kwargs)",
             "Return the smallest argument, or the smallest item of an iterable."),
    def<max>("max(*args, **kwargs)",
             "Return the biggest argument, or the biggest item of an iterable."),
    def<sorted>("sorted(*args, **kwargs)",
                "Return a new list containing all items from the iterable in ascending order."),
    def<len>("len(obj, /)", "Return the number of items in a container."),
};

}  // namespace

const std::span<const NativeDef> kIterationBuiltins = kTable;

}  // namespace aio
