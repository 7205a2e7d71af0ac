import asyncio


class M:
    def __init__(self, name):
        self.name = name

    async def __aenter__(self):
        await asyncio.sleep(0)
        print("enter", self.name)
        return self.name

    async def __aexit__(self, kind, error, tb):
        await asyncio.sleep(0)
        print("exit", self.name, repr(error))
        return self.name == "swallow"


async def main():
    async with M("a") as a, M("b") as b:
        print(a, b)
    async with M("swallow"):
        raise ValueError("v")
    try:
        async with M("pass on"):
            raise KeyError("k")
    except KeyError:
        print("came out")


asyncio.run(main())

# expect: enter a
# expect: enter b
# expect: a b
# expect: exit b None
# expect: exit a None
# expect: enter swallow
# expect: exit swallow ValueError('v')
# expect: enter pass on
# expect: exit pass on KeyError('k')
# expect: came out
