// Splitting exception groups: what BaseExceptionGroup.split and subgroup (stdlib/types) share with
// except*.
#pragma once

#include <vector>

#include "runtime/object/exception.hpp"

namespace aio {

/// What a part of a group is chosen by: types (class or tuple), a predicate, or identity with one
/// of some leaves.
struct GroupMatcher {
  Value condition;
  bool is_predicate = false;
  const std::vector<Value>* leaves = nullptr;
};
/// The exceptions below `exception` that match, and the rest (None without want_rest), both None
/// when empty. Runs script code.
Result<GroupMatch> split_group(Vm& vm, Value exception, const GroupMatcher& matcher,
                               bool want_rest);

}  // namespace aio
