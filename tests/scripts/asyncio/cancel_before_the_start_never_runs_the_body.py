import asyncio


async def worker():
    print("never")


async def main():
    t = asyncio.create_task(worker())
    t.cancel()
    print(t.done(), t.cancelling())  # expect: False 1
    await asyncio.wait([t])
    print(t.cancelled())  # expect: True


asyncio.run(main())
