// The parts of the aio command that are not "run a program".
#pragma once

#include <string>
#include <vector>

#include "embed/src/engine.hpp"

namespace aio::cli {

/// aio ast|dis|check FILE…: exit status 0, 1 for a rejected program, 2 for a file that cannot be read.
int inspect(const std::string& command, const std::vector<std::string>& files);

/// The interactive prompt on standard input and output.
int repl(EngineOptions options);
bool isatty_stdin();

}  // namespace aio::cli
