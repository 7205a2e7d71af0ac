import asyncio


async def child():
    try:
        await asyncio.sleep(3600)
    finally:
        print("child ends")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(child())
            await asyncio.sleep(0)
            raise KeyError("body")
    except* KeyError as errors:
        print(repr(errors))


asyncio.run(main())

# expect: child ends
# expect: ExceptionGroup('unhandled errors in a TaskGroup', [KeyError('body')])
