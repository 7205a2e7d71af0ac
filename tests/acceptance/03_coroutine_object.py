# Calling an async function only makes a coroutine object; nothing runs until it is awaited.
import asyncio


async def cook():
    print("cooking")
    return "dinner"


async def main():
    c = cook()
    print("called, not yet running:", type(c).__name__)
    print("result:", await c)
    try:
        await c
    except RuntimeError as e:
        print("RuntimeError:", e)


asyncio.run(main())

# expect: called, not yet running: coroutine
# expect: cooking
# expect: result: dinner
# expect: RuntimeError: cannot reuse already awaited coroutine
