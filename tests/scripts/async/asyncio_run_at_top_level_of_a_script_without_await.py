# A program without top-level await is an ordinary program: asyncio.run may be called, and again.
import asyncio


async def main(x):
    return x


print(asyncio.run(main(1)))  # expect: 1
print(asyncio.run(main(2)))  # expect: 2
try:
    asyncio.get_running_loop()
except RuntimeError as error:
    print(error)  # expect: no running event loop
