import asyncio


async def main():
    t = asyncio.timeout(1)
    try:
        t.reschedule(5)
    except RuntimeError as error:
        print(error)  # expect: Timeout has not been entered
    async with t:
        pass
    try:
        async with t:
            pass
    except RuntimeError as error:
        print(error)  # expect: Timeout has already been entered
    print(repr(t))  # expect: <Timeout [finished]>


asyncio.run(main())
