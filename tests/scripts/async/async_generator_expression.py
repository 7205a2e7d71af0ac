import asyncio


async def aiter_numbers():
    for i in range(3):
        yield i


async def double(x):
    await asyncio.sleep(0)
    return 2 * x


async def main():
    g = (await double(x) async for x in aiter_numbers() if x)
    print(type(g).__name__, [x async for x in g])  # expect: async_generator [2, 4]
    h = (await double(x) for x in [1, 2])
    print(type(h).__name__, [x async for x in h])  # expect: async_generator [2, 4]


asyncio.run(main())
