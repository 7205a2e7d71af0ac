import asyncio


async def f():
    await asyncio.sleep(0)


async def bad():
    raise ValueError("v")


async def main():
    t = asyncio.create_task(f(), name="t")
    print(repr(t).split(" at ")[0].replace(__file__, "FILE"))
    await t
    print(repr(t).split(" at ")[0])
    print(repr(t).endswith("result=None>"))
    b = asyncio.create_task(bad(), name="b")
    await asyncio.wait([b])
    print(repr(b).endswith("exception=ValueError('v')>"))
    c = asyncio.create_task(f(), name="c")
    c.cancel()
    await asyncio.wait([c])
    print(repr(c)[:20])


asyncio.run(main())

# expect: <Task pending name='t' coro=<f() running
# expect: <Task finished name='t' coro=<f() done, defined
# expect: True
# expect: True
# expect: <Task cancelled name
