// Interpreters: isolation, output, the event loop, interrupts, limits.
#include <doctest/doctest.h>

#include <chrono>
#include <thread>

#include "aio/aio.hpp"

using aio::Error;
using aio::Interpreter;

TEST_CASE("two interpreters share nothing") {
  Interpreter a, b;
  a.exec("import sys\nx = 'a'\nsys.marker = 1");
  b.exec("import sys\nx = 'b'");
  CHECK(a.get<std::string>("x") == "a");
  CHECK(b.get<std::string>("x") == "b");
  CHECK(!b.eval<bool>("hasattr(sys, 'marker')"));
}

TEST_CASE("output callbacks") {
  std::string out, err;
  {
    Interpreter vm({.on_stdout = [&](std::string_view s) { out += s; },
                    .on_stderr = [&](std::string_view s) { err += s; }});
    vm.exec("import sys\nprint('hello', 1)\nprint('oops', file=sys.stderr)");
    CHECK(vm.run("1/0") == 1);
    CHECK(vm.run("raise SystemExit(7)") == 7);
  }
  CHECK(out == "hello 1\n");
  CHECK(err.starts_with("oops\nTraceback (most recent call last):\n"));
  CHECK(err.ends_with("ZeroDivisionError: division by zero\n"));
}

TEST_CASE("awaiting: exec, eval, spawn and wait share one loop") {
  Interpreter vm;
  vm.exec(R"(
import asyncio
log = []
async def work(name, delay=0.01):
    await asyncio.sleep(delay)
    log.append(name)
    return name.upper()
async def fail():
    raise KeyError('x')
await work('first')
)");
  aio::Future background = vm.spawn(vm.get("work"), "background");
  CHECK(!background.done());
  CHECK(vm.eval<std::string>("await work('second', 0.03)") == "SECOND");
  CHECK(background.done());
  CHECK(background.result<std::string>() == "BACKGROUND");
  CHECK(vm.wait<std::string>(vm.spawn(vm.call("work", "third"))) == "THIRD");
  CHECK(vm.eval("log").repr() == "['first', 'background', 'second', 'third']");
  CHECK_THROWS_AS(vm.wait(vm.spawn(vm.get("fail"))), Error);
  aio::Future stopped = vm.spawn(vm.get("work"), "never", 100);
  CHECK(stopped.cancel());
  try {
    vm.wait(stopped);
    FAIL("not cancelled");
  } catch (const Error& e) { CHECK(e.is("CancelledError")); }
}

TEST_CASE("closing cancels what is left") {
  std::string out;
  {
    Interpreter vm({.on_stdout = [&](std::string_view s) { out += s; }});
    vm.exec(R"(
import asyncio
async def forever():
    try:
        await asyncio.sleep(1000)
    finally:
        print('cleanup')
task = asyncio.create_task(forever())
await asyncio.sleep(0)
)");
  }
  CHECK(out == "cleanup\n");
}

TEST_CASE("interrupt from another thread: computing and waiting") {
  Interpreter vm;
  for (const char* source : {"while True: pass", "import asyncio\nawait asyncio.sleep(1000)"}) {
    std::thread other([&] {
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
      vm.interrupt();
    });
    std::string type;
    try {
      vm.exec(source);
    } catch (const Error& e) { type = e.type_name(); }
    other.join();
    CHECK(type == "KeyboardInterrupt");
  }
  CHECK(vm.eval<int>("1 + 1") == 2);
}

TEST_CASE("limits and arguments") {
  Interpreter vm({.argv = {"program", "-x"}, .recursion_limit = 100});
  CHECK(vm.eval("__import__('sys').argv").repr() == "['program', '-x']");
  vm.exec("def f(): return f()");
  try {
    vm.call("f");
    FAIL("no limit");
  } catch (const Error& e) { CHECK(e.is("RecursionError")); }
}

TEST_CASE("interactive statements") {
  std::string out;
  Interpreter vm({.on_stdout = [&](std::string_view s) { out += s; }});
  CHECK(vm.needs_more("def f():"));
  CHECK(!vm.needs_more("x = 1"));
  CHECK(!vm.interact("20 + 1"));
  CHECK(!vm.interact("_ * 2"));
  CHECK(vm.interact("raise SystemExit(5)") == 5);
  CHECK(out == "21\n42\n");
}
