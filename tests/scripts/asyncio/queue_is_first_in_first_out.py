import asyncio


async def main():
    q = asyncio.Queue()
    for x in "abc":
        q.put_nowait(x)
    print(q.qsize(), q.empty(), q.full(), await q.get(), q.get_nowait(), await q.get(), q.empty())
    try:
        q.get_nowait()
    except asyncio.QueueEmpty as error:
        print(repr(error))
    small = asyncio.Queue(1)
    small.put_nowait(1)
    try:
        small.put_nowait(2)
    except asyncio.QueueFull as error:
        print(repr(error), small.maxsize)


asyncio.run(main())

# expect: 3 False False a b c True
# expect: QueueEmpty()
# expect: QueueFull() 1
