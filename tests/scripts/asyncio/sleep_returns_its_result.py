import asyncio


async def main():
    print(await asyncio.sleep(0, "zero"), await asyncio.sleep(0.01, "ten ms"), await asyncio.sleep(-1, "negative"))
    try:
        await asyncio.sleep(float("nan"))
    except ValueError as error:
        print(error)


asyncio.run(main())

# expect: zero ten ms negative
# expect: Invalid delay: NaN (not a number)
