# Fresh coroutine can be driven, not iterated.
import types


def attempt(operation):
    try:
        print(operation())
    except BaseException as error:
        print(repr(error), "context:", repr(error.__context__))


@types.coroutine
def trap(x):
    return (yield x)


async def i():
    await trap(1)


def o():
    yield from g0


g0 = i()
g1 = o()
attempt(lambda: next(g1))
attempt(lambda: next(g0))

# expect: TypeError("cannot 'yield from' a coroutine object in a non-coroutine generator") context: None
# expect: TypeError("'coroutine' object is not an iterator") context: None
