# stderr: all
import asyncio


async def cook():
    print("never printed")


async def main():
    cook()
    print("main goes on")  # expect: main goes on


asyncio.run(main())

# expect-stderr: FILE:10: RuntimeWarning: coroutine 'cook' was never awaited
# expect-stderr:   cook()
# expect-stderr: RuntimeWarning: Enable tracemalloc to get the object allocation traceback
