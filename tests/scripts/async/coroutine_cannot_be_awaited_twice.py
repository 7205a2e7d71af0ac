import asyncio


async def f():
    return 1


async def main():
    c = f()
    await c
    for attempt in range(2):
        try:
            await c
        except RuntimeError as error:
            print(error)


asyncio.run(main())

# expect: cannot reuse already awaited coroutine
# expect: cannot reuse already awaited coroutine
