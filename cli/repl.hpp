// The interactive prompt.
#pragma once

#include "aio/fwd.hpp"

namespace aio::cli {

/// Reads statements from standard input until its end, exit() or quit(); the exit status.
/// Background tasks run while it waits.
int repl(Interpreter& interpreter);

}  // namespace aio::cli
