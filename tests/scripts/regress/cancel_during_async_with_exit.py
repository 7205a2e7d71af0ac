import asyncio


class M:
    async def __aenter__(self):
        pass

    async def __aexit__(self, kind, error, tb):
        print("exit begins", kind)  # expect: exit begins None
        await asyncio.sleep(0)
        print("never")


async def f():
    async with M():
        pass


async def main():
    t = asyncio.create_task(f())
    await asyncio.sleep(0)
    t.cancel()
    await asyncio.wait([t])
    print(t.cancelled())  # expect: True


asyncio.run(main())
