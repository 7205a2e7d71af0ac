// CodeUnits survive being written and read: the library scripts start from such bytes.

#include <doctest/doctest.h>

#include "lang/bytecode/disassemble.hpp"
#include "lang/bytecode/serialize.hpp"
#include "lang/compile/compiler.hpp"
#include "lang/syntax/parser.hpp"

namespace {

/// Has every kind of constant, handlers, closures, defaults, annotations and nested units.
constexpr const char* kProgram = R"(
"""docstring"""
import os.path as p
x = [1, -170141183460469231731687303715884105728, 2.5, 3j, 'é', b'\xff', None, True, ..., (1, (2, 's'))]
assert x in (1, 2) or 1 in {1, 2, 3}
class C:
    def __init__(self, a, /, b: int = 3, *rest, key='k', **kw):
        self.a = lambda: (a, b, self)
        try:
            f(a, b=b)
        except (ValueError, KeyError) as e:
            raise TypeError from e
        finally:
            print('finally')
async def g(n):
    async with n as m:
        yield [i async for i in m if i]
match x:
    case {'k': [a, *_], **rest} if a: pass
)";

}  // namespace

TEST_CASE("serialize: a unit is read as it was written") {
  aio::Source source("<test>", kProgram);
  auto parsed = aio::syntax::parse(source, aio::syntax::Mode::File);
  REQUIRE(!parsed.error);
  auto compiled = aio::compile(*parsed.tree);
  REQUIRE(compiled.unit);
  std::string bytes, again;
  aio::write_unit(*compiled.unit, bytes);
  auto unit = aio::read_unit(bytes);
  CHECK(aio::disassemble(*unit) == aio::disassemble(*compiled.unit));
  CHECK(unit->children.size() == compiled.unit->children.size());
  CHECK(unit->children[0]->filename == "<test>");
  aio::write_unit(*unit, again);
  CHECK(again == bytes);
}
