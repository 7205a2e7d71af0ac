// terminate(): a stop that no script can catch, asked for from another thread.
#include <chrono>
#include <string>
#include <thread>

#include "aio/aio.hpp"
#include "doctest/doctest.h"

namespace {

using namespace std::chrono_literals;

/// Terminates the interpreter from another thread a little later.
class Watchdog {
 public:
  explicit Watchdog(aio::Interpreter& interpreter)
      : thread_([&interpreter] {
          std::this_thread::sleep_for(30ms);
          interpreter.terminate();
        }) {}
  ~Watchdog() { thread_.join(); }

 private:
  std::thread thread_;
};

/// Runs a script that would never end by itself; what the host sees.
void check_ends(const std::string& script) {
  CAPTURE(script);
  std::string printed;
  {
    aio::Options options;
    options.on_stdout = [&](std::string_view text) { printed += text; };
    aio::Interpreter interpreter(options);
    Watchdog watchdog(interpreter);
    try {
      interpreter.exec(script);
      FAIL("it came to an end");
    } catch (const aio::Error& error) {
      CHECK(error.is("Terminated"));
      CHECK(std::string(error.what()) == "Terminated: the host stopped this interpreter");
    }
    CHECK(interpreter.terminated());
  }
  CHECK(printed == "");  // neither by handlers nor by what runs at the end
}

}  // namespace

TEST_CASE("a script that computes is terminated") {
  check_ends("while True: pass");
  check_ends("n = 0\nwhile True: n += 1");
  check_ends("def f(n):\n  for i in range(10**12): n += i\nf(0)");
  check_ends(
      "def f(): yield from f()\nwhile True:\n  try: list(f())\n  except RecursionError: pass");
  check_ends("sum(i for i in range(10**12))");
  check_ends("sum(range(10**12))");
  check_ends("max(map(abs, range(10**12)))");
  check_ends("import itertools\nany(x is None for x in itertools.repeat(1))");
  check_ends("import collections, itertools\ncollections.deque(itertools.repeat(1), maxlen=0)");
  check_ends("l = list(range(1000))\nwhile True: l.sort(key=lambda x: -x)");
}

TEST_CASE("no handler stops a termination") {
  check_ends(R"(
while True:
    try:
        while True: pass
    except BaseException:
        print('caught')
    finally:
        print('finally')
)");
  check_ends(R"(
import contextlib, atexit, weakref
atexit.register(print, 'atexit')
class C:
    def __del__(self): print('del')
    def __enter__(self): pass
    def __exit__(self, *exc): print('exit'); return True
def generator():
    try: yield
    finally: print('generator')
g = generator()
next(g)
c = C()
while True:
    with C(), contextlib.suppress(BaseException):
        while True: pass
)");
}

TEST_CASE("a script that waits is terminated") {
  check_ends("import asyncio\nawait asyncio.sleep(100)");
  check_ends("import asyncio\nawait asyncio.Event().wait()");
  check_ends("import asyncio\nasyncio.run(asyncio.sleep(100))");
  check_ends(R"(
import asyncio
async def stubborn():
    while True:
        try: await asyncio.sleep(10)
        except BaseException: print('caught')
async with asyncio.TaskGroup() as group:
    for i in range(10): group.create_task(stubborn())
)");
  check_ends("import asyncio\nawait asyncio.wait_for(asyncio.gather(asyncio.sleep(9)), 8)");
  check_ends("import asyncio\nwhile True: await asyncio.sleep(0)");
  check_ends("import time\ntime.sleep(100)");
  check_ends("import time\ntry: time.sleep(100)\nexcept BaseException: print('caught')");
  check_ends("import asyncio, time\nawait asyncio.to_thread(time.sleep, 100)");
  check_ends("import threading\nthreading.Event().wait(100)");
  check_ends(R"(
import threading
def spin():
    while True:
        try:
            while True: pass
        except BaseException: print('caught')
threads = [threading.Thread(target=spin) for _ in range(3)]
for thread in threads: thread.start()
for thread in threads: thread.join()
)");
  check_ends(R"(
import asyncio
async def main():
    server = await asyncio.start_server(lambda r, w: None, '127.0.0.1', 0)
    async with server: await server.serve_forever()
asyncio.run(main())
)");
}

TEST_CASE("a terminated interpreter runs nothing more") {
  aio::Interpreter interpreter;
  interpreter.exec("def f(): return 1\nasync def g(): return 2");
  aio::Value f = interpreter.get("f"), g = interpreter.get("g");
  CHECK_FALSE(interpreter.terminated());
  interpreter.terminate();
  CHECK(interpreter.terminated());
  CHECK_THROWS_AS(interpreter.exec("x = 1"), aio::Error);
  CHECK_THROWS_AS(interpreter.eval("1 + 1"), aio::Error);
  CHECK_THROWS_AS(f.call(), aio::Error);
  CHECK_THROWS_AS(interpreter.wait(interpreter.spawn(g)), aio::Error);
  CHECK_THROWS_AS(interpreter.import("json"), aio::Error);
  CHECK(interpreter.run("print('no')") == 143);
  CHECK(interpreter.close());
}

TEST_CASE("a host function may not go on over a termination") {
  aio::Interpreter interpreter;
  interpreter.def("stop()", [](aio::Interpreter& i) { i.terminate(); });
  interpreter.def("attempt(f)", [](const aio::Value& f) {
    try {
      f.call();
    } catch (const aio::Error&) {
      return 1;  // keeps quiet about it
    }
    return 0;
  });
  try {
    interpreter.exec("def f():\n  stop()\n  while True: pass\nwhile True: attempt(f)");
    FAIL("it came to an end");
  } catch (const aio::Error& error) { CHECK(error.is("Terminated")); }
}

TEST_CASE("the neighbours of a terminated interpreter go on") {
  aio::Interpreter calm;
  calm.exec("n = 0");
  {
    aio::Interpreter wild;
    Watchdog watchdog(wild);
    CHECK_THROWS_AS(wild.exec("while True: pass"), aio::Error);
    calm.exec("n += 1");
  }
  calm.exec("n += 1");
  CHECK(calm.get<int>("n") == 2);
}

TEST_CASE("closing is terminated, too") {
  aio::Interpreter interpreter;
  interpreter.exec(R"(
import asyncio
async def stubborn():
    while True:
        try: await asyncio.sleep(10)
        except BaseException: pass
task = asyncio.create_task(stubborn())
await asyncio.sleep(0)
)");
  Watchdog watchdog(interpreter);
  interpreter.close();
  CHECK(interpreter.terminated());
}
