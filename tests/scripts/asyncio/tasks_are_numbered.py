import asyncio


async def f():
    return asyncio.current_task().get_name()


async def main():
    print(asyncio.current_task().get_name())
    print(await asyncio.gather(f(), f(), asyncio.create_task(f())))


asyncio.run(main())

# expect: Task-1
# expect: ['Task-3', 'Task-4', 'Task-2']
