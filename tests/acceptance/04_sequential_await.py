# Awaiting one after the other: the times add up.
import asyncio
import time


async def worker(name, delay):
    print(f"{name} start")
    await asyncio.sleep(delay / 20)
    print(f"{name} end")
    return name


async def main():
    t = time.perf_counter()
    a = await worker("A", 2)
    b = await worker("B", 1)
    took = (time.perf_counter() - t) * 20
    print(a, b, "about 3:", 2.9 < took < 4.5)


asyncio.run(main())

# expect: A start
# expect: A end
# expect: B start
# expect: B end
# expect: A B about 3: True
