# aclose of an unstarted async generator.


def attempt(operation):
    try:
        print(operation())
    except BaseException as error:
        print(repr(error), "context:", repr(error.__context__))


async def a():
    yield 1


g0 = a()
attempt(lambda: g0.aclose().send(None))
attempt(lambda: g0.asend(None).send(None))

# expect: StopIteration() context: None
# expect: StopAsyncIteration() context: None
