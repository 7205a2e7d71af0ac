// What the operators (runtime/vm/operators*.cpp) call when the operands are builtin objects,
// without a look-up of special methods. Implemented in runtime/object/: text, bytes (text types),
// list, tuple, dict, set, range (containers).
//
// Rules for all:
//  * receivers are objects of the kind, exact or of a subclass: the caller has made sure that no
//    override is skipped;
//  * a foreign second operand gives the TypeError that CPython's sequence slots raise where the
//    comment says so, else Value::not_implemented();
//  * keys are not yet converted: __index__ and slices are the function's business;
//  * those that may run script code keep what they need alive themselves.
#pragma once

#include <string>

#include "lang/bytecode/instruction.hpp"
#include "runtime/object/hash_table.hpp"
#include "runtime/object/iterator.hpp"
#include "runtime/object/number.hpp"
#include "runtime/object/sequence.hpp"
#include "runtime/object/text.hpp"
#include "runtime/result.hpp"

namespace aio {

/// Answer of a three-way comparison: -1, 0, 1.
inline bool holds(CompareOp op, int order) {
  switch (op) {
    case CompareOp::Lt: return order < 0;
    case CompareOp::Le: return order <= 0;
    case CompareOp::Gt: return order > 0;
    case CompareOp::Ge: return order >= 0;
    case CompareOp::Eq: return order == 0;
    default: return order != 0;
  }
}

// --- str (runtime/object/text*.cpp) ---
Value str_repr(Vm& vm, Str* s);
/// s[key]: int-like or slice; "string indices must be integers, not 'X'", "string index out of
/// range".
Value str_get_item(Vm& vm, Str* s, Value key);
/// item in s; TypeError "'in <string>' requires string as left operand, not X".
Result<bool> str_contains(Vm& vm, Str* s, Value item);
/// s * count (__index__); TypeError "can't multiply sequence by non-int of type 'X'"; same for all
/// xxx_repeat.
Value str_repeat(Vm& vm, Str* s, Value count);
/// s % arguments.
Value str_percent_format(Vm& vm, Str* s, Value arguments);
/// int(text, base) for Str, Bytes, ByteArray; base 0 allowed; ValueError as CPython's (digits limit
/// too).
Value int_from_text(Vm& vm, Value text, int base);
/// float(text) for Str, Bytes, ByteArray; ValueError "could not convert string to float: 'x'".
Result<double> float_from_text(Vm& vm, Value text);
/// str(int) in base 10 with the 4300-digit ValueError.
Value int_repr(Vm& vm, Value i);
/// repr of a complex.
std::string complex_repr(double real, double imag);

// --- numbers beyond number.hpp (runtime/object/number*.cpp) ---
/// x op y for floats, ints and bools with at least one float-like, op a BinaryOp: ZeroDivisionError
/// texts as CPython's; not_implemented for bit operators and MatMul. Includes int ** negative int's
/// float result (int_pow does that itself).
Value float_binary(Vm& vm, BinaryOp op, double x, double y);
/// x op y where at least one is Complex, the other any number; not_implemented for % // and bit
/// operators.
Value complex_binary(Vm& vm, BinaryOp op, Value x, Value y);
/// __format__ of numbers and str; not exact types included. TypeError "unsupported format string
/// passed to X.__format__" is the caller's.
Value int_format(Vm& vm, Value i, Str* spec);
Value float_format(Vm& vm, double d, Str* spec);
Value complex_format(Vm& vm, double real, double imag, Str* spec);
Value str_format_spec(Vm& vm, Str* s, Str* spec);

// --- bytes, bytearray, memoryview (runtime/object/bytes.cpp); receivers: any of the kinds Bytes
// and ByteArray ---
Value bytes_repr(Vm& vm, Value b);
int64_t bytes_hash(Vm& vm, Bytes* b);
/// Both bytes-like (memoryview included), else not_implemented.
Value bytes_compare(Vm& vm, CompareOp op, Value x, Value y);
Value bytes_get_item(Vm& vm, Value b, Value key);
Result<bool> bytes_contains(Vm& vm, Value b, Value item);
/// TypeError "can't concat X to bytes".
Value bytes_concat(Vm& vm, Value x, Value y);
Value bytes_repeat(Vm& vm, Value b, Value count);
Value bytes_percent_format(Vm& vm, Value b, Value arguments);
Status bytearray_set_item(Vm& vm, ByteArray* b, Value key, Value value);
Status bytearray_del_item(Vm& vm, ByteArray* b, Value key);
/// b += other, in place; gives b.
Value bytearray_extend(Vm& vm, ByteArray* b, Value other);
Value memoryview_get_item(Vm& vm, MemoryView* m, Value key);
Status memoryview_set_item(Vm& vm, MemoryView* m, Value key, Value value);
Result<int64_t> memoryview_length(Vm& vm, MemoryView* m);

// --- list, tuple (runtime/object/sequence.cpp) ---
Value list_repr(Vm& vm, List* list);
Value tuple_repr(Vm& vm, Tuple* tuple);
Result<int64_t> tuple_hash(Vm& vm, Tuple* tuple);
Value list_compare(Vm& vm, CompareOp op, List* x, List* y);
Value tuple_compare(Vm& vm, CompareOp op, Tuple* x, Tuple* y);
/// "list indices must be integers or slices, not X", "list index out of range".
Value list_get_item(Vm& vm, List* list, Value key);
Status list_set_item(Vm& vm, List* list, Value key, Value value);
Status list_del_item(Vm& vm, List* list, Value key);
Value tuple_get_item(Vm& vm, Tuple* tuple, Value key);
Result<bool> list_contains(Vm& vm, List* list, Value item);
Result<bool> tuple_contains(Vm& vm, Tuple* tuple, Value item);
/// TypeError 'can only concatenate list (not "int") to list'.
Value list_concat(Vm& vm, List* x, Value y);
Value tuple_concat(Vm& vm, Tuple* x, Value y);
Value list_repeat(Vm& vm, List* list, Value count);
Value tuple_repeat(Vm& vm, Tuple* tuple, Value count);
/// x += iterable / x *= count, in place; give x.
Value list_inplace_concat(Vm& vm, List* x, Value iterable);
Value list_inplace_repeat(Vm& vm, List* x, Value count);

// --- dict, its views, mappingproxy (runtime/object/hash_table.cpp) ---
Value dict_repr(Vm& vm, Dict* dict);
/// Eq and Ne only (else not_implemented).
Value dict_compare(Vm& vm, CompareOp op, Dict* x, Dict* y);
/// dict[key]: __missing__ of subclasses, KeyError(key).
Value dict_get_item(Vm& vm, Dict* dict, Value key);
/// KeyError(key) if absent.
Status dict_del_item(Vm& vm, Dict* dict, Value key);
Result<bool> dict_contains(Vm& vm, Dict* dict, Value key);
/// x | y: both dicts, else not_implemented.
Value dict_union(Vm& vm, Dict* x, Value y);
/// x |= y: mapping or iterable of pairs; gives x.
Value dict_update_in_place(Vm& vm, Dict* x, Value y);
Value dict_view_repr(Vm& vm, DictView* view);
Value dict_view_compare(Vm& vm, CompareOp op, DictView* x, Value y);
Result<bool> dict_view_contains(Vm& vm, DictView* view, Value item);

// --- set, frozenset (runtime/object/set_table.cpp) ---
Value set_repr(Vm& vm, Set* set);
Result<int64_t> set_hash(Vm& vm, Set* set);
Value set_compare(Vm& vm, CompareOp op, Set* x, Value y);
/// op: BitAnd, BitOr, BitXor, Sub; both sets, else not_implemented. The result has x's basic type.
Value set_binary(Vm& vm, BinaryOp op, Set* x, Value y);
/// In place, gives x; y must be a set, else not_implemented.
Value set_inplace(Vm& vm, BinaryOp op, Set* x, Value y);
/// `item in set`: as set_contains, but an unhashable set looks for its frozenset.
Result<bool> set_contains_item(Vm& vm, Set* set, Value item);

// --- range, slice (runtime/object/sequence.cpp) ---
Value range_repr(Vm& vm, Range* range);
Result<int64_t> range_hash(Vm& vm, Range* range);
/// Eq and Ne only.
Value range_compare(Vm& vm, CompareOp op, Range* x, Range* y);
Value range_get_item(Vm& vm, Range* range, Value key);
Result<bool> range_contains(Vm& vm, Range* range, Value item);
Value slice_repr(Vm& vm, Slice* slice);
Value slice_compare(Vm& vm, CompareOp op, Slice* x, Slice* y);
Result<int64_t> slice_hash(Vm& vm, Slice* slice);

/// For repr of containers: true if `o` is already being printed (then print "[...]"); else
/// remembers it until leave. Vm::repr_stack holds the objects. Implemented in
/// runtime/vm/operators_text.cpp.
bool enter_repr(Vm& vm, Object* o);
void leave_repr(Vm& vm, Object* o);

}  // namespace aio
