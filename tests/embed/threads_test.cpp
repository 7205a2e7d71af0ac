// Interpreters on threads of their own: nothing is shared, so nothing has to be locked.
#include <string>
#include <thread>
#include <vector>

#include "aio/aio.hpp"
#include "doctest/doctest.h"

namespace {

/// Makes much garbage, waits, imports, matches, and fails; the same text whoever runs it.
constexpr const char* kWork = R"(
import asyncio, collections, datetime, json, logging, re, threading

async def square(n):
    await asyncio.sleep(0.001 * (n % 3))
    return n * n

async def main():
    queue = asyncio.Queue(4)
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(square(n)) for n in range(50)]
        in_thread = group.create_task(asyncio.to_thread(sum, range(10000)))
    return sum(t.result() for t in tasks) + in_thread.result()

def run():
    total = asyncio.run(main())
    words = collections.Counter(re.findall(r"\w+", "one two two three three three " * 200))
    text = json.dumps({str(n): [n, n / 7, str(n)] for n in range(500)})
    assert json.loads(text)["7"] == [7, 1.0, "7"]
    try:
        {}["missing"]
    except KeyError as error:
        total += len(str(error))
    for n in range(20000):
        str(n) + str(datetime.timedelta(days=n % 9))
    return f"{total} {words.most_common(1)} {len(text)} {2**200 % 997}"
)";

std::string work() {
  aio::Interpreter interpreter;
  interpreter.exec(kWork);
  return interpreter.call<std::string>("run");
}

}  // namespace

TEST_CASE("interpreters on several threads at once") {
  const std::string expected = work();
  std::vector<std::string> results(4);
  std::vector<std::thread> threads;
  for (std::string& result : results)
    threads.emplace_back([&result] { result = work() + "|" + work(); });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& result : results) CHECK(result == expected + "|" + expected);
}

TEST_CASE("an interpreter may live on another thread than the one that links the library") {
  int answer = 0;
  std::thread([&] {
    aio::Interpreter interpreter;
    answer = interpreter.eval<int>("6 * 7");
  }).join();
  CHECK(answer == 42);
}
