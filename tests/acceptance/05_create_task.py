# create_task: both run at the same time, the longest decides.
import asyncio
import time


async def worker(name, delay):
    print(f"{name} start")
    await asyncio.sleep(delay / 20)
    print(f"{name} end")
    return name


async def main():
    t = time.perf_counter()
    a = asyncio.create_task(worker("A", 2))
    b = asyncio.create_task(worker("B", 1))
    print("tasks made")
    print(await a, await b)
    took = (time.perf_counter() - t) * 20
    print("about 2:", 1.9 < took < 2.9)


asyncio.run(main())

# expect: tasks made
# expect: A start
# expect: B start
# expect: B end
# expect: A end
# expect: A B
# expect: about 2: True
