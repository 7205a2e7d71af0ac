// itertools.product, permutations, combinations, combinations_with_replacement.
//
// Fields: a pool (a Tuple; product: a Tuple of Tuples), b List of indices (small ints), c
// permutations: List of cycles, i length of results, flag: the first result was given; b undef:
// exhausted.
#include <algorithm>

#include "runtime/object/sequence_ops.hpp"
#include "stdlib/itertools.hpp"

namespace aio {
namespace {

Value index_list(Vm& vm, size_t count, bool counting) {
  List* list = new_list(vm, count);
  for (size_t i = 0; i < count; ++i)
    list->items[i] = Value::small_int(counting ? static_cast<int64_t>(i) : 0);
  list->size = static_cast<uint32_t>(count);
  return Value::object(list);
}
int64_t get(List* list, int64_t i) { return list->items[i].as_small_int(); }
void set(List* list, int64_t i, int64_t v) { list->items[i] = Value::small_int(v); }

Value picked(Vm& vm, Tool* t) {
  Tuple* pool = as<Tuple>(t->a);
  Tuple* result = new_tuple(vm, static_cast<size_t>(t->i));
  for (int64_t n = 0; n < t->i; ++n) result->items()[n] = pool->items()[get(as<List>(t->b), n)];
  return Value::object(result);
}
Value finished(Vm& vm, Tool* t) {
  put(vm, t->b, Value::undef());
  return t->b;
}

/// Pool and length; the result's b is undef when there is nothing to give.
Value start(Vm& vm, Type* cls, Value iterable, int64_t r) {
  AIO_TRY(Value pool, tuple_from_iterable(vm, iterable));
  if (r < 0) return raise(vm, ExceptionType::ValueError, "r must be non-negative");
  Rooted keep(vm, pool);
  Tool* t = new_tool(vm, cls);
  t->a = pool;
  t->i = r;
  return Value::object(t);
}
int64_t pool_size(Tool* t) { return static_cast<int64_t>(as<Tuple>(t->a)->size); }

// --- combinations --------------------------------------------------------------------------------

Value combinations_new(Vm& vm, Type* cls, Value iterable, int64_t r) {
  AIO_TRY(Value made, start(vm, cls, iterable, r));
  if (r <= pool_size(tool(made))) tool(made)->b = index_list(vm, static_cast<size_t>(r), true);
  return made;
}
Value combinations_next(Vm& vm, Object* o) {
  Tool* t = tool(o);
  if (t->b.is_undef()) return t->b;
  List* indices = as<List>(t->b);
  if (t->flag) {
    int64_t n = pool_size(t), i = t->i - 1;
    while (i >= 0 && get(indices, i) == i + n - t->i) --i;
    if (i < 0) return finished(vm, t);
    set(indices, i, get(indices, i) + 1);
    for (int64_t j = i + 1; j < t->i; ++j) set(indices, j, get(indices, j - 1) + 1);
  }
  t->flag = true;
  return picked(vm, t);
}

Value with_replacement_new(Vm& vm, Type* cls, Value iterable, int64_t r) {
  AIO_TRY(Value made, start(vm, cls, iterable, r));
  if (r == 0 || pool_size(tool(made)) > 0)
    tool(made)->b = index_list(vm, static_cast<size_t>(r), false);
  return made;
}
Value with_replacement_next(Vm& vm, Object* o) {
  Tool* t = tool(o);
  if (t->b.is_undef()) return t->b;
  List* indices = as<List>(t->b);
  if (t->flag) {
    int64_t last = pool_size(t) - 1, i = t->i - 1;
    while (i >= 0 && get(indices, i) == last) --i;
    if (i < 0) return finished(vm, t);
    int64_t index = get(indices, i) + 1;
    for (; i < t->i; ++i) set(indices, i, index);
  }
  t->flag = true;
  return picked(vm, t);
}

// --- permutations --------------------------------------------------------------------------------

Value permutations_new(Vm& vm, Type* cls, Value iterable, Value r) {
  AIO_TRY(Value pool, tuple_from_iterable(vm, iterable));
  Rooted keep(vm, pool);
  int64_t n = static_cast<int64_t>(as<Tuple>(pool)->size), length = n;
  if (!r.is_none()) {
    if (!is_int(r)) return raise(vm, ExceptionType::TypeError, "Expected int as r");
    AIO_TRY(length, index_int64(vm, r));
  }
  AIO_TRY(Value made, start(vm, cls, pool, length));
  if (length > n) return made;
  Tool* t = tool(made);
  t->b = index_list(vm, static_cast<size_t>(n), true);
  t->c = index_list(vm, static_cast<size_t>(length), false);
  for (int64_t i = 0; i < length; ++i) set(as<List>(t->c), i, n - i);
  return made;
}
Value permutations_next(Vm& vm, Object* o) {
  Tool* t = tool(o);
  if (t->b.is_undef()) return t->b;
  List *indices = as<List>(t->b), *cycles = as<List>(t->c);
  if (!t->flag) {
    t->flag = true;
    return picked(vm, t);
  }
  int64_t n = pool_size(t);
  for (int64_t i = t->i - 1; i >= 0; --i) {
    int64_t left = get(cycles, i) - 1;
    if (left == 0) {
      std::rotate(indices->items + i, indices->items + i + 1, indices->items + n);
      set(cycles, i, n - i);
      continue;
    }
    set(cycles, i, left);
    std::swap(indices->items[i], indices->items[n - left]);
    return picked(vm, t);
  }
  return finished(vm, t);
}

// --- product -------------------------------------------------------------------------------------

Value product_new(Vm& vm, Type* cls, VarArgs iterables, Dict* keywords) {
  int64_t repeat = 1;
  if (keywords) {
    Value key, value;
    for (uint32_t at = 0; dict_next(keywords, &at, &key, &value);) {
      if (!str_is(as<Str>(key), "repeat"))
        return raise(vm, ExceptionType::TypeError,
                     "product() got an unexpected keyword argument '%S'", as<Str>(key));
      AIO_TRY(repeat, index_int64(vm, value));
    }
  }
  if (repeat < 0) return raise(vm, ExceptionType::ValueError, "repeat argument cannot be negative");
  size_t count = iterables.size();
  if (count && static_cast<uint64_t>(repeat) > (1u << 24) / count)
    return raise(vm, ExceptionType::OverflowError, "repeat argument too large");
  Rooted pools(vm, new_list(vm, count * static_cast<size_t>(repeat)));
  bool empty = false;
  for (size_t i = 0; i < count && repeat > 0; ++i) {
    AIO_TRY(Value pool, tuple_from_iterable(vm, iterables[i]));
    empty |= as<Tuple>(pool)->size == 0;
    AIO_CHECK(list_append(vm, pools.as<List>(), pool));
  }
  List* list = pools.as<List>();
  for (int64_t round = 1; round < repeat; ++round)
    for (size_t i = 0; i < count; ++i) AIO_CHECK(list_append(vm, list, list->items[i]));
  Tool* t = new_tool(vm, cls);
  t->a = make_tuple(vm, list->items, list->size);
  t->i = list->size;
  if (!empty) t->b = index_list(vm, list->size, false);
  return Value::object(t);
}
Value product_next(Vm& vm, Object* o) {
  Tool* t = tool(o);
  if (t->b.is_undef()) return t->b;
  List* indices = as<List>(t->b);
  Tuple* pools = as<Tuple>(t->a);
  if (t->flag) {
    int64_t i = t->i - 1;
    for (; i >= 0; --i) {
      int64_t index = get(indices, i) + 1;
      bool wraps = index == static_cast<int64_t>(as<Tuple>(pools->items()[i])->size);
      set(indices, i, wraps ? 0 : index);
      if (!wraps) break;
    }
    if (i < 0) return finished(vm, t);
  }
  t->flag = true;
  Tuple* result = new_tuple(vm, static_cast<size_t>(t->i));
  for (int64_t n = 0; n < t->i; ++n)
    result->items()[n] = as<Tuple>(pools->items()[n])->items()[get(indices, n)];
  return Value::object(result);
}

#define AIO_TOOL(id, text, signature)                                                          \
  constexpr NativeDef k_##id##_methods[] = {static_def<id##_new>(signature),                   \
                                            def<self_method>("__iter__(self, /)"),             \
                                            def<next_method<id##_next>>("__next__(self, /)")}; \
  constexpr TypeDef k_##id##_type = {.name = "itertools." text,                                \
                                     .methods = k_##id##_methods,                              \
                                     .layout = &kToolLayout<id##_next>,                        \
                                     .flags = kTypeBaseType};
AIO_TOOL(combinations, "combinations", "__new__(cls, iterable, r)")
AIO_TOOL(with_replacement, "combinations_with_replacement", "__new__(cls, iterable, r)")
AIO_TOOL(permutations, "permutations", "__new__(cls, iterable, r=None)")
AIO_TOOL(product, "product", "__new__(cls, *iterables, **kwargs)")
#undef AIO_TOOL

}  // namespace

void add_combinatorics(Vm& vm, Module* module) {
  for (const TypeDef* type :
       {&k_combinations_type, &k_with_replacement_type, &k_permutations_type, &k_product_type})
    add_type(vm, module, *type);
}

}  // namespace aio
