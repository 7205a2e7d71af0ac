import asyncio


async def f(turns):
    for _ in range(turns):
        await asyncio.sleep(0)
    return turns


async def main():
    tasks = [asyncio.create_task(f(n), name=str(n)) for n in (1, 5)]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print([t.get_name() for t in done], [t.get_name() for t in pending])  # expect: ['1'] ['5']
    done, pending = await asyncio.wait(tasks)
    print(sorted(t.result() for t in done), pending)  # expect: [1, 5] set()
    done, pending = await asyncio.wait([asyncio.create_task(asyncio.sleep(1))], timeout=0)
    print(len(done), len(pending), pending.pop().cancel())  # expect: 0 1 True


asyncio.run(main())
