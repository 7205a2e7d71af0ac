import asyncio
import time


def blocking(x, *, y):
    time.sleep(0.02)
    return x + y


async def ticker():
    for i in range(3):
        print("tick", i)
        await asyncio.sleep(0)


async def main():
    t = asyncio.create_task(ticker())
    print(await asyncio.to_thread(blocking, 1, y=2))
    await t
    try:
        await asyncio.to_thread(lambda: 1 / 0)
    except ZeroDivisionError as error:
        print(error)


asyncio.run(main())

# expect: tick 0
# expect: tick 1
# expect: tick 2
# expect: 3
# expect: division by zero
