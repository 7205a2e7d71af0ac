import asyncio


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_debug(), loop.is_running(), loop.is_closed(), asyncio.get_event_loop() is loop)
    before = loop.time()
    await asyncio.sleep(0.02)
    print(0.015 < loop.time() - before < 2)


asyncio.run(main())

# expect: False True False True
# expect: True
