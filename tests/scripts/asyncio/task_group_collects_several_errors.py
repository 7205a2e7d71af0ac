import asyncio


async def fail(e):
    raise e


async def fail_in_cleanup():
    try:
        await asyncio.sleep(3600)
    finally:
        raise KeyError("cleanup")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail_in_cleanup())
            group.create_task(fail(ValueError(1)))
            group.create_task(fail(ValueError(2)))
    except BaseExceptionGroup as group:
        print(repr(group))


asyncio.run(main())

# expect: ExceptionGroup('unhandled errors in a TaskGroup', [ValueError(1), ValueError(2), KeyError('cleanup')])
