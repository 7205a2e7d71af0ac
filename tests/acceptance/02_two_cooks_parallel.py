# Two persons cooking: blocking work on two threads, in parallel.
import asyncio
import time


def chop(cook, what, secs):
    print(f"{cook} chops {what}")
    time.sleep(secs)
    print(f"{cook} has chopped {what}")
    return what


async def main():
    start = time.perf_counter()
    first = asyncio.create_task(asyncio.to_thread(chop, "Ann", "onions", 0.15))
    await asyncio.sleep(0.02)
    second = asyncio.create_task(asyncio.to_thread(chop, "Bob", "carrots", 0.08))
    print(await first, await second)
    took = time.perf_counter() - start
    print("in parallel:", took < 0.21)


asyncio.run(main())

# expect: Ann chops onions
# expect: Bob chops carrots
# expect: Bob has chopped carrots
# expect: Ann has chopped onions
# expect: onions carrots
# expect: in parallel: True
