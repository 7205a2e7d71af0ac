// Sorting of lists: list.sort(), sorted().
#pragma once

#include "runtime/object/sequence.hpp"
#include "runtime/result.hpp"

namespace aio {

/// Sorts in place, stably, with `<` of the keys only; key undef or None: the items themselves. The
/// list is empty while script code runs; ValueError "list modified during sort" if that changed it.
/// After an exception the list holds its items in some order.
Status sort_list(Vm& vm, List* list, Value key, bool reverse);

}  // namespace aio
