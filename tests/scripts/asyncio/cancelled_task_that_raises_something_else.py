import asyncio


async def f():
    try:
        await asyncio.sleep(3600)
    except asyncio.CancelledError:
        raise ValueError("instead")


async def main():
    t = asyncio.create_task(f())
    await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except ValueError as error:
        print(repr(error), repr(error.__context__), t.cancelled())


asyncio.run(main())

# expect: ValueError('instead') CancelledError() False
