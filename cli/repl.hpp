// The interactive prompt.
#pragma once

#include "aio/fwd.hpp"

namespace aio::cli {

enum class Banner { Show, Hide };

/// Reads statements from standard input until its end, exit() or quit(); the exit status.
/// Background tasks run while it waits. Banner and prompts go to standard error unless both
/// standard input and output are terminals, so that the output of a piped session is clean.
int repl(Interpreter& interpreter, Banner banner);

}  // namespace aio::cli
