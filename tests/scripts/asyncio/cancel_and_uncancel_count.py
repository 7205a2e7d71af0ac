import asyncio


async def main():
    t = asyncio.current_task()
    t.cancel()
    t.cancel()
    print(t.cancelling())
    try:
        await asyncio.sleep(0)
    except asyncio.CancelledError:
        print("once", t.cancelling(), t.uncancel(), t.uncancel(), t.uncancel(), t.cancelling())
    await asyncio.sleep(0)
    print("not again")


asyncio.run(main())

# expect: 2
# expect: once 2 1 0 0 0
# expect: not again
