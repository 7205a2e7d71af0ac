import asyncio


async def fail():
    raise ValueError("v")


async def fine():
    return 1


async def main():
    cancelled = asyncio.create_task(asyncio.sleep(10))
    cancelled.cancel()
    print(await asyncio.gather(fine(), fail(), cancelled, return_exceptions=True))


asyncio.run(main())

# expect: [1, ValueError('v'), CancelledError('')]
