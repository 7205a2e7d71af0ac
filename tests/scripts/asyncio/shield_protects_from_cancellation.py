import asyncio


async def important():
    await asyncio.sleep(0.02)
    print("important work done")
    return "result"


async def main():
    inner = asyncio.create_task(important())
    outer = asyncio.create_task(asyncio.wait_for(asyncio.shield(inner), 3600))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    outer.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print("outer cancelled, inner done:", inner.done())
    print(await inner)


asyncio.run(main())

# expect: outer cancelled, inner done: False
# expect: important work done
# expect: result
