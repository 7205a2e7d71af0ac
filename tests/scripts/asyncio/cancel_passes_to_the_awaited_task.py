import asyncio


async def inner():
    try:
        await asyncio.sleep(3600)
    except asyncio.CancelledError:
        print("inner cancelled")  # expect: inner cancelled
        raise


async def outer(task):
    try:
        await task
    except asyncio.CancelledError:
        print("outer cancelled")  # expect: outer cancelled
        raise


async def main():
    i = asyncio.create_task(inner())
    o = asyncio.create_task(outer(i))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    o.cancel()
    await asyncio.wait([i, o])
    print(i.cancelled(), o.cancelled())  # expect: True True


asyncio.run(main())
