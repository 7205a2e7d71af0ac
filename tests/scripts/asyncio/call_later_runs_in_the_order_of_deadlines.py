import asyncio


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(0.04, print, "late")
    loop.call_later(0.02, print, "early")
    handle = loop.call_later(0.03, print, "never")
    handle.cancel()
    loop.call_at(loop.time() + 0.03, print, "middle")
    loop.call_later(0, print, "at once")
    await asyncio.sleep(0.07)
    print("end")


asyncio.run(main())

# expect: at once
# expect: early
# expect: middle
# expect: late
# expect: end
