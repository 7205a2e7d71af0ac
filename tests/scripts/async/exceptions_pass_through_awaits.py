import asyncio


async def deep(n):
    if n == 0:
        raise ValueError("deep")
    try:
        await deep(n - 1)
    finally:
        print("finally", n)


async def main():
    try:
        await deep(3)
    except ValueError as error:
        print("caught", error)


asyncio.run(main())

# expect: finally 1
# expect: finally 2
# expect: finally 3
# expect: caught deep
