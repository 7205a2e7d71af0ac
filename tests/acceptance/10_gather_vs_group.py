# gather does not cancel the siblings of a failing task; TaskGroup does.
import asyncio


async def slow(name):
    try:
        await asyncio.sleep(0.05)
        print(name, "finished")
    except asyncio.CancelledError:
        print(name, "was cancelled")
        raise


async def fail():
    raise RuntimeError("no salt")


async def main():
    try:
        await asyncio.gather(slow("rice"), fail())
    except RuntimeError as e:
        print("gather:", e)
    await asyncio.sleep(0.08)
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(slow("pasta"))
            tg.create_task(fail())
    except ExceptionGroup as eg:
        print("group:", eg.exceptions)
    print(await asyncio.gather(slow("fish"), fail(), return_exceptions=True))


asyncio.run(main())

# expect: gather: no salt
# expect: rice finished
# expect: pasta was cancelled
# expect: group: (RuntimeError('no salt'),)
# expect: fish finished
# expect: [None, RuntimeError('no salt')]
