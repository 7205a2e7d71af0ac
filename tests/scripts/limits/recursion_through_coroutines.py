import asyncio


async def f(n):
    return await f(n + 1)


async def main():
    try:
        await f(0)
    except RecursionError as error:
        print("RecursionError")  # expect: RecursionError
    print("alive")  # expect: alive


asyncio.run(main())
