# gather: results in the order of the arguments, whatever finishes first.
import asyncio
import time


async def worker(name, delay):
    print(f"{name} start")
    await asyncio.sleep(delay / 20)
    print(f"{name} end")
    return f"{name} after {delay}"


async def main():
    t = time.perf_counter()
    results = await asyncio.gather(worker("A", 2), worker("B", 1))
    took = (time.perf_counter() - t) * 20
    print(results, "about 2:", 1.9 < took < 2.9)


asyncio.run(main())

# expect: A start
# expect: B start
# expect: B end
# expect: A end
# expect: ['A after 2', 'B after 1'] about 2: True
