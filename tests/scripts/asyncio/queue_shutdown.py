import asyncio


async def main():
    q = asyncio.Queue()
    q.put_nowait(1)
    waiting = asyncio.Queue()
    getter = asyncio.create_task(waiting.get())
    await asyncio.sleep(0)
    q.shutdown()
    waiting.shutdown()
    try:
        await q.put(2)
    except asyncio.QueueShutDown as error:
        print("put", repr(error))
    print(await q.get())
    for f in q.get(), getter:
        try:
            await f
        except asyncio.QueueShutDown as error:
            print("get", repr(error))


asyncio.run(main())

# expect: put QueueShutDown()
# expect: 1
# expect: get QueueShutDown()
# expect: get QueueShutDown()
