import asyncio


async def inner():
    pass


async def main():
    c = inner()
    try:
        asyncio.run(c)
    except RuntimeError as error:
        print(error)  # expect: asyncio.run() cannot be called from a running event loop
    c.close()


asyncio.run(main())
try:
    asyncio.get_running_loop()
except RuntimeError as error:
    print(error)  # expect: no running event loop
