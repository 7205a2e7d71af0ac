# Suspended coroutine cannot be awaited, even if nobody awaits it.
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


async def o():
    await g0


g0 = i()
g1 = o()
attempt(lambda: g0.send(None))
attempt(lambda: g1.send(None))

# expect: 1
# expect: RuntimeError('coroutine is being awaited already') context: None
