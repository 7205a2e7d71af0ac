# Cancellation at the leaf, caught below a finally.
import sys
import types


def attempt(operation):
    try:
        print(operation())
    except BaseException as error:
        print(repr(error), "context:", repr(error.__context__))


@types.coroutine
def trap(x):
    return (yield x)


class Cancel(BaseException):
    pass


async def i():
    try:
        await trap(1)
    except Cancel as e:
        print(repr(e), "handling", repr(sys.exception()))
        return 5


async def o():
    try:
        print(await i())
    finally:
        print("finally, handling", repr(sys.exception()))


g1 = o()
attempt(lambda: g1.send(None))
attempt(lambda: g1.throw(Cancel(3)))

# expect: 1
# expect: Cancel(3) handling Cancel(3)
# expect: 5
# expect: finally, handling None
# expect: StopIteration() context: None
