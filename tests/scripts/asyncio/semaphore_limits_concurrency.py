import asyncio

running = 0


async def f(name, semaphore):
    global running
    async with semaphore:
        running += 1
        print(name, running)
        await asyncio.sleep(0)
        running -= 1


async def main():
    s = asyncio.Semaphore(2)
    await asyncio.gather(*(f(n, s) for n in "abcd"))
    print(s.locked())
    b = asyncio.BoundedSemaphore(1)
    try:
        b.release()
    except ValueError as error:
        print(error)
    try:
        asyncio.Semaphore(-1)
    except ValueError as error:
        print(error)


asyncio.run(main())

# expect: a 1
# expect: b 2
# expect: c 1
# expect: d 2
# expect: False
# expect: BoundedSemaphore released too many times
# expect: Semaphore initial value must be >= 0
