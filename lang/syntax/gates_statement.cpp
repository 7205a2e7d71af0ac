// Instantiates simple statements, blocks and the roots.
// Invariant: a gate runs exactly one rule, with building and diagnosis.

#include "lang/syntax/actions.hpp"

namespace g = aio::syntax::grammar;

AIO_GATE(Statement, g::statement_rule)
AIO_GATE(Block, g::block_rule)

namespace aio::syntax {

void run_file(Input& in, Parser& p) {
  if (!run<g::file>(in, p)) diagnose(ErrorPoint::Generic, p);
}

void run_expression(Input& in, Parser& p) {
  if (!run<g::eval_input>(in, p)) diagnose(ErrorPoint::Generic, p);
}

}  // namespace aio::syntax
