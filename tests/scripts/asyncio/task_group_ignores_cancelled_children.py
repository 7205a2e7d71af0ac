import asyncio


async def main():
    async with asyncio.TaskGroup() as group:
        t = group.create_task(asyncio.sleep(3600))
        await asyncio.sleep(0)
        t.cancel()
    print("left", t.cancelled())  # expect: left True


asyncio.run(main())
