# Blocking calls sleep side by side, and the loop goes on meanwhile.
import asyncio
import time


def blocking(name, seconds):
    print(name, "begins")
    time.sleep(seconds)
    print(name, "ends")
    return name


async def tick():
    for i in range(3):
        await asyncio.sleep(0.1)
        print("tick", i)


async def main():
    ticks = asyncio.create_task(tick())
    calls = [asyncio.to_thread(blocking, name, seconds) for name, seconds in (("a", 0.25), ("b", 0.15), ("c", 0.35))]
    print(await asyncio.gather(*calls))
    await ticks
    try:
        await asyncio.to_thread(lambda: 1 / 0)
    except ZeroDivisionError as error:
        print(error)
    try:
        await asyncio.to_thread(asyncio.get_running_loop)
    except RuntimeError as error:
        print(error)


asyncio.run(main())

# expect: a begins
# expect: b begins
# expect: c begins
# expect: tick 0
# expect: b ends
# expect: tick 1
# expect: a ends
# expect: tick 2
# expect: c ends
# expect: ['a', 'b', 'c']
# expect: division by zero
# expect: no running event loop
