import asyncio


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(0.01, print, "timer")
    loop.call_soon(print, "soon")
    await asyncio.sleep(0.03)
    print("main")


asyncio.run(main())

# expect: soon
# expect: timer
# expect: main
