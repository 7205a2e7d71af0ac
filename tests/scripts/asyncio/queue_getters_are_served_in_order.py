import asyncio


async def getter(name, q):
    print(name, "got", await q.get())


async def main():
    q = asyncio.Queue()
    tasks = [asyncio.create_task(getter(n, q)) for n in "abc"]
    await asyncio.sleep(0)
    tasks[1].cancel()
    q.put_nowait(1)
    q.put_nowait(2)
    await asyncio.wait(tasks)
    print(tasks[1].cancelled())


asyncio.run(main())

# expect: a got 1
# expect: c got 2
# expect: True
