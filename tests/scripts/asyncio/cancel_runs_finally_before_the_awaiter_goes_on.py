import asyncio


async def worker():
    try:
        await asyncio.sleep(3600)
    finally:
        print("cleanup")


async def main():
    t = asyncio.create_task(worker())
    await asyncio.sleep(0)
    print(t.cancel(), t.cancelled(), t.cancelling())
    try:
        await t
    except asyncio.CancelledError as error:
        print(repr(error), t.cancelled(), t.done(), t.cancel())


asyncio.run(main())

# expect: True False 1
# expect: cleanup
# expect: CancelledError() True True False
