import asyncio


async def n(x):
    return x


async def main():
    print(await n(2) ** 3, -await n(2), await n(1) + await n(2), not await n(0), (await n([1, 2]))[1])
    print([await n(1), *await n([2, 3])], {await n("k"): await n("v")}, f"{await n('in f-string')}", await n(1) if await n(True) else 0)
    x = await n(1), await n(2)
    print(x, await (await n(n(3))))


asyncio.run(main())

# expect: 8 -2 3 True 2
# expect: [1, 2, 3] {'k': 'v'} in f-string 1
# expect: (1, 2) 3
