import asyncio


async def f():
    return asyncio.current_task().get_name()


async def main():
    a = asyncio.create_task(f(), name="chosen")
    b = asyncio.create_task(f())
    print(await a, (await b).startswith("Task-"))
    b.set_name(5)
    print(repr(b.get_name()), a.get_coro().__name__, asyncio.current_task().get_name())


asyncio.run(main())

# expect: chosen True
# expect: '5' f Task-1
