import asyncio


async def fail():
    raise ValueError("inner")


async def main():
    try:
        async with asyncio.TaskGroup() as outer:
            async with asyncio.TaskGroup() as inner:
                inner.create_task(fail())
            print("never")
    except ExceptionGroup as group:
        print(repr(group))


asyncio.run(main())

# expect: ExceptionGroup('unhandled errors in a TaskGroup', [ExceptionGroup('unhandled errors in a TaskGroup', [ValueError('inner')])])
