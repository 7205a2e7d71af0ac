import asyncio


async def f():
    print("running")
    return 1


async def main():
    c = f()
    print("made", type(c).__name__)
    print(await c)


asyncio.run(main())

# expect: made coroutine
# expect: running
# expect: 1
