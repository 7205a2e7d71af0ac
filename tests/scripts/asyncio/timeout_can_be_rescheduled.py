import asyncio


async def main():
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(0.01) as t:
        t.reschedule(None)
        await asyncio.sleep(0.03)
    print(t.expired(), t.when())  # expect: False None
    try:
        async with asyncio.timeout(3600) as t:
            t.reschedule(loop.time() - 1)
            await asyncio.sleep(1)
    except TimeoutError:
        print("past")  # expect: past
    for f in [lambda: t.reschedule(1)]:
        try:
            f()
        except RuntimeError as error:
            print(error)  # expect: Cannot change state of expired Timeout


asyncio.run(main())
