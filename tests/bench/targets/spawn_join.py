# ns to make a task, run it and take its result.
import asyncio
import time

COUNT = 300_000


async def work(i):
    return i


async def main():
    start = time.process_time_ns()
    for i in range(COUNT):
        await asyncio.create_task(work(i))
    print("spawn_join", (time.process_time_ns() - start) / COUNT)


asyncio.run(main())
