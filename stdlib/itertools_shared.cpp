// itertools.groupby and tee: iterators that share a source.
#include "runtime/object/sequence_ops.hpp"
#include "stdlib/itertools.hpp"

namespace aio {
namespace {

// --- groupby: a iterator, b key function, c current key, d current value, e target key; i number o

/// Reads the next item and its key. False at the end.
Result<bool> step(Vm& vm, Tool* t) {
  AIO_TRY(Value item, iter_next(vm, t->a));
  if (item.is_undef()) return false;
  Rooted keep(vm, item);
  Value key = item;
  if (!t->b.is_none()) { AIO_TRY(key, vm.call(t->b, item)); }
  put(vm, t->d, keep);
  put(vm, t->c, key);
  return true;
}

Value groupby_new(Vm& vm, Type* cls, Value iterable, Value key) {
  AIO_TRY(Value it, get_iter(vm, iterable));
  Tool* t = new_tool(vm, cls);
  t->a = it;
  t->b = key;
  return Value::object(t);
}

Value groupby_next(Vm& vm, Object* o) {
  Tool* t = tool(o);
  ++t->i;  // groups handed out before are over
  for (;;) {
    if (!t->c.is_undef()) {
      if (t->e.is_undef()) break;
      Rooted target(vm, t->e), current(vm, t->c);
      AIO_TRY(bool same, equal_items(vm, target, current));
      if (!same) break;
    }
    AIO_TRY(bool more, step(vm, t));
    if (!more) return Value::undef();
  }
  put(vm, t->e, t->c);
  Type* type = module_type(vm, "itertools", "_grouper");
  if (!type) return raised;
  Tool* group = new_tool(vm, type);
  group->a = Value::object(t);
  group->b = t->e;
  group->i = t->i;
  Value pair[2] = {t->c, Value::object(group)};
  return make_tuple(vm, pair, 2);
}

/// _grouper: a groupby, b its key, i its number.
Value grouper_next(Vm& vm, Object* o) {
  Tool* group = tool(o);
  Tool* t = tool(group->a);
  if (group->i != t->i) return Value::undef();
  if (t->d.is_undef()) {
    AIO_TRY(bool more, step(vm, t));
    if (!more) return Value::undef();
  }
  Rooted target(vm, group->b), current(vm, t->c);
  AIO_TRY(bool same, equal_items(vm, target, current));
  if (!same || t->d.is_undef()) return Value::undef();
  Value item = t->d;
  put(vm, t->d, Value::undef());
  return item;
}

// --- tee: nodes of a linked list (a value or undef, b next node, c source); _tee: a node ---------

Value node_next(Vm&, Object*) { return Value::undef(); }

Value tee_next(Vm& vm, Object* o) {
  Tool* t = tool(o);
  Tool* node = tool(t->a);
  if (node->a.is_undef()) {
    if (node->flag)
      return raise(vm, ExceptionType::RuntimeError, "cannot re-enter the tee iterator");
    Rooted keep(vm, node);
    node->flag = true;
    Value item = iter_next(vm, node->c);
    node->flag = false;
    if (item.is_exc() || item.is_undef()) return item;
    Tool* following = new_tool(vm, vm.type_of_shape(node->shape));
    following->c = node->c;
    node->a = item;
    node->b = Value::object(following);
  }
  put(vm, t->a, node->b);
  return node->a;
}

Value make_tee(Vm& vm, Value node) {
  Type* type = module_type(vm, "itertools", "_tee");
  if (!type) return raised;
  Tool* t = new_tool(vm, type);
  t->a = node;
  return Value::object(t);
}

/// A node at the front of an iterable; a tee iterator shares its own.
Value first_node(Vm& vm, Value iterable) {
  Type* tee_type = module_type(vm, "itertools", "_tee");
  Type* node_type = module_type(vm, "itertools", "_tee_dataobject");
  if (!tee_type || !node_type) return raised;
  AIO_TRY(Value it, get_iter(vm, iterable));
  if (is_instance_exact(vm, it, tee_type)) return tool(it)->a;
  Tool* node = new_tool(vm, node_type);
  node->c = it;
  return Value::object(node);
}

Value tee_new(Vm& vm, Type*, Value iterable) {
  AIO_TRY(Value node, first_node(vm, iterable));
  return make_tee(vm, node);
}
Value tee_copy(Vm& vm, Value self) { return make_tee(vm, tool(self)->a); }

Value tee(Vm& vm, Value iterable, int64_t n) {
  if (n < 0) return raise(vm, ExceptionType::ValueError, "n must be >= 0");
  if (n == 0) return Value::object(vm.empty_tuple);
  AIO_TRY(Value node, first_node(vm, iterable));
  Rooted list(vm, new_list(vm, static_cast<size_t>(n)));
  for (int64_t i = 0; i < n; ++i) {
    AIO_TRY(Value t, make_tee(vm, node));
    AIO_CHECK(list_append(vm, list.as<List>(), t));
  }
  return make_tuple(vm, list.as<List>()->items, static_cast<size_t>(n));
}

#define AIO_ITERATOR_ROWS(name) \
  def<self_method>("__iter__(self, /)"), def<next_method<name##_next>>("__next__(self, /)")
constexpr NativeDef kGroupByMethods[] = {
    static_def<groupby_new>("__new__(cls, iterable, key=None)"), AIO_ITERATOR_ROWS(groupby)};
constexpr NativeDef kGrouperMethods[] = {AIO_ITERATOR_ROWS(grouper)};
constexpr NativeDef kTeeMethods[] = {static_def<tee_new>("__new__(cls, iterable, /)"),
                                     AIO_ITERATOR_ROWS(tee), def<tee_copy>("__copy__(self, /)")};
#undef AIO_ITERATOR_ROWS
constexpr TypeDef kGroupByType = {.name = "itertools.groupby",
                                  .methods = kGroupByMethods,
                                  .layout = &kToolLayout<groupby_next>,
                                  .flags = kTypeBaseType};
constexpr TypeDef kGrouperType = {.name = "itertools._grouper",
                                  .methods = kGrouperMethods,
                                  .layout = &kToolLayout<grouper_next>,
                                  .flags = kTypeDisallowNew};
constexpr TypeDef kTeeType = {
    .name = "itertools._tee", .methods = kTeeMethods, .layout = &kToolLayout<tee_next>};
constexpr TypeDef kNodeType = {.name = "itertools._tee_dataobject",
                               .layout = &kToolLayout<node_next>,
                               .flags = kTypeDisallowNew};

}  // namespace

const NativeDef kTeeFunction =
    def<tee>("tee(iterable, n=2, /)", "Returns a tuple of n independent iterators.");

Status add_shared_iterators(Vm& vm, Module* module) {
  for (const TypeDef* type : {&kGroupByType, &kGrouperType, &kTeeType, &kNodeType})
    add_type(vm, module, *type);
  return Status::Ok;
}

}  // namespace aio
