import asyncio

order = []


async def f(name, n):
    for i in range(n):
        order.append(f"{name}{i}")
        await asyncio.sleep(0)


async def main():
    await asyncio.gather(f("a", 3), f("b", 2), f("c", 1))
    print(*order)  # expect: a0 b0 c0 a1 b1 a2


asyncio.run(main())
