import asyncio


async def ticker(n):
    for i in range(n):
        await asyncio.sleep(0)
        yield i


async def main():
    async for x in ticker(3):
        print(x)
    g = ticker(2)
    print(await anext(g), await g.__anext__(), await anext(g, "default"))
    try:
        await anext(g)
    except StopAsyncIteration as stop:
        print(repr(stop))


asyncio.run(main())

# expect: 0
# expect: 1
# expect: 2
# expect: 0 1 default
# expect: StopAsyncIteration()
