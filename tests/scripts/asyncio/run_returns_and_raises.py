import asyncio


async def good():
    return "value"


async def bad():
    raise ValueError("v")


print(asyncio.run(good()))
try:
    asyncio.run(bad())
except ValueError as error:
    print(repr(error))
for thing in 5, good:
    try:
        asyncio.run(thing)
    except ValueError as error:
        print(str(error).split(" at 0x")[0])
    except TypeError as error:
        print(str(error).split(" at 0x")[0])

# expect: value
# expect: ValueError('v')
# expect: a coroutine was expected, got 5
# expect: a coroutine was expected, got <function good
