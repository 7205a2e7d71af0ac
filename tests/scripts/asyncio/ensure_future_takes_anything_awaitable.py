import asyncio


class A:
    def __await__(self):
        yield
        return "custom"


async def f():
    return "coroutine"


async def main():
    t = asyncio.ensure_future(f())
    print(await t, asyncio.ensure_future(t) is t, await asyncio.ensure_future(A()))
    try:
        asyncio.ensure_future(5)
    except TypeError as error:
        print(error)
    print(asyncio.isfuture(t), asyncio.isfuture(5), asyncio.iscoroutine(t))


asyncio.run(main())

# expect: coroutine True custom
# expect: An asyncio.Future, a coroutine or an awaitable is required
# expect: True False False
