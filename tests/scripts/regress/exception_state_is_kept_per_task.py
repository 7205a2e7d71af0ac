import asyncio
import sys


async def f(name):
    try:
        raise ValueError(name)
    except ValueError:
        for _ in range(2):
            await asyncio.sleep(0)
            print(name, repr(sys.exception()))


async def main():
    await asyncio.gather(f("a"), f("b"))
    print(sys.exception())


asyncio.run(main())

# expect: a ValueError('a')
# expect: b ValueError('b')
# expect: a ValueError('a')
# expect: b ValueError('b')
# expect: None
