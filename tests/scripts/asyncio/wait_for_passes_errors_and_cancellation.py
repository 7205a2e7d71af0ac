import asyncio


async def fail():
    raise ValueError("v")


async def forever():
    try:
        await asyncio.sleep(3600)
    except asyncio.CancelledError:
        print("inner cancelled")
        raise


async def main():
    try:
        await asyncio.wait_for(fail(), 1)
    except ValueError as error:
        print(repr(error))
    t = asyncio.create_task(asyncio.wait_for(forever(), 10))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("outer cancelled")


asyncio.run(main())

# expect: ValueError('v')
# expect: inner cancelled
# expect: outer cancelled
