import asyncio


async def f(x, turns):
    for _ in range(turns):
        await asyncio.sleep(0)
    return x


async def main():
    for c in asyncio.as_completed([f("a", 5), f("b", 1), f("c", 3)]):
        print(await c)
    async for t in asyncio.as_completed([asyncio.create_task(f(x, n), name=x) for x, n in [("d", 2), ("e", 0)]]):
        print(t.get_name(), await t)


asyncio.run(main())

# expect: b
# expect: c
# expect: a
# expect: e e
# expect: d d
