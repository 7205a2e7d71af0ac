// The inspection commands.
#pragma once

#include <string>
#include <vector>

namespace aio::cli {

/// aio ast|dis|check FILE…: exit status 0, 1 for a rejected program, 2 for a file that cannot be
/// read.
int inspect(const std::string& command, const std::vector<std::string>& files);

}  // namespace aio::cli
