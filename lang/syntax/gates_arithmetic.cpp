// Instantiates arithmetic, calls and subscripts.
// Invariant: a gate runs exactly one rule, with building and diagnosis.

#include "lang/syntax/actions.hpp"

namespace g = aio::syntax::grammar;

AIO_GATE(Arithmetic, g::arithmetic)
AIO_GATE(Factor, g::factor)
