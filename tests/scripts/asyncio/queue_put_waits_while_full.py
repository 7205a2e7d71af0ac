import asyncio


async def producer(q):
    for i in range(4):
        await q.put(i)
        print("put", i)


async def main():
    q = asyncio.Queue(2)
    t = asyncio.create_task(producer(q))
    await asyncio.sleep(0)
    for _ in range(4):
        print("got", await q.get())
        await asyncio.sleep(0)
    await t


asyncio.run(main())

# expect: put 0
# expect: put 1
# expect: got 0
# expect: put 2
# expect: got 1
# expect: put 3
# expect: got 2
# expect: got 3
