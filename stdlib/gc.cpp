// Module gc: the collector's controls, as far as they mean something for a mark-sweep collector
// without generations.
#include "runtime/native/native.hpp"
#include "runtime/object/object_model.hpp"
#include "runtime/vm/vm.hpp"

namespace aio {
namespace {

/// Three generations in the interface, one in fact. Finalizers of what was found run before it
/// returns.
Result<int64_t> collect(Vm& vm, int64_t generation) {
  if (generation < 0 || generation > 2)
    return raise(vm, ExceptionType::ValueError, "invalid generation");
  size_t before = vm.heap.stats().live_bytes;
  vm.heap.collect();
  vm.run_finalizers();
  size_t after = vm.heap.stats().live_bytes;
  return before > after ? static_cast<int64_t>((before - after) / 64) : int64_t{0};
}
void enable(Vm& vm) { vm.heap.set_enabled(true); }
void disable(Vm& vm) { vm.heap.set_enabled(false); }
bool isenabled(Vm& vm) { return vm.heap.enabled(); }
Value get_count(Vm& vm) {
  Value counts[3] = {Value::small_int(0), Value::small_int(0), Value::small_int(0)};
  return make_tuple(vm, counts, 3);
}
Value get_threshold(Vm& vm) {
  Value thresholds[3] = {Value::small_int(2000), Value::small_int(10), Value::small_int(0)};
  return make_tuple(vm, thresholds, 3);
}
void set_threshold(Vm&, Value, Value, Value) {}
Value get_stats(Vm& vm) {
  HeapStats stats = vm.heap.stats();
  Rooted row(vm, new_dict(vm));
  dict_set_str(vm, row.as<Dict>(), intern(vm, "collections"),
               make_int(vm, static_cast<int64_t>(stats.cycles)));
  dict_set_str(vm, row.as<Dict>(), intern(vm, "collected"), Value::small_int(0));
  dict_set_str(vm, row.as<Dict>(), intern(vm, "uncollectable"), Value::small_int(0));
  dict_set_str(vm, row.as<Dict>(), intern(vm, "live_bytes"),
               make_int(vm, static_cast<int64_t>(stats.live_bytes)));
  dict_set_str(vm, row.as<Dict>(), intern(vm, "max_slice_ns"),
               make_int(vm, static_cast<int64_t>(stats.max_slice_ns)));
  Value only = row;
  return make_list(vm, &only, 1);
}
bool is_tracked(Vm&, Value obj) { return obj.is_object(); }
bool is_finalized(Vm&, Value obj) {
  return obj.is_object() && obj.as_object()->flags & kFlagFinalized;
}
void freeze(Vm&) {}
int64_t get_freeze_count(Vm&) { return 0; }
int64_t get_debug(Vm&) { return 0; }
void set_debug(Vm&, Value) {}

constexpr NativeDef kFunctions[] = {
    def<collect>("collect(generation=2)", "Run the garbage collector."),
    def<enable>("enable()"),
    def<disable>("disable()"),
    def<isenabled>("isenabled()"),
    def<get_count>("get_count()"),
    def<get_threshold>("get_threshold()"),
    def<set_threshold>("set_threshold(threshold0, threshold1=0, threshold2=0, /)"),
    def<get_stats>("get_stats()"),
    def<is_tracked>("is_tracked(obj, /)"),
    def<is_finalized>("is_finalized(obj, /)"),
    def<freeze>("freeze()"),
    def<freeze>("unfreeze()"),
    def<get_freeze_count>("get_freeze_count()"),
    def<get_debug>("get_debug()"),
    def<set_debug>("set_debug(flags, /)"),
};

Status init(Vm& vm, Module* module) {
  module_set(vm, module, "garbage", make_list(vm, nullptr, 0));
  module_set(vm, module, "callbacks", make_list(vm, nullptr, 0));
  struct Flag {
    const char* name;
    int value;
  };
  for (Flag flag :
       {Flag{"DEBUG_STATS", 1}, Flag{"DEBUG_COLLECTABLE", 2}, Flag{"DEBUG_UNCOLLECTABLE", 4},
        Flag{"DEBUG_SAVEALL", 32}, Flag{"DEBUG_LEAK", 38}})
    module_set(vm, module, flag.name, Value::small_int(flag.value));
  return Status::Ok;
}

}  // namespace

extern const ModuleDef kGcModule;
const ModuleDef kGcModule = {.name = "gc",
                             .doc = "Controls of the garbage collector.",
                             .functions = kFunctions,
                             .init = init};

}  // namespace aio
