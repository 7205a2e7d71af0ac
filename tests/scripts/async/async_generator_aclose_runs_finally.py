import asyncio


async def f():
    try:
        yield 1
    finally:
        await asyncio.sleep(0)
        print("cleaned up")  # expect: cleaned up


async def main():
    g = f()
    await anext(g)
    await g.aclose()
    await g.aclose()
    print("closed")  # expect: closed


asyncio.run(main())
