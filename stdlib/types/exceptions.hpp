// The tables of the builtin exception classes.
#pragma once

namespace aio {

class Vm;

/// Tells the exception classes their TypeDefs, and asyncio's their module.
void install_exceptions(Vm& vm);

}  // namespace aio
