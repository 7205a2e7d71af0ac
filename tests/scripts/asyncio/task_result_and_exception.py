import asyncio


async def good():
    return 1


async def bad():
    raise ValueError("v")


async def main():
    g, b = asyncio.create_task(good()), asyncio.create_task(bad())
    for f in [g.result, g.exception]:
        try:
            f()
        except asyncio.InvalidStateError as error:
            print(error)
    await asyncio.wait([g, b])
    print(g.result(), g.exception(), g.done(), repr(b.exception()), b.cancelled())
    try:
        b.result()
    except ValueError as error:
        print(repr(error))


asyncio.run(main())

# expect: Result is not set.
# expect: Exception is not set.
# expect: 1 None True ValueError('v') False
# expect: ValueError('v')
