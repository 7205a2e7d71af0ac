import asyncio


async def main():
    p, l = asyncio.PriorityQueue(), asyncio.LifoQueue()
    for x in [3, 1, 2]:
        p.put_nowait(x)
        l.put_nowait(x)
    print([p.get_nowait() for _ in range(3)], [l.get_nowait() for _ in range(3)])


asyncio.run(main())

# expect: [1, 2, 3] [2, 1, 3]
