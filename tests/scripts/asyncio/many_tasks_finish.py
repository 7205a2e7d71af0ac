import asyncio


async def f(i):
    await asyncio.sleep(0)
    return i


async def main():
    print(sum(await asyncio.gather(*(f(i) for i in range(2000)))))  # expect: 1999000


asyncio.run(main())
