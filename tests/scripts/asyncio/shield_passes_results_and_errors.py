import asyncio


async def f(fail):
    await asyncio.sleep(0)
    if fail:
        raise ValueError("v")
    return 5


async def main():
    print(await asyncio.shield(f(False)))  # expect: 5
    try:
        await asyncio.shield(f(True))
    except ValueError as error:
        print(repr(error))  # expect: ValueError('v')
    t = asyncio.create_task(asyncio.sleep(3600))
    t.cancel()
    try:
        await asyncio.shield(t)
    except asyncio.CancelledError:
        print("inner was cancelled")  # expect: inner was cancelled


asyncio.run(main())
