import asyncio


class M:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        await asyncio.sleep(0)
        print("exit", args[0])


async def f():
    for i in range(3):
        async with M():
            if i == 0:
                continue
            if i == 1:
                return "returned"


async def g():
    while True:
        async with M():
            break
    return "broke"


print(asyncio.run(f()), asyncio.run(g()))

# expect: exit None
# expect: exit None
# expect: exit None
# expect: returned broke
