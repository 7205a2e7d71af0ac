import asyncio


async def main():
    loop = asyncio.get_running_loop()
    for i in range(3):
        loop.call_soon(print, "callback", i)
    loop.call_soon(lambda: loop.call_soon(print, "added by a callback"))
    print("main")
    await asyncio.sleep(0)
    print("main after one turn")
    await asyncio.sleep(0)
    print("main after two turns")


asyncio.run(main())

# expect: main
# expect: callback 0
# expect: callback 1
# expect: callback 2
# expect: main after one turn
# expect: added by a callback
# expect: main after two turns
