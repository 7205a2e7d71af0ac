import asyncio


async def worker():
    try:
        await asyncio.sleep(3600)
    finally:
        try:
            await asyncio.sleep(3600)
        except asyncio.CancelledError as error:
            print("cleanup interrupted", error)
            raise


async def main():
    t = asyncio.create_task(worker())
    await asyncio.sleep(0)
    t.cancel("one")
    await asyncio.sleep(0)
    t.cancel("two")
    print(t.cancelling())
    try:
        await t
    except asyncio.CancelledError as error:
        print("cancelled", error)


asyncio.run(main())

# expect: 2
# expect: cleanup interrupted two
# expect: cancelled two
