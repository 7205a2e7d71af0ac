# A function that computes does not keep the loop from running.
import asyncio


def compute(n):
    total = 0
    for i in range(n):
        total += i
    return total


async def beat():
    beats = 0
    try:
        while True:
            await asyncio.sleep(0.001)
            beats += 1
    except asyncio.CancelledError:
        return beats


async def main():
    beating = asyncio.create_task(beat())
    print(await asyncio.to_thread(compute, 20_000_000))  # expect: 199999990000000
    beating.cancel()
    print(await beating > 3)  # expect: True


asyncio.run(main())
