import asyncio


async def main():
    child = asyncio.create_task(asyncio.sleep(3600))
    g = asyncio.gather(child, asyncio.sleep(0))
    await asyncio.sleep(0)
    child.cancel()
    try:
        await g
    except asyncio.CancelledError:
        print("cancelled", g.cancelled(), asyncio.current_task().cancelling())


asyncio.run(main())

# expect: cancelled False 0
