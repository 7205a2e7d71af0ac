import asyncio
import threading


async def answer(x):
    await asyncio.sleep(0)
    return x * 2


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    results = []

    def thread():
        results.append(asyncio.run_coroutine_threadsafe(answer(21), loop).result())
        loop.call_soon_threadsafe(future.set_result, "from the thread")

    t = threading.Thread(target=thread)
    t.start()
    print(await future, results)  # expect: from the thread [42]
    t.join()


asyncio.run(main())
