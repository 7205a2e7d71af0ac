import asyncio


async def worker(q):
    while True:
        x = await q.get()
        await asyncio.sleep(0)
        print("worked", x)
        q.task_done()


async def main():
    q = asyncio.Queue()
    for i in range(3):
        q.put_nowait(i)
    t = asyncio.create_task(worker(q))
    await q.join()
    print("joined")
    t.cancel()
    try:
        q.task_done()
    except ValueError as error:
        print(error)


asyncio.run(main())

# expect: worked 0
# expect: worked 1
# expect: worked 2
# expect: joined
# expect: task_done() called too many times
