import asyncio


async def waiter(name, event):
    print(name, await event.wait())


async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(waiter(n, event)) for n in "ab"]
    await asyncio.sleep(0)
    print(event.is_set())
    event.set()
    event.set()
    await asyncio.gather(*tasks)
    print(await event.wait(), event.is_set())
    event.clear()
    print(event.is_set())


asyncio.run(main())

# expect: False
# expect: a True
# expect: b True
# expect: True True
# expect: False
