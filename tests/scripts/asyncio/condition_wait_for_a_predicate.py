import asyncio


async def main():
    condition = asyncio.Condition()
    value = 0

    async def waiter():
        async with condition:
            result = await condition.wait_for(lambda: value >= 2 and "big enough")
            print(result, value)  # expect: big enough 2

    t = asyncio.create_task(waiter())
    for _ in range(3):
        await asyncio.sleep(0)
        async with condition:
            value += 1
            condition.notify()
    await t


asyncio.run(main())
