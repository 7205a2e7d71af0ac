# Exception state: thrown-into frame does not.
import sys


def attempt(operation):
    try:
        print(operation())
    except BaseException as error:
        print(repr(error), "context:", repr(error.__context__))


def i():
    try:
        yield 1
    except ValueError:
        yield repr(sys.exception())


def o():
    try:
        raise KeyError(1)
    except KeyError:
        yield from i()


g1 = o()
attempt(lambda: next(g1))
attempt(lambda: g1.throw(ValueError(2)))

# expect: 1
# expect: ValueError(2)
