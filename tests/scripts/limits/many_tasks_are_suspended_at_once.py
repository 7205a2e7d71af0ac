# not: gcstress a collection at every safepoint takes too long here
import asyncio


async def f(event):
    await event.wait()
    return 1


async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(f(event)) for _ in range(20_000)]
    await asyncio.sleep(0)
    event.set()
    print(sum([await t for t in tasks]))  # expect: 20000


asyncio.run(main())
