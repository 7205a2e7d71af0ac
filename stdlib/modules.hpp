// Native modules and the installation of the library into an interpreter.
#pragma once

#include <vector>

#include "runtime/native/native.hpp"

namespace aio {

/// Fills the builtin types with their methods and the builtins namespace with functions, types and
/// exceptions. Raised only when memory is out or a table is broken.
Status install_builtins(Vm& vm);
/// Methods of the builtin types (stdlib/types/install.cpp).
void install_types(Vm& vm);

/// The native module with this absolute name, made and put into sys.modules; undef if there is
/// none; exc if its init raised.
Value import_native_module(Vm& vm, Str* name);
/// The names of all native modules.
std::vector<const char*> native_module_names();
/// import NAME (absolute); the module itself.
Value import_native_or_script(Vm& vm, const char* name);
/// An embedded script's path and text: "NAME.aio" or "NAME/__init__.aio". Null if there is none.
const struct EmbeddedScript* find_embedded_script(std::string_view dotted_name, bool* is_package);

/// A fresh module object with __name__, __doc__, __package__, __loader__, __spec__ set.
Module* make_module(Vm& vm, Str* name, const char* doc);

}  // namespace aio
