import asyncio


async def child():
    try:
        await asyncio.sleep(3600)
    except asyncio.CancelledError:
        print("child cancelled")  # expect: child cancelled
        raise


async def parent():
    async with asyncio.TaskGroup() as group:
        group.create_task(child())


async def main():
    t = asyncio.create_task(parent())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError as error:
        print("cancelled", repr(error))  # expect: cancelled CancelledError()


asyncio.run(main())
