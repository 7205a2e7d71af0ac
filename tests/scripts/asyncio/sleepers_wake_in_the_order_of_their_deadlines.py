import asyncio


async def sleeper(seconds):
    await asyncio.sleep(seconds)
    print(seconds)


async def main():
    await asyncio.gather(*(sleeper(s) for s in [0.06, 0.02, 0.04, 0]))


asyncio.run(main())

# expect: 0
# expect: 0.02
# expect: 0.04
# expect: 0.06
