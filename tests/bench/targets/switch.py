# ns per switch between 1,000 tasks.
import asyncio
import time

TASKS = 1000
ROUNDS = 1000


async def work():
    for _ in range(ROUNDS):
        await asyncio.sleep(0)


async def main():
    tasks = [asyncio.create_task(work()) for _ in range(TASKS)]
    await asyncio.sleep(0)  # all have begun
    start = time.process_time_ns()
    for task in tasks:
        await task
    print("switch", (time.process_time_ns() - start) / (TASKS * ROUNDS))


asyncio.run(main())
