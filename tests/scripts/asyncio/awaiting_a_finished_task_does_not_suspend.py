import asyncio


async def f():
    return 1


async def main():
    t = asyncio.create_task(f())
    await t
    asyncio.get_running_loop().call_soon(print, "callback")
    print(await t)
    print("still the same turn")
    await asyncio.sleep(0)


asyncio.run(main())

# expect: 1
# expect: still the same turn
# expect: callback
