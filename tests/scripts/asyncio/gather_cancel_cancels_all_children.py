import asyncio


async def f(name):
    try:
        await asyncio.sleep(3600)
    except asyncio.CancelledError:
        print("cancelled", name)
        raise


async def main():
    g = asyncio.gather(f("a"), f("b"))
    await asyncio.sleep(0)
    print(g.cancel())
    try:
        await g
    except asyncio.CancelledError:
        print("gather cancelled", g.cancelled())


asyncio.run(main())

# expect: True
# expect: cancelled a
# expect: cancelled b
# expect: gather cancelled False
