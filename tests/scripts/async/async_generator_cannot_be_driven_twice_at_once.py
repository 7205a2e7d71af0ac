import asyncio


async def f():
    await asyncio.sleep(0)
    yield 1


async def main():
    g = f()
    print(await asyncio.gather(anext(g), anext(g), return_exceptions=True))


asyncio.run(main())

# expect: [1, RuntimeError('anext(): asynchronous generator is already running')]
