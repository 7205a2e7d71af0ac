// Start of an interpreter: the types, the names and the shared objects that everything else needs.
#pragma once

namespace aio {

class Vm;

/// Creates all builtin types (types.def, exceptions.def) without their methods, the interned names,
/// the one-character strings and the empty tuple, and registers them as roots. The heap must be up;
/// nothing else need be.
void bootstrap_types(Vm& vm);

}  // namespace aio
