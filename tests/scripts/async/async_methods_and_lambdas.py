import asyncio


class C:
    async def m(self):
        return "method"

    @classmethod
    async def c(cls):
        return cls.__name__

    @staticmethod
    async def s():
        return "static"

    async def __call__(self):
        return "call"

    @property
    async def p(self):
        return "property"


async def main():
    c = C()
    print(await c.m(), await C.c(), await c.s(), await c(), await c.p)
    f = lambda: c.m()
    print(await f())


asyncio.run(main())

# expect: method C static call property
# expect: method
