import asyncio


async def f(x, turns):
    for _ in range(turns):
        await asyncio.sleep(0)
    print("done", x)
    return x


async def main():
    print(await asyncio.gather(f("a", 3), f("b", 1), f("c", 2)))
    print(await asyncio.gather())
    c = f("same", 0)
    print(await asyncio.gather(c, c))


asyncio.run(main())

# expect: done b
# expect: done c
# expect: done a
# expect: ['a', 'b', 'c']
# expect: []
# expect: done same
# expect: ['same', 'same']
