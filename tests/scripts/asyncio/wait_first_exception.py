import asyncio


async def good(turns):
    for _ in range(turns):
        await asyncio.sleep(0)


async def bad():
    await asyncio.sleep(0)
    raise ValueError("v")


async def main():
    tasks = [asyncio.create_task(c, name=n) for n, c in [("quick", good(0)), ("slow", good(9)), ("bad", bad())]]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print(sorted(t.get_name() for t in done), [t.get_name() for t in pending], repr(tasks[2].exception()))
    await asyncio.wait(pending)


asyncio.run(main())

# expect: ['bad', 'quick'] ['slow'] ValueError('v')
