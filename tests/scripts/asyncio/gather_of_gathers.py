import asyncio


async def f(x):
    await asyncio.sleep(0)
    return x


async def main():
    print(await asyncio.gather(asyncio.gather(f(1), f(2)), f(3), asyncio.gather()))


asyncio.run(main())

# expect: [[1, 2], 3, []]
