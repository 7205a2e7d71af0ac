// "Did you mean": the closest of some names, by CPython's edit distance.
#pragma once

#include <string>
#include <vector>

namespace aio {

/// The candidate that is close enough to `name` to be suggested; empty if none is. Moves cost 2, a change of case 1; at
/// most a third of the letters may differ, as in CPython's traceback module.
std::string closest_name(const std::string& name, const std::vector<std::string>& candidates);

}  // namespace aio
