import asyncio
import contextvars

v = contextvars.ContextVar("v")


async def main():
    loop = asyncio.get_running_loop()
    v.set("first")
    loop.call_soon(lambda: print("callback sees", v.get()))  # expect: callback sees first
    v.set("second")
    await asyncio.sleep(0)
    await asyncio.to_thread(lambda: print("thread sees", v.get()))  # expect: thread sees second


asyncio.run(main())
