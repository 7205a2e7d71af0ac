// Instantiates patterns.
// Invariant: a gate runs exactly one rule, with building and diagnosis.

#include "lang/syntax/actions.hpp"

namespace g = aio::syntax::grammar;

AIO_GATE(Pattern, g::pattern_rule)
AIO_GATE(Patterns, g::patterns_rule)
