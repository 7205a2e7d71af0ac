import asyncio


async def numbers(n):
    for i in range(n):
        yield i


async def main():
    total = 0
    async for x in numbers(5000):
        total += x
    print(total)  # expect: 12497500
    print(sum([x async for x in numbers(5000)]))  # expect: 12497500


asyncio.run(main())
