import asyncio
from contextlib import asynccontextmanager, AsyncExitStack, aclosing


@asynccontextmanager
async def resource(name):
    print("open", name)
    try:
        yield name
    finally:
        await asyncio.sleep(0)
        print("close", name)


async def numbers():
    try:
        yield 1
        yield 2
    finally:
        print("numbers closed")


async def main():
    async with resource("a") as a:
        print("use", a)
    async with AsyncExitStack() as stack:
        for name in "bc":
            await stack.enter_async_context(resource(name))
        stack.push_async_callback(asyncio.sleep, 0)
        print("stacked")
    async with aclosing(numbers()) as n:
        async for x in n:
            print(x)
            break


asyncio.run(main())

# expect: open a
# expect: use a
# expect: close a
# expect: open b
# expect: open c
# expect: stacked
# expect: close c
# expect: close b
# expect: 1
# expect: numbers closed
