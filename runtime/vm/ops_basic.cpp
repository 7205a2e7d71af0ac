// Moves, constants, names, cells, functions' free variables, containers, slices and formatting:
// instructions whose work is a few loads, or one call into the runtime.
#include "runtime/object/builtin_ops.hpp"
#include "runtime/object/iterator.hpp"
#include "runtime/vm/globals.hpp"
#include "runtime/vm/operators.hpp"
#include "runtime/vm/vm_internal.hpp"

namespace aio {

AIO_HANDLER(Nop) { AIO_NEXT(1); }
AIO_HANDLER(Move) {
  R[pc->a] = R[pc->b];
  AIO_NEXT(1);
}
AIO_HANDLER(LoadConst) {
  R[pc->a] = K[pc->b];
  AIO_NEXT(1);
}
AIO_HANDLER(LoadConstWide) {
  R[pc->a] = K[static_cast<uint32_t>(data_word(pc + 1))];
  AIO_NEXT(2);
}
AIO_HANDLER(LoadInt) {
  R[pc->a] = Value::small_int(pc->sbc());
  AIO_NEXT(1);
}
AIO_HANDLER(LoadNone) {
  R[pc->a] = Value::none();
  AIO_NEXT(1);
}
AIO_HANDLER(LoadTrue) {
  R[pc->a] = Value::boolean(true);
  AIO_NEXT(1);
}
AIO_HANDLER(LoadFalse) {
  R[pc->a] = Value::boolean(false);
  AIO_NEXT(1);
}
AIO_HANDLER(LoadUndef) {
  R[pc->a] = Value::undef();
  AIO_NEXT(1);
}

namespace {
AIO_SLOW(unbound_local) {
  AIO_SAVE(1);
  raise_unbound_local(*vm,
                      as<Str>(K[pc->op == static_cast<uint16_t>(Op::LoadCell) ? pc->c : pc->b]));
  AIO_TAIL(unwind);
}
AIO_SLOW(load_global_missing) {
  AIO_SAVE(1);
  Value v = missing_global(*vm, as<GlobalCell>(K[pc->b])->name);
  if (v.is_exc()) AIO_TAIL(unwind);
  R[pc->a] = v;
  AIO_NEXT(1);
}
}  // namespace

AIO_HANDLER(CheckLocal) {
  if (AIO_UNLIKELY(R[pc->a].is_undef())) AIO_TAIL(unbound_local);
  AIO_NEXT(1);
}

// --- globals -------------------------------------------------------------------------------------

AIO_HANDLER(LoadGlobal) {
  const Value* k = K + pc->b;
  Value v = static_cast<GlobalCell*>(k[0].as_object())->value;
  if (AIO_UNLIKELY(v.is_undef())) {
    v = static_cast<GlobalCell*>(k[1].as_object())->value;
    if (AIO_UNLIKELY(v.is_undef())) AIO_TAIL(load_global_missing);
  }
  R[pc->a] = v;
  AIO_NEXT(1);
}

namespace {
AIO_SLOW(store_global_slow) {
  AIO_SAVE(1);
  namespace_store(*vm, function_of(R)->globals, as<GlobalCell>(K[pc->a]), R[pc->b]);
  AIO_NEXT(1);
}
}  // namespace

AIO_HANDLER(StoreGlobal) {
  GlobalCell* cell = static_cast<GlobalCell*>(K[pc->a].as_object());
  if (AIO_LIKELY(!cell->value.is_undef() && !vm->heap.marking())) {
    cell->value = R[pc->b];
    AIO_NEXT(1);
  }
  AIO_TAIL(store_global_slow);
}
AIO_HANDLER(DeleteGlobal) {
  AIO_SAVE(1);
  GlobalCell* cell = as<GlobalCell>(K[pc->a]);
  if (dict_pop_str(*vm, function_of(R)->globals, cell->name).is_undef()) {
    raise_name_error(*vm, cell->name);
    AIO_TAIL(unwind);
  }
  AIO_NEXT(1);
}

// --- names in a namespace mapping (class bodies, exec) -------------------------------------------

AIO_HANDLER(LoadName) {
  AIO_SAVE(2);
  const Value* k = K + data_word(pc + 1);
  Value v = load_name(*vm, R[pc->b], as<Str>(K[pc->c]), as<GlobalCell>(k[0]), as<GlobalCell>(k[1]));
  if (AIO_UNLIKELY(v.is_exc())) AIO_TAIL(unwind);
  R[pc->a] = v;
  AIO_NEXT(2);
}
AIO_HANDLER(StoreName) {
  AIO_SAVE(1);
  if (AIO_UNLIKELY(failed(store_name(*vm, R[pc->a], as<Str>(K[pc->b]), R[pc->c]))))
    AIO_TAIL(unwind);
  AIO_NEXT(1);
}
AIO_HANDLER(DeleteName) {
  AIO_SAVE(1);
  if (AIO_UNLIKELY(failed(delete_name(*vm, R[pc->a], as<Str>(K[pc->b]))))) AIO_TAIL(unwind);
  AIO_NEXT(1);
}
AIO_HANDLER(LoadNameOrFree) {
  AIO_SAVE(2);
  Cell* cell = as<Cell>(as<Tuple>(function_of(R)->closure)->items()[data_word(pc + 1)]);
  Value v = load_name_or_cell(*vm, R[pc->b], as<Str>(K[pc->c]), cell);
  if (AIO_UNLIKELY(v.is_exc())) AIO_TAIL(unwind);
  R[pc->a] = v;
  AIO_NEXT(2);
}

// --- cells ---------------------------------------------------------------------------------------

AIO_HANDLER(MakeCell) {
  Cell* cell = vm->heap.make<Cell>(vm->cell_shape);
  cell->value = R[pc->a];
  R[pc->a] = Value::object(cell);
  AIO_NEXT(1);
}
AIO_HANDLER(LoadCell) {
  Value v = static_cast<Cell*>(R[pc->b].as_object())->value;
  if (AIO_UNLIKELY(v.is_undef())) AIO_TAIL(unbound_local);
  R[pc->a] = v;
  AIO_NEXT(1);
}
namespace {
AIO_SLOW(store_cell_marking) {
  Cell* cell = static_cast<Cell*>(R[pc->a].as_object());
  vm->heap.shade(cell->value);
  cell->value = R[pc->b];
  AIO_NEXT(1);
}
}  // namespace

AIO_HANDLER(StoreCell) {
  if (AIO_UNLIKELY(vm->heap.marking())) AIO_TAIL(store_cell_marking);
  static_cast<Cell*>(R[pc->a].as_object())->value = R[pc->b];
  AIO_NEXT(1);
}
AIO_HANDLER(DeleteCell) {
  Cell* cell = static_cast<Cell*>(R[pc->a].as_object());
  if (AIO_UNLIKELY(cell->value.is_undef())) AIO_TAIL(unbound_local);
  vm->heap.shade(cell->value);
  cell->value = Value::undef();
  AIO_NEXT(1);
}

namespace {
inline Cell* free_cell(Value* R, unsigned i) {
  return static_cast<Cell*>(
      static_cast<Tuple*>(function_of(R)->closure.as_object())->exact_items()[i].as_object());
}
AIO_SLOW(free_missing) {
  AIO_SAVE(1);
  raise_free_variable(*vm, intern(*vm, function_of(R)->code->unit->free_names[pc->b]));
  AIO_TAIL(unwind);
}
}  // namespace

AIO_HANDLER(LoadFree) {
  Value v = free_cell(R, pc->b)->value;
  if (AIO_UNLIKELY(v.is_undef())) AIO_TAIL(free_missing);
  R[pc->a] = v;
  AIO_NEXT(1);
}
namespace {
AIO_SLOW(store_free_marking) {
  Cell* cell = free_cell(R, pc->b);
  vm->heap.shade(cell->value);
  cell->value = R[pc->a];
  AIO_NEXT(1);
}
}  // namespace

AIO_HANDLER(StoreFree) {
  if (AIO_UNLIKELY(vm->heap.marking())) AIO_TAIL(store_free_marking);
  free_cell(R, pc->b)->value = R[pc->a];
  AIO_NEXT(1);
}
AIO_HANDLER(DeleteFree) {
  Cell* cell = free_cell(R, pc->b);
  if (AIO_UNLIKELY(cell->value.is_undef())) AIO_TAIL(free_missing);
  vm->heap.shade(cell->value);
  cell->value = Value::undef();
  AIO_NEXT(1);
}
AIO_HANDLER(LoadFreeCell) {
  R[pc->a] = Value::object(free_cell(R, pc->b));
  AIO_NEXT(1);
}

// --- containers ----------------------------------------------------------------------------------

AIO_HANDLER(BuildTuple) { AIO_RESULT(1, make_tuple(*vm, R + pc->b, pc->c)); }
AIO_HANDLER(BuildList) { AIO_RESULT(1, make_list(*vm, R + pc->b, pc->c)); }
AIO_HANDLER(BuildSet) { AIO_RESULT(1, build_set(*vm, R + pc->b, pc->c)); }
AIO_HANDLER(BuildDict) { AIO_RESULT(1, build_dict(*vm, R + pc->b, pc->c)); }
AIO_HANDLER(BuildString) { AIO_RESULT(1, build_string(*vm, R + pc->b, pc->c)); }
AIO_HANDLER(BuildSlice) {
  AIO_RESULT(1, make_slice(*vm, R[pc->b], R[pc->b + 1], pc->c == 3 ? R[pc->b + 2] : Value::none()));
}
AIO_HANDLER(ListAppend) { AIO_STATUS(1, list_append(*vm, as<List>(R[pc->a]), R[pc->b])); }
AIO_HANDLER(ListExtend) { AIO_STATUS(1, list_extend_star(*vm, as<List>(R[pc->a]), R[pc->b])); }
AIO_HANDLER(ListToTuple) {
  AIO_RESULT(1, make_tuple(*vm, as<List>(R[pc->b])->items, as<List>(R[pc->b])->size));
}
AIO_HANDLER(SetAdd) { AIO_STATUS(1, set_add(*vm, as<Set>(R[pc->a]), R[pc->b])); }
AIO_HANDLER(SetUpdate) { AIO_STATUS(1, set_update_star(*vm, as<Set>(R[pc->a]), R[pc->b])); }
AIO_HANDLER(DictSet) { AIO_STATUS(1, dict_set(*vm, as<Dict>(R[pc->a]), R[pc->b], R[pc->c])); }
AIO_HANDLER(DictUpdate) { AIO_STATUS(1, dict_update_star(*vm, as<Dict>(R[pc->a]), R[pc->b])); }
AIO_HANDLER(DictMerge) {
  AIO_STATUS(1, dict_merge_keywords(*vm, as<Dict>(R[pc->a]), R[pc->b], R[pc->c]));
}
AIO_HANDLER(UnpackStar) {
  AIO_STATUS(
      2, unpack_star(*vm, R[pc->b], R + pc->a, pc->c, static_cast<uint32_t>(data_word(pc + 1))));
}

namespace {
AIO_SLOW(unpack_slow) { AIO_STATUS(1, unpack_exact(*vm, R[pc->b], R + pc->a, pc->c)); }
}  // namespace

AIO_HANDLER(UnpackSequence) {
  Value v = R[pc->b];
  const Value* items = nullptr;
  if (is_kind(v, Kind::Tuple) && as<Tuple>(v)->size == pc->c) items = as<Tuple>(v)->items();
  else if (is_kind(v, Kind::List) && as<List>(v)->size == pc->c) items = as<List>(v)->items;
  if (AIO_UNLIKELY(items == nullptr) || v.as_object()->flags & kFlagAttributes)
    AIO_TAIL(unpack_slow);
  Value* out = R + pc->a;
  for (unsigned i = 0, n = pc->c; i < n; ++i) out[i] = items[i];
  AIO_NEXT(1);
}

AIO_HANDLER(FormatValue) { AIO_RESULT(1, format_value(*vm, R[pc->b], pc->c, nullptr)); }
AIO_HANDLER(FormatSpec) {
  AIO_RESULT(
      2, format_value(*vm, R[pc->b], static_cast<unsigned>(data_word(pc + 1)), as<Str>(R[pc->c])));
}

// --- items ---------------------------------------------------------------------------------------

namespace {
AIO_SLOW(get_item_slow) { AIO_RESULT(1, get_item(*vm, R[pc->b], R[pc->c])); }
AIO_SLOW(get_item_int_slow) { AIO_RESULT(1, get_item(*vm, R[pc->b], Value::small_int(pc->sc()))); }
AIO_SLOW(set_item_slow) { AIO_STATUS(1, set_item(*vm, R[pc->a], R[pc->b], R[pc->c])); }

/// The list or tuple item for a small index that is in range (from either end); undef otherwise.
inline Value fast_item(Vm* vm, Value container, int64_t i) {
  if (!container.is_object()) return Value::undef();
  Object* o = container.as_object();
  if (AIO_LIKELY(o->shape == vm->list_shape)) {
    List* list = static_cast<List*>(o);
    if (i < 0) i += list->size;
    return AIO_LIKELY(static_cast<uint64_t>(i) < list->size) ? list->items[i] : Value::undef();
  }
  if (o->shape == vm->tuple_shape) {
    Tuple* tuple = static_cast<Tuple*>(o);
    if (i < 0) i += static_cast<int64_t>(tuple->size);
    return static_cast<uint64_t>(i) < tuple->size ? tuple->exact_items()[i] : Value::undef();
  }
  return Value::undef();
}
}  // namespace

AIO_HANDLER(GetItem) {
  Value key = R[pc->c];
  if (AIO_LIKELY(key.is_small_int())) {
    Value v = fast_item(vm, R[pc->b], key.as_small_int());
    if (AIO_LIKELY(!v.is_undef())) {
      R[pc->a] = v;
      AIO_NEXT(1);
    }
  }
  AIO_TAIL(get_item_slow);
}
AIO_HANDLER(GetItemInt) {
  Value v = fast_item(vm, R[pc->b], pc->sc());
  if (AIO_LIKELY(!v.is_undef())) {
    R[pc->a] = v;
    AIO_NEXT(1);
  }
  AIO_TAIL(get_item_int_slow);
}
AIO_HANDLER(SetItem) {
  Value container = R[pc->a], key = R[pc->b];
  if (AIO_LIKELY(key.is_small_int() && container.is_object() &&
                 container.as_object()->shape == vm->list_shape)) {
    List* list = static_cast<List*>(container.as_object());
    uint64_t i = static_cast<uint64_t>(key.as_small_int());
    if (AIO_LIKELY(i < list->size && (!vm->heap.marking() || !list->items[i].is_object()))) {
      list->items[i] = R[pc->c];
      AIO_NEXT(1);
    }
  }
  AIO_TAIL(set_item_slow);
}
AIO_HANDLER(DelItem) { AIO_STATUS(1, del_item(*vm, R[pc->a], R[pc->b])); }
AIO_HANDLER(GetSlice) { AIO_RESULT(1, get_slice(*vm, R[pc->b], R[pc->c], R[pc->c + 1])); }

}  // namespace aio
