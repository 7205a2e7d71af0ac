// Rules of the compiler that one disassembly does not show.

#include "lang/compile/compiler.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "lang/bytecode/disassemble.hpp"
#include "lang/bytecode/operands.hpp"
#include "lang/bytecode/verify.hpp"
#include "lang/compile/docstring.hpp"
#include "lang/syntax/parser.hpp"

namespace {

struct Compiled {
  aio::CompileResult result;
  const aio::CodeUnit& unit() const { return *result.unit; }
  const aio::CodeUnit& child(std::size_t i) const { return *result.unit->children.at(i); }
  std::string message() const { return result.error ? result.error->message : ""; }
};

Compiled compile_text(const std::string& text, const aio::CompileOptions& options = {},
                      aio::syntax::Mode mode = aio::syntax::Mode::File) {
  const aio::Source source("test", text);
  auto parsed = aio::syntax::parse(source, mode);
  REQUIRE(parsed.tree.has_value());
  Compiled compiled{aio::compile(*parsed.tree, options)};
  if (compiled.result.unit) CHECK(aio::verify(*compiled.result.unit) == std::nullopt);
  return compiled;
}

int count_ops(const aio::CodeUnit& unit, aio::Op wanted) {
  int count = 0;
  for (std::size_t pc = 0; pc < unit.code.size(); pc += aio::kOpInfo[unit.code[pc].op].words) {
    count += unit.code[pc].op == static_cast<uint16_t>(wanted);
  }
  return count;
}

std::string repeated(const std::string& text, int count) {
  std::string result;
  for (int i = 0; i < count; ++i) result += text;
  return result;
}

}  // namespace

TEST_CASE("a local is checked only where it may be unbound") {
  const auto sure = compile_text("def f(a):\n  b = a\n  return b\n");
  CHECK(count_ops(sure.child(0), aio::Op::CheckLocal) == 0);
  CHECK(count_ops(sure.child(0), aio::Op::LoadUndef) == 0);
  const auto unsure = compile_text("def f(a):\n  if a:\n    b = a\n  return b, b\n");
  CHECK(count_ops(unsure.child(0), aio::Op::CheckLocal) == 1);
  CHECK(count_ops(unsure.child(0), aio::Op::LoadUndef) == 1);
}

TEST_CASE("a variable that is deleted in a loop is checked at its next read") {
  const auto compiled =
      compile_text("def f():\n  x = 1\n  for i in g():\n    print(x)\n    del x\n");
  CHECK(count_ops(compiled.child(0), aio::Op::CheckLocal) == 1);
}

TEST_CASE("long chains are compiled without recursion") {
  for (const char* link : {"+a", " and a", " < a", " % a"}) {
    const auto compiled = compile_text("x = a" + repeated(link, 100000) + "\n");
    CHECK(compiled.message() == "");
    CHECK(compiled.unit().register_count < 10);
  }
  CHECK(compile_text("if a: pass\n" + repeated("elif a: pass\n", 20000)).message() == "");
}

TEST_CASE("chains that would need too much stack end in RecursionError") {
  const auto compiled = compile_text("x = a" + repeated(".b", 100000) + "\n");
  REQUIRE(compiled.result.error.has_value());
  CHECK(compiled.result.error->kind == aio::ErrorKind::RecursionError);
  CHECK(compiled.message() == "maximum recursion depth exceeded during compilation");
}

TEST_CASE("fused jumps that cannot reach are split") {
  const auto compiled =
      compile_text("def f(a, b):\n  while a < b:\n" + repeated("    g(a, 1)\n", 20000));
  CHECK(count_ops(compiled.child(0), aio::Op::JumpNotLt) == 1);
  CHECK(count_ops(compiled.child(0), aio::Op::JumpLt) == 0);
}

TEST_CASE("more than 65536 constants are possible") {
  std::string text = "x = [";
  for (int i = 0; i < 70000; ++i) text += "f('" + std::to_string(i) + "'),";
  const auto compiled = compile_text(text + "]\n");
  CHECK(compiled.message() == "");
  CHECK(count_ops(compiled.unit(), aio::Op::LoadConstWide) > 0);
}

TEST_CASE("finally bodies nested in finally bodies do not multiply without limit") {
  std::string text = "def f():\n";
  for (int i = 1; i < 13; ++i) {
    text += std::string(i, ' ') + "try: return a\n" + std::string(i, ' ') + "finally:\n";
  }
  CHECK(compile_text(text + std::string(13, ' ') + "b\n").message() ==
        "too many statically nested blocks");
}

TEST_CASE("top-level await makes the module a coroutine only when it is used") {
  aio::CompileOptions options;
  options.allow_top_level_await = true;
  CHECK((compile_text("x = 1\n", options).unit().flags & aio::kCodeCoroutine) == 0);
  for (const char* text : {"await x\n", "async for x in y: pass\n", "async with x: pass\n",
                           "[x async for x in y]\n", "if a:\n  with b:\n    await c\n"}) {
    CHECK((compile_text(text, options).unit().flags & aio::kCodeTopLevelAwait) != 0);
    CHECK(compile_text(text).message() != "");
  }
  CHECK(compile_text("def f(): await x\n", options).message() == "");
}

TEST_CASE("exec's names live in a mapping, those of functions in it do not") {
  aio::CompileOptions options;
  options.names_in_mapping = true;
  const auto compiled =
      compile_text("x = y\ndel x\ndef f():\n  global z\n  z = y\nglobal w\nw = 1\n", options);
  CHECK(count_ops(compiled.unit(), aio::Op::StoreName) == 2);
  CHECK(count_ops(compiled.unit(), aio::Op::LoadName) == 1);
  CHECK(count_ops(compiled.unit(), aio::Op::DeleteName) == 1);
  CHECK(count_ops(compiled.unit(), aio::Op::StoreGlobal) == 1);
  CHECK(count_ops(compiled.child(0), aio::Op::StoreGlobal) == 1);
}

TEST_CASE("an expression returns its value, an interactive statement shows it") {
  const auto expression = compile_text("a + 1", {}, aio::syntax::Mode::Expression);
  CHECK(count_ops(expression.unit(), aio::Op::Return) == 1);
  const auto interactive = compile_text("a\n", {}, aio::syntax::Mode::Interactive);
  CHECK(aio::disassemble(interactive.unit()).find("DisplayHook") != std::string::npos);
}

TEST_CASE("optimise levels leave out asserts and docstrings") {
  aio::CompileOptions options;
  CHECK(count_ops(compile_text("assert a\n", options).unit(), aio::Op::Raise) == 1);
  options.optimize = 1;
  CHECK(count_ops(compile_text("assert a\n", options).unit(), aio::Op::Raise) == 0);
  CHECK(compile_text("'doc'\n", options).unit().has_docstring);
  options.optimize = 2;
  CHECK_FALSE(compile_text("'doc'\n", options).unit().has_docstring);
}

TEST_CASE("names assigned to self are known before an instance exists") {
  const auto compiled = compile_text("class C:\n  def f(me):\n    me.a = me.b = 1\n    me.a = 2\n");
  CHECK(compiled.child(0).children.at(0)->self_attributes == std::vector<std::string>{"a", "b"});
}

TEST_CASE("docstrings lose the indentation of their place") {
  CHECK(aio::compiler::clean_docstring("  one\n    two\n      three\n  ") == "one\ntwo\n  three\n");
  CHECK(aio::compiler::clean_docstring("plain") == "plain");
}

TEST_CASE("code that cannot be reached is not written, but checked") {
  const auto compiled = compile_text("def f():\n  return 1\n  g()\n");
  CHECK(count_ops(compiled.child(0), aio::Op::Call) == 0);
  CHECK(compile_text("def f():\n  return 1\n  break\n").message() == "'break' outside loop");
}

TEST_CASE("verify finds what is broken") {
  auto compiled = compile_text("x = 1\n");
  compiled.result.unit->code.pop_back();
  CHECK(aio::verify(compiled.unit()).has_value());
}
