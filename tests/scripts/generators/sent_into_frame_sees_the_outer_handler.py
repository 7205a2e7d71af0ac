# Exception state: sent-into frame sees the outer handler.
import sys


def attempt(operation):
    try:
        print(operation())
    except BaseException as error:
        print(repr(error), "context:", repr(error.__context__))


def i():
    yield repr(sys.exception())
    yield repr(sys.exception())


def o():
    try:
        raise KeyError(1)
    except KeyError:
        yield from i()


g1 = o()
attempt(lambda: next(g1))
attempt(lambda: next(g1))

# expect: KeyError(1)
# expect: KeyError(1)
