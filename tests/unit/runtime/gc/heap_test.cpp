// The heap: what is reachable stays, what is not is reused, weak references and finalizers,
// incremental cycles.
#include "runtime/gc/heap.hpp"

#include <doctest/doctest.h>

#include <cstring>
#include <vector>

#include "runtime/object/class.hpp"
#include "runtime/object/sequence.hpp"
#include "runtime/vm/vm.hpp"

namespace aio {
namespace {

struct GcWorld {
  explicit GcWorld(HeapOptions options = {}) : vm(VmOptions{.heap = options}) {
    vm.root_tracers.push_back([this](Tracer& tracer) {
      for (Object* o : roots) tracer.visit(o);
    });
  }
  Tuple* tuple(std::vector<Value> items) {
    auto* t = vm.heap.make<Tuple>(shape_id(vm, BuiltinType::Tuple),
                                  sizeof(Tuple) + items.size() * sizeof(Value));
    t->size = items.size();
    for (size_t i = 0; i < items.size(); ++i) t->items()[i] = items[i];
    return t;
  }
  List* list(uint32_t capacity) {
    auto* l = vm.heap.make<List>(shape_id(vm, BuiltinType::List));
    l->size = 0;
    l->capacity = capacity;
    l->items = capacity ? static_cast<Value*>(vm.heap.make_buffer(capacity * sizeof(Value))->data())
                        : nullptr;
    return l;
  }
  /// A chain of `length` tuples; returns its head.
  Tuple* chain(size_t length) {
    Tuple* head = nullptr;
    for (size_t i = 0; i < length; ++i)
      head = tuple(
          {Value::small_int(static_cast<int64_t>(i)), head ? Value::object(head) : Value::none()});
    return head;
  }
  static bool chain_is_whole(Tuple* head, size_t length) {
    for (size_t i = length; i-- > 0;
         head = head->items()[1].is_object() ? as<Tuple>(head->items()[1]) : nullptr)
      if (!head || head->kind != Kind::Tuple ||
          head->items()[0].as_small_int() != static_cast<int64_t>(i))
        return false;
    return head == nullptr;
  }

  Vm vm;
  std::vector<Object*> roots;
};

TEST_CASE("a cell of every size keeps its content over collections") {
  GcWorld w({.stress = true});
  for (size_t items = 0; items < 9000; items = items * 5 / 4 + 1) {
    std::vector<Value> values;
    for (size_t i = 0; i < items; ++i)
      values.push_back(Value::small_int(static_cast<int64_t>(items * i)));
    w.roots.push_back(w.tuple(values));
  }
  for (int i = 0; i < 6; ++i) {
    w.vm.heap.collect();
    w.chain(1000);
  }
  for (Object* o : w.roots) {
    auto* t = static_cast<Tuple*>(o);
    bool same = true;
    for (size_t i = 0; i < t->size; ++i)
      same = same && t->items()[i].as_small_int() == static_cast<int64_t>(t->size * i);
    CHECK(same);
  }
}

TEST_CASE("dead objects give their memory back") {
  GcWorld w;
  w.chain(200'000);
  w.vm.heap.collect();
  size_t before = w.vm.heap.stats().live_bytes;
  for (int i = 0; i < 20; ++i) {
    w.chain(200'000);
    w.vm.heap.collect();
  }
  CHECK(w.vm.heap.stats().live_bytes <= before + 4096);
}

TEST_CASE("deep structures are marked without recursion") {
  GcWorld w;
  Tuple* head = w.chain(1'000'000);
  w.roots.push_back(head);
  w.vm.heap.collect();
  w.chain(100'000);
  w.vm.heap.collect();
  CHECK(GcWorld::chain_is_whole(head, 1'000'000));
}

TEST_CASE("a buffer that grows keeps its content, small and big") {
  GcWorld w;
  Buffer* b = w.vm.heap.make_buffer(8);
  std::memset(b->data(), 7, 8);
  size_t filled = 8;
  for (size_t bytes = 8; bytes < (size_t{8} << 20); bytes = bytes * 3 / 2) {
    b = w.vm.heap.resize_buffer(b, bytes);
    std::memset(static_cast<char*>(b->data()) + filled, 7, bytes - filled);
    filled = bytes;
  }
  bool same = true;
  for (size_t i = 0; i < filled; ++i) same = same && static_cast<char*>(b->data())[i] == 7;
  CHECK(same);
  b = w.vm.heap.resize_buffer(b, 100);
  CHECK(static_cast<char*>(b->data())[99] == 7);
}

TEST_CASE("an incremental cycle keeps what the script hides from it behind the write barrier") {
  GcWorld w({.first_cycle = 1 << 20});
  List* holder = w.list(100);
  for (int i = 0; i < 100; ++i) holder->items[holder->size++] = Value::object(w.chain(2'000));
  w.roots.push_back(holder);
  List* other = w.list(100);
  w.roots.push_back(other);
  size_t cycles = w.vm.heap.stats().cycles;
  unsigned turn = 0;
  while (w.vm.heap.stats().cycles < cycles + 6) {
    // Moves a chain from one list to the other: from where marking has not been to where it may
    // have been already.
    List* from = turn / 100 % 2 ? other : holder;
    List* to = turn / 100 % 2 ? holder : other;
    w.vm.heap.before_write(from);
    Value moved = from->items[--from->size];
    to->items[to->size++] = moved;
    w.chain(3'000);
    if (w.vm.interrupt.exchange(0) & kInterruptGc) w.vm.heap.safepoint();
    ++turn;
  }
  for (List* l : {holder, other})
    for (uint32_t i = 0; i < l->size; ++i)
      CHECK(GcWorld::chain_is_whole(as<Tuple>(l->items[i]), 2'000));
}

TEST_CASE(
    "a list too big for one slice is scanned in chunks, also when it grows and shrinks meanwhile") {
  GcWorld w({.first_cycle = 1 << 20});
  List* big = w.list(400'000);
  w.roots.push_back(big);
  for (int i = 0; i < 300'000; ++i)
    big->items[big->size++] = Value::object(w.tuple({Value::small_int(i)}));
  size_t cycles = w.vm.heap.stats().cycles;
  int64_t next = 300'000;
  while (w.vm.heap.stats().cycles < cycles + 4) {
    for (int i = 0; i < 100; ++i) {
      Value removed = big->items[--big->size];
      w.vm.heap.shade(removed);
    }
    next = as<Tuple>(big->items[big->size - 1])->items()[0].as_small_int() + 1;
    for (int i = 0; i < 100; ++i)
      big->items[big->size++] = Value::object(w.tuple({Value::small_int(next++)}));
    w.chain(1'000);
    if (w.vm.interrupt.exchange(0) & kInterruptGc) w.vm.heap.safepoint();
  }
  bool whole = true;
  for (uint32_t i = 0; i < big->size; ++i)
    whole = whole && big->items[i].as_object()->kind == Kind::Tuple &&
            as<Tuple>(big->items[i])->items()[0].as_small_int() == i;
  CHECK(whole);
}

TEST_CASE("a weak reference is cleared when its object dies, and kept while it lives") {
  GcWorld w;
  auto weak_to = [&](Object* o) {
    auto* ref = w.vm.heap.make<WeakRef>(shape_id(w.vm, BuiltinType::WeakRef));
    ref->target = Value::object(o);
    ref->callback = Value::undef();
    ref->next = nullptr;
    w.vm.heap.add_weak(ref);
    w.roots.push_back(ref);
    return ref;
  };
  Tuple* living = w.tuple({});
  w.roots.push_back(living);
  WeakRef* to_living = weak_to(living);
  std::vector<WeakRef*> to_dead;
  for (int i = 0; i < 1000; ++i) to_dead.push_back(weak_to(w.tuple({Value::small_int(i)})));
  CHECK(w.vm.heap.find_weak(living) == to_living);
  w.vm.heap.collect();
  CHECK(w.vm.heap.read_weak(to_living) == Value::object(living));
  for (WeakRef* ref : to_dead) CHECK(ref->target.is_undef());
  w.vm.heap.remove_weak(to_living);
  CHECK(w.vm.heap.find_weak(living) == nullptr);
}

struct Counter : NativeObject {
  int* released;
};

TEST_CASE("a native finalizer runs once, when the object is dead") {
  int released = 0;
  static constexpr NativeLayout kLayout = {
      sizeof(Counter), nullptr, [](Vm&, Object* o) { ++*static_cast<Counter*>(o)->released; }};
  {
    GcWorld w;
    auto* type = w.vm.heap.make<Type>(shape_id(w.vm, BuiltinType::Type));
    *type = *w.vm.type(BuiltinType::Object);
    type->layout = &kLayout;
    w.roots.push_back(type);
    Shape* shape = w.vm.new_shape(type);
    auto make = [&] {
      auto* c = w.vm.heap.make<Counter>(shape->id);
      c->released = &released;
      w.vm.heap.register_finalizable(c);
      return c;
    };
    for (int i = 0; i < 10; ++i) make();
    Counter* living = make();
    w.roots.push_back(living);
    w.vm.heap.collect();
    CHECK(released == 10);
    w.vm.heap.collect();
    CHECK(released == 10);
    w.vm.heap.release_all();
  }
  CHECK(released == 11);
}

TEST_CASE("slices stay short with a million objects alive") {
  GcWorld w({.first_cycle = 1 << 20});
  for (int i = 0; i < 1000; ++i) w.roots.push_back(w.chain(1'000));
  for (int i = 0; i < 3000; ++i) {
    w.chain(2'000);
    if (w.vm.interrupt.exchange(0) & kInterruptGc) w.vm.heap.safepoint();
  }
  HeapStats stats = w.vm.heap.stats();
  CHECK(stats.cycles > 1);
  MESSAGE("slices ", stats.slices, ", longest ", static_cast<double>(stats.max_slice_ns) / 1e6,
          " ms");
  for (Object* o : w.roots) REQUIRE(GcWorld::chain_is_whole(static_cast<Tuple*>(o), 1'000));
}

}  // namespace
}  // namespace aio
