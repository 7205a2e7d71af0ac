# exit: 1
# The same without a handler: exit code 1 and a traceback that shows the group.
import asyncio


async def bad(n):
    raise ValueError(f"burnt {n}")


async def main():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(bad(1))
        tg.create_task(bad(2))


asyncio.run(main())

# expect-stderr:     +------------------------------------
