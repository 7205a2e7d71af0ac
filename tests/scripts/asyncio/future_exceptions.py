import asyncio


async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    f.set_exception(ValueError("v"))
    try:
        await f
    except ValueError as error:
        print(repr(error), repr(f.exception()))
    g = loop.create_future()
    g.set_exception(KeyError)
    print(repr(g.exception()))
    h = loop.create_future()
    try:
        h.set_exception(StopIteration())
    except TypeError as error:
        print(error)
    print(repr(h.exception()))
    try:
        loop.create_future().set_exception(5)
    except TypeError as error:
        print(error)


asyncio.run(main())

# expect: ValueError('v') ValueError('v')
# expect: KeyError()
# expect: RuntimeError('StopIteration interacts badly with generators and cannot be raised into a Future')
# expect: invalid exception object
