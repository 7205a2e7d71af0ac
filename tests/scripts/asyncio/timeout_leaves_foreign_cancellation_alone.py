import asyncio


async def f():
    try:
        async with asyncio.timeout(3600):
            await asyncio.sleep(3600)
    except TimeoutError:
        print("never")


async def main():
    t = asyncio.create_task(f())
    await asyncio.sleep(0)
    t.cancel("from outside")
    try:
        await t
    except asyncio.CancelledError as error:
        print("cancelled", error)  # expect: cancelled from outside


asyncio.run(main())
