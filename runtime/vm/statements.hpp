// The out-of-line parts of raise, except, with, match, import (statements.cpp, patterns.cpp,
// import_statement.cpp).
#pragma once

#include "lang/bytecode/instruction.hpp"
#include "runtime/vm/vm.hpp"

namespace aio {

/// raise exception [from cause]: the exception (or the TypeError for a bad operand) becomes
/// pending.
void raise_statement(Vm& vm, Value exception, Value cause);
/// except cls: a bool; TypeError "catching classes that do not inherit from BaseException is not
/// allowed".
Value match_exception(Vm& vm, Value exception, Value cls);
/// except* cls: out[0] the matching part (a group) or None, out[1] the rest or None.
Status match_exception_star(Vm& vm, Value exception, Value cls, Value* out);
/// Bound __enter__ / __exit__ / __aenter__ / __aexit__ of v.
Value load_special_method(Vm& vm, Value v, SpecialUse use);
/// Which special method that is.
constexpr Special special_of(SpecialUse use) {
  constexpr Special kWhich[] = {Special::Enter, Special::Exit, Special::AEnter, Special::AExit};
  return kWhich[static_cast<size_t>(use)];
}
/// Warns if v is a coroutine that never ran.
Status drop_check(Vm& vm, Value v);

Value match_mapping(Vm& vm, Value v);
Value match_sequence(Vm& vm, Value v);
Value pattern_length(Vm& vm, Value v);
Value match_keys(Vm& vm, Value mapping, Tuple* keys);
Value match_rest(Vm& vm, Value mapping, Tuple* keys);
Value match_class(Vm& vm, Value subject, Value cls, uint32_t positional, Tuple* names);

/// import name: through builtins.__import__ if a script replaced it, else directly.
Value import_name(Vm& vm, Str* name, Value level, Value from_list);
Value import_from(Vm& vm, Value module, Str* name);
Status import_star(Vm& vm, Value module, Value ns);
/// The body of builtins.__import__: resolves relative names, imports every package on the way,
/// returns the top package or, with a from list, the module itself (with the submodules the list
/// names imported).
Value import_module_level(Vm& vm, Str* name, Dict* globals, Value from_list, int64_t level);

Value run_intrinsic(Vm& vm, Intrinsic which, Value* operands);

}  // namespace aio
