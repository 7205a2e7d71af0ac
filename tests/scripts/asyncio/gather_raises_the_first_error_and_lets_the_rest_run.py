import asyncio


async def slow():
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print("slow goes on")  # expect: slow goes on
    return "slow"


async def fail(text):
    raise ValueError(text)


async def main():
    s = asyncio.create_task(slow())
    try:
        await asyncio.gather(s, fail("first"), fail("second"))
    except ValueError as error:
        print(error, s.done())  # expect: first True
    print(await s)  # expect: slow


asyncio.run(main())
