// Joins the builtin types (runtime/object/types.def, exceptions.def) with the tables of their
// methods.
#pragma once

namespace aio {

class Vm;

/// Tells every builtin type its TypeDef (methods are made when first looked up) and exports the
/// types. Right after bootstrap.
void install_types(Vm& vm);
/// Puts the types and exceptions that scripts know by name into vm.builtins (int, str, …,
/// ValueError, IOError …).
void export_types(Vm& vm);

}  // namespace aio
