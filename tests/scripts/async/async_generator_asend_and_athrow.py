import asyncio


async def echo():
    x = None
    while True:
        try:
            x = yield x
        except ValueError as error:
            x = f"caught {error}"


async def main():
    g = echo()
    print(await g.asend(None), await g.asend("a"), await g.athrow(ValueError("v")), await g.asend("b"))
    await g.aclose()
    try:
        await g.asend("c")
    except StopAsyncIteration:
        print("over")
    fresh = echo()
    try:
        await fresh.asend("early")
    except TypeError as error:
        print(error)


asyncio.run(main())

# expect: None a caught v b
# expect: over
# expect: can't send non-None value to a just-started async generator
