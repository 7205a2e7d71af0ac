import asyncio


async def f(name, lock):
    async with lock:
        print(name, "in", lock.locked())
        await asyncio.sleep(0)
        print(name, "out")


async def main():
    lock = asyncio.Lock()
    await asyncio.gather(*(f(n, lock) for n in "abc"))
    print(lock.locked())
    try:
        lock.release()
    except RuntimeError as error:
        print(error)


asyncio.run(main())

# expect: a in True
# expect: a out
# expect: b in True
# expect: b out
# expect: c in True
# expect: c out
# expect: False
# expect: Lock is not acquired.
