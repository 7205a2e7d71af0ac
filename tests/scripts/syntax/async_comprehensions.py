import asyncio


async def numbers(n):
    for i in range(n):
        await asyncio.sleep(0)
        yield i


async def double(x):
    return x * 2


async def main():
    print([x async for x in numbers(3)])  # expect: [0, 1, 2]
    print({x: await double(x) async for x in numbers(3) if x})  # expect: {1: 2, 2: 4}
    print({x async for x in numbers(2)})  # expect: {0, 1}
    print([await double(x) for x in range(3)])  # expect: [0, 2, 4]
    print([y async for y in (x + 1 async for x in numbers(3))])  # expect: [1, 2, 3]
    print([[x async for x in numbers(i)] for i in range(3)])  # expect: [[], [0], [0, 1]]


asyncio.run(main())
