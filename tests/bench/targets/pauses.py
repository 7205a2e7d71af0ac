# How long (in CPU time) the collector stops a program that has 1,000,000 live tasks and makes garbage.
import asyncio
import time

TASKS = 1_000_000
SECONDS = 3
# What a loop turn takes anyway; only longer gaps are pauses.
NOTICEABLE_NS = 20_000


async def wait_for(event):
    await event.wait()


def gaps():
    """Gaps between two looks at the clock, in a loop whose turns are short."""
    now = time.process_time_ns  # CPU time: what other processes take from the machine is no pause of ours
    found = []
    last = now()
    end = last + SECONDS * 1_000_000_000
    kept = None
    while last < end:
        kept = [last, (last, kept is None), {"k": last}]
        time_now = now()
        if time_now - last > NOTICEABLE_NS:
            found.append(time_now - last)
        last = time_now
    return sorted(found)


async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(wait_for(event)) for _ in range(TASKS)]
    await asyncio.sleep(0)
    found = gaps() or [0]
    print("pauses_p99", found[int(len(found) * 0.99)] / 1e6)
    print("pauses_max", found[-1] / 1e6)
    event.set()
    await asyncio.sleep(0)
    for task in tasks:
        await task


asyncio.run(main())
