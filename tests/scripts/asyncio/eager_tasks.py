import asyncio


async def quick(x):
    print("runs", x)
    return x


async def slow(x):
    print("starts", x)
    await asyncio.sleep(0)
    print("ends", x)
    return x


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    a = asyncio.create_task(quick("a"))
    print("done at once", a.done())
    b = asyncio.create_task(slow("b"))
    print("suspended", b.done())
    print(await a, await b)


asyncio.run(main())

# expect: runs a
# expect: done at once True
# expect: starts b
# expect: suspended False
# expect: ends b
# expect: a b
