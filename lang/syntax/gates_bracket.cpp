// Instantiates brackets, f-strings and parameter lists.
// Invariant: a gate runs exactly one rule, with building and diagnosis.

#include "lang/syntax/actions.hpp"

namespace g = aio::syntax::grammar;

AIO_GATE(StarExpressions, g::star_expressions_rule)
AIO_GATE(Bracket, g::bracket_rule)
AIO_GATE(FString, g::fstring)
AIO_GATE(Parameters, g::parameter_list<g::ParameterStyle::Def>)
AIO_GATE(LambdaParameters, g::parameter_list<g::ParameterStyle::Lambda>)
