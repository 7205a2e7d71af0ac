# athrow inside a handler: the handled exception is not chained.


def attempt(operation):
    try:
        print(operation())
    except BaseException as error:
        print(repr(error), "context:", repr(error.__context__))


async def a():
    yield 1


async def o():
    try:
        raise KeyError(1)
    except KeyError:
        await g0.athrow(ValueError(2))


g0 = a()
g1 = o()
attempt(lambda: g1.send(None))

# expect: ValueError(2) context: None
