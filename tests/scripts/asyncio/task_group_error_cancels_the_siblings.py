import asyncio


async def fail():
    await asyncio.sleep(0)
    raise ValueError("v")


async def sibling():
    try:
        await asyncio.sleep(3600)
    except asyncio.CancelledError:
        print("sibling cancelled")
        raise


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(sibling())
            group.create_task(fail())
            await asyncio.sleep(3600)
            print("never")
    except ExceptionGroup as group:
        print(repr(group), asyncio.current_task().cancelling())


asyncio.run(main())

# expect: sibling cancelled
# expect: ExceptionGroup('unhandled errors in a TaskGroup', [ValueError('v')]) 0
