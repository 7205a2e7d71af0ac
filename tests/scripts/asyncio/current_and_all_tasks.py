import asyncio


async def f():
    return asyncio.current_task().get_name()


async def main():
    a = asyncio.create_task(f(), name="a")
    print(sorted(t.get_name() for t in asyncio.all_tasks()))
    print(await a, sorted(t.get_name() for t in asyncio.all_tasks()), asyncio.current_task() in asyncio.all_tasks())


asyncio.run(main())
try:
    asyncio.current_task()
except RuntimeError as error:
    print(error)

# expect: ['Task-1', 'a']
# expect: a ['Task-1'] True
# expect: no running event loop
