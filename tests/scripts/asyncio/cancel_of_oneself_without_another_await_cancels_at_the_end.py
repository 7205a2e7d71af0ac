import asyncio


async def f():
    asyncio.current_task().cancel()
    return "done"


async def main():
    t = asyncio.create_task(f())
    await asyncio.wait([t])
    print(t.cancelled())  # expect: True


asyncio.run(main())
