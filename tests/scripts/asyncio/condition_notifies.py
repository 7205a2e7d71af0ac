import asyncio


async def waiter(name, condition):
    async with condition:
        await condition.wait()
        print("woken", name)


async def main():
    condition = asyncio.Condition()
    tasks = [asyncio.create_task(waiter(n, condition)) for n in "abc"]
    await asyncio.sleep(0)
    async with condition:
        condition.notify()
        print("notified one")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    async with condition:
        condition.notify_all()
    await asyncio.gather(*tasks)
    try:
        condition.notify()
    except RuntimeError as error:
        print(error)


asyncio.run(main())

# expect: notified one
# expect: woken a
# expect: woken b
# expect: woken c
# expect: cannot notify on un-acquired lock
