import asyncio


async def f(name, barrier):
    print(name, "waits")
    i = await barrier.wait()
    print(name, "passed", i)


async def main():
    barrier = asyncio.Barrier(2)
    await asyncio.gather(f("a", barrier), f("b", barrier))
    print(barrier.n_waiting, barrier.parties, barrier.broken)


asyncio.run(main())

# expect: a waits
# expect: b waits
# expect: b passed 1
# expect: a passed 0
# expect: 0 2 False
