import asyncio


async def f():
    raise KeyboardInterrupt


async def main():
    t = asyncio.create_task(f())
    try:
        await asyncio.sleep(3600)
    finally:
        print("main cleaned up")  # expect: main cleaned up


try:
    asyncio.run(main())
except KeyboardInterrupt:
    print("interrupted")  # expect: interrupted
