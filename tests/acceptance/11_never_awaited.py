# stderr: nocaret
# Forgetting await: a warning on stderr, the body never runs.
import asyncio
import sys


async def cook():
    print("never printed")


async def main():
    cook()
    print("main goes on")  # expect: main goes on


sys.stderr.flush()
asyncio.run(main())

# expect-stderr: FILE:12: RuntimeWarning: coroutine 'cook' was never awaited
# expect-stderr:   cook()
# expect-stderr: RuntimeWarning: Enable tracemalloc to get the object allocation traceback
