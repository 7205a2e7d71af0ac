import asyncio


async def f(x, turns):
    for _ in range(turns):
        await asyncio.sleep(0)
    print("done", x)
    return x


async def main():
    async with asyncio.TaskGroup() as group:
        a = group.create_task(f("a", 2), name="task a")
        b = group.create_task(f("b", 1))
        print("body over")
    print(a.result(), b.result(), a.get_name())


asyncio.run(main())

# expect: body over
# expect: done b
# expect: done a
# expect: a b task a
