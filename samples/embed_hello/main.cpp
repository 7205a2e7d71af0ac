// A C++ program that gives a script a function, lets it await, and calls back into it.
#include <aio/aio.hpp>
#include <iostream>

int main() {
  try {
    aio::Interpreter python;
    python.def("shout(text: str, times: int = 1) -> str", [](const std::string& text, int times) {
      std::string out = text;
      for (int i = 0; i < times; ++i) out += '!';
      return out;
    });
    python.exec(R"(
import asyncio

async def greet(name):
    await asyncio.sleep(0.01)
    return shout(f"hello {name}", times=2)

print(await greet("script"), flush=True)
)",
                "hello.aio");
    aio::Future greeting = python.spawn(python.get("greet"), "C++");
    std::cout << python.wait<std::string>(greeting) << "\n";
  } catch (const aio::Error& error) {
    std::cerr << error.format();
    return 1;
  }
}
