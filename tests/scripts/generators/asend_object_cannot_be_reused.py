# asend reused.


def attempt(operation):
    try:
        print(operation())
    except BaseException as error:
        print(repr(error), "context:", repr(error.__context__))


async def a():
    yield 1


g0 = a()
g1 = g0.asend(None)
attempt(lambda: g1.send(None))
attempt(lambda: g1.send(None))

# expect: StopIteration(1) context: None
# expect: RuntimeError('cannot reuse already awaited __anext__()/asend()') context: None
