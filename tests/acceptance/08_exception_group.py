# A failing task in a TaskGroup: siblings are cancelled, the block raises an ExceptionGroup.
import asyncio

cancelled = []


async def good(name):
    try:
        print(f"{name} start")
        await asyncio.sleep(1)
        print(f"{name} end")
    except asyncio.CancelledError:
        cancelled.append(name)     # in which order is not promised
        raise


async def bad():
    await asyncio.sleep(0.02)
    print("bad burns the food")
    raise ValueError("burnt")


async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(good("soup"))
            tg.create_task(bad())
            tg.create_task(good("salad"))
    except* ValueError as eg:
        print("caught", repr(eg))
        for e in eg.exceptions:
            print(" -", type(e).__name__, e)
    print("cancelled:", sorted(cancelled))
    print("dinner is late")


asyncio.run(main())

# expect: soup start
# expect: salad start
# expect: bad burns the food
# expect: caught ExceptionGroup('unhandled errors in a TaskGroup', [ValueError('burnt')])
# expect:  - ValueError burnt
# expect: cancelled: ['salad', 'soup']
# expect: dinner is late
