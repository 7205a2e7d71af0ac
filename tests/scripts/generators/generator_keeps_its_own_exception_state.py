import sys


def f():
    try:
        raise KeyError("inside")
    except KeyError:
        yield sys.exception()
        yield sys.exception()


g = f()
print(repr(next(g)), sys.exception())  # expect: KeyError('inside') None
try:
    raise ValueError("outside")
except ValueError:
    print(repr(next(g)), repr(sys.exception()))  # expect: KeyError('inside') ValueError('outside')
