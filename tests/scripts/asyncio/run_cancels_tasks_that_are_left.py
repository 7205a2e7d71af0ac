import asyncio


async def left():
    try:
        await asyncio.sleep(3600)
    except asyncio.CancelledError:
        await asyncio.sleep(0)
        print("left task cancelled")
        raise


async def main():
    asyncio.create_task(left())
    await asyncio.sleep(0)
    print("main returns")


asyncio.run(main())
print("after run")

# expect: main returns
# expect: left task cancelled
# expect: after run
