// The table of weak references: buckets by target address, chained through WeakRef::next.
// Invariant: a reference is in the table exactly while its target is alive (target is an object);
// the collector takes it out when it clears it, before any finalizer of the target runs.
#include <algorithm>

#include "runtime/gc/heap_impl.hpp"
#include "runtime/object/class.hpp"
#include "runtime/vm/vm.hpp"

namespace aio {

void Heap::Impl::grow_weak_table() {
  std::vector<WeakRef*> old(std::max<size_t>(64, weak_table.size() * 2));
  old.swap(weak_table);
  for (WeakRef* ref : old) {
    while (ref) {
      WeakRef* next = ref->next;
      WeakRef*& bucket = weak_table[weak_bucket(ref->target.as_object())];
      ref->next = bucket;
      bucket = ref;
      ref = next;
    }
  }
}

void Heap::add_weak(WeakRef* ref) {
  Impl& impl = *impl_;
  // While a cycle walks over the buckets they stay where they are; longer chains do no harm until
  // then.
  bool walking = impl.phase == Impl::Phase::ClearWeak || impl.phase == Impl::Phase::PruneWeak;
  if (impl.weak_table.empty() || (impl.weak_count >= impl.weak_table.size() && !walking))
    impl.grow_weak_table();
  Object* target = ref->target.as_object();
  target->flags |= kFlagWeakRefs;
  WeakRef*& bucket = impl.weak_table[impl.weak_bucket(target)];
  ref->next = bucket;
  bucket = ref;
  ++impl.weak_count;
}

void Heap::remove_weak(WeakRef* ref) {
  if (!ref->target.is_object()) return;
  for (WeakRef** p = &impl_->weak_table[impl_->weak_bucket(ref->target.as_object())]; *p;
       p = &(*p)->next) {
    if (*p != ref) continue;
    *p = ref->next;
    --impl_->weak_count;
    return;
  }
}

Value Heap::read_weak(const WeakRef* ref) {
  shade(ref->target);
  return ref->target;
}

WeakRef* Heap::find_weak(const Object* o, const WeakRef* after) {
  if (impl_->weak_table.empty()) return nullptr;
  WeakRef* ref = after ? after->next : impl_->weak_table[impl_->weak_bucket(o)];
  while (ref && ref->target.as_object() != o) ref = ref->next;
  if (ref) shade(Value::object(ref));  // the table alone does not keep it alive
  return ref;
}

bool Heap::Impl::clear_weak(size_t& budget) {
  for (; weak_position < weak_table.size(); ++weak_position) {
    if (budget == 0) return false;
    --budget;
    for (WeakRef** p = &weak_table[weak_position]; *p;) {
      WeakRef* ref = *p;
      if (marked(ref->target.as_object())) {
        p = &ref->next;
        continue;
      }
      *p = ref->next;
      ref->next = nullptr;
      ref->target = Value::undef();
      --weak_count;
      bool callable = !ref->callback.is_undef() && !ref->callback.is_none();
      if (callable && marked(ref)) {
        heap.vm_.queue_weak_callback(ref);
        heap.vm_.request(kInterruptFinalizers);
      }
    }
  }
  return true;
}

/// Drops references that are themselves dead. Only now: finalizers may have revived some.
bool Heap::Impl::prune_weak(size_t& budget) {
  for (; weak_position < weak_table.size(); ++weak_position) {
    if (budget == 0) return false;
    --budget;
    for (WeakRef** p = &weak_table[weak_position]; *p;) {
      WeakRef* ref = *p;
      if (marked(ref)) {
        p = &ref->next;
        continue;
      }
      *p = ref->next;
      --weak_count;
    }
  }
  return true;
}

}  // namespace aio
