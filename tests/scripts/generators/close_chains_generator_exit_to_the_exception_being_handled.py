# close() chains GeneratorExit to the closer's exception.
import sys


def attempt(operation):
    try:
        print(operation())
    except BaseException as error:
        print(repr(error), "context:", repr(error.__context__))


def i():
    try:
        yield 1
    finally:
        print("finally, handling", repr(sys.exception()))


def o():
    next(g0)
    try:
        raise KeyError(1)
    except KeyError:
        g0.close()
    yield 0


g0 = i()
g1 = o()
attempt(lambda: next(g1))

# expect: finally, handling GeneratorExit()
# expect: 0
