// Instantiates conditional expressions, lambda and boolean operators.
// Invariant: a gate runs exactly one rule, with building and diagnosis.

#include "lang/syntax/actions.hpp"

namespace g = aio::syntax::grammar;

AIO_GATE(Expression, g::expression_rule)
AIO_GATE(Disjunction, g::disjunction_rule)
