import asyncio


async def leave():
    raise SystemExit(4)


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(leave())
        await asyncio.sleep(3600)


try:
    asyncio.run(main())
except SystemExit as error:
    print("exit", error.code)  # expect: exit 4
