# Async generator: StopAsyncIteration and StopIteration converted.


def attempt(operation):
    try:
        print(operation())
    except BaseException as error:
        print(repr(error), "context:", repr(error.__context__))


async def a():
    yield 1
    raise StopAsyncIteration(3)


async def b():
    yield 1
    raise StopIteration(3)


g0 = a()
g1 = b()
attempt(lambda: g0.asend(None).send(None))
attempt(lambda: g0.asend(None).send(None))
attempt(lambda: g1.asend(None).send(None))
attempt(lambda: g1.asend(None).send(None))

# expect: StopIteration(1) context: None
# expect: RuntimeError('async generator raised StopAsyncIteration') context: StopAsyncIteration(3)
# expect: StopIteration(1) context: None
# expect: RuntimeError('async generator raised StopIteration') context: StopIteration(3)
