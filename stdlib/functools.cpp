// Module _functools: reduce, cmp_to_key and the cache behind lru_cache.
//
// An lru cache is a dict from keys to nodes in a ring: the node after `root` was used longest ago.
// Nodes and root are Node objects.
#include "runtime/object/builtin_ops.hpp"
#include "runtime/object/dict_table.hpp"
#include "runtime/object/iterator_ops.hpp"
#include "stdlib/module_types.hpp"
#include "stdlib/types/support.hpp"

namespace aio {
namespace {

Value reduce(Vm& vm, Value function, Value iterable, Value initial) {
  AIO_TRY(Value it, [&]() -> Value {
    Value made = get_iter(vm, iterable);
    if (!made.is_exc() || !pending_is(vm, ExceptionType::TypeError)) return made;
    static_cast<void>(take_exception(vm));
    return raise(vm, ExceptionType::TypeError, "reduce() arg 2 must support iteration");
  }());
  Rooted keep(vm, it), total(vm, initial);
  for (;;) {
    AIO_TRY(Value item, iter_next(vm, it));
    if (item.is_undef()) break;
    if (total.get().is_undef()) {
      total = item;
      continue;
    }
    AIO_TRY(Value next, vm.call(function, total, item));
    total = next;
  }
  if (total.get().is_undef())
    return raise(vm, ExceptionType::TypeError, "reduce() of empty iterable with no initial value");
  return total;
}

struct Node : Object {
  Value key, value, previous, next;
};
constexpr NativeLayout kNodeLayout = {sizeof(Node), [](Object* o, Tracer& t) {
                                        auto* n = static_cast<Node*>(o);
                                        for (Value v : {n->key, n->value, n->previous, n->next})
                                          t.visit(v);
                                      }};
Node* node(Value v) { return static_cast<Node*>(v.as_object()); }

struct Cache : Object {
  Value function, dict, root, info_type, type_of_nodes;
  Value keyword_mark;              ///< separates positional arguments from keywords in keys
  int64_t hits, misses, max_size;  ///< max_size -1: unbounded
  bool typed;
};
constexpr NativeLayout kCacheLayout = {
    sizeof(Cache), [](Object* o, Tracer& t) {
      auto* c = static_cast<Cache*>(o);
      for (Value v :
           {c->function, c->dict, c->root, c->info_type, c->type_of_nodes, c->keyword_mark})
        t.visit(v);
    }};
Cache* cache(Value v) { return static_cast<Cache*>(v.as_object()); }

Value new_node(Vm& vm, Type* type) {
  auto* n = static_cast<Node*>(new_instance(vm, type));
  n->key = n->value = Value::undef();
  n->previous = n->next = Value::object(n);
  return Value::object(n);
}

void set(Vm& vm, Value& field, Value v) {
  vm.heap.shade(field);
  field = v;
}
void unlink(Vm& vm, Value v) {
  Node* n = node(v);
  set(vm, node(n->previous)->next, n->next);
  set(vm, node(n->next)->previous, n->previous);
}
void link_newest(Vm& vm, Cache* c, Value v) {
  Node *n = node(v), *root = node(c->root);
  set(vm, n->previous, root->previous);
  set(vm, n->next, c->root);
  set(vm, node(root->previous)->next, v);
  set(vm, root->previous, v);
}

/// The key of a call. A single int or str is its own key.
Value make_key(Vm& vm, Cache* c, VarArgs args, Dict* keywords) {
  if (!keywords && !c->typed && args.size() == 1 &&
      (args[0].is_small_int() || is_exact_str(vm, args[0])))
    return args[0];
  std::vector<Value> parts(args.begin(), args.end());
  std::vector<Value> values;
  if (keywords) {
    parts.push_back(c->keyword_mark);
    Value key, value;
    for (uint32_t at = 0; dict_next(keywords, &at, &key, &value);) {
      parts.push_back(key);
      parts.push_back(value);
      values.push_back(value);
    }
  }
  if (c->typed) {
    for (Value v : args) parts.push_back(Value::object(type_of(vm, v)));
    for (Value v : values) parts.push_back(Value::object(type_of(vm, v)));
  }
  return make_tuple(vm, parts.data(), parts.size());
}

/// Adds a result; the oldest one makes room.
Status remember(Vm& vm, Cache* c, Value key, int64_t hash, Value value) {
  Dict* dict = as<Dict>(c->dict);
  // Keys' __eq__ may clear the cache, which gets a new dict then.
  Rooted keep_dict(vm, dict), keep_key(vm, key), keep_value(vm, value);
  AIO_TRY(Value other, dict_get_hashed(vm, dict, key, hash));
  if (!other.is_undef()) return Status::Ok;  // a call inside computed the same
  Rooted fresh(vm, new_node(vm, as<Type>(c->type_of_nodes)));
  if (static_cast<int64_t>(dict_size(dict)) >= c->max_size) {
    Value oldest = node(c->root)->next;
    Rooted keep_oldest(vm, oldest);
    if (oldest == c->root) return Status::Ok;
    unlink(vm, oldest);
    AIO_CHECK(dict_pop(vm, dict, node(oldest)->key));
  }
  node(fresh)->key = key;
  node(fresh)->value = value;
  AIO_CHECK(dict_set_hashed(vm, dict, key, hash, fresh));
  link_newest(vm, c, fresh);
  return Status::Ok;
}

Value cached_call(Vm& vm, Value self, VarArgs args, Dict* keywords) {
  Cache* c = cache(self);
  Rooted keep_self(vm, self), keep_keywords(vm, keywords ? Value::object(keywords) : Value::none());
  if (c->max_size == 0) {
    ++c->misses;
    return call_with(vm, c->function, args, keywords);
  }
  Rooted key(vm, make_key(vm, c, args, keywords));
  AIO_TRY(int64_t hash, hash_value(vm, key));
  AIO_TRY(Value found, dict_get_hashed(vm, as<Dict>(c->dict), key, hash));
  bool bounded = c->max_size > 0;
  if (!found.is_undef()) {
    ++c->hits;
    if (!bounded) return found;
    unlink(vm, found);
    link_newest(vm, c, found);
    return node(found)->value;
  }
  ++c->misses;
  AIO_TRY(Value result, call_with(vm, c->function, args, keywords));
  Rooted keep_result(vm, result);
  AIO_CHECK(bounded ? remember(vm, c, key, hash, result)
                    : dict_set_hashed(vm, as<Dict>(c->dict), key, hash, result));
  return keep_result;
}

Value cache_new(Vm& vm, Type* cls, Value function, Value max_size, bool typed, Value info_type) {
  int64_t most = -1;
  if (!max_size.is_none()) {
    AIO_TRY(most, index_int64(vm, max_size));
    most = std::max<int64_t>(most, 0);
  }
  if (lookup_special(vm, type_of(vm, function), Special::Call).is_undef())
    return raise(vm, ExceptionType::TypeError, "the first argument must be callable");
  Type* nodes = module_type(vm, "_functools", "_lru_node");
  if (!nodes) return raised;
  auto* c = static_cast<Cache*>(new_instance(vm, cls));
  c->function = function;
  c->info_type = info_type;
  c->type_of_nodes = Value::object(nodes);
  c->dict = Value::object(new_dict(vm));
  c->root = new_node(vm, nodes);
  c->keyword_mark = new_node(vm, nodes);
  c->hits = c->misses = 0;
  c->max_size = most;
  c->typed = typed;
  return Value::object(c);
}

Value cache_info(Vm& vm, Value self) {
  Cache* c = cache(self);
  Value args[4] = {make_int(vm, c->hits), make_int(vm, c->misses),
                   c->max_size < 0 ? Value::none() : make_int(vm, c->max_size),
                   make_int(vm, static_cast<int64_t>(dict_size(as<Dict>(c->dict))))};
  return vm.call(c->info_type, args, 4);
}
void cache_clear(Vm& vm, Value self) {
  Cache* c = cache(self);
  c->hits = c->misses = 0;
  set(vm, c->dict, Value::object(new_dict(vm)));
  set(vm, c->root, new_node(vm, as<Type>(c->type_of_nodes)));
}
Value cache_get(Vm& vm, Value self, Value instance, Value) {
  return instance.is_none() ? self : make_bound_method(vm, self, instance);
}
Value itself(Vm&, Value self) { return self; }
Value itself_deep(Vm&, Value self, Value) { return self; }
Value cache_reduce(Vm& vm, Value self) { return get_attr(vm, self, vm.names.dunder_qualname); }

constexpr NativeDef kCacheMethods[] = {
    static_def<cache_new>("__new__(cls, user_function, maxsize, typed, cache_info_type)"),
    def<cached_call>("__call__(self, /, *args, **kwargs)"),
    def<cache_get>("__get__(self, instance, owner=None, /)"),
    def<cache_info>("cache_info(self, /)", "Report cache statistics"),
    def<cache_clear>("cache_clear(self, /)", "Clear the cache and cache statistics"),
    def<itself>("__copy__(self, /)"),
    def<itself_deep>("__deepcopy__(self, memo, /)"),
    def<cache_reduce>("__reduce__(self, /)"),
};
constexpr TypeDef kCacheType = {.name = "functools._lru_cache_wrapper",
                                .methods = kCacheMethods,
                                .layout = &kCacheLayout,
                                .flags = kTypeBaseType,
                                .has_dict = true};
constexpr TypeDef kNodeType = {
    .name = "functools._lru_node", .layout = &kNodeLayout, .flags = kTypeDisallowNew};

// --- cmp_to_key ----------------------------------------------------------------------------------

struct KeyWrapper : Object {
  Value compare, object;  ///< object undef: what cmp_to_key itself returned
};
constexpr NativeLayout kKeyLayout = {sizeof(KeyWrapper), [](Object* o, Tracer& t) {
                                       t.visit(static_cast<KeyWrapper*>(o)->compare);
                                       t.visit(static_cast<KeyWrapper*>(o)->object);
                                     }};
KeyWrapper* key_wrapper(Value v) { return static_cast<KeyWrapper*>(v.as_object()); }

Value make_key_wrapper(Vm& vm, Type* type, Value compare, Value object) {
  auto* k = static_cast<KeyWrapper*>(new_instance(vm, type));
  k->compare = compare;
  k->object = object;
  return Value::object(k);
}
Value key_call(Vm& vm, Value self, Value object) {
  return make_key_wrapper(vm, type_of(vm, self), key_wrapper(self)->compare, object);
}
template <CompareOp kOp>
Value key_compare(Vm& vm, Value self, Value other) {
  if (type_of(vm, other) != type_of(vm, self))
    return raise(vm, ExceptionType::TypeError, "other argument must be K instance");
  Value x = key_wrapper(self)->object, y = key_wrapper(other)->object;
  if (x.is_undef() || y.is_undef()) return raise(vm, ExceptionType::AttributeError, "object");
  AIO_TRY(Value order, vm.call(key_wrapper(self)->compare, x, y));
  return compare(vm, kOp, order, Value::small_int(0));
}
Value key_object(Vm& vm, Value self) {
  Value object = key_wrapper(self)->object;
  return object.is_undef() ? Value(raise_attribute_error(vm, self, vm.names.obj)) : object;
}
Status set_key_object(Vm& vm, Value self, Value object) {
  set(vm, key_wrapper(self)->object, object);
  return Status::Ok;
}
Value cmp_to_key(Vm& vm, Value mycmp) {
  Type* type = module_type(vm, "_functools", "KeyWrapper");
  return type ? make_key_wrapper(vm, type, mycmp, Value::undef()) : Value(raised);
}
constexpr NativeDef kKeyMethods[] = {
    def<key_call>("__call__(self, obj)"),
    def<key_compare<CompareOp::Lt>>("__lt__(self, value, /)"),
    def<key_compare<CompareOp::Le>>("__le__(self, value, /)"),
    def<key_compare<CompareOp::Gt>>("__gt__(self, value, /)"),
    def<key_compare<CompareOp::Ge>>("__ge__(self, value, /)"),
    def<key_compare<CompareOp::Eq>>("__eq__(self, value, /)"),
    def<key_compare<CompareOp::Ne>>("__ne__(self, value, /)"),
};
constexpr GetSetDef kKeyAttributes[] = {{.name = "obj", .get = key_object, .set = set_key_object}};
constexpr TypeDef kKeyType = {.name = "functools.KeyWrapper",
                              .methods = kKeyMethods,
                              .getsets = kKeyAttributes,
                              .layout = &kKeyLayout,
                              .flags = kTypeDisallowNew};

constexpr NativeDef kFunctions[] = {
    def<cmp_to_key>("cmp_to_key(mycmp)", "Convert a cmp= function into a key= function."),
    def<reduce>("reduce(function, iterable, initial=<unset>, /)",
                "Apply a function of two arguments cumulatively to the items of an iterable, from "
                "left to right."),
};

Status init(Vm& vm, Module* module) {
  add_type(vm, module, kCacheType);
  add_type(vm, module, kNodeType);
  add_type(vm, module, kKeyType);
  return Status::Ok;
}

}  // namespace

extern const ModuleDef kFunctoolsModule;
const ModuleDef kFunctoolsModule = {.name = "_functools", .functions = kFunctions, .init = init};

}  // namespace aio
