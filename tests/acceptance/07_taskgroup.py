# TaskGroup: leaves the block when all tasks are done.
import asyncio
import time


async def worker(name, delay):
    print(f"{name} start")
    await asyncio.sleep(delay / 20)
    print(f"{name} end")
    return name


async def main():
    t = time.perf_counter()
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(worker("A", 2))
        b = tg.create_task(worker("B", 1))
        print("end of the block")
    took = (time.perf_counter() - t) * 20
    print(a.result(), b.result(), "about 2:", 1.9 < took < 2.9)


asyncio.run(main())

# expect: end of the block
# expect: A start
# expect: B start
# expect: B end
# expect: A end
# expect: A B about 2: True
