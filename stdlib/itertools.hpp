// What the files of module itertools share.
#pragma once

#include "runtime/object/iterator_ops.hpp"
#include "stdlib/module_types.hpp"

namespace aio {

/// State of any itertools iterator: each type says what its fields mean.
struct Tool : Object {
  Value a, b, c, d, e;
  int64_t i, j, k;
  bool flag;
};

void trace_tool(Object* o, Tracer& tracer);
inline Tool* tool(Value v) { return static_cast<Tool*>(v.as_object()); }
inline Tool* tool(Object* o) { return static_cast<Tool*>(o); }
/// A fresh one of class cls: Values undef, numbers 0.
Tool* new_tool(Vm& vm, Type* cls);
/// Overwrites a field.
inline void put(Vm& vm, Value& field, Value v) {
  vm.heap.shade(field);
  field = v;
}
template <Value (*kNext)(Vm&, Object*)>
inline constexpr NativeLayout kToolLayout = {sizeof(Tool), trace_tool, nullptr, kNext};

/// stdlib/itertools_combinatorics.cpp: product, permutations, combinations,
/// combinations_with_replacement.
void add_combinatorics(Vm& vm, Module* module);
/// stdlib/itertools_shared.cpp: groupby, tee, and what they hand out.
Status add_shared_iterators(Vm& vm, Module* module);
extern const NativeDef kTeeFunction;

}  // namespace aio
