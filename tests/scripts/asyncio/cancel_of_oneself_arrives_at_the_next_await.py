import asyncio


async def f():
    asyncio.current_task().cancel()
    print("goes on")  # expect: goes on
    try:
        await asyncio.sleep(0)
    except asyncio.CancelledError:
        print("now")  # expect: now
        raise


async def main():
    t = asyncio.create_task(f())
    await asyncio.wait([t])
    print(t.cancelled())  # expect: True


asyncio.run(main())
